"""Reading what findings rest on: contested figures, articles, stories and runs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, case, func, select

from checker.errors import StoreError
from checker.model import DIVERGENT
from checker.store import codec, saving_figures, schema
from checker.store.types import ArticleRecord, FigureRecord, Record, RunRecord, StoryRecord

_F = schema.finding.c
_G = schema.figure


# --- contested figures ------------------------------------------------------------------------------------------------

_FIGURE_ORDER = {"reopened": 0, "proposed": 1, "open": 2, "held": 3, "signed": 4, "superseded": 5}


def figures(
    connection: Connection,
    *,
    states: Iterable[str] = (),
    story_id: str | None = None,
    text: str = "",
    limit: int | None = None,
    offset: int = 0,
) -> list[FigureRecord]:
    """Contested figures (see Store.figures)."""
    wanted = list(states)
    where: list[ColumnElement[bool]] = [_G.c.state.in_(wanted) if wanted else _G.c.state != "superseded"]
    if story_id is not None:
        where.append(_G.c.story_id == story_id)
    where += [_G.c.search.contains(word, autoescape=True) for word in codec.clean(text).casefold().split()]
    rank = case(_FIGURE_ORDER, value=_G.c.state, else_=9)
    statement = select(_G).where(*where).order_by(rank, _G.c.size.desc(), _G.c.id)
    if limit is not None or offset:
        statement = statement.limit(limit if limit is not None else 2**62).offset(offset)
    return [_figure(row) for row in connection.execute(statement)]


def figure(connection: Connection, figure_id: str) -> FigureRecord:
    """One contested figure."""
    return _figure(figure_row(connection, figure_id))


def figure_row(connection: Connection, figure_id: str) -> Row[Any]:
    """Its row."""
    row = connection.execute(select(_G).where(_G.c.id == figure_id)).first()
    if row is None:
        raise StoreError(f"there is no contested figure {figure_id!r}.", advice="It may be in another store.")
    return row


def _figure(row: Row[Any]) -> FigureRecord:
    standing = saving_figures.standing(row)
    record = codec.load(row.record)
    record["story_id"] = row.story_id
    return FigureRecord(
        id=row.id,
        record=record,
        story_id=row.story_id,
        evidence=row.evidence,
        **{name: getattr(standing, name) for name in standing.__dataclass_fields__},
    )


# --- articles, stories, runs ------------------------------------------------------------------------------------------


def articles(
    connection: Connection, where: Iterable[ColumnElement[bool]] = (), *, text: bool = True, by_time: bool = False
) -> list[ArticleRecord]:
    """Articles that meet the conditions, by outlet and date, or by the time they were read."""
    table = schema.article
    order = (table.c.run_seq, table.c.published) if by_time else (table.c.outlet, table.c.published, table.c.name)
    rows = connection.execute(select(table).where(*where).order_by(*order, table.c.id))
    return [_article(row, text) for row in rows]


def article(connection: Connection, article_id: str) -> ArticleRecord:
    """One article."""
    row = connection.execute(select(schema.article).where(schema.article.c.id == article_id)).first()
    if row is None:
        raise StoreError(f"there is no article {article_id!r}.", advice="It may be in another store.")
    return _article(row, True)


def _article(row: Row[Any], text: bool) -> ArticleRecord:
    record = codec.load(row.record)
    return ArticleRecord(
        id=row.id,
        name=record["article"],
        outlet=record["outlet"] or "",
        title=record["title"],
        byline=record["byline"] or "",
        published=record["published"],
        url=record["url"] or "",
        text=record["text"] if text else "",
        origin=row.origin,
        read_from=record["read_from"],
        read_at=row.read_at,
        key=row.key,
        superseded_by=row.superseded_by,
        story_id=row.story_id,
        removed=tuple(record["removed"]),
    )


def mentions(connection: Connection, article_id: str) -> list[Record]:
    """The typed values of an article."""
    row = connection.execute(select(schema.article.c.mentions).where(schema.article.c.id == article_id)).first()
    if row is None:
        raise StoreError(f"there is no article {article_id!r}.", advice="It may be in another store.")
    return list(codec.load(row.mentions))


def not_compared(connection: Connection, article_id: str | None) -> list[Record]:
    """What met no counterpart."""
    table, article = schema.not_compared, schema.article
    statement = select(table, article.c.name.label("article")).join(article, article.c.id == table.c.article_id)
    if article_id is not None:
        statement = statement.where(table.c.article_id == article_id)
    rows = connection.execute(statement.order_by(article.c.name, table.c.article_id, table.c.field, table.c.start))
    names = ("article_id", "article", "field", "start", "end", "text", "reason")
    return [{name: row._mapping[name] for name in names} for row in rows]


def stories(connection: Connection, story_id: str | None = None) -> list[StoryRecord]:
    """Stories with their articles and counts."""
    table, story = schema.article, schema.story
    only = [] if story_id is None else [table.c.story_id == story_id]
    members: defaultdict[str, list[Any]] = defaultdict(list)
    columns = (table.c.id, table.c.story_id, table.c.title, table.c.outlet, table.c.published, table.c.name)
    for row in connection.execute(
        select(*columns).where(table.c.story_id.is_not(None), *only).order_by(table.c.published, table.c.id)
    ):
        members[row.story_id].append(row)
    counts: defaultdict[str, dict[str, int]] = defaultdict(dict)
    only = [] if story_id is None else [_F.story_id == story_id]
    divergent = _F.outcome.in_(sorted(str(outcome) for outcome in DIVERGENT))
    grouped = select(_F.story_id, _F.state, func.count()).where(divergent, *only).group_by(_F.story_id, _F.state)
    for name, state, number in connection.execute(grouped):
        counts[name][state] = number
    only = [] if story_id is None else [story.c.id == story_id]
    listed = []
    for row in connection.execute(select(story).where(*only)):
        if row.merged_into is None or story_id is not None:
            listed.append(_story(row, members[row.id], counts[row.id]))
    return sorted(listed, key=lambda s: (-s.findings.get("open", 0), -sum(s.findings.values()), s.title, s.id))


def _story(row: Any, members: list[Any], counts: dict[str, int]) -> StoryRecord:
    dates = sorted(member.published for member in members if member.published)
    title = next((member.title for member in members if member.title), members[0].name if members else row.id)
    return StoryRecord(
        id=row.id,
        title=title,
        article_ids=tuple(member.id for member in members),
        outlets=tuple(dict.fromkeys(member.outlet for member in members if member.outlet)),
        findings=counts,
        first_published=dates[0] if dates else None,
        last_published=dates[-1] if dates else None,
        merged_into=row.merged_into,
    )


def runs(connection: Connection) -> list[RunRecord]:
    """Runs, the newest first."""
    return [
        RunRecord(
            id=row.id,
            at=row.at,
            last_at=row.last_at,
            times=row.times,
            model=row.model,
            settings=codec.load(row.settings),
            counts=codec.load(row.counts),
            refused=tuple(codec.load(row.refused)),
        )
        for row in connection.execute(select(schema.run).order_by(schema.run.c.seq.desc()))
    ]
