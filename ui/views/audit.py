"""Audit: who did what when, and whether the log is whole."""

from __future__ import annotations

import streamlit as st

from checker_ui import data
from checker_ui.components import history, links, tables
from checker_ui.components.text import html, plain, plural, shorten
from checker_ui.components.words import STEPS
from checker_ui.data import EventRecord

SHOWN = 200
_PERSON, _ITEM, _ACTION = "who", "item", "step"


def show() -> None:
    """Draws the log."""
    st.title("Audit")
    st.caption(
        "Every step is kept, none is ever changed. Each carries the hash of the one before, so a later change shows. "
        "It is tamper-evident, not proof: names are typed on this machine."
    )
    _verify()
    everything = data.events(limit=1)
    if not everything:
        st.info("Nothing has happened yet: the log starts with the first import or decision.")
        return
    person, item, action = _filters()
    events = data.events(person=person, item=item, action=action, limit=SHOWN + 1, newest_first=True)
    if not events:
        st.info("No step matches these filters.")
        return
    st.caption(
        f"The latest {SHOWN} steps, newest first"
        if len(events) > SHOWN
        else f"{plural(len(events), 'step')}, newest first"
    )
    _table(events[:SHOWN])


def _verify() -> None:
    left, right = st.columns([1, 3], vertical_alignment="center")
    left.button("Verify the chain", key="verify", type="primary", width="stretch", on_click=_run_verify)
    outcome = st.session_state.get("audit_outcome")
    with right:
        if outcome is None:
            st.html(f'<span class="quiet small">Head of the chain: <code>{html(data.head())}</code></span>')
            return
        head, problems = outcome
        if not problems:
            st.success(f"The log is whole. Head of the chain: {plain(head)}")
            return
        st.error(f"{plural(len(problems), 'problem')} found: the log or the store was changed outside this program.")
        tables.show(
            ["Step", "Item", "What is wrong"],
            ([html(p.seq), html(p.item), html(p.what)] for p in problems[:200]),
            wide=2,
        )


def _run_verify() -> None:
    st.session_state["audit_outcome"] = (data.head(), data.verify())


def _filters() -> tuple[str | None, str | None, str | None]:
    one, two, three = st.columns(3)
    names = [person.name for person in data.people()]
    chosen = st.query_params.get(_PERSON)
    if chosen and chosen not in names:
        names.append(chosen)
    st.session_state["audit_person"] = chosen
    one.selectbox(
        "Person",
        names,
        index=None,
        placeholder="anybody",
        key="audit_person",
        on_change=_take,
        args=(_PERSON, "audit_person"),
    )
    st.session_state["audit_item"] = st.query_params.get(_ITEM, "")
    two.text_input(
        "Item",
        placeholder="the id of a finding or figure",
        key="audit_item",
        on_change=_take,
        args=(_ITEM, "audit_item"),
    )
    step = st.query_params.get(_ACTION)
    st.session_state["audit_action"] = step
    three.selectbox(
        "Step",
        [*STEPS, *([step] if step and step not in STEPS else [])],
        index=None,
        format_func=lambda name: STEPS.get(name, plain(name)),
        placeholder="any step",
        key="audit_action",
        on_change=_take,
        args=(_ACTION, "audit_action"),
    )
    return (
        chosen or None,
        st.query_params.get(_ITEM) or None,
        st.query_params.get(_ACTION) or None,
    )


def _take(param: str, key: str) -> None:
    value = str(st.session_state.get(key) or "").strip()
    if value:
        st.query_params[param] = value
    else:
        st.query_params.pop(param, None)


def _item(event: EventRecord) -> str:
    """What the step was taken on, as safe HTML: in words, with a link to it where it has a page, and its id."""
    words = data.title(event.item_type, event.item_id)
    ident = f"{html(event.item_type)} <code>{html(event.item_id)}</code>"
    if not words:
        return ident
    link = links.to_item(event.item_type, event.item_id)
    # The way back to it opens in this tab, which keeps the name of who is at work.
    return (
        f'<a href="{link}" target="_self">{html(shorten(words, 120))}</a><br><span class="quiet small">{ident}</span>'
    )


def _table(events: list[EventRecord]) -> None:
    tables.show(
        ["No.", "When (UTC)", "Who", "Step", "Item", "What", "Hash"],
        (
            [
                str(event.seq),
                history.when(event),
                html(event.person),
                history.step(event),
                _item(event),
                history.what(event),
                f"<code title='{html(event.hash)}'>{html(event.hash[:10])}</code>",
            ]
            for event in events
        ),
        numbers=[0],
        wide=5,
    )
    opened = st.query_params.get(_ITEM)
    if opened and opened.startswith("f"):
        links.finding(opened, "Open this finding")


if __name__ == "__main__":
    show()
