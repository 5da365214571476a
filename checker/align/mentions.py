"""What two mentions have in common besides their values: time and source."""

from __future__ import annotations

from checker.language import sources
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
    return sources.same(_source_key(claim_a, a), _source_key(claim_b, b))


def _source_key(claim: Claim, mention: Mention) -> str:
    """The key of the mention's source: of the credit that names it, else of the one whose content holds it."""
    named = next((c for c in claim.credits if c.key and c.name == mention.source), None)
    credit = named or credit_of(claim.credits, mention)
    return credit.key if credit else mention.source or ""
