"""Floors go up and never down."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from checker.errors import InputError
from checker.evaluate._floors import BASELINE, SLACK, below, raise_floors
from checker.evaluate._gold import fingerprint, read_rows
from checker.evaluate._report import Report, Scores


def report(recall: float, traps: float, *, data: str = "abc", model: str = "m") -> Report:
    figures = {"recall": recall, "traps": traps}
    scores = Scores(figures=figures, lines=("one line",), lower=frozenset({"traps"}), model=model)
    return Report(kind="clusters", path="some/folder", data=data, scores=scores)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "baseline.toml"


def floors(file: Path) -> dict[str, float]:
    (floor,) = tomllib.loads(file.read_text())["floor"]
    return floor["figures"]


def test_each_figure_keeps_the_best_it_had(file: Path) -> None:
    raise_floors(report(40, 10), file)
    raise_floors(report(50, 12), file)
    assert floors(file) == {"recall": 50, "traps": 10}
    raise_floors(report(45, 8), file)
    assert floors(file) == {"recall": 50, "traps": 8}
    assert "no figure is better" in raise_floors(report(1, 99), file)[0]


def test_what_was_reached_is_not_below_its_own_floor(file: Path) -> None:
    reached = report(100 / 3, 200 / 3)
    raise_floors(reached, file)
    assert below(reached, file) == ()


def test_less_is_below(file: Path) -> None:
    raise_floors(report(40, 10), file)
    assert len(below(report(39.9, 10), file)) == 1
    assert len(below(report(39.9, 10.1), file)) == 2
    assert below(report(60, 0), file) == ()


def test_another_model_has_some_slack(file: Path) -> None:
    raise_floors(report(40, 10), file)
    assert below(report(40 - SLACK, 10 + SLACK, model="other"), file) == ()
    assert len(below(report(39 - SLACK, 11 + SLACK, model="other"), file)) == 2


def test_other_data_have_floors_of_their_own(file: Path) -> None:
    raise_floors(report(40, 10), file)
    assert below(report(1, 90, data="other"), file) == ()
    raise_floors(report(1, 90, data="other"), file)
    assert len(tomllib.loads(file.read_text())["floor"]) == 2
    assert below(report(40, 10), file) == ()


def test_a_figure_that_is_no_longer_measured_is_told(file: Path) -> None:
    raise_floors(report(40, 10), file)
    gone = Report(kind="clusters", path="x", data="abc", scores=Scores(figures={"recall": 50}, lines=(), model="m"))
    assert below(gone, file) == ("traps is no longer measured (was 10.0)",)


def test_the_text_tells_what_is_below(file: Path) -> None:
    from dataclasses import replace

    raise_floors(report(40, 10), file)
    low = report(30, 10)
    assert "BELOW" not in low.text
    assert "BELOW THE FLOOR: recall 30.00 < 40" in replace(low, below=below(low, file)).text


def test_the_shipped_baseline_can_be_read() -> None:
    for floor in tomllib.loads(BASELINE.read_text()).get("floor", []):
        assert set(floor) == {"kind", "name", "data", "model", "figures"}


@pytest.mark.parametrize(
    ("content", "reason"),
    [("", "nothing"), ('{"a": 1}\nno json', "not JSON"), ("[1]", "no JSON object"), ('{"a": 1}\n{"b": 1}', "no a")],
)
def test_bad_gold_is_named_with_its_line(tmp_path: Path, content: str, reason: str) -> None:
    (tmp_path / "gold.jsonl").write_text(content)
    with pytest.raises(InputError, match=reason) as error:
        read_rows(tmp_path / "gold.jsonl", "a")
    assert error.value.where.startswith(str(tmp_path / "gold.jsonl"))


def test_gold_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        read_rows(tmp_path / "none.jsonl")


def test_the_fingerprint_of_a_folder_follows_its_files(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("1")
    before = fingerprint(tmp_path)
    (tmp_path / "notes.txt").write_text("no gold")
    assert fingerprint(tmp_path) == before
    (tmp_path / "b.jsonl").write_text("1")
    assert fingerprint(tmp_path) != before
