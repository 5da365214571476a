"""The name that somebody typed, kept in their browser's tab, so that reloading the page does not ask for it again.

It lies in the tab's own session storage: another tab, another browser and whoever is sent a link know nothing of it. It
goes when the tab is closed, when somebody else takes over, or after a working day. What comes back from the browser
counts as typed: only a name that the store knows is taken, with the roles that the store has for it.
"""

from __future__ import annotations

import streamlit as st

from checker_ui import data
from checker_ui.components.text import clean
from checker_ui.keys import Key

#: How long a name is kept without a step, in hours.
HOURS = 12
_NAME = "checker_remembered_name"
#: Written here to the letter: nothing that was read or typed becomes a part of it.
_SCRIPT = """
export default function ({ data, setTriggerValue }) {
  const place = "checker-desk-name";
  try {
    if (data.keep) {
      sessionStorage.setItem(place, JSON.stringify({ name: data.keep, store: data.store, at: Date.now() }));
    } else if (data.forget) {
      sessionStorage.removeItem(place);
    } else {
      const kept = JSON.parse(sessionStorage.getItem(place) || "null");
      if (kept && kept.store === data.store && Date.now() - kept.at < data.hours * 3600000) {
        setTriggerValue("found", String(kept.name));
      }
    }
  } catch (error) {
    // Storage is switched off in this browser: the name is typed again after a reload.
  }
}
"""
_in_tab = st.components.v2.component(_NAME, js=_SCRIPT)


def show() -> None:
    """Keeps the name of who is at work in the tab, or asks the tab for it. Draws nothing to be seen."""
    _in_tab(
        key=_NAME,
        data={
            "keep": st.session_state.get(Key.PERSON) or None,
            "forget": bool(st.session_state.get(Key.LEFT)),
            "store": data.mark(),
            "hours": HOURS,
        },
        on_found_change=_take,
    )


def _take() -> None:
    take(st.session_state.get(_NAME, {}).get("found"))


def take(name: object) -> bool:
    """Puts somebody back to work whose name the tab kept; whether that was done.

    Nobody takes the place of somebody who is at work, and nobody comes back in a session that was left.
    """
    if st.session_state.get(Key.PERSON) or st.session_state.get(Key.LEFT) or not isinstance(name, str):
        return False
    words = " ".join(clean(name).split())
    known = data.person(words) if 0 < len(words) <= 80 else None
    if known is None:
        st.session_state[Key.LEFT] = True  # and the tab forgets it
        return False
    st.session_state[Key.PERSON] = known.name
    return True
