"""Links from one screen to another that keep the session: who is at work stays at work."""

from __future__ import annotations

import streamlit as st

from checker_ui.components.text import html, plain
from checker_ui.keys import Param


def finding(ident: str, label: str) -> None:
    """A link to a finding, whatever its state."""
    _link("views/queue.py", label, {str(Param.FINDING): ident, str(Param.STATE): "all"})


def to_finding(ident: str) -> str:
    """The address of a finding for a link inside a table, as safe HTML; the tab keeps the name of who is at work."""
    return to_item("finding", ident)


def to_item(kind: str, ident: str) -> str:
    """The same for an item of the log (finding, figure, article)."""
    page, param = {"finding": ("", Param.FINDING), "figure": ("figures", Param.FIGURE)}.get(
        kind, ("articles", Param.ARTICLE)
    )
    state = "" if kind == "article" else f"&amp;{Param.STATE}=all"
    return f"./{page}?{param}={html(ident)}{state}"


def in_queue(ident: str, label: str) -> None:
    """A link to a finding that leaves the list beside it as it is, for the queue itself."""
    params = {name: st.query_params.get_all(name) for name in st.query_params}
    st.page_link(
        "views/queue.py",
        label=plain(label, limit=200),
        query_params=[
            (name, value) for name, values in {**params, str(Param.FINDING): [ident]}.items() for value in values
        ],
    )


def figure(ident: str, label: str) -> None:
    """A link to a contested figure."""
    _link("views/figures.py", label, {str(Param.FIGURE): ident, str(Param.STATE): "all"})


def article(ident: str, label: str) -> None:
    """A link to an article."""
    _link("views/articles.py", label, {str(Param.ARTICLE): ident})


def importing() -> None:
    """A link to the import."""
    st.page_link("views/importing.py", label="Import articles")


def _link(page: str, label: str, params: dict[str, str]) -> None:
    shown = plain(label, limit=110)
    st.page_link(page, label=shown, query_params=params)
