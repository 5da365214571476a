"""Every rule's examples through the whole line, as `checker compare` runs them; every rule is found, told and shown.

The tests beside this one give a rule its alignment; here the alignment has to be found first.
"""

from __future__ import annotations

import inspect
import re
from typing import Any

import pytest

from checker import pipeline
from checker.embed import Encoder
from checker.model import DIVERGENT
from checker.rules._base import Example, Rule
from checker.rules._registry import all_rules, get_rule
from checker.settings import Settings

SECTIONS = ("What it finds:", "Why it matters:", "When it stays silent:", "Source:")
CASES = [(rule, example) for rule in all_rules() if rule.inside is None for example in (*rule.DIVERGES, *rule.AGREES)]

#: Examples whose two passages are not aligned, or otherwise than meant, by the whole line; one that begins to come out
#: fails until it is taken from here.
NOT_YET = frozenset(
    {
        # Statuses are aligned only where one side denies or doubts.
        ("STA001", "The mayor confirmed that the bridge to the island had collapsed."),
        ("STA001", "The bank reportedly approved a loan for the stadium."),
        ("STA002", "It was not immediately clear whether the ferry passengers had been rescued."),
        ("STA002", "Coach Brandt declined to comment on the transfer of the goalkeeper."),
        ("STA003", "The smelter reportedly dumped arsenic in the lake."),
        ("STA003", "The contractor allegedly forged the safety certificates."),
        ("STA003", "The builders may have ignored cracks in the viaduct."),
        ("STA003", "The striker has apparently signed for the Lisbon club."),
    }
)


def case(rule: Rule, example: Example) -> Any:
    marks = [pytest.mark.xfail(strict=True)] if example.outcome and (rule.code, example.a) in NOT_YET else []
    return pytest.param(rule, example, id=f"{rule.code}-{example.outcome}-{example.a[:50]}", marks=marks)


@pytest.mark.parametrize(("rule", "example"), [case(*one) for one in CASES])
def test_an_example_comes_out_of_the_whole_line(rule: Rule, example: Example, encoder: Encoder) -> None:
    pair = {
        "a": {"text": example.a, "outlet": example.a_outlet, "published": example.a_published},
        "b": {"text": example.b, "outlet": example.b_outlet, "published": example.b_published},
    }
    (found,) = pipeline.compare_many([pair], Settings(), encoder)
    came = [(one["rule"], one["outcome"]) for one in found["findings"]]
    if example.outcome is None:
        assert rule.code not in [code for code, _ in came]
    else:
        assert example.outcome in [outcome for _, outcome in came], came


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_a_rule_is_whole(rule: Rule) -> None:
    assert re.fullmatch(r"(FIG|STA|ATT|DAT|PLA|NAM|QUO|POL)\d{3}", rule.code)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)+", rule.name)
    assert get_rule(rule.name) is get_rule(rule.code.lower()) is rule
    doc = inspect.getdoc(type(rule)) or ""
    places = [doc.find(heading) for heading in SECTIONS]
    assert places == sorted(places)
    assert places[0] > 0
    parts = re.split("|".join(SECTIONS), doc)
    assert all(len(part.split()) >= 5 for part in parts), "a section says too little"


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_a_rule_shows_when_it_speaks_and_when_not(rule: Rule) -> None:
    assert rule.DIVERGES
    assert rule.AGREES
    assert None not in {example.outcome for example in rule.DIVERGES}
    assert not {example.outcome for example in rule.AGREES} & DIVERGENT
    examples = [(example.a, example.b) for example in (*rule.DIVERGES, *rule.AGREES)]
    assert len(set(examples)) == len(examples)
    for example in (*rule.DIVERGES, *rule.AGREES):
        assert example.a.strip() == example.a
        assert (example.b or example.a)[-1] in ".”!?"
        assert bool(example.b) is (rule.inside is None)
