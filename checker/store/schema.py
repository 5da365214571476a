"""The tables, as the code reads and writes them. How a database comes to have them stands in migrations.py."""

from __future__ import annotations

from sqlalchemy import Column, Float, Integer, LargeBinary, MetaData, Table, Text

metadata = MetaData()

#: Rows of the log. `payload` is the canonical JSON that the hash was taken over.
event = Table(
    "event",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False),
    Column("person", Text, nullable=False),
    Column("person_key", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("item_type", Text, nullable=False),
    Column("item_id", Text, nullable=False),
    Column("payload", Text, nullable=False),
    Column("prev", Text, nullable=False),
    Column("hash", Text, nullable=False),
)

#: One row: the last event's number and hash. Whoever writes locks it first.
chain = Table(
    "chain",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("seq", Integer, nullable=False),
    Column("hash", Text, nullable=False),
)

person = Table(
    "person",
    metadata,
    Column("key", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("roles", Text, nullable=False),
    Column("added_at", Text, nullable=False),
    Column("added_by", Text, nullable=False),
)

desk = Table("desk", metadata, Column("name", Text, primary_key=True), Column("value", Text, nullable=False))

#: `record` is the contract's article with its text; `mentions` the values read out of it, for marking.
article = Table(
    "article",
    metadata,
    Column("id", Text, primary_key=True),
    Column("key", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("outlet", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("published", Text),
    Column("url", Text, nullable=False),
    Column("origin", Text, nullable=False),
    Column("read_at", Text, nullable=False),
    Column("run_seq", Integer, nullable=False),
    Column("superseded_by", Text),
    Column("story_id", Text),
    Column("record", Text, nullable=False),
    Column("mentions", Text, nullable=False),
)

#: `search` is the folded text that a search looks through, `values_key` what records.values_key says. The long columns
#: stand last: filters then read short rows.
finding = Table(
    "finding",
    metadata,
    Column("id", Text, primary_key=True),
    Column("rule", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("severity", Text, nullable=False),
    Column("confidence", Float(53), nullable=False),
    Column("priority", Float(53), nullable=False),
    Column("story_id", Text, nullable=False),
    Column("figure_id", Text),
    Column("values_key", Text, nullable=False),
    Column("a_article", Text, nullable=False),
    Column("b_article", Text, nullable=False),
    Column("a_mention", Text, nullable=False),
    Column("b_mention", Text, nullable=False),
    Column("a_outlet", Text, nullable=False),
    Column("b_outlet", Text, nullable=False),
    Column("a_source", Text, nullable=False),
    Column("b_source", Text, nullable=False),
    Column("published", Text, nullable=False),
    Column("found_at", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("decision", Text),
    Column("reason", Text),
    Column("note", Text, nullable=False),
    Column("decided_by", Text),
    Column("decided_at", Text),
    Column("assignee", Text),
    Column("superseded", Text, nullable=False),
    Column("search", Text, nullable=False),
    Column("record", Text, nullable=False),
)

#: `record` is the ledger's entry; the columns after `size` are review.FigureStanding.
figure = Table(
    "figure",
    metadata,
    Column("id", Text, primary_key=True),
    Column("record", Text, nullable=False),
    Column("story_id", Text, nullable=False),
    Column("evidence", Text, nullable=False),
    Column("search", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("choice", Text),
    Column("wording", Text, nullable=False),
    Column("source", Text),
    Column("low", Float(53)),
    Column("high", Float(53)),
    Column("note", Text, nullable=False),
    Column("proposed_by", Text),
    Column("proposed_at", Text),
    Column("signed_by", Text),
    Column("signed_at", Text),
    Column("refused_by", Text),
    Column("refusal", Text, nullable=False),
    Column("reopened", Text, nullable=False),
    Column("reopened_at", Text),
    Column("new_mentions", Text, nullable=False),
    Column("last_signed", Text),
    Column("merged_into", Text),
    Column("split_from", Text),
)

#: Which mentions a figure is made of: what keeps its id the same from run to run.
figure_mention = Table(
    "figure_mention",
    metadata,
    Column("figure_id", Text, primary_key=True),
    Column("mention_id", Text, primary_key=True),
)

story = Table(
    "story",
    metadata,
    Column("id", Text, primary_key=True),
    Column("merged_into", Text),
)

run = Table(
    "run",
    metadata,
    Column("id", Text, primary_key=True),
    Column("seq", Integer, nullable=False),
    Column("at", Text, nullable=False),
    Column("last_at", Text, nullable=False),
    Column("times", Integer, nullable=False),
    Column("model", Text, nullable=False),
    Column("settings", Text, nullable=False),
    Column("counts", Text, nullable=False),
    Column("refused", Text, nullable=False),
)

not_compared = Table(
    "not_compared",
    metadata,
    Column("article_id", Text, primary_key=True),
    Column("field", Text, primary_key=True),
    Column("start", Integer, primary_key=True, autoincrement=False),
    Column("end", Integer, primary_key=True, autoincrement=False),
    Column("text", Text, nullable=False),
    Column("reason", Text, nullable=False),
)

#: What finding an article's neighbours needs, without reading it. `tag` names the encoder and the program that made it;
#: `lead` is a unit row of float32; `sentences`, `bands` and `shingles` are uint32 (ingest.origins.Sketch), `lines` and
#: `outside` uint64 (ingest.clean.Frame). All little-endian.
article_print = Table(
    "article_print",
    metadata,
    Column("article_id", Text, primary_key=True),
    Column("tag", Text, nullable=False),
    Column("wire", Text, nullable=False),
    Column("lead", LargeBinary, nullable=False),
    Column("terms", LargeBinary, nullable=False),
    Column("sentences", LargeBinary, nullable=False),
    Column("bands", LargeBinary, nullable=False),
    Column("shingles", LargeBinary, nullable=False),
    Column("lines", LargeBinary, nullable=False),
    Column("outside", LargeBinary, nullable=False),
)

#: Which articles have been compared with all others, under which settings (`state`, a digest), and by which run.
compared = Table(
    "compared",
    metadata,
    Column("state", Text, primary_key=True),
    Column("article_id", Text, primary_key=True),
    Column("run_seq", Integer, nullable=False),
)

#: Which mentions of which articles were aligned; `joins` is 1 where the two figures can be of one quantity.
link = Table(
    "link",
    metadata,
    Column("state", Text, nullable=False),
    Column("a_article", Text, nullable=False),
    Column("b_article", Text, nullable=False),
    Column("a_mention", Text, nullable=False),
    Column("b_mention", Text, nullable=False),
    Column("joins", Integer, nullable=False),
)
