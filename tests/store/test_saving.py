"""Keeping runs: nothing twice, versions, what is found again or not, figures and stories that keep their ids."""

from __future__ import annotations

from dataclasses import replace
from types import ModuleType

import pytest

from checker.errors import Forbidden
from checker.model import Field, NotCompared, Refused
from checker.settings import Settings
from checker.store import FindingQuery, Store

URL = "https://example.org/news/troops"


@pytest.fixture
def sides(build: ModuleType) -> list[object]:
    a = build.article("Alpha", "A first line. Alpha has 11,000 soldiers in training. A last line.", url=URL)
    b = build.article("Beta", "Beta has 12,000 soldiers in training.", published="2024-10-21")
    return [build.side(a, 11_000, source="Budanov"), build.side(b, 12_000, source="NIS")]


def edited(build: ModuleType, text: str, *, published: str = "2024-10-19") -> object:
    return build.article("Alpha", text, url=URL + "?utm_source=x#top", published=published)


def test_a_run_is_kept_and_the_same_run_again_changes_nothing(store: Store, build: ModuleType, sides: list) -> None:
    first = store.save(build.run(sides))
    assert (first.articles, first.findings, first.figures) == (2, 1, 1)
    before = (store.findings(), store.figures(), store.articles(), store.events(), store.head())
    again = store.save(build.run(sides))
    assert (again.articles, again.findings, again.figures, again.superseded) == (0, 0, 0, 0)
    assert (store.findings(), store.figures(), store.articles(), store.events(), store.head()) == before
    assert [run.times for run in store.runs()] == [2]


@pytest.mark.parametrize(("person", "who"), [("", "checker"), ("Ana", "Ana"), ("  Ana ", "Ana")])
def test_who_asked_for_a_run_stands_in_the_log(
    store: Store, build: ModuleType, sides: list, person: str, who: str
) -> None:
    store.save(build.run(sides), person=person)
    assert [event.person for event in store.events(action="saved")] == [who]
    assert store.verify() == []


def test_a_stranger_keeps_no_run_where_people_are_managed(store: Store, build: ModuleType, sides: list) -> None:
    store.set_desk("people", "managed", person="configuration")
    with pytest.raises(Forbidden):
        store.save(build.run(sides), person="Nobody Known")
    assert store.articles() == []
    store.save(build.run(sides))


def test_a_finding_reads_back_in_the_layout_of_the_contract(store: Store, build: ModuleType, sides: list) -> None:
    store.save(build.run(sides))
    [found] = store.findings()
    assert found.record["a"]["outlet"] == "Alpha"
    assert found.record["a"]["text"] == "Alpha has 11,000 soldiers in training."
    assert found.record["b"]["quote"] == "12,000 soldiers"
    assert found.record["reasons"] == [
        {"name": "similarity", "value": 0.8, "share": 1.5, "words": "nearly the same words"}
    ]
    assert (found.state, found.version, found.a_url) == ("open", 0, URL)
    assert found.figure_id == store.figures()[0].id


def test_a_rerun_with_other_scores_keeps_the_decision_and_adds_no_row(
    store: Store, build: ModuleType, sides: list
) -> None:
    run = build.run(sides)
    store.save(run)
    store.decide(run.findings[0].id, person="Ana", decision="real", note="called the ministry")
    other = replace(run, findings=(replace(run.findings[0], confidence=0.4),), model="newer")
    assert store.save(other).findings == 0
    [found] = store.findings()
    assert (found.state, found.note, found.record["confidence"]) == ("real", "called the ministry", 0.4)
    assert store.verify() == []


def test_another_text_at_the_same_address_is_a_new_version(store: Store, build: ModuleType, sides: list) -> None:
    first = build.run(sides)
    store.save(first)
    store.decide(first.findings[0].id, person="Ana", decision="real")
    newer = edited(build, "A first line. Alpha has 11,500 soldiers in training. A last line.")
    saved = store.save(build.run([build.side(newer, 11_500), sides[1]]))
    assert (saved.articles, saved.versions, saved.superseded) == (1, 1, 1)
    old = store.finding(first.findings[0].id)
    assert (old.state, old.decision, old.decided_by) == ("superseded", "real", "Ana")
    assert "newer version" in old.superseded
    assert [v.text for v in store.versions(newer.id)] == [sides[0].article.text, newer.text]
    assert store.article(sides[0].article.id).superseded_by == newer.id
    assert store.article(newer.id).superseded_by is None
    assert [f.state for f in store.findings(FindingQuery(states=("open",)))] == ["open"]
    assert len(store.stories()) == 1
    assert store.verify() == []


def test_an_edit_elsewhere_in_the_article_keeps_the_finding_and_moves_it(
    store: Store, build: ModuleType, sides: list
) -> None:
    run = build.run(sides)
    store.save(run)
    newer = edited(build, "A first line, made longer. Alpha has 11,000 soldiers in training. A last line.")
    alone = build.run([build.side(newer, 11_000, source="Budanov")])  # the other side is not read again
    assert store.save(alone).superseded == 0
    [found] = store.findings()
    assert (found.state, found.a_article_id) == ("open", newer.id)
    side = found.record["a"]
    assert newer.text[side["quote_start"] : side["quote_end"]] == "11,000 soldiers"
    assert newer.text[side["start"] : side["end"]] == side["text"]


def test_an_older_version_read_later_supersedes_nothing(store: Store, build: ModuleType, sides: list) -> None:
    store.save(build.run(sides))
    older = build.article("Alpha", "Alpha has 9,000 soldiers in training.", url=URL, published="2024-10-01")
    store.save(build.run([build.side(older, 9_000), sides[1]]))
    assert store.article(older.id).superseded_by == sides[0].article.id
    assert store.article(sides[0].article.id).superseded_by is None
    states = sorted(f.state for f in store.findings())
    assert states == ["open", "superseded"]


def test_two_pages_saved_of_one_address_in_one_run_are_no_versions(store: Store, build: ModuleType) -> None:
    first = build.article("Alpha", "Alpha has 11,000 soldiers there.", url=URL)
    second = build.article("Alpha", "Alpha has 11,000 soldiers there. Subscribe now.", url=URL)
    store.save(build.run([build.side(first, 11_000)], more=(second,)))
    assert [a.superseded_by for a in store.articles()] == [None, None]


@pytest.mark.parametrize("address", ["https://example.org/", "http://example.org", "not an address", "http://[broken"])
def test_the_front_page_of_a_site_is_no_articles_address(store: Store, build: ModuleType, address: str) -> None:
    for number in (11_000, 12_000):
        where = build.article("Alpha", f"Here are {number:,} soldiers.", url=address, title=f"Title {number}")
        store.save(build.run([build.side(where, number)]))
    assert [a.superseded_by for a in store.articles()] == [None, None]


def test_what_a_later_run_no_longer_finds_is_superseded_unless_decided(
    store: Store, build: ModuleType, sides: list
) -> None:
    third = build.side(build.article("Gamma", "Gamma has 13,000 soldiers in training."), 13_000)
    run = build.run([*sides, third])
    store.save(run)
    decided, gone, _ = (f.id for f in run.findings)
    store.decide(decided, person="Ana", decision="follow_up")
    fewer = replace(run, findings=run.findings[2:])
    assert store.save(fewer).superseded == 1
    assert store.finding(decided).state == "follow_up"
    assert (store.finding(gone).state, store.finding(gone).superseded) == ("superseded", "not found any more")
    assert store.save(run).restored == 1
    assert store.finding(gone).state == "open"
    assert store.verify() == []


def test_a_run_over_other_articles_says_nothing_about_a_finding(store: Store, build: ModuleType, sides: list) -> None:
    store.save(build.run(sides))
    store.save(build.run([sides[0]]))
    assert [f.state for f in store.findings()] == ["open"]


def test_a_narrower_run_does_not_take_away_what_it_did_not_compare(store: Store, build: ModuleType) -> None:
    early = build.side(build.article("Alpha", "There were 11,000 soldiers."), 11_000)
    late = build.side(
        build.article("Alpha", "There are 12,000 soldiers.", title="Later", published="2024-10-30"), 12_000
    )
    own = build.finding(early, late, figure=None)
    run = replace(build.run([early, late]), findings=(own,))
    store.save(run, Settings(pairs="all"))
    store.save(replace(run, findings=()), Settings(pairs="across"))
    assert store.finding(own.id).state == "open"
    store.save(replace(run, findings=()), Settings(pairs="all"))
    assert store.finding(own.id).state == "superseded"


def test_contested_figures_keep_their_id_when_runs_name_them_anew(store: Store, build: ModuleType, sides: list) -> None:
    store.save(build.run(sides, figure="g1"))
    third = build.side(build.article("Gamma", "Gamma has 13,000 soldiers in training."), 13_000)
    store.save(build.run([*sides, third], figure="another"))
    [figure] = store.figures()
    assert (figure.id, len(figure.record["values"]), figure.record["high"]) == ("g1", 3, 13_000)
    assert {f.figure_id for f in store.findings()} == {"g1"}


def test_a_run_over_a_part_keeps_the_rest_of_the_figure(store: Store, build: ModuleType, sides: list) -> None:
    third = build.side(build.article("Gamma", "Gamma has 13,000 soldiers in training."), 13_000)
    store.save(build.run([*sides, third]))
    store.save(build.run(sides, figure="part"))
    [figure] = store.figures()
    assert len(figure.record["values"]) == 3


def test_figures_merge_and_split_and_both_are_told(store: Store, build: ModuleType, sides: list) -> None:
    more = [
        build.side(build.article(name, f"{name} has {number:,} soldiers in training."), number)
        for name, number in (("Gamma", 13_000), ("Delta", 14_000))
    ]
    store.save(build.run(sides, figure="g1"))
    store.save(build.run(more, figure="g2"))
    together = build.run([*sides, *more], figure="g3")
    merged = store.save(together)
    assert merged.merged == (("g2", "g1"),)
    assert [f.id for f in store.figures()] == ["g1"]
    assert store.figure("g2").merged_into == "g1"
    assert {f.figure_id for f in store.findings()} == {"g1"}
    halves = replace(
        together,
        figures=(build.contested(sides, name="h1"), build.contested(more, name="h2")),
        findings=(build.finding(*sides, figure="h1"), build.finding(*more, figure="h2")),
    )
    split = store.save(halves)
    assert split.split == (("g1", "h2"),)
    assert sorted(f.id for f in store.figures()) == ["g1", "h2"]
    assert store.figure("h2").split_from == "g1"
    assert {e.action for e in store.events(item="g2")} == {"merged"}
    assert store.save(halves).figures == 0
    assert store.verify() == []


def test_stories_keep_their_id_and_grow(store: Store, build: ModuleType, sides: list) -> None:
    store.save(build.run(sides, story="s1"))
    third = build.side(build.article("Gamma", "Gamma has 13,000 soldiers in training."), 13_000)
    store.save(build.run([sides[1], third], story="renamed", figure="g9"))
    [story] = store.stories()
    assert (story.id, len(story.article_ids), set(story.outlets)) == ("s1", 3, {"Alpha", "Beta", "Gamma"})
    assert {f.story_id for f in store.findings()} == {"s1"}
    assert story.findings == {"open": 2}
    assert (story.first_published, story.last_published) == ("2024-10-18", "2024-10-21")


def test_mentions_are_kept_for_marking(store: Store, build: ModuleType, sides: list) -> None:
    store.save(build.run(sides))
    where = sides[0].article
    [mark] = store.mentions(where.id)
    assert where.text[mark["start"] : mark["end"]] == mark["text"] == "11,000 soldiers"
    assert (mark["kind"], mark["field"]) == ("figure", "text")


def test_coverage_lists_what_no_run_has_compared_yet(store: Store, build: ModuleType, sides: list) -> None:
    where = sides[0].article
    missed = NotCompared(article=where.name, where=Field.TEXT, start=0, end=7, text="A first", reason="no counterpart")
    store.save(build.run([sides[0]], not_compared=(missed,)))
    [row] = store.not_compared(where.id)
    assert (row["article"], row["start"], row["reason"]) == (where.name, 0, "no counterpart")
    store.save(build.run(sides))
    assert store.not_compared() == []
    store.save(build.run([sides[0]], not_compared=(missed,)))
    assert store.not_compared() == []


def test_a_run_keeps_its_settings_and_what_it_refused(store: Store, build: ModuleType, sides: list) -> None:
    refused = Refused("broken.pdf", "it holds no text", "Run text recognition first.")
    store.save(replace(build.run(sides), refused=(refused,)), Settings(min_probability=0.7))
    [run] = store.runs()
    assert run.settings["min_probability"] == 0.7
    assert run.refused == (
        {"where": "broken.pdf", "reason": "it holds no text", "advice": "Run text recognition first."},
    )
    assert run.counts["findings"] == 1


def test_text_that_databases_dislike_survives(store: Store, build: ModuleType) -> None:
    odd = "A\x00B \ud800 quote ' \" % _ 💥 11,000 soldiers."
    a = build.article("Al\x00pha", odd)
    b = build.article("Beta", "Beta has 12,000 soldiers.")
    store.save(build.run([build.side(a, 11_000), build.side(b, 12_000)]))
    assert store.article(a.id).text == odd
    assert store.findings()[0].record["a"]["outlet"] in ("Al\x00pha", "Beta")
    note = "nul \x00 and half \ud800"
    assert "nul" in store.decide(store.findings()[0].id, person="Ana", decision="real", note=note).note
