"""Three articles on one story, and what the contract says of a finding."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, NamedTuple

ARTICLES: list[dict[str, Any]] = [
    {
        "id": "ledger-1",
        "outlet": "Harbour Ledger",
        "title": "Landslide above Oberfeld: fourteen dead",
        "published": "2024-05-01",
        "text": "The landslide above Oberfeld killed 14 people, the fire brigade said on Wednesday. Rescuers searched "
        "30 houses in the village. The mayor confirmed that the dam above Oberfeld had failed.",
    },
    {
        "id": "wire-1",
        "outlet": "Meridian Wire",
        "title": "Oberfeld: a village after the landslide",
        "published": "2024-05-03",
        "text": "The landslide above Oberfeld killed 19 people, the mayor said on Friday. Rescuers searched 30 houses "
        "in the village. The energy ministry denied that the dam above Oberfeld had failed.",
    },
    {
        "id": "courier-1",
        "outlet": "Lowland Courier",
        "published": None,
        "text": "The landslide above Oberfeld killed at least 16 people. Rescuers searched 45 houses in the village.",
    },
]

FINDING = {
    "id": str,
    "rule": str,
    "kind": str,
    "outcome": str,
    "severity": str,
    "confidence": float,
    "what": str,
    "explanation": str,
    "figure_id": (str, type(None)),
    "story_id": str,
    "origins": int,
    "voices": int,
    "a": dict,
    "b": dict,
}
SIDE = {
    **dict.fromkeys(("article", "field", "text", "quote"), str),
    **dict.fromkeys(("outlet", "published", "as_of", "source"), (str, type(None))),
    **dict.fromkeys(("start", "end", "quote_start", "quote_end"), int),
}


class Ran(NamedTuple):
    status: int
    out: str
    err: str

    @property
    def records(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]


Run = Callable[..., Ran]
