"""Articles to claims: each sentence that is read, with the typed values in it.

Furniture (`Article.removed`) is passed over. The headline is a claim too, and says so by its field.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from checker import ids
from checker.language import anaphora, dates, figures, names, provenance, quotes, sentences, sources, status
from checker.model import (
    Article,
    Claim,
    Credit,
    DateMention,
    Field,
    Figure,
    Mention,
    Quote,
    Span,
    Status,
    credit_of,
)

_Placed = TypeVar("_Placed", bound=Mention)
_Speaker = tuple[str | None, str | None]  # who is credited, and the name where a sentence gives it

#: Characters beyond which a "sentence" is no sentence (a table, a script); it is read in pieces of this length.
LONGEST = 1_500


@dataclass(frozen=True, slots=True)
class _Sentence:
    where: Field
    span: Span
    text: str
    index: int
    paragraph: int


def read(article: Article) -> list[Claim]:
    """The claims of an article, headline first, then in the order of the text.

    Every sentence outside the removed parts becomes a claim, also one without any figure: status and names are read
    from all of them. Offsets count in the field the claim stands in.
    """
    found = _sentences(article)
    resolved = sources.resolve([sources.find(s.text) for s in found], [s.text for s in found])
    claims = [_claim(article, sentence, credits) for sentence, credits in zip(found, resolved, strict=True)]
    return _with_nouns(_with_passages(article, claims))


def _with_passages(article: Article, claims: Sequence[Claim]) -> list[Claim]:
    """The claims with the parts of quotations that run over several sentences, each under its speaker.

    Who is credited in one sentence of a quotation said the others too; so did he the quotations right beside them in a
    paragraph that credits nobody else, and what the next paragraph goes on with.
    """
    paragraphs = kept_parts(article)
    passages = quotes.passages(article.text, paragraphs)
    by_paragraph: dict[int, list[int]] = {}
    for number, claim in enumerate(claims):
        if claim.where is Field.TEXT:
            by_paragraph.setdefault(claim.paragraph, []).append(number)
    found = list(claims)
    before: _Speaker = (None, None)
    for index, paragraph in enumerate(paragraphs):
        own = [passage for passage in passages if paragraph.covers(passage.span)]
        parts = [
            (number, part) for number in by_paragraph.get(index, ()) for part in _parts(article, claims[number], own)
        ]
        known = [(part, (part.source, _named(part, claims[number]))) for number, part in parts if part.source]
        only = known[0][1] if len({source for _, (source, _) in known}) == 1 else (None, None)
        said: dict[int, list[Quote]] = {}
        for number, part in parts:
            if not part.source:
                beside = only if _beside(number, parts, claims) else (None, None)
                source, name = _same_passage(part, own, known) or (beside if known else before)
                part = replace(part, source=source, speaker=name if _alone(part, claims[number]) else None)
            said.setdefault(number, []).append(part)
        for number, spoken in said.items():
            found[number] = replace(claims[number], quotes=tuple(spoken))
        before = (None, None)
        if own and own[-1].goes_on and parts:
            last = said[parts[-1][0]][-1]
            before = (last.source, last.speaker)
    return found


def _parts(article: Article, claim: Claim, passages: Sequence[quotes.Passage]) -> list[Quote]:
    """The quotations of a sentence, with what it has of those that its neighbours begin or end."""
    parts = [_spoken(quote, claim.credits) for quote in claim.quotes]
    for passage in passages:
        start, end = max(claim.start, passage.span.start), min(claim.end, passage.span.end)
        if start < end and not any(q.span.overlaps(Span(start, end)) for q in parts):
            parts.append(_spoken(Quote(start=start, end=end, text=article.text[start:end]), claim.credits))
    return sorted(parts, key=lambda quote: quote.start)


def _beside(number: int, parts: Sequence[tuple[int, Quote]], claims: Sequence[Claim]) -> bool:
    """Whether only sentences that are quotations stand between this one and the one that credits somebody.

    A sentence in between that tells of somebody ("Her neighbour was angry.") may well name another speaker.
    """
    credited = [other for other, part in parts if part.source]
    alone = {other for other, part in parts if part.source or _alone(part, claims[other])}
    return any(alone.issuperset(range(min(other, number), max(other, number) + 1)) for other in credited)


def _same_passage(
    part: Quote, passages: Sequence[quotes.Passage], known: Sequence[tuple[Quote, _Speaker]]
) -> _Speaker | None:
    """Who is credited in another sentence of the same quotation."""
    for passage in passages:
        if passage.span.covers(part.span):
            return next((speaker for other, speaker in known if passage.span.covers(other.span)), None)
    return None


def _alone(part: Quote, claim: Claim) -> bool:
    """Whether a sentence is nothing but its quotation, and that no end of one inside another."""
    outside = claim.text[: part.start - claim.start] + claim.text[part.end - claim.start :]
    return not any(letter.isalnum() for letter in outside) and part.text[-1:] not in "'’"


def _named(part: Quote, claim: Claim) -> str | None:
    """Who is credited with a quotation, where the sentence names him as stating it; None for a pronoun or an office."""
    credit = credit_of(claim.credits, _bare(part))
    words = credit.name.split() if credit else []
    return credit.name if credit and credit.states and words and words[-1] in claim.cut(credit) else None


def _with_nouns(claims: Sequence[Claim]) -> list[Claim]:
    """Figures that name no noun take that of the figure their subject points back to ("This number may rise to 12")."""
    found: list[Claim] = []
    for claim in claims:
        pointed = anaphora.antecedent(claim, found) if any(map(anaphora.bare, claim.figures)) else None
        if pointed:
            last = pointed[1]
            figures = tuple(
                replace(f, noun=last.noun, head=last.head, unit=last.unit) if anaphora.bare(f) else f
                for f in claim.figures
            )
            claim = replace(claim, figures=figures)
        found.append(claim)
    return found


def _sentences(article: Article) -> list[_Sentence]:
    found = []
    if article.title.strip():
        title = article.title
        start = len(title) - len(title.lstrip())
        span = Span(start, len(title.rstrip()))
        found.append(_Sentence(Field.TITLE, span, title[span.start : span.end], -1, -1))
    index = 0
    for number, paragraph in enumerate(kept_parts(article)):
        for sentence in sentences.split_paragraph(article.text, paragraph):
            for piece in _cut(sentence):
                text = article.text[piece.start : piece.end]
                found.append(_Sentence(Field.TEXT, piece, text, index, number))
                index += 1
    return found


def kept_parts(article: Article) -> list[Span]:
    """The paragraphs of the text, less what was removed as furniture."""
    kept = []
    removed = sorted(article.removed, key=lambda r: r.start)
    for paragraph in sentences.paragraphs(article.text):
        start = paragraph.start
        for gone in removed:
            if gone.end <= start or gone.start >= paragraph.end:
                continue
            if gone.start > start:
                kept.append(Span(start, gone.start))
            start = max(start, gone.end)
        if start < paragraph.end:
            kept.append(Span(start, paragraph.end))
    return [_trim(article.text, span) for span in kept if article.text[span.start : span.end].strip()]


def _trim(text: str, span: Span) -> Span:
    words = text[span.start : span.end]
    return Span(span.start + len(words) - len(words.lstrip()), span.end - len(words) + len(words.rstrip()))


def _cut(span: Span) -> list[Span]:
    return [Span(s, min(span.end, s + LONGEST)) for s in range(span.start, span.end, LONGEST)]


def _claim(article: Article, sentence: _Sentence, credits: Sequence[Credit]) -> Claim:
    text, start = sentence.text, sentence.span.start
    credits = provenance.credits_of(text, credits, headline=sentence.where is Field.TITLE)
    found_dates = dates.find(text, article.published)
    found_names, found_places = names.find(text)
    found_statuses = status.find(text, credits)
    found_figures = [
        replace(
            figure,
            source=figure.source or credited(credits, figure),
            as_of=dates.as_of(text, figure.start, figure.end, found_dates, article.published),
        )
        for figure in _quantities(figures.find(text), found_dates)
    ]
    nobody = {credit.name for credit in credits if not credit.key}
    statuses = [
        replace(
            s,
            as_of=s.as_of or _day(found_dates, s, article.published),
            source=None if s.source in nobody else s.source,
        )
        for s in found_statuses
    ]
    found_quotes = [_spoken(quote, credits) for quote in quotes.find(text)]
    return Claim(
        id=ids.claim_id(outlet=article.outlet or article.name, text=text),
        article_id=article.id,
        where=sentence.where,
        start=start,
        end=sentence.span.end,
        text=text,
        index=sentence.index,
        paragraph=sentence.paragraph,
        figures=_placed(found_figures, start),
        statuses=_placed(statuses, start),
        dates=_placed(found_dates, start),
        names=_placed(found_names, start),
        places=_placed(found_places, start),
        quotes=_placed(found_quotes, start),
        credits=_placed(credits, start),
    )


def _quantities(found: Sequence[Figure], found_dates: Sequence[DateMention]) -> list[Figure]:
    """The figures that are no part of a date ("Oct. 21"); durations ("two days ago") stay with the date reader."""
    return [f for f in found if not any(d.span.covers(f.span) for d in found_dates)]


def credited(credits: Sequence[Credit], mention: Mention) -> str | None:
    """Who is credited with the mention, by name."""
    credit = credit_of(credits, mention)
    return credit.name if credit else None


def _spoken(quote: Quote, credits: Sequence[Credit]) -> Quote:
    speaker = quote.speaker or credited(credits, _bare(quote))
    return replace(quote, speaker=speaker, source=quote.source or speaker)


def _bare(quote: Quote) -> Quote:
    """The quotation without its last stop: a credited content ends before that of its sentence."""
    return replace(quote, end=quote.end - len(quote.text) + len(quote.text.rstrip(".,!?…")))


def _day(found_dates: Sequence[DateMention], mention: Status, published: str | None) -> str | None:
    """The nearest date of the sentence, if it is a day; else the article's."""
    days = [d for d in found_dates if len(d.value) >= 10]
    if days:
        return min(days, key=lambda d: abs(d.start - mention.start)).value[:10]
    return published[:10] if published else None


def _placed(mentions: Sequence[_Placed], start: int) -> tuple[_Placed, ...]:
    return tuple(mention.shifted(start) for mention in mentions)
