"""The third pass of the figure reader: each number in its surroundings, as a Figure."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from checker.language import bounds, not_quantities, nouns, units
from checker.language.cues import load_cues
from checker.language.figures_atoms import Atom
from checker.language.tokens import WORD, Tokens
from checker.model import Bound, Change, Figure


@dataclass(slots=True)
class _Draft:
    """What is gathered about one figure before it is frozen."""

    atom: Atom
    bound: Bound = Bound.EXACT
    change: Change | None = None
    unit: str = ""
    dimension: str = "count"
    noun: str = ""
    head: str = ""
    part_of: bool = False
    state: bool = False  # people counted by what happened to them: "17 were killed"
    phrase_end: int = 0  # the first token after number, unit and noun phrase
    bound_first: int = 0  # the first token of the bound words


def read_in_context(tokens: Tokens, found: list[Atom]) -> list[Figure]:
    """The figures that the atoms state; numbers that turn out to be names or ages of other things are left out."""
    drafts: list[_Draft] = []
    for index, atom in enumerate(found):
        following = found[index + 1] if index + 1 < len(found) else None
        if drafts and not atom.unit and tokens.at(atom.first - 1) == "per" and " per " in drafts[-1].unit:
            continue  # "78.9 deaths per 100,000 people": the 100,000 are a part of the unit
        draft = _draft(tokens, atom, drafts[-1] if drafts else None, following)
        if draft is not None:
            drafts.append(draft)
    _fill_ellipses(tokens, drafts)
    return [_freeze(tokens, draft) for draft in drafts]


def _draft(tokens: Tokens, atom: Atom, previous: _Draft | None, following: Atom | None) -> _Draft | None:
    sense = bounds.before(tokens, atom.first)
    draft = _Draft(atom, unit=atom.unit, dimension=atom.dimension or "count", phrase_end=atom.last)
    draft.bound_first = sense.first if sense else atom.first
    if not atom.unit and not atom.score and not_quantities.is_reference(tokens, atom.number, bound=sense is not None):
        return None
    if sense and not _over_time(tokens, atom, sense.first):
        draft.bound = sense.bound
    limit = following.first if following else len(tokens)
    _what(tokens, draft, limit)
    if draft.unit == "" and _is_age(tokens, draft):
        draft.unit, draft.dimension = "year of age", "age"
    tail = bounds.after(tokens, draft.phrase_end) or bounds.after(tokens, atom.number.last)
    if tail and draft.bound is Bound.EXACT:
        draft.bound = tail[0]
    if draft.bound is Bound.EXACT and sense is None and draft.noun and _is_level(draft):
        draft.bound = bounds.crossing(tokens, atom.first) or Bound.EXACT
    if draft.bound is Bound.EXACT and atom.number.vague is False and sense is None:
        _inherit(tokens, draft, previous)
    move = bounds.change_before(tokens, atom.first, moves_from=atom.range == "from")
    if move and not (move.measures_only and draft.dimension not in _MOVED):
        if not (bounds.collects(move.word) and draft.dimension == "currency"):
            draft.change = move.change
    elif atom.negative and draft.unit == "percentage":
        draft.change = Change.DOWN
    if draft.dimension == "duration" and tokens.at(draft.bound_first - 1) in ("aged", "ages"):
        draft.unit, draft.dimension = f"{draft.unit} of age", "age"
    if previous is not None and not draft.noun and previous.change is not None:
        _level_after_change(tokens, draft, previous)
    draft.part_of = _is_part(tokens, draft)
    return draft


def _level_after_change(tokens: Tokens, draft: _Draft, previous: _Draft) -> None:
    """The level that a change led to is of the same thing: "sales fell by 500 to 3,000"."""
    if draft.unit == previous.unit and tokens.low[previous.phrase_end : draft.atom.first] == ["to"]:
        draft.noun, draft.head = previous.noun, previous.head


_MOVED = {"share", "points", "share points", "currency", "ratio"}


def _is_level(draft: _Draft) -> bool:
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


_LASTING = {
    "for", "just", "well", "took", "take", "takes", "lasted", "lasts", "lasting", "been", "after", "is", "was",
    "spent", "served", "little", "of", "in", "with",
}  # fmt: skip


def _what(tokens: Tokens, draft: _Draft, limit: int) -> None:
    """Unit and noun: of a measure what is measured, of a bare number what is counted."""
    atom = draft.atom
    j = atom.last
    if atom.unit:
        if atom.rate:
            draft.unit = f"{atom.unit} per {atom.rate}"
            draft.dimension = units.dimension(draft.unit)
        found = nouns.complement(tokens, j + (tokens.at(j) == "-")) if j < limit else None
        if found is not None and found.last > limit:
            found = None
        start = min(draft.bound_first, atom.first)
        found = found or nouns.subject(tokens, start) or nouns.level(tokens, start)
        if found is not None:
            draft.noun, draft.head = found.words, found.head
            if found.first >= j and tokens.at(j) != "of":
                draft.phrase_end = max(draft.phrase_end, atom.last)
        return
    _counted(tokens, draft, limit)


def _counted(tokens: Tokens, draft: _Draft, limit: int) -> None:
    atom = draft.atom
    number = atom.number
    j = number.last
    one = atom.low == atom.high == 1
    share = number.share
    if atom.score:
        return
    if number.fold:
        draft.unit, draft.dimension = "count", "ratio"
        return
    tail = bounds.after(tokens, j)
    if tail and tokens.low[j] == "or" and not share:
        j = tail[1]  # "12 or more soldiers"
    of = tokens.at(j) == "of"
    if of:
        j += 1
    if share or of:
        while tokens.at(j) in (
            "the",
            "a",
            "an",
            "its",
            "his",
            "her",
            "their",
            "our",
            "my",
            "all",
            "these",
            "those",
            "this",
            "that",
        ):
            j += 1
    hyphen = atom.hyphen and not of
    if hyphen and tokens.at(j + 1) in ("odd", "strong"):  # "40-odd villages", "a 300-strong choir"
        one, hyphen, j = one or tokens.at(j + 1) == "strong", False, j + 2
    elif hyphen:
        j += 1
    found = None
    if j < limit and (tokens.kind[j] == WORD or tokens.word[j] in '“"‘”'):
        found = nouns.phrase(tokens, j, one=one and not of, hyphen=hyphen)
        if found is not None and found.last > limit:
            found = None
    if (
        found is not None
        and of
        and found.last == found.first + 1
        and tokens.low[found.first] in nouns.word_list("empty")
    ):
        found = None
    if found is not None and number.vague and not of and not nouns.is_plural(tokens.low[found.last - 1]):
        found = None  # "Millions read the paper"
    if found is not None and found.last == limit and tokens.low[found.last - 1].endswith("'s"):
        found = None  # "31 of the nation's 50 states"
    if found is not None and _scale_of(tokens, draft):
        return
    if (
        found is not None
        and number.grouped
        and nouns.is_plural(tokens.low[found.last - 1])
        and not _averages(tokens, number.first)
    ):
        atom.low, atom.high = atom.low * 1000, atom.high * 1000  # "1.234 infections": things are counted whole
    if found is not None:
        draft.phrase_end = found.last
        joined = nouns.coordinated(tokens, found)
        draft.noun, draft.head = joined.words, found.head
        draft.unit = found.unit
        measure = _measure(tokens, found) if not share and not hyphen else None
        if measure:
            draft.unit, draft.dimension = measure
        rate = units.rate_after(tokens, found.last)
        if rate and not share and not hyphen:
            draft.unit = f"{found.unit} per {rate[0]}"
            draft.dimension = units.dimension(draft.unit)
    elif not share:
        _scale_of(tokens, draft)
        people = nouns.state(tokens, draft.bound_first, number.last) if not draft.unit else ""
        if people:
            draft.noun, draft.head = people, nouns.singular(people)
            draft.state = True
        elif not draft.noun:
            before = nouns.subject(tokens, draft.bound_first) or nouns.level(tokens, draft.bound_first)
            if before is not None:
                draft.noun, draft.head = before.words, before.head
                if before.head == "magnitude" and atom.high <= 10:
                    draft.unit = draft.dimension = "magnitude"
    if share:
        draft.dimension = "share"
        draft.unit = f"% {draft.unit}" if draft.unit else "% -"


_AVERAGES = {"average", "averaged", "averaging", "averages", "per", "mean", "rate", "ratio"}


def _averages(tokens: Tokens, i: int) -> bool:
    """Whether the words around token `i` speak of averages, in which things are counted in parts."""
    return not _AVERAGES.isdisjoint(tokens.low[max(0, i - _NEAR) : i + _NEAR])


def _scale_of(tokens: Tokens, draft: _Draft) -> bool:
    """A scale named before the number: "magnitude-6.2", "a magnitude of 6", "Category 4"."""
    i = draft.bound_first - 1
    if i > 0 and tokens.low[i] in ("-", "of"):
        i -= 1
    word = tokens.at(i)
    if word not in ("magnitude", "category") or draft.atom.high > 10:
        return False
    draft.unit = draft.dimension = draft.noun = draft.head = word
    return True


def _measure(tokens: Tokens, found: nouns.Noun) -> tuple[str, str] | None:
    """The unit that heads a noun phrase: "50 previous years", "517 rushing yards"."""
    last = found.last - 1
    if last == found.first or len(tokens.word[last]) < 4 or found.last - found.first > 3:
        return None
    unit = units.after(tokens, last)
    if (
        unit is None
        or unit.last != found.last
        or unit.dimension not in ("duration", "length", "mass", "area", "volume")
    ):
        return None
    return unit.name, unit.dimension


def _is_age(tokens: Tokens, draft: _Draft) -> bool:
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
        named = tokens.word[i - 2][0].isupper() or (after == "," and tokens.low[i - 2] in nouns.word_list("aged"))
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


_AFTER_AGE = {",", ".", ")", ";", "is", "are", "was", "were", "has", "have", "had", "who", "and", "of", "from", "said"}
_PERSONS = {"he", "she", "i", "who", "you", "they"}


def _comma_age(tokens: Tokens, i: int) -> bool:
    return tokens.word[i - 2].lower() not in load_cues("not_quantities")["months"] and tokens.kind[i - 2] == WORD


def _inherit(tokens: Tokens, draft: _Draft, previous: _Draft | None) -> None:
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


@cache
def _part_phrases() -> dict[str, list[list[str]]]:
    """The words that make a figure a part ("including", "among them"), by their last word."""
    found: dict[str, list[list[str]]] = {}
    for phrase in load_cues("bounds")["part"]["before"]:
        words = phrase.split()
        found.setdefault(words[-1], []).append(words)
    return found


def _is_part(tokens: Tokens, draft: _Draft) -> bool:
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


#: Words beside a count which say that others were counted before ("368 others were hurt" tells them from the dead).
_BESIDES = {"other", "another"}

_NEAR = 16  # tokens within which a bare number runs in parallel with the one before


def _fill_ellipses(tokens: Tokens, drafts: list[_Draft]) -> None:
    """A bare number takes the unit of its neighbour where the sentence runs them in parallel."""
    for k, draft in enumerate(drafts):
        if draft.unit == "% -" and k + 1 < len(drafts) and drafts[k + 1].dimension == "count":
            following_one = drafts[k + 1]
            if following_one.atom.first - draft.atom.last <= 4 and tokens.at(draft.atom.last) == "of":
                draft.unit, draft.noun, draft.head = f"% {following_one.unit}", following_one.noun, following_one.head
        if draft.unit or draft.state or draft.atom.score:
            continue
        atom = draft.atom
        before = drafts[k - 1] if k else None
        if before is not None and before.dimension == "magnitude" and atom.high <= 10:
            draft.unit = draft.dimension = draft.noun = draft.head = "magnitude"
            continue
        after = drafts[k + 1] if k + 1 < len(drafts) else None
        words_before = tokens.low[max(0, atom.first - 4) : atom.first]
        following = tokens.at(atom.number.last)
        previous_word = tokens.at(atom.first - 1)
        parallel = (
            previous_word in ("and", ",", "or") or previous_word.endswith(("ing", "ed"))
        ) and following in _AFTER_ELLIPSIS
        if atom.hyphen and after is not None and after.atom.hyphen and after.atom.first - atom.last <= 3:
            draft.unit, draft.dimension = after.unit, after.dimension
        elif following == "of" and after is not None and after.unit and after.atom.first - atom.last <= 4:
            draft.unit, draft.dimension, draft.noun, draft.head = after.unit, after.dimension, after.noun, after.head
            draft.part_of = True
        elif (
            before is not None
            and before.unit
            and before.dimension != "age"
            and atom.first - before.phrase_end <= _NEAR
            and ({"with", "from", "versus", "vs", "than"} & set(words_before) or parallel)
            and not before.unit.startswith("% ")
            and before.dimension not in ("ratio",)
        ):
            if (
                "to" in words_before
                and before.dimension in ("share", "points", "currency")
                and before.change is not None
            ):
                continue  # "rose 0.4 percent to 13,176": a level in another unit
            if {"while", "at"} & set(words_before):
                continue
            if previous_word == "from" and before.change is not None and before.dimension == "share":
                continue  # "rose 10 percent from 50 to 60": levels in another unit
            draft.unit, draft.dimension = before.unit, before.dimension
            if not draft.noun:
                draft.noun, draft.head = before.noun, before.head


_AFTER_ELLIPSIS = {"by", "in", "on", "for", "to", "from", "last", "this", ".", "", ",", ";", "respectively", "at"}


def _freeze(tokens: Tokens, draft: _Draft) -> Figure:
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
