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
