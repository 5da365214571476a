"""Whether a source vouches for what is credited to it: a credit that states, against one that wants, judges or acts.

Attribution in the sense of PolNeAR holds every attitude ("voters backed the ban, 52% to 48%", "the firm is interested
in one of two"); the figures beside such a cue are the writer's own. A source answers for a figure where the cue is a
verb of reporting, or where a clause or a quotation follows it. After the evidentials of Roser Saurí & Pustejovsky,
"FactBank" (2009), section 4: source-introducing predicates of reporting, against those of attitude and of action.
"""

from __future__ import annotations

import re
from functools import cache

from checker.language.cues import load_cues
from checker.language.names_kinds import kind_of
from checker.language.sources_candidates import BE, Chunk, Cue, documents
from checker.language.sources_frames import put_at
from checker.language.sources_mute import amount_at
from checker.language.sources_tokens import Tokens, verb_forms

_REACH = 9  # tokens behind the cue within which "that" still opens its clause ("confirmed on Oct. 28 that")
_QUOTE_REACH = 6
_CLAUSES = ("say", "tell", "show", "think", "voice")
_BEFORE = ("say", "show", "think", "tell")
#: A noun phrase, and then the finite verb of its clause: "said [the two men] had left".
_SUBJECT = re.compile(r"(?:[DM]*B*[NCM]+(?:G[DMB]*[NCM]+)*(?:I[DMB]*[NCM]+(?:G[NCM]+)*){0,2}|P)[Bn]*(?=[XVv])")

_SUBJECT_PRONOUNS = (["he"], ["she"], ["they"], ["we"], ["i"])


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(load_cues("sources")["states"][name])


def states(tokens: Tokens, cue: Cue, chunk: Chunk, content: tuple[int, int]) -> bool:
    """Whether the source at `chunk` puts the content (character offsets) forward as so."""
    if _share(tokens, chunk) or (tokens.tags[chunk.first] in "TD" and chunk.first == chunk.last):
        return False
    if cue.kind == "preposition":
        return True
    if cue.kind == "mark":
        return _introduces(tokens, cue, chunk)
    if cue.kind == "noun":
        return cue.lemma in _list("nouns")
    if cue.kind == "adjective":
        return _that(tokens, cue.last + 1)
    if _agent(tokens, cue, chunk) and cue.first and tokens.lows[cue.first - 1] in ("be", "being"):
        return False  # "must be confirmed by the Senate"
    if (
        cue.lemma in _list("never")
        or _unsaid(tokens, cue)
        or _describes(tokens, cue, chunk)
        or _object(tokens, cue, chunk)
    ):
        return False
    if cue.lemma == "claim" and not _list("taken").isdisjoint(tokens.lows[cue.last + 1 : cue.last + 5]):
        return False
    if (
        put_at(tokens, cue) is not None
        or cue.lemma in _list("verbs")
        or (cue.lemma in _list("findings") and _paper(tokens, chunk))
    ):
        return True
    if cue.lemma in _list("amounts") and amount_at(tokens, cue.last + 1) is not None:
        return True
    if _agent(tokens, cue, chunk):
        return False
    if set(_CLAUSES).isdisjoint(cue.classes):
        return tokens.tags[cue.last + 1 :].lstrip("B")[:1] == "T"
    first = min(cue.first, chunk.first)
    if content[1] <= tokens.starts[first]:
        return _closed_quote(tokens, first) or not set(_BEFORE).isdisjoint(cue.classes)
    return _clause(tokens, cue) or _quotation(tokens, cue.last + 1)


def _share(tokens: Tokens, chunk: Chunk) -> bool:
    """Whether the chunk is a share of people, who were asked: "37 percent of voters", "1 in 4 voters"."""
    first = chunk.first
    before = tokens.lows[first - 2] if first >= 2 and tokens.lows[first - 1] in ("of", "in") else ""
    out_of = before and (before == "out" or tokens.tags[first - 2] == "M") and tokens.tags[first] == "M"
    return tokens.lows[chunk.last].rpartition("-")[2] in _list("shares") or before in _list("shares") or bool(out_of)


def _introduces(tokens: Tokens, mark: Cue, chunk: Chunk) -> bool:
    """Whether a colon or dash stands between a speaker and a statement, and not between a label and a value.

    "Ohio: 59; Idaho: 32" is a list, "Age: 53" and "The firm: $9 a month" give a value, "Among them:" says nobody.
    """
    if mark.lemma != ":":
        return True
    alone = chunk.first == 0 and chunk.last == mark.first - 1
    if not alone or tokens.tags.count(":") > 1 or tokens.tags[chunk.first] in "PO":
        return False
    said = any(tag in tokens.tags[mark.last + 1 :] for tag in "VvXq")
    return said or kind_of(tokens.cut(chunk.first, chunk.last)) != "other"


def _unsaid(tokens: Tokens, cue: Cue) -> bool:
    """Whether it is not said, or left open: "did not say", "refused to say", "many might conclude"."""
    i = cue.first - 1
    while i >= 0 and tokens.tags[i] == "B":
        i -= 1
    if i < 0:
        return False
    if tokens.tags[i] == "n":
        return cue.lemma not in _list("denials")
    unsaid = cue.form == "base" and tokens.tags[i] == "t" and tokens.lows[i - 1 : i] != ["on"]  # "went on to say"
    return unsaid or tokens.lows[i] in _list("irrealis")


def _describes(tokens: Tokens, cue: Cue, chunk: Chunk) -> bool:
    """Whether the cue is a participle that describes the chunk before it: "a worth estimated at", "was called"."""
    if cue.form not in ("ed", "en") or chunk.last >= cue.first:
        return False
    i = cue.first - 1
    while i >= 0 and tokens.tags[i] in "Bn":
        i -= 1
    if i >= 0 and tokens.tags[i] == "X":
        return tokens.lows[i] in BE and cue.lemma not in _list("passives")
    if i >= 0 and tokens.lows[i] in ("as", "than"):
        return True  # "as promised"
    after = tokens.lows[cue.last + 1 : cue.last + 2]
    least = tokens.lows[cue.last + 2 : cue.last + 3] in (["least"], ["most"])
    valued = after == ["at"] and not least and "say" not in cue.classes  # "a worth estimated at"
    follows = tokens.tags[cue.last + 1 : cue.last + 2]
    aside = (
        follows == "I" and tokens.tags[: cue.first].count(",") == 1 and chunk.last == i - 1 and tokens.tags[i] == ","
    )
    bare = follows in ("I", "S") and cue.lemma in _list("objects")
    return valued or after == ["by"] or follows == "X" or aside or bare


def _agent(tokens: Tokens, cue: Cue, chunk: Chunk) -> bool:
    """Whether the chunk is by whom something is done."""
    return chunk.first > cue.last and tokens.lows[chunk.first - 1] == "by"


def _object(tokens: Tokens, cue: Cue, chunk: Chunk) -> bool:
    """Whether the chunk behind an active verb is its object: "the adviser touted executive action"."""
    if chunk.first <= cue.last or "cite" in cue.classes or _agent(tokens, cue, chunk):
        return False
    if not cue.first:
        return cue.form == "ing"  # "Knowing the council had voted, …"
    return "say" not in cue.classes or tokens.tags[cue.first - 1] in "NCMPRXBO"


def _paper(tokens: Tokens, chunk: Chunk) -> bool:
    """Whether the chunk is a poll, a report, data or the like."""
    words = tokens.lows[chunk.first : chunk.last + 1]
    return any(low in documents() or low in _list("measurements") for low in words)


def _closed_quote(tokens: Tokens, at: int) -> bool:
    """Whether a quotation ends just before token `at`."""
    return "Q" in tokens.tags[max(0, at - 2) : at]


def _that(tokens: Tokens, at: int) -> bool:
    """Whether "that" opens a clause at token `at`, or behind the hearer, the place and the time."""
    before, that, after = tokens.tags[at : at + _REACH].partition("T")
    # "the attack that hit the town" has a relative clause.
    return bool(that) and not any(tag in before for tag in "VvXPRt;.") and after[:1] not in ("V", "v", "X")


def _quotation(tokens: Tokens, at: int) -> bool:
    """Whether a quotation follows at token `at`, before any other verb."""
    before, opened, _ = tokens.tags[at : at + _QUOTE_REACH].partition("q")
    return bool(opened) and not any(tag in before for tag in "VvX;.")


def _clause(tokens: Tokens, cue: Cue) -> bool:
    """Whether a clause follows the cue: with "that", or a subject and its finite verb."""
    tags, at = tokens.tags, cue.last + 1
    while at < len(tags) and tags[at] in "B,":
        at += 1
    if _that(tokens, at) or tags[at : at + 1] in (":", "W") or tokens.lows[at : at + 1] in _SUBJECT_PRONOUNS:
        return True
    subject = _SUBJECT.match(tags, at)
    if subject is None:
        return False
    verb = subject.end()
    if tags[verb] == "X":
        return True
    form = verb_forms().get(tokens.lows[verb])
    ends = tokens.lows[verb].endswith("ing") if form is None else form.form == "ing"
    # "declare the winner based on" has a participle there.
    return not ends and (tags[at] == "P" or tags[verb + 1 : verb + 2] not in ("I", "t"))
