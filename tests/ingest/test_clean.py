"""Page furniture: what goes, and what must stay."""

# ruff: noqa: E501

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.ingest.clean import REASONS, Learned, body, clean, learn
from checker.ingest.origins import collapse
from tests.ingest.pages import BAKERY, DAM, FERRY, article, left, page

#: Lines below an article, each with the reason it must be removed for.
BELOW = [
    ("Thank you for reading! Only one in 7,000 readers pays for what we do.", "subscription appeal"),
    ("All thanks to 9,500 supporters.", "subscription appeal"),
    ("Help us find 800 new members before Easter and keep our journalism free for all.", "subscription appeal"),
    (
        "We are an independent newsroom, and your monthly gift helps our reporters stay on the road.",
        "subscription appeal",
    ),
    ("Subscribe to our newsletter and get the five stories of the day, delivered to your inbox.", "sign-up form"),
    ("Enter your email to subscribe", "sign-up form"),
    ("We use cookies to count our 20,000 daily visitors.", "cookie notice"),
    ("Read more: Flood of 1954 killed 312 people", "related articles"),
    ("Share on Facebook", "share buttons"),
    ("Tags: dam, Arlen, flood", "tags"),
    ("© 2024 Arlen Post. All rights reserved.", "copyright or about the outlet"),
    ("Advertisement", "advertisement"),
    ("This audio is read by an automated voice", "audio notice"),
    ("The wall of the dam in July 2021. (Mia Stone/Quayside Images)", "photo caption or credit"),
    ("The dam seen from the air on 3 May 2019. REUTERS/Mia Stone", "photo caption or credit"),
    ("Photo: Mia Stone", "photo caption or credit"),
    ("Comments (14)", "comments"),
    ("Additional reporting by Joan Smit", "byline"),
    ("Last updated: 3 October 2024 at 11:40", "date line"),
    ("Skip to content", "navigation"),
]

#: Sentences of articles that look like furniture and are none.
PROSE = [
    "The party said it had 12,000 supporters in the square, and the police counted 9,000.",
    "“We need 1,000 new members before the spring,” the union's secretary told the meeting.",
    "Subscribers of the gas company will pay 8 percent more from January, the regulator said.",
    "The newspaper lost 40,000 readers last year, according to its annual report.",
    "He asked voters to donate $27 each and raised 6 million dollars in a day, his campaign said.",
    "More on the dam will be known on Friday, when the engineers publish their report, the mayor said.",
    "By Monday evening 300 families had left their homes, and another 50 were waiting for a bus.",
    "The photograph shows four soldiers, according to the ministry, which published it on Sunday.",
    "The court ordered the site to take down 2,000 comments and to pay a fine of 5,000 crowns.",
    "Members of parliament voted 212 to 190 to support the membership of Arlen in the union.",
]


@pytest.mark.parametrize(("line", "reason"), BELOW, ids=[line[:30] for line, _ in BELOW])
def test_removes_furniture_with_its_reason(line: str, reason: str) -> None:
    done = clean([article(page("Council closes the old dam of Arlen", DAM, tail=line))])[0]
    at = done.text.index(line)
    assert [gone.reason for gone in done.removed if gone.start <= at < gone.end] == [reason]
    assert all(paragraph in left(done) for paragraph in DAM)


@pytest.mark.parametrize("sentence", PROSE, ids=[s[:30] for s in PROSE])
@pytest.mark.parametrize("place", [0, 2, 4])
def test_keeps_prose_wherever_it_stands(sentence: str, place: int) -> None:
    paragraphs = (*DAM[:place], sentence, *DAM[place:])
    for text in (page("Council closes the old dam of Arlen", paragraphs), "\n".join(paragraphs), " ".join(paragraphs)):
        assert sentence in left(clean([article(text)])[0])


def test_head_of_a_page_is_not_read_twice() -> None:
    text = page("Council closes the old dam of Arlen", DAM, head="News, Arlen, Water\nGoal: 900 new members by Easter.")
    done = clean([article(text, title="Council closes the old dam of Arlen")])[0]
    assert left(done).strip().startswith(DAM[0])
    reasons = {done.text[gone.start : gone.end]: gone.reason for gone in done.removed}
    assert reasons["Council closes the old dam of Arlen"] == "headline"
    assert reasons["by Tom Reed October 3, 2024 10:05 AM"] == "byline"


@pytest.mark.parametrize(
    "title", ["Related Articles:", "More from Arlen", "News Feed", "Most read", "Editors' Picks", "You may also like"]
)
def test_lists_of_other_stories_go_with_their_title(title: str) -> None:
    other = "Storm kills 14 on the coast\n\nThe storm of Tuesday killed 14 people and destroyed 200 houses, the police said.\n\n2 October 2024, 09:00"
    done = clean(
        [
            article(
                page(
                    "Council closes the old dam of Arlen",
                    DAM,
                    tail=f"{title}\n\n{other}\n\n{other.replace('14', '15')}",
                )
            )
        ]
    )[0]
    assert "14" not in left(done)
    assert "15" not in left(done)
    assert DAM[3] in left(done)


def test_article_goes_on_after_a_list_in_its_middle() -> None:
    text = "\n\n".join((*DAM[:2], "Related:", "Storm kills 14 on the coast", *DAM[2:]))
    done = clean([article(text)])[0]
    assert all(paragraph in left(done) for paragraph in DAM)
    assert "14" not in left(done)


@pytest.mark.parametrize("tail", ["", "\nShare on Facebook\nSubscribe"])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_teaser_of_another_story_at_the_end(tail: str, gap: str) -> None:
    teaser = "Bishop of Arlen says 5,000 candles were lit in the cathedral\nThe service ended at midnight, the chapter wrote."
    done = clean([article(gap.join((*DAM, teaser)) + tail)])[0]
    assert "5,000" not in left(done)
    assert DAM[3] in left(done)


def test_subheading_above_a_last_paragraph_stays() -> None:
    text = "\n\n".join(
        (
            *DAM,
            "What comes next",
            "The engineers will report to the council on 9 October, and a vote on 4 million crowns follows.",
        )
    )
    assert "4 million" in left(clean([article(text)])[0])


def test_learns_what_pages_repeat_outside_their_prose() -> None:
    head = "Lamp oil for 3 winters\nEvery Thursday a lamplighter reads 5,000 lines aloud beside the fountain on the old square."
    tail = "Our lanterns glow.\nThe Lantern Society rings its 4,000 brass bells for anyone who passes the kiosk with a blue umbrella.\nBlue kiosk"
    toll = "More than 1,240 people have been driven from their homes in Arlen since the rains began in June."
    stories = [
        ("Council closes the old dam of Arlen", DAM),
        ("Strike stops the ferries to the islands", FERRY),
        ("Two hurt as bakery burns in Arlen", BAKERY),
    ]
    pages = [
        article(page(title, (*body[:2], toll, *body[2:]), head=head, tail=tail), title=title) for title, body in stories
    ]
    for done, (_, paragraphs) in zip(clean(collapse(pages)), stories, strict=True):
        read = left(done)
        assert "4,000" not in read
        assert "5,000" not in read
        assert toll in read
        assert all(paragraph in read for paragraph in paragraphs)


def test_a_background_paragraph_that_closes_two_articles_stays() -> None:
    toll = "The council of Arlen counts 1,240 families who left the islands below the dam since the ferries stopped."
    done = clean(collapse([article("\n\n".join((*DAM, toll))), article("\n\n".join((*FERRY, toll)))]))
    assert all(toll in left(item) for item in done)


def test_copies_of_one_page_teach_nothing() -> None:
    first = article("\n\n".join(DAM), published="2024-10-03")
    copy = article(
        "\n\n".join((*DAM, "The kiosk sells 90 umbrellas a day to those who walk past it.")), published="2024-10-04"
    )
    assert learn(collapse([first, copy])).patterns == {}


def test_what_was_learned_can_be_kept_and_used_again() -> None:
    tail = "Blue kiosk corner"
    pages = collapse(
        [
            article(page("Council closes the old dam", DAM, tail=tail)),
            article(page("Strike stops the ferries", FERRY, tail=tail)),
        ]
    )
    known = learn(pages)
    assert tail in left(clean(pages[:1], Learned())[0])
    assert tail not in left(clean(pages[:1], known)[0])
    assert known.version == learn(list(reversed(pages))).version != Learned().version


def test_outlets_do_not_teach_each_other() -> None:
    tail = "Blue kiosk corner"
    pages = [
        article(page("Council closes the old dam", DAM, tail=tail)),
        article(page("Strike stops the ferries", FERRY, tail=tail), outlet="Island Herald"),
    ]
    assert all(tail in left(item) for item in clean(collapse(pages)))


LINES = st.sampled_from(
    [
        *(line for line, _ in BELOW),
        *PROSE,
        *DAM,
        "",
        "",
        "News Feed",
        "Related Articles:",
        "5:50 AM",
        "by Tom Reed October 3, 2024",
        "Ü 🙂 İ",
    ]
)


@given(st.lists(LINES | st.text(max_size=60), max_size=25).map("\n".join), st.sampled_from(["", "Arlen Post"]))
def test_spans_are_sorted_apart_and_inside_the_text(text: str, outlet: str) -> None:
    done = clean([article(text, outlet=outlet)])[0]
    assert done.text == text
    assert all(0 <= gone.start < gone.end <= len(text) and gone.reason in REASONS for gone in done.removed)
    assert all(one.end <= two.start for one, two in pairwise(done.removed))
    pieces = sorted([(g.start, g.end) for g in done.removed] + [(s.start, s.end) for s in body(done)])
    assert "".join(text[start:end] for start, end in pieces) == text
    assert clean([done])[0].removed == done.removed


@pytest.mark.parametrize(
    "text",
    [
        "A/" * 200_000,
        "(A " * 150_000,
        "Related\n" * 20_000,
        "by " + "A " * 150_000,
        "Oct. 1, 2024 " * 20_000,
        "Sign up. " * 30_000,
    ],
)
def test_hostile_pages_take_no_longer_than_their_length(text: str) -> None:
    started = time.process_time()
    clean([article(text)])
    assert time.process_time() - started < 15
