"""What a number measures or is the level of, where it stands apart from the number.

The complement of a unit ("12 percent of voters"), the subject of the verb ("the death toll reached 250"), a level named
before it ("the number of deaths from the storm to at least 11"), and what befell people who are counted without a noun
("17 were killed").
"""

from __future__ import annotations

from functools import cache

from checker.language.cues import load_cues
from checker.language.nouns import Noun, phrase, unit_name
from checker.language.nouns_forms import head_lemma, is_adverb, is_stop, word_list
from checker.language.tokens import DIGITS, WORD, Tokens

_BACK = 14  # tokens before the number within which the subject is looked for
_DETERMINERS = {
    "the", "its", "his", "her", "their", "all", "our", "a", "an", "this", "that", "those", "these", "total", "about",
    "more", "some",
}  # fmt: skip
_COMPASS = {
    "north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "offshore",
    "upstream", "downstream", "inland", "upwind", "further", "northwards", "southwards", "eastward",
    "westward",
}  # fmt: skip
_TIME = {
    "morning", "afternoon", "evening", "night", "day", "week", "month", "year", "monday", "tuesday",
    "wednesday", "thursday", "friday", "saturday", "sunday", "weekend", "noon", "midnight", "today",
    "tomorrow", "time", "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december", "fiscal", "recent", "exchange", "addition", "fact", "each", "every",
    "any", "2019", "late", "early", "which", "what", "part", "new", "one", "two",
}  # fmt: skip
_BEFORE_STATE = {
    "more", "others", "other", "people", "were", "was", "are", "is", "have", "has", "had", "been", "be",
    "reported", "reportedly", "also", "still", "feared", "believed", "confirmed", "presumed", "left", "being",
    "of", "them", "listed", "remain", "remained", "now", "seriously", "critically", "badly", "severely",
}  # fmt: skip


def complement(tokens: Tokens, i: int) -> Noun | None:
    """What is measured, when it stands after number and unit: "of voters", "in damage", "trade deficit"."""
    low = tokens.at(i)
    j = i
    if low in ("of", "in", "for"):
        j += 1
        while tokens.at(j) in _DETERMINERS:
            j += 1
        if low != "of" and (j >= len(tokens) or tokens.kind[j] != WORD or tokens.low[j] in _TIME):
            return None
    elif low == "worth" and tokens.at(i + 1) == "of":
        j = i + 2
    if j >= len(tokens) or tokens.kind[j] != WORD:
        return None
    if tokens.low[j] in word_list("empty") or tokens.low[j] in _COMPASS:
        return None
    if tokens.at(j + 1) == "than":
        return None
    if tokens.low[j] in word_list("moves_as_nouns") and j == i:
        return Noun(j, j + 1, tokens.word[j], tokens.low[j], tokens.low[j])
    found = phrase(tokens, j)
    return None if found is not None and found.head in _TIME else found


def state(tokens: Tokens, i: int, j: int) -> str:
    """The state of people counted without a noun, from the verb before token `i` or the words from token `j` on.

    "kill at least 11 in California" → "killed", "17 were killed" → "killed", "dozens more are missing" → "missing".
    """
    verbs = _state_verbs()
    for k in range(i - 1, max(-1, i - 3), -1):
        if tokens.kind[k] != WORD or tokens.low[k] in ("and", "but", "or", "while", "in", "to"):
            break
        if tokens.low[k] in verbs:
            return verbs[tokens.low[k]]
    for k in range(j, min(j + 6, len(tokens))):
        low = tokens.low[k]
        if tokens.kind[k] != WORD:
            break
        if low in word_list("states"):
            return low
        if low in ("died", "drowned"):
            return "dead"
        if low not in _BEFORE_STATE:
            break
    return ""


@cache
def _state_verbs() -> dict[str, str]:
    return {verb: name for name, verbs in load_cues("nouns")["verbs_of_state"].items() for verb in verbs}


def level(tokens: Tokens, i: int) -> Noun | None:
    """The noun of a level named a few words before the number: "the death toll from the storm to at least 11"."""
    names = word_list("level_nouns")
    for j in range(i - 1, max(-1, i - _BACK), -1):
        if tokens.kind[j] == DIGITS or tokens.word[j] in ".;:":
            return None
        if tokens.low[j] not in names:
            continue
        if tokens.low[j] == "number" and tokens.at(j + 1) == "of" and j + 2 < i and tokens.kind[j + 2] == WORD:
            return phrase(tokens, j + 2)
        first = j
        while first > 0 and j - first < 3 and tokens.kind[first - 1] == WORD and not is_stop(tokens.low[first - 1]):
            if tokens.low[first - 1] in word_list("level_verbs"):
                break
            first -= 1
        text = tokens.text[tokens.start[first] : tokens.end[j]]
        return Noun(first, j + 1, text, unit_name(tokens, first, j + 1), head_lemma(tokens.word[j]))
    return None


def subject(tokens: Tokens, i: int) -> Noun | None:
    """The noun phrase whose level or change the number before token `i` states ("the death toll reached 250")."""
    glue = word_list("level_verbs")
    j = i - 1
    stop_at = max(-1, i - _BACK)
    seen_verb = False
    while j > stop_at:
        low = tokens.low[j]
        if low == "worth" and tokens.at(j - 1) == "net":
            break
        if tokens.kind[j] == WORD and (low in glue or is_adverb(low)):
            seen_verb = seen_verb or low not in word_list("weak_glue")
            j -= 1
            continue
        if tokens.kind[j] != WORD and low in "-(,$£€~≈" and j == i - 1:
            j -= 1
            continue
        break
    if j <= stop_at or not seen_verb or tokens.kind[j] != WORD:
        return None
    last = j + 1
    first = last
    while first > 0 and last - first < 4 and tokens.kind[first - 1] == WORD:
        low = tokens.low[first - 1]
        if is_stop(low) or low in glue:
            break
        first -= 1
    while last > first and (tokens.low[last - 1].endswith(("ed", "ing")) or tokens.low[last - 1] in _TIME):
        last -= 1
    if first == last:
        return None
    # "the number of deaths rose to 12": what stands after "of" is what is counted
    text = tokens.text[tokens.start[first] : tokens.end[last - 1]]
    return Noun(first, last, text, unit_name(tokens, first, last), head_lemma(tokens.word[last - 1]))
