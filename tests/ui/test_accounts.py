"""Accounts: who is let in, with which roles, and that nobody types a name then. The provider is played by hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from checker.errors import Forbidden
from checker.store import CONFIGURATION, Store
from checker_ui.components import accounts
from tests.ui.conftest import APP, shown

ROLES = {
    "ada@desk.example": ["editor"],
    "*@desk.example": "checker",
    "group:chiefs": ["editor", "admin"],
}


@pytest.mark.parametrize(
    ("user", "roles"),
    [
        ({"email": "Ada@Desk.Example"}, {"editor", "checker"}),
        ({"email": "ben@desk.example"}, {"checker"}),
        ({"email": "eve@elsewhere.example"}, set()),
        ({"email": "eve@elsewhere.example", "groups": ["Chiefs"]}, {"editor", "admin"}),
        ({"email": "ada@desk.example", "email_verified": False}, set()),
        ({"email": "ada@desk.example.evil.example"}, set()),
        ({"name": "ada@desk.example"}, set()),
        ({}, set()),
    ],
)
def test_roles_come_from_the_configuration(user: Mapping[str, Any], roles: set[str]) -> None:
    assert accounts.roles_of(user, ROLES) == roles


class FakeUser(dict[str, Any]):
    """Stands in for `st.user`."""


@pytest.fixture
def desk_with_accounts(store: Store, monkeypatch: pytest.MonkeyPatch) -> Callable[..., AppTest]:
    def opener(view: str = "queue", roles: Mapping[str, Any] = ROLES, **user: Any) -> AppTest:
        monkeypatch.setattr(st, "user", FakeUser(is_logged_in=bool(user), **user))
        app = AppTest.from_file(str(APP), default_timeout=30)
        app.secrets["auth"] = {"client_id": "x"}
        app.secrets["roles"] = dict(roles)
        app.run()
        if view != "queue" and not app.exception:
            app.switch_page(f"views/{view}.py").run()
        assert not app.exception, app.exception
        return app

    return opener


def buttons(app: AppTest) -> set[str]:
    return {button.key for button in app.button if button.key}


def test_without_an_account_nothing_is_shown(desk_with_accounts: Callable[..., AppTest]) -> None:
    for view in ("queue", "exports", "audit"):
        app = desk_with_accounts(view)
        assert buttons(app) == {"account_login"}
        assert "Marden" not in shown(app)


def test_logging_in_that_is_not_set_up_is_told(desk_with_accounts: Callable[..., AppTest]) -> None:
    app = desk_with_accounts()
    app.button(key="account_login").click().run()
    assert not app.exception
    assert "Logging in is not set up" in app.error[0].value


def test_without_a_role_nothing_is_shown_and_nobody_is_added(
    store: Store, desk_with_accounts: Callable[..., AppTest]
) -> None:
    app = desk_with_accounts(email="eve@elsewhere.example")
    assert buttons(app) == {"account_logout"}
    assert "has no role at this desk" in app.error[0].value
    assert "Marden" not in shown(app)
    assert store.people() == []


def test_an_account_decides_under_its_address_and_nobody_types_a_name(
    store: Store, desk_with_accounts: Callable[..., AppTest]
) -> None:
    app = desk_with_accounts(email="ada@desk.example", name="Somebody Else")
    assert not [t for t in app.text_input if (t.key or "").startswith("name_")]
    assert "Names come from the accounts" in shown(app)
    app.button(key="decide_real").click().run()
    assert not app.exception
    (event,) = store.events(action="decided")
    assert event.person == "ada@desk.example"
    (ada,) = store.people()
    assert (ada.roles, ada.added_by) == ({"editor", "checker"}, CONFIGURATION)
    with pytest.raises(Forbidden):  # people are managed now: no script adds itself either
        store.decide(store.findings()[0].id, person="Mallory", decision="real")
    assert store.verify() == []


def test_a_role_that_is_taken_away_is_gone(store: Store, desk_with_accounts: Callable[..., AppTest]) -> None:
    desk_with_accounts(email="ada@desk.example")
    desk_with_accounts(email="ada@desk.example", roles={"ada@desk.example": "checker"})
    assert store.people()[0].roles == {"checker"}
    app = desk_with_accounts(email="ada@desk.example", roles={})
    assert buttons(app) == {"account_logout"}


def test_nobody_calls_themselves_by_a_name_of_the_program(store: Store) -> None:
    for name in ("configuration", "Checker", " Configuration "):
        with pytest.raises(Forbidden):
            store.add_person(name, ["admin"], by=name)
        with pytest.raises(Forbidden):
            store.decide(store.findings()[0].id, person=name, decision="real")


def test_a_broken_secrets_file_lets_nobody_in(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "secrets.toml"
    file.write_text("[auth\nclient_id = ", encoding="utf-8")
    real = st.get_option
    monkeypatch.setattr(st, "get_option", lambda name: [str(file)] if name == "secrets.files" else real(name))
    monkeypatch.setattr(type(st.secrets), "load_if_toml_exists", lambda self: False)
    app = AppTest.from_file(str(APP), default_timeout=30).run()
    assert "cannot be read" in app.error[0].value
    assert "Marden" not in shown(app)
