from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.conftest import Desk, Tab

PAGES = ("/", "/figures", "/articles", "/import", "/export", "/audit", "/rules")


@pytest.mark.parametrize("width", [1280, 390])
def test_every_page_opens_at_desktop_and_phone_width(new_tab: Callable[..., Tab], width: int) -> None:
    tab = new_tab(width, 900)
    for path in PAGES:
        tab.open(path)
        assert tab.page.get_by_test_id("stException").count() == 0, path
        wide = tab.page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth")
        assert wide <= width, f"{path} is {wide} wide at {width}"


def test_markup_in_articles_is_shown_to_the_letter_on_every_page(desk: Desk, new_tab: Callable[..., Tab]) -> None:
    tab = new_tab()
    for path in ("/?words=5%2C100", "/figures", "/articles", "/export", "/audit"):
        tab.open(path)
        assert tab.page.evaluate("window.hacked") is None, path
        assert tab.page.locator("[data-testid=stMain] iframe").count() == 0, path
        assert tab.page.locator("[data-testid=stMain] a[href*='evil']").count() == 0, path
        assert tab.page.locator("[data-testid=stMain] a[href^='javascript']").count() == 0, path
    tab.open("/?words=5%2C100")
    page = tab.text()
    for words in ("<script>window.hacked=3</script>", ":red[alarm]", "$x^2$", "[link](http://evil.example)", ":smile:"):
        assert words in page
    # The label of the entry's button reads Markdown: nothing in it may have been taken for any.
    label = tab.page.locator("[class*='st-key-open_finding_'] button").first
    assert "[moved](http" in label.inner_text().replace("\u2060", "")
    assert label.locator("a, b, strong, em, .katex, [style*='color']").count() == 0


def test_a_phone_shows_the_list_first_and_then_one_entry(new_tab: Callable[..., Tab]) -> None:
    tab = new_tab(390, 844).open()
    rows = tab.page.locator("[class*='st-key-open_finding_'] button")
    assert rows.first.is_visible()
    assert not tab.page.locator(".pair").is_visible()
    rows.nth(1).click()
    tab.settle()
    tab.page.locator(".pair").wait_for()
    assert not rows.first.is_visible()
    tab.click("desk_back")
    assert rows.first.is_visible()
