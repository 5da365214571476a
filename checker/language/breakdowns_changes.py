"""A change in percent beside the two levels that it was reckoned from, as the words of one sentence give them.

The sentence is read with its figures masked, so that each way to put the three is one pattern.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from checker.language.breakdowns_words import any_of, cues, words_of
from checker.model import Bound, Change, Figure

_CUES = cues("changes")
#: In the masked sentence: a percentage, a level, a figure that is none of these.
_SHARE, _LEVEL, _OTHER = "\x01", "\x02", "\x03"
_NEAR = rf"(?:{any_of(_CUES['near'])} )?"
_W = rf"(?: (?!{any_of(_CUES['breaks'])}\b)[\w'’.$€£-]+){{0,8}}?"
_MOVE = any_of(_CUES["nouns"])
_TO, _FROM = rf"to {_NEAR}{_LEVEL}", rf"from {_NEAR}{_LEVEL}"
_SAID = rf"(?:,| —| –| --| \()? ?(?:or|up|down|an? (?:\w+ )?{_MOVE} of) {_NEAR}{_SHARE}"


@dataclass(frozen=True, slots=True)
class _Shape:
    """A way to put a percentage and two levels; `earlier` is the index of the earlier level."""

    pattern: re.Pattern[str]
    earlier: int
    tied: bool = True  # the words tie the levels to the percentage; where not, any time in the sentence parts them


def _shape(pattern: str, earlier: int, *, tied: bool = True) -> _Shape:
    return _Shape(re.compile(pattern, re.IGNORECASE), earlier, tied)


_SHAPES = (
    _shape(rf"{_SHARE}{_W},? {_FROM}{_W} {_TO}", 0),  # rose 10 percent from 50 to 60
    _shape(rf"{_SHARE},? {_TO}{_W} {_FROM}", 1),  # rose 10 percent to 60 from 50
    _shape(rf"{_SHARE},? {_TO}{_W},(?: up| down)? {_FROM}", 1, tied=False),  # rose 10 percent to 60, up from 50
    _shape(rf"\b{_FROM}{_W} {_TO}{_W}{_SAID}", 0),  # rose from 50 to 60, or 10 percent
    _shape(rf"\b{_TO}{_W} {_FROM}{_W}{_SAID}", 1),  # rose to 60 from 50, up 10 percent
    _shape(rf"{_LEVEL}{_W}, (?:up|down|an? {_MOVE} of) {_NEAR}{_SHARE} {_FROM}", 1),  # 60, up 10 percent from 50
)
_STEP = re.compile(  # rose 19 cents, or 0.8 percent, to 23.40
    rf"{_LEVEL}(?: each| a share)?(?:,? or | \(){_SHARE}(?:,|\)|\),)?"
    rf" (?:to|at)(?: (?:close|end|settle) at)? {_NEAR}{_LEVEL}"
)
#: "Or" alone says no more than that the percentage is another way to put it: "adults from 18 to 64, or 27 percent".
_OR = re.compile(rf"\bor {_NEAR}{_SHARE}$", re.IGNORECASE)
_BY = re.compile(rf"\bby {_NEAR}$", re.IGNORECASE)
_MOVED = re.compile(rf" {_MOVE}\b", re.IGNORECASE)
_ELSE = words_of(_CUES["otherwise"])
_PERIODS = any_of(_CUES["periods"])
_BACK = rf"(?: {any_of(_CUES['earlier'])}\b)"
_RATE = re.compile(rf"\b{any_of(_CUES['rates'])} {_PERIODS}\b(?!{_BACK})", re.IGNORECASE)
_YEAR = r"(?:19|20)\d\d\b"
_TIME = re.compile(rf"(?:(?<![\w-]){any_of(_CUES['times'])}(?![\w-])|\b(?:fy ?)?{_YEAR})", re.IGNORECASE)
#: Words between two times that make them one: "the first quarter of 2019", "Friday, May 3".
_ONE_TIME = re.compile(r"[ ,]+(?:(?:of|the|this|last|in|fiscal|first|second|third|fourth|\d{1,2},?) ?)*", re.IGNORECASE)
_OCCASION = words_of(_CUES["occasions"])
#: The later level's own time, one step back: "a year earlier", "the previous month".
_RELATIVE = re.compile(
    rf" (?:an?|one|the)(?: same)? {_PERIODS}{_BACK}| (?:in |at )?(?:the|a) (?:previous|prior|preceding) {_PERIODS}",
    re.IGNORECASE,
)
_TAIL = re.compile(r"[^,;:()\x01-\x03]*")

Move = tuple[Figure, tuple[Figure, ...]]


def changes(text: str, figures: Sequence[Figure]) -> Iterator[Move]:
    """Each percentage with its two levels, the earlier first.

    Nothing where the words adjust the reckoning or give a rate, and nothing where a level carries a time that need not
    be that of the percentage: "rose 3 percent to $50 on Friday, up from $40 in January".
    """
    if not any(f.unit == "percentage" for f in figures) or _ELSE.search(text) or _RATE.search(text):
        return
    masked, at = _mask(text, figures)
    seen: set[int] = set()
    for shape in _SHAPES:
        for found in shape.pattern.finditer(masked):
            share, first, second = _marked(masked, found)
            before, after = (second, first) if shape.earlier else (first, second)
            if at[share].start in seen or not _levels(at[before], at[after]):
                continue
            if not _is_change(text, at[share], (at[before], at[after]), found.group()):
                continue
            if _in_time(masked, before, after, shape):
                seen.add(at[share].start)
                yield at[share], (at[before], at[after])
    for found in _STEP.finditer(masked):
        share, step, level = _marked(masked, found)
        if at[share].start not in seen and (reckoned := _before_step(at[step], at[level])):
            yield at[share], (reckoned, at[level])


def _marked(masked: str, found: re.Match[str]) -> tuple[int, int, int]:
    """Where a match has its percentage and its two levels, in the order of the text."""
    first, second = (i for i in range(found.start(), found.end()) if masked[i] == _LEVEL)
    return masked.index(_SHARE, found.start()), first, second


def _mask(text: str, figures: Sequence[Figure]) -> tuple[str, dict[int, Figure]]:
    """The sentence with a mark for each figure, two for a move read as one ("50 to 60"), and the marks' figures."""
    out, at, done = "", {}, 0
    for figure in figures:
        out += text[done : figure.start]
        done = figure.end
        ends = _ends(figure)
        if ends:
            at[len(out)] = ends[0]
            out += _LEVEL + _WITHIN.sub(r"\g<words>", figure.text, count=1)
        usable = figure.low is not None and figure.low == figure.high and not figure.vague and not figure.ordinal
        usable = usable and figure.bound in (Bound.EXACT, Bound.ABOUT)
        if figure.unit == "percentage" and usable and figure.bound is Bound.EXACT:
            mark = _SHARE
        else:
            mark = _LEVEL if ends or (usable and figure.unit != "percentage") else _OTHER
        at[len(out)] = ends[1] if ends else figure
        out += mark
    return out + text[done:], at


#: A move read as one figure, with the words between its two numbers.
_WITHIN = re.compile(r"^.*?(?P<words>(?: (?:in|on|last|this|a|an|the)\b[^$€£]*?)?(?: down| up)? to ).*$", re.DOTALL)


def _is_change(text: str, share: Figure, levels: Sequence[Figure], words: str) -> bool:
    """Whether the percentage is said to be a change: by its own verb, "by" or noun, or by the verb of the levels."""
    if words.startswith(_SHARE):
        return bool(share.change or _BY.search(text[: share.start]) or _MOVED.match(text[share.end :]))
    return not _OR.search(words) or any(level.change for level in levels)


def _in_time(masked: str, earlier: int, later: int, shape: _Shape) -> bool:
    """Whether the levels are of the percentage's own time, as far as the words say."""
    beside, beside_later = (_tail(masked, place) for place in (earlier, later))
    times = _times(masked)
    if not _TIME.search(beside) and not _OCCASION.search(beside):
        return len(times) <= (1 if shape.tied else 0)
    if not shape.tied:
        return False
    if _RELATIVE.fullmatch(beside.rstrip(". ")):
        return len(times) == 1
    return len(times) == 2 and earlier < later and _follow(beside, beside_later)


def _tail(masked: str, place: int) -> str:
    """The words right behind a level, up to the next figure or mark; without the "to" that leads to the other level."""
    found = _TAIL.match(masked, place + 1)
    return re.sub(r" (?:up |down )?(?:to|from)(?: \w+)? $", "", found.group()) if found else ""


def _times(masked: str) -> list[str]:
    """The times of a sentence; words that make one time together count once."""
    found: list[str] = []
    end = -1
    for match in _TIME.finditer(masked):
        if end >= 0 and _ONE_TIME.fullmatch(masked[end : match.start()]):
            found[-1] += f" {match.group()}"
        else:
            found.append(match.group())
        end = match.end()
    return found


def _follow(earlier: str, later: str) -> bool:
    """Whether the second time is the one right after the first: 2018 and 2019, May and June."""
    years = [re.findall(_YEAR, words) for words in (earlier, later)]
    if all(len(found) == 1 for found in years):
        return int(years[1][0]) - int(years[0][0]) == 1
    months = _CUES["times"][:12]
    named = [[months.index(w) for w in re.findall(r"\w+", words.lower()) if w in months] for words in (earlier, later)]
    return all(len(found) == 1 for found in named) and not any(years) and (named[1][0] - named[0][0]) % 12 == 1


def _before_step(step: Figure, level: Figure) -> Figure | None:
    """The level before a step: "rose 19 cents, or 0.8 percent, to $23.40"; None where the two are of other kinds."""
    whole = {"cent": ("dollar", "euro"), "penny": ("pound sterling",)}.get(step.unit, ())
    size = 0.01 if level.unit in whole else 1.0
    alike = size != 1.0 or step.unit == level.unit or (step.unit == "point" and level.unit == "-")
    if not alike or step.change is None or step.low is None or level.low is None:
        return None
    before = level.low - size * step.low if step.change is Change.UP else level.low + size * step.low
    return replace(step, low=before, high=before, unit=level.unit, dimension=level.dimension)


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
    return a.dimension == b.dimension and (a.unit == b.unit or "-" in (a.unit, b.unit))
