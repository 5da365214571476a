"""What keeps the code base in one piece and no linter looks at."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import checker

#: About 300 lines are wanted; from here on there is surely a second idea in it.
LONGEST_MODULE = 500
HEAVY = (
    "torch",
    "transformers",
    "sentence_transformers",
    "pandas",
    "sklearn",
    "scipy",
    "pint",
    "streamlit",
    "openvino",
)

IMPORT_EVERYTHING = """
import importlib, json, pkgutil, sys
import checker
heavy, found = sys.argv[1].split(","), {}
for info in pkgutil.walk_packages(checker.__path__, "checker."):
    if info.name.endswith("__main__"):
        continue
    importlib.import_module(info.name)
    new = [name for name in heavy if name in sys.modules and name not in sum(found.values(), [])]
    if new:
        found[info.name] = new
print(json.dumps(found))
"""


def tracked(root: Path, *patterns: str) -> list[Path]:
    """The files of these patterns under version control, or those that are there where there is no git."""
    out = subprocess.run(["git", "ls-files", "-z", *patterns], cwd=root, capture_output=True, text=True)
    if out.returncode:
        pytest.skip("no git checkout")
    return [path for name in out.stdout.split("\0") if name and (path := root / name).is_file()]


def commands() -> list[str]:
    """The commands that `checker --help` names."""
    out = subprocess.run(
        [sys.executable, "-m", "checker", "--help"], capture_output=True, text=True, check=True, env={"COLUMNS": "100"}
    )
    found = re.findall(r"^ {2,6}([a-z][a-z-]+) {2,}\S", out.stdout, re.MULTILINE)
    assert "run" in found
    return found


def test_every_command_is_in_the_readme(root: Path) -> None:
    readme = (root / "README.md").read_text(encoding="utf-8")
    assert [name for name in commands() if f"`checker {name}" not in readme] == []


def test_the_readme_names_no_command_that_is_not_there(root: Path) -> None:
    readme = (root / "README.md").read_text(encoding="utf-8")
    assert set(re.findall(r"`checker ([a-z]+)", readme)) <= set(commands())


def test_every_make_target_of_the_readme_is_there(root: Path) -> None:
    readme = (root / "README.md").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", (root / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = set(re.findall(r"\bmake ([a-z]+)\b", "\n".join(re.findall(r"`make[^`]*`|^make .*", readme, re.MULTILINE))))
    assert named
    assert named <= targets


def test_files_that_the_readme_links_are_there(root: Path) -> None:
    readme = (root / "README.md").read_text(encoding="utf-8")
    links = re.findall(r"\]\(([^)#:]+)\)", readme)
    assert links
    assert [link for link in links if not (root / link).exists()] == []


def test_importing_the_code_loads_nothing_heavy() -> None:
    out = subprocess.run(
        [sys.executable, "-c", IMPORT_EVERYTHING, ",".join(HEAVY)], capture_output=True, text=True, check=True
    )
    assert json.loads(out.stdout) == {}


def test_rules_do_not_import_each_other() -> None:
    import grimp

    graph = grimp.build_graph("checker")
    rules = {name for name in graph.modules if re.fullmatch(r"checker\.rules\.[^_.][^.]*", name)}
    broken = [
        f"{importer} imports {rule}"
        for rule in sorted(rules)
        for importer in graph.find_modules_that_directly_import(rule)
    ]
    assert broken == []


def test_modules_fit_a_readers_head(root: Path) -> None:
    long = {
        str(path.relative_to(root)): lines
        for path in tracked(root, "checker/*.py", "ui/*.py", "tests/*.py")
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > LONGEST_MODULE
    }
    assert long == {}


def test_no_file_names_a_place_on_one_machine(root: Path) -> None:
    places = {str(root), str(root.parent), sys.prefix} - {"/", "/tmp"}
    place = re.compile("|".join(rf"{re.escape(place)}/\w+" for place in sorted(places)))
    found = [
        f"{path.relative_to(root)}: {match[0]}"
        for path in tracked(root)
        if path.suffix not in (".png", ".html", ".ico")
        for match in place.finditer(path.read_text(encoding="utf-8", errors="ignore"))
    ]
    assert found == []


def test_data_files_are_well_formed(root: Path) -> None:
    for path in tracked(root, "*.toml"):
        tomllib.loads(path.read_text(encoding="utf-8"))
    for path in tracked(root, "*.json"):
        json.loads(path.read_text(encoding="utf-8"))


def test_the_changelog_speaks_of_this_version(root: Path) -> None:
    changelog = (root / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(rf"^## (Unreleased|{re.escape(checker.__version__)})\b", changelog, re.MULTILINE)


def test_continuous_integration_can_be_run(root: Path) -> None:
    script = root / ".ci" / "run"
    assert script.stat().st_mode & 0o111
    assert subprocess.run(["bash", "-n", str(script)]).returncode == 0
