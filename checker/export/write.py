"""One call for all formats, to a file or a stream."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO

from checker.errors import InputError, UsageError
from checker.export.claimreview import as_text, claim_reviews
from checker.export.columns import rows
from checker.export.csv import write_csv
from checker.export.jsonl import write_jsonl
from checker.export.xlsx import write_xlsx

FORMATS = ("csv", "xlsx", "jsonl", "claimreview")


def export(source: Any, format: str, out: str | Path | BinaryIO, *, query: Any = None, organisation: str = "") -> int:
    """Writes findings in one of FORMATS, or signed figures as "claimreview"; returns how many.

    A file appears whole or not at all: it is written beside its place and then moved there.

    Args:
        source: a store (its findings by `query`, with the head of its log), or findings as `rows` takes them.
        format: csv, xlsx, jsonl; or claimreview, which needs a store and takes its signed figures whatever the query.
        out: a path, "-" for standard output, or a binary stream.
        query: the store's query; by default everything.
        organisation: for claimreview, who publishes the check.

    Raises:
        UsageError: no such format, or it needs a store.
        InputError: the file cannot be written.
    """
    if format not in FORMATS:
        raise UsageError(f"no such format: {format!r}.", advice=f"There are {', '.join(FORMATS)}.")
    if format == "claimreview":
        if not hasattr(source, "figures"):
            raise UsageError("signed figures are in a store.", advice="Give the store.")
        reviews = claim_reviews(source, organisation=organisation)
        number, content = len(reviews), as_text(reviews).encode("ascii")
    else:
        head, findings = _read(source, query)
        number, content = len(findings), _bytes(findings, format, head)
    if isinstance(out, (str, Path)) and str(out) != "-":
        to_file(Path(out), content)
    else:
        stream = sys.stdout.buffer if isinstance(out, (str, Path)) else out
        stream.write(content)
    return number


def _read(source: Any, query: Any) -> tuple[str | None, list[Any]]:
    if hasattr(source, "head") and hasattr(source, "findings"):
        head: str = source.head()
        return head, list(source.findings() if query is None else source.findings(query))
    found: Iterable[Any] = source
    return None, list(found)


def _bytes(findings: list[Any], format: str, head: str | None) -> bytes:
    if format == "xlsx":
        binary = io.BytesIO()
        write_xlsx(rows(findings, chain_head=head), binary, chain_head=head)
        return binary.getvalue()
    text = io.StringIO(newline="")
    if format == "csv":
        write_csv(rows(findings, chain_head=head), text)
    else:
        write_jsonl(findings, text, chain_head=head)
    return text.getvalue().encode("utf-8")


def to_file(path: Path, content: bytes) -> None:
    """Writes a file that appears whole or not at all; what is no plain file (a pipe, /dev/null) is written to.

    Raises:
        InputError: it cannot be written.
    """
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(content)
            return
        place = path.resolve()  # a link keeps pointing to its file
        place.parent.mkdir(parents=True, exist_ok=True)
        beside = place.with_name(f".{place.name}.{os.getpid()}.part")
        try:
            beside.write_bytes(content)
            os.replace(beside, place)
        finally:
            with suppress(OSError):
                beside.unlink()
    except OSError as error:
        raise InputError(
            f"it cannot be written ({error.strerror}).", where=str(path), advice="Choose another place for it."
        ) from error
