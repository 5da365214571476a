"""Which candidates are cues, and which phrase each belongs to: the models applied to one sentence."""

from __future__ import annotations

from checker.language import sources_candidates as candidates
from checker.language.sources_candidates import Chunk, Cue
from checker.language.sources_features import cue_features, source_features
from checker.language.sources_frames import own_papers, participle, put_at, putter, quoted
from checker.language.sources_model import Model
from checker.language.sources_mute import barred, measure_of_time, numeral
from checker.language.sources_scope import PARTY
from checker.language.sources_tokens import Tokens


def source_cases(tokens: Tokens, cue: Cue, found: list[Chunk]) -> tuple[list[Chunk], list[list[str]]]:
    """The possible sources of a cue with their features."""
    chunks = candidates.source_chunks(tokens, cue, found)
    after = sum(chunk.first < cue.first for chunk in chunks)
    return chunks, [source_features(tokens, cue, chunk, index, after) for index, chunk in enumerate(chunks)]


def _cue_score(tokens: Tokens, cue: Cue, earlier: Cue | None, found: list[Chunk], model: Model) -> float:
    """Log-odds that the candidate is a cue. "According to" and its like need no model, only a source behind them."""
    if cue.kind == "preposition":
        after = cue.last + 1
        governs = after < len(tokens.tags) and tokens.tags[after] in "DNCMPOB" and tokens.lows[after] != "which"
        return 3.0 if governs else -9.0
    if cue.kind == "hearsay":
        return 3.0
    if cue.kind == "mark" and not candidates.labels().isdisjoint(tokens.lows[: cue.first]):
        return -9.0
    score = model.cue.score(cue_features(tokens, cue, earlier))
    return max(score, 0.0) if _plain(tokens, cue) or _framed(tokens, cue, found) is not None else score


def _framed(tokens: Tokens, cue: Cue, found: list[Chunk]) -> Chunk | None:
    """The source of a cue that is one by its construction: see sources_frames."""
    if put_at(tokens, cue) is not None and not is_passive(tokens, cue):
        return putter(tokens, cue, found)
    return quoted(tokens, cue, found) or own_papers(tokens, cue, found)


def _signature(tokens: Tokens, cue: Cue) -> bool:
    """Whether a dash stands before the name of whom the words before it are from: "… all we have.” ― Ann Lee"."""
    tail = tokens.tags[cue.first + 1 :].rstrip(".")
    head = tokens.tags[: cue.first]
    opens = not head or head[-1] in "Q."
    return opens and 1 < len(tail) <= 6 and all(tag in "C" for tag in tail)


def _transcript(tokens: Tokens, cue: Cue) -> bool:
    """Whether the colon stands behind a speaker's name in capitals, as in transcripts: "LEE: I disagree."."""
    words = [word for word in tokens.words[: cue.first] if word[0].isalpha()]
    return (
        0 < len(words) <= 3
        and cue.first <= 4
        and all(word.isupper() and len(word) > 2 for word in words)
        and not candidates.labels() & {word.lower() for word in words}
        and cue.last + 2 < len(tokens.words)
    )


def _plain(tokens: Tokens, cue: Cue) -> bool:
    """Whether the cue needs no more evidence: "Moscow denied it", "is said to"."""
    if cue.kind == "mark":
        return _signature(tokens, cue) if cue.lemma == "-" else _transcript(tokens, cue)
    if cue.kind != "verb" or tokens.quoted[cue.first]:
        return False
    after = cue.last + 1
    if is_passive(tokens, cue):
        to_verb = after < len(tokens.tags) and tokens.tags[after] == "t"
        return (
            to_verb
            and "anonymous_passive" in cue.classes
            and cue.lemma not in ("know", "feel", "consider", "expect", "suppose")
        )
    if cue.form not in ("s", "ed") or cue.lemma not in candidates.plain_verbs():
        return False
    i = cue.first - 1
    while i >= 0 and tokens.tags[i] in "XBn":
        i -= 1
    return i >= 0 and tokens.tags[i] == "C" and after < len(tokens.tags) and tokens.tags[after] != "I"


def _inverted(tokens: Tokens, cue: Cue, chunks: list[Chunk]) -> Chunk | None:
    """The source in "..., says South Korea": the phrase behind a verb of saying that closes the sentence."""
    tags = tokens.tags
    if cue.kind != "verb" or cue.form not in ("s", "ed") or not {"say", "voice"} & set(cue.classes) or cue.first == 0:
        return None
    if tags[cue.first - 1] not in ",Q" or cue.lemma == "tell":
        return None
    for chunk in chunks:
        if chunk.first == cue.last + 1 and tags[chunk.first] in "CDN" and tags[chunk.last] in "CN":
            tail = tags[chunk.last + 1 :].partition("R")[0].partition("q")[0]
            return None if any(t in tail for t in "VvXT") else chunk
    return None


def _shared(tokens: Tokens, cue: Cue, accepted: list[tuple[Cue, Chunk | None, float]]) -> Chunk | None:
    """The source that a verb shares with the one before it: "Kim said ... and added", "..., Kim said, adding"."""
    if cue.kind != "verb" or cue.first == 0 or not accepted or is_passive(tokens, cue):
        return None
    i = cue.first - 1
    while i > 0 and tokens.tags[i] in "Bn":
        i -= 1
    joins = tokens.tags[i] == "&" if cue.form in ("s", "ed", "base") else tokens.tags[i] == ","
    if not joins or (cue.form == "base" and tokens.tags[cue.first - 1] != "&"):
        return None
    earlier, chunk, _ = accepted[-1]
    plain = earlier.kind == "verb" and chunk is not None and not tokens.quoted[cue.first]
    same_form = cue.form == "ing" or earlier.form == cue.form
    return chunk if plain and same_form and not tokens.quoted[earlier.first] else None


def _paper(tokens: Tokens, cue: Cue, found: list[Chunk]) -> Chunk | None:
    """The paper that a participle says something of: "read the polls showing that"."""
    if cue.kind != "verb" or cue.form != "ing" or "show" not in cue.classes or not cue.first:
        return None
    if tokens.lows[cue.first - 1] not in candidates.documents():
        return None
    return next((chunk for chunk in found if chunk.last == cue.first - 1), None)


def _agent(tokens: Tokens, chunk: Chunk, cue: Cue) -> bool:
    """Whether the chunk can be who does it in a passive: "by" stands before it, behind the verb."""
    return chunk.first > cue.last and tokens.lows[chunk.first - 1] == "by"


def _governed(tokens: Tokens, cue: Cue, found: list[Chunk]) -> Chunk | None:
    """The phrase behind "according to" and its like; "one" belongs to the noun behind it ("one official")."""
    near = [c for c in found if cue.last < c.first <= cue.last + 2 and not participle(tokens, c)]
    if not near:
        return None
    number = found.index(near[0])
    joined = found[number + 1 : number + 2]
    one = tokens.lows[near[0].last] == "one" and joined and joined[0].first == near[0].last + 1
    return Chunk(near[0].first, joined[0].last) if one else near[0]


def _aside(tokens: Tokens, chunk: Chunk, cue: Cue) -> bool:
    """Whether the chunk is a party and state behind a name, or stands in brackets that the cue is not in."""
    if chunk.first == chunk.last and PARTY.fullmatch(tokens.words[chunk.first]):
        return True
    between = tokens.tags[chunk.last + 1 : cue.first] if chunk.last < cue.first else ""
    return ")" in between and "(" not in between


_BORDERS = frozenset("TtVvWSR&;:G.-()")  # what stands between a verb and a phrase of the clause behind it


def _object(tokens: Tokens, chunk: Chunk, cue: Cue) -> bool:
    """Whether the chunk stands inside what an active verb is about: "the storm" in "estimate that the storm killed"."""
    if cue.kind != "verb" or chunk.first <= cue.last or "cite" in cue.classes:
        return False
    if cue.lemma == "tell" and chunk.first == cue.last + 1:
        return True  # who is told
    return not _BORDERS.isdisjoint(tokens.tags[cue.last + 1 : chunk.first])


def is_passive(tokens: Tokens, cue: Cue) -> bool:
    """Whether the verb is a passive ("was told", "is being sought"): a form of be, then the participle."""
    if cue.kind != "verb" or cue.form not in ("ed", "en"):
        return False
    i = cue.first - 1
    while i >= 0 and tokens.tags[i] in "Bn":
        i -= 1
    return (
        i >= 0
        and tokens.lows[i] in candidates.BE
        and not (tokens.lows[i] == "'s" and tokens.lows[i - 1] in ("he", "she", "it"))
    )


def decide(tokens: Tokens, model: Model) -> list[tuple[Cue, Chunk | None, float]]:
    """Accepted cues in order, each with its source (None where nobody is named) and its log-odds."""
    possible = candidates.cues(tokens)
    if not possible:
        return []
    accepted: list[tuple[Cue, Chunk | None, float]] = []
    found = candidates.chunks(tokens)
    governed = {c.last + 1 for c in possible if c.kind == "preposition"}  # where "according to" has its source
    for number, cue in enumerate(possible):
        score = _cue_score(tokens, cue, possible[number - 1] if number else None, found, model)
        if score < model.cue.least:
            continue
        chunk = _source(tokens, cue, found, governed, accepted, model)
        if chunk is None or not barred(tokens, cue, chunk):
            accepted.append((cue, chunk, score))
    return accepted


def _source(
    tokens: Tokens,
    cue: Cue,
    found: list[Chunk],
    governed: set[int],
    accepted: list[tuple[Cue, Chunk | None, float]],
    model: Model,
) -> Chunk | None:
    """Whose cue it is: by grammar where that is plain, else the phrase that the model likes best."""
    if cue.kind == "hearsay":
        return None
    if cue.kind == "preposition":
        return _governed(tokens, cue, found)
    plain = _framed(tokens, cue, found) or _paper(tokens, cue, found)
    plain = plain or _shared(tokens, cue, accepted) or _inverted(tokens, cue, found)
    if plain is not None:
        return plain
    best, best_score = None, model.source.least
    passive = is_passive(tokens, cue)
    for chunk, names in zip(*source_cases(tokens, cue, found), strict=True):
        if numeral(tokens, chunk) or chunk.first in governed or (passive and not _agent(tokens, chunk, cue)):
            continue
        if _object(tokens, chunk, cue) or _aside(tokens, chunk, cue) or measure_of_time(tokens, chunk):
            continue
        score = model.source.score(names)
        if score > best_score:
            best, best_score = chunk, score
    return best
