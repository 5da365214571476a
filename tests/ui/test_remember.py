"""What comes back from the browser's tab counts as typed, and never takes anybody's place."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from checker.store import Store

Open = Callable[..., AppTest]


def back(name: object) -> None:
    """A page on which the tab gives this name back."""
    import streamlit as st

    from checker_ui.components import desk, remember

    st.text(f"taken {remember.take(name)}")
    st.text(f"at work {desk.person() or 'nobody'}")


@pytest.mark.parametrize(
    ("name", "who"),
    [
        ("Ada Quinn", "Ada Quinn"),
        ("  ada   QUINN ", "Ada Quinn"),
        ("Berta", "nobody"),
        ("", "nobody"),
        ("A" * 200, "nobody"),
        (7, "nobody"),
        (None, "nobody"),
        ({"a": 1}, "nobody"),
    ],
)
def test_only_a_name_that_the_store_knows_is_taken(store: Store, name: object, who: str) -> None:
    store.add_person("Ada Quinn", ["checker"])
    app = AppTest.from_function(back, args=(name,)).run()
    assert not app.exception
    assert app.text[1].value == f"at work {who}"
    assert [person.name for person in store.people()] == ["Ada Quinn"]  # and none is added


@pytest.mark.parametrize(("key", "value"), [("desk_person", "Berta"), ("desk_left", True)])
def test_nobody_is_put_out_and_nobody_comes_back_after_leaving(store: Store, key: str, value: object) -> None:
    store.add_person("Ada Quinn", ["checker"])
    app = AppTest.from_function(back, args=("Ada Quinn",))
    app.session_state[key] = value
    app.run()
    assert app.text[0].value == "taken False"
    assert app.text[1].value == f"at work {value if key == 'desk_person' else 'nobody'}"
