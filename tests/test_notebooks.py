"""The notebooks run from the first cell to the last, wherever they are started, and hold no output."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
LONGEST_CELL = 600  # seconds, on a busy machine


def read(path: Path) -> Any:
    import nbformat

    return nbformat.read(path, as_version=4)


def run(path: Path, start: Path, scratch: Path, **variables: str) -> str:
    """Runs a notebook with this Python, started in the folder `start`; returns what it printed or showed as text."""
    from jupyter_client import AsyncKernelManager
    from nbclient import NotebookClient

    manager = AsyncKernelManager()
    # Whatever kernels this machine has: the notebook runs on the Python that runs the tests.
    manager.kernel_spec.argv[:] = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
    notebook = read(path)
    own = {"PYTHONPATH": str(ROOT), "IPYTHONDIR": str(scratch), "TMPDIR": str(scratch)}
    client = NotebookClient(notebook, km=manager, timeout=LONGEST_CELL, resources={"metadata": {"path": str(start)}})
    client.execute(env={**os.environ, **own, **variables})
    shown = []
    for cell in notebook.cells:
        for output in cell.get("outputs", ()):
            shown.append(output.text if output.output_type == "stream" else output.data.get("text/plain", ""))
    return "\n".join(shown)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_no_output_is_kept(path: Path) -> None:
    import nbformat

    notebook = read(path)
    nbformat.validate(notebook)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert code
    assert [cell.id for cell in code if cell.outputs or cell.execution_count is not None] == []


@pytest.mark.slow
@pytest.mark.parametrize("start", [ROOT, ROOT / "notebooks"], ids=["from-the-root", "from-its-folder"])
def test_the_tour_runs(start: Path, tmp_path: Path) -> None:
    before = {*(ROOT / "notebooks").iterdir(), *ROOT.glob("*.db*")}
    shown = run(ROOT / "notebooks" / "tour.ipynb", start, tmp_path)
    assert "0 refused" in shown
    assert "0 (the same articles create nothing new)" in shown
    assert "refused: Ann proposed this and cannot sign it" in shown
    assert "signed by Ben" in shown
    assert "problems in the log: []" in shown
    # It leaves nothing behind, its store included.
    assert {*(ROOT / "notebooks").iterdir(), *ROOT.glob("*.db*")} == before
    assert not list(tmp_path.rglob("tour.db*"))


@pytest.mark.slow
def test_comparability_runs_without_the_labelled_stories(tmp_path: Path) -> None:
    shown = run(ROOT / "notebooks" / "comparability.ipynb", ROOT / "notebooks", tmp_path, CHECKER_DATA=str(tmp_path))
    assert "not on this machine" in shown
    assert "average_precision_left_out" in shown


@pytest.mark.slow
@pytest.mark.data
def test_comparability_runs_on_the_labelled_stories(data_dir: Path, tmp_path: Path) -> None:
    if not any((data_dir / "clusters").glob("*.gold.jsonl")):
        pytest.skip("there are no labelled stories")
    shown = run(ROOT / "notebooks" / "comparability.ipynb", ROOT, tmp_path, CHECKER_DATA=str(data_dir.resolve()))
    row = r"^\d+ +(\S.*?) {2,}(0\.\d+) +(0\.\d+)$"
    reached = {name: (float(all_), float(differ)) for name, all_, differ in re.findall(row, shown, re.MULTILINE)}
    # What the product stands on: on stories it has not seen, the model ranks better than sentence vectors alone.
    for others in ("cosine of the clauses", "cosine of the sentences", "by chance"):
        assert all(ours > theirs for ours, theirs in zip(reached["P(same quantity)"], reached[others], strict=True))
    assert re.search(r"^queue_precision +\d+\.\d$", shown, re.MULTILINE)
