"""What happens once to one thing, and one remark, dated in two articles."""

from __future__ import annotations

import pytest

from checker import claims
from checker.align.occasions import align_occasions, occasions
from checker.model import Kind
from tests.align.reading import aligned, page


def dated(a: str, b: str, *, published: str | None = "2021-03-11") -> list[set[str]]:
    pages = page(a, "Ledger", published=published), page(b, "Courier", published=published)
    return [
        {x.a.mention.text, x.b.mention.text}
        for x in aligned(*pages, one_story=True).alignments
        if x.kind is Kind.DATE and x.reasons[0].name == "same_event"
    ]


@pytest.mark.parametrize(
    ("a", "b", "days"),
    [
        (
            "As Norland's fishing permit law went into effect Monday, boats stayed in port.",
            "Norland's Blue Harbour Law took effect on Saturday.",
            {"Monday", "Saturday"},
        ),
        (
            "The ferry tariff came into force on March 1.",
            "The new ferry tariff, which took effect March 4, is disliked.",
            {"March 1", "March 4"},
        ),
        (
            "Brandt speaks in the four-part series “Tidewater,” which is set to debut in May.",
            'In the film "Tidewater," which will premiere this month, Brandt speaks.',
            {"May.", "this month"},
        ),
        (
            "The Norland Airways flight took off at 6:12 a.m. Wednesday from Oberfeld.",
            "A battery was switched on a few minutes before the plane fell, after taking off at 6.13am on Wednesday.",
            {"6:12 a.m. Wednesday", "6.13am on Wednesday"},
        ),
        (
            "The mayor fanned the flames on Tuesday by saying: “I don't joke.”",
            'Mayor Brandt told a reporter on Monday, "I don\'t joke, let me tell you," when asked again.',
            {"Tuesday", "Monday"},
        ),
        (
            "“We will not pay for this bridge any longer,” Brandt said on Tuesday.",
            '"We will not pay for this bridge any longer," Brandt said Monday.',
            {"Tuesday", "Monday"},
        ),
        (
            "Mayor Lena Ott's last day in office was Monday.",
            "The shredding began before Lena Ott left office on Tuesday.",
            {"Monday", "Tuesday"},
        ),
        (
            "Governor Anton Brandt was sworn in on March 2.",
            "Anton Brandt, the governor, was sworn in on March 5.",
            {"March 2", "March 5"},
        ),
    ],
)
def test_two_dates_of_one_occasion(a: str, b: str, days: set[str]) -> None:
    assert dated(a, b) == [days]


def test_the_hour_is_read_without_a_date_of_publication() -> None:
    a = "The Norland Airways flight took off at 6:12 a.m. Wednesday from Oberfeld."
    b = "The Norland Airways flight took off at 6:20 a.m. on Wednesday."
    assert dated(a, b, published=None) == [{"Wednesday"}]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The ferry tariff law took effect on Monday.", "The harbour permit rules took effect on Saturday."),
        ("Norland Governor Anton Brandt left office Monday.", "Norland Governor Rita Sorel took office Tuesday."),
        ("Norland Governor Anton Brandt took office Monday.", "Norland Governor Rita Sorel took office Tuesday."),
        ("Norland Governor Anton Brandt took office Monday.", "Norland Governor Emil Brandt took office Tuesday."),
        (
            "Anton Brandt wavered since he took office, saying in February that the mill was old.",
            "Anton Brandt took office in January.",
        ),
        ("The Norland governor took office Monday.", "The Norland governor took office Tuesday."),
        ("The ferry tariff law took effect on Monday.", "Parts of the ferry tariff law took effect on Saturday."),
        ("The ferry tariff law took effect on Monday.", "The ferry tariff law took effect this week."),
        ("The ferry tariff law took effect on Monday.", "The ferry tariff law took effect on March 8."),
        (
            "The ferry tariff law took effect on Monday.",
            "The ferry tariff law took effect on Saturday. For most the ferry tariff law took effect on Monday.",
        ),
        (
            "Brandt speaks in the series “Tidewater,” which is set to debut in May.",
            "Brandt speaks in the series “Undertow,” which will premiere this month.",
        ),
        (
            "The Norland Airways flight took off at 6:12 a.m. Wednesday.",
            "The Norland Airways flight took off at 2:42 a.m. Wednesday.",
        ),
        (
            "The Norland Airways flight took off at 6:12 a.m. Wednesday.",
            "The Norland Airways flight took off at about 6:15 a.m. Wednesday.",
        ),
        (
            "The mayor called it a “public hanging” on Tuesday.",
            "The mayor spoke of a “public hanging” on Monday, he said.",
        ),
        (
            "“We will not pay for this bridge any longer,” Brandt said on Tuesday.",
            "“We will not pay for this bridge any longer,” Brandt said late Tuesday.",
        ),
        (
            "“We will not pay for this bridge any longer,” Brandt said on Tuesday.",
            "“We will not pay for this bridge,” Brandt said on Monday, and on Tuesday he said it again.",
        ),
    ],
)
def test_other_things_and_days_that_may_be_one(a: str, b: str) -> None:
    assert dated(a, b) == []


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The film “River” premiered in Oberfeld on May 14.", "The film “River” opens in theaters on June 28."),
        ("The permit law took effect in Norland on Monday.", "The permit law took effect in Portugal on Saturday."),
        (
            "The Oberfeld flight took off at 7:10 a.m. on Tuesday.",
            "The Sandvik flight took off at 7:25 a.m. on Tuesday.",
        ),
        (
            "Anton Brandt was pronounced dead at 9:14 p.m. on Monday.",
            "Emil Sorel was pronounced dead at 9:40 p.m. on Monday.",
        ),
        (
            "The rocket lifted off from Oberfeld at 3:20 a.m. GMT on Tuesday.",
            "The rocket lifted off from Oberfeld at 3:30 a.m. Eastern time on Tuesday.",
        ),
    ],
    ids=["release", "another land", "another flight", "another person", "another zone"],
)
def test_a_like_thing_of_another_or_somewhere_else(a: str, b: str) -> None:
    assert dated(a, b) == []


FERRY, HARBOUR = "The ferry tariff law took effect on {}.", "The harbour permit rules took effect on {}."
OTHER_HARBOUR = "Permit rules of the harbour took effect {}, said Sorel."


def days(a: str, b: str) -> list[set[str]]:
    """As `dated`, of the occasions alone: where sentences are alike the events find the dates first."""
    left, right = (
        occasions([article], claims.read(article))
        for article in (page(a, "Ledger", published="2021-03-11"), page(b, "Courier", published="2021-03-11"))
    )
    return [{x.a.mention.text, x.b.mention.text} for x in align_occasions(left, right)]


def test_what_two_texts_agree_on_hides_no_other_law() -> None:
    a = f"{FERRY.format('March 1')} {HARBOUR.format('March 1')}"
    b = f"The new ferry tariff law took effect March 1, said Brandt. {OTHER_HARBOUR.format('March 4')}"
    assert days(a, b) == [{"March 1", "March 4"}]


def test_one_law_told_twice_is_one_finding_and_two_laws_are_two() -> None:
    a = f"{FERRY.format('March 1')} So the ferry tariff law took effect on March 1. {HARBOUR.format('March 2')}"
    b = f"The new ferry tariff law took effect March 4, said Brandt. {OTHER_HARBOUR.format('March 5')}"
    assert days(a, b) == [{"March 1", "March 4"}, {"March 2", "March 5"}]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Governor Rita Sorel was sworn in on Monday.", "Governor Rita Sorel took office on Tuesday."),
        ("Rita Sorel took the oath of office on March 2.", "Rita Sorel was inaugurated on March 5."),
        ("President Rita Sorel assumed office on March 2.", "President Rita Sorel was sworn in on March 4."),
        (
            "Rita Sorel took the oath of office as president of Norland on March 3.",
            "Rita Sorel was inaugurated as president of Norland on March 8.",
        ),
        ("The gunman opened fire at 9pm on Monday.", "The gunman began shooting at 10pm on Monday."),
        ("A gunman opened fire in the mall at 9pm.", "The shooter began shooting at 10pm in the mall."),
        ("Rita Sorel was pronounced dead at 4:12 p.m.", "Rita Sorel was declared dead at 7:30 p.m."),
        (
            "Police said the shooter opened fire at 9:05 p.m. inside the mill.",
            "The shooter started shooting at 10:05 p.m. inside the mill, police said.",
        ),
    ],
)
@pytest.mark.parametrize("published", ["2021-03-11", None])
def test_one_occasion_in_two_phrases(a: str, b: str, published: str | None) -> None:
    assert len(dated(a, b, published=published)) == 1
    assert len(dated(b, a, published=published)) == 1


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Rita Sorel was first sworn in on March 2, 2018.", "Rita Sorel took office again on March 5, 2022."),
        ("Rita Sorel was sworn in as a lawmaker on March 2.", "Rita Sorel took office as prime minister on March 5."),
        ("A gunman opened fire in Oberfeld at 9pm.", "A gunman began shooting in Sandvik at 10pm."),
        ("The police opened fire at 9pm in the square.", "The militia began shooting at 10pm in the square."),
        ("The gunman opened fire in the mall at about 9pm.", "The gunman began shooting in the mall at 9:20pm."),
        ("The gunman opened fire in the mall at 9pm.", "The gunman began shooting in the mall at 9:10pm."),
        ("The plane took off at 9pm from Oberfeld.", "The plane took off at 10pm from Oberfeld."),
        ("He was pronounced dead at 4:12 p.m.", "She was pronounced dead at 7:30 p.m."),
        ("The victim was pronounced dead at 6 p.m.", "Victim Rita Sorel was pronounced dead at 9:15 p.m."),
        ("Gunfire erupted at 1 a.m. outside the club.", "Gunfire erupted at 3 a.m. outside the station."),
        ("Gunfire erupted at 1 a.m.", "Gunfire erupted again at 3 a.m."),
        (
            "Police opened fire at 4 p.m. on Friday, killing a man in Ost.",
            "Police opened fire at 9 p.m. on Friday, wounding a woman in Ost.",
        ),
    ],
)
def test_two_terms_two_posts_and_hours_that_may_be_one(a: str, b: str) -> None:
    assert dated(a, b) == []
    assert dated(b, a) == []
