"""The sample articles and what must come out of them agree with each other."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from checker.ingest import read
from checker.ingest.clean import clean
from checker.ingest.origins import collapse
from checker.model import Article, Outcome

SEEDS = Path(__file__).resolve().parent.parent.parent / "seeds"
COLUMNS = ["kind", "outcome", "what", "a_article", "a_quote", "b_article", "b_quote", "note"]


@pytest.fixture(scope="module")
def seeds() -> dict[str, Article]:
    articles, refused = read([str(SEEDS)])
    assert refused == []
    return {article.name: article for article in clean(collapse(articles))}


def expected() -> list[dict[str, str]]:
    with (SEEDS / "expected.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


ROWS = expected()


def removed(article: Article, quote: str) -> bool:
    """Whether the quote stands in furniture only."""
    at, places = article.text.find(quote), []
    while at >= 0:
        places.append(any(gone.start < at + len(quote) and at < gone.end for gone in article.removed))
        at = article.text.find(quote, at + 1)
    assert places, quote
    return all(places)


def test_there_are_articles_of_four_outlets_over_the_month(seeds: dict[str, Article]) -> None:
    outlets = {article.outlet for article in seeds.values() if article.outlet}
    assert outlets == {"The Harbour Ledger", "Lowland Courier", "Meridian Wire", "Northgate Observer"}
    dates = sorted(article.published[:10] for article in seeds.values() if article.published)
    assert len(seeds) >= 8
    assert (dates[0], dates[-1]) == ("2024-10-08", "2024-10-29")
    assert all(article.title and article.published for article in seeds.values() if article.outlet)


def test_the_copies_are_the_two_that_are_meant(seeds: dict[str, Article]) -> None:
    groups: dict[str, set[str]] = {}
    for name, article in seeds.items():
        groups.setdefault(article.origin, set()).add(name)
    assert sorted(sorted(names) for names in groups.values() if len(names) > 1) == [
        ["2024-10-18-meridian-wire-brigades", "2024-10-19-northgate-observer-wire-copy"],
        ["2024-10-29-harbour-ledger-call", "2024-10-29-saved-again"],
    ]
    bare = seeds["2024-10-29-saved-again"]
    assert (bare.outlet, bare.published) == ("", None)


def test_the_table_is_whole() -> None:
    assert list(ROWS[0]) == COLUMNS
    assert {"conflict", "attributed", "update", "compatible", "agree", "trap"} <= {
        part for row in ROWS for part in row["outcome"].split("|")
    }


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['outcome']}: {row['a_quote'][:30]}" for row in ROWS])
def test_every_line_can_be_checked(row: dict[str, str], seeds: dict[str, Article]) -> None:
    assert row["kind"] in ("figure", "status")
    assert row["outcome"] == "trap" or {Outcome(part) for part in row["outcome"].split("|")}
    alone_in_furniture = row["outcome"] == "trap" and not row["b_article"]
    assert removed(seeds[row["a_article"]], row["a_quote"]) == alone_in_furniture
    if row["b_article"]:
        assert not removed(seeds[row["b_article"]], row["b_quote"])
    else:
        assert row["outcome"] == "trap"


def test_headlines_carry_figures_too(seeds: dict[str, Article]) -> None:
    assert sum(any(c.isdigit() for c in article.title) for article in seeds.values()) >= 4
