"""Named persons, organisations and places of a sentence, with keys that join their variants.

Names are capitalised sequences, typed by cues: titles, organisation words, the gazetteer, first names. Demonyms and
country adjectives are names whose key is the country's ("American", "Americans": "united states"), so that they meet
the places "U.S." and "United States"; they are not places, since nothing happens *in* an adjective.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, lru_cache

from checker.language.names_gazetteer import ambiguous, cities, country_of, fold, look_up, states
from checker.language.names_kinds import key_of, kind_of, lexicon, same
from checker.language.sources_tokens import Tokens, tokenise
from checker.model import Name, Place

__all__ = ["country_of", "find", "key_of", "kind_of", "resolve", "same"]

_CALENDAR = frozenset({
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "monday",
    "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "tues", "wed", "thu", "thur",
    "thurs", "fri", "sat", "sun", "christmas", "easter", "thanksgiving", "ramadan", "am", "pm", "gmt", "est", "edt",
    "pst", "utc",
})  # fmt: skip
_LOCATIVE = frozenset({
    "in", "at", "near", "from", "to", "outside", "around", "across", "through", "toward", "towards", "into", "via",
    "leaving", "inside",
})  # fmt: skip
_LINKS = frozenset({"of", "for", "and", "the", "&", "on", "to"})
_INITIAL = re.compile(r"[A-Z]\.?$")


def _runs(tokens: Tokens) -> list[tuple[int, int]]:
    """Capitalised sequences as token ranges (last included), joined over "of", "for" and particles inside names."""
    tags, lows, words = tokens.tags, tokens.lows, tokens.words
    lex = lexicon()
    runs: list[tuple[int, int]] = []
    i, count = 0, len(words)
    while i < count:
        if not _capital(tokens, i):
            i += 1
            continue
        j = i
        while j + 1 < count:
            gap = tokens.starts[j + 1] - tokens.ends[j]
            if _capital(tokens, j + 1) and gap <= 1:
                j += 1
            elif (words[j + 1] == "." and _INITIAL.match(words[j]) and j + 2 < count and _capital(tokens, j + 2)) or (
                lows[j + 1] in lex.particles and j + 2 < count and _capital(tokens, j + 2) and tags[j + 1] != "D"
            ):
                j += 2
            elif lows[j + 1] in ("of", "for", "and", "&") and (k := _joins(tokens, i, j)):
                j = k
            else:
                break
        runs.append((i, j))
        i = j + 1
    return runs


def _joins(tokens: Tokens, first: int, last: int) -> int:
    """Where the run goes on behind a link word ("Ministry of Defense", "Food and Drug Administration"), or 0."""
    lows, count = tokens.lows, len(tokens.lows)
    lex = lexicon()
    nxt = last + 2
    if nxt < count and lows[nxt] == "the" and lows[last + 1] in ("of", "for"):
        nxt += 1
    if nxt >= count or not _capital(tokens, nxt):
        return 0
    if lows[last + 1] in ("of", "for"):
        return nxt if lows[last] in lex.organisation or lows[last] in ("republic", "university", "bank", "house") else 0
    # "and": only inside a body's name, that is when an organisation word closes or opens the run.
    end = nxt
    while end + 1 < count and _capital(tokens, end + 1):
        end += 1
    opened = any(lows[k] in lex.organisation for k in range(first, last)) and any(
        lows[k] in ("of", "for") for k in range(first, last)
    )
    closed = lows[end] in lex.organisation and lows[last] not in lex.organisation and first == last and last > 0
    return end if opened or (closed and tokens.tags[last] == "C" and look_up(lows[last]) is None) else 0


def _capital(tokens: Tokens, i: int) -> bool:
    word = tokens.words[i]
    return (
        word[0].isupper()
        and tokens.lows[i].rstrip(".") not in _CALENDAR
        and (tokens.tags[i] not in "DPXSWRTtO&In" or _acronym(word))
    )


def _acronym(word: str) -> bool:
    return (
        len(word) > 1 and word.isupper() and word.replace(".", "") not in ("I", "A", "IT", "IN", "ON", "AT", "TO", "OF")
    )


@cache
def _common_word(low: str) -> bool:
    import simplemma

    return bool(simplemma.is_known(low, lang="en"))


def _starts_sentence(tokens: Tokens, i: int) -> bool:
    return i == 0 or tokens.tags[i - 1] in ".:qQ-(" or (i == 1 and tokens.tags[0] == ",")


@cache
def given_names() -> frozenset[str]:
    """Given names, lower case."""
    return frozenset(lexicon().female | lexicon().male)


def find(text: str) -> tuple[list[Name], list[Place]]:
    """The names and places of one sentence or headline, in order, with offsets in `text`."""
    found_names, found_places = _find(text)
    return list(found_names), list(found_places)


@lru_cache(maxsize=512)  # an article's sentences are asked for twice: by the resolver of sources, and as mentions
def _find(text: str) -> tuple[tuple[Name, ...], tuple[Place, ...]]:
    tokens = tokenise(text)
    names: list[Name] = []
    places: list[Place] = []
    for first, last in _runs(tokens):
        first, last = _trim(tokens, first, last)
        if first > last:
            continue
        for begin, end in _pieces(tokens, first, last):
            while begin < end and not tokens.words[begin][0].isupper():
                begin += 1  # "U.S. de …": a particle opens no name
            words = tokens.cut(begin, end)
            kind = kind_of(words)
            if kind == "place" and fold(words) in given_names() and fold(words) in ambiguous():
                kind = "other" if not _locative(tokens, begin) else kind
            if kind in ("other", "person") and begin == end and (spot := _city(tokens, begin, end)):
                places.append(_place(tokens, begin, end, spot[0], spot[1]))
            elif kind == "other" and begin < end and _locative(tokens, begin) and fold(words) in cities():
                entry = cities()[fold(words)][0]
                places.append(_place(tokens, begin, end, entry.key, entry.country))
            elif kind == "place":
                found = look_up(words) or states().get(fold(words))
                key, country = (found.key, found.country) if found else (fold(words).removeprefix("the "), "")
                places.append(_place(tokens, begin, end, key, country))
            else:
                role = _role(tokens, begin, end) if kind in ("person", "other") else ""
                names.append(
                    Name(start=tokens.starts[begin], end=tokens.ends[end], text=words, key=key_of(words), role=role)
                )
    return tuple(names), tuple(places)


def _place(tokens: Tokens, first: int, last: int, key: str, country: str) -> Place:
    words = tokens.cut(first, last)
    return Place(start=tokens.starts[first], end=tokens.ends[last], text=words, key=key, country=country)


def _locative(tokens: Tokens, i: int) -> bool:
    return i > 0 and tokens.lows[i - 1] in _LOCATIVE


def _city(tokens: Tokens, first: int, last: int) -> tuple[str, str] | None:
    """The city that a word names where something marks it as one: a preposition, or the state or country behind it."""
    found = cities().get(fold(tokens.cut(first, last)))
    if not found:
        return None
    after = last + 2
    if last + 1 < len(tokens.words) and tokens.words[last + 1] == "," and after < len(tokens.words):
        tail = tokens.words[after] + (" " + tokens.words[after + 1] if after + 1 < len(tokens.words) else "")
        for words in (tail, tokens.words[after], tokens.words[after] + "."):
            wider = look_up(words) or states().get(fold(words)) or states().get(fold(words) + ".")
            if wider is not None:
                inside = [
                    c for c in found if c.country == wider.country and (not wider.admin or c.admin == wider.admin)
                ]
                if inside:
                    return inside[0].key, inside[0].country
    low = tokens.lows[first]
    if _locative(tokens, first) and low not in given_names():
        return found[0].key, found[0].country
    if found[0].population >= 1_000_000 and low not in given_names() and not _common_word(low):
        return found[0].key, found[0].country
    return None


def _trim(tokens: Tokens, first: int, last: int) -> tuple[int, int]:
    """Without a sentence's first word that is no name, and without the calendar."""
    lex = lexicon()
    if _starts_sentence(tokens, first) and not _acronym(tokens.words[first]):
        low = tokens.lows[first]
        known = (
            look_up(tokens.words[first]) is not None
            or low in lex.outlets
            or low in lex.organisations
            or low in lex.female
            or low in lex.male
            or fold(low) in lex.titles
        )
        tag = tokens.tags[first]
        if not known and (tag in "BNVvI" or (low.endswith("ly") and _common_word(low))):
            return first + 1, last
        if not known and first == last:
            follow = tokens.tags[last + 1] if last + 1 < len(tokens.tags) else "."
            apposed = tokens.lows[last + 1 : last + 3] in ([",", "the"], [",", "a"], [",", "an"], [",", "who"])
            if low in lex.organisation_common or (
                not apposed and (_common_word(low) and (follow not in "VXG" or low.endswith("s")))
            ):
                return first + 1, last
        elif not known and _common_word(low) and tag != "C":
            return first + 1, last
    if first == last and fold(tokens.words[first]) in lex.titles and len(tokens.words[first]) > 2:
        return first + 1, last
    return first, last


def _pieces(tokens: Tokens, first: int, last: int) -> list[tuple[int, int]]:
    """Cuts a leading country or demonym off a person's name or title ("Russian President Vladimir Putin")."""
    if last > first:
        for width in (3, 2, 1):
            cut = first + width - 1
            if cut >= last:
                continue
            spot = look_up(tokens.cut(first, cut))
            if spot is not None and spot.kind in ("adjective", "country"):
                rest = tokens.cut(cut + 1, last)
                whole = tokens.cut(first, last)
                if look_up(whole) is not None or kind_of(whole) == "outlet":
                    break
                first_name = fold(whole).split()[0] in lexicon().male | lexicon().female and width == 1
                if first_name and kind_of(rest) == "other":
                    break
                if fold(whole) not in lexicon().organisations and kind_of(rest) in ("person", "other"):
                    return [(first, cut), (cut + 1, last)]
                break
        for cut in range(first, last):
            # A body in front of its officer's title ("NATO Secretary General Mark Rutte").
            if fold(tokens.words[cut + 1]) in lexicon().titles:
                if (
                    fold(tokens.cut(first, cut)) in lexicon().organisations
                    and kind_of(tokens.cut(cut + 1, last)) == "person"
                ):
                    return [(first, cut), (cut + 1, last)]
                break
    return [(first, last)]


def _role(tokens: Tokens, first: int, last: int) -> str:
    """The title in front of a name, or the role in apposition behind it ("…, the defence minister,")."""
    lex = lexicon()
    end = first
    while end < last and fold(tokens.words[end]) in lex.titles:
        end += 1
    if end > first:
        return tokens.cut(first, end - 1)
    begin = first
    while begin > 0 and (tokens.lows[begin - 1] in lex.roles or tokens.tags[begin - 1] == "C") and begin > first - 4:
        begin -= 1
    if begin < first and tokens.lows[first - 1] in lex.roles:
        return tokens.cut(begin, first - 1)
    after = last + 1
    if after + 1 < len(tokens.words) and tokens.words[after] == ",":
        stop = after + 1
        while (
            stop < len(tokens.words)
            and stop - after < 10
            and tokens.tags[stop] in "DNCGIB"
            and tokens.words[stop] != ","
        ):
            stop += 1
        words = tokens.lows[after + 1 : stop]
        if words and any(w in lex.roles for w in words) and stop < len(tokens.words) and tokens.tags[stop] in ",.":
            return tokens.cut(after + 1, stop - 1).removeprefix("the ").removeprefix("a ").removeprefix("an ")
    return ""


def resolve(found: Sequence[Sequence[Name]]) -> list[list[Name]]:
    """Surnames joined to the one full name of the article that ends in them; two bearers leave the surname alone."""
    full: dict[str, set[str]] = {}
    for names in found:
        for name in names:
            parts = name.key.split()
            if len(parts) > 1:
                full.setdefault(parts[-1], set()).add(name.key)
    return [
        [replace(n, key=next(iter(full[n.key]))) if len(full.get(n.key, ())) == 1 else n for n in names]
        for names in found
    ]
