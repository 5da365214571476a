"""A list of which one entry is open: each entry a card that can be clicked, tabbed to, and has a name of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from checker_ui.components.text import plain
from checker_ui.keys import Param


@dataclass(frozen=True, slots=True)
class Row:
    """One entry: its id, its card as safe HTML, and what a screen reader calls it (any text)."""

    id: str
    card: str
    label: str


def show(name: str, rows: Sequence[Row], *, on_open: Callable[[str], None]) -> None:
    """Draws the list. A click counts for the entry's id, never its place: a list that changed cannot mislead."""
    for row in rows:
        with st.container(key=f"row_{name}_{row.id}"):
            st.html(row.card)
            label = plain(row.label, limit=160) or "Open"
            st.button(label, key=f"open_{name}_{row.id}", on_click=on_open, args=(row.id,))


def page_of(total: int, per_page: int) -> tuple[int, int]:
    """The page that the URL asks for, and how many there are; a page that is not there is the nearest one."""
    pages = max(1, -(-total // per_page))
    asked = st.query_params.get(Param.PAGE, "1")
    return min(pages, max(1, int(asked) if asked.isdecimal() and len(asked) < 9 else 1)), pages


def pager(name: str, page: int, pages: int, *, leaves: Param) -> None:
    """The way to the other pages, where there are any. Turning leaves the entry that is open (`leaves`)."""
    if pages < 2:
        return
    key = f"page_{name}_{page}_{pages}"
    st.pagination(pages, default=page, key=key, max_visible_pages=5, on_change=_turn, args=(key, leaves))


def _turn(key: str, leaves: Param) -> None:
    st.query_params[Param.PAGE] = str(st.session_state[key])
    st.query_params.pop(leaves, None)


def card(inner: str, *, css: str = "", opened: bool = False) -> str:
    """The HTML of a card round safe HTML."""
    current = ' aria-current="true"' if opened else ""
    return f'<div class="row {css}{" open" if opened else ""}"{current}>{inner}</div>'
