"""Floors under what was reached (baseline.toml): raised on gain, never lowered.

A floor holds for one file of data, known by its SHA-256. For figures of which less is better it is a ceiling.
"""

from __future__ import annotations

import math
import os
import tomllib
from pathlib import Path
from typing import Any

from checker.errors import UsageError
from checker.evaluate._report import Report

BASELINE = Path(__file__).with_name("baseline.toml")
#: Points by which another model or precision than the one that set a floor may fall short of it.
SLACK = 1.0
_HEAD = """\
# What the checker has reached on the public data sets, in percent. Raised by `checker evaluate KIND PATH
# --update-baseline`, never lowered by it. For figures of which less is better (traps, alarms) it is a ceiling.
"""


def below(report: Report, file: Path = BASELINE) -> tuple[str, ...]:
    """The figures that fall below their floors, each in words; empty where all hold or the data have no floors."""
    floor = _read(file).get(_key(report))
    if floor is None:
        return ()
    slack = 0.0 if floor.get("model", "") == report.scores.model else SLACK
    found = []
    for name, bound in floor["figures"].items():
        value = report.figures.get(name)
        if value is None:
            found.append(f"{name} is no longer measured (was {bound})")
        elif name in report.scores.lower and value > bound + slack:
            found.append(f"{name} {value:.2f} > {bound}")
        elif name not in report.scores.lower and value < bound - slack:
            found.append(f"{name} {value:.2f} < {bound}")
    return tuple(found)


def raise_floors(report: Report, file: Path = BASELINE) -> list[str]:
    """Raises the floors to the report's figures, and says which were raised.

    Raises:
        UsageError: the baseline cannot be written.
    """
    floors = _read(file)
    floor = floors.setdefault(
        _key(report),
        {"kind": report.kind, "name": Path(report.path).resolve().name, "data": report.data, "figures": {}},
    )
    raised = []
    for name, value in report.figures.items():
        less = name in report.scores.lower
        # Rounded towards the easier side, so that a floor never stands above what was reached.
        bound = (math.ceil if less else math.floor)(round(value * 100, 6)) / 100
        old = floor["figures"].get(name)
        if old is None or (bound < old if less else bound > old):
            floor["figures"][name] = bound
            raised.append(f"{report.kind} {floor['name']}: {name} {old if old is not None else 'new'} → {bound}")
    if raised:
        floor["model"] = report.scores.model
        _write(floors, file)
    return raised or [f"{report.kind} {floor['name']}: no figure is better than its floor"]


def _key(report: Report) -> str:
    return f"{report.kind} {report.data}"


def _read(file: Path) -> dict[str, dict[str, Any]]:
    if not file.is_file():
        return {}
    floors = tomllib.loads(file.read_text(encoding="utf-8")).get("floor", [])
    return {f"{floor['kind']} {floor['data']}": floor for floor in floors}


def _write(floors: dict[str, dict[str, Any]], file: Path) -> None:
    parts = [_HEAD]
    for floor in sorted(floors.values(), key=lambda floor: (floor["kind"], floor["name"], floor["data"])):
        parts.append("\n[[floor]]\n")
        parts += [f'{name} = "{floor[name]}"\n' for name in ("kind", "name", "data", "model")]
        parts.append("[floor.figures]\n")
        parts += [f"{name} = {bound}\n" for name, bound in floor["figures"].items()]
    new = file.with_suffix(".new")
    try:
        new.write_text("".join(parts), encoding="utf-8")
        os.replace(new, file)
    except OSError as error:
        raise UsageError(
            f"cannot be written ({error.strerror}).",
            where=str(file),
            advice="Floors are raised in a working copy of the repository.",
        ) from error
