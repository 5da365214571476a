"""What a store answers: findings, contested figures, articles, stories, the log, and what a growing run needs.

Every method reads in one transaction of its own and changes nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import ColumnElement, Row

from checker.errors import StoreError
from checker.settings import Settings
from checker.store import chain, codec, desk, growing, people, queries, queries_kept, schema, verify
from checker.store.desk import DeskRules, Effect
from checker.store.engine import Database
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
    StoryRecord,
)

#: Every finding, in the queue's order.
_ALL = FindingQuery()


class Reading:
    """The part of a Store that reads."""

    _database: Database

    # --- what was found -----------------------------------------------------------------------------------------------

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
        with self._database.read() as connection:
            return chain.events(
                connection,
                person=person,
                item=item,
                action=action,
                since=since,
                until=until,
                limit=limit,
                newest_first=newest_first,
            )

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

    def desk(self) -> Record:
        """The desk's own settings (rules switched off, thresholds, whether people are managed), as they were set."""
        with self._database.read() as connection:
            return people.settings(connection)

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

    # --- what a growing run needs (see checker.growth) ----------------------------------------------------------------

    def growth(self, digest: str, tag: str) -> growing.State:
        """Which articles there are, and which were compared with all others under this state digest."""
        with self._database.read() as connection:
            return growing.state(connection, digest, tag)

    def prints(self, tag: str, columns: Iterable[str], ids: Collection[str]) -> list[Row[Any]]:
        """What is kept of these articles under this tag: rows with `article_id` and the named columns."""
        with self._database.read() as connection:
            return list(growing.prints(connection, tag, columns, ids))

    def links(
        self, digest: str, *, articles: Collection[str] = (), mentions: Collection[str] = ()
    ) -> set[growing.Link]:
        """What was aligned with a side in one of these articles, or with one of these mentions."""
        with self._database.read() as connection:
            return growing.links(connection, digest, articles=articles, mentions=mentions)

    def article_records(self, ids: Collection[str]) -> list[ArticleRecord]:
        """The articles of these ids, with their texts."""
        with self._database.read() as connection:
            table = schema.article
            pieces = codec.chunks(sorted(ids))
            return [found for piece in pieces for found in queries_kept.articles(connection, [table.c.id.in_(piece)])]
