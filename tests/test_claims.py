"""Articles to claims: every sentence once, every mention where it says it is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker import claims
from checker.model import Article, Claim, Field, Mention, Removed, Span

TEXT = (
    "Flood in Ost\n\n"
    "The flood killed 14 people, the mayor, Ida Brandt, said on Tuesday. “We had an hour,” she added.\n\n"
    "SUBSCRIBE NOW for 5 euros a month!\n\n"
    "Police in Ost denied that a dam had failed. This number may rise to 20."
)
PAGE = Article(
    id="a1", name="ledger", text=TEXT, outlet="Ledger", title=" Flood kills 14 in Ost ", published="2024-05-02"
)


def mentions(claim: Claim) -> list[Mention]:
    return [
        *claim.figures,
        *claim.statuses,
        *claim.dates,
        *claim.names,
        *claim.places,
        *claim.quotes,
        *claim.credits,
    ]


def removed(article: Article, words: str) -> Article:
    start = article.text.index(words)
    return replace(article, removed=(*article.removed, Removed(start, start + len(words), "furniture")))


def test_the_headline_is_a_claim_of_its_own_field() -> None:
    title, *rest = claims.read(PAGE)
    assert (title.where, title.index, title.text) == (Field.TITLE, -1, "Flood kills 14 in Ost")
    assert PAGE.title[title.start : title.end] == title.text
    assert [figure.text for figure in title.figures] == ["14"]
    assert all(claim.where is Field.TEXT for claim in rest)
    assert [claim.index for claim in rest] == list(range(len(rest)))


def test_every_mention_is_cut_from_the_article() -> None:
    for claim in claims.read(PAGE):
        whole = PAGE.field_text(claim.where)
        assert whole[claim.start : claim.end] == claim.text
        assert claim.article_id == PAGE.id
        for mention in mentions(claim):
            assert claim.start <= mention.start <= mention.end <= claim.end
            assert whole[mention.start : mention.end] == mention.text


def test_furniture_is_passed_over() -> None:
    words = "SUBSCRIBE NOW for 5 euros a month!"
    before, after = claims.read(PAGE), claims.read(removed(PAGE, words))
    assert any(words in claim.text for claim in before)
    assert not any("SUBSCRIBE" in claim.text for claim in after)
    assert {c.text for c in before} - {c.text for c in after} == {words}


def test_furniture_inside_a_paragraph_leaves_the_rest() -> None:
    kept = claims.kept_parts(removed(PAGE, " “We had an hour,” she added."))
    assert [PAGE.text[span.start : span.end] for span in kept][1].endswith("said on Tuesday.")
    everything = replace(PAGE, removed=(Removed(0, len(TEXT), "furniture"),))
    assert claims.kept_parts(everything) == []


def test_a_figure_knows_its_source_and_its_day() -> None:
    (toll,) = [f for claim in claims.read(PAGE) for f in claim.figures if f.text == "14" and claim.where is Field.TEXT]
    assert toll.source is not None
    assert "Brandt" in toll.source
    assert toll.as_of == "2024-04-30"


def test_a_day_in_the_month_is_no_quantity() -> None:
    (claim,) = claims.read(Article(id="a", name="a", text="The bridge opened on Oct. 21, 2024 with 3 lanes."))
    assert [figure.text for figure in claim.figures] == ["3"]


def test_what_this_number_counts_is_taken_from_before() -> None:
    (rise,) = [
        f for c in claims.read(removed(PAGE, "SUBSCRIBE NOW for 5 euros a month!")) for f in c.figures if f.low == 20
    ]
    assert rise.noun in ("", "people")
    near = Article(id="b", name="b", text="The camp holds 300 goats. This number may rise to 400.")
    assert [claim.figures[0].head for claim in claims.read(near)] == ["goat", "goat"]


def test_a_sentence_without_an_end_is_read_in_pieces() -> None:
    article = Article(id="a", name="a", text="word " * 2_000)
    found = claims.read(article)
    assert len(found) > 1
    assert all(claim.end - claim.start <= claims.LONGEST for claim in found)


def test_the_same_sentence_has_the_same_id_in_one_outlet_only() -> None:
    moved = replace(PAGE, text=f"An opening line.\n\n{TEXT}", id="a2")
    other = replace(PAGE, outlet="Wire", id="a3")
    ids = {claim.text: claim.id for claim in claims.read(PAGE)}
    assert ids.items() <= {claim.text: claim.id for claim in claims.read(moved)}.items()
    assert not set(ids.values()) & {claim.id for claim in claims.read(other)}


@pytest.mark.parametrize("text", ["", "  \n\n ", "…", "\x00", "\ud800"])
def test_texts_without_words(text: str) -> None:
    assert [mentions(claim) for claim in claims.read(Article(id="a", name="a", text=text))] in ([], [[]])


SNIPPETS = st.sampled_from(
    ["14 people", "said", "the mayor", "denied", "$5 million", "on Oct. 21", "“no”", "Ost", ".", "\n\n", ",", " ", "—"]
)


@settings(max_examples=40)
@given(st.lists(SNIPPETS, max_size=25), st.data())
def test_offsets_hold_in_any_text_and_claims_avoid_what_was_removed(parts: list[str], data: st.DataObject) -> None:
    text = " ".join(parts)
    start = data.draw(st.integers(0, len(text)))
    gone = Removed(start, data.draw(st.integers(start, len(text))), "furniture")
    article = Article(id="a", name="a", text=text, removed=(gone,) if gone.start < gone.end else ())
    last = 0
    for claim in claims.read(article):
        assert text[claim.start : claim.end] == claim.text
        assert not article.removed or not claim_span(claim).overlaps(Span(gone.start, gone.end))
        assert claim.start >= last
        last = claim.end
        for mention in mentions(claim):
            assert text[mention.start : mention.end] == mention.text


def claim_span(claim: Claim) -> Span:
    return Span(claim.start, claim.end)


def test_a_figure_that_somebody_had_given_is_theirs() -> None:
    text = "It may grow to 900 boats, Hale said, repeating the number that the Harbour Board had given before."
    (claim,) = claims.read(Article(id="a", name="a", text=text))
    assert [figure.source for figure in claim.figures] == ["the Harbour Board"]
