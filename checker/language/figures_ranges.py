"""The second pass of the figure reader: joins two numbers into a range ("9–12", "between 10 and 12 km")."""

from __future__ import annotations

from dataclasses import replace

from checker.language import bounds, nouns
from checker.language.figures_draft import Atom
from checker.language.figures_scores import votes_near
from checker.language.nouns_forms import is_plural
from checker.language.tokens import WORD, Tokens

_SAID_ONCE = 3.0  # how many times the first end of a range the second may be, for its thousands to be meant twice
_LARGEST_SPREAD = 2.0  # how many times its first end the second end of a bare range of a change may be
_JOINS = {"to", "-", "–", "—", "−", "‑", "and", "or", "&", "through"}


def join_ranges(tokens: Tokens, found: list[Atom]) -> list[Atom]:
    """The atoms with neighbours that state one interval joined into one."""
    out: list[Atom] = []
    i = 0
    while i < len(found):
        atom = found[i]
        if i + 1 < len(found):
            joined = _join(tokens, atom, found[i + 1])
            if joined is not None:
                out.append(joined)
                i += 2
                continue
        out.append(atom)
        i += 1
    return out


def _proportion(tokens: Tokens, a: Atom, b: Atom) -> Atom | None:
    """A share in two numbers: "one in six", "nine out of 10", "three of every four"."""
    between = tokens.low[a.last : b.first]
    if between not in (["in"], ["in", "every"], ["out", "of"], ["out", "of", "every"], ["of", "every"], ["in", "each"]):
        return None
    if a.unit or b.unit or a.low != a.high or b.low != b.high or not 0 < a.low < b.low or a.low > _LARGEST_PART:
        return None
    if a.number.scale > 1 or b.number.share or a.number.share or (between == ["in"] and b.low > _LARGEST_WHOLE):
        return None
    number = replace(b.number, low=a.low / b.low, high=a.low / b.low, first=a.number.first, share=True, plain=False)
    return Atom(number.low, number.high, a.first, b.last, number)


_LARGEST_PART, _LARGEST_WHOLE = 99, 1_000_000


def _join(tokens: Tokens, a: Atom, b: Atom) -> Atom | None:
    if (share := _proportion(tokens, a, b)) is not None:
        return share
    gap = b.first - a.last
    if gap == 0 and b.negative and tokens.word[b.first] in "-–" and a.last < len(tokens):
        # "$20 -$30" reads the dash as a minus
        if not tokens.joined(b.first):
            return None
        gap, word = 1, "-"
    elif gap == 1:
        word = tokens.low[a.last]
    elif gap == 2 and tokens.low[a.last] == "-" and tokens.low[a.last + 1] in ("to", "or"):
        word = tokens.low[a.last + 1]  # "10- to 12-foot"
    elif (
        gap == 2
        and tokens.low[a.last] in ("to", "or")
        and tokens.low[a.last + 1] in ("even", "perhaps", "maybe", "about")
    ):
        return None
    elif (
        gap == 3 and tokens.low[a.last] == "in" and tokens.low[a.last + 2] == "to" and tokens.at(a.first - 1) == "from"
    ):
        word = "to"  # "from 20 mpg in 2008 to 29 mpg"
    else:
        return None
    if word not in _JOINS:
        return None
    if a.number.vague != b.number.vague or a.number.share != b.number.share or a.number.ordinal or b.number.ordinal:
        return None
    if a.unit and b.unit and a.unit != b.unit:
        return None
    if a.score or b.score or a.number.fold or b.number.fold:
        return None
    before = tokens.at(a.first - 1)
    if word == "to" and a.unit and before != "from" and bounds.change_before(tokens, a.first):
        return None  # "rose 0.4 percent to 13,176": a change and a level
    if word == "to" and not a.unit and not b.unit and before != "from" and _is_change(tokens, a, b):
        return None
    if word in ("and", "&"):
        if not _between(tokens, a.first):
            return None
    elif word == "or":
        if a.hyphen or b.low <= a.low or b.low > 1.5 * a.low or gap == 2:
            return None
        if a.unit and not b.unit:
            return None
    elif word in "-–—−‑":
        if a.number.words != b.number.words or (a.hyphen and not tokens.joined(b.first)):
            return None
        if a.unit and b.unit == "" and not a.sign:
            return None
    elif word == "to" and not a.unit and not b.unit and b.low < a.low and before not in ("from",):
        if not _is_vote(tokens, a, b):
            return None
        return _score(a, b)
    if (
        a.unit == b.unit == "percentage"
        and b.low < a.low
        and 90 <= a.low + b.low <= 100
        and word == "to"
        and before != "from"
    ):
        return None  # "won 65% to 35%": two shares of one vote
    low_a, high_a = _shared_scale(a, b)
    b_low, b_high = abs(b.low) if b.negative and gap == 1 and word in "-–" and not a.negative else b.low, b.high
    if b.negative and not a.negative and b_low > 0:
        b_high = abs(b.low)
    low, high = min(low_a, b_low), max(high_a, b_high)
    kept = b if b.unit else a
    joined = Atom(low, high, a.first, b.last, b.number)
    joined.unit, joined.dimension, joined.rate = kept.unit, kept.dimension, b.rate or a.rate
    joined.sign, joined.hyphen, joined.range = a.sign, b.hyphen, "from" if before == "from" else word
    if not b.unit and a.unit and not a.sign:
        follow = nouns.phrase(tokens, b.last) if b.last < len(tokens) and tokens.kind[b.last] == WORD else None
        if follow is not None and word == "to" and before != "from" and is_plural(tokens.low[follow.last - 1]):
            return None
    if low_a > b_high and joined.range == "to":
        joined.range = "from"
    return joined


def _is_change(tokens: Tokens, a: Atom, b: Atom) -> bool:
    """Whether the two bare numbers are a change and the level it led to: "fell by 500 to 3,000"."""
    low, _ = _shared_scale(a, b)
    move = bounds.change_before(tokens, a.first)
    return move is not None and low == a.low and b.low > _LARGEST_SPREAD * a.low


def _shared_scale(a: Atom, b: Atom) -> tuple[float, float]:
    """The ends of a range whose second multiplier is said for both: "$10 to $15 billion"."""
    scale = b.number.scale
    if (
        scale > 1
        and a.number.scale == 1
        and a.low > 0
        and a.high <= b.high / scale
        and a.number.last - a.number.first <= 2
    ) and (a.number.plain or a.number.words or a.high < 1000):
        return a.low * scale, a.high * scale
    thousands = b.low / 1000
    whole = scale == 1 and a.number.plain and not b.number.words and b.low == b.high and b.low % 1000 == 0
    if whole and a.low < thousands <= _SAID_ONCE * a.low and a.low < 1000:
        return a.low * 1000, a.high * 1000  # "10-12,000 people"
    return a.low, a.high


def _between(tokens: Tokens, i: int) -> bool:
    return "between" in tokens.low[max(0, i - 4) : i]


def _is_vote(tokens: Tokens, a: Atom, b: Atom) -> bool:
    return votes_near(tokens, a.first, b.last) and a.number.plain and b.number.plain


def _score(a: Atom, b: Atom) -> Atom:
    joined = Atom(min(a.low, b.low), max(a.high, b.high), a.first, b.last, b.number)
    joined.score, joined.range, joined.unit, joined.dimension = True, "-", "vote", "score"
    return joined
