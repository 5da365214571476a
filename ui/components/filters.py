"""The filters of the queue and of the export. The URL is where they live: a link to it shows the same list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import streamlit as st

from checker.model import DIVERGENT, Kind, Outcome, Severity
from checker_ui import data
from checker_ui.components.text import shorten
from checker_ui.components.words import STATES
from checker_ui.data import FINDING_STATES, FindingQuery
from checker_ui.keys import Param

ALL = "all"
NOBODY = "nobody"
_YES, _NO = "yes", "no"
_BOTH = "both"
STATE_CHOICES = ("open", "follow_up", "real", "not_divergence", "superseded", ALL)
_FIXED: Mapping[Param, Sequence[str]] = {
    Param.OUTCOME: tuple(Outcome),
    Param.KIND: tuple(Kind),
    Param.SEVERITY: tuple(Severity),
}
_MANY = (Param.OUTCOME, Param.KIND, Param.SEVERITY, Param.OUTLET, Param.SOURCE, Param.RULE)
_LABELS = {
    Param.OUTCOME: "Outcome",
    Param.KIND: "What differs",
    Param.SEVERITY: "Severity",
    Param.OUTLET: "Outlet",
    Param.SOURCE: "Credited source",
    Param.RULE: "Rule",
}
#: Where there is little room.
_SHORT = {"follow_up": "follow-up"}
_HINTS = {Param.OUTCOME: "conflict, attributed, update"}


def query(default_state: str = "open", default_inside: bool | None = False) -> FindingQuery:
    """What the URL asks for; values that make no sense are passed over.

    Findings inside one article have a list of their own, unless `default_inside` is None: then both are in one list.
    """
    url = st.query_params
    state = url.get(Param.STATE, default_state)
    outcomes = _known(Param.OUTCOME) or tuple(sorted(DIVERGENT))
    assignee = url.get(Param.ASSIGNEE)
    return FindingQuery(
        states=(state,) if state in FINDING_STATES else (),
        outcomes=outcomes,
        kinds=_known(Param.KIND),
        severities=_known(Param.SEVERITY),
        rules=_values(Param.RULE),
        outlets=_values(Param.OUTLET),
        sources=_values(Param.SOURCE),
        story_id=url.get(Param.STORY) or None,
        assignee="" if assignee == NOBODY else assignee or None,
        published_from=_date(url.get(Param.SINCE)),
        published_to=_date(url.get(Param.UNTIL)),
        text=url.get(Param.WORDS, ""),
        hidden=url.get(Param.HIDDEN) == _YES,
        inside={_YES: True, _NO: False}.get(url.get(Param.INSIDE, ""), default_inside),
    )


def bar(asked: FindingQuery, *, default_state: str = "open", default_inside: bool | None = False) -> None:
    """Draws the filters for what is asked."""
    _inside(asked, default_inside)
    counts = data.facets(asked)
    states, left, right = st.columns([7, 3, 2], vertical_alignment="center")
    with states:
        _states(asked, default_state)
    _put(Param.WORDS, asked.text)
    left.text_input(
        "Search",
        key=_widget(Param.WORDS),
        placeholder="Search in passages and explanations",
        on_change=_take_one,
        args=(Param.WORDS,),
        label_visibility="collapsed",
    )
    active = sum(
        bool(st.query_params.get_all(p)) for p in (*_MANY, Param.STORY, Param.ASSIGNEE, Param.SINCE, Param.UNTIL)
    )
    with right.popover(f"Filters ({active} on)" if active else "Filters", width="stretch"):
        for param in _MANY:
            _many(param, counts.get(str(param), {}))
        _story()
        _assignee(counts.get("assignee", {}))
        one, two = st.columns(2)
        for column, param, label in ((one, Param.SINCE, "Published from"), (two, Param.UNTIL, "Published to")):
            chosen = _date(st.query_params.get(param))
            _put(param, date.fromisoformat(chosen) if chosen else None)
            column.date_input(
                label, value=None, key=_widget(param), format="YYYY-MM-DD", on_change=_take_one, args=(param,)
            )
        if active:
            st.button("Clear all filters", key="filters_clear", on_click=clear, width="stretch")
    _hidden(asked)


def _inside(asked: FindingQuery, default: bool | None) -> None:
    """Two lists: findings between two articles, and those inside one. Drawn where there are any of the latter."""
    number = data.count(replace(asked, inside=True))
    if not number and not st.query_params.get(Param.INSIDE):
        return
    across = data.count(replace(asked, inside=False))
    names = {_NO: f"Between articles {across:,}", _YES: f"Inside one article {number:,}"}
    if default is None:
        names = {_BOTH: f"Both {across + number:,}", **names}
    _put(Param.INSIDE, _BOTH if asked.inside is None else _YES if asked.inside else _NO)
    st.segmented_control(
        "Where the two values stand",
        list(names),
        format_func=lambda choice: names[choice],
        key=_widget(Param.INSIDE),
        on_change=_take_inside,
        args=(_BOTH if default is None else _YES if default else _NO,),
        label_visibility="collapsed",
        required=True,
    )


def _take_inside(default: str) -> None:
    value = st.session_state.get(_widget(Param.INSIDE)) or default
    _set(Param.INSIDE, [] if value == default else [value])


def _hidden(asked: FindingQuery) -> None:
    """Says what the desk's rules hide, and gives a way to see it: silence must not be taken for agreement."""
    if asked.hidden:
        st.info("These are hidden in the queue, by what an editor set on the Rules page.")
        st.button("Back to what is shown", key="hidden_leave", on_click=_set, args=(Param.HIDDEN, []))
        return
    if not data.desk_rules_set():
        return
    number = data.count(replace(asked, hidden=True))
    if number:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.caption(f"{number:,} more of this list {'is' if number == 1 else 'are'} hidden by this desk's rules.")
            st.button("Show them", key="hidden_show", type="tertiary", on_click=_set, args=(Param.HIDDEN, [_YES]))


def clear() -> None:
    """Takes every filter out of the URL, the state aside."""
    for param in (*_MANY, Param.STORY, Param.ASSIGNEE, Param.SINCE, Param.UNTIL, Param.WORDS, Param.HIDDEN):
        _set(param, [])


def anything_on() -> bool:
    """Whether the URL narrows the list in any way but by state."""
    return any(
        st.query_params.get_all(p)
        for p in (*_MANY, Param.STORY, Param.ASSIGNEE, Param.SINCE, Param.UNTIL, Param.WORDS, Param.HIDDEN)
    )


# --- single filters ---------------------------------------------------------------------------------------------------


def _states(asked: FindingQuery, default: str) -> None:
    counts = {state: data.count(replace(asked, states=(state,))) for state in FINDING_STATES}
    chosen = st.query_params.get(Param.STATE, default)
    _put(Param.STATE, chosen if chosen in STATE_CHOICES else default)
    total = sum(counts.values())

    def name(state: str) -> str:
        if state == ALL:
            return f"All {total:,}"
        return f"{_SHORT.get(state, STATES[state]).capitalize()} {counts.get(state, 0):,}"

    shown = [s for s in STATE_CHOICES if s in ("open", ALL, chosen) or counts.get(s)]
    st.segmented_control(
        "State",
        shown,
        format_func=name,
        key=_widget(Param.STATE),
        on_change=_take_state,
        args=(default,),
        label_visibility="collapsed",
        required=True,
    )


def _many(param: Param, counts: Mapping[str, int]) -> None:
    chosen = list(dict.fromkeys(st.query_params.get_all(param)))
    options = [str(v) for v in _FIXED.get(param, ())] or sorted(counts, key=lambda v: (-counts[v], v))
    options += [v for v in chosen if v not in options]
    _put(param, chosen)
    st.multiselect(
        _LABELS[param],
        options,
        key=_widget(param),
        format_func=lambda value: (
            f"{shorten(value, 60)} ({counts[value]:,})" if value in counts else shorten(value, 60)
        ),
        placeholder=_HINTS.get(param, "any"),
        on_change=_take_many,
        args=(param,),
    )


def _story() -> None:
    stories = data.story_titles()
    chosen = st.query_params.get(Param.STORY)
    _put(Param.STORY, chosen if chosen in stories else None)
    st.selectbox(
        "Story",
        list(stories),
        index=None,
        key=_widget(Param.STORY),
        format_func=lambda ident: shorten(stories.get(ident) or ident, 80),
        placeholder="any",
        on_change=_take_one,
        args=(Param.STORY,),
    )


def _assignee(counts: Mapping[str, int]) -> None:
    chosen = st.query_params.get(Param.ASSIGNEE)
    names = [NOBODY, *sorted({*(n for n in counts if n), *([chosen] if chosen and chosen != NOBODY else [])})]
    _put(Param.ASSIGNEE, chosen or None)
    st.selectbox(
        "Assigned to",
        names,
        index=None,
        key=_widget(Param.ASSIGNEE),
        placeholder="anybody",
        on_change=_take_one,
        args=(Param.ASSIGNEE,),
    )


# --- between widgets and the URL --------------------------------------------------------------------------------------


def _widget(param: Param) -> str:
    return f"filter_{param}"


def _put(param: Param, value: object) -> None:
    # The URL leads: a widget is set from it before it is drawn, so a link, the Back key and a click all agree.
    st.session_state[_widget(param)] = value


def _set(param: Param, values: Sequence[str]) -> None:
    if values:
        st.query_params[param] = list(values)
    else:
        st.query_params.pop(param, None)
    # Another list: its first page, and whatever is first in it.
    for other in (Param.PAGE, Param.FINDING):
        st.query_params.pop(other, None)


def _take_many(param: Param) -> None:
    _set(param, [str(v) for v in st.session_state.get(_widget(param)) or ()])


def _take_one(param: Param) -> None:
    value = st.session_state.get(_widget(param))
    text = value.isoformat() if isinstance(value, date) else str(value or "").strip()
    _set(param, [text] if text else [])


def _take_state(default: str) -> None:
    value = st.session_state.get(_widget(Param.STATE)) or default
    _set(Param.STATE, [] if value == default else [value])


def _values(param: Param) -> tuple[str, ...]:
    return tuple(dict.fromkeys(v for v in st.query_params.get_all(param) if v))


def _known(param: Param) -> tuple[str, ...]:
    allowed = {str(v) for v in _FIXED[param]}
    return tuple(v for v in _values(param) if v in allowed)


def _date(text: str | None) -> str | None:
    try:
        return date.fromisoformat(text).isoformat() if text else None
    except ValueError:
        return None
