"""DAT001: two texts date one event differently."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from checker.model import Alignment, DateMention, Divergence, Kind, Outcome, Severity, Side
from checker.rules._base import Example, Rule
from checker.rules._outcome import explain_event
from checker.rules._words import in_short, outlet
from checker.settings import Settings


class DateMismatch(Rule):
    """Two texts give other days, or other times of day, for one event.

    What it finds:
        One verb of one subject and object with two days ("floated the plan Tuesday", "floated it on Monday"), two
        times of one day, two months or two years. Words like "on Friday" are reckoned from the article's date; where
        that is not known, weekdays are compared with weekdays. Of an election, a trial, a summit, a match and the
        like also the days for which the two texts set it ("is scheduled for May 9", "will be held on May 12"), if its
        whole name is the same in both. Of what happens once to one thing (a law takes effect, a film opens, a plane
        takes off, somebody is sworn in) the phrases count, in whatever words it is told (cues/occasions.toml), and of a
        remark that both texts quote the day on which it was made.

    Why it matters:
        The day is the first thing that readers can check, and a wrong one puts the order of events upside down.

    When it stays silent:
        The events' whole names do not agree: another number, round or place in a row ("game four", "the second round",
        "the next hearing", against none too), another kind of vote, other opponents or parties, somebody else's trial,
        another place, or, of matches and meetings, a party that only one text names. One day lies in the other's
        stretch of days ("July 11 and 12"); the days are of two years, of an event that is set for a day. The two dates
        are not given to the same precision; they are a day apart and one is relative or at night ("yesterday", "late
        Tuesday"), where time zones explain it; times of day that lie within half an hour where one is "about"; dates
        that belong to the saying and not to what is said, or to a figure: as of when, or for which year, it counts; one
        sentence names the other's day too; the one is a weekday of no known week ("today", and "Thursday"); only a part
        of a law or a season of a series is meant; a text dates it both ways; a sentence tells of "a similar" or
        "another" thing; the verbs have two names for their objects ("left Oslo", "left Bergen"); of an office, two
        posts, or years that lie two or more apart; times of day half an hour apart or more, of what has a minute, where
        time zones may lie between (not of shots and deaths, which are told in the hour of the place).

    Source:
        TimeML's anchoring of events to times (Pustejovsky et al. 2003).
    """

    code: ClassVar[str] = "DAT001"
    name: ClassVar[str] = "date-mismatch"
    kind: ClassVar[Kind] = Kind.DATE
    since: ClassVar[str] = "0.2"
    reliability: ClassVar[float] = 0.7
    DIVERGES: ClassVar[tuple[Example, ...]] = (
        Example(
            a="The ferry left Narvik harbour on Tuesday with 40 passengers.",
            b="The ferry left Narvik harbour on Wednesday with 40 passengers.",
            outcome=Outcome.CONFLICT,
            why="two weekdays, neither article dated",
        ),
        Example(
            a="The freight train derailed near Orsk at 6:12 a.m. on Monday.",
            b="The freight train derailed near Orsk at 6:40 a.m. on Monday.",
            outcome=Outcome.CONFLICT,
            a_published="2019-06-11",
            b_published="2019-06-11",
            why="two times of one day",
        ),
        Example(
            a="The bishop died in Lugano on March 3, 2019.",
            b="The bishop died in Lugano on March 5, 2019.",
            outcome=Outcome.CONFLICT,
            why="two days",
        ),
        Example(
            a="Engineer Haas built the dam above Oberfeld in 1931.",
            b="Engineer Haas built the dam above Oberfeld in 1934.",
            outcome=Outcome.CONFLICT,
            why="two years",
        ),
    )
    AGREES: ClassVar[tuple[Example, ...]] = (
        Example(
            a="The ferry left Narvik harbour on Tuesday with 40 passengers.",
            b="The ferry left Narvik harbour on Tuesday morning with 40 passengers.",
            outcome=None,
            why="one day",
        ),
        Example(
            a="The ferry left Narvik harbour late Tuesday with 40 passengers.",
            b="The ferry left Narvik harbour on June 12 with 40 passengers.",
            outcome=None,
            a_published="2019-06-12",
            b_published="2019-06-13",
            why="late at night, a day apart",
        ),
        Example(
            a="Engineer Haas built the dam above Oberfeld in 1931.",
            b="Engineer Haas built the dam above Oberfeld in the 1930s.",
            outcome=None,
            why="not to the same precision",
        ),
        Example(
            a="The freight train derailed near Orsk at about 6:30 a.m. on Monday.",
            b="The freight train derailed near Orsk at 6:40 a.m. on Monday.",
            outcome=None,
            a_published="2019-06-11",
            b_published="2019-06-11",
            why="about",
        ),
    )

    def check(self, alignment: Alignment, settings: Settings) -> Iterator[Divergence]:
        """See Rule.check."""
        if alignment.other_scope or alignment.a.mention.text.casefold() == alignment.b.mention.text.casefold():
            return
        outcome, reason = explain_event(alignment, "an event has one date")
        yield self.divergence(
            alignment,
            outcome=outcome,
            severity=Severity.MEDIUM,
            what=in_short(alignment.a.claim.text),
            explanation=f"{_told(alignment.a)}; {_told(alignment.b)}; {reason}.",
        )


def _told(side: Side) -> str:
    """Who dates it how, with the day that relative words were reckoned to."""
    mention = side.mention
    date = next((d for d in side.claim.dates if isinstance(d, DateMention) and d.start == mention.start), None)
    value = f" ({date.value})" if date and date.resolved_from else ""
    return f"{outlet(side)} says “{mention.text}”{value}"
