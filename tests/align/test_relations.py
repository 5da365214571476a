"""Which relations of named bearers meet across two articles, and which are of two times, events or bearers."""

from __future__ import annotations

import pytest

from checker import claims
from checker.align.relations import align_relations, relations
from checker.model import Alignment
from tests.align.reading import page

DAY = "2025-03-04"


def aligned(a: str, b: str, days: tuple[str | None, str | None] = (DAY, DAY)) -> list[Alignment]:
    pages = [page(text, str(n), published=day) for n, (text, day) in enumerate(zip((a, b), days, strict=True))]
    read = [relations([one], claims.read(one)) for one in pages]
    return align_relations(*read)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Marta Ilieva is the wife of Anton Brandt.", "Marta Ilieva is Anton Brandt's sister."),
        ("Haugen Shipping owns Oberlin Marine.", "Haugen Shipping is a unit of Oberlin Marine."),
        ("Haugen Shipping agreed to buy Oberlin Marine.", "Oberlin Marine agreed to buy Haugen Shipping."),
        ("Anton Brandt beat Rolf Haas in Sunday's Madrid final.", "Rolf Haas beat Anton Brandt in Madrid on Sunday."),
        ("Anton Brandt beat Rolf Haas.", "Rolf Haas beat Anton Brandt."),
        ("Anton Brandt murdered Rolf Haas.", "Rolf Haas murdered Anton Brandt."),
        ("Oberlin CEO Anton Brandt left.", "Oberlin CEO Marta Ilieva left."),
        ("Anton Brandt, the mayor of Oberfeld, left.", "Oberfeld mayor Marta Ilieva left."),
        ("Oslo-based Haugen Shipping grew.", "Haugen Shipping, based in Lisbon, grew."),
        ("They never met Brandt's predecessor, Rolf Haas.", "Rolf Haas succeeded Brandt."),
    ],
)
def test_what_cannot_both_be(a: str, b: str) -> None:
    assert len(aligned(a, b)) == 1


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("It is untrue that Marta Ilieva is the wife of Anton Brandt.", "Marta Ilieva is Anton Brandt's sister."),
        ("Anton Brandt beat Rolf Haas in Madrid.", "Rolf Haas beat Anton Brandt in Lisbon."),
        ("Anton Brandt beat Rolf Haas on Friday.", "Rolf Haas beat Anton Brandt on Sunday."),
        ("Anton Brandt beat Rolf Haas on Friday.", "Rolf Haas beat Anton Brandt."),
        ("Haugen Shipping sued Oberlin Marine.", "Oberlin Marine sued Haugen Shipping."),
        ("Spain bombed Denmark on Friday.", "Denmark bombed Spain on Saturday."),
        ("Anton Brandt succeeded Rolf Haas as leader.", "Rolf Haas succeeded Anton Brandt as treasurer."),
        ("Anton Brandt succeeded Rolf Haas in 2003.", "Rolf Haas succeeded Anton Brandt in 2011."),
        ("Marta Ilieva is the daughter of Anton Brandt.", "Marta Ilieva is the stepdaughter of Anton Brandt."),
        ("Anton Brandt was the mayor of Oberfeld.", "Marta Ilieva is the mayor of Oberfeld."),
        ("Anton Brandt, mayor of Oberfeld until May, left.", "Marta Ilieva is the mayor of Oberfeld."),
        ("Former Oberlin CEO Anton Brandt left.", "Oberlin CEO Marta Ilieva left."),
        ("Republican governor Anton Brandt left.", "Republican governor Marta Ilieva left."),
        ("Anton Brandt's late wife, Sofia Moreno, sang.", "Anton Brandt's wife, Marta Ilieva, sang."),
        ("Anton Brandt married Sofia Moreno.", "Anton Brandt's wife, Marta Ilieva, sang."),
        ("Anton Brandt is the governor of Virginia.", "Rolf Haas is the governor of West Virginia."),
        ("Anton Brandt, president of Mexico, left.", "Rolf Haas, president of the Bank of Mexico, left."),
        ("Anton Brandt, head coach of Spain, left.", "Rolf Haas, head coach of Spain, left."),
        ("Marta Ilieva hugged her son after Rolf Haas won.", "Marta Ilieva's brother, Rolf Haas, won."),
        ("Oslo-based Haugen Shipping grew.", "Haugen Shipping, which was based in Lisbon, grew."),
        ("The Spanish actor Anton Brandt left.", "Anton Brandt is Danish."),
    ],
)
def test_what_may_both_be(a: str, b: str) -> None:
    assert not aligned(a, b)


@pytest.mark.parametrize(
    ("a", "b", "later", "met", "moving"),
    [
        ("Oberlin CEO Anton Brandt left.", "Oberlin CEO Marta Ilieva left.", "2025-03-14", True, True),
        ("Oberlin CEO Anton Brandt left.", "Oberlin CEO Marta Ilieva left.", "2025-04-14", False, True),
        ("Anton Brandt beat Rolf Haas.", "Rolf Haas beat Anton Brandt.", "2025-03-14", False, False),
        ("Anton Brandt, mayor of Oberfeld, left.", "Rolf Haas, mayor of Oberfeld, left.", "2025-09-04", True, True),
        ("Anton Brandt, mayor of Oberfeld, left.", "Rolf Haas, mayor of Oberfeld, left.", "2029-09-04", False, True),
        ("Marta Ilieva is Anton Brandt's wife.", "Marta Ilieva is Anton Brandt's ex-wife.", "2025-09-04", True, True),
        ("Marta Ilieva is Anton Brandt's niece.", "Marta Ilieva is Anton Brandt's sister.", "2029-09-04", True, False),
        ("Anton Brandt was born in Madrid.", "Anton Brandt was born in Lisbon.", "2029-09-04", True, False),
    ],
)
def test_days_between_two_texts(a: str, b: str, later: str, *, met: bool, moving: bool) -> None:
    found = aligned(a, b, (DAY, later))
    assert bool(found) is met
    assert all(one.moving is moving for one in found)
