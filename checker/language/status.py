"""How certain a sentence makes what it says: confirmed, stated, probable, possible, unverified or denied.

The cues are data (cues/negation.toml, cues/modals.toml, cues/status.toml) in the manner of ConText (Harkema et al.
2009); the scale is FactBank's (Saurí and Pustejovsky 2009).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Any

from checker.language.status_cues import SKIPPED, Cue, claim_nouns, find_cues, labels, names_when_capital
from checker.language.status_events import features
from checker.language.status_scope import clause_start, scope_of
from checker.language.status_tokens import Tokens, tokenise
from checker.model import Credit, Level, Span, Status

#: From the most to the least certain.
SCALE = (Level.CONFIRMED, Level.STATED, Level.PROBABLE, Level.POSSIBLE, Level.UNVERIFIED, Level.DENIED)
_NEGATORS = frozenset({"negation", "negative_determiner", "negative_implicative", "without"})
_AUXILIARY = frozenset({
    "be", "been", "being", "is", "are", "was", "were", "have", "has", "had", "do", "does", "did", "to", "in", "any",
    "the", "able", "can", "could",
})  # fmt: skip
# Verbs whose subject takes a stand on a report; what may stand between the two; and what names nobody.
_STANDS = frozenset({"confirm", "deny", "rejection", "labelling"})
_BEFORE_VERB = frozenset({
    "have", "has", "had", "did", "does", "do", "is", "are", "was", "were", "also", "yet", "still", "previously",
    "already", "later", "could", "can",
})  # fmt: skip
_NO_SPEAKER = frozenset({
    "it", "he", "she", "they", "we", "i", "you", "who", "which", "that", "there", "this", "these", "those", "not",
    "no", "one", "nobody", "to", "and", "but",
})  # fmt: skip
# Cues whose negation turns the proposition itself ("is not expected to rise"), not the certainty of it.
_EVENT_CUES = frozenset({
    "modal_future", "modal_would", "modal_can", "expectation", "intention", "desire", "attempt", "request",
    "appearance", "belief", "probable_adverb",
})  # fmt: skip


def rank(level: Level) -> int:
    """The place of a level on the scale, 0 (confirmed) to 5 (denied)."""
    return SCALE.index(level)


def find(text: str, credits: Sequence[Credit] = ()) -> list[Status]:
    """The statuses of one sentence, in the order of their cues; a plain sentence has none.

    A status' span is its cue, `scope_start` and `scope_end` bound the proposition, `source` is the credited source
    whose content or cue it stands in. `negated` says that the sentence itself makes the proposition not so ("did not
    go", "barred him from going"); a status that is denied and not negated is somebody's denial. A negation in front
    of another cue is read with it: "has not yet confirmed" is one cue, unverified. Plans and expectations count as
    well: the proposition is what is planned.
    """
    if not text:
        return []
    tokens = tokenise(text)
    cues = find_cues(tokens)
    if not cues:
        return []
    found: list[Status] = []
    waiting: Cue | None = None  # a negation (with the modal before it) that may belong to the next cue
    waiting_level: Level | None = None
    for number, cue in enumerate(cues):
        group = cue.group
        if waiting is not None:
            said = group.category != "report" or waiting.group.category == "negation"
            if group.negated_level is not None and said and _touches(tokens, waiting, cue):
                negated = group.category in _EVENT_CUES
                found.append(
                    _status(text, tokens, cue, credits, level=group.negated_level, first=waiting.first, negated=negated)
                )
                waiting = None
                continue
            found.append(_status(text, tokens, waiting, credits, level=waiting_level, negated=True))
            waiting = None
        if group.category in _NEGATORS:
            waiting, waiting_level = cue, None
            before = cues[number - 1] if number else None
            if before is not None and before.last == cue.first - 1 and before.group.category.startswith("modal_"):
                # "may not", "will not": the modal decides how sure, the negation turns it
                waiting, waiting_level = cue._replace(first=before.first), before.group.negated_level
                if found and found[-1].end == tokens.ends[before.last]:
                    found.pop()
            continue
        if group.level is None or not group.emit or _repeats(tokens, cue, found):
            continue
        if _names_what_is_said(tokens, cue, found):
            scope = scope_of(cue, tokens)
            if scope[0] < scope[1]:
                begin, stop = tokens.starts[scope[0]], tokens.ends[scope[1] - 1]
                found[-1] = replace(found[-1], scope_start=begin, scope_end=stop)
            continue
        if _is_name(text, tokens, cue):
            continue
        if group.category == "labelling" and not any(
            later.group.category == "denied_predicate" for later in cues[number + 1 :][:8]
        ):
            continue
        if group.category in {"rejection", "labelling"} and not _of_claim(tokens, cue):
            continue  # turned down, not called untrue: "rejected the bill", "a trade dispute"
        found.append(_status(text, tokens, cue, credits, negated=group.category == "prevention"))
    if waiting is not None:
        found.append(_status(text, tokens, waiting, credits, level=waiting_level, negated=True))
    return found


def _of_claim(tokens: Tokens, cue: Cue) -> bool:
    """Whether what is rejected is something said: "rejected the allegations", "claims … were rejected"."""
    nouns = claim_nouns()
    ahead = tokens.words[cue.last + 1 : cue.last + 6]
    if ahead[:1] == ("by",):
        ahead = tokens.words[max(0, cue.first - 8) : cue.first]
    return any(word in nouns for word in ahead) or (bool(ahead) and ahead[0] in {"as", "that"})


def _is_name(text: str, tokens: Tokens, cue: Cue) -> bool:
    """Whether a reporting verb is a part of a name: "the Post", "the States"."""
    return (
        cue.first > 0
        and tokens.words[cue.first] in names_when_capital()
        and text[tokens.starts[cue.first]].isupper()
        and not text[tokens.starts[cue.first - 1]].isupper() | text.istitle()
    )


def _names_what_is_said(tokens: Tokens, cue: Cue, found: Sequence[Status]) -> bool:
    """Whether the cue is only the noun for what is denied, doubted or confirmed: "denied the reports of …"."""
    if cue.group.category != "claim" or not found or tokens.words[cue.first].rstrip("s") not in claim_nouns():
        return False
    if found[-1].level not in {Level.DENIED, Level.UNVERIFIED, Level.CONFIRMED} or found[-1].negated:
        return False
    gap = tokens.words[tokens.at(found[-1].end) : cue.first]
    return len(gap) <= 3 and not any(word in {",", ";", "that", "and", "but"} for word in gap)


def _repeats(tokens: Tokens, cue: Cue, found: Sequence[Status]) -> bool:
    """Whether the cue only completes the one before: "unclear whether", "denied … as fake news"."""
    if not found or cue.first == 0:
        return False
    back = cue.first - 1
    while back > 0 and tokens.words[back] in {'"', "“", "‘", "'", "``", "a", "an"}:
        back -= 1
    before = tokens.words[back]
    touches = tokens.ends[cue.first - 1] == found[-1].end
    if cue.group.category == "whether":
        return touches and found[-1].level is Level.UNVERIFIED
    if cue.group.category == "denied_predicate" and (before == "as" or found[-1].cue.lower() in labels()):
        return any(status.level is Level.DENIED and status.end < tokens.starts[cue.first] for status in found[-6:])
    return False


def _touches(tokens: Tokens, negation: Cue, cue: Cue) -> bool:
    between = tokens.words[negation.last + 1 : cue.first]
    return len(between) <= 3 and all(word in _AUXILIARY or word in SKIPPED or word.endswith("ly") for word in between)


def _status(
    text: str,
    tokens: Tokens,
    cue: Cue,
    credits: Sequence[Credit],
    *,
    level: Level | None = None,
    first: int | None = None,
    negated: bool = False,
) -> Status:
    start = tokens.starts[cue.first if first is None else first]
    end = tokens.ends[cue.last]
    from_token, to_token = scope_of(cue, tokens)
    scope = Span(tokens.starts[from_token], tokens.ends[to_token - 1]) if from_token < to_token else Span(start, end)
    final = level or cue.group.level or Level.STATED
    credit = _credit_for(Span(start, end), scope, credits)
    if (
        credit is not None
        and credit.cue_start < end
        and start < credit.cue_end
        and credit.content_end > credit.content_start
    ):
        scope = Span(credit.content_start, credit.content_end)
    return Status(
        start=start,
        end=end,
        text=text[start:end],
        level=final,
        cue=text[start:end],
        negated=negated,
        scope_start=scope.start,
        scope_end=scope.end,
        source=credit.name if credit is not None else _subject(text, tokens, cue, start),
    )


def _subject(text: str, tokens: Tokens, cue: Cue, start: int) -> str | None:
    """The speaker in front of a verb that takes a stand ("Reuters could not verify …"), where nobody is credited."""
    if cue.group.category not in _STANDS or cue.group.scope != "forward":
        return None
    until = tokens.at(start)
    first = clause_start(tokens, until)
    words = list(tokens.words[first:until])
    while words and (words[-1] in _BEFORE_VERB or words[-1].endswith("ly")):
        words.pop()
    if not 1 <= len(words) <= 6 or words[0] in _NO_SPEAKER or "," in words or words[-1] in _NO_SPEAKER:
        return None
    named = text[tokens.starts[first] : tokens.ends[first + len(words) - 1]]
    return named if named[0].isupper() else None


def _credit_for(cue: Span, scope: Span, credits: Sequence[Credit]) -> Credit | None:
    """The credit whose cue this is, else the narrowest one whose content holds the cue or the proposition."""
    holders: list[tuple[int, Credit]] = []
    for credit in credits:
        if credit.cue_start < cue.end and cue.start < credit.cue_end:
            return credit
        if scope.start <= credit.start and credit.end <= scope.end < cue.start + 2:
            continue  # credited inside the proposition that the cue judges ("reports by X that … are false")
        content = Span(credit.content_start, credit.content_end)
        if content.covers(cue) or content.covers(scope):
            holders.append((content.end - content.start, credit))
    return min(holders, key=lambda held: held[0])[1] if holders else None


def level_at(text: str, start: int, end: int, statuses: Sequence[Status]) -> Level:
    """How certain the sentence makes the event whose words stand at `start`:`end`.

    A ridge regression over named features of the event (status_events; coefficients in cues/status_model.json) tells
    denied, uncertain and certain apart; the statuses whose proposition holds the event say which uncertain or certain
    level it is.

    Args:
        text: the sentence.
        start: where the event's words begin.
        end: where they end.
        statuses: what `find` gave for the sentence.
    """
    value = factuality(text, start, end)
    model = _model()
    if value <= model["denied_at_most"]:
        return Level.DENIED
    event = Span(start, end)
    levels = {s.level for s in statuses if s.scope_start <= start and end <= s.scope_end and not s.span.overlaps(event)}
    if value >= model["certain_from"]:
        return Level.CONFIRMED if Level.CONFIRMED in levels else Level.STATED
    uncertain = levels & {Level.PROBABLE, Level.POSSIBLE, Level.UNVERIFIED}
    return max(uncertain, key=rank, default=Level.POSSIBLE)


def factuality(text: str, start: int, end: int) -> float:
    """How factual the event at `start`:`end` is in its sentence, from -3 (did not happen) to 3 (did happen)."""
    model = _model()
    weights: dict[str, float] = model["weights"]
    value = model["intercept"] + sum(weights.get(name, 0.0) for name in features(text, start, end))
    return max(-3.0, min(3.0, float(value)))


@cache
def _model() -> dict[str, Any]:
    return dict(json.loads((files("checker.language") / "cues" / "status_model.json").read_text(encoding="utf-8")))
