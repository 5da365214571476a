"""What a store keeps so that it can grow: prints of articles, which were compared with which, and which mentions met.

All of it follows from the articles and can be made again; a run that finds none of it makes it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy import Column, ColumnElement, Connection, Row, delete, insert, select, update

from checker.store import codec, schema
from checker.store.types import Record

if TYPE_CHECKING:
    from checker.store.batch import Batch

#: The key of `Checked.extra` under which a run says how it grew.
EXTRA = "grown"
_FEW = 2_000  # articles from which all prints are read with one statement rather than by name


@dataclass(frozen=True, slots=True)
class Print:
    """What finding an article's neighbours needs (see schema.article_print)."""

    tag: str
    wire: str
    lead: bytes
    terms: bytes
    sentences: bytes
    bands: bytes
    shingles: bytes
    lines: bytes
    outside: bytes


@dataclass(frozen=True, slots=True)
class Link:
    """Two mentions that were aligned, with their articles; `joins`: figures that can be of one quantity."""

    a_article: str
    b_article: str
    a_mention: str
    b_mention: str
    joins: bool


@dataclass(frozen=True, slots=True)
class Known:
    """One current article of the store, without its text."""

    id: str
    outlet: str
    published: str | None
    origin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Grown:
    """What a run compared, for the store.

    `fresh` are the articles that it compared with all others; of the rest that it read, only what concerns `mentions`
    (whole groups of mentions) and `pairs` was looked at. `whole`: every pair of the run's articles was compared.
    `seen` is what `State.seen` said when the run began. `stories` gives for each of the run's story ids all of its
    articles. `met` are places (article id, field, offset) that met a counterpart.
    """

    state: str
    tag: str
    seen: int
    whole: bool
    fresh: frozenset[str]
    prints: Mapping[str, Print]
    links: tuple[Link, ...]
    gone: frozenset[str] = frozenset()
    mentions: frozenset[str] = frozenset()
    pairs: frozenset[frozenset[str]] = frozenset()
    stories: Mapping[str, frozenset[str]] = field(default_factory=dict)
    met: frozenset[tuple[str, str, int]] = frozenset()


@dataclass(frozen=True, slots=True)
class State:
    """Where the store stands under one state digest.

    `current`: its articles, newest versions only. `compared`: those that were compared with all others. `gone`: those
    that were, and have a newer version since. `seen` is the number of the last run that compared any.
    """

    current: tuple[Known, ...]
    compared: frozenset[str]
    gone: frozenset[str]
    seen: int


def state(connection: Connection, digest: str, tag: str) -> State:
    """Reads where the store stands; what has no print under this tag any more counts as not compared."""
    table, compared = schema.article, schema.compared
    columns = (table.c.id, table.c.outlet, table.c.published, table.c.origin)
    rows = connection.execute(select(*columns).where(table.c.superseded_by.is_(None)).order_by(table.c.id))
    current = tuple(Known(row.id, row.outlet, row.published, row.origin) for row in rows)
    done = connection.execute(select(compared.c.article_id, compared.c.run_seq).where(compared.c.state == digest)).all()
    printed = schema.article_print
    have = set(connection.scalars(select(printed.c.article_id).where(printed.c.tag == tag)))
    names = frozenset(row.article_id for row in done if row.article_id in have)
    here = frozenset(known.id for known in current)
    return State(current, names & here, names - here, max((row.run_seq for row in done), default=0))


def prints(connection: Connection, tag: str, columns: Iterable[str], ids: Collection[str]) -> Iterator[Row[Any]]:
    """Rows of prints of these articles made under this tag: `article_id` and the named columns."""
    table = schema.article_print
    statement = select(table.c.article_id, *(table.c[name] for name in columns)).where(table.c.tag == tag)
    if len(ids) > _FEW:
        wanted = set(ids)
        yield from (row for row in connection.execute(statement) if row.article_id in wanted)
        return
    for piece in codec.chunks(sorted(ids)):
        yield from connection.execute(statement.where(table.c.article_id.in_(piece)))


def links(
    connection: Connection, digest: str, *, articles: Collection[str] = (), mentions: Collection[str] = ()
) -> set[Link]:
    """The links with a side in one of these articles, or with one of these mentions."""
    table = schema.link
    found: set[Link] = set()
    wanted = (
        (articles, (table.c.a_article, table.c.b_article)),
        (mentions, (table.c.a_mention, table.c.b_mention)),
    )
    for names, sides in wanted:
        for piece in codec.chunks(sorted(names)):
            for side in sides:
                for row in connection.execute(select(table).where(table.c.state == digest, side.in_(piece))):
                    found.add(Link(row.a_article, row.b_article, row.a_mention, row.b_mention, bool(row.joins)))
    return found


# --- keeping ----------------------------------------------------------------------------------------------------------


def covers(batch: Batch) -> Callable[[Row[Any]], bool]:
    """Whether this run looked at what a kept finding rests on, so that it is gone where it was not found again."""
    grown = batch.grown
    if grown is None or grown.whole:
        return lambda row: True

    def covered(row: Row[Any]) -> bool:
        a, b = row.a_mention, row.b_mention
        return (
            row.a_article in grown.fresh
            or row.b_article in grown.fresh
            or (a in grown.mentions and b in grown.mentions)
            or frozenset((a, b)) in grown.pairs
        )

    return covered


def save(batch: Batch) -> None:
    """Keeps how the run grew, in the transaction that keeps the run."""
    grown, connection = batch.grown, batch.connection
    if grown is None:
        _forget(connection, batch.articles)
        return
    _origins(batch)
    table = schema.article_print
    stale = batch.select_in((table.c.article_id, table.c.tag), table.c.article_id, list(grown.prints))
    same = {row.article_id for row in stale if row.tag == grown.prints[row.article_id].tag}
    _delete(connection, table.c.article_id, {row.article_id for row in stale} - same)
    rows = [
        {"article_id": name, **{column: getattr(kept, column) for column in Print.__dataclass_fields__}}
        for name, kept in sorted(grown.prints.items())
        if name not in same and name in batch.articles
    ]
    if rows:
        connection.execute(insert(table), rows)
    now = state(connection, grown.state, grown.tag)
    others = {known.id for known in now.current} - grown.fresh
    if grown.whole and now.compared | now.gone == grown.fresh:
        return  # the same again
    if others if grown.whole else now.seen != grown.seen:
        # Somebody else has added articles meanwhile, or this run did not look at all there are: next time.
        _forget(connection, grown.fresh)
        return
    link, compared = schema.link, schema.compared
    left = grown.fresh | grown.gone
    for side in (link.c.a_article, link.c.b_article):
        _delete(connection, side, left, link.c.state == grown.state)
    _delete(connection, compared.c.article_id, left, compared.c.state == grown.state)
    if grown.links:
        values = [
            {"state": grown.state, **{n: getattr(one, n) for n in Link.__dataclass_fields__}, "joins": int(one.joins)}
            for one in grown.links
        ]
        connection.execute(insert(link), values)
    if grown.fresh:
        rows = [
            {"state": grown.state, "article_id": n, "run_seq": max(batch.run_seq, now.seen + 1)}
            for n in sorted(grown.fresh)
        ]
        connection.execute(insert(compared), rows)


def _forget(connection: Connection, names: Iterable[str]) -> None:
    """What was found on these articles came of a part of the others only: they are compared again when it matters."""
    _delete(connection, schema.compared.c.article_id, set(names))


def _delete(connection: Connection, column: Column[Any], names: Collection[str], *also: ColumnElement[bool]) -> None:
    for piece in codec.chunks(sorted(names)):
        connection.execute(delete(schema.metadata.tables[column.table.name]).where(column.in_(piece), *also))


def _origins(batch: Batch) -> None:
    """Tells known articles which copy is the first of theirs now."""
    table = schema.article
    for row in batch.select_in((table.c.id, table.c.origin, table.c.record), table.c.id, sorted(batch.known)):
        origin = batch.articles[row.id].origin or row.id
        if origin != row.origin:
            record: Record = {**codec.load(row.record), "origin": origin}
            values = {"origin": origin, "record": codec.keep(record)}
            batch.connection.execute(update(table).where(table.c.id == row.id).values(values))
