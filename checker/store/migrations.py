"""How a database comes to have the tables: short functions, applied in order and each recorded once.

A migration that was released is never edited; a change is a new function at the end. They say what they do in SQL that
SQLite and PostgreSQL both read, and not through schema.py, which describes the newest state only.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, inspect, text

from checker.errors import StoreError

Migration = Callable[[Connection], None]
MIGRATIONS: list[Migration] = []


def migration(function: Migration) -> Migration:
    """Appends a migration; its number is its place in the list, from 1."""
    MIGRATIONS.append(function)
    return function


def migrate(connection: Connection, migrations: list[Migration] | None = None) -> list[str]:
    """Brings the database up to date inside the caller's transaction; returns the names of what was applied.

    Raises:
        StoreError: the database is newer than this program, or holds something that is no store.
    """
    known = MIGRATIONS if migrations is None else migrations
    tables = set(inspect(connection).get_table_names())
    if "migration" not in tables:
        strange = sorted(tables & {"article", "event", "figure", "finding", "person", "run"})
        if strange:
            raise StoreError(
                f"this database holds other tables of the same names ({', '.join(strange)}).",
                advice="Choose another file or database for the store.",
            )
        _run(connection, "CREATE TABLE migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL, at TEXT NOT NULL)")
    applied = {row.number: row.name for row in connection.execute(text("SELECT number, name FROM migration"))}
    newest = max(applied, default=0)
    if newest > len(known):
        raise StoreError(
            f"it was written by a newer version of this program (schema {newest}, known here {len(known)}).",
            advice="Upgrade this program, or open a copy made with the older one.",
        )
    done = []
    for number, function in enumerate(known, start=1):
        if number in applied:
            continue
        function(connection)
        name = getattr(function, "__name__", str(number))
        now = datetime.now(UTC).isoformat(timespec="seconds")
        connection.execute(
            text("INSERT INTO migration (number, name, at) VALUES (:number, :name, :at)"),
            {"number": number, "name": name, "at": now},
        )
        done.append(name)
    return done


def _run(connection: Connection, *statements: str) -> None:
    for statement in statements:
        connection.execute(text(statement))


@migration
def the_log_and_the_people(connection: Connection) -> None:
    """The event chain with its head, people, the desk's settings."""
    _run(
        connection,
        """CREATE TABLE event (seq INTEGER PRIMARY KEY, at TEXT NOT NULL, person TEXT NOT NULL,
        person_key TEXT NOT NULL, action TEXT NOT NULL, item_type TEXT NOT NULL, item_id TEXT NOT NULL,
        payload TEXT NOT NULL, prev TEXT NOT NULL, hash TEXT NOT NULL)""",
        "CREATE INDEX event_item ON event (item_id, seq)",
        "CREATE INDEX event_person ON event (person_key, seq)",
        "CREATE TABLE chain (id INTEGER PRIMARY KEY, seq INTEGER NOT NULL, hash TEXT NOT NULL)",
        f"INSERT INTO chain (id, seq, hash) VALUES (1, 0, '{'0' * 64}')",
        """CREATE TABLE person (key TEXT PRIMARY KEY, name TEXT NOT NULL, roles TEXT NOT NULL,
        added_at TEXT NOT NULL, added_by TEXT NOT NULL)""",
        "CREATE TABLE desk (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
    )


@migration
def what_was_read_and_found(connection: Connection) -> None:
    """Articles, findings, contested figures, stories, runs and coverage."""
    _run(
        connection,
        """CREATE TABLE article (id TEXT PRIMARY KEY, key TEXT NOT NULL, name TEXT NOT NULL, outlet TEXT NOT NULL,
        title TEXT NOT NULL, published TEXT, url TEXT NOT NULL, origin TEXT NOT NULL, read_at TEXT NOT NULL,
        run_seq INTEGER NOT NULL, superseded_by TEXT, story_id TEXT, record TEXT NOT NULL, mentions TEXT NOT NULL)""",
        "CREATE INDEX article_key ON article (key)",
        "CREATE INDEX article_origin ON article (origin)",
        "CREATE INDEX article_story ON article (story_id)",
        """CREATE TABLE finding (id TEXT PRIMARY KEY, rule TEXT NOT NULL, kind TEXT NOT NULL,
        outcome TEXT NOT NULL, severity TEXT NOT NULL, confidence DOUBLE PRECISION NOT NULL,
        priority DOUBLE PRECISION NOT NULL, story_id TEXT NOT NULL, figure_id TEXT, a_article TEXT NOT NULL,
        b_article TEXT NOT NULL, a_mention TEXT NOT NULL, b_mention TEXT NOT NULL, a_outlet TEXT NOT NULL,
        b_outlet TEXT NOT NULL, a_source TEXT NOT NULL, b_source TEXT NOT NULL, published TEXT NOT NULL,
        found_at TEXT NOT NULL, state TEXT NOT NULL, version INTEGER NOT NULL, decision TEXT,
        reason TEXT, note TEXT NOT NULL, decided_by TEXT, decided_at TEXT, assignee TEXT, superseded TEXT NOT NULL,
        search TEXT NOT NULL, record TEXT NOT NULL)""",
        """CREATE TABLE figure (id TEXT PRIMARY KEY, record TEXT NOT NULL, story_id TEXT NOT NULL,
        evidence TEXT NOT NULL, search TEXT NOT NULL, size INTEGER NOT NULL, state TEXT NOT NULL,
        version INTEGER NOT NULL, choice TEXT, wording TEXT NOT NULL, source TEXT, low DOUBLE PRECISION,
        high DOUBLE PRECISION, note TEXT NOT NULL, proposed_by TEXT, proposed_at TEXT, signed_by TEXT, signed_at TEXT,
        refused_by TEXT, refusal TEXT NOT NULL, reopened TEXT NOT NULL, reopened_at TEXT, new_mentions TEXT NOT NULL,
        last_signed TEXT, merged_into TEXT, split_from TEXT)""",
        """CREATE TABLE figure_mention (figure_id TEXT NOT NULL, mention_id TEXT NOT NULL,
        PRIMARY KEY (figure_id, mention_id))""",
        "CREATE INDEX figure_mention_of ON figure_mention (mention_id)",
        "CREATE TABLE story (id TEXT PRIMARY KEY, merged_into TEXT)",
        """CREATE TABLE run (id TEXT PRIMARY KEY, seq INTEGER NOT NULL, at TEXT NOT NULL, last_at TEXT NOT NULL,
        times INTEGER NOT NULL, model TEXT NOT NULL, settings TEXT NOT NULL, counts TEXT NOT NULL,
        refused TEXT NOT NULL)""",
        """CREATE TABLE not_compared (article_id TEXT NOT NULL, field TEXT NOT NULL, start INTEGER NOT NULL,
        "end" INTEGER NOT NULL, text TEXT NOT NULL, reason TEXT NOT NULL,
        PRIMARY KEY (article_id, field, start, "end"))""",
    )


@migration
def indexes_for_the_queue(connection: Connection) -> None:
    """What the queue sorts and filters by."""
    _run(
        connection,
        "CREATE INDEX finding_queue ON finding (state, priority DESC, id)",
        # Counts for the filters are made from this index alone, without touching the rows with their long texts.
        """CREATE INDEX finding_filters ON finding (state, outcome, severity, kind, rule, story_id, assignee, a_outlet,
        b_outlet, a_source, b_source, published, confidence)""",
        "CREATE INDEX finding_story ON finding (story_id)",
        "CREATE INDEX finding_figure ON finding (figure_id)",
        "CREATE INDEX finding_a ON finding (a_article)",
        "CREATE INDEX finding_b ON finding (b_article)",
        "CREATE INDEX figure_story ON figure (story_id)",
    )


@migration
def the_two_values_of_a_finding(connection: Connection) -> None:
    """What makes findings of one contested figure one disagreement, and the indexes to list and count by it."""
    _run(connection, "ALTER TABLE finding ADD COLUMN values_key TEXT NOT NULL DEFAULT ''")
    marks: dict[str, dict[str, Any]] = {}

    def figures_of(article: str) -> dict[str, Any]:
        if article not in marks:
            kept = connection.execute(text("SELECT mentions FROM article WHERE id = :id"), {"id": article}).scalar()
            marks[article] = {mark["id"]: mark for mark in json.loads(kept or "[]") if mark["kind"] == "figure"}
        return marks[article]

    rows = connection.execute(text("SELECT id, a_article, b_article, a_mention, b_mention, record FROM finding"))
    keys = []
    for row in rows.all():
        a, b = figures_of(row.a_article).get(row.a_mention), figures_of(row.b_article).get(row.b_mention)
        if a is not None and b is not None:
            key = " | ".join(sorted(_stated(mark) for mark in (a, b)))
        else:
            key = _words_of(json.loads(row.record))
        keys.append({"id": row.id, "key": key})
    if keys:
        connection.execute(text("UPDATE finding SET values_key = :key WHERE id = :id"), keys)
    _run(
        connection,
        "DROP INDEX finding_figure",
        "CREATE INDEX finding_figure ON finding (figure_id, values_key)",
        "DROP INDEX finding_filters",
        # As before, and with what tells findings inside one article and those of one disagreement.
        """CREATE INDEX finding_filters ON finding (state, outcome, severity, kind, rule, story_id, assignee, a_outlet,
        b_outlet, a_source, b_source, published, confidence, a_article, b_article, figure_id, values_key, priority,
        id)""",
    )


def _stated(mark: dict[str, Any]) -> str:
    stated = "..".join(dict.fromkeys(f"{mark[end]:.12g}" for end in ("low", "high") if mark[end] is not None))
    return stated if mark["dimension"] == "count" else f"{stated} {mark['unit']}"


def _words_of(record: dict[str, Any]) -> str:
    """As checker.records gave it when this was released."""
    folded = []
    for side in ("a", "b"):
        words = unicodedata.normalize("NFKC", record[side]["quote"])
        for signs, plain in (
            ("\u2018\u2019\u201b", "'"),
            ("\u201c\u201d\u201e", '"'),
            ("\u2010\u2011\u2012\u2013\u2014", "-"),
        ):
            for sign in signs:
                words = words.replace(sign, plain)
        folded.append(" ".join(words.split()).casefold())
    joined = "\x1f".join(("words", *sorted(folded)))
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@migration
def what_growth_needs(connection: Connection) -> None:
    """Each article's print, which were compared with all others, and which mentions met."""
    binary = "BYTEA" if connection.dialect.name == "postgresql" else "BLOB"
    _run(
        connection,
        f"""CREATE TABLE article_print (article_id TEXT PRIMARY KEY, tag TEXT NOT NULL, wire TEXT NOT NULL,
        lead {binary} NOT NULL, sentences {binary} NOT NULL, bands {binary} NOT NULL, shingles {binary} NOT NULL,
        lines {binary} NOT NULL, outside {binary} NOT NULL)""",
        """CREATE TABLE compared (state TEXT NOT NULL, article_id TEXT NOT NULL, run_seq INTEGER NOT NULL,
        PRIMARY KEY (state, article_id))""",
        """CREATE TABLE link (state TEXT NOT NULL, a_article TEXT NOT NULL, b_article TEXT NOT NULL,
        a_mention TEXT NOT NULL, b_mention TEXT NOT NULL, joins INTEGER NOT NULL)""",
        "CREATE INDEX link_a_article ON link (a_article)",
        "CREATE INDEX link_b_article ON link (b_article)",
        "CREATE INDEX link_a_mention ON link (a_mention)",
        "CREATE INDEX link_b_mention ON link (b_mention)",
    )


@migration
def the_words_that_tell_stories_apart(connection: Connection) -> None:
    """Each article's print holds its rare words; prints without them are made again by the next run."""
    binary, empty = ("BYTEA", "''::bytea") if connection.dialect.name == "postgresql" else ("BLOB", "x''")
    _run(
        connection,
        "DELETE FROM article_print",
        f"ALTER TABLE article_print ADD COLUMN terms {binary} NOT NULL DEFAULT {empty}",
    )
