"""Between Python values and columns: canonical JSON, text that any database takes, time."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any, TypeVar

_Item = TypeVar("_Item")

#: How many values one statement names at most; SQLite and PostgreSQL both take far more.
CHUNK = 500


def dump(value: Any) -> str:
    """Canonical JSON: sorted keys, no spaces, ASCII only, so that every byte is the same on every machine."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True, default=_plain)


def keep(value: Any) -> str:
    """JSON with its keys in their given order: what is read back in the contract's order."""
    return json.dumps(value, separators=(",", ":"), ensure_ascii=True, default=_plain)


def load(text: str) -> Any:
    """What `dump` or `keep` wrote."""
    return json.loads(text)


def clean(text: str | None) -> str:
    """Text for a column of its own: without the characters that no database keeps (NUL, halves of surrogate pairs)."""
    if not text:
        return ""
    return text.replace("\x00", "�").encode("utf-8", "replace").decode("utf-8")


def clean_or_none(text: str | None) -> str | None:
    """The same, where None stays None."""
    return None if text is None else clean(text)


def now() -> str:
    """The time, UTC, ISO 8601 to the millisecond."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def chunks(items: Sequence[_Item], size: int = CHUNK) -> Iterator[Sequence[_Item]]:
    """The items in pieces that one statement can name."""
    for start in range(0, len(items), size):
        yield items[start : start + size]


def _plain(value: Any) -> Any:
    if isinstance(value, (set, frozenset)):
        return sorted(value)
    raise TypeError(f"{type(value).__name__} cannot be kept as JSON")
