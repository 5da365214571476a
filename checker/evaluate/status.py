"""How certain a text makes an event (factuality sets), and what a headline does with a rumour (Emergent)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from checker.errors import InputError
from checker.evaluate._gold import read_rows
from checker.evaluate._report import Rates, Scores, percent
from checker.model import Level
from checker.settings import Settings

#: From this factuality (-3 to 3) on an event counts as certain; from its negative down as denied.
CERTAIN = 1.5
CLASS_OF = {
    Level.CONFIRMED: "certain",
    Level.STATED: "certain",
    Level.PROBABLE: "uncertain",
    Level.POSSIBLE: "uncertain",
    Level.UNVERIFIED: "uncertain",
    Level.DENIED: "denied",
}
PUBLISHED_EMERGENT = 73.3  # accuracy of a supervised stance classifier (Ferreira & Vlachos 2016)


def score(path: str, settings: Settings, show: bool) -> Scores:
    """Reads the statuses of every row; the rows' fields say which of the two data sets it is."""
    rows = read_rows(path, "id")
    if "targets" in rows[0]:
        judged = list(_events(rows))
        classes: Sequence[str] = ("denied", "uncertain", "certain")
        last = ""
    elif "headline" in rows[0]:
        judged = [(row["label"], *_stance(row)) for row in read_rows(path, "headline", "claim", "label")]
        classes = ("for", "observing", "against")
        last = f", published {PUBLISHED_EMERGENT} (supervised)"
    else:
        raise InputError(
            "the rows have neither targets nor a headline.", where=path, advice="Give factuality or Emergent gold."
        )
    counts = Counter((gold, found) for gold, found, _ in judged)
    rates = {name: _rates(counts, name) for name in classes}
    macro = sum(rate.f1 for rate in rates.values()) / len(classes)
    accuracy = percent(sum(counts[name, name] for name in classes), len(judged))
    lines = [f"  {gold} taken for {found} | {words}" for gold, found, words in judged if show and gold != found]
    lines += [f"{name:10s} {rate}  ({rate.gold})" for name, rate in rates.items()]
    lines.append(f"macro F1 {macro:.1f}, accuracy {accuracy:.1f} of {len(judged)}{last}")
    return Scores(
        figures={**{f"{name}_f1": rate.f1 for name, rate in rates.items()}, "macro_f1": macro, "accuracy": accuracy},
        lines=tuple(lines),
    )


def _rates(counts: Counter[tuple[str, str]], name: str) -> Rates:
    found = sum(n for (_, guess), n in counts.items() if guess == name)
    gold = sum(n for (truth, _), n in counts.items() if truth == name)
    return Rates(counts[name, name], found, gold)


def _events(rows: Iterable[dict[str, Any]]) -> Iterator[tuple[str, str, str]]:
    """Gold class, our class and the words, for every event of every sentence. Tokens are parted by spaces."""
    from checker.language import sources, status

    for row in rows:
        text = row["text"]
        places = _token_places(text)
        statuses = status.find(text, sources.find(text))
        for target in row["targets"]:
            start, end = places[target["tok_start"]][0], places[target["tok_end"] - 1][1]
            value = float(target["factuality"])
            gold = "denied" if value <= -CERTAIN else "certain" if value >= CERTAIN else "uncertain"
            found = CLASS_OF[status.level_at(text, start, end, statuses)]
            yield gold, found, f"{text[:start]}[{text[start:end]}]{text[end:]}"


def _token_places(text: str) -> list[tuple[int, int]]:
    places, at = [], 0
    for token in text.split(" "):
        places.append((at, at + len(token)))
        at += len(token) + 1
    return places


def _stance(row: dict[str, Any]) -> tuple[str, str]:
    """What a headline does with a rumour (asserts, denies or only passes it on), and the words."""
    from checker.language.status_stance import stance

    return stance(row["headline"], row["claim"]), f"{row['claim']} | {row['headline']}"
