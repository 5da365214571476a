"""What a figure counts or measures: the noun phrase after the number, or the one before its verb."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from checker.language.cues import load_cues
from checker.language.lemma import lemma
from checker.language.tokens import DIGITS, WORD, Tokens

_LONGEST = 7  # words after the number within which the head noun is looked for
_BACK = 14  # tokens before the number within which the subject is looked for


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun phrase: tokens `first` to `last` (excluded), its words as they stand, singular name and head's lemma."""

    first: int
    last: int
    words: str
    unit: str
    head: str


@cache
def word_list(name: str) -> frozenset[str]:
    """A list of `cues/nouns.toml`."""
    data = load_cues("nouns")
    return frozenset(data[name] if name in data else data["more"][name])


@cache
def _singular() -> dict[str, str]:
    return dict(load_cues("nouns")["singular"])


@cache
def is_plural(word: str) -> bool:
    """Whether a lower-case word reads as a plural noun."""
    if word in word_list("plurals"):
        return True
    if not word.endswith("s") or len(word) < 3 or word in word_list("singulars"):
        return False
    return not word.endswith(("ss", "us", "is", "'s"))


def singular(word: str) -> str:
    """The singular of a noun in lower case; "people" and "staff" stay as they are."""
    low = word.lower().replace("’", "'")
    low = low.removesuffix("'s").removesuffix("'")
    found = _singular().get(low)
    if found:
        return found
    if low.endswith("s") and low not in word_list("plurals"):
        base = lemma(low)
        if base != low:
            return base
        if is_plural(low):
            return low[:-3] + "y" if low.endswith("ies") and len(low) > 4 else low[:-1]
        return low
    return lemma(low) if low in word_list("plurals") and low.endswith("men") else low


def _lemma(word: str) -> str:
    """The head's lemma; plurals that the dictionary does not know ("Americans") lose their ending."""
    low = word.lower()
    found = lemma(low)
    return singular(low) if found == low and is_plural(low) else found


def _modifier(word: str) -> str:
    """A word before the head as a unit's name spells it: superlatives and comparatives by their plain form."""
    if (word.endswith("est") and len(word) > 5) or word in ("best", "worst", "most"):
        return lemma(word)
    return word.removesuffix("'s")


def _adverb(word: str) -> bool:
    return word.endswith("ly") and len(word) > 4 and word not in _NOT_ADVERBS


_NOT_ADVERBS = {
    "family", "supply", "early", "daily", "elderly", "only", "assembly", "friendly", "deadly", "july", "italy",
    "monopoly",
    "weekly", "monthly", "yearly", "hourly", "likely", "ally", "bully", "rally", "fly", "belly", "jelly", "costly",
}  # fmt: skip


@cache
def _stops(word: str) -> bool:
    return word in word_list("stop")


def phrase(tokens: Tokens, i: int, *, one: bool = False, hyphen: bool = False) -> Noun | None:
    """The noun phrase that starts at token `i`, right after a number, or None.

    Args:
        tokens: the sentence.
        i: the first token after the number.
        one: the number is one, so the head is singular.
        hyphen: the number is joined by a hyphen ("three-ton satellite"), so only the next word belongs to it.
    """
    size = len(tokens)
    words: list[int] = []  # indices of the word tokens taken so far
    j, end, head = i, i, -1
    while j < size and len(words) < _LONGEST:
        kind, low = tokens.kind[j], tokens.low[j]
        if kind == DIGITS:
            if words and tokens.word[j - 1][0].isupper() and _plural_ahead(tokens, j) and head < 0:
                j += 1  # a name with a number in it: "63,000 Model 3 sedans"
                continue
            break
        if kind != WORD:
            if (
                low in "-–"
                and words
                and j + 1 < size
                and tokens.joined(j)
                and tokens.joined(j + 1)
                and tokens.kind[j + 1] == WORD
            ):
                j += 1
                words.append(j)
                j += 1
                continue
            if _model(tokens, j) and words and head < 0:
                j += 2  # "96 Shahed-136 drones"
                continue
            if low == "&" and words and _plural_ahead(tokens, j):
                j += 1  # "Pacific Gas & Electric customers"
                continue
            if low in ("'", "’") and words and tokens.joined(j) and is_plural(tokens.low[j - 1]):
                j += 1  # a plural possessive: "soldiers' families"
                head = -1
                continue
            if low in ('"', "“", "‘", "”") and (not words or (head < 0 and _plural_ahead(tokens, j))):
                j += 1
                continue
            if low == "." and words and tokens.low[j - 1] in ("u.s", "st"):
                j += 1
                continue
            break
        if low == "and" and words and head < 0 and _plural_ahead(tokens, j) and not _stops(tokens.at(j + 1)):
            j += 1  # two modifiers of one head: "digital and physical sales"
            continue
        joined = words and tokens.word[j - 1] in "-–" and tokens.joined(j)
        if not joined and _ends(tokens, j, words, head):
            break
        words.append(j)
        if is_plural(low) or (one and head < 0 and not _could_modify(tokens, j)):
            head = j
        j += 1
        end = j
        if hyphen:
            head = words[-1]
            break
    return _finish(tokens, words, head, end, one, hyphen)


def _model(tokens: Tokens, j: int) -> bool:
    """Whether a hyphen ties a name to its model's number, with a plural behind it."""
    tied = tokens.word[j] in "-–" and tokens.joined(j) and tokens.joined(j + 1) and tokens.word[j - 1][0].isupper()
    return tied and tokens.kind[j + 1] == DIGITS and _plural_ahead(tokens, j + 1)


def _could_modify(tokens: Tokens, j: int) -> bool:
    """Whether, after "one", the next word can still belong to the phrase as its head."""
    following = tokens.at(j + 1)
    if j + 1 >= len(tokens) or tokens.kind[j + 1] != WORD:
        return following == "-"
    return not (_stops(following) or _adverb(following) or following.endswith(("ed", "ing")))


def _ends(tokens: Tokens, j: int, words: list[int], head: int) -> bool:
    """Whether the phrase ends before word `j`."""
    low = tokens.low[j]
    if head >= 0:
        # after a plural only another plural can go on ("arms dealers"): a verb with -s never follows a plural subject
        before = tokens.word[j - 1]
        if not is_plural(low) or _stops(low) or head != j - 1 or low in word_list("states"):
            return True
        if before[0].isupper() and tokens.word[j][0].isupper() and not before.isupper():
            return False
        return before.lower() not in word_list("plural_modifiers")
    if tokens.at(j + 1) == "-" and tokens.joined(j + 1) and tokens.joined(j + 2) and _plural_ahead(tokens, j + 1):
        return False  # "13 at-large delegates"
    if _stops(low) and tokens.word[j] != "US":
        return bool(words) or low not in word_list("premodifiers")
    if low in word_list("premodifiers"):
        return False
    if _adverb(low):
        return bool(words)
    if words and low.endswith("ed") and len(low) > 4 and not _plural_ahead(tokens, j):
        return True
    if words and low.endswith("ing") and len(low) > 5 and not _plural_ahead(tokens, j):
        return not (len(words) == 1 and tokens.kind[words[0]] == WORD)
    return False


def _plural_ahead(tokens: Tokens, j: int) -> bool:
    for k in range(j + 1, min(j + 6, len(tokens))):
        if tokens.word[k] == "-" and tokens.joined(k) and tokens.joined(k + 1):
            continue
        if tokens.kind[k] != WORD or _stops(tokens.low[k]):
            return False
        if is_plural(tokens.low[k]):
            return True
    return False


def _finish(tokens: Tokens, words: list[int], head: int, end: int, one: bool, hyphen: bool) -> Noun | None:
    if not words:
        return None
    if head < 0:
        # a name after a common noun begins something else: "revenue Facebook made"
        for n in range(1, len(words)):
            before, word = tokens.word[words[n - 1]], tokens.word[words[n]]
            if word[0].isupper() and not word.isupper() and before[0].islower() and not before.endswith(("'s", "’s")):
                words = words[:n]
                break
        # no plural: a state ("17 dead"), a measure word without -s ("12 page document"), a name, or no noun at all
        first = words[0]
        low = tokens.low[first]
        if low in word_list("states"):
            words, head = words[:1], first
        elif len(words) == 1 and (low.endswith(("ed", "ing")) or low in word_list("premodifiers")):
            return None
        elif low in word_list("adjectival") and len(words) > 1 and not one:
            words, head = words[:1], first
        elif one or len(words) <= 4:
            head = words[-1]
        else:
            words, head = words[:2], words[1]
    while words and words[-1] != head:
        words.pop()
    while len(words) > 1 and _adverb(tokens.low[words[0]]):
        words.pop(0)
    if not words:
        return None
    end = head + 1
    text = tokens.text[tokens.start[words[0]] : tokens.end[end - 1]]
    return Noun(words[0], end, text, _unit(tokens, words[0], end), _lemma(tokens.word[head]))


def _unit(tokens: Tokens, first: int, end: int) -> str:
    """The singular name: modifiers as they are (superlatives plain), hyphens kept, the head in the singular."""
    out: list[str] = []
    for k in range(first, end):
        low = tokens.low[k]
        if low in ("and", "&", "or", "of", "the", '"', "“", "‘"):
            continue
        word = singular(low) if k == end - 1 else _modifier(low)
        if k > first and tokens.joined(k) and (low in "-–'’" or tokens.low[k - 1] in "-–"):
            out[-1] += "-" if low in "-–" else ("" if low in "'’" else word)
        else:
            out.append(word)
    return " ".join(out)


def coordinated(tokens: Tokens, found: Noun) -> Noun:
    """The phrase with a second noun joined by "and" ("2,000 homes and businesses"), where that is what is counted."""
    j = found.last
    if tokens.at(j) not in ("and", "or", "&") or j + 1 >= len(tokens) or tokens.kind[j + 1] != WORD:
        return found
    low = tokens.low[j + 1]
    if is_plural(low) and not _stops(low) and not tokens.word[j + 1][0].isupper():
        text = tokens.text[tokens.start[found.first] : tokens.end[j + 1]]
        return Noun(found.first, j + 2, text, f"{found.unit} and {singular(low)}", found.head)
    return found


_DETERMINERS = {
    "the", "its", "his", "her", "their", "all", "our", "a", "an", "this", "that", "those", "these", "total", "about",
    "more",
    "some",
}  # fmt: skip


def complement(tokens: Tokens, i: int) -> Noun | None:
    """What is measured, when it stands after number and unit: "of voters", "in damage", "trade deficit"."""
    low = tokens.at(i)
    j = i
    if low in ("of", "in", "for", "from") and low != "from":
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


_BEFORE_STATE = {
    "more", "others", "other", "people", "were", "was", "are", "is", "have", "has", "had", "been", "be",
    "reported", "reportedly", "also", "still", "feared", "believed", "confirmed", "presumed", "left", "being",
    "of", "them", "listed", "remain", "remained", "now", "seriously", "critically", "badly", "severely",
}  # fmt: skip


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
        while first > 0 and j - first < 3 and tokens.kind[first - 1] == WORD and not _stops(tokens.low[first - 1]):
            if tokens.low[first - 1] in word_list("level_verbs"):
                break
            first -= 1
        text = tokens.text[tokens.start[first] : tokens.end[j]]
        return Noun(first, j + 1, text, _unit(tokens, first, j + 1), _lemma(tokens.word[j]))
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
        if tokens.kind[j] == WORD and (low in glue or _adverb(low)):
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
        if _stops(low) or low in glue:
            break
        first -= 1
    while last > first and (tokens.low[last - 1].endswith(("ed", "ing")) or tokens.low[last - 1] in _TIME):
        last -= 1
    if first == last:
        return None
    # "the number of deaths rose to 12": what stands after "of" is what is counted
    text = tokens.text[tokens.start[first] : tokens.end[last - 1]]
    return Noun(first, last, text, _unit(tokens, first, last), _lemma(tokens.word[last - 1]))
