"""Whether a verb or a noun is what somebody is about to do, as its own clause says."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from checker.language.cues import load_cues
from checker.language.sources_tokens import Tokens

_BE = frozenset({"is", "are", "was", "were", "be", "been", "being"})


@cache
def _planning() -> frozenset[str]:
    return frozenset(load_cues("contexts")["planning"])


def planned(tokens: Tokens, first: int, i: int) -> bool:
    """Whether the verb is what somebody will do: "will sign", "is expected to sign", "plans to sign"."""
    lows, k = tokens.lows, i - 1
    while k >= first and (tokens.tags[k] == "B" or lows[k] in ("be", "likely")):
        k -= 1
    if k < first or _asked(tokens, first):
        return False
    if lows[k] in ("will", "'ll"):
        return True
    if lows[k] != "to" or k == first:
        return False
    if lows[k - 1] in _planning():
        return not _over(lows, k - 1)
    return any(lows[j] in ("expected", "expects", "expect") and not _over(lows, j) for j in range(max(first, k - 5), k))


def _asked(tokens: Tokens, first: int) -> bool:
    """Whether the clause is a question that a verb or "of" carries ("will announce who he will name")."""
    if first < 2 or tokens.lows[first - 1] not in ("who", "whom", "what", "which", "where", "how", "why", "whether"):
        return False
    return tokens.tags[first - 2] in "Vv" or tokens.lows[first - 2] in ("of", "on", "about", "over")


def _over(lows: Sequence[str], k: int) -> bool:
    """Whether the planning at `k` is past: "had been planning", "aides long expected" (but not "was expected")."""
    before = [low for low in lows[max(0, k - 4) : k] if not low.endswith("ly")]
    if lows[k].endswith("ing"):
        return any(low in ("was", "were", "been", "had") for low in before[-2:])
    return lows[k] == "expected" and not any(low in _BE for low in before)


def awaited(tokens: Tokens, i: int) -> bool:
    """Whether a noun is what somebody is about to do: "poised for a final vote", "scheduled for a hearing"."""
    if tokens.tags[i + 1 : i + 2] in ("N", "C", "V"):
        return False  # not the last word of the noun phrase
    k = i - 1
    while k >= 0 and tokens.tags[k] in "NDCM":
        k -= 1
    return k > 0 and tokens.lows[k] == "for" and tokens.lows[k - 1] in _planning()
