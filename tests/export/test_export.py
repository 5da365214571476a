"""All formats, from a store and without one."""

from __future__ import annotations

import importlib.util
import io
import json
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from checker.errors import InputError, UsageError
from checker.export import COLUMNS, MEANING, export, frame, read_csv, rows
from checker.store import FindingQuery, Store, open_store


@pytest.fixture(scope="module")
def build() -> ModuleType:
    path = Path(__file__).parent.parent / "store" / "building.py"
    spec = importlib.util.spec_from_file_location("store_building_for_export", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def store(build: ModuleType) -> Iterator[Store]:
    with open_store("sqlite://") as opened:
        a = build.article("=Alpha", "Alpha has 11,000 soldiers.", url="https://example.org/a")
        b = build.article("Beta", "Beta has 12,000 soldiers.")
        c = build.article("Gamma", "Gamma has 13,000 soldiers.")
        opened.save(build.run([build.side(a, 11_000), build.side(b, 12_000), build.side(c, 13_000)]))
        opened.add_person("Ed", ["editor"])
        opened.decide(opened.findings()[0].id, person="Ana", decision="real", note="=cmd|' /C calc'!A0")
        opened.propose("g1", person="Ana", choice="publish_range")
        opened.sign("g1", person="Ed")
        yield opened


def test_a_csv_of_a_store_carries_decisions_sign_offs_and_the_head(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "out.csv"
    assert export(store, "csv", path) == 3
    table = read_csv(path)
    first = table[table["decision"] == "real"].iloc[0]
    assert (first["decided_by"], first["note"]) == ("Ana", "=cmd|' /C calc'!A0")
    assert set(table["sign_off"]) == {"publish_range"}
    assert set(table["signed_by"]) == {"Ed"}
    assert set(table["chain_head"]) == {store.head()}
    assert "=Alpha" in {*table["a_outlet"], *table["b_outlet"]}
    from pandas.testing import assert_frame_equal

    assert_frame_equal(table, frame(rows(store.findings(), chain_head=store.head())))
    assert [p.name for p in path.parent.iterdir()] == ["out.csv"]


def test_a_query_chooses(store: Store, tmp_path: Path) -> None:
    assert export(store, "csv", tmp_path / "x.csv", query=FindingQuery(states=("real",))) == 1
    assert len(read_csv(tmp_path / "x.csv")) == 1


def test_a_workbook_has_frozen_header_filter_links_and_no_formula(store: Store, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    path = tmp_path / "out.xlsx"
    export(store, "xlsx", path)
    book = openpyxl.load_workbook(path)
    sheet = book["Discrepancies"]
    assert [cell.value for cell in sheet[1]] == list(COLUMNS)
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref.startswith("A1:")
    table = [dict(zip(COLUMNS, row, strict=True)) for row in sheet.iter_rows(min_row=2)]
    assert {row["note"].value for row in table} == {"=cmd|' /C calc'!A0", ""}
    assert all(cell.data_type != "f" for row in table for cell in row.values())
    links = [cell.hyperlink.target for row in table for cell in (row["a_url"], row["b_url"]) if cell.hyperlink]
    assert set(links) == {"https://example.org/a"}
    assert isinstance(table[0]["confidence"].value, float)
    assert [cell.value for cell in book["Columns"]["A"]][1:] == list(MEANING)


def test_a_workbook_takes_what_cells_cannot_hold(store: Store) -> None:
    [record, *_] = [found.record for found in store.findings()]
    record["what"] = "x" * 40_000 + "\x00\ud800"
    record["explanation"] = "\x0b\x1f" + "http://" + "y" * 3000
    out = io.BytesIO()
    assert export([record], "xlsx", out) == 1
    openpyxl = pytest.importorskip("openpyxl")
    sheet = openpyxl.load_workbook(io.BytesIO(out.getvalue()))["Discrepancies"]
    assert len(sheet.cell(2, COLUMNS.index("what") + 1).value) == 32_767


def test_json_lines_are_the_contracts_findings_with_the_decision(store: Store) -> None:
    out = io.BytesIO()
    assert export(store, "jsonl", out) == 3
    lines = [json.loads(line) for line in out.getvalue().decode().splitlines()]
    assert {line["chain_head"] for line in lines} == {store.head()}
    assert lines[0]["a"].keys() >= {"outlet", "quote", "quote_start"}
    assert sorted(str(line["decision"]) for line in lines) == ["None", "None", "real"]
    assert {line["sign_off"] for line in lines} == {"publish_range"}


@pytest.mark.parametrize("format", ["csv", "xlsx", "jsonl"])
def test_findings_without_a_store_are_exported_too(store: Store, format: str, tmp_path: Path) -> None:
    records = [found.record for found in store.findings()]
    assert export(records, format, tmp_path / "out") == 3
    assert export([], format, tmp_path / "none") == 0
    if format == "csv":
        table = read_csv(tmp_path / "out")
        assert table["decision"].tolist() == [None] * 3
        assert read_csv(tmp_path / "none").shape == (0, len(COLUMNS))


def test_wrong_formats_and_places_are_told(store: Store, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such format"):
        export(store, "pdf", tmp_path / "x")
    with pytest.raises(InputError):
        export(store, "csv", tmp_path)
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError):
        export(store, "csv", tmp_path / "file" / "x.csv")


def test_standard_output(store: Store, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    export(store, "csv", "-")
    assert capfdbinary.readouterr().out.startswith(b"id,rule,kind")
