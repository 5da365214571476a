"""The two sides of a verb: where its subject's and its object's words begin and end, whom an empty subject means."""

from __future__ import annotations

from checker.language.contexts_words import content_between, cues
from checker.language.lemma import lemma
from checker.language.sources_tokens import Tokens

_FINITE = "VvX"
_HARD = ";:.-()SW"  # breaks that no subject and no object reaches over
_ANTECEDENT = 7  # tokens before "who" or "that" in which what they point to is looked for


def subject_side(tokens: Tokens, begin: int, i: int) -> tuple[int, bool]:
    """Where the subject's side begins, and whether an empty one has to look further back."""
    tags = tokens.tags
    inside = 0
    for j in range(i - 1, begin - 1, -1):
        tag = tags[j]
        inside += (tag == ")") - (tag == "(")
        if tag == ")" or inside > 0 or (tag == "(" and inside == 0):
            continue
        if (tag in _HARD and tokens.lows[j] != "even") or tag in "RT":
            return j + 1, tag in "RT"
        if tag in ",&" and tokens.lows[j] != "yet" and any(t in _FINITE for t in tags[begin:j]):
            return j + 1, True
    return begin, True


def around_aside(tokens: Tokens, lemmas: list[str], begin: int, first: int) -> frozenset[str]:
    """The subject in front of an aside that ends at `first` ("the treaty, which they signed, failed"); else nothing."""
    if tokens.tags[first - 1 : first] != ",":
        return frozenset()
    comma = tokens.tags.rfind(",", begin, first - 1)
    if comma < 0 or tokens.tags[comma + 1 : comma + 2] not in ("R", "W", "v", "V", "I"):
        return frozenset()
    return content_between(tokens, lemmas, begin, comma)


def antecedent(tokens: Tokens, lemmas: list[str], first: int) -> frozenset[str]:
    """What a relative pronoun in front of the clause points to."""
    mark = first - 1
    if mark < 1 or tokens.tags[mark] not in "RT":
        return frozenset()
    begin = mark
    while begin > max(0, mark - _ANTECEDENT) and tokens.tags[begin - 1] in "NCDGMI,":
        begin -= 1
    return content_between(tokens, lemmas, begin, mark)


def object_side(tokens: Tokens, i: int) -> int:
    """Where the object's side ends."""
    tags, count = tokens.tags, len(tokens.tags)
    j = i + 1
    while j < count:
        tag = tags[j]
        if tag == "(" and ")" in tags[j:]:
            j = tags.index(")", j) + 1
            continue
        if tag in ";:.-()RSW" or (tag == "T" and j > i + 1):
            return j
        if tag in ",&" and tokens.lows[j] != "yet" and any(t in "VvXP" for t in tags[j + 1 : j + 4]):
            return j
        if tag == "," and _credits(tokens, j):
            return j
        if tag in _FINITE and tags[j - 1] in "NCPQ" and j > i + 1:
            return j
        j += 1
    return count


def _credits(tokens: Tokens, comma: int) -> bool:
    """Whether what follows a comma says whose words these are ("…, the statistics office said.")."""
    k = comma + 1
    while k < len(tokens.tags) and tokens.tags[k] in "DNCG":
        k += 1
    return k > comma + 1 and tokens.tags[k : k + 1] in ("V", "v") and lemma(tokens.lows[k]) in cues("saying")
