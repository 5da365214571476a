"""Proposing what to print about a contested figure, and signing it as a second person."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from checker_ui import data
from checker_ui.components import desk, wording
from checker_ui.components.text import html, moment, shorten
from checker_ui.components.words import CHOICES
from checker_ui.data import FigureRecord
from checker_ui.keys import Param

_SAME = "The person who proposes cannot sign: the sign-off is a second person's."


def signing(figure: FigureRecord) -> None:
    """What stands, and the next step for the person at work."""
    if figure.refusal:
        st.html(
            f'<div class="banner">Turned down by {html(figure.refused_by)}: '
            f'<span class="note">{html(figure.refusal)}</span></div>'
        )
    if figure.choice:
        _standing(figure)
    if figure.state == "superseded":
        st.caption("This figure is no longer found in the articles; what was decided stays readable.")
        return
    if desk.nobody():
        return
    if figure.state in ("signed", "held"):
        _withdraw(figure, "Withdraw the sign-off")
        return
    if figure.state == "proposed":
        _sign(figure)
        with st.expander("Propose something else instead"):
            _propose(figure)
        return
    _propose(figure)


def _standing(figure: FigureRecord) -> None:
    signed = (
        f", signed by {html(figure.signed_by)} on {html(moment(figure.signed_at))} UTC"
        if figure.signed_by
        else ", not signed yet"
    )
    note = f'<div class="note">{html(figure.note)}</div>' if figure.note else ""
    st.html(
        f'<div class="sheet"><b>{html(CHOICES.get(figure.choice or "", figure.choice))}</b><br>'
        f'<span class="quiet small">Proposed by {html(figure.proposed_by)} on {html(moment(figure.proposed_at))} UTC'
        f"{signed}</span>{note}</div>"
    )
    if figure.wording:
        st.code(figure.wording, language=None, wrap_lines=True)


def _step(ident: str, do: Callable[[], object], done: str) -> None:
    """Takes a step and keeps the figure open: the step may take it out of the list, and its wording is wanted now."""
    st.query_params[Param.FIGURE] = ident
    desk.step(do, done)


# --- proposing --------------------------------------------------------------------------------------------------------


def _propose(figure: FigureRecord) -> None:
    values = figure.record["values"]
    ident = figure.id
    choice = st.radio(
        "What should be printed?",
        list(CHOICES),
        format_func=lambda c: CHOICES[c],
        key=f"choice_{ident}",
        horizontal=True,
    )
    low, high = wording.bounds(values)
    one: dict[str, Any] | None = None
    if choice == "publish_range":
        left, right = st.columns(2)
        low = left.number_input("From", value=_float(low), key=f"low_{ident}", format=_format(low))
        high = right.number_input("To", value=_float(high), key=f"high_{ident}", format=_format(high))
    elif choice in ("publish_one", "not_contested"):
        one = _pick(values, ident)
        low, high = one.get("low"), one.get("high")
    else:
        low = high = None
    draft = wording.draft(choice, figure.record["what"], values, one, unit=figure.record["unit"], low=low, high=high)
    # The draft follows the choice: another choice, or another value, is another text to start from.
    key = f"wording_{ident}_{choice}_{low}_{high}_{(one or {}).get('mention_id', '')}_{len(values)}"
    text = st.text_area("Wording, ready to paste", value=draft, key=key, height=110, max_chars=4000)
    note = st.text_input("Note for the second person (optional)", key=f"why_{ident}", max_chars=1000)
    st.button(
        "Propose",
        key="propose",
        type="primary",
        on_click=_do_propose,
        args=(ident, figure.version, choice, low, high, (one or {}).get("source"), key, f"why_{ident}"),
        help=_SAME,
    )
    del text, note  # read from the session by the step itself, so that what was typed last counts


def _float(value: float | None) -> float | None:
    return None if value is None else float(value)


def _format(value: float | None) -> str:
    return "%.0f" if value is None or float(value).is_integer() else "%.2f"


def _pick(values: Sequence[dict[str, Any]], ident: str) -> dict[str, Any]:
    rows = wording.voices(values)
    named = [i for i, row in enumerate(rows) if row.get("source")]

    def name(index: int) -> str:
        row = rows[index]
        where = f", in {row['outlet']}" if row.get("source") and row.get("outlet") else ""
        when = f", {wording.dated(row)}" if wording.dated(row) else ""
        return shorten(f"{wording.stated(row)}: {wording.credit(row)}{where}{when}", 120)

    index = st.selectbox(
        "Which one?", range(len(rows)), index=named[-1] if named else 0, format_func=name, key=f"one_{ident}"
    )
    return dict(rows[index or 0])


def _do_propose(
    ident: str,
    version: int,
    choice: str,
    low: float | None,
    high: float | None,
    source: str | None,
    wording_key: str,
    note_key: str,
) -> None:
    text = str(st.session_state.get(wording_key) or "").strip()
    note = str(st.session_state.get(note_key) or "").strip()
    _step(
        ident,
        lambda: data.propose(
            ident,
            person=desk.person(),
            choice=choice,
            wording=text,
            source=source,
            low=low,
            high=high,
            note=note,
            expected_version=version,
        ),
        "Proposed. Now a second person signs it.",
    )


# --- signing ----------------------------------------------------------------------------------------------------------


def _sign(figure: FigureRecord) -> None:
    ident = figure.id
    st.caption(_SAME)
    note = st.text_input("Note (needed to turn it down)", key=f"sign_note_{ident}", max_chars=1000)
    left, middle, right = st.columns(3)
    left.button(
        "Sign off",
        key="sign",
        type="primary",
        shortcut="s",
        width="stretch",
        on_click=_do_sign,
        args=(ident, figure.version),
    )
    middle.button("Turn down", key="refuse", width="stretch", on_click=_do_refuse, args=(ident, figure.version))
    right.button(
        "Withdraw the proposal", key="withdraw", width="stretch", on_click=_do_withdraw, args=(ident, figure.version)
    )
    del note


def _withdraw(figure: FigureRecord, label: str) -> None:
    st.text_input("Why (optional)", key=f"sign_note_{figure.id}", max_chars=1000)
    st.button(label, key="withdraw", on_click=_do_withdraw, args=(figure.id, figure.version))


def _note(ident: str) -> str:
    return str(st.session_state.get(f"sign_note_{ident}") or "").strip()


def _do_sign(ident: str, version: int) -> None:
    _step(
        ident,
        lambda: data.sign(ident, person=desk.person(), note=_note(ident), expected_version=version),
        "Signed off. New evidence would open it again.",
    )


def _do_refuse(ident: str, version: int) -> None:
    _step(
        ident,
        lambda: data.refuse(ident, person=desk.person(), note=_note(ident), expected_version=version),
        "Turned down; the person who proposed sees your note.",
    )


def _do_withdraw(ident: str, version: int) -> None:
    _step(
        ident,
        lambda: data.withdraw(ident, person=desk.person(), note=_note(ident), expected_version=version),
        "Withdrawn; it is open again.",
    )
