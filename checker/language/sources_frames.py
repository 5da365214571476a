"""Constructions that credit somebody by their grammar alone, without a model.

"X put the toll at 81" credits X, "X quoted Y as saying" credits Y, "the ministry's figures show" credits the ministry;
and a source inside a relative clause ("the firm, which said it was calm, employs 900") answers for that clause only.
"""

from __future__ import annotations

from functools import cache

from checker.language.cues import load_cues
from checker.language.sources_candidates import Chunk, Cue, documents
from checker.language.sources_mute import amount_at
from checker.language.sources_tokens import Tokens

_ASIDE = 14  # tokens of an aside between a subject and its verb ("the army, citing …, put")
_OBJECT = 12  # tokens between "put" and "at"
_NP = frozenset("DMBNCGI")
_VERBAL = frozenset("vVX")


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(load_cues("sources")["frames"][name])


def subject(tokens: Tokens, verb: int, found: list[Chunk]) -> Chunk | None:
    """The phrase in front of the verb at token `verb`, over its adverbs and auxiliaries and one aside, or None."""
    tags, i = tokens.tags, verb - 1
    while i >= 0 and tags[i] in "XBn":
        i -= 1
    if i > 0 and tags[i] == ",":
        opened = tags.rfind(",", max(0, i - _ASIDE), i)
        if opened <= 0 or not (tags[opened + 1] in "RWI" or tokens.lows[opened + 1].endswith("ing")):
            return None
        i = opened - 1
    chunk = next((chunk for chunk in found if chunk.last == i), None)
    if chunk is not None and chunk.first and tags[chunk.first - 1] in "RT":  # "groups that work there put"
        return next((other for other in found if other.last == chunk.first - 2), None)
    return chunk


def put_at(tokens: Tokens, cue: Cue) -> int | None:
    """The token that begins the amount in "put the number of dead at 400", or None."""
    if cue.kind != "verb" or cue.lemma.partition(" ")[0] not in _list("putting") or cue.form == "ing":
        return None
    tags, lows, heads = tokens.tags, tokens.lows, _list("valued")
    named = False
    for i in range(cue.first + 1, min(len(tags), cue.first + 2 + _OBJECT)):
        if lows[i] == "at" and (amount := amount_at(tokens, i + 1)) is not None:
            return amount if named else None
        if lows[i] in heads:
            named = True
        elif tags[i] not in _NP:
            return None
    return None


def putter(tokens: Tokens, cue: Cue, found: list[Chunk]) -> Chunk | None:
    """Who puts a number at an amount; None where a deed does ("the deal put the firm's value at $4 billion")."""
    chunk = subject(tokens, cue.first, found)
    return None if chunk is None or tokens.lows[chunk.last] in _list("deeds") else chunk


def quoting(tokens: Tokens, cue: Cue) -> int | None:
    """The token of "quoted" where the cue is the verb of "quoted [somebody] as saying", or None."""
    if cue.kind != "verb" or cue.form != "ing" or cue.first < 3 or tokens.lows[cue.first - 1] != "as":
        return None
    if not {"say", "tell"} & set(cue.classes):
        return None
    i = cue.first - 2
    while i > 0 and tokens.tags[i] in "DMNCGOI":
        i -= 1
    quotes = tokens.lows[i] in _list("quoting") and i < cue.first - 2
    return i if quotes else None


def quoter(tokens: Tokens, cue: Cue) -> Chunk | None:
    """Who quotes: the phrase in front of "quoted"; None in the passive, and where a pronoun stands there."""
    at = quoting(tokens, cue)
    if at is None or at == 0 or tokens.tags[at - 1] not in "NC":
        return None
    first = at - 1
    while first > 0 and tokens.tags[first - 1] in "DMNCG":
        first -= 1
        if tokens.tags[first] == "D":
            break
    return Chunk(first, at - 1)


def quoted(tokens: Tokens, cue: Cue, found: list[Chunk]) -> Chunk | None:
    """Who is quoted in "quoted the governor as saying", or None."""
    at = quoting(tokens, cue)
    if at is None:
        return None
    return next((chunk for chunk in found if chunk.first == at + 1), None)


def own_papers(tokens: Tokens, cue: Cue, found: list[Chunk]) -> Chunk | None:
    """The papers in "the ministry's figures show", where their owner is told; or None."""
    if cue.kind != "verb" or cue.form not in ("s", "ed", "base") or cue.lemma not in _list("showing"):
        return None
    chunk = subject(tokens, cue.first, found)
    if chunk is None or tokens.lows[chunk.last] not in documents() or "," in tokens.tags[chunk.last : cue.first]:
        return None
    return chunk if owner(tokens, chunk) is not None else None


def owner(tokens: Tokens, papers: Chunk) -> Chunk | None:
    """Whose papers: "the ministry" in "the ministry's figures"; None where they have no owner or are none."""
    if tokens.lows[papers.last] not in documents():
        return None
    mark = tokens.tags.rfind("G", papers.first, papers.last)
    return Chunk(papers.first, mark - 1) if mark > papers.first else None


def participle(tokens: Tokens, chunk: Chunk) -> bool:
    """Whether the chunk is a bare participle that belongs to the word behind it ("citing intercepted calls")."""
    word = tokens.words[chunk.last]
    follows = tokens.tags[chunk.last + 1 : chunk.last + 2]
    bare = chunk.first == chunk.last and tokens.tags[chunk.first] in "NVv" and word.islower()
    return bare and word.endswith("ed") and follows in ("V", "v", "N")


def relative_end(tokens: Tokens, cue: Cue, chunk: Chunk | None) -> int | None:
    """The last token of the relative clause that the cue stands in, where the main clause goes on behind it; or None.

    "The firm, which said it was calm, employs 900" and "the man, whom the army says it freed, lost 40 sheep".
    """
    tags = tokens.tags
    mark = _relative(tokens, cue, chunk)
    if mark is None or mark < 2 or tags[mark - 1] != ",":
        return None
    ends = [i for i in range(cue.last + 1, len(tags)) if tags[i] == "," and not tokens.quoted[i]]
    if not ends:
        return None
    verbal = next((i for i in ends if _verb_at(tokens, i + 1)), None)
    if verbal is not None:
        return verbal - 1
    medial = not _VERBAL & set(tags[_clause_start(tokens, mark) : mark])
    return ends[0] - 1 if medial else None


def _relative(tokens: Tokens, cue: Cue, chunk: Chunk | None) -> int | None:
    """The token of "who", "whom" or "which" that opens the clause of the cue, or None."""
    at = cue.first
    while at > 0 and tokens.tags[at - 1] in "XBn":
        at -= 1
    if chunk is not None and chunk.first < cue.first and tokens.lows[chunk.first] == "whose":
        return chunk.first
    if chunk is not None and chunk.first < cue.first and chunk.last >= at - 1 and tokens.tags[chunk.first] != "R":
        at = chunk.first
    mark = at - 1
    if mark < 0:
        return None
    return mark if tokens.tags[mark] == "R" or tokens.lows[mark] in ("who", "whom", "which", "whose") else None


def _clause_start(tokens: Tokens, mark: int) -> int:
    start = mark
    while start > 0 and tokens.tags[start - 1] not in ";.:":
        start -= 1
    return start


def _verb_at(tokens: Tokens, at: int) -> bool:
    """Whether a finite verb stands at token `at`, past adverbs; a past form that no list knows is one, too."""
    while at < len(tokens.tags) and tokens.tags[at] in "B":
        at += 1
    if at >= len(tokens.tags):
        return False
    low, tag = tokens.lows[at], tokens.tags[at]
    if tag in _VERBAL:
        return not low.endswith("ing")
    return tag == "N" and low.endswith("ed")
