"""Two quotations: whether they are one, and in which words they differ."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from itertools import pairwise

from checker.language.cues import load_cues
from checker.language.lemma import lemma

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_INSERTED = re.compile(r"\[[^\]]*\]|\([^)]*\)|\b[Nn]o\.(?=\s*\d)|\b[Nn]umber(?=\s+(?:\d|one\b))")
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)$")
_LEAST_WORDS = 4  # words that two quotations have to share in one run, or nearly
_LEAST_SHARE = 0.6  # of the shorter quotation
_ALIKE = 0.75  # of the letters of two words from which one is taken for a spelling of the other
_LONGEST = 3  # words on either side of a change that is judged
_AROUND = 2  # words on either side of a change that have to agree


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a quotation with its place."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Change:
    """Words that one version has where the other has others; spans count in the texts given."""

    a: tuple[int, int]
    b: tuple[int, int]
    words_a: str
    words_b: str
    weight: str  # "number", "negation", "word" or "cosmetic"


@dataclass(frozen=True, slots=True)
class Match:
    """Two versions of one quotation: how many words they share, and the changes inside what they share."""

    shared: int
    share: float
    changes: tuple[Change, ...]

    @property
    def weightiest(self) -> Change | None:
        """The change that matters most: numbers, then negations, then other words; None where all are cosmetic."""
        order = ("number", "negation", "word")
        real = [change for change in self.changes if change.weight in order]
        return min(real, key=lambda change: order.index(change.weight), default=None)


def words(text: str) -> list[Word]:
    """The words of a text, folded; insertions in brackets left out."""
    plain = _INSERTED.sub(lambda m: " " * len(m.group()), text)
    return [Word(_folded(m.group()), m.start(), m.end()) for m in _WORD.finditer(plain)]


def _folded(word: str) -> str:
    """A word without case, apostrophe and ordinal ending, which transcripts write each in their own way."""
    word = word.casefold().replace("’", "").replace("'", "")
    return _ORDINAL.sub("", word)


def compare(a: list[Word], b: list[Word]) -> Match | None:
    """How two quotations meet; None where they are not one."""
    matcher = SequenceMatcher(None, [w.text for w in a], [w.text for w in b], autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    longest = max((block.size for block in blocks), default=0)
    if longest < min(_LEAST_WORDS, len(a), len(b)):
        return None
    # Only what stands between agreeing runs is a change; what hangs over at the ends was not quoted.
    shared = sum(block.size for block in blocks)
    share = shared / min(len(a), len(b))
    if shared < _LEAST_WORDS or share < _LEAST_SHARE:
        return None
    changes = []
    for one, other in pairwise(blocks):
        left, right = a[one.a + one.size : other.a], b[one.b + one.size : other.b]
        if (left or right) and one.size >= 1 and other.size >= 1 and one.size + other.size >= 2 * _AROUND:
            changes.append(_change(a, b, one.a + one.size, other.a, one.b + one.size, other.b))
    return Match(shared=shared, share=share, changes=tuple(changes))


def _change(a: list[Word], b: list[Word], a1: int, a2: int, b1: int, b2: int) -> Change:
    left, right = [w.text for w in a[a1:a2]], [w.text for w in b[b1:b2]]
    return Change(
        a=_span(a, a1, a2),
        b=_span(b, b1, b2),
        words_a=" ".join(left),
        words_b=" ".join(right),
        weight=_weight(left, right),
    )


def _span(found: list[Word], first: int, last: int) -> tuple[int, int]:
    """The place of the changed words; of dropped ones, the words on either side."""
    if first < last:
        return found[first].start, found[last - 1].end
    return found[max(0, first - 1)].start, found[min(len(found) - 1, first)].end


@cache
def _cues(name: str) -> frozenset[str]:
    return frozenset(load_cues("sayings")[name])


def _weight(left: list[str], right: list[str]) -> str:
    if max(len(left), len(right)) > _LONGEST:
        return "cosmetic"  # told in quite other words, or with an aside left out
    digits = load_cues("sayings")["digits"]
    numbers = [{digits.get(w, w) for w in side if w[0].isdigit() or w in _cues("numbers")} for side in (left, right)]
    if numbers[0] and numbers[0] == numbers[1]:
        return "cosmetic"
    if numbers[0] != numbers[1] and all(numbers):
        return "number"
    if any(map(_negates, left)) != any(map(_negates, right)):
        return "negation"
    ours, theirs = [w for w in left if _tells(w)], [w for w in right if _tells(w)]
    if len(ours) != 1 or len(theirs) != 1 or len(left) != len(right):
        return "cosmetic"  # dropped, added, or told in other words; only word for word does one stand for another
    return "cosmetic" if _variants(ours[0], theirs[0]) else "word"


def _negates(word: str) -> bool:
    return word in _cues("negations")


def _tells(word: str) -> bool:
    """Whether a word is a thing: verbs and adverbs that differ mostly mean the same ("watching", "witnessing")."""
    return word not in _cues("empty") and len(word) > 1 and not word.endswith(("ing", "ed", "ly"))


def _variants(one: str, other: str) -> bool:
    """Whether two words are one in another form, spelling or length ("hon", "honourable"), and not its opposite."""
    a, b = lemma(one), lemma(other)
    if a == b or a.startswith(b) or b.startswith(a):
        return True
    for short, long in ((a, b), (b, a)):
        if long.endswith(short) and long[: len(long) - len(short)] in _cues("turning_prefixes"):
            return False
    return SequenceMatcher(None, a, b).ratio() >= _ALIKE
