"""Properties of the figure reader: spans cut the text, intervals are ordered, formats read back."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from checker.language.figures import find

# fmt: off
_WORDS = st.sampled_from([
    "about", "more", "than", "at", "least", "up", "to", "nearly", "between", "and", "from", "or", "of", "the",
    "a", "in", "12", "3.5", "1,200", "7th", "2019", "May", "half", "dozen", "million", "billion", "percent",
    "%", "$", "£", "€", "km", "miles", "soldiers", "people", "dead", "-", "–", "/", "(", ")", ",", ".", ":",
    "'", '"', "one", "twenty", "hundred", "thousands", "1/2", "½", "US$", "RM", "5G", "per", "day", "year-old",
    "9-12", "C", "F", "m", "kg", "x", "×", "°", "rose", "fell", "by",
])
_SMALL = [
    "", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]
# fmt: on
_TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


@given(
    st.one_of(
        st.text(max_size=200), st.lists(_WORDS, max_size=25).map(" ".join), st.lists(_WORDS, max_size=25).map("".join)
    )
)
@settings(max_examples=400, deadline=None)
def test_spans_cut_the_text_and_intervals_are_ordered(text: str) -> None:
    found = find(text)
    for figure in found:
        assert text[figure.start : figure.end] == figure.text
        assert figure.text
        assert figure.low is not None or figure.high is not None
        if figure.low is not None and figure.high is not None:
            assert figure.low <= figure.high
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


def in_words(number: int) -> str:
    """The English name of a number below a million."""
    if number >= 1000:
        head, tail = divmod(number, 1000)
        return f"{in_words(head)} thousand" + (f" {in_words(tail)}" if tail else "")
    if number >= 100:
        head, tail = divmod(number, 100)
        return f"{_SMALL[head]} hundred" + (f" and {in_words(tail)}" if tail else "")
    if number < 20:
        return _SMALL[number]
    head, tail = divmod(number, 10)
    return _TENS[head] + (f"-{_SMALL[tail]}" if tail else "")


def in_points(number: int) -> str:
    """Thousands grouped by points, as the continent writes them; only where no other reading is left."""
    return f"{number:,}".replace(",", ".")


def in_dozens(number: int) -> str:
    """A number of dozens in words, where it is one."""
    return f"{in_words(number // 12)} dozen" if number % 12 == 0 and 24 <= number <= 1_188 else f"{number:,}"


def in_thousands(number: int) -> str:
    """With the short form, where it is a whole number of thousands."""
    return f"{number // 1000}k" if number % 1000 == 0 else f"{number:,}"


def in_millions(number: int) -> str:
    """As a decimal fraction of a million: 0.25 million."""
    return f"{number / 1e6:.6f}".rstrip("0") + " million"


_STYLES = [
    in_points,
    in_dozens,
    in_thousands,
    in_millions,
    lambda n: f"{n:,}",
    lambda n: f"{n:,}".replace(",", "\u00a0"),
    lambda n: f"{n:,}".replace(",", "\u202f"),
    lambda n: f"{n}",
    in_words,
]


@given(st.integers(min_value=2, max_value=999_999), st.sampled_from(_STYLES))
@settings(max_examples=300, deadline=None)
def test_a_number_reads_back_in_every_style(number: int, style) -> None:
    written = style(number)
    if written.isdigit() and 1100 <= number <= 2199:
        written = f"about {written}"  # bare, it would be a year
    (figure,) = find(f"They sent {written} soldiers.")
    assert (figure.low, figure.high) == (pytest.approx(number), pytest.approx(number))
    assert (figure.dimension, figure.head) == ("count", "soldier")


_BOUND_WORDS = [
    ("more than", ">"), ("at least", ">"), ("up to", "<"), ("fewer than", "<"), ("about", "~"), ("nearly", "~"),
    ("no more than", "<"), ("no fewer than", ">"), ("as many as", "<"), ("an estimated", "~"), ("exactly", "="),
]  # fmt: skip


@given(st.integers(min_value=2, max_value=999_999), st.sampled_from(_BOUND_WORDS), st.sampled_from(_STYLES))
@settings(max_examples=200, deadline=None)
def test_a_bound_opens_one_side_and_keeps_the_other(number: int, bound: tuple[str, str], style) -> None:
    words, sign = bound
    assume(sign != "=" or not style(number).isdigit() or not 1100 <= number <= 2199)  # "exactly 1999" is a year
    (figure,) = find(f"They sent {words} {style(number)} soldiers.")
    low, high = (None if end is None else round(end) for end in (figure.low, figure.high))
    assert figure.bound.value == sign
    assert (low, high) == {">": (number, None), "<": (None, number)}.get(sign, (number, number))


@given(
    st.decimals(min_value="0.1", max_value="99.9", places=1),
    st.sampled_from(["{}%", "{} %", "{} percent", "{} per cent", "{}pc"]),
    st.sampled_from([("rose by", "up"), ("fell by", "down"), ("was at", None)]),
)
@settings(deadline=None)
def test_a_percentage_and_its_direction_read_back(share, style: str, move: tuple[str, str | None]) -> None:
    (figure,) = find(f"The index {move[0]} {style.format(share)}.")
    assert (figure.low, figure.unit) == (float(share), "percentage")
    assert figure.change == move[1]


@given(
    st.integers(min_value=1, max_value=998),
    st.integers(min_value=1, max_value=500),
    st.sampled_from(["{}–{} km", "{} to {} km", "between {} and {} km", "from {} to {} km", "{}-{} km"]),
)
@settings(deadline=None)
def test_a_range_reads_back(low: int, more: int, style: str) -> None:
    figure = find(f"The road is {style.format(low, low + more)} long.")[0]
    assert (figure.low, figure.high, figure.unit) == (low, low + more, "kilometre")


@given(
    st.decimals(min_value="0.1", max_value="999.9", places=1),
    st.sampled_from([("million", 1e6), ("billion", 1e9), ("trillion", 1e12), ("bn", 1e9), ("m", 1e6)]),
    st.sampled_from([("$", "dollar"), ("£", "pound sterling"), ("€", "euro"), ("HK$", "hong kong dollar")]),
)
@settings(deadline=None)
def test_money_reads_back(amount, scale, currency) -> None:
    gap = " " if len(scale[0]) > 2 else ""
    figure = find(f"The deal is worth {currency[0]}{amount}{gap}{scale[0]}.")[0]
    assert figure.low == pytest.approx(float(amount) * scale[1])
    assert figure.unit == currency[1]


_SIZE = 1_000_000
_HOSTILE = [
    "9" * _SIZE,
    "1,22" * (_SIZE // 4),
    "1,222" * (_SIZE // 5),
    "1.222" * (_SIZE // 5),
    "9-" * (_SIZE // 2),
    "1/" * (_SIZE // 2),
    "hundred and " * (_SIZE // 12),
    "twenty-" * (_SIZE // 7),
    "more than " * (_SIZE // 10),
    "$" * _SIZE,
    "a " * (_SIZE // 2),
    "5 million " * (_SIZE // 10),
    "word " * (_SIZE // 5),
    "5 soldiers and " * (_SIZE // 15),
    "of the " * (_SIZE // 7) + "5",
    "U." * (_SIZE // 2) + "5",
    "x" * _SIZE + "5",
    "don't" * (_SIZE // 5) + " 5",
    "  \u00a0" * (_SIZE // 3) + "5",
    "5" + " 000" * (_SIZE // 4),
    "5 million-" * (_SIZE // 10),
    "between 5 and " * (_SIZE // 14),
    "5 Big Names " * (_SIZE // 12),
    "1.234 things " * (_SIZE // 13),
    "4m people 200m " * (_SIZE // 15),
    "10-12,000 " * (_SIZE // 10),
    "2,5 percent," * (_SIZE // 12),
    "per 5 " * (_SIZE // 6),
    "40-odd-" * (_SIZE // 7),
    "a quarter of a million " * (_SIZE // 23),
]


#: Every one or two characters a figure: shorter, because writing down so many figures takes its time too.
_DENSE = ["½" * 30_000, "one " * 20_000, "5 x 10^" * 15_000, "1 2 " * 20_000]


@pytest.mark.parametrize("text", [*_HOSTILE, *_DENSE], ids=lambda text: text[:12])
def test_no_input_makes_the_reader_explode(text: str) -> None:
    """A quadratic reader would need hours, and never come to the end."""
    for figure in find(text)[:1000]:
        assert text[figure.start : figure.end] == figure.text
