"""The queue: what most deserves a person's minute, one finding after the other."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import Any

import streamlit as st

from checker.errors import CheckerError, StoreError
from checker_ui import data
from checker_ui.components import desk, filters, follow, history, links, passages, rows
from checker_ui.components.decision import assign, decision
from checker_ui.components.text import html, plain, plural
from checker_ui.components.words import OUTCOMES, STATES, outcome_tag, state_tag, tag
from checker_ui.data import FindingQuery, FindingRecord
from checker_ui.keys import Key, Param

PER_PAGE = 20


def show() -> None:
    """Draws the queue."""
    title, far = st.columns([1, 2], vertical_alignment="center")
    title.title("Queue")
    asked = replace(filters.query(), by_disagreement=not _every_pair())
    progress = data.progress()
    if not sum(progress.findings.values()) and not data.count(FindingQuery()):
        st.info("No findings yet: import articles on the Import page, or run `checker run` on a folder of articles.")
        links.importing()
        return
    with far:
        _progress(progress.findings)
    filters.bar(asked)
    total = data.count(asked)
    page, pages = rows.page_of(total, PER_PAGE)
    listed = data.findings(replace(asked, limit=PER_PAGE, offset=(page - 1) * PER_PAGE))
    chosen, explicit = _chosen(listed)
    if chosen is None:
        _empty()
        return
    if explicit and not any(_stands_for(record, chosen) for record in listed):
        # A link says which finding, not on which page of the list it stands today.
        place = data.place(chosen.id, asked)
        if place is not None:
            page = place // PER_PAGE + 1
            st.query_params[Param.PAGE] = str(page)
            listed = data.findings(replace(asked, limit=PER_PAGE, offset=(page - 1) * PER_PAGE))
    before, after = _neighbours(asked, listed, chosen, page, total)
    st.session_state[Key.AHEAD] = after
    side, main = st.columns([5, 11], gap="medium")
    # On a phone there is room for one of the two: the list, until somebody opens an entry.
    with side, st.container(key="list_behind" if explicit else "list_ahead"):
        _list(asked, listed, chosen, total, page, pages)
    with main, st.container(key="detail_open" if explicit else "detail_waiting"):
        if explicit:
            st.button("Back to the list", key="desk_back", on_click=open_finding, args=(None,))
        _detail(chosen, before, after)
        marked = next((record.id for record in listed if _stands_for(record, chosen)), None)
        asking = "reason_back" if st.session_state.get(Key.ASK_REASON) == chosen.id else ""
        follow.show("finding", marked, chosen.id, asking=asking)


def open_finding(finding_id: str | None, page: int | None = None) -> None:
    """Opens a finding (None: none in particular), on this page of the list where another than the present is meant."""
    st.session_state.pop(Key.ASK_REASON, None)
    if finding_id is None:
        st.query_params.pop(Param.FINDING, None)
    else:
        st.query_params[Param.FINDING] = finding_id
    if page is not None:
        st.query_params[Param.PAGE] = str(page)


# --- the list ---------------------------------------------------------------------------------------------------------


def _progress(found: dict[str, int]) -> None:
    total = sum(count for state, count in found.items() if state != "superseded")
    done = total - found.get("open", 0)
    if total:
        st.progress(
            done / total, text=f"{done:,} of {plural(total, 'finding')} looked at, {found.get('open', 0):,} to go"
        )


def _chosen(listed: list[FindingRecord]) -> tuple[FindingRecord | None, bool]:
    wanted = st.query_params.get(Param.FINDING)
    if wanted:
        try:
            return data.finding(wanted), True
        except CheckerError:
            st.warning(f"There is no finding {plain(wanted, limit=40)} in this store; the first of the list is shown.")
    return (listed[0] if listed else None), False


def _neighbours(
    asked: FindingQuery, listed: list[FindingRecord], opened: FindingRecord, page: int, total: int
) -> tuple[tuple[str, int] | None, tuple[str, int] | None]:
    ids = [record.id for record in listed]
    at = next((place for place, record in enumerate(listed) if _stands_for(record, opened)), None)
    if at is None:
        return None, ((ids[0], page) if ids else None)
    before = (ids[at - 1], page) if at else None
    after = (ids[at + 1], page) if at + 1 < len(ids) else None
    if before is None and page > 1:
        before = _at(asked, (page - 1) * PER_PAGE - 1, page - 1)
    if after is None and page * PER_PAGE < total:
        after = _at(asked, page * PER_PAGE, page + 1)
    return before, after


def _at(asked: FindingQuery, offset: int, page: int) -> tuple[str, int] | None:
    found = data.findings(replace(asked, limit=1, offset=offset))
    return (found[0].id, page) if found else None


def _every_pair() -> bool:
    return st.query_params.get(Param.PAIRS) == "all"


def _stands_for(row: FindingRecord, found: FindingRecord) -> bool:
    """Whether this row of the list is the finding, or its disagreement."""
    same = found.figure_id is not None and (row.figure_id, row.values_key) == (found.figure_id, found.values_key)
    return row.id == found.id or (same and not _every_pair())


def _list(
    asked: FindingQuery, listed: list[FindingRecord], opened: FindingRecord, total: int, page: int, pages: int
) -> None:
    every = _every_pair()
    pairs = total if every else data.count(replace(asked, by_disagreement=False))
    number = data.count(replace(asked, by_disagreement=True)) if every else total
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="list_head"):
        if every or pairs == number:
            st.caption(f"{plural(total, 'finding')} in this list, most pressing first")
        else:
            st.caption(
                f"{plural(number, 'disagreement')} in this list, most pressing first; "
                f"they stand in {plural(pairs, 'pair')} of passages"
            )
        if pairs != number:
            st.button(
                f"One row a disagreement ({number:,})" if every else f"Every pair ({pairs:,})",
                key="pairs_turn",
                type="tertiary",
                help="The same two values of one contested figure, found in several pairs of articles, are one row, "
                "or a row each.",
                on_click=_turn_pairs,
            )
    if not any(_stands_for(record, opened) for record in listed):
        st.html(f'<div class="banner small">{_not_listed(asked, opened)}</div>')
    rows.show("finding", [_row(record, _stands_for(record, opened)) for record in listed], on_open=open_finding)
    rows.pager("finding", page, pages, leaves=Param.FINDING)


def _not_listed(asked: FindingQuery, opened: FindingRecord) -> str:
    """Why the finding that is open has no row in this list, as safe HTML."""
    outcome = opened.record["outcome"]
    if asked.states and opened.state not in asked.states:
        why = f"it is {html(STATES.get(opened.state, opened.state))}, and this list is of others"
    elif asked.outcomes and outcome not in asked.outcomes:
        why = f"its outcome is {html(outcome)}"
    else:
        why = "the filters leave it out"
    return f"The finding that is open is not in this list: {why}."


def _turn_pairs() -> None:
    if _every_pair():
        st.query_params.pop(Param.PAIRS, None)
    else:
        st.query_params[Param.PAIRS] = "all"
    st.query_params.pop(Param.PAGE, None)


def _row(found: FindingRecord, opened: bool) -> rows.Row:
    record = found.record
    a, b = record["a"], record["b"]
    who = [html(side["outlet"] or side["article"]) for side in (a, b)]
    if record.get("inside"):
        who = [who[0], "inside one article"]
    marks = outcome_tag(record["outcome"]) + tag(record["severity"], record["severity"])
    if found.state != "open":
        marks += state_tag(found.state)
    more = f"and {plural(found.pairs - 1, 'more pair')} of passages" if found.pairs > 1 else ""
    card = rows.card(
        f"{marks}<div class='values'>{html(a['quote'])} <span class='versus'>against</span> {html(b['quote'])}</div>"
        f"<div class='what'>{html(record['what'])}</div>"
        f"<div class='who'>{' · '.join(who)}</div>" + (f"<div class='more'>{more}</div>" if more else ""),
        css=record["outcome"],
        opened=opened,
    )
    label = f"{record['outcome']}: {a['quote']} against {b['quote']}, {record['what']}"
    return rows.Row(found.id, card, f"{label}, {more}" if more else label)


def _empty() -> None:
    if filters.anything_on():
        st.info("Nothing matches these filters.")
        st.button("Clear all filters", key="empty_clear", on_click=filters.clear)
    elif st.query_params.get(Param.STATE):
        st.info("No finding is in this state.")
    else:
        st.success("Nothing is left to decide. The All list holds what was decided.")
    desk.message()
    undo_last()


# --- one finding ------------------------------------------------------------------------------------------------------


def _detail(found: FindingRecord, before: tuple[str, int] | None, after: tuple[str, int] | None) -> None:
    record = found.record
    desk.message()
    _head(found)
    articles = {"a": _article(found.a_article_id), "b": _article(found.b_article_id)}
    st.html(passages.pair(record, articles))
    decision(found)
    with st.container(horizontal=True, gap="small", key="steps"):
        for label, key, shortcut, target in (("Previous", "go_back", "k", before), ("Next", "go_on", "j", after)):
            st.button(
                label,
                key=key,
                shortcut=shortcut,
                width="stretch",
                on_click=open_finding,
                args=target,
                disabled=not target,
            )
        undo_last(found)
        assign(found)
    _why(found)
    history.show(found.id)


def _head(found: FindingRecord) -> None:
    record = found.record
    voices = plural(record["voices"], "voice") if record["voices"] else "no credited voice"
    copies = plural(record["origins"], "origin")
    marks = (
        outcome_tag(record["outcome"])
        + tag(f"{record['severity']} severity", record["severity"], "How much it would matter in print")
        + tag(f"{_sure(record['confidence'])} sure", "", "Calibrated probability that the finding is right")
        + tag(f"{voices}, {copies}", "", "Independent credited sources, and articles that are not copies of each other")
    )
    if found.state != "open":
        marks += state_tag(found.state)
    if found.assignee:
        marks += f'<span class="tag">for {html(found.assignee)}</span>'
    st.html(
        f"<h2 style='padding:0;margin:0 0 .3rem'>{html(record['what'])}</h2>{marks}"
        f"<p style='margin:.4rem 0 0'>{html(record['explanation'])} "
        f"<span class='quiet'>{html(record['outcome'].capitalize())}: {OUTCOMES.get(record['outcome'], '')}</span></p>"
    )
    if found.superseded:
        st.html(f'<div class="banner">{html(found.superseded)}</div>')


def _sure(confidence: float) -> str:
    # Nothing is ever quite certain, and the screen must not say so.
    return "over 99%" if confidence > 0.99 else f"{confidence:.0%}"


def _article(article_id: str) -> dict[str, str] | None:
    try:
        kept = data.article(article_id)
    except CheckerError:
        return None
    return {"title": kept.title, "text": kept.text, "url": kept.url}


def undo_last(found: FindingRecord | None = None) -> None:
    """The undo button: for the finding that is open where it was decided, else for this session's last decision."""
    last = st.session_state.get(Key.LAST)
    target = found.id if found is not None and found.decision else last
    here = found is not None and target == found.id
    tip = "Takes back what was decided here." if here else "Takes back your last decision and opens it again."
    st.button(
        "Undo" if here or not target else "Undo last",
        key="undo",
        shortcut="u",
        help=tip,
        width="stretch",
        on_click=_undo,
        args=(target,),
        disabled=not target or not desk.person(),
    )


def _undo(finding_id: str) -> None:
    last, alike = st.session_state.get(Key.LAST), st.session_state.get(Key.LAST_ALIKE) or []
    if desk.step(lambda: data.undo(finding_id, person=desk.person()), "Taken back; both steps stay in the log."):
        for ident, version in alike if last == finding_id else ():
            with suppress(StoreError):  # somebody else acted on it since: theirs stands
                data.undo(ident, person=desk.person(), version=version)
        for key in (Key.LAST, Key.LAST_ALIKE):
            st.session_state.pop(key, None)
        open_finding(finding_id)


def _why(found: FindingRecord) -> None:
    record = found.record
    with st.expander("Why it was flagged"):
        if record.get("inside"):
            st.html(
                f"<p>{html(record['explanation'])}</p><p class='quiet small'>Rule {html(record['rule'])}, version "
                f"{html(record.get('rule_version') or '1')}. The words of one sentence tie these figures together; "
                "no other text and no model was needed.</p>"
            )
        else:
            _why_both(record)
    with st.container(horizontal=True):
        if found.figure_id:
            links.figure(found.figure_id, "The contested figure")
        if found.a_article_id == found.b_article_id:
            links.article(found.a_article_id, "The article")
        else:
            links.article(found.a_article_id, "First article")
            links.article(found.b_article_id, "Second article")


def _why_both(record: dict[str, Any]) -> None:
    st.html(
        f"<p>{html(record['explanation'])}</p><p class='quiet small'>Rule {html(record['rule'])}, version "
        f"{html(record.get('rule_version') or '1')}. The table shows what spoke for and against both passages "
        "being about the same thing, in log-odds: the longer the bar, the more it counted.</p>"
    )
    if record.get("reasons"):
        st.html(passages.reasons(record["reasons"]))
    else:
        st.caption("No features were kept for this finding.")
    st.html(
        f"<p class='quiet small'>Likeness of the two passages with the values masked: "
        f"{record.get('similarity', 0):.2f}. Model {html(record.get('model') or 'not recorded')}.</p>"
    )


if __name__ == "__main__":
    show()
