"""What the readers of breakdowns share: patterns made from the cues, and which counts count things of one kind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from checker.language.cues import load_cues
from checker.language.lemma import lemma
from checker.model import Figure


def cues(table: str) -> Any:
    """A table or list of `cues/breakdowns.toml`."""
    return load_cues("breakdowns")[table]


def any_of(words: Iterable[str]) -> str:
    """A pattern that takes any of the words, the longest first."""
    return f"(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})"


def words_of(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds any of the words, whole."""
    return re.compile(rf"(?<![\w-]){any_of(words)}(?![\w-])", re.IGNORECASE)


@cache
def heads(table: str, key: str = "") -> frozenset[str]:
    """The nouns of a list of the cues, as heads of figures are spelled."""
    found = cues(table)
    return frozenset(map(lemma, found[key] if key else found))


@cache
def partitions() -> dict[str, frozenset[str]]:
    """The ways to divide a whole, by name."""
    return {name: frozenset(map(lemma, words)) for name, words in cues("partitions").items()}


def comparable(part: Figure, whole: Figure) -> bool:
    """Whether two counts count things of one kind."""
    a, b = lemma(part.head), lemma(whole.head)
    persons = heads("persons") | heads("fates", "words")
    if a == b or (a in persons and b in persons):
        return True
    return any(a in group and b in group for group in (heads("groups", name) for name in cues("groups")))


def of_one_partition(parts: Sequence[Figure]) -> str:
    """The name of the partition that all parts belong to, empty where there is none."""
    names = {lemma(part.head) for part in parts}
    return next((name for name, group in partitions().items() if names <= group), "")


def is_complete(parts: Sequence[Figure], total: Figure) -> bool:
    """Whether the kinds of the parts leave nothing out of the total: men and women, gold, silver and bronze."""
    names = {lemma(part.head) for part in parts}
    return any(
        names >= set(map(lemma, one["parts"])) and ("of" not in one or lemma(total.head) in one["of"])
        for one in cues("complete")
    )
