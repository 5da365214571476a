"""Trains the model of how factual an event is in its sentence, and writes its coefficients as readable JSON.

Run as `python -m checker.language.train_status FACTUALITY.jsonl... [--check]` on files of sentences with judged events
(`text`, tokens apart by spaces; `targets` with `tok_start`, `tok_end` and `factuality` from -3 to 3, as in the
"It Happened" data of Lee et al. 2015). A ridge regression over the named features of status_events predicts the value;
two thresholds, chosen by cross-validation over sentences, part denied, uncertain and certain. With --stance, rows of
headline, claim and label (Emergent) train the stance of headlines.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from checker.language.status_events import features
from checker.language.status_stance import features as stance_features

MODEL_FILE = Path(__file__).with_name("cues") / "status_model.json"
STANCE_FILE = MODEL_FILE.with_name("stance_model.json")
_LEAST = 4  # sentences a feature must be seen in
_STRENGTH = 5.0  # of the ridge
_STANCE_LEAST = 5
_STANCE_STRENGTH = 0.1  # inverse, of the logistic regression
_FOLDS = 10


def events(paths: Sequence[str]) -> Iterator[tuple[int, str, int, int, float]]:
    """Every judged event: the number of its sentence, the sentence, the event's offsets and its value (-3 to 3)."""
    number = 0
    for path in paths:
        for line in Path(path).read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            text = record["text"]
            starts = [0]
            for token in text.split(" "):
                starts.append(starts[-1] + len(token) + 1)
            number += 1
            for target in record["targets"]:
                start, end = starts[target["tok_start"]], starts[target["tok_end"]] - 1
                yield number, text, start, end, float(target["factuality"])


def level_class(value: float) -> int:
    """0 denied (at most -1.5), 1 uncertain (below 1.5), 2 certain."""
    return 0 if value <= -1.5 else 1 if value < 1.5 else 2


def train(paths: Sequence[str]) -> dict[str, Any]:
    """The model as it is written, with what cross-validation gave."""
    import numpy as np
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import Ridge
    from sklearn.metrics import f1_score
    from sklearn.model_selection import GroupKFold

    read = list(events(paths))
    seen = [features(text, start, end) for _, text, start, end, _ in read]
    counts = Counter(name for names in seen for name in names)
    vectoriser = DictVectorizer()
    matrix = vectoriser.fit_transform([{name: 1 for name in names if counts[name] >= _LEAST} for names in seen])
    values = np.array([value for *_, value in read])
    classes = np.array([level_class(value) for value in values])
    groups = np.array([number for number, *_ in read])
    predicted = np.zeros(len(values))
    for known, held in GroupKFold(_FOLDS).split(matrix, classes, groups):
        predicted[held] = Ridge(alpha=_STRENGTH).fit(matrix[known], values[known]).predict(matrix[held])

    def score(denied: float, certain: float) -> float:
        guess = np.where(predicted <= denied, 0, np.where(predicted < certain, 1, 2))
        return float(f1_score(classes, guess, average="macro"))

    best, denied, certain = max((score(d / 20, c / 20), d / 20, c / 20) for d in range(-16, 20) for c in range(26, 50))
    model = Ridge(alpha=_STRENGTH).fit(matrix, values)
    weights = {
        name: round(float(weight), 3)
        for name, weight in zip(vectoriser.get_feature_names_out(), model.coef_, strict=True)
        if abs(weight) >= 0.005
    }
    return {
        "about": "Predicted factuality, -3 to 3, is the intercept plus the weights of the features that hold.",
        "trained_by": "python -m checker.language.train_status",
        "cross_validated_macro_f1": round(best, 3),
        "events": len(read),
        "denied_at_most": denied,
        "certain_from": certain,
        "intercept": round(float(model.intercept_), 3),
        "weights": dict(sorted(weights.items())),
    }


def train_stance(path: str) -> dict[str, Any]:
    """The model of a headline's stance (status_stance), from rows of `headline`, `claim` and `label`.

    A multinomial logistic regression; cross-validation keeps all headlines of a claim together.
    """
    import numpy as np
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.metrics import accuracy_score, f1_score
    from sklearn.model_selection import GroupKFold

    rows = [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]
    seen = [stance_features(row["headline"], row["claim"]) for row in rows]
    counts = Counter(name for names in seen for name in names)
    vectoriser = DictVectorizer()
    matrix = vectoriser.fit_transform([{name: 1 for name in names if counts[name] >= _STANCE_LEAST} for names in seen])
    labels = np.array([row["label"] for row in rows])
    guess = labels.copy()
    for known, held in GroupKFold(_FOLDS).split(matrix, labels, [row["claim"] for row in rows]):
        model = LogisticRegression(C=_STANCE_STRENGTH, max_iter=2000).fit(matrix[known], labels[known])
        guess[held] = model.predict(matrix[held])
    model = LogisticRegression(C=_STANCE_STRENGTH, max_iter=2000).fit(matrix, labels)
    names = vectoriser.get_feature_names_out()
    return {
        "about": "A stance's score is its intercept plus the weights of the features that hold.",
        "trained_by": "python -m checker.language.train_status --stance",
        "cross_validated_accuracy": round(float(accuracy_score(labels, guess)), 3),
        "cross_validated_macro_f1": round(float(f1_score(labels, guess, average="macro")), 3),
        "headlines": len(rows),
        "intercepts": {
            str(label): round(float(at), 3) for label, at in zip(model.classes_, model.intercept_, strict=True)
        },
        "weights": {
            str(label): {
                str(name): round(float(weight), 3)
                for name, weight in zip(names, row, strict=True)
                if abs(weight) >= 0.005
            }
            for label, row in zip(model.classes_, model.coef_, strict=True)
        },
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Trains and writes the model; with --check only says what cross-validation gives."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("paths", nargs="+")
    parser.add_argument("--stance", action="store_true", help="train the stance of headlines instead")
    parser.add_argument("--check", action="store_true", help="write nothing")
    options = parser.parse_args(arguments)
    model = train_stance(options.paths[0]) if options.stance else train(options.paths)
    print(f"cross-validated macro-F1 {model['cross_validated_macro_f1']}", file=sys.stderr)
    if not options.check:
        target = STANCE_FILE if options.stance else MODEL_FILE
        target.write_text(json.dumps(model, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
