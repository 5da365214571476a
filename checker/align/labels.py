"""Labelled stories for training: which figures a careful reader found to measure one quantity.

Two forms are read. A folder of gold files, as `checker evaluate clusters` has them (pairs, with their outcome). And a
file of groups: one story a line, with the ids of its articles and, for each quantity that two of them give, the places
of all its mentions. It holds ids, offsets and the reader's words for each quantity; the texts stand elsewhere.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from checker.align.entries import Entry
from checker.errors import InputError
from checker.model import Article, Field

Judge = Callable[[Entry, Entry], bool | None]


@dataclass(frozen=True, slots=True)
class Story:
    """A labelled story. `same` says of two figures whether they measure one quantity, None where nobody can tell."""

    name: str
    articles: tuple[Article, ...]
    judge: Callable[[Sequence[Entry]], Judge]


def article(record: Mapping[str, Any]) -> Article:
    """The article of a corpus record."""
    return Article(
        id=record["id"],
        name=record["id"],
        text=record["text"],
        title=record.get("title") or "",
        outlet=record.get("outlet") or "",
        published=record.get("published"),
    )


def gold_stories(folder: Path) -> Iterator[Story]:
    """The stories of a folder: NAME.jsonl with the articles, NAME.gold.jsonl with the pairs."""
    for gold in sorted(folder.glob("*.gold.jsonl")):
        name = gold.name.removesuffix(".gold.jsonl")
        articles = tuple(map(article, _lines(folder / f"{name}.jsonl")))
        lines = [line for line in _lines(gold) if line["kind"] == "figure"]
        yield Story(name, articles, lambda found, lines=lines: _by_pairs(found, lines))  # type: ignore[misc]


def grouped_stories(labels: Path, corpora: Iterable[Path]) -> Iterator[Story]:
    """The stories of a file of groups; the articles are looked up in the corpora (.jsonl or .jsonl.gz).

    Raises:
        InputError: an article that the labels name is in none of the corpora.
    """
    stories = list(_lines(labels))
    wanted = {identifier for story in stories for identifier in story["articles"]}
    texts = {str(r["id"]): r for path in corpora for r in _lines(path) if str(r["id"]) in wanted}
    for story in stories:
        missing = [identifier for identifier in story["articles"] if identifier not in texts]
        if missing:
            raise InputError(
                f"the article {missing[0]} of {story['story']} is in none of the corpora given.",
                where=str(labels),
                advice="Give the corpus that holds it, too.",
            )
        groups = {(m[0], m[1]): n for n, group in enumerate(story["groups"]) for m in group["members"]}
        yield Story(
            story["story"],
            tuple(article(texts[identifier]) for identifier in story["articles"]),
            lambda found, groups=groups: _by_groups(groups),  # type: ignore[misc]
        )


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as file:
        yield from (json.loads(line) for line in file if line.strip())


# --- groups -----------------------------------------------------------------------------------------------------------


def _by_groups(groups: Mapping[tuple[str, int], int]) -> Judge:
    """Mentions of one group are of one quantity; others are not, unless both give one value: those are passed over."""

    def same(a: Entry, b: Entry) -> bool | None:
        if Field.TITLE in (a.claim.where, b.claim.where):
            return None
        left, right = (groups.get((e.article.name, e.figure.start)) for e in (a, b))
        if left is not None and left == right:
            return True
        return None if _value(a) == _value(b) else False

    return same


# --- pairs ------------------------------------------------------------------------------------------------------------


def _by_pairs(found: Sequence[Entry], gold: Sequence[dict[str, Any]]) -> Judge:
    """A pair that gold calls anything but scope is of one quantity; every other is not, unless both give one value."""
    values = _gold_values(found, gold)

    def same(a: Entry, b: Entry) -> bool | None:
        if _same(a, b, gold, values):
            return True
        return None if _value(a) == _value(b) else False

    return same


def _gold_values(found: Sequence[Entry], gold: Sequence[dict[str, Any]]) -> dict[tuple[int, str], set[Any]]:
    """The values that were read inside each side's quote of each gold line."""
    values: dict[tuple[int, str], set[Any]] = {}
    for entry in found:
        for number, line in enumerate(gold):
            for side in "ab":
                quote = line[side]
                inside = entry.figure.start < quote["quote_end"] and quote["quote_start"] < entry.figure.end
                if entry.article.id == quote["article"] and inside:
                    values.setdefault((number, side), set()).add(_value(entry))
    return values


def _same(a: Entry, b: Entry, gold: Sequence[dict[str, Any]], values: dict[tuple[int, str], set[Any]]) -> bool:
    def on(entry: Entry, number: int, line: dict[str, Any], side: str) -> bool:
        return _on(entry, line[side], values.get((number, side), set()))

    return any(
        line["outcome"] != "scope"
        and (
            (on(a, number, line, "a") and on(b, number, line, "b"))
            or (on(a, number, line, "b") and on(b, number, line, "a"))
        )
        for number, line in enumerate(gold)
    )


def _on(entry: Entry, side: dict[str, Any], values: set[Any]) -> bool:
    """Whether the entry stands in the side's sentence, or in one that says the same, with the side's value."""
    if entry.article.id != side["article"] or _value(entry) not in values:
        return False
    spans = [(side["start"], side["end"]), *side.get("also", [])]
    return any(entry.claim.start < end and start < entry.claim.end for start, end in spans)


def _value(entry: Entry) -> tuple[float | None, float | None]:
    return entry.figure.low, entry.figure.high
