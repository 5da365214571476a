"""The one door to the database: `Store`, and `open_store` that gives it. What it answers is in `Reading`."""

from __future__ import annotations

from collections.abc import Iterable
from types import TracebackType
from typing import Any, Self

from checker import review
from checker.model import Checked
from checker.settings import Settings
from checker.store import codec, desk, people, saving, steps
from checker.store.engine import Database
from checker.store.people import ANY, CONFIGURATION
from checker.store.reading import Reading
from checker.store.types import FigureRecord, FindingRecord, Person, Record, Saved

__all__ = ["CONFIGURATION", "Store", "open_store"]


def open_store(url: str) -> Store:
    """The store at this address, created or brought up to date where needed.

    Args:
        url: `sqlite:///checker.db` (the folder is made where missing), `sqlite://` (in memory, for trying out), or
            `postgresql+psycopg://user@host/name`. A bare path is taken as an SQLite file.

    Raises:
        StoreError: it cannot be opened, or was written by a newer version of this program.
    """
    return Store(Database(url))


class Store(Reading):
    """Everything the desk keeps. Safe to share between threads; open one for each process.

    Every method that changes something runs in one transaction that holds the log's lock, so two people never
    interleave. Methods with `expected_version` raise `Stale` where the item was changed since that version was read,
    naming who did what; None does not compare. Names are compared without regard to case and spacing. A name that is
    new to the store becomes a checker with its first step, unless the desk's people are managed (`set_desk`).
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self.url = database.shown

    def close(self) -> None:
        """Gives the connections back."""
        self._database.close()

    def __enter__(self) -> Self:
        """The store itself, closed at the end of the block."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Closes the store."""
        self.close()

    # --- what was found -----------------------------------------------------------------------------------------------

    def save(self, checked: Checked, settings: Settings | None = None, *, person: str = "") -> Saved:
        """Keeps what a run produced, in the log under `person` where somebody is at work.

        The same content again changes nothing, and no decision is ever touched.
        """
        with self._database.write() as connection:
            return saving.save(connection, checked, settings, person)

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

        def step(standing: review.FindingStanding, actor: review.Actor) -> review.Step | None:
            return review.decide(standing, actor, decision=decision, reason=reason, note=codec.clean(note))

        with self._database.write() as connection:
            return steps.on_finding(connection, finding_id, person, expected_version, step)

    def undo(self, finding_id: str, *, person: str, expected_version: int | None = None) -> FindingRecord:
        """Takes the finding back to what it was before its last decision or assignment; both stay in the log."""
        with self._database.write() as connection:
            return steps.on_finding(connection, finding_id, person, expected_version, review.undo, history=True)

    def assign(
        self, finding_id: str, *, person: str, assignee: str | None, expected_version: int | None = None
    ) -> FindingRecord:
        """Gives the finding to somebody (None or "": to nobody)."""

        def step(standing: review.FindingStanding, actor: review.Actor) -> review.Step | None:
            return review.assign(standing, actor, assignee=assignee)

        with self._database.write() as connection:
            return steps.on_finding(connection, finding_id, person, expected_version, step)

    # --- contested figures --------------------------------------------------------------------------------------------

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

        def step(standing: review.FigureStanding, actor: review.Actor, _evidence: str) -> review.Step:
            return review.propose(
                standing,
                actor,
                choice=choice,
                wording=codec.clean(wording),
                source=codec.clean_or_none(source),
                low=low,
                high=high,
                note=codec.clean(note),
            )

        with self._database.write() as connection:
            return steps.on_figure(connection, figure_id, person, expected_version, step)

    def sign(self, figure_id: str, *, person: str, note: str = "", expected_version: int | None = None) -> FigureRecord:
        """Signs the proposal. Only an editor may, and never the person who proposed.

        Raises:
            Forbidden: the proposer, or not an editor.
            Stale: somebody else acted since `expected_version`.
            StoreError: nothing is proposed.
        """

        def step(standing: review.FigureStanding, actor: review.Actor, evidence: str) -> review.Step:
            return review.sign(standing, actor, note=codec.clean(note), evidence=evidence)

        with self._database.write() as connection:
            return steps.on_figure(connection, figure_id, person, expected_version, step)

    def refuse(self, figure_id: str, *, person: str, note: str, expected_version: int | None = None) -> FigureRecord:
        """Turns the proposal down with a note (required); an editor's step, not the proposer's. It is open again."""

        def step(standing: review.FigureStanding, actor: review.Actor, _evidence: str) -> review.Step:
            return review.refuse(standing, actor, note=codec.clean(note))

        with self._database.write() as connection:
            return steps.on_figure(connection, figure_id, person, expected_version, step)

    def withdraw(
        self, figure_id: str, *, person: str, note: str = "", expected_version: int | None = None
    ) -> FigureRecord:
        """Takes back a proposal (its proposer or an editor) or a sign-off (an editor). It is open again."""

        def step(standing: review.FigureStanding, actor: review.Actor, _evidence: str) -> review.Step:
            return review.withdraw(standing, actor, note=codec.clean(note))

        with self._database.write() as connection:
            return steps.on_figure(connection, figure_id, person, expected_version, step)

    # --- people and the desk's settings -------------------------------------------------------------------------------

    def add_person(self, name: str, roles: Iterable[str], *, by: str = "") -> Person:
        """Adds somebody, or changes their roles.

        A new name may be added by anybody (on one machine the screen asks for name and role) unless people are
        managed. Roles of a known name are changed by an admin, or by anybody while there is no admin.
        `by=CONFIGURATION` says that an identity provider's configuration gave the roles.

        Raises:
            Forbidden: `by` may not do this.
        """
        with self._database.write() as connection:
            return people.add(connection, name, roles, by=by)

    def set_desk(self, name: str, value: Any, *, person: str, expected: Any = ANY) -> Record:
        """Changes one of the desk's settings (any JSON value; None removes it). Logged; an editor's or admin's step.

        `person=CONFIGURATION` says that the configuration of accounts wants it.

        Raises:
            Forbidden: a role that may not manage the desk.
            Stale: the setting is not `expected` any more.
            StoreError: the setting is "rules", and the value does not say what a desk can want of the rules.
        """
        if name == desk.NAME:
            value = desk.as_value(desk.from_value(value))
        with self._database.write() as connection:
            return people.change_setting(connection, name, value, person=person, expected=expected)
