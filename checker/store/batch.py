"""What the parts of saving a run share: the transaction, the run, and lookups over what it read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from sqlalchemy import Column, Connection, Row, select

from checker.ids import digest, fold
from checker.model import Article, Checked, Claim, Mention
from checker.records import identify, mention_record
from checker.store import codec
from checker.store.chain import Entry
from checker.store.growing import EXTRA, Grown
from checker.store.types import Record

#: Parameters that say where a reader came from, not what the page is.
_TRACKING = {"fbclid", "gclid", "mc_cid", "mc_eid", "ref_src", "cmpid", "ocid", "at_medium", "at_campaign"}

#: The name that stands in the log for what a run did.
CHECKER = "checker"


@dataclass(slots=True)
class Batch:
    """One run on its way into the store."""

    connection: Connection
    checked: Checked
    settings: Record
    at: str
    run_id: str
    run_seq: int
    entries: list[Entry] = field(default_factory=list)
    articles: dict[str, Article] = field(default_factory=dict)  # of this run, by id
    keys: dict[str, str] = field(default_factory=dict)  # article id → page key, of this run and of those it touched
    places: dict[str, dict[str, Claim]] = field(default_factory=dict)  # mention id → article id → its claim
    marks: dict[str, list[Record]] = field(default_factory=dict)  # article id → its mentions, for marking
    known: set[str] = field(default_factory=set)  # articles of this run that were in the store before
    old: set[str] = field(default_factory=set)  # ids of superseded articles, as far as this run needs to know
    newer: dict[str, str] = field(default_factory=dict)  # article superseded by this run → its newer version
    stories: dict[str, str] = field(default_factory=dict)  # the run's story id → the kept one
    figures: dict[str, str] = field(default_factory=dict)  # the run's figure id → the kept one

    @property
    def grown(self) -> Grown | None:
        """How the run grew; None where nothing says so."""
        found = self.checked.extra.get(EXTRA)
        return found if isinstance(found, Grown) else None

    @property
    def part(self) -> Grown | None:
        """The same where only a part of what concerns the run's articles was looked at."""
        return self.grown if self.grown and not self.grown.whole else None

    def log(self, action: str, item_type: str, item_id: str, **payload: Any) -> None:
        """Adds an event of this run."""
        self.entries.append(Entry(CHECKER, action, item_type, item_id, {**payload, "run": self.run_id}))

    def select_in(self, wanted: Any, column: Column[Any], values: list[str]) -> list[Row[Any]]:
        """Rows whose column is one of the values, however many there are."""
        rows: list[Row[Any]] = []
        for piece in codec.chunks(sorted(set(values))):
            rows.extend(self.connection.execute(select(*wanted).where(column.in_(piece))))
        return rows


def index(batch: Batch) -> None:
    """Fills in what the run read: articles, where each mention stands, and the marks of each article."""
    batch.articles = {article.id: article for article in batch.checked.articles}
    for finding in batch.checked.findings:
        for side in (finding.alignment.a, finding.alignment.b):
            batch.articles.setdefault(side.article.id, side.article)
    batch.keys = {article.id: page_key(article) for article in batch.articles.values()}
    for claim in batch.checked.claims:
        marks = batch.marks.setdefault(claim.article_id, [])
        for mention in _mentions(claim):
            name = identify(claim, mention)
            batch.places.setdefault(name, {})[claim.article_id] = claim
            marks.append({"id": name, "field": claim.where.value, **mention_record(mention)})
    for marks in batch.marks.values():
        marks.sort(key=lambda mark: (mark["field"], mark["start"], mark["end"]))
    for finding in batch.checked.findings:
        for side in (finding.alignment.a, finding.alignment.b):
            batch.places.setdefault(identify(side.claim, side.mention), {})[side.article.id] = side.claim


def _mentions(claim: Claim) -> tuple[Mention, ...]:
    return (
        *claim.figures,
        *claim.statuses,
        *claim.dates,
        *claim.names,
        *claim.places,
        *claim.quotes,
        *claim.credits,
    )


def page_key(article: Article) -> str:
    """What all versions of one page share: its address, else outlet, headline and day; else the article alone.

    An address counts without its scheme, `www.`, fragment and tracking parameters, and only where it names a page: the
    front page of a site is no article's address.
    """
    try:
        parts = urlsplit(article.url.strip()) if article.url else None
    except ValueError:  # no address at all, such as "http://[x"
        parts = None
    if parts is not None and parts.netloc:
        pairs = parse_qsl(parts.query)
        query = [(k, v) for k, v in pairs if not k.lower().startswith("utm_") and k.lower() not in _TRACKING]
        path = parts.path.rstrip("/")
        if path or query:
            host = parts.netloc.lower().removeprefix("www.")
            return "k" + digest("url", host, path, urlencode(sorted(query)))
    if article.outlet and article.title and article.published:
        day = article.published[:10]
        return "k" + digest("title", fold(article.outlet).casefold(), fold(article.title).casefold(), day)
    return article.id
