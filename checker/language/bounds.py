"""Reads what stands around a number and changes its sense: bounds ("more than") and changes ("rose by")."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from checker.language.cues import load_cues
from checker.language.nouns_forms import is_plural
from checker.language.tokens import Tokens
from checker.model import Bound, Change

_WHERE = ("over", "under", "above", "below")
_REACH = 7  # tokens before the number that can still bind it


@dataclass(frozen=True, slots=True)
class Sense:
    """How the words before (or after) a number bound it. `first` is the first token of those words."""

    bound: Bound
    first: int


@cache
def _phrases(where: str) -> dict[str, tuple[tuple[tuple[str, ...], Bound], ...]]:
    """Bound phrases by the word nearest to the number, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Bound]]] = {}
    for phrase, bound in load_cues("bounds")[where].items():
        words = tuple(Tokens(phrase).low)
        found.setdefault(words[-1] if where == "before" else words[0], []).append((words, Bound(bound)))
    return {key: tuple(sorted(value, key=lambda item: -len(item[0]))) for key, value in found.items()}


@cache
def _words(*path: str) -> frozenset[str]:
    data = load_cues("bounds")
    for key in path:
        data = data[key]
    return frozenset(data["words"]) if isinstance(data, dict) else frozenset(data)


def before(tokens: Tokens, i: int) -> Sense | None:
    """The bound in the words right before token `i`; articles and adjectives like "record" may stand between."""
    phrases = _phrases("before")
    fillers = {"a", "an", "the", "another", "additional", "estimated", "further", "total", "only", "just", "of", "at"}
    j = i - 1
    if j > 0 and tokens.word[j] in "-–" and tokens.joined(j) and tokens.joined(i):
        return Sense(Bound.BELOW, j - 1) if tokens.low[j - 1] == "sub" else None
    for _ in range(3):
        if j < 0:
            return None
        for words, bound in phrases.get(tokens.low[j], ()):
            first = j - len(words) + 1
            compared = j + 1 < i and tokens.low[j + 1] == "the" and (words[-1] == "than" or _known(tokens, i, words))
            if compared:
                return None  # "bigger than the $22 million fine": two things are compared
            if first >= 0 and tokens.low[first : j + 1] == list(words) and not _denied(tokens, first, words):
                return Sense(bound, first)
        if (
            tokens.low[j] == "to"
            and j == i - 1
            and j
            and tokens.low[j - 1] in ("approximately", "about", "roughly", "nearly")
        ):
            return Sense(Bound.ABOUT, j - 1)  # "rise approximately to 12,000"
        if tokens.low[j] not in fillers:
            return None
        j -= 1
    return None


def _known(tokens: Tokens, i: int, words: tuple[str, ...]) -> bool:
    """Whether it speaks of things counted before ("over the 12,000 troops"), not of a mark ("over the 12,000 mark")."""
    if len(words) > 1 or words[0] not in _WHERE:
        return False
    j = i + 1
    while j < min(len(tokens), i + 4) and tokens.word[j][:1].isupper():  # "North Korean"
        j += 1
    return is_plural(tokens.at(j))


def _denied(tokens: Tokens, first: int, words: tuple[str, ...]) -> bool:
    """Whether the phrase is something else: "turned over 12 documents", "over 30 years", "within 5 miles"."""
    word = words[0]
    previous = tokens.at(first - 1)
    if words == ("over",) and _quarrel(tokens, first):
        return True
    if len(words) == 1 and word in _WHERE:
        return previous in (
            "turn",
            "turned",
            "hand",
            "handed",
            "take",
            "took",
            "all",
            "taken",
            "taking",
            "victory",
        )
    if len(words) == 1 and word == "around":
        return previous in ("all", "turn", "turned", "turning")
    return len(words) == 1 and word == "some" and previous in ("for",)


def _quarrel(tokens: Tokens, over: int) -> bool:
    """Whether "over" says what a quarrel is about ("suing the state over three statutes"): a word before it does."""
    for j in range(over - 1, max(-1, over - 5), -1):
        if tokens.low[j] in _words("quarrels", "words"):
            return True
        if tokens.low[j] in _words("quarrels", "ends") or not tokens.word[j][:1].isalpha():
            return False
    return False


def crossing(tokens: Tokens, i: int) -> Bound | None:
    """The bound in a verb by which a level passes or nears the number at token `i` ("deaths pass 9,000"), or None."""
    word = tokens.at(i - 1)
    for bound, verbs in load_cues("bounds")["crossing"].items():
        if word in verbs:
            return Bound(bound) if word.endswith(("s", "ed", "ing")) or is_plural(tokens.at(i - 2)) else None
    return None


def after(tokens: Tokens, j: int) -> tuple[Bound, int] | None:
    """The bound in the words from token `j` on ("or more", "or so", "+"), with the first token after them."""
    if tokens.at(j) == "-" and tokens.at(j + 1) == "plus" and tokens.joined(j) and tokens.joined(j + 1):
        return Bound.ABOVE, j + 2  # "300-plus people"
    if j >= len(tokens):
        return None
    for words, bound in _phrases("after").get(tokens.low[j], ()):
        if tokens.low[j : j + len(words)] == list(words):
            if words[0] in ("+", "-") and not tokens.joined(j):
                continue
            if words == ("plus",) and not (tokens.joined(j) or tokens.at(j - 1) == "-"):
                continue
            return bound, j + len(words)
    return None


def collects(word: str) -> bool:
    """Whether the change word, before money, says that it was collected or spent ("raised $21,500")."""
    return word in _words("change", "not_money")


@dataclass(frozen=True, slots=True)
class Move:
    """A change: its direction, and whether its word moves only shares, points and money, not counted things."""

    change: Change
    measures_only: bool  # with "by", whatever is counted moves: "down by 14,000"
    word: str


def change_before(tokens: Tokens, i: int, *, moves_from: bool = False) -> Move | None:
    """The direction, where a word of change governs the number at token `i` ("rose by about 5 %", "up 19 cents").

    `moves_from`: the number is a range that states both levels ("fell from 2,415 to 2,315").
    """
    skip, levels = _words("skip"), _words("change", "level")
    up, down = _words("change", "up"), _words("change", "down")
    j = i - 1
    for _ in range(_REACH):
        if j < 0:
            return None
        low = tokens.low[j]
        direction = Change.UP if low in up else Change.DOWN if low in down else None
        if direction is not None and not (low in ("up", "down") and tokens.at(j + 1) == "to"):
            if low == "minus" and tokens.at(j - 1) == "or":
                return None  # "plus or minus 3 points": a margin
            if low in ("up", "down", "lower", "higher") and tokens.at(j + 1) in ("from", "at"):
                return None
            if low in ("up", "down") and tokens.at(j - 1) in _words("change", "particle"):
                return None
            by = tokens.at(i - 1) == "by" or tokens.at(j + 1) == "by"
            return Move(direction, low in _words("change", "measures_only") and not by, low)
        if moves_from and low == "from" and j == i - 1:
            j -= 1
            continue
        if low in levels or low not in skip:
            return None
        j -= 1
    return None
