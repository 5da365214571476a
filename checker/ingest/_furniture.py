"""Which lines of a page are furniture by their own words (cues: language/cues/furniture.toml)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from checker.ingest import _lines, _stamps
from checker.ingest._lines import Line
from checker.language.cues import load_cues

_SPEECH = re.compile(
    r"[\"“”]|\b(?:said|says|told|tells|wrote|writes|added|stated|according|announced|reported|argued|tweeted|asked|testified)\b",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*(?:k\b|\s(?:thousand|million)\b)?")
#: Reasons that hold even for a paragraph that reports somebody's words.
_SURE = frozenset({"byline", "copyright or about the outlet", "tags"})
_TIME_ONLY = re.compile(
    r"^(?:\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?|\d{1,2}\s?(?:h|m|min|mins|minutes|hours?|days?|weeks?)\.?\s(?:ago|read))$"
)
_UPDATED = re.compile(
    r"^(?:last |story |this (?:story|article|post) (?:has been|was) )?(?:first )?"
    r"(?:updated|published|posted|modified|corrected)\b[^.!?]{0,80}\.?$"
)
_NAMED = r"[A-Z][\w'’.&-]*(?:\s(?:of|the|de|van|for|via|[A-Z][\w'’.&-]*)){0,6}"
_NAMED_CREDIT = re.compile(rf"\({_NAMED}\s?/\s?{_NAMED}(?:\s?/\s?{_NAMED})?\)\.?$")  # (Name Name/Agency)
_BYLINE = re.compile(r"^by [a-z]")


@dataclass(frozen=True, slots=True)
class _Cue:
    reason: str
    whole: frozenset[str]
    starts: tuple[str, ...]
    ends: tuple[str, ...]
    has: tuple[str, ...]
    words: int


@dataclass(frozen=True, slots=True)
class Section:
    """The title of a list: why what follows is furniture, and how far that goes ("list" or "page")."""

    reason: str
    until: str


@cache
def table() -> dict[str, Any]:
    """The cue file."""
    return load_cues("furniture")


def classify(line: Line) -> str | None:
    """The reason why the line is furniture wherever it stands, or None. Reads the line alone."""
    return _classify(line.key, line.text, line.size, line.ends)


def classify_sentence(text: str) -> str | None:
    """The same for one sentence of a long line; only unmistakable phrases count."""
    key, size = mask(_lines.fold(text)), len(text.split())
    if size > 45 or _SPEECH.search(text):
        return None
    return next((cue.reason for cue in _cues() if size <= cue.words and _has(key, cue.has)), None)


@cache
def _cues() -> tuple[_Cue, ...]:
    return tuple(
        _Cue(
            entry["reason"],
            frozenset(entry.get("whole", ())),
            tuple(entry.get("starts", ())),
            tuple(entry.get("ends", ())),
            tuple(entry.get("has", ())),
            int(entry.get("words", 30)),
        )
        for entry in table()["cue"]
    )


@lru_cache(maxsize=65_536)
def _classify(key: str, text: str, size: int, ends: bool) -> str | None:
    masked = mask(key)
    if size <= 12 and (reason := _whole().get(_bare(masked))):
        return reason
    if caption(text, key, size):
        return "photo caption or credit"
    reported = _reported(text)
    paragraph = ends and (size >= 20 or (reported and size >= _lines.PROSE_WORDS))
    for cue in _cues():
        if size > cue.words:
            continue
        # A whole paragraph that reports somebody's words, or opens like a link, is the article's.
        sure = cue.reason in _SURE or not (paragraph and (reported or cue.reason == "related articles"))
        if sure and (_starts(masked, cue.starts) or (cue.ends and masked.endswith(cue.ends))):
            return cue.reason
        if cue.has and not reported and _has(masked, cue.has):
            return cue.reason
    if size <= 14 and (_TIME_ONLY.match(key) or _UPDATED.match(key)):
        return "date line"
    if size <= 30 and _BYLINE.match(key) and is_byline(text):
        return "byline"
    return None


def mask(key: str) -> str:
    """The folded text with every figure as "#"."""
    return _FIGURE.sub("#", key)


def _starts(key: str, phrases: tuple[str, ...]) -> bool:
    return key.startswith(phrases) and any(key.startswith(p) and _whole_words(key, 0, p) for p in phrases)


def _has(key: str, phrases: tuple[str, ...]) -> bool:
    for phrase in phrases:
        at = key.find(phrase)
        if at >= 0 and _whole_words(key, at, phrase):
            return True
    return False


def _whole_words(key: str, at: int, phrase: str) -> bool:
    """Whether the phrase that was found does not begin or end inside a word."""
    end = at + len(phrase)
    before = at == 0 or not (key[at - 1].isalnum() and phrase[0].isalnum())
    return before and (end == len(key) or not (phrase[-1].isalnum() and key[end].isalnum()))


def _reported(text: str) -> bool:
    """Whether the line quotes or reports somebody's words."""
    return _SPEECH.search(text) is not None


def posted(text: str) -> bool:
    """Whether the line is a post from a social network, set into the article."""
    return "(@" in text or "pic.twitter.com" in text or "//t.co/" in text


def is_byline(text: str) -> bool:
    """Whether a line that begins with "by" names writers, and is no sentence."""
    stamps = _stamps.find(text)
    rest = text[: stamps[0].start] if stamps else text
    named = [
        w
        for w in re.findall(r"[\w'’.-]+", rest)[1:]
        if w.casefold() not in ("and", "the", "of", "for", "in", "with", "de", "van", "von", "min", "read")
    ]
    if not named or len(named) > 16 or (re.search(r"[.!?]$", rest.strip()) and not stamps):
        return False
    capital = sum(1 for w in named if w[0].isupper() or w[0].isdigit())
    return bool(stamps) or capital >= max(2, len(named) - 3)


def section(line: Line) -> Section | None:
    """What list the line is the title of, or None."""
    if line.size > 8 or (line.ends and not line.text.endswith(":")):
        return None
    bare = _bare(mask(line.key))
    for entry in table()["section"]:
        if bare in entry["whole"] or line.key in entry["whole"]:
            return Section(entry["reason"], entry["until"])
        if any(bare.startswith(start) for start in entry.get("starts", ())):
            return Section(entry["reason"], entry["until"])
    return None


def appeal(line: Line) -> int:
    """How many kinds of appeal words the line has (0 to 4); 0 where nobody is asked or somebody is quoted."""
    return _appeal(line.text) if line.size >= 4 else 0


@lru_cache(maxsize=65_536)
def _appeal(text: str) -> int:
    if _reported(text):
        return 0
    found = set(_lines.words(text))
    if not found & _words("ask") or not found & (_words("we") | _words("reader")):
        return 0
    return sum(1 for kind in table()["appeal"] if found & _words(kind))


def caption(text: str, key: str, size: int) -> bool:
    """Whether a line is a photo's caption or credit."""
    if size > 90:
        return False
    if (size <= 60 and _starts(key, _caption("starts"))) or _has(key, _caption("has")):
        return True
    if text.endswith((")", ").")) and _NAMED_CREDIT.search(text[-140:]):
        return True
    return (
        _credit_hint(key)
        and _credit_end().search(key[-170:]) is not None
        and (size <= 12 or not _reported(text) or key.endswith(")"))
    )


def shouted(line: Line) -> bool:
    """Whether the line is set in capitals throughout, as pages set links to other stories."""
    return 4 <= line.size <= 30 and line.text.isupper()


@cache
def _caption(kind: str) -> tuple[str, ...]:
    return tuple(table()["caption"][kind])


def _credit_hint(key: str) -> bool:
    tail = key[-120:]
    return any(mark in tail for mark in ("/", "|", "via ", ": ", "(", "["))


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(table()["appeal"][kind])


@cache
def _whole() -> dict[str, str]:
    return {_bare(phrase): cue.reason for cue in _cues() for phrase in cue.whole}


def _bare(key: str) -> str:
    """The masked key without punctuation after it."""
    return key.rstrip(" :.!?›»>…") or key


@cache
def _credit_end() -> re.Pattern[str]:
    agencies = "|".join(re.escape(a) for a in sorted(table()["caption"]["agencies"], key=len, reverse=True))
    credits = "|".join(re.escape(w) for w in sorted(table()["caption"]["credit_words"], key=len, reverse=True))
    return re.compile(
        rf"(?:/ ?|\| ?|\bvia |\bfor |\bcourtesy of |, |— |– )(?:{agencies})"
        rf"(?: (?:via|/|\|) ?(?:{agencies}))?\)[.]?$"  # (… /AFP)
        rf"|(?:/|\| ?|\bvia )(?:{agencies})[.]?$"  # Name/AFP, Name | AFP
        rf"|\breuters/[\w .'-]{{3,40}}\)?[.]?$"
        rf"|[(\[](?:{credits})\b[^()\[\]]{{0,80}}[)\]][.]?$"
        rf"|(?:^|[.!?)\"' ])(?:{credits})(?: (?:by|credit|courtesy))?: [\w .,'/|&-]{{3,80}}$"
    )


def phrases(kind: str) -> Iterable[str]:
    """A list of the [outlet] table."""
    return tuple(table()["outlet"][kind])
