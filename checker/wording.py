"""Values as a reader is told them, on screen and in what is published."""

from __future__ import annotations


def number(value: float | None) -> str:
    """A number as it is printed: thousands apart, no needless decimals."""
    if value is None:
        return ""
    for name, size in (("trillion", 1e12), ("billion", 1e9), ("million", 1e6)):
        # 1,300,000 is printed as 1.3 million; 1,312,504 is not rounded for the sake of it.
        if abs(value) >= size and round(value / size, 2) * size == value:
            return f"{value / size:.2f}".rstrip("0").rstrip(".") + f" {name}"
    if float(value).is_integer() and abs(value) < 1e15:
        return f"{int(value):,}"
    return f"{value:,.4f}".rstrip("0").rstrip(".") if abs(value) >= 0.0001 else f"{value:g}"


def interval(low: float | None, high: float | None, bound: str = "=") -> str:
    """An interval in words: "about 100", "more than 11,000", "10,000 to 12,000"."""
    if low is None and high is None:
        return "no value"
    if low is not None and high is not None:
        if low == high:
            return f"about {number(low)}" if bound == "~" else number(low)
        return f"{'about ' if bound == '~' else ''}{number(low)} to {number(high)}"
    return f"more than {number(low)}" if low is not None else f"up to {number(high)}"
