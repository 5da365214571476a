"""Every example of the status rules, read from its sentences and judged by its rule."""

from __future__ import annotations

import re
from itertools import product

import pytest

from checker import claims
from checker.align.figures import same_source, same_time
from checker.align.statuses import StatusEntry, status_entries
from checker.language.lemma import lemma
from checker.model import Alignment, Article, Divergence, Kind, Level
from checker.rules._base import Example, Rule
from checker.rules.status_changed import StatusChanged
from checker.rules.status_conflict import StatusConflict
from checker.rules.status_stated_as_fact import StatedAsFact
from checker.settings import Settings

CONTESTING = (Level.DENIED, Level.UNVERIFIED)
RULES = (StatusConflict(), StatusChanged(), StatedAsFact())
CASES = [(rule, example) for rule in RULES for example in (*rule.DIVERGES, *rule.AGREES)]


def _entries(text: str, outlet: str, published: str | None) -> list[StatusEntry]:
    article = Article(id=outlet, name=outlet, outlet=outlet, text=text, published=published)
    return status_entries([article], claims.read(article))


def _words(entry: StatusEntry) -> set[str]:
    return {lemma(word) for word in re.findall(r"\w+", entry.proposition)}


def _closeness(a: StatusEntry, b: StatusEntry) -> tuple[bool, float]:
    ours, theirs = _words(a), _words(b)
    contest = a.status.level in CONTESTING or b.status.level in CONTESTING
    return contest, len(ours & theirs) / max(1, len(ours | theirs))


def aligned(example: Example) -> Alignment | None:
    """The alignment of the two statuses whose propositions share most words, contested ones first; None without any."""
    left = _entries(example.a, example.a_outlet, example.a_published)
    right = _entries(example.b, example.b_outlet, example.b_published)
    if not left or not right:
        return None
    a, b = max(product(left, right), key=lambda pair: _closeness(*pair))
    return Alignment(
        kind=Kind.STATUS,
        a=a.side,
        b=b.side,
        probability=0.6,
        similarity=0.8,
        same_time=same_time(a.status, b.status),
        same_source=same_source(a.claim, a.status, b.claim, b.status),
        moving=True,
    )


def judged(rule: Rule, example: Example) -> list[Divergence]:
    alignment = aligned(example)
    return list(rule.check(alignment, Settings())) if alignment else []


@pytest.mark.parametrize(("rule", "example"), CASES, ids=[f"{rule.code}-{example.a[:40]}" for rule, example in CASES])
def test_an_example_gets_its_outcome(rule: Rule, example: Example) -> None:
    found = [divergence.outcome for divergence in judged(rule, example)]
    assert found == ([example.outcome] if example.outcome is not None else [])


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_documents_itself(rule: Rule) -> None:
    for heading in ("What it finds:", "Why it matters:", "When it stays silent:", "Source:"):
        assert heading in (rule.__doc__ or "")
    assert len(rule.DIVERGES) >= 4
    assert len(rule.AGREES) >= 4


def test_the_explanation_names_both_speakers_and_both_cues() -> None:
    told = judged(RULES[0], StatusConflict.DIVERGES[1])[0].explanation
    assert "Brussels" in told
    assert "Ilieva" in told
    assert "has yet to confirm" in told
    assert "“confirmed”" in told


def test_the_explanation_says_where_the_propositions_differ() -> None:
    told = judged(RULES[1], StatusChanged.DIVERGES[0])[0].explanation
    assert "speaks twice" in told
    assert "not the same to the letter" in told
    assert "2023-05-02" in told
    assert "2023-05-11" in told


def test_the_quotes_are_the_cue_words() -> None:
    example = StatusConflict.DIVERGES[0]
    found = judged(RULES[0], example)[0]
    assert example.a[found.quote_a.start : found.quote_a.end] == "denied that"
    assert example.b[found.quote_b.start : found.quote_b.end] == "confirmed"
