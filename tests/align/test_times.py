"""What time can explain, and what it cannot."""

from __future__ import annotations

from dataclasses import replace

from checker.align.times import with_times
from checker.language.voices import same_time
from checker.model import Alignment, Side
from tests.build import alignment, figure, figure_side


def side(name: str, value: int, day: str) -> Side:
    return figure_side(name, f"The army counts {value} soldiers there.", str(value), value, published=day)


def pair(a: Side, b: Side) -> Alignment:
    return alignment(a, b, same_time=same_time(a.mention, b.mention))


EARLY = side("ledger", 11_000, "2024-10-18")
LATE = side("courier", 12_000, "2024-10-21")


def test_a_later_value_may_be_an_update() -> None:
    assert [found.same_time for found in with_times([pair(EARLY, LATE)])] == [False]


def test_a_value_that_was_about_already_is_none() -> None:
    rival = side("wire", 12_000, "2024-10-18")
    found = with_times([pair(EARLY, LATE), pair(rival, LATE), pair(EARLY, rival)])
    assert [one.same_time for one in found] == [True, False, True]


def test_an_earlier_value_that_is_still_told_is_none_either() -> None:
    again = side("post", 11_000, "2024-10-22")
    found = with_times([pair(EARLY, LATE), pair(EARLY, again), pair(again, LATE)])
    assert found[0].same_time is True


def test_other_quantities_say_nothing_about_it() -> None:
    other = side("wire", 12_000, "2024-10-18")
    apart = replace(pair(other, LATE), other_scope="one counts the dead")
    assert with_times([pair(EARLY, LATE), apart])[0].same_time is False


def test_unknown_dates_stay_unknown() -> None:
    undated = figure_side("wire", "The army counts 12 soldiers there.", "12", 12)
    assert with_times([alignment(EARLY, undated)])[0].same_time is None


def test_days_are_compared_as_precisely_as_both_know_them() -> None:
    def on(day: str | None) -> object:
        return figure("12 men", "12", 12, as_of=day)

    def same(a: str | None, b: str | None) -> bool | None:
        return same_time(on(a), on(b))  # type: ignore[arg-type]

    assert same("2024-10-18", "2024-10-18T09:30") is True
    assert same("2024-10", "2024-10-18") is True
    assert same("2024-10-17", "2024-10-18T09:30") is False
    assert same(None, "2024-10-18") is None
