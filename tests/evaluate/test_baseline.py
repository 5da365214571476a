"""What was reached on the public data sets is not lost: no figure is below its floor."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from checker.evaluate import evaluate
from checker.evaluate._floors import BASELINE
from checker.evaluate._gold import fingerprint
from checker.settings import Settings

pytestmark = [pytest.mark.data, pytest.mark.slow]

FLOORS: list[dict[str, Any]] = tomllib.loads(BASELINE.read_text(encoding="utf-8")).get("floor", [])


@pytest.mark.parametrize("floor", FLOORS, ids=[f"{floor['kind']}-{floor['name']}" for floor in FLOORS])
def test_no_figure_is_below_its_floor(floor: dict[str, Any], data_dir: Path) -> None:
    path = data_dir / floor["name"]
    if not path.exists():
        pytest.skip(f"{floor['name']} is not at hand")
    if fingerprint(path) != floor["data"]:
        pytest.skip(f"{floor['name']} is another half of the data than the floors were set on")
    assert evaluate(floor["kind"], str(path), Settings()).below == ()
