from __future__ import annotations

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.records import figure_record
from checker_ui.components import charts, passages, text, wording
from tests.ui import factory


@pytest.mark.parametrize(
    "words",
    ["<script>alert(1)</script>", "a & b", '"quoted"', "it's", "<img src=x onerror=alert(1)>"],
)
def test_html_leaves_no_markup(words: str) -> None:
    shown = text.html(words)
    assert "<" not in shown
    assert '"' not in shown
    assert "'" not in shown


@given(st.text())
def test_plain_escapes_every_mark_and_loses_no_word(words: str) -> None:
    shown = text.plain(words)
    assert "\n" not in shown
    bare = shown.replace("\u2060", "")
    unescaped, at = [], 0
    while at < len(bare):
        if bare[at] == "\\":
            at += 1
        else:
            assert bare[at] not in "*_`[]()<>$:#~|!{}"
        unescaped.append(bare[at])
        at += 1
    assert "".join(unescaped) == " ".join(text.clean(words).split()).replace("\u2060", "")


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=6))
def test_marks_wrap_words_and_change_none(words: str, spans: list[tuple[int, int]]) -> None:
    import html
    import re

    marks = [text.Mark(a, b, "hit", tag="mark") for a, b in spans]
    shown = text.marked(words, marks)
    bare = html.unescape(re.sub(r"</?mark[^>]*>", "", shown).replace("<br>", "\n"))
    assert bare == text.clean(words)


def test_overlapping_marks_keep_both() -> None:
    shown = text.marked("one two three", [text.Mark(0, 7, "x"), text.Mark(4, 13, "y")])
    assert shown == ('<span class="x">one </span><span class="x y">two</span><span class="y"> three</span>')


def test_differing_words_only_where_the_sentences_are_alike() -> None:
    a, b = "The group includes 1,500 soldiers of the guard.", "The group includes 1,300 soldiers of the guard."
    (left,), (right,) = text.differing(a, b)
    assert (a[slice(*left)], b[slice(*right)]) == ("1,500", "1,300")
    assert text.differing("Nine people lost their lives.", "Schools stay shut until Monday, a mayor said.") == ([], [])


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "", None, "http://", "//x.example"]
)
def test_only_web_addresses_are_linked(url: str | None) -> None:
    assert text.safe_url(url) is None
    assert text.fragment_link(url, "words") is None


def test_text_fragment() -> None:
    link = text.fragment_link(
        "https://a.example/x?y=1", "Up to 12-14 people, said the mayor of Marden on Friday night."
    )
    assert link is not None
    base, _, directive = link.partition("#:~:text=")
    assert base == "https://a.example/x?y=1"
    assert "-" not in directive
    start, end = directive.split(",")
    assert unquote(start) == "Up to 12-14 people,"
    assert unquote(end) == "Marden on Friday night."


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("2024-10-21", "21 Oct 2024"),
        ("2024-10-21T12:14", "21 Oct 2024, 12:14"),
        ("2024-10", "2024-10"),
        (None, "not known"),
    ],
)
def test_days(iso: str | None, words: str) -> None:
    assert text.day(iso) == words


@given(st.text(alphabet="ab .\n!?", max_size=200), st.integers(0, 200), st.integers(0, 200))
def test_context_always_holds_the_sentence(words: str, a: int, b: int) -> None:
    start, end = sorted((min(a, len(words)), min(b, len(words))))
    left, right = passages.context(words, start, end)
    assert 0 <= left <= start <= end <= right <= len(words)


def test_context_is_two_sentences_of_the_same_paragraph() -> None:
    words = "Other.\n\nOne. Two. Three. HERE. Four. Five. Six.\n\nLast."
    start = words.index("HERE.")
    left, right = passages.context(words, start, start + 5)
    assert words[left:right].strip() == "Two. Three. HERE. Four. Five."


def test_copies_are_one_mark_and_one_voice() -> None:
    record = figure_record(factory.flood().figures[0])
    names = wording.named(record["values"])
    marks = charts.marks(record["values"], names)
    assert [(m["stated"], m["articles"]) for m in marks] == [("about 4,200", 1), ("4,800", 2)]
    assert len(wording.voices(record["values"])) == 2


def test_two_names_of_one_person_are_one_voice() -> None:
    rows = [
        {"source": name, "low": 5, "high": 5, "bound": "=", "outlet": "x"}
        for name in ("Voss", "Hanne Voss", "the army")
    ]
    assert {v["source"] for v in wording.voices(rows)} == {"Hanne Voss", "the army"}


def test_values_without_a_date_stand_apart_and_open_ends_have_arrows() -> None:
    record = figure_record(factory.flood().figures[0])
    rows = [dict(v) for v in record["values"]]
    rows[0] |= {"as_of": None, "published": None}
    rows[1] |= {"high": None, "bound": ">"}
    chart = charts.figure(rows, "person", {})
    assert chart is not None
    drawn = chart.to_json()
    assert "no date known" in drawn
    assert "↑" in drawn


def test_a_figure_without_any_value_has_no_chart() -> None:
    assert charts.figure([], "person", {}) is None
