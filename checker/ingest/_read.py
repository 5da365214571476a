"""Files, folders and standard input → articles."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from checker.errors import InputError
from checker.ingest import _pages, _records
from checker.model import Article, Refused

log = logging.getLogger(__name__)

LARGEST = 256 * 1024 * 1024  # bytes; a larger file is refused
_READERS = {
    ".txt": _pages.read_text,
    ".text": _pages.read_text,
    ".md": _pages.read_text,
    ".html": _pages.read_html,
    ".htm": _pages.read_html,
    ".jsonl": _records.read_jsonl,
    ".ndjson": _records.read_jsonl,
    ".json": _records.read_json,
    ".csv": _records.read_csv,
    ".tsv": _records.read_csv,
}
_SINGLE = frozenset(
    {".txt", ".text", ".md", ".html", ".htm"}
)  # formats that hold one article, which a sidecar describes
#: Files that stand beside articles and are none; passed over in a folder, refused with a reason where they are named.
_BESIDE = frozenset(
    {"readme", "license", "licence", "changelog", "notice", "expected", "gold", "manifest", "requirements", "makefile"}
)
_KINDS = ", ".join(sorted(_READERS))


def read(paths: Sequence[str]) -> tuple[list[Article], list[Refused]]:
    """Reads articles from files, folders (recursively, in order of name) and "-" (standard input, JSONL).

    Returns the articles, each under a name of its own, and what was refused with the reason. The same article met again
    is taken once. Never raises for a bad input: whatever else can be read is read.
    """
    articles: list[Article] = []
    refused: list[Refused] = []
    for path in paths:
        for item in _one(path):
            (refused if isinstance(item, Refused) else articles).append(item)  # type: ignore[arg-type]
    return _apart(articles), refused


def _one(path: str) -> Iterator[Article | Refused]:
    if path == "-":
        yield from _guarded(lambda: _records.read_jsonl(sys.stdin.buffer.read(), "-", "stdin"), "-")
        return
    place = Path(path)
    if not place.exists():
        yield Refused(path, "there is no such file or folder", "Check the path.")
    elif place.is_dir():
        files = list(_walk(place))
        if not files:
            yield Refused(path, "the folder holds no articles", f"Articles are files that end in {_KINDS}.")
        for file in files:
            yield from _file(file)
    else:
        yield from _file(place)


def _walk(folder: Path) -> Iterator[Path]:
    """The files of a folder that can hold articles, in order of path; hidden ones are left out."""
    for file in sorted(folder.rglob("*")):
        inside = file.relative_to(folder)
        if any(part.startswith((".", "__")) for part in inside.parts) or not file.is_file():
            continue
        stem, suffixes = file.name.split(".", 1)[0].casefold(), [s.casefold() for s in file.suffixes]
        if file.suffix.casefold() not in _READERS:
            log.info("%s: passed over, not a format of articles", file)
        elif stem in _BESIDE or ".gold" in suffixes or _sidecar_of(file) is not None:
            log.info("%s: passed over, it stands beside articles", file)
        else:
            yield file


def _sidecar_of(file: Path) -> Path | None:
    """The page that a .json file describes: the file of the same name beside it."""
    if file.suffix.casefold() != ".json":
        return None
    return next((page for suffix in sorted(_SINGLE) if (page := file.with_suffix(suffix)).is_file()), None)


def _file(file: Path) -> Iterator[Article | Refused]:
    reader = _READERS.get(file.suffix.casefold())
    if reader is None:
        yield Refused(
            str(file),
            f"not a format of articles: {file.suffix or 'no ending'}",
            f"Articles are files that end in {_KINDS}.",
        )
        return
    if _sidecar_of(file) is not None:
        yield Refused(
            str(file), "describes the page of the same name", "Name the page; what stands here is read with it."
        )
        return

    def work() -> Iterator[Article | Refused]:
        size = file.stat().st_size
        if size > LARGEST:
            raise InputError(
                f"the file is too large ({size / 2**20:.0f} MB)",
                advice=f"Split it into files of at most {LARGEST // 2**20} MB.",
            )
        raw = file.read_bytes()
        if file.suffix.casefold() in _SINGLE:
            yield from _pages.with_sidecar(reader(raw, str(file), file.stem), file.with_suffix(".json"))
        else:
            yield from reader(raw, str(file), file.stem)

    yield from _guarded(work, str(file))


def _guarded(work, where: str) -> Iterator[Article | Refused]:  # type: ignore[no-untyped-def]
    try:
        yield from work()
    except InputError as error:
        yield Refused(error.where or where, error.reason, error.advice)
    except OSError as error:
        yield Refused(where, f"cannot be read: {error.strerror or error}", "Check the file's permissions.")


def _apart(articles: Sequence[Article]) -> list[Article]:
    """Each article once, each under its own name: a name that is taken gets a number."""
    kept: list[Article] = []
    ids: dict[str, str] = {}
    names: set[str] = set()
    for article in articles:
        if article.id in ids:
            log.info("%s: the same article as %s, taken once", article.read_from, ids[article.id])
            continue
        ids[article.id] = article.read_from
        name, number = article.name, 1
        while name in names:
            number += 1
            name = f"{article.name}-{number}"
        if number > 1:
            log.warning(
                "%s: the name %r is taken already, the article is called %r", article.read_from, article.name, name
            )
        names.add(name)
        kept.append(article if name == article.name else replace(article, name=name))
    return kept
