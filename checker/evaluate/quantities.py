"""Figures read out of sentences, with the matching of the CQE evaluation (Almasian et al. 2023).

A figure is right if its value is; then its unit is looked at, and its bound or change.
"""

from __future__ import annotations

import math
from typing import Any

from checker.evaluate._gold import read_rows
from checker.evaluate._report import Rates, Scores
from checker.settings import Settings

#: Published F1 on the whole of NewsQuant (value, with unit, with change): Almasian et al. 2023, table 5.
PUBLISHED = {"value": "CQE 92.0, quantulum3 73.0", "unit": "CQE 85.6, quantulum3 47.2", "change": "CQE 88.1"}


def gold_interval(value: str) -> tuple[float, float]:
    """A gold value as an interval: "275.0" is a point, "4-6" a range."""
    dash = value.find("-", 1)
    if dash > 0 and "e" not in value.lower():
        low, high = sorted((float(value[:dash]), float(value[dash + 1 :])))
        return low, high
    return float(value), float(value)


def stated(mention: dict[str, Any]) -> tuple[float | None, float | None]:
    """What a mention states; where one side is open, the number that was given (as the gold data do)."""
    low, high = mention.get("low"), mention.get("high")
    return (high if low is None else low), (low if high is None else high)


def _equal(found: tuple[float | None, float | None], gold: tuple[float, float]) -> bool:
    return all(
        x is not None and math.isclose(x, y, rel_tol=1e-5, abs_tol=1e-8) for x, y in zip(found, gold, strict=True)
    )


def _same_unit(mention: dict[str, Any], quantity: dict[str, Any]) -> bool:
    wanted = {str(quantity.get(name, "")).lower() for name in ("normalized_unit", "unit")}
    return str(mention.get("unit") or "-").lower() in wanted


def _same_change(mention: dict[str, Any], quantity: dict[str, Any]) -> bool:
    return bool((mention.get("change") or mention.get("bound") or "=") == quantity.get("change", "="))


def score(path: str, settings: Settings, show: bool) -> Scores:
    """Reads the figures of every sentence."""
    from checker import pipeline

    rows = read_rows(path, "text", "quantities")
    gold = found = value = unit = change = 0
    lines = []
    for row in rows:
        left = [m for m in pipeline.extract(row["text"]) if m["kind"] == "figure"]
        gold += len(row["quantities"])
        found += len(left)
        missed = []
        for quantity in row["quantities"]:
            interval = gold_interval(quantity["value"])
            same = [m for m in left if _equal(stated(m), interval)]
            if not same:
                missed.append(quantity)
                continue
            # Of several with this value the one with the unit is meant.
            match = next((m for m in same if _same_unit(m, quantity)), same[0])
            left.remove(match)
            value += 1
            unit += _same_unit(match, quantity)
            change += _same_change(match, quantity)
            if show and not (_same_unit(match, quantity) and _same_change(match, quantity)):
                lines.append(f"  unit or change {row['text']} | {_words(match)} | gold {_gold_words(quantity)}")
        if show:
            lines += [f"  missed {row['text']} | {_gold_words(quantity)}" for quantity in missed]
            lines += [f"  wrong  {row['text']} | {_words(mention)}" for mention in left]
    rates = {name: Rates(right, found, gold) for name, right in (("value", value), ("unit", unit), ("change", change))}
    lines.append(f"{len(rows)} sentences, {gold} figures in gold, {found} found")
    lines += [
        f"{'value' if name == 'value' else 'value+' + name:13s} {rate}   published on NewsQuant: {PUBLISHED[name]}"
        for name, rate in rates.items()
    ]
    return Scores(figures={f"{name}_f1": rate.f1 for name, rate in rates.items()}, lines=tuple(lines))


def _words(mention: dict[str, Any]) -> str:
    change = mention.get("change") or mention.get("bound")
    return f"[{mention['text']}] {mention.get('low')}..{mention.get('high')} {change} {mention.get('unit')}"


def _gold_words(quantity: dict[str, Any]) -> str:
    return f"{quantity['value']} {quantity.get('change', '=')} {quantity.get('normalized_unit')}"
