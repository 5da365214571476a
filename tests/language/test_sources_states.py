"""Whose figure it is: sources that state it, against those that want, judge, act or were only asked."""

from __future__ import annotations

import pytest

from checker import claims
from checker.language import sources
from checker.model import Article


def source_of(text: str, figure: str) -> str | None:
    """The source of the figure that begins with the words, in an article of that text."""
    article = Article(id="a", name="a", text=text)
    found = [f for claim in claims.read(article) for f in claim.figures if f.text.startswith(figure)]
    assert found, f"no figure {figure!r}"
    return found[-1].source


STATED = [
    ("The Harbour Board said that 40 boats had sunk.", "40", "The Harbour Board"),
    ("The harbour board estimates a loss of $3 million.", "$3 million", "The harbour board"),
    ("Officials announced on Monday that 310 homes were flooded.", "310", "Officials"),
    ("The company announced at the end of May that it had hired 120 people.", "120", "The company"),
    ("The clinic's doctor has said 30 patients were moved.", "30", "The clinic's doctor"),
    ("A new poll shows Keller ahead by 9 percentage points.", "9", "A new poll"),
    ("The survey average shows he trails by 5 percentage points.", "5", "The survey average"),
    ("Ruth Adler believes that 12 wells are dry.", "12", "Ruth Adler"),
    ("Ruth Adler knows the 12 wells have dried up.", "12", "Ruth Adler"),
    ("Ruth Adler threatened that 300 workers would walk out.", "300", "Ruth Adler"),
    ("“We pulled 17 people out,” Ruth Adler recalled.", "17", "Ruth Adler"),
    ("The drivers, Ruth Adler declared, “lost 200 jobs in a week.”", "200", "Ruth Adler"),
    ("Some 4,000 homes have no power, according to Ostrava Energy.", "4,000", "Ostrava Energy"),
    ("About 90 tents were put up, according to one relief official present.", "90", "one relief official"),
    ("Ruth Adler's claim that 4,000 homes were lost was denied.", "4,000", "Ruth Adler"),
    ("The figure of 4,000 homes was confirmed by the Interior Ministry.", "4,000", "the Interior Ministry"),
    ("Three officials said 25 people were held.", "25", "Three officials"),
    ("A Harbour Trust report found at least 90 percent of the boats were old.", "90", "A Harbour Trust report"),
    ("The mill buys 50,000 logs a year, the Herald reported.", "50,000", "Herald"),
    ("One thing is sure: according to exit polls, Novak won 34 percent.", "34", "exit polls"),
    (
        "A Labor Department report released a week ago showed prices rose by 3 percent.",
        "3",
        "A Labor Department report",
    ),
    ("The governor had read the polls showing that 76 percent were against it.", "76", "the polls"),
    ("Kremlin: 4,000 homes without power", "4,000", "Kremlin"),
    ("ADLER: We lost 40 sheep that night.", "40", "ADLER"),
    ("The chief, Ruth Adler, speaks of roughly 300 ships.", "300", "Ruth Adler"),
    ("The ministry did not deny that 40 people had died.", "40", "The ministry"),
]


@pytest.mark.parametrize(("text", "figure", "name"), STATED)
def test_who_states_a_figure_is_its_source(text: str, figure: str, name: str) -> None:
    assert source_of(text, figure) == name


NOT_STATED = [
    # actors
    ("The city celebrated its 300 years with a parade.", "300"),
    ("The ministry issued permits to 25 firms.", "25"),
    ("President Novak signed the order 40 days after he took office.", "40"),
    ("Gunmen attacked a village and killed 14 people.", "14"),
    ("Senator Berg held the floor for 8 hours.", "8 hours"),
    ("Democrats raised $12 million in March.", "$12 million"),
    ("Voters in Ostrava backed the ban, 52 percent to 48 percent.", "48"),
    ("The senator appeared at the plant and spoke for 20 minutes.", "20"),
    # attitudes and wishes
    ("The company is interested in cannabis oil, one of 2 products of the firm.", "2"),
    ("The governor wants to close 6 mines.", "6"),
    ("The union called for the release of 30 members.", "30"),
    # what a thing amounts to
    ("That means that 14 districts get nothing.", "14"),
    ("He has a personal worth estimated at $40 million.", "$40 million"),
    ("An attack that hit 150 towns began on Friday.", "150"),
    # who was asked
    ("About 37 percent of the farmers said they had lost more than 20 cows.", "20"),
    ("Even 1 in 4 farmers say the subsidy of $900 is too high.", "$900"),
    ("Two-thirds said they spend more than $500 on seed.", "$500"),
    # objects of passives, and lists
    ("All 9 judges must be confirmed by the Senate.", "9"),
    ("Delegates (Ostrava: 59; Brno: 40; Zlin: 32)", "32"),
    ("Height: 53 metres", "53"),
    ("Netflix: $9 a month", "$9"),
    ("The 3 years in a word: Poland grew.", "3"),
    # not said, or left open
    ("The ministry did not say how the 40 people had died.", "40"),
    ("The ministry has not confirmed that 40 people had died.", "40"),
    ("Many readers might conclude that 38 percent would pay more.", "38"),
    ("Nurses are more likely to say that 12 hours are too long.", "12"),
    # described by a participle
    ("The judge spoke of a man accused of selling 5 kilograms of heroin.", "5"),
    ("Knowing the council had rejected 4 offers, the firm left.", "4"),
    ("Poland widened the fund as promised in the treaty for 4 provinces.", "4"),
    ("The plan, explained in 500 words", "500"),
    ("The blaze claimed the lives of 12 miners.", "12"),
    # pronouns that nothing resolves
    ("The repairs will take 5 weeks, they said.", "5 weeks"),
    # a figure of how often somebody spoke
    ("The channel mentioned it 1,108 times.", "1,108"),
]


@pytest.mark.parametrize(("text", "figure"), NOT_STATED)
def test_who_does_not_state_a_figure_is_not_its_source(text: str, figure: str) -> None:
    assert source_of(text, figure) is None


def test_the_one_who_tells_of_the_act_is_the_source() -> None:
    text = "The ministry issued permits to 25 firms, a clerk told Ruth Adler."
    assert source_of(text, "25") == "a clerk"


def test_the_poll_answers_for_those_it_asked() -> None:
    assert source_of("According to the exit poll, 60 percent of voters said prices rose.", "60") == "the exit poll"


def test_words_in_quotation_marks_are_their_speakers_by_any_cue() -> None:
    claim = claims.read(Article(id="a", name="a", text="Ruth Adler mocked the plan as “a joke on 300 farmers.”"))[0]
    assert [quote.speaker for quote in claim.quotes] == ["Ruth Adler"]


NAMES = [
    ("“We will rebuild,” said President George W. Berg.", "President George W. Berg"),
    ("Sen. Ann Lee, R-Ohio, said the bill was dead.", "Sen. Ann Lee"),
    ("Sen. Ann Lee (I–Vt.) said the bill was dead.", "Sen. Ann Lee"),
    ("Rep. Ann Lee, R-Ohio, chairman of the farm panel, said the bill was dead.", "Rep. Ann Lee"),
    ("The Lee campaign said 40 people came.", "The Lee campaign"),
    ("Officials estimate that storms killed 40 people.", "Officials"),
    ("“I plead guilty,” Novak told Judge Ann Berg.", "Novak"),
    ("As Democrats on Capitol Hill described it, the vote was close.", "Democrats on Capitol Hill"),
    ("The food came late, according to one senior official.", "one senior official"),
    ("“We nearly won,” said Tom Berg, a farm lobbyist in Ohio, who also said the vote was close.", "Tom Berg"),
]


@pytest.mark.parametrize(("text", "name"), NAMES)
def test_the_name_of_the_source_is_whole(text: str, name: str) -> None:
    assert sources.find(text)[0].name == name


def test_a_pronoun_is_nobody_s_name() -> None:
    found = sources.resolve(
        *zip(*((sources.find(s), s) for s in ("That report noted 3 errors.", "He said 4 more exist.")), strict=True)
    )
    assert not found[1][0].states
