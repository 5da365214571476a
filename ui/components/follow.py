"""Keeps in sight what is open: its row in the list, and the top of the entry itself after a step to another one.

A list scrolls by itself, and a decision is taken at the foot of an entry: without this, a link opens an entry whose row
is nowhere to be seen, the next entry begins above the screen, and a question asked by key appears below it.
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
  const bottom = Math.min(outside.bottom, innerHeight);  // the list may reach below the window
  if (inside.top < outside.top) list.scrollTop -= outside.top - inside.top + 8;
  else if (inside.bottom > bottom) list.scrollTop += inside.bottom - bottom + 8;
}

function entryIntoView() {
  const main = document.querySelector("[data-testid=stMain]");
  const entry = document.querySelector(".st-key-detail_open, .st-key-detail_waiting");
  if (!main || !entry || !entry.getClientRects().length) return;
  const above = entry.getBoundingClientRect().top - main.getBoundingClientRect().top - 64;
  if (above < 0) main.scrollTop += above;
}

export default function ({ data }) {
  const { opened, asking } = last || {};
  const moved = last !== null && opened !== data.opened;
  const asked = data.asking && data.asking !== asking;
  if (opened === data.opened && asking === data.asking) return;
  last = data;
  let tries = 0;
  const look = () => {
    const question = asked && document.querySelector(".st-key-" + CSS.escape(data.asking));
    if (asked && !question && ++tries < 60) {
      setTimeout(look, 50);
      return;
    }
    if (question) {
      question.scrollIntoView({ block: "nearest" });
      return;
    }
    if (opened === data.opened) return;
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


def show(name: str, row: str | None, opened: str, *, asking: str = "") -> None:
    """Keeps the open entry in sight. Draws nothing to be seen.

    Args:
        name: of the list (see `rows.show`).
        row: the id of the row that is marked as open; None: the entry is not in the list.
        opened: the id of the entry.
        asking: the key of the last thing to answer with, where the entry asks something; it is brought into sight.
    """
    _in_page(key=f"{_NAME}_{name}", data={"row": f"{name}_{row}" if row else None, "opened": opened, "asking": asking})
