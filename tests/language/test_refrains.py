"""Two lines of one speech, and one line in two wordings."""

from __future__ import annotations

import pytest

from checker.language.refrains import two_lines
from checker.language.sayings import compare, words


def lines(a: str, b: str) -> bool:
    mine, theirs = words(a), words(b)
    match = compare(mine, theirs)
    assert match is not None
    assert two_lines(mine, theirs, match) == two_lines(theirs, mine, match)
    return two_lines(mine, theirs, match)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("In the first quarter we sold 40 ferries", "In the second quarter we sold 44 ferries"),
        ("In 2019 we sold 40 ships to the navy", "In 2020 we sold 44 ships to the navy"),
        ("Last year we lost 12 men in this valley", "This year we lost 14 men in this valley"),
        ("On Monday we asked the ministry for water", "On Tuesday we asked the ministry for tents"),
        ("First, we will cut the tax on diesel", "Second, we will cut the tax on land"),
        ("Our northern unit sold nine boats in June", "Our southern unit sold 12 boats in June"),
        ("To the bakers of this town I say: we hear you", "To the drivers of this town I say: we fear you"),
    ],
)
def test_the_next_of_a_series(a: str, b: str) -> None:
    assert lines(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("We found eleven cracks in the wall of the dam", "We found seven cracks in the wall of the dam"),
        ("Eleven cracks were found in the wall of the dam", "Seven cracks were found in the wall of the dam"),
        ("I asked the minister for more police last winter", "I asked the minister for more money last winter"),
        ("The council will open the bridge on Monday at noon", "The council will open the bridge on Friday at noon"),
        ("We will rebuild the quay of this town by May", "We will rebuild the mill of this town by May"),
        ("In the first quarter we sold 40 ferries", "In the first quarter we sold 44 ferries"),
        ("To the bakers of this town I say: we hear you", "To the bakers of this town I say: we fear you"),
        ("We shall fight the bakers, we shall fight the toll", "We shall fight the drivers, we shall fight the toll"),
        ("I am innocent, I am tired and I am going home", "I am guilty, I am tired and I am going home"),
        ("The council met on Monday with nine men of the mill", "The council met on Tuesday with ten men of the mill"),
        ("On Monday we will sign the treaty with Norland", "On Tuesday we will sign the treaty with Norland"),
        ("The first strike killed 12 of our men", "The second strike killed 12 of our men"),
        ("In the last two days we lost 40 men", "In the past two days we lost 140 men"),
        ("To the victims and their kin we will pay in full", "To the survivors and their kin we will pay in full"),
        ("The northern gate was locked when the guards came", "The northern gate was unlocked when the guards came"),
    ],
)
def test_one_line_in_two_wordings(a: str, b: str) -> None:
    assert not lines(a, b)
