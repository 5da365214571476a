"""The stages together: what comes out does not hang on the order of what goes in, nor on how often."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker import pipeline
from checker.embed import load
from checker.model import Article, Checked, Outcome
from checker.records import figure_record, finding_record
from checker.settings import Settings
from tests.align.reading import page
from tests.build import BagOfWords

ENCODER = BagOfWords()
PAGES = [
    page(
        "The landslide above Oberfeld killed 14 people, the fire brigade said. Rescuers searched 30 houses in the "
        "village. The mayor confirmed that the dam above Oberfeld had failed.",
        "Ledger",
        published="2024-05-01",
    ),
    page(
        "The landslide above Oberfeld killed 19 people, the mayor said. Rescuers searched 30 houses in the village. "
        "The energy ministry denied that the dam above Oberfeld had failed.",
        "Wire",
        published="2024-05-03",
    ),
    page(
        "The landslide above Oberfeld killed at least 16 people. Rescuers searched 45 houses in the village.",
        "Courier",
    ),
    page("The bakery in the harbour sells 12 kinds of bread. Sailors like its coffee.", "Observer"),
]


def check(articles: list[Article], **more: Any) -> Checked:
    return pipeline.check(articles, Settings(**more), ENCODER)


def records(checked: Checked) -> list[dict[str, Any]]:
    return [finding_record(finding) for finding in checked.findings]


EVERY = records(check(PAGES))


def test_something_comes_out() -> None:
    assert {found["outcome"] for found in EVERY} >= {"conflict", "update", "attributed", "agree"}


@settings(max_examples=8)
@given(st.permutations(PAGES))
def test_the_order_of_the_articles_changes_no_finding(articles: list[Article]) -> None:
    checked = check(articles)
    told = [{**record, "explanation": ""} for record in records(checked)]
    assert told == [{**record, "explanation": ""} for record in EVERY]
    assert sorted(map(str, map(figure_record, checked.figures))) == sorted(
        map(str, map(figure_record, check(PAGES).figures))
    )


def test_the_order_of_the_articles_changes_no_explanation() -> None:
    assert records(check(PAGES[::-1])) == EVERY


@settings(max_examples=8)
@given(st.lists(st.sampled_from(PAGES), min_size=2, max_size=4, unique_by=lambda article: article.id))
def test_findings_of_a_few_articles_are_those_of_all_of_them(articles: list[Article]) -> None:
    """An article more or less changes no finding on others, but for what is counted over all."""
    names = {article.name for article in articles}
    found = {record["id"]: record["outcome"] for record in records(check(articles))}
    among = {
        record["id"]: record["outcome"] for record in EVERY if {record["a"]["article"], record["b"]["article"]} <= names
    }
    assert found == among


def test_an_edit_elsewhere_keeps_the_ids() -> None:
    edited = [replace(PAGES[0], text=f"Rain fell for days. {PAGES[0].text}", id="edited"), *PAGES[1:]]
    assert {record["id"] for record in records(check(edited))} == {record["id"] for record in EVERY}


def test_a_copy_adds_an_origin_to_nothing() -> None:
    copy = replace(PAGES[1], id="copy", name="saved again", outlet="Evening Post")
    found = check([*PAGES, copy])
    origin = {article.name: article.origin for article in found.articles}
    assert origin["saved again"] == origin["Wire"]
    assert max(record["origins"] for record in records(found)) == max(record["origins"] for record in EVERY)


def test_ids_are_unique_and_figures_point_to_their_findings() -> None:
    checked = check(PAGES)
    ids = [finding.id for finding in checked.findings]
    assert len(set(ids)) == len(ids)
    for figure in checked.figures:
        assert set(figure.finding_ids) == {f.id for f in checked.findings if f.figure_id == figure.id}
        assert len({value.mention_id for value in figure.values}) == len(figure.values) >= 2


def test_stories_are_kept_apart() -> None:
    assert {record["story_id"] for record in EVERY} == {EVERY[0]["story_id"]}
    assert not any("Observer" in (record["a"]["outlet"], record["b"]["outlet"]) for record in EVERY)


def test_a_rule_that_is_off_finds_nothing() -> None:
    rules = {record["rule"] for record in EVERY}
    off = frozenset({"STA001"})
    assert off <= rules
    assert {record["rule"] for record in records(check(PAGES, disabled_rules=off))} & off == set()


def test_no_article_at_all() -> None:
    checked = check([])
    assert (checked.findings, checked.figures, checked.not_compared) == ((), (), ())


def test_progress_is_told() -> None:
    told: list[str] = []
    pipeline.check(PAGES[:1], Settings(), ENCODER, progress=told.append)
    assert told[0] == "reading 1 articles"


# --- compare ----------------------------------------------------------------------------------------------------------


def compare(a: Any, b: Any) -> dict[str, Any]:
    (found,) = pipeline.compare_many([{"id": "x", "a": a, "b": b}], Settings(), ENCODER)
    return found


A = {"text": "The blast at the mill killed 14 workers.", "outlet": "A", "published": "2024-05-01"}
B = {"text": "The blast at the mill killed 19 workers.", "outlet": "B", "published": "2024-05-01"}


def test_compare_gives_one_outcome_whichever_side_comes_first() -> None:
    there, back = compare(A, B), compare(B, A)
    assert there["outcome"] == back["outcome"] == Outcome.CONFLICT
    assert there["same_fact"] == back["same_fact"] > 0.5


def test_compare_gives_the_most_severe() -> None:
    same = {"text": f"{A['text']} It burned 40 houses.", "outlet": "A"}
    other = {"text": f"{A['text']} It burned 70 houses.", "outlet": "B"}
    found = compare(same, other)
    assert [one["outcome"] for one in found["findings"]] == ["conflict", "agree"]
    assert found["outcome"] == "conflict"


def test_compare_of_one_outlet_is_done_too() -> None:
    assert compare({"text": A["text"], "outlet": "A"}, {"text": B["text"], "outlet": "A"})["outcome"] == "conflict"


def test_a_batch_gives_what_single_calls_give(monkeypatch: pytest.MonkeyPatch) -> None:
    pairs = [{"id": n, "a": A, "b": {**B, "text": B["text"].replace("19", str(n))}} for n in range(12, 19)]
    together = list(pipeline.compare_many(pairs, Settings(), ENCODER))
    monkeypatch.setattr(pipeline, "_BATCH", 2)
    assert list(pipeline.compare_many(iter(pairs), Settings(), ENCODER)) == together
    assert [found["id"] for found in together] == [pair["id"] for pair in pairs]
    json.dumps(together)


TWELVE = page(
    "The landslide above Oberfeld buried a bus. It carried 12 people, five men and six women. The mayor said that 14 "
    "people were killed by the landslide above Oberfeld.",
    "Gazette",
    published="2024-05-02",
)


def test_what_does_not_fit_inside_one_article_stands_after_what_differs_between_articles() -> None:
    found = check([*PAGES, TWELVE]).findings
    inside = [finding for finding in found if finding.alignment.inside]
    assert [finding.divergence.rule for finding in inside] == ["FIG004"]
    assert found[-1] is inside[0]
    assert len(found) > 1
    record = finding_record(inside[0])
    assert record["inside"] == "sum"
    assert record["a"]["article"] == record["b"]["article"] == TWELVE.name
    assert (record["a"]["quote"], record["b"]["quote"]) == ("12", "five men and six")
    assert (record["figure_id"], record["origins"]) == (None, 1)
    assert {finding_record(f)["inside"] for f in found[:-1]} == {None}


def test_one_article_alone_is_checked_against_itself() -> None:
    assert [finding.divergence.rule for finding in check([TWELVE]).findings] == ["FIG004"]


def test_compare_says_nothing_of_one_side_alone() -> None:
    pair = {"id": "1", "a": {"text": TWELVE.text}, "b": {"text": "The bakery sells 12 kinds of bread."}}
    (found,) = pipeline.compare_many([pair], Settings(), ENCODER)
    assert "FIG004" not in [finding["rule"] for finding in found["findings"]]


@pytest.mark.parametrize("published", ["2024-13-45", "not a date", "0001-01-01", "9999-12-31"])
def test_a_date_that_cannot_be_used_loses_no_passage(published: str) -> None:
    mentions = pipeline.extract("Nine people drowned yesterday. Ten more may drown next week.", published)
    as_of = {m["as_of"] for m in mentions if m["kind"] == "figure"}
    assert as_of == {published if published[4:] in ("-01-01", "-12-31") else None}


def test_a_figure_that_a_copy_changed_meets_the_other_outlets_too() -> None:
    body = (
        "The earthquake in Oberfeld killed {} people. The quake struck at dawn and felled houses across the old town. "
        "Residents said that the water had turned brown the day before. Trucks with blankets left the depot at noon."
    )
    pages = [
        page(
            "In Oberfeld the earthquake killed 120 people. Rescue teams worked through the night.",
            "Ledger",
            published="2024-05-01",
        ),
        page(body.format(132), "Wire", published="2024-05-01"),
        page(body.format(170), "Courier", published="2024-05-01"),
    ]
    checked = pipeline.check(pages, Settings(), load(Settings()))
    origins = {article.origin for article in checked.articles}
    assert len(origins) == 2
    met = {frozenset((f.alignment.a.mention.text, f.alignment.b.mention.text)) for f in checked.findings}
    assert {frozenset(("120", "132")), frozenset(("120", "170")), frozenset(("132", "170"))} <= met
