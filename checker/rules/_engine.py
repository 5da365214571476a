"""Runs the rules over alignments: one divergence an alignment, the most specific rule's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from checker.model import Alignment, Divergence, Outcome
from checker.rules._base import Rule
from checker.rules._registry import all_rules
from checker.settings import Settings

_PRESSING = list(Outcome)


@dataclass(frozen=True, slots=True)
class Judged:
    """An alignment with what the rules found in it."""

    alignment: Alignment
    divergence: Divergence
    rule: Rule


def judge(alignments: Iterable[Alignment], settings: Settings, rules: Sequence[Rule] | None = None) -> Iterator[Judged]:
    """What the rules find, in the order of the alignments; an alignment in which no rule finds anything yields nothing.

    Where several rules speak of one alignment, the most specific is kept; among equals the most pressing outcome.
    """
    active = [rule for rule in (all_rules() if rules is None else rules) if rule.code not in settings.disabled_rules]
    for alignment in alignments:
        found = [
            Judged(alignment, divergence, rule)
            for rule in active
            if rule.kind == alignment.kind and rule.inside is alignment.inside
            for divergence in rule.check(alignment, settings)
        ]
        if found:
            yield min(found, key=lambda f: (-f.rule.specificity, _PRESSING.index(f.divergence.outcome), f.rule.code))
