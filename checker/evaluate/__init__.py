"""Scores the checker against gold files, and keeps what was reached from getting lost.

The figures are those of the contract (Gold files), on data that is not part of the product.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from typing import cast

from checker.errors import UsageError
from checker.evaluate import _measured
from checker.evaluate._floors import below, raise_floors
from checker.evaluate._gold import fingerprint
from checker.evaluate._report import Report, Scores
from checker.settings import Settings

KINDS = ("clusters", "quantities", "pairs", "status", "sources", "alignment")

Scorer = Callable[[str, Settings, bool], Scores]


def evaluate(kind: str, path: str, settings: Settings, show: bool = False) -> Report:
    """The checker's figures on one gold file (or folder, for clusters).

    Args:
        kind: one of KINDS.
        path: the gold file; for clusters the folder of articles and gold files.
        settings: what is measured.
        show: also list what was missed and what was wrong.

    Raises:
        UsageError: there is no such kind.
        InputError: the gold cannot be read, or is of another kind.
    """
    if kind not in KINDS:
        raise UsageError(f"there is no kind {kind!r}.", advice=f"There are: {', '.join(KINDS)}.")
    score = cast("Scorer", import_module(f"checker.evaluate.{kind}").score)
    scores = score(path, settings, show)
    report = Report(kind=kind, path=path, data=fingerprint(path), scores=scores)
    return replace(report, below=below(report))


def keep(report: Report) -> list[str]:
    """Raises the floors to what was reached and, on labelled stories, writes how often each rule was right.

    Returns what was done, a line each.

    Raises:
        UsageError: a file cannot be written.
    """
    return [*raise_floors(report), *_measured.write(report)]


__all__ = ["KINDS", "Report", "evaluate", "keep", "raise_floors"]
