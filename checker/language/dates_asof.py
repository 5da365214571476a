"""Of when a figure speaks, and over what time it counts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from checker.language.dates_patterns import words
from checker.model import DateMention

_CLAUSE = re.compile(
    r"[;:]|,\s+(?:and|but|while|when|where|which|who|after|before|with|as|although|though)\b|\b(?:but|while|although)\b"
)
_AS_OF = re.compile(r"\b(?:as of|by|as at|up to|until|till|through)\s+(?:the\s+)?$", re.IGNORECASE)
_NEAR_DAY = 21  # days from publication beyond which a date is history, not the time of a count
_STATE = re.compile(r"\b(?:early|late)\b", re.IGNORECASE)
_PERIOD_LEAD = re.compile(
    r"\b(in|during|since|over|for|between|from|throughout|within|across|through|after|before|until|of|back in|"
    r"this|ending)"
    r"\s+(?:the\s+)?(?:(?:whole|entire|all|first half|second half|fiscal(?: year)?|end)\s+)?(?:of\s+)?$",
    re.IGNORECASE,
)


def as_of(
    text: str, figure_start: int, figure_end: int, date_mentions: Sequence[DateMention], published: str | None
) -> str | None:
    """The ISO date a figure speaks of: its own clause's words first, else the article's date.

    "159 by late Wednesday", "241 early Thursday", "as of Monday", "rose to 241 on Monday" and "officials said on Monday
    that 12 …" date the figure; "12 were killed on Friday" and "Friday's crash" date the killing, so the article's date
    counts. None where neither is known.

    Args:
        text: the sentence.
        figure_start: where the figure begins in it.
        figure_end: where the figure ends.
        date_mentions: what `find` gave for the sentence.
        published: the article's ISO date, or None.
    """
    best: tuple[int, str] | None = None
    for mention in date_mentions:
        if not re.match(r"\d{4}-\d\d-\d\d(?:T|$)", mention.value) or not _recent(mention.value, published):
            continue
        worth = _speaks_of_counting(text, figure_start, figure_end, mention)
        if worth and (best is None or worth > best[0]):
            best = (worth, mention.value)
    return best[1] if best else published


#: ", built in 1987": the year is that of another event than the sentence's.
_ASIDE = re.compile(r",\s*(?:first\s+)?(?:\w+ed|built|born|begun|set up)\s+(?:back\s+)?(?:in|on|since)\s+(?:the\s+)?$")


def period(text: str, start: int, end: int, date_mentions: Sequence[DateMention]) -> str | None:
    """The time over which the figure at `start`:`end` counts, as ISO ("2017", "since 2018-09-30", "2004/2024").

    None where its clause binds it to no period. A day counts as one only behind "since", "from" or "between".
    """
    best: tuple[int, str] | None = None
    for mention in date_mentions:
        if _clause_between(text, start, end, mention):
            continue
        before = text[max(0, mention.start - 30) : mention.start]
        if _ASIDE.search(before):
            continue
        lead = _PERIOD_LEAD.search(before)
        word = lead.group(1).lower() if lead else ""
        is_day = bool(re.match(r"(?:\d{4}-|--)\d\d-\d\d(?:T|$)", mention.value))
        if is_day and word not in {"since", "from", "between"}:
            continue
        if not word and not re.match(
            r"(?:the\s+)?(?:last|past|this|next|previous|coming)\b", mention.text, re.IGNORECASE
        ):
            continue
        value = f"since {mention.value}" if word in {"since", "from", "after"} else mention.value
        if word in {"before", "until"}:
            value = f"until {mention.value}"
        distance = min(abs(mention.start - end), abs(start - mention.end))
        if best is None or distance < best[0]:
            best = (distance, value)
    return best[1] if best else None


def _recent(value: str, published: str | None) -> bool:
    if not published:
        return True
    try:
        days = (date.fromisoformat(published[:10]) - date.fromisoformat(value[:10])).days
    except ValueError:
        return False
    return -1 <= days <= _NEAR_DAY


def _clause_between(text: str, start: int, end: int, mention: DateMention) -> bool:
    between = text[end : mention.start] if mention.start >= end else text[mention.end : start]
    return bool(_CLAUSE.search(between))


def _speaks_of_counting(text: str, start: int, end: int, mention: DateMention) -> int:
    """How strongly the date's words say "the count at this time": 0 not at all."""
    if _of_an_event(text, mention):
        return 0
    before = text[max(0, mention.start - 16) : mention.start]
    if re.search(r"\bas (?:of|at)\s+(?:the\s+)?$", before, re.IGNORECASE):
        return 5
    apart = _clause_between(text, start, end, mention)
    if _AS_OF.search(before) and not apart:
        return 4
    around = re.findall(r"[a-z]+", text[max(0, mention.start - 40) : mention.start].lower())[-4:]
    behind = re.findall(r"[a-z]+", text[mention.end : mention.end + 40].lower())[:3]
    report = set(words()["context"]["report"])
    if report & {*around, *behind}:
        return 2 if apart else 3
    if _STATE.search(mention.text) and not apart:
        return 2
    return 0


def _of_an_event(text: str, mention: DateMention) -> bool:
    """Whether the day owns what happened ("Saturday's earthquake") and not what was told ("Monday's report")."""
    owned = re.match(r"['’]s?\s+((?:[\w-]+\s+){0,2}[\w-]+)", text[mention.end : mention.end + 50])
    if owned is None:
        return False
    return not set(words()["context"]["told"]) & set(owned.group(1).lower().split())
