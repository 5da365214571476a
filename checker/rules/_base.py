"""What every divergence rule is made of."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from checker.model import Alignment, Divergence, Kind, Outcome, Severity, Span, Tie
from checker.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A pair of passages and the outcome the rule must give; documentation and test at once.

    Dates are ISO dates of publication. `outcome` None means that the rule stays silent. A rule that looks inside one
    article has one passage, and `b` is empty.
    """

    a: str
    b: str = ""
    outcome: Outcome | None
    a_outlet: str = "A"
    b_outlet: str = "B"
    a_published: str | None = None
    b_published: str | None = None
    why: str = ""


class Rule(ABC):
    """One kind of divergence. A rule is pure: no clock, no database, no model.

    The docstring of a rule has four fixed sections: What it finds, Why it matters, When it stays silent, Source.
    `specificity` orders rules of one kind: where two rules speak of the same two mentions, the more specific is kept.
    `reliability` is how often the rule is right where the alignment is; confidence is P(same fact) times it.
    `inside` is set on rules that look at figures of one article, and says which tie between them they check.
    """

    code: ClassVar[str]
    name: ClassVar[str]
    kind: ClassVar[Kind]
    since: ClassVar[str]
    version: ClassVar[str] = "1"
    specificity: ClassVar[int] = 0
    reliability: ClassVar[float] = 1.0
    inside: ClassVar[Tie | None] = None
    DIVERGES: ClassVar[tuple[Example, ...]]
    AGREES: ClassVar[tuple[Example, ...]]

    @abstractmethod
    def check(self, alignment: Alignment, settings: Settings) -> Iterator[Divergence]:
        """Yields what the rule finds in the alignment; nothing where either side lacks the value."""

    def divergence(
        self,
        alignment: Alignment,
        *,
        outcome: Outcome,
        severity: Severity,
        what: str,
        explanation: str,
        quotes: tuple[Span, Span] | None = None,
    ) -> Divergence:
        """The rule's divergence in an alignment; the words that differ are the two mentions, unless `quotes` says."""
        first, second = quotes or (alignment.a.mention.span, alignment.b.mention.span)
        return Divergence(
            rule=self.code,
            kind=self.kind,
            outcome=outcome,
            severity=severity,
            what=what,
            explanation=explanation,
            quote_a=first,
            quote_b=second,
        )
