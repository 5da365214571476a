"""Articles: what was read, what was left out and why, what was marked, and what met no counterpart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import streamlit as st

from checker.errors import CheckerError
from checker_ui import data
from checker_ui.components import coverage, links, rows, tables, versions
from checker_ui.components.text import Mark, day, html, marked, moment, plain, plural, safe_url, shorten
from checker_ui.components.words import LEGENDS, outcome_tag, tag
from checker_ui.data import ArticleRecord, FindingQuery
from checker_ui.keys import Param

PER_PAGE = 30


def show() -> None:
    """Draws the articles."""
    st.title("Articles")
    articles = data.articles()
    if not articles:
        st.info("No articles yet. Import some, or run `checker run` on a folder of articles.")
        links.importing()
        return
    listed = _narrow(articles)
    opened, explicit = _opened(listed)
    side, main = st.columns([5, 11], gap="medium")
    with side, st.container(key="list_behind" if explicit else "list_ahead"):
        _list(listed, opened)
    if opened is not None:
        with main, st.container(key="detail_open" if explicit else "detail_waiting"):
            if explicit:
                st.button("Back to the list", key="desk_back", on_click=open_article, args=(None,))
            _detail(opened)


def open_article(article_id: str | None) -> None:
    """Opens an article (None: none in particular)."""
    if article_id is None:
        st.query_params.pop(Param.ARTICLE, None)
    else:
        st.query_params[Param.ARTICLE] = article_id


def _narrow(articles: Sequence[ArticleRecord]) -> list[ArticleRecord]:
    titles = data.story_titles()
    left, right = st.columns([2, 3])
    asked = st.query_params.get(Param.STORY)
    st.session_state["articles_story"] = asked if asked in titles else None

    def take() -> None:
        chosen = st.session_state["articles_story"]
        st.query_params.pop(Param.ARTICLE, None)
        if chosen:
            st.query_params[Param.STORY] = chosen
        else:
            st.query_params.pop(Param.STORY, None)

    story = left.selectbox(
        "Story",
        list(titles),
        index=None,
        format_func=lambda ident: shorten(titles[ident] or ident, 80),
        placeholder="all stories",
        key="articles_story",
        on_change=take,
        label_visibility="collapsed",
    )
    words = right.text_input(
        "Search", placeholder="outlet, headline or name", key="articles_words", label_visibility="collapsed"
    )
    wanted = (words or "").casefold().split()
    return [
        a
        for a in articles
        if (not story or a.story_id == story) and all(w in f"{a.outlet} {a.title} {a.name}".casefold() for w in wanted)
    ]


def _opened(listed: Sequence[ArticleRecord]) -> tuple[ArticleRecord | None, bool]:
    wanted = st.query_params.get(Param.ARTICLE)
    if wanted:
        try:
            return data.article(wanted), True
        except CheckerError:
            st.warning(f"There is no article {plain(wanted, limit=40)} in this store.")
    return (data.article(listed[0].id) if listed else None), False


def _list(listed: Sequence[ArticleRecord], opened: ArticleRecord | None) -> None:
    origins: dict[str, list[ArticleRecord]] = {}
    for article in listed:
        origins.setdefault(article.origin or article.id, []).append(article)
    copies = len(listed) - len(origins)
    st.caption(
        f"{plural(len(listed), 'article')}"
        + (f", of which {plural(copies, 'copy is', 'copies are')} grouped under the same text" if copies else "")
    )
    groups = list(origins.values())
    page, pages = rows.page_of(len(groups), PER_PAGE)
    shown = [
        _row(article, nth, len(group), opened)
        for group in groups[(page - 1) * PER_PAGE : page * PER_PAGE]
        for nth, article in enumerate(sorted(group, key=lambda copy: copy.id != copy.origin))  # the first print first
    ]
    rows.show("article", shown, on_open=open_article)
    rows.pager("article", page, pages, leaves=Param.ARTICLE)


def _row(article: ArticleRecord, nth: int, copies: int, opened: ArticleRecord | None) -> rows.Row:
    mark = tag("copy of the one above") if nth else tag(f"{copies} copies") if copies > 1 else ""
    title = article.title or shorten(article.text, 80) or article.name
    outlet, when = html(article.outlet or "outlet not known"), html(day(article.published, "no date"))
    card = rows.card(
        f"{mark}<div class='values'>{html(title)}</div><div class='who'>{outlet} · {when}</div>",
        opened=opened is not None and article.id == opened.id,
    )
    return rows.Row(article.id, card, f"{title}, {article.outlet}")


# --- one article ------------------------------------------------------------------------------------------------------


def _detail(article: ArticleRecord) -> None:
    address = safe_url(article.url)
    link = (
        f' · <a href="{html(address)}" target="_blank" rel="noopener noreferrer">open the original</a>'
        if address
        else ""
    )
    outlet, when = html(article.outlet or "outlet not known"), html(day(article.published, "date not known"))
    st.html(
        f"<h2 style='padding:0;margin:0'>{html(article.title or article.name)}</h2><div class='quiet'>{outlet} · {when}"
        f"{' · ' + html(article.byline) if article.byline else ''}{link}</div>"
        f"<div class='quiet small'>{html(article.name)}, read {html(moment(article.read_at))} UTC</div>"
    )
    words = len(article.text.split())
    if words < data.SHORT:
        st.caption(f"{plural(words, 'word')}: too short to be a full article. It is compared all the same.")
    if article.superseded_by:
        st.warning("This is an older version of the page; findings on it are superseded.")
    mentions = data.mentions(article.id)
    every = FindingQuery(article_id=article.id, limit=1000)
    covered = coverage.lines(article, mentions, data.findings(every), data.not_compared(article.id))
    pages = data.versions(article.id)
    lacking = sum(not line.meetings for line in covered)
    tabs = st.tabs(
        ["As it was read", f"Coverage ({lacking} not compared)", f"Versions ({len(pages)})", "Copies", "Findings"]
    )
    with tabs[0]:
        _text(article, mentions)
    with tabs[1]:
        _coverage(covered)
    with tabs[2]:
        _versions(article, pages)
    with tabs[3]:
        _others(article)
    with tabs[4]:
        _findings(article)


def _text(article: ArticleRecord, mentions: Sequence[dict[str, Any]]) -> None:
    counted = Counter(f"m-{m['kind']}" for m in mentions)
    legend = "".join(
        f'<span class="key"><span class="{css}">{words}</span> {counted[css]}</span>'
        for css, words in LEGENDS.items()
        if counted[css]
    )
    gone = '<span class="key"><span class="gone">left out</span></span>' if article.removed else ""
    st.html(f'<p class="legend article quiet small">{legend}{gone}</p>')
    removed = [Mark(r["start"], r["end"], "gone", f"left out: {r['reason']}", tag="del") for r in article.removed]
    heads = [_mention(m) for m in mentions if m.get("field") == "title"]
    body = [_mention(m) for m in mentions if m.get("field") != "title"]
    title = f'<p class="headline">{marked(article.title, heads)}</p>' if article.title else ""
    st.html(f'<div class="article">{title}{marked(article.text, [*removed, *body])}</div>')
    if article.removed:
        with st.expander(f"What was left out, and why ({len(article.removed)})"):
            left_out = (
                [html(r["reason"]), html(shorten(article.text[r["start"] : r["end"]], 300))] for r in article.removed
            )
            tables.show(["Why", "Words"], left_out, wide=1)


def _mention(mention: dict[str, object]) -> Mark:
    kind = str(mention["kind"])
    tip = kind
    if kind == "figure":
        tip = f"figure: {mention.get('low')} to {mention.get('high')} {mention.get('unit') or ''}"
    elif kind == "status":
        tip = f"how certain: {mention.get('level')}"
    elif kind == "date":
        tip = f"date: {mention.get('value')}"
    elif kind == "source":
        tip = f"credited: {mention.get('name')}"
    start, end = mention["start"], mention["end"]
    assert isinstance(start, int)
    assert isinstance(end, int)
    return Mark(start, end, f"m-{kind}" if kind.isalpha() else "m-other", tip)


def _coverage(lines: Sequence[coverage.Line]) -> None:
    met = sum(bool(line.meetings) for line in lines)
    st.caption(
        f"Of {plural(len(lines), 'figure and statement', 'figures and statements')} read here, {met:,} met a "
        "counterpart. Where none was met, that is no agreement: nobody else was found to speak of it."
    )
    if not lines:
        return
    which = st.radio(
        "Which",
        ("All", "Compared", "Not compared"),
        horizontal=True,
        key="coverage_which",
        label_visibility="collapsed",
    )
    wanted = [line for line in lines if which == "All" or bool(line.meetings) == (which == "Compared")]
    reasons = Counter(line.why for line in wanted if line.why)
    if reasons:
        st.html("<p class='small'>" + " · ".join(f"{html(r)}: {n}" for r, n in reasons.most_common()) + "</p>")
    tables.show(["Words", "What", "Compared with"], (_covered(line) for line in wanted[:300]), wide=2)


def _covered(line: coverage.Line) -> list[str]:
    where = " <span class='quiet small'>(headline)</span>" if line.field == "title" else ""
    kind = {"figure": "figure", "status": "how certain"}.get(line.kind, line.kind)
    if not line.meetings:
        met = f"<span class='quiet'>{html(line.why)}</span>"
    else:
        met = "<br>".join(_meeting(m) for m in line.meetings[:8])
        if len(line.meetings) > 8:
            met += f"<br><span class='quiet'>and {len(line.meetings) - 8} more</span>"
    return [html(shorten(line.words, 120)) + where, html(kind), met]


def _meeting(met: coverage.Meeting) -> str:
    who = html(f"({met.outlet}, {met.source})" if met.source else f"({met.outlet})")
    quote = f"<a href='{links.to_finding(met.finding)}' target='_self'>{html(shorten(met.quote, 80))}</a>"
    return f"{outcome_tag(met.outcome)}{quote} <span class='quiet'>{who}</span>"


def _others(article: ArticleRecord) -> None:
    copies = data.copies(article.id)
    if copies:
        st.markdown(f"**{plural(len(copies), 'other copy', 'other copies')} of this text**: one origin, counted once.")
        for other in copies:
            links.article(other.id, f"{other.outlet or 'outlet not known'}: {other.title or other.name}")
    else:
        st.caption("No other article carries this text.")


def _versions(article: ArticleRecord, every: Sequence[ArticleRecord]) -> None:
    if len(every) < 2:
        st.caption("This page was read in one version only. Import it again after a correction to see what changed.")
        return
    st.markdown(f"**{plural(len(every), 'version')} of this page**, the oldest first")
    for version in every:
        current = "" if version.superseded_by else " (current)"
        links.article(version.id, f"{_when(version)}{current}: {version.title or version.name}")
    ids = [version.id for version in every]
    names = {version.id: _when(version) for version in every}
    at = max(1, ids.index(article.id))
    left, right = st.columns(2)
    first = left.selectbox("Compare", ids, index=at - 1, format_func=names.__getitem__, key=f"from_{article.id}")
    second = right.selectbox("with", ids, index=at, format_func=names.__getitem__, key=f"to_{article.id}")
    by_id = {version.id: version for version in every}
    _compare(by_id[first], by_id[second])


def _when(version: ArticleRecord) -> str:
    return f"published {day(version.published, 'without a date')}, read {moment(version.read_at)} UTC"


def _compare(one: ArticleRecord, two: ArticleRecord) -> None:
    heads = versions.Change(one.title, two.title)
    body = versions.changes(one.text, two.text)
    changed = [change for change in (heads, *body) if versions.is_change(change)]
    if not changed:
        st.info("These two say the same, word for word.")
        return
    figures = versions.figures(changed)
    if figures:
        told = "".join(f"<li>{versions.callout(figure)}</li>" for figure in figures)
        st.html(
            f'<div class="banner versions"><b>{plural(len(figures), "figure")} changed</b>'
            f"<ul style='margin:.2rem 0 0'>{told}</ul></div>"
        )
    st.html(
        "<p class='quiet small versions'><del>struck out</del>: no longer there · <ins>underlined</ins>: new · "
        f"{plural(len(changed), 'sentence')} changed</p>"
    )
    if versions.is_change(heads):
        st.html(f"<b class='small'>Headline</b>{versions.as_html([heads])}")
    if any(versions.is_change(change) for change in body):
        st.html(versions.as_html(body))


def _findings(article: ArticleRecord) -> None:
    found = data.findings(FindingQuery(article_id=article.id, limit=50))
    if not found:
        if article.origin and article.origin != article.id:
            st.caption("This is a copy: its words are compared in the copy that was read first.")
            links.article(article.origin, "Findings of that copy")
        else:
            st.caption("No finding has this article on either side.")
        return
    for finding in found:
        record = finding.record
        st.html(outcome_tag(record["outcome"]))
        links.finding(finding.id, f"{record['a']['quote']} against {record['b']['quote']}, {record['what']}")


if __name__ == "__main__":
    show()
