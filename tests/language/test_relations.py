"""What one named bearer is said to be to another, and which of it excludes which."""

from __future__ import annotations

import pytest

from checker import claims
from checker.language.relations import Relation, at, find
from checker.language.relations_clash import Clash, clash, inverse
from checker.language.same_bearer import one, unlike
from tests.align.reading import page


def read(text: str) -> tuple[Relation, ...]:
    return find(claims.read(page(text))[0])


@pytest.mark.parametrize(
    ("text", "group", "subject", "object_"),
    [
        ("Marta Ilieva, wife of the engineer Anton Brandt, sings.", "kin", "marta ilieva", "anton brandt"),
        ("Anton Brandt's wife, Marta Ilieva, sings.", "kin", "marta ilieva", "anton brandt"),
        ("Marta Ilieva is Anton Brandt's ex-wife.", "kin", "marta ilieva", "anton brandt"),
        ("The sister of Anton Brandt is Marta Ilieva.", "kin", "marta ilieva", "anton brandt"),
        ("Anton Brandt came with his wife, Marta Ilieva.", "kin", "marta ilieva", "anton brandt"),
        ("Anton Brandt secretly married the singer Marta Ilieva.", "kin", "anton brandt", "marta ilieva"),
        ("Haugen Lines is a unit of tanker firm, Oberlin Marine.", "ownership", "oberlin marine", "haugen lines"),
        ("Haugen Shipping was bought in 2011 by Oberlin Marine.", "ownership", "oberlin marine", "haugen shipping"),
        ("Haugen Shipping has acquired its rival Oberlin Marine.", "ownership", "haugen shipping", "oberlin marine"),
        ("Anton Brandt's predecessor, the late Marta Ilieva, was there.", "succession", "anton brandt", "marta ilieva"),
        ("Anton Brandt , the mayor of Oberfeld , was there .", "office", "anton brandt", "oberfeld"),
        ("Anton Brandt, 51, an analyst at Oberlin Marine, was there.", "held", "anton brandt", "oberlin marine"),
        ("Anton Brandt works for Oberlin Marine.", "held", "anton brandt", "oberlin marine"),
        ("Oslo-based Haugen Shipping lost two ferries.", "seat", "haugen shipping", "Oslo"),
        ("Haugen Shipping, a ferry line based in Oslo, lost two ferries.", "seat", "haugen shipping", "Oslo"),
        ("Haugen Shipping's headquarters is in Oslo.", "seat", "haugen shipping", "Oslo"),
        ("The Norwegian ferry company Haugen Shipping lost two ships.", "seat", "haugen shipping", "norway"),
        ("Anton Brandt was born on March 3, 1961, in Madrid, Spain.", "birth", "anton brandt", "Madrid, Spain"),
        ("Anton Brandt is a Spanish citizen.", "nation", "anton brandt", "spain"),
        ("Oberlin CEO Anton Brandt sings.", "office", "anton brandt", "oberlin"),
        ("Oberfeld mayor Anton Brandt sings.", "office", "anton brandt", "oberfeld"),
    ],
)  # fmt: skip
def test_a_relation_is_read(text: str, group: str, subject: str, object_: str) -> None:
    (found,) = [relation for relation in read(text) if relation.group == group]
    assert (found.subject, found.object) == (subject, object_)
    assert found in at(claims.read(page(text))[0], found.start)


@pytest.mark.parametrize(
    "text",
    [
        "Anton Brandt is not the mayor of Oberfeld.",
        "Anton Brandt, the deputy mayor of Oberfeld, was there.",
        "Anton Brandt and Marta Ilieva bought a house.",
        "Anton Brandt, half brother of Marta Ilieva, was there.",
        "Haugen Shipping did not buy Oberlin Marine.",
        "Haugen Shipping bought Oberlin Marine's ferries.",
        "He is the husband of a singer.",
    ],
)
def test_what_is_not_plainly_said_is_not_read(text: str) -> None:
    assert not [r for r in read(text) if r.group not in ("seat", "nation")]


WIFE = "Marta Ilieva is the wife of Anton Brandt."


@pytest.mark.parametrize(
    ("a", "b", "way"),
    [
        (WIFE, "Marta Ilieva is Anton Brandt's sister.", Clash.RELATION),
        (WIFE, "Anton Brandt is Marta Ilieva's ex-husband.", Clash.RELATION),
        (WIFE, "Anton Brandt is Marta Ilieva's husband.", None),
        (WIFE, "Anton Brandt is married to Sofia Moreno.", Clash.HOLDER),
        (WIFE, "Anton Brandt married Sofia Moreno.", None),
        (WIFE, "Rolf Haas married Sofia Moreno.", None),
        (WIFE, "Anton Brandt is Ilieva's son-in-law.", None),
        ("The 4th Circuit, based in Oslo, ruled on it.", "The 9th Circuit, based in Lisbon, ruled on it.", None),
        ("Rolf Haas is a Palestinian poet.", "Rolf Haas is a Jordanian poet.", None),
        ("Marta Ilieva is Anton Brandt's mother.", "Anton Brandt is the son of Marta Ilieva.", None),
        ("Marta Ilieva is Anton Brandt's mother.", "Marta Ilieva is the daughter of Anton Brandt.", Clash.RELATION),
        ("Rolf Haas beat Anton Brandt.", "Anton Brandt defeated Rolf Haas.", Clash.DIRECTION),
        ("Rolf Haas beat Anton Brandt.", "Anton Brandt was defeated by Rolf Haas.", None),
        ("Rolf Haas succeeded Anton Brandt.", "Sofia Moreno replaced Anton Brandt.", Clash.HOLDER),
        ("Rolf Haas is the mayor of Oberfeld.", "Sofia Moreno is the mayor of Oberfeld.", Clash.HOLDER),
        ("Rolf Haas is the mayor of Oberfeld.", "Sofia Moreno is the mayor of Lindau.", None),
        ("Rolf Haas is a reporter at Die Linse.", "Rolf Haas is a reporter for Kurier.", Clash.BODY),
        ("Rolf Haas is the director of Die Linse.", "Rolf Haas is the director of Kurier.", None),
        ("Rolf Haas was born in Madrid.", "Rolf Haas was born in Spain.", None),
        ("Rolf Haas was born in Madrid.", "Rolf Haas was born in Lisbon.", Clash.PLACE),
        ("Rolf Haas is a Spanish cellist.", "Rolf Haas is a Danish cellist.", None),
        ("Rolf Haas is a Spanish citizen.", "Rolf Haas is a Danish citizen.", Clash.PLACE),
    ],
)
def test_which_relations_exclude_each_other(a: str, b: str, way: Clash | None) -> None:
    ways = {clash(x, y) for x in read(a) for y in read(b)}
    assert ways - {None} == ({way} if way else set())


def test_inverses_and_spellings() -> None:
    assert (inverse("parent"), inverse("child"), inverse("cousin")) == ("child", "parent", "cousin")
    assert unlike("anton brandt", "marta ilieva")
    assert not unlike("anton brandt", "anton brant")


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("sudan", "south sudan", False),
        ("mexico", "bank of mexico", False),
        ("virginia", "west virginia", False),
        ("oberlin college", "oberlin", False),
        ("brandt", "anton brandt", True),
        ("haugen bank", "haugen bank ltd", True),
        ("nfbk", "national foundation for the birds of kent", True),
    ],
)
def test_who_is_one_bearer(a: str, b: str, same: bool) -> None:
    assert one(a, b) is one(b, a) is same


@pytest.mark.parametrize(
    "text",
    [
        "The article wrongly said that Marta Ilieva is the wife of Anton Brandt.",
        "A report that Haugen Shipping acquired Oberlin Marine is false.",
        "Haugen Shipping would have acquired Oberlin Marine.",
        "Haugen Shipping nearly bought Oberlin Marine.",
        "Anton Brandt denied that Marta Ilieva is his sister.",
        "If Haugen Shipping buys Oberlin Marine, prices rise.",
    ],
)
def test_what_is_not_stated_is_not_read(text: str) -> None:
    assert not read(text)


@pytest.mark.parametrize(
    "text",
    [
        "Anton Brandt was the mayor of Oberfeld when the bridge was built.",
        "Anton Brandt, mayor of Oberfeld until last May, was there.",
        "Anton Brandt became the mayor of Oberfeld in 1997.",
        "Anton Brandt, then the husband of Marta Ilieva, was there.",
        "Anton Brandt's late wife, Marta Ilieva, founded it.",
    ],
)
def test_what_is_told_as_past(text: str) -> None:
    assert all(relation.past for relation in read(text))
