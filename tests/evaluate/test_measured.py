"""How often each rule was right: written by the evaluation, read by the rules' pages."""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path

import pytest

from checker.cli.printing import rule_page
from checker.errors import InputError, UsageError
from checker.evaluate import _measured as writing
from checker.evaluate._report import Report, Scores
from checker.evaluate.clusters import Tally
from checker.evaluate.readme import COMMAND, END, START, filled, table
from checker.rules import _measured as reading
from checker.rules._registry import all_rules, get_rule


def report(rules: dict[str, tuple[int, int]], kind: str = "clusters", **figures: float) -> Report:
    scores = Scores(figures=figures, lines=(), model="some-model", rules=rules)
    return Report(kind=kind, path="some/folder", data="abc", scores=scores)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the rules' counts go."""
    return tmp_path / "rules.json"


@pytest.fixture
def figures(tmp_path: Path) -> Path:
    """Where all figures go."""
    return tmp_path / "figures.json"


def test_every_rule_is_written_with_its_counts(file: Path, figures: Path) -> None:
    writing.write(report({"FIG001": (3, 7)}), figures, file)
    written = json.loads(file.read_text())
    assert (written["data"], written["model"]) == ("abc", "some-model")
    assert written["rules"]["FIG001"] == {"flags": 7, "right": 3}
    others = {rule.code for rule in all_rules()} - {"FIG001"}
    assert {code: written["rules"][code] for code in others} == {code: {"flags": 0, "right": 0} for code in others}


def test_a_measurement_goes_down_as_well_as_up(file: Path, figures: Path) -> None:
    writing.write(report({"FIG001": (3, 7)}, precision=43.0), figures, file)
    writing.write(report({"FIG001": (2, 9)}, precision=200 / 9), figures, file)
    assert writing.read(figures)["clusters folder"]["figures"] == {"precision": 22.2222}
    assert json.loads(file.read_text())["rules"]["FIG001"] == {"flags": 9, "right": 2}


def test_only_labelled_stories_measure_rules(file: Path, figures: Path) -> None:
    writing.write(report({"FIG001": (3, 7)}), figures, file)
    before = file.read_text()
    writing.write(report({}, kind="pairs", recall=50.0), figures, file)
    assert file.read_text() == before
    assert set(writing.read(figures)) == {"clusters folder", "pairs folder"}


def test_where_nothing_can_be_written_it_says_so(tmp_path: Path, file: Path) -> None:
    with pytest.raises(UsageError, match="cannot be written"):
        writing.write(report({}), tmp_path / "no" / "measured.json", file)


def test_what_ships_is_a_count_for_rules_that_there_are() -> None:
    shipped = json.loads((resources.files("checker.rules") / reading.FILE).read_text("utf-8"))
    assert set(shipped["rules"]) <= {rule.code for rule in all_rules()}
    assert all(0 <= counts["right"] <= counts["flags"] for counts in shipped["rules"].values())
    for code, counts in shipped["rules"].items():
        assert reading.precision(code) == (counts["right"], counts["flags"])


def test_a_rule_that_was_not_measured_says_so() -> None:
    assert reading.precision("NEW999") is None


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        (None, "Measured: not measured yet"),
        ({"flags": 0, "right": 0}, "Measured: it flagged nothing on the labelled stories"),
        ({"flags": 1, "right": 1}, "Measured: right in 1 of 1 flag on the labelled stories"),
        ({"flags": 9, "right": 4}, "Measured: right in 4 of 9 flags on the labelled stories"),
    ],
)
def test_a_rules_page_says_how_often_it_was_right(
    counts: dict[str, int] | None, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    rule = get_rule("FIG001")
    monkeypatch.setattr(reading, "_measured", lambda: {"rules": {rule.code: counts} if counts else {}})
    assert words in rule_page(rule).splitlines()


def test_a_tally_counts_by_rule() -> None:
    tally = Tally()
    tally.by_rule.update({("FIG001", True): 2, ("FIG001", False): 3, ("STA001", False): 1})
    assert tally.rules() == {"FIG001": (2, 5), "STA001": (0, 1)}


def test_the_readme_says_what_was_measured_last(root: Path) -> None:
    readme = (root / "README.md").read_text(encoding="utf-8")
    assert readme == filled(readme, writing.read()), f"the table in the README is not up to date: {COMMAND}"


def test_the_table_has_a_row_for_what_was_measured_and_no_other() -> None:
    measured = {"quantities quantities.jsonl": {"figures": {"value_f1": 91.26}}}
    rows = [line for line in table(measured).splitlines() if "NewsQuant" in line]
    assert len(rows) == 1
    assert "| 91.3 |" in rows[0]


def test_a_readme_without_the_marks_is_refused() -> None:
    with pytest.raises(InputError, match="marks"):
        filled("# A readme\n", {})


def test_nothing_else_of_the_readme_changes() -> None:
    text = f"before\n{START}\nold\n{END}\nafter\n"
    new = filled(text, {})
    assert new.startswith(f"before\n{START}\n| what")
    assert new.endswith(f"\n{END}\nafter\n")
    assert "old" not in new
    assert filled(new, {}) == new
