"""Reads "nobody" as the figure zero: "no one was killed", "no casualties", "none of the 32 miners survived"."""

from __future__ import annotations

from functools import cache

from checker.language.cues import load_cues
from checker.language.nouns_forms import word_list
from checker.language.tokens import WORD, Tokens

_OPENERS = frozenset({"no", "none", "nobody", "not"})
_BEFORE, _AFTER = 8, 4  # tokens around the words in which a wish, a doubt or a part is looked for
_LONGEST = 10  # tokens from "none of" to what befell them


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load_cues("nobody")[name])


def possible(text: str) -> bool:
    """Whether the text can hold such words at all."""
    low = text.lower()
    return "no" in low and any(opener in low for opener in ("no ", "no-one", "none", "nobody", "not "))


def read(tokens: Tokens, i: int) -> tuple[int, bool]:
    """The first token after the words at token `i` (`i` where there are none), and whether they state a zero."""
    low = tokens.low[i]
    if low not in _OPENERS:
        return i, False
    if low == "nobody" or (low == "no" and tokens.at(i + 1 + (tokens.at(i + 1) == "-")) == "one"):
        last = i + 1 if low == "nobody" else i + 2 + (tokens.at(i + 1) == "-")
        harmed = tokens.at(i - 1) in _words("transitive") or _befell(tokens, last)
    elif low == "no":
        last = i + 1
        harmed = tokens.at(last) in _words("nouns") and _words("not_after").isdisjoint(
            tokens.low[last + 1 : last + 1 + _AFTER]
        )
    elif low == "none":
        last = i + 1
        harmed = _befell(tokens, last) or (tokens.at(last) == "of" and _befell_some(tokens, last + 1))
        harmed = harmed or (tokens.at(i - 1) in _words("transitive") and tokens.at(last) == "of")
    else:
        last = i + 1 + 2 * (tokens.low[i + 1 : i + 3] == ["a", "single"])
        last += tokens.at(last) == "one"
        if last == i + 1 or (tokens.at(last - 1) == "one" and tokens.at(last) != "of"):
            return i, False
        harmed = tokens.at(last) == "of" and _befell_some(tokens, last + 1)
    if not harmed or not _words("not_before").isdisjoint(tokens.low[max(0, i - _BEFORE) : i]):
        return (last, False) if low == "not" else (i, False)
    return last, True


def _befell(tokens: Tokens, j: int) -> bool:
    """Whether auxiliaries and a state, or a verb, stand at token `j`: "was killed", "died"."""
    if tokens.at(j) in _words("verbs"):
        return True
    first = j
    while tokens.at(j) in _words("auxiliaries"):
        j += 1
    return j > first and (tokens.at(j) in _words("states") or tokens.at(j) in _words("verbs"))


def _befell_some(tokens: Tokens, j: int) -> bool:
    """Whether behind the noun phrase at token `j` something befell them: "the 32 miners survived"."""
    if tokens.at(j) in word_list("empty"):
        return False  # "none of them": who?
    for k in range(j, min(j + _LONGEST, len(tokens))):
        if tokens.word[k] in ".,;:":
            return False
        if tokens.kind[k] == WORD and _befell(tokens, k):
            return True
    return False
