"""How far a cue reaches: the clause, the noun phrase, or the words before it."""

from __future__ import annotations

from checker.language.status_cues import Cue
from checker.language.status_tokens import Tokens

# Words that end a clause, whatever comes before them; and those that do so after a comma only.
_BREAK = frozenset({";", ":", "--", "—", "–", "(", ")", "although", "though", "whereas", "but", "because", "despite"})
_BREAK_AFTER_COMMA = frozenset({
    "and", "or", "but", "so", "while", "when", "where", "which", "who", "whose", "as", "since", "after", "before",
    "if", "unless", "although", "though", "yet", "with", "including", "according", "he", "she", "it", "they", "we",
    "i", "the", "a", "an", "said", "says", "told",
})  # fmt: skip
_BREAK_WORDS = frozenset(["while", "whereas", "because", "although", "though", "but", "since", "which"])
_NOUN_END = frozenset({
    "that", "who", "which", "to", "in", "on", "at", "of", "for", "from", "by", "with", "and", "or", "but", "is",
    "are", "was", "were", "be", "been", "has", "have", "had", "will", "would", "could", "can", "may", "might",
    "should", "did", "does", "do", "not", "than", "as", "if", "when", "while", "because", "about", "into", "over",
    "after", "before", "between", ",", ".", ";", ":", ")", "(", "\"", "``", "''", "“", "”", "—",
})  # fmt: skip
# Cues that speak of their subject in the passive, or where nothing follows them.
_OF_SUBJECT = frozenset({"confirm", "deny", "report", "claim", "prevention", "rejection", "unverified"})
_REACH = 120  # tokens; no clause of news prose is longer, and a hostile text must not be walked through for each cue
_QUOTES = frozenset({'"', "``", "''", "“", "”"})


def clause_end(tokens: Tokens, after: int) -> int:
    """The number of the token that ends the clause in which token `after` stands (excluded)."""
    words = tokens.words
    size = min(len(words), after + 1 + _REACH)
    for i in range(after + 1, size):
        word = words[i]
        if word in _BREAK or (word in _BREAK_WORDS and i > after + 1):
            return i
        if word == "," and i + 1 < size and words[i + 1] in _BREAK_AFTER_COMMA:
            return i
        if word in {"?", "!"} or (word == "." and not _abbreviates(tokens, i)):
            return i
    return size


def _abbreviates(tokens: Tokens, stop: int) -> bool:
    """Whether the full stop belongs to a short word before it ("Oct. 28", "U.S. troops"), as text goes on behind it."""
    return (
        0 < stop < len(tokens.words) - 1
        and len(tokens.words[stop - 1]) <= 4
        and tokens.ends[stop - 1] == tokens.starts[stop]
    )


def clause_start(tokens: Tokens, before: int) -> int:
    """The number of the first token of the clause in which token `before` stands."""
    words = tokens.words
    last = max(-1, before - 1 - _REACH)
    for i in range(before - 1, last, -1):
        word = words[i]
        if (
            word in _BREAK
            or word in _BREAK_WORDS
            or word in {"?", "!"}
            or (word == "." and not _abbreviates(tokens, i))
        ):
            return i + 1
        if word == "," and words[i + 1] in _BREAK_AFTER_COMMA:
            return i + 2 if words[i + 1] in {"and", "or", "but", "so"} else i + 1
    return last + 1


def noun_end(tokens: Tokens, after: int) -> int:
    """The number of the token that ends the noun phrase beginning behind token `after` (excluded)."""
    words = tokens.words
    end = after + 1
    while end < len(words) and end - after <= 6 and (words[end] not in _NOUN_END or end == after + 1):
        end += 1
    return end


def scope_of(cue: Cue, tokens: Tokens) -> tuple[int, int]:
    """The tokens (first, one past the last) that the cue speaks of; empty where it has no room."""
    kind = cue.group.scope
    if kind == "noun":
        return cue.last + 1, noun_end(tokens, cue.last)
    if kind == "self":
        return cue.first, cue.last + 1
    if kind == "backward":
        start = clause_start(tokens, cue.first)
        if start < cue.first:
            return start, cue.first
        return cue.last + 1, clause_end(tokens, cue.last)
    if kind == "clause":
        return clause_start(tokens, cue.first), clause_end(tokens, cue.last)
    # "confirmed on Oct. 28 that …": what follows the adjunct is the proposition
    passive = cue.first > 0 and tokens.words[cue.first - 1] in {"is", "are", "was", "were", "been", "be", "being"}
    end = clause_end(tokens, cue.last)
    start = cue.last + 1
    opening = tokens.words[start : start + 7]
    if (
        "that" in opening[1:]
        and start + opening.index("that") < end
        and opening[0] in {"on", "in", "at", "to", "late", "early"}
    ):
        start += opening.index("that")
    while start < end and tokens.words[start] in _QUOTES | {",", "that"}:
        start += 1
    if (passive or start >= end) and cue.group.category in _OF_SUBJECT:
        begin = clause_start(tokens, cue.first)
        if begin < cue.first:
            return begin, cue.first
    return start, max(start, end)
