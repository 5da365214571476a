from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from checker.store import Store, open_store
from tests.ui import factory

APP = Path(__file__).resolve().parents[2] / "ui" / "app.py"


@pytest.fixture
def url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    address = f"sqlite:///{tmp_path / 'desk.db'}"
    monkeypatch.setenv("CHECKER_STORE", address)
    return address


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    """A store with the flood in it, markup and all."""
    with open_store(url) as opened:
        opened.save(factory.flood(nasty=True))
        yield opened


@pytest.fixture
def open_page(url: str) -> Callable[..., AppTest]:
    """Opens a view of the dashboard, as the person named, with the URL's parameters given."""

    def opener(view: str = "queue", person: str = "", role: str = "checker", **params: str) -> AppTest:
        app = AppTest.from_file(str(APP), default_timeout=30).run()
        assert not app.exception
        if person:
            app.text_input(key="name_side").set_value(person)
            app.selectbox(key="role_side").set_value(role)
            app.button(key="start_work_side").click()
            app.run()
        app.switch_page(f"views/{view}.py")
        for name, value in params.items():
            app.query_params[name] = value
        app.run()
        assert not app.exception, app.exception
        return app

    return opener


def shown(app: AppTest) -> str:
    """Everything of the page that is HTML or Markdown, as the browser gets it."""
    parts = [element.body for element in app.get("html")]
    parts += [
        element.value for element in (*app.markdown, *app.caption, *app.error, *app.warning, *app.success, *app.info)
    ]
    return "\n".join(parts)
