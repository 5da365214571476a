from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from checker.store import FindingQuery, open_store
from tests.browser.conftest import Desk, Tab
from tests.ui import factory


def test_filter_open_decide_by_keyboard_and_undo(desk: Desk, new_tab: Callable[..., Tab]) -> None:
    tab = new_tab().open()
    tab.sign_in("Ada")
    tab.page.get_by_role("button", name="Filters").click()
    tab.page.get_by_label("What differs").click()
    tab.page.get_by_role("option", name="status").click()
    tab.settle()
    tab.page.keyboard.press("Escape")
    tab.page.keyboard.press("Escape")
    tab.settle()
    assert "kind=status" in tab.page.url
    assert tab.page.locator("[class*='st-key-open_finding_'] button").count() == 1
    assert tab.page.locator("mark.hit").all_inner_texts() == ["cannot verify", "confirmed"]

    note = tab.page.get_by_label("Note")
    note.fill("yes, no, fine: asked both")
    note.blur()
    tab.press("n")
    tab.press("4")
    with open_store(desk.store) as store:
        (found,) = store.findings(FindingQuery(kinds=("status",)))
        assert (found.decision, found.reason, found.note) == ("not_divergence", "misread", "yes, no, fine: asked both")
        tab.press("u")
        assert store.finding(found.id).state == "open"
        assert f"finding={found.id}" in tab.page.url
        tab.press("y")
        assert store.finding(found.id).decision == "real"


def test_letters_typed_into_the_note_decide_nothing(desk: Desk, new_tab: Callable[..., Tab]) -> None:
    tab = new_tab().open()
    tab.sign_in("Ada")
    tab.page.get_by_label("Note").click()
    tab.page.keyboard.type("yfnuj 12345")
    tab.settle()
    assert tab.page.get_by_label("Note").input_value() == "yfnuj 12345"
    with open_store(desk.store) as store:
        assert store.progress().findings == {"open": 4}


def test_through_the_queue_by_keyboard(desk: Desk, new_tab: Callable[..., Tab]) -> None:
    tab = new_tab().open()
    tab.sign_in("Ada")
    first = tab.page.locator(".row.open .values").inner_text()
    tab.press("j")
    assert tab.page.locator(".row.open .values").inner_text() != first
    tab.press("k")
    assert tab.page.locator(".row.open .values").inner_text() == first
    for _ in range(3):
        tab.press("y")
    tab.press("f")
    assert "Nothing is left to decide" in tab.text()
    with open_store(desk.store) as store:
        assert store.progress().findings == {"real": 3, "follow_up": 1}


def test_pairs_that_repeat_one_divergence_are_decided_by_keyboard(desk: Desk, new_tab: Callable[..., Tab]) -> None:
    with open_store(desk.store) as store:
        first, second = factory.repeated(store, ("Post", "Echo"))
        tab = new_tab().open(f"/?finding={first}")
        tab.sign_in("Ada")
        tab.press("g")
        tab.page.get_by_role("button", name="Real, all 2").wait_for()
        tab.press("y")
        assert [store.finding(ident).state for ident in (first, second)] == ["real", "real"]
        tab.press("u")
        assert [store.finding(ident).state for ident in (first, second)] == ["open", "open"]


def test_a_link_to_a_finding_opens_it(desk: Desk, new_tab: Callable[..., Tab]) -> None:
    with open_store(desk.store) as store:
        ident = store.findings(FindingQuery(outcomes=("update",)))[0].id
    tab = new_tab().open(f"/?finding={ident}")
    assert tab.page.locator("mark.hit").all_inner_texts() == ["Nine", "Twelve"]


def in_sight(tab: Tab, selector: str) -> bool:
    """Whether an element is inside the window and inside the list that scrolls by itself."""
    return bool(
        tab.page.evaluate(
            """selector => {
              const found = document.querySelector(selector);
              const list = found.closest('.st-key-list_behind, .st-key-list_ahead');
              const box = found.getBoundingClientRect();
              const top = box.top + 1;
              const frame = list ? list.getBoundingClientRect() : {top: 0, bottom: innerHeight};
              return top >= Math.max(0, frame.top) && box.bottom - 1 <= Math.min(innerHeight, frame.bottom);
            }""",
            selector,
        )
    )


def test_the_row_of_a_link_is_in_sight_wherever_in_the_list_it_stands(desk: Desk, new_tab: Callable[..., Tab]) -> None:
    with open_store(desk.store) as store:
        store.save(factory.many(50))
        listed = store.findings(FindingQuery(outcomes=("conflict", "attributed", "update"), inside=False))
    for nth in (18, 37):
        tab = new_tab(1280, 900).open(f"/?finding={listed[nth].id}")
        tab.page.locator(".row.open").wait_for()
        for _ in range(40):  # the page scrolls once it is drawn, which takes a loaded machine a while
            tab.page.wait_for_timeout(250)
            if in_sight(tab, ".row.open"):
                break
        assert in_sight(tab, ".row.open")


@pytest.mark.parametrize("width", [1280, 390])
def test_the_next_finding_begins_in_sight(desk: Desk, new_tab: Callable[..., Tab], width: int) -> None:
    tab = new_tab(width, 700)
    with open_store(desk.store) as store:
        first = store.findings(FindingQuery(outcomes=("conflict",)))[0].id
        store.add_person("Ada", ["checker"])
    tab.open(f"/?finding={first}")
    if width > 640:
        tab.sign_in("Ada")
    else:
        tab.page.get_by_label("Your name").last.fill("Ada")
        tab.click("start_work_here")
    button = tab.page.get_by_role("button", name="Real").last
    button.scroll_into_view_if_needed()
    tab.page.get_by_test_id("stMain").evaluate("main => main.scrollTop = main.scrollHeight")
    assert not in_sight(tab, ".st-key-detail_open h2")
    button.click()
    tab.settle()
    tab.page.wait_for_timeout(500)
    assert f"finding={first}" not in tab.page.url
    assert in_sight(tab, ".st-key-detail_open h2")


def test_the_reasons_come_into_sight_when_they_are_asked_by_key(desk: Desk, new_tab: Callable[..., Tab]) -> None:
    tab = new_tab(1280, 600).open()
    tab.sign_in("Ada")
    tab.press("n")
    tab.page.locator(".st-key-reason_back").wait_for()
    tab.page.wait_for_timeout(500)
    assert in_sight(tab, ".st-key-reason_back")
    assert in_sight(tab, ".st-key-reason_rounding")
    tab.press("1")
    assert "Recorded: not a divergence, rounding" in tab.text()
    tab.page.wait_for_timeout(500)
    assert in_sight(tab, ".st-key-detail_waiting h2, .st-key-detail_open h2")


def test_propose_refused_self_sign_off_signed_by_a_second_and_reopened(desk: Desk, new_tab: Callable[..., Tab]) -> None:
    with open_store(desk.store) as store:
        ident = next(f.id for f in store.figures() if "moved" in f.record["what"])
    ada = new_tab().open(f"/figures?figure={ident}")
    ada.sign_in("Ada", "editor")
    wording = ada.page.get_by_label("Wording, ready to paste")
    wording.fill("Between 4,200 and 5,100 people had to leave, depending on who counts.")
    # Straight from typing to the button, as people do: what was typed last must be what is proposed.
    ada.page.locator(".st-key-propose button").first.click()
    ada.settle()
    ada.page.get_by_text("not signed yet").wait_for()
    ada.click("sign")
    assert "Ada proposed this and cannot sign it" in ada.text()

    berta = new_tab().open(f"/figures?figure={ident}")
    berta.sign_in("Berta", "editor")
    berta.press("s")
    berta.page.get_by_text("signed by Berta").wait_for()
    with open_store(desk.store) as store:
        figure = store.figure(ident)
        assert (figure.state, figure.proposed_by, figure.signed_by) == ("signed", "Ada", "Berta")
        assert figure.wording == "Between 4,200 and 5,100 people had to leave, depending on who counts."
        store.save(factory.flood(more=True, nasty=True))

    ada.open("/figures")
    assert "Reopened on" in ada.text()
    assert "no longer in force" in ada.text()


def test_two_people_at_one_finding(desk: Desk, new_tab: Callable[..., Tab]) -> None:
    ada, berta = new_tab().open(), new_tab().open()
    ada.sign_in("Ada")
    berta.sign_in("Berta")
    ada.press("f")
    berta.press("y")
    assert "Ada" in berta.text()
    with open_store(desk.store) as store:
        assert store.progress().findings == {"open": 3, "follow_up": 1}


def test_export_gives_a_file(desk: Desk, new_tab: Callable[..., Tab], tmp_path: Path) -> None:
    tab = new_tab().open("/export")
    for form in ("csv", "xlsx", "jsonl"):
        with tab.page.expect_download(timeout=30_000) as download:
            tab.page.locator(f".st-key-download_{form} button").first.click()
        saved = tmp_path / f"out.{form}"
        download.value.save_as(saved)
        assert download.value.suggested_filename.endswith(f".{form}")
        assert saved.stat().st_size > 500
        if form == "csv":
            assert "4,800" in saved.read_text(encoding="utf-8-sig")


def test_audit_shows_who_did_what(desk: Desk, new_tab: Callable[..., Tab]) -> None:
    tab = new_tab().open()
    tab.sign_in("Ada")
    tab.press("y")
    tab.page.get_by_role("link", name="Audit").click()
    tab.page.get_by_role("heading", name="Audit").wait_for()
    tab.settle()
    assert "decided" in tab.text()
    tab.click("verify")
    assert "The log is whole" in tab.text()


ONE = """The Ferry Courier
June 3, 2024

Fire on the island of Sorn leaves hundreds without a roof

The fire on the island of Sorn destroyed 340 houses, the fire brigade said on Monday.
The wind turned in the evening and drove the flames into the village of Upper Sorn, where the people had been brought
to the harbour two hours before. Two ferries took them to the mainland during the night. The mayor thanked the crews,
who had crossed the strait four times without a break. The cause of the fire is not known yet, and the police have
closed the road to the pass. Firefighters from three neighbouring districts came to help in the morning.
"""
TWO = """Strait Gazette
June 3, 2024

Upper Sorn burns down

The fire on the island of Sorn destroyed 430 houses, the fire brigade said on Monday.
People sat on their suitcases in the port on the other side of the strait and waited for news of their animals and
their gardens. A school was opened for them, and neighbours brought soup and blankets. The road to the pass is closed
and the police let nobody through. In the evening the wind calmed down, and the crews could rest for the first time in
two days. The district promised quick help to all who lost their homes, without saying how much.
"""


def test_import_of_files_finds_what_diverges(desk: Desk, new_tab: Callable[..., Tab], tmp_path: Path) -> None:
    for name, words in (("courier.txt", ONE), ("gazette.txt", TWO), ("teaser.txt", "Read on.")):
        (tmp_path / name).write_text(words, encoding="utf-8")
    (tmp_path / "teaser.json").write_text('{"outlet": "Sidecar Weekly"}', encoding="utf-8")
    (tmp_path / "broken.jsonl").write_text("{this is no record\n", encoding="utf-8")
    tab = new_tab().open("/import")
    tab.page.locator("input[type=file]").first.set_input_files(sorted(tmp_path.glob("*.*")))
    tab.page.get_by_text("broken.jsonl").first.wait_for()
    tab.settle()
    tab.click("read_files")
    page = tab.text()
    assert "broken.jsonl" in page
    assert "could not be read" in page
    assert str(tmp_path) not in page
    tab.page.locator(".st-key-check button").first.click()
    tab.page.get_by_text("new finding").wait_for(timeout=120_000)
    with open_store(desk.store) as store:
        assert {"The Ferry Courier", "Strait Gazette", "Sidecar Weekly"} <= {
            article.outlet for article in store.articles()
        }
        found = store.findings(FindingQuery(text="430"))
    assert [sorted(f.record[side]["quote"] for side in "ab") for f in found] == [["340", "430"]]
    tab.page.get_by_role("link", name="To the queue").click()
    tab.settle()
    assert "340" in tab.text()
