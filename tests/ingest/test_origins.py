"""Copies share an origin; articles that only share their background do not."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest

from checker.ingest import origins
from checker.ingest.origins import collapse
from checker.model import Article
from tests.ingest.pages import BAKERY, DAM, FERRY, article, page

TITLE = "Council closes the old dam of Arlen"
FURNITURE = "Read more: Storm on the coast\nTags: dam, water\nSubscribe\n© 2024 Arlen Post. All rights reserved."


def same(a: Article, b: Article) -> bool:
    first, second = collapse([a, b])
    return first.origin == second.origin


COPIES = {
    "the same page saved twice": page(TITLE, DAM, tail=FURNITURE),
    "without its furniture and its head": "\n".join(DAM),
    "with another headline": page("Arlen's dam shut", DAM),
    "with changed digits": "\n\n".join(DAM).replace("2 million", "3 million").replace("1954", "1945"),
    "with typographic quotation marks": "\n\n".join(DAM).replace("'", "’"),
    "without the last paragraph": "\n\n".join(DAM[:3]),
    "with a paragraph of its own": "\n\n".join((*DAM, "The islands sent two boats with pumps on Monday night.")),
    "with one sentence rewritten": "\n\n".join(
        (DAM[0], "Repairs will cost 2 million crowns, according to Ruth Olden, the mayor.", *DAM[2:])
    ),
}


@pytest.mark.parametrize("text", COPIES.values(), ids=COPIES.keys())
@pytest.mark.parametrize("outlet", ["Arlen Post", "Island Herald", ""])
def test_copies_share_an_origin(text: str, outlet: str) -> None:
    assert same(article(page(TITLE, DAM, tail=FURNITURE)), article(text, outlet=outlet, name="b"))


OTHERS = {
    "another story of the outlet": page("Strike stops the ferries", FERRY, tail=FURNITURE),
    "a later story with the same background": "\n\n".join((BAKERY[0], BAKERY[1], BAKERY[2], DAM[3])),
    "a story that quotes one paragraph": "\n\n".join((*FERRY, DAM[1])),
    "a short note with long furniture": page("Note", (FERRY[0],), tail=FURNITURE),
}


@pytest.mark.parametrize("text", OTHERS.values(), ids=OTHERS.keys())
def test_different_articles_stay_apart(text: str) -> None:
    assert not same(article(page(TITLE, DAM, tail=FURNITURE)), article(text, name="b"))


def test_pages_that_share_more_furniture_than_prose_stay_apart() -> None:
    tail = "\n".join(
        f"The lantern number {n} of the society hangs over door {n * 7} and shines for everyone who walks by."
        for n in "abcdefghij"
    )
    assert not same(
        article(page(TITLE, DAM[:2], tail=tail)), article(page("Strike stops the ferries", FERRY[:2], tail=tail))
    )


def test_the_earliest_copy_gives_the_origin_and_nothing_else_changes() -> None:
    given = [
        article("\n".join(DAM), outlet="", name="bare"),
        article(page(TITLE, DAM), published="2024-10-04", name="later"),
        article("\n\n".join(DAM), published="2024-10-03", outlet="Island Herald", name="first"),
        article("\n\n".join(FERRY), name="other"),
    ]
    done = collapse(given)
    assert [item.origin for item in done] == [given[2].id] * 3 + [given[3].id]
    assert [replace(item, origin="") for item in done] == [replace(item, origin="") for item in given]
    assert (done[0].outlet, done[0].published) == ("", None)


def test_order_does_not_matter() -> None:
    given = [article(text, name=name) for name, text in COPIES.items()] + [
        article(text, name=name) for name, text in OTHERS.items()
    ]
    forward = {item.name: item.origin for item in collapse(given)}
    assert forward == {item.name: item.origin for item in collapse(given[::-1])}


def test_an_agency_credited_by_both_joins_edited_copies() -> None:
    own = (
        "The islands sent two boats.",
        "Schools stay closed until Thursday, the province decided on Monday night after a long debate.",
    )
    credited = "ARLEN (Reuters) - " + DAM[0]
    a = article("\n\n".join((credited, DAM[1], BAKERY[0], BAKERY[1])))
    b = article("\n\n".join((credited, DAM[1], *own, FERRY[1])), outlet="Island Herald")
    assert same(a, b)
    plain = [replace(item, text=item.text.replace("ARLEN (Reuters) - ", "")) for item in (a, b)]
    assert not same(*plain)


def test_the_index_finds_what_the_comparison_of_all_pairs_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    given = [
        article(text, outlet=f"Outlet {i}", name=name) for i, (name, text) in enumerate({**COPIES, **OTHERS}.items())
    ]
    indexed = [item.origin for item in collapse(given)]
    monkeypatch.setattr(origins, "candidates", lambda found, among: combinations(range(len(found)), 2))
    assert [item.origin for item in collapse(given)] == indexed


def test_copies_of_a_few_are_found_as_those_of_all() -> None:
    """Whether two texts are copies hangs on them alone: a kept sketch and a new one meet as two new ones do."""
    sketches = [origins.sketch(article(text, name=name)) for name, text in {**COPIES, **OTHERS}.items()]
    every = {frozenset(pair) for pair in _all_copies(sketches)}
    for one in range(len(sketches)):
        joined = {one} | {other for pair in every for other in pair if one in pair}
        found = origins.pairs(sketches, [one])
        assert {one} | {other for pair in found for other in pair} == joined


def _all_copies(sketches: list[origins.Sketch]) -> list[tuple[int, int]]:
    return [pair for pair in combinations(range(len(sketches)), 2) if origins.pairs([sketches[n] for n in pair])]


@pytest.mark.parametrize("texts", [[], ["x"], ["x", "x y"], ["", ""], ["12 13", "14 15"]])
def test_next_to_nothing(texts: list[str]) -> None:
    assert len(collapse([article(text) for text in texts])) == len(texts)
