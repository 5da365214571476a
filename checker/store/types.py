"""What the store gives back and takes in: frozen records without any database in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

Record = dict[str, Any]

#: States of a finding, as `FindingRecord.state` says them.
FINDING_STATES = ("open", "real", "not_divergence", "follow_up", "superseded")

#: States of a contested figure, as `FigureRecord.state` says them.
FIGURE_STATES = ("open", "proposed", "signed", "held", "reopened", "superseded")

#: The ways a list of findings can be ordered.
ORDERS = ("priority", "newest", "oldest", "confidence", "story", "decided")


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingQuery:
    """Which findings to list; an empty tuple or None filters nothing.

    `outlets` and `sources` match on either side. `assignee` "" means: assigned to nobody. `published_from` and
    `published_to` are ISO days, both included, and look at the later of the two sides. `text` is looked for, without
    regard to case and word by word, in what was measured, the explanation and the words that differ. `hidden` False
    leaves out what the desk's rules hide, True lists only that. `inside` True lists only findings inside one article,
    False leaves them out. `by_disagreement` lists and counts one finding for all of one contested figure that set the
    same two values against each other: the most pressing open one. `order` is one of ORDERS; "priority" is the queue's
    own, best first.
    """

    states: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    severities: tuple[str, ...] = ()
    story_id: str | None = None
    figure_id: str | None = None
    values_key: str | None = None
    article_id: str | None = None
    outlets: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    assignee: str | None = None
    decided_by: str | None = None
    published_from: str | None = None
    published_to: str | None = None
    min_confidence: float | None = None
    text: str = ""
    hidden: bool | None = None
    inside: bool | None = None
    by_disagreement: bool = False
    order: str = "priority"
    limit: int | None = None
    offset: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingRecord:
    """A finding with what the desk decided on it.

    `record` is the contract's finding (nested `a` and `b`, and `reasons`: name, value, share, words). `state` is one of
    FINDING_STATES; a superseded finding keeps its decision, and `superseded` says in words why it is no longer current.
    `version` goes up with every step and is what `expected_version` is compared with. `sign_off`, `signed_by` and
    `signed_at` are those of its contested figure. `pairs` says how many findings that match it stands for, itself
    included (1 where the query is not by disagreement); findings of one `figure_id` with the same `values_key` are one
    disagreement. `a_article_id` and `b_article_id` are the store's article ids,
    `a_url` and `b_url` those articles' addresses.
    """

    id: str
    record: Record
    state: str
    version: int
    priority: float
    figure_id: str | None
    story_id: str
    a_article_id: str
    b_article_id: str
    a_url: str = ""
    b_url: str = ""
    decision: str | None = None
    reason: str | None = None
    note: str = ""
    decided_by: str | None = None
    decided_at: str | None = None
    assignee: str | None = None
    superseded: str = ""
    sign_off: str | None = None
    signed_by: str | None = None
    signed_at: str | None = None
    found_at: str = ""
    pairs: int = 1
    values_key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRecord:
    """A contested figure with its proposal and sign-off.

    `record` is the ledger's entry: id, what, unit, story_id, `values` (one row a mention, with the `article_ids` it
    stands in), `finding_ids`. `state` is one of FIGURE_STATES. `choice`, `wording`, `source`, `low`, `high` and `note`
    are those of the present proposal or sign-off. A reopened figure says in `reopened` why, names the mentions in
    `new_mentions`, and keeps the sign-off that no longer holds in `last_signed` (choice, wording, signed_by, signed_at
    …). `merged_into` names the entry that took this one in, `split_from` the one it came out of.
    """

    id: str
    record: Record
    state: str
    version: int
    story_id: str
    evidence: str
    choice: str | None = None
    wording: str = ""
    source: str | None = None
    low: float | None = None
    high: float | None = None
    note: str = ""
    proposed_by: str | None = None
    proposed_at: str | None = None
    signed_by: str | None = None
    signed_at: str | None = None
    refused_by: str | None = None
    refusal: str = ""
    reopened: str = ""
    reopened_at: str | None = None
    new_mentions: tuple[str, ...] = ()
    last_signed: Record | None = None
    merged_into: str | None = None
    split_from: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRecord:
    """An article as it was read, with its place among its versions and copies.

    `removed` lists what was set aside as page furniture (start, end, reason). `key` is shared by all versions of one
    page; `superseded_by` is the id of the newer version, None for the current one. Articles with the same `origin` are
    copies.
    """

    id: str
    name: str
    outlet: str
    title: str
    byline: str
    published: str | None
    url: str
    text: str
    origin: str
    read_from: str
    read_at: str
    key: str
    superseded_by: str | None = None
    story_id: str | None = None
    removed: tuple[Record, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryRecord:
    """Articles that share aligned claims. `findings` counts them by state; dates are those of the articles."""

    id: str
    title: str
    article_ids: tuple[str, ...]
    outlets: tuple[str, ...]
    findings: dict[str, int]
    first_published: str | None = None
    last_published: str | None = None
    merged_into: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRecord:
    """One line of the log: never changed, never deleted, each holding the hash of the one before."""

    seq: int
    at: str
    person: str
    action: str
    item_type: str
    item_id: str
    payload: Record
    prev: str
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RunRecord:
    """One check: when, with what model and settings, what came of it, and which inputs were refused."""

    id: str
    at: str
    last_at: str
    times: int
    model: str
    settings: Record
    counts: dict[str, int]
    refused: tuple[Record, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody at the desk. `roles` are of checker, editor, admin."""

    name: str
    roles: frozenset[str]
    added_at: str = ""
    added_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """What saving a check changed: counts of new rows, and the figures that new evidence reopened."""

    run_id: str
    articles: int = 0
    versions: int = 0  # of the new articles: those that are a newer version of one that was known
    findings: int = 0
    figures: int = 0
    superseded: int = 0
    restored: int = 0
    reopened: tuple[str, ...] = ()
    merged: tuple[tuple[str, str], ...] = ()  # (figure taken in, figure that stays)
    split: tuple[tuple[str, str], ...] = ()  # (figure it came out of, new figure)


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something the log's verification found: which row, and what is wrong with it, in plain words."""

    what: str
    seq: int | None = None
    item: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far the desk is: findings by state, figures by state, and decisions by person."""

    findings: dict[str, int] = field(default_factory=dict)
    figures: dict[str, int] = field(default_factory=dict)
    decided_by: dict[str, int] = field(default_factory=dict)
