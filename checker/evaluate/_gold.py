"""Reads gold files."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from checker.errors import InputError


def read_rows(path: str | Path, *needed: str) -> list[dict[str, Any]]:
    """The rows of a JSONL file, each with the fields that are needed.

    Raises:
        InputError: the file cannot be read, a line is not a JSON object, or lacks a field.
    """
    file = Path(path)
    try:
        lines = file.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"cannot be read ({getattr(error, 'strerror', None) or error}).",
            where=str(path),
            advice="Give a gold file in JSONL.",
        ) from error
    rows = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        where = f"{path}:{number}"
        try:
            row = json.loads(line)
        except ValueError as error:
            raise InputError(f"the line is not JSON ({error}).", where=where) from error
        if not isinstance(row, dict):
            raise InputError("the line is no JSON object.", where=where)
        missing = [name for name in needed if name not in row]
        if missing:
            raise InputError(f"the row has no {', '.join(missing)}.", where=where, advice="Is it gold of another kind?")
        rows.append(row)
    if not rows:
        raise InputError("there is nothing in it.", where=str(path))
    return rows


def gold_files(folder: str | Path) -> list[Path]:
    """The gold files of a folder of clusters, by name.

    Raises:
        InputError: there are none.
    """
    files = sorted(Path(folder).glob("*.gold.jsonl"))
    if not files:
        raise InputError("holds no *.gold.jsonl.", where=str(folder), advice="Give the folder of clusters.")
    return files


def fingerprint(path: str | Path) -> str:
    """The SHA-256 of a file, or of the names and contents of a folder's JSONL files."""
    place = Path(path)
    if place.is_file():
        return hashlib.sha256(place.read_bytes()).hexdigest()
    whole = hashlib.sha256()
    for file in sorted(place.glob("*.jsonl")):
        whole.update(f"{file.name}\0{hashlib.sha256(file.read_bytes()).hexdigest()}\n".encode())
    return whole.hexdigest()
