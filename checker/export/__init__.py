"""Findings out of the program: CSV, XLSX and JSON lines; signed figures as schema.org ClaimReview.

`rows` makes flat rows of findings, with or without a store's decisions; `export` writes them; `read_csv` reads a CSV
back exactly as it was exported.
"""

from __future__ import annotations

from checker.export.claimreview import claim_reviews
from checker.export.columns import COLUMNS, MEANING, rows
from checker.export.csv import frame, read_csv, write_csv
from checker.export.jsonl import as_line, write_jsonl
from checker.export.write import FORMATS, export, to_file
from checker.export.xlsx import write_xlsx

__all__ = [
    "COLUMNS",
    "FORMATS",
    "MEANING",
    "as_line",
    "claim_reviews",
    "export",
    "frame",
    "read_csv",
    "rows",
    "to_file",
    "write_csv",
    "write_jsonl",
    "write_xlsx",
]
