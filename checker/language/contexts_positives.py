"""What a negation in front of a word says after all: a positive in the shape of a negation.

"Could not have gone better" went well, "never failed to pay" paid, "nobody but the mayor opened it" means that the
mayor did. After Huddleston & Pullum, "The Cambridge Grammar of the English Language" (2002), chapters 8 and 9.
"""

from __future__ import annotations

from checker.language.contexts_words import cues
from checker.language.sources_tokens import Tokens

_FAR = 10  # tokens behind a verb in which its comparative stands
_AUXILIARIES = frozenset({"could", "can", "couldn't", "cannot", "can't"})
_NOT = frozenset({"not", "never", "no", "nobody", "none", "hardly", "scarcely", "neither"})


def but_for(tokens: Tokens, k: int) -> bool:
    """Whether the negation at token `k` excepts what follows it ("nobody but", "no one except", "none other than")."""
    return any(low in cues("exceptives") for low in tokens.lows[k + 1 : k + 3])


def turned_back(tokens: Tokens, first: int, i: int) -> bool:
    """Whether the negation in front of the verb at token `i` leaves it standing.

    Args:
        tokens: the sentence.
        first: the token at which the verb's clause begins.
        i: the verb's token.
    """
    return _unsurpassed(tokens, first, i) or _twice(tokens, first, i)


def _unsurpassed(tokens: Tokens, first: int, i: int) -> bool:
    """Whether a comparative says that nothing could go beyond it ("could not have won more easily")."""
    lows = tokens.lows
    before = lows[max(first, i - 4) : i]
    if not _AUXILIARIES & {*before} or not {"have", "be", "been"} & {*before}:
        return False
    for k in range(i + 1, min(len(lows), i + 1 + _FAR)):
        if tokens.tags[k] in ",;:.-(":
            return False
        if lows[k] in cues("comparatives"):
            return _of_the_verb(tokens, k)
    return False


def _of_the_verb(tokens: Tokens, k: int) -> bool:
    """Whether a comparative says how something was done: not how many, how long a thing or how often."""
    following, tag = [*tokens.lows[k + 1 : k + 3], "", ""][:2], tokens.tags[k + 1 : k + 2]
    if following[0] == "than" and tokens.lows[k] in ("earlier", "sooner"):
        return False  # "earlier than May" is a time
    if following[0] == "than":
        return tokens.tags[k + 2 : k + 3] not in ("M", "D") and following[1] not in ("once", "twice")
    if tokens.lows[k] in ("more", "less"):
        return not tag or tag in ",;:.-()IB" or following[0].endswith("ly")
    return not tag or tag in ",;:.-()ITS"


def _twice(tokens: Tokens, first: int, i: int) -> bool:
    """Whether a negation denies another that reaches the verb ("never failed to pay", "did not refuse to sign")."""
    lows = tokens.lows
    for k in range(max(first, i - 3), i):
        if lows[k] in cues("negative_implying"):
            return any(low in _NOT or low.endswith("n't") for low in lows[max(first, k - 3) : k])
    return False
