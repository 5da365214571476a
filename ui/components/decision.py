"""Deciding on a finding, by key or by click."""

from __future__ import annotations

from contextlib import suppress

import streamlit as st

from checker.errors import StoreError
from checker_ui import data
from checker_ui.components import desk
from checker_ui.components.text import html, moment, plain, plural, shorten
from checker_ui.components.words import REASONS, STATES
from checker_ui.data import FindingRecord
from checker_ui.keys import Key, Param

#: The finding that is decided together with those that repeat it.
_TOGETHER = "decide_together"


def decision(found: FindingRecord) -> None:
    """The note and the buttons; where it was decided, what stands."""
    if found.decision:
        reason = f" ({html(REASONS.get(found.reason or '', found.reason))})" if found.reason else ""
        note = f'<div class="note">{html(found.note)}</div>' if found.note else ""
        st.html(
            f'<div class="sheet"><b>{html(STATES.get(found.decision, found.decision).capitalize())}</b>{reason}, '
            f"decided by {html(found.decided_by)} on {html(moment(found.decided_at))} UTC{note}</div>"
        )
    if found.state == "superseded" or desk.nobody():
        return
    _form(found)


def _form(found: FindingRecord) -> None:
    asking = st.session_state.get(Key.ASK_REASON) == found.id
    others = data.alike(found) if found.state == "open" else []
    seen = tuple((other.id, other.version) for other in others)
    if others:
        _offer(found, others)
    of_all = f", all {1 + len(others)}" if others and _is_together(found.id) else ""
    with st.form(f"decide_{found.id}", enter_to_submit=False):
        st.text_area(
            "Note",
            key=_note(found.id),
            height=68,
            placeholder="Note (optional): what you looked up, and where",
            label_visibility="collapsed",
            max_chars=4000,
        )
        if asking:
            st.markdown("**Why is it not a divergence?**")
            with st.container(horizontal=True, gap="small"):
                for number, (reason, words) in enumerate(REASONS.items(), start=1):
                    st.form_submit_button(
                        words.capitalize(),
                        key=f"reason_{reason}",
                        shortcut=str(number),
                        on_click=_decide,
                        args=(found.id, found.version, "not_divergence", reason, seen),
                    )
                st.form_submit_button("Back", key="reason_back", shortcut="Esc", on_click=_ask, args=(None,))
            return
        with st.container(horizontal=True, gap="small"):
            st.form_submit_button(
                f"Real{of_all}",
                key="decide_real",
                shortcut="y",
                width="stretch",
                type="primary",
                help="The two passages do diverge as shown.",
                on_click=_decide,
                args=(found.id, found.version, "real", None, seen),
            )
            st.form_submit_button(
                f"Not a divergence{of_all}",
                key="decide_not",
                shortcut="n",
                width="stretch",
                help="Asks for the reason next.",
                on_click=_ask,
                args=(found.id,),
            )
            st.form_submit_button(
                f"Follow up{of_all}",
                key="decide_later",
                shortcut="f",
                width="stretch",
                help="Somebody has to look further; it stays in the Needs follow-up list.",
                on_click=_decide,
                args=(found.id, found.version, "follow_up", None, seen),
            )


def _offer(found: FindingRecord, others: list[FindingRecord]) -> None:
    """Offers to decide the same of the other pairs that repeat this divergence, and says which they are.

    A button and not a box to tick: a box would keep the keyboard, and the keys that decide would do nothing.
    """
    sides = ([other.record[side]["outlet"] or other.record[side]["article"] for side in "ab"] for other in others)
    pairs = dict.fromkeys(" and ".join(two) for two in sides)
    together = _is_together(found.id)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="alike"):
        st.html(
            f"<span class='small'><b>{plural(len(others), 'more pair')} with the same words</b> "
            f"<span class='quiet'>{html(shorten('; '.join(pairs), 160))}</span></span>"
        )
        st.button(
            "Decide on this one only" if together else f"Decide on all {1 + len(others)} together",
            key=f"together_{found.id}",
            shortcut="g",
            help="Each is a step of its own in the log; Undo takes all of them back.",
            on_click=_turn,
            args=(found.id,),
        )


def _is_together(finding_id: str) -> bool:
    return st.session_state.get(_TOGETHER) == finding_id


def _turn(finding_id: str) -> None:
    if _is_together(finding_id):
        st.session_state.pop(_TOGETHER)
    else:
        st.session_state[_TOGETHER] = finding_id


def _note(finding_id: str) -> str:
    return f"note_{finding_id}"


def _ask(finding_id: str | None) -> None:
    if finding_id is None:
        st.session_state.pop(Key.ASK_REASON, None)
    else:
        st.session_state[Key.ASK_REASON] = finding_id


def _decide(
    finding_id: str, version: int, choice: str, reason: str | None, alike: tuple[tuple[str, int], ...] = ()
) -> None:
    note = str(st.session_state.get(_note(finding_id)) or "").strip()
    if reason == "other" and not note:
        desk.say("warning", "Say the reason in the note, then choose again.")
        return
    words = STATES[choice] + (f", {REASONS[reason]}" if reason and reason != "other" else "")
    taken = desk.step(
        lambda: data.decide(
            finding_id, person=desk.person(), decision=choice, reason=reason, note=note, version=version
        ),
        f"Recorded: {words}. Press U to undo.",
    )
    if not taken:
        return
    done = []
    if alike and _is_together(finding_id):
        done = _decide_alike(alike, choice, reason, note)
        told = f"Recorded for {plural(1 + len(done), 'pair')}: {words}. Press U to undo all of them."
        if len(done) < len(alike):
            told += f" Somebody else acted on {plural(len(alike) - len(done), 'pair')} meanwhile: left as they are."
        desk.say("success", told)
    st.session_state.pop(Key.ASK_REASON, None)
    st.session_state[Key.LAST] = finding_id
    st.session_state[Key.LAST_ALIKE] = done
    # The next one was read before this decision changed the list.
    ahead = st.session_state.get(Key.AHEAD)
    if ahead and ahead[0] not in {ident for ident, _ in done}:
        st.query_params[Param.FINDING] = ahead[0]
    else:
        st.query_params.pop(Param.FINDING, None)


def _decide_alike(
    alike: tuple[tuple[str, int], ...], choice: str, reason: str | None, note: str
) -> list[tuple[str, int]]:
    """Decides the same of the others; those that were decided, each with its version since."""
    done = []
    for ident, version in alike:
        with suppress(StoreError):  # somebody else acted on it: theirs stands
            after = data.decide(ident, person=desk.person(), decision=choice, reason=reason, note=note, version=version)
            done.append((ident, after.version))
    return done


def assign(found: FindingRecord) -> None:
    """Who looks at it, and a way to change that."""
    names = sorted({person.name for person in data.people()} | ({found.assignee} if found.assignee else set()))
    with st.popover(f"For {_name(found.assignee)}", width="stretch", disabled=not desk.person()):
        key = f"assign_{found.id}"
        st.session_state[key] = found.assignee or None
        st.selectbox(
            "Who looks at it",
            names,
            index=None,
            key=key,
            placeholder="nobody",
            on_change=_give,
            args=(found.id, found.version),
        )


def _name(assignee: str | None) -> str:
    return plain(assignee, limit=30) if assignee else "nobody yet"


def _give(finding_id: str, version: int) -> None:
    name = st.session_state.get(f"assign_{finding_id}")
    desk.step(
        lambda: data.assign(finding_id, person=desk.person(), assignee=name, version=version),
        f"Assigned to {name}." if name else "Assigned to nobody.",
    )
