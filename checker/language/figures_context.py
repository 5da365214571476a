"""The third pass of the figure reader: each number in its surroundings, as a Figure."""

from __future__ import annotations

from functools import cache

from checker.language import bounds, figures_counted, not_quantities
from checker.language.cues import load_cues
from checker.language.figures_draft import Atom, Draft
from checker.language.figures_ellipsis import fill_ellipses, inherit, level_after_change
from checker.language.nouns_forms import word_list
from checker.language.tokens import WORD, Tokens
from checker.model import Bound, Change, Figure

_MOVED = {"share", "points", "share points", "currency", "ratio"}
_LASTING = {
    "for", "just", "well", "took", "take", "takes", "lasted", "lasts", "lasting", "been", "after", "is", "was",
    "spent", "served", "little", "of", "in", "with",
}  # fmt: skip
_AFTER_AGE = {",", ".", ")", ";", "is", "are", "was", "were", "has", "have", "had", "who", "and", "of", "from", "said"}
_PERSONS = {"he", "she", "i", "who", "you", "they"}
#: Words beside a count which say that others were counted before ("368 others were hurt" tells them from the dead).
_BESIDES = {"other", "another"}


def read_in_context(tokens: Tokens, found: list[Atom]) -> list[Figure]:
    """The figures that the atoms state; numbers that turn out to be names or ages of other things are left out."""
    drafts: list[Draft] = []
    for index, atom in enumerate(found):
        following = found[index + 1] if index + 1 < len(found) else None
        if drafts and not atom.unit and tokens.at(atom.first - 1) == "per" and " per " in drafts[-1].unit:
            continue  # "78.9 deaths per 100,000 people": the 100,000 are a part of the unit
        draft = _draft(tokens, atom, drafts[-1] if drafts else None, following)
        if draft is not None:
            drafts.append(draft)
    fill_ellipses(tokens, drafts)
    return [_freeze(tokens, draft) for draft in drafts]


def _draft(tokens: Tokens, atom: Atom, previous: Draft | None, following: Atom | None) -> Draft | None:
    sense = bounds.before(tokens, atom.first)
    draft = Draft(atom, unit=atom.unit, dimension=atom.dimension or "count", phrase_end=atom.last)
    draft.bound_first = sense.first if sense else atom.first
    if not atom.unit and not atom.score and not_quantities.is_reference(tokens, atom.number, bound=sense is not None):
        return None
    if sense and not _over_time(tokens, atom, sense.first):
        draft.bound = sense.bound
    limit = following.first if following else len(tokens)
    figures_counted.find(tokens, draft, limit)
    if draft.unit == "" and _is_age(tokens, draft):
        draft.unit, draft.dimension = "year of age", "age"
    tail = bounds.after(tokens, draft.phrase_end) or bounds.after(tokens, atom.number.last)
    if tail and draft.bound is Bound.EXACT:
        draft.bound = tail[0]
    if draft.bound is Bound.EXACT and sense is None and draft.noun and _is_level(draft):
        draft.bound = bounds.crossing(tokens, atom.first) or Bound.EXACT
    if draft.bound is Bound.EXACT and atom.number.vague is False and sense is None:
        inherit(tokens, draft, previous)
    move = bounds.change_before(tokens, atom.first, moves_from=atom.range == "from")
    if move and not (move.measures_only and draft.dimension not in _MOVED):
        if not (bounds.collects(move.word) and draft.dimension == "currency"):
            draft.change = move.change
    elif atom.negative and draft.unit == "percentage":
        draft.change = Change.DOWN
    if draft.dimension == "duration" and tokens.at(draft.bound_first - 1) in ("aged", "ages"):
        draft.unit, draft.dimension = f"{draft.unit} of age", "age"
    if previous is not None and not draft.noun and previous.change is not None:
        level_after_change(tokens, draft, previous)
    draft.part_of = _is_part(tokens, draft)
    return draft


def _is_level(draft: Draft) -> bool:
    """Whether the number measures what was named before it, and counts nothing behind it."""
    bare = draft.unit == "" and not draft.state and draft.phrase_end == draft.atom.last
    return bare or draft.dimension in ("currency", "share")


def _over_time(tokens: Tokens, atom: Atom, first: int) -> bool:
    """Whether "over" means during ("over a five-year period") or about ("concern over one case")."""
    if tokens.low[first] != "over":
        return False
    if atom.hyphen and first < atom.first - 1:
        return True
    if atom.dimension == "duration":
        return tokens.at(first - 1) not in _LASTING
    return atom.number.words and atom.low == 1


def _is_age(tokens: Tokens, draft: Draft) -> bool:
    """Bare numbers that are ages: "Maddon, 66, has", "aged 59", "who was 10", "at the age of 87"."""
    atom = draft.atom
    number = atom.number
    i, j = atom.first, number.last
    if not (number.plain or number.words) or not 0 < atom.high < 120 or number.scale > 1:
        return False
    before, after = tokens.at(i - 1), tokens.at(j)
    if before in ("aged", "age") or (before == "of" and tokens.at(i - 2) in ("age", "ages")):
        return True
    if before in ("ages",):
        return True
    if before == "," and after in _AFTER_AGE and i > 1 and tokens.kind[i - 2] == WORD:
        named = tokens.word[i - 2][0].isupper() or (after == "," and tokens.low[i - 2] in word_list("aged"))
        return named and number.plain and 0 < atom.low < 110 and _comma_age(tokens, i)
    if before == "(" and after == ")" and i > 1 and tokens.word[i - 2][0].isupper() and number.plain:
        return atom.low >= 15
    if before in ("was", "is", "am", "i'm", "he's", "she's", "be", "turned", "turns", "turning") and after in (
        ".",
        ",",
        "",
        "when",
        "at",
        "by",
        "and",
        "years",
        "on",
        "in",
        ";",
    ):
        person = tokens.at(i - 2)
        return (
            person in _PERSONS
            or before.startswith("turn")
            or before in ("i'm", "he's", "she's")
            or (person in ("will", "would") and tokens.at(i - 3) in _PERSONS)
        )
    nearby = tokens.low[max(0, i - 9) : i]
    return "expectancy" in nearby or ("average" in nearby and "age" in nearby)


def _comma_age(tokens: Tokens, i: int) -> bool:
    return tokens.word[i - 2].lower() not in load_cues("not_quantities")["months"] and tokens.kind[i - 2] == WORD


@cache
def _part_phrases() -> dict[str, list[list[str]]]:
    """The words that make a figure a part ("including", "among them"), by their last word."""
    found: dict[str, list[list[str]]] = {}
    for phrase in load_cues("bounds")["part"]["before"]:
        words = phrase.split()
        found.setdefault(words[-1], []).append(words)
    return found


def _is_part(tokens: Tokens, draft: Draft) -> bool:
    i = draft.bound_first
    before = tokens.low[max(0, i - 1) : draft.atom.first]
    if not _BESIDES.isdisjoint(before) or (not draft.atom.unit and tokens.at(draft.atom.last) in _BESIDES):
        return True  # "the other two hikers", "20 other languages", "another 12": not all of them
    if tokens.at(i - 1) in _part_phrases():
        before = tokens.low[max(0, i - 3) : i]
        if any(before[-len(phrase) :] == phrase for phrase in _part_phrases()[tokens.low[i - 1]]):
            return True
    if draft.dimension == "share" or draft.atom.number.vague:
        return False  # a share is always of something
    return (
        draft.dimension == "count"
        and tokens.at(draft.atom.last) == "of"
        and tokens.at(draft.atom.last + 1)
        in (
            "them",
            "whom",
            "which",
            "those",
            "these",
            "the",
        )
    )


def _freeze(tokens: Tokens, draft: Draft) -> Figure:
    atom = draft.atom
    low: float | None = atom.low
    high: float | None = atom.high
    if draft.bound is Bound.ABOVE and not atom.number.vague and atom.low == atom.high:
        high = None
    elif draft.bound is Bound.BELOW and atom.low == atom.high:
        low = None
    last = max(atom.last, atom.number.last)
    start, end = tokens.start[atom.first], tokens.end[last - 1]
    return Figure(
        start=start,
        end=end,
        text=tokens.text[start:end],
        low=low,
        high=high,
        bound=draft.bound,
        change=draft.change,
        unit=draft.unit or "-",
        dimension=draft.dimension,
        noun=draft.noun,
        head=draft.head,
        part_of=draft.part_of,
        ordinal=atom.number.ordinal,
        vague=atom.number.vague,
    )
