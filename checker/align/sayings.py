"""Aligns quotations: two versions of one saying, in two articles, and who is credited with it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from checker.language.refrains import two_lines
from checker.language.sayings import Match, Word, compare, words
from checker.language.sayings_changes import tell
from checker.language.voices import same_source, same_time
from checker.model import Alignment, Article, Claim, Field, Kind, Quote, Reason, Side, SourceClass, credit_of

_LEAST = 4  # words of a quotation that can be told from others
_TELLING = 2  # words of meaning that two quotations must have in common to be looked at
_CANDIDATES = 12  # quotations of the other text, those with most such words, that one is laid beside
_COMMON = 4  # words that two quotations must have in common before they are laid side by side
_COMMON_SHARE = 0.35  # of the words of the shorter one, each counted once
_SHORT = 2, 5  # words of a quotation that its sentence may go on with outside the marks,
_TAIL = 3, 10  # by so many words,
_TOLD = 6, 4  # of which with the quotation so many are shared, and so many that carry meaning
_SURE = 8  # shared words from which two quotations are surely one


@dataclass(frozen=True, slots=True)
class Saying:
    """A quotation with its words; `told`: with the rest of its sentence, that the writer tells outside the marks."""

    article: Article
    claim: Claim
    quote: Quote
    words: tuple[Word, ...]
    told: bool = False

    @property
    def side(self) -> Side:
        """The quotation as one side of an alignment."""
        return Side(article=self.article, claim=self.claim, mention=self.quote)


def sayings(articles: Sequence[Article], claims: Sequence[Claim]) -> list[Saying]:
    """The quotations that are long enough to be compared, and short ones with what follows them in their sentence."""
    by_id = {article.id: article for article in articles}
    found = []
    for claim in claims:
        if claim.where is not Field.TEXT:
            continue
        for quote in claim.quotes:
            said = tuple(words(quote.text))
            if len(said) >= _LEAST:
                found.append(Saying(by_id[claim.article_id], claim, quote, said))
            if _SHORT[0] <= len(said) <= _SHORT[1] and quote is claim.quotes[-1]:
                rest = Quote(
                    start=quote.start,
                    end=claim.end,
                    text=claim.text[quote.start - claim.start :],
                    speaker=quote.speaker,
                    source=quote.source,
                )
                told = tuple(words(rest.text))
                if _TAIL[0] <= len(told) - len(said) <= _TAIL[1]:
                    found.append(Saying(by_id[claim.article_id], claim, rest, told, told=True))
    return found


def align_sayings(left: Sequence[Saying], right: Sequence[Saying]) -> list[Alignment]:
    """For each quotation the best version of it in the other article: one alignment of the words, one of the credit.

    A quotation may meet several others, each in other words of it.
    """
    index: dict[str, set[int]] = {}
    for number, saying in enumerate(right):
        for word in _telling(saying):
            index.setdefault(word, set()).add(number)
    texts = [{w.text for w in saying.words} for saying in right]
    drafts = []
    for i, a in enumerate(left):
        counts: dict[int, int] = {}
        for word in _telling(a):
            for number in index.get(word, ()):
                counts[number] = counts.get(number, 0) + 1
        mine = {w.text for w in a.words}
        best = sorted((number for number in counts if counts[number] >= _TELLING), key=lambda n: (-counts[n], n))
        for number in best[:_CANDIDATES]:
            b = right[number]
            common = len(mine & texts[number])
            least = _TOLD[0] if a.told or b.told else _COMMON
            if common >= max(least, _COMMON_SHARE * min(len(a.words), len(b.words))) and not (a.told and b.told):
                match = compare(list(a.words), list(b.words))
                if match is not None and ((not a.told and not b.told) or _goes_on(a, b, match)):
                    drafts.append((match.share * min(match.shared, 3 * _SURE), i, number, match))
    found: list[Alignment] = []
    used: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for _, i, j, match in sorted(drafts, key=lambda draft: (-draft[0], draft[1], draft[2])):
        taken = (used.setdefault((0, i), []), match.a), (used.setdefault((1, j), []), match.b)
        if any(start < end_b and start_b < end for spans, (start, end) in taken for start_b, end_b in spans):
            continue  # these words have a better version
        for spans, span in taken:
            spans.append(span)
        told = left[i].told or right[j].told
        kinds = [Kind.QUOTE] if told else [Kind.QUOTE, Kind.ATTRIBUTION]
        if match.weightiest is not None and (
            _two_times(left[i].claim, right[j].claim)
            or two_lines(list(left[i].words), list(right[j].words), match)
            or (match.weightiest.weight == "word" and _two_speakers(left[i], right[j]))
        ):
            kinds = kinds[1:]  # said twice, at two times or in two lines, or by two, and not in one wording
        found += [_alignment(left[i], right[j], match, kind) for kind in kinds]
    return found


def _telling(saying: Saying) -> set[str]:
    """The words of a quotation that carry meaning: what it is found by."""
    return {w.text for w in saying.words if tell([w.text])}


def _two_times(a: Claim, b: Claim) -> bool:
    """Whether the two sentences tell of two times, outside the quotation marks."""
    told = [
        {date.value for date in claim.dates if not any(quote.span.covers(date.span) for quote in claim.quotes)}
        for claim in (a, b)
    ]
    return bool(told[0] and told[1]) and not any(x.startswith(y) or y.startswith(x) for x in told[0] for y in told[1])


def _two_speakers(a: Saying, b: Saying) -> bool:
    """Whether two people, or two bodies, are named as the speakers, each in a wording of a formula ("cowed by …").

    A body and a person may be one: somebody speaks for it.
    """
    credits = [credit_of(saying.claim.credits, saying.quote) for saying in (a, b)]
    classes = {credit.source_class for credit in credits if credit is not None}
    if None in credits or len(classes) != 1 or not classes & {SourceClass.PERSON, SourceClass.ORGANISATION}:
        return False
    if not all(credit and re.search(r"\b[A-Z]\w", credit.name.removeprefix("The ")) for credit in credits):
        return False  # "he", "the clerk"
    return same_source(a.claim, a.quote, b.claim, b.quote) is False


def _goes_on(a: Saying, b: Saying, match: Match) -> bool:
    """Whether a writer goes on with a quotation, outside the marks, in the speaker's words but for one that tells."""
    if match.shared < _TOLD[0] or match.telling < _TOLD[1] or match.weightiest is None:
        return False
    return same_source(a.claim, a.quote, b.claim, b.quote) is True


def _alignment(a: Saying, b: Saying, match: Match, kind: Kind) -> Alignment:
    probability = match.share * min(1.0, 0.5 + match.shared / (2 * _SURE))
    return Alignment(
        kind=kind,
        a=a.side,
        b=b.side,
        probability=probability,
        similarity=match.share,
        reasons=(
            Reason("shared_words", match.share, 0.0, f"the quotations share {match.shared} words in a row, or nearly"),
        ),
        same_time=same_time(a.quote, b.quote),
        same_source=same_source(a.claim, a.quote, b.claim, b.quote),
    )
