"""The one door to the database: `Store`, and `open_store` that gives it."""

from __future__ import annotations

from collections.abc import Iterable
from types import TracebackType
from typing import Any, Self

from checker.model import Checked
from checker.settings import Settings
from checker.store.types import (
    ArticleRecord,
    EventRecord,
    FigureRecord,
    FindingQuery,
    FindingRecord,
    Person,
    Problem,
    Progress,
    Record,
    RunRecord,
    Saved,
    StoryRecord,
)

#: The name that stands in the log where roles come from configuration (an identity provider), not from a person.
CONFIGURATION = "configuration"


def open_store(url: str) -> Store:
    """The store at this address, created or brought up to date where needed.

    Args:
        url: `sqlite:///checker.db` (the folder is made where missing), `sqlite://` (in memory, for trying out), or
            `postgresql+psycopg://user@host/name`. A bare path is taken as an SQLite file.

    Raises:
        StoreError: it cannot be opened, or was written by a newer version of this program.
    """
    raise NotImplementedError


class Store:
    """Everything the desk keeps. Safe to share between threads; open one for each process.

    Every method that changes something runs in one transaction that holds the log's lock, so two people never
    interleave. Methods with `expected_version` raise `Stale` where the item was changed since that version was read,
    naming who did what; None does not compare. Names are compared without regard to case and spacing. A name that is
    new to the store becomes a checker with its first step, unless the desk's people are managed (`set_desk`).
    """

    url: str

    def close(self) -> None:
        """Gives the connections back."""
        raise NotImplementedError

    def __enter__(self) -> Self:
        """The store itself, closed at the end of the block."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Closes the store."""
        self.close()

    # --- what was found -----------------------------------------------------------------------------------------------

    def save(self, checked: Checked, settings: Settings | None = None) -> Saved:
        """Keeps what a run produced; the same content again changes nothing, and no decision is ever touched."""
        raise NotImplementedError

    def findings(self, query: FindingQuery = FindingQuery()) -> list[FindingRecord]:
        """The findings that match, in the query's order."""
        raise NotImplementedError

    def finding(self, finding_id: str) -> FindingRecord:
        """One finding.

        Raises:
            StoreError: there is none with this id.
        """
        raise NotImplementedError

    def count(self, query: FindingQuery = FindingQuery()) -> int:
        """How many findings match (limit and offset aside)."""
        raise NotImplementedError

    def facets(self, query: FindingQuery = FindingQuery()) -> dict[str, dict[str, int]]:
        """For each filter its values and how many matching findings have them.

        Keys: state, outcome, kind, rule, severity, story, outlet, source, assignee ("" for nobody). A filter's own choice
        is left out when its own counts are made, so that the other choices stay visible.
        """
        raise NotImplementedError

    def progress(self) -> Progress:
        """How far the desk is with the findings that ask for a decision (conflict, attributed, update)."""
        raise NotImplementedError

    # --- decisions ----------------------------------------------------------------------------------------------------

    def decide(
        self,
        finding_id: str,
        *,
        person: str,
        decision: str,
        reason: str | None = None,
        note: str = "",
        expected_version: int | None = None,
    ) -> FindingRecord:
        """Records a decision: "real", "not_divergence" (with a reason of review.REASONS) or "follow_up".

        Raises:
            Forbidden: no name, or a role that may not decide.
            Stale: somebody else acted since `expected_version`.
            StoreError: no such finding, decision or reason; or the finding is superseded.
        """
        raise NotImplementedError

    def undo(self, finding_id: str, *, person: str, expected_version: int | None = None) -> FindingRecord:
        """Takes the finding back to what it was before its last decision or assignment; both stay in the log."""
        raise NotImplementedError

    def assign(
        self, finding_id: str, *, person: str, assignee: str | None, expected_version: int | None = None
    ) -> FindingRecord:
        """Gives the finding to somebody (None or "": to nobody)."""
        raise NotImplementedError

    # --- contested figures --------------------------------------------------------------------------------------------

    def figures(
        self,
        *,
        states: Iterable[str] = (),
        story_id: str | None = None,
        text: str = "",
        limit: int | None = None,
        offset: int = 0,
    ) -> list[FigureRecord]:
        """Contested figures: reopened first, then proposed, open, held, signed; within that the most values first.

        Entries that were merged into others, or are no longer found, are listed only where `states` has "superseded".
        """
        raise NotImplementedError

    def figure(self, figure_id: str) -> FigureRecord:
        """One contested figure; the id of one that was merged still finds it, with `merged_into` set."""
        raise NotImplementedError

    def propose(
        self,
        figure_id: str,
        *,
        person: str,
        choice: str,
        wording: str = "",
        source: str | None = None,
        low: float | None = None,
        high: float | None = None,
        note: str = "",
        expected_version: int | None = None,
    ) -> FigureRecord:
        """Proposes what to print: publish_range, publish_one (with its source), hold or not_contested.

        Raises:
            Forbidden: no name, or a role that may not propose.
            Stale: somebody else acted since `expected_version`.
            StoreError: no such figure or choice; signed already; a range that is upside down.
        """
        raise NotImplementedError

    def sign(self, figure_id: str, *, person: str, note: str = "", expected_version: int | None = None) -> FigureRecord:
        """Signs the proposal. Only an editor may, and never the person who proposed.

        Raises:
            Forbidden: the proposer, or not an editor.
            Stale: somebody else acted since `expected_version`.
            StoreError: nothing is proposed.
        """
        raise NotImplementedError

    def refuse(self, figure_id: str, *, person: str, note: str, expected_version: int | None = None) -> FigureRecord:
        """Turns the proposal down with a note (required); an editor's step, and not the proposer's. It is open again."""
        raise NotImplementedError

    def withdraw(
        self, figure_id: str, *, person: str, note: str = "", expected_version: int | None = None
    ) -> FigureRecord:
        """Takes back a proposal (its proposer or an editor) or a sign-off (an editor). It is open again."""
        raise NotImplementedError

    # --- articles and coverage ----------------------------------------------------------------------------------------

    def articles(
        self, *, story_id: str | None = None, outlet: str | None = None, current: bool = False, text: bool = True
    ) -> list[ArticleRecord]:
        """Articles by outlet and date; `current` leaves older versions out, `text=False` leaves their texts empty."""
        raise NotImplementedError

    def article(self, article_id: str) -> ArticleRecord:
        """One article, by its id."""
        raise NotImplementedError

    def versions(self, article_id: str) -> list[ArticleRecord]:
        """All versions of this article's page, the oldest first (one for most)."""
        raise NotImplementedError

    def copies(self, article_id: str) -> list[ArticleRecord]:
        """The other articles of the same origin."""
        raise NotImplementedError

    def mentions(self, article_id: str) -> list[Record]:
        """The typed values read out of an article, for marking: field, kind, start, end, text and more, in order."""
        raise NotImplementedError

    def not_compared(self, article_id: str | None = None) -> list[Record]:
        """What met no counterpart, and why: article_id, article, field, start, end, text, reason."""
        raise NotImplementedError

    def stories(self) -> list[StoryRecord]:
        """Stories, the one with most open findings first."""
        raise NotImplementedError

    def story(self, story_id: str) -> StoryRecord:
        """One story."""
        raise NotImplementedError

    def runs(self) -> list[RunRecord]:
        """Runs, the newest first."""
        raise NotImplementedError

    # --- the log ------------------------------------------------------------------------------------------------------

    def events(
        self,
        person: str | None = None,
        item: str | None = None,
        *,
        action: str | None = None,
        since: str | None = None,
        until: str | None = None,
        limit: int | None = None,
        newest_first: bool = False,
    ) -> list[EventRecord]:
        """The log, by person, item id, action and time (ISO, UTC)."""
        raise NotImplementedError

    def verify(self) -> list[Problem]:
        """Recomputes the chain and replays the log against the tables; an empty list says that all is well."""
        raise NotImplementedError

    def head(self) -> str:
        """The hash of the last event (64 zeros for an empty log): what exports carry."""
        raise NotImplementedError

    # --- people and the desk's settings -------------------------------------------------------------------------------

    def people(self) -> list[Person]:
        """Everybody known, by name."""
        raise NotImplementedError

    def person(self, name: str) -> Person | None:
        """Somebody by name, without regard to case and spacing; None where unknown."""
        raise NotImplementedError

    def add_person(self, name: str, roles: Iterable[str], *, by: str = "") -> Person:
        """Adds somebody, or changes their roles.

        A new name may be added by anybody (on one machine the screen asks for name and role) unless people are managed.
        Roles of a known name are changed by an admin, or by anybody while there is no admin. `by=CONFIGURATION` says that
        an identity provider's configuration gave the roles.

        Raises:
            Forbidden: `by` may not do this.
        """
        raise NotImplementedError

    def desk(self) -> Record:
        """The desk's own settings (rules switched off, thresholds, whether people are managed), as they were set."""
        raise NotImplementedError

    def set_desk(self, name: str, value: Any, *, person: str) -> Record:
        """Changes one of the desk's settings (any JSON value; None removes it). Logged; an editor's or admin's step."""
        raise NotImplementedError
