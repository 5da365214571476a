"""The desk's state machine, without I/O: who may take which step, and what a step makes of an item.

A step is checked against an item's standing and the person's roles, and becomes an event; a standing is what its
events, applied in order, make of it. The store keeps both, and its verification replays the one against the other.
"""

from __future__ import annotations

from checker.review.figures import (
    CHOICES,
    FIGURE_COLUMNS,
    FigureStanding,
    apply_to_figure,
    propose,
    refuse,
    sign,
    withdraw,
)
from checker.review.findings import (
    DECISIONS,
    FINDING_COLUMNS,
    REASONS,
    FindingStanding,
    apply_to_finding,
    assign,
    decide,
    undo,
)
from checker.review.people import Actor, Role, may_manage, person_key, person_name, roles_of
from checker.review.steps import Step

__all__ = [
    "CHOICES",
    "DECISIONS",
    "FIGURE_COLUMNS",
    "FINDING_COLUMNS",
    "REASONS",
    "Actor",
    "FigureStanding",
    "FindingStanding",
    "Role",
    "Step",
    "apply_to_figure",
    "apply_to_finding",
    "assign",
    "decide",
    "may_manage",
    "person_key",
    "person_name",
    "propose",
    "refuse",
    "roles_of",
    "sign",
    "undo",
    "withdraw",
]
