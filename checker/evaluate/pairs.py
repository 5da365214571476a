"""`compare` as a detector of contradictions: what is flagged as conflict, and false alarms on entailed pairs."""

from __future__ import annotations

from collections import Counter

from checker.evaluate._gold import read_rows
from checker.evaluate._report import Rates, Scores, percent
from checker.model import Outcome
from checker.settings import Settings

CONTRADICTION = frozenset({"contradiction", "refutes"})
ENTAILMENT = frozenset({"entailment", "supports"})


def score(path: str, settings: Settings, show: bool) -> Scores:
    """Compares the premise and the hypothesis of every row."""
    from checker import pipeline
    from checker.embed import load

    rows = read_rows(path, "premise", "hypothesis", "label")
    encoder = load(settings)
    records = (
        {"id": str(i), "a": {"text": row["premise"], "outlet": "A"}, "b": {"text": row["hypothesis"], "outlet": "B"}}
        for i, row in enumerate(rows)
    )
    results = {result["id"]: result for result in pipeline.compare_many(records, settings, encoder)}
    counts: Counter[tuple[str, bool]] = Counter()
    lines = []
    for i, row in enumerate(rows):
        label = str(row["label"]).lower()
        group = "bad" if label in CONTRADICTION else "good" if label in ENTAILMENT else "other"
        result = results.get(str(i), {})
        flagged = result.get("outcome") == Outcome.CONFLICT
        counts[group, flagged] += 1
        if show and flagged != (group == "bad"):
            why = next((f"{f['rule']} {f['explanation']}" for f in result.get("findings", ())), result.get("outcome"))
            kind = "alarm " if flagged else "missed"
            lines.append(f"  {kind} {label} | {row['premise']} | {row['hypothesis']} | {why}")
    right = counts["bad", True]
    flagged_rows = sum(n for (_, flagged), n in counts.items() if flagged)
    rates = Rates(right, flagged_rows, right + counts["bad", False])
    entailed = counts["good", True] + counts["good", False]
    alarms = percent(counts["good", True], entailed)
    lines.append(f"{len(rows)} pairs, {rates.gold} contradictions, {entailed} entailed; {flagged_rows} flagged")
    lines.append(f"contradiction {rates}")
    lines.append(f"false alarms on entailed pairs {alarms:.1f} ({counts['good', True]}/{entailed})")
    return Scores(
        figures={"precision": rates.precision, "recall": rates.recall, "f1": rates.f1, "alarms": alarms},
        lines=tuple(lines),
        lower=frozenset({"alarms"}),
        model=encoder.fingerprint,
    )
