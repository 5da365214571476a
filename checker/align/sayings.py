"""Aligns quotations: two versions of one saying, in two articles, and who is credited with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from checker.language.sayings import Match, Word, compare, words
from checker.language.voices import same_source, same_time
from checker.model import Alignment, Article, Claim, Field, Kind, Quote, Reason, Side

_LEAST = 4  # words of a quotation that can be told from others
_COMMON = 4  # words that two quotations must have in common before they are laid side by side
_SURE = 8  # shared words from which two quotations are surely one


@dataclass(frozen=True, slots=True)
class Saying:
    """A quotation with its words."""

    article: Article
    claim: Claim
    quote: Quote
    words: tuple[Word, ...]

    @property
    def side(self) -> Side:
        """The quotation as one side of an alignment."""
        return Side(article=self.article, claim=self.claim, mention=self.quote)


def sayings(articles: Sequence[Article], claims: Sequence[Claim]) -> list[Saying]:
    """The quotations that are long enough to be compared."""
    by_id = {article.id: article for article in articles}
    found = []
    for claim in claims:
        if claim.where is not Field.TEXT:
            continue
        for quote in claim.quotes:
            said = tuple(words(quote.text))
            if len(said) >= _LEAST:
                found.append(Saying(by_id[claim.article_id], claim, quote, said))
    return found


def align_sayings(left: Sequence[Saying], right: Sequence[Saying]) -> list[Alignment]:
    """For each quotation the best version of it in the other article: one alignment of the words, one of the credit.

    A quotation may meet several others, each in other words of it.
    """
    index: dict[str, set[int]] = {}
    for number, saying in enumerate(right):
        for word in {w.text for w in saying.words}:
            index.setdefault(word, set()).add(number)
    drafts = []
    for i, a in enumerate(left):
        counts: dict[int, int] = {}
        for word in {w.text for w in a.words}:
            for number in index.get(word, ()):
                counts[number] = counts.get(number, 0) + 1
        for number, common in counts.items():
            if common >= _COMMON:
                match = compare(list(a.words), list(right[number].words))
                if match is not None:
                    drafts.append((match.share * min(match.shared, 3 * _SURE), i, number, match))
    found: list[Alignment] = []
    used: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for _, i, j, match in sorted(drafts, key=lambda draft: (-draft[0], draft[1], draft[2])):
        taken = (used.setdefault((0, i), []), match.a), (used.setdefault((1, j), []), match.b)
        if any(start < end_b and start_b < end for spans, (start, end) in taken for start_b, end_b in spans):
            continue  # these words have a better version
        for spans, span in taken:
            spans.append(span)
        found += [_alignment(left[i], right[j], match, kind) for kind in (Kind.QUOTE, Kind.ATTRIBUTION)]
    return found


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
