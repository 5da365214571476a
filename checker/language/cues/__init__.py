"""Language knowledge as data: word lists, patterns and tables in TOML, read once and only when asked for."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def load_cues(name: str) -> dict[str, Any]:
    """The table in `name`.toml, as tomllib reads it. Callers must not change it: it is shared.

    Raises:
        FileNotFoundError: there is no such table.
    """
    return tomllib.loads(resources.files(__name__).joinpath(f"{name}.toml").read_text("utf-8"))
