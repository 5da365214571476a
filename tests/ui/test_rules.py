from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from checker.store import FindingQuery, Store
from tests.ui.conftest import shown

Open = Callable[..., AppTest]


def test_a_change_is_previewed_and_only_then_saved(store: Store, open_page: Open) -> None:
    store.decide(store.findings(FindingQuery(rules=("FIG001",)))[0].id, person="Ada", decision="real")
    app = open_page("rules", person="Edda", role="editor")
    assert not [b for b in app.button if b.key == "rules_save"]
    app.toggle(key="on_FIG001").set_value(False).run()
    page = shown(app)
    assert "This would hide 2 of 3 open findings (2 of FIG001)" in page
    assert "Decisions are never hidden: 1 that somebody decided on stays" in page
    assert store.desk_rules().off == frozenset()
    app.button(key="rules_save").click().run()
    assert not app.exception
    assert store.desk_rules().off == {"FIG001"}
    assert store.events(action="setting_changed")[0].person == "Edda"
    queue = open_page("queue")
    assert "2 more of this list are hidden by this desk's rules" in shown(queue)
    assert len([b for b in queue.button if (b.key or "").startswith("open_finding_")]) == 1
    queue.button(key="hidden_show").click().run()
    assert len([b for b in queue.button if (b.key or "").startswith("open_finding_")]) == 2


def test_a_change_can_be_dropped_and_thresholds_go_into_the_next_check(store: Store, open_page: Open) -> None:
    from checker_ui import data

    app = open_page("rules", person="Edda", role="editor")
    app.slider(key="least_STA001").set_value(90).run()
    assert "This would hide 1 of 4" in shown(app)
    app.button(key="rules_drop").click().run()
    assert app.slider(key="least_STA001").value == 0
    app.slider(key="desk_min_probability").set_value(40).run()
    app.button(key="rules_save").click().run()
    assert store.desk_settings(data.defaults()).min_probability == 0.4
    assert store.desk() == {"rules": {"min_probability": 0.4}}


def test_a_checker_sees_the_switches_and_cannot_move_them(store: Store, open_page: Open) -> None:
    app = open_page("rules", person="Ada")
    assert app.toggle(key="on_FIG001").disabled
    assert "An editor or an admin switches rules" in shown(app)


def test_precision_is_shown_where_it_was_measured(
    store: Store, open_page: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import importlib.resources

    told = {"data": "x", "rules": {"FIG001": {"right": 37, "flags": 41}}}
    (tmp_path / "measured.json").write_text(json.dumps(told), encoding="utf-8")
    real = importlib.resources.files
    monkeypatch.setattr(importlib.resources, "files", lambda p: tmp_path if p == "checker.rules" else real(p))
    page = shown(open_page("rules"))
    assert "right in 37 of 41 flags on the labelled stories" in page
    assert "not measured yet" in page
