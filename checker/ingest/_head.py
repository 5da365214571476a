"""What a page says about itself: headline, byline, date of publication, outlet. What it does not say stays empty."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from checker.ingest import _furniture, _lines, _outlet, _stamps
from checker.ingest._lines import Line

_HEAD = 60  # lines among which a page's head is looked for
_BY = re.compile(r"^(?:by|written by|reported by|words by|story by|authors?:|text:)\s+", re.IGNORECASE)
_STAMPED = re.compile(
    r"\b(?:published|posted|first published|date|dated|filed|released|issued|on)\b|[»›|/•·—–]|min(?:ute)?s? read",
    re.IGNORECASE,
)
_CHANGED = re.compile(r"\b(?:updated|modified|edited|corrected|last update)\b", re.IGNORECASE)
_FOOT = re.compile(
    r"^(?:first )?(?:published|posted|filed|released|date of publication|publication date|date)\b", re.IGNORECASE
)
_READ = re.compile(r"[\s|·•,–—-]*\d+\s?min(?:ute)?s?(?:\sread)?\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Head:
    """What was read, and the numbers of the lines it was read from. Empty strings and None where the page is silent."""

    outlet: str = ""
    title: str = ""
    byline: str = ""
    published: str | None = None
    headline: int | None = None
    stamps: frozenset[int] = frozenset()

    @property
    def last(self) -> int:
        """The number of the last line that belongs to the head, -1 where there is none."""
        return max([*self.stamps, -1 if self.headline is None else self.headline])


def read(lines: Sequence[Line], title: str = "", *, name_outlet: bool = True) -> Head:
    """Reads the head of a page. `title` is the headline where it is known already; it is then only looked for.

    Without `name_outlet` the outlet is not looked for, which saves time.
    """
    top = lines[:_HEAD]
    stamp, published = _publication(top)
    if stamp is not None and not _prose_after(lines, stamp):
        stamp, published = None, None  # below the article: no head; see _foot
    bylines = [line.index for line in top if _is_byline(line)]
    # A byline below the article ("By X; editing by Y") is no head.
    if stamp is None and bylines and not _prose_after(lines, bylines[0]):
        bylines = []
    anchor = stamp if stamp is not None else (bylines[0] if bylines else None)
    headline = _known(top, title) if title else _headline(top, anchor)
    near = {i for i in bylines if anchor is None or abs(i - anchor) <= 3}
    byline = _byline_text(lines[min(near)].text) if near else ""
    if published is None:
        published = _foot(lines[len(top) // 2 :])
    return Head(
        outlet=_outlet.find(lines, byline) if name_outlet else "",
        title=title or (_clean_title(lines[headline].text) if headline is not None else ""),
        byline=byline,
        published=published,
        headline=headline,
        stamps=frozenset(near | ({stamp} if stamp is not None else set())),
    )


def _is_byline(line: Line) -> bool:
    return line.size <= 30 and _BY.match(line.text) is not None and _furniture.is_byline(line.text)


def _prose_after(lines: Sequence[Line], index: int) -> bool:
    prose = [line.index for line in lines if line.prose]
    return sum(i > index for i in prose) * 2 >= len(prose)


def _publication(top: Sequence[Line]) -> tuple[int | None, str | None]:
    """The line with the date of publication among the first lines, and the date."""
    ranked: list[tuple[int, int, str]] = []
    prose = [line.index for line in top if line.prose and _furniture.classify(line) is None]
    for line in top:
        stamps = _stamps.find(line.text)
        if not stamps or (line.prose and not _is_byline(line)) or line.size > 40 or _furniture.posted(line.text):
            continue
        if _furniture.classify(line) == "photo caption or credit" or (line.index and _list_before(top, line.index)):
            continue
        above = sum(1 for i in prose if i < line.index)
        rest = line.text[: stamps[0].start] + line.text[stamps[-1].end :]
        if above > 4 or (above and len(rest.split()) > 6 and not _is_byline(line)):
            break  # this far down it is a date of another story, or a note
        rank = 2 * any(s.timed for s in stamps) + 2 * _is_byline(line) + (_STAMPED.search(rest) is not None)
        rank += 2 if len(rest.split()) <= 2 else 0
        first = stamps[0]
        if _CHANGED.search(line.text[: first.start]) and len(stamps) == 1:
            rank -= 3
        ranked.append((-rank, line.index, first.value))
    if not ranked:
        return None, None
    _, index, value = min(ranked)
    return index, value


def _list_before(top: Sequence[Line], index: int) -> bool:
    """Whether the title of a list of other stories stands a few lines above, with no paragraph between."""
    for line in reversed(top[max(0, index - 6) : index]):
        if _furniture.section(line) is not None:
            return True
        if line.prose:
            return False
    return False


def _foot(lines: Sequence[Line]) -> str | None:
    """A date of publication that is given below the article, in so many words."""
    for line in lines:
        if not line.prose and line.size <= 14 and _FOOT.match(line.text) and (stamps := _stamps.find(line.text)):
            return stamps[0].value
    return None


def _known(top: Sequence[Line], title: str) -> int | None:
    key, prose = _lines.fold(title), 0
    for line in top:
        prose += line.prose
        if prose > 4:
            break
        if line.key == key or (len(key) > 20 and key in line.key and line.size <= len(key.split()) + 6):
            return line.index
    return None


def _headline(top: Sequence[Line], anchor: int | None) -> int | None:
    """The line that is the headline: beside the byline or date, else the first line before the article's prose."""
    if anchor is None:
        first = next((line for line in top if not _frame(line)), None)
        if first is None or not first.headline or first.index + 1 >= len(top):
            return None
        below = top[first.index + 1]
        return first.index if below.prose and below.blank_before and not _frame(below) else None
    ranked: list[tuple[int, int]] = []
    for line in top[max(0, anchor - 5) : anchor + 4]:
        if line.index == anchor or _is_byline(line) or not _may_be_headline(line):
            continue
        rank = abs(line.index - anchor) + (0 if line.index < anchor else 1) + (6 if _stamps.find(line.text) else 0)
        between = top[min(line.index, anchor) + 1 : max(line.index, anchor)]
        if any(b.prose and _furniture.classify(b) is None for b in between):
            continue
        if (
            line.index > anchor
            and line.index + 1 < len(top)
            and not line.blank_before
            and not top[line.index + 1].blank_before
        ):
            rank += 2
        ranked.append((rank, line.index))
    return min(ranked)[1] if ranked else None


def _may_be_headline(line: Line) -> bool:
    shape = line.headline or (
        4 <= line.size <= 32 and line.sentences <= 2 and not line.text.endswith((".", ":", ";", ","))
    )
    return shape and _furniture.classify(line) is None and _furniture.appeal(line) < 3 and not _path(line.text)


def _path(text: str) -> bool:
    """Whether the line is a list of tags or a path of sections ("News, World, Ukraine", "World » Ukraine")."""
    for marks, fewest in ((r"\s*[»›>|]\s*", 2), (r"\s*[,»›>|/]\s*", 3)):
        parts = [part for part in re.split(marks, text) if part]
        if len(parts) >= fewest and all(len(part.split()) <= 3 for part in parts):
            return True
    return False


def _frame(line: Line) -> bool:
    """Whether a line above the headline is the page's frame by itself: a menu, an appeal, a path, the outlet's name."""
    return (
        _furniture.classify(line) is not None
        or _furniture.appeal(line) >= 3
        or _path(line.text)
        or (line.size <= 5 and _outlet.newsy(line.text))
    )


def _clean_title(text: str) -> str:
    text = text.lstrip("# ").strip()
    if stamps := _stamps.find(text):
        text = (text[: stamps[0].start] + text[stamps[0].end :]).strip()
    return text


def _byline_text(text: str) -> str:
    stamps = _stamps.find(text)
    names = _READ.sub("", text[: stamps[0].start] if stamps else text)
    return _BY.sub("", names).strip(" ,|·•–—-")
