"""A person's step on one item, inside one transaction: is the item as they saw it, may they, and what becomes of it.

The state machine (checker.review) says whether a step is allowed and what it makes of the item; here its event is put
into the log, and the item's row follows.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, Row, select, update

from checker import review
from checker.errors import Stale, StoreError
from checker.store import chain, codec, people, queries, queries_kept, saving_figures, schema
from checker.store.types import FigureRecord, FindingRecord


def on_finding(
    connection: Connection,
    finding_id: str,
    person: str,
    expected_version: int | None,
    step: Callable[[review.FindingStanding, review.Actor], review.Step | None],
    *,
    history: bool = False,
) -> FindingRecord:
    """Takes a step on a finding; nothing is written where the step is None.

    Args:
        connection: a transaction that holds the log's lock (Database.write).
        finding_id: the finding.
        person: who takes the step, by name.
        expected_version: the version that the person saw; None does not compare.
        step: what it is, from the finding's standing and who acts.
        history: whether the step needs the standing with what went before it (`FindingStanding.before`).

    Raises:
        Forbidden: the person may not.
        Stale: somebody else acted since `expected_version`.
        StoreError: there is no such finding, or the step cannot be taken on it.
    """
    table = schema.finding
    names = review.FINDING_COLUMNS
    actor = people.actor(connection, person)
    row = connection.execute(select(*(table.c[n] for n in names)).where(table.c.id == finding_id)).first()
    if row is None:
        raise StoreError(f"there is no finding {finding_id!r}.", advice="It may be in another store.")
    _compare(connection, finding_id, row.version, expected_version)
    standing = _replayed(connection, finding_id) if history else review.FindingStanding(**row._mapping)
    taken = step(standing, actor)
    if taken is not None:
        at = _log(connection, actor, "finding", finding_id, taken)
        after = review.apply_to_finding(standing, taken.action, taken.payload, actor.name, at)
        values = {name: getattr(after, name) for name in names}
        connection.execute(update(table).where(table.c.id == finding_id).values(state=after.state, **values))
    return queries.finding(connection, finding_id)


def on_figure(
    connection: Connection,
    figure_id: str,
    person: str,
    expected_version: int | None,
    step: Callable[[review.FigureStanding, review.Actor, str], review.Step],
) -> FigureRecord:
    """Takes a step on a contested figure; `step` is also given the fingerprint of its values. See on_finding."""
    table = schema.figure
    actor = people.actor(connection, person)
    row: Row[Any] = queries_kept.figure_row(connection, figure_id)
    _compare(connection, figure_id, row.version, expected_version)
    standing = saving_figures.standing(row)
    taken = step(standing, actor, row.evidence)
    at = _log(connection, actor, "figure", figure_id, taken)
    after = review.apply_to_figure(standing, taken.action, taken.payload, actor.name, at)
    connection.execute(update(table).where(table.c.id == figure_id).values(saving_figures.columns(after)))
    return queries_kept.figure(connection, figure_id)


def _replayed(connection: Connection, finding_id: str) -> review.FindingStanding:
    """The finding's standing out of its events, with every earlier one."""
    standing = review.FindingStanding()
    for event in chain.item_events(connection, finding_id):
        standing = review.apply_to_finding(standing, event.action, event.payload, event.person, event.at)
    return standing


def _log(connection: Connection, actor: review.Actor, item_type: str, item_id: str, taken: review.Step) -> str:
    """Puts the step into the log and returns its time."""
    at = codec.now()
    chain.append(connection, [chain.Entry(actor.name, taken.action, item_type, item_id, taken.payload)], at)
    return at


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
