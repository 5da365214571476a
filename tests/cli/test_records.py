"""`checker extract` and `checker compare`: records in, records out."""

from __future__ import annotations

import json
from typing import Any

import pytest

from checker.model import Outcome
from tests.cli.driving import ARTICLES, FINDING, Run

COMMON = {"kind", "start", "end", "text", "as_of", "source"}
MENTIONS = {
    "figure": {"low", "high", "bound", "change", "unit", "dimension", "noun"},
    "status": {"level", "cue", "negated"},
    "date": {"value", "resolved_from"},
    "place": set(),
    "name": set(),
    "quote": set(),
    "source": {"cue_start", "cue_end", "content_start", "content_end", "name", "class"},
}
PASSAGE = (
    "On Tuesday the minister of transport, Edda Brandt, said in Lisbon that more than 300 trains were “late or worse”. "
    "The operator denied that fares would rise by 4 percent."
)


def test_extract_prints_every_kind_of_mention(checker: Run) -> None:
    given = json.dumps({"id": 7, "text": PASSAGE, "published": "2024-05-02"})
    ran = checker("extract", given=given)
    assert ran.status == 0
    (record,) = ran.records
    assert set(record) == {"id", "mentions"}
    assert record["id"] == 7
    assert {mention["kind"] for mention in record["mentions"]} == set(MENTIONS)
    for mention in record["mentions"]:
        assert COMMON | MENTIONS[mention["kind"]] <= set(mention)
        assert PASSAGE[mention["start"] : mention["end"]] == mention["text"]


def only(record: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    return [mention for mention in record["mentions"] if mention["kind"] == kind]


def test_the_fields_of_a_figure_a_status_a_date_and_a_source(checker: Run) -> None:
    (record,) = checker("extract", given=json.dumps({"id": "p", "text": PASSAGE, "published": "2024-05-02"})).records
    trains, fares = only(record, "figure")
    assert (trains["low"], trains["high"], trains["bound"], trains["change"]) == (300, None, ">", None)
    assert (trains["unit"], trains["dimension"]) == ("train", "count")
    assert "Brandt" in trains["source"]
    assert (fares["low"], fares["high"], fares["unit"], fares["change"]) == (4, 4, "percentage", "up")
    assert fares["dimension"] == "share"
    denied = next(status for status in only(record, "status") if status["level"] == "denied")
    assert denied["cue"].startswith("denied")
    assert isinstance(denied["negated"], bool)
    (date,) = only(record, "date")
    assert (date["value"], date["resolved_from"]) == ("2024-04-30", "2024-05-02")
    credit = only(record, "source")[0]
    assert PASSAGE[credit["cue_start"] : credit["cue_end"]] == "said"
    assert "300 trains" in PASSAGE[credit["content_start"] : credit["content_end"]]
    assert (credit["class"], "Brandt" in credit["name"]) == ("person", True)
    (quote,) = only(record, "quote")
    assert quote["text"] == "late or worse"


def test_extract_works_without_a_date_or_words(checker: Run) -> None:
    given = '{"id": "a", "text": "It cost $5."}\n\n{"id": null, "text": ""}\n{"text": "…", "published": null}\n'
    records = checker("extract", "-", given=given).records
    assert [record["id"] for record in records] == ["a", None, None]
    assert [len(record["mentions"]) for record in records] == [1, 0, 0]


HARD_TEXTS = [
    "\ud800 killed 5 people",
    "\x00 5 \x00",
    "9" * 5_000 + " people",
    "1e400 dollars and -0 metres",
    "٣٠ people, ½ of them, ²",
    "“" * 2_000,
    "a" * 200_000,
    "5 " * 20_000,
]


@pytest.mark.parametrize("text", HARD_TEXTS, ids=range(len(HARD_TEXTS)))
def test_any_text_is_read_and_printed_as_valid_json(checker: Run, text: str) -> None:
    ran = checker("extract", given=json.dumps({"id": "x", "text": text}))
    assert ran.status == 0
    ran.out.encode("utf-8")

    def no_constant(name: str) -> None:
        raise AssertionError(f"{name} is not JSON")

    (record,) = [json.loads(line, parse_constant=no_constant) for line in ran.out.splitlines()]
    assert all(text[m["start"] : m["end"]] == m["text"] for m in record["mentions"])


def test_compare_prints_one_line_a_pair(checker: Run) -> None:
    a, b, c = (
        {"text": article["text"].split(". ")[0] + ".", "outlet": article["outlet"], "published": article["published"]}
        for article in ARTICLES
    )
    other = {"text": "The bakery sells bread."}
    pairs = [
        {"id": "later", "a": a, "b": b},
        {"id": 2, "a": {"text": c["text"]}, "b": {"text": c["text"].replace("16", "61")}},
        {"id": "same", "a": {"text": a["text"]}, "b": {"text": a["text"]}},
        {"id": "other", "a": a, "b": other},
    ]
    ran = checker("compare", given="\n".join(map(json.dumps, pairs)))
    assert ran.status == 0
    assert [record["id"] for record in ran.records] == ["later", 2, "same", "other"]
    for record in ran.records:
        assert set(record) == {"id", "same_fact", "outcome", "findings"}
        assert 0 <= record["same_fact"] <= 1
        assert record["outcome"] in [*Outcome, None]
        for found in record["findings"]:
            assert set(FINDING) <= set(found)
    later, differ, same, unlike = ran.records
    assert (later["outcome"], same["outcome"]) == ("update", "agree")
    assert differ["outcome"] == "conflict"
    assert (unlike["outcome"], unlike["findings"]) == (None, [])
    assert unlike["same_fact"] < same["same_fact"]


@pytest.mark.parametrize("command", ["extract", "compare"])
def test_lines_that_cannot_be_read_are_named(checker: Run, command: str) -> None:
    good = {"id": "good", "text": "It cost $5.", "a": {"text": "It cost $5."}, "b": {"text": "It cost $6."}}
    lines = [
        json.dumps(good).encode(),
        b"no json",
        b"[1]",
        b'{"id": "no text"}',
        json.dumps({"text": 5, "a": {"text": "x"}, "b": {"text": None}}).encode(),
        b'{"text": "caf\xe9"}',
        b"[" * 100_000,
        json.dumps({**good, "published": 5, "a": {"text": "x", "published": 5}}).encode(),
        json.dumps({**good, "id": "last"}).encode(),
    ]
    ran = checker(command, "-", given=b"\n".join(lines))
    assert ran.status == 3
    assert [record["id"] for record in ran.records] == ["good", "last"]
    refused = ran.err.splitlines()
    assert [line.split()[2] for line in refused] == [f"-:{number}:" for number in range(2, 9)]


@pytest.mark.parametrize("command", ["extract", "compare"])
@pytest.mark.parametrize("given", [b"", b"\n \n", b"no json\n", bytes(range(256))])
def test_nothing_to_read(checker: Run, command: str, given: bytes) -> None:
    ran = checker(command, given=given)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("checker: ")


def test_a_mark_of_byte_order_is_passed_over(checker: Run) -> None:
    assert checker("extract", given=b'\xef\xbb\xbf{"id": 1, "text": "It cost $5."}').status == 0


@pytest.mark.parametrize("published", ["", "soon", "2024-13-45", "October 21, 2024", "2024", "9999-12-31T23:59:59Z"])
def test_a_date_in_any_form_is_no_reason_to_stop(checker: Run, published: str) -> None:
    side = {"text": "The mayor said on Tuesday that 5 people died.", "published": published}
    given = json.dumps({"id": 1, **side, "a": side, "b": {**side, "text": "Nine people died, the mayor said."}})
    assert checker("extract", given=given).status == 0
    assert checker("compare", given=given).status == 0
