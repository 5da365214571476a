"""The discrepancy CSV: RFC 4180, UTF-8, safe to open in a spreadsheet, and read back exactly.

A text cell that a spreadsheet would take for a formula (it starts with = + - @, tab or return) gets a leading
apostrophe. So does a cell that starts with apostrophes before such a character, so that reading can take exactly one
away. An empty cell is a missing value, an empty text is written as "".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from checker.errors import InputError
from checker.export.columns import COLUMNS, TYPES

if TYPE_CHECKING:
    from pandas import DataFrame

#: What a spreadsheet takes for the start of a formula; the line feed and the full-width forms are taken so by some.
FORMULA = "=+-@\t\r\n＝＋－＠"

_ENDS = re.compile("[,\r\n]")


def neutral(text: str) -> str:
    """The text as a cell that no spreadsheet runs."""
    return "'" + text if _looks_active(text) else text


def restored(cell: str) -> str:
    """The text that `neutral` made this cell of."""
    return cell[1:] if cell.startswith("'") and _looks_active(cell) else cell


def _looks_active(text: str) -> bool:
    rest = text.lstrip("'")
    return rest != "" and rest[0] in FORMULA


def write_csv(rows: Iterable[Mapping[str, Any]], out: TextIO, columns: Sequence[str] = COLUMNS) -> None:
    """Writes rows (of `rows`) with a header line. `out` must be opened with newline=""."""
    out.write(",".join(_quoted(neutral(name)) for name in columns) + "\r\n")
    for row in rows:
        out.write(",".join(_cell(row.get(name), TYPES.get(name, "text")) for name in columns) + "\r\n")


def _cell(value: Any, kind: str) -> str:
    if value is None:
        return ""
    if kind == "integer":
        return str(int(value))
    if kind == "number":
        return repr(float(value))
    # Halves of surrogate pairs cannot be written as UTF-8 at all.
    return _quoted(neutral(str(value).encode("utf-8", "replace").decode("utf-8")))


def _quoted(text: str) -> str:
    if text == "" or any(c in text for c in ',"\r\n') or text != text.strip():
        return '"' + text.replace('"', '""') + '"'
    return text


def frame(rows: Iterable[Mapping[str, Any]], columns: Sequence[str] = COLUMNS) -> DataFrame:
    """Rows as a DataFrame: texts as objects (None where missing), Int64 and Float64 for the numbers."""
    import pandas as pd

    kept = list(rows)
    types = {"text": "object", "integer": "Int64", "number": "Float64"}
    table = {name: pd.Series([row.get(name) for row in kept], dtype=types[TYPES.get(name, "text")]) for name in columns}
    return pd.DataFrame(table, columns=list(columns))


def read_csv(path: str | Path) -> DataFrame:
    """A DataFrame with exactly what was exported: the same as `frame` of the exported rows.

    Raises:
        InputError: the file cannot be read, is not UTF-8, or is no such table.
    """
    try:
        with open(path, encoding="utf-8", newline="") as file:
            text = file.read()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"it cannot be read ({error}).", where=str(path), advice="Is it the exported CSV?") from error
    lines = parse(text.removeprefix("\ufeff"))
    header = next(lines, None)
    if not header or any(name is None for name in header):
        raise InputError("it has no header line.", where=str(path), advice="Is it the exported CSV?")
    columns = [restored(str(name)) for name in header]
    rows = []
    for number, cells in enumerate(lines, start=2):
        if cells == [None]:
            continue  # an empty line, as some programs leave at the end
        if len(cells) != len(columns):
            raise InputError(
                f"row {number} has {len(cells)} cells, the header {len(columns)}.", where=str(path),
                advice="Was it changed by another program? Export it again.",
            )  # fmt: skip
        try:
            rows.append(
                {name: _value(cell, TYPES.get(name, "text")) for name, cell in zip(columns, cells, strict=True)}
            )
        except ValueError as error:
            raise InputError(f"row {number} holds no number where one belongs ({error}).", where=str(path)) from error
    return frame(rows, columns)


def _value(cell: str | None, kind: str) -> Any:
    if cell is None or (cell == "" and kind != "text"):
        return None
    if kind == "integer":
        return int(cell)
    return float(cell) if kind == "number" else restored(cell)


def parse(text: str) -> Iterator[list[str | None]]:
    """The lines of a CSV; unlike the standard reader it tells an empty text ("") from a missing value (None).

    One pass, linear in the text. Lines may end in CR LF or LF; quoted cells may hold either.
    """
    at, end = 0, len(text)
    line: list[str | None] = []
    while at < end:
        cell: str | None
        if text[at] == '"':
            cell, at = _quoted_cell(text, at + 1)
        else:
            stop = _stop(text, at)
            cell, at = (text[at:stop] or None), stop
        line.append(cell)
        if at >= end:
            break
        if text[at] == ",":
            at += 1
            if at < end and text[at] not in "\r\n":
                continue
            line.append(None)  # a missing value at the end of the line
        at += 2 if text.startswith("\r\n", at) else 1
        yield line
        line = []
    if line:
        yield line


def _stop(text: str, at: int) -> int:
    found = _ENDS.search(text, at)
    return found.start() if found else len(text)


def _quoted_cell(text: str, at: int) -> tuple[str, int]:
    parts = []
    while True:
        quote = text.find('"', at)
        if quote < 0:
            raise InputError("a quoted cell is never closed.", advice="The file seems to be cut off.")
        parts.append(text[at:quote])
        if not text.startswith('"', quote + 1):
            return "".join(parts), quote + 1
        parts.append('"')
        at = quote + 2
