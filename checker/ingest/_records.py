"""Formats that hold many articles: JSONL, JSON and CSV with the fields id, outlet, title, published, url, text."""

from __future__ import annotations

import csv
import io
import json
import logging
from collections.abc import Iterator, Mapping

from checker.errors import InputError
from checker.ingest import _head, _lines, _stamps
from checker.ingest._encoding import decode
from checker.model import Article, Refused

log = logging.getLogger(__name__)

_FIELDS = ("id", "outlet", "title", "byline", "published", "url")
_TEXT_ADVICE = 'An article needs a field "text" with its words.'
_ALL_BAD = 20  # when this many lines, and all of them, lack a text, the file is no corpus: one refusal says so


def read_jsonl(raw: bytes, where: str, name: str) -> Iterator[Article | Refused]:
    """One article a line. A line that cannot be read is refused by its number; the rest goes on."""
    items: list[Article | Refused] = []
    for number, line in enumerate(decode(raw, where).split("\n"), start=1):
        if not line.strip():
            continue
        place = f"{where}:{number}"
        try:
            loaded = json.loads(line)
        except (ValueError, RecursionError) as error:
            items.append(
                Refused(place, f"not JSON: {_said(error)}", "Each line must hold one article as a JSON object.")
            )
            continue
        items.append(_record(loaded, place, f"{name}-{number}"))
    yield from _corpus(items, where)


def read_json(raw: bytes, where: str, name: str) -> Iterator[Article | Refused]:
    """One article, or a list of them."""
    try:
        loaded = json.loads(decode(raw, where))
    except (ValueError, RecursionError) as error:
        raise InputError(
            f"not JSON: {_said(error)}", where=where, advice="It must hold an article, or a list of articles."
        ) from error
    if not isinstance(loaded, list):
        yield _record(loaded, where, name)
        return
    if not loaded:
        raise InputError("the list is empty", where=where, advice=_TEXT_ADVICE)
    yield from _corpus(
        [_record(entry, f"{where}:{i}", f"{name}-{i}") for i, entry in enumerate(loaded, start=1)], where
    )


def read_csv(raw: bytes, where: str, name: str) -> Iterator[Article | Refused]:
    """One article a row under a header line; commas, semicolons, tabs or bars between the cells."""
    text = decode(raw, where)
    _allow_long_cells()
    header_line = text.lstrip("\n").split("\n", 1)[0]
    delimiter = max(",;\t|", key=header_line.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    header: list[str] | None = None
    items: list[Article | Refused] = []
    try:
        for row in reader:
            if header is None:
                if not any(cell.strip() for cell in row):
                    continue
                header = [cell.strip().casefold() for cell in row]
                if "text" not in header:
                    raise InputError(
                        'the table has no column "text"',
                        where=where,
                        advice=f"Its columns are {', '.join(header)[:200]}. Articles need a column text.",
                    )
                continue
            if not any(cell.strip() for cell in row):
                continue
            place = f"{where}:{reader.line_num}"
            if len(row) > len(header) and any(cell.strip() for cell in row[len(header) :]):
                items.append(
                    Refused(
                        place,
                        f"the row has {len(row)} cells, the header {len(header)}",
                        "Put cells that hold the delimiter in quotation marks.",
                    )
                )
                continue
            items.append(_record(dict(zip(header, row, strict=False)), place, f"{name}-{len(items) + 1}"))
    except csv.Error as error:
        items.append(Refused(f"{where}:{reader.line_num}", f"not CSV: {error}", "Save the table again as CSV (UTF-8)."))
    yield from _corpus(items, where)


def _corpus(items: list[Article | Refused], where: str) -> Iterator[Article | Refused]:
    refused = [item for item in items if isinstance(item, Refused)]
    if not items:
        raise InputError("the file holds no articles", where=where, advice=_TEXT_ADVICE)
    if len(refused) == len(items) >= _ALL_BAD and len({r.reason for r in refused}) == 1:
        raise InputError(
            f"none of its {len(items)} lines is an article: {refused[0].reason}", where=where, advice=_TEXT_ADVICE
        )
    yield from items


def _record(loaded: object, where: str, name: str) -> Article | Refused:
    from checker.ingest._pages import article

    if not isinstance(loaded, Mapping):
        return Refused(
            where, "not an article: a JSON object was expected", "Each article is an object with its fields in braces."
        )
    text = loaded.get("text")
    if text is None:
        return Refused(where, 'the article has no "text"', _TEXT_ADVICE)
    if not isinstance(text, str):
        return Refused(where, f'"text" is not a string but {_kind(text)}', _TEXT_ADVICE)
    if not any(c.isalnum() for c in text):
        return Refused(where, '"text" is empty', _TEXT_ADVICE)
    said = {field: plain(loaded.get(field)) for field in _FIELDS if field != "published"}
    published = date(loaded.get("published"), where)
    # A whole page in the text field may say itself what its columns leave open.
    if not said["title"] or not said["outlet"] or (published is None and not loaded.get("published")):
        head = _head.read(_lines.split(text), said["title"])
        said["title"] = said["title"] or head.title
        if head.stamps:
            said["outlet"] = said["outlet"] or head.outlet
            said["byline"] = said["byline"] or head.byline
            published = published or (head.published if not loaded.get("published") else None)
    return article(
        name=said["id"] or name,
        text=text,
        outlet=said["outlet"],
        title=said["title"],
        byline=said["byline"],
        published=published,
        url=said["url"],
        read_from=where,
    )


def plain(value: object) -> str:
    """A field as one line of text; an empty string for null and for what is neither text nor a number."""
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, Mapping) and isinstance(value.get("name"), str):
        return plain(value["name"])
    if isinstance(value, list):
        return ", ".join(part for part in map(plain, value) if part)
    return ""


def date(value: object, where: str) -> str | None:
    """An ISO date or date and time, or None; what cannot be read as one is warned of, and the article kept."""
    if value is None or value == "":
        return None
    found = _stamps.iso(value) if isinstance(value, str) else None
    if found is None:
        log.warning("%s: published %r is no date (such as 2024-10-18); the article is read without one", where, value)
    return found


def _kind(value: object) -> str:
    names = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object"}
    return names.get(type(value), type(value).__name__)


def _said(error: Exception) -> str:
    return error.msg if isinstance(error, json.JSONDecodeError) else str(error)[:120]


def _allow_long_cells() -> None:
    if csv.field_size_limit() < 2**28:
        csv.field_size_limit(2**28)
