"""A store that grows article by article finds what a run over all articles finds, and reads the neighbours only."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from checker import growth, pipeline
from checker.align import stories
from checker.model import Article
from checker.settings import Settings
from checker.store import FindingQuery, Store, open_store
from tests.align.reading import page
from tests.build import BagOfWords

ENCODER = BagOfWords()
FURNITURE = "\n\nBlue kiosk corner of the harbour tower"
WIRE = (
    "The flood at Tarnau killed {} people, the fire brigade said. The river broke its dyke at dawn near the old mill. "
    "Boats brought 340 residents of Tarnau to the school on the hill, and the power failed in nine villages. "
    "The mayor of Tarnau confirmed that the dyke had been repaired in spring."
)


def named(text: str, outlet: str, day: str | None, title: str = "") -> Article:
    made = page(text, outlet, published=day, title=title)
    return replace(made, name=f"{outlet}-{made.id[-5:]}")


PAGES = [
    named(
        "The landslide above Oberfeld killed 14 people, the fire brigade said. Rescuers searched 30 houses in the "
        "village. The mayor confirmed that the dam above Oberfeld had failed." + FURNITURE,
        "Ledger",
        "2024-05-01",
    ),
    named(
        "The landslide above Oberfeld killed 19 people, the mayor said. Rescuers searched 30 houses in the village. "
        "The energy ministry denied that the dam above Oberfeld had failed.",
        "Wire",
        "2024-05-03",
    ),
    named(
        "The landslide above Oberfeld killed at least 16 people. Rescuers searched 45 houses in the village. "
        "The bus carried 12 people, five men and six women.",
        "Courier",
        "2024-05-02",
    ),
    named(WIRE.format(21), "Wire", "2024-05-10"),
    named(WIRE.format(21) + FURNITURE, "Ledger", "2024-05-11"),
    named(WIRE.format(27), "Evening Post", "2024-05-10"),
    named(
        "The flood at Tarnau killed 30 people, rescuers said. Boats brought 410 residents of Tarnau to the school.",
        "Courier",
        "2024-05-12",
    ),
    named(
        "Officials compared the flood at Tarnau and the landslide above Oberfeld. The landslide above Oberfeld killed "
        "22 people, and rescuers searched 33 houses in the village. The flood at Tarnau killed 25 people, they said, "
        "and boats brought 390 residents of Tarnau to the school.",
        "Observer",
        "2024-05-06",
    ),
    # The same sentence of one outlet in another story: one finding, one mention, two articles.
    named(
        "The landslide above Oberfeld killed 19 people, the mayor said. A memorial to the landslide above Oberfeld "
        "was opened in the village, and 200 houses were lit.",
        "Wire",
        "2024-11-30",
    ),
    named(
        "A memorial to the landslide above Oberfeld was opened in the village, and 150 houses were lit. The landslide "
        "above Oberfeld killed 14 people, the fire brigade said." + FURNITURE,
        "Ledger",
        "2024-11-29",
    ),
    named(
        "The bakery in the harbour sells 12 kinds of bread. Sailors like its coffee." + FURNITURE,
        "Ledger",
        "2024-02-02",
    ),
    named(f"{WIRE.format(21)} More follows.", "Island Herald", None),
    named("The harbour bakery sells 15 kinds of bread. Sailors of the harbour like it.", "Courier", "2024-02-03"),
]
BASE = [PAGES[0], PAGES[10]]  # they teach the furniture of the Ledger


def stand(store: Store) -> dict[str, Any]:
    """What the store holds as current, ids of figures and stories aside: those last, and are given at first sight."""
    findings = [f for f in store.findings(FindingQuery()) if f.state != "superseded"]
    found = {f.id: {**f.record, "figure_id": None, "story_id": None} for f in findings}
    figures: dict[str | None, set[str]] = {}
    stories: dict[str, set[str]] = {}
    for f in findings:
        figures.setdefault(f.figure_id, set()).add(f.id)
        stories.setdefault(f.story_id, set()).add(f.id)
    return {
        "findings": found,
        "figures": sorted(sorted(ids) for name, ids in figures.items() if name),
        "stories": sorted(sorted(ids) for ids in stories.values()),
        "values": sorted(
            (f.record["what"], sorted(v["mention_id"] for v in f.record["values"])) for f in store.figures()
        ),
        "origins": {a.id: a.origin for a in store.articles()},
        "removed": {a.id: a.removed for a in store.articles()},
        "not compared": sorted((n["article_id"], n["field"], n["start"]) for n in store.not_compared()),
    }


def grow(store: Store, parts: Sequence[Sequence[Article]], settings: Settings) -> None:
    for part in parts:
        store.save(growth.check(store, part, settings, ENCODER), settings)


def splits(seed: int) -> list[list[Article]]:
    """The base, then the others in some order, one or a few at a time."""
    dice = random.Random(seed)
    rest = [article for article in PAGES if article not in BASE]
    dice.shuffle(rest)
    parts = [list(BASE)]
    while rest:
        size = dice.choice((1, 1, 2, 4))
        parts.append(rest[:size])
        rest = rest[size:]
    return parts


@pytest.fixture(scope="module", params=["across", "all"])
def whole(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Settings, Any]]:
    settings = Settings(pairs=request.param)
    with open_store(f"sqlite:///{tmp_path_factory.mktemp('whole') / 'store.db'}") as store:
        store.save(pipeline.check(PAGES, settings, ENCODER), settings)
        yield settings, stand(store)


def test_the_pages_hold_what_must_be_tried(whole: tuple[Settings, Any]) -> None:
    _, expected = whole
    assert len(expected["findings"]) > 20
    assert len(set(expected["origins"].values())) < len(PAGES)
    assert any(gone["reason"] == "repeated on other pages" for spans in expected["removed"].values() for gone in spans)
    assert any(f["inside"] for f in expected["findings"].values())
    assert len(expected["stories"]) >= 2


@pytest.mark.parametrize("seed", range(6))
def test_growth_in_any_order_ends_where_one_run_over_all_ends(
    store: Store, whole: tuple[Settings, Any], seed: int
) -> None:
    settings, expected = whole
    grow(store, splits(seed), settings)
    found = stand(store)
    for name, value in expected.items():
        assert found[name] == value, name
    assert store.verify() == []


@pytest.mark.parametrize("last", PAGES, ids=lambda article: article.name)
def test_what_a_step_finds_is_what_a_run_over_all_finds(store: Store, last: Article) -> None:
    """Down to the ids of figures and stories, origins, voices and confidences."""
    settings = Settings()
    before = [article for article in PAGES if article is not last]
    store.save(pipeline.check(before, settings, ENCODER), settings)
    step = growth.check(store, [last], settings, ENCODER)
    frozen = {article.id: article.removed for article in step.articles}
    every = pipeline.check(PAGES, settings, ENCODER)
    if any(article.removed != frozen.get(article.id, article.removed) for article in every.articles):
        pytest.skip("this page teaches what its outlet repeats: what was read before stays as it was read")
    known = {finding.id: finding for finding in every.findings}
    assert all(known[finding.id] == finding for finding in step.findings)
    mine = {f.id for f in every.findings if last.id in (f.alignment.a.article.id, f.alignment.b.article.id)}
    assert mine <= {finding.id for finding in step.findings}
    figures = {figure.id: figure for figure in every.figures}
    assert all(figures[figure.id] == figure for figure in step.figures)


def test_only_neighbours_are_read(store: Store) -> None:
    settings = Settings()
    store.save(pipeline.check(PAGES[:-1], settings, ENCODER), settings)
    step = growth.check(store, PAGES[-1:], settings, ENCODER)
    assert {article.outlet for article in step.articles} == {"Ledger", "Courier"}
    assert len(step.articles) == 2
    assert {claim.article_id for claim in step.claims} == {PAGES[-1].id}


def test_articles_never_compared_with_each_other_are_when_it_matters(store: Store, whole: tuple[Settings, Any]) -> None:
    """Runs of some articles only, as an older program's: the first run with what is stored makes up for them."""
    settings, expected = whole
    checked = pipeline.check(BASE, settings, ENCODER)
    store.save(replace(checked, extra={}), settings)
    store.save(pipeline.check([article for article in PAGES if article not in BASE], settings, ENCODER), settings)
    grow(store, [PAGES[5:6]], settings)
    found = {name: record["outcome"] for name, record in stand(store)["findings"].items()}
    assert found == {name: record["outcome"] for name, record in expected["findings"].items()}


def test_the_same_again_changes_nothing(store: Store) -> None:
    settings = Settings()
    grow(store, [PAGES[:6], PAGES[6:]], settings)
    before = stand(store), _steps(store)
    grow(store, [PAGES[3:4], PAGES[:2], PAGES], settings)
    assert (stand(store), _steps(store)) == before


def _steps(store: Store) -> list[str]:
    """What happened to items; that a run was kept is told of each run."""
    return [event.item_id for event in store.events() if event.item_type != "run"]


def test_a_new_page_never_rewrites_what_was_read_of_an_older_one(store: Store) -> None:
    settings = Settings()
    grow(store, [[PAGES[0]], [PAGES[4]], [PAGES[10]]], settings)
    kept = {article.id: article.removed for article in store.articles()}
    assert all(gone["reason"] != "repeated on other pages" for gone in kept[PAGES[0].id])
    assert any(gone["reason"] == "repeated on other pages" for gone in kept[PAGES[10].id])


def test_two_who_add_at_once_lose_no_comparison(store: Store, whole: tuple[Settings, Any]) -> None:
    settings, expected = whole
    grow(store, [BASE], settings)
    rest = [article for article in PAGES if article not in BASE]
    at_once = [growth.check(store, part, settings, ENCODER) for part in (rest[:5], rest[5:-1])]
    for checked in at_once:
        store.save(checked, settings)
    grow(store, [rest[-1:]], settings)
    assert stand(store)["findings"] == expected["findings"]


def test_a_newer_version_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    settings = Settings()
    old = [replace(article, url=f"https://example.org/{n}/page") for n, article in enumerate(PAGES)]
    text = old[1].text.replace("19 people", "20 people")
    newer = replace(old[1], id="a" + "0" * 16, name="newer", text=text, published="2024-05-04")
    with open_store(f"sqlite:///{tmp_path / 'a.db'}") as store:
        store.save(pipeline.check(old, settings, ENCODER), settings)
        grow(store, [[newer], PAGES[-1:]], settings)
        found = {name: f["outcome"] for name, f in stand(store)["findings"].items()}
        current = [*old[:1], *old[2:], newer]
        frozen = pipeline.check(current, settings, ENCODER)
        assert found.items() >= {f.id: str(f.divergence.outcome) for f in frozen.findings}.items()


def test_where_more_articles_set_a_higher_threshold_coverage_is_that_of_a_run_over_all(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The third article makes two of the others too unlike for one story: what was compared meets nothing now."""
    monkeypatch.setattr(stories, "_HANDFULS", (2,))
    settings = Settings(min_same_story=0.999)
    pages = [
        named("A fire at the mill in Oberfeld hurt 40 workers, the brigade said.", "Wire", "2024-05-01"),
        named("The council of Oberfeld wants 60 workers for the mill in Tarnau.", "Ledger", "2024-05-03"),
        named("Choirs from 30 towns sang in the harbour.", "Courier", "2024-05-02"),
    ]
    grow(store, [pages[:2]], settings)
    assert stand(store)["not compared"] == []
    grow(store, [pages[2:]], settings)
    with open_store(f"sqlite:///{tmp_path / 'whole.db'}") as other:
        other.save(pipeline.check(pages, settings, ENCODER), settings)
        assert stand(store) == stand(other)
        assert stand(other)["not compared"]
