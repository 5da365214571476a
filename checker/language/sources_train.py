"""Trains and measures the attribution models on PolNeAR (Newell, Margolin & Ruths, LREC 2018).

    python -m checker.language.sources_train DATA.jsonl            cross-validated figures, by article
    python -m checker.language.sources_train DATA.jsonl --write    and write cues/sources_model.json from all of it

Rows: text, and attributions with the spans of source, cue and content. Needs scikit-learn; reading does not.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from checker.language import sources, sources_decide
from checker.language import sources_candidates as candidates
from checker.language.sentences import split
from checker.language.sources_features import cue_features
from checker.language.sources_model import Linear, Model
from checker.language.sources_tokens import Tokens, tokenise

Spans = list[tuple[int, int]]


@dataclass(slots=True)
class Case:
    """One possible cue with its features, the features of its possible sources, and the gold attribution it meets."""

    article: int
    sentence: int
    cue: candidates.Cue
    span: tuple[int, int]
    features: list[str]
    chunk_spans: Spans
    chunk_features: list[list[str]]
    gold: tuple[Spans, Spans] | None


@dataclass(slots=True)
class Document:
    """An article: its sentences as tokens with their offsets, and its gold attributions (cue spans, source spans)."""

    sentences: list[tuple[int, Tokens]]
    gold: list[tuple[Spans, Spans]]
    cases: list[Case] = field(default_factory=list)


def _meets(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _spans(parts: Any) -> Spans:
    return [(int(s), int(e)) for part in parts for s, e in part["spans"]]


def read(path: Path) -> list[Document]:
    """The labelled articles with every candidate of theirs."""
    documents = []
    for number, line in enumerate(path.read_text(encoding="utf8").splitlines()):
        row = json.loads(line)
        text = row["text"]
        gold = [(_spans(a.get("cue", [])), _spans(a.get("source", []))) for a in row["attributions"]]
        document = Document([(s.start, tokenise(text[s.start : s.end])) for s in split(text)], gold)
        for index, (offset, tokens) in enumerate(document.sentences):
            document.cases += _cases(number, index, offset, tokens, gold)
        documents.append(document)
    return documents


def _cases(article: int, sentence: int, offset: int, tokens: Tokens, gold: list[tuple[Spans, Spans]]) -> Iterator[Case]:
    found = candidates.chunks(tokens)
    earlier: candidates.Cue | None = None
    for cue in candidates.cues(tokens):
        span = (offset + tokens.starts[cue.first], offset + tokens.ends[cue.last])
        chunks, features = sources_decide.source_cases(tokens, cue, found)
        case = Case(
            article=article,
            sentence=sentence,
            cue=cue,
            span=span,
            features=cue_features(tokens, cue, earlier),
            chunk_spans=[(offset + tokens.starts[c.first], offset + tokens.ends[c.last]) for c in chunks],
            chunk_features=features,
            gold=next((g for g in gold if any(_meets(span, s) for s in g[0])), None),
        )
        earlier = cue
        yield case


def _fit(rows: list[list[str]], labels: list[bool], strength: float, least: float) -> Linear:
    """A logistic regression over the features seen at least three times."""
    import numpy as np
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression

    seen = Counter(name for row in rows for name in set(row))
    index = {name: i for i, name in enumerate(sorted(name for name, n in seen.items() if n >= 3))}
    columns: list[int] = []
    ends = [0]
    for row in rows:
        columns += [index[name] for name in set(row) if name in index]
        ends.append(len(columns))
    matrix = csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(rows), len(index)))
    model = LogisticRegression(C=strength, max_iter=1000, solver="liblinear").fit(matrix, labels)
    weights = {name: round(float(model.coef_[0][i]), 3) for name, i in index.items()}
    return Linear({name: w for name, w in weights.items() if w}, round(float(model.intercept_[0]), 3), least)


def train(cases: Sequence[Case], least: float = -0.45) -> Model:
    """Both models from labelled cases."""
    cue = _fit([c.features for c in cases], [c.gold is not None for c in cases], 0.08, least)
    rows, labels = [], []
    for case in cases:
        if case.gold is not None and case.gold[1]:
            for span, features in zip(case.chunk_spans, case.chunk_features, strict=True):
                rows.append(features)
                labels.append(any(_meets(span, s) for s in case.gold[1]))
    return Model(cue, _fit(rows, labels, 0.3, -3.0))


def _matched(found: Spans, gold: list[Spans]) -> int:
    """How many found spans take a gold span of their own by overlap."""
    free, hits = set(range(len(gold))), 0
    for span in sorted(found):
        hit = next((k for k in sorted(free) if any(_meets(span, s) for s in gold[k])), None)
        if hit is not None:
            free.discard(hit)
            hits += 1
    return hits


@dataclass(slots=True)
class Tally:
    """Precision, recall and F1 from counts."""

    hits: int = 0
    found: int = 0
    gold: int = 0

    def line(self) -> str:
        """P R F1 in percent."""
        p, r = self.hits / max(1, self.found), self.hits / max(1, self.gold)
        return f"P {100 * p:.1f} R {100 * r:.1f} F1 {200 * p * r / max(p + r, 1e-9):.1f}"


def measure(documents: Sequence[Document], models: Sequence[Model]) -> dict[str, Tally]:
    """Cue and source figures, document `i` read with `models[i]`."""
    tallies = {name: Tally() for name in ("cue", "source", "both")}
    for document, model in zip(documents, models, strict=True):
        cues: Spans = []
        named: Spans = []
        for offset, tokens in document.sentences:
            for credit in sources.read(tokens, model):
                span = (offset + credit.cue_start, offset + credit.cue_end)
                cues.append(span)
                if not credit.text:
                    continue
                source = (offset + credit.start, offset + credit.end)
                named.append(source)
                tallies["both"].hits += any(
                    any(_meets(span, s) for s in g[0]) and any(_meets(source, s) for s in g[1]) for g in document.gold
                )
        for name, found, gold in (
            ("cue", cues, [g[0] for g in document.gold if g[0]]),
            ("source", named, [g[1] for g in document.gold if g[1]]),
        ):
            tallies[name].hits += _matched(found, gold)
            tallies[name].found += len(found)
            tallies[name].gold += len(gold)
    tallies["both"].found, tallies["both"].gold = tallies["source"].found, tallies["source"].gold
    return tallies


def cross_validate(documents: Sequence[Document], folds: int = 5, seed: int = 0) -> dict[str, Tally]:
    """Figures on articles that the models did not see."""
    order = list(range(len(documents)))
    random.Random(seed).shuffle(order)
    fold_of = {article: place % folds for place, article in enumerate(order)}
    trained = [train([c for i, d in enumerate(documents) if fold_of[i] != k for c in d.cases]) for k in range(folds)]
    return measure(documents, [trained[fold_of[i]] for i in range(len(documents))])


def main(arguments: Sequence[str] | None = None) -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--write", action="store_true", help="write the model trained on all of it")
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args(arguments)
    documents = read(options.data)
    for name, tally in cross_validate(documents, options.folds, options.seed).items():
        print(f"{name:7} {tally.line()}")
    if options.write:
        model = train([c for d in documents for c in d.cases])
        record = {
            name: {"bias": part.bias, "least": part.least, "weights": part.weights}
            for name, part in (("cue", model.cue), ("source", model.source))
        }
        target = Path(__file__).parent / "cues" / "sources_model.json"
        target.write_text(json.dumps(record, indent=0, ensure_ascii=False, sort_keys=True) + "\n", encoding="utf8")
        print(f"wrote {target.name}: {len(model.cue.weights)} + {len(model.source.weights)} weights")


if __name__ == "__main__":
    main()
