"""The chart of a contested figure: every value over time, intervals as bars, one mark for each independent origin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from checker_ui.components.text import day, shorten
from checker_ui.components.wording import stated

if TYPE_CHECKING:
    import altair

#: Okabe and Ito's palette, told apart by colour-blind readers; the shapes tell sources apart without any colour.
_COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#8A8A8A")
_SHAPES = ("circle", "square", "triangle-up", "diamond", "cross", "triangle-down", "triangle-right")
#: With more marks than this, words beside each would cover one another; the tips still say them.
LABELS = 8
UNNAMED = "nobody named"
_OTHERS = "other sources"


def marks(values: Sequence[Mapping[str, Any]], names: Mapping[str, str]) -> list[dict[str, Any]]:
    """One row for each origin, figure and date: copies of one text are one mark that says how many they are.

    `names` gives for each source the name that stands for it.
    """
    grouped: dict[tuple[Any, ...], list[Mapping[str, Any]]] = {}
    for value in values:
        when = (value.get("as_of") or value.get("published") or "")[:10]
        key = (value.get("origin") or value["article"], value["low"], value["high"], value["bound"], when)
        grouped.setdefault(key, []).append(value)
    rows = []
    for (_, low, high, _, when), copies in grouped.items():
        if low is None and high is None:
            continue
        first = copies[0]
        outlets = sorted({v.get("outlet") or v["article"] for v in copies})
        rows.append(
            {
                "low": low if low is not None else high,
                "high": high if high is not None else low,
                "point": high if low is None else low if high is None else (low + high) / 2,
                "side": "above" if high is None else "below" if low is None else "none",
                "day": _day(when),
                "date": day(when, "no date known"),
                "source": names.get(first.get("source") or "", first.get("source") or UNNAMED),
                "outlets": shorten(", ".join(outlets), 90),
                "stated": stated(first),
                "articles": len({v["article"] for v in copies}),
            }
        )
    return rows


def figure(values: Sequence[Mapping[str, Any]], unit: str, names: Mapping[str, str]) -> altair.LayerChart | None:
    """The chart; None where no value can be drawn.

    Values without a date stand apart, left of a dashed line. An open interval ("more than 11,000") ends in an arrow.
    """
    import altair as alt
    import pandas as pd

    rows = marks(values, names)
    if not rows:
        return None
    sources = _few(rows)
    start, end, undated = _places(rows)
    frame = pd.DataFrame(rows)
    frame["at"] = pd.to_datetime(frame["at"], utc=True)
    domain = [_iso(start), _iso(end)]
    x = alt.X(
        "at:T",
        title="as of",
        scale=alt.Scale(domain=domain, type="utc"),
        axis=alt.Axis(format="%d %b %Y", labelOverlap="greedy", tickCount=5, labelBound=True, grid=False),
    )
    scale = alt.Scale(zero=False, padding=18, nice=True)
    y = alt.Y(
        "point:Q",
        title=unit if unit not in ("", "-") else "value",
        scale=scale,
        axis=alt.Axis(labelExpr="format(datum.value, ',')", tickCount=6),
    )
    legend = alt.Legend(title=None, orient="bottom", columns=2, labelLimit=300, symbolOpacity=1, symbolSize=130)
    colours = alt.Scale(domain=sources, range=list(_COLOURS[: len(sources)]))
    shapes = alt.Scale(domain=sources, range=list(_SHAPES[: len(sources)]))
    colour = alt.Color("source:N", scale=colours, legend=legend)
    tips = [
        alt.Tooltip("stated:N", title="value"),
        alt.Tooltip("source:N", title="credited to"),
        alt.Tooltip("outlets:N", title="in"),
        alt.Tooltip("date:N", title="as of"),
        alt.Tooltip("articles:Q", title="articles with this text"),
    ]

    def layer(which: Any) -> Any:
        return alt.Chart(frame[which]).encode(x=x, color=colour, tooltip=tips)

    everything = frame["point"].notna()
    layers: list[Any] = []
    # A layer without rows would only make the drawing library complain.
    ranges = frame["high"] > frame["low"]
    if ranges.any():
        bars = layer(ranges).mark_rule(strokeWidth=7, opacity=0.45, strokeCap="round")
        layers.append(bars.encode(y=alt.Y("low:Q", title="", scale=scale), y2="high:Q"))
    points = layer(everything).mark_point(filled=True, size=150, opacity=1, stroke="white", strokeWidth=0.6)
    layers.append(
        points.encode(
            y=y,
            shape=alt.Shape("source:N", scale=shapes, legend=legend),
        )
    )
    for side, sign, dy in (("above", "↑", -15), ("below", "↓", 17)):
        if (frame["side"] == side).any():
            arrow = layer(frame["side"] == side).mark_text(text=sign, dy=dy, fontSize=17, fontWeight="bold")
            layers.append(arrow.encode(y=y))
    if len(rows) <= LABELS:
        layers.append(layer(everything).mark_text(align="left", dx=11, fontSize=12).encode(y=y, text="stated:N"))
    if undated is not None:
        layers.append(_apart(alt, undated, start))
    chart: altair.LayerChart = alt.LayerChart(layer=layers).properties(height=300 + 26 * -(-len(sources) // 2))
    return chart


def _few(rows: list[dict[str, Any]]) -> list[str]:
    """The sources, those with most marks first; those beyond the palette are drawn as one."""
    counted = Counter(row["source"] for row in rows)
    sources = sorted(counted, key=lambda source: (source == UNNAMED, -counted[source]))
    if len(sources) > len(_COLOURS):
        kept = sources[: len(_COLOURS) - 1]
        for row in rows:
            row["source"] = row["source"] if row["source"] in kept else _OTHERS
        sources = [*kept, _OTHERS]
    return sources


def _places(rows: list[dict[str, Any]]) -> tuple[datetime, datetime, datetime | None]:
    """Gives each row its place in time, those of one day side by side; the axis's ends and a border."""
    days = [row["day"] for row in rows if row["day"] is not None]
    first, last = (min(days), max(days)) if days else (_EPOCH, _EPOCH)
    span = max(last - first, timedelta(days=2))
    start, end = first - span * 0.12, last + span * 0.3
    border = None
    if any(row["day"] is None for row in rows):
        border = start
        start = start - span * 0.25
    taken: dict[Any, int] = {}
    for row in rows:
        base = row["day"] if row["day"] is not None else start + span * 0.05
        nth = taken.get((row["day"], row["point"]), 0)
        taken[row["day"], row["point"]] = nth + 1
        row["at"] = _iso(base + span * 0.03 * nth)
        row["day"] = None
    return start, end, border


_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)


def _apart(alt: Any, border: datetime, start: datetime) -> Any:
    import pandas as pd

    line = pd.DataFrame({"at": [pd.Timestamp(border)]})
    text = pd.DataFrame({"at": [pd.Timestamp(start)], "words": ["no date known"]})
    rule = alt.Chart(line).mark_rule(strokeDash=[4, 4], color="gray").encode(x="at:T")
    words = (
        alt.Chart(text)
        .mark_text(align="left", baseline="top", dx=4, color="gray")
        .encode(x="at:T", y=alt.value(2), text="words:N")
    )
    return alt.layer(rule, words)


def _day(iso: str) -> datetime | None:
    try:
        return datetime.fromisoformat(iso).replace(tzinfo=UTC) if iso else None
    except ValueError:
        return None


def _iso(when: datetime) -> str:
    return when.isoformat()
