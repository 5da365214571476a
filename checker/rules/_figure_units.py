"""One figure in the unit of another, so that the two can be compared as values."""

from __future__ import annotations

from dataclasses import replace

from checker.language import units
from checker.model import Figure

#: Dimensions whose units convert, so that a unit which does not has no value to compare.
_MEASURED = frozenset({
    "length", "area", "volume", "mass", "duration", "age", "speed", "temperature", "energy", "power",
    "pressure", "frequency", "force", "torque", "data", "data rate",
})  # fmt: skip
_POINTS = {"percentage point": 1.0, "basis point": 0.01}


def in_units_of(figure: Figure, other: Figure) -> Figure | None:
    """The figure in the other's unit, or None where the two cannot be compared as values (kg and km, two currencies).

    Counts of things keep their noun: whether "soldiers" and "troops" are the same is for the alignment to judge.
    """
    if figure.unit == other.unit:
        return figure
    if figure.dimension == other.dimension == "share":
        factor = (100.0 if figure.unit.startswith("% ") else 1.0) / (100.0 if other.unit.startswith("% ") else 1.0)
        return _scaled(figure, factor, other.unit)
    if (scale := _scale(figure.unit, other.unit)) is not None:
        return _scaled(figure, scale, other.unit)
    if {figure.dimension, other.dimension} == {"age", "duration"}:
        return _converted(figure, other.unit)
    if figure.unit.partition(" per ")[0] == other.unit.partition(" per ")[0] and (" per " in figure.unit) != (
        " per " in other.unit
    ):
        return figure  # "$114 billion a year" and "$114 billion"
    if "-" in (figure.unit, other.unit) or figure.dimension == other.dimension == "count":
        return figure if _countlike(figure) and _countlike(other) else None
    if figure.dimension == other.dimension and figure.dimension not in ("currency", "points"):
        return _converted(figure, other.unit) or (figure if figure.dimension not in _MEASURED else None)
    return None


def _scaled(figure: Figure, factor: float, unit: str) -> Figure:
    low, high = (None if end is None else round(end * factor, 10) for end in (figure.low, figure.high))
    return replace(figure, low=low, high=high, unit=unit)


def _converted(figure: Figure, unit: str) -> Figure | None:
    converted = units.convert(figure.low, figure.high, figure.unit, unit)
    return None if converted is None else replace(figure, low=converted[0], high=converted[1], unit=unit)


def _scale(unit: str, to_unit: str) -> float | None:
    """By what a value is multiplied to be in `to_unit`: basis points in points, "a day" in "a week"; None elsewhere."""
    if unit in _POINTS and to_unit in _POINTS:
        return _POINTS[unit] / _POINTS[to_unit]
    thing, _, time = unit.partition(" per ")
    other_thing, _, other_time = to_unit.partition(" per ")
    if not time or not other_time or thing != other_thing:
        return None
    converted = units.convert(1.0, 1.0, other_time, time)
    return converted[0] if converted else None


def _countlike(figure: Figure) -> bool:
    return figure.unit == "-" or figure.dimension in ("count", "magnitude", "ratio", "score")
