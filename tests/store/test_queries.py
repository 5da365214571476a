"""Filters, orders, counts: every answer is compared with the plain Python reading of the same query."""

from __future__ import annotations

from dataclasses import replace
from types import ModuleType

import pytest

from checker.errors import StoreError
from checker.store import ORDERS, FindingQuery, FindingRecord, Store


@pytest.fixture
def full(store: Store, build: ModuleType) -> Store:
    store.save(build.many(120))
    for nth, found in enumerate(store.findings(FindingQuery(limit=12))):
        if nth % 2:
            store.decide(found.id, person="Ana" if nth % 3 else "Ben", decision="real")
        else:
            store.assign(found.id, person="Ana", assignee="Ben")
    return store


def day(found: FindingRecord) -> str:
    return max(found.record["a"]["published"], found.record["b"]["published"])


CASES = {
    "all": (FindingQuery(), lambda f: True),
    "state": (FindingQuery(states=("real",)), lambda f: f.state == "real"),
    "outcomes": (
        FindingQuery(outcomes=("conflict", "update")),
        lambda f: f.record["outcome"] in ("conflict", "update"),
    ),
    "severity": (FindingQuery(severities=("high",)), lambda f: f.record["severity"] == "high"),
    "kind": (FindingQuery(kinds=("status",)), lambda f: False),
    "rule": (FindingQuery(rules=("FIG001",)), lambda f: True),
    "outlet": (
        FindingQuery(outlets=("Outlet 3",)),
        lambda f: "Outlet 3" in (f.record["a"]["outlet"], f.record["b"]["outlet"]),
    ),
    "source": (
        FindingQuery(sources=("Source 4", "Source 5")),
        lambda f: bool({"Source 4", "Source 5"} & {f.record["a"]["source"], f.record["b"]["source"]}),
    ),
    "assignee": (FindingQuery(assignee="Ben"), lambda f: f.assignee == "Ben"),
    "nobody": (FindingQuery(assignee=""), lambda f: f.assignee is None),
    "decided by": (FindingQuery(decided_by="Ana"), lambda f: f.decided_by == "Ana"),
    "days": (
        FindingQuery(published_from="2024-10-05", published_to="2024-10-10"),
        lambda f: "2024-10-05" <= day(f)[:10] <= "2024-10-10",
    ),
    "confidence": (FindingQuery(min_confidence=0.8), lambda f: f.record["confidence"] >= 0.8),
    "text": (FindingQuery(text="OUTLET zero"), lambda f: False),
    "words": (FindingQuery(text="2,003 SAYS"), lambda f: "2,003" in f.record["explanation"]),
    "wildcards": (FindingQuery(text="%"), lambda f: False),
    "together": (
        FindingQuery(states=("open",), outcomes=("conflict",), outlets=("Outlet 1",)),
        lambda f: (
            f.state == "open"
            and f.record["outcome"] == "conflict"
            and "Outlet 1" in (f.record["a"]["outlet"], f.record["b"]["outlet"])
        ),
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_filter_gives_what_it_says(full: Store, case: str) -> None:
    query, wanted = CASES[case]
    everything = full.findings()
    expected = [found.id for found in everything if wanted(found)]
    assert [found.id for found in full.findings(query)] == expected
    assert full.count(query) == len(expected)
    page = replace(query, limit=7, offset=3)
    assert [found.id for found in full.findings(page)] == expected[3:10]
    assert full.count(page) == len(expected)


@pytest.mark.parametrize("order", ORDERS)
def test_every_order_lists_everything_once(full: Store, order: str) -> None:
    listed = full.findings(FindingQuery(order=order))
    assert len({found.id for found in listed}) == len(listed) == 120
    paged = [
        f.id for start in range(0, 120, 50) for f in full.findings(FindingQuery(order=order, limit=50, offset=start))
    ]
    assert paged == [found.id for found in listed]


def test_the_queue_is_best_first(full: Store) -> None:
    priorities = [found.priority for found in full.findings()]
    assert priorities == sorted(priorities, reverse=True)
    with pytest.raises(StoreError, match="no such order"):
        full.findings(FindingQuery(order="random"))


def test_facets_count_what_each_choice_would_list(full: Store) -> None:
    query = FindingQuery(outcomes=("conflict",), states=("open",))
    facets = full.facets(query)
    own = {
        "state": "states",
        "outcome": "outcomes",
        "kind": "kinds",
        "rule": "rules",
        "severity": "severities",
        "outlet": "outlets",
        "source": "sources",
    }
    for name, field in own.items():
        assert facets[name]
        for value, number in facets[name].items():
            assert full.count(replace(query, **{field: (value,)})) == number, (name, value)
    for name, field in {"story": "story_id", "assignee": "assignee"}.items():
        for value, number in facets[name].items():
            assert full.count(replace(query, **{field: value})) == number, (name, value)


def test_progress_counts_states_and_people(full: Store) -> None:
    progress = full.progress()
    assert progress.findings == {"open": 114, "real": 6}
    assert sum(progress.decided_by.values()) == 6


def test_by_article_and_story(full: Store) -> None:
    story = full.stories()[0]
    assert full.count(FindingQuery(story_id=story.id)) == sum(story.findings.values())
    one = full.findings(FindingQuery(limit=1))[0]
    listed = full.findings(FindingQuery(article_id=one.a_article_id))
    assert one.id in {found.id for found in listed}
    assert all(one.a_article_id in (found.a_article_id, found.b_article_id) for found in listed)
    assert [a.id for a in full.articles(story_id=story.id)] != []
    assert full.story(story.id) == story


def test_findings_inside_one_article_are_a_list_of_their_own(store: Store, build: ModuleType) -> None:
    where = build.article("Ledger", "The camp holds 12,000 soldiers. Its north holds 13,500 soldiers.")
    other = build.article("Wire", "The camp holds 11,000 soldiers.")
    whole, part, theirs = build.side(where, 12_000), build.side(where, 13_500), build.side(other, 11_000)
    checked = build.run([whole, theirs])
    inside = build.finding(whole, part, rule="FIG005", figure=None)
    store.save(replace(checked, claims=(*checked.claims, part.claim), findings=(*checked.findings, inside)))
    assert [f.id for f in store.findings(FindingQuery(inside=True))] == [inside.id]
    assert [f.id for f in store.findings(FindingQuery(inside=False))] == [f.id for f in checked.findings]
    assert store.count(FindingQuery()) == 2
    assert store.facets(FindingQuery(inside=True))["rule"] == {"FIG005": 1}
    again = store.save(replace(checked, claims=(*checked.claims, part.claim)))
    assert again.superseded == 1  # not found any more
    assert store.finding(inside.id).state == "superseded"


# --- one row a disagreement -------------------------------------------------------------------------------------------


@pytest.fixture
def tolls(store: Store, build: ModuleType) -> Store:
    """Three outlets say 11,000, two 12,000, one 15,000: eleven pairs, three disagreements on one figure."""
    said = {"A": 11_000, "B": 11_000, "C": 11_000, "D": 12_000, "E": 12_000, "F": 15_000}
    sides = [build.side(build.article(o, f"{o} counts {n:,} soldiers."), n) for o, n in said.items()]
    store.save(build.run(sides))
    return store


def test_one_finding_stands_for_its_disagreement(tolls: Store) -> None:
    rows = tolls.findings(FindingQuery(by_disagreement=True))
    assert {row.values_key: row.pairs for row in rows} == {"11000 | 12000": 6, "11000 | 15000": 3, "12000 | 15000": 2}
    every = tolls.findings()
    assert {row.pairs for row in every} == {1}
    firsts: dict[str, str] = {}
    for found in every:
        firsts.setdefault(found.values_key, found.id)
    assert [row.id for row in rows] == list(firsts.values())
    assert tolls.count(FindingQuery(by_disagreement=True)) == 3


@pytest.mark.parametrize("order", ORDERS)
def test_rows_have_every_order_and_pages(tolls: Store, order: str) -> None:
    query = FindingQuery(by_disagreement=True, order=order)
    rows = [row.id for row in tolls.findings(query)]
    paged = [tolls.findings(replace(query, limit=1, offset=n))[0].id for n in range(3)]
    assert paged == rows
    assert len(set(rows)) == 3


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("by_disagreement", [False, True])
def test_a_finding_has_its_place_in_every_list(tolls: Store, order: str, by_disagreement: bool) -> None:
    first = tolls.findings()[0]
    tolls.decide(first.id, person="Ana", decision="real")
    for states in ((), ("open",), ("real",)):
        query = FindingQuery(states=states, order=order, by_disagreement=by_disagreement)
        rows = tolls.findings(query)
        assert [tolls.place(row.id, query) for row in rows] == list(range(len(rows)))
    query = FindingQuery(states=("open",), order=order, by_disagreement=by_disagreement)
    stands_for = [row.values_key for row in tolls.findings(query)]
    assert tolls.place(first.id, query) == (stands_for.index(first.values_key) if by_disagreement else None)
    assert tolls.place("no such finding", query) is None
    assert tolls.place(first.id, replace(query, outlets=("nobody",))) is None


@pytest.mark.parametrize("limit", [1, 2, 50])
def test_pages_of_the_queue_are_those_of_the_whole_list(store: Store, build: ModuleType, limit: int) -> None:
    """The queue's own pages are read along its index; a list without a limit is ranked as a whole."""
    for figure in range(9):
        said = [("A", 100), ("B", 200), ("C", 200), ("D", 300)]
        sides = [build.side(build.article(f"{o}{figure}", f"{o} in {figure}: {n} soldiers."), n) for o, n in said]
        checked = build.run(sides, figure=f"g{figure}", story=f"s{figure}")
        surer = (
            replace(f, confidence=0.5 + (nth * 7 + figure * 3) % 10 / 25) for nth, f in enumerate(checked.findings)
        )
        store.save(replace(checked, findings=tuple(surer)))
    query = FindingQuery(states=("open",), by_disagreement=True)
    whole = [(row.id, row.pairs) for row in store.findings(query)]
    assert len(whole) == store.count(query) == 27
    assert sum(pairs for _, pairs in whole) == 45
    pages = [store.findings(replace(query, limit=limit, offset=at)) for at in range(0, 27 + limit, limit)]
    assert [(row.id, row.pairs) for page in pages for row in page] == whole


def test_an_open_pair_stands_for_those_decided(tolls: Store) -> None:
    first, *rest = tolls.findings(FindingQuery(values_key="11000 | 12000"))
    tolls.decide(first.id, person="Ana", decision="real")
    keyed = {"values_key": "11000 | 12000", "by_disagreement": True}
    (row,) = tolls.findings(FindingQuery(**keyed))
    assert (row.state, row.pairs, row.id) == ("open", 6, rest[0].id)
    (row,) = tolls.findings(FindingQuery(**keyed, states=("open",)))
    assert row.pairs == 5
    (row,) = tolls.findings(FindingQuery(**keyed, states=("real",)))
    assert (row.id, row.pairs) == (first.id, 1)
    assert tolls.progress().findings == {"open": 10, "real": 1}  # the desk's progress counts findings


@pytest.mark.parametrize(
    ("query", "rows", "pairs"),
    [
        (FindingQuery(outlets=("F",)), 2, 5),
        (FindingQuery(outlets=("D",)), 2, 4),
        (FindingQuery(outlets=("A", "B")), 2, 6),
        (FindingQuery(inside=True), 0, 0),
        (FindingQuery(text="15,000"), 2, 5),
        (FindingQuery(states=("real",)), 0, 0),
    ],
)  # fmt: skip
def test_filters_come_before_the_rows(tolls: Store, query: FindingQuery, rows: int, pairs: int) -> None:
    grouped = replace(query, by_disagreement=True)
    assert len(tolls.findings(grouped)) == tolls.count(grouped) == rows
    assert sum(row.pairs for row in tolls.findings(grouped)) == tolls.count(query) == pairs


def test_counts_beside_the_filters_are_of_rows(tolls: Store) -> None:
    counts = tolls.facets(FindingQuery(by_disagreement=True))
    assert counts["outcome"] == {"conflict": 3}
    assert counts["outlet"] == {"A": 2, "B": 2, "C": 2, "D": 2, "E": 2, "F": 2}
    assert tolls.facets(FindingQuery())["outlet"]["A"] == 3


def test_findings_of_no_figure_are_rows_of_their_own(store: Store, build: ModuleType) -> None:
    sides = [
        build.side(build.article(o, f"{o} counts {n:,} soldiers."), n) for o, n in zip("ABC", (7, 9, 9), strict=True)
    ]
    store.save(replace(build.run(sides, figure=None), figures=()))
    query = FindingQuery(by_disagreement=True)
    assert [row.pairs for row in store.findings(query)] == [1, 1]
    assert store.count(query) == 2
    assert store.facets(query)["kind"] == {"figure": 2}


def test_a_figure_that_joins_another_joins_its_disagreements(tolls: Store, build: ModuleType) -> None:
    """A later run that gives the findings of a figure another id, and more of them."""
    said = {"A": 11_000, "D": 12_000, "G": 12_000}
    sides = [build.side(build.article(o, f"{o} counts {n:,} soldiers."), n) for o, n in said.items()]
    tolls.save(build.run(sides, figure="another"))
    rows = tolls.findings(FindingQuery(by_disagreement=True))
    assert {row.values_key: row.pairs for row in rows}["11000 | 12000"] == 7
