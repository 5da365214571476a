"""Alignments of figures become contested figures: every value of one quantity, by outlet, source and date.

Groups grow from the surest alignment on. Two groups are joined only if no member of one contradicts a member of the
other (a pair judged to be of another scope, another kind of unit), and two of several members each only by a link that
is sure enough, so that no chain of weak links joins killed with injured, or one quake with another.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from checker.ids import digest
from checker.language.voices import voices
from checker.model import ContestedFigure, Figure, Finding, Kind, Outcome, Side, Value
from checker.records import identify

_JOINING = frozenset({Outcome.CONFLICT, Outcome.ATTRIBUTED, Outcome.UPDATE, Outcome.COMPATIBLE, Outcome.AGREE})
_SURE = 0.08  # P(same quantity) from which an alignment joins a mention to a group, or to another
_SURE_OF_GROUPS = 0.3  # the same for two groups of several mentions each: one weak link says little about so many


def gather(findings: Sequence[Finding]) -> tuple[list[Finding], list[ContestedFigure]]:
    """The findings with their contested figures' ids, origins and voices counted, and the contested figures.

    A contested figure holds at least one divergence; a quantity on which all agree is not contested. A divergence
    counts all that stand behind its two values, an agreement its own two sides.
    """
    figures = [f for f in findings if f.divergence.kind is Kind.FIGURE]
    sides: dict[str, Side] = {}
    apart: set[frozenset[str]] = set()
    for finding in figures:
        a, b = _key(finding.alignment.a), _key(finding.alignment.b)
        sides[a], sides[b] = finding.alignment.a, finding.alignment.b
        if finding.divergence.outcome is Outcome.SCOPE:
            apart.add(frozenset((a, b)))
    group_of: dict[str, frozenset[str]] = {key: frozenset((key,)) for key in sides}
    joining = [f for f in figures if f.divergence.outcome in _JOINING and f.alignment.probability >= _SURE]
    for finding in sorted(joining, key=lambda f: -f.alignment.probability):
        left, right = group_of[_key(finding.alignment.a)], group_of[_key(finding.alignment.b)]
        if min(len(left), len(right)) > 1 and finding.alignment.probability < _SURE_OF_GROUPS:
            continue
        if left is right or any(frozenset((x, y)) in apart or _unlike(sides[x], sides[y]) for x in left for y in right):
            continue
        joined = left | right
        for key in joined:
            group_of[key] = joined
    return _figures(findings, group_of, sides)


def _figures(
    findings: Sequence[Finding], group_of: dict[str, frozenset[str]], sides: dict[str, Side]
) -> tuple[list[Finding], list[ContestedFigure]]:
    contested: dict[frozenset[str], list[Finding]] = {}
    for finding in findings:
        group = _group(finding, group_of)
        if group and finding.divergence.outcome in (Outcome.CONFLICT, Outcome.ATTRIBUTED, Outcome.UPDATE):
            contested.setdefault(group, []).append(finding)
    ids = {group: "q" + digest("quantity", min(group)) for group in contested}
    counted = []
    for finding in findings:
        group = _group(finding, group_of)
        if group is None or finding.divergence.outcome is Outcome.AGREE:
            members = [finding.alignment.a, finding.alignment.b]
        else:
            members = _of_either_value(finding, [sides[key] for key in group])
        counted.append(
            replace(
                finding,
                figure_id=ids.get(group) if group else None,
                origins=len({side.article.origin or side.article.id for side in members}),
                voices=voices((side.claim, side.mention) for side in members),
            )
        )
    return counted, [
        ContestedFigure(
            id=ids[group],
            what=Counter(f.divergence.what for f in found).most_common(1)[0][0],  # of equals the first
            unit=_unit([sides[key] for key in group]),
            story_id=found[0].story_id,
            values=tuple(sorted((value_of(key, sides[key]) for key in group), key=_order)),
            finding_ids=tuple(sorted(f.id for f in counted if f.figure_id == ids[group])),
        )
        for group, found in contested.items()
    ]


def _group(finding: Finding, group_of: dict[str, frozenset[str]]) -> frozenset[str] | None:
    """The group both mentions are in; None where they are not in one."""
    if finding.divergence.kind is not Kind.FIGURE:
        return None
    group = group_of.get(_key(finding.alignment.a))
    return group if group and _key(finding.alignment.b) in group else None


def _of_either_value(finding: Finding, members: Sequence[Side]) -> list[Side]:
    values = [_stated(finding.alignment.a), _stated(finding.alignment.b)]
    return [side for side in members if _stated(side) in values]


def _stated(side: Side) -> tuple[float | None, float | None]:
    mention = side.mention
    return (mention.low, mention.high) if isinstance(mention, Figure) else (None, None)


def _key(side: Side) -> str:
    return identify(side.claim, side.mention)


def _unlike(a: Side, b: Side) -> bool:
    """Whether two mentions cannot be of one quantity."""
    if not isinstance(a.mention, Figure) or not isinstance(b.mention, Figure):
        return True
    return a.mention.dimension != b.mention.dimension or (a.mention.change is None) != (b.mention.change is None)


def _unit(members: Sequence[Side]) -> str:
    units = [side.mention.unit for side in members if isinstance(side.mention, Figure)]
    return max(sorted(set(units)), key=units.count)


def value_of(key: str, side: Side) -> Value:
    """The value that a side's figure is in a contested figure; `key` is the mention's id (records.identify)."""
    mention = side.mention
    assert isinstance(mention, Figure)
    return Value(
        mention_id=key,
        article=side.article.name,
        outlet=side.article.outlet,
        origin=side.article.origin or side.article.id,
        published=side.article.published,
        as_of=mention.as_of,
        source=mention.source,
        low=mention.low,
        high=mention.high,
        bound=mention.bound,
        unit=mention.unit,
        text=mention.text,
        sentence=side.claim.text,
    )


def _order(value: Value) -> tuple[str, str, str]:
    return (value.as_of or value.published or "9", value.outlet, value.mention_id)
