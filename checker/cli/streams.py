"""What a command reads and prints: JSONL in, data to standard output or a file, the rest to standard error."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, TextIO

from checker.errors import UsageError
from checker.model import Refused


def tell(message: str) -> None:
    """Says something that is no data."""
    print(f"checker: {message}", file=sys.stderr)


def tell_refused(refused: Iterable[Refused]) -> None:
    """Names each input that was refused, with the reason."""
    for item in refused:
        tell(f"refused {item.where}: {' '.join(item.reason.split()).rstrip('.')}. {item.advice}".rstrip())


@contextmanager
def output(path: str | None) -> Iterator[TextIO]:
    """Where data go: standard output, or a file that appears whole or not at all."""
    if path is None or path == "-":
        yield sys.stdout
        return
    from checker.export import to_file

    written = io.StringIO(newline="")
    yield written
    to_file(Path(path), written.getvalue().encode("utf-8", "backslashreplace"))


def can_be_written(path: str | None) -> None:
    """Says so before any work is done where a file can surely not be written.

    Raises:
        UsageError: it is a folder, or nothing may be written there.
    """
    if path is None or path == "-":
        return
    place = Path(path)
    folder = next((parent for parent in place.absolute().parents if parent.exists()), Path("/"))
    reason = ""
    if place.is_dir():
        reason = "it is a folder."
    elif not folder.is_dir():
        reason = f"{folder} is not a folder."
    elif not os.access(place if place.exists() else folder, os.W_OK):
        reason = "nothing may be written there."
    if reason:
        raise UsageError(reason, where=path, advice="Name another file with --out.")


def records(
    path: str, fault: Callable[[dict[str, Any]], str], refused: list[Refused], *, advice: str
) -> Iterator[dict[str, Any]]:
    """The records of a JSONL file; those that cannot be used are named and added to `refused`.

    Args:
        path: the file; - is standard input.
        fault: why a record cannot be used, "" where it can.
        refused: what was refused so far.
        advice: what a record should be.

    Raises:
        UsageError: the file cannot be read, or holds no line.
    """
    for where, value in _lines(path):
        wrong = Refused(where, reason, advice) if isinstance(value, dict) and (reason := fault(value)) else value
        if isinstance(wrong, Refused):
            refused.append(wrong)
            tell_refused([wrong])
        else:
            yield wrong


def _lines(path: str) -> Iterator[tuple[str, dict[str, Any] | Refused]]:
    """The objects of a JSONL file with their places; a line that is none comes as refused.

    Raises:
        UsageError: the file cannot be read, or holds no line.
    """
    advice = "Give a JSONL file, or - for standard input."
    empty = True
    try:
        with _bytes(path) as stream:
            for number, line in enumerate(stream, 1):
                if line.strip():
                    empty = False
                    where = f"{path}:{number}"
                    yield where, _object(line.removeprefix(b"\xef\xbb\xbf"), where)
    except OSError as error:
        raise UsageError(f"cannot be read: {error.strerror}.", where=path, advice=advice) from None
    if empty:
        raise UsageError("there is nothing in it.", where=path, advice=advice)


@contextmanager
def _bytes(path: str) -> Iterator[BinaryIO]:
    if path == "-":
        yield sys.stdin.buffer
    else:
        with Path(path).open("rb") as stream:
            yield stream


def _object(line: bytes, where: str) -> dict[str, Any] | Refused:
    try:
        value = json.loads(line.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        reason = "the line is not UTF-8" if isinstance(error, UnicodeDecodeError) else f"the line is not JSON ({error})"
        return Refused(where, reason, "Give one JSON object a line.")
    return value if isinstance(value, dict) else Refused(where, "the line is no JSON object", 'Give {"id": …}.')


def print_json(value: dict[str, Any]) -> None:
    """Prints a record as one line."""
    from checker.export import as_line

    print(as_line(value))
