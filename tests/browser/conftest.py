from __future__ import annotations

import os
import sqlite3
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright

from checker.launch import command, free_port
from checker.store import open_store
from tests.ui import factory

ARGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WAIT = 30_000


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@dataclass
class Desk:
    """A dashboard that runs, and the address of its store."""

    base: str
    store: str


@dataclass
class Tab:
    """A browser tab, with what went wrong in it and what it asked of other machines."""

    page: Page
    base: str
    console: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)

    def open(self, path: str = "/") -> Tab:
        self.page.goto(self.base + path)
        self.page.wait_for_selector("h1", timeout=WAIT)
        self.settle()
        return self

    def settle(self) -> None:
        """Waits until the page has been drawn: the server works no more, and no part is only a placeholder."""
        self.page.wait_for_timeout(150)
        self.page.wait_for_function(
            "() => document.querySelector('[data-test-script-state]')?.dataset.testScriptState === 'notRunning'"
            " && !document.querySelector('[data-testid=stSkeleton]')",
            timeout=WAIT,
        )
        self.page.wait_for_timeout(150)

    def sign_in(self, name: str, role: str = "checker") -> Tab:
        sidebar = self.page.get_by_test_id("stSidebar")
        sidebar.get_by_label("Your name").fill(name)
        if role != "checker":
            sidebar.get_by_role("combobox").click()
            self.page.get_by_role("option", name=role).click()
        self.click("start_work_side")
        sidebar.get_by_text(name, exact=True).wait_for(timeout=WAIT)
        self.settle()
        return self

    def click(self, key: str) -> None:
        self.page.locator(f".st-key-{key} button").first.click()
        self.settle()

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)
        self.settle()

    def text(self) -> str:
        return self.page.get_by_test_id("stMain").inner_text()


def serve(store: str, folder: Path) -> tuple[subprocess.Popen[bytes], str]:
    """Starts the dashboard as `checker ui` does; gives its process and address."""
    port = free_port(8700 + os.getpid() % 200)
    args, env = command(store, port)
    log = (folder / "dashboard.log").open("wb")
    process = subprocess.Popen(args, env=env, stdout=log, stderr=log, cwd=folder)
    base = f"http://127.0.0.1:{port}"
    for _ in range(300):
        try:
            with urllib.request.urlopen(base + "/_stcore/health", timeout=1):
                return process, base
        except OSError:
            if process.poll() is not None:
                break
            time.sleep(0.1)
    process.kill()
    raise RuntimeError((folder / "dashboard.log").read_text(errors="replace"))


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=ARGS)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Desk, Path]]:
    """One dashboard for the whole run, and a store as it is at the start of a test."""
    folder = tmp_path_factory.mktemp("desk")
    fresh = folder / "fresh.db"
    for path in (fresh, folder / "desk.db"):
        with open_store(f"sqlite:///{path}") as store:
            store.save(factory.flood(nasty=True))
    url = f"sqlite:///{folder / 'desk.db'}"
    process, base = serve(url, folder)
    yield Desk(base, url), fresh
    process.terminate()
    process.wait(timeout=20)


@pytest.fixture
def desk(served: tuple[Desk, Path]) -> Desk:
    """A dashboard on a store that holds the flood, markup and all, and nothing that another test did."""
    running, fresh = served
    with (
        closing(sqlite3.connect(fresh)) as source,
        closing(sqlite3.connect(running.store.removeprefix("sqlite:///"))) as live,
    ):
        source.backup(live)
    return running


@pytest.fixture
def new_tab(browser: Browser, desk: Desk) -> Iterator[Callable[..., Tab]]:
    """Opens a tab with a session of its own; at the end no tab may have called another machine or met an error."""
    opened: list[Tab] = []

    def make(width: int = 1280, height: int = 900) -> Tab:
        context = browser.new_context(viewport={"width": width, "height": height}, accept_downloads=True)
        tab = Tab(context.new_page(), desk.base)
        tab.page.on("request", lambda request: _outside(tab, request))
        tab.page.on("console", lambda message: _console(tab, message))
        tab.page.on("pageerror", lambda error: tab.console.append(f"error on the page: {error}"))
        opened.append(tab)
        return tab

    yield make
    told = [line for tab in opened for line in tab.console]
    outside = [line for tab in opened for line in tab.outside]
    for tab in opened:
        tab.page.context.close()
    assert outside == []
    assert told == []


def _outside(tab: Tab, request: Request) -> None:
    if not request.url.startswith((tab.base, tab.base.replace("http:", "ws:"), "data:", "blob:")):
        tab.outside.append(request.url)


def _console(tab: Tab, message: ConsoleMessage) -> None:
    if message.type not in ("error", "warning"):
        return
    # Opened at a page's own address, Streamlit looks for its server below that address first, and is told "not found".
    if "/_stcore/" in message.location.get("url", "") and "404" in message.text:
        return
    tab.console.append(f"{message.type}: {message.text} ({message.location.get('url')})")
