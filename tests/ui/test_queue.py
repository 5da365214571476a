from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from checker.store import FindingQuery, Store
from tests.ui import factory
from tests.ui.conftest import shown

Open = Callable[..., AppTest]


def dam(store: Store) -> str:
    return store.findings(FindingQuery(kinds=("status",)))[0].id


def keys(app: AppTest, start: str) -> list[str]:
    return [button.key for button in app.button if button.key and button.key.startswith(start)]


def opened(app: AppTest) -> str:
    """The finding that the URL names."""
    named = app.query_params.get("finding", "")
    return named if isinstance(named, str) else named[0]


def test_empty_store_says_what_to_do(open_page: Open) -> None:
    app = open_page("queue")
    assert "No findings yet" in app.info[0].value
    assert not keys(app, "open_finding")


def test_lists_what_asks_for_a_decision_most_pressing_first(store: Store, open_page: Open) -> None:
    app = open_page("queue")
    expected = [
        f.id for f in store.findings(FindingQuery(states=("open",), outcomes=("attributed", "conflict", "update")))
    ]
    assert keys(app, "open_finding_") == [f"open_finding_{ident}" for ident in expected]
    assert len(expected) == 4  # the one that agrees is read on demand


@pytest.mark.parametrize(
    ("params", "count"),
    [
        ({"outcome": "update"}, 1),
        ({"kind": "status"}, 1),
        ({"outlet": "The Marden Herald"}, 2),
        ({"source": "the mayor"}, 1),
        ({"severity": "medium"}, 1),
        ({"rule": "STA001"}, 1),
        ({"outcome": "agree"}, 1),
        ({"since": "2024-05-17"}, 1),
        ({"until": "2024-05-15"}, 2),
        ({"words": "Keld"}, 1),
        ({"story": "s-flood"}, 4),
        ({"assignee": "nobody"}, 4),
        ({"outcome": "no such thing", "since": "soon", "page": "-3"}, 4),
        ({"state": "all"}, 4),
    ],
)  # fmt: skip
def test_filters_come_from_the_url(store: Store, open_page: Open, params: dict[str, str], count: int) -> None:
    assert len(keys(open_page("queue", **params), "open_finding_")) == count


def test_a_filter_that_is_chosen_goes_into_the_url(store: Store, open_page: Open) -> None:
    app = open_page("queue")
    app.multiselect(key="filter_kind").set_value(["status"]).run()
    assert app.query_params["kind"] in ("status", ["status"])
    assert len(keys(app, "open_finding_")) == 1
    app.button(key="filters_clear").click().run()
    assert "kind" not in app.query_params
    assert len(keys(app, "open_finding_")) == 4


def test_nothing_found_offers_to_clear_the_filters(store: Store, open_page: Open) -> None:
    app = open_page("queue", words="nothing speaks of this")
    assert "Nothing matches" in app.info[0].value
    app.button(key="empty_clear").click().run()
    assert len(keys(app, "open_finding_")) == 4


def test_a_finding_has_a_link_of_its_own(store: Store, open_page: Open) -> None:
    page = shown(open_page("queue", finding=dam(store)))
    assert '<mark class="hit">cannot verify</mark>' in page
    assert '<mark class="hit">confirmed</mark>' in page
    assert "Engineers are on their way." in page  # the sentence after it
    assert "Volunteers handed out blankets" not in page  # another paragraph
    for words in ("The Marden Herald", "the mayor", "14 May 2024", "2 voices, 2 origins", "STA001"):
        assert words in page
    assert "#:~:text=" in page


@pytest.mark.parametrize("params", [{}, {"page": "2"}])
def test_a_link_to_a_finding_opens_the_page_of_the_list_that_it_stands_on(
    store: Store, open_page: Open, params: dict[str, str]
) -> None:
    store.save(factory.many(60))
    last = store.findings(FindingQuery(inside=False, outcomes=("conflict", "attributed", "update")))[-1]
    app = open_page("queue", finding=last.id, **params)
    assert f"open_finding_{last.id}" in keys(app, "open_finding_")
    assert app.query_params["page"] in ("4", ["4"])
    assert not app.button(key="go_back").disabled
    assert app.button(key="go_on").disabled


def test_a_finding_that_is_not_in_the_list_says_why(store: Store, open_page: Open) -> None:
    ident = dam(store)
    store.decide(ident, person="Ada", decision="real")
    assert "is not in this list: it is real" in shown(open_page("queue", finding=ident))
    assert "is not in this list" not in shown(open_page("queue", finding=ident, state="all"))
    assert "the filters leave it out" in shown(open_page("queue", finding=ident, state="all", words="nothing of it"))
    listed = store.findings(FindingQuery(outcomes=("agree", "compatible", "scope")))
    for found in listed[:1]:
        assert f"its outcome is {found.record['outcome']}" in shown(open_page("queue", finding=found.id))


def test_a_link_to_a_finding_that_is_not_there_says_so(store: Store, open_page: Open) -> None:
    app = open_page("queue", finding="f0")
    assert "There is no finding" in app.warning[0].value


def test_every_feature_shows_its_share(store: Store, open_page: Open) -> None:
    page = shown(open_page("queue", finding=dam(store)))
    assert "likeness of the clauses" in page
    assert "+1.90" in page
    assert "-0.30" in page


def test_deciding_needs_a_name(store: Store, open_page: Open) -> None:
    app = open_page("queue")
    assert not [b for b in app.button if b.key == "decide_real"]
    assert "Say who you are" in shown(app)


def test_decide_note_next_and_undo(store: Store, open_page: Open) -> None:
    app = open_page("queue", person="Ada", finding=dam(store))
    app.text_area(key=f"note_{dam(store)}").set_value("asked the ministry")
    app.button(key="decide_real").click()
    app.run()
    assert not app.exception
    found = store.finding(dam(store))
    assert (found.decision, found.note, found.decided_by) == ("real", "asked the ministry", "Ada")
    assert dam(store) not in app.query_params["finding"]  # the next one is open
    assert dam(store) not in str(keys(app, "open_finding_"))
    app.button(key="undo").click().run()
    assert store.finding(dam(store)).state == "open"
    assert dam(store) in app.query_params["finding"]
    assert [event.action for event in store.events(item=dam(store))][-2:] == ["decided", "undone"]


def test_not_a_divergence_asks_for_the_reason(store: Store, open_page: Open) -> None:
    ident = dam(store)
    app = open_page("queue", person="Ada", finding=ident)
    app.button(key="decide_not").click().run()
    assert store.finding(ident).state == "open"
    app.button(key="reason_other").click().run()
    assert "in the note" in app.warning[0].value
    assert store.finding(ident).state == "open"
    app.button(key="reason_scope").click().run()
    found = store.finding(ident)
    assert (found.decision, found.reason) == ("not_divergence", "scope")


def test_the_second_of_two_is_told_and_nothing_is_lost(store: Store, open_page: Open) -> None:
    ident = dam(store)
    app = open_page("queue", person="Ada", finding=ident)
    store.decide(ident, person="Berta", decision="follow_up", note="hers")
    app.button(key="decide_real").click().run()
    assert "Berta" in app.warning[0].value
    assert store.finding(ident).note == "hers"


def test_pairs_that_repeat_one_divergence_are_decided_and_undone_together(store: Store, open_page: Open) -> None:
    first, *rest = factory.repeated(store)
    app = open_page("queue", person="Ada", finding=first)
    linked = " ".join(link.proto.label for link in app.get("page_link"))
    assert sorted(f"and {name} " in linked for name in ("Post", "Echo", "Star")) == [False, True, True]
    app.button(key=f"together_{first}").click().run()
    assert "Real, all 3" in [button.label for button in app.button]
    store.decide(rest[0], person="Berta", decision="follow_up")  # meanwhile
    app.button(key="decide_real").click().run()
    assert not app.exception
    assert [store.finding(ident).state for ident in (first, *rest)] == ["real", "follow_up", "real"]
    assert "Recorded for 2 pairs" in app.success[0].value
    assert "Somebody else acted on 1 pair" in app.success[0].value
    assert opened(app) not in (first, rest[1])
    app.button(key="undo").click().run()
    assert [store.finding(ident).state for ident in (first, *rest)] == ["open", "follow_up", "open"]
    assert store.verify() == []


def test_pairs_are_decided_one_by_one_unless_asked(store: Store, open_page: Open) -> None:
    first, *rest = factory.repeated(store)
    app = open_page("queue", person="Ada", finding=first)
    app.button(key="decide_real").click().run()
    assert [store.finding(ident).state for ident in (first, *rest)] == ["real", "open", "open"]


OUTLETS = ("Post", "Echo", "Star", "Globe")


@pytest.mark.parametrize("every", [False, True])
def test_one_row_a_disagreement_unless_every_pair_is_asked_for(store: Store, open_page: Open, every: bool) -> None:
    four = factory.repeated(store, OUTLETS, figure_id="q-tarn")
    app = open_page("queue", story="s-tarn", **({"pairs": "all"} if every else {}))
    assert keys(app, "open_finding_") == [f"open_finding_{ident}" for ident in (four if every else four[:1])]
    assert ("and 3 more pairs of passages" in shown(app)) is not every
    assert ("1 disagreement in this list" in shown(app)) is not every
    assert {b.label for b in app.button if b.key == "pairs_turn"} == {
        "One row a disagreement (1)" if every else "Every pair (4)"
    }
    app.button(key="pairs_turn").click().run()
    assert len(keys(app, "open_finding_")) == (1 if every else 4)
    assert app.get("progress")[0].proto.text == "0 of 8 findings looked at, 8 to go"  # counts findings in either


def test_other_values_and_other_figures_stay_rows_of_their_own(store: Store, open_page: Open) -> None:
    before = keys(open_page("queue"), "open_finding_")
    factory.repeated(store, OUTLETS)  # of no contested figure
    assert len(keys(open_page("queue"), "open_finding_")) == len(before) + 4
    assert not keys(open_page("queue"), "pairs_turn")


def test_the_row_is_open_whichever_of_its_pairs_is_read(store: Store, open_page: Open) -> None:
    four = factory.repeated(store, OUTLETS, figure_id="q-tarn")
    listed = keys(open_page("queue"), "open_finding_")
    at = listed.index(f"open_finding_{four[0]}")
    app = open_page("queue", finding=four[2], person="Ada")
    assert shown(app).count('aria-current="true"') == 1
    app.button(key="go_on" if at + 1 < len(listed) else "go_back").click().run()
    neighbour = listed[at + 1] if at + 1 < len(listed) else listed[at - 1]
    assert f"open_finding_{opened(app)}" == neighbour


def test_a_disagreement_is_decided_and_undone_as_a_whole(store: Store, open_page: Open) -> None:
    four = factory.repeated(store, OUTLETS, figure_id="q-tarn")
    app = open_page("queue", person="Ada", finding=four[0])
    page = shown(app)
    assert "3 more pairs of passages" in page
    assert "You decide on all 4 at once." in page
    linked = [link.proto for link in app.get("page_link") if "(5,000" in link.proto.label.replace("\\", "")]
    assert len(linked) == 3
    assert [f"finding={ident}" in link.query_string for ident, link in zip(four[1:], linked, strict=True)] == [True] * 3
    assert "Real, all 4" in [button.label for button in app.button]
    app.button(key="decide_not").click().run()
    assert "Why are these 4 pairs not a divergence?" in shown(app)
    app.button(key="reason_rounding").click().run()
    assert not app.exception
    assert {store.finding(ident).reason for ident in four} == {"rounding"}
    assert "Recorded for 4 pairs" in app.success[0].value
    assert opened(app) not in four
    app.button(key="undo").click().run()
    assert {store.finding(ident).state for ident in four} == {"open"}
    assert store.verify() == []


def test_one_pair_of_a_disagreement_can_be_decided_alone(store: Store, open_page: Open) -> None:
    four = factory.repeated(store, OUTLETS, figure_id="q-tarn")
    app = open_page("queue", person="Ada", finding=four[0])
    app.button(key=f"together_{four[0]}").click().run()
    assert "You decide on this pair only." in shown(app)
    app.button(key="decide_real").click().run()
    assert [store.finding(ident).state for ident in four] == ["real", "open", "open", "open"]
    assert f"open_finding_{four[1]}" in keys(app, "open_finding_")  # the next pair now stands for the rest


def test_in_the_list_of_every_pair_one_is_decided_unless_asked(store: Store, open_page: Open) -> None:
    four = factory.repeated(store, OUTLETS, figure_id="q-tarn")
    app = open_page("queue", person="Ada", finding=four[1], pairs="all")
    app.button(key="decide_real").click().run()
    assert [store.finding(ident).state for ident in four] == ["open", "real", "open", "open"]


def test_assigning(store: Store, open_page: Open) -> None:
    store.add_person("Berta", ["editor"])
    ident = dam(store)
    app = open_page("queue", person="Ada", finding=ident)
    app.selectbox(key=f"assign_{ident}").set_value("Berta").run()
    assert store.finding(ident).assignee == "Berta"
    assert len(keys(open_page("queue", assignee="Berta"), "open_finding_")) == 1


def test_what_an_article_says_is_shown_to_the_letter(store: Store, open_page: Open) -> None:
    app = open_page("queue", finding=store.findings(FindingQuery(text="5,100"))[0].id, state="all")
    page = shown(app)
    assert "<script" not in page
    assert "<img" not in page
    assert "<iframe" not in page
    assert "&lt;script&gt;window.hacked=3&lt;/script&gt;" in page
    assert "javascript:" not in [part for part in page.split('"') if part.startswith("javascript:")]
    assert not [part for part in page.split('href="')[1:] if not part.startswith("https://")]


def test_progress_of_the_desk(store: Store, open_page: Open) -> None:
    store.decide(dam(store), person="Ada", decision="real")
    app = open_page("queue")
    assert app.get("progress")[0].proto.text == "1 of 4 findings looked at, 3 to go"


TWELVE = "Rain fell for days. The boat carried 12 people, five men and six women. It reached the shore."


def _save_inside(store: Store) -> str:
    from checker import pipeline
    from checker.model import Article
    from checker.settings import Settings
    from tests.build import BagOfWords

    article = Article(id="boat", name="boat", outlet="The Boat Post", text=TWELVE, origin="boat")
    checked = pipeline.check([article], Settings(), BagOfWords())
    store.save(checked)
    (found,) = checked.findings
    return found.id


def test_findings_inside_one_article_are_kept_apart(store: Store, open_page: Open) -> None:
    assert "filter_inside" not in [control.key for control in open_page("queue").button_group]
    ident = _save_inside(store)
    app = open_page("queue")
    assert f"open_finding_{ident}" not in keys(app, "open_finding_")
    assert len(keys(app, "open_finding_")) == 4
    app.button_group(key="filter_inside").set_value("yes").run()
    assert keys(app, "open_finding_") == [f"open_finding_{ident}"]
    text = shown(app)
    assert "inside one article" in text
    assert "add up to 11" in text
    assert "Second passage" not in text
    assert text.count("<mark") == 2
