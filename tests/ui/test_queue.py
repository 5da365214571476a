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
    assert sorted(" and ".join(("Wire", name)) in shown(app) for name in ("Post", "Echo", "Star")) == [
        False,
        True,
        True,
    ]
    app.button(key=f"together_{first}").click().run()
    assert "Real, all 3" in [button.label for button in app.button]
    store.decide(rest[0], person="Berta", decision="follow_up")  # meanwhile
    app.button(key="decide_real").click().run()
    assert not app.exception
    assert [store.finding(ident).state for ident in (first, *rest)] == ["real", "follow_up", "real"]
    assert "Recorded for 2 pairs" in app.success[0].value
    assert "Somebody else acted on 1 pair" in app.success[0].value
    assert app.query_params.get("finding", [""])[0] not in (first, rest[1])
    app.button(key="undo").click().run()
    assert [store.finding(ident).state for ident in (first, *rest)] == ["open", "follow_up", "open"]
    assert store.verify() == []


def test_pairs_are_decided_one_by_one_unless_asked(store: Store, open_page: Open) -> None:
    first, *rest = factory.repeated(store)
    app = open_page("queue", person="Ada", finding=first)
    app.button(key="decide_real").click().run()
    assert [store.finding(ident).state for ident in (first, *rest)] == ["real", "open", "open"]


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
