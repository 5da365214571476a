"""Writes down what was measured last: every figure for the README, and how often each rule was right for its page.

Other than a floor it is a measurement, not a record: it goes down as well as up.
"""

from __future__ import annotations

import json
import os
from importlib import resources
from pathlib import Path
from typing import Any

from checker.errors import UsageError
from checker.evaluate._report import Report
from checker.rules._measured import FILE
from checker.rules._registry import all_rules

FIGURES = Path(__file__).with_name("measured.json")
RULES = Path(str(resources.files("checker.rules") / FILE))


def write(report: Report, figures: Path = FIGURES, rules: Path = RULES) -> list[str]:
    """Writes the report's figures and, from labelled stories, each rule's counts; returns what was done, a line each.

    A rule that gave no flag is written with 0: it was measured, and flagged nothing.

    Raises:
        UsageError: a file cannot be written.
    """
    name = Path(report.path).resolve().name
    all_figures = read(figures)
    all_figures[f"{report.kind} {name}"] = {
        "data": report.data,
        "model": report.scores.model,
        "figures": {figure: round(value, 4) for figure, value in report.figures.items()},
    }
    _write(dict(sorted(all_figures.items())), figures)
    done = [f"{report.kind} {name}: written to {figures.name}, for the README"]
    if report.kind == "clusters":
        counts = {rule.code: (0, 0) for rule in all_rules()} | dict(report.scores.rules)
        by_rule = {code: {"flags": flags, "right": right} for code, (right, flags) in sorted(counts.items())}
        _write({"data": report.data, "model": report.scores.model, "rules": by_rule}, rules)
        done.append(f"{report.kind} {name}: each rule's precision written, for its page")
    return done


def read(figures: Path = FIGURES) -> dict[str, Any]:
    """What was measured last: for "KIND NAME" the fingerprints of data and model, and the figures in percent."""
    found: dict[str, Any] = json.loads(figures.read_text("utf-8")) if figures.is_file() else {}
    return found


def _write(what: dict[str, Any], file: Path) -> None:
    new = file.with_suffix(".new")
    try:
        new.write_text(json.dumps(what, indent=1) + "\n", encoding="utf-8")
        os.replace(new, file)
    except OSError as error:
        raise UsageError(
            f"cannot be written ({error.strerror}).",
            where=str(file),
            advice="What was measured is written in a working copy of the repository.",
        ) from error
