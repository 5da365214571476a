"""Sentences: where they end, and that their offsets cut the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.language.sentences import paragraphs, split


def cut(text: str) -> list[str]:
    return [text[s.start : s.end] for s in split(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained. It stopped.", ["It rained.", "It stopped."]),
        ("The U.S. is yet to confirm it.", ["The U.S. is yet to confirm it."]),
        ("On Oct. 18 the toll rose to 1.5 million.", ["On Oct. 18 the toll rose to 1.5 million."]),
        ("The spokesman, Lt. Gen. Ada Moss, left.", ["The spokesman, Lt. Gen. Ada Moss, left."]),
        ("“We can’t stay,” he said. “It’s over.”", ["“We can’t stay,” he said.", "“It’s over.”"]),
        ("A headline\nThe first line. The second.", ["A headline", "The first line.", "The second."]),
        ("", []),
        (" \n\t\n", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=300))
def test_offsets_are_ordered_and_inside(text: str) -> None:
    spans = split(text)
    at = 0
    for span in spans:
        assert at <= span.start < span.end <= len(text)
        at = span.end


@given(st.lists(st.sampled_from(["Rain fell.", "Mr. Hale left", "“No,” she said.", "5.5 tons!", "can't", "\n", " "])))
def test_every_word_is_in_one_sentence(parts: list[str]) -> None:
    text = " ".join(parts)
    covered = "".join(cut(text))
    assert "".join(covered.split()) == "".join(text.split())


def test_paragraphs_are_trimmed_lines() -> None:
    text = "  one \n\n two\r\n"
    assert [text[p.start : p.end] for p in paragraphs(text)] == ["one", "two"]


def test_a_very_long_line_is_read() -> None:
    text = "word " * 50_000
    assert sum(s.end - s.start for s in split(text)) > 200_000


@given(
    st.lists(
        st.sampled_from(["Rain", "fell", ",", "can't", "—", "“No”", "11", "U", "'", "#", "n't", "é", "%"]), min_size=1
    )
)
def test_a_line_without_an_end_inside_is_one_sentence_for_the_segmenter_too(parts: list[str]) -> None:
    from syntok import segmenter
    from syntok.tokenizer import Tokenizer

    line = " ".join(parts)
    tokens = [list(s) for s in segmenter.segment(Tokenizer(replace_not_contraction=False).tokenize(line))]
    starts = [sentence[0].offset for sentence in tokens if sentence]
    assert [span.start for span in split(line)] == starts
    assert "".join(cut(line)) == line


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Fares go up 4.1% to £3.35. Buses lose €1.2bn. Trains gain.", 3),
        ("The firm paid $2.20. Nobody else did.", 2),
        ("The tax takes £5.50. “It hurts,” she said.", 2),
        ("The rate was 3.5% in May.", 1),
        ("It paid $2.20 a share.", 1),
        ("1.1. Scope of the work", 1),
    ],
)
def test_a_price_ends_a_sentence(text: str, pieces: int) -> None:
    found = split(text)
    assert len(found) == pieces
    assert " ".join(text[span.start : span.end] for span in found) == text
