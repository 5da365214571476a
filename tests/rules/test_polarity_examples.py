"""Every example of the polarity rule, with the outcome words as mentions."""

from __future__ import annotations

import re

import pytest

from checker.language.lemma import lemma
from checker.language.opposites import opposites
from checker.model import Alignment, Article, Claim, Field, Kind, Mention, Side
from checker.rules._base import Example
from checker.rules.polarity_opposite import OppositeOutcome
from checker.settings import Settings

RULE = OppositeOutcome()
VERBS = re.compile(r"\b(?:fell|rose|acquitted|convicted|survived?|died|reject(?:ed)?|dropped|quoted|open(?:ed)?)\b")


def _side(text: str, name: str) -> Side:
    match = VERBS.search(text)
    assert match is not None
    article = Article(id=name, name=name, outlet=name, text=text)
    claim = Claim(id=name, article_id=name, where=Field.TEXT, start=0, end=len(text), text=text)
    return Side(article=article, claim=claim, mention=Mention(start=match.start(), end=match.end(), text=match.group()))


def _judged(example: Example) -> list[str]:
    alignment = Alignment(
        kind=Kind.POLARITY, a=_side(example.a, "A"), b=_side(example.b, "B"), probability=0.9, similarity=0.9
    )
    return [found.outcome for found in RULE.check(alignment, Settings())]


@pytest.mark.parametrize("example", [*RULE.DIVERGES, *RULE.AGREES], ids=lambda example: f"{example.a} {example.b}")
def test_an_example_gets_its_outcome(example: Example) -> None:
    assert _judged(example) == ([example.outcome] if example.outcome is not None else [])


def test_the_order_of_the_sides_does_not_matter() -> None:
    for example in (*RULE.DIVERGES, *RULE.AGREES):
        assert _judged(example) == _judged(Example(a=example.b, b=example.a, outcome=example.outcome))


def test_no_word_is_its_own_opposite() -> None:
    assert not [word for word, others in opposites().items() if word in others]


def test_the_pairs_are_lemmas_of_themselves() -> None:
    verbs = {"rise", "fall", "accept", "reject", "convict", "acquit", "survive", "die"}
    assert {lemma(verb) for verb in verbs} == verbs <= set(opposites())
