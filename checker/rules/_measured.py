"""How often each rule was right on the labelled stories: measured.json, which `checker.evaluate` writes."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import Any

from checker.rules._base import Rule

FILE = "measured.json"


def precision(code: str) -> tuple[int, int] | None:
    """How many of a rule's flags were right, and how many flags it gave; None where it was not measured yet."""
    counts = _measured()["rules"].get(code)
    return (int(counts["right"]), int(counts["flags"])) if counts else None


def words(rule: Rule) -> str:
    """The same as a sentence."""
    counts = precision(rule.code)
    if counts is None:
        return "Measured: not measured yet"
    right, flags = counts
    if not flags:
        return "Measured: it flagged nothing on the labelled stories"
    return f"Measured: right in {right} of {flags} flag{'s' if flags > 1 else ''} on the labelled stories"


@cache
def _measured() -> dict[str, Any]:
    file = resources.files("checker.rules") / FILE
    found: dict[str, Any] = json.loads(file.read_text("utf-8")) if file.is_file() else {"rules": {}}
    return found
