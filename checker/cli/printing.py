"""What the command line prints: findings as a table, JSONL or CSV, and a rule's page."""

from __future__ import annotations

import inspect
import shutil
import textwrap
from collections import Counter
from collections.abc import Sequence
from typing import TextIO

from checker import export
from checker.model import Checked, Finding, Side
from checker.records import finding_record, values_key
from checker.rules import _measured
from checker.rules._base import Example, Rule


def write(findings: Sequence[Finding], layout: str, out: TextIO) -> None:
    """Writes findings in queue order, as `table`, `jsonl` or `csv`."""
    if layout == "jsonl":
        export.write_jsonl((finding_record(finding) for finding in findings), out)
    elif layout == "csv":
        export.write_csv(export.rows([finding_record(finding) for finding in findings]), out)
    else:
        out.write(table(findings))


def table(findings: Sequence[Finding], width: int | None = None) -> str:
    """The findings for reading in a terminal: a block a disagreement, the words that differ in brackets.

    Findings of one contested figure that set the same two values against each other are one disagreement; the first of
    them in queue order stands for all.
    """
    width = max(60, min(120, width or shutil.get_terminal_size((100, 24)).columns))
    if not findings:
        return "No discrepancies found.\n"
    blocks = []
    inside = False
    disagreements: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        disagreements.setdefault(_disagreement(finding), []).append(finding)
    for number, (finding, *others) in enumerate(disagreements.values(), 1):
        divergence = finding.divergence
        if finding.alignment.inside and not inside:
            inside = True
            blocks.append("Inside one article: figures that do not fit together, whatever others report.")
        head = f"{number:3d}. {divergence.outcome.value.upper():<10} {divergence.what}"
        tail = f"{divergence.rule} · {divergence.severity.value} · confidence {finding.confidence:.2f} · {finding.id}"
        lines = [head, f"     {tail}"]
        sides = [(finding.alignment.a, divergence.quote_a), (finding.alignment.b, divergence.quote_b)]
        if finding.alignment.inside:  # one sentence: both are marked in it
            lines += _wrapped(_passage(sides[0][0], *[(quote.start, quote.end) for _, quote in sides]), width)
            sides = []
        for side, quote in sides:
            lines += _wrapped(_passage(side, (quote.start, quote.end)), width)
        lines += _wrapped("→ " + divergence.explanation, width)
        if others:
            more, them = (f"{len(others)} more pairs of passages give", "them")
            if len(others) == 1:
                more, them = "1 more pair of passages gives", "it"
            lines += _wrapped(f"and {more} these two values (--format jsonl lists {them})", width)
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks) + "\n"


def _disagreement(finding: Finding) -> tuple[str, str]:
    return (finding.figure_id, values_key(finding)) if finding.figure_id else (finding.id, "")


def _passage(side: Side, *quotes: tuple[int, int]) -> str:
    claim, article = side.claim, side.article
    text = claim.text
    for start, end in sorted(quotes, reverse=True):
        low, high = start - claim.start, end - claim.start
        if 0 <= low <= high <= len(claim.text):
            text = f"{text[:low]}[{text[low:high]}]{text[high:]}"
    label = " · ".join(part for part in (article.outlet or article.name, (article.published or "")[:10]) if part)
    return f"{label}: {' '.join(text.split())}"


def _wrapped(text: str, width: int) -> list[str]:
    return textwrap.wrap(text, width, initial_indent="     ", subsequent_indent="       ", break_on_hyphens=False)


def summary(checked: Checked, new: int) -> str:
    """One line on what was read and found."""
    origins = len({article.origin or article.id for article in checked.articles})
    counts = Counter(finding.divergence.outcome.value for finding in checked.findings)
    found = ", ".join(f"{n} {outcome}" for outcome, n in sorted(counts.items())) or "nothing to compare"
    return (
        f"{len(checked.articles)} articles of {origins} origins: {found}; "
        f"{len(checked.figures)} contested figures; new in the store: {new} findings"
    )


def rule_page(rule: Rule) -> str:
    """What a rule finds, when it stays silent, and its examples."""
    lines = [f"{rule.code} {rule.name} ({rule.kind.value}, since {rule.since})", ""]
    lines += [inspect.cleandoc(rule.__doc__ or ""), "", _measured.words(rule), ""]
    for title, examples in (("Diverges", rule.DIVERGES), ("Does not diverge", rule.AGREES)):
        lines.append(f"{title}:" if rule.inside is None else f"{title} (one article):")
        lines += [line for example in examples for line in _example(example)]
    return "\n".join(lines)


def _example(example: Example) -> list[str]:
    outcome = example.outcome.value if example.outcome else "silent"
    dates = [f" ({day})" if day else "" for day in (example.a_published, example.b_published)]
    lines = [f"  {outcome}:", f"    {example.a_outlet}{dates[0]}: {example.a}"]
    return [*lines, f"    {example.b_outlet}{dates[1]}: {example.b}"] if example.b else lines
