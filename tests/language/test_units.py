"""Units: dimensions and conversion."""

from __future__ import annotations

import pytest

from checker.language import units


@pytest.mark.parametrize(
    ("value", "unit", "to_unit", "wanted"),
    [
        (60, "mile", "kilometre", 96.56),
        (6000, "acre", "square mile", 9.375),
        (100, "celsius", "fahrenheit", 212),
        (1, "metric ton", "kilogram", 1000),
        (2, "foot", "inch", 24),
        (36, "month", "year", 3),
        (60, "mile per hour", "kilometre per hour", 96.56),
        (1, "barrel per day", "litre per day", 158.99),
        (5, "kilowatt", "horsepower", 6.705),
        (3, "dollar", "dollar", 3),
    ],
)
def test_converts(value: float, unit: str, to_unit: str, wanted: float) -> None:
    converted = units.convert(value, value, unit, to_unit)
    assert converted is not None
    assert converted[0] == pytest.approx(wanted, rel=1e-3)


@pytest.mark.parametrize(
    ("unit", "to_unit"), [("dollar", "euro"), ("mile", "acre"), ("soldier", "troop"), ("point", "percentage")]
)
def test_does_not_convert_what_has_no_rate(unit: str, to_unit: str) -> None:
    assert units.convert(1, 1, unit, to_unit) is None


def test_an_open_side_stays_open() -> None:
    assert units.convert(1, None, "kilometre", "metre") == (pytest.approx(1000), None)


@pytest.mark.parametrize(
    ("unit", "dimension"),
    [
        ("dollar", "currency"),
        ("mile", "length"),
        ("percentage", "share"),
        ("% kidney donor", "share"),
        ("north korean soldier", "count"),
        ("year of age", "age"),
        ("dollar per barrel", "currency per volume"),
        ("mile per hour", "speed"),
        ("-", "count"),
    ],
)
def test_dimension(unit: str, dimension: str) -> None:
    assert units.dimension(unit) == dimension


def test_currencies_compare_only_with_themselves() -> None:
    assert units.same_dimension("dollar", "dollar")
    assert not units.same_dimension("dollar", "euro")
    assert units.same_dimension("mile", "kilometre")


def test_every_unit_that_names_a_pint_unit_is_known_to_pint() -> None:
    for unit in units._pint_names():
        assert units.convert(1, 1, unit, unit) == (1, 1)
        expression = units._expression(unit)
        assert expression is not None
        units._registry().Quantity(1, expression)
