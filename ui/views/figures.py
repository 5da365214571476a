"""Contested figures: one quantity, every value that was printed for it, and what the desk prints."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from checker.errors import CheckerError
from checker_ui import data
from checker_ui.components import charts, desk, follow, history, links, rows, tables, wording
from checker_ui.components.signing import signing
from checker_ui.components.text import day, fragment_link, html, plain, plural, shorten
from checker_ui.components.words import FIGURE_STATES as WORDS
from checker_ui.components.words import figure_state_tag
from checker_ui.data import FIGURE_STATES, ArticleRecord, FigureRecord
from checker_ui.keys import Param

PER_PAGE = 20
_Step = tuple[str, int] | None  # a figure and the page of the list that it stands on
_WAITING = "waiting"
_FILTERS = {
    _WAITING: ("Waiting", ("reopened", "proposed", "open")),
    "proposed": ("To sign", ("proposed",)),
    "signed": ("Signed or held", ("signed", "held")),
    "all": ("All", tuple(s for s in FIGURE_STATES if s != "superseded")),
}


def show() -> None:
    """Draws the contested figures."""
    st.title("Contested figures")
    counts = data.progress().figures
    if not sum(counts.values()):
        st.info("No contested figures yet: they come up where articles give different values for one quantity.")
        links.importing()
        return
    chosen = _state(counts)
    states = _FILTERS[chosen][1]
    total = sum(counts.get(state, 0) for state in states)
    page, pages = rows.page_of(total, PER_PAGE)
    listed = data.figures(states=states, limit=PER_PAGE, offset=(page - 1) * PER_PAGE)
    opened, explicit = _opened(listed)
    if explicit and opened is not None and opened.id not in {figure.id for figure in listed}:
        # A link says which figure, not on which page of the list it stands today.
        place = data.figure_place(opened.id, states) if opened.state in states else None
        if place is not None:
            page = place // PER_PAGE + 1
            st.query_params[Param.PAGE] = str(page)
            listed = data.figures(states=states, limit=PER_PAGE, offset=place // PER_PAGE * PER_PAGE)
    if opened is None:
        st.success("Nothing is waiting here. Under All stands every figure.")
        desk.message()
        return
    side, main = st.columns([5, 11], gap="medium")
    with side, st.container(key="list_behind" if explicit else "figure_list"):
        st.caption(f"{plural(total, 'figure')} in this list, those that wait for somebody first")
        rows.show("figure", [_row(figure, figure.id == opened.id) for figure in listed], on_open=open_figure)
        rows.pager("figure", page, pages, leaves=Param.FIGURE)
    with main, st.container(key="detail_open" if explicit else "detail_waiting"):
        if explicit:
            st.button("Back to the list", key="desk_back", on_click=open_figure, args=(None,))
        _detail(opened)
        _steps(*_neighbours(states, [figure.id for figure in listed], opened.id, page, total))
        follow.show("figure", opened.id if opened.id in {figure.id for figure in listed} else None, opened.id)


def _neighbours(states: Sequence[str], ids: list[str], opened: str, page: int, total: int) -> tuple[_Step, _Step]:
    """The figures before and after the one that is open, each with the page of the list that it stands on."""
    if opened not in ids:
        return None, ((ids[0], page) if ids else None)
    at = (page - 1) * PER_PAGE + ids.index(opened)

    def beside(place: int) -> _Step:
        on = place // PER_PAGE + 1
        if on == page:
            return ids[place % PER_PAGE], page
        found = data.figures(states=states, limit=1, offset=place)
        return (found[0].id, on) if found else None

    return (beside(at - 1) if at else None), (beside(at + 1) if at + 1 < total else None)


def _steps(before: _Step, after: _Step) -> None:
    """On and back through the list, by key or click, as in the queue."""
    with st.container(horizontal=True, gap="small", key="figure_steps"):
        for label, key, shortcut, target in (("Previous", "go_back", "k", before), ("Next", "go_on", "j", after)):
            st.button(
                label,
                key=key,
                shortcut=shortcut,
                on_click=open_figure,
                args=target,
                disabled=target is None,
                width="stretch",
            )


def open_figure(figure_id: str | None, page: int | None = None) -> None:
    """Opens a contested figure (None: none in particular), on this page of the list where another is meant."""
    if figure_id is None:
        st.query_params.pop(Param.FIGURE, None)
    else:
        st.query_params[Param.FIGURE] = figure_id
    if page is not None:
        st.query_params[Param.PAGE] = str(page)


def _state(counts: dict[str, int]) -> str:
    asked = st.query_params.get(Param.STATE, _WAITING)
    key = "figures_state"
    st.session_state[key] = asked if asked in _FILTERS else _WAITING

    def name(choice: str) -> str:
        words, states = _FILTERS[choice]
        return f"{words} {sum(counts.get(state, 0) for state in states):,}"

    def take() -> None:
        st.query_params[Param.STATE] = st.session_state[key] or _WAITING
        for param in (Param.FIGURE, Param.PAGE):
            st.query_params.pop(param, None)

    st.segmented_control(
        "State", list(_FILTERS), format_func=name, key=key, on_change=take, label_visibility="collapsed", required=True
    )
    return str(st.session_state[key])


def _opened(listed: list[FigureRecord]) -> tuple[FigureRecord | None, bool]:
    wanted = st.query_params.get(Param.FIGURE)
    if wanted:
        try:
            figure = data.figure(wanted)
        except CheckerError:
            st.warning(f"There is no contested figure {plain(wanted, limit=40)} in this store.")
        else:
            if figure.merged_into:
                st.info("This entry was merged into another one, which is shown.")
                return data.figure(figure.merged_into), True
            return figure, True
    return (listed[0] if listed else None), False


def _row(figure: FigureRecord, opened: bool) -> rows.Row:
    record = figure.record
    origins = len({v["origin"] for v in record["values"]})
    spread = wording.spread(record["values"])
    card = rows.card(
        f"{figure_state_tag(figure.state)}<div class='values'>{html(spread)}</div>"
        f"<div class='what'>{html(record['what'])}</div>"
        f"<div class='who'>{plural(len(record['values']), 'value')} in {plural(origins, 'origin')}</div>",
        css="conflict" if figure.state == "reopened" else "",
        opened=opened,
    )
    return rows.Row(figure.id, card, f"{WORDS.get(figure.state, figure.state)}: {record['what']}, {spread}")


def _detail(figure: FigureRecord) -> None:
    record = figure.record
    values = record["values"]
    desk.message()
    voices = len(set(wording.named(values).values()))
    origins = len({v["origin"] for v in values})
    articles = len({v["article"] for v in values})
    st.html(
        f"<h2 style='padding:0;margin:0 0 .3rem'>{html(record['what'])}</h2>{figure_state_tag(figure.state)}"
        f"<span class='quiet'>{html(wording.spread(values))} · {plural(voices, 'voice')}, {plural(origins, 'origin')}, "
        f"{plural(articles, 'article')}</span>"
    )
    if figure.reopened:
        _reopened(figure)
    chart = charts.figure(values, record["unit"], wording.named(values))
    if chart is not None:
        st.altair_chart(chart, width="stretch", alt=f"Values of {shorten(record['what'], 120)} over time, by source")
    st.subheader("What we print", anchor=False)
    signing(figure)
    st.subheader("Every value that was printed", anchor=False)
    _table(figure)
    _links(figure)
    history.show(figure.id)


def _reopened(figure: FigureRecord) -> None:
    last = figure.last_signed or {}
    before = ""
    if last:
        before = (
            f"<br>Signed before, and no longer in force: “{html(last.get('wording') or last.get('choice'))}” "
            f"(proposed by {html(last.get('proposed_by'))}, signed by {html(last.get('signed_by'))})"
        )
    st.html(
        f'<div class="banner" role="alert"><b>Reopened on {html(day(figure.reopened_at))}.</b> '
        f"{html(figure.reopened)}{before}</div>"
    )


def _table(figure: FigureRecord) -> None:
    lines = []
    articles: dict[str, ArticleRecord | None] = {}
    for value in sorted(figure.record["values"], key=_when):
        for ident in value.get("article_ids") or ():
            if ident not in articles:
                articles[ident] = _article(ident)
        read = [articles[ident] for ident in value.get("article_ids") or ()]
        new = ' <span class="tag reopened">new</span>' if value["mention_id"] in figure.new_mentions else ""
        source = html(value["source"]) if value.get("source") else "<span class='quiet'>nobody named</span>"
        lines.append(
            [
                html(wording.stated(value)) + new,
                f"{source}<br><span class='quiet small'>in {_where(value, read)}</span>",
                _dates(value),
                html(shorten(value["sentence"], 260)),
            ]
        )
    tables.show(["Value", "Credited to", "As of", "Sentence"], lines, numbers=[0], wide=3)
    _on_paper(figure, [article for article in articles.values() if article is not None])


def _article(ident: str) -> ArticleRecord | None:
    try:
        return data.article(ident)
    except CheckerError:
        return None


def _where(value: dict[str, Any], articles: Sequence[ArticleRecord | None]) -> str:
    """Who printed it, as safe HTML: a link to the article as it was read, and one to the original at the sentence."""
    outlet = html(value.get("outlet") or value["article"])
    article = next((one for one in articles if one is not None), None)
    if article is None:
        return outlet
    shown = f'<a href="./articles?{Param.ARTICLE}={html(article.id)}" target="_self">{outlet}</a>'
    link = fragment_link(article.url, value["sentence"])
    if link is None:
        return shown
    return f'{shown}, <a href="{html(link)}" target="_blank" rel="noopener noreferrer">original</a>'


def _on_paper(figure: FigureRecord, articles: Sequence[ArticleRecord]) -> None:
    """What a sheet of paper needs and the screen has elsewhere: each text with its address, and the log's head."""
    texts = "".join(
        f"<li>{html(one.outlet or 'outlet not known')}: {html(one.title or one.name)}, {html(day(one.published))}"
        f"{', ' + html(one.url) if one.url else ''}</li>"
        for one in sorted(articles, key=lambda one: (one.published or "", one.outlet))
    )
    st.html(
        f'<div class="on-paper"><h3>The texts</h3><ul>{texts}</ul><p>Contested figure {html(figure.id)}, as it stands '
        f"at head {html(data.head()[:16])} of the log.</p></div>"
    )


def _dates(value: dict[str, Any]) -> str:
    speaks_of, published = (value.get("as_of") or "")[:10], (value.get("published") or "")[:10]
    if not speaks_of and not published:
        return "<span class='quiet'>not known</span>"
    shown = f"<span class='nowrap'>{html(day(speaks_of or published))}</span>"
    if speaks_of == published or not published:
        return shown
    note = f"published {day(published)}" if speaks_of else "date of publication"
    return f"{shown}<br><span class='quiet small'>{html(note)}</span>"


def _when(value: dict[str, Any]) -> tuple[str, str]:
    return value.get("as_of") or value.get("published") or "9", value["article"]


def _links(figure: FigureRecord) -> None:
    ids = figure.record.get("finding_ids", [])
    if not ids:
        return
    with st.expander(f"The findings behind it ({len(ids)})"):
        for ident in ids[:20]:
            try:
                found = data.finding(ident)
            except CheckerError:
                continue
            record = found.record
            label = f"{record['outcome']}: {record['a']['quote']} against {record['b']['quote']}"
            links.finding(ident, label)
        if len(ids) > 20:
            st.caption(f"and {len(ids) - 20} more")


if __name__ == "__main__":
    show()
