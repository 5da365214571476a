"""Reads number expressions, in digits and in words: "11,000", "1.2 billion", "two and a half", "tens of thousands"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from checker.language.cues import load_cues
from checker.language.numbers_groups import continental, spaced
from checker.language.tokens import DIGITS, GLYPHS, WORD, Tokens

_LONGEST = 24  # digits; a longer run of digits is an identifier, not a quantity
_DENOMINATORS = {2, 3, 4, 5, 8, 10, 16, 32}
#: Multipliers that state a number without another one or an article before them ("half-dozen" is read apart).
_ALONE = {"dozen"}
_ORDINAL_ENDINGS = {"st", "nd", "rd", "th"}


@dataclass(slots=True)
class Number:
    """A number expression: tokens `first` to `last` (excluded) and the interval that they state."""

    low: float
    high: float
    first: int
    last: int
    words: bool = False  # written in words
    vague: bool = False  # a magnitude: "dozens"
    share: bool = False  # a fraction of a whole: "a third"
    ordinal: bool = False
    fold: bool = False  # "sixfold"
    plain: bool = False  # bare digits without comma, point or multiplier, as years and names are written
    grouped: bool = False  # written with a point before three digits, which may group thousands: "1.234"
    scale: float = 1.0  # what a multiplier word or suffix has multiplied by


@cache
def load(name: str) -> dict[str, Any]:
    """A cue file as a dictionary. Its path is `checker/language/cues/{name}.toml`."""
    return load_cues(name)


@cache
def lexicon() -> dict[str, dict[str, float]]:
    """The number words by class (cardinals, multipliers, suffixes, magnitudes, fractions, ordinals, folds)."""
    return load("numbers")


@cache
def starts() -> frozenset[str]:
    """Lower-case words with which a number expression can begin."""
    words = lexicon()
    names = {"a", "an", "half", "tens", "several", "few", *_ALONE}
    for group in ("cardinals", "magnitudes", "folds", "ordinals"):
        names |= words[group].keys()
    return frozenset(names)


@cache
def triggers() -> frozenset[str]:
    """Lower-case words without which a text without digits holds no number."""
    words = lexicon()
    names = {"half", "tens"}
    for group in ("cardinals", "multipliers", "magnitudes", "folds", "ordinals", "fractions"):
        names |= words[group].keys()
    return frozenset(names)


def digits(word: str) -> float | None:
    """The value of a token of digits, or None for what is no number (versions, addresses, identifiers).

    A point before groups of three digits groups thousands where there are two such groups or the one group is "000".
    """
    if len(word) > _LONGEST:
        return None
    if word in GLYPHS:
        return GLYPHS[word]
    word = word.replace(",", "")
    if "." in word:
        head, *groups = word.split(".")
        thousands = bool(head) and len(head) <= 3 and head != "0" and all(len(group) == 3 for group in groups)
        if len(groups) > 1:
            return float(head + "".join(groups)) if thousands else None
        if thousands and groups[0] == "000":
            return float(head + groups[0])
    return float(word)


def read(tokens: Tokens, i: int, *, money: bool = False) -> Number | None:
    """The number expression that starts at token `i`, or None. `money`: a currency sign stands before it."""
    if tokens.kind[i] == DIGITS:
        return _from_digits(tokens, i, money)
    if tokens.kind[i] == WORD:
        return _from_words(tokens, i)
    return None


def _from_digits(tokens: Tokens, i: int, money: bool) -> Number | None:
    word = tokens.word[i]
    value = digits(word)
    if value is None:
        return None
    size = len(tokens)
    plain = word.isdigit()
    j = i + 1
    pointed = continental(tokens, i)
    if pointed is not None:
        value, j = pointed, i + 3
    if plain and len(word) <= 3:
        value, j = spaced(tokens, i, value)
        if j == i + 1 and _decimal_comma(tokens, i):
            value, j, plain = float(f"{word}.{tokens.word[i + 2]}"), i + 3, False
    if j < size and tokens.word[j] in GLYPHS and word not in GLYPHS:
        value, j, plain = value + GLYPHS[tokens.word[j]], j + 1, False
    elif j + 1 < size and tokens.word[j] == "/" and tokens.kind[j + 1] == DIGITS:
        fraction = _fraction(tokens, i)
        if fraction is None:
            return None
        value, j, plain = fraction, j + 2, False
    elif j + 2 < size and tokens.kind[j] == DIGITS and tokens.word[j + 1] == "/" and tokens.kind[j + 2] == DIGITS:
        fraction = _fraction(tokens, j)
        if fraction is not None and plain:
            value, j, plain = value + fraction, j + 3, False
    if j < size and tokens.joined(j) and tokens.low[j] in _ORDINAL_ENDINGS:
        return Number(value, value, i, j + 1, ordinal=True, plain=True)
    if j + 1 < size and tokens.word[j] in "×x" and tokens.word[j + 1] == "10":
        value, j = _power(tokens, j, value)
    found = Number(value, value, i, j, plain=plain and j == i + 1)
    found.grouped = j == i + 1 and bool(_GROUPED.fullmatch(word)) and value < 1000
    found.share = word in GLYPHS or (not plain and j == i + 3 and value < 1)
    _half_more(tokens, found)
    _multiply(tokens, found, money)
    return found


def _decimal_comma(tokens: Tokens, i: int) -> bool:
    """Whether the comma behind token `i` stands for a point: "2,5 million", "3,2 percent"."""
    if tokens.at(i + 1) != "," or not (tokens.joined(i + 1) and tokens.joined(i + 2)) or i + 3 >= len(tokens):
        return False
    decimals, after = tokens.word[i + 2], tokens.at(i + 3)
    if not (decimals.isdigit() and len(decimals) <= 2) or (i > 1 and tokens.word[i - 1] == "," and tokens.joined(i)):
        return False
    return after in lexicon()["multipliers"] or after in ("%", "percent", "pct", "per")


def _fraction(tokens: Tokens, i: int) -> float | None:
    over, under = tokens.word[i], tokens.word[i + 2]
    if not (over.isdigit() and under.isdigit() and len(over) <= 3 and len(under) <= 3):
        return None
    if tokens.joined(i + 1) != tokens.joined(i + 2) or tokens.at(i + 3) == "/":
        return None
    if int(under) not in _DENOMINATORS or int(over) >= int(under):
        return None
    return int(over) / int(under)


def _power(tokens: Tokens, j: int, value: float) -> tuple[float, int]:
    """Scientific notation: "1.99×10−30", "3 x 10^8"."""
    k, sign = j + 2, 1
    while k < len(tokens) and tokens.word[k] in "^−-–":
        sign, k = (sign if tokens.word[k] == "^" else -1), k + 1
    if k == j + 2 or k >= len(tokens) or not tokens.word[k].isdigit() or len(tokens.word[k]) > 2:
        return value, j
    return float(f"{value}e{sign * int(tokens.word[k])}"), k + 1


def _half_more(tokens: Tokens, found: Number) -> None:
    j = found.last
    if tokens.at(j) == "and" and tokens.at(j + 1) in ("a", "one") and tokens.at(j + 2) in ("half", "quarter"):
        more = 0.5 if tokens.at(j + 2) == "half" else 0.25
        found.low, found.high, found.last, found.plain = found.low + more, found.high + more, j + 3, False
    elif tokens.at(j) == "-" and tokens.at(j + 1) == "and" and tokens.at(j + 4) == "-" and tokens.at(j + 5) == "half":
        found.low, found.high, found.last, found.plain = found.low + 0.5, found.high + 0.5, j + 6, False


def _multiply(tokens: Tokens, found: Number, money: bool) -> None:
    """Multiplier words ("million", also after a hyphen) and suffixes ("k", "bn")."""
    words = lexicon()
    multipliers, suffixes = words["multipliers"], words["suffixes"]
    size = len(tokens)
    for _ in range(3):
        j = found.last
        if j < size and tokens.word[j] == "-" and tokens.at(j + 1) in multipliers:
            j += 1
        if j >= size:
            return
        low = tokens.low[j]
        if low in multipliers:
            _scale(found, multipliers[low], j + 1)
            continue
        if found.scale == 1.0 and tokens.word[j] in suffixes and _is_suffix(tokens, j, money):
            _scale(found, suffixes[tokens.word[j]], j + 1)
            if tokens.at(found.last) == "." and tokens.word[j] in ("mil", "mln", "bln"):
                found.last += 1
        return


def _scale(found: Number, by: float, last: int) -> None:
    found.low, found.high, found.last = _times(found.low, by), _times(found.high, by), last
    found.scale *= by
    found.plain = False


def _times(value: float, by: float) -> float:
    """The product without the dust that binary fractions leave (2.7 million is 2,700,000)."""
    product = value * by
    nearest = round(product, 2)
    return nearest if abs(product - nearest) < 1e-6 * max(1.0, abs(product)) else product


def _is_suffix(tokens: Tokens, j: int, money: bool) -> bool:
    """Whether the token is short for thousand, million or billion, and not a unit or a word."""
    word, joined = tokens.word[j], tokens.joined(j)
    if tokens.joined(j + 1) and (tokens.kind[j + 1] == DIGITS or tokens.word[j + 1] in "²³/°"):
        return False
    if word in ("bn", "Bn", "BN", "mn", "mln", "bln", "mil", "trn", "tln", "tn", "tril", "bil", "mio"):
        return joined or money or tokens.kind[j - 1] == DIGITS
    after = tokens.low[j + 1] if j + 1 < len(tokens) else ""
    counted = after == "of" or _plural_near(tokens, j + 1)
    if word in ("k", "K"):
        return joined
    if word == "M":
        return joined or money
    if word == "m" and joined and not counted and not money and _millions_before(tokens, j):
        return True
    if word in ("m", "B", "b"):
        return money or counted or (word == "B" and joined and tokens.word[j - 1].isdigit() and after not in ("of",))
    if word in ("t", "T"):
        return money and joined
    return money and joined  # mm, MM, cr, L


def _millions_before(tokens: Tokens, j: int) -> bool:
    """Whether the sentence has written "m" for millions shortly before token `j`: "killed 4m people, infected 200m"."""
    before = range(max(1, j - 20), j)
    return any(tokens.word[k] == "m" and tokens.joined(k) and _plural_near(tokens, k + 1) for k in before)


def _plural_near(tokens: Tokens, j: int) -> bool:
    """Whether a plural noun follows within a few words: "2.7m combined digital and physical sales"."""
    for k in range(j, min(j + 6, len(tokens))):
        if k > j and tokens.kind[k] == DIGITS and tokens.at(k + 1) == "s" and tokens.joined(k + 1):
            return any(letter.isupper() for letter in tokens.word[k - 1])  # "232m iPhone 15s"
        if tokens.kind[k] != WORD or tokens.low[k] in _BREAKS:
            return False
        if len(tokens.word[k]) > 3 and _plural_like(tokens.low[k]):
            return True
    return False


_BREAKS = {
    "in", "at", "of", "by", "to", "for", "from", "on", "with", "the", "a", "an", "is", "are", "was", "were",
    "long", "wide", "high", "tall", "deep", "away", "below", "above", "per", "or", "as", "has", "have", "had",
    "this",
}  # fmt: skip


def _plural_like(word: str) -> bool:
    return (word.endswith("s") and not word.endswith(("ss", "us", "is"))) or word in (
        "people",
        "children",
        "women",
        "men",
    )


_SEVERAL = {"several", "few"}


def _from_words(tokens: Tokens, i: int) -> Number | None:
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
        found = Number(2 * unit, 10 * unit, i, i + 2, words=True, vague=True)
        _multiply(tokens, found, False)
        return found
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
        _multiply(tokens, found, False)
        _half_more(tokens, found)
        return found
    if following == "half":
        return _half(tokens, i, j)
    if following in ("few", "couple") and tokens.at(j + 1 + (tokens.at(j + 1) == "of")) in words["multipliers"]:
        k = j + 1 + (tokens.at(j + 1) == "of")
        unit = words["multipliers"][tokens.at(k)]
        ends = (2.0, 10.0) if following == "few" else (2.0, 2.0)
        found = Number(ends[0] * unit, ends[1] * unit, i, k + 1, words=True, vague=following == "few")
        _multiply(tokens, found, False)
        return found
    if following in words["fractions"]:
        under = words["fractions"][following]
        if tokens.at(j + 1) in words["multipliers"]:
            found = Number(1 / under, 1 / under, i, j + 1, words=True)
            _multiply(tokens, found, False)
            return found
        if tokens.at(j + 1) == "of" and tokens.at(j + 2) in ("a", "one") and tokens.at(j + 3) in words["multipliers"]:
            found = Number(1 / under, 1 / under, i, j + 3, words=True)  # "a quarter of a million"
            _multiply(tokens, found, False)
            return found
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
        found = Number(0.5, 0.5, i, k, words=True)
        _multiply(tokens, found, False)
        return found
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
    words = lexicon()
    cardinals, multipliers = words["cardinals"], words["multipliers"]
    total = current = 0.0
    j, last, scale = i, i, 1.0
    size = len(tokens)
    tens = ones = False
    while j < size:
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
                tens = ones = False
            else:
                total += (current or 1.0) * by
                current, tens, ones = 0.0, False, False
            scale = max(scale, by)
        elif (
            low == "-"
            and j > i
            and tokens.joined(j)
            and (tokens.at(j + 1) in cardinals or tokens.at(j + 1) in multipliers)
        ) or (
            low == "and"
            and last == j
            and scale >= 100
            and tokens.at(j + 1) in cardinals
            and tokens.at(j - 1) in multipliers
        ):
            j += 1
            continue
        else:
            break
        j += 1
        last = j
    if last == i:
        return None
    value = total + current
    found = Number(value, value, i, last, words=True, scale=scale)
    j = last
    if tokens.at(j) == "-":
        j += 1
    under = words["fractions"].get(tokens.at(j))
    if under and value < under and scale == 1.0 and (value > 1) == tokens.at(j).endswith("s"):
        if value == 1 and under == 4 and tokens.at(j + 1) not in ("of", "the") and j == last:
            return found
        share = value / under
        found = Number(share, share, i, j + 1, words=True, share=True)
        if tokens.at(j + 1) == "of" and tokens.at(j + 2) == "a":
            if tokens.at(j + 3) in multipliers:
                found.last, found.share = j + 3, False
                _multiply(tokens, found, False)
        elif tokens.at(j + 1) in multipliers:
            found.share = False
            _multiply(tokens, found, False)
        return found
    _half_more(tokens, found)
    if scale == 1.0:
        _multiply(tokens, found, False)
    return found


_GROUPED = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")
_NUMBERLIKE = re.compile(r"[0-9½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]")
_WORDS = re.compile(r"[a-z]+")


def possible(text: str) -> bool:
    """Whether the text can hold a number at all: a quick look, so that other sentences cost next to nothing."""
    return _NUMBERLIKE.search(text) is not None or not triggers().isdisjoint(_WORDS.findall(text.lower()))
