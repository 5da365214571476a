"""The cue words of certainty, as data, and where they stand in a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import product
from typing import Any, NamedTuple

from checker.language.cues import load_cues
from checker.language.status_tokens import Tokens
from checker.model import Level

_FILES = ("negation.toml", "status.toml", "modals.toml")
_VOWELS = "aeiou"
# Adverbs that may stand between two words of a cue ("has not yet been independently confirmed").
SKIPPED = frozenset({
    "also", "already", "still", "now", "so", "far", "just", "yet", "even", "ever", "only", "always", "currently",
    "previously", "recently", "immediately", "initially", "publicly", "formally", "independently", "personally",
    "repeatedly", "explicitly", "flatly", "strongly", "categorically", "firmly", "vehemently", "angrily", "swiftly",
    "quickly", "once", "again", "since", "later", "earlier", "long", "simply", "actually", "really", "fully",
    "widely", "generally", "largely", "mostly", "finally", "ultimately", "eventually", "specifically", "directly",
    "completely", "entirely", "totally", "necessarily", "thus", "then", "therefore", "however", "today", "tonight",
    "reportedly", "apparently", "clearly",
})  # fmt: skip


class Group(NamedTuple):
    """One group of cues: what they do, the level they leave, where their proposition stands."""

    category: str
    level: Level | None
    negated_level: Level | None
    scope: str
    emit: bool


class Cue(NamedTuple):
    """A cue found in a sentence: tokens `first` to `last` (included)."""

    group: Group
    first: int
    last: int


@cache
def _read(name: str) -> dict[str, Any]:
    return load_cues(name.removesuffix(".toml"))


@cache
def inflections(verb: str) -> frozenset[str]:
    """All forms of an English verb: spelling rules, and the table of irregular ones."""
    table = _read("status_verbs.toml")
    forms = {verb, *table["irregular"].get(verb, ())}
    doubled = verb in table["doubling"]
    stem = verb + verb[-1] if doubled else verb
    if verb.endswith(("s", "x", "z", "ch", "sh", "o")):
        forms.add(verb + "es")
    elif verb.endswith("y") and verb[-2] not in _VOWELS:
        forms.add(verb[:-1] + "ies")
    else:
        forms.add(verb + "s")
    if verb.endswith("e") and verb != "be":
        forms |= {verb + "d", verb[:-1] + "ing"}
    elif verb.endswith("y") and verb[-2] not in _VOWELS:
        forms |= {verb[:-1] + "ied", verb + "ing"}
    else:
        forms |= {stem + "ed", stem + "ing"}
    return frozenset(forms)


def _elements(pattern: str) -> Iterator[tuple[str, ...]]:
    """Every sequence of words that the pattern stands for."""
    choices: list[tuple[str, ...]] = []
    for part in pattern.split():
        optional = part.endswith("?")
        words: set[str] = set()
        for word in part.rstrip("?").split("|"):
            words |= inflections(word[1:]) if word.startswith("~") else {word}
        choices.append((*sorted(words), *(("",) if optional else ())))
    for chosen in product(*choices):
        yield tuple(word for word in chosen if word)


@cache
def claim_nouns() -> frozenset[str]:
    """Nouns of things said ("allegation", "reports"), in the singular and the plural."""
    nouns = _read("status.toml")["claim_nouns"]
    return frozenset(nouns) | {noun[:-1] + "ies" if noun.endswith("y") else noun + "s" for noun in nouns}


@cache
def labels() -> frozenset[str]:
    """Every form of the verbs that give a claim a name ("calls", "labelled")."""
    groups = [group for group in _read("negation.toml")["group"] if group["category"] == "labelling"]
    return frozenset(words[0] for group in groups for pattern in group["patterns"] for words in _elements(pattern))


@cache
def names_when_capital() -> frozenset[str]:
    """Words that are a name and no cue where they are capitalised inside a sentence."""
    return frozenset(_read("status.toml")["names_when_capital"])


class _Node:
    __slots__ = ("group", "next")

    def __init__(self) -> None:
        self.next: dict[str, _Node] = {}
        self.group: Group | None = None


@cache
def _trie() -> _Node:
    root = _Node()
    entries: list[tuple[Group, str]] = []
    for name in _FILES:
        for raw in _read(name)["group"]:
            level, negated = raw.get("level"), raw.get("negated_level")
            group = Group(
                raw["category"],
                Level(level) if level else None,
                Level(negated) if negated else None,
                raw.get("scope", "forward"),
                raw.get("emit", bool(level)),
            )
            entries += [(group, pattern) for pattern in raw["patterns"]]
    entries.sort(key=lambda entry: entry[0].category != "pseudo")  # a pseudo-cue wins over the same words elsewhere
    for group, pattern in entries:
        for words in _elements(pattern):
            node = root
            for word in words:
                node = node.next.setdefault(word, _Node())
            node.group = node.group or group
    return root


def find_cues(tokens: Tokens) -> list[Cue]:
    """The cues of a sentence from left to right, the longest where several begin at one word.

    Words that look like a cue and are none ("not only", "in May") come with the category "pseudo".
    """
    words = tokens.words
    start_words = _trie().next
    found: list[Cue] = []
    at, size = 0, len(words)
    while at < size:
        node = start_words.get(words[at])
        if node is None:
            at += 1
            continue
        best, end = node.group, at
        place = at + 1
        while place < size and node.next:
            following = node.next.get(words[place])
            if following is None:
                if words[place] in SKIPPED:
                    place += 1
                    continue
                break
            node = following
            if node.group is not None:
                best, end = node.group, place
            place += 1
        if best is not None:
            found.append(Cue(best, at, end))
            at = end + 1
        else:
            at += 1
    return found
