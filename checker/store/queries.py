"""Reading findings: every filter, order and count is SQL, so a page of a long queue costs a page."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, case, distinct, func, literal, or_, select, union_all

from checker.errors import StoreError
from checker.model import DIVERGENT
from checker.store import codec, desk, schema
from checker.store.types import (
    ORDERS,
    FindingQuery,
    FindingRecord,
    Progress,
    Record,
)

_F = schema.finding.c
_A = schema.article.alias("article_a")
_B = schema.article.alias("article_b")
_G = schema.figure


# --- findings ---------------------------------------------------------------------------------------------------------


def conditions(query: FindingQuery) -> list[ColumnElement[bool]]:
    """The query as conditions on the finding table; `hidden` aside, which the desk's rules decide (`desk`)."""
    found: list[ColumnElement[bool]] = []
    for column, values in (
        (_F.state, query.states),
        (_F.outcome, query.outcomes),
        (_F.kind, query.kinds),
        (_F.rule, query.rules),
        (_F.severity, query.severities),
    ):
        if values:
            found.append(column.in_([str(value) for value in values]))
    if query.outlets:
        found.append(or_(_F.a_outlet.in_(query.outlets), _F.b_outlet.in_(query.outlets)))
    if query.sources:
        found.append(or_(_F.a_source.in_(query.sources), _F.b_source.in_(query.sources)))
    for column, value in (
        (_F.story_id, query.story_id),
        (_F.figure_id, query.figure_id),
        (_F.values_key, query.values_key),
    ):
        if value is not None:
            found.append(column == value)
    if query.article_id is not None:
        found.append(or_(_F.a_article == query.article_id, _F.b_article == query.article_id))
    if query.assignee is not None:
        found.append(_F.assignee == query.assignee if query.assignee else _F.assignee.is_(None))
    if query.decided_by is not None:
        found.append(_F.decided_by == query.decided_by)
    day = func.substr(_F.published, 1, 10)
    if query.published_from:
        found.append(day >= query.published_from[:10])
    if query.published_to:
        found.append(day <= query.published_to[:10])
        found.append(_F.published != "")
    if query.min_confidence is not None:
        found.append(_F.confidence >= query.min_confidence)
    if query.inside is not None:
        found.append(_F.a_article == _F.b_article if query.inside else _F.a_article != _F.b_article)
    for word in codec.clean(query.text).casefold().split():
        found.append(_F.search.contains(word, autoescape=True))
    return found


def _where(connection: Connection, query: FindingQuery) -> list[ColumnElement[bool]]:
    return [*conditions(query), *desk.conditions(connection, query.hidden)]


def _order(order: str, by: Any = _F) -> tuple[Any, ...]:
    """What this order sorts by; `by` are the columns of what is selected from."""
    match order:
        case "priority":
            return by.priority.desc(), by.id
        case "newest":
            return by.published.desc(), by.priority.desc(), by.id
        case "oldest":
            return by.published, by.priority.desc(), by.id
        case "confidence":
            return by.confidence.desc(), by.id
        case "story":
            return by.story_id, by.priority.desc(), by.id
        case "decided":
            return func.coalesce(by.decided_at, "").desc(), by.priority.desc(), by.id
    raise StoreError(f"no such order: {order!r}.", advice=f"It is one of {', '.join(ORDERS)}.")


def _ordered(statement: Select[Any], order: str, by: Any = _F) -> Select[Any]:
    return statement.order_by(*_order(order, by))


def _joined() -> Select[Any]:
    signed = (_G.c.signed_by.label("fig_signed_by"), _G.c.signed_at.label("fig_signed_at"))
    return (
        select(
            schema.finding,
            _A.c.url.label("a_url"),
            _B.c.url.label("b_url"),
            case((_G.c.signed_by.is_not(None), _G.c.choice)).label("sign_off"),
            *signed,
        )
        .outerjoin(_A, _A.c.id == _F.a_article)
        .outerjoin(_B, _B.c.id == _F.b_article)
        .outerjoin(_G, _G.c.id == _F.figure_id)
    )


def findings(connection: Connection, query: FindingQuery) -> list[FindingRecord]:
    """The findings that match."""
    # The page is chosen on the short columns first; only its rows are joined and read whole.
    where = _where(connection, query)
    if query.by_disagreement and query.limit is not None and query.order == "priority" and len(query.states) == 1:
        return _first_disagreements(connection, where, query, query.offset + query.limit)
    paged = query.limit is not None or bool(query.offset)
    if not paged and not query.by_disagreement:
        statement = _joined().where(*where)
    else:
        page = _disagreements(where, query.order) if query.by_disagreement else select(_F.id).where(*where)
        page = _ordered(page, query.order, page.selected_columns if query.by_disagreement else _F)
        if paged:
            page = page.limit(query.limit if query.limit is not None else 2**62).offset(query.offset)
        chosen = page.subquery()
        statement = _joined().join(chosen, chosen.c.id == _F.id)
        if query.by_disagreement:
            statement = statement.add_columns(chosen.c.pairs)
    return [_finding(row) for row in connection.execute(_ordered(statement, query.order))]


def _disagreements(where: list[ColumnElement[bool]], order: str) -> Select[Any]:
    """One finding for each disagreement among those that match, with how many `pairs` it stands for."""
    needed = {"newest": (_F.published,), "oldest": (_F.published,), "confidence": (_F.confidence,)}
    needed |= {"story": (_F.story_id,), "decided": (_F.decided_at,)}
    columns = (_F.id, _F.priority, *needed.get(order, ()))
    same = (_F.figure_id, _F.values_key)
    pressing = (case((_F.state == "open", 0), else_=1), _F.priority.desc(), _F.id)
    ranked = (
        select(
            *columns,
            func.row_number().over(partition_by=same, order_by=pressing).label("nth"),
            func.count().over(partition_by=same).label("pairs"),
        )
        .where(_F.figure_id.is_not(None), *where)
        .subquery()
    )
    firsts = select(*(ranked.c[column.name] for column in columns), ranked.c.pairs).where(ranked.c.nth == 1)
    alone = select(*columns, literal(1).label("pairs")).where(_F.figure_id.is_(None), *where)
    return select(union_all(firsts, alone).subquery())


def _first_disagreements(
    connection: Connection, where: list[ColumnElement[bool]], query: FindingQuery, wanted: int
) -> list[FindingRecord]:
    """The same for a page of the queue itself: its index gives the findings in order, so the first rows are enough."""
    ordered = _ordered(select(_F.id, _F.figure_id, _F.values_key).where(*where), query.order)
    size = 100 + 2 * wanted
    while True:
        firsts: dict[tuple[str, str], str] = {}
        rows = connection.execute(ordered.limit(size)).all()
        for row in rows:
            firsts.setdefault((row.figure_id, row.values_key) if row.figure_id else (row.id, ""), row.id)
        if len(firsts) >= wanted or len(rows) < size:
            break
        size *= 4
    page = {name: same for same, name in list(firsts.items())[query.offset : wanted]}
    figures = [figure_id for figure_id, _ in page.values()]
    same = (_F.figure_id, _F.values_key)
    counted = select(*same, func.count()).where(_F.figure_id.in_(figures), *where).group_by(*same)
    pairs = {(figure_id, key): number for figure_id, key, number in connection.execute(counted)}
    found = connection.execute(_ordered(_joined().where(_F.id.in_(list(page))), query.order))
    return [replace(_finding(row), pairs=pairs.get(page[row.id], 1)) for row in found]


def place(connection: Connection, finding_id: str, query: FindingQuery) -> int | None:
    """Where the finding, or the row of its disagreement, stands among those that match (see Store.place)."""
    own = select(_F.id, _F.figure_id, _F.values_key).where(_F.id == finding_id)
    found = connection.execute(own).first()
    if found is None:
        return None
    where = _where(connection, query)
    row = select(_F.id).where(_F.id == finding_id, *where)
    if query.by_disagreement and found.figure_id is not None:
        same = (_F.figure_id == found.figure_id, _F.values_key == found.values_key)
        row = select(_disagreements([*same, *where], query.order).selected_columns.id)
    ident = connection.execute(row).scalar()
    if ident is None:
        return None
    if query.by_disagreement:
        by: Any = _disagreements(where, query.order).subquery().c
        where = []
    else:
        by = _F
    nth = func.row_number().over(order_by=_order(query.order, by)).label("nth")
    listed = select(by.id.label("id"), nth).where(*where).subquery()
    return int(connection.execute(select(listed.c.nth).where(listed.c.id == ident)).scalar_one()) - 1


def _how_many(query: FindingQuery, by: Any = _F) -> ColumnElement[int]:
    """What counts the findings that match, or their disagreements; `by` are the columns of what it counts."""
    if not query.by_disagreement:
        return func.count()
    # A finding of no contested figure is a disagreement of its own; NULL is not counted.
    of_figures = func.count(distinct(by.figure_id + " " + by.values_key))
    return func.count() - func.count(by.figure_id) + of_figures


def finding(connection: Connection, finding_id: str) -> FindingRecord:
    """One finding."""
    row = connection.execute(_joined().where(_F.id == finding_id)).first()
    if row is None:
        raise StoreError(f"there is no finding {finding_id!r}.", advice="It may be in another store.")
    return _finding(row)


def _finding(row: Row[Any]) -> FindingRecord:
    record: Record = codec.load(row.record)
    record["figure_id"] = row.figure_id
    record["story_id"] = row.story_id
    return FindingRecord(
        id=row.id,
        record=record,
        state=row.state,
        version=row.version,
        priority=row.priority,
        figure_id=row.figure_id,
        story_id=row.story_id,
        a_article_id=row.a_article,
        b_article_id=row.b_article,
        a_url=row.a_url or "",
        b_url=row.b_url or "",
        decision=row.decision,
        reason=row.reason,
        note=row.note,
        decided_by=row.decided_by,
        decided_at=row.decided_at,
        assignee=row.assignee,
        superseded=row.superseded,
        sign_off=row.sign_off,
        signed_by=row.fig_signed_by,
        signed_at=row.fig_signed_at,
        found_at=row.found_at,
        pairs=getattr(row, "pairs", 1),
        values_key=row.values_key,
    )


def count(connection: Connection, query: FindingQuery) -> int:
    """How many findings match, or disagreements."""
    statement = select(_how_many(query)).select_from(schema.finding).where(*_where(connection, query))
    return int(connection.execute(statement).scalar_one())


#: Facet → the query's own fields that are left out of its counts.
_FACETS: dict[str, tuple[tuple[str, ...], Any]] = {
    "state": (("states",), _F.state),
    "outcome": (("outcomes",), _F.outcome),
    "kind": (("kinds",), _F.kind),
    "rule": (("rules",), _F.rule),
    "severity": (("severities",), _F.severity),
    "story": (("story_id",), _F.story_id),
    "assignee": (("assignee",), func.coalesce(_F.assignee, "")),
}


def facets(connection: Connection, query: FindingQuery) -> dict[str, dict[str, int]]:
    """Counts for each filter's values."""
    result: dict[str, dict[str, int]] = {}
    seen = desk.conditions(connection, query.hidden)
    for name, (own, column) in _FACETS.items():
        where = [*conditions(_without(query, own)), *seen]
        statement = select(column, _how_many(query)).where(*where).group_by(column)
        result[name] = _counted(connection, statement)
    for name, own_field, a, b in (
        ("outlet", "outlets", _F.a_outlet, _F.b_outlet),
        ("source", "sources", _F.a_source, _F.b_source),
    ):
        where = [*conditions(_without(query, (own_field,))), *seen]
        same = (_F.figure_id, _F.values_key) if query.by_disagreement else ()
        both = union_all(
            select(a.label("value"), *same).where(a != "", *where),
            select(b.label("value"), *same).where(b != "", a != b, *where),
        ).subquery()
        number = _how_many(query, both.c)
        result[name] = _counted(connection, select(both.c.value, number).group_by(both.c.value))
    return result


def _without(query: FindingQuery, names: tuple[str, ...]) -> FindingQuery:
    empty = FindingQuery()
    return replace(query, **{name: getattr(empty, name) for name in names})


def _counted(connection: Connection, statement: Select[Any]) -> dict[str, int]:
    rows = [(str(value), int(number)) for value, number in connection.execute(statement)]
    return dict(sorted(rows, key=lambda row: (-row[1], row[0])))


def progress(connection: Connection) -> Progress:
    """How far the desk is, without the open findings that its rules hide."""
    seen = desk.conditions(connection, False)
    divergent = _F.outcome.in_(sorted(str(outcome) for outcome in DIVERGENT))
    states = _counted(connection, select(_F.state, func.count()).where(divergent, *seen).group_by(_F.state))
    figures = _counted(connection, select(_G.c.state, func.count()).group_by(_G.c.state))
    decided = select(_F.decided_by, func.count()).where(_F.decided_by.is_not(None)).group_by(_F.decided_by)
    return Progress(findings=states, figures=figures, decided_by=_counted(connection, decided))
