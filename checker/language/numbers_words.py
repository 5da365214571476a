"""Numbers in words: "twenty-eight thousand", "a quarter of a million", "two and a half", "tens of thousands"."""

from __future__ import annotations

from checker.language.numbers_lexicon import Number, lexicon
from checker.language.numbers_scale import half_more, multiply
from checker.language.tokens import Tokens

_SEVERAL = {"several", "few"}


def read(tokens: Tokens, i: int) -> Number | None:
    """The number expression that begins with the word at token `i`, or None."""
    words = lexicon()
    low = tokens.low[i]
    if low in ("a", "an"):
        return _after_article(tokens, i)
    if low in words["cardinals"] or low in words["multipliers"]:
        return _cardinal(tokens, i)
    if low == "half":
        return _half(tokens, i, i)
    if low == "tens" or low in words["magnitudes"]:
        return _magnitude(tokens, i)
    if low in _SEVERAL and tokens.at(i + 1) in words["multipliers"]:
        unit = words["multipliers"][tokens.at(i + 1)]
        return multiply(tokens, Number(2 * unit, 10 * unit, i, i + 2, words=True, vague=True))
    if low in words["folds"]:
        return Number(words["folds"][low], words["folds"][low], i, i + 1, words=True, fold=True)
    if low in words["ordinals"]:
        value = words["ordinals"][low]
        return Number(value, value, i, i + 1, words=True, ordinal=True)
    return None


def _after_article(tokens: Tokens, i: int) -> Number | None:
    """What "a" can begin: a hundred, a dozen, a half-dozen, a third of, a few hundred, a quarter million."""
    words = lexicon()
    j = i + 1
    if tokens.at(j) == "full":
        j += 1
    following = tokens.at(j)
    if following in words["multipliers"]:
        if tokens.at(j + 1) in ("dollar", "pound", "euro") and tokens.at(j) == "million":
            return None
        found = Number(1.0, 1.0, i, j, words=True)
        multiply(tokens, found)
        half_more(tokens, found)
        return found
    if following == "half":
        return _half(tokens, i, j)
    if following in ("few", "couple") and tokens.at(j + 1 + (tokens.at(j + 1) == "of")) in words["multipliers"]:
        k = j + 1 + (tokens.at(j + 1) == "of")
        unit = words["multipliers"][tokens.at(k)]
        ends = (2.0, 10.0) if following == "few" else (2.0, 2.0)
        return multiply(tokens, Number(ends[0] * unit, ends[1] * unit, i, k + 1, words=True, vague=following == "few"))
    if following in words["fractions"]:
        under = words["fractions"][following]
        if tokens.at(j + 1) in words["multipliers"]:
            return multiply(tokens, Number(1 / under, 1 / under, i, j + 1, words=True))
        if tokens.at(j + 1) == "of" and tokens.at(j + 2) in ("a", "one") and tokens.at(j + 3) in words["multipliers"]:
            return multiply(tokens, Number(1 / under, 1 / under, i, j + 3, words=True))  # "a quarter of a million"
        if tokens.at(j + 1) == "of":
            return Number(1 / under, 1 / under, i, j + 1, words=True, share=True)
    return None


def _half(tokens: Tokens, i: int, j: int) -> Number | None:
    """From "half" at token `j`; the expression began at `i` ("a half")."""
    words = lexicon()
    k = j + 1
    if tokens.at(k) in ("a", "-"):
        k += 1
    if tokens.at(k) in words["multipliers"]:
        return multiply(tokens, Number(0.5, 0.5, i, k, words=True))
    before, after = tokens.at(j - 1), tokens.at(j + 1)
    if after == "-" or before in (
        "-",
        "first",
        "second",
        "other",
        "better",
        "top",
        "bottom",
        "latter",
        "last",
        "and",
        "this",
    ):
        return None
    if after in ("time", "way", "sister", "brother", "siblings", "hearted", "dozen", "past"):
        return None
    return Number(0.5, 0.5, i, j + 1, words=True, share=True)


def _magnitude(tokens: Tokens, i: int) -> Number | None:
    words = lexicon()
    magnitudes = words["magnitudes"]
    low = tokens.low[i]
    if low == "tens":
        if tokens.at(i + 1) != "of" or tokens.at(i + 2) not in magnitudes:
            return None
        value, last = 10 * magnitudes[tokens.low[i + 2]], i + 3
    else:
        value, last = magnitudes[low], i + 1
        if tokens.at(i + 1) == "of" and tokens.at(i + 2) in magnitudes:
            value, last = value * magnitudes[tokens.low[i + 2]], i + 3
        elif low == "scores" and tokens.at(i + 1) != "of":
            return None
    return Number(value, value * 10, i, last, words=True, vague=True)


def _cardinal(tokens: Tokens, i: int) -> Number | None:
    """A cardinal in words: "twenty-eight thousand six hundred (and) forty-two", "two and a half million"."""
    value, last, scale = _sum_of_words(tokens, i)
    if last == i:
        return None
    found = Number(value, value, i, last, words=True, scale=scale)
    j = last + (tokens.at(last) == "-")
    under = lexicon()["fractions"].get(tokens.at(j))
    if under and value < under and scale == 1.0 and (value > 1) == tokens.at(j).endswith("s"):
        if value == 1 and under == 4 and tokens.at(j + 1) not in ("of", "the") and j == last:
            return found
        return _fraction(tokens, i, j + 1, value / under)
    half_more(tokens, found)
    return multiply(tokens, found) if scale == 1.0 else found


def _sum_of_words(tokens: Tokens, i: int) -> tuple[float, int, float]:
    """What the cardinals and multipliers from token `i` on add up to, the token after them, the largest multiplier."""
    words = lexicon()
    cardinals, multipliers = words["cardinals"], words["multipliers"]
    total = current = 0.0
    j, last, scale = i, i, 1.0
    tens = ones = False
    while j < len(tokens):
        low = tokens.low[j]
        if low in cardinals:
            value = cardinals[low]
            if value >= 20:
                if tens or ones:
                    break
                tens = True
            elif ones or (tens and value >= 10):
                break
            else:
                ones = True
            current += value
        elif low in multipliers:
            by = multipliers[low]
            if by < 1000:
                current = (current or 1.0) * by
            else:
                total += (current or 1.0) * by
                current = 0.0
            tens = ones = False
            scale = max(scale, by)
        elif _joins(tokens, i, j, last, scale):
            j += 1
            continue
        else:
            break
        j += 1
        last = j
    return total + current, last, scale


def _joins(tokens: Tokens, i: int, j: int, last: int, scale: float) -> bool:
    """Whether token `j` is the hyphen of "twenty-eight" or the "and" of "six hundred and two"."""
    words = lexicon()
    following = tokens.at(j + 1)
    if tokens.low[j] == "-":
        return j > i and tokens.joined(j) and (following in words["cardinals"] or following in words["multipliers"])
    joined = tokens.low[j] == "and" and last == j and scale >= 100
    return joined and following in words["cardinals"] and tokens.at(j - 1) in words["multipliers"]


def _fraction(tokens: Tokens, i: int, last: int, value: float) -> Number:
    """A fraction in words up to token `last`: of a whole ("two thirds"), or of a multiplier ("of a million")."""
    multipliers = lexicon()["multipliers"]
    found = Number(value, value, i, last, words=True, share=True)
    if tokens.at(last) == "of" and tokens.at(last + 1) == "a":
        if tokens.at(last + 2) in multipliers:
            found.last, found.share = last + 2, False
            multiply(tokens, found)
    elif tokens.at(last) in multipliers:
        found.share = False
        multiply(tokens, found)
    return found
