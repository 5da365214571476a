"""How findings are matched with gold lines (contract, Gold files)."""

from __future__ import annotations

import importlib.util
import random
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from checker.evaluate.clusters import Tally, matches, pair_up


def side(article: str, start: int, end: int, quote_start: int | None = None, quote_end: int | None = None) -> Any:
    return {
        "article": article,
        "field": "text",
        "text": "…",
        "quote": "…",
        "start": start,
        "end": end,
        "quote_start": start if quote_start is None else quote_start,
        "quote_end": end if quote_end is None else quote_end,
    }


def finding(a: Any, b: Any, kind: str = "figure", outcome: str = "conflict", rule: str = "FIG001") -> Any:
    return {"kind": kind, "outcome": outcome, "rule": rule, "confidence": 0.9, "a": a, "b": b}


def gold(a: Any, b: Any, kind: str = "figure", outcome: str = "conflict") -> Any:
    return {"kind": kind, "outcome": outcome, "what": "a toll", "a": a, "b": b}


LINE = gold(side("x", 100, 200, 120, 126), side("y", 50, 150, 60, 66))


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (finding(side("x", 100, 200, 120, 126), side("y", 50, 150, 60, 66)), True),
        (finding(side("y", 50, 150, 60, 66), side("x", 100, 200, 120, 126)), True),
        (finding(side("x", 190, 300, 125, 130), side("y", 50, 150, 60, 66)), True),
        (finding(side("x", 200, 300, 120, 126), side("y", 50, 150, 60, 66)), False),
        (finding(side("x", 100, 200, 126, 130), side("y", 50, 150, 60, 66)), False),
        (finding(side("x", 100, 200, 120, 126), side("z", 50, 150, 60, 66)), False),
        (finding(side("x", 0, 701, 120, 126), side("y", 50, 150, 60, 66)), False),
        (finding(side("x", 100, 200, 120, 126), side("y", 50, 150, 60, 66), kind="date"), False),
        (finding(side("x", 100, 200, 120, 126), side("y", 50, 150, 60, 66), kind="status"), False),
    ],
    ids=[
        "the same",
        "in the other order",
        "both overlap",
        "the next sentence",
        "other words of the sentence",
        "another article",
        "a sentence as long as an article",
        "a date",
        "a status",
    ],
)
def test_a_finding_matches_its_place(found: Any, expected: bool) -> None:
    assert matches(found, LINE) is expected


@pytest.mark.parametrize("kind", ["status", "attribution", "quote", "name"])
def test_kinds_of_wording_count_as_one_and_need_the_sentence_only(kind: str) -> None:
    line = gold(side("x", 100, 200, 120, 126), side("y", 50, 150, 60, 66), kind="attribution")
    assert matches(finding(side("x", 100, 200, 190, 199), side("y", 50, 150, 140, 149), kind=kind), line)


def test_another_sentence_that_says_the_same_needs_no_quote() -> None:
    line = {**LINE, "a": {**LINE["a"], "also": [[400, 500]]}}
    found = finding(side("x", 410, 480, 470, 475), side("y", 50, 150, 60, 66))
    assert matches(found, line)
    assert not matches(found, LINE)


def test_a_line_is_taken_once_in_queue_order() -> None:
    found = finding(LINE["a"], LINE["b"])
    assert pair_up([found, found], [LINE]) == [0, None]
    assert pair_up([found, found], [LINE, LINE]) == [0, 1]


def test_the_figures_of_a_small_cluster() -> None:
    trap = gold(side("x", 300, 400, 310, 315), side("y", 300, 400, 310, 315), outcome="scope")
    missed = gold(side("x", 500, 600, 510, 515), side("y", 500, 600, 510, 515), outcome="update")
    tally = Tally()
    tally.add(
        "c1",
        [
            finding(LINE["a"], LINE["b"], outcome="attributed"),
            finding(LINE["a"], LINE["b"]),
            finding(trap["a"], trap["b"]),
            finding(missed["a"], missed["b"], outcome="compatible"),
            finding(LINE["a"], side("x", 50, 150, 60, 66)),
            finding({**LINE["a"], "field": "title"}, LINE["b"]),
        ],
        [LINE, trap, missed],
    )
    assert (tally.flags, tally.right, tally.wanted, tally.sprung, tally.traps) == (3, 1, 2, 1, 1)
    figures = tally.figures()
    assert figures["precision"] == pytest.approx(100 / 3)
    assert figures["recall"] == 50
    assert figures["traps"] == 100
    assert figures["conflicts"] == 100
    assert figures["outcomes"] == 0  # attributed for conflict, conflict for scope, compatible for update


def test_the_queue_is_its_first_findings() -> None:
    lines = [gold(side("x", n, n + 5), side("y", n, n + 5)) for n in range(0, 300, 10)]
    found = [finding(line["a"], line["b"]) for line in lines]
    wrong = finding(side("x", 900, 905), side("y", 900, 905))
    tally = Tally()
    tally.add("c1", [wrong, wrong, *found], lines)
    assert (tally.first, tally.first_right, tally.screens_right) == (5, 3, 18)


def _reference(root: Path) -> ModuleType:
    tools = root.parent / "shared" / "tools"
    if not (tools / "clusters.py").is_file():
        pytest.skip("the reference scorer is not at hand")
    sys.path.insert(0, str(tools))
    try:
        spec = importlib.util.spec_from_file_location("reference_clusters", tools / "clusters.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module
    finally:
        sys.path.remove(str(tools))


def test_matching_agrees_with_the_reference_scorer(root: Path) -> None:
    reference = _reference(root)
    draw = random.Random(11)

    def some(make: Any) -> Any:
        def one(article: str) -> Any:
            start = draw.randrange(0, 300, 30)
            end = start + draw.choice((20, 60, 100, 750))
            quote = draw.randrange(start, end)
            found = side(article, start, end, quote, quote + draw.randrange(1, 60))
            if draw.random() < 0.2:
                found["also"] = [[draw.randrange(0, 300, 30), 300]]
            return found

        articles = draw.sample(("x", "y", "z"), 2)
        kind = draw.choice(("figure", "figure", "date", "status", "quote", "name", "attribution"))
        return make(one(articles[0]), one(articles[1]), kind=kind)

    met = 0
    for _ in range(300):
        found = [some(finding) for _ in range(draw.randrange(12))]
        lines = [some(gold) for _ in range(draw.randrange(12))]
        expected = reference.assign(found, lines)
        assert pair_up(found, lines) == expected
        met += sum(index is not None for index in expected)
    assert met > 50
