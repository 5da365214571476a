"""Every example of the figure rules, read from its sentences and judged by its rule."""

from __future__ import annotations

import inspect
from itertools import product

import pytest

from checker import claims
from checker.align.entries import Entry, entries
from checker.align.figures import same_source, same_time
from checker.model import Alignment, Article, Divergence, Kind, Outcome, Severity, Side
from checker.rules._base import Example, Rule
from checker.rules.figure_digit_slip import DigitSlip
from checker.rules.figure_mismatch import FigureMismatch
from checker.rules.figure_one_source_twice import OneSourceTwice
from checker.rules.figure_other_thing import OtherThing
from checker.settings import Settings

RULES = (FigureMismatch(), DigitSlip(), OneSourceTwice(), OtherThing())
CASES = [(rule, example) for rule in RULES for example in (*rule.DIVERGES, *rule.AGREES)]


def _entries(text: str, outlet: str, published: str | None) -> list[Entry]:
    article = Article(id=outlet, name=outlet, outlet=outlet, text=text, published=published)
    return entries([article], claims.read(article))


def _side(entry: Entry) -> Side:
    return Side(article=entry.article, claim=entry.claim, mention=entry.figure)


def aligned(example: Example, **more: object) -> Alignment:
    """The alignment of the two figures that are most alike in what they count."""
    left = _entries(example.a, example.a_outlet, example.a_published)
    right = _entries(example.b, example.b_outlet, example.b_published)

    def alike(pair: tuple[Entry, Entry]) -> tuple[bool, bool]:
        return pair[0].figure.head == pair[1].figure.head, pair[0].figure.dimension == pair[1].figure.dimension

    a, b = max(product(left, right), key=alike)
    return Alignment(
        kind=Kind.FIGURE,
        a=_side(a),
        b=_side(b),
        probability=0.9,
        similarity=0.8,
        same_time=same_time(a.figure, b.figure),
        same_source=same_source(a.claim, a.figure, b.claim, b.figure),
        moving=a.moving or b.moving,
        **more,  # type: ignore[arg-type]
    )


def judged(rule: Rule, example: Example, **more: object) -> list[Divergence]:
    return list(rule.check(aligned(example, **more), Settings()))


@pytest.mark.parametrize(("rule", "example"), CASES, ids=[f"{rule.code}-{example.why}" for rule, example in CASES])
def test_examples(rule: Rule, example: Example) -> None:
    found = judged(rule, example)
    assert [divergence.outcome for divergence in found] == ([] if example.outcome is None else [example.outcome])


@pytest.mark.parametrize(("rule", "example"), CASES, ids=[f"{rule.code}-{example.why}" for rule, example in CASES])
def test_explanations_name_both_figures_and_spans_cut_them(rule: Rule, example: Example) -> None:
    alignment = aligned(example)
    for divergence in rule.check(alignment, Settings()):
        for side, span in ((alignment.a, divergence.quote_a), (alignment.b, divergence.quote_b)):
            quote = side.article.text[span.start : span.end]
            assert quote == side.mention.text
            if divergence.outcome is not Outcome.AGREE:
                assert quote in divergence.explanation
        assert divergence.explanation.endswith(".")
        assert divergence.explanation.count(". ") <= 2
        assert divergence.what


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_is_documented(rule: Rule) -> None:
    doc = inspect.getdoc(type(rule)) or ""
    for heading in ("What it finds:", "Why it matters:", "When it stays silent:", "Source:"):
        assert heading in doc
    assert len(rule.DIVERGES) >= 4
    assert len(rule.AGREES) >= 4


def test_another_scope_is_no_conflict() -> None:
    example = Example(a="The quake killed 30 people.", b="The quake killed 250 people.", outcome=Outcome.SCOPE)
    found = judged(FigureMismatch(), example, other_scope="one is for the town, the other for the region")
    assert [divergence.outcome for divergence in found] == [Outcome.SCOPE]
    assert "one is for the town" in found[0].explanation
    assert judged(DigitSlip(), example, other_scope="one is for the town") == []


def test_the_dead_weigh_more_than_small_change() -> None:
    grave = Example(a="The quake killed 30 people.", b="The quake killed 45 people.", outcome=None)
    light = Example(a="The shop sold 300 umbrellas.", b="The shop sold 310 umbrellas.", outcome=None)
    assert judged(FigureMismatch(), grave)[0].severity is Severity.HIGH
    assert judged(FigureMismatch(), light)[0].severity is Severity.LOW


def test_bounds_are_taken_to_the_letter_in_copied_text() -> None:
    copied = Example(
        a="Sixty men built the wall in 20 days.", b="Sixty men built the wall in less than 20 days.", outcome=None
    )
    free = Example(a="The wall took 20 days to build.", b="Builders needed up to 20 days for the wall.", outcome=None)
    left = _entries(copied.a, "A", None)[-1]
    right = _entries(copied.b, "B", None)[-1]
    pair = Alignment(kind=Kind.FIGURE, a=_side(left), b=_side(right), probability=1.0, similarity=1.0)
    assert next(FigureMismatch().check(pair, Settings())).outcome is Outcome.CONFLICT
    assert judged(FigureMismatch(), free)[0].outcome is Outcome.COMPATIBLE
