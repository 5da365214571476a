"""A step that the state machines allow, before it is an event of the log."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from checker.errors import StoreError


@dataclass(frozen=True, slots=True)
class Step:
    """A step that is allowed: what the log will hold."""

    action: str
    payload: dict[str, Any]


def one_of(what: str, value: str, known: tuple[str, ...]) -> None:
    """Passes where the value is one of those known.

    Raises:
        StoreError: it is not.
    """
    if value not in known:
        raise StoreError(f"no such {what}: {value!r}.", advice=f"It is one of {', '.join(known)}.")
