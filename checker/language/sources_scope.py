"""The words around a cue: the whole phrase that names the source, and the content that is credited to it."""

from __future__ import annotations

import re

from checker.language.names_kinds import kind_of, lexicon
from checker.language.sources_candidates import Chunk, Cue, possessor
from checker.language.sources_frames import put_at, quoter, quoting, relative_end
from checker.language.sources_tokens import Tokens

#: The party and state behind a member's name: "R-Ohio".
PARTY = re.compile(r"[DRI]-[A-Z][\w.]*")
_DAYTIME = frozenset({"morning", "afternoon", "evening", "night"})
_JOINS_LEFT = frozenset({"of", "for", "at", "from", "in", "with", "on", "to", "within", "inside", "near", "behind"})
_JOINS_RIGHT = frozenset({"of", "for", "at", "from", "in", "with", "on", "within", "inside"})


def widen(tokens: Tokens, chunk: Chunk, cue: Cue) -> Chunk:
    """The chunk with what belongs to it: "a spokesman for" before "the ministry", "Zelensky and" before "Yoon"."""
    tags, lows = tokens.tags, tokens.lows
    first, last = chunk.first, chunk.last
    if tags[first] in "PRTO":
        return chunk
    if last < cue.first:
        while (
            first >= 2 and lows[first - 1] in _JOINS_LEFT and tags[first - 2] in "NCM" and not tokens.quoted[first - 2]
        ):
            head = first - 2
            start = _phrase_start(tags, head)
            if tags[head] == "M" or (start == 0 and tags[0] == "B"):
                break
            placed = lows[first - 1] in ("in", "on", "to", "near") and tags[head] == "C" and tags[start] != "D"
            if placed and kind_of(tokens.words[head]) not in ("adjective", "organisation"):
                break  # "Monday in Paris"; but "Democrats on Capitol Hill"
            first = start
    else:
        last = _phrase_end(tokens, last)
    if first >= 2 and lows[first - 1] == "and" and tags[first - 2] == "C" and tags[first] == "C":
        start = _phrase_start(tags, first - 2)
        while start >= 2 and lows[start - 1] == "of" and tags[start - 2] in "NC":
            start = _phrase_start(tags, start - 2)
        if start == 0 or tags[start - 1] in ",.;:qQ&(T":
            first = start
    if last < cue.first and first and tags[first - 1] == "I":
        # "a lawyer who spoke on condition of anonymity said": the subject is what the relative clause describes.
        relative = max(tags.rfind("R", max(0, first - 8), first), tags.rfind("T", max(0, first - 4), first))
        described = antecedent(tokens, relative) if relative > 0 and tags[relative] == "R" else None
        if described is not None:
            return described
    return _apposition(tokens, Chunk(first, last), cue)


def _phrase_start(tags: str, head: int) -> int:
    start = head
    while start > 0 and tags[start - 1] in "NCMG":
        start -= 1
    while start > 0 and tags[start - 1] in "DM":
        start -= 1
        if tags[start] == "D":
            break
    return start


def _phrase_end(tokens: Tokens, last: int) -> int:
    """The last token of the phrase whose head is token `last`, with what "of", "for" and the like add to it."""
    tags, lows = tokens.tags, tokens.lows
    while last + 2 < len(tags) and lows[last + 1] in _JOINS_RIGHT and tags[last + 2] in "DNC":
        if lows[last + 1] in ("in", "on", "at", "from", "with") and tags[last] == "C":
            break
        end = last + 2
        while end + 1 < len(tags) and tags[end + 1] in "NCMG":
            end += 1
        last = end
    return last


def _apposition(tokens: Tokens, chunk: Chunk, cue: Cue) -> Chunk:
    """The name where a description of its bearer was found: "Kim, a spokesman for the ministry, said"."""
    tags, first = tokens.tags, chunk.first
    if (
        chunk.last < cue.first
        and first >= 2
        and tags[first - 1] == ","
        and tags[first - 2] == "C"
        and tags[first] in "DNB"
    ):
        end = first - 2
        start = _phrase_start(tags, end)
        if start == end and PARTY.fullmatch(tokens.words[end]) and tags[max(0, start - 2) : start] == "C,":
            end = start - 2  # "Rep. Ann Lee, R-Ohio, chairman of the panel, said"
            start = _phrase_start(tags, end)
        last = _phrase_end(tokens, chunk.last)
        follows = tags[last + 1] if last + 1 < len(tags) else "."
        if follows == "," and tokens.lows[chunk.last] not in ("he", "she", "they"):
            return Chunk(start, end)
    return chunk


def apposed_name(tokens: Tokens, chunk: Chunk) -> Chunk | None:
    """The name behind a description of its bearer ("a ministry spokesman, Lu Kang, said"), or None."""
    tags, at = tokens.tags, chunk.last + 1
    if tags[chunk.last] != "N" or tokens.lows[chunk.last] not in lexicon().roles or tags[at : at + 2] != ",C":
        return None
    end = at + 1
    while end + 1 < len(tags) and tags[end + 1] == "C":
        end += 1
    closed = end + 1 >= len(tags) or tags[end + 1] in ",.;"
    return Chunk(at + 1, end) if closed and end > at + 1 else None


def antecedent(tokens: Tokens, relative: int) -> Chunk | None:
    """The noun phrase that "who" or "which" at token `relative` stands for, or None."""
    at = relative - 1
    if at >= 0 and tokens.tags[at] == ",":
        at -= 1
    if at < 0 or tokens.tags[at] not in "NCM":
        return None
    start = _phrase_start(tokens.tags, at)
    while start >= 2 and tokens.lows[start - 1] in ("of", "for", "at", "from", "in") and tokens.tags[start - 2] in "NC":
        if tokens.lows[start - 1] == "in" and (tokens.tags[start - 2] == "C" or tokens.tags[at] != "C"):
            break
        start = _phrase_start(tokens.tags, start - 2)
    return Chunk(start, at)


def content(tokens: Tokens, cue: Cue, chunk: Chunk | None) -> tuple[int, int]:
    """Character offsets of what is credited: the clause behind the cue, the words before it, or the whole sentence."""
    end = _last_word(tokens)
    if cue.kind == "hearsay":
        return tokens.starts[0], tokens.ends[end]
    amount = put_at(tokens, cue)
    if amount is not None:
        return _range(tokens, cue.first + 1, _figure_end(tokens, amount))
    start, stop = _spoken(tokens, cue, chunk, end)
    aside = relative_end(tokens, cue, chunk) if cue.kind in ("verb", "adjective") else None
    if aside is not None and tokens.starts[aside] < stop:  # what stands behind a relative clause is not of it
        return (start, max(start, tokens.ends[aside])) if start <= tokens.starts[aside] else (start, start)
    return start, stop


def _figure_end(tokens: Tokens, amount: int) -> int:
    """The last token of the phrase that an amount begins."""
    last = amount
    while last + 1 < len(tokens.tags) and tokens.tags[last + 1] in "MNCIDG":
        last += 1
    return last


def _spoken(tokens: Tokens, cue: Cue, chunk: Chunk | None, end: int) -> tuple[int, int]:
    """As `content`, for a cue in a clause of its own."""
    count = len(tokens.lows)
    if quoting(tokens, cue) is not None:
        quoted_by = quoter(tokens, cue)
        before = _before(tokens, quoted_by.first, closes=cue.last >= end) if quoted_by else None
        if before is not None and not _complement(tokens, cue.last + 1):
            return _range(tokens, *before)
        return _range(tokens, _after_hearer(tokens, cue, cue.last), _clause_end(tokens, cue.last + 1))
    left = min(cue.first, chunk.first if chunk else cue.first)
    right = max(cue.last, chunk.last if chunk else cue.last)
    if cue.kind == "mark":
        if cue.lemma == ":":
            return _range(tokens, cue.last + 1, count - 1)
        return _range(tokens, 0, left - 1) if cue.first else (tokens.starts[cue.first], tokens.starts[cue.first])
    if cue.kind == "preposition":
        return _around(tokens, cue.first, right, end)
    if cue.kind == "noun":
        owner = possessor(tokens, cue.first)
        return _range(tokens, cue.last + 1, _clause_end(tokens, cue.last + 1)) if owner or cue.last < end else (
            tokens.starts[0], tokens.ends[end])  # fmt: skip
    if (
        chunk is not None
        and chunk.first > cue.last
        and cue.form in ("ed", "en")
        and tokens.tags[chunk.first - 1] == "I"
    ):
        return _range(tokens, 0, cue.first - 1)  # "was criticised by X": what stands before
    adjacent = chunk is None or cue.form != "ing" or cue.first - chunk.last <= 2
    before = _before(tokens, left, closes=right >= end) if adjacent else None
    if before is not None and not _complement(tokens, right + 1):
        return _range(tokens, before[0], before[1])
    behind = _behind_aside(tokens, right + 1)
    return _range(tokens, _after_hearer(tokens, cue, behind - 1), _clause_end(tokens, behind))


def _behind_aside(tokens: Tokens, at: int) -> int:
    """Behind the aside that token `at` opens, where "that" follows it: "reported, citing two officials, that"."""
    if tokens.tags[at : at + 1] != ",":
        return at
    closed = tokens.tags.find(",", at + 1, at + 14)
    return closed + 1 if closed > 0 and tokens.tags[closed + 1 : closed + 2] == "T" else at


def _around(tokens: Tokens, first: int, last: int, end: int) -> tuple[int, int]:
    """For "according to X": the rest of the sentence, on whichever side it stands; the clause where both sides do."""
    if first <= 1:
        start = last + 1
        while start < len(tokens.lows) and tokens.tags[start] != ",":
            start += 1
        start = start + 1 if start < end else last + 1
        return _range(tokens, start, end)
    if tokens.tags[first - 1] in ":;-" and "," in tokens.tags[last + 1 : end]:
        return _range(tokens, tokens.tags.index(",", last + 1) + 1, end)  # "One thing is sure: according to X, …"
    if last >= end - 2 or tokens.tags[first - 1] != ",":
        start = 0
        for i in range(first - 2, 0, -1):  # "A, but B, according to X": X answers for B
            if tokens.tags[i] == ";":
                start = i + 1
                break
        return _range(tokens, start, first - 1)
    return tokens.starts[0], tokens.ends[end]


def _before(tokens: Tokens, left: int, *, closes: bool) -> tuple[int, int] | None:
    """The tokens of a content that stands before source and cue ("..., X said"), or None; these may close it."""
    tags = tokens.tags
    i = left - 1
    while i >= 0 and tags[i] in "B":
        i -= 1
    if i < 1 or tags[i] not in ",Q-":
        return None
    if tags[i] == "Q" or tags[i - 1] == "Q":
        return 0, i
    # A content has a verb of its own; "On Monday, X said ..." has none. Not every verb is known as one.
    return (0, i) if closes or (any(t in tags[:i] for t in "VvX") and tags[0] not in "S") else None


def _complement(tokens: Tokens, at: int) -> bool:
    """Whether a clause or a quotation follows the cue at token `at` (past adverbs and the time)."""
    tags, count = tokens.tags, len(tokens.lows)
    i = at
    while i < count and tags[i] == "B":
        i += 1
    if i >= count or tags[i] in ".,;&S-":
        return False
    while i < count and tokens.lows[i] in _DAYTIME:
        i += 1
    if i >= count:
        return False
    if tags[i] in "TqPW:":
        return True
    if tags[i] == "t":
        return i + 1 < count and tags[i + 1] not in "CDO"  # "confirmed to AP" names the hearer
    comma = tags.find(",", i)
    clause = tags[i : comma if comma >= 0 else count]
    if tags[i] == "I":
        return "T" in clause[:8] or "q" in tags[i : i + 10]
    return any(t in clause for t in "VvX")


def _after_hearer(tokens: Tokens, cue: Cue, right: int) -> int:
    """Where the content begins: behind the person told, and behind "that" and time words."""
    tags, count = tokens.tags, len(tokens.lows)
    i = right + 1
    if cue.kind == "verb" and ("tell" in cue.classes or "urge" in cue.classes):
        for j in range(i, min(count, i + 12)):
            if tags[j] in "TqWt:":
                i = j
                break
            if tags[j] in "P":
                i = j
                break
            if tags[j] in "VvX" and j > i:
                i = _past_hearer(tags, i)
                break
    if i < count and tags[i] in "IBC":
        # "confirmed on Oct. 28 that": the content begins behind "that".
        that = tags.find("T", i, i + 9)
        if that > 0 and not any(t in tags[i:that] for t in "VvX"):
            i = that
    while i < count and (tags[i] in "BT,:" or tokens.lows[i] in _DAYTIME):
        i += 1
    return min(i, count - 1)


def _past_hearer(tags: str, at: int) -> int:
    """Behind the name or phrase of the person told at token `at`, where a clause follows without "that"."""
    end = at + 1 if tags[at] in "DO" else at
    while end < len(tags) and tags[end] in ("CM" if tags[at] == "C" else "N"):
        end += 1
    return end if end > at and end < len(tags) and tags[end] in "BPDCMNT" else at


def _clause_end(tokens: Tokens, at: int) -> int:
    """The last token of a content that begins at `at`: the sentence's last word, or before another attribution."""
    tags, lows = tokens.tags, tokens.lows
    for i in range(at, len(lows)):
        if (
            tags[i] == ","
            and i + 1 < len(lows)
            and lows[i + 1] in ("according", "citing", "though", "although", "while")
        ):
            return i - 1
    return _last_word(tokens)


def _last_word(tokens: Tokens) -> int:
    end = len(tokens.lows) - 1
    while end > 0 and tokens.tags[end] in ".,;":
        end -= 1
    return end


def _range(tokens: Tokens, first: int, last: int) -> tuple[int, int]:
    """Offsets of tokens first..last without punctuation at the borders; empty at the border where nothing is left."""
    first = max(0, min(first, len(tokens.lows) - 1))
    last = max(0, min(last, len(tokens.lows) - 1))
    while first < last and tokens.tags[first] in ",.;:-":
        first += 1
    while last > first and tokens.tags[last] in ",.;:-":
        last -= 1
    if first > last:
        return tokens.starts[first], tokens.starts[first]
    return tokens.starts[first], tokens.ends[last]
