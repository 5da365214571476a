"""Keeps in sight what is open: its row in the list, and the top of the entry itself after a step to another one.

A list scrolls by itself, and a decision is taken at the foot of an entry: without this, a link opens an entry whose row
is nowhere to be seen, and the next entry begins above the screen.
"""

from __future__ import annotations

import streamlit as st

_NAME = "checker_follow"
#: Written here to the letter; ids come as data. Streamlit draws the page piece by piece, so the row is waited for.
_SCRIPT = """
let last = null;

function rowIntoView(row) {
  const list = row.closest(".st-key-list_behind, .st-key-list_ahead, .st-key-figure_list");
  if (!list || list.scrollHeight <= list.clientHeight) return;
  const inside = row.getBoundingClientRect();
  const outside = list.getBoundingClientRect();
  if (inside.top < outside.top) list.scrollTop -= outside.top - inside.top + 8;
  else if (inside.bottom > outside.bottom) list.scrollTop += inside.bottom - outside.bottom + 8;
}

function entryIntoView() {
  const main = document.querySelector("[data-testid=stMain]");
  const entry = document.querySelector(".st-key-detail_open, .st-key-detail_waiting");
  if (!main || !entry || !entry.getClientRects().length) return;
  const above = entry.getBoundingClientRect().top - main.getBoundingClientRect().top - 64;
  if (above < 0) main.scrollTop += above;
}

export default function ({ data }) {
  const moved = last !== null && last !== data.opened;
  if (last === data.opened) return;
  last = data.opened;
  let tries = 0;
  const look = () => {
    const row = data.row && document.querySelector(".st-key-row_" + CSS.escape(data.row) + " .row.open");
    if (data.row && !row && ++tries < 60) {
      setTimeout(look, 50);
      return;
    }
    if (row) rowIntoView(row);
    if (moved) entryIntoView();
  };
  look();
}
"""
_in_page = st.components.v2.component(_NAME, js=_SCRIPT)


def show(name: str, row: str | None, opened: str) -> None:
    """Keeps the open entry in sight. Draws nothing to be seen.

    Args:
        name: of the list (see `rows.show`).
        row: the id of the row that is marked as open; None: the entry is not in the list.
        opened: the id of the entry.
    """
    _in_page(key=f"{_NAME}_{name}", data={"row": f"{name}_{row}" if row else None, "opened": opened})
