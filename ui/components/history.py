"""What was done to one item of the desk, step by step, out of the log."""

from __future__ import annotations

import streamlit as st

from checker_ui import data
from checker_ui.components import tables
from checker_ui.components.text import html, moment, plural, said
from checker_ui.components.words import FIELDS, STEPS, VALUES
from checker_ui.data import EventRecord


def show(item: str) -> None:
    """Draws the history of a finding or a contested figure; nothing where nothing was done yet."""
    events = data.events(item=item)
    if not events:
        return
    with st.expander(f"History ({plural(len(events), 'step')})"):
        tables.show(
            ["When (UTC)", "Who", "Step", "What"],
            ([when(event), html(event.person), step(event), what(event)] for event in events),
            wide=3,
        )


def when(event: EventRecord) -> str:
    """When a step was taken, as safe HTML."""
    return f'<span class="nowrap">{html(moment(event.at))}</span>'


def step(event: EventRecord) -> str:
    """What a step is called, as safe HTML."""
    return html(STEPS.get(event.action, event.action.replace("_", " ")))


def what(event: EventRecord) -> str:
    """What a step holds, in words, as safe HTML."""
    return html(said(event.payload, names=FIELDS, words=VALUES))
