"""What this desk wants of the rules: switches and thresholds, and what a change would do, shown before it is saved."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from checker.errors import CheckerError
from checker_ui import data
from checker_ui.components import desk
from checker_ui.components.text import html, plain, plural
from checker_ui.data import DeskRules
from checker_ui.keys import Key

_PROBABILITY, _DAYS = "desk_min_probability", "desk_window_days"
_MANAGERS = frozenset({"editor", "admin"})


def may_change() -> bool:
    """Whether the person at work may change the desk's rules (the store has the last word)."""
    return bool(desk.roles() & _MANAGERS)


def start(rules: Sequence[Any]) -> DeskRules:
    """Fills the controls with what is kept, where they have no value yet; gives what was kept when that happened."""
    if Key.RULES_SEEN not in st.session_state or f"on_{rules[0].code}" not in st.session_state:
        _reset(rules)
    seen: DeskRules = st.session_state[Key.RULES_SEEN]
    return seen


def _reset(rules: Sequence[Any]) -> None:
    kept, plain_settings = data.desk_rules(), data.defaults()
    st.session_state[Key.RULES_SEEN] = kept
    for rule in rules:
        st.session_state[f"on_{rule.code}"] = rule.code not in kept.off
        st.session_state[f"least_{rule.code}"] = round(100 * kept.least.get(rule.code, 0))
    probability = plain_settings.min_probability if kept.min_probability is None else kept.min_probability
    st.session_state[_PROBABILITY] = round(100 * probability)
    st.session_state[_DAYS] = plain_settings.window_days if kept.window_days is None else kept.window_days


def chosen(rules: Sequence[Any]) -> DeskRules:
    """What the controls say now."""
    state, plain_settings = st.session_state, data.defaults()
    probability, days = state[_PROBABILITY] / 100, state[_DAYS]
    return DeskRules(
        off=frozenset(rule.code for rule in rules if not state[f"on_{rule.code}"]),
        least={rule.code: state[f"least_{rule.code}"] / 100 for rule in rules if state[f"least_{rule.code}"]},
        min_probability=None if round(100 * plain_settings.min_probability) == state[_PROBABILITY] else probability,
        window_days=None if days in (None, plain_settings.window_days) else int(days),
    )


def switches(rule: Any) -> None:
    """One rule's controls."""
    code, fixed = rule.code, not may_change()
    left, right = st.columns([1, 2], vertical_alignment="center")
    left.toggle("In use at this desk", key=f"on_{code}", disabled=fixed)
    right.slider(
        "Show its findings from this confidence on",
        0,
        95,
        step=5,
        format="%d%%",
        key=f"least_{code}",
        disabled=fixed or not st.session_state[f"on_{code}"],
    )


def thresholds() -> None:
    """The thresholds of a check."""
    fixed, usual = not may_change(), data.defaults()
    with st.expander("Thresholds of a check"):
        left, right = st.columns(2)
        left.slider(
            "Compare two figures from this probability on that both are of one thing",
            1,
            95,
            format="%d%%",
            key=_PROBABILITY,
            disabled=fixed,
            help=f"Usually {usual.min_probability:.0%}. Higher: fewer findings, and fewer wrong ones.",
        )
        right.number_input(
            "Compare articles that are at most so many days apart",
            0,
            3650,
            key=_DAYS,
            disabled=fixed,
            help=f"Usually {usual.window_days}.",
        )
        st.caption("Both count from the next check on: an import, `checker run`, or the button below.")


def change(rules: Sequence[Any], seen: DeskRules) -> None:
    """What the change would do, and the buttons that save or drop it; nothing where nothing was changed."""
    now = chosen(rules)
    if now == seen:
        return
    with st.container(border=True, key="rules_change"):
        st.html(f"<b>Not saved yet.</b> {html(told(now))}")
        with st.container(horizontal=True, gap="small"):
            st.button("Save for this desk", key="rules_save", type="primary", on_click=_save, args=(now, seen, rules))
            st.button("Leave it as it was", key="rules_drop", on_click=_reset, args=(rules,))


def told(rules: DeskRules) -> str:
    """The effect of a change in words."""
    effect = data.effect(rules)
    parts = []
    if effect.hides:
        by = ", ".join(f"{number:,} of {code}" for code, number in effect.hides_by_rule.items())
        parts.append(f"This would hide {effect.hides:,} of {plural(effect.shown, 'open finding')} ({by}).")
    else:
        parts.append(f"This would hide none of {plural(effect.shown, 'open finding')}.")
    if effect.returns:
        parts.append(f"{plural(effect.returns, 'finding')} hidden now would be shown again.")
    if effect.kept:
        decided = "1 that somebody decided on stays" if effect.kept == 1 else f"{effect.kept:,} decided on stay"
        parts.append(f"Decisions are never hidden: {decided}.")
    if effect.fewer:
        parts.append(f"At the next check about {plural(effect.fewer, 'open figure finding')} would no longer be made.")
    return " ".join(parts)


def _save(rules: DeskRules, seen: DeskRules, every: Sequence[Any]) -> None:
    if desk.step(
        lambda: data.set_desk_rules(rules, person=desk.person(), seen=seen),
        "Saved for this desk; the log holds who changed what.",
    ):
        _reset(every)


def again() -> None:
    """Checks all articles again, as the desk's rules say now."""
    if not data.articles():
        return
    if not st.button("Check all articles again", key="rules_again", help="With what is saved here; decisions stay."):
        return
    bar = st.progress(0.1, text="Starting")
    try:
        saved = data.check([], [], lambda words: bar.progress(0.5, text=plain(words.capitalize())), desk.person())
    except CheckerError as error:
        bar.empty()
        st.error(plain(error))
        return
    bar.empty()
    st.success(
        f"Checked: {plural(saved.findings, 'new finding')}, {saved.restored:,} found again, "
        f"{saved.superseded:,} no longer made."
    )
