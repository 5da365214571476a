"""The samples through the whole line: what a careful reader finds in them comes out, and the traps do not.

seeds/expected.csv has a line for each: two articles with the words in them, and the outcome (`|` between alternatives).
A copy of an article stands for it. A trap is a thing that must not come out as a divergence: for the two quotes
together, or for its one quote with anything.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from checker import pipeline
from checker.embed import Encoder
from checker.ingest import read
from checker.model import DIVERGENT, Article, Outcome
from checker.records import finding_record
from checker.settings import Settings

pytestmark = pytest.mark.slow

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
Row = dict[str, str]
Record = dict[str, Any]

#: Other words of the same article that say the same: what is found there counts too.
ALSO = {
    "Rutte confirmed on Monday": ("I can confirm today that North Korean soldiers were sent",),
    "The Kremlin denied the reports that North Korean soldiers are on their way": ("called them fake news",),
}
#: Lines that the product does not meet yet, by both quotes; one that it begins to meet fails until it is taken from
#: here.
NOT_YET: frozenset[tuple[str, str]] = frozenset()


def expected() -> list[Row]:
    with (SEEDS / "expected.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@dataclass(frozen=True)
class Run:
    """What came out of the samples, and which articles are copies of one text."""

    articles: dict[str, Article]
    findings: list[Record]

    def meets(self, side: Record, name: str, quote: str, kind: str) -> bool:
        """Whether a side of a finding speaks of the quote, in the article itself or in a copy of it.

        A figure has to stand in the quoted words; of a status the sentence counts.
        """
        origin = self.articles[name].origin
        if self.articles[side["article"]].origin != origin or side["field"] != "text":
            return False
        text = self.articles[side["article"]].text
        start, end = ("quote_start", "quote_end") if kind == "figure" else ("start", "end")
        for words in (quote, *ALSO.get(quote, ())):
            at = text.find(words)
            while at >= 0:
                if side[start] < at + len(words) and at < side[end]:
                    return True
                at = text.find(words, at + 1)
        return False

    def on(self, row: Row) -> Iterator[Record]:
        """The findings of the row's kind on its quotes, in either order."""
        kind = row["kind"]
        for found in self.findings:
            if found["kind"] != kind and not {found["kind"], kind} <= {"status", "attribution", "polarity"}:
                continue
            for one, other in ((found["a"], found["b"]), (found["b"], found["a"])):
                if self.meets(one, row["a_article"], row["a_quote"], kind) and (
                    not row["b_article"] or self.meets(other, row["b_article"], row["b_quote"], kind)
                ):
                    yield found
                    break


@pytest.fixture(scope="module")
def run(encoder: Encoder) -> Run:
    articles, refused = read([str(SEEDS)])
    assert refused == []
    checked = pipeline.check(articles, Settings(pairs="all", outcomes=frozenset(Outcome)), encoder)
    return Run({article.name: article for article in checked.articles}, [finding_record(f) for f in checked.findings])


def case(row: Row) -> Any:
    marks = [pytest.mark.xfail(strict=True)] if (row["a_quote"], row["b_quote"]) in NOT_YET else []
    return pytest.param(row, id=f"{row['outcome']}: {row['a_quote']} / {row['b_quote']}", marks=marks)


@pytest.mark.parametrize("row", map(case, expected()))
def test_a_line_of_what_is_expected(row: Row, run: Run) -> None:
    came = [(found["outcome"], found["rule"], found["explanation"]) for found in run.on(row)]
    outcomes = {outcome for outcome, _, _ in came}
    if row["outcome"] == "trap":
        assert not outcomes & DIVERGENT, came
    else:
        assert outcomes & set(row["outcome"].split("|")), came or "nothing came out"


def test_what_is_not_met_yet_stands_in_the_table() -> None:
    assert {(row["a_quote"], row["b_quote"]) for row in expected()} >= NOT_YET


def test_no_finding_is_between_copies_but_for_a_changed_digit(run: Run) -> None:
    for found in run.findings:
        origins = [run.articles[found[side]["article"]].origin for side in ("a", "b")]
        assert origins[0] != origins[1] or found["rule"] == "FIG002"
