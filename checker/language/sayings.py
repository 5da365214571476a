"""Two quotations: whether they are one, and in which words they differ."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import Match as _Block
from difflib import SequenceMatcher
from itertools import pairwise

from checker.language.sayings_changes import ORDER, hedged, negations, tell, variants, weigh

_WORD = re.compile(r"(?:\[[^\W_]\])?[^\W_]+(?:['’][^\W_]+)*")
_INSERTED = re.compile(r"\[(?![^\W_]\][^\W_])[^\]]*\]|\([^)]*\)|\b[Nn]o\.(?=\s*\d)|\b[Nn]umber(?=\s+(?:\d|one\b))")
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)$")
_LEAST_WORDS = 4  # words that two quotations have to share in their order
_LEAST_RUN = 3  # of these in one run
_WHOLE = 6  # shared words from which one word for another at an end is a change,
_BESIDE = 4  # where so many beside it agree
_LEAST_SHARE = 0.6  # of the shorter quotation
_BEYOND = 5  # words beyond what agrees in which a "not" may stand instead
_NEAR = 3  # words beside a "not" in which it may be said again
_AROUND = 2  # words on either side of a change that have to agree


_ELLIPSIS = re.compile(r"\.\s?\.\s?\.|…")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a quotation with its place."""

    text: str
    start: int
    end: int
    capital: bool = False
    elided: bool = False  # three dots stand in front of it: something was left out, and said to be


@dataclass(frozen=True, slots=True)
class Change:
    """Words that one version has where the other has others; spans count in the texts given."""

    a: tuple[int, int]
    b: tuple[int, int]
    words_a: str
    words_b: str
    weight: str  # "number", "negation", "hedge", "word" or "cosmetic"


@dataclass(frozen=True, slots=True)
class Match:
    """Two versions of one quotation: how many words they share, and the changes inside what they share.

    `telling` counts the shared words that carry meaning of their own; `share` is of the shorter quotation; `a` and `b`
    are the first word of each that they share and the one behind the last.
    """

    shared: int
    telling: int
    share: float
    changes: tuple[Change, ...]
    a: tuple[int, int]
    b: tuple[int, int]

    @property
    def weightiest(self) -> Change | None:
        """The change that matters most: numbers, negations, hedges, then other words; None where all are cosmetic."""
        real = [change for change in self.changes if change.weight in ORDER]
        return min(real, key=lambda change: ORDER.index(change.weight), default=None)


def words(text: str) -> list[Word]:
    """The words of a text, folded; insertions in brackets left out."""
    plain = _INSERTED.sub(lambda m: " " * len(m.group()), text)
    found: list[Word] = []
    last = 0
    for m in _WORD.finditer(plain):
        capital = m.group().lstrip("[")[0].isupper()
        elided = bool(found) and _ELLIPSIS.search(text[last : m.start()]) is not None
        found.append(Word(_folded(m.group()), m.start(), m.end(), capital, elided))
        last = m.end()
    return found


def _folded(word: str) -> str:
    """A word without case, apostrophe and ordinal ending, which transcripts write each in their own way."""
    word = re.sub(r"['’\[\]]", "", word.casefold())
    return _ORDINAL.sub("", word)


def compare(a: list[Word], b: list[Word]) -> Match | None:
    """How two quotations meet; None where they are not one."""
    matcher = SequenceMatcher(None, [w.text for w in a], [w.text for w in b], autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    longest = max((block.size for block in blocks), default=0)
    if longest < min(_LEAST_RUN, len(a), len(b)):
        return None
    # Only what stands between agreeing runs is a change; what hangs over at the ends was not quoted.
    shared = sum(block.size for block in blocks)
    share = shared / min(len(a), len(b))
    if shared < _LEAST_WORDS or share < _LEAST_SHARE:
        return None
    changes = _edges(a, b, blocks)
    for one, other in pairwise(blocks):
        left, right = a[one.a + one.size : other.a], b[one.b + one.size : other.b]
        if (not left and a[other.a].elided) or (not right and b[other.b].elided):
            continue  # left out, with the dots that say so
        if (left or right) and one.size + other.size >= 2 * _AROUND:
            changes.append(_change(a, b, one.a + one.size, other.a, one.b + one.size, other.b))
    changes = [change for change in changes if _stands(change, a, b, blocks)]
    telling = tell([w.text for block in blocks for w in a[block.a : block.a + block.size]])
    return Match(
        shared=shared,
        telling=telling,
        share=share,
        changes=tuple(changes),
        a=(blocks[0].a, blocks[-1].a + blocks[-1].size),
        b=(blocks[0].b, blocks[-1].b + blocks[-1].size),
    )


def _edges(a: list[Word], b: list[Word], blocks: list[_Block]) -> list[Change]:
    """The changes at the ends: one word for another where all else agrees, and a hedge that one begins with."""
    first, last = blocks[0], blocks[-1]
    found = []
    if first.a != first.b and 0 in (first.a, first.b):
        dropped, kept = (a[: first.a], b[0]) if first.a else (b[: first.b], a[0])
        if kept.capital and hedged([w.text for w in dropped]):
            found.append(_change(a, b, 0, first.a, 0, first.b))
    shared = sum(block.size for block in blocks)
    if first.a == first.b == 1 and len(a) == len(b) and shared >= _WHOLE and first.size >= _BESIDE:
        found.append(_change(a, b, 0, 1, 0, 1))
    if (
        (last.a + last.size, last.b + last.size) == (len(a) - 1, len(b) - 1)
        and shared >= _WHOLE
        and last.size >= _BESIDE
    ):
        found.append(_change(a, b, len(a) - 1, len(a), len(b) - 1, len(b)))
    return found


def _stands(change: Change, a: list[Word], b: list[Word], blocks: list[_Block]) -> bool:
    """Whether a change is one over the whole of both: a "not" or a word that only stands elsewhere is none."""
    if change.weight == "negation":
        first, last = blocks[0], blocks[-1]
        ends = (first.a, last.a + last.size), (first.b, last.b + last.size)
        counts = [
            negations([w.text for w in side[max(0, start - _BEYOND) : end + _BEYOND]])
            for side, (start, end) in zip((a, b), ends, strict=True)
        ]
        one_sided = (a, change.a) if not change.words_b else (b, change.b) if not change.words_a else None
        return counts[0] != counts[1] and not (one_sided and _repeats(*one_sided))
    if change.weight == "word":
        gaps = _gaps(a, [(block.a, block.size) for block in blocks]), _gaps(b, [(x.b, x.size) for x in blocks])
        for words_here, there, span in ((change.words_a, gaps[1], change.b), (change.words_b, gaps[0], change.a)):
            others = [w.text for w in there if not span[0] <= w.start < span[1]]
            if any(tell([word]) and variants(word, other) for word in words_here.split() for other in others):
                return False
    return True


def _repeats(words: list[Word], span: tuple[int, int]) -> bool:
    """Whether a "not" that one version has too many is said again next to it ("I didn't - I did not")."""
    inside = [number for number, word in enumerate(words) if span[0] <= word.start < span[1]]
    near = words[max(0, inside[0] - _NEAR) : inside[0]] + words[inside[-1] + 1 : inside[-1] + 1 + _NEAR]
    return negations([word.text for word in near]) > 0


def _gaps(words: list[Word], runs: list[tuple[int, int]]) -> list[Word]:
    """The words that stand in no agreeing run."""
    held = {number for start, size in runs for number in range(start, start + size)}
    return [word for number, word in enumerate(words) if number not in held]


def _change(a: list[Word], b: list[Word], a1: int, a2: int, b1: int, b2: int) -> Change:
    left, right = [w.text for w in a[a1:a2]], [w.text for w in b[b1:b2]]
    return Change(
        a=_span(a, a1, a2),
        b=_span(b, b1, b2),
        words_a=" ".join(left),
        words_b=" ".join(right),
        weight=weigh(left, right, a[a2].text if a2 < len(a) else ""),
    )


def _span(found: list[Word], first: int, last: int) -> tuple[int, int]:
    """The place of the changed words; of dropped ones, the words on either side."""
    if first < last:
        return found[first].start, found[last - 1].end
    return found[max(0, first - 1)].start, found[min(len(found) - 1, first)].end
