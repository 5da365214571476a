"""What is known about one figure when it is to be compared: its clause with the values masked, and its setting."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest

from checker.align import nearby
from checker.language import anaphora, dates
from checker.language.cues import load_cues
from checker.language.lemma import lemma
from checker.model import Article, Claim, Figure, Level, Mention, Name, Place, Side, Span

#: What stands for a value in a masked clause.
MASK = "[#]"

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_DIGITS = re.compile(r"\d[\d,.:/]*\d|\d")
_BREAK = re.compile(
    r"[;:—–()]|,(?=\s)|\s(?:and|but|while|whereas|although|though|which|who|after|before|as|with|including)\s"
)
_NEAR = 6  # words that a clause has at least


@dataclass(frozen=True, slots=True)
class Entry:
    """A figure in its setting.

    `clause` and `sentence` have every value masked; `phrase` is what is counted or measured, in words.
    `context` are the masked sentences that set the scene: the one before, its own, the one after.
    `slots` is what happened to the things counted ("killed"); `names` are keys of names and places in the clause,
    `around` those of the sentence; `period` is the stretch of time the figure is bound to. `before` and `after` are the
    lemmas of the sentence's content words on either side of the figure; `bearer` is the key of the name or place
    closest to it in its clause, else in the sentence, the one before it first.
    """

    article: Article
    claim: Claim
    figure: Figure
    clause: str
    sentence: str
    context: tuple[str, ...]
    phrase: str
    slots: frozenset[str]
    names: frozenset[str]
    around: frozenset[str]
    period: str | None
    hedged: bool
    before: tuple[str, ...]
    after: tuple[str, ...]
    bearer: str
    moving: bool  # of a kind that changes while a story runs
    number: int  # which of its article's figures it is, in reading order

    @property
    def side(self) -> Side:
        """The entry as one side of an alignment."""
        return Side(article=self.article, claim=self.claim, mention=self.figure)


@cache
def _cues() -> tuple[dict[str, frozenset[str]], frozenset[str], frozenset[str]]:
    data = load_cues("slots")
    by_word: dict[str, set[str]] = {}
    for slot, words in data["slots"].items():
        for word in words:
            by_word.setdefault(word, set()).add(slot)
    return (
        {word: frozenset(slots) for word, slots in by_word.items()},
        frozenset(data["moves"]["slots"]),
        frozenset(data["moves"]["nouns"]),
    )


def moves(slots: Iterable[str], head: str) -> bool:
    """Whether a figure in these slots, or of this noun, is of a kind that changes while a story runs."""
    _, moving_slots, moving_nouns = _cues()
    return bool(moving_slots.intersection(slots)) or lemma(head) in moving_nouns


def _of_dimension(slots: frozenset[str], figure: Figure) -> frozenset[str]:
    """Those of the slots that can move a figure of this dimension: rain has a depth, a toll has no length."""
    measured = load_cues("slots")["moves"]["measures"].get(figure.dimension)
    return slots if measured is None else slots.intersection(measured)


@cache
def _contrasts() -> tuple[frozenset[str], ...]:
    data = load_cues("slots")
    return tuple(frozenset(slots) for slots in data["contrasts"].values())


def exclude(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether what happened to the one cannot be what happened to the other (killed, injured)."""
    return not a & b and any(group & a and group & b for group in _contrasts())


def entries(articles: Sequence[Article], claims: Sequence[Claim]) -> list[Entry]:
    """One entry for each figure of the claims, in their order. Claims come article by article, in reading order."""
    by_id = {article.id: article for article in articles}
    whole = [masked(claim, Span(claim.start, claim.end)) for claim in claims]
    numbers: dict[str, int] = {}
    found = []
    for n, claim in enumerate(claims):
        if not claim.figures:
            continue
        context = tuple(
            whole[m]
            for m in (n - 1, n, n + 1)
            if 0 <= m < len(claims) and claims[m].article_id == claim.article_id and claims[m].where is claim.where
        )
        pointed = anaphora.antecedent(claim, claims[max(0, n - 3) : n])
        for figure in claim.figures:
            if figure.ordinal:
                continue
            number = numbers.get(claim.article_id, 0)
            numbers[claim.article_id] = number + 1
            found.append(entry(by_id[claim.article_id], claim, figure, number, context, pointed))
    return found


def entry(
    article: Article,
    claim: Claim,
    figure: Figure,
    number: int,
    context: tuple[str, ...],
    pointed: tuple[Claim, Figure] | None = None,
) -> Entry:
    """The figure in its setting; where its subject points back, the sentence pointed to is a part of the setting."""
    clause = clause_of(claim, figure)
    words = claim.text[clause.start - claim.start : clause.end - claim.start]
    inside, around = claim.keys(clause), claim.keys()
    clause_words = _with_noun(masked(claim, clause), figure)
    sentence = masked(claim, Span(claim.start, claim.end))
    slots, close = _slots_near(claim, figure, clause)
    if pointed and figure.noun == pointed[1].noun:
        earlier, before = pointed
        back = clause_of(earlier, before)
        clause_words = f"{masked(earlier, back)}. {masked(claim, clause)}"
        sentence = f"{masked(earlier, Span(earlier.start, earlier.end))} {sentence}"
        inside |= earlier.keys(back)
        around |= earlier.keys()
        if not slots:
            slots, close = _slots_near(earlier, before, back)
    local = figure.shifted(-claim.start)
    before_words, after_words = nearby.content_words(claim, figure)
    return Entry(
        article=article,
        claim=claim,
        figure=figure,
        clause=clause_words,
        sentence=sentence,
        context=context,
        phrase=figure.noun or figure.unit,
        slots=slots,
        names=inside,
        around=around,
        period=dates.period(claim.text, local.start, local.end, [d.shifted(-claim.start) for d in claim.dates]),
        hedged=_hedged(claim, figure) or bool(_MODAL.search(words)),
        before=before_words,
        after=after_words,
        bearer=_bearer(claim, figure, clause),
        moving=moves(_of_dimension(slots, figure) if close else (), figure.head),
        number=number,
    )


def _bearer(claim: Claim, figure: Figure, clause: Span) -> str:
    """The key of the name or place closest to the figure; one in its clause goes before others, one before it too."""
    named: list[Name | Place] = [*claim.names, *claim.places]
    if not named:
        return ""
    return min(
        named,
        key=lambda n: (
            not clause.covers(n.span),
            n.start >= figure.end,
            max(figure.start - n.end, n.start - figure.end),
            n.key,
        ),
    ).key


_MODAL = re.compile(
    r"\b(?:could|would|may|might|will|shall|should|target|goal|aims?|forecasts?|expected|projected"
    r"|planned|plans?|by 20\d\d)\b"
)


def _hedged(claim: Claim, figure: Figure) -> bool:
    """Whether the figure is a forecast, plan or possibility and not a present state."""
    return any(
        s.level in (Level.POSSIBLE, Level.PROBABLE) and s.scope_start <= figure.start < s.scope_end
        for s in claim.statuses
    )


def clause_of(claim: Claim, mention: Mention) -> Span:
    """The clause around a mention: up to the next break on either side, and never shorter than a few words."""
    text = claim.text
    start, end = mention.start - claim.start, mention.end - claim.start
    values = [(f.start - claim.start, f.end - claim.start) for f in claim.figures]
    left, right = 0, len(text)
    breaks = [m for m in _BREAK.finditer(text) if not any(s <= m.start() < e for s, e in values)]
    for match in reversed(breaks):
        if match.end() <= start and len(_WORD.findall(text[match.end() : end])) >= _NEAR // 2:
            left = match.end()
            break
    for match in breaks:
        if match.start() >= end and len(_WORD.findall(text[left : match.start()])) >= _NEAR:
            right = match.start()
            break
    return Span(claim.start + left, claim.start + right)


def masked(claim: Claim, span: Span) -> str:
    """The words of the span with every figure and every other digit masked."""
    parts, at = [], span.start
    for figure in sorted(claim.figures, key=lambda f: f.start):
        if figure.start < at or figure.end > span.end:
            continue
        parts += [claim.text[at - claim.start : figure.start - claim.start], MASK, _kept_unit(figure)]
        at = figure.end
    parts.append(claim.text[at - claim.start : span.end - claim.start])
    return " ".join(_DIGITS.sub("#", "".join(parts)).split())


def _kept_unit(figure: Figure) -> str:
    """The unit's word, where the figure's own words held it and the mask would hide it."""
    words = _WORD.findall(figure.text)
    if figure.dimension == "currency" or "$" in figure.text or "£" in figure.text or "€" in figure.text:
        return " dollars" if figure.unit == "dollar" else f" {figure.unit}"
    return f" {words[-1]}" if words and figure.unit not in ("-", "") and figure.dimension != "count" else ""


def _with_noun(clause: str, figure: Figure) -> str:
    noun = figure.noun.strip()
    if noun and noun.casefold() not in clause.casefold():
        return f"{noun}: {clause}"
    return clause


_COORDINATION = re.compile(r"[,;:—–()]|\b(?:and|or|but|while|whereas|plus)\b", re.IGNORECASE)


def slots_near(claim: Claim, figure: Figure, clause: Span) -> frozenset[str]:
    """The slots that the words nearest to a figure name."""
    return _slots_near(claim, figure, clause)[0]


def _slots_near(claim: Claim, figure: Figure, clause: Span) -> tuple[frozenset[str], bool]:
    """The slots, and whether they stand in the figure's own clause.

    Looked for first between the coordinations on either side ("killing 247 people | and injuring hundreds"), then up
    to the next figures, then in the clause, then in the sentence; in each the nearest word decides.
    """
    text = claim.text
    start, end = figure.start - claim.start, figure.end - claim.start
    others = [(f.start - claim.start, f.end - claim.start) for f in claim.figures if f is not figure]
    before = max((e for _, e in others if e <= start), default=0)
    after = min((s for s, _ in others if s >= end), default=len(text))
    near_before = max((m.end() for m in _COORDINATION.finditer(text, before, start)), default=before)
    near_after = min((m.start() for m in _COORDINATION.finditer(text, end, after)), default=after)
    lo, hi = clause.start - claim.start, clause.end - claim.start
    places = ((near_before, near_after), (max(lo, before), min(hi, after)), (lo, hi), (0, len(text)))
    for n, (low, high) in enumerate(places):
        best = min(_slot_words(text, low, high, start, end), key=lambda found: found[0], default=None)
        if best:
            return best[1], n < len(places) - 1
    return frozenset(), False


def _slot_words(text: str, low: int, high: int, start: int, end: int) -> Iterator[tuple[int, frozenset[str]]]:
    """Each slot word in the stretch with its distance from the figure, in characters."""
    by_word, _, _ = _cues()
    words = list(_WORD.finditer(text, low, high))
    for match, following in zip_longest(words, words[1:]):
        word = lemma(match.group())
        both = by_word.get(f"{word} {lemma(following.group())}") if following else None
        slots = both or by_word.get(word) or by_word.get(match.group().casefold())
        if slots:
            yield max(match.start() - end, start - match.end(), 0), slots
