"""Which candidates are cues, and which phrase each belongs to: the models applied to one sentence."""

from __future__ import annotations

from checker.language import sources_candidates as candidates
from checker.language.sources_candidates import Chunk, Cue
from checker.language.sources_model import Model
from checker.language.sources_tokens import Tokens


def source_cases(tokens: Tokens, cue: Cue, found: list[Chunk]) -> tuple[list[Chunk], list[list[str]]]:
    """The possible sources of a cue with their features."""
    chunks = candidates.source_chunks(tokens, cue, found)
    after = sum(chunk.first < cue.first for chunk in chunks)
    return chunks, [
        candidates.source_features(tokens, cue, chunk, index, after) for index, chunk in enumerate(chunks)
    ]


def _cue_score(tokens: Tokens, cue: Cue, model: Model) -> float:
    """Log-odds that the candidate is a cue. "According to" and its like need no model, only a source behind them."""
    if cue.kind == "preposition":
        after = cue.last + 1
        governs = after < len(tokens.tags) and tokens.tags[after] in "DNCMPOB" and tokens.lows[after] != "which"
        return 3.0 if governs else -9.0
    return model.cue.score(candidates.cue_features(tokens, cue))


def decide(tokens: Tokens, model: Model) -> list[tuple[Cue, Chunk | None, float]]:
    """Accepted cues in order, each with its source (None where nobody is named) and its log-odds."""
    possible = candidates.cues(tokens)
    if not possible:
        return []
    accepted: list[tuple[Cue, Chunk | None, float]] = []
    found: list[Chunk] | None = None
    for cue in possible:
        score = _cue_score(tokens, cue, model)
        if score < model.cue.least:
            continue
        if found is None:
            found = candidates.chunks(tokens)
        chunks, features = source_cases(tokens, cue, found)
        if cue.kind == "preposition":
            # Whoever the preposition governs; the model has nothing to add.
            accepted.append((cue, next((c for c in chunks if c.first > cue.last and c.first - cue.last <= 2), None), score))
            continue
        best, best_score = None, model.source.least
        for chunk, names in zip(chunks, features, strict=True):
            chunk_score = model.source.score(names)
            if chunk_score > best_score:
                best, best_score = chunk, chunk_score
        accepted.append((cue, best, score))
    return accepted
