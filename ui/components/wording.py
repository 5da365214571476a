"""What to print about a contested figure: a first draft, ready to be changed and pasted.

A range names every source with its figure; one figure names its source; nothing is said that no article said.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from checker_ui.components.text import clean, day, interval

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
    """One value for each voice and figure, in order of figure: copies of one statement count once."""
    names = named(values)
    seen: dict[tuple[str, str], Value] = {}
    for value in values:
        row = {**value, "source": names.get(clean(value.get("source"))) if value.get("source") else None}
        seen.setdefault((credit(row).casefold(), stated(row)), row)
    return sorted(seen.values(), key=_by_figure)


def _by_figure(value: Value) -> tuple[float, str]:
    low, high = value.get("low"), value.get("high")
    return (low if low is not None else high if high is not None else 0.0, credit(value))


def draft(choice: str, what: str, values: Sequence[Value], one: Value | None = None) -> str:
    """A first wording.

    Args:
        choice: publish_range, publish_one, hold or not_contested.
        what: what is measured.
        values: the rows of the contested figure.
        one: for publish_one and not_contested, the row that is to be published.
    """
    thing = clean(what).strip().rstrip(".") or "The figure"
    thing = thing[0].upper() + thing[1:]
    apart = voices(values)
    match choice:
        case "publish_range":
            return f"{thing}: {spread(values)}, depending on the source. {_list(apart)}"
        case "publish_one" if one is not None:
            when = f" ({dated(one)})" if dated(one) else ""
            return f"{thing}: {stated(one)}, according to {credit(one)}{when}."
        case "not_contested":
            shown = stated(one) if one is not None else spread(values)
            return f"{thing}: {shown}."
        case _:
            return f"{thing}: we give no figure for now, because the sources differ. {_list(apart)}"


def spread(values: Sequence[Value]) -> str:
    """From the lowest to the highest figure that any row states."""
    low, high = bounds(values)
    open_end = any(v.get("high") is None and v.get("low") == high for v in values)
    return interval(low, high) + (" or more" if open_end else "")


def bounds(values: Sequence[Value]) -> tuple[float | None, float | None]:
    """The lowest and the highest figure that any row states."""
    stated_ = [v for row in values for v in (row.get("low"), row.get("high")) if v is not None]
    return min(stated_, default=None), max(stated_, default=None)


def _list(values: Sequence[Value]) -> str:
    parts = [f"{credit(v)}: {stated(v)}" + (f" ({dated(v)})" if dated(v) else "") for v in values]
    return "; ".join(parts) + "."
