"""How the figures of one sentence hang together by its words: a sum, a part of a whole, a change beside its two levels.

Only what the words make plain is read: a list right behind its total, "including" right behind a whole, a percentage
right before or behind "from … to …". Whether the numbers fit is for the rules to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from checker.language.breakdowns_changes import changes
from checker.language.cues import load_cues
from checker.language.lemma import lemma
from checker.model import Bound, Figure, Tie


@dataclass(frozen=True, slots=True)
class Breakdown:
    """Figures of one sentence that the words tie together.

    Of a sum `whole` is the total and `members` are its parts, in the order of the text; of a part, the larger figure
    and the one that is said to be in it; of a change, the percentage and its two levels, the earlier first.
    """

    tie: Tie
    whole: Figure
    members: tuple[Figure, ...]


def find(text: str, figures: Sequence[Figure]) -> list[Breakdown]:
    """The breakdowns of a sentence, in the order of their first figures.

    Args:
        text: the sentence.
        figures: its figures, sorted, with offsets that count in `text`.
    """
    if len(figures) < 2:
        return []
    moved = [Breakdown(Tie.CHANGE, share, levels) for share, levels in changes(text, figures)]
    return [*_sums(text, figures), *_parts(text, figures), *moved]


@cache
def _nouns() -> tuple[frozenset[str], tuple[frozenset[str], ...], frozenset[str]]:
    data = load_cues("breakdowns")
    groups = tuple(frozenset(names) for names in data["groups"].values())
    return frozenset(data["persons"]), groups, frozenset(data["parts"]["net"])


# --- sums -------------------------------------------------------------------------------------------------------------

#: Words of a noun phrase between two numbers of a list; a verb or another clause does not fit in.
_ITEM = r"(?:[ -](?!(?:and|or|but|with|who|which|that|were|was|are|is|have|had|has|while)\b)[^\W\d_][\w'’.-]*){0,7}"
_NEXT = re.compile(rf"{_ITEM}(?:,|;|,? and|;? and|,? plus)(?: (?:an?|another|some))? ?", re.IGNORECASE)
_LAST = re.compile(rf"{_ITEM}(?:,? and|; and|,? plus)(?: another)? ", re.IGNORECASE)
_LISTED = re.compile(
    rf"(?P<item>{_ITEM}) ?(?P<mark>:|,|—|–|--|\(|-(?= ))(?: both| respectively| made up of| comprising)? ?",
    re.IGNORECASE,
)
_COLON = re.compile(r"(?P<item> [^,;:()0-9]{1,60}?) ?(?P<mark>:|—|–|--) ?(?:an? )?", re.IGNORECASE)
_TOTAL_BEFORE = re.compile(r"\b(?:totall?ing|(?:a )?total of)(?: of)? $", re.IGNORECASE)
_TOTALLED = re.compile(
    rf"{_ITEM} ?(?:,|;|—|–|\(|-)? ?(?:(?:for|making|or|which makes) )?(?:a (?:combined )?total of|totall?ing) ",
    re.IGNORECASE,
)
_PART_OF_MORE = re.compile(r"\b(?:including|among them|of whom|of which|of them)(?: all| the)? $", re.IGNORECASE)
_IN_ALL = re.compile(rf"{_ITEM} (?:in all|in total|altogether)\b", re.IGNORECASE)
_BREAK_BEFORE = re.compile(r" [^;:()0-9]{1,60}?(?:,| —| –| --) ?(?:or |for )?", re.IGNORECASE)
_ENDS = re.compile(rf"{_ITEM} ?(?:[.,;:)—–!?]|--|$|\"|”)", re.IGNORECASE)
_LEAST_PARTS = 2


def _sums(text: str, figures: Sequence[Figure]) -> Iterator[Breakdown]:
    for i, total in enumerate(figures):
        if not _exact(total):
            continue
        before = _between(text, figures[i - 1], figures, i) if i else ""
        if _NEXT.fullmatch(before) or _LISTED.fullmatch(before):
            continue  # itself an item of a list
        between = _between(text, total, figures, i + 1)
        opened = _LISTED.fullmatch(between) or _COLON.fullmatch(between)
        if opened and (parts := _list_from(text, figures, i + 1)) and not _PART_OF_MORE.search(text[: total.start]):
            strict = opened["mark"] != ","
            if not strict and not _is_general(total, opened["item"], parts):
                continue
            said = bool(_TOTAL_BEFORE.search(text[: total.start]))
            if all(_kind_of(part, total, strict=strict, said=said) for part in parts):
                yield Breakdown(Tie.SUM, total, parts)
        if i >= _LEAST_PARTS and _is_total_behind(text, figures, i):
            parts = _list_to(text, figures, i - 1)
            if parts and all(_kind_of(part, total, strict=True, said=True) for part in parts):
                yield Breakdown(Tie.SUM, total, parts)


def _is_total_behind(text: str, figures: Sequence[Figure], i: int) -> bool:
    """Whether the figure sums up the list before it: "…, a total of 12", "…, 12 people in all"."""
    between = _between(text, figures[i - 1], figures, i)
    if _TOTALLED.fullmatch(between):
        return True
    return bool(_IN_ALL.match(text[figures[i].end :]) and _BREAK_BEFORE.fullmatch(between))


def _is_general(total: Figure, item: str, parts: Sequence[Figure]) -> bool:
    """Whether a comma can open a breakdown: right behind "12 people", not behind "12 women" or "12 seats for one"."""
    generals = load_cues("breakdowns")["generals"]
    heads = [lemma(part.head) for part in parts]
    return item.strip() == total.noun and lemma(total.head) in generals and lemma(total.head) not in heads


def _between(text: str, before: Figure, figures: Sequence[Figure], i: int) -> str:
    """The words between a figure and the one at index `i`; something that no pattern takes where there is none."""
    return text[before.end : figures[i].start] if i < len(figures) else "\n"


def _list_from(text: str, figures: Sequence[Figure], i: int) -> tuple[Figure, ...]:
    """The closed list that begins at index `i`: "3,000, 4,000 and 5,000"; empty where there is none."""
    parts = [figures[i]]
    while i + 1 < len(figures):
        between = text[figures[i].end : figures[i + 1].start]
        if not _NEXT.fullmatch(between):
            break
        i += 1
        parts.append(figures[i])
        if _LAST.fullmatch(between):
            closed = _ENDS.match(text[figures[i].end :])
            return tuple(parts) if closed and all(map(_exact, parts)) else ()
    return ()


def _list_to(text: str, figures: Sequence[Figure], i: int) -> tuple[Figure, ...]:
    """The list that ends at index `i`, as far back as it goes."""
    if i < 1 or not _LAST.fullmatch(text[figures[i - 1].end : figures[i].start]):
        return ()
    first = i - 1
    while first > 0 and _NEXT.fullmatch(text[figures[first - 1].end : figures[first].start]):
        first -= 1
    parts = tuple(figures[first : i + 1])
    return parts if all(map(_exact, parts)) else ()


def _exact(figure: Figure) -> bool:
    """Whether the figure states one number, to the last digit."""
    return (
        figure.bound is Bound.EXACT
        and figure.low is not None
        and figure.low == figure.high
        and figure.low > 0
        and not figure.vague
        and not figure.ordinal
        and figure.change is None
        and figure.dimension in ("count", "currency", "mass", "area", "length")
    )


def _kind_of(part: Figure, total: Figure, *, strict: bool, said: bool) -> bool:
    """Whether a part can be of the kind that the total counts.

    `strict`: a colon, a dash or a bracket opens the list; `said`: the words call the first figure a total.
    """
    if part.dimension != total.dimension or " per " in part.unit:
        return False
    if total.dimension != "count":
        return part.unit == total.unit and (strict or said)
    if not part.head or not total.head:
        return strict and (said or not part.head)
    return _comparable(part, total)


def _comparable(part: Figure, whole: Figure) -> bool:
    """Whether two counts count things of one kind."""
    persons, groups, _ = _nouns()
    a, b = lemma(part.head), lemma(whole.head)
    if a == b:
        return True
    if a in persons and b in persons:
        return True
    return any(a in group and b in group for group in groups)


# --- a part and its whole ---------------------------------------------------------------------------------------------

_WHOLE_THEN_PART = re.compile(
    r"(?P<noun>(?: (?!(?:and|or|but|while|who|which|that|after|before|with|from|than)\b)[^\W\d_][\w'’.-]*){0,5})"
    r",? ?[(—–]? ?"
    r"(?P<word>including|among them|of whom|of which|of them)(?: (?:the|an?|some|all))? ?",
    re.IGNORECASE,
)


def _parts(text: str, figures: Sequence[Figure]) -> Iterator[Breakdown]:
    _, _, net = _nouns()
    for whole, part in pairwise(figures):
        if whole.ordinal or part.ordinal or whole.vague or part.vague or whole.change or part.change:
            continue
        if whole.dimension != part.dimension or whole.dimension not in ("count", "currency", "mass", "area"):
            continue
        between = _WHOLE_THEN_PART.fullmatch(text[whole.end : part.start])
        if not between:
            continue
        words = {lemma(word) for word in re.findall(r"[^\W\d_]+", text[max(0, whole.start - 60) : part.end + 60])}
        if words & net:
            continue  # a balance: the part may be larger
        if whole.dimension == "count" and not between["word"].lower().startswith("of "):
            named = bool(part.head and whole.head)
            if not (named and _comparable(part, whole)) and not (whole.head and not part.head):
                continue
        elif whole.dimension != "count" and whole.unit != part.unit:
            continue
        yield Breakdown(Tie.PART, whole, (part,))
