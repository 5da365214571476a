"""The noun phrase after a number: what is counted ("63,000 Model 3 sedans", "12 North Korean soldiers")."""

from __future__ import annotations

from dataclasses import dataclass

from checker.language.nouns_forms import head_lemma, is_adverb, is_plural, is_stop, modifier, singular, word_list
from checker.language.tokens import DIGITS, WORD, Tokens

_LONGEST = 7  # words after the number within which the head noun is looked for


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun phrase: tokens `first` to `last` (excluded), its words as they stand, singular name and head's lemma."""

    first: int
    last: int
    words: str
    unit: str
    head: str


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
    j, head = i, -1
    while j < size and len(words) < _LONGEST:
        kind, low = tokens.kind[j], tokens.low[j]
        if kind == DIGITS:
            if words and tokens.word[j - 1][0].isupper() and _plural_ahead(tokens, j) and head < 0:
                j += 1  # a name with a number in it: "63,000 Model 3 sedans"
                continue
            break
        if kind != WORD:
            if low in "-–" and words and _ties(tokens, j):
                words.append(j + 1)
                j += 2
            elif passed := _passes(tokens, j, words, head):
                j += passed
                head = -1 if low in ("'", "’") else head
            else:
                break
            continue
        if low == "and" and words and head < 0 and _plural_ahead(tokens, j) and not is_stop(tokens.at(j + 1)):
            j += 1  # two modifiers of one head: "digital and physical sales"
            continue
        joined = words and tokens.word[j - 1] in "-–" and tokens.joined(j)
        if not joined and _ends(tokens, j, words, head):
            break
        words.append(j)
        if is_plural(low) or (one and head < 0 and not _could_modify(tokens, j)):
            head = j
        j += 1
        if hyphen:
            head = words[-1]
            break
    return _finish(tokens, words, head, one=one)


def _ties(tokens: Tokens, j: int) -> bool:
    """Whether token `j` is joined to the word behind it: the hyphen of "long-range"."""
    return j + 1 < len(tokens) and tokens.joined(j) and tokens.joined(j + 1) and tokens.kind[j + 1] == WORD


def _passes(tokens: Tokens, j: int, words: list[int], head: int) -> int:
    """How many tokens from `j` on, none of them a word, stand inside the phrase; 0 where it ends before them."""
    low = tokens.low[j]
    if _model(tokens, j) and words and head < 0:
        return 2  # "96 Shahed-136 drones"
    if low == "&" and words and _plural_ahead(tokens, j):
        return 1  # "Pacific Gas & Electric customers"
    if low in ("'", "’") and words and tokens.joined(j) and is_plural(tokens.low[j - 1]):
        return 1  # a plural possessive, which is no head: "soldiers' families"
    if low in ('"', "“", "‘", "”") and (not words or (head < 0 and _plural_ahead(tokens, j))):
        return 1
    return int(low == "." and bool(words) and tokens.low[j - 1] in ("u.s", "st"))


def _model(tokens: Tokens, j: int) -> bool:
    """Whether a hyphen ties a name to its model's number, with a plural behind it."""
    tied = tokens.word[j] in "-–" and tokens.joined(j) and tokens.joined(j + 1) and tokens.word[j - 1][0].isupper()
    return tied and tokens.kind[j + 1] == DIGITS and _plural_ahead(tokens, j + 1)


def _could_modify(tokens: Tokens, j: int) -> bool:
    """Whether, after "one", the next word can still belong to the phrase as its head."""
    following = tokens.at(j + 1)
    if j + 1 >= len(tokens) or tokens.kind[j + 1] != WORD:
        return following == "-"
    return not (is_stop(following) or is_adverb(following) or following.endswith(("ed", "ing")))


def _ends(tokens: Tokens, j: int, words: list[int], head: int) -> bool:
    """Whether the phrase ends before word `j`."""
    low = tokens.low[j]
    if head >= 0:
        # after a plural only another plural can go on ("arms dealers"): a verb with -s never follows a plural subject
        before = tokens.word[j - 1]
        if not is_plural(low) or is_stop(low) or head != j - 1 or low in word_list("states"):
            return True
        if before[0].isupper() and tokens.word[j][0].isupper() and not before.isupper():
            return False
        return before.lower() not in word_list("plural_modifiers")
    if tokens.at(j + 1) == "-" and tokens.joined(j + 1) and tokens.joined(j + 2) and _plural_ahead(tokens, j + 1):
        return False  # "13 at-large delegates"
    if is_stop(low) and tokens.word[j] != "US":
        return bool(words) or low not in word_list("premodifiers")
    if low in word_list("premodifiers"):
        return False
    if is_adverb(low):
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
        if tokens.kind[k] != WORD or is_stop(tokens.low[k]):
            return False
        if is_plural(tokens.low[k]):
            return True
    return False


def _finish(tokens: Tokens, words: list[int], head: int, *, one: bool) -> Noun | None:
    """The phrase out of the words that were taken; `head` is the last plural among them, -1 where there is none."""
    if words and head < 0:
        words, head = _without_plural(tokens, words, one=one)
    while words and words[-1] != head:
        words.pop()
    while len(words) > 1 and is_adverb(tokens.low[words[0]]):
        words.pop(0)
    if not words:
        return None
    end = head + 1
    text = tokens.text[tokens.start[words[0]] : tokens.end[head]]
    return Noun(words[0], end, text, unit_name(tokens, words[0], end), head_lemma(tokens.word[head]))


def _without_plural(tokens: Tokens, words: list[int], *, one: bool) -> tuple[list[int], int]:
    """The words of a phrase without a plural, and its head; no words where it is no noun phrase.

    It is a state ("17 dead"), a measure word without -s ("12 page document"), a name, or nothing that is counted.
    """
    for n in range(1, len(words)):
        before, word = tokens.word[words[n - 1]], tokens.word[words[n]]
        if word[0].isupper() and not word.isupper() and before[0].islower() and not before.endswith(("'s", "’s")):
            words = words[:n]  # a name after a common noun begins something else: "revenue Facebook made"
            break
    low = tokens.low[words[0]]
    if low in word_list("states"):
        return words[:1], words[0]
    if len(words) == 1 and (low.endswith(("ed", "ing")) or low in word_list("premodifiers")):
        return [], -1
    if low in word_list("adjectival") and len(words) > 1 and not one:
        return words[:1], words[0]
    if one or len(words) <= 4:
        return words, words[-1]
    return words[:2], words[1]


def unit_name(tokens: Tokens, first: int, end: int) -> str:
    """The singular name: modifiers as they are (superlatives plain), hyphens kept, the head in the singular."""
    out: list[str] = []
    for k in range(first, end):
        low = tokens.low[k]
        if low in ("and", "&", "or", "of", "the", '"', "“", "‘"):
            continue
        word = singular(low) if k == end - 1 else modifier(low)
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
    if is_plural(low) and not is_stop(low) and not tokens.word[j + 1][0].isupper():
        text = tokens.text[tokens.start[found.first] : tokens.end[j + 1]]
        return Noun(found.first, j + 2, text, f"{found.unit} and {singular(low)}", found.head)
    return found
