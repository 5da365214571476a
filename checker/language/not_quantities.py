"""Tells numbers that count and measure nothing: years, dates, clock times, names, references, lists."""

from __future__ import annotations

from functools import cache

from checker.language import bounds, nouns, units_written
from checker.language.cues import load_cues
from checker.language.nouns_forms import is_plural, word_list
from checker.language.numbers_lexicon import Number
from checker.language.tokens import DIGITS, WORD, Tokens


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(load_cues("not_quantities")[name])


@cache
def _names() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Names with a number word in them, by the number word."""
    found: dict[str, list[tuple[str, ...]]] = {}
    cardinals = load_cues("numbers")["cardinals"].keys() | load_cues("numbers")["multipliers"].keys()
    for name in load_cues("not_quantities")["names"]:
        words = tuple(name.replace("’", "'").split())
        for word in words:
            if word in cardinals:
                found.setdefault(word, []).append(words)
    return {key: tuple(value) for key, value in found.items()}


def is_name(tokens: Tokens, found: Number, *, headline: bool) -> bool:
    """Whether a number in words is part of a name: "Three Gorges", "Group of Seven"."""
    i = found.first
    if not tokens.word[i][0].isupper():
        return False
    for words in _names().get(tokens.low[i], ()):
        at = i - words.index(tokens.low[i])
        if at >= 0 and tokens.low[at : at + len(words)] == list(words) and tokens.word[at][0].isupper():
            return True
    if headline or tokens.word[i].isupper() or found.scale > 1 or found.last > i + 1:
        return False
    first = i == 0 or (tokens.kind[i - 1] != WORD and tokens.word[i - 1] not in ",$-/")
    return not first


def is_date(tokens: Tokens, i: int, last: int) -> bool:
    """Whether the digits at token `i` belong to a calendar date or a clock time."""
    months = _list("months")
    before, after = tokens.at(i - 1), tokens.at(last)
    word = tokens.word[i]
    if before == "." and tokens.at(i - 2) in months and i > 1 and len(tokens.word[i - 2]) <= 4:
        return True
    if before in months and (
        (tokens.word[i - 1][0].isupper() or before not in ("may", "march", "mar", "sep", "dec", "jan"))
        and (before != "may" or (word.isdigit() and len(word) <= 2))
    ):
        return True
    if before == "," and i > 2 and len(word) == 4 and tokens.kind[i - 2] == DIGITS:
        k = i - 3 - (tokens.at(i - 3) == ".")  # the year of "Dec. 12, 1994"
        if tokens.at(k) in months:
            return True
    if after in months and word.isdigit() and int(word) <= 31 and tokens.word[last][0].isupper():
        return after not in ("may", "march", "mar", "sep", "dec", "jan") or tokens.at(last + 1) not in (
            "have",
            "be",
            "not",
        )
    if after == ":" and tokens.joined(last) and tokens.joined(last + 1) and tokens.kind[last + 1] == DIGITS:
        return True
    if before == ":" and tokens.joined(i) and i > 1 and tokens.joined(i - 1) and tokens.kind[i - 2] == DIGITS:
        return True
    if after in _list("clock_after") and (after not in ("et", "pt", "ct", "noon", "hrs", "am") or len(word) <= 5):
        if after in ("am", "est", "ist", "pt", "ct", "et") and not (tokens.word[last].isupper() or tokens.joined(last)):
            return after == "am" and tokens.at(last + 1) not in ("i",) and float(word or 0) <= 12.59
        return True
    # "noon to 5 p.m.", "5-7 p.m.": the first of two clock times
    if after in ("-", "–", "to") and last + 1 < len(tokens) and tokens.kind[last + 1] == DIGITS:
        return tokens.at(last + 2) in ("am", "pm", "a.m", "p.m", "a.m.", "p.m.")
    return False


def past_telephone(tokens: Tokens, i: int) -> int:
    """The first token after a telephone number in groups ("0800 123 4567", "+44 20 7946 0958"); `i` where none is."""
    word = tokens.word[i]
    abroad = tokens.at(i - 1) == "+" and tokens.joined(i)
    if not word.isdigit() or not (abroad or (len(word) > 2 and word[0] == "0")):
        return i
    size, j = len(word), i + 1
    while j < len(tokens) and tokens.word[j].isdigit() and (abroad or len(tokens.word[j]) > 1):
        if tokens.text[tokens.end[j - 1] : tokens.start[j]] not in (" ", "\u00a0"):
            break
        size, j = size + len(tokens.word[j]), j + 1
    return j if j > i + 1 and size >= _TELEPHONE else i


_TELEPHONE = 8  # digits of the shortest telephone number with its code


def is_list_or_code(tokens: Tokens, i: int, last: int) -> bool:
    """Whether the digits are a list number, a telephone number, a code or a numeric date ("9/11", "555-0199")."""
    word = tokens.word[i]
    if tokens.joined(i) and tokens.kind[i - 1] == WORD:
        return True
    before, after = tokens.at(i - 1), tokens.at(last)
    if before in ("#", "№", "_", "@"):
        return True
    if (tokens.joined(i) and before == "/" and tokens.joined(i - 1)) or (after == "/" and tokens.joined(last)):
        k = last + 1 if after == "/" else i - 2
        if 0 <= k < len(tokens) and tokens.kind[k] == DIGITS:
            return True
    if before == "-" and tokens.joined(i) and tokens.joined(i - 1) and i > 1:
        head = tokens.word[i - 2]
        if tokens.kind[i - 2] == WORD and head[0].isupper() and (head.isupper() or not _unit_follows(tokens, last)):
            return True  # F-16, COVID-19, Pac-12
        if tokens.kind[i - 2] == DIGITS and len(word) == 4 and len(head) == 3 and not _unit_follows(tokens, last):
            return True
    dashed = after == "-" and tokens.joined(last) and tokens.joined(last + 1)
    if dashed and tokens.kind[last + 1] == DIGITS and len(tokens.word[last + 1]) == 4 and len(word) == 3:
        return not _unit_follows(tokens, last + 2)  # "555-0199", but "500-1000 km"
    if word.startswith("0") and len(word) > 1 and word.isdigit():
        return True
    if tokens.joined(last) and tokens.kind[last] == WORD and last < len(tokens):
        # digits that run into letters: "24703m212", "1990s", "787s"; units and suffixes were read before
        return True
    return i == 0 and after in (".", ")") and word.isdigit() and len(word) < 3 and last + 1 < len(tokens)


def _unit_follows(tokens: Tokens, last: int) -> bool:
    return units_written.after(tokens, last + (tokens.at(last) == "-")) is not None


def is_year(tokens: Tokens, found: Number) -> bool:
    """Whether bare digits are a year. A four-digit number that counts things has a comma, a bound or a noun."""
    word = tokens.word[found.first]
    if not found.plain or len(word) != 4 or not 1100 <= found.low <= 2199:
        return (
            len(word) == 2
            and found.plain
            and tokens.at(found.first - 1) in ("'", "’", "‘")
            and tokens.joined(found.first)
        )
    before = tokens.at(found.first - 1)
    if before in ("$", "£", "€"):
        return False
    if units_written.after(tokens, found.last + (tokens.at(found.last) == "-")) and tokens.at(found.last) not in (
        "a",
        "c",
        "b",
    ):
        return False
    if (
        before in ("about", "than", "least", "nearly", "almost", "approximately", "roughly", "some", "killed", "only")
        and found.last < len(tokens)
        and tokens.kind[found.last] == WORD
        and nouns.phrase(tokens, found.last)
    ):
        return False
    noun = nouns.phrase(tokens, found.last)
    if noun is not None and is_plural(tokens.low[noun.last - 1]) and bounds.before(tokens, found.first):
        return False  # "up to 1500 soldiers"
    if 1900 <= found.low <= 2100 or before in _list("year_before"):
        return True
    return noun is None or not is_plural(tokens.low[noun.last - 1])


def is_address(tokens: Tokens, found: Number) -> bool:
    """Whether a house number stands before a street's name: "16-18 Industrial Avenue"."""
    for k in range(found.last, min(found.last + 4, len(tokens))):
        if tokens.kind[k] != WORD or not tokens.word[k][0].isupper():
            return False
        if k > found.last and tokens.low[k] in _list("name_after"):
            return True
    return False


def is_reference(tokens: Tokens, found: Number, *, bound: bool) -> bool:
    """Whether a bare number is the number of something: "Section 427", "Boeing 737", "Game 2", "S&P 500"."""
    i = found.first
    if found.plain and is_address(tokens, found):
        return True
    if tokens.at(i - 1) in ("bottom", "top", "last", "final", "big", "these", "those", "other") and found.words:
        return nouns.phrase(tokens, found.last) is None
    if bound or found.ordinal or i == 0 or not (found.plain or found.words) or found.vague or found.share:
        return False
    if found.scale > 1 or (
        tokens.joined(found.last)
        and tokens.at(found.last) not in (".", ",", ")", ";", ":", "'", "’", "-", "?", "!", '"', "”")
    ):
        return False
    word, low = tokens.word[i - 1], tokens.low[i - 1]
    if low == "." and i > 1 and tokens.low[i - 2] in ("no", "nos", "sec", "art", "ch", "vol", "fig", "pp"):
        return True
    if tokens.kind[i - 1] != WORD:
        return False
    capital = any(letter.isupper() for letter in word)
    if capital and tokens.at(found.last) in _list("name_after"):
        return True
    if low in _list("name_before"):
        if low in _list("name_before_lower") or (capital and (i > 1 or found.plain)):
            if (
                low
                in ("no", "number", "type", "stage", "figure", "page", "grade", "question", "article", "item", "gate")
                and not capital
            ):
                return low != "no" and not _counted(tokens, found)
            return not (low in ("in", "us", "a", "no", "state", "county", "top", "last") and _counted(tokens, found))
        return False
    if found.words or not capital:
        return False
    if i > 1 and found.plain and len(tokens.word[i]) < 4 and _is_number(tokens, i - 2):
        return True  # "45 Leopard 2 tanks", "two Airbus 320 jets"
    if word.isupper() and 2 <= len(word) <= 4 and found.plain and low not in ("us", "uk", "un", "eu", "uae"):
        return True  # "SB 54", "HR 1"
    if i == 1 or (tokens.kind[i - 2] != WORD and tokens.word[i - 2] in '.?!"“:'):
        return False  # the capital is that of a sentence
    if low in word_list("stop") or low in _OPENERS:
        return False
    return not _counted(tokens, found)


_OPENERS = {
    "some", "about", "nearly", "almost", "around", "roughly", "approximately", "over", "only", "just", "another",
}  # fmt: skip


def _counted(tokens: Tokens, found: Number) -> bool:
    """Whether a lower-case plural noun or a unit follows, so that the number counts something."""
    j = found.last
    if units_written.after(tokens, j + (tokens.at(j) == "-")):
        return True
    noun = nouns.phrase(tokens, j)
    return noun is not None and is_plural(tokens.low[noun.last - 1]) and tokens.word[noun.last - 1][0].islower()


def _is_number(tokens: Tokens, k: int) -> bool:
    return tokens.kind[k] == DIGITS or tokens.low[k] in load_cues("numbers")["cardinals"]


def _number_near(tokens: Tokens, j: int) -> bool:
    cardinals = load_cues("numbers")["cardinals"]
    return any(tokens.kind[k] == DIGITS or tokens.low[k] in cardinals for k in range(j, min(j + 3, len(tokens))))


def is_idle_one(tokens: Tokens, found: Number) -> bool:
    """Whether "one" counts nothing: "no one", "one another", "the one that"."""
    if found.low != 1 or not found.words or found.last != found.first + 1 or tokens.low[found.first] != "one":
        return False
    i, j = found.first, found.last
    before, after = tokens.at(i - 1), tokens.at(j)
    if after in ("in", "out") and _number_near(tokens, j + 1):
        return False  # "one in six"
    if after == "of":
        return before in ("no", "every", "each", "any")
    if before in _list("one_before") or (
        before.endswith(("er", "est")) and before not in ("after", "over", "under", "other")
    ):
        return True
    if before == "-" and tokens.joined(i):
        return True
    if after in _list("one_after") or after.endswith("'s"):
        return True
    if j >= len(tokens) or tokens.kind[j] != WORD:
        return after != "-"
    return nouns.phrase(tokens, j, one=True) is None
