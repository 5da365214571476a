"""What is no source whatever the models say: numerals, people who are counted, markets and the weather."""

from __future__ import annotations

import re
from functools import cache

from checker.language.cues import load_cues
from checker.language.nouns_forms import singular
from checker.language.sources_candidates import Chunk, Cue, documents
from checker.language.sources_tokens import Tokens, verb_forms


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(load_cues("sources")["mute"][name])


@cache
def _numerals() -> frozenset[str]:
    numbers = load_cues("numbers")
    return frozenset({*numbers["cardinals"], *numbers["multipliers"], *numbers["magnitudes"], "tens"} - {"one"})


def numeral(tokens: Tokens, chunk: Chunk) -> bool:
    """Whether the chunk ends in a number: the age behind a name, or "now 102,136" before "confirmed cases"."""
    return tokens.tags[chunk.last] == "M"


def measure_of_time(tokens: Tokens, chunk: Chunk) -> bool:
    """Whether the chunk is a span of time, such as stands between a subject and its verb ("a week ago")."""
    return tokens.lows[chunk.last] in _list("times")


def barred(tokens: Tokens, cue: Cue, chunk: Chunk) -> bool:
    """Whether the chunk can be nobody's words by this cue, or the cue says nothing."""
    if numeral(tokens, chunk):
        return True
    if cue.kind == "preposition":
        return False
    return _participle(tokens, cue) or _moves(tokens, cue) or _counted(tokens, cue, chunk) or _mute(tokens, cue, chunk)


def _participle(tokens: Tokens, cue: Cue) -> bool:
    """Whether the cue stands between a number and what it counts: "102,136 confirmed cases"."""
    i, tags = cue.first, tokens.tags
    between = i > 1 and tags[i - 1] == "M" and tags[cue.last + 1 : cue.last + 2] == "N" and tags[i - 2] != "I"
    return cue.kind == "verb" and cue.form in ("ed", "en") and between


def _moves(tokens: Tokens, cue: Cue) -> bool:
    """Whether the verb has an amount for its object, and is none that states one: "adding 40,000 jobs"."""
    if cue.kind != "verb" or cue.lemma not in _list("moves"):
        return False
    amount = amount_at(tokens, cue.last + 1)
    if amount is None:
        return False
    # Behind what is counted ("lives" may look like a verb).
    clause = re.split("[,.;:]", tokens.tags[amount + 2 :], maxsplit=1)[0]
    return not any(tag in clause for tag in "VvX")  # "added 40 ships were there" says so


def amount_at(tokens: Tokens, at: int) -> int | None:
    """The token of the number that begins the phrase at token `at` ("at least another 40"), or None."""
    i = at
    for _ in range(3):
        if tokens.lows[i : i + 1] and (tokens.tags[i] == "B" or tokens.lows[i] in _BEFORE_AMOUNT):
            i += 1
    return i if i < len(tokens.tags) and (tokens.tags[i] == "M" or tokens.lows[i] in _numerals()) else None


_BEFORE_AMOUNT = frozenset(
    {"at", "least", "about", "some", "more", "than", "almost", "around", "over", "up", "to", "another"}
)


def _counted(tokens: Tokens, cue: Cue, chunk: Chunk) -> bool:
    """Whether the chunk counts people or things, which speak with few verbs: "nine people died: seven in the north"."""
    first = chunk.first
    if first >= 2 and tokens.lows[first - 1] == "of" and tokens.lows[first - 2] in _numerals():
        first -= 2  # "hundreds of people"
    span = range(first, chunk.last + 1)
    if not any((tokens.tags[i] == "M" and "-" not in tokens.words[i]) or tokens.lows[i] in _numerals() for i in span):
        return False
    if any(tokens.tags[i] == "C" and tokens.lows[i] not in _numerals() for i in span):
        return False  # "Group of Seven ministers", "Channel 4"
    head = singular(tokens.lows[chunk.last])
    if tokens.tags[cue.last + 1 : cue.last + 2] == "T" or head in documents():
        return cue.kind == "mark"  # "reported that", "two studies show"
    return cue.kind not in ("verb", "noun") or (cue.kind == "verb" and cue.lemma not in _list("counted"))


def _mute(tokens: Tokens, cue: Cue, chunk: Chunk) -> bool:
    """Whether the chunk is a market, a count or a storm, and the verb no verb of saying and nothing else."""
    head = tokens.lows[chunk.last]
    stormy = (
        chunk.last > chunk.first and tokens.lows[chunk.last - 1] in _list("storms") and named(tokens.words[chunk.last])
    )
    if not stormy and head not in _list("nouns"):
        return False
    speaks = cue.kind == "verb" and cue.lemma in _list("speak")
    return stormy or not (speaks and tokens.tags[chunk.last] == "C")


def named(word: str) -> bool:
    """Whether the word can be a storm's name, and not the rest of an office's ("Hurricane Center")."""
    return word[:1].isupper() and word.lower() not in _OFFICES


_OFFICES = frozenset(
    {"center", "centre", "service", "agency", "watch", "warning", "research", "prediction", "team", "unit"}
)
_STORM_NAME = re.compile(r"\b(?:Hurricane|Typhoon|Cyclone|Storm) ([A-Z][a-z]+)\b")


def storm_names(text: str) -> set[str]:
    """The names of storms that the text gives: "Hurricane Otto"."""
    return {name for name in _STORM_NAME.findall(text) if named(name)}


def speaks(cue: str) -> bool:
    """Whether the words of a cue are a plain verb of saying, so that a person of a storm's name may be meant."""
    form = verb_forms().get(cue.split()[0].lower())
    return form is not None and form.lemma in _list("speak")
