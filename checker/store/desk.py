"""What this desk wants of the rules: which are switched off, how sure a finding must be, which thresholds a check uses.

The desk's setting "rules" holds it as one value, so that a change is one event of the log. Two things follow from it:
the next check leaves the rules out and takes the thresholds (`settings_for`), and open findings that the desk does not
want to see are hidden (`hidden`). What somebody has decided on is never hidden.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from checker.errors import StoreError
from checker.model import DIVERGENT
from checker.settings import Settings
from checker.store import people, schema

#: The name of the setting.
NAME = "rules"
_F = schema.finding.c


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskRules:
    """What the desk wants of the rules.

    `off` are codes of rules. `least` gives for a rule's code the confidence, 0..1, below which its open findings are
    not shown. `min_probability` (0..1) and `window_days` take the place of the settings of the same name; None leaves
    those as they are.
    """

    off: frozenset[str] = frozenset()
    least: Mapping[str, float] = field(default_factory=dict)
    min_probability: float | None = None
    window_days: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What a change of the desk's rules would do to the findings that ask for a decision.

    `shown` counts the open findings that are shown now, `hides` those of them that would no longer be, `returns` those
    hidden now that would be shown again. `kept` counts findings that would be hidden but for what somebody decided on
    them; `fewer` the open figure findings that a check with the new `min_probability` would no longer make.
    `hides_by_rule` says for each rule how many it would hide.
    """

    shown: int
    hides: int
    returns: int
    kept: int
    fewer: int
    hides_by_rule: Mapping[str, int]


NOTHING = DeskRules()


def as_value(rules: DeskRules) -> dict[str, Any] | None:
    """The value that is kept; None where nothing is wanted of the rules."""
    value: dict[str, Any] = {}
    if rules.off:
        value["off"] = sorted(rules.off)
    if least := {code: float(level) for code, level in sorted(rules.least.items()) if level > 0}:
        value["least"] = least
    if rules.min_probability is not None:
        value["min_probability"] = float(rules.min_probability)
    if rules.window_days is not None:
        value["window_days"] = rules.window_days
    return value or None


def from_value(value: Any) -> DeskRules:
    """What a kept value says.

    Raises:
        StoreError: it is no such value, or a threshold is out of its range.
    """
    if value is None:
        return NOTHING
    if not isinstance(value, dict):
        raise StoreError("the desk's rules cannot be read.", advice="Set them again on the Rules page.")
    off, least = value.get("off") or [], value.get("least") or {}
    sound = isinstance(off, list) and isinstance(least, dict) and all(isinstance(code, str) for code in [*off, *least])
    sound = sound and all(_is_share(level) for level in least.values())
    probability, days = value.get("min_probability"), value.get("window_days")
    sound = sound and (probability is None or _is_share(probability))
    sound = sound and (days is None or (isinstance(days, int) and not isinstance(days, bool) and days >= 0))
    if not sound:
        raise StoreError(
            "the desk's rules are not as they must be.",
            advice="off: codes; least: 0 to 1 for a code; min_probability: 0 to 1; window_days: 0 or more.",
        )
    return DeskRules(
        off=frozenset(off),
        least={code: float(level) for code, level in least.items()},
        min_probability=None if probability is None else float(probability),
        window_days=days,
    )


def _is_share(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and 0 <= value <= 1


def read(connection: Connection) -> DeskRules:
    """What the desk wants now."""
    return from_value(people.settings(connection).get(NAME))


def settings_for(rules: DeskRules, settings: Settings) -> Settings:
    """The settings of a check, with what the desk wants of it; rules that they switch off themselves stay off."""
    changed: dict[str, Any] = {"disabled_rules": settings.disabled_rules | rules.off}
    if rules.min_probability is not None:
        changed["min_probability"] = rules.min_probability
    if rules.window_days is not None:
        changed["window_days"] = rules.window_days
    return replace(settings, **changed)


def hidden(rules: DeskRules) -> ColumnElement[bool] | None:
    """The condition for a finding that the desk does not want to see; None where it wants to see all."""
    unwanted = _unwanted(rules)
    return None if unwanted is None else and_(_F.state == "open", unwanted)


def _unwanted(rules: DeskRules) -> ColumnElement[bool] | None:
    parts: list[ColumnElement[bool]] = []
    if rules.off:
        parts.append(_F.rule.in_(sorted(rules.off)))
    parts += [and_(_F.rule == code, _F.confidence < level) for code, level in sorted(rules.least.items()) if level > 0]
    return or_(*parts) if parts else None


def conditions(connection: Connection, wanted: bool | None) -> list[ColumnElement[bool]]:
    """The condition on findings that `FindingQuery.hidden` stands for: False for shown ones, True for hidden ones."""
    if wanted is None:
        return []
    out = hidden(read(connection))
    if out is None:
        return [_F.id.is_(None)] if wanted else []
    return [out if wanted else ~out]


def effect(connection: Connection, then: DeskRules) -> Effect:
    """What changing from the present rules to `then` would do."""
    now = read(connection)
    hidden_now, hidden_then = hidden(now), hidden(then)
    asks = _F.outcome.in_(sorted(str(outcome) for outcome in DIVERGENT))
    is_open = _F.state == "open"
    here = [asks, is_open] + ([] if hidden_now is None else [~hidden_now])

    def count(*where: ColumnElement[bool]) -> int:
        statement = select(func.count()).select_from(schema.finding).where(*where)
        return int(connection.execute(statement).scalar_one())

    by_rule: dict[str, int] = {}
    if hidden_then is not None:
        counted = select(_F.rule, func.count()).where(*here, hidden_then).group_by(_F.rule).order_by(_F.rule)
        by_rule = {str(code): int(number) for code, number in connection.execute(counted)}
    returns = 0
    if hidden_now is not None:
        back = [asks, is_open, hidden_now] + ([] if hidden_then is None else [~hidden_then])
        returns = count(*back)
    unwanted = _unwanted(then)
    kept = 0 if unwanted is None else count(asks, _F.decision.is_not(None), _F.state != "superseded", unwanted)
    fewer = 0
    if then.min_probability is not None and then.min_probability > (now.min_probability or Settings().min_probability):
        figures = [asks, is_open, _F.kind == "figure", _F.confidence < then.min_probability]
        fewer = count(*figures)
    return Effect(
        shown=count(*here), hides=sum(by_rule.values()), returns=returns, kept=kept, fewer=fewer, hides_by_rule=by_rule
    )
