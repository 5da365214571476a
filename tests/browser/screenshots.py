"""Pictures of every page, at desktop and phone width and in the dark, in the ignored folder screenshots/.

Run by `make screenshots`. With a store's address as its argument it takes that store, else the one `make run` made of
the samples, else a small invented desk.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGES = {
    "queue": "/",
    "figures": "/figures",
    "articles": "/articles",
    "import": "/import",
    "export": "/export",
    "audit": "/audit",
    "rules": "/rules",
}
LOOKS = {"desktop": (1280, "light"), "phone": (390, "light"), "dark": (1280, "dark")}


def main() -> int:
    """Takes the pictures; 2 where there is no Chromium."""
    sys.path.insert(0, str(ROOT))
    from playwright.sync_api import sync_playwright

    from tests.browser.conftest import ARGS, Tab, serve
    from tests.conftest import find_chromium

    chromium = find_chromium()
    if chromium is None:
        print("No Chromium found: install one, or name it in CHECKER_CHROMIUM.", file=sys.stderr)
        return 2
    target = ROOT / "screenshots"
    target.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        process, base = serve(_store(Path(folder)), Path(folder))
        try:
            browser = playwright.chromium.launch(executable_path=chromium, args=ARGS)
            for look, (width, scheme) in LOOKS.items():
                context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
                tab = Tab(context.new_page(), base)
                for name, path in PAGES.items():
                    _take(tab, path, target / f"{name}-{look}.png", width)
                if look == "desktop":
                    tab.open("/").sign_in("Ada", "editor")
                    _shot(tab, target / "queue-at-work.png", width)
                    tab.page.get_by_role("link", name="Contested figures").click()
                    tab.settle()
                    _shot(tab, target / "figures-at-work.png", width)
                if look == "phone":
                    first = tab.open("/").page.locator("[class*='st-key-open_finding_'] button").first
                    if first.count():
                        first.click()
                        tab.settle()
                        _shot(tab, target / "finding-phone.png", width)
                context.close()
            browser.close()
        finally:
            process.terminate()
            process.wait(timeout=20)
    print(target)
    return 0


def _store(folder: Path) -> str:
    if len(sys.argv) > 1:
        return sys.argv[1]
    samples = ROOT / ".checker" / "seeds.db"
    if samples.exists():
        return f"sqlite:///{samples}"
    from checker.store import open_store
    from tests.ui import factory

    url = f"sqlite:///{folder / 'desk.db'}"
    with open_store(url) as store:
        store.save(factory.flood(more=True))
    return url


def _take(tab, path: str, file: Path, width: int) -> None:  # type: ignore[no-untyped-def]
    tab.open(path)
    _shot(tab, file, width)


def _shot(tab, file: Path, width: int) -> None:  # type: ignore[no-untyped-def]
    # The page scrolls inside itself: the window is made as tall as what is in it.
    tall = tab.page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
    tab.page.set_viewport_size({"width": width, "height": max(900, min(4000, tall + 40))})
    tab.page.wait_for_timeout(500)
    tab.page.screenshot(path=file)
    tab.page.set_viewport_size({"width": width, "height": 900})


if __name__ == "__main__":
    raise SystemExit(main())
