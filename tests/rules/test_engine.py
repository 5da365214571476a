"""The engine keeps one divergence an alignment, the most specific."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from checker.model import Alignment, Divergence, Kind, Outcome, Severity
from checker.rules._base import Example, Rule
from checker.rules._engine import judge
from checker.settings import Settings
from tests.build import alignment, figure_side


def _divergence(rule: Rule, found: Alignment, outcome: Outcome) -> Divergence:
    return Divergence(
        rule=rule.code,
        kind=rule.kind,
        outcome=outcome,
        severity=Severity.LOW,
        what="people",
        explanation="",
        quote_a=found.a.mention.span,
        quote_b=found.b.mention.span,
    )


class General(Rule):
    """Finds everything."""

    code, name, kind, since = "TST001", "general", Kind.FIGURE, "0"
    DIVERGES: ClassVar[tuple[Example, ...]] = ()
    AGREES: ClassVar[tuple[Example, ...]] = ()

    def check(self, alignment: Alignment, settings: Settings) -> Iterator[Divergence]:
        yield _divergence(self, alignment, Outcome.CONFLICT)


class Special(General):
    """Finds copied text only."""

    code, name, specificity = "TST002", "special", 5

    def check(self, alignment: Alignment, settings: Settings) -> Iterator[Divergence]:
        if alignment.copied:
            yield _divergence(self, alignment, Outcome.UPDATE)


class Dates(General):
    """Speaks of dates only."""

    code, name, kind = "TST003", "dates", Kind.DATE


A = figure_side("ledger", "11 people died.", "11", 11)
B = figure_side("wire", "14 people died.", "14", 14)
RULES = (General(), Special(), Dates())


def codes(settings: Settings | None = None, **more: bool) -> list[str]:
    return [j.rule.code for j in judge([alignment(A, B, **more)], settings or Settings(), RULES)]


def test_the_more_specific_rule_wins() -> None:
    assert codes(copied=True) == ["TST002"]


def test_the_general_rule_speaks_where_the_specific_is_silent() -> None:
    assert codes() == ["TST001"]


def test_a_rule_switched_off_is_silent() -> None:
    assert codes(Settings(disabled_rules=frozenset({"TST001"}))) == []


def test_rules_of_another_kind_are_not_asked() -> None:
    assert list(judge([alignment(A, B)], Settings(), (Dates(),))) == []
