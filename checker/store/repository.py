"""The one door to the database: `Store`, and `open_store` that gives it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from types import TracebackType
from typing import Any, Self

from sqlalchemy import ColumnElement, Connection, Row, func, select, update

from checker import review
from checker.errors import Stale, StoreError
from checker.model import Checked
from checker.settings import Settings
from checker.store import chain, codec, desk, people, queries, queries_kept, saving, saving_figures, schema, verify
from checker.store.desk import DeskRules, Effect
from checker.store.engine import Database
from checker.store.people import ANY, CONFIGURATION
from checker.store.reading import Reading
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

__all__ = ["CONFIGURATION", "Store", "open_store"]

#: Every finding, in the queue's order.
_ALL = FindingQuery()


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

    def findings(self, query: FindingQuery = _ALL) -> list[FindingRecord]:
        """The findings that match, in the query's order."""
        with self._database.read() as connection:
            return queries.findings(connection, query)

    def finding(self, finding_id: str) -> FindingRecord:
        """One finding.

        Raises:
            StoreError: there is none with this id.
        """
        with self._database.read() as connection:
            return queries.finding(connection, finding_id)

    def count(self, query: FindingQuery = _ALL) -> int:
        """How many findings match (limit and offset aside)."""
        with self._database.read() as connection:
            return queries.count(connection, query)

    def place(self, finding_id: str, query: FindingQuery = _ALL) -> int | None:
        """Where a finding stands in the query's list, from 0 (limit and offset aside); None: it is not in the list.

        In a list by disagreement it is the place of the row that stands for the finding.
        """
        with self._database.read() as connection:
            return queries.place(connection, finding_id, query)

    def facets(self, query: FindingQuery = _ALL) -> dict[str, dict[str, int]]:
        """For each filter its values and how many matching findings have them.

        Keys: state, outcome, kind, rule, severity, story, outlet, source, assignee ("" for nobody). A filter's own
        choice is left out when its own counts are made, so that the other choices stay visible.
        """
        with self._database.read() as connection:
            return queries.facets(connection, query)

    def progress(self) -> Progress:
        """How far the desk is with the findings that ask for a decision (conflict, attributed, update)."""
        with self._database.read() as connection:
            return queries.progress(connection)

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

        return self._on_finding(finding_id, person, expected_version, step)

    def undo(self, finding_id: str, *, person: str, expected_version: int | None = None) -> FindingRecord:
        """Takes the finding back to what it was before its last decision or assignment; both stay in the log."""
        return self._on_finding(finding_id, person, expected_version, review.undo, history=True)

    def assign(
        self, finding_id: str, *, person: str, assignee: str | None, expected_version: int | None = None
    ) -> FindingRecord:
        """Gives the finding to somebody (None or "": to nobody)."""

        def step(standing: review.FindingStanding, actor: review.Actor) -> review.Step | None:
            return review.assign(standing, actor, assignee=assignee)

        return self._on_finding(finding_id, person, expected_version, step)

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
        with self._database.read() as connection:
            return queries_kept.figures(
                connection, states=states, story_id=story_id, text=text, limit=limit, offset=offset
            )

    def figure(self, figure_id: str) -> FigureRecord:
        """One contested figure; the id of one that was merged still finds it, with `merged_into` set."""
        with self._database.read() as connection:
            return queries_kept.figure(connection, figure_id)

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

        return self._on_figure(figure_id, person, expected_version, step)

    def sign(self, figure_id: str, *, person: str, note: str = "", expected_version: int | None = None) -> FigureRecord:
        """Signs the proposal. Only an editor may, and never the person who proposed.

        Raises:
            Forbidden: the proposer, or not an editor.
            Stale: somebody else acted since `expected_version`.
            StoreError: nothing is proposed.
        """

        def step(standing: review.FigureStanding, actor: review.Actor, evidence: str) -> review.Step:
            return review.sign(standing, actor, note=codec.clean(note), evidence=evidence)

        return self._on_figure(figure_id, person, expected_version, step)

    def refuse(self, figure_id: str, *, person: str, note: str, expected_version: int | None = None) -> FigureRecord:
        """Turns the proposal down with a note (required); an editor's step, not the proposer's. It is open again."""

        def step(standing: review.FigureStanding, actor: review.Actor, _evidence: str) -> review.Step:
            return review.refuse(standing, actor, note=codec.clean(note))

        return self._on_figure(figure_id, person, expected_version, step)

    def withdraw(
        self, figure_id: str, *, person: str, note: str = "", expected_version: int | None = None
    ) -> FigureRecord:
        """Takes back a proposal (its proposer or an editor) or a sign-off (an editor). It is open again."""

        def step(standing: review.FigureStanding, actor: review.Actor, _evidence: str) -> review.Step:
            return review.withdraw(standing, actor, note=codec.clean(note))

        return self._on_figure(figure_id, person, expected_version, step)

    # --- articles and coverage ----------------------------------------------------------------------------------------

    def articles(
        self, *, story_id: str | None = None, outlet: str | None = None, current: bool = False, text: bool = True
    ) -> list[ArticleRecord]:
        """Articles by outlet and date; `current` leaves older versions out, `text=False` leaves their texts empty."""
        table = schema.article
        where: list[ColumnElement[bool]] = []
        if story_id is not None:
            where.append(table.c.story_id == story_id)
        if outlet is not None:
            where.append(table.c.outlet == outlet)
        if current:
            where.append(table.c.superseded_by.is_(None))
        with self._database.read() as connection:
            return queries_kept.articles(connection, where, text=text)

    def article(self, article_id: str) -> ArticleRecord:
        """One article, by its id."""
        with self._database.read() as connection:
            return queries_kept.article(connection, article_id)

    def versions(self, article_id: str) -> list[ArticleRecord]:
        """All versions of this article's page, the oldest first (one for most)."""
        with self._database.read() as connection:
            key = queries_kept.article(connection, article_id).key
            return queries_kept.articles(connection, [schema.article.c.key == key], by_time=True)

    def copies(self, article_id: str) -> list[ArticleRecord]:
        """The other articles of the same origin."""
        with self._database.read() as connection:
            origin = queries_kept.article(connection, article_id).origin
            table = schema.article
            return queries_kept.articles(connection, [table.c.origin == origin, table.c.id != article_id])

    def mentions(self, article_id: str) -> list[Record]:
        """The typed values read out of an article, for marking: field, kind, start, end, text and more, in order."""
        with self._database.read() as connection:
            return queries_kept.mentions(connection, article_id)

    def not_compared(self, article_id: str | None = None) -> list[Record]:
        """What met no counterpart, and why: article_id, article, field, start, end, text, reason."""
        with self._database.read() as connection:
            return queries_kept.not_compared(connection, article_id)

    def stories(self) -> list[StoryRecord]:
        """Stories, the one with most open findings first."""
        with self._database.read() as connection:
            return queries_kept.stories(connection)

    def story(self, story_id: str) -> StoryRecord:
        """One story."""
        with self._database.read() as connection:
            found = queries_kept.stories(connection, story_id)
        if not found:
            raise StoreError(f"there is no story {story_id!r}.", advice="It may be in another store.")
        return found[0]

    def runs(self) -> list[RunRecord]:
        """Runs, the newest first."""
        with self._database.read() as connection:
            return queries_kept.runs(connection)

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
        table = schema.event
        statement = select(table).order_by(table.c.seq.desc() if newest_first else table.c.seq)
        if person is not None:
            statement = statement.where(table.c.person_key == review.person_key(person))
        for column, value in ((table.c.item_id, item), (table.c.action, action)):
            if value is not None:
                statement = statement.where(column == value)
        if since is not None:
            statement = statement.where(table.c.at >= since)
        if until is not None:
            statement = statement.where(func.substr(table.c.at, 1, len(until)) <= until)
        if limit is not None:
            statement = statement.limit(limit)
        with self._database.read() as connection:
            return [chain.read(row) for row in connection.execute(statement)]

    def verify(self) -> list[Problem]:
        """Recomputes the chain and replays the log against the tables; an empty list says that all is well."""
        with self._database.read() as connection:
            return verify.verify(connection)

    def head(self) -> str:
        """The hash of the last event (64 zeros for an empty log): what exports carry."""
        with self._database.read() as connection:
            return chain.head(connection)

    # --- people and the desk's settings -------------------------------------------------------------------------------

    def people(self) -> list[Person]:
        """Everybody known, by name."""
        with self._database.read() as connection:
            return people.everybody(connection)

    def person(self, name: str) -> Person | None:
        """Somebody by name, without regard to case and spacing; None where unknown."""
        with self._database.read() as connection:
            return people.find(connection, name)

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

    def desk(self) -> Record:
        """The desk's own settings (rules switched off, thresholds, whether people are managed), as they were set."""
        with self._database.read() as connection:
            return people.settings(connection)

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

    def desk_rules(self) -> DeskRules:
        """What the desk wants of the rules."""
        with self._database.read() as connection:
            return desk.read(connection)

    def desk_settings(self, settings: Settings) -> Settings:
        """The settings of a check for this store: rules that the desk switched off left out, its thresholds taken."""
        return desk.settings_for(self.desk_rules(), settings)

    def effect(self, rules: DeskRules) -> Effect:
        """What these rules would hide and show, were they the desk's."""
        with self._database.read() as connection:
            return desk.effect(connection, rules)

    # --- one step on one item -----------------------------------------------------------------------------------------

    def _on_finding(
        self,
        finding_id: str,
        person: str,
        expected_version: int | None,
        step: Callable[[review.FindingStanding, review.Actor], review.Step | None],
        *,
        history: bool = False,
    ) -> FindingRecord:
        table = schema.finding
        names = review.FINDING_COLUMNS
        with self._database.write() as connection:
            actor = people.actor(connection, person)
            row = connection.execute(select(*(table.c[n] for n in names)).where(table.c.id == finding_id)).first()
            if row is None:
                raise StoreError(f"there is no finding {finding_id!r}.", advice="It may be in another store.")
            _compare(connection, finding_id, row.version, expected_version)
            standing = review.FindingStanding(**row._mapping)
            if history:
                standing = review.FindingStanding()
                for event in chain.item_events(connection, finding_id):
                    told = (event.action, event.payload, event.person, event.at)
                    standing = review.apply_to_finding(standing, *told)
            taken = step(standing, actor)
            if taken is not None:
                at = codec.now()
                entry = chain.Entry(actor.name, taken.action, "finding", finding_id, taken.payload)
                chain.append(connection, [entry], at)
                after = review.apply_to_finding(standing, taken.action, taken.payload, actor.name, at)
                values = {name: getattr(after, name) for name in names}
                connection.execute(update(table).where(table.c.id == finding_id).values(state=after.state, **values))
            return queries.finding(connection, finding_id)

    def _on_figure(
        self,
        figure_id: str,
        person: str,
        expected_version: int | None,
        step: Callable[[review.FigureStanding, review.Actor, str], review.Step],
    ) -> FigureRecord:
        table = schema.figure
        with self._database.write() as connection:
            actor = people.actor(connection, person)
            row: Row[Any] = queries_kept.figure_row(connection, figure_id)
            _compare(connection, figure_id, row.version, expected_version)
            standing = saving_figures.standing(row)
            taken = step(standing, actor, row.evidence)
            at = codec.now()
            entry = chain.Entry(actor.name, taken.action, "figure", figure_id, taken.payload)
            chain.append(connection, [entry], at)
            after = review.apply_to_figure(standing, taken.action, taken.payload, actor.name, at)
            connection.execute(update(table).where(table.c.id == figure_id).values(saving_figures.columns(after)))
            return queries_kept.figure(connection, figure_id)


def _compare(connection: Connection, item_id: str, version: int, expected: int | None) -> None:
    """Raises Stale, saying who did what, where somebody acted since `expected` was read."""
    if expected is None or expected == version:
        return
    table = schema.event
    last = connection.execute(
        select(table.c.person, table.c.action, table.c.at)
        .where(table.c.item_id == item_id)
        .order_by(table.c.seq.desc())
        .limit(1)
    ).first()
    told = f"{last.person} acted on it ({last.action}, {last.at[:19].replace('T', ' ')} UTC)" if last else "it changed"
    raise Stale(f"{told} since you opened it.", advice="Look at it again, then decide; nothing was lost.")
