"""A total and the closed list of its parts, right behind it or right before it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from checker.language.breakdowns_words import (
    any_of,
    comparable,
    cues,
    heads,
    is_complete,
    of_one_partition,
    partitions,
    words_of,
)
from checker.language.lemma import lemma
from checker.model import Bound, Figure

_LISTS = cues("lists")
_CLAUSE = r"and|or|but|with|who|whom|which|that|them|while"
_VERB = r"were|was|are|is|have|had|has"
#: Words of a noun phrase between two numbers of a list; a verb or another clause does not fit in.
_ITEM = rf"(?:[ -](?!(?:{_CLAUSE}|{_VERB})\b)[^\W\d_][\w'’.-]*){{0,7}}"
#: The same where the list tells what became of people: "three people were killed and 14 injured".
_TOLD = rf"(?:[ -](?!(?:{_CLAUSE})\b)[^\W\d_][\w'’.-]*){{0,7}}"
_MORE = r"(?: (?:an?|another|some))? ?"
_NEXT = re.compile(rf"{_ITEM}(?:,|;|,? and|;? and|,? plus){_MORE}", re.IGNORECASE)
_LAST = re.compile(rf"{_ITEM}(?:,? and|; and|,? plus)(?: another)? ", re.IGNORECASE)
_NEXT_TOLD = re.compile(rf"{_TOLD}(?:,|;|,? and|;? and){_MORE}", re.IGNORECASE)
_LAST_TOLD = re.compile(rf"{_TOLD}(?:,? and|; and)(?: {any_of(cues('fates')['verbs'])})? ", re.IGNORECASE)
_MARK = rf"(?P<mark>{any_of(_LISTS['open'])}|,|-(?= ))"
_LISTED = re.compile(rf"(?P<item>{_ITEM}) ?{_MARK}(?: {any_of(_LISTS['lead'])})? ?", re.IGNORECASE)
_COLON = re.compile(
    rf"(?P<item> [^,;:()0-9]{{1,60}}?) ?(?P<mark>{any_of(m for m in _LISTS['open'] if m != '(')}) ?(?:an? )?",
    re.IGNORECASE,
)
_TOTAL = any_of(_LISTS["total_before"])
_TOTAL_BEFORE = re.compile(rf"\b{_TOTAL}(?: of)? $", re.IGNORECASE)
_TOTALLED = re.compile(
    rf"{_ITEM} ?(?:,|;|—|–|\(|-)? ?(?:(?:for|making|or|which makes) )?(?:a combined )?{_TOTAL} ", re.IGNORECASE
)
_IN_ALL = re.compile(rf"{_ITEM} {any_of(_LISTS['total_after'])}\b", re.IGNORECASE)
_BREAK_BEFORE = re.compile(r"(?: [^;:()0-9]{1,60}?)?(?:,| —| –| --) ?(?:or |for )?", re.IGNORECASE)
_PART_OF_MORE = re.compile(
    rf"\b(?:{any_of([*cues('parts')['including'], *cues('parts')['of']])}(?: all| the)?|of (?:the|its|their)) $",
    re.IGNORECASE,
)
_ENDS = re.compile(rf"{_ITEM} ?(?:[.,;:)—–!?]|--|$|\"|”)", re.IGNORECASE)
#: An item without a number right before the first that was read: "a boy, three girls and four women, nine in all".
_ITEM_BEFORE = re.compile(r"\b(?:an?|one|another|the|his|her)\b[^,;]{0,40}(?:,|,? and|;) $", re.IGNORECASE)
_ONE = re.compile(r"(?:(?<=, )|(?<=: )|(?<=and )|(?<=[—–] ))one(?= (?:in|at|on|near|from|by|for|of (?!them|wh))\b)")
_WHERE = re.compile(rf" {any_of(_LISTS['where'])}\b", re.IGNORECASE)
_LEAST_PARTS = 2
_NEXT_SENTENCE = 60  # characters of it in which the rest can be named
_AROUND = 60  # characters around a list in which its total may be said to run on

Listed = tuple[Figure, tuple[Figure, ...]]


@cache
def _rest() -> re.Pattern[str]:
    return words_of(_LISTS["rest"])


@cache
def _running() -> re.Pattern[str]:
    return words_of(_LISTS["running"])


def sums(text: str, figures: Sequence[Figure], after: str = "") -> Iterator[Listed]:
    """Each total with its parts."""
    figures = _with_ones(text, figures)
    for i, total in enumerate(figures):
        if _exact(total) and (parts := _behind(text, figures, i) or _before(text, figures, i)):
            short = sum(part.low or 0.0 for part in parts) < (total.low or 0.0)
            if not (short and _may_fall_short(text, total, parts, after)):
                yield total, parts


def _with_ones(text: str, figures: Sequence[Figure]) -> list[Figure]:
    """The figures with each bare "one" of a list, which counts only there: "two in the north and one in the south"."""
    ones = (
        Figure(start=m.start(), end=m.end(), text=m.group(), low=1.0, high=1.0)
        for m in _ONE.finditer(text)
        if not any(f.start < m.end() and m.start() < f.end for f in figures)
    )
    return sorted([*figures, *ones], key=lambda figure: figure.start)


def _behind(text: str, figures: Sequence[Figure], i: int) -> tuple[Figure, ...]:
    """The parts listed behind the total at index `i`, empty where there is no such list."""
    total, head = figures[i], text[: figures[i].start]
    before = _between(text, figures, i - 1, i)
    if _NEXT.fullmatch(before) or _LISTED.fullmatch(before) or _PART_OF_MORE.search(head):
        return ()  # itself an item of a list, or the whole of which something else is counted
    between = _between(text, figures, i, i + 1)
    opened = _LISTED.fullmatch(between) or _COLON.fullmatch(between)
    parts = _list_from(text, figures, i + 1) if opened else ()
    if not opened or not parts:
        return ()
    strict = opened["mark"] != ","
    if not (_is_marked(parts) if strict else _is_general(total, opened["item"], parts)):
        return ()
    said = bool(_TOTAL_BEFORE.search(head))
    return parts if all(_kind_of(part, total, strict=strict, said=said) for part in parts) else ()


def _before(text: str, figures: Sequence[Figure], i: int) -> tuple[Figure, ...]:
    """The parts that the figure at index `i` sums up: "…, a total of 12", "…, 12 people in all"."""
    if i < _LEAST_PARTS:
        return ()
    between, behind = _between(text, figures, i - 1, i), text[figures[i].end :]
    summed = _TOTALLED.fullmatch(between) or (_IN_ALL.match(behind) and _BREAK_BEFORE.fullmatch(between))
    parts = _list_to(text, figures, i - 1) if summed else ()
    if not parts or _running().search(text[max(0, parts[0].start - _AROUND) : figures[i].end + _AROUND]):
        return ()
    return parts if all(_kind_of(part, figures[i], strict=True, said=True) for part in parts) else ()


def _is_marked(parts: Sequence[Figure]) -> bool:
    """Whether a list behind a colon or dash can divide its total: not where ages cross duties ("women", "soldiers")."""
    ages = [lemma(part.head) in partitions()["ages"] for part in parts]
    return all(ages) or not any(ages) or sum(not part.head for part in parts) > 0


def _is_general(total: Figure, item: str, parts: Sequence[Figure]) -> bool:
    """Whether a comma can open a breakdown: right behind "12 people", not behind "12 women" or "12 seats for one"."""
    head, partition = lemma(total.head), of_one_partition(parts)
    if item.strip() != total.noun or not partition or head in {lemma(part.head) for part in parts}:
        return False
    if head in heads("broad"):
        return True
    return head in heads("generals") and (partition == "parties" or is_complete(parts, total))


def _may_fall_short(text: str, total: Figure, parts: Sequence[Figure], after: str) -> bool:
    """Whether the parts need not be all: the words name a rest, or the kinds leave some out (women and children)."""
    first, last = min(total.start, parts[0].start), max(total.end, parts[-1].end)
    if _rest().search(text[first:last]) or _rest().search(text[last:]) or _rest().search(after[:_NEXT_SENTENCE]):
        return True
    if total.start > parts[-1].start:
        return bool(_WHERE.match(text[parts[-1].end :]))  # "12 in Texas and three in Ohio, 20 in all"
    if lemma(total.head) in _LISTS["loose"]:
        return True
    if is_complete(parts, total):
        return False
    named = {lemma(part.head) for part in parts}
    return any(named & group for group in partitions().values())


def _between(text: str, figures: Sequence[Figure], i: int, j: int) -> str:
    """The words between two figures; something that no pattern takes where one of them is missing."""
    return text[figures[i].end : figures[j].start] if i >= 0 and j < len(figures) else "\n"


def _list_from(text: str, figures: Sequence[Figure], i: int) -> tuple[Figure, ...]:
    """The closed list that begins at index `i`: "3,000, 4,000 and 5,000"; empty where there is none."""
    parts = [figures[i]]
    while _NEXT.fullmatch(between := _between(text, figures, i, i + 1)):
        i += 1
        parts.append(figures[i])
        if _LAST.fullmatch(between):
            closed = _ENDS.match(text[figures[i].end :])
            return tuple(parts) if closed and all(map(_exact, parts)) else ()
    return ()


def _list_to(text: str, figures: Sequence[Figure], i: int) -> tuple[Figure, ...]:
    """The list that ends at index `i`, as far back as it goes."""
    if not _LAST_TOLD.fullmatch(_between(text, figures, i - 1, i)):
        return ()
    first = i - 1
    while _NEXT_TOLD.fullmatch(_between(text, figures, first - 1, first)):
        first -= 1
    parts = tuple(figures[first : i + 1])
    return parts if all(map(_exact, parts)) and not _ITEM_BEFORE.search(text[: parts[0].start]) else ()


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
    return comparable(part, total)
