"""What a bare number takes over from the figures beside it: unit, noun, bound and change that are said only once."""

from __future__ import annotations

from checker.language.figures_draft import Draft
from checker.language.tokens import Tokens
from checker.model import Bound

_NEAR = 16  # tokens within which a bare number runs in parallel with the one before
_AFTER_ELLIPSIS = {"by", "in", "on", "for", "to", "from", "last", "this", ".", "", ",", ";", "respectively", "at"}


def inherit(tokens: Tokens, draft: Draft, previous: Draft | None) -> None:
    """A second value in brackets or after "or" restates the first: it takes its bound and change."""
    if previous is None:
        return
    atom = draft.atom
    between = tokens.low[previous.phrase_end : atom.first]
    restated = between in (["("], [",", "or"], ["or"], [",", "("], ["/"])
    if not restated or (draft.dimension != previous.dimension and between == ["or"]):
        return
    if previous.change is not None:
        draft.change = previous.change
    if previous.bound is not Bound.EXACT:
        draft.bound = previous.bound


def level_after_change(tokens: Tokens, draft: Draft, previous: Draft) -> None:
    """The level that a change led to is of the same thing: "sales fell by 500 to 3,000"."""
    if draft.unit == previous.unit and tokens.low[previous.phrase_end : draft.atom.first] == ["to"]:
        draft.noun, draft.head = previous.noun, previous.head


def fill_ellipses(tokens: Tokens, drafts: list[Draft]) -> None:
    """A bare number takes the unit of its neighbour where the sentence runs them in parallel."""
    for k, draft in enumerate(drafts):
        before = drafts[k - 1] if k else None
        after = drafts[k + 1] if k + 1 < len(drafts) else None
        if draft.unit == "% -" and after is not None and after.dimension == "count":
            if after.atom.first - draft.atom.last <= 4 and tokens.at(draft.atom.last) == "of":
                draft.unit, draft.noun, draft.head = f"% {after.unit}", after.noun, after.head
        elif not (draft.unit or draft.state or draft.atom.score):
            _fill(tokens, draft, before, after)


def _fill(tokens: Tokens, draft: Draft, before: Draft | None, after: Draft | None) -> None:
    atom = draft.atom
    if before is not None and before.dimension == "magnitude" and atom.high <= 10:
        draft.unit = draft.dimension = draft.noun = draft.head = "magnitude"
        return
    following = tokens.at(atom.number.last)
    if atom.hyphen and after is not None and after.atom.hyphen and after.atom.first - atom.last <= 3:
        draft.unit, draft.dimension = after.unit, after.dimension
    elif following == "of" and after is not None and after.unit and after.atom.first - atom.last <= 4:
        draft.unit, draft.dimension, draft.noun, draft.head = after.unit, after.dimension, after.noun, after.head
        draft.part_of = True
    elif before is not None and _parallel(tokens, draft, before):
        draft.unit, draft.dimension = before.unit, before.dimension
        if not draft.noun:
            draft.noun, draft.head = before.noun, before.head


def _parallel(tokens: Tokens, draft: Draft, before: Draft) -> bool:
    """Whether a bare number is in the unit of the one before it: "51 percent, up from 47", "10 km and 12 in June"."""
    first = draft.atom.first
    if not before.unit or before.unit.startswith("% ") or before.dimension in ("age", "ratio"):
        return False
    if first - before.phrase_end > _NEAR:
        return False
    words_before = set(tokens.low[max(0, first - 4) : first])
    previous = tokens.at(first - 1)
    listed = previous in ("and", ",", "or") or previous.endswith(("ing", "ed"))
    listed = listed and tokens.at(draft.atom.number.last) in _AFTER_ELLIPSIS
    if not (listed or words_before & {"with", "from", "versus", "vs", "than"}):
        return False
    moved = before.change is not None
    if moved and "to" in words_before and before.dimension in ("share", "points", "currency"):
        return False  # "rose 0.4 percent to 13,176": a level in another unit
    if moved and previous == "from" and before.dimension == "share":
        return False  # "rose 10 percent from 50 to 60": levels in another unit
    return words_before.isdisjoint({"while", "at"})
