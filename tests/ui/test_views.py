from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from checker.model import Checked
from checker.store import Store, open_store
from checker_ui.components.text import html
from tests.ui import factory, parts
from tests.ui.conftest import shown

Open = Callable[..., AppTest]
VIEWS = ("queue", "figures", "articles", "importing", "exports", "audit", "rules")


@pytest.mark.parametrize("view", VIEWS)
def test_every_page_opens_on_an_empty_store(open_page: Open, view: str) -> None:
    app = open_page(view)
    assert app.title[0].value


@pytest.mark.parametrize("view", VIEWS)
def test_every_page_opens_on_a_store_and_shows_no_markup_of_an_article(
    store: Store, open_page: Open, view: str
) -> None:
    page = shown(open_page(view, person="<b>Ada</b> :red[x]"))
    for tag in ("<script", "<img", "<iframe", "<b>Ada", "<b>bold"):
        assert tag not in page


def test_a_store_that_cannot_be_opened_is_told_in_plain_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, open_page: Open
) -> None:
    (tmp_path / "file").write_text("this is no database " * 100)
    monkeypatch.setenv("CHECKER_STORE", f"sqlite:///{tmp_path / 'file'}")
    app = AppTest.from_file(str(Path(__file__).resolve().parents[2] / "ui" / "app.py"), default_timeout=30).run()
    assert not app.exception
    assert app.error


def test_the_page_says_what_typed_names_are_worth(open_page: Open) -> None:
    assert "cannot prove" in shown(open_page("queue"))


# --- articles ---------------------------------------------------------------------------------------------------------


def article(store: Store, name: str) -> str:
    return next(a.id for a in store.articles() if a.name == name)


def test_article_shows_what_was_left_out_and_what_was_read(store: Store, open_page: Open) -> None:
    page = shown(open_page("articles", article=article(store, "herald-flood")))
    assert '<del class="gone" title="left out: sign-up">Sign up for our morning letter.</del>' in page
    assert 'class="m-figure"' in page
    assert 'class="m-status"' in page


def test_copies_are_grouped(store: Store, open_page: Open) -> None:
    app = open_page("articles", article=article(store, "wire-flood"))
    assert "copy of the one above" in shown(app)
    assert "1 copy is grouped" in shown(app)


def test_a_copy_says_where_its_words_are_compared(store: Store, open_page: Open) -> None:
    text = "The ferry to Sorn will not sail before Monday, the harbour office said."
    first = parts.article("first", "Post", "No ferry", "2024-03-01", text)
    copy = parts.article("copy", "Echo", "No ferry to Sorn", "2024-03-02", text, origin=first.id)
    store.save(Checked(articles=(first, copy), claims=(), findings=(), figures=(), model="hand-made"))
    app = open_page("articles", article=copy.id)
    assert "compared in the copy that was read first" in shown(app)
    assert "No finding has this article" not in shown(app)
    assert any(f"article={first.id}" in link.proto.query_string for link in app.get("page_link"))


def test_what_an_article_met_leads_to_the_finding(store: Store, open_page: Open) -> None:
    found = store.findings()[0]
    assert f"./?finding={found.id}&amp;state=all" in shown(open_page("articles", article=found.a_article_id))


def test_what_was_not_compared_is_told_with_the_reason(store: Store, open_page: Open) -> None:
    page = shown(open_page("articles", article=article(store, "beacon-toll")))
    assert "met a counterpart" in page
    assert "more than 300 million crowns" in page
    assert "no other article gives a figure for it" in page


def test_articles_are_found_by_words(store: Store, open_page: Open) -> None:
    app = open_page("articles")
    app.text_input(key="articles_words").set_value("beacon").run()
    assert [b.key for b in app.button if b.key and b.key.startswith("open_article_")] == [
        f"open_article_{article(store, 'beacon-toll')}"
    ]


# --- audit ------------------------------------------------------------------------------------------------------------


def test_audit_verifies_the_chain_and_filters(store: Store, open_page: Open) -> None:
    ident = store.findings()[0].id
    store.decide(ident, person="Ada", decision="real", note="<script>x</script>")
    app = open_page("audit", who="Ada")
    page = shown(app)
    assert "decided" in page
    assert "saved" not in page
    assert "<script" not in page
    app.button(key="verify").click().run()
    assert "The log is whole" in app.success[0].value


def test_audit_says_in_words_what_was_done_to_what_and_leads_to_it(store: Store, open_page: Open) -> None:
    found, figure = store.findings()[0], store.figures()[0]
    store.decide(found.id, person="Ada", decision="not_divergence", reason="rounding")
    store.propose(figure.id, person="Ada", choice="publish_range", wording="So many.", low=1.0, high=2500.0)
    page = shown(open_page("audit"))
    for words in (
        "not a divergence, because: rounding",
        "Publish a range",
        "from: 1,",
        "to: 2,500",
        "articles checked",
    ):
        assert words in page
    assert "not_divergence" not in page
    assert f'href="./?finding={found.id}&amp;state=all"' in page
    assert f'href="./figures?figure={figure.id}&amp;state=all"' in page
    assert html(f"{found.record['a']['quote']} against {found.record['b']['quote']}") in page
    assert "Publish a range" not in shown(open_page("audit", step="decided"))


def test_audit_finds_a_row_that_was_tampered_with(store: Store, url: str, open_page: Open) -> None:
    import sqlite3

    ident = store.findings()[0].id
    store.decide(ident, person="Ada", decision="real")
    with sqlite3.connect(url.removeprefix("sqlite:///")) as raw:
        for (name,) in raw.execute("select name from sqlite_master where type = 'trigger'").fetchall():
            raw.execute(f"drop trigger {name}")
        assert raw.execute("update event set person = 'Berta' where person = 'Ada'").rowcount
    app = open_page("audit")
    app.button(key="verify").click().run()
    assert "problem" in app.error[0].value


# --- import -----------------------------------------------------------------------------------------------------------


def test_pasting_nothing_is_told(open_page: Open) -> None:
    app = open_page("importing")
    app.button(key="read_paste").click().run()
    assert "Paste the article" in app.warning[0].value


def test_a_short_text_is_told_what_it_lacks_is_asked_and_it_is_kept(url: str, open_page: Open) -> None:
    app = open_page("importing")
    app.text_area(key="paste_text_0").set_value("Three people were hurt in the port on Monday.")
    app.button(key="read_paste").click().run()
    told = " ".join(warning.value for warning in app.warning)
    assert "too short to be a full article" in told
    assert "without an outlet or a date" in told
    app.text_input(key="ask_outlet_0_0").set_value("Harbour Daily").run()
    app.date_input(key="ask_date_0_0").set_value(date(2024, 3, 4)).run()
    app.button(key="check").click().run(timeout=120)
    assert not app.exception
    assert "1 of them is too short to be a full article, and kept" in app.success[0].value
    with open_store(url) as store:
        (kept,) = store.articles()
        assert (kept.outlet, kept.published) == ("Harbour Daily", "2024-03-04")
        assert "too short to be a full article" in shown(open_page("articles", article=kept.id))


def test_a_folder_that_is_not_there_is_told(open_page: Open, tmp_path: Path) -> None:
    app = open_page("importing")
    app.text_input(key="import_folder_0").set_value(str(tmp_path / "nowhere"))
    app.button(key="read_folder").click().run()
    assert not app.exception
    assert app.error


def test_a_folder_is_read_and_what_is_unreadable_is_named(open_page: Open, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("The Marden Herald\n\n" + factory.HERALD, encoding="utf-8")
    (tmp_path / "bad.jsonl").write_text("{not json\n", encoding="utf-8")
    app = open_page("importing")
    app.text_input(key="import_folder_0").set_value(str(tmp_path))
    app.button(key="read_folder").click().run()
    assert "1 article read" in shown(app)
    assert "bad.jsonl" in shown(app)


def test_an_article_that_nobody_completes_keeps_its_id(tmp_path: Path) -> None:
    from checker_ui import data

    (tmp_path / "page.txt").write_text(
        "The Marden Herald\n\nA headline of its own\n\n" + factory.HERALD, encoding="utf-8"
    )
    (article,), refused = data.read([str(tmp_path / "page.txt")])
    assert not refused
    same = data.completed(article, outlet=article.outlet, published=article.published, title=article.title)
    assert same.id == article.id
    other = data.completed(article, outlet="Valley Post", published=article.published, title=article.title)
    assert other.id != article.id


# --- export and rules -------------------------------------------------------------------------------------------------


def test_export_counts_with_filters_and_explains_its_columns(store: Store, open_page: Open) -> None:
    page = shown(open_page("exports", kind="status"))
    assert "**1 finding** with these filters" in page
    assert "the words that differ" in page


def test_rules_show_their_examples(open_page: Open) -> None:
    from checker.rules._registry import all_rules

    page = shown(open_page("rules"))
    for rule in all_rules():
        assert rule.code in page


def test_many_findings_are_read_a_page_at_a_time(url: str, open_page: Open) -> None:
    with open_store(url) as store:
        store.save(factory.many(300))
    app = open_page("queue")
    assert len([b for b in app.button if b.key and b.key.startswith("open_finding_")]) == 20
    second = open_page("queue", page="15")
    assert len([b for b in second.button if b.key and b.key.startswith("open_finding_")]) == 20
    assert len([b for b in open_page("queue", page="99").button if (b.key or "").startswith("open_finding_")]) == 20


def test_signed_figures_can_be_taken_as_claim_reviews(store: Store, open_page: Open) -> None:
    assert "No figure is signed yet" in shown(open_page("exports"))
    figure = store.figures()[0].id
    store.add_person("Berta", ["editor"])
    store.propose(figure, person="Ada", choice="publish_range", wording="As told.")
    store.sign(figure, person="Berta")
    app = open_page("exports")
    assert "Signed figures as ClaimReview (1)" in [expander.label for expander in app.expander]
    app.text_input(key="claim_review_organisation").set_value("Our desk").run()
    assert not app.exception
    assert "one object a signed figure" in shown(app)
