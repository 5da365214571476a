"""Import: articles from files, a folder or the clipboard; what is missing is asked, then everything is compared."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from checker.errors import CheckerError
from checker.model import Article, Refused
from checker_ui import data
from checker_ui.components import desk, tables
from checker_ui.components.text import html, plain, plural, shorten
from checker_ui.data import Saved
from checker_ui.keys import Key

#: How many articles are asked about one by one.
ASKED = 12
TYPES = ["txt", "html", "htm", "jsonl", "csv", "json"]
_READ, _REFUSED, _ROUND = "import_read", "import_refused", "import_round"


def show() -> None:
    """Draws the import."""
    st.title("Import")
    _outcome()
    if st.session_state.get(_READ) or st.session_state.get(_REFUSED):
        _review(st.session_state.get(_READ, []), st.session_state.get(_REFUSED, []))
        return
    st.caption(
        "Nothing leaves this machine. New articles are compared with each other and with all that were read before."
    )
    nth = st.session_state.get(_ROUND, 0)
    files, pasted, folder = st.tabs(["Files", "Paste a text", "A folder"])
    with files:
        st.file_uploader(
            "Pages as .txt or .html (a .json of the same name may say what they do not), or a corpus as .jsonl or .csv",
            type=TYPES,
            accept_multiple_files=True,
            key=f"import_files_{nth}",
        )
        st.button("Read these files", key="read_files", type="primary", on_click=_read_files, args=(nth,))
    with pasted:
        _paste(nth)
    with folder:
        st.text_input("Folder or file on this machine", key=f"import_folder_{nth}", placeholder="/home/desk/articles")
        st.button("Read this folder", key="read_folder", type="primary", on_click=_read_folder, args=(nth,))


# --- reading ----------------------------------------------------------------------------------------------------------


def _paste(nth: int) -> None:
    with st.form(f"paste_{nth}", enter_to_submit=False):
        text = st.text_area("Text of the article", key=f"paste_text_{nth}", height=220)
        one, two = st.columns(2)
        outlet = one.text_input("Outlet", key=f"paste_outlet_{nth}", placeholder="who published it")
        published = two.date_input("Published", value=None, key=f"paste_date_{nth}", format="YYYY-MM-DD")
        title = st.text_input("Headline", key=f"paste_title_{nth}")
        address = st.text_input("Address (URL)", key=f"paste_url_{nth}", placeholder="https://…")
        if st.form_submit_button("Read this text", type="primary", key="read_paste"):
            if not text.strip():
                st.warning("Paste the article's text first.")
                return
            day = published.isoformat() if isinstance(published, date) else None
            article = data.build(
                text=text, outlet=outlet.strip(), title=title.strip(), published=day, address=address.strip()
            )
            _keep([article], [])
            st.rerun()


def _read_files(nth: int) -> None:
    uploaded = st.session_state.get(f"import_files_{nth}") or []
    if not uploaded:
        st.session_state[Key.IMPORTED] = ("warning", "Choose files first.")
        return
    with tempfile.TemporaryDirectory() as folder:
        for file in uploaded:
            # A name must not lead out of the folder, and two files of one name must not overwrite each other; files of
            # different names stay together, because a .json beside a page says what the page does not.
            name = PurePosixPath(PureWindowsPath(file.name).name).name or "file"
            number = 0
            while (Path(folder) / str(number) / name).exists():
                number += 1
            inner = Path(folder) / str(number)
            inner.mkdir(exist_ok=True)
            (inner / name).write_bytes(file.getvalue())
        files = sorted(path for path in Path(folder).rglob("*") if path.is_file())
        beside = {path.with_suffix("") for path in files if path.suffix.lower() != ".json"}
        _read([str(p) for p in files if p.suffix.lower() != ".json" or p.with_suffix("") not in beside], hide=folder)


def _read_folder(nth: int) -> None:
    path = str(st.session_state.get(f"import_folder_{nth}") or "").strip()
    if not path:
        st.session_state[Key.IMPORTED] = ("warning", "Type the folder's path first.")
        return
    _read([str(Path(path).expanduser())])


def _read(paths: Sequence[str], hide: str = "") -> None:
    try:
        articles, refused = data.read(paths)
    except CheckerError as error:
        st.session_state[Key.IMPORTED] = ("error", str(error))
        return
    if hide:
        articles = [replace(a, read_from=_short(a.read_from, hide)) for a in articles]
        refused = [replace(r, where=_short(r.where, hide)) for r in refused]
    _keep(articles, refused)


def _short(where: str, folder: str) -> str:
    # The folder is a passing one: what the person knows is the file's name.
    return where.replace(folder, "").lstrip("/\\").partition("/")[2] or where


def _keep(articles: Sequence[Article], refused: Sequence[Refused]) -> None:
    st.session_state[_READ] = list(articles)
    st.session_state[_REFUSED] = list(refused)
    st.session_state.pop(Key.IMPORTED, None)


def _again() -> None:
    for key in (_READ, _REFUSED):
        st.session_state.pop(key, None)
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1


# --- looking at what was read -----------------------------------------------------------------------------------------


def _review(articles: Sequence[Article], refused: Sequence[Refused]) -> None:
    if refused:
        st.error(f"{plural(len(refused), 'input')} could not be read. The rest goes on.")
        told = ([html(r.where), f"{html(r.reason)} <span class='quiet'>{html(r.advice)}</span>"] for r in refused)
        tables.show(["Which", "Why"], told, wide=1)
    if not articles:
        st.button("Start again", key="import_again", on_click=_again)
        return
    short = sum(_words(a) < data.SHORT for a in articles)
    lacking = sum(not a.outlet or not a.published for a in articles)
    st.markdown(f"**{plural(len(articles), 'article')} read.** Look them over, then check them.")
    if lacking:
        st.warning(
            f"{plural(lacking, 'article')} without an outlet or a date. Without a date, time explains no difference; "
            "without an outlet, each counts as its own. Fill them in below where you know them."
        )
    if short:
        st.warning(
            f"{plural(short, 'text is', 'texts are')} too short to be a full article (fewer than {data.SHORT} words): "
            "a teaser, or cut? What is ticked below is kept all the same, and marked as short."
        )
    answers = _ask(articles) if lacking else {}
    table = [
        {
            "Read it": True,
            "Outlet": a.outlet,
            "Published": a.published or "",
            "Headline": a.title,
            "Words": _words(a),
            "Remark": "too short to be a full article" if _words(a) < data.SHORT else "",
            "From": "/".join(PurePosixPath(a.read_from).parts[-2:]) or a.name,
        }
        for a in articles
    ]
    edited = st.data_editor(
        table,
        key=f"import_table_{st.session_state.get(_ROUND, 0)}",
        hide_index=True,
        disabled=["Words", "Remark", "From"],
        column_config={
            "Published": st.column_config.TextColumn(help="ISO date, such as 2024-10-21, or with a time"),
            "Headline": st.column_config.TextColumn(width="large"),
            "Words": st.column_config.NumberColumn(width="small"),
        },
    )
    # Above the button and not below it: there it may be off the screen while the articles are checked.
    place = st.empty()
    left, right, _ = st.columns([2, 1, 3])
    go = left.button("Check these articles", key="check", type="primary", width="stretch")
    right.button("Start again", key="import_again", width="stretch", on_click=_again)
    if go:
        _check(articles, refused, edited, answers, place)


def _words(article: Article) -> int:
    return len(article.text.split())


def _ask(articles: Sequence[Article]) -> dict[int, tuple[str, str]]:
    """Asks for the outlet and the date of articles that lack them; the answers by the article's place in the list."""
    nth = st.session_state.get(_ROUND, 0)
    lacking = [at for at, article in enumerate(articles) if not article.outlet or not article.published]
    answers: dict[int, tuple[str, str]] = {}
    with st.container(border=True, key="import_missing"):
        st.markdown("**What is missing** (leave empty what you do not know: it is never guessed)")
        for at in lacking[:ASKED]:
            article = articles[at]
            st.html(
                f"<span class='small'>{html(shorten(article.title or article.text, 90))} "
                f"<span class='quiet'>{html(article.read_from or article.name)}</span></span>"
            )
            left, right = st.columns(2)
            outlet, day = article.outlet, ""
            if not article.outlet:
                outlet = left.text_input("Outlet", key=f"ask_outlet_{nth}_{at}", placeholder="who published it")
            if not article.published:
                picked = right.date_input("Published", value=None, key=f"ask_date_{nth}_{at}", format="YYYY-MM-DD")
                day = picked.isoformat() if isinstance(picked, date) else ""
            answers[at] = (outlet.strip(), day)
        if len(lacking) > ASKED:
            st.caption(f"{len(lacking) - ASKED} more lack something: fill them in in the table below.")
    return answers


def _check(
    articles: Sequence[Article],
    refused: Sequence[Refused],
    rows: Sequence[dict[str, Any]],
    answers: Mapping[int, tuple[str, str]],
    place: DeltaGenerator,
) -> None:
    chosen = []
    for at, (article, row) in enumerate(zip(articles, rows, strict=True)):
        if not row["Read it"]:
            continue
        outlet, day = answers.get(at, ("", ""))
        published = str(row["Published"] or "").strip() or day or None
        if published is not None and not _is_date(published):
            st.error(f"{plain(published, limit=40)} is no ISO date. Write it as 2024-10-21.")
            return
        chosen.append(
            data.completed(
                article,
                outlet=str(row["Outlet"] or "").strip() or outlet,
                published=published,
                title=str(row["Headline"] or "").strip(),
            )
        )
    if not chosen:
        st.warning("No article is ticked.")
        return
    bar = place.progress(0.05, text="Starting")
    steps = {"reading": 0.25, "comparing": 0.45, "keeping": 0.9}

    def tell(words: str) -> None:
        bar.progress(steps.get(words.split(" ", 1)[0], 0.5), text=plain(words.capitalize()))

    try:
        saved = data.check(chosen, refused, tell, desk.person())
    except CheckerError as error:
        bar.empty()
        st.error(plain(error))
        return
    bar.progress(1.0, text="Done")
    short = sum(_words(article) < data.SHORT for article in chosen)
    st.session_state[Key.IMPORTED] = ("success", _summary(saved, len(chosen), short))
    _again()
    st.rerun()


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text[:10])
    except ValueError:
        return False
    return len(text) == 10 or text[10] in "T "


def _summary(saved: Saved, given: int, short: int) -> str:
    parts = [
        f"{plural(given, 'article')} checked: {saved.articles:,} new, {plural(saved.findings, 'new finding')}, "
        f"{plural(saved.figures, 'new contested figure')}."
    ]
    waiting = data.progress().findings.get("open", 0)
    if saved.findings:
        parts.append(
            f"{plural(waiting, 'finding waits', 'findings wait')} in the queue; those where the texts agree, differ in "
            "wording only or measure something else ask for no decision."
        )
    if short:
        parts.append(f"{plural(short, 'of them is', 'of them are')} too short to be a full article, and kept.")
    if saved.versions:
        parts.append(
            f"{plural(saved.versions, 'article is', 'articles are')} a newer version of a page that was known."
        )
    if saved.superseded:
        parts.append(f"{plural(saved.superseded, 'finding')} on older versions superseded.")
    if saved.reopened:
        parts.append(
            f"{plural(len(saved.reopened), 'signed figure was', 'signed figures were')} reopened by new evidence."
        )
    return " ".join(parts)


def _outcome() -> None:
    tone, words = st.session_state.get(Key.IMPORTED, (None, ""))
    if tone is None:
        return
    st.session_state.pop(Key.IMPORTED, None)
    {"success": st.success, "warning": st.warning, "error": st.error}[tone](plain(words))
    if tone == "success":
        st.page_link("views/queue.py", label="To the queue")


if __name__ == "__main__":
    show()
