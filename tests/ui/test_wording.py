"""Drafts of what to print: a range with who stands at either end, one figure with its source."""

from __future__ import annotations

from typing import Any

import pytest

from checker_ui.components import wording


def row(low: float | None, high: float | None = None, **more: Any) -> dict[str, Any]:
    high = low if high is None and more.get("bound", "=") not in (">",) else high
    base = {"low": low, "high": high, "bound": "=", "outlet": "The Post", "article": "x", "source": None}
    return {**base, "as_of": None, "published": None, **more}


NIS = row(12_000, source="South Korea's NIS", as_of="2024-10-18")
KYIV = row(11_000, source="Ukrainian military intelligence", as_of="2024-10-18")


def drafted(choice: str, *rows: dict[str, Any], what: str = "North Korean soldiers", **more: Any) -> str:
    return wording.draft(choice, what, rows, **more)


def test_a_range_names_who_stands_at_either_end() -> None:
    assert drafted("publish_range", NIS, KYIV, unit="soldier") == (
        "North Korean soldiers: between 11,000 (Ukrainian military intelligence) and 12,000 (South Korea's NIS)."
    )


def test_dates_are_told_where_they_differ() -> None:
    later = {**NIS, "as_of": "2024-10-25"}
    assert "(Ukrainian military intelligence, 18 Oct 2024) and 12,000 (South Korea's NIS, 25 Oct 2024)" in drafted(
        "publish_range", later, KYIV
    )


def test_copies_and_outlets_that_relay_a_source_add_nobody() -> None:
    copy = {**NIS, "outlet": "Another"}
    unnamed = row(12_000, outlet="A third", as_of="2024-10-18")
    assert drafted("publish_range", NIS, copy, unnamed, KYIV) == drafted("publish_range", NIS, KYIV)


def test_one_source_with_two_figures_says_who_printed_which() -> None:
    a = row(1_500, source="the NIS", outlet="The Wire")
    b = row(1_300, source="the NIS", outlet="The Observer")
    told = drafted("publish_range", a, b, what="special forces")
    assert told == "Special forces: between 1,300 (the NIS, in The Observer) and 1,500 (the NIS, in The Wire)."


def test_what_lies_between_is_told_and_what_was_left_out_is_not() -> None:
    between = row(11_500, source="an envoy")
    part = row(3_000, source="the president")
    assert "Also reported: 11,500 (an envoy)." in drafted("publish_range", NIS, KYIV, between)
    assert "3,000" not in drafted("publish_range", NIS, KYIV, part, low=11_000, high=12_000)


def test_open_and_vague_figures_stay_open_and_vague() -> None:
    vague = {**KYIV, "bound": "~"}
    more = row(12_000, None, bound=">", source="an envoy")
    told = drafted("publish_range", vague, more)
    assert "between about 11,000 (Ukrainian military intelligence" in told
    assert "and more than 12,000 (an envoy)" in told


@pytest.mark.parametrize(
    ("what", "unit", "value", "words"),
    [
        ("damage", "dollar", 1_300_000_000, "Damage: 1.3 billion dollars, according to the bank."),
        ("inflation", "percentage", 3.4, "Inflation: 3.4 percent, according to the bank."),
        ("dollars spent", "dollar", 1_312_504, "Dollars spent: 1,312,504, according to the bank."),
        ("figure", "special force", 1_500, "Special forces: 1,500, according to the bank."),
        ("", "-", 7, "The figure: 7, according to the bank."),
        ("gusts", "mile per hour", 90, "Gusts: 90 miles per hour, according to the bank."),
    ],
)
def test_numbers_and_units_as_they_are_printed(what: str, unit: str, value: float, words: str) -> None:
    one = row(value, source="the bank")
    assert drafted("publish_one", one, what=what, one=one, unit=unit) == words


def test_a_figure_of_nobody_in_particular_says_so() -> None:
    one = row(9, outlet="The Post", published="2024-05-15")
    assert drafted("publish_one", one, what="dead", one=one) == (
        "Dead: 9, The Post reports without naming a source (15 May 2024)."
    )


def test_holding_says_what_the_sources_say() -> None:
    told = drafted("hold", NIS, KYIV)
    assert told.startswith("North Korean soldiers: no figure for now, because the sources differ: 11,000 (Ukr")
    assert drafted("not_contested", NIS, one=NIS) == "North Korean soldiers: 12,000."
