"""Contested figures from run to run: the same entry keeps its id, merges and splits are told, new evidence reopens."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, fields, replace
from typing import Any

from sqlalchemy import Row, delete, insert, select, update

from checker import review
from checker.ids import digest
from checker.records import figure_record
from checker.store import codec, grouping, schema
from checker.store.batch import CHECKER, Batch
from checker.store.types import Record, Saved

_UNDER_REVIEW = ("proposed", "signed", "held")


@dataclass(slots=True)
class _Entry:
    """A contested figure while a run is kept."""

    record: Record
    standing: review.FigureStanding
    is_new: bool
    before: str  # the record as it was read, to see whether anything changed

    @property
    def values(self) -> list[Record]:
        values: list[Record] = self.record["values"]
        return values


def save(batch: Batch, saved: Saved) -> Saved:
    """Keeps the run's contested figures; fills in `batch.figures`, the run's ids → the kept ones."""
    new: dict[str, Record] = {}
    for figure in batch.checked.figures:
        record = figure_record(figure)
        by_name = {article.name: article.id for article in batch.articles.values()}
        for value in record["values"]:
            value["article_ids"] = sorted(batch.places.get(value["mention_id"], {})) or [
                by_name.get(value["article"], value["article"])
            ]
        record["story_id"] = batch.stories.get(figure.story_id, figure.story_id)
        new[figure.id] = record
    kept = _load(batch, new)
    whole = {name for name, entry in kept.items() if _looked_at(batch, entry)}
    matching = grouping.match(
        {name: _members(record) for name, record in new.items()},
        {name: _members(entry.record) for name, entry in kept.items()},
        taken=lambda name: _taken(batch, name),
        whole=lambda name: name in whole,
        rank=lambda name: (int(kept[name].standing.state in ("signed", "held")), int(bool(kept[name].standing.choice))),
    )
    batch.figures = matching.ids
    entries = dict(kept)
    for name in matching.fresh:
        entries[name] = _Entry({"values": []}, review.FigureStanding(), True, "")
    placed = {value["mention_id"]: matching.ids[name] for name, record in new.items() for value in record["values"]}
    merged = dict(matching.merged)
    reopened = []
    for name, entry in entries.items():
        if name in merged:
            continue
        parts = [new[n] for n, kept_id in matching.ids.items() if kept_id == name]
        taken_in = [entries[gone] for gone, stays in matching.merged if stays == name]
        _refresh(batch, name, entry, parts, taken_in, placed, whole)
        reopened += _judge(batch, name, entry, found=bool(parts), whole=name in whole, taken_in=taken_in)
    for gone, stays in matching.merged:
        entries[gone].record["values"] = []
        _step(batch, gone, entries[gone], "merged", into=stays)
        table = schema.finding
        batch.connection.execute(update(table).where(table.c.figure_id == gone).values(figure_id=stays))
    for out_of, name in matching.split:
        _step(batch, name, entries[name], "split", out_of=out_of)
    for name, entry in entries.items():
        _write(batch, name, entry)
    return replace(
        saved,
        figures=len(matching.fresh),
        reopened=tuple(reopened),
        merged=tuple(matching.merged),
        split=tuple(matching.split),
    )


def _members(record: Record) -> frozenset[str]:
    return frozenset(value["mention_id"] for value in record["values"])


def _taken(batch: Batch, name: str) -> bool:
    table = schema.figure
    return batch.connection.execute(select(table.c.id).where(table.c.id == name)).first() is not None


def _load(batch: Batch, new: dict[str, Record]) -> dict[str, _Entry]:
    """The kept figures that this run may touch: those with a mention it read, or in an article it made old."""
    mentions = set(batch.places) | {value["mention_id"] for record in new.values() for value in record["values"]}
    table = schema.article
    for row in batch.select_in((table.c.mentions,), table.c.id, list(batch.newer)):
        mentions |= {mark["id"] for mark in codec.load(row.mentions)}
    link = schema.figure_mention
    ids = {row.figure_id for row in batch.select_in((link.c.figure_id,), link.c.mention_id, sorted(mentions))}
    rows = batch.select_in((schema.figure,), schema.figure.c.id, sorted(ids))
    entries = {row.id: _Entry(codec.load(row.record), standing(row), False, row.record) for row in rows}
    places = sorted({a for entry in entries.values() for value in entry.values for a in value["article_ids"]})
    for row in batch.select_in((table.c.id, table.c.superseded_by), table.c.id, places):
        if row.superseded_by:
            batch.old.add(row.id)
    return entries


def standing(row: Row[Any]) -> review.FigureStanding:
    """What the desk has made of a figure, as its row says."""
    values = {name: getattr(row, name) for name in review.FIGURE_COLUMNS}
    values["new_mentions"] = tuple(codec.load(row.new_mentions))
    values["last_signed"] = codec.load(row.last_signed) if row.last_signed else None
    return review.FigureStanding(**values)


def columns(standing: review.FigureStanding) -> Record:
    """The same as columns of the figure's row."""
    values: Record = {field.name: getattr(standing, field.name) for field in fields(standing)}
    values["new_mentions"] = codec.keep(list(standing.new_mentions))
    values["last_signed"] = codec.keep(standing.last_signed) if standing.last_signed else None
    return values


def _looked_at(batch: Batch, entry: _Entry) -> bool:
    """Whether this run looked at all that the figure rests on."""
    part = batch.part
    if part and not any(value["mention_id"] in part.mentions for value in entry.values):
        return all(part.fresh.issuperset(value["article_ids"]) for value in entry.values)  # all compared anew
    return all(_reread(batch, value) for value in entry.values)


def _reread(batch: Batch, value: Record) -> bool:
    """Whether this run read the value's article, or a newer version of it has been read."""
    return all(name in batch.articles or name in batch.old for name in value["article_ids"])


def _refresh(
    batch: Batch,
    name: str,
    entry: _Entry,
    parts: list[Record],
    taken_in: list[_Entry],
    placed: dict[str, str],
    whole: set[str],
) -> None:
    """Puts the entry's values together: the run's, and those kept that the run says nothing against."""
    values: dict[str, Record] = {}
    for source in (entry, *taken_in):
        for value in source.values:
            here = placed.get(value["mention_id"], name) == name
            if here and not (parts and source is entry and name in whole):
                values[value["mention_id"]] = value
    found_in: defaultdict[str, set[str]] = defaultdict(set)
    for mention, value in values.items():
        found_in[mention] |= set(value["article_ids"])
    if batch.part:  # articles that were not read still hold what they held
        for value in entry.values:
            found_in[value["mention_id"]] |= set(value["article_ids"]) - batch.part.fresh
    for part in parts:
        for value in part["values"]:
            found_in[value["mention_id"]] |= set(value["article_ids"])
            values[value["mention_id"]] = value
    rows = []
    for mention, value in values.items():
        articles = (found_in[mention] | set(batch.places.get(mention, {}))) - batch.old
        if articles:  # else it stands in older versions only
            rows.append({**value, "article_ids": sorted(articles)})
    rows.sort(key=lambda v: (v["as_of"] or v["published"] or "9999", v["outlet"] or "", v["mention_id"]))
    record = dict(entry.record)
    if parts:
        best = max(parts, key=lambda part: len(part["values"]))
        record |= {key: best[key] for key in ("what", "unit", "story_id")}
    findings = [*record.get("finding_ids", ())]
    for extra in (*parts, *(other.record for other in taken_in)):
        findings += extra.get("finding_ids", ())
    stated = [number for row in rows for number in (row["low"], row["high"]) if number is not None]
    entry.record = {
        "id": name,
        "what": record.get("what", ""),
        "unit": record.get("unit", ""),
        "story_id": record.get("story_id", ""),
        "low": min(stated, default=None),
        "high": max(stated, default=None),
        "values": rows,
        "finding_ids": list(dict.fromkeys(findings)),
    }


def _judge(batch: Batch, name: str, entry: _Entry, *, found: bool, whole: bool, taken_in: list[_Entry]) -> list[str]:
    """Logs what the change of evidence means for the entry; the ids it reopens."""
    before = [] if entry.is_new else codec.load(entry.before)["values"]
    state = entry.standing.state
    had, has = _stated(before), _stated(entry.values)
    signed_elsewhere = [other for other in taken_in if other.standing.state in ("signed", "held")]
    if state in _UNDER_REVIEW:
        fresh = [value for value in entry.values if _numbers(value) not in had]
        why = _why(fresh, had - has, bool(signed_elsewhere))
        if why:
            _step(batch, name, entry, "reopened", why=why, mentions=[value["mention_id"] for value in fresh])
            return [name]
        return []
    gone = not entry.values or (whole and not found)
    if gone and state != "superseded":
        _step(batch, name, entry, "superseded", why="no longer found")
    elif found and state == "superseded":
        _step(batch, name, entry, "restored")
    if signed_elsewhere:
        _step(batch, name, entry, "reopened", why=_why([], set(), True), mentions=[])
        return [name]
    return []


def _numbers(value: Record) -> tuple[float | None, float | None]:
    return value["low"], value["high"]


def _stated(values: list[Record]) -> set[tuple[float | None, float | None]]:
    return {_numbers(value) for value in values}


def _why(fresh: list[Record], lost: set[Any], merged: bool) -> str:
    said = []
    if fresh:
        told = [f"{value['text']} ({value['outlet'] or value['article']})" for value in fresh[:3]]
        more = f" and {len(fresh) - 3} more" if len(fresh) > 3 else ""
        said.append(f"new evidence: {'; '.join(told)}{more}")
    if lost:
        said.append("a value it rested on is no longer in the articles")
    if merged:
        said.append("it was joined with another entry that was signed off")
    return "; ".join(said)


def _step(batch: Batch, name: str, entry: _Entry, action: str, **payload: Any) -> None:
    batch.log(action, "figure", name, **payload)
    entry.standing = review.apply_to_figure(entry.standing, action, payload, CHECKER, batch.at)


def evidence(record: Record) -> str:
    """The fingerprint of what a figure rests on: every mention with its value."""
    rows = sorted((v["mention_id"], v["low"], v["high"], v["bound"], v["source"]) for v in record["values"])
    return digest("evidence", codec.dump(rows))


def _write(batch: Batch, name: str, entry: _Entry) -> None:
    record = codec.keep(entry.record)
    table, link = schema.figure, schema.figure_mention
    row = {
        "record": record,
        "story_id": entry.record.get("story_id", ""),
        "evidence": evidence(entry.record),
        "search": codec.clean(" ".join(_words(entry.record))).casefold(),
        "size": len(entry.values),
        **columns(entry.standing),
    }
    if entry.is_new:
        batch.connection.execute(insert(table).values(id=name, **row))
    elif record != entry.before or entry.standing.version:
        batch.connection.execute(update(table).where(table.c.id == name).values(row))
    if record == entry.before:
        return
    # A mention that this run has put elsewhere must not stay behind here, whatever the order of writing.
    batch.connection.execute(delete(link).where(link.c.figure_id == name))
    members = [{"figure_id": name, "mention_id": mention} for mention in sorted(_members(entry.record))]
    if members:
        batch.connection.execute(insert(link), members)


def _words(record: Record) -> list[str]:
    named = [value[key] or "" for value in record["values"] for key in ("outlet", "source", "text")]
    return [record.get("what", ""), record.get("unit", ""), *dict.fromkeys(named)]
