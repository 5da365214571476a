"""`checker run` as the contract has it: what is printed, where, and with which exit status."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from checker import evaluate
from checker.cli import arguments
from checker.export import COLUMNS, read_csv
from checker.model import DIVERGENT, Kind, Outcome, Severity
from checker.records import SIDE_FIELDS
from checker.store import open_store
from tests.cli.driving import ARTICLES, FINDING, SIDE, Run


def text_of(article: str, field: str) -> str:
    found = next(a for a in ARTICLES if a["id"] == article)
    return str(found[field])


def test_run_prints_the_contracts_findings(checker: Run, corpus: str) -> None:
    ran = checker("run", corpus, "--format", "jsonl", "--outcomes", "all")
    assert ran.status == 0
    assert len(ran.records) >= 5
    for record in ran.records:
        assert list(record)[: len(FINDING)] == list(FINDING)
        for name, kind in FINDING.items():
            assert isinstance(record[name], kind), name
        assert record["kind"] in list(Kind)
        assert record["outcome"] in list(Outcome)
        assert record["severity"] in list(Severity)
        assert 0 <= record["confidence"] <= 1
        assert record["origins"] >= 1
        assert record["voices"] >= 0
        for side in (record["a"], record["b"]):
            assert tuple(side) == SIDE_FIELDS
            for name, kind in SIDE.items():
                assert isinstance(side[name], kind), name
            whole = text_of(side["article"], side["field"])
            assert whole[side["start"] : side["end"]] == side["text"]
            assert whole[side["quote_start"] : side["quote_end"]] == side["quote"]
            assert side["start"] <= side["quote_start"] < side["quote_end"] <= side["end"]


def test_side_a_is_the_earlier_one_and_the_unknown_last(checker: Run, corpus: str) -> None:
    ran = checker("run", corpus, "--format", "jsonl", "--outcomes", "all")
    pairs = {(record["a"]["article"], record["b"]["article"]) for record in ran.records}
    assert pairs == {("ledger-1", "wire-1"), ("ledger-1", "courier-1"), ("wire-1", "courier-1")}


def test_where_no_date_is_known_the_smaller_id_comes_first(checker: Run, tmp_path: Path) -> None:
    undated = [{**article, "published": None, "title": ""} for article in ARTICLES[:2]]
    for article in undated:
        article["text"] = article["text"].replace(" on Wednesday", "").replace(" on Friday", "")
    (tmp_path / "undated.jsonl").write_text("".join(json.dumps(article) + "\n" for article in reversed(undated)))
    ran = checker("run", "undated.jsonl", "--format", "jsonl", "--outcomes", "all")
    assert {(record["a"]["article"], record["b"]["article"]) for record in ran.records} == {("ledger-1", "wire-1")}


def test_findings_come_best_first_and_the_default_shows_what_diverges(checker: Run, corpus: str) -> None:
    every = checker("run", corpus, "--format", "jsonl", "--outcomes", "all").records
    shown = checker("run", corpus, "--format", "jsonl").records
    assert shown == [record for record in every if record["outcome"] in DIVERGENT]
    assert 0 < len(shown) < len(every)
    priorities = [record["priority"] for record in every]
    assert priorities == sorted(priorities, reverse=True)


def test_outcomes_can_be_chosen(checker: Run, corpus: str) -> None:
    ran = checker("run", corpus, "--format", "jsonl", "--outcomes", "agree, conflict")
    assert {record["outcome"] for record in ran.records} == {"agree", "conflict"}


def test_data_and_talk_are_kept_apart(checker: Run, corpus: str, tmp_path: Path) -> None:
    printed = checker("run", corpus, "--format", "jsonl")
    ran = checker("run", corpus, "--format", "jsonl", "--out", "deep/er/found.jsonl")
    assert ran.out == ""
    assert (tmp_path / "deep/er/found.jsonl").read_text() == printed.out
    assert "3 articles" in ran.err
    assert all(line.startswith("checker: ") for line in ran.err.splitlines())


def test_the_table_shows_the_words_that_differ(checker: Run, corpus: str) -> None:
    ran = checker("run", corpus)
    assert "CONFLICT" in ran.out
    assert "searched [30] houses" in ran.out
    assert "searched [45] houses" in ran.out
    assert max(map(len, ran.out.splitlines())) <= 120


def test_nothing_found_is_told(checker: Run, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("The bakery opens at seven. Its owner is content.")
    ran = checker("run", "one.txt")
    assert (ran.status, ran.out) == (0, "No discrepancies found.\n")


def test_the_csv_has_the_contracts_columns(checker: Run, corpus: str, tmp_path: Path) -> None:
    ran = checker("run", corpus, "--format", "csv", "--out", "found.csv")
    assert ran.status == 0
    raw = (tmp_path / "found.csv").read_bytes()
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8"), newline="")))
    assert rows[0] == list(COLUMNS)
    assert raw.count(b"\r\n") == len(rows)
    promised = [name for name in FINDING if name not in ("a", "b")]
    promised += [f"{side}_{name}" for side in "ab" for name in SIDE_FIELDS]
    promised += ["decision", "decided_by", "decided_at", "note", "sign_off", "signed_by", "signed_at"]
    promised += ["rule_version", "model"]
    assert rows[0][: len(promised)] == promised
    found = checker("run", corpus, "--format", "jsonl").records
    table = read_csv(tmp_path / "found.csv")
    assert list(table["id"]) == [record["id"] for record in found]
    assert list(table["a_quote"]) == [record["a"]["quote"] for record in found]


def test_standard_input_is_jsonl(checker: Run, corpus: str, tmp_path: Path) -> None:
    given = (tmp_path / corpus).read_text()
    assert checker("run", "-", "--format", "jsonl", given=given).out == checker("run", corpus, "--format", "jsonl").out


def test_pairs_of_one_outlet_are_left_out_unless_asked_for(checker: Run, tmp_path: Path) -> None:
    own = [{**article, "outlet": "Harbour Ledger"} for article in ARTICLES[:2]]
    (tmp_path / "own.jsonl").write_text("".join(json.dumps(article) + "\n" for article in own))
    assert checker("run", "own.jsonl", "--format", "jsonl", "--outcomes", "all").records == []
    assert checker("run", "own.jsonl", "--format", "jsonl", "--outcomes", "all", "--pairs", "all").records != []


def test_an_article_without_an_id_is_called_by_file_and_line(checker: Run, tmp_path: Path) -> None:
    bare = [{k: v for k, v in article.items() if k not in ("id", "outlet")} for article in ARTICLES]
    (tmp_path / "several.jsonl").write_text("".join(json.dumps(article) + "\n" for article in bare))
    ran = checker("run", "several.jsonl", "--format", "jsonl", "--outcomes", "all")
    names = {side["article"] for record in ran.records for side in (record["a"], record["b"])}
    assert names == {"several-1", "several-2", "several-3"}


def test_refused_inputs_are_named_and_the_rest_goes_on(checker: Run, corpus: str, tmp_path: Path) -> None:
    with (tmp_path / corpus).open("a") as file:
        file.write('no json\n{"id": "x"}\n')
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    ran = checker("run", corpus, "picture.png", "missing.txt", "--format", "jsonl")
    assert ran.status == 3
    assert ran.records != []
    refused = [line for line in ran.err.splitlines() if line.startswith("checker: refused ")]
    assert [line.split()[2].rstrip(":") for line in refused] == [
        "corpus.jsonl:4",
        "corpus.jsonl:5",
        "picture.png",
        "missing.txt",
    ]
    assert all(line.count(". ") >= 1 for line in refused), refused


EMPTY_OR_STRANGE = {
    "empty.txt": b"",
    "blank.jsonl": b"\n\n",
    "binary.jsonl": bytes(range(256)) * 4,
    "no-text.csv": b"id,title\n1,x\n",
    "list.json": b"[]",
    "nested.jsonl": b"[" * 100_000,
}


@pytest.mark.parametrize("name", EMPTY_OR_STRANGE)
def test_nothing_readable_at_all(checker: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(EMPTY_OR_STRANGE[name])
    ran = checker("run", name)
    assert (ran.status, ran.out) == (2, "")
    assert f"refused {name}" in ran.err
    assert "no article could be read" in ran.err


WRONG_USAGE = {
    "no such path": ["run", "missing"],
    "no path": ["run"],
    "unknown outcome": ["run", "corpus.jsonl", "--outcomes", "conflict,quarrel"],
    "no outcome": ["run", "corpus.jsonl", "--outcomes", ","],
    "unknown format": ["run", "corpus.jsonl", "--format", "yaml"],
    "unknown pairs": ["run", "corpus.jsonl", "--pairs", "some"],
    "a folder to write to": ["run", "corpus.jsonl", "--out", "."],
    "a file as folder": ["run", "corpus.jsonl", "--out", "corpus.jsonl/out"],
    "a store nobody knows": ["run", "corpus.jsonl", "--store", "mysql://host/db"],
    "a store that is none": ["run", "corpus.jsonl", "--store", "sqlite:///corpus.jsonl"],
    "an empty store": ["run", "corpus.jsonl", "--store", ""],
    "nothing to extract from": ["extract", "missing.jsonl"],
    "a folder to extract from": ["extract", "."],
    "nothing to compare": ["compare", "missing.jsonl"],
    "no store to export": ["export", "--store", "sqlite:///none.db", "--out", "x.csv"],
    "nowhere to export to": ["export", "--store", "sqlite:///none.db"],
    "no store to audit": ["audit", "--store", "sqlite:///none.db"],
    "no store by path": ["audit", "--store", "none.db"],
    "an unknown rule": ["rules", "FIG999"],
    "an unknown kind of gold": ["evaluate", "taste", "corpus.jsonl"],
    "no gold": ["evaluate", "pairs", "missing.jsonl"],
    "other gold": ["evaluate", "pairs", "corpus.jsonl"],
    "no folder of gold": ["evaluate", "clusters", "."],
    "no command": [],
}


@pytest.mark.parametrize("args", WRONG_USAGE.values(), ids=WRONG_USAGE)
def test_wrong_usage_is_told_in_a_line(checker: Run, corpus: str, tmp_path: Path, args: list[str]) -> None:
    ran = checker(*args)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.splitlines()[-1].startswith("checker")
    assert not (tmp_path / "none.db").exists()


def test_a_path_that_may_not_be_written_is_told_before_the_work(checker: Run, corpus: str, tmp_path: Path) -> None:
    ran = checker("run", corpus, "--out", "corpus.jsonl/out.csv", "--store", "sqlite:///new.db")
    assert ran.status == 2
    assert "corpus.jsonl/out.csv" in ran.err
    assert not (tmp_path / "new.db").exists()


def test_output_can_go_to_what_is_no_file(checker: Run, corpus: str) -> None:
    assert checker("run", corpus, "--out", "/dev/null").status == 0
    assert Path("/dev/null").is_char_device()


def dump(store: Path) -> list[str]:
    connection = sqlite3.connect(store)
    try:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return [f"{name}: {row}" for name in sorted(tables) for row in connection.execute(f"SELECT * FROM {name}")]
    finally:
        connection.close()


def test_a_rerun_adds_no_row_and_changes_no_decision(checker: Run, corpus: str, tmp_path: Path) -> None:
    first = checker("run", corpus, "--format", "jsonl")
    finding = first.records[0]["id"]
    with open_store("sqlite:///checker.db") as store:
        store.decide(finding, person="Ines", decision="not_divergence", reason="update", note="two days apart")
        rows = {name: len(getattr(store, name)()) for name in ("findings", "figures", "articles", "events")}
    before = [row for row in dump(tmp_path / "checker.db") if not row.startswith("run:")]
    again = checker("run", corpus, "--format", "jsonl")
    assert again.out == first.out
    assert "new in the store: 0 findings" in again.err
    with open_store("sqlite:///checker.db") as store:
        assert {name: len(getattr(store, name)()) for name in rows} == rows
        kept = store.finding(finding)
        assert (kept.state, kept.reason, kept.note) == ("not_divergence", "update", "two days apart")
        assert (kept.decided_by, store.verify()) == ("Ines", [])
    assert [row for row in dump(tmp_path / "checker.db") if not row.startswith("run:")] == before


def test_articles_of_the_store_are_compared_with_on_request(checker: Run, tmp_path: Path) -> None:
    for article in ARTICLES[:2]:
        (tmp_path / f"{article['id']}.jsonl").write_text(json.dumps(article))
    checker("run", "ledger-1.jsonl")
    assert checker("run", "wire-1.jsonl", "--format", "jsonl").records == []
    assert checker("run", "wire-1.jsonl", "--format", "jsonl", "--with-stored").records != []


def test_the_program_can_be_called_and_its_reader_may_go_away() -> None:
    lines = "".join(json.dumps({"id": n, "text": "It cost $5."}) + "\n" for n in range(3_000))
    command = f"{sys.executable} -m checker extract - | head -n 1"
    ran = subprocess.run(["bash", "-c", command], input=lines, capture_output=True, text=True)
    assert ran.stderr == ""
    assert json.loads(ran.stdout)["id"] == 0


def test_output_is_utf8_in_any_locale() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "checker", "extract"],
        input='{"id": "é", "text": "It cost €5 — “too much”."}'.encode(),
        capture_output=True,
        env={"PYTHONIOENCODING": "ascii", "PATH": ""},
    )
    assert ran.returncode == 0
    assert json.loads(ran.stdout.decode("utf-8"))["mentions"][0]["text"] == "€5"


def test_what_does_not_fit_inside_one_article_is_told_apart(checker: Run, tmp_path: Path) -> None:
    texts = {
        "a": "The landslide above Oberfeld killed 14 people. The bus carried 12 people, five men and six women.",
        "b": "The landslide above Oberfeld killed 19 people.",
    }
    path = tmp_path / "two.jsonl"
    rows = [{"id": name, "outlet": name, "published": "2024-05-01", "text": text} for name, text in texts.items()]
    path.write_text("\n".join(map(json.dumps, rows)))
    table = checker("run", str(path)).out
    across, heading, inside = table.partition("Inside one article")
    assert heading
    assert "[14]" in across
    assert "[12] people, [five men and six] women" in inside
    assert "FIG004" in inside
    assert "FIG004" not in across


def test_every_kind_of_gold_can_be_named() -> None:
    assert arguments.KINDS == evaluate.KINDS
