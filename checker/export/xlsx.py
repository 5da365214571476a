"""The discrepancy table as a workbook: frozen header, filters, links, and a sheet that says what each column means."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence
from typing import Any, BinaryIO

from checker.export.columns import COLUMNS, MEANING, TYPES

#: Excel's own limits: characters a cell, and of an address in a link.
_CELL, _ADDRESS = 32_767, 2_079
#: Links that one sheet can hold, with room to spare.
_LINKS = 60_000

_WIDTHS = {"explanation": 60, "what": 32, "a_text": 60, "b_text": 60, "note": 40, "a_quote": 24, "b_quote": 24}
_COLOURS = {"conflict": "#F4C7C3", "attributed": "#FCE8B2", "update": "#C9DAF8"}
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def write_xlsx(rows: Sequence[Mapping[str, Any]], out: BinaryIO, *, chain_head: str | None = None) -> None:
    """Writes rows (of `rows`) as a workbook with the sheets Discrepancies and Columns.

    Text is always written as text, so nothing in it can run as a formula.
    """
    import xlsxwriter

    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(buffer, options)
    book.set_properties({"title": "Discrepancies", "comments": f"Head of the log: {chain_head}" if chain_head else ""})
    formats = {
        "head": book.add_format({"bold": True, "bg_color": "#E8EAED", "bottom": 1, "text_wrap": True}),
        "text": book.add_format({"valign": "top", "text_wrap": True}),
        "integer": book.add_format({"valign": "top", "num_format": "0"}),
        "number": book.add_format({"valign": "top", "num_format": "0.00"}),
        "link": book.add_format({"valign": "top", "font_color": "#1155CC", "underline": 1}),
    }
    sheet = book.add_worksheet("Discrepancies")
    sheet.freeze_panes(1, 1)
    sheet.set_row(0, 30)
    for column, name in enumerate(COLUMNS):
        sheet.write_string(0, column, name, formats["head"])
        sheet.set_column(column, column, _WIDTHS.get(name, 10 if TYPES[name] != "text" else 16))
    links = 0
    for number, row in enumerate(rows, start=1):
        for column, name in enumerate(COLUMNS):
            links += _write(sheet, number, column, row.get(name), TYPES[name], formats, links < _LINKS)
    sheet.autofilter(0, 0, max(len(rows), 1), len(COLUMNS) - 1)
    outcome = COLUMNS.index("outcome")
    for value, colour in _COLOURS.items():
        rule = {
            "type": "cell",
            "criteria": "==",
            "value": f'"{value}"',
            "format": book.add_format({"bg_color": colour}),
        }
        sheet.conditional_format(1, outcome, max(len(rows), 1), outcome, rule)
    sheet.set_landscape()
    sheet.repeat_rows(0)
    sheet.fit_to_pages(1, 0)
    _legend(book, formats)
    book.close()
    out.write(buffer.getvalue())


def _write(sheet: Any, row: int, column: int, value: Any, kind: str, formats: Mapping[str, Any], may_link: bool) -> int:
    """Writes one cell; how many links that made."""
    if value is None:
        sheet.write_blank(row, column, None, formats["text"])
        return 0
    if kind != "text":
        sheet.write_number(row, column, value, formats[kind])
        return 0
    text = _CONTROL.sub("\ufffd", str(value))
    if len(text) > _CELL:
        text = text[: _CELL - 1] + "…"
    web = text.startswith(("http://", "https://")) and len(text) <= _ADDRESS and not any(c.isspace() for c in text)
    if web and may_link:
        sheet.write_url(row, column, text, formats["link"], string=text)
        return 1
    sheet.write_string(row, column, text, formats["text"])
    return 0


def _legend(book: Any, formats: Mapping[str, Any]) -> None:
    sheet = book.add_worksheet("Columns")
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, 0, 18)
    sheet.set_column(1, 1, 90)
    for column, words in enumerate(("column", "what it means")):
        sheet.write_string(0, column, words, formats["head"])
    for number, (name, told) in enumerate(MEANING.items(), start=1):
        sheet.write_string(number, 0, name, formats["text"])
        sheet.write_string(number, 1, told, formats["text"])
