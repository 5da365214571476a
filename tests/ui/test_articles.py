"""Versions of a page compared, and what each value of an article was compared with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from checker import ids
from checker.model import Checked
from checker.store import Store, open_store
from checker_ui.components import coverage, versions
from tests.ui import factory
from tests.ui.conftest import shown

Open = Callable[..., AppTest]
OLD = (
    "The ferry sank in the strait. Some 40 people were on board, the company said. The search goes on. Waves are high."
)
NEW = (
    "The ferry sank in the strait. Some 46 people were on board, the company said. Divers came at noon. Waves are high."
)


def test_sentences_put_in_taken_out_and_changed() -> None:
    found = [c for c in versions.changes(OLD, NEW) if versions.is_change(c)]
    assert [bool(c.before) and bool(c.after) for c in found] == [True, False, False]
    (figure,) = versions.figures(found)
    assert ("40" in figure.before, "46" in figure.after) == (True, True)
    drawn = versions.as_html(versions.changes(OLD, NEW))
    assert "<del>40</del> <ins>46</ins>" in drawn
    assert "<del>The search goes on.</del>" in drawn
    assert "<ins>Divers came at noon.</ins>" in drawn


def test_a_long_stretch_without_a_change_is_counted() -> None:
    same = " ".join(f"Sentence number {n} stays as it is." for n in range(20))
    drawn = versions.as_html(versions.changes(same + " It ends here.", same + " It ends there."))
    assert "… 19 sentences unchanged …" in drawn
    assert drawn.count("Sentence number") == 1


@settings(max_examples=40)
@given(st.lists(st.sampled_from(OLD.split(". ")), max_size=6), st.lists(st.sampled_from(NEW.split(". ")), max_size=6))
def test_no_sentence_is_lost_or_doubled(old: list[str], new: list[str]) -> None:
    before, after = ". ".join(old), ". ".join(new)
    found = versions.changes(before, after)
    assert " ".join(c.before for c in found if c.before).split() == before.split()
    assert " ".join(c.after for c in found if c.after).split() == after.split()


def test_markup_in_a_version_stays_text() -> None:
    drawn = versions.as_html(versions.changes("One <b>man</b> came.", "Two <i>men</i> came. <script>x</script>"))
    assert "<script" not in drawn
    assert "<b>" not in drawn
    assert "<i>" not in drawn


@pytest.fixture
def corrected(url: str) -> str:
    """The id of an article that was corrected after it was read."""
    with open_store(url) as store:
        store.save(factory.flood())
        old = next(a for a in factory.flood().articles if a.name == "herald-flood")
        text = old.text.replace("Some 4,200 people", "Some 4,900 people")
        new = ids.article_id(outlet=old.outlet, title=old.title, text=text, url=old.url)
        article = replace(old, id=new, text=text, origin=new)
        store.save(Checked(articles=(article,), claims=(), findings=(), figures=(), model="hand-made"))
        return new


def test_a_corrected_page_shows_what_changed(corrected: str, open_page: Open) -> None:
    page = shown(open_page("articles", article=corrected))
    assert "2 versions" in page
    assert "1 figure changed" in page
    assert "<del>4,200</del> <ins>4,900</ins>" in page


def test_each_value_says_what_it_met_or_why_nothing(store: Store, open_page: Open) -> None:
    listed = {a.name: a for a in store.articles()}

    def lines(name: str) -> dict[str, coverage.Line]:
        from checker.store import FindingQuery

        ident = listed[name].id
        found = store.findings(FindingQuery(article_id=ident))
        every = coverage.lines(listed[name], store.mentions(ident), found, store.not_compared(ident))
        return {line.words: line for line in every}

    herald = lines("herald-flood")
    assert [(m.outlet, m.quote, m.outcome) for m in herald["4,200"].meetings] == [
        ("Northern Wire", "4,800", "attributed")
    ]
    assert [m.quote for m in herald["cannot verify"].meetings] == ["confirmed"]
    beacon = lines("beacon-toll")
    assert beacon["more than 300 million crowns"].why == "no other article gives a figure for it"
    app = open_page("articles", article=listed["beacon-toll"].id)
    app.radio(key="coverage_which").set_value("Compared").run()
    assert "300 million" not in "".join(b.body for b in app.get("html") if "<table" in b.body)
