"""What a page says about itself, and what it does not."""

# ruff: noqa: E501

from __future__ import annotations

import time

import pytest

from checker.ingest import _head, _lines, _stamps
from tests.ingest.pages import DAM

TITLE = "Council closes the old dam of Arlen"
BODY = "\n\n".join(DAM)


def head(text: str) -> _head.Head:
    return _head.read(_lines.split(text))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("October 21, 2024 12:14 PM", "2024-10-21T12:14"),
        ("October 21, 2024 12:14 AM", "2024-10-21T00:14"),
        ("Friday, 18 October 2024 // 15:07", "2024-10-18T15:07"),
        ("October 18, 2024, Friday // 15:07", "2024-10-18T15:07"),
        ("18 Oct 2024 09.30 BST", "2024-10-18T09:30"),
        ("8th of October 2024", "2024-10-08"),
        ("Sept. 8, 2024", "2024-09-08"),
        ("2024-10-18", "2024-10-18"),
        ("2024-10-18T15:07:09Z", "2024-10-18T15:07"),
        ("2024/10/18", "2024-10-18"),
        ("18.10.2024, 7:05", "2024-10-18T07:05"),
        ("10/18/2024", "2024-10-18"),
        ("18/10/2024", "2024-10-18"),
        ("09:15, Tuesday 22 October 2024", "2024-10-22T09:15"),
    ],
)
def test_stamps(text: str, value: str) -> None:
    assert [stamp.value for stamp in _stamps.find(f"Published {text} by us")] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "03/04/2024",
        "2024-13-01",
        "32 October 2024",
        "October 2024",
        "version 1.2.2024.5",
        "call 2024-10-181",
        "May 2024 was wet",
    ],
)
def test_what_is_no_full_date(text: str) -> None:
    assert _stamps.find(text) == []


HEADS = [
    (
        f"{TITLE}\n\nby Tom Reed and The Arlen Post news desk October 3, 2024 10:05 AM 2 min read\n\n{BODY}",
        "The Arlen Post",
        "2024-10-03T10:05",
    ),
    (
        f"Home » Water | Thursday, 3 October 2024 // 10:05\n{TITLE}\n\n{BODY}\n\n© 2024 Arlen Post. All rights reserved.",
        "Arlen Post",
        "2024-10-03T10:05",
    ),
    (f"ARLEN POST\n{TITLE}\nPublished: 2024-10-03\n\n{BODY}", "ARLEN POST", "2024-10-03"),
    (f"{TITLE}\nBy Tom Reed for Arlen Post\n3 Oct 2024\n\n{BODY}", "Arlen Post", "2024-10-03"),
    (
        f"{TITLE}\n\n{BODY}\n\nArlenpost.com (Arlen Press Office) is a daily newspaper for the valley.",
        "Arlenpost.com",
        None,
    ),
    (f"{TITLE}\n\n{BODY}\n\nMillions read the Arlen Post, and one in 9,000 readers pays for it.", "Arlen Post", None),
    (f"{TITLE}\n\n{BODY}", "", None),
    (f"{TITLE}\nUpdated October 4, 2024\nPublished October 3, 2024\n\n{BODY}", "", "2024-10-03"),
    (f"{TITLE}\n\n{BODY}\n\nPublished on 3 October 2024", "", "2024-10-03"),
]


@pytest.mark.parametrize(("text", "outlet", "published"), HEADS)
def test_heads(text: str, outlet: str, published: str | None) -> None:
    found = head(text)
    assert (found.title, found.outlet, found.published) == (TITLE, outlet, published)


SILENT = {
    "prose alone": BODY,
    "an agency in the prose": BODY.replace("Mayor", "Reuters reported on 3 October 2024 that Mayor"),
    "a dateline of an agency": "ARLEN, Oct 3 (Reuters) - " + BODY,
    "a source that is read": BODY + "\n\nHe read The Arlen Post and the Island Herald every day, his widow said.",
    "a photo agency": BODY + "\n\nThe dam on 3 May 2019. (Mia Stone/AFP via Getty Images)",
    "dates of other stories": BODY
    + "\n\nRelated Articles:\n\nStorm on the coast\n\nWorld | 2 October 2024, Wednesday // 10:00",
}


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT.keys())
def test_what_the_page_does_not_say_stays_empty(text: str) -> None:
    found = head(text)
    assert (found.outlet, found.title, found.published, found.byline) == ("", "", None, "")


def test_the_byline_names_its_writers() -> None:
    assert head(f"{TITLE}\n\nBy Tom Reed and Ann Lee | October 3, 2024\n\n{BODY}").byline == "Tom Reed and Ann Lee"


@pytest.mark.parametrize(
    "text",
    [
        "A " * 300_000,
        "© " * 200_000 + "x",
        "The A of the A of the " * 40_000,
        "1/" * 300_000,
        "12 October " * 60_000,
        "by A and " * 60_000,
    ],
)
def test_hostile_heads_take_no_longer_than_their_length(text: str) -> None:
    started = time.process_time()
    head(text)
    head("\n".join(text[i : i + 60] for i in range(0, 120_000, 60)))
    assert time.process_time() - started < 15
