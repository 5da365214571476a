"""Rules: what each finds, when it stays silent, and how often it is right."""

from __future__ import annotations

import inspect
import re
from typing import Any

import streamlit as st

from checker_ui import data
from checker_ui.components import desk, deskrules, tables
from checker_ui.components.text import day, html, plain, plural
from checker_ui.components.words import OUTCOMES, outcome_tag, tag

_HEADING = re.compile(r"^(What it finds|Why it matters|When it stays silent|Source)\s*[:.]?\s*$", re.M)


def show() -> None:
    """Draws the rules."""
    st.title("Rules")
    st.caption("A rule judges two passages that speak of one fact. Where either side lacks the value, it is silent.")
    with st.expander("What the outcomes mean"):
        for outcome, words in OUTCOMES.items():
            st.html(f"{outcome_tag(outcome)} {html(words)}")
    rules = data.rules()
    if not rules:
        st.info("No rule is installed.")
        return
    measured = data.measured()
    found = data.found_by_rule()
    seen = deskrules.start(rules)
    desk.message()
    if not deskrules.may_change():
        st.caption(
            "An editor or an admin switches rules and sets thresholds for this desk"
            + (f"; you work as {', '.join(sorted(desk.roles())) or 'a checker'}." if desk.person() else ".")
        )
    deskrules.change(rules, seen)
    deskrules.thresholds()
    for rule in rules:
        _rule(rule, measured.get(rule.code), found.get(rule.code, 0))
    deskrules.again()


def _rule(rule: Any, measured: tuple[int, int] | None, found: int) -> None:
    with st.container(border=True, key=f"rule_{rule.code}"):
        st.html(
            f"<h3 style='padding:0;margin:0'>{html(rule.code)} · {html(rule.name)}</h3>"
            f"<div class='quiet small'>{html(rule.kind)} · version {html(rule.version)}, since {html(rule.since)} · "
            f"{_measured(measured)} · {found:,} in this store</div>"
        )
        parts = sections(rule)
        st.html("".join(f"<p style='margin:0'>{html(words)}</p>" for heading, words in parts if not heading))
        deskrules.switches(rule)
        with st.expander("What it finds, why it matters, when it stays silent"):
            for heading, words in parts:
                if heading:
                    st.html(f"<p style='margin:.2rem 0'><b>{html(heading)}.</b> {html(words)}</p>")
        with st.expander(plain(f"Examples ({len(rule.DIVERGES) + len(rule.AGREES)})")):
            for title, examples in (("It flags", rule.DIVERGES), ("It does not flag", rule.AGREES)):
                st.html(f"<b>{title}</b>")
                tables.show([], (_example(example) for example in examples))


def _measured(measured: tuple[int, int] | None) -> str:
    if measured is None:
        return "not measured yet"
    right, flags = measured
    if not flags:
        return "flagged nothing on the labelled stories"
    return f"right in {right:,} of {plural(flags, 'flag')} on the labelled stories"


def sections(rule: Any) -> list[tuple[str, str]]:
    """The parts of a rule's docstring: heading (empty for the first line) and words."""
    text = inspect.cleandoc(rule.__doc__ or "")
    pieces = _HEADING.split(text)
    parts = [("", " ".join(pieces[0].split()))] if pieces[0].strip() else []
    parts += [(head, " ".join(body.split())) for head, body in zip(pieces[1::2], pieces[2::2], strict=True)]
    return parts


def _example(example: Any) -> list[str]:
    outcome = outcome_tag(example.outcome.value) if example.outcome else tag("silent")
    sides = (
        (example.a, example.a_outlet, example.a_published),
        (example.b, example.b_outlet, example.b_published),
    )
    return [
        outcome,
        *(
            f"{html(text)}<br><span class='quiet small'>{html(outlet)} {html(day(when, ''))}</span>"
            for text, outlet, when in sides
            if text
        ),
    ]


if __name__ == "__main__":
    show()
