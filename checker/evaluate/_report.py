"""What an evaluation gives back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """Figures by name, in percent unless `lines` say otherwise, and the lines that a person reads.

    `lower` names the figures of which less is better. `model` is the encoder's fingerprint where one was used. Counts
    that only give the size of the data stand in the lines. `rules` counts, by a rule's code, the flags that were right
    and all its flags.
    """

    figures: dict[str, float]
    lines: tuple[str, ...]
    lower: frozenset[str] = frozenset()
    model: str = ""
    rules: Mapping[str, tuple[int, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Scores with the data they were reached on (`data`: its SHA-256), and the floors they fall below."""

    kind: str
    path: str
    data: str
    scores: Scores
    below: tuple[str, ...] = field(default=())

    @property
    def figures(self) -> dict[str, float]:
        """The figures by name."""
        return self.scores.figures

    @property
    def text(self) -> str:
        """All of it for a person to read."""
        return "\n".join((*self.scores.lines, *(f"BELOW THE FLOOR: {line}" for line in self.below)))


@dataclass(frozen=True, slots=True)
class Rates:
    """Precision, recall and F1 in percent, from counts; 0 where nothing could be right."""

    right: int
    found: int
    gold: int

    @property
    def precision(self) -> float:
        """Of what was found, how much is right."""
        return percent(self.right, self.found)

    @property
    def recall(self) -> float:
        """Of what is there, how much was found."""
        return percent(self.right, self.gold)

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        return percent(2 * self.right, self.found + self.gold)

    def __str__(self) -> str:
        return f"P {self.precision:5.1f}  R {self.recall:5.1f}  F1 {self.f1:5.1f}"


def percent(part: float, whole: float) -> float:
    """A share in percent; 0 of nothing is 0."""
    return 100 * part / whole if whole else 0.0
