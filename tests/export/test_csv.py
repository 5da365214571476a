"""The discrepancy CSV: columns of the contract, safe in a spreadsheet, read back exactly."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from checker.errors import InputError
from checker.export import COLUMNS, frame, read_csv, rows, write_csv
from checker.export.columns import TYPES
from checker.export.csv import neutral, parse, restored

SIDE = ["article", "field", "outlet", "published", "as_of", "source", "text", "start", "end", "quote"]
SIDE += ["quote_start", "quote_end"]
CONTRACT = ["id", "rule", "kind", "outcome", "severity", "confidence", "what", "explanation", "figure_id", "story_id"]
CONTRACT += ["origins", "voices", *(f"a_{name}" for name in SIDE), *(f"b_{name}" for name in SIDE)]
CONTRACT += ["decision", "decided_by", "decided_at", "note", "sign_off", "signed_by", "signed_at"]
CONTRACT += ["rule_version", "model"]

TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"])),
    st.text("'=+-@\t\r\n\",; a1", max_size=8),
    st.sampled_from(["", "'", "''=", "=1+1", "'tis", '"', '""', ",", "\r\n", "nan", "None", "007", " x ", "\ufeffx"]),
)
VALUES = {
    "text": st.none() | TEXTS,
    "integer": st.none() | st.integers(-(2**60), 2**60),
    "number": st.none() | st.floats(allow_nan=False, allow_infinity=False),
}
ROWS = st.lists(st.fixed_dictionaries({name: VALUES[TYPES[name]] for name in COLUMNS[:14]}), max_size=4)


def written(table: list[dict[str, Any]]) -> str:
    out = io.StringIO(newline="")
    write_csv(table, out)
    return out.getvalue()


def record(**changes: Any) -> dict[str, Any]:
    side = {
        "article": "a1",
        "field": "text",
        "outlet": "Alpha",
        "published": None,
        "as_of": None,
        "source": "NIS",
        "text": "There are 3, or so.",
        "start": 0,
        "end": 19,
        "quote": "3",
        "quote_start": 10,
        "quote_end": 11,
    }
    return {
        "id": "f1",
        "rule": "FIG001",
        "kind": "figure",
        "outcome": "conflict",
        "severity": "high",
        "confidence": 0.875,
        "what": "people",
        "explanation": "They differ.",
        "figure_id": None,
        "story_id": "s1",
        "origins": 2,
        "voices": 0,
        "a": side,
        "b": {**side, "source": None},
        "rule_version": "1",
        "model": "m",
        **changes,
    }


def test_the_contracts_columns_come_first_in_order() -> None:
    assert list(COLUMNS[: len(CONTRACT)]) == CONTRACT
    assert COLUMNS[-1] == "chain_head"


def test_the_standard_reader_reads_it_too() -> None:
    text = written(rows([record(what='quoted "words", and\r\nlines')], chain_head="00ff"))
    assert text.endswith("\r\n")
    [row] = list(csv.DictReader(io.StringIO(text, newline="")))
    assert row["what"] == 'quoted "words", and\r\nlines'
    assert (row["a_text"], row["b_source"], row["chain_head"]) == ("There are 3, or so.", "", "00ff")
    assert (row["confidence"], row["a_quote_start"]) == ("0.875", "10")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n"])
@pytest.mark.parametrize("apostrophes", ["", "'", "''"])
def test_no_cell_starts_like_a_formula(start: str, apostrophes: str) -> None:
    text = f'{apostrophes}{start}HYPERLINK("http://x")'
    [row] = list(csv.DictReader(io.StringIO(written([{"what": text}]), newline="")))
    assert row["what"] == "'" + text
    assert restored(neutral(text)) == text


@pytest.mark.parametrize("text", ["'tis", "'", "''", "it's", "a=b", "", " =1"])
def test_what_is_no_formula_is_left_as_it_is(text: str) -> None:
    assert neutral(text) == text == restored(text)


def test_numbers_are_numbers_and_not_neutralised() -> None:
    text = written([{"confidence": -0.5, "origins": -3, "what": "-3"}])
    [row] = list(csv.DictReader(io.StringIO(text, newline="")))
    assert (row["confidence"], row["origins"], row["what"]) == ("-0.5", "-3", "'-3")


@given(ROWS)
@example([{"id": "", "rule": None, "kind": "'=x", "what": "\r"}])
def test_what_is_exported_is_read_back_exactly(tmp_path_factory: pytest.TempPathFactory, table: list[dict]) -> None:
    from pandas.testing import assert_frame_equal

    path = tmp_path_factory.getbasetemp() / "round.csv"
    path.write_bytes(written(table).encode("utf-8"))
    back = read_csv(path)
    assert_frame_equal(back, frame(table))
    for name in COLUMNS:
        if TYPES[name] == "text":
            values = back[name].tolist()
            assert values == [row.get(name) for row in table]
            assert all(value is None or type(value) is str for value in values)


@given(st.text("\",\r\n'=a", max_size=30))
def test_any_text_is_parsed_or_refused(text: str) -> None:
    try:
        lines = list(parse(text))
    except InputError:
        return
    assert all(lines)


def test_dtypes() -> None:
    table = frame(rows([record(), record(confidence=1)]))
    assert (str(table["confidence"].dtype), str(table["a_start"].dtype)) == ("Float64", "Int64")
    assert table["what"].dtype == object
    assert table["figure_id"].tolist() == [None, None]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "no header"),
        (b"id,rule\r\nf1\r\n", "row 2"),
        (b'id\r\n"f1', "never closed"),
        (b"\xff\xfe", "cannot be read"),
        (b"id,origins\r\nf1,two\r\n", "row 2"),
    ],
)
def test_a_file_that_is_no_export_is_told(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(content)
    with pytest.raises(InputError, match=said):
        read_csv(path)
    with pytest.raises(InputError):
        read_csv(tmp_path / "missing.csv")


def test_a_marked_file_with_plain_line_ends_is_read(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(b'\xef\xbb\xbfid,what,origins\nf1,"",\nf2,,7\n\n')
    table = read_csv(path)
    assert table["what"].tolist() == ["", None]
    assert table["origins"].isna().tolist() == [True, False]


@pytest.mark.parametrize("hostile", ["'" * 1_000_000, '"' * 1_000_000, "," * 1_000_000, "=" * 1_000_000])
def test_hostile_cells_are_read_back(hostile: str, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(written([{"what": hostile}]).encode())
    assert read_csv(path)["what"].tolist() == [hostile]
