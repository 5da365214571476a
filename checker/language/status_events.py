"""What speaks for and against an event having happened, as named features of its words.

The features are what a reader would point at: the verb group ("did not …", "may …"), the word that governs an
infinitive, a gerund or a noun ("failed to …", "without …", "threat of …"), the clause it stands in, and the cues that
reach it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from checker.language.status_cues import Cue, find_cues
from checker.language.status_governors import governors, nearest
from checker.language.status_scope import scope_of
from checker.language.status_tokens import Tokens, tokenise
from checker.language.status_trigger import BE, HAVE, STOP, Trigger, word_class

#: Categories of cues that say something of the subject before them.
_GOVERN_BACKWARD = frozenset({
    "expectation", "prevention", "denied_predicate", "negative_implicative", "unverified", "intention", "conditional",
})  # fmt: skip


@lru_cache(maxsize=64)
def _parsed(text: str) -> tuple[Tokens, tuple[Cue, ...], tuple[tuple[int, int], ...]]:
    tokens = tokenise(text)
    cues = tuple(find_cues(tokens))
    return tokens, cues, tuple(scope_of(cue, tokens) for cue in cues)


def features(text: str, start: int, end: int) -> frozenset[str]:
    """The names of the features that hold for the event at `start`:`end` of a sentence."""
    tokens, cues, scopes = _parsed(text)
    if not tokens.words:
        return frozenset()
    return frozenset(_features(Trigger(tokens, cues, scopes, tokens.at(start), tokens.at(max(start, end - 1)))))


def _features(event: Trigger) -> Iterator[str]:
    """Every feature that holds."""
    form = event.form()
    group_start, marks = event.group()
    yield f"form {form}"
    yield f"kind {event.kind()}"
    for mark in marks:
        yield mark
        yield f"{mark}, {form}"
    if len(marks) > 1:
        yield " + ".join(sorted(marks))
    yield from _own(event)
    yield from governors(event, group_start, marks)
    yield from nearest(event, group_start)
    yield from _reach(event, marks)
    yield from _clause(event, marks)
    yield from _later(event)


def _own(event: Trigger) -> Iterator[str]:
    """The word itself, and the one behind it."""
    cue = event.cue_at.get(event.first)
    if cue is not None:
        yield f"is {cue.group.category}"
        if cue.first < event.first:
            yield f"closes {cue.group.category}"
        if cue.last > event.last:
            yield f"opens {cue.group.category}"
    following = event.words[event.last + 1] if event.last + 1 < len(event.words) else "."
    if following in {"to", "that", "of", "by", "no", "nothing", "none", "neither"}:
        yield f"before {following}"
    if event.first == 0 or event.words[event.first - 1] in {"``", '"', "“", ":"}:
        yield f"opens the sentence, {event.form()}"


def _reach(event: Trigger, marks: list[str]) -> Iterator[str]:
    """The cues in whose scope the event stands."""
    own = event.cue_at.get(event.first)
    if own is not None and own.group.category == "report" and not marks and event.form() in {"base", "ed", "s"}:
        yield "plain report"
        return
    near: set[str] = set()
    for cue, (begin, end) in zip(event.cues, event.scopes, strict=True):
        category = cue.group.category
        if category == "pseudo" or not begin <= event.first < end or cue.first <= event.first <= cue.last:
            continue
        distance = event.first - cue.last if cue.last < event.first else cue.first - event.first
        where = "next" if distance == 1 else "near" if distance <= 3 else "mid" if distance <= 7 else "far"
        if category in {"factive", "wh_question", "once", "report"} and where in {"mid", "far"}:
            continue
        near.add(category)
        yield f"reached by {category}, {where}"
        if _crosses_verb(event, cue.last, event.first):
            yield f"reached by {category} over a verb"
    for category in sorted(near):
        yield f"reached by {category}"


def _crosses_verb(event: Trigger, left: int, right: int) -> bool:
    return any(word in BE or word in HAVE or word in {"who", "which", "that"} for word in event.words[left + 1 : right])


def _clause(event: Trigger, marks: list[str]) -> Iterator[str]:
    """The clause before the event, the conditions around it, and the question that it is part of."""
    opener = event.words[event.begin]
    cue = event.cue_at.get(event.begin)
    if cue is not None and cue.first == event.begin and cue.last < event.first:
        yield f"clause opened by {cue.group.category}"
    elif opener in {"who", "which", "that", "when", "as"}:
        yield f"clause opened by {opener}"
    modal = ""
    for place in range(event.begin, event.first):
        word = event.words[place]
        if word in word_class("modals"):
            modal = word
        elif word == "that":
            modal = ""
    if modal and not any(mark.startswith("modal") for mark in marks):
        yield f"behind a modal ({modal})"
    last = event.words[-2:] if event.words[-1] in {"''", '"', "”"} else event.words[-1:]
    if "?" in last:
        yield "in a question"
    if any(cue.group.category == "conditional" and cue.first < event.begin for cue in event.cues):
        yield "after a condition"
    if any(cue.group.category == "conditional" and cue.first > event.last for cue in event.cues):
        yield "before a condition"


def _later(event: Trigger) -> Iterator[str]:
    """What the event is the subject of: a modal, a negation or a cue behind it."""
    for later in range(event.last + 1, min(len(event.words), event.last + 7)):
        word = event.words[later]
        if word in STOP and not (word == "," and later == event.last + 1):
            break
        if word in word_class("modals"):
            yield f"subject of modal {word}"
            break
        if word == "not":
            yield "subject of a negation"
            break
        cue = event.cue_at.get(later)
        if cue is not None and cue.group.category in _GOVERN_BACKWARD:
            yield f"before {cue.group.category}"
            break
        if word in BE and later + 1 < len(event.words) and event.words[later + 1].endswith("ed"):
            break
