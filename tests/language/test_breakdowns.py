"""Which figures of a sentence its words tie together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.language import breakdowns
from checker.language.figures import find
from checker.model import Tie


def ties(text: str) -> list[tuple[str, str, list[str]]]:
    figures = find(text)
    return [(b.tie.value, b.whole.text, [m.text for m in b.members]) for b in breakdowns.find(text, figures)]


@pytest.mark.parametrize(
    ("text", "whole", "parts"),
    [
        ("The van carried 12 people, five men and seven women.", "12", ["five", "seven"]),
        (
            "Four brigades totaling 12,000: 3,000, 4,000, 2,000 and 3,000.",
            "12,000",
            ["3,000", "4,000", "2,000", "3,000"],
        ),
        ("Nine people were hurt: four women and five men.", "Nine", ["four", "five"]),
        ("The raid left 30 people dead – 12 soldiers, 10 militants and 8 civilians.", "30", ["12", "10", "8"]),
        ("Six men and five women, a total of 11 people, were rescued.", "11", ["Six", "five"]),
        ("Seven men and six women were rescued, 13 people in all.", "13", ["Seven", "six"]),
        ("They won nine medals (four gold, three silver and two bronze).", "nine", ["four", "three", "two"]),
        (
            "The fund holds €5 million: €3 million in loans and €2 million in grants.",
            "€5 million",
            ["€3 million", "€2 million"],
        ),
        ("Nine people died: six in Kyiv, two in Odesa and one in Lviv.", "Nine", ["six", "two", "one"]),
        ("Three people were killed and 14 injured, 17 in all.", "17", ["Three", "14"]),
        ("Three killed and 14 injured, 17 in all.", "17", ["Three", "14"]),
        ("The blast killed three people and injured 14, 17 in all.", "17", ["three", "14"]),
        ("The party won 21 seats: 12 in the north and nine in the south.", "21", ["12", "nine"]),
        ("The panel has 21 members, 11 Republicans and 10 Democrats.", "21", ["11", "10"]),
        ("The bus carried 30 passengers, 12 men and 18 women.", "30", ["12", "18"]),
    ],
)
def test_a_total_and_its_list(text: str, whole: str, parts: list[str]) -> None:
    assert ties(text) == [("sum", whole, parts)]


@pytest.mark.parametrize(
    "text",
    [
        "She scored 12 points, five rebounds and six assists.",
        "The convoy lost 12 trucks, five tanks and six guns.",
        "The court sentenced 12 men, five of them to death.",
        "The list had 138 women, 17 children and 63 men.",
        "The governor won 566 delegates, the senator 501 and the mayor 61.",
        "She has three children: a boy, 5, and two girls, 8 and 11.",
        "The bill passed 12 to 5, with 3 abstentions.",
        "At least 12 people died, five men and six women.",
        "About 12 people were there: five men and six women.",
        "The party won 45 seats, 12 more than in 2015 and 6 fewer than in 2010.",
        "Two suspects, 19 and 22, were held.",
        "The storm hurt 12 people, five of them tourists and six women.",
        "The inquiry heard 40 workers, 14 lawmakers and 20 judges.",
        "The rebels freed 30 hostages, 12 women and 17 children.",
        "The fund of $60 million: $30 million for homes and $20 million for clinics, with the rest for schools.",
        "The fund holds $60 million: $30 million for homes and $20 million for clinics, plus loans.",
        "The ferry carried 80 people, 40 women and 25 children.",
        "The chamber has 100 members, 53 Republicans and 45 Democrats.",
        "The van carried 20 people: three were killed and 14 injured.",
        "Two more were killed and 14 injured, 30 in all since May.",
        "A boy, three girls and four women, nine people in all, were saved.",
        "There were 100 votes: 60 for and 38 against.",
        "In Texas, 12 people died and three in Ohio, 20 in all.",
        "Forty of the 100 seats were fought: 30 in the north and 60 in the south.",
    ],
)
def test_no_total(text: str) -> None:
    assert [tie for tie in ties(text) if tie[0] == "sum"] == []


@pytest.mark.parametrize(
    ("text", "whole", "part"),
    [
        ("A force of 12,000 soldiers, including 1,500 marines, has landed.", "12,000", "1,500"),
        ("The crash killed nine passengers, among them four children.", "nine", "four"),
        ("Police held 31 protesters, of whom 26 were charged.", "31", "26"),
        ("The city will spend $40 million, including $4 million on trees.", "$40 million", "$4 million"),
        ("Thirty of the 24 victims were children.", "24", "Thirty"),
        ("Sixteen of the 12 crew were saved.", "12", "Sixteen"),
        ("The town has 5,000 residents, 600 of whom fled.", "5,000", "600"),
        ("The blast hurt 12 people, five of them seriously.", "12", "five"),
        ("Of the 24 victims, 13 were children.", "24", "13"),
    ],
)
def test_a_whole_and_its_part(text: str, whole: str, part: str) -> None:
    assert ties(text) == [("part", whole, [part])]


@pytest.mark.parametrize(
    "text",
    [
        "The flood hit three villages, including 400 houses.",
        "Employers added 38,000 jobs, including 57,000 in services.",
        "The bank made a profit of $5 million, including $6 million from a sale.",
        "Half of the members, including 12 women, stayed away.",
        "It took 15 years, including 13 months of tests.",
        "The strike left 150 people wounded and 20 dead, including 67 children.",
        "Five buses of tourists, 60 of whom were ill, crossed the border.",
        "The town lost 12 schools, of which 36 classrooms were new.",
        "Thirty of the 24 victims' relatives came.",
        "A man and two other men, three of them drunk, were held.",
        "A man came with two women, all three of them in coats.",
        "He finished 30 of the 24-hour races.",
        "Of the 12 schools, 300 pupils moved.",
    ],
)
def test_no_part(text: str) -> None:
    assert [tie for tie in ties(text) if tie[0] == "part"] == []


def test_a_part_is_tied_to_the_figure_right_before_it() -> None:
    assert ties("It took 15 years and 12 people, including 13 in the first month.") == [("part", "12", ["13"])]


def test_the_next_sentence_may_name_the_rest() -> None:
    text = "The fund holds $60 million: $30 million for homes and $20 million for clinics."
    assert breakdowns.find(text, find(text))
    assert breakdowns.find(text, find(text), "The rest goes to schools.") == []


@pytest.mark.parametrize(
    ("text", "share", "levels"),
    [
        ("The number of guests rose 10 percent from 50 to 60.", "10 percent", (50, 60)),
        ("Sales fell 25 percent to $60 million from $90 million.", "25 percent", (9e7, 6e7)),
        ("Thefts dropped from 400 to 300, or 25 percent.", "25 percent", (400, 300)),
        ("Claims grew by 5% from 100,000 in May to 105,000 in June.", "5%", (100_000, 105_000)),
        (
            "The plan is a 31 percent cut in the budget, from $8.2 billion to $5.7 billion.",
            "31 percent",
            (8.2e9, 5.7e9),
        ),
        ("The stock rose 50 cents, or 2 percent, to $25.50.", "2 percent", (25.0, 25.5)),
        ("Revenue rose to $4.2 billion from $3.5 billion, up 12%.", "12%", (3.5e9, 4.2e9)),
        ("Revenue was $4.2 billion, up 12% from $3.5 billion a year earlier.", "12%", (3.5e9, 4.2e9)),
        ("The stock fell from $50 to $40, a drop of 25%.", "25%", (50, 40)),
        ("Output fell from 300 tons to 200 tons, down 50 percent.", "50 percent", (300, 200)),
        ("The index fell 2,000 points, or 5%, to 20,000.", "5%", (22_000, 20_000)),
        ("Costs grew by 15 percent, from 200 euros in 2018 to 260 euros in 2019.", "15 percent", (200, 260)),
    ],
)
def test_a_change_and_its_levels(text: str, share: str, levels: tuple[float, float]) -> None:
    figures = find(text)
    (found,) = breakdowns.find(text, figures)
    assert (found.tie, found.whole.text) == (Tie.CHANGE, share)
    assert tuple(member.low for member in found.members) == levels


@pytest.mark.parametrize(
    "text",
    [
        "They want a rate of 40% on incomes from $400,000 to $1 million.",
        "At constant currency sales rose 5 percent to $60 million from $50 million.",
        "Shares rose 3 percent to $12.40, and the index fell from 50 to 40.",
        "Output grew at an annual rate of 3 percent from 50 to 60 tons.",
        "Shares of the mill rose 3 percent to $50 on Friday, up from $40 in January.",
        "Shares rose 3% to $50, from $40 at the start of the year.",
        "Sales rose 3 percent to $25 billion in May, from $21.0 billion in April.",
        "Sales rose 3 percent to $25 billion in the quarter from $21 billion a year earlier.",
        "Rents rose by 5 percent a week, from $50 to $60.",
        "Rents rose 2 percent from $50 in 2010 to $60 in 2020.",
        "Rents rose 2 percent in May to $50 in June from $40.",
        "Income tax would rise 5 percent on earnings from $50,000 to $60,000.",
        "Adults from 18 to 34 are only 24 percent of them.",
        "The survey of adults from 18 to 64, or 27 percent of all, is out.",
    ],
)
def test_no_change(text: str) -> None:
    assert [tie for tie in ties(text) if tie[0] == "change"] == []


WORDS = st.sampled_from(
    [
        "12 people",
        "five men",
        "six women",
        ",",
        ":",
        "and",
        "including",
        "from",
        "to",
        "rose",
        "10 percent",
        "$5 million",
        "or",
        "(",
        ")",
        "a total of",
        "of whom",
        "50",
        "60",
        "—",
        "in all",
        "were hurt",
        ".",
    ]
)


@given(st.lists(WORDS, max_size=14))
def test_members_are_figures_of_the_sentence_and_the_whole_is_none_of_them(parts: list[str]) -> None:
    text = " ".join(parts)
    figures = find(text)
    for found in breakdowns.find(text, figures):
        assert found.whole in figures
        assert found.members
        spans = {(figure.start, figure.end) for figure in figures}
        assert {(member.start, member.end) for member in found.members} <= spans
        if found.tie is not Tie.CHANGE:
            assert found.whole not in found.members
