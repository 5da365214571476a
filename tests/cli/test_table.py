"""The table that `checker run` prints: a block a disagreement."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checker.cli import printing
from checker.model import Bound, Figure, Finding
from checker.records import values_key
from tests.store import building


def tolls(*numbers: float, figure: str | None = "q-toll") -> list[Finding]:
    """What is found between the first outlet and each of the others."""
    sides = [
        building.side(building.article(f"Paper {n}", f"In the valley {number:,.0f} soldiers are at work."), number)
        for n, number in enumerate(numbers)
    ]
    return [
        building.finding(sides[0], other, figure=figure, confidence=0.9 - n / 100) for n, other in enumerate(sides[1:])
    ]


@pytest.mark.parametrize(
    ("numbers", "figure", "blocks", "told"),
    [
        ((300, 400), "q", 1, ""),
        ((300, 400, 400), "q", 1, "and 1 more pair of passages gives these two values (--format jsonl lists it)"),
        ((300, 400, 400, 400), "q", 1, "and 2 more pairs of passages give these two values (--format"),
        ((300, 400, 500, 400), "q", 2, "and 1 more pair of passages gives"),
        ((300, 400, 500), "q", 2, ""),
        ((300, 400, 400, 400), None, 3, ""),
    ],
)  # fmt: skip
def test_the_same_two_values_of_a_figure_are_one_block(
    numbers: tuple[float, ...], figure: str | None, blocks: int, told: str
) -> None:
    printed = printing.table(tolls(*numbers, figure=figure), width=120)
    assert printed.count("CONFLICT") == blocks
    assert ("more pair" in printed) == bool(told)
    assert told in printed


def test_the_first_in_queue_order_stands_for_all_and_its_place_is_kept() -> None:
    found = tolls(300, 400, 500, 400)
    printed = printing.table(found, width=120)
    assert [ident for ident in (f.id for f in found) if ident in printed] == [found[0].id, found[1].id]
    assert printed.index(found[0].id) < printed.index("more pair") < printed.index(found[1].id)


def finding_of(a: Figure, b: Figure) -> Finding:
    (made,) = tolls(300, 400)
    one, two = made.alignment.a, made.alignment.b
    return replace(made, alignment=replace(made.alignment, a=replace(one, mention=a), b=replace(two, mention=b)))


def figure(low: float | None, high: float | None, **more: str) -> Figure:
    return Figure(start=0, end=1, text="x", low=low, high=high, bound=Bound.EXACT, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ((figure(300, 300), figure(400, 400)), (figure(400, 400), figure(300, 300)), True),
        ((figure(300, 300), figure(400, 400)), (figure(300, None), figure(None, 400)), True),
        ((figure(300, 300), figure(400, 400)), (figure(300, 350), figure(400, 400)), False),
        ((figure(300, 300, unit="soldier"), figure(400, 400)), (figure(300, 300, unit="man"), figure(400, 400)), True),
        (
            (figure(3, 3, unit="mile", dimension="length"), figure(4, 4, unit="mile", dimension="length")),
            (figure(3, 3, unit="kilometer", dimension="length"), figure(4, 4, unit="kilometer", dimension="length")),
            False,
        ),
        ((figure(0.1, 0.1), figure(0.2, 0.2)), (figure(0.1, 0.1), figure(0.20000001, 0.20000001)), False),
    ],
)  # fmt: skip
def test_two_values_are_the_same_two(one: tuple[Figure, Figure], two: tuple[Figure, Figure], same: bool) -> None:
    assert (values_key(finding_of(*one)) == values_key(finding_of(*two))) is same
