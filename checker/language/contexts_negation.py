"""Whether a word of a sentence is turned round by a negation."""

from __future__ import annotations

from checker.language.contexts_positives import but_for, turned_back
from checker.language.contexts_words import cues, is_verb, links
from checker.language.sources_tokens import Tokens

_MARKS = frozenset("\"“”‘’'")
_NONE = frozenset({"no", "none", "nobody", "neither", "nothing"})
_CONTRAST = 14  # tokens behind a word in which "but" makes its negation a contrast
_REACH = 4  # tokens before a word in which a negation turns it round


def is_negated(tokens: Tokens, first: int, i: int) -> bool:
    """Whether the word at token `i`, whose clause begins at `first`, is negated."""
    near = range(max(first, i - _REACH), i)
    if tokens.tags[i] == "X" and links(tokens, i) and tokens.tags[i + 1 : i + 2] == "n":
        return tokens.lows[i + 2 : i + 3][0] not in cues("no_turn")
    if _contrasted(tokens, i) or turned_back(tokens, first, i):
        return False  # "not for who she is but for what she did", "could not have gone better"
    for k in near:
        if tokens.lows[k] in ("without", "no") and tokens.lows[k + 1] in cues("doubts"):
            continue  # "has without doubt crossed the line"
        if _of_a_phrase(tokens, k, i) or (tokens.lows[k] in _NONE and but_for(tokens, k)):
            continue
        if tokens.lows[k + 1] in cues("no_turn") or (k + 2 < i and tokens.lows[k + 2] in cues("no_turn")):
            continue  # "not only", "not because"
        if tokens.lows[k] in cues("negations") or tokens.lows[k].endswith("n't"):
            return True
    if first and tokens.lows[first - 1] in ("nor", "neither"):
        return True
    for k in range(first, i):
        if tokens.lows[k] not in _NONE or tokens.lows[k + 1] in cues("doubts"):
            continue
        if not _of_a_phrase(tokens, k, i) and not but_for(tokens, k):
            return True
    nxt, after = [*(low for low in tokens.lows[i + 1 : i + 5] if low not in _MARKS), "", ""][:2]
    if nxt in ("not", "no", "nothing", "nobody", "none") and after in cues("no_turn") | cues("exceptives"):
        return False
    return is_verb(tokens, i) and nxt in ("no", "nothing", "nobody", "none") and after not in cues("doubts")


def _of_a_phrase(tokens: Tokens, k: int, i: int) -> bool:
    """Whether the negation at `k` is of a phrase of its own, and not of the word at `i`.

    So it is "without" before a noun ("without hesitation approved"), behind "with" ("with no regard for it, sold"), and
    behind a comma where another closes the phrase ("the board, not the owners, approved").
    """
    if tokens.lows[k] == "without":
        return not tokens.lows[i].endswith("ing")
    if tokens.lows[k] == "no" and k > 0 and tokens.lows[k - 1] == "with":
        return True
    between = tokens.lows[k + 1 : i]
    return tokens.lows[k] == "not" and k > 0 and tokens.lows[k - 1] == "," and "," in between


def _contrasted(tokens: Tokens, i: int) -> bool:
    """Whether "but" behind the word, in its own clause, sets against the negation what is so."""
    for k in range(i + 1, min(i + _CONTRAST, len(tokens.lows))):
        if tokens.lows[k] in (",", "only", "just", "merely"):
            return False  # the next clause, or a pair of its own ("not only … but also")
        if tokens.lows[k] == "but":
            return True
    return False
