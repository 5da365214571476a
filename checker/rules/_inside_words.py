"""What the rules inside one article share: spans, numbers in words, what rounding leaves open."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.language.lemma import lemma
from checker.language.nouns_forms import word_list
from checker.model import Alignment, Figure, Severity, Span
from checker.rules._figure_words import of_life_and_death
from checker.rules._readings import grain

_WORDS_ROUND = 1_000  # numbers in words from here on are round ones
_AROUND = 45  # characters around the figures in which a verb of life and death speaks of them
_LARGE_GAP = 0.1  # of the larger value; from here on the misfit is no small matter


def whole_and_members(alignment: Alignment) -> tuple[Figure, tuple[Figure, ...]] | None:
    """The whole and its members, or None where the alignment is none of figures of one article."""
    whole = alignment.a.mention
    if alignment.inside is None or not isinstance(whole, Figure) or not alignment.members:
        return None
    return whole, alignment.members


def spans(alignment: Alignment) -> tuple[Span, Span]:
    """The whole, and the words from the first to the last of its members."""
    members = alignment.members
    start, end = min(m.start for m in members), max(m.end for m in members)
    return alignment.a.mention.span, Span(start, end)


def number(value: float) -> str:
    """A value as it is printed: 12,000; 3.5; 1.2 million as 1,200,000."""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.10g}"


def listed(words: Sequence[str]) -> str:
    """Words with commas, the last with "and"."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


_NUMBER = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?")
_SCALES = (1.0, 1e3, 1e6, 1e9, 1e12)
_LARGE = re.compile(r"[ -]?(?:thousand|million|billion|trillion|bn|tn|[mk])\b", re.IGNORECASE)
_SIGN = re.compile(r"[A-Z]{0,2}[$€£¥₹]")
_TAIL = re.compile(r"%| ?\D+")


def amount(value: float, *likes: Figure) -> str:
    """A value as the article writes such figures: $80 million beside "$90 million"; 80 beside "90" and "ninety"."""
    written = [(like, found) for like in likes if (found := _written(like))]
    fitting = [one for one in written if one[1][1] <= abs(value)]
    like, (end, scale) = max(fitting or written, key=lambda one: one[1][1], default=(None, (0, 1.0)))
    if like is None:
        return number(value)
    large = _LARGE.search(like.text) if scale > 1 else None
    sign = _SIGN.search(like.text)
    if large is None:
        scale = 1.0
    behind = large.end() if large else end
    unit = _TAIL.match(like.text, behind) if not sign else None
    unit_words = unit.group() if unit and not any(c.isdigit() for c in like.text[unit.end() :]) else ""
    if abs(value) == scale:
        unit_words = unit_words.removesuffix("s")
    value = float(f"{value / scale:.10g}")
    digits = f"{value:,.2f}" if sign and not large and not value.is_integer() else number(value)
    return f"{sign.group() if sign else ''}{digits}{large.group() if large else ''}{unit_words}"


def _written(figure: Figure) -> tuple[int, float] | None:
    """Where the number of the figure's value ends in its text, and what multiplies it; None where it is in words."""
    value = abs(figure.low or 0.0)
    for found in _NUMBER.finditer(figure.text):
        digits = float(found.group().replace(",", ""))
        for scale in _SCALES:
            if abs(value - digits * scale) <= 1e-6 * value:
                return found.end(), scale
    return None


def rounding(figures: Sequence[Figure]) -> float:
    """How far the sum of the figures may be off because each is rounded: half a unit of the last digit written.

    Counts written out are exact, as an article that adds them up takes them: 12,000 is 12,000, 1.2 million is rounded.
    """
    return sum(unit / 2 for unit in map(written_unit, figures) if unit != 1.0)


def written_unit(figure: Figure) -> float:
    """The unit of the last digit that is written: 1 for 12,000; 1,000,000 for "90 million"; 0.1 for 6.2."""
    value = abs(figure.low or 0.0)
    found = _written(figure)
    if found is None:
        return grain(value) if value >= _WORDS_ROUND else 1.0
    end, scale = found
    decimals = len(re.search(r"(?:\.([0-9]+))?$", figure.text[:end])[1] or "")  # type: ignore[index]
    return float(f"{scale * 10.0**-decimals:.6g}")


def is_rounded(figure: Figure) -> bool:
    """Whether a figure is written with "million" or the like, and so to its last written digit only."""
    found = _written(figure)
    return found[1] > 1 if found else not any(c.isdigit() for c in figure.text) and bool(_LARGE.search(figure.text))


def severity(alignment: Alignment, gap: float) -> Severity:
    """How much the misfit would matter in print: the dead and the hurt, then the size of the gap (0 to 1)."""
    if any(map(of_life_and_death, (alignment.a, alignment.b))) or _tells_of_deaths(alignment):
        return Severity.HIGH
    return Severity.MEDIUM if gap >= _LARGE_GAP else Severity.LOW


def _tells_of_deaths(alignment: Alignment) -> bool:
    """Whether counts stand beside a verb of life and death in any of its forms: "died", "were killed"."""
    claim, figures = alignment.a.claim, (alignment.a.mention, *alignment.members)
    if not all(isinstance(figure, Figure) and figure.dimension == "count" for figure in figures):
        return False
    start = min(figure.start for figure in figures) - claim.start
    end = max(figure.end for figure in figures) - claim.start
    around = claim.text[max(0, start - _AROUND) : end + _AROUND]
    return any(lemma(word) in word_list("life_and_death") for word in re.findall(r"[^\W\d_]+", around))
