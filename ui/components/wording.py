"""What to print about a contested figure: a first draft, ready to be changed and pasted.

A range names who stands at either end (BBC practice: the range, attributed); one figure names its source, and never
more sources than there are (Reuters). Nothing is said that no article said.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from checker.wording import interval, number
from checker_ui.components.text import clean, day

Value = Mapping[str, Any]


def credit(value: Value) -> str:
    """Who stands behind a value: the source, else the outlet, else the article."""
    return clean(value.get("source") or value.get("outlet") or value.get("article"))


def stated(value: Value) -> str:
    """A value in words: "about 12,000"."""
    return interval(value.get("low"), value.get("high"), value.get("bound") or "=")


def dated(value: Value) -> str:
    """Of when a value is; empty where nothing is known."""
    when = value.get("as_of") or value.get("published")
    return day(when).split(",")[0] if when else ""


def named(values: Sequence[Value]) -> dict[str, str]:
    """For each credited source the name that stands for it: "Voss" and "Hanne Voss" are one voice, under the longer."""
    from checker.language.sources import same

    groups: list[list[str]] = []
    for name in dict.fromkeys(clean(v["source"]) for v in values if v.get("source")):
        home = next((g for g in groups if any(name.casefold() == n.casefold() or same(name, n) for n in g)), None)
        if home is None:
            groups.append([name])
        else:
            home.append(name)
    return {name: max(group, key=len) for group in groups for name in group}


def voices(values: Sequence[Value]) -> list[Value]:
    """One value for each voice and figure, in order of figure: copies of one statement count once.

    `origins` of a row are the independent texts in which that voice stands behind any figure.
    """
    names = named(values)
    seen: dict[tuple[str, str], Value] = {}
    heard: defaultdict[str, set[str]] = defaultdict(set)
    for value in values:
        row = {**value, "source": names.get(clean(value.get("source"))) if value.get("source") else None}
        seen.setdefault((credit(row).casefold(), stated(row)), row)
        heard[credit(row)].add(str(value.get("origin") or value.get("article")))
    return sorted(({**row, "origins": len(heard[credit(row)])} for row in seen.values()), key=_by_figure)


def _by_figure(value: Value) -> tuple[float, str]:
    low, high = value.get("low"), value.get("high")
    return (low if low is not None else high if high is not None else 0.0, credit(value))


def draft(
    choice: str,
    what: str,
    values: Sequence[Value],
    one: Value | None = None,
    *,
    unit: str = "",
    low: float | None = None,
    high: float | None = None,
) -> str:
    """A first wording.

    Args:
        choice: publish_range, publish_one, hold or not_contested.
        what: what is measured.
        values: the rows of the contested figure.
        one: for publish_one and not_contested, the row that is to be published.
        unit: the figure's unit; it is added to the number where `what` does not name it.
        low: for publish_range, the lower end, where it is not the lowest figure that any row states.
        high: the same for the upper end.
    """
    thing = _thing(what, unit)
    unit = _unit(thing, unit)
    match choice:
        case "publish_range":
            return f"{thing}{_range(values, low, high, unit)}"
        case "publish_one" if one is not None:
            return f"{thing}{_one(one, unit)}"
        case "not_contested":
            return f"{thing}{_with(stated(one) if one is not None else spread(values), unit)}."
        case _:
            return f"{thing}no figure for now, because the sources differ: {_list(voices(values), unit)}."


def _thing(what: str, unit: str) -> str:
    thing = clean(what).strip().rstrip(".:")
    if thing.casefold() in ("", "figure", "the figure"):  # nothing was read that names it
        thing = _plural(unit) or "The figure"
    return f"{thing[0].upper()}{thing[1:]}: "


def _unit(thing: str, unit: str) -> str:
    """The unit as it stands after a number; empty for a count whose noun is named already."""
    from checker.language.lemma import lemma

    if unit in ("", "-"):
        return ""
    named = {lemma(word.strip(".,:;'\"()")) for word in thing.split()}
    if lemma(unit.split()[-1]) in named:
        return ""
    return "percent" if unit == "percentage" else _plural(unit)


def _plural(unit: str) -> str:
    if unit in ("", "-"):
        return ""
    head, of, rest = unit.partition(" of ")  # "year of age" → "years of age", "mile per hour" → "miles per hour"
    if not of:
        head, of, rest = unit.partition(" per ")
    if head.endswith(("s", "x", "ch", "sh")):
        return f"{head}es{of}{rest}"
    if head.endswith("y") and head[-2:-1] not in "aeiou":
        return f"{head[:-1]}ies{of}{rest}"
    return (
        {"person": "people", "man": "men", "woman": "women", "child": "children", "foot": "feet"}.get(head, f"{head}s")
        + of
        + rest
    )


def _with(words: str, unit: str) -> str:
    return f"{words} {unit}" if unit else words


def _range(values: Sequence[Value], low: float | None, high: float | None, unit: str) -> str:
    lowest, highest = bounds(values)
    low, high = lowest if low is None else low, highest if high is None else high
    rows = voices([v for v in values if _within(v, low, high)])
    if low is None or high is None:
        return f"{_with(spread(values), unit)}."
    at_low = [v for v in rows if (v.get("low") if v.get("low") is not None else v.get("high")) == low]
    at_high = [v for v in rows if (v.get("high") if v.get("high") is not None else v.get("low")) == high]
    if low == high:
        return f"{_with(_end(low, at_low), unit)}{_credits(at_low, at_high)}."
    ends = [*at_low, *at_high]
    twice = {credit(v) for v in at_low} & {credit(v) for v in at_high}
    when = len({dated(v) for v in ends if dated(v)}) > 1
    first = f"{_end(low, at_low)}{_credits(at_low, at_high, twice=twice, when=when)}"
    second = f"{_with(_end(high, at_high), unit)}{_credits(at_high, at_low, twice=twice, when=when)}"
    told = {v.get(side) for v in ends for side in ("low", "high")}
    between = [v for v in rows if v not in ends and not {v.get("low"), v.get("high")} & told]
    also = f" Also reported: {_list(between, unit)}." if between else ""
    return f"between {first} and {second}.{also}"


#: How many sources one figure names, and how many figures a list tells.
_NAMED, _NAMED_AT_ALL = 2, 6


def _within(value: Value, low: float | None, high: float | None) -> bool:
    told = [v for v in (value.get("low"), value.get("high")) if v is not None]
    return bool(told) and all((low is None or v >= low) and (high is None or v <= high) for v in told)


def _end(number_: float, rows: Sequence[Value]) -> str:
    """One end of a range, as vague as all who give it: "about 4,200", "more than 11,000"."""
    said = {stated(v) for v in rows if v.get("low") == v.get("high") or v.get("low") is None or v.get("high") is None}
    return said.pop() if len(said) == 1 else number(number_)


def _credits(rows: Sequence[Value], others: Sequence[Value], *, twice: Collection[str] = (), when: bool = False) -> str:
    """Who stands behind one figure, in brackets: two at most, named sources before outlets, the most heard first."""
    ranked = sorted(rows, key=lambda v: (not v.get("source"), -v.get("origins", 1), credit(v).casefold()))
    sourced = list({credit(v): v for v in reversed([v for v in ranked if v.get("source")] or ranked)}.values())[::-1]
    # "the agency" beside "the region's agency" is one name said twice.
    whole = [credit(v).casefold() for v in sourced]
    sourced = [v for v in sourced if not any(credit(v).casefold() in w and credit(v).casefold() != w for w in whole)]
    names = []
    for value in sourced[:_NAMED]:
        name = credit(value)
        if name in twice and value.get("source") and value.get("outlet"):
            name += f", in {clean(value['outlet'])}"  # one source with two figures: who printed which
        if when and dated(value):
            name += f", {dated(value)}"
        names.append(name)
    if not names:
        return ""
    joined = ("; " if any("," in name for name in names) else " and ").join(names)
    if len(sourced) > _NAMED:
        joined += "; and others" if ";" in joined else " and others"
    return f" ({joined})"


def _one(one: Value, unit: str) -> str:
    when = f" ({dated(one)})" if dated(one) else ""
    told = _with(stated(one), unit)
    if one.get("source"):
        return f"{told}, according to {credit(one)}{when}."
    return f"{told}, {credit(one)} reports without naming a source{when}."


def spread(values: Sequence[Value]) -> str:
    """From the lowest to the highest figure that any row states."""
    low, high = bounds(values)
    open_end = any(v.get("high") is None and v.get("low") == high for v in values)
    return interval(low, high) + (" or more" if open_end else "")


def bounds(values: Sequence[Value]) -> tuple[float | None, float | None]:
    """The lowest and the highest figure that any row states."""
    stated_ = [v for row in values for v in (row.get("low"), row.get("high")) if v is not None]
    return min(stated_, default=None), max(stated_, default=None)


def _list(values: Sequence[Value], unit: str) -> str:
    """Each figure once, with those who give it."""
    grouped: dict[tuple[Any, Any], list[Value]] = {}
    for value in values:
        grouped.setdefault((value.get("low"), value.get("high")), []).append(value)
    parts = [f"{_with(stated(rows[0]), unit)}{_credits(rows, rows, when=True)}" for rows in grouped.values()]
    return "; ".join(parts[:_NAMED_AT_ALL]) + ("; and more" if len(parts) > _NAMED_AT_ALL else "")
