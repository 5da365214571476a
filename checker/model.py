"""The value types that cross module borders.

Everything here is a frozen dataclass or an enum and needs the standard library only. The words are the product's own:
Article, Outlet, Source, Origin, Voice, Claim, Mention, Figure, Status, Alignment, Divergence, Contested figure. What an
article holds is written down in checker.mentions, and what comparing articles gives here; both are had from here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from checker.mentions import (
    Article,
    Bound,
    Change,
    Claim,
    Credit,
    DateMention,
    Field,
    Figure,
    Level,
    Mention,
    Name,
    Place,
    Quote,
    Refused,
    Removed,
    SourceClass,
    Span,
    Status,
    credit_of,
)


class Outcome(StrEnum):
    """What a rule says about two mentions of one fact, the most pressing first."""

    CONFLICT = "conflict"
    ATTRIBUTED = "attributed"
    UPDATE = "update"
    SCOPE = "scope"
    COMPATIBLE = "compatible"
    AGREE = "agree"


#: The outcomes that ask for a person's minute; the rest are kept and can be read.
DIVERGENT = frozenset({Outcome.CONFLICT, Outcome.ATTRIBUTED, Outcome.UPDATE})


class Severity(StrEnum):
    """How much a divergence would matter in print."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Kind(StrEnum):
    """What a divergence is about."""

    FIGURE = "figure"
    STATUS = "status"
    DATE = "date"
    PLACE = "place"
    NAME = "name"
    ATTRIBUTION = "attribution"
    QUOTE = "quote"
    POLARITY = "polarity"


class Tie(StrEnum):
    """What joins figures of one sentence: a total and its parts, a whole and a part of it, a change and its levels."""

    SUM = "sum"
    PART = "part"
    CHANGE = "change"


@dataclass(frozen=True, slots=True)
class Reason:
    """One feature of an alignment: its value and its share in the decision (log-odds; positive speaks for it)."""

    name: str
    value: float
    share: float
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side of an alignment: the mention, its claim and the article they stand in."""

    article: Article
    claim: Claim
    mention: Mention


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """Two mentions (or claims) judged to be about the same fact: `probability` is calibrated P(same fact)."""

    kind: Kind
    a: Side
    b: Side
    probability: float
    similarity: float  # cosine of the two masked clauses, or of the two claims
    reasons: tuple[Reason, ...] = ()
    same_time: bool | None = None  # as-of dates equal; None where either is unknown
    same_source: bool | None = None  # credited sources equal; None where neither side credits one
    other_scope: str = ""  # why the two measure different things, in plain words; empty where they do not
    moving: bool = False  # the thing is of a kind that changes with time: tolls, counts so far, prices, weather
    copied: bool = False  # both sentences come from one text, with the words changed
    inside: Tie | None = None  # what ties figures inside one article; None where two articles are compared
    members: tuple[Figure, ...] = ()  # of a tie: its parts, its one part, or its levels; side a is the whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Divergence:
    """What a rule finds in an alignment."""

    rule: str
    kind: Kind
    outcome: Outcome
    severity: Severity
    what: str
    explanation: str
    quote_a: Span  # the words that differ, in the field of side a
    quote_b: Span


@dataclass(frozen=True, slots=True)
class SecondOpinion:
    """How a model of natural language inference reads the two sentences of a finding: three probabilities, sum one.

    It ranks and explains; no finding rests on it.
    """

    model: str
    entailment: float
    neutral: float
    contradiction: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A divergence as it is stored, shown and exported.

    `id` comes from the rule's code and its two mentions only. `figure_id` is the contested figure it belongs to.
    """

    id: str
    divergence: Divergence
    alignment: Alignment
    confidence: float
    figure_id: str | None = None
    story_id: str = ""
    origins: int = 2
    voices: int = 0
    rule_version: str = ""
    model: str = ""
    second_opinion: SecondOpinion | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One row of a contested figure: what one article says, as of when, on whose word."""

    mention_id: str
    article: str
    outlet: str
    origin: str
    published: str | None
    as_of: str | None
    source: str | None
    low: float | None
    high: float | None
    bound: Bound
    unit: str
    text: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContestedFigure:
    """All mentions of one quantity across outlets and sources: the unit an editor signs off."""

    id: str
    what: str
    unit: str
    story_id: str
    values: tuple[Value, ...]
    finding_ids: tuple[str, ...] = ()

    @property
    def low(self) -> float | None:
        """The lowest value stated."""
        stated = [v for value in self.values for v in (value.low, value.high) if v is not None]
        return min(stated, default=None)

    @property
    def high(self) -> float | None:
        """The highest value stated."""
        stated = [v for value in self.values for v in (value.low, value.high) if v is not None]
        return max(stated, default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class NotCompared:
    """A mention that met no counterpart, and why: silence is never taken for agreement."""

    article: str
    where: Field
    start: int
    end: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What one run produced."""

    articles: tuple[Article, ...]
    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...]
    figures: tuple[ContestedFigure, ...]
    not_compared: tuple[NotCompared, ...] = ()
    refused: tuple[Refused, ...] = ()
    model: str = ""
    extra: dict[str, Any] = field(default_factory=dict)


__all__ = [
    "DIVERGENT",
    "Alignment",
    "Article",
    "Bound",
    "Change",
    "Checked",
    "Claim",
    "ContestedFigure",
    "Credit",
    "DateMention",
    "Divergence",
    "Field",
    "Figure",
    "Finding",
    "Kind",
    "Level",
    "Mention",
    "Name",
    "NotCompared",
    "Outcome",
    "Place",
    "Quote",
    "Reason",
    "Refused",
    "Removed",
    "Severity",
    "Side",
    "SourceClass",
    "Span",
    "Status",
    "Tie",
    "Value",
    "credit_of",
]
