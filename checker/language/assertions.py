"""Whether a sentence plainly states what some of its words say, and whether it tells of it as past.

What a sentence denies, doubts, fears, calls untrue or reports as a rumour it does not state, nor what would have been
or nearly was. The words are in cues/assertions.toml, in the manner of NegEx and ConText (Harkema et al. 2009).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from checker.language.cues import load_cues
from checker.model import Claim, Level

_DOUBTED = frozenset({Level.POSSIBLE, Level.UNVERIFIED, Level.DENIED})
_CLAUSE = re.compile(r"[;:.!?]\s|, (?:and|but|who|which|while|as)\b|\b(?:but|because|although)\b")
_KNOWN = re.compile(r"\b(?:after|since|because)\b")  # what follows is taken for so, whatever the verb in front says
_WINDOW = 6  # words in front of the statement in which a negation is taken to be of it (NegEx)
_NEAR = 14  # characters in front of the words in which "nearly" is of them
_BEHIND = 60  # characters behind a statement in which a time may limit it
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")


def _any(words: Sequence[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


@cache
def _unsaid(group: str) -> re.Pattern[str]:
    words = _any([re.escape(word) for word in load_cues("assertions")["unsaid"][group]])
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])|n['’]t\b" if group == "before" else rf"\b(?:{words})\b", re.I)


@cache
def _past(group: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any(load_cues('assertions')['past'][group])})\b", re.I)


def stated(claim: Claim, start: int, end: int, *, beside: bool = False) -> bool:
    """Whether the claim plainly states what its words at `start`:`end` (in its field) say.

    A negation among the words themselves ("pleaded not guilty") is their own. What is told `beside` the sentence's
    verb ("did not meet her husband, Anton Brandt") a negation or a modal of the verb does not touch.
    """
    for status in claim.statuses:
        if beside:
            break
        known = _KNOWN.search(claim.text, max(0, status.end - claim.start), max(0, start - claim.start))
        if known and (status.negated or status.level is Level.POSSIBLE):
            continue
        doubted = status.negated or status.level in _DOUBTED
        inside = status.start < end and start < status.end
        if doubted and not inside and status.scope_start < end and start < status.scope_end:
            return False
    first, last = start - claim.start, end - claim.start
    before, words, after = claim.text[:first], claim.text[first:last], claim.text[last:]
    if _unsaid("sentence").search(before) or _unsaid("sentence").search(after):
        return False
    if beside:
        return True
    clause = " ".join(_KNOWN.split(_CLAUSE.split(before)[-1])[-1].split()[-_WINDOW:])
    return not (_unsaid("before").search(clause) or _unsaid("nearly").search(before[-_NEAR:] + words))


def told_past(before: str, words: str, after: str) -> bool:
    """Whether a state is told as past: by the verb among its words, or by what stands close before or behind them.

    Args:
        before: the text in front of the words; only its end is read.
        words: the words of the statement.
        after: the text behind them; read to the end of the clause.
    """
    behind = re.split(r"[;.!?](?:\s|$)", after[:_BEHIND], maxsplit=1)[0]
    close = " ".join(re.split(r"[\s-]+", before.strip())[-2:])
    return bool(_past("verb").search(words) or _past("before").search(close) or _past("after").search(behind))


def years(text: str) -> frozenset[str]:
    """The years that a text names in digits."""
    return frozenset(_YEAR.findall(text))


def days(claim: Claim) -> frozenset[str]:
    """The days (ISO dates) that a claim names; weekdays too, where its article is dated."""
    return frozenset(d.value[:10] for d in claim.dates if len(d.value) >= 10 and "/" not in d.value)


def other_time(a: Claim, b: Claim, years_of: tuple[str | None, str | None], *, lasting: bool = False) -> bool:
    """Whether two claims speak of other times by the years they name.

    Args:
        a: the one claim.
        b: the other claim.
        years_of: the year in which each one's article was published, None where that is unknown.
        lasting: what is said holds for good, so that a year that only one of the two names says nothing.
    """
    first, second = years(a.text), years(b.text)
    if first and second:
        return not first & second
    if lasting:
        return False
    return any(
        named and published is not None and max(named) < published
        for named, published in ((first, years_of[0]), (second, years_of[1]))
    )
