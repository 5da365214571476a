"""What a page says about itself: headline, byline, date of publication, outlet. What it does not say stays empty."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from checker.ingest import _furniture, _lines, _stamps
from checker.ingest._lines import Line

_HEAD = 60  # lines among which a page's head is looked for
_BY = re.compile(r"^(?:by|written by|reported by|words by|story by|authors?:|text:)\s+", re.IGNORECASE)
_STAMPED = re.compile(r"\b(?:published|posted|first published|date|dated|filed|released|issued|on)\b|[»›|/•·—–]|min(?:ute)?s? read", re.IGNORECASE)
_CHANGED = re.compile(r"\b(?:updated|modified|edited|corrected|last update)\b", re.IGNORECASE)
_FOOT = re.compile(r"^(?:first )?(?:published|posted|filed|released|date of publication|publication date|date)\b", re.IGNORECASE)
_READ = re.compile(r"[\s|·•,–—-]*\d+\s?min(?:ute)?s?(?:\sread)?\s*$", re.IGNORECASE)
_NAME = r"(?:(?:The|A)\s)?[A-Z][\w'’&-]*(?:\.[a-z]{2,6}\b)?(?:\s(?:of|the|of\sthe|&|de)\s[A-Z][\w'’&-]*|\s[A-Z][\w'’&-]*){0,5}"
_DOMAIN = re.compile(r"\b(?:https?://)?(?:www\.)?([a-z0-9][a-z0-9-]{2,40}\.(?:com|org|net|info|news|media|press|co\.uk|eu|ua|us|io|tv|fm|today|online))\b", re.IGNORECASE)
_DOTTED = re.compile(r"\b([A-Z][\w-]{2,30}\.(?:com|org|net|info|news|eu|ua|tv|bg|pl|de|fr|uk))\b")
_COPYRIGHT = re.compile(rf"(?:©|\(c\)|copyright)\s*(?:©|\(c\))?\s*(?:\d{{4}}(?:\s?[-–]\s?\d{{4}})?)?,?\s*(?:by\s)?({_NAME})", re.IGNORECASE)


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
        outlet=outlet(lines, byline) if name_outlet else "",
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
    return sum(i > index for i in prose) >= max(1, len(prose) / 2)


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
        if line.index > anchor and line.index + 1 < len(top) and not line.blank_before and not top[line.index + 1].blank_before:
            rank += 2
        ranked.append((rank, line.index))
    return min(ranked)[1] if ranked else None


def _may_be_headline(line: Line) -> bool:
    shape = line.headline or (4 <= line.size <= 32 and line.sentences <= 2 and not line.text.endswith((".", ":", ";", ",")))
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
    return _furniture.classify(line) is not None or _furniture.appeal(line) >= 3 or _path(line.text) or (line.size <= 5 and _newsy(line.text))


def _clean_title(text: str) -> str:
    text = text.lstrip("# ").strip()
    if stamps := _stamps.find(text):
        text = (text[: stamps[0].start] + text[stamps[0].end :]).strip()
    return text


def _byline_text(text: str) -> str:
    stamps = _stamps.find(text)
    names = _READ.sub("", text[: stamps[0].start] if stamps else text)
    return _BY.sub("", names).strip(" ,|·•–—-")


# --- Outlet -----------------------------------------------------------------------------------------------------------


def outlet(lines: Sequence[Line], byline: str = "") -> str:
    """The outlet that the page names as its own, or an empty string. Only furniture is asked, never the prose."""
    votes: Counter[str] = Counter()
    forms: dict[str, Counter[str]] = {}

    def vote(name: str, weight: float) -> None:
        name = _outlet_name(name)
        if name:
            votes[_outlet_key(name)] += round(weight * 10)
            forms.setdefault(_outlet_key(name), Counter())[name] += round(weight * 10)

    for writer in re.split(r",\s|\sand\s|;", byline):
        for match in _desk().finditer(writer):
            vote(match[1], 2)
    if match := re.search(rf"\bfor ({_NAME})$", byline):
        vote(match[1], 1.5)
    if match := re.search(rf",\s({_NAME})$", byline):
        vote(match[1], 1.5 if _newsy(match[1]) else 0)
    for line in lines:
        reason = _furniture.classify(line)
        if reason == "photo caption or credit":
            continue
        beside = reason is not None or _furniture.appeal(line) >= 3 or not line.prose or _about().search(line.text)
        if not beside:
            continue
        for match in _COPYRIGHT.finditer(line.text):
            vote(match[1], 2)
        if match := _about().search(line.text):
            vote(match[1], 2)
        if line.size <= 16 and not line.prose:
            for match in _desk().finditer(line.text):
                vote(match[1], 1)
        if reason is not None or _furniture.appeal(line) >= 3:
            for match in _before().finditer(line.text):
                vote(match[1], 1)
            for match in _after().finditer(line.text):
                vote(match[1], 1)
            for match in _DOTTED.finditer(line.text):
                vote(match[1], 0.6)
    for line in lines[:6]:
        if line.size <= 5 and re.fullmatch(_NAME, line.text) and _newsy(line.text):
            vote(line.text, 1)
    if not votes:
        return ""
    wires = {_outlet_key(w) for w in _furniture.phrases("wires")}
    best = max(votes, key=lambda k: (k not in wires, votes[k], len(k)))
    if votes[best] < (30 if best in wires else 10):
        return ""
    return max(forms[best], key=lambda form: (forms[best][form], len(form), form))


def is_desk(text: str, name: str = "") -> bool:
    """Whether a short line is nothing but the outlet's name or desk ("The Harbour Ledger news desk")."""
    if name and _lines.fold(text).replace(_lines.fold(name), "").strip(" |·,-") in ("", *_furniture.phrases("desks")):
        return True
    match = _desk().search(text)
    return match is not None and match.end() == len(text) and (match.start() == 0 or (bool(name) and text.startswith(name)))


@cache
def _desk() -> re.Pattern[str]:
    desks = "|".join(re.escape(d) for d in sorted(_furniture.phrases("desks"), key=len, reverse=True))
    return re.compile(rf"({_NAME})(?:['’]s)? (?:{desks})\b")


@cache
def _about() -> re.Pattern[str]:
    about = "|".join(re.escape(a) for a in _furniture.phrases("about"))
    return re.compile(rf"(?:^|[.!?:]\s)(?:About\s)?(?:[A-Z][a-z]+ [Nn]ews )?({_NAME})(?: \([^()]{{0,120}}\))?,? (?:{about})\b")


@cache
def _before() -> re.Pattern[str]:
    before = "|".join(re.escape(b) for b in sorted(_furniture.phrases("before"), key=len, reverse=True))
    return re.compile(rf"\b(?i:{before}) ({_NAME})")


@cache
def _after() -> re.Pattern[str]:
    after = "|".join(re.escape(a) for a in sorted(_furniture.phrases("after"), key=len, reverse=True))
    return re.compile(rf"({_NAME})(?:['’]s)? (?:{after})\b")


@cache
def _generic() -> frozenset[str]:
    return frozenset(_furniture.phrases("generic"))


def _newsy(name: str) -> bool:
    last = _lines.words(name)
    return bool(last) and (last[-1] in _furniture.phrases("nouns") or bool({"news", "daily"} & set(last)))


def _outlet_name(name: str) -> str:
    name = re.sub(r"['’]s?$", "", name.strip(" .,"))
    name = re.sub(r"^(?:and|by)\s", "", name, flags=re.IGNORECASE)
    words = name.split()
    # "Explaining Ukraine", "Millions": a name of a newsletter or a stray capital says nothing unless it is newsy.
    if not words or _lines.fold(name) in _generic() or len(name) < 3:
        return ""
    single = len(words) == 1 and "." not in name
    if single and not (name.isupper() or _newsy(name)):
        return ""
    return name


def _outlet_key(name: str) -> str:
    key = re.sub(r"^the ", "", _lines.fold(name))
    return re.sub(r"[^a-z0-9]+", "", re.sub(r"\.[a-z]{2,6}$", "", key))
