"""A change in percent beside the two levels that it was reckoned from, as the words of one sentence give them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from checker.model import Bound, Change, Figure

_WORDS = r"(?: [\w'’.,-]+){0,8}?"
_PERCENT_FROM = re.compile(rf"{_WORDS},? from (?:about |just |nearly )?", re.IGNORECASE)
_PERCENT_TO = re.compile(r",? to (?:about |just |nearly )?", re.IGNORECASE)
_TO_FROM = re.compile(rf"{_WORDS},? (?:up |down )?from ", re.IGNORECASE)
_FROM_TO = re.compile(rf"{_WORDS} to ", re.IGNORECASE)
_THEN_PERCENT = re.compile(
    rf"{_WORDS} ?(?:,|—|–|\(|-)? ?(?:or|up|down|an? (?:increase|rise|gain|jump|surge|decline|drop|fall|decrease) of"
    r"|an?)? ",
    re.IGNORECASE,
)
_BY = re.compile(r"\bby (?:about |nearly |almost |some )?$", re.IGNORECASE)
_MOVE = re.compile(
    r" (?:cut|rise|increase|jump|drop|fall|decline|decrease|gain|reduction|surge|hike|raise|growth|slump|plunge)\b",
    re.IGNORECASE,
)
_OR_PERCENT = re.compile(r"(?: each| a share)?,? or ", re.IGNORECASE)
_COMMA_TO = re.compile(r",? to (?:close at |about )?", re.IGNORECASE)
#: Words that say the percentage is reckoned otherwise than from the two levels.
_ELSE = re.compile(
    r"\b(?:adjusted|constant|currency|currencies|excluding|organic|annualized|annual rate|average|compound"
    r"|per year|a year|each year|percentage points?)\b",
    re.IGNORECASE,
)


def changes(text: str, figures: Sequence[Figure]) -> Iterator[tuple[Figure, tuple[Figure, ...]]]:
    """Each percentage with its two levels, the earlier first; nothing where the words adjust the reckoning."""
    if _ELSE.search(text):
        return
    for i, share in enumerate(figures):
        if share.unit != "percentage" or share.low is None or share.low != share.high or share.bound is not Bound.EXACT:
            continue
        levels = (
            _levels_after(text, figures, i) or _levels_before(text, figures, i) or _step_and_level(text, figures, i)
        )
        if levels:
            yield share, levels


def _levels_after(text: str, figures: Sequence[Figure], i: int) -> tuple[Figure, ...]:
    """Both levels behind: "rose 10 percent from 50 to 60", "rose 10 percent to 60 from 50"."""
    share, rest = figures[i], figures[i + 1 : i + 3]
    if not rest or not (share.change or _BY.search(text[: share.start]) or _MOVE.match(text[share.end :])):
        return ()
    between = text[share.end : rest[0].start]
    if _PERCENT_FROM.fullmatch(between) and (ends := _ends(rest[0])):
        return ends
    if len(rest) < 2 or not _levels(*rest):
        return ()
    then = text[rest[0].end : rest[1].start]
    if _PERCENT_FROM.fullmatch(between) and _FROM_TO.fullmatch(then):
        return rest[0], rest[1]
    if share.change and _PERCENT_TO.fullmatch(between) and _TO_FROM.fullmatch(then):
        return rest[1], rest[0]
    return ()


def _levels_before(text: str, figures: Sequence[Figure], i: int) -> tuple[Figure, ...]:
    """Both levels before: "rose from 50 to 60, or 10 percent"."""
    if i == 0 or figures[i - 1].change is None:
        return ()
    return _ends(figures[i - 1]) if _THEN_PERCENT.fullmatch(text[figures[i - 1].end : figures[i].start]) else ()


def _step_and_level(text: str, figures: Sequence[Figure], i: int) -> tuple[Figure, ...]:
    """A step before and the level reached behind: "rose 19 cents, or 0.8 percent, to $23.40"."""
    if not 0 < i < len(figures) - 1:
        return ()
    step, level = figures[i - 1], figures[i + 1]
    step = _in_whole_money(step, level)
    if not _levels(step, level) or step.change is None or step.unit != level.unit:
        return ()
    if not _OR_PERCENT.fullmatch(text[step.end : figures[i].start]):
        return ()
    if not _COMMA_TO.fullmatch(text[figures[i].end : level.start]):
        return ()
    assert step.low is not None
    assert level.low is not None
    before = level.low - step.low if step.change is Change.UP else level.low + step.low
    return replace(step, low=before, high=before), level


def _in_whole_money(step: Figure, level: Figure) -> Figure:
    """A step in cents or pence in the unit of the level."""
    whole = {"cent": ("dollar", "euro"), "penny": ("pound sterling",)}.get(step.unit, ())
    if level.unit not in whole or step.low is None or step.high is None:
        return step
    return replace(step, low=step.low / 100, high=step.high / 100, unit=level.unit)


def _ends(figure: Figure) -> tuple[Figure, ...]:
    """A move read as one figure ("50 to 60") as its two levels, in the order of its words; empty where it is none."""
    low, high = figure.low, figure.high
    if low is None or high is None or low == high or figure.vague or figure.dimension == "score":
        return ()
    if " to " not in figure.text:
        return ()
    falls = figure.change is Change.DOWN or (figure.change is None and _digits(figure.text) == _digits(f"{high:.15g}"))
    first, last = (high, low) if falls else (low, high)
    return replace(figure, low=first, high=first), replace(figure, low=last, high=last)


def _digits(text: str) -> str:
    """The significant digits of the first number in a text."""
    found = re.search(r"[0-9][0-9,.]*", text)
    return found.group().replace(",", "").replace(".", "").strip("0") if found else ""


def _levels(a: Figure, b: Figure) -> bool:
    """Whether the two can be levels of one thing: single numbers in one unit."""
    stated = all(f.low is not None and f.low == f.high and not f.vague and not f.ordinal for f in (a, b))
    return stated and a.dimension == b.dimension and (a.unit == b.unit or "-" in (a.unit, b.unit))
