"""The command line as the contract has it: what each command prints, where, and with which exit status."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from checker import cli, embed, pipeline
from checker.export import COLUMNS, read_csv
from checker.model import DIVERGENT, Kind, Outcome, Severity
from checker.records import SIDE_FIELDS
from checker.store import open_store
from tests.build import BagOfWords

ARTICLES: list[dict[str, Any]] = [
    {
        "id": "ledger-1",
        "outlet": "Harbour Ledger",
        "title": "Landslide above Oberfeld: fourteen dead",
        "published": "2024-05-01",
        "text": "The landslide above Oberfeld killed 14 people, the fire brigade said on Wednesday. Rescuers searched "
        "30 houses in the village. The mayor confirmed that the dam above Oberfeld had failed.",
    },
    {
        "id": "wire-1",
        "outlet": "Meridian Wire",
        "title": "Oberfeld: a village after the landslide",
        "published": "2024-05-03",
        "text": "The landslide above Oberfeld killed 19 people, the mayor said on Friday. Rescuers searched 30 houses "
        "in the village. The energy ministry denied that the dam above Oberfeld had failed.",
    },
    {
        "id": "courier-1",
        "outlet": "Lowland Courier",
        "published": None,
        "text": "The landslide above Oberfeld killed at least 16 people. Rescuers searched 45 houses in the village.",
    },
]

FINDING = {
    "id": str,
    "rule": str,
    "kind": str,
    "outcome": str,
    "severity": str,
    "confidence": float,
    "what": str,
    "explanation": str,
    "figure_id": (str, type(None)),
    "story_id": str,
    "origins": int,
    "voices": int,
    "a": dict,
    "b": dict,
}
SIDE = {
    **dict.fromkeys(("article", "field", "text", "quote"), str),
    **dict.fromkeys(("outlet", "published", "as_of", "source"), (str, type(None))),
    **dict.fromkeys(("start", "end", "quote_start", "quote_end"), int),
}


class Ran(NamedTuple):
    status: int
    out: str
    err: str

    @property
    def records(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]


Run = Callable[..., Ran]


@pytest.fixture
def checker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs one command in an empty folder, with an encoder that costs nothing; `given` is its standard input."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(pipeline, "load", lambda settings: BagOfWords())

    def run(*args: str, given: str | bytes = "") -> Ran:
        raw = given.encode() if isinstance(given, str) else given
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw), encoding="utf-8"))
        try:
            status = cli.main(args)
        except SystemExit as stop:  # argparse on wrong usage
            status = int(stop.code or 0)
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        return Ran(status, out, err)

    return run


@pytest.fixture
def corpus(tmp_path: Path) -> str:
    (tmp_path / "corpus.jsonl").write_text("".join(json.dumps(article) + "\n" for article in ARTICLES))
    return "corpus.jsonl"


def text_of(article: str, field: str) -> str:
    found = next(a for a in ARTICLES if a["id"] == article)
    return str(found[field])


# --- run --------------------------------------------------------------------------------------------------------------


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


# --- extract and compare ----------------------------------------------------------------------------------------------

COMMON = {"kind", "start", "end", "text", "as_of", "source"}
MENTIONS = {
    "figure": {"low", "high", "bound", "change", "unit", "dimension", "noun"},
    "status": {"level", "cue", "negated"},
    "date": {"value", "resolved_from"},
    "place": set(),
    "name": set(),
    "quote": set(),
    "source": {"cue_start", "cue_end", "content_start", "content_end", "name", "class"},
}
PASSAGE = (
    "On Tuesday the minister of transport, Edda Brandt, said in Lisbon that more than 300 trains were “late or worse”. "
    "The operator denied that fares would rise by 4 percent."
)


def test_extract_prints_every_kind_of_mention(checker: Run) -> None:
    given = json.dumps({"id": 7, "text": PASSAGE, "published": "2024-05-02"})
    ran = checker("extract", given=given)
    assert ran.status == 0
    (record,) = ran.records
    assert set(record) == {"id", "mentions"}
    assert record["id"] == 7
    assert {mention["kind"] for mention in record["mentions"]} == set(MENTIONS)
    for mention in record["mentions"]:
        assert COMMON | MENTIONS[mention["kind"]] <= set(mention)
        assert PASSAGE[mention["start"] : mention["end"]] == mention["text"]


def only(record: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    return [mention for mention in record["mentions"] if mention["kind"] == kind]


def test_the_fields_of_a_figure_a_status_a_date_and_a_source(checker: Run) -> None:
    (record,) = checker("extract", given=json.dumps({"id": "p", "text": PASSAGE, "published": "2024-05-02"})).records
    trains, fares = only(record, "figure")
    assert (trains["low"], trains["high"], trains["bound"], trains["change"]) == (300, None, ">", None)
    assert (trains["unit"], trains["dimension"]) == ("train", "count")
    assert "Brandt" in trains["source"]
    assert (fares["low"], fares["high"], fares["unit"], fares["change"]) == (4, 4, "percentage", "up")
    assert fares["dimension"] == "share"
    denied = next(status for status in only(record, "status") if status["level"] == "denied")
    assert denied["cue"].startswith("denied")
    assert isinstance(denied["negated"], bool)
    (date,) = only(record, "date")
    assert (date["value"], date["resolved_from"]) == ("2024-04-30", "2024-05-02")
    credit = only(record, "source")[0]
    assert PASSAGE[credit["cue_start"] : credit["cue_end"]] == "said"
    assert "300 trains" in PASSAGE[credit["content_start"] : credit["content_end"]]
    assert (credit["class"], "Brandt" in credit["name"]) == ("person", True)
    (quote,) = only(record, "quote")
    assert quote["text"] == "late or worse"


def test_extract_works_without_a_date_or_words(checker: Run) -> None:
    given = '{"id": "a", "text": "It cost $5."}\n\n{"id": null, "text": ""}\n{"text": "…", "published": null}\n'
    records = checker("extract", "-", given=given).records
    assert [record["id"] for record in records] == ["a", None, None]
    assert [len(record["mentions"]) for record in records] == [1, 0, 0]


HARD_TEXTS = [
    "\ud800 killed 5 people",
    "\x00 5 \x00",
    "9" * 5_000 + " people",
    "1e400 dollars and -0 metres",
    "٣٠ people, ½ of them, ²",
    "“" * 2_000,
    "a" * 200_000,
    "5 " * 20_000,
]


@pytest.mark.parametrize("text", HARD_TEXTS, ids=range(len(HARD_TEXTS)))
def test_any_text_is_read_and_printed_as_valid_json(checker: Run, text: str) -> None:
    ran = checker("extract", given=json.dumps({"id": "x", "text": text}))
    assert ran.status == 0
    ran.out.encode("utf-8")

    def no_constant(name: str) -> None:
        raise AssertionError(f"{name} is not JSON")

    (record,) = [json.loads(line, parse_constant=no_constant) for line in ran.out.splitlines()]
    assert all(text[m["start"] : m["end"]] == m["text"] for m in record["mentions"])


def test_compare_prints_one_line_a_pair(checker: Run) -> None:
    a, b, c = (
        {"text": article["text"].split(". ")[0] + ".", "outlet": article["outlet"], "published": article["published"]}
        for article in ARTICLES
    )
    other = {"text": "The bakery sells bread."}
    pairs = [
        {"id": "later", "a": a, "b": b},
        {"id": 2, "a": {"text": c["text"]}, "b": {"text": c["text"].replace("16", "61")}},
        {"id": "same", "a": {"text": a["text"]}, "b": {"text": a["text"]}},
        {"id": "other", "a": a, "b": other},
    ]
    ran = checker("compare", given="\n".join(map(json.dumps, pairs)))
    assert ran.status == 0
    assert [record["id"] for record in ran.records] == ["later", 2, "same", "other"]
    for record in ran.records:
        assert set(record) == {"id", "same_fact", "outcome", "findings"}
        assert 0 <= record["same_fact"] <= 1
        assert record["outcome"] in [*Outcome, None]
        for found in record["findings"]:
            assert set(FINDING) <= set(found)
    later, differ, same, unlike = ran.records
    assert (later["outcome"], same["outcome"]) == ("update", "agree")
    assert differ["outcome"] == "conflict"
    assert (unlike["outcome"], unlike["findings"]) == (None, [])
    assert unlike["same_fact"] < same["same_fact"]


@pytest.mark.parametrize("command", ["extract", "compare"])
def test_lines_that_cannot_be_read_are_named(checker: Run, command: str) -> None:
    good = {"id": "good", "text": "It cost $5.", "a": {"text": "It cost $5."}, "b": {"text": "It cost $6."}}
    lines = [
        json.dumps(good).encode(),
        b"no json",
        b"[1]",
        b'{"id": "no text"}',
        json.dumps({"text": 5, "a": {"text": "x"}, "b": {"text": None}}).encode(),
        b'{"text": "caf\xe9"}',
        b"[" * 100_000,
        json.dumps({**good, "published": 5, "a": {"text": "x", "published": 5}}).encode(),
        json.dumps({**good, "id": "last"}).encode(),
    ]
    ran = checker(command, "-", given=b"\n".join(lines))
    assert ran.status == 3
    assert [record["id"] for record in ran.records] == ["good", "last"]
    refused = ran.err.splitlines()
    assert [line.split()[2] for line in refused] == [f"-:{number}:" for number in range(2, 9)]


@pytest.mark.parametrize("command", ["extract", "compare"])
@pytest.mark.parametrize("given", [b"", b"\n \n", b"no json\n", bytes(range(256))])
def test_nothing_to_read(checker: Run, command: str, given: bytes) -> None:
    ran = checker(command, given=given)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("checker: ")


def test_a_mark_of_byte_order_is_passed_over(checker: Run) -> None:
    assert checker("extract", given=b'\xef\xbb\xbf{"id": 1, "text": "It cost $5."}').status == 0


@pytest.mark.parametrize("published", ["", "soon", "2024-13-45", "October 21, 2024", "2024", "9999-12-31T23:59:59Z"])
def test_a_date_in_any_form_is_no_reason_to_stop(checker: Run, published: str) -> None:
    side = {"text": "The mayor said on Tuesday that 5 people died.", "published": published}
    given = json.dumps({"id": 1, **side, "a": side, "b": {**side, "text": "Nine people died, the mayor said."}})
    assert checker("extract", given=given).status == 0
    assert checker("compare", given=given).status == 0


# --- export, rules, audit ---------------------------------------------------------------------------------------------


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


# --- evaluate ---------------------------------------------------------------------------------------------------------


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


# --- the program itself -----------------------------------------------------------------------------------------------


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
