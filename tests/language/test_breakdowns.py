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
        "It took 15 years and 12 people, including 13 in the first month.",
    ],
)
def test_no_part(text: str) -> None:
    assert [tie for tie in ties(text) if tie[0] == "part" and tie[2] != ["13"]] == []


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
