"""Who is credited with what, against PolNeAR (Newell et al. 2018): spans of source, cue and content."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from checker.evaluate._gold import read_rows
from checker.evaluate._report import Rates, Scores
from checker.settings import Settings

Place = tuple[int, int]


def pair_up(found: Sequence[Place], gold: Sequence[Place]) -> list[tuple[int, int]]:
    """Pairs of a found and a gold span that overlap, one to one, the largest overlaps first."""
    overlaps = [
        (min(a[1], b[1]) - max(a[0], b[0]), -i, -j)
        for i, a in enumerate(found)
        for j, b in enumerate(gold)
        if a[0] < b[1] and b[0] < a[1]
    ]
    pairs: list[tuple[int, int]] = []
    used_found: set[int] = set()
    used_gold: set[int] = set()
    for _, i, j in sorted(overlaps, reverse=True):
        if -i not in used_found and -j not in used_gold:
            used_found.add(-i)
            used_gold.add(-j)
            pairs.append((-i, -j))
    return pairs


def score(path: str, settings: Settings, show: bool) -> Scores:
    """Reads the credits of every article.

    A source (a cue) is right if it overlaps a gold one, one to one; a credit is right if its cue and its source
    overlap those of one gold attribution. Content is counted by character.
    """
    from checker import pipeline

    rows = read_rows(path, "text", "attributions")
    counts = {name: [0, 0, 0] for name in ("source", "cue", "credit", "content")}
    lines = []
    for row in rows:
        found = [m for m in pipeline.extract(row["text"]) if m["kind"] == "source"]
        gold = [a for a in row["attributions"] if a.get("cue")]
        ours = {
            "source": sorted({(m["start"], m["end"]) for m in found}),
            "cue": sorted({(m["cue_start"], m["cue_end"]) for m in found if m["cue_end"] > m["cue_start"]}),
        }
        theirs = {
            "source": sorted({place for a in gold if (place := _whole(a.get("source")))}),
            "cue": sorted({place for a in gold if (place := _whole(a["cue"]))}),
        }
        for name in ("source", "cue"):
            pairs = pair_up(ours[name], theirs[name])
            _count(counts[name], len(pairs), len(ours[name]), len(theirs[name]))
            if show:
                text = row["text"]
                met_ours, met_theirs = {i for i, _ in pairs}, {j for _, j in pairs}
                lines += [f"  wrong  {name} {_context(text, p)}" for i, p in enumerate(ours[name]) if i not in met_ours]
                lines += [
                    f"  missed {name} {_context(text, p)}" for j, p in enumerate(theirs[name]) if j not in met_theirs
                ]
        _count(counts["credit"], _credits_right(found, gold), len(found), sum(bool(a.get("source")) for a in gold))
        our_characters = _characters((m["content_start"], m["content_end"]) for m in found)
        gold_characters = _characters(place for a in gold for place in _spans(a.get("content")))
        _count(counts["content"], len(our_characters & gold_characters), len(our_characters), len(gold_characters))
    rates = {name: Rates(*count) for name, count in counts.items()}
    lines.append(f"{len(rows)} articles, {rates['cue'].gold} cues in gold, {rates['cue'].found} found")
    lines += [f"{name:8s} {rate}{'  by character' if name == 'content' else ''}" for name, rate in rates.items()]
    return Scores(figures={f"{name}_f1": rate.f1 for name, rate in rates.items()}, lines=tuple(lines))


def _count(counts: list[int], right: int, found: int, gold: int) -> None:
    for place, number in enumerate((right, found, gold)):
        counts[place] += number


def _spans(parts: Sequence[dict[str, Any]] | None) -> list[Place]:
    return [(start, end) for part in parts or () for start, end in part["spans"]]


def _whole(parts: Sequence[dict[str, Any]] | None) -> Place | None:
    """From the first to the last character of an annotation that may have gaps."""
    spans = _spans(parts)
    return (min(start for start, _ in spans), max(end for _, end in spans)) if spans else None


def _characters(places: Iterable[Place]) -> set[int]:
    return {at for start, end in places for at in range(start, end)}


def _credits_right(found: Sequence[dict[str, Any]], gold: Sequence[dict[str, Any]]) -> int:
    """How many credits have the cue and the source of one gold attribution, one to one."""
    free = [(cue, source) for a in gold if (cue := _whole(a["cue"])) and (source := _whole(a.get("source")))]
    right = 0
    for mention in found:
        cue, source = (mention["cue_start"], mention["cue_end"]), (mention["start"], mention["end"])
        hit = next((pair for pair in free if _meet(cue, pair[0]) and _meet(source, pair[1])), None)
        if hit:
            free.remove(hit)
            right += 1
    return right


def _meet(a: Place, b: Place) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _context(text: str, place: Place) -> str:
    before, after = text[max(0, place[0] - 60) : place[0]], text[place[1] : place[1] + 60]
    return f"{before}[{text[place[0] : place[1]]}]{after}".replace("\n", " ")
