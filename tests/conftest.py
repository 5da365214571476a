"""What several test modules share: where the measuring data lie, a Chromium, one encoder for a whole run."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings as hypothesis_settings

from checker.settings import Settings

if TYPE_CHECKING:
    from checker.embed import Encoder

ROOT = Path(__file__).resolve().parent.parent
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


# A first call loads what later ones use, and two cores may be busy: how long one example takes says nothing.
hypothesis_settings.register_profile("checker", deadline=None)
hypothesis_settings.load_profile("checker")


def pytest_configure(config: pytest.Config) -> None:
    # No test may reach for the network, whatever a library would like to fetch.
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    os.environ.setdefault("TRANSFORMERS_OFFLINE", "1")


def find_chromium() -> str | None:
    """The path of a Chromium: CHECKER_CHROMIUM, else the first one installed."""
    named = os.environ.get("CHECKER_CHROMIUM")
    if named:
        return named
    return next((path for name in CHROMIUMS if (path := shutil.which(name))), None)


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository's root."""
    return ROOT


@pytest.fixture(scope="session")
def data_dir() -> Path:
    """The folder of public data sets: CHECKER_DATA, else ../shared/data beside the repository."""
    folder = Path(os.environ.get("CHECKER_DATA") or ROOT.parent / "shared" / "data")
    if not folder.is_dir():
        pytest.skip("the data sets are not at hand (CHECKER_DATA names their folder)")
    return folder


@pytest.fixture(scope="session")
def chromium() -> str:
    """A Chromium to drive; skips where there is none."""
    path = find_chromium()
    if not path:
        pytest.skip("NO BROWSER TEST RUN: no Chromium found (install one, or name it in CHECKER_CHROMIUM)")
    return path


@pytest.fixture(scope="session")
def encoder() -> Encoder:
    """The default encoder, loaded once."""
    from checker.embed import load

    return load(Settings())
