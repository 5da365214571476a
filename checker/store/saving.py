"""Keeping a run: its articles with their versions, stories, contested figures, findings and coverage.

The same content again changes nothing. Decisions and sign-offs are never touched; where what they rest on has changed,
that is an event of its own.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, and_, delete, func, insert, or_, select, update

from checker.ids import digest
from checker.model import Article, Checked
from checker.records import article_record, finding_record, not_compared_record
from checker.settings import Settings
from checker.store import chain, codec, grouping, growing, people, saving_figures, saving_findings, schema
from checker.store.batch import CHECKER, Batch, index
from checker.store.types import Record, Saved


def save(connection: Connection, checked: Checked, settings: Settings | None, person: str = "") -> Saved:
    """Keeps what a run produced (see Store.save), inside the caller's transaction."""
    options = _settings(checked, settings)
    records = [finding_record(finding) for finding in checked.findings]
    run_id = _run_id(checked, options, records)
    at = codec.now()
    known = connection.execute(select(schema.run.c.times).where(schema.run.c.id == run_id)).scalar()
    latest = connection.execute(select(func.max(schema.run.c.seq))).scalar() or 0
    batch = Batch(connection, checked, options, at, run_id, latest + 1)
    index(batch)
    saved = Saved(run_id=run_id)
    saved = _articles(batch, saved)
    saved = _stories(batch, saved)
    saved = saving_figures.save(batch, saved)
    saved = saving_findings.save(batch, records, saved)
    _coverage(batch)
    growing.save(batch)
    if known is None:
        _new_run(batch, saved, people.actor(connection, person).name if person else CHECKER)
    else:
        again = update(schema.run).where(schema.run.c.id == run_id)
        connection.execute(again.values(times=known + 1, last_at=at))
    chain.append(connection, batch.entries, at)
    return saved


def _settings(checked: Checked, settings: Settings | None) -> Record:
    given: Any = settings if settings is not None else checked.extra.get("settings")
    if isinstance(given, Settings):
        named = {name: getattr(given, name) for name in Settings.__dataclass_fields__}
        return {k: sorted(v) if isinstance(v, frozenset) else v for k, v in named.items()}
    return dict(given) if isinstance(given, dict) else {}


def _run_id(checked: Checked, settings: Record, records: list[Record]) -> str:
    articles = sorted(article.id for article in checked.articles)
    content = codec.dump([settings, checked.model, sorted(records, key=lambda record: str(record["id"]))])
    figures = sorted((figure.id, sorted(v.mention_id for v in figure.values)) for figure in checked.figures)
    refused = sorted((item.where, item.reason) for item in checked.refused)
    return "r" + digest("run", articles, content, figures, refused)


def _new_run(batch: Batch, saved: Saved, person: str) -> None:
    checked = batch.checked
    counts = {
        "articles": len(checked.articles),
        "claims": len(checked.claims),
        "findings": len(checked.findings),
        "figures": len(checked.figures),
        "not_compared": len(checked.not_compared),
        "refused": len(checked.refused),
        "new_articles": saved.articles,
        "new_findings": saved.findings,
        "new_figures": saved.figures,
    }
    refused = [{"where": r.where, "reason": r.reason, "advice": r.advice} for r in checked.refused]
    row = {
        "id": batch.run_id,
        "seq": batch.run_seq,
        "at": batch.at,
        "last_at": batch.at,
        "times": 1,
        "model": codec.clean(checked.model),
        "settings": codec.dump(batch.settings),
        "counts": codec.dump(counts),
        "refused": codec.keep(refused),
    }
    batch.connection.execute(insert(schema.run).values(row))
    payload = {"model": checked.model, "counts": counts, "run": batch.run_id}
    batch.entries.append(chain.Entry(person, "saved", "run", batch.run_id, payload))


# --- articles and their versions --------------------------------------------------------------------------------------


def _articles(batch: Batch, saved: Saved) -> Saved:
    table = schema.article
    columns = (table.c.id, table.c.key, table.c.published, table.c.superseded_by, table.c.mentions)
    keys = list(batch.keys.values())
    rows = {row.id: row for row in batch.select_in(columns, table.c.id, list(batch.articles))}
    rows |= {row.id: row for row in batch.select_in(columns, table.c.key, keys)}
    for row in rows.values():
        batch.keys[row.id] = row.key
        if row.superseded_by:
            batch.old.add(row.id)
        if row.id in batch.marks and (marks := codec.keep(batch.marks[row.id])) != row.mentions:
            batch.connection.execute(update(table).where(table.c.id == row.id).values(mentions=marks))
    batch.known = batch.articles.keys() & rows.keys()
    fresh = [article for article in batch.articles.values() if article.id not in rows]
    if not fresh:
        return saved
    batch.connection.execute(insert(table), [_article_row(batch, article) for article in fresh])
    published = {row.id: row.published for row in rows.values()}
    published |= {article.id: article.published for article in fresh}
    by_key: defaultdict[str, list[str]] = defaultdict(list)
    for name in rows:
        by_key[batch.keys[name]].append(name)
    versions = 0
    for article in sorted(fresh, key=lambda a: (a.published or "", a.id)):
        others = by_key[batch.keys[article.id]]
        versions += any(_supersede(batch, article.id, other, published) for other in others)
        others.append(article.id)
    return replace(saved, articles=len(fresh), versions=versions)


def _supersede(batch: Batch, fresh: str, other: str, published: dict[str, str | None]) -> bool:
    """Marks the older of two versions of one page, where it can be told which is; whether `fresh` is a new version."""
    if other in batch.old or fresh in batch.old:
        return False
    first, second = published[other], published[fresh]
    if first and second and first != second:
        older, newer = (other, fresh) if first < second else (fresh, other)
    elif other in batch.articles and other not in batch.known:
        return False  # read together, and nothing says which came first
    else:
        older, newer = other, fresh
    # Copies that were read together are collapsed and one of them speaks for all; that one must stay.
    if older in batch.articles and newer in batch.articles and older in batch.marks and newer not in batch.marks:
        return False
    table = schema.article
    batch.connection.execute(update(table).where(table.c.id == older).values(superseded_by=newer))
    batch.old.add(older)
    batch.newer[older] = newer
    batch.log("superseded", "article", older, why="a newer version was read", by=newer)
    return newer == fresh


def _article_row(batch: Batch, article: Article) -> Record:
    return {
        "id": article.id,
        "key": batch.keys[article.id],
        "name": codec.clean(article.name),
        "outlet": codec.clean(article.outlet),
        "title": codec.clean(article.title),
        "published": codec.clean_or_none(article.published),
        "url": codec.clean(article.url),
        "origin": article.origin or article.id,
        "read_at": batch.at,
        "run_seq": batch.run_seq,
        "superseded_by": None,
        "story_id": None,
        "record": codec.keep(article_record(article)),
        "mentions": codec.keep(batch.marks.get(article.id, [])),
    }


# --- stories ----------------------------------------------------------------------------------------------------------


def _stories(batch: Batch, saved: Saved) -> Saved:
    """Gives the run's stories their kept ids; a story is the set of its articles."""
    new: defaultdict[str, set[str]] = defaultdict(set)
    for finding in batch.checked.findings:
        if finding.story_id:
            new[finding.story_id] |= {finding.alignment.a.article.id, finding.alignment.b.article.id}
    for article_id, story_id in dict(batch.checked.extra.get("stories") or {}).items():
        if article_id in batch.articles:
            new[str(story_id)].add(article_id)
    for figure in batch.checked.figures:
        for value in figure.values:
            if figure.story_id and batch.grown is None:
                new[figure.story_id] |= set(batch.places.get(value.mention_id, {}))
    table = schema.article
    if batch.grown:  # it says of every article which story it is in, also of those that were not read
        told = {article: name for name, members in batch.grown.stories.items() for article in members}
        rows = batch.select_in((table.c.id, table.c.story_id), table.c.id, list(told))
        named = set().union(*new.values()) | {row.id for row in rows if row.story_id}
        new = defaultdict(set, {name: members - told.keys() for name, members in new.items()})
        for article in named & told.keys():
            new[told[article]].add(article)
        new = defaultdict(set, {name: members for name, members in new.items() if members})
    # A newer version stands in the story of the one before it.
    before: defaultdict[str, set[str]] = defaultdict(set)
    for older, newer in batch.newer.items():
        before[newer].add(older)
    groups = {
        name: frozenset(members.union(*(before[article] for article in members))) for name, members in new.items()
    }
    seen = [article for members in groups.values() for article in members]
    ids = {row.story_id for row in batch.select_in((table.c.story_id,), table.c.id, seen) if row.story_id}
    kept: defaultdict[str, set[str]] = defaultdict(set)
    for row in batch.select_in((table.c.story_id, table.c.id), table.c.story_id, sorted(ids)):
        kept[row.story_id].add(row.id)
    here = batch.articles.keys() | batch.newer.keys()
    here |= {name for members in (batch.grown.stories.values() if batch.grown else ()) for name in members}
    matching = grouping.match(
        groups,
        {name: frozenset(members) for name, members in kept.items()},
        taken=lambda name: _exists(batch.connection, schema.story, name),
        whole=lambda name: kept[name] <= here,
    )
    batch.stories = matching.ids
    if matching.fresh:
        batch.connection.execute(insert(schema.story), [{"id": n, "merged_into": None} for n in matching.fresh])
    for gone, stays in matching.merged:
        _move_story(batch, gone, stays)
        batch.log("merged", "story", gone, into=stays)
    for out_of, name in matching.split:
        batch.log("split", "story", name, out_of=out_of)
    for name, members in groups.items():
        story_id = matching.ids[name]
        for piece in codec.chunks(sorted(members)):
            other = or_(table.c.story_id.is_(None), table.c.story_id != story_id)
            batch.connection.execute(update(table).where(and_(table.c.id.in_(piece), other)).values(story_id=story_id))
    return saved


def _move_story(batch: Batch, gone: str, stays: str) -> None:
    for table in (schema.article, schema.finding, schema.figure):
        batch.connection.execute(update(table).where(table.c.story_id == gone).values(story_id=stays))
    batch.connection.execute(update(schema.story).where(schema.story.c.id == gone).values(merged_into=stays))


def _exists(connection: Connection, table: Any, name: str) -> bool:
    return connection.execute(select(table.c.id).where(table.c.id == name)).first() is not None


# --- coverage ---------------------------------------------------------------------------------------------------------


def _coverage(batch: Batch) -> None:
    """Keeps what was not compared with anything in any run so far: one run that compares it takes it off the list.

    A run that compares an article anew with all others of the store says afresh what of it met nothing.
    """
    table = schema.not_compared
    by_name = {article.name: article.id for article in batch.articles.values()}
    by_name |= {article.id: article.id for article in batch.articles.values()}
    now: defaultdict[str, dict[tuple[str, int, int], Record]] = defaultdict(dict)
    for item in batch.checked.not_compared:
        if item.article in by_name:
            now[by_name[item.article]][(item.where.value, item.start, item.end)] = not_compared_record(item)
    before: defaultdict[str, set[tuple[str, int, int]]] = defaultdict(set)
    columns = (table.c.article_id, table.c.field, table.c.start, table.c.end)
    for row in batch.select_in(columns, table.c.article_id, list(batch.articles)):
        before[row.article_id].add((row.field, row.start, row.end))
    for name in batch.articles:
        gone = before[name] - now[name].keys()
        if batch.part and name not in batch.part.fresh:
            gone = {place for place in gone if (name, place[0], place[1]) in batch.part.met}
        for where, start, end in gone:
            batch.connection.execute(
                delete(table).where(
                    table.c.article_id == name, table.c.field == where, table.c.start == start, table.c.end == end
                )
            )
        again = batch.part is not None and name in batch.part.fresh  # compared anew with all there are
        old = name in batch.known and not again
        fresh = [] if old else [now[name][place] for place in now[name].keys() - before[name]]
        if fresh:
            batch.connection.execute(
                insert(table),
                [
                    {
                        "article_id": name,
                        "field": item["field"],
                        "start": item["start"],
                        "end": item["end"],
                        "text": codec.clean(item["text"]),
                        "reason": codec.clean(item["reason"]),
                    }
                    for item in fresh
                ],
            )
