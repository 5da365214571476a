"""What multiplies the number before it: "million", "k", "bn", "and a half"."""

from __future__ import annotations

from checker.language.numbers_lexicon import Number, lexicon
from checker.language.tokens import DIGITS, WORD, Tokens


def half_more(tokens: Tokens, found: Number) -> None:
    """Takes in "and a half", "and a quarter" or "-and-a-half" behind the number."""
    j = found.last
    if tokens.at(j) == "and" and tokens.at(j + 1) in ("a", "one") and tokens.at(j + 2) in ("half", "quarter"):
        more = 0.5 if tokens.at(j + 2) == "half" else 0.25
        found.low, found.high, found.last, found.plain = found.low + more, found.high + more, j + 3, False
    elif tokens.at(j) == "-" and tokens.at(j + 1) == "and" and tokens.at(j + 4) == "-" and tokens.at(j + 5) == "half":
        found.low, found.high, found.last, found.plain = found.low + 0.5, found.high + 0.5, j + 6, False


def multiply(tokens: Tokens, found: Number, *, money: bool = False) -> Number:
    """The number with the multiplier words ("million", also after a hyphen) and suffixes ("k", "bn") behind it.

    It is the same object, changed. `money`: a currency sign stands before it, so that "m" is short for millions.
    """
    words = lexicon()
    multipliers, suffixes = words["multipliers"], words["suffixes"]
    size = len(tokens)
    for _ in range(3):
        j = found.last
        if j < size and tokens.word[j] == "-" and tokens.at(j + 1) in multipliers:
            j += 1
        if j >= size:
            break
        low = tokens.low[j]
        if low in multipliers:
            _scale(found, multipliers[low], j + 1)
            continue
        if found.scale == 1.0 and tokens.word[j] in suffixes and _is_suffix(tokens, j, money):
            _scale(found, suffixes[tokens.word[j]], j + 1)
            if tokens.at(found.last) == "." and tokens.word[j] in ("mil", "mln", "bln"):
                found.last += 1
        break
    return found


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
