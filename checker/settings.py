"""Every threshold of a run, in one frozen place."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from checker.model import DIVERGENT, Outcome

DEFAULT_MODEL = "all-MiniLM-L6-v2"
DEFAULT_STORE = "sqlite:///checker.db"


def cache_folder() -> Path:
    """The user's cache folder for converted models (XDG base directory specification)."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "source-consistency-checker"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a run may vary. Probabilities are 0..1, similarities are cosines, times are days."""

    model: str = DEFAULT_MODEL
    backend: str = "openvino"  # or "torch": sentence-transformers as it is
    second_opinion: str = ""  # a CrossEncoder for natural language inference, asked about flags; none is the default
    allow_download: bool = False
    pairs: str = "across"  # "across": articles of different outlets; "all": also one outlet against itself
    outcomes: frozenset[Outcome] = DIVERGENT
    min_same_story: float = 0.5  # P(same story) in a large pile from which two articles are compared
    min_probability: float = 0.08  # P(same fact) from which an alignment is judged (see notebooks)
    pair_probability: float = 0.2  # the same for two passages by themselves, where no other figure vies for the place
    min_same_fact: float = 0.45  # P(same fact) of two passages from which they are taken to state one (`same_fact`)
    second_probability: float = 0.3  # P(same fact) from which a moving count with a partner meets one that has none
    window_days: int = 45  # articles further apart are not the same story
    disabled_rules: frozenset[str] = frozenset()
