"""`checker evaluate` gives the figures of the reference scorers, which drive the command line from outside."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from checker.evaluate import evaluate
from checker.settings import Settings

pytestmark = [pytest.mark.data, pytest.mark.slow]


@pytest.fixture(scope="module")
def tools(root: Path) -> Path:
    folder = root.parent / "shared" / "tools"
    if not folder.is_dir():
        pytest.skip("the reference scorers are not at hand")
    return folder


def reference(tool: Path, *paths: Path) -> str:
    """The last line that a scorer prints."""
    checker = Path(sys.executable).with_name("checker")
    if not checker.exists():
        pytest.skip("the command line is not installed")
    run = subprocess.run(
        [sys.executable, str(tool), *map(str, paths)],
        capture_output=True,
        text=True,
        env={**os.environ, "CHECKER_BIN": str(checker)},
    )
    assert not run.stderr, run.stderr
    return run.stdout.strip().splitlines()[-1]


def numbers(line: str) -> list[float]:
    return [float(number) for number in re.findall(r"\d+\.\d+", line)]


def test_quantities(tools: Path, data_dir: Path) -> None:
    path = data_dir / "quantities.jsonl"
    figures = evaluate("quantities", str(path), Settings()).figures
    ours = [round(figures[name], 1) for name in ("value_f1", "unit_f1", "change_f1")]
    assert ours == numbers(reference(tools / "quantities.py", path))[:3]


def test_pairs(tools: Path, data_dir: Path) -> None:
    path = data_dir / "equate_NewsNLI.jsonl"
    figures = evaluate("pairs", str(path), Settings()).figures
    ours = [round(figures[name], 1) for name in ("precision", "recall", "f1", "alarms")]
    # F1 is on a line of its own digits: "contradiction P 1.0 R 2.0 F1 3.0, false alarms on 9 entailed 4.0%".
    assert ours == pytest.approx(numbers(reference(tools / "pairs.py", path))[:4], abs=0.051)


def test_clusters(tools: Path, data_dir: Path) -> None:
    path = data_dir / "clusters"
    figures = evaluate("clusters", str(path), Settings()).figures
    line = reference(tools / "clusters.py", path, path)
    found = re.search(r"precision ([\d.]+) .*recall ([\d.]+) .*traps ([\d.]+)%", line)
    assert found, line
    ours = [figures[name] for name in ("precision", "recall", "traps")]
    assert ours == pytest.approx([float(number) for number in found.groups()], abs=0.051)
