"""Events, quotations and bearings of two articles, aligned with an encoder that costs nothing."""

from __future__ import annotations

import pytest

from checker.align.whens import differ, whens
from checker.language import contexts
from checker.model import Alignment, Kind
from tests.align.reading import aligned, page, sentence

PLAN = "Governor Ilieva is expected to sign the harbour bill on Friday."
DONE = "Governor Ilieva signed the harbour bill in Oberfeld."


def met(a: str, b: str, kind: Kind, *, published: str | None = None) -> list[Alignment]:
    pages = page(a, "A", published=published), page(b, "B", published=published)
    return [found for found in aligned(*pages, one_story=True).alignments if found.kind is kind]


def test_a_plan_meets_the_deed() -> None:
    (found,) = met(PLAN, DONE, Kind.STATUS)
    assert {found.a.mention.text, found.b.mention.text} == {"sign", "signed"}
    assert {reason.name for reason in found.reasons} >= {"sentence_similarity", "shared_roles"}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (DONE, DONE),
        (PLAN, "Governor Ilieva signed the visitors' book of the tram museum."),
        (PLAN, "Governor Ilieva signed the harbour bill in 1994."),
        (PLAN, "Mayor Brandt signed the harbour bill of his own town."),
    ],
    ids=["both done", "another object", "another year", "somebody else"],
)
def test_what_is_no_plan_and_deed_of_one_thing_is_left_alone(a: str, b: str) -> None:
    assert met(a, b, Kind.STATUS, published="2019-05-01") == []


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "The council of Varna is due to vote on the ferry budget on Tuesday.",
            "The ferry budget passed the council on Tuesday.",
        ),
        (
            "The ferry line will publish a new timetable on Tuesday night.",
            "The line published on Tuesday its winter plan for the ferry.",
        ),
        (
            "The tall surgeon will announce her bid on the Harbour Talk programme on Tuesday.",
            "Dr. Ines Falk announced her bid on the Harbour Talk programme on Tuesday.",
        ),
    ],
    ids=["who acts stands behind the verb", "what is done is called otherwise", "who acts is called otherwise"],
)
def test_a_plan_meets_what_was_done_on_the_day_it_names(a: str, b: str) -> None:
    (found,) = met(a, b, Kind.STATUS, published="2019-04-30")
    assert any("same day" in reason.words for reason in found.reasons)
    assert met(a, b.replace("Tuesday", "Monday"), Kind.STATUS, published="2019-04-30") == []


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The senate will vote on the ferry budget on Tuesday.", "The upper house passed a ferry tax on Tuesday."),
        ("The senate will vote on the ferry budget on Tuesday.", "Dockers voted on Tuesday to strike."),
        ("The city was expected to add 40 trams in May.", "The city added 41 trams in April."),
    ],
    ids=["somebody else, something else", "nothing in common but the day", "another month"],
)
def test_a_plan_does_not_meet_what_else_was_done(a: str, b: str) -> None:
    assert met(a, b, Kind.STATUS, published="2019-04-30") == []


def test_a_plan_does_not_meet_what_was_done_long_before_it_was_printed() -> None:
    plan = "The council will vote on the ferry budget of Varna on Tuesday."
    done = "The council voted on the ferry budget of Varna{when}, and again on its tram budget."
    assert met(plan, done.format(when=""), Kind.STATUS, published="2019-04-29")
    assert met(plan, done.format(when=" on March 18"), Kind.STATUS, published="2019-04-29") == []
    assert met(plan, done.format(when=" in March"), Kind.STATUS, published="2019-04-29") == []


def test_opposites_of_one_subject_and_object_meet() -> None:
    (found,) = met("The senate rejected the harbour treaty.", "The senate approved the harbour treaty.", Kind.POLARITY)
    assert found.a.mention.text == "rejected"


def test_a_sentence_that_tells_both_sides_contradicts_neither() -> None:
    both = "The senate rejected the harbour treaty that the house had approved."
    assert met(both, "The senate approved the harbour treaty.", Kind.POLARITY) == []


def test_two_sentences_meet_once_for_each_kind() -> None:
    text = "The senate rejected the harbour treaty. The senate rejected the harbour treaty again."
    assert len(met(text, "The senate approved the harbour treaty.", Kind.POLARITY)) == 1


def test_days_of_one_event_meet_where_they_differ() -> None:
    tuesday, wednesday = (f"The ferry left Narvik harbour on {day} with pilgrims." for day in ("Tuesday", "Wednesday"))
    (found,) = met(tuesday, wednesday, Kind.DATE)
    assert (found.a.mention.text, found.b.mention.text) == ("Tuesday", "Wednesday")
    assert met(tuesday, tuesday.replace("pilgrims", "tourists"), Kind.DATE) == []


@pytest.mark.parametrize(
    "text",
    ["The ban was extended through Friday.", "The council met Friday's deadline.", "The ban lasts until Friday."],
)
def test_a_bound_or_a_nouns_date_is_no_date_of_the_verb(text: str) -> None:
    claim = sentence(text)
    assert whens(claim, contexts.read(claim.text)) == {}


@pytest.mark.parametrize(
    "text",
    [
        "The toll in Ost stood at 205 on Thursday.",
        "The river rose to a record 9 metres on Friday.",
        "The fever killed 7,300 people last year.",
    ],
)
def test_the_day_or_year_of_a_figure_is_no_date_of_the_verb(text: str) -> None:
    claim = sentence(text)
    assert whens(claim, contexts.read(claim.text)) == {}


@pytest.mark.parametrize("text", ["A bomb killed 12 people on Monday.", "A crane fell on 3 cars on Tuesday."])
def test_the_day_of_what_was_done_to_many_is_a_date_of_the_verb(text: str) -> None:
    claim = sentence(text)
    assert whens(claim, contexts.read(claim.text))


def test_dates_that_are_not_given_to_one_precision_do_not_differ() -> None:
    day, year = (
        next(iter(whens(claim, contexts.read(claim.text)).values()))
        for claim in (sentence("The bishop died on March 3, 2019."), sentence("The bishop died in 2019."))
    )
    assert not differ(day, year)
    assert not differ(day, None)


def test_a_quotation_meets_its_other_version_twice() -> None:
    a = "“We found eleven cracks in the wall of the dam,” engineer Haas said."
    b = "Engineer Haas said: “We found seven cracks in the wall of the dam.”"
    assert len(met(a, b, Kind.QUOTE)) == len(met(a, b, Kind.ATTRIBUTION)) == 1
    assert met(a, "“Trams run until midnight on Sundays,” the mayor said.", Kind.QUOTE) == []


def test_the_present_class_of_a_storm_goes_before_the_stages_to_it() -> None:
    a = "Hurricane Odile was downgraded to a tropical storm and is now a tropical depression."
    (found,) = met(a, "Hurricane Odile is now a Category 3 hurricane.", Kind.STATUS)
    assert {found.a.mention.text, found.b.mention.text} == {"tropical depression", "Category 3 hurricane"}


def test_articles_that_share_a_title_of_one_person_do_not_differ_in_it() -> None:
    a = "Acting director Anton Brandt spoke. Director Anton Brandt left."
    texts = [
        (found.a.mention.text, found.b.mention.text) for found in met(a, "Director Anton Brandt spoke.", Kind.NAME)
    ]
    assert texts in ([], [("Director", "Director")])
    assert len(met("Acting director Anton Brandt spoke.", "Director Anton Brandt spoke.", Kind.NAME)) == 1


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The council approved the ferry bill on Tuesday.", "The council approved a similar ferry bill on Friday."),
        (
            "The council approved the ferry bill on Tuesday.",
            "The council, in session on Tuesday, approved it on Friday.",
        ),
        ("The ferry law takes effect on May 29.", "The bridge law of Varna took effect on May 2."),
        ("Ilieva died on May 3.", "Brandt died on May 2; and Ilieva, the pilot, died on May 3."),
        ("The council approves the ferry bill today.", "The council approved the ferry bill on Wednesday."),
    ],
    ids=["a similar one", "both days", "two laws", "behind a semicolon", "a day of no known week"],
)
def test_dates_of_two_things_or_of_one_day_are_left_alone(a: str, b: str) -> None:
    assert met(a, b, Kind.DATE, published="2019-05-01") == []


def test_an_hour_alone_is_a_time_of_day() -> None:
    a, b = "Rescuers reached the mine at 6 a.m. on Tuesday.", "Rescuers reached the mine at {} on Tuesday."
    assert len(met(a, b.format("9 a.m."), Kind.DATE, published="2019-05-02")) == 1
    assert met(a, b.format("6:20 a.m."), Kind.DATE, published="2019-05-02") == []


def test_two_targets_are_two_events() -> None:
    a = "The ferry Alba left Oslo on Sunday."
    assert met(a, "The ferry Alba left Bergen on Monday.", Kind.DATE) == []
    assert len(met(a, "The ferry Alba left Oslo on Monday.", Kind.DATE)) == 1


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "The storm hit Luzon on Sunday and killed 40 people.",
            "The storm hit the Philippines on Monday and killed 40 people.",
        ),
        (
            "Police arrested Hassan al-Jabari on Sunday at the port.",
            "Police arrested Hasan Jabbari on Monday at the port.",
        ),
        ("Police arrested Robert Haas on Sunday over a theft.", "Police arrested Bob Haas on Monday over a theft."),
    ],
    ids=["one lies in the other", "two spellings", "in short"],
)
def test_one_target_in_two_words(a: str, b: str) -> None:
    assert len(met(a, b, Kind.DATE)) == 1


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "The harbour court upheld the conviction of Rita Sorel.",
            "The conviction of Rita Sorel was overturned by the harbour court.",
        ),
        (
            "Unemployment in Norland fell in April, the statistics office said.",
            "Unemployment in Norland rose in April, according to the statistics office.",
        ),
        (
            "The harbour court upheld the verdict against Rita Sorel.",
            "The verdict against Rita Sorel was overturned by the harbour court.",
        ),
    ],
    ids=["an irregular past", "who says so is no object", "against somebody"],
)
def test_opposite_verbs_of_one_thing(a: str, b: str) -> None:
    assert len(met(a, b, Kind.POLARITY)) == 1


def test_a_degree_may_be_all_that_is_denied() -> None:
    a, b = "The central bank raised its key rate in May.", "The central bank did not raise its key rate in May{}."
    assert met(a, b.format(" as much as it could have"), Kind.POLARITY) == []
    assert len(met(a, b.format(""), Kind.POLARITY)) == 1


def test_what_is_called_off_does_not_go_ahead() -> None:
    a = "The union called off its strike at the port of Lund."
    assert len(met(a, "The union went ahead with its strike at the port of Lund.", Kind.POLARITY)) == 1
