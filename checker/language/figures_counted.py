"""What a figure counts or measures: its unit and its noun, from the words after the number or before it."""

from __future__ import annotations

from checker.language import bounds, nouns, nouns_measured, units, units_written
from checker.language.figures_draft import Atom, Draft
from checker.language.nouns_forms import is_plural, singular, word_list
from checker.language.numbers_lexicon import Number
from checker.language.tokens import WORD, Tokens

_DETERMINERS = {
    "the", "a", "an", "its", "his", "her", "their", "our", "my", "all", "these", "those", "this", "that",
}  # fmt: skip
_NEAR = 16  # tokens around the number in which a word of averages is looked for


_AVERAGES = {"average", "averaged", "averaging", "averages", "per", "mean", "rate", "ratio"}


def find(tokens: Tokens, draft: Draft, limit: int) -> None:
    """Fills in unit and noun, up to token `limit`: of a measure what is measured, of a bare number what is counted."""
    atom = draft.atom
    j = atom.last
    if atom.unit:
        if atom.rate:
            draft.unit = f"{atom.unit} per {atom.rate}"
            draft.dimension = units.dimension(draft.unit)
        found = nouns_measured.complement(tokens, j + (tokens.at(j) == "-")) if j < limit else None
        if found is not None and found.last > limit:
            found = None
        start = min(draft.bound_first, atom.first)
        found = found or nouns_measured.subject(tokens, start) or nouns_measured.level(tokens, start)
        if found is not None:
            draft.noun, draft.head = found.words, found.head
            if found.first >= j and tokens.at(j) != "of":
                draft.phrase_end = max(draft.phrase_end, atom.last)
        return
    _counted(tokens, draft, limit)


def _counted(tokens: Tokens, draft: Draft, limit: int) -> None:
    """Of a number without a unit of measure: what it counts, or is the level of."""
    atom = draft.atom
    number = atom.number
    if atom.score:
        return
    if number.fold:
        draft.unit, draft.dimension = "count", "ratio"
        return
    found, hyphen = _noun_after(tokens, atom, limit)
    if found is not None:
        if _scale_of(tokens, draft):
            return
        if number.grouped and is_plural(tokens.low[found.last - 1]) and not _averages(tokens, number.first):
            atom.low, atom.high = atom.low * 1000, atom.high * 1000  # "1.234 infections": things are counted whole
        _take(tokens, draft, found, in_units=not number.share and not hyphen)
    elif not number.share:
        _before(tokens, draft)
    if number.share:
        draft.dimension = "share"
        draft.unit = f"% {draft.unit}" if draft.unit else "% -"


def _noun_after(tokens: Tokens, atom: Atom, limit: int) -> tuple[nouns.Noun | None, bool]:
    """The noun phrase after the number, before token `limit`, and whether a hyphen ties the two."""
    number = atom.number
    j = number.last
    one = atom.low == atom.high == 1
    tail = bounds.after(tokens, j)
    if tail and tokens.low[j] == "or" and not number.share:
        j = tail[1]  # "12 or more soldiers"
    of = tokens.at(j) == "of"
    if of:
        j += 1
    if number.share or of:
        while tokens.at(j) in _DETERMINERS:
            j += 1
    hyphen = atom.hyphen and not of
    if hyphen and tokens.at(j + 1) in ("odd", "strong"):  # "40-odd villages", "a 300-strong choir"
        one, hyphen, j = one or tokens.at(j + 1) == "strong", False, j + 2
    elif hyphen:
        j += 1
    if j >= limit or not (tokens.kind[j] == WORD or tokens.word[j] in '“"‘”'):
        return None, hyphen
    found = nouns.phrase(tokens, j, one=one and not of, hyphen=hyphen)
    if found is None or found.last > limit or _counts_nothing(tokens, found, number, of=of, limit=limit):
        return None, hyphen
    return found, hyphen


def _counts_nothing(tokens: Tokens, found: nouns.Noun, number: Number, *, of: bool, limit: int) -> bool:
    """Whether the noun phrase after the number is not what it counts."""
    last = tokens.low[found.last - 1]
    if of and found.last == found.first + 1 and last in word_list("empty"):
        return True
    if number.vague and not of and not is_plural(last):
        return True  # "Millions read the paper"
    return found.last == limit and last.endswith("'s")  # "31 of the nation's 50 states"


def _take(tokens: Tokens, draft: Draft, found: nouns.Noun, *, in_units: bool) -> None:
    """What is counted is the noun; where it may be `in_units`, a unit that heads it and a rate behind it count too."""
    draft.phrase_end = found.last
    draft.noun, draft.head = nouns.coordinated(tokens, found).words, found.head
    draft.unit = found.unit
    if not in_units:
        return
    measure = _measure(tokens, found)
    if measure:
        draft.unit, draft.dimension = measure
    rate = units_written.rate_after(tokens, found.last)
    if rate:
        draft.unit = f"{found.unit} per {rate[0]}"
        draft.dimension = units.dimension(draft.unit)


def _before(tokens: Tokens, draft: Draft) -> None:
    """What is counted, named before the number: a scale, what befell the people counted, a level."""
    _scale_of(tokens, draft)
    people = "" if draft.unit else nouns_measured.state(tokens, draft.bound_first, draft.atom.number.last)
    if people:
        draft.noun, draft.head = people, singular(people)
        draft.state = True
    elif not draft.noun:
        before = nouns_measured.subject(tokens, draft.bound_first) or nouns_measured.level(tokens, draft.bound_first)
        if before is not None:
            draft.noun, draft.head = before.words, before.head
            if before.head == "magnitude" and draft.atom.high <= 10:
                draft.unit = draft.dimension = "magnitude"


def _averages(tokens: Tokens, i: int) -> bool:
    """Whether the words around token `i` speak of averages, in which things are counted in parts."""
    return not _AVERAGES.isdisjoint(tokens.low[max(0, i - _NEAR) : i + _NEAR])


def _scale_of(tokens: Tokens, draft: Draft) -> bool:
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
    unit = units_written.after(tokens, last)
    if (
        unit is None
        or unit.last != found.last
        or unit.dimension not in ("duration", "length", "mass", "area", "volume")
    ):
        return None
    return unit.name, unit.dimension
