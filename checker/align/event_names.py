"""The whole names of events ("the second round of talks between A and B", "the trial of C"), and whether two agree.

No model: the words around an event's noun that tell it from its like are read off the sentence. Two events are one only
where their ordinals and rounds are the same, their kinds do not exclude each other and nobody is named for the one who
is not for the other; where the words leave it open they are taken for two.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from checker.language.cues import load_cues
from checker.language.names_gazetteer import country_of, fold

_TOKEN = re.compile(r"[^\W_](?:[\w.]*\w)?(?:[-&][^\W_]\w*)*(?:['’]\w+)?|['’]|[^\w\s]")
_REACH = 9  # tokens on either side of the noun that may belong to its name
_PLAIN = 2  # lower-case words that a name holds before or behind its noun ("former", "nuclear")
_PLACED = frozenset({"in", "at", "near"})


@dataclass(frozen=True, slots=True)
class EventName:
    """An event's noun (the first of its group) with what tells it from its like.

    `orders` are its number, round or place in a row ("4", "next", "semi"), `kinds` its kind ("presidential"),
    `parties` the names in it, `places` those behind "in" or "at".
    """

    noun: str
    orders: frozenset[str]
    kinds: frozenset[str]
    parties: frozenset[str]
    places: frozenset[str]


@cache
def nouns() -> dict[str, str]:
    """Every noun of an event, to the first of its group."""
    groups = [group.split("|") for group in load_cues("schedules")["nouns"]]
    return {word: group[0] for group in groups for word in group}


@cache
def _orders() -> dict[str, str]:
    groups = [group.split("|") for group in load_cues("schedules")["orders"]]
    return {word: group[0] for group in groups for word in group}


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(load_cues("schedules")[name])


@lru_cache(maxsize=4_096)
def event_names(text: str) -> tuple[EventName, ...]:
    """The names of all events in a sentence, in order."""
    words = _TOKEN.findall(text)
    return tuple(_name(words, i) for i, word in enumerate(words) if word.casefold() in nouns())


def event_name(text: str, noun: str, end: int) -> EventName | None:
    """The name of the last event with this noun in the first `end` characters of a sentence, or None."""
    before = len(_TOKEN.findall(text[:end]))
    words = _TOKEN.findall(text)
    at = next((i for i in range(before - 1, -1, -1) if nouns().get(words[i].casefold()) == noun), None)
    return None if at is None else _name(words, at)


def _name(words: list[str], at: int) -> EventName:
    left = _left(words, at)
    right = _right(words, at)
    lows = [word.casefold() for word in (*left, *right)]
    orders = {_orders()[low] for low in lows if low in _orders()}
    parties, places = _runs(left)[0], set[str]()
    more, placed = _runs(right)
    return EventName(
        noun=nouns()[words[at].casefold()],
        orders=frozenset(orders),
        kinds=frozenset(low for low in lows if low in _list("kinds")),
        parties=frozenset(parties | more),
        places=frozenset(places | placed),
    )


def _left(words: list[str], at: int) -> list[str]:
    """The words in front of the noun that belong to its name."""
    i, plain = at, 0
    while i > 0 and at - i < _REACH:
        word, low = words[i - 1], words[i - 1].casefold()
        known = word[0].isupper() and low not in _list("borders")
        if low == "of" and i > 1 and words[i - 2].casefold() in _list("units"):
            pass  # "the second round of talks"
        elif not (
            known or low in _orders() or low in _list("kinds") or low in _list("units") or low in ("and", "'", "’")
        ):
            if not word[0].isalpha() or low in _list("borders") or plain == _PLAIN:
                break
            plain += 1
        i -= 1
    return words[i:at]


def _right(words: list[str], at: int) -> list[str]:
    """The words behind the noun that belong to its name: its number, and what "of", "between" and the like add."""
    i, plain = at + 1, 0
    while i < len(words) and i - at <= 2 * _REACH:
        word, low = words[i], words[i].casefold()
        if low in _list("links") or low in ("and", "the", "a", "an", "'", "’"):
            pass
        elif word[0].isupper() or (i == at + 1 and low in _orders()) or word[0].isdigit():
            if word[0].isupper() and low in _list("borders"):
                break
        elif not word[0].isalpha() or low in _list("borders") or low in _list("verbs") or plain == _PLAIN:
            break
        else:
            plain += 1
        i += 1
    return words[at + 1 : i]


def _runs(words: list[str]) -> tuple[set[str], set[str]]:
    """The names among the words, and those behind "in" or "at": runs of capitals, countries by their codes."""
    runs: tuple[set[str], set[str]] = (set(), set())
    run: list[str] = []
    before = ""
    for word in [*words, "."]:
        low = word.casefold()
        named = word[0].isupper() and low not in _list("kinds") and low not in _orders() and low not in _list("borders")
        if named:
            run.append(word)
            if not word.endswith(("'s", "’s")):
                continue
        if run:
            runs[before in _PLACED].update(_keys(run))
            run = []
        if not named and low not in ("the", "a", "an"):
            before = low
    return runs


def _keys(run: list[str]) -> list[str]:
    """The key of a run of capitals; of "US-Iran" two."""
    words = " ".join(run).removesuffix("'s").removesuffix("’s").removesuffix("'").removesuffix("’")
    halves = words.split("-")
    if len(run) == 1 and len(halves) == 2 and all(half[:1].isupper() for half in halves):
        return [country_of(half) or fold(half) for half in halves]
    return [country_of(words) or fold(words)]


def _one(a: str, b: str) -> bool:
    """Whether two keys can name one: equal, or a surname and a full name; a country's code is only itself."""
    if a == b:
        return True
    if a.isupper() or b.isupper():
        return False
    short, long = sorted((a.split(), b.split()), key=len)
    return short == long[-len(short) :]


def agree(a: EventName, b: EventName, *, others: tuple[str, str] | None = None) -> bool:
    """Whether two names can be one event's.

    `others` are the sentences of the two: a name that only the one has may stand elsewhere in the other's sentence.
    """
    renewed = a.orders ^ b.orders <= {"new"} and a.noun not in _list(
        "recurring"
    )  # "new elections" may be the elections
    if a.noun != b.noun or not (a.orders == b.orders or renewed) or (a.kinds and b.kinds and a.kinds != b.kinds):
        return False
    if a.places and b.places and not _met(a.places, b.places | b.parties) and not _met(b.places, a.places | a.parties):
        return False
    elsewhere = [_runs(_TOKEN.findall(text)) for text in others] if others else [(set[str](), set[str]())] * 2
    known = [frozenset(own | placed) for own, placed in elsewhere]
    mine = [p for p in a.parties if not _met({p}, b.parties | b.places | known[1])]
    theirs = [p for p in b.parties if not _met({p}, a.parties | a.places | known[0])]
    if mine and theirs:
        return False
    # One says less: enough for what there is one of at a time, if it names anybody; not for matches and meetings.
    if mine or theirs:
        return a.noun not in _list("recurring") and bool(a.parties or a.places) and bool(b.parties or b.places)
    return True


def _met(some: frozenset[str] | set[str], others: frozenset[str] | set[str]) -> bool:
    return any(_one(one, other) for one in some for other in others)


def one_event(a: str, b: str, *, whole: bool) -> bool:
    """Whether the events that two sentences name can be one: True where either names none.

    By their whole names, or by noun and ordinals alone (where it is compared in which place, and with which outcome).
    """
    first, second = event_names(a), event_names(b)
    if not first or not second:
        return True
    if whole:
        return any(agree(x, y, others=(a, b)) for x in first for y in second)
    shared = {x.noun for x in first} & {y.noun for y in second}
    return not shared or any(x.noun == y.noun and x.orders == y.orders for x in first for y in second)
