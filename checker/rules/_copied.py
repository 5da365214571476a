"""Whether two sentences are the same words but for their figures, as in copied text with a digit changed."""

from __future__ import annotations

from checker.model import Alignment, Side

_SAME_WORDS = 0.9  # the share of the longer sentence's words from which two are the same but for their figures
_BOUND_WORDS = {
    "more", "less", "fewer", "than", "at", "least", "most", "over", "under", "about", "nearly", "almost",
    "some", "around", "roughly", "approximately", "up", "to", "exactly", "only", "just",
}  # fmt: skip


def is_copy(alignment: Alignment) -> bool:
    """Whether the two sentences are the same words but for their figures and bounds."""
    return alignment.copied or worded_alike(*shared_words(alignment))


def worded_alike(shared: int, first: int, second: int) -> bool:
    """Whether two sentences with so many words, and so many of them shared, have the same words (see shared_words)."""
    return min(first, second) >= 4 and shared >= _SAME_WORDS * max(first, second)


def shared_words(alignment: Alignment) -> tuple[int, int, int]:
    """How many words the two sentences share, figures and bounds apart, and how many each has."""
    first, second = (_bare_words(side) for side in (alignment.a, alignment.b))
    shared = sum(min(first.count(word), second.count(word)) for word in set(first))
    return shared, len(first), len(second)


def _bare_words(side: Side) -> list[str]:
    text, at = side.claim.text, side.claim.start
    spans = [(figure.start - at, figure.end - at) for figure in side.claim.figures]
    spans.append((side.mention.start - at, side.mention.end - at))
    for start, end in sorted(set(spans), reverse=True):
        text = f"{text[:start]} {text[end:]}"
    words = ("".join(c for c in word if c.isalnum()) for word in text.lower().split())
    return [word for word in words if word and word not in _BOUND_WORDS]
