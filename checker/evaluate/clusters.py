"""Findings on real clusters of articles against the divergences that a careful reader found in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from checker.errors import InputError
from checker.evaluate._gold import gold_files, read_rows
from checker.evaluate._report import Rates, Scores, percent
from checker.model import DIVERGENT, Kind, Outcome
from checker.settings import Settings

Record = dict[str, Any]

#: Kinds that readers of one sentence name differently: they count as one.
WORDING = frozenset({Kind.ATTRIBUTION.value, Kind.STATUS.value, Kind.QUOTE.value, Kind.NAME.value})
#: Kinds where the very words must be met, not only the sentence.
VALUES = frozenset({Kind.FIGURE.value, Kind.DATE.value})
LONGEST_SENTENCE = 700  # characters: a finding points at a sentence, not at an article
FIRST, FIRST_SCREENS = 5, 20  # findings of one story: those read at once, and those that are read at all


def _meet(start: int, end: int, other_start: int, other_end: int) -> bool:
    return start < other_end and other_start < end


def _side_matches(found: Record, gold: Record, kind: str) -> bool:
    if found["article"] != gold["article"] or found["end"] - found["start"] > LONGEST_SENTENCE:
        return False
    if any(_meet(found["start"], found["end"], *also) for also in gold.get("also", ())):
        return True
    if not _meet(found["start"], found["end"], gold["start"], gold["end"]):
        return False
    return kind not in VALUES or _meet(found["quote_start"], found["quote_end"], gold["quote_start"], gold["quote_end"])


def matches(found: Record, gold: Record) -> bool:
    """Whether a finding and a gold line are about the same place (contract, Gold files), in either order."""
    kind = gold["kind"]
    if found["kind"] != kind and not {found["kind"], kind} <= WORDING:
        return False
    a, b = found["a"], found["b"]
    return any(
        _side_matches(first, gold["a"], kind) and _side_matches(second, gold["b"], kind)
        for first, second in ((a, b), (b, a))
    )


def pair_up(found: Sequence[Record], gold: Sequence[Record]) -> list[int | None]:
    """For each finding in queue order the index of the first gold line it matches that no earlier one took."""
    free = list(range(len(gold)))
    taken: list[int | None] = []
    for finding in found:
        index = next((i for i in free if matches(finding, gold[i])), None)
        if index is not None:
            free.remove(index)
        taken.append(index)
    return taken


@dataclass
class Tally:
    """Counts over clusters."""

    flags: int = 0
    right: int = 0
    wanted: int = 0
    traps: int = 0
    sprung: int = 0
    met: int = 0
    same_outcome: int = 0
    first: int = 0
    first_right: int = 0
    screens_right: int = 0
    conflicts: int = 0
    conflicts_found: int = 0
    by_rule: Counter[tuple[str, bool]] = field(default_factory=Counter)
    by_kind: Counter[tuple[str, bool]] = field(default_factory=Counter)

    def add(self, name: str, findings: Iterable[Record], gold: Sequence[Record], *, show: bool = False) -> list[str]:
        """Counts one cluster; returns the lines to print."""
        found = [
            f
            for f in findings
            if f["a"]["article"] != f["b"]["article"] and "title" not in (f["a"].get("field"), f["b"].get("field"))
        ]
        flags = [f for f in found if f["outcome"] in DIVERGENT]
        wanted = [g for g in gold if g["outcome"] in DIVERGENT]
        traps = [g for g in gold if g["outcome"] not in DIVERGENT]
        taken = pair_up(flags, wanted)
        right = {index for index in taken if index is not None}
        wrong = [f for f, index in zip(flags, taken, strict=True) if index is None]
        sprung = sum(any(matches(f, trap) for f in wrong) for trap in traps)
        self.flags += len(flags)
        self.right += len(right)
        self.wanted += len(wanted)
        self.traps += len(traps)
        self.sprung += sprung
        self.first += len(flags[:FIRST])
        self.first_right += sum(index is not None for index in taken[:FIRST])
        self.screens_right += sum(index is not None for index in taken[:FIRST_SCREENS])
        for finding, index in zip(found, pair_up(found, gold), strict=True):
            if index is not None:
                self.met += 1
                self.same_outcome += finding["outcome"] == gold[index]["outcome"]
        for finding, index in zip(flags, taken, strict=True):
            self.by_rule[finding["rule"], index is not None] += 1
        for index, line in enumerate(wanted):
            self.by_kind[line["kind"], index in right] += 1
            if line["outcome"] == Outcome.CONFLICT:
                self.conflicts += 1
                self.conflicts_found += index in right
        lines = [_wrong(name, f) for f in wrong] if show else []
        if show:
            lines += [_missed(name, g) for i, g in enumerate(wanted) if i not in right]
        lines.append(
            f"{name}: {len(flags)} flags, {len(right)} right of {len(wanted)}; traps sprung {sprung} of {len(traps)}"
        )
        return lines

    def figures(self) -> dict[str, float]:
        """The contract's figures, in percent."""
        rates = Rates(self.right, self.flags, self.wanted)
        return {
            "precision": rates.precision,
            "recall": rates.recall,
            "traps": percent(self.sprung, self.traps),
            "queue_precision": percent(self.first_right, self.first),
            "queue_recall": percent(self.screens_right, self.wanted),
            "outcomes": percent(self.same_outcome, self.met),
            "conflicts": percent(self.conflicts_found, self.conflicts),
        }

    def rules(self) -> dict[str, tuple[int, int]]:
        """For each rule that flagged anything how many of its flags were right, and how many there were."""
        codes = sorted({code for code, _ in self.by_rule})
        return {c: (self.by_rule[c, True], self.by_rule[c, True] + self.by_rule[c, False]) for c in codes}

    def lines(self) -> list[str]:
        """The figures with their counts."""
        value = self.figures()
        return [
            "right by rule: " + _shares(self.by_rule),
            "found by kind: " + _shares(self.by_kind),
            f"precision        {value['precision']:5.1f}  ({self.right}/{self.flags})",
            f"recall           {value['recall']:5.1f}  ({self.right}/{self.wanted})",
            f"  of conflicts   {value['conflicts']:5.1f}  ({self.conflicts_found}/{self.conflicts})",
            f"traps sprung     {value['traps']:5.1f}  ({self.sprung}/{self.traps})",
            f"outcome accuracy {value['outcomes']:5.1f}  ({self.same_outcome}/{self.met})",
            f"queue precision  {value['queue_precision']:5.1f}  ({self.first_right}/{self.first}), the first {FIRST}",
            f"queue recall     {value['queue_recall']:5.1f}  ({self.screens_right}/{self.wanted}), "
            f"the first {FIRST_SCREENS} of each story",
        ]


def _shares(counts: Counter[tuple[str, bool]]) -> str:
    names = sorted({name for name, _ in counts})
    return ", ".join(f"{n} {counts[n, True]}/{counts[n, True] + counts[n, False]}" for n in names) or "none"


def _wrong(name: str, f: Record) -> str:
    sides = " | ".join(f"{f[side]['text'][:120]} [{f[side]['quote']}]" for side in ("a", "b"))
    return f"  wrong  {name} {f['rule']} {f['outcome']} {f['confidence']:.2f} | {sides}"


def _missed(name: str, g: Record) -> str:
    return f"  missed {name} {g['kind']} {g['outcome']} | {g['what']} | {g['a']['quote']} | {g['b']['quote']}"


def score(path: str, settings: Settings, show: bool) -> Scores:
    """Checks the articles of each gold file of a folder, each cluster by itself."""
    from checker import pipeline, records
    from checker.embed import load
    from checker.ingest import read

    encoder = load(settings)
    tally, lines = Tally(), []
    for file in gold_files(path):
        name = file.name.split(".")[0]
        gold = read_rows(file, "kind", "outcome", "what", "a", "b")
        articles, refused = read([str(Path(path) / f"{name}.jsonl")])
        if refused or not articles:
            reason = refused[0].reason if refused else "there are no articles."
            raise InputError(reason, where=refused[0].where if refused else f"{name}.jsonl")
        checked = pipeline.check(articles, settings, encoder)
        findings = [records.finding_record(finding) for finding in checked.findings]
        lines += tally.add(name, findings, gold, show=show)
    return Scores(
        figures=tally.figures(),
        lines=(*lines, *tally.lines()),
        lower=frozenset({"traps"}),
        model=encoder.fingerprint,
        rules=tally.rules(),
    )
