"""The queue with 20,000 open findings: how long a person waits."""

from __future__ import annotations

import os
from itertools import cycle
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from checker.store import open_store
from tests.ui import factory

APP = Path(__file__).resolve().parents[2] / "ui" / "app.py"


@pytest.fixture(params=[1, 10], ids=["each alone", "ten pairs a disagreement"])
def app(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    url = f"sqlite:///{tmp_path / 'desk.db'}"
    monkeypatch.setenv("CHECKER_STORE", url)
    with open_store(url) as store:
        store.save(factory.many(20_000, pairs=request.param))
    opened = AppTest.from_file(str(APP), default_timeout=60).run()
    opened.text_input(key="name_side").set_value("Ada")
    opened.button(key="start_work_side").click().run()
    return opened


@pytest.mark.slow
def test_a_filter(benchmark, app: AppTest) -> None:
    choices = cycle((["high"], ["low"], ["medium"]))
    benchmark.pedantic(
        lambda: app.multiselect(key="filter_severity").set_value(next(choices)).run(), rounds=5, iterations=1
    )
    assert not app.exception


@pytest.mark.slow
def test_a_decision(benchmark, app: AppTest) -> None:
    benchmark.pedantic(lambda: app.button(key="decide_real").click().run(), rounds=5, iterations=1)
    assert not app.exception
    with open_store(os.environ["CHECKER_STORE"]) as store:
        found = store.progress().findings
    assert found["real"] >= 1
    assert found["open"] + found["real"] == 20_000
