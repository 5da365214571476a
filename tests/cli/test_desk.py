"""`checker export`, `rules`, `audit` and `evaluate`."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from checker import embed
from checker.export import read_csv
from checker.store import open_store
from tests.build import BagOfWords
from tests.cli.driving import ARTICLES, Run


@pytest.fixture
def filled(checker: Run, corpus: str) -> str:
    checker("run", corpus)
    return "sqlite:///checker.db"


@pytest.mark.parametrize("layout", ["csv", "xlsx", "jsonl"])
def test_export_writes_every_finding_with_its_decision(checker: Run, filled: str, tmp_path: Path, layout: str) -> None:
    with open_store(filled) as store:
        decided = store.findings()[0].record["id"]
        store.decide(decided, person="Ines", decision="real", note="=checked twice")
        count, head = store.count(), store.head()
    out = tmp_path / f"found.{layout}"
    ran = checker("export", "--store", filled, "--format", layout, "--out", str(out))
    assert (ran.status, ran.out) == (0, "")
    if layout == "jsonl":
        rows = [json.loads(line) for line in out.read_text().splitlines()]
    elif layout == "csv":
        assert "'=checked twice" in out.read_text()
        rows = read_csv(out).to_dict("records")
    else:
        import pandas as pd

        rows = pd.read_excel(out, dtype=object).to_dict("records")
    assert len(rows) == count
    (row,) = [row for row in rows if row["id"] == decided]
    assert (row["decision"], row["decided_by"]) == ("real", "Ines")
    assert str(row["note"]).lstrip("'") == "=checked twice"
    assert {row["chain_head"] for row in rows} == {head}


def test_an_export_to_a_folder_is_told(checker: Run, filled: str) -> None:
    ran = checker("export", "--store", filled, "--out", ".")
    assert ran.status == 2
    assert "folder" in ran.err


def test_rules_tells_what_each_rule_finds(checker: Run) -> None:
    from checker.rules._registry import all_rules

    every = checker("rules")
    assert every.status == 0
    for rule in all_rules():
        one = checker("rules", rule.code)
        assert one.out.strip() in every.out
        assert checker("rules", rule.name).out == one.out
        for words in (rule.code, rule.name, "What it finds", "When it stays silent", "Diverges", "Does not diverge"):
            assert words in one.out
        assert rule.DIVERGES[0].a in one.out


def test_audit_finds_what_was_changed_by_hand(checker: Run, filled: str, tmp_path: Path) -> None:
    with open_store(filled) as store:
        finding = store.findings()[0].record["id"]
        store.decide(finding, person="Ines", decision="real", note="checked")
        head = store.head()
    whole = checker("audit", "--store", filled)
    assert whole.status == 0
    assert head in whole.out
    connection = sqlite3.connect(tmp_path / "checker.db")
    for (trigger,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {trigger}")
    changed = connection.execute("UPDATE event SET person = 'Someone else' WHERE person = 'Ines'").rowcount
    connection.commit()
    connection.close()
    assert changed
    broken = checker("audit", "--store", filled)
    assert broken.status == 2
    assert "event" in broken.out


def test_evaluate_measures_on_gold_of_ones_own(checker: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embed, "load", lambda settings: BagOfWords())
    (tmp_path / "c1.jsonl").write_text("".join(json.dumps(article) + "\n" for article in ARTICLES[:2]))

    def place(article: dict[str, Any], sentence: str, quote: str) -> dict[str, Any]:
        start = article["text"].index(sentence)
        at = article["text"].index(quote, start)
        end = start + len(sentence)
        return {
            **{"article": article["id"], "start": start, "end": end},
            **{"quote": quote, "quote_start": at, "quote_end": at + len(quote)},
        }

    a, b = ARTICLES[:2]
    gold = [
        ("figure", "update", place(a, "The landslide", "14"), place(b, "The landslide", "19")),
        ("figure", "agree", place(a, "Rescuers searched", "30"), place(b, "Rescuers searched", "30")),
        ("figure", "conflict", place(a, "The mayor", "dam"), place(b, "Rescuers", "30")),
    ]
    (tmp_path / "c1.gold.jsonl").write_text(
        "".join(
            json.dumps({"cluster": "c1", "kind": k, "outcome": o, "what": "x", "a": x, "b": y}) + "\n"
            for k, o, x, y in gold
        )
    )
    ran = checker("evaluate", "clusters", ".")
    assert ran.status == 0
    assert "recall            50.0  (1/2)" in ran.out
    assert "traps sprung       0.0  (0/1)" in ran.out
    shown = checker("evaluate", "clusters", ".", "--show")
    assert "missed c1 figure conflict" in shown.out


def test_signed_figures_are_written_as_claim_reviews(checker: Run, filled: str, tmp_path: Path) -> None:
    out = tmp_path / "signed.json"
    asked = ("export", "--store", filled, "--format", "claimreview", "--organisation", "Our desk", "--out", str(out))
    assert checker(*asked).status == 0
    assert json.loads(out.read_text()) == []
    with open_store(filled) as store:
        figure = store.figures()[0].id
        store.add_person("Olga", ["editor"])
        store.propose(figure, person="Ines", choice="publish_range", wording="As told.")
        store.sign(figure, person="Olga")
    assert checker(*asked).status == 0
    (review,) = json.loads(out.read_text())
    assert (review["@type"], review["author"]["name"], review["reviewBody"]) == ("ClaimReview", "Our desk", "As told.")
