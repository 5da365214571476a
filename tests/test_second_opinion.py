"""A second opinion ranks and explains: what is found, and how sure it is, stays what it was."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from checker import growth, pipeline
from checker.model import DIVERGENT, Checked, SecondOpinion
from checker.records import finding_record
from checker.settings import Settings
from checker.store import open_store
from tests.align.reading import page
from tests.build import BagOfWords
from tests.tiny import nli_model

ENCODER = BagOfWords()
PAGES = [
    page(
        "The landslide above Oberfeld killed 14 people, the fire brigade said. Rescuers searched 30 houses in the "
        "village. The mayor confirmed that the dam above Oberfeld had failed.",
        "Ledger",
        published="2024-05-01",
    ),
    page(
        "The landslide above Oberfeld killed 19 people, the mayor said. Rescuers searched 45 houses in the village. "
        "The energy ministry denied that the dam above Oberfeld had failed.",
        "Wire",
        published="2024-05-01",
    ),
]
ADDED = ("second_opinion", "explanation", "priority")


class Reader:
    """Reads a contradiction where a sentence has one of these words, and remembers what it was asked."""

    name = "reader"
    fingerprint = "reader@1"

    def __init__(self, *words: str) -> None:
        self.words = words
        self.asked: list[tuple[str, str]] = []

    def judge(self, pairs: Sequence[tuple[str, str]]) -> list[SecondOpinion]:
        self.asked += pairs
        against = [any(word in a for word in self.words) for a, _ in pairs]
        return [
            SecondOpinion("reader", 0.02, 0.08, 0.9) if no else SecondOpinion("reader", 0.9, 0.08, 0.02)
            for no in against
        ]


def check(nli: Reader | None = None) -> Checked:
    return pipeline.check(PAGES, Settings(), ENCODER, nli=nli)


def records(checked: Checked) -> list[dict[str, Any]]:
    return [finding_record(finding) for finding in checked.findings]


def bare(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    kept = [{name: value for name, value in record.items() if name not in ADDED} for record in found]
    return sorted(kept, key=lambda record: str(record["id"]))


def test_without_one_the_field_is_empty() -> None:
    assert {record["second_opinion"] for record in records(check())} == {None}


def test_nothing_else_than_rank_and_explanation_changes() -> None:
    assert bare(records(check(Reader("houses")))) == bare(records(check()))


def test_it_is_asked_once_a_pair_about_what_diverges_only() -> None:
    reader = Reader()
    checked = check(reader)
    diverging = [f for f in checked.findings if f.divergence.outcome in DIVERGENT]
    assert set(reader.asked) == {(f.alignment.a.claim.text, f.alignment.b.claim.text) for f in diverging}
    assert len(reader.asked) == len(set(reader.asked))
    assert all((f.second_opinion is not None) == (f in diverging) for f in checked.findings)


@pytest.mark.parametrize(
    ("words", "reading"), [(("searched",), "contradicting each other (90%)"), ((), "the same (90%)")]
)
def test_the_explanation_says_whose_opinion_it_is_and_what(words: tuple[str, ...], reading: str) -> None:
    (found,) = [r for r in records(check(Reader(*words))) if "houses" in r["what"] and r["outcome"] in DIVERGENT]
    (plain,) = [r for r in records(check()) if r["id"] == found["id"]]
    told = found["explanation"].removeprefix(plain["explanation"])
    assert told.startswith(" A second opinion (reader)")
    assert reading in told


def test_a_contradiction_moves_a_finding_up_and_its_absence_down() -> None:
    plain = {record["id"]: record for record in records(check())}
    for record in records(check(Reader("searched"))):
        before = plain[record["id"]]["priority"]
        opinion = record["second_opinion"]
        if opinion is None:
            assert record["priority"] == before
        elif opinion["contradiction"] > 0.5:
            assert before < record["priority"] <= before * 1.126
        else:
            assert before * 0.874 <= record["priority"] < before


def test_the_queue_follows(monkeypatch: pytest.MonkeyPatch) -> None:
    found = records(check(Reader("searched")))
    assert [r["priority"] for r in found] == sorted((r["priority"] for r in found), reverse=True)


def test_a_growing_store_keeps_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(growth, "load_nli", lambda settings: Reader("searched") if settings.second_opinion else None)
    settings = Settings(second_opinion="reader")
    with open_store(f"sqlite:///{tmp_path}/desk.db") as store:
        store.save(growth.check(store, PAGES, settings, ENCODER), settings)
        kept = [row.record for row in store.findings()]
    asked = [record for record in kept if record["outcome"] in DIVERGENT]
    assert asked
    assert all(record["second_opinion"]["model"] == "reader" for record in asked)


def test_naming_one_later_compares_no_store_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store(f"sqlite:///{tmp_path}/desk.db") as store:
        store.save(growth.check(store, PAGES, Settings(), ENCODER), Settings())
        reader = Reader()
        monkeypatch.setattr(growth, "load_nli", lambda settings: reader)
        settings = Settings(second_opinion="reader")
        more = page("The bakery in the harbour sells 12 kinds of bread.", "Observer", published="2024-05-01")
        store.save(growth.check(store, [more], settings, ENCODER), settings)
    assert reader.asked == []


def test_the_command_line_takes_one_by_path(tmp_path: Path) -> None:
    folder = nli_model(tmp_path / "tiny", {0: "contradiction", 1: "entailment", 2: "neutral"})
    pair = {"id": 1, "a": {"text": "The river rose by 2 metres."}, "b": {"text": "The river rose by 3 metres."}}
    ran = subprocess.run(
        [sys.executable, "-m", "checker", "compare", "-", "--second-opinion", str(folder)],
        input=json.dumps(pair),
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    (finding,) = json.loads(ran.stdout)["findings"]
    opinion = finding["second_opinion"]
    assert opinion["model"] == "tiny"
    assert opinion["entailment"] + opinion["neutral"] + opinion["contradiction"] == pytest.approx(1, abs=1e-3)
    assert "A second opinion (tiny)" in finding["explanation"]


def test_a_model_for_something_else_ends_the_command_with_a_reason(tmp_path: Path) -> None:
    folder = nli_model(tmp_path / "mood", {0: "positive", 1: "neutral", 2: "negative"})
    ran = subprocess.run(
        [sys.executable, "-m", "checker", "compare", "-", "--second-opinion", str(folder)],
        input="{}",
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 2
    assert "natural language inference" in ran.stderr
    assert "Traceback" not in ran.stderr
