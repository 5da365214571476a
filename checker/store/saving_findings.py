"""Findings from run to run: new ones, those found again, and those that are no longer current."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlalchemy import Row, bindparam, insert, update

from checker.model import Claim
from checker.records import values_key
from checker.store import codec, growing, schema
from checker.store.batch import Batch
from checker.store.types import Record, Saved

NEWER_VERSION = "its article has a newer version"
NOT_FOUND = "not found any more"


def save(batch: Batch, records: list[Record], saved: Saved) -> Saved:
    """Keeps the run's findings and marks those that it no longer finds; decisions stay as they are."""
    table = schema.finding
    for record in records:
        record["story_id"] = batch.stories.get(record["story_id"], record["story_id"])
        if record["figure_id"] is not None:
            record["figure_id"] = batch.figures.get(record["figure_id"], record["figure_id"])
    found = {record["id"]: record for record in records}
    keys = {finding.id: values_key(finding) for finding in batch.checked.findings}
    kept = {row.id: row for row in batch.select_in((table,), table.c.id, list(found))}
    fresh = [_new_row(batch, record, keys[name]) for name, record in found.items() if name not in kept]
    if fresh:
        batch.connection.execute(insert(table), fresh)
    changes = _Changes(batch)
    for name, row in kept.items():
        _found_again(batch, row, found[name], keys[name], changes)
    for created in fresh:
        if _outdated(batch, created["a_article"], created["b_article"]):
            changes.supersede(created["id"], None, 0, NEWER_VERSION)
    looked_at = growing.covers(batch)
    for row in _touched(batch):
        if row.id not in found and (looked_at(row) or _outdated(batch, row.a_article, row.b_article)):
            _not_found(batch, row, changes)
    changes.write()
    return replace(saved, findings=len(fresh), superseded=changes.superseded, restored=changes.restored)


class _Changes:
    """Row updates and events, gathered so that they go to the database together."""

    def __init__(self, batch: Batch) -> None:
        self.batch = batch
        self.rows: list[Record] = []
        self.states: list[Record] = []
        self.superseded = self.restored = 0

    def supersede(self, name: str, decision: str | None, version: int, why: str) -> None:
        """The finding is no longer current."""
        self.batch.log("superseded", "finding", name, why=why)
        self.states.append({"id": name, "state": "superseded", "superseded": why, "version": version + 1})
        self.superseded += 1

    def restore(self, row: Row[Any]) -> None:
        """The finding is current again."""
        self.batch.log("restored", "finding", row.id)
        state = row.decision or "open"
        self.states.append({"id": row.id, "state": state, "superseded": "", "version": row.version + 1})
        self.restored += 1

    def reassess(self, row: Row[Any], outcome: str) -> None:
        """The rules now say something else about it."""
        self.batch.log("reassessed", "finding", row.id, was=row.outcome, now=outcome)
        self.states.append({"id": row.id, "state": row.state, "superseded": row.superseded, "version": row.version + 1})

    def write(self) -> None:
        """Sends the updates."""
        table = schema.finding
        for rows in (self.rows, self.states):
            if rows:
                values: dict[str, Any] = {name: bindparam(f"new_{name}") for name in rows[0] if name != "id"}
                statement = update(table).where(table.c.id == bindparam("new_id")).values(values)
                named = [{f"new_{name}": value for name, value in row.items()} for row in rows]
                self.batch.connection.execute(statement, named)


def _found_again(batch: Batch, row: Row[Any], record: Record, key: str, changes: _Changes) -> None:
    if _outdated(batch, record["article_a"], record["article_b"]):
        return  # an old version, read again: what is kept is newer
    derived = derive(record, key)
    if any(getattr(row, name) != value for name, value in derived.items()):
        changes.rows.append({"id": row.id, **derived})
    if row.superseded:
        changes.restore(row)
    elif row.outcome != record["outcome"]:
        changes.reassess(row, record["outcome"])


def _touched(batch: Batch) -> list[Row[Any]]:
    """Current findings with a side in an article of this run or in one that it made old."""
    table = schema.finding
    names = [*batch.articles, *batch.newer]
    rows = batch.select_in((table,), table.c.a_article, names) + batch.select_in((table,), table.c.b_article, names)
    return list({row.id: row for row in rows if not row.superseded}.values())


def _not_found(batch: Batch, row: Row[Any], changes: _Changes) -> None:
    sides = {"a": row.a_article, "b": row.b_article}
    if _outdated(batch, *sides.values()):
        moved = None
        if not all(_newest(batch, name) in batch.articles for name in sides.values()):
            moved = _moved(batch, row)
        if moved is None:
            changes.supersede(row.id, row.decision, row.version, NEWER_VERSION)
        else:  # the edit was elsewhere, and the other side was not read again
            changes.rows.append({"id": row.id, **derive(moved, row.values_key)})
        return
    if row.decision is not None or not all(name in batch.articles for name in sides.values()):
        return
    if row.rule in batch.settings.get("disabled_rules", ()):
        changes.supersede(row.id, None, row.version, "its rule is switched off")
        return
    inside_one_outlet = row.a_outlet == row.b_outlet and row.a_article != row.b_article
    if inside_one_outlet and batch.settings.get("pairs") == "across":
        return  # this run did not compare an outlet with itself
    changes.supersede(row.id, None, row.version, NOT_FOUND)


def _newest(batch: Batch, name: str) -> str:
    return batch.newer.get(name, name)


def _outdated(batch: Batch, a: str, b: str) -> bool:
    """Whether a side stands in an older version; a finding between two versions of one page is about just that."""
    if a not in batch.old and b not in batch.old:
        return False
    return a == b or batch.keys.get(a, a) != batch.keys.get(b, b)


def _moved(batch: Batch, row: Row[Any]) -> Record | None:
    """The record with its old sides put where the newer version has the same words; None where it has not."""
    record: Record = codec.load(row.record)
    for side in ("a", "b"):
        old = record[f"article_{side}"]
        if old not in batch.old:
            continue
        newer = batch.newer.get(old)
        claim = batch.places.get(record[f"mention_{side}"], {}).get(newer or "")
        if newer is None or claim is None:
            return None
        record[side] = _shifted(batch, record[side], claim, newer)
        record[f"article_{side}"] = newer
    return record


def _shifted(batch: Batch, side: Record, claim: Claim, newer: str) -> Record:
    by = claim.start - side["start"]
    article = batch.articles[newer]
    return {
        **side,
        "article": article.name,
        "field": claim.where.value,
        "outlet": article.outlet or None,
        "published": article.published,
        "text": claim.text,
        "start": claim.start,
        "end": claim.end,
        "quote_start": side["quote_start"] + by,
        "quote_end": side["quote_end"] + by,
    }


def _new_row(batch: Batch, record: Record, key: str) -> Record:
    return {
        "id": record["id"],
        **derive(record, key),
        "found_at": batch.at,
        "state": "open",
        "version": 0,
        "decision": None,
        "reason": None,
        "note": "",
        "decided_by": None,
        "decided_at": None,
        "assignee": None,
        "superseded": "",
    }


def derive(record: Record, key: str) -> Record:
    """The columns that a finding is filtered, sorted and grouped by, out of its record and its values' key."""
    a, b = record["a"], record["b"]
    words = (record["what"], record["explanation"], a["quote"], b["quote"])
    return {
        "record": codec.keep(record),
        "rule": record["rule"],
        "kind": record["kind"],
        "outcome": record["outcome"],
        "severity": record["severity"],
        "confidence": float(record["confidence"]),
        "priority": float(record["priority"]),
        "story_id": record["story_id"],
        "figure_id": record["figure_id"],
        "values_key": codec.clean(key),
        "a_article": record["article_a"],
        "b_article": record["article_b"],
        "a_mention": record["mention_a"],
        "b_mention": record["mention_b"],
        "a_outlet": codec.clean(a["outlet"]),
        "b_outlet": codec.clean(b["outlet"]),
        "a_source": codec.clean(a["source"]),
        "b_source": codec.clean(b["source"]),
        "published": codec.clean(max(a["published"] or "", b["published"] or "")),
        "search": codec.clean("\n".join(words)).casefold(),
    }
