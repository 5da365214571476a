"""Who speaks and as of when: whether two mentions share their source and their time, and how many voices there are."""

from __future__ import annotations

from collections.abc import Iterable

from checker.language import sources
from checker.language.transliterations import spelt_alike
from checker.model import Claim, Mention, credit_of


def same_time(a: Mention, b: Mention) -> bool | None:
    """Whether the as-of days are equal; None where either is unknown."""
    if not a.as_of or not b.as_of:
        return None
    size = min(len(a.as_of), len(b.as_of), 10)
    return a.as_of[:size] == b.as_of[:size]


def same_source(claim_a: Claim, a: Mention, claim_b: Claim, b: Mention) -> bool | None:
    """Whether both are credited to one source; None where either side credits none."""
    if not a.source or not b.source:
        return None
    if a.source == b.source:
        return True
    return one_voice(source_key(claim_a, a), source_key(claim_b, b))


def one_voice(a: str, b: str) -> bool:
    """Whether two keys of sources stand for one voice, their spelling apart ("zelensky", "volodymyr zelenskyy|…")."""
    if sources.same(a, b):
        return True
    first, second = a.partition("|")[0], b.partition("|")[0]
    return bool(first and second) and " + " not in a + b and spelt_alike(first, second)


def source_key(claim: Claim, mention: Mention) -> str:
    """The key of the mention's source: of the credit that names it, else of the one whose content holds it."""
    named = next((c for c in claim.credits if c.key and c.name == mention.source), None)
    credit = named or credit_of(claim.credits, mention)
    return credit.key if credit else sources.key(mention.source or "")


def voices(mentions: Iterable[tuple[Claim, Mention]]) -> int:
    """How many independent sources are credited: variants and aliases of one name count once, no source not at all."""
    known: list[str] = []
    for claim, mention in mentions:
        if mention.source:
            key = source_key(claim, mention)
            if not any(key == other or one_voice(key, other) for other in known):
                known.append(key)
    return len(known)
