"""The whole story on the samples, from an empty store to the audit, as two editors would play it."""

from __future__ import annotations

import csv
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from checker.export import read_csv
from checker.store import FindingQuery, open_store
from tests.browser.conftest import Desk, Tab

#: A later text by an outlet that was not read before, with a number that nobody gave before.
LATE = """Strait Gazette
November 2, 2024

Seoul raises its count of North Korean soldiers in Russia

North Korea will send about 14,500 troops to support Russia against Ukraine, South Korea's National Intelligence
Service said on Saturday, raising the number of North Korean soldiers that it had given in October.
The service told members of parliament that the soldiers had been moved by ship and by train, and that more were on
their way to the east of Russia. Officials in Kyiv did not comment at first. The alliance in Brussels asked both sides
for the pictures on which the count rests. Diplomats said that they would meet again in the coming week to speak of
what the deployment means for the winter, and of what could be sent in reply. Moscow called the reports a distraction.
"""


@pytest.fixture
def empty_desk(desk: Desk, tmp_path: Path) -> Desk:
    """The dashboard on a store in which nothing has happened yet."""
    empty = tmp_path / "empty.db"
    open_store(f"sqlite:///{empty}").close()
    with (
        closing(sqlite3.connect(empty)) as source,
        closing(sqlite3.connect(desk.store.removeprefix("sqlite:///"))) as live,
    ):
        source.backup(live)
    return desk


def go(tab: Tab, page: str) -> None:
    tab.page.get_by_test_id("stSidebarNav").get_by_role("link", name=page, exact=True).click()
    tab.page.get_by_role("heading", name=page, exact=True).wait_for()
    tab.settle()


def bring_in(tab: Tab, files: list[Path]) -> str:
    go(tab, "Import")
    tab.page.locator("input[type=file]").first.set_input_files(files)
    # Each file is a chip with its size; all of them stand when the last upload has come through.
    sizes = r"document.querySelector('[data-testid=stFileUploader]').innerText.match(/\d\.\d[KMG]?B/g)?.length"
    tab.page.wait_for_function(f"{sizes} === {len(files)}")
    tab.page.wait_for_load_state("networkidle")
    tab.settle()
    tab.click("read_files")
    tab.page.get_by_text("articles read" if len(files) > 2 else "article read").first.wait_for()
    tab.settle()
    tab.page.locator(".st-key-check button").first.click()
    tab.page.get_by_text(" checked: ").first.wait_for(timeout=120_000)
    tab.settle()
    return tab.text()


def pressed(tab: Tab, key: str, done: Callable[[], bool]) -> None:
    """Presses a key until it has told: as a person does when the page was still being drawn."""
    for _ in range(3):
        tab.press(key)
        for _ in range(20):
            if done():
                return
            tab.page.wait_for_timeout(100)
    raise AssertionError(f"{key} did nothing")


def test_from_an_empty_store_to_the_audit(
    empty_desk: Desk, new_tab: Callable[..., Tab], root: Path, tmp_path: Path
) -> None:
    ada = new_tab().open()
    assert "No findings yet" in ada.text()
    ada.sign_in("Ada", "editor")

    # Import.
    samples = sorted(path for path in (root / "seeds").iterdir() if path.suffix in (".txt", ".json"))
    told = bring_in(ada, samples)
    assert re.search(r"\d+ articles checked: \d+ new", told)
    with open_store(empty_desk.store) as store:
        open_before = store.progress().findings["open"]
        assert open_before >= 5

        # Filter.
        ada.page.get_by_role("link", name="To the queue").click()
        ada.settle()
        ada.page.get_by_label("Search").fill("1,300")
        ada.press("Enter")
        ada.press("Tab")  # out of the field: letters typed into it decide nothing
        ada.page.wait_for_url(re.compile("words=1"))
        ada.settle()
        (found,) = store.findings(FindingQuery(text="1,300", outcomes=("conflict",), limit=1))
        assert {"1,300", "1,500"} <= set(ada.page.locator("mark.hit").all_inner_texts())

        # Decide by keyboard, and undo.
        pressed(ada, "f", lambda: store.finding(found.id).state == "follow_up")
        pressed(ada, "u", lambda: store.finding(found.id).state == "open")
        ada.page.locator("mark.hit").first.wait_for()  # the finding stands on the screen again, with its keys
        pressed(ada, "y", lambda: store.finding(found.id).state == "real")
        decided = store.finding(found.id)
        assert (decided.decision, decided.decided_by) == ("real", "Ada")

        # Propose; one's own proposal cannot be signed.
        figure = max(store.figures(), key=lambda f: len(f.record["values"]))
        go(ada, "Contested figures")
        ada.page.locator(f".st-key-open_figure_{figure.id} button").click()
        ada.settle()
        ada.page.get_by_label("Wording, ready to paste").wait_for()
        ada.click("propose")
        ada.page.get_by_text("not signed yet").wait_for()
        ada.click("sign")
        assert "Ada proposed this and cannot sign it" in ada.text()
        assert store.figure(figure.id).state == "proposed"

        # A second editor signs.
        berta = new_tab().open(f"/figures?figure={figure.id}")
        berta.sign_in("Berta", "editor")
        berta.press("s")
        berta.page.get_by_text("signed by Berta").wait_for()
        signed = store.figure(figure.id)
        assert (signed.state, signed.proposed_by, signed.signed_by) == ("signed", "Ada", "Berta")
        assert "between " in signed.wording

        # A new article brings another value: the figure is open again, and says why.
        late = tmp_path / "strait-gazette.txt"
        late.write_text(LATE, encoding="utf-8")
        assert "reopened by new evidence" in bring_in(berta, [late])
        go(berta, "Contested figures")
        berta.page.locator(f".st-key-open_figure_{figure.id} button").click()
        berta.settle()
        assert "Reopened on" in berta.text()
        assert signed.wording in berta.text()
        assert store.finding(found.id).decision == "real"  # no decision was touched

        # Export.
        go(berta, "Export")
        with berta.page.expect_download(timeout=30_000) as download:
            berta.page.locator(".st-key-download_csv button").first.click()
        file = tmp_path / download.value.suggested_filename
        download.value.save_as(file)
        frame = read_csv(file)
        row = frame[frame["id"] == found.id].iloc[0]
        assert (row["decision"], row["decided_by"]) == ("real", "Ada")
        with file.open(encoding="utf-8-sig", newline="") as stream:
            assert sum(1 for _ in csv.reader(stream)) == len(frame) + 1
        assert set(frame["chain_head"]) == {store.head()}

        # Audit.
        go(berta, "Audit")
        berta.click("verify")
        page = berta.text()
        assert "The log is whole" in page
        for step in ("decided", "taken back", "proposed", "signed off", "reopened"):
            assert step in page
        assert store.verify() == []
