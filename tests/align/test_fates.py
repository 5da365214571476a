"""Which states of one named person meet across two articles, and which are of two times, matters or senses."""

from __future__ import annotations

import pytest

from checker import claims
from checker.align.fates import align_fates, fates
from checker.model import Alignment
from tests.align.reading import page

DAY = "2025-03-04"


def aligned(a: str, b: str, days: tuple[str | None, str | None] = (DAY, DAY)) -> list[Alignment]:
    pages = [page(text, str(n), published=day) for n, (text, day) in enumerate(zip((a, b), days, strict=True))]
    read = [fates([one], claims.read(one)) for one in pages]
    return align_fates(*read)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Anton Brandt was arrested.", "Police are looking for Anton Brandt."),
        ("Anton Brandt was killed in the crash.", "Anton Brandt escaped unhurt."),
        ("A jury found Anton Brandt guilty of fraud.", "Anton Brandt was acquitted of fraud."),
        ("Anton Brandt was found guilty of tax fraud.", "Anton Brandt was cleared of fraud."),
        ("Anton Brandt pleaded guilty to arson.", "Anton Brandt pleaded not guilty to arson."),
        ("Anton Brandt stepped down on Monday.", "The club fired Anton Brandt on Monday."),
        ("Anton Brandt fled after a warrant was issued for him.", "Anton Brandt was arrested."),
    ],
)
def test_what_cannot_both_be(a: str, b: str) -> None:
    assert len(aligned(a, b)) == 1


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Posts falsely claimed that Anton Brandt was killed.", "Anton Brandt is alive."),
        ("Reports that Anton Brandt had died are a hoax.", "Anton Brandt is alive."),
        ("Friends feared Anton Brandt was dead.", "Anton Brandt was found alive."),
        ("Anton Brandt was nearly killed in the fall.", "Anton Brandt was unhurt."),
        ("Anton Brandt may have been killed.", "Anton Brandt is alive."),
        ("Anton Brandt was convicted of fraud.", "Anton Brandt was acquitted of perjury."),
        ("Anton Brandt was convicted of murder.", "Anton Brandt was acquitted of attempted murder."),
        ("Anton Brandt, who was convicted in 2019, left.", "Anton Brandt was acquitted on Monday."),
        ("Anton Brandt was convicted in May.", "Anton Brandt was acquitted at his retrial."),
        ("Anton Brandt resigned as chairman of the party.", "Anton Brandt was sacked as mayor of Oberfeld."),
        ("Anton Brandt was wanted by police before he gave himself up.", "Anton Brandt was detained."),
        ("The manhunt for Anton Brandt ended on Sunday.", "Anton Brandt was captured by police."),
        ("Anton Brandt is on the run. Guards later caught him.", "Anton Brandt was arrested."),
        ("Anton Brandt was alive when neighbours called.", "Anton Brandt was killed on Tuesday night."),
        ("Anton Brandt was dismissed for 37 by Haas.", "Anton Brandt quit as captain."),
        ("Anton Brandt retired hurt in the second set.", "Anton Brandt was ousted by Haas."),
        ("Anton Brandt was cleared to play.", "Anton Brandt was found guilty of assault."),
        ("Anton Brandt is wanted by Lindau United.", "Anton Brandt was detained at the airport."),
        ("Police fired at Anton Brandt.", "Anton Brandt resigned from the force."),
        ("Police are looking for Anton Brandt's killer.", "Anton Brandt was arrested over a debt."),
    ],
)
def test_what_may_both_be(a: str, b: str) -> None:
    assert not aligned(a, b)


@pytest.mark.parametrize(
    ("a", "b", "later", "met", "moving"),
    [
        ("Police are looking for Anton Brandt.", "Anton Brandt was arrested.", "2025-03-06", True, True),
        ("Anton Brandt was arrested.", "Anton Brandt is still at large.", "2025-03-05", True, False),
        ("Anton Brandt was arrested.", "Police are looking for Anton Brandt.", "2025-05-05", False, False),
        ("Anton Brandt was killed in the crash.", "Anton Brandt is alive.", "2025-03-05", True, False),
        ("Anton Brandt was convicted of fraud.", "Anton Brandt was acquitted of fraud.", "2025-09-05", True, True),
        ("Anton Brandt resigned.", "Anton Brandt was sacked.", "2025-09-05", False, False),
        ("Police are looking for Anton Brandt.", "Anton Brandt was arrested.", "2029-03-06", False, True),
    ],
)
def test_days_between_two_texts(a: str, b: str, later: str, *, met: bool, moving: bool) -> None:
    found = aligned(a, b, (DAY, later))
    assert bool(found) is met
    assert all(one.moving is moving for one in found)
