"""A list of which one entry is open: each entry a card that can be clicked, tabbed to, and has a name of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from checker_ui.components.text import plain


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


def card(inner: str, *, css: str = "", opened: bool = False) -> str:
    """The HTML of a card round safe HTML."""
    current = ' aria-current="true"' if opened else ""
    return f'<div class="row {css}{" open" if opened else ""}"{current}>{inner}</div>'
