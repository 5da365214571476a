"""Deciding on a finding, by key or by click."""

from __future__ import annotations

from contextlib import suppress

import streamlit as st

from checker.errors import StoreError
from checker_ui import data
from checker_ui.components import desk, links
from checker_ui.components.text import day, html, moment, plain, plural, shorten
from checker_ui.components.words import REASONS, STATES
from checker_ui.data import FindingRecord
from checker_ui.keys import Key, Param

#: How many of the other pairs of a disagreement are listed one by one.
LISTED = 20


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
    together = bool(others) and _is_together(found)
    if others:
        _offer(found, others, together)
    of_all = f", all {1 + len(others)}" if together else ""
    # What is decided is what was on the screen, whatever changes between.
    seen = tuple((other.id, other.version) for other in others) if together else ()
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
            whom = f"are these {1 + len(others)} pairs" if together else "is it"
            st.markdown(f"**Why {whom} not a divergence?**")
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


def _offer(found: FindingRecord, others: list[FindingRecord], together: bool) -> None:
    """Says which other pairs repeat this divergence, and whether they are decided with it.

    A button and not a box to tick: a box would keep the keyboard, and the keys that decide would do nothing.
    """
    number = 1 + len(others)
    one, many, what = ("gives", "give", "these two values") if found.figure_id else ("has", "have", "the same words")
    says = f"{one if len(others) == 1 else many} {what}"
    scope = f"You decide on all {number} at once." if together else "You decide on this pair only."
    with st.container(key="alike"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.html(
                f"<span class='small'><b>{plural(len(others), 'more pair')} of passages</b> {says}. "
                f"<b>{scope}</b></span>"
            )
            st.button(
                "Decide on this pair only" if together else f"Decide on all {number} together",
                key=f"together_{found.id}",
                shortcut="g",
                help="Each is a step of its own in the log; Undo takes all of them back.",
                on_click=_turn,
                args=(found.id, not together),
            )
        with st.expander(f"The other {plural(len(others), 'pair') if len(others) > 1 else 'pair'}"):
            for other in others[:LISTED]:
                links.in_queue(other.id, _between(other))
            if len(others) > LISTED:
                st.caption(f"and {len(others) - LISTED:,} more; the list shows them with “Every pair”")


def _between(found: FindingRecord) -> str:
    """One pair of passages in a line: who says which of the two values, and when."""
    sides = []
    for side in (found.record["a"], found.record["b"]):
        when = f", {day(side['published'])}" if side["published"] else ""
        sides.append(f"{side['outlet'] or side['article']} ({side['quote']}{when})")
    return shorten(" and ".join(sides), 160)


def _is_together(found: FindingRecord) -> bool:
    """Where the list has one row a disagreement, its pairs are decided together unless somebody chose otherwise."""
    chosen = st.session_state.get(Key.TOGETHER)
    if chosen is not None and chosen[0] == found.id:
        return bool(chosen[1])
    return found.figure_id is not None and st.query_params.get(Param.PAIRS) != "all"


def _turn(finding_id: str, together: bool) -> None:
    st.session_state[Key.TOGETHER] = (finding_id, together)


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
    if alike:
        done = _decide_alike(alike, choice, reason, note)
        told = f"Recorded for {plural(1 + len(done), 'pair')}: {words}. Press U to undo all of them."
        if len(done) < len(alike):
            told += f" Somebody else acted on {plural(len(alike) - len(done), 'pair')} meanwhile: left as they are."
        desk.say("success", told)
    st.session_state.pop(Key.ASK_REASON, None)
    st.session_state[Key.LAST] = finding_id
    st.session_state[Key.LAST_ALIKE] = done
    # The next one was read before this decision changed the list. One of those decided together is not the next, also
    # where somebody else had decided it: U would then take back theirs.
    ahead = st.session_state.get(Key.AHEAD)
    if ahead and ahead[0] not in {ident for ident, _ in alike}:
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
