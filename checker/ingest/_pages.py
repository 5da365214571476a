"""Formats that hold one article: a page saved as text, Markdown or HTML, with a sidecar where somebody kept one."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from checker.errors import InputError
from checker.ids import article_id
from checker.ingest import _head, _lines, _records, _stamps
from checker.ingest._encoding import decode
from checker.model import Article, Refused

log = logging.getLogger(__name__)


def read_text(raw: bytes, where: str, name: str) -> Iterator[Article | Refused]:
    """A page as people save it. The text is the page as it is; what it says about itself fills the other fields."""
    text = decode(raw, where)
    if not any(c.isalnum() for c in text):
        raise InputError("the page holds no words", where=where, advice="Save the article's text in it.")
    head = _head.read(_lines.split(text))
    yield article(
        name=name,
        text=text,
        outlet=head.outlet,
        title=head.title,
        byline=head.byline,
        published=head.published,
        read_from=where,
    )


def read_html(raw: bytes, where: str, name: str) -> Iterator[Article | Refused]:
    """A web page: its article's text and what it says about itself, by trafilatura.

    Offsets count in the extracted text. A date that only the text or the address would suggest is not taken.
    """
    import trafilatura
    from trafilatura.settings import use_config

    page = decode(raw, where)
    config = use_config()
    config.set("DEFAULT", "EXTENSIVE_DATE_SEARCH", "off")
    found: Any = trafilatura.bare_extraction(
        page, with_metadata=True, include_comments=False, include_tables=True, favor_precision=False, config=config
    )
    text = (found.text or "") if found is not None else ""
    if not text.strip():
        raise InputError(
            "no article was found in the page", where=where, advice="Save the article's text as a .txt file."
        )
    yield article(
        name=name,
        text=text,
        outlet=found.sitename or "",
        title=found.title or "",
        byline=found.author or "",
        published=_stamps.iso(found.date) if found.date else None,
        url=found.url or "",
        read_from=where,
    )


def with_sidecar(items: Iterable[Article | Refused], sidecar: Path) -> Iterator[Article | Refused]:
    """The articles with what the sidecar says (outlet, title, byline, published, url, id); the page gives way."""
    said: dict[str, Any] = {}
    if sidecar.is_file():
        try:
            loaded = json.loads(decode(sidecar.read_bytes(), str(sidecar)))
            if not isinstance(loaded, dict):
                raise InputError("not an object")
            said = loaded
        except (ValueError, InputError) as error:
            yield Refused(str(sidecar), f"the sidecar cannot be read: {error}", "The page was read without it.")
    for item in items:
        yield item if isinstance(item, Refused) or not said else _with(item, said, str(sidecar))


def _with(page: Article, said: dict[str, Any], where: str) -> Article:
    def text(key: str, default: str) -> str:
        return _records.plain(said[key]) if said.get(key) is not None else default

    published = _records.date(said["published"], where) if said.get("published") else page.published
    changed = replace(
        page,
        name=text("id", page.name) or page.name,
        outlet=text("outlet", page.outlet),
        title=text("title", page.title),
        byline=text("byline", page.byline),
        url=text("url", page.url),
        published=published,
    )
    return replace(
        changed, id=article_id(outlet=changed.outlet, title=changed.title, text=changed.text, url=changed.url)
    )


def article(
    *,
    name: str,
    text: str,
    outlet: str = "",
    title: str = "",
    byline: str = "",
    published: str | None = None,
    url: str = "",
    read_from: str = "",
) -> Article:
    """An article with its id; until copies are looked for it is its own origin."""
    key = article_id(outlet=outlet, title=title, text=text, url=url)
    return Article(
        id=key,
        name=name,
        text=text,
        outlet=outlet,
        title=title,
        byline=byline,
        published=published,
        url=url,
        origin=key,
        read_from=read_from,
    )
