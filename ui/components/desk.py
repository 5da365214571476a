"""Who is at work, and what the last step did."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import streamlit as st

from checker.errors import CheckerError, Forbidden, Stale
from checker_ui import data
from checker_ui.components import accounts, remember
from checker_ui.components.text import clean, html, plain
from checker_ui.keys import Key

ROLES = ("checker", "editor", "admin")
_ROLE_HELP = "A checker decides on findings. An editor also signs contested figures off. An admin also changes roles."
_HONEST = (
    "Names are typed here, not proven; this tab keeps yours until it is closed. "
    "Every step goes into a log in which a later change shows; who sat at the keyboard it cannot prove."
)
_PROVEN = "Names come from the accounts. Every step goes into a log in which a later change shows."
Tone = Literal["success", "info", "warning", "error"]


def person() -> str:
    """The name of the person at work; empty where nobody has said it."""
    return str(st.session_state.get(Key.PERSON, ""))


def roles() -> frozenset[str]:
    """The roles of the person at work, as the store has them."""
    known = data.person(person()) if person() else None
    return known.roles if known else frozenset()


def sidebar(*, accounts_in_use: bool = False) -> None:
    """Asks who is working, or says who is. With accounts, names come from these and are not typed."""
    with st.sidebar:
        if not person():
            _ask("side")
        else:
            held = ", ".join(role for role in ROLES if role in roles()) or "checker"
            st.html(f'<div><b>{html(person())}</b><br><span class="quiet small">{html(held)}</span></div>')
            if accounts_in_use:
                accounts.leave()
            else:
                st.button("Someone else", key="desk_leave", on_click=_leave)
        st.html(f'<p class="quiet small">{_PROVEN if accounts_in_use else _HONEST}</p>')
        if not accounts_in_use:
            remember.show()


def _ask(where: str, *, across: bool = False) -> None:
    with st.form(f"start_{where}", border=False):
        one, two, three = st.columns([3, 2, 2], vertical_alignment="bottom") if across else [st.container()] * 3
        one.text_input("Your name", key=f"name_{where}", placeholder="as it should stand in the log", max_chars=80)
        two.selectbox("Role", ROLES, key=f"role_{where}", help=_ROLE_HELP)
        with three:
            st.form_submit_button(
                "Start work", on_click=_start, args=(where,), type="primary", key=f"start_work_{where}"
            )


def _start(where: str) -> None:
    name = " ".join(clean(st.session_state.get(f"name_{where}")).split())
    role = st.session_state.get(f"role_{where}", ROLES[0])
    if not name:
        say("warning", "Type your name first: every decision carries one.")
        return
    try:
        known = data.person(name)
        if known is None:
            known = data.add_person(name, [role], by=name)
        elif role not in known.roles:
            try:
                known = data.add_person(known.name, sorted({*known.roles, role}), by=known.name)
            except Forbidden as refused:
                say("warning", f"{refused} You work as before: {', '.join(sorted(known.roles))}.")
    except CheckerError as error:
        say("error", str(error))
        return
    st.session_state[Key.PERSON] = known.name
    st.session_state.pop(Key.LEFT, None)


def _leave() -> None:
    for key in (Key.PERSON, Key.LAST, Key.LAST_ALIKE, Key.ASK_REASON, Key.MESSAGE):
        st.session_state.pop(key, None)
    st.session_state[Key.LEFT] = True


def nobody() -> bool:
    """Asks for a name in the place where a step is about to be taken; whether nobody has given one yet."""
    if person():
        return False
    with st.container(border=True, key="who_is_there"):
        st.markdown("**Say who you are to decide.** Reading needs no name.")
        _ask("here", across=True)
    return True


def say(tone: Tone, words: str) -> None:
    """Keeps a message for the next time a page is drawn. `words` may hold an article's or a person's text."""
    st.session_state[Key.MESSAGE] = (tone, words)


def message() -> None:
    """Shows what the last step did, once."""
    tone, words = st.session_state.pop(Key.MESSAGE, (None, ""))
    if tone is not None:
        {"success": st.success, "info": st.info, "warning": st.warning, "error": st.error}[tone](plain(words))


def step(do: Callable[[], object], done: str) -> bool:
    """Takes a step of the desk and keeps what to say about it; whether it was taken."""
    if not person():
        say("warning", "Type your name in the sidebar first: every step carries one.")
        return False
    try:
        do()
    except Stale as error:
        say("warning", f"{_sentence(error)} Look again, then decide.")
        return False
    except CheckerError as error:
        say("error", _sentence(error))
        return False
    say("success", done)
    return True


def _sentence(error: CheckerError) -> str:
    words = str(error)
    return words[:1].upper() + words[1:]
