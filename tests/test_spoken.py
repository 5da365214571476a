"""Quotations that run over several sentences: their parts, and whose they are."""

from __future__ import annotations

import pytest

from checker import claims
from checker.model import Article


def said(text: str) -> list[tuple[str, str | None]]:
    """Each quotation of a text, with who is credited."""
    article = Article(id="a", name="a", text=text)
    return [(quote.text, quote.source) for claim in claims.read(article) for quote in claim.quotes]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            '"The dam held. We opened the gates at noon. Nobody was hurt," said Marta Ilieva.',
            [
                ("The dam held.", "Marta Ilieva"),
                ("We opened the gates at noon.", "Marta Ilieva"),
                ("Nobody was hurt,", "Marta Ilieva"),
            ],
        ),
        (
            "“The dam held,” said Marta Ilieva. “We opened the gates at noon. Nobody was hurt.”",
            [
                ("The dam held,", "Marta Ilieva"),
                ("We opened the gates at noon.", "Marta Ilieva"),
                ("Nobody was hurt.", "Marta Ilieva"),
            ],
        ),
        (
            'Marta Ilieva said: "The dam held.\n\n"We opened the gates at noon.\n\n"Nobody was hurt."',
            [
                ("The dam held.", "Marta Ilieva"),
                ("We opened the gates at noon.", "Marta Ilieva"),
                ("Nobody was hurt.", "Marta Ilieva"),
            ],
        ),
        (
            "Marta Ilieva said: “The dam held.\n\n“Nobody was hurt.”",
            [("The dam held.", "Marta Ilieva"), ("Nobody was hurt.", "Marta Ilieva")],
        ),
        (
            '"The dam held." The streets were dry by noon.',
            [("The dam held.", None)],
        ),
        (
            '"The dam held," said Marta Ilieva. "It leaked," said Anton Brandt. "Nobody was hurt."',
            [("The dam held,", "Marta Ilieva"), ("It leaked,", "Anton Brandt"), ("Nobody was hurt.", None)],
        ),
        (
            'Marta Ilieva said: "The dam held."\n\n"Nobody was hurt."',
            [("The dam held.", "Marta Ilieva"), ("Nobody was hurt.", None)],
        ),
        (
            "The clerks' union and the pilots' union met. They spoke of the drivers' strike.",
            [],
        ),
    ],
)
def test_every_sentence_of_a_quotation_is_its_speakers(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert said(text) == expected


def test_the_parts_stand_where_they_say() -> None:
    text = 'First.\n\n"The dam held. Nobody was hurt," said Marta Ilieva. "We had  luck."'
    article = Article(id="a", name="a", text=text)
    for claim in claims.read(article):
        for quote in claim.quotes:
            assert claim.start <= quote.start < quote.end <= claim.end
            assert text[quote.start : quote.end] == quote.text


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ('"The dam held. Nobody was hurt," said Marta Ilieva.', "Marta Ilieva"),
        ("Marta Ilieva spoke on Monday.\n\n“The dam held. Nobody was hurt,” she said.", None),
        ("“The dam held,” said Marta Ilieva. “‘Nobody was hurt.’”", None),
    ],
)
def test_only_a_name_beside_it_is_a_speaker(text: str, named: str | None) -> None:
    article = Article(id="a", name="a", text=text)
    found = [quote for claim in claims.read(article) for quote in claim.quotes if not claim.credits]
    assert {quote.speaker for quote in found} == {named}


@pytest.mark.parametrize(
    "text",
    [
        "“The dam held,” said Marta Ilieva. Her neighbour Emil Sorel was angry. “Nobody believes it. It is a lie.”",
        "“The dam held,” said Marta Ilieva. Emil Sorel shook his head. “Nobody believes a word of it.”",
    ],
)
def test_a_quotation_behind_a_sentence_about_somebody_else_is_nobodys(text: str) -> None:
    assert {source for words, source in said(text) if "lie" in words or "Nobody" in words} == {None}


def test_a_mark_that_is_never_closed_makes_no_speech_of_what_follows() -> None:
    text = "“The dam held. The mayor was sad on Monday. Police found two cars. “We will rebuild it,” said Emil Sorel."
    found = dict(said(text))
    assert found["We will rebuild it,"] == "Emil Sorel"
    assert not any("mayor" in words or "cars" in words for words in found)
