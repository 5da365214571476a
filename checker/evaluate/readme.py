"""Writes the table of measured figures into the README: python -m checker.evaluate.readme README.md.

The figures are those of measured.json (`checker evaluate KIND PATH --update-baseline` writes it), and those that the
trained models' own files give for data left out of their training. What was not measured has no row.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

from checker.errors import InputError
from checker.evaluate import _measured

START, END = "<!-- measured -->", "<!-- end of measured -->"
COMMAND = "python -m checker.evaluate.readme README.md"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table.

    `measured` names what was measured ("KIND NAME"), `figure` which of its figures. `unseen` is the package, the file
    and the keys of the same figure on data left out of training: a file of the package that holds it, as a share of 1.
    """

    words: str
    measured: str
    figure: str
    data: str
    unseen: tuple[str, ...] = ()
    trained: bool = False
    published: str = ""


_STORIES = "labelled stories, each of several outlets"
_CUES = "checker.language.cues"
_FACTS = ("checker.align", "facts.json", "about", "left_out")
ROWS = (
    Row("flags that are right (precision)", "clusters clusters", "precision", _STORIES),
    Row("divergences that are flagged (recall)", "clusters clusters", "recall", _STORIES),
    Row("conflicts among them that are flagged", "clusters clusters", "conflicts", _STORIES),
    Row("of the first five flags of a story, right", "clusters clusters", "queue_precision", _STORIES),
    Row("traps that are flagged (less is better)", "clusters clusters", "traps", _STORIES),
    Row("outcomes that are the reader's", "clusters clusters", "outcomes", _STORIES),
    Row("figures read, value (F1)", "quantities quantities.jsonl", "value_f1", "NewsQuant", published="92.0"),
    Row("figures read, with unit (F1)", "quantities quantities.jsonl", "unit_f1", "NewsQuant", published="85.6"),
    Row("figures read, with bound (F1)", "quantities quantities.jsonl", "change_f1", "NewsQuant", published="88.1"),
    Row(
        "how certain an event is, three classes (macro F1)",
        "status factuality_UW.jsonl",
        "macro_f1",
        "UW factuality",
        unseen=(_CUES, "status_model.json", "cross_validated_macro_f1"),
        trained=True,
    ),
    Row(
        "the same",
        "status factuality_MEANTIME.jsonl",
        "macro_f1",
        "MEANTIME factuality",
    ),
    Row(
        "headlines that assert, deny or report a rumour (accuracy)",
        "status emergent.jsonl",
        "accuracy",
        "Emergent",
        unseen=(_CUES, "stance_model.json", "cross_validated_accuracy"),
        trained=True,
        published="73.3",
    ),
    Row("who is credited, source (F1)", "sources attribution_polnear.jsonl", "source_f1", "PolNeAR", trained=True),
    Row(
        "contradictions called conflict that are (precision)", "pairs rte3.jsonl", "precision", "RTE-3", published="23"
    ),
    Row("contradictions called conflict (recall)", "pairs rte3.jsonl", "recall", "RTE-3", published="19"),
    Row("entailed pairs called conflict (less is better)", "pairs rte3.jsonl", "alarms", "RTE-3"),
    Row("entailed pairs called conflict (less is better)", "pairs equate_NewsNLI.jsonl", "alarms", "EQUATE NewsNLI"),
    Row(
        "sentences about one event rank first (AUC; cosine alone: 69.9)",
        "alignment ecbplus_pairs.jsonl",
        "auc",
        "ECB+ pairs",
        unseen=(*_FACTS, "ecbplus_pairs", "auc"),
        trained=True,
    ),
    Row(
        "like events taken for one (less is better; cosine from 0.6 on: 12.3)",
        "alignment ecbplus_other_incident.jsonl",
        "merged",
        "ECB+, other incidents",
        unseen=(*_FACTS, "ecbplus_other_incident", "merged"),
        trained=True,
    ),
    Row(
        "paraphrases recognised (F1; all taken for such: 80.6)",
        "alignment mrpc.jsonl",
        "f1",
        "MRPC",
        unseen=(*_FACTS, "mrpc", "f1"),
        trained=True,
        published="85.9",
    ),
)


def table(measured: dict[str, Any]) -> str:
    """The table in Markdown, of what `measured` holds."""
    lines = ["| what, in percent | measured on | reached | on data left out of training | published |"]
    lines.append("|---|---|--:|--:|--:|")
    for row in ROWS:
        value = measured.get(row.measured, {}).get("figures", {}).get(row.figure)
        if value is not None:
            lines.append(f"| {row.words} | {row.data} | {value:.1f} | {_unseen(row)} | {row.published} |")
    about = _file("checker.align", "comparability.json")["about"]
    left_out, cosine = (about[f"average_precision_{name}"] * 100 for name in ("left_out", "of_cosine"))
    lines.append(
        f"| two figures of one quantity rank first (average precision; cosine alone: {cosine:.1f}) "
        f"| {about['stories']} labelled stories | | {left_out:.1f} | |"
    )
    return "\n".join(lines)


def _unseen(row: Row) -> str:
    if row.unseen:
        package, file, *keys = row.unseen
        found: Any = _file(package, file)
        for key in keys:
            found = found[key]
        return f"{100 * found:.1f}"
    return "see below" if row.trained else "nothing trained on it"


def _file(package: str, name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((resources.files(package) / name).read_text("utf-8"))
    return found


def filled(text: str, measured: dict[str, Any]) -> str:
    """The README with the table between its two marks.

    Raises:
        InputError: the marks are not there.
    """
    before, start, rest = text.partition(START)
    _, end, after = rest.partition(END)
    if not (start and end):
        raise InputError(f"the marks {START} and {END} are not in it.", where="README.md")
    return f"{before}{START}\n{table(measured)}\n{END}{after}"


def main(argv: Sequence[str] | None = None) -> int:
    """Fills the README that is named."""
    (name,) = sys.argv[1:] if argv is None else argv
    file = Path(name)
    file.write_text(filled(file.read_text("utf-8"), _measured.read()), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
