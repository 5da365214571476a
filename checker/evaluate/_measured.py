"""Writes down how often each rule was right (checker/rules/measured.json), for people to see beside the rule.

Other than a floor it is a measurement, not a record: it goes down as well as up.
"""

from __future__ import annotations

import json
import os
from importlib import resources
from pathlib import Path

from checker.errors import UsageError
from checker.evaluate._report import Report
from checker.rules._measured import FILE
from checker.rules._registry import all_rules


def write(report: Report, file: Path | None = None) -> list[str]:
    """Writes each rule's counts from a report on labelled stories, and says so; nothing for reports of another kind.

    A rule that gave no flag is written with 0: it was measured, and flagged nothing.

    Raises:
        UsageError: the file cannot be written.
    """
    if report.kind != "clusters":
        return []
    file = file or Path(str(resources.files("checker.rules") / FILE))
    counts = {rule.code: (0, 0) for rule in all_rules()} | dict(report.scores.rules)
    rules = {code: {"flags": flags, "right": right} for code, (right, flags) in sorted(counts.items())}
    new = file.with_suffix(".new")
    try:
        whole = {"data": report.data, "model": report.scores.model, "rules": rules}
        new.write_text(json.dumps(whole, indent=1) + "\n", encoding="utf-8")
        os.replace(new, file)
    except OSError as error:
        raise UsageError(
            f"cannot be written ({error.strerror}).",
            where=str(file),
            advice="What was measured is written in a working copy of the repository.",
        ) from error
    return [f"{report.kind}: {sum(flags > 0 for _, flags in counts.values())} rules with flags written to {file.name}"]
