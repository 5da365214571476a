"""The log: append-only, each event with the hash of the one before.

Hash of an event: SHA-256 over the canonical JSON of its number, time, person, action, item, payload and the previous
hash. A changed, missing, inserted or reordered row breaks the chain; a row cut from the end is found by the head kept
in `chain` and by the replay of the log against the tables.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from checker import review
from checker.store import codec, schema
from checker.store.types import EventRecord

EMPTY = "0" * 64


@dataclass(frozen=True, slots=True)
class Entry:
    """An event before it has its place in the chain."""

    person: str
    action: str
    item_type: str
    item_id: str
    payload: dict[str, Any] = field(default_factory=dict)


def event_hash(
    *, seq: int, at: str, person: str, action: str, item_type: str, item_id: str, payload: Any, prev: str
) -> str:
    """The hash of one event, 64 hexadecimal digits."""
    body = {
        "seq": seq,
        "at": at,
        "person": person,
        "action": action,
        "item_type": item_type,
        "item_id": item_id,
        "payload": payload,
        "prev": prev,
    }
    return hashlib.sha256(codec.dump(body).encode("ascii")).hexdigest()


def append(connection: Connection, entries: Iterable[Entry], at: str) -> list[EventRecord]:
    """Writes events at the end of the log. The caller's transaction holds the lock (Database.write)."""
    head = connection.execute(select(schema.chain.c.seq, schema.chain.c.hash).where(schema.chain.c.id == 1)).one()
    seq, prev = head.seq, head.hash
    records = []
    for entry in entries:
        seq += 1
        payload = codec.load(codec.dump(entry.payload))
        fixed = {
            "seq": seq,
            "at": at,
            "person": entry.person,
            "action": entry.action,
            "item_type": entry.item_type,
            "item_id": entry.item_id,
            "payload": payload,
            "prev": prev,
        }
        record = EventRecord(**fixed, hash=event_hash(**fixed))
        records.append(record)
        prev = record.hash
    if records:
        connection.execute(insert(schema.event), [_row(record) for record in records])
        connection.execute(update(schema.chain).where(schema.chain.c.id == 1).values(seq=seq, hash=prev))
    return records


def _row(record: EventRecord) -> dict[str, Any]:
    return {
        "seq": record.seq,
        "at": record.at,
        "person": record.person,
        "person_key": review.person_key(record.person),
        "action": record.action,
        "item_type": record.item_type,
        "item_id": record.item_id,
        "payload": codec.dump(record.payload),
        "prev": record.prev,
        "hash": record.hash,
    }


def read(row: Row[Any]) -> EventRecord:
    """An event as it stands in its row."""
    return EventRecord(
        seq=row.seq,
        at=row.at,
        person=row.person,
        action=row.action,
        item_type=row.item_type,
        item_id=row.item_id,
        payload=codec.load(row.payload),
        prev=row.prev,
        hash=row.hash,
    )


def head(connection: Connection) -> str:
    """The hash of the last event."""
    return str(connection.execute(select(schema.chain.c.hash).where(schema.chain.c.id == 1)).scalar_one())


def item_events(connection: Connection, item_id: str) -> list[EventRecord]:
    """All events of one item, in order."""
    table = schema.event
    rows = connection.execute(select(table).where(table.c.item_id == item_id).order_by(table.c.seq))
    return [read(row) for row in rows]


def events(
    connection: Connection,
    *,
    person: str | None = None,
    item: str | None = None,
    action: str | None = None,
    since: str | None = None,
    until: str | None = None,
    limit: int | None = None,
    newest_first: bool = False,
) -> list[EventRecord]:
    """The events that match (see Store.events)."""
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
    return [read(row) for row in connection.execute(statement)]
