"""The store: what was read and found, what the desk decided on it, and the log of every step.

`open_store(url)` opens (and where needed creates or upgrades) a store; everything else is a method of `Store`. All
desk rules are enforced here, whatever screen or script calls: decisions and undo, the two-person rule, roles, and the
version check that tells the second of two people acting on one item.
"""

from __future__ import annotations

from checker.store.desk import DeskRules, Effect
from checker.store.repository import CONFIGURATION, Store, open_store
from checker.store.types import (
    FIGURE_STATES,
    FINDING_STATES,
    ORDERS,
    ArticleRecord,
    EventRecord,
    FigureRecord,
    FindingQuery,
    FindingRecord,
    Person,
    Problem,
    Progress,
    RunRecord,
    Saved,
    StoryRecord,
)

__all__ = [
    "CONFIGURATION",
    "FIGURE_STATES",
    "FINDING_STATES",
    "ORDERS",
    "ArticleRecord",
    "DeskRules",
    "Effect",
    "EventRecord",
    "FigureRecord",
    "FindingQuery",
    "FindingRecord",
    "Person",
    "Problem",
    "Progress",
    "RunRecord",
    "Saved",
    "Store",
    "StoryRecord",
    "open_store",
]
