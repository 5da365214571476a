"""Whether what a word says is put forward as real, or is possible, conditional, wanted, supposed or called false."""

from __future__ import annotations

from checker.language.contexts_words import BE, cues
from checker.language.lemma import lemma
from checker.language.sources_tokens import Tokens

_MODAL = 6  # tokens before a verb in which "would", "to" or "if" reach it
_NEXT = 2  # and in which "against" does ("voted against quickly raising it")
_AHEAD = 14  # tokens behind a verb in which a modal or a verdict of the clause around it is looked for


def is_unreal(tokens: Tokens, first: int, i: int) -> bool:
    """Whether the word at token `i`, whose clause begins at `first`, is not put forward as real."""
    lows, tags = tokens.lows, tokens.tags
    for k in range(max(first, i - _MODAL), i):
        refusal = lows[k] in ("will", "would", "could") and tags[k + 1] == "n"  # "will not sign", "could not pay"
        if lows[k] == "to" and not tags[k + 1 : i].strip("B") and _implied(tokens, first, k):
            continue
        of_a_noun = lows[k] == "against" and i - k > _NEXT  # "the verdict against Haas was overturned"
        if lows[k] in cues("unreal") and not refusal and not of_a_noun:
            return True
    if _wanted(tokens, first, i) or _supposed(tokens, first, i):
        return True
    opener = lows[first - 1] if first else ""
    if opener in cues("conditions") or any(low in cues("conditions") for low in lows[max(0, first - 1) : i]):
        return True
    if lows[max(0, first - 3) : first] == ["as", "long", "as"]:
        return True
    if opener == "that" and _called_false(tokens, i):
        return True
    if opener == "that":  # "ordered that the ballots be counted", "to ensure that none is rejected"
        if first > 1 and lemma(lows[first - 2]) in cues("alleged"):
            return True  # "cleared him of the allegation that he paid"
        return any(low in cues("asking") for low in lows[max(0, first - _MODAL - 2) : first])
    if opener in ("and", "or") and lows[i] == lemma(lows[i]):  # "to do its job and reverse the ban"
        return any(tag in "tX" for tag in tags[max(0, first - _MODAL - 2) : first - 1])
    return False


def _wanted(tokens: Tokens, first: int, i: int) -> bool:
    """Whether a bare verb is what somebody asks for ("is not recommending the ministry bring charges")."""
    lows = tokens.lows
    if lows[i] != lemma(lows[i]) or tokens.tags[i - 1 : i] not in ("N", "C", "P"):
        return False
    return any(lemma(lows[k]) in cues("asking") for k in range(first, i - 1))


def _supposed(tokens: Tokens, first: int, i: int) -> bool:
    """Whether the verb is only thought of, and the clause says what it would do ("allowing it would cost little")."""
    if not tokens.lows[i].endswith("ing") or tokens.tags[first:i].strip("B"):
        return False
    return any(low in ("would", "could", "might", "may") for low in tokens.lows[i + 1 : i + _AHEAD])


def _called_false(tokens: Tokens, i: int) -> bool:
    """Whether what the clause with "that" says is called false behind it ("their claims that he paid were false")."""
    ahead = tokens.lows[i + 1 : i + _AHEAD]
    return any(low in cues("falsities") and ahead[k - 1] in BE for k, low in enumerate(ahead) if k)


def _implied(tokens: Tokens, first: int, k: int) -> bool:
    """Whether what stands in front of "to" says that it was done, or not done ("managed to", "failed to")."""
    j = k - 1
    while j >= first and tokens.tags[j] == "B" and tokens.lows[j] not in cues("implying"):
        j -= 1
    return j >= first and tokens.lows[j] in cues("implying")
