"""The whole names of events, and the stretches of days that dates belong to."""

from __future__ import annotations

import pytest

from checker.align.days import meet, stretch
from checker.align.event_names import agree, event_names, one_event
from tests.align.reading import sentence


@pytest.mark.parametrize(
    ("text", "orders", "parties"),
    [
        ("The third round of talks between Peru and Chile is due.", {"3"}, {"PE", "CL"}),
        ("Game two between Oberfeld and Lindau was tight.", {"2"}, {"oberfeld", "lindau"}),
        ("The trial of former mayor Anton Brandt opens soon.", set(), {"anton brandt"}),
        ("Peru's next election will be calm.", {"next"}, {"PE"}),
    ],
)
def test_what_tells_an_event_from_its_like(text: str, orders: set[str], parties: set[str]) -> None:
    (name,) = event_names(text)[-1:]
    assert (name.orders, name.parties) == (orders, parties)


@pytest.mark.parametrize(
    ("a", "b", "one"),
    [
        ("The trial of Anton Brandt opens.", "Brandt's trial opens.", True),
        ("The trial of Anton Brandt opens.", "The trial of Sofia Brandt opens.", False),
        ("The match between Oberfeld and Lindau starts.", "Oberfeld's match starts.", False),
        ("The election in Peru is near.", "The presidential election in Peru is near.", True),
        ("The local election in Peru is near.", "The presidential election in Peru is near.", False),
        ("New elections in Peru are near.", "The presidential vote in Peru is near.", True),
        ("New talks with Peru are near.", "The talks with Peru are near.", False),
        ("The trial of Anton Brandt opens.", "The retrial of Anton Brandt opens.", False),
        ("The funeral in Lindau is near.", "The funeral in Narvik is near.", False),
    ],
)
def test_two_names_of_one_event(a: str, b: str, one: bool) -> None:
    (first,), (second,) = event_names(a), event_names(b)
    assert agree(first, second) is one
    assert one_event(a, b, whole=True) is one


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The fair was held on July 11 and 12.", ("07-11", "07-12")),
        ("The fair was held on July 11-13.", ("07-11", "07-13")),
        ("The fair was held from July 30 to August 2.", ("07-30", "08-02")),
        ("The fair was held on July 11.", ("07-11", "07-11")),
        ("The fair was held on July 11 and 40 people came.", ("07-11", "07-11")),
    ],
)
def test_stretches_of_days(text: str, expected: tuple[str, str]) -> None:
    claim = sentence(text)
    assert stretch(claim, claim.dates[0].start, claim.dates[0].end) == expected


def test_stretches_meet_in_one_day() -> None:
    assert meet(("07-11", "07-13"), ("07-13", "07-13"))
    assert not meet(("07-11", "07-13"), ("07-14", "07-15"))
