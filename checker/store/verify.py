"""Does the log hold together, and do the tables say what the log says?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from sqlalchemy import Connection, or_, select

from checker import review
from checker.store import chain, codec, people, saving_figures, schema
from checker.store.types import EventRecord, Problem

_WORDS = {
    "decided_by": "who decided",
    "decided_at": "when it was decided",
    "signed_by": "who signed",
    "signed_at": "when it was signed",
    "proposed_by": "who proposed",
}


class _Replay:
    """What the events make of every item."""

    def __init__(self) -> None:
        self.findings: defaultdict[str, review.FindingStanding] = defaultdict(review.FindingStanding)
        self.figures: defaultdict[str, review.FigureStanding] = defaultdict(review.FigureStanding)
        self.roles: dict[str, list[str]] = {}
        self.desk: dict[str, Any] = {}
        self.problems: list[Problem] = []

    def add(self, event: EventRecord) -> None:
        """Takes in one event."""
        told = (event.action, event.payload, event.person, event.at)
        match event.item_type:
            case "finding":
                self.findings[event.item_id] = review.apply_to_finding(self.findings[event.item_id], *told)
            case "figure":
                before = self.figures[event.item_id]
                if event.action == "signed" and _same(before.proposed_by, event.person):
                    what = f"{event.person} signed their own proposal"
                    self.problems.append(Problem(what=what, seq=event.seq, item=event.item_id))
                self.figures[event.item_id] = review.apply_to_figure(before, *told)
            case "person":
                self.roles[event.item_id] = event.payload["roles"]
            case "desk":
                self.desk[event.item_id] = event.payload["now"]


def verify(connection: Connection) -> list[Problem]:
    """Problems, first those of the chain, then those of the tables; an empty list where all is well."""
    replay = _Replay()
    problems = _chain(connection, replay)
    problems += replay.problems
    problems += _findings(connection, replay)
    problems += _figures(connection, replay)
    problems += _people(connection, replay)
    return problems


def _chain(connection: Connection, replay: _Replay) -> list[Problem]:
    problems = []
    prev, seq = chain.EMPTY, 0
    table = schema.event
    in_order = select(table).order_by(table.c.seq)
    for row in connection.execute(in_order, execution_options={"yield_per": 1000}):
        if row.seq != seq + 1:
            missing = f"event {seq + 1} is" if row.seq == seq + 2 else f"events {seq + 1} to {row.seq - 1} are"
            problems.append(Problem(what=f"{missing} missing", seq=row.seq))
        try:
            event = chain.read(row)
            body = {name: getattr(event, name) for name in event.__dataclass_fields__ if name != "hash"}
            expected = chain.event_hash(**body)
        except (ValueError, TypeError):
            problems.append(Problem(what="its content cannot be read: the row was changed", seq=row.seq))
            prev, seq = row.hash, row.seq
            continue
        if expected != row.hash:
            problems.append(Problem(what="it was changed after it was written", seq=row.seq, item=row.item_id))
        if row.prev != prev:
            problems.append(Problem(what="it does not follow the event before it", seq=row.seq, item=row.item_id))
        if row.person_key != review.person_key(row.person):
            problems.append(Problem(what="the name it is filed under is not its person's", seq=row.seq))
        prev, seq = row.hash, row.seq
        try:
            replay.add(event)
        except (KeyError, TypeError, AttributeError):
            problems.append(Problem(what="it cannot be replayed: the row was changed", seq=row.seq, item=row.item_id))
    head = connection.execute(select(schema.chain)).first()
    if head is None or (head.seq, head.hash) != (seq, prev):
        last = "none" if head is None else head.seq
        problems.append(Problem(what=f"the log ends at event {seq}, its recorded end is {last}", seq=seq))
    return problems


def _findings(connection: Connection, replay: _Replay) -> Iterator[Problem]:
    table = schema.finding
    names = review.FINDING_COLUMNS
    told = [table.c[name].is_not(None) for name in ("decision", "reason", "decided_by", "decided_at", "assignee")]
    acted = or_(table.c.version != 0, table.c.state != "open", table.c.note != "", table.c.superseded != "", *told)
    seen = set()
    columns = (table.c.id, table.c.state, *(table.c[name] for name in names))
    for row in connection.execute(select(*columns).where(acted)):
        seen.add(row.id)
        standing = replay.findings[row.id] if row.id in replay.findings else review.FindingStanding()
        expected = {"state": standing.state, **{name: getattr(standing, name) for name in names}}
        yield from _differences("finding", row.id, row._mapping, expected)
    for name in replay.findings.keys() - seen:
        yield Problem(what="the log has events on this finding, and its row does not show them", item=name)


def _figures(connection: Connection, replay: _Replay) -> Iterator[Problem]:
    table = schema.figure
    seen = set()
    for row in connection.execute(select(table)):
        seen.add(row.id)
        expected = replay.figures[row.id] if row.id in replay.figures else review.FigureStanding()
        try:
            actual = saving_figures.standing(row)
        except ValueError:
            yield Problem(what="the figure's row cannot be read: it was changed", item=row.id)
            continue
        told = {field.name: getattr(actual, field.name) for field in fields(actual)}
        yield from _differences("figure", row.id, told, {name: getattr(expected, name) for name in told})
        if row.evidence != saving_figures.evidence(codec.load(row.record)):
            yield Problem(what="the figure's values were changed by hand", item=row.id)
    for name in replay.figures.keys() - seen:
        yield Problem(what="the log has events on this figure, and it is gone", item=name)


def _people(connection: Connection, replay: _Replay) -> Iterator[Problem]:
    roles = {}
    for person in people.everybody(connection):
        key = review.person_key(person.name)
        roles[key] = sorted(person.roles)
        if replay.roles.get(key) != roles[key]:
            said = ", ".join(replay.roles.get(key, ["none"]))
            yield Problem(what=f"the roles of {person.name} are not those of the log ({said})", item=key)
    for key in replay.roles.keys() - roles.keys():
        yield Problem(what="somebody the log knows is gone from the people", item=key)
    kept = people.settings(connection)
    for name in kept.keys() | replay.desk.keys():
        if kept.get(name) != replay.desk.get(name):
            yield Problem(what="the desk's setting is not that of the log", item=name)


def _differences(kind: str, item: str, row: Any, expected: dict[str, Any]) -> Iterator[Problem]:
    for name, value in expected.items():
        if row[name] != value:
            told = _WORDS.get(name, name.replace("_", " "))
            yield Problem(what=f"the {kind}'s {told} is {row[name]!r}, the log says {value!r}", item=item)


def _same(first: str | None, second: str) -> bool:
    return first is not None and review.person_key(first) == review.person_key(second)
