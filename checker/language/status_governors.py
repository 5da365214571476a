"""What governs an event: the cue in front of its verb group, an infinitive or a joined verb above it."""

from __future__ import annotations

from collections.abc import Iterator

from checker.language.status_cues import Cue
from checker.language.status_trigger import STOP, Trigger, word_class

#: Categories of cues that govern no event behind them.
_GOVERN_NOTHING = frozenset({"pseudo", "factive", "wh_question", "once"})


def governors(event: Trigger, group_start: int, marks: list[str]) -> Iterator[str]:
    """The cue in front of the group, and how it is tied to it."""
    tie = "to" if "infinitive" in marks else event.form()
    if group_start - 1 < 0 and "infinitive" not in marks:
        return
    before = group_start - 1
    direct = _cue_ending_near(event, group_start if "infinitive" in marks else before)
    if direct is not None:
        category = direct.group.category
        yield f"governed by {category}"
        yield f"governed by {category}, {tie}"
        yield f"governed by {category}, {event.kind()}"
        yield f"governing word {event.key(direct)}"
        if event.is_negated(direct.first):
            yield f"governed by negated {category}"
    elif "infinitive" in marks:
        over_object = _cue_back(event, group_start, 6)
        yield f"infinitive after {over_object}" if over_object else "infinitive of purpose"
    elif before >= 0 and event.words[before] in word_class("prepositions"):
        yield f"after {event.words[before]}"
        far = _cue_back(event, before, 3)
        if far:
            yield f"after {event.words[before]}, {far}"
    outer = _outer_infinitive(event, group_start)
    if outer:
        yield f"under infinitive of {outer}"
    chained = _chained(event)
    if chained:
        yield f"joined to {chained}"


def nearest(event: Trigger, group_start: int) -> Iterator[str]:
    """The cue that stands nearest on the left, whose object or complement the event may be."""
    weak = 0
    for place in range(group_start - 1, event.begin - 1, -1):
        cue = event.cue_at.get(place)
        if cue is None:
            continue
        if place != cue.last or cue.group.category in _GOVERN_NOTHING:
            continue
        if cue.group.category == "report":
            break
        if not weak:
            distance = "near" if group_start - place <= 4 else "far"
            yield f"nearest cue {cue.group.category}, {distance}"
            yield f"nearest cue {cue.group.category}, {event.kind()}, {distance}"
            if distance == "near":
                yield f"nearest word {event.key(cue)}"
        weak += 1
    if weak >= 2:
        yield "several cues before it"
    if not weak:
        yield "no cue before it"
        yield f"no cue before it, {event.kind()}"


def _cue_ending_near(event: Trigger, place: int) -> Cue | None:
    """The cue that ends at the token or up to two before it, in one phrase with it."""
    for back in range(place, max(-1, place - 3), -1):
        cue = event.cue_at.get(back)
        if cue is not None and cue.first < event.first and cue.group.category != "pseudo":
            return cue
        word = event.words[back]
        if word in STOP or word in word_class("pronouns"):
            return None
    return None


def _cue_back(event: Trigger, place: int, reach: int) -> str:
    """The category of the nearest cue within `reach` tokens before the token, with its negation; "" for none."""
    for back in range(place - 1, max(-1, place - 1 - reach), -1):
        cue = event.cue_at.get(back)
        if cue is not None and cue.group.category not in _GOVERN_NOTHING:
            return cue.group.category + (" negated" if event.is_negated(cue.first) else "")
        if event.words[back] in STOP:
            return ""
    return ""


def _of_infinitive(event: Trigger, to: int) -> Cue | None:
    """The cue that holds the "to" of an infinitive, or stands right before it."""
    return event.cue_at.get(to) or (event.cue_at.get(to - 1) if to else None)


def _outer_infinitive(event: Trigger, group_start: int) -> str:
    """The governor of an infinitive whose object or complement the event is ("wants to buy the company")."""
    for back in range(group_start - 1, max(event.begin - 1, group_start - 9), -1):
        if event.words[back] == "to" and back + 1 < group_start:
            after = event.words[back + 1]
            if after in word_class("determiners") or after in word_class("prepositions"):
                continue
            cue = _of_infinitive(event, back)
            return cue.group.category if cue is not None else "none"
    return ""


def _chained(event: Trigger) -> str:
    """The modal or infinitive that a joined verb shares ("to buy or lease")."""
    place = event.first - 1
    if place < 1 or event.words[place] not in {"and", "or", ","}:
        return ""
    ending = event.words[event.first][-3:] if event.words[event.first].endswith(("ing", "ion")) else ""
    for back in range(place - 1, max(event.begin - 1, place - 9), -1):
        word = event.words[back]
        if ending and word.endswith(ending):
            twin = _cue_ending_near(event, back - 1)
            return f"{ending} of {twin.group.category}" if twin is not None else f"{ending} of nothing"
        if word in word_class("modals"):
            return "modal"
        if word == "to":
            cue = _of_infinitive(event, back)
            return f"infinitive of {cue.group.category}" if cue is not None else "infinitive"
        if word == "not":
            return "negation"
    return ""
