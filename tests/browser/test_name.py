"""The typed name and a reload of the page: kept in the tab, nowhere else."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.conftest import WAIT, Tab

NewTab = Callable[..., Tab]


@pytest.mark.parametrize("width", [1280, 390])
def test_a_reload_keeps_who_is_at_work(new_tab: NewTab, width: int) -> None:
    tab = new_tab(1280).open().sign_in("Ada Quinn")
    tab.page.set_viewport_size({"width": width, "height": 844})
    tab.open("/audit")
    tab.page.locator(".st-key-who_is_there").wait_for(state="detached", timeout=WAIT)
    tab.open("/?state=open")
    tab.page.locator(".st-key-decide_real").wait_for(state="attached", timeout=WAIT)
    assert "Say who you are" not in tab.text()


def test_another_tab_and_a_shared_link_know_nothing(new_tab: NewTab) -> None:
    tab = new_tab().open().sign_in("Ada Quinn")
    tab.page.reload()
    tab.page.get_by_test_id("stSidebar").get_by_text("Ada Quinn", exact=True).wait_for(timeout=WAIT)
    assert "Ada" not in tab.page.url
    other = tab.page.context.new_page()
    other.goto(tab.page.url)
    other.wait_for_selector(".st-key-who_is_there", timeout=WAIT)
    other.wait_for_timeout(1000)
    assert other.get_by_test_id("stSidebar").get_by_text("Ada Quinn", exact=True).count() == 0
    other.close()


def test_whoever_leaves_is_forgotten(new_tab: NewTab) -> None:
    tab = new_tab().open().sign_in("Ada Quinn")
    tab.click("desk_leave")
    assert tab.page.evaluate("sessionStorage.getItem('checker-desk-name')") is None
    tab.open()
    tab.page.wait_for_timeout(1000)
    assert "Say who you are" in tab.text()
    tab.sign_in("Berta Moll").open()
    tab.page.get_by_test_id("stSidebar").get_by_text("Berta Moll", exact=True).wait_for(timeout=WAIT)


@pytest.mark.parametrize(
    "change",
    [
        "kept.at -= 13 * 3600 * 1000",
        "kept.store = 'another'",
        "kept.name = 'Nobody We Know'",
        "kept.name = '<img src=x onerror=alert(1)>'",
        "kept = 7",
        "kept.name = {a: 1}",
    ],
)
def test_what_is_old_or_unknown_is_not_taken(new_tab: NewTab, change: str) -> None:
    tab = new_tab().open().sign_in("Ada Quinn")
    tab.page.evaluate(
        "() => { let kept = JSON.parse(sessionStorage.getItem('checker-desk-name'));"
        f" {change}; sessionStorage.setItem('checker-desk-name', JSON.stringify(kept)); }}"
    )
    tab.open()
    tab.page.wait_for_timeout(1000)
    assert "Say who you are" in tab.text()
