from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from checker.store import Store, open_store
from checker_ui.components.text import html
from tests.ui import factory
from tests.ui.conftest import shown

Open = Callable[..., AppTest]
MOVED = "q-moved"


def moved(store: Store) -> str:
    """The store's id of the entry on people moved out."""
    return next(f.id for f in store.figures() if "moved" in f.record["what"])


def propose(open_page: Open, store: Store, choice: str = "publish_range", person: str = "Ada") -> AppTest:
    app = open_page("figures", person=person, role="editor", figure=moved(store))
    app.radio(key=f"choice_{moved(store)}").set_value(choice).run()
    app.button(key="propose").click().run()
    assert not app.exception
    return app


def test_empty_store_says_what_to_do(open_page: Open) -> None:
    assert "No contested figures yet" in open_page("figures").info[0].value


def test_chart_table_and_voices(store: Store, open_page: Open) -> None:
    app = open_page("figures", figure=moved(store))
    page = shown(app)
    assert "4,200 to 5,100" in page
    assert page.count('<td class="num">4,800') == 2  # two outlets
    assert "3 voices, 3 origins, 4 articles" in page  # of which one origin is printed twice
    assert app.get("arrow_vega_lite_chart") or app.get("vega_lite_chart")


def test_each_value_leads_to_its_article_and_the_sheet_names_the_texts(store: Store, open_page: Open) -> None:
    figure = store.figure(moved(store))
    page = shown(open_page("figures", figure=figure.id))
    read = {ident for value in figure.record["values"] for ident in value["article_ids"]}
    assert read
    for ident in read:
        assert f'href="./articles?article={ident}"' in page
        assert html(store.article(ident).title) in page
    assert page.count('<div class="on-paper">') == 1
    assert store.head()[:16] in page


def test_wording_follows_the_choice_and_can_be_pasted(store: Store, open_page: Open) -> None:
    app = open_page("figures", person="Ada", figure=moved(store))
    (range_,) = [area.value for area in app.text_area]
    assert "between about 4,200 (civil defence office, 14 May 2024) and 5,100" in range_
    assert "Also reported: 4,800 (Hanne Voss, 15 May 2024)." in range_
    assert range_.count("4,800") == 1  # a copy adds no voice
    app.radio(key=f"choice_{moved(store)}").set_value("publish_one").run()
    (one,) = [area.value for area in app.text_area]
    assert "according to" in one
    app.radio(key=f"choice_{moved(store)}").set_value("hold").run()
    (hold,) = [area.value for area in app.text_area]
    assert "no figure for now" in hold
    app.radio(key=f"choice_{moved(store)}").set_value("publish_range").run()
    app.number_input(key=f"high_{moved(store)}").set_value(4800.0).run()
    (narrow,) = [area.value for area in app.text_area]
    assert narrow.endswith("4,800 (Hanne Voss, 15 May 2024).")


def test_who_proposes_cannot_sign_and_a_second_editor_can(store: Store, open_page: Open) -> None:
    app = propose(open_page, store)
    assert store.figure(moved(store)).state == "proposed"
    app.button(key="sign").click().run()
    assert "Ada proposed this" in app.error[0].value
    assert store.figure(moved(store)).state == "proposed"
    second = open_page("figures", person="Berta", role="editor", figure=moved(store))
    second.button(key="sign").click().run()
    figure = store.figure(moved(store))
    assert (figure.state, figure.proposed_by, figure.signed_by) == ("signed", "Ada", "Berta")
    assert figure.wording in [code.value for code in second.code]


def test_what_was_signed_stays_open_though_it_waits_for_nobody(store: Store, open_page: Open) -> None:
    ident = store.figures()[0].id
    open_page("figures", person="Ada", role="editor").button(key="propose").click().run()
    app = open_page("figures", person="Berta", role="editor")  # the first of the list, opened by nobody
    app.button(key="sign").click().run()
    figure = store.figure(ident)
    assert (figure.state, figure.signed_by) == ("signed", "Berta")
    assert figure.wording in [code.value for code in app.code]
    assert "Signed off" in app.success[0].value


def test_the_history_of_a_figure_says_who_did_what(store: Store, open_page: Open) -> None:
    assert "History" not in [expander.label for expander in open_page("figures", figure=moved(store)).expander]
    store.add_person("Berta", ["editor"])
    store.propose(moved(store), person="Ada", choice="hold")
    store.refuse(moved(store), person="Berta", note="too <b>early")
    app = open_page("figures", figure=moved(store))
    assert "History (2 steps)" in [expander.label for expander in app.expander]
    page = shown(app)
    assert "turned down" in page
    assert "Hold: no figure for now" in page
    assert "too &lt;b&gt;early" in page


def test_a_checker_cannot_sign(store: Store, open_page: Open) -> None:
    propose(open_page, store)
    app = open_page("figures", person="Cem", role="checker", figure=moved(store))
    app.button(key="sign").click().run()
    assert "Only an editor" in app.error[0].value


def test_turning_down_needs_a_note(store: Store, open_page: Open) -> None:
    propose(open_page, store)
    app = open_page("figures", person="Berta", role="editor", figure=moved(store))
    app.button(key="refuse").click().run()
    assert "Why it is refused" in app.error[0].value
    app.text_input(key=f"sign_note_{moved(store)}").set_value("too early")
    app.button(key="refuse").click().run()
    assert store.figure(moved(store)).state == "open"
    assert "too early" in shown(app)


def test_withdrawing(store: Store, open_page: Open) -> None:
    app = propose(open_page, store, "hold")
    app.button(key="withdraw").click().run()
    assert store.figure(moved(store)).state == "open"


def test_a_second_of_two_editors_is_told(store: Store, open_page: Open) -> None:
    app = open_page("figures", person="Ada", role="editor", figure=moved(store))
    store.propose(moved(store), person="Berta", choice="hold")
    app.button(key="propose").click().run()
    assert "Berta" in app.warning[0].value
    assert store.figure(moved(store)).proposed_by == "Berta"


def test_new_evidence_reopens_visibly(store: Store, open_page: Open) -> None:
    store.add_person("Ada", ["editor"])
    store.add_person("Berta", ["editor"])
    store.propose(moved(store), person="Ada", choice="publish_range", wording="Between 4,200 and 5,100 people.")
    store.sign(moved(store), person="Berta")
    saved = store.save(factory.flood(more=True, nasty=True))
    assert saved.reopened == (moved(store),)
    page = shown(open_page("figures"))
    assert "reopened by new evidence" in page
    assert "Between 4,200 and 5,100 people." in page  # what was signed before
    assert '<span class="tag reopened">new</span>' in page


def test_articles_cannot_put_markup_into_the_wording_or_the_page(store: Store, open_page: Open) -> None:
    page = shown(open_page("figures", person="Ada", figure=moved(store)))
    assert "<script" not in page
    assert "<img" not in page


@pytest.mark.parametrize("state", ["waiting", "proposed", "signed", "all", "no such state"])
def test_lists_by_state(store: Store, open_page: Open, state: str) -> None:
    open_page("figures", state=state)


def test_the_list_is_gone_through_by_next_and_previous(store: Store, open_page: Open) -> None:
    first, second, *_ = [figure.id for figure in store.figures()]
    app = open_page("figures")
    assert app.button(key="go_back").disabled
    app.button(key="go_on").click().run()
    assert not app.exception
    assert app.query_params["figure"] in (second, [second])
    app.button(key="go_back").click().run()
    assert app.query_params["figure"] in (first, [first])


def test_next_and_previous_go_on_over_the_pages_of_the_list(url: str, open_page: Open) -> None:
    with open_store(url) as store:
        store.save(factory.ledger(25))
        ids = [figure.id for figure in store.figures()]
        assert len(ids) == 25
        app = open_page("figures", figure=ids[19])
        app.button(key="go_on").click().run()
        assert (app.query_params["figure"], app.query_params["page"]) == (ids[20], "2")
        app.button(key="go_back").click().run()
        assert (app.query_params["figure"], app.query_params["page"]) == (ids[19], "1")
        assert open_page("figures", figure=ids[24]).button(key="go_on").disabled


def test_a_link_to_a_figure_opens_the_page_of_the_list_that_it_stands_on(url: str, open_page: Open) -> None:
    with open_store(url) as store:
        store.save(factory.ledger(25))
        last = store.figures()[-1].id
        app = open_page("figures", figure=last)
        assert app.button(key=f"open_figure_{last}")
        assert app.query_params["page"] == "2"
