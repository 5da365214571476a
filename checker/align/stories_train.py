"""Trains P(same story) and counts the words of news; writes same_story.json and term_counts.tsv.

    python -m checker.align.stories_train ARTICLES PAIRS --corpus FILE... [--labels FILE] [--out FOLDER]

ARTICLES (JSONL, also .gz) are corpus records over years, PAIRS a CSV with columns `a`, `b` (also .gz): which of them
tell of one event. What texts say is learned from these pairs and from like articles (cosine of their leads from
`stories.LOOK`) that are ten days apart or more: a series of like events. What time says is learned from labelled
stories (`checker.align.labels`), whose articles are taken against those of all other stories of their corpus. Nothing
of the articles but numbers and counts of words enters the files.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import random
import sys
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from checker.align import Encode, Vectors, labels, lead_rows, prepare, same_story, stories, terms
from checker.model import Article, Field
from checker.settings import Settings

_SOME = 3_000  # articles of the pairs that are read
_OTHER_EVENT = 10.0  # days from which two articles are not of one event
_EACH = 5  # pairs of other events, for one of the same
#: Days. What time says goes with the square root of the days between two articles, up to two weeks: later ones of a
#: story that goes on come at any time.
_KNOTS = (0.0, 1.0, 2.0, 4.0, 7.0, 10.0, 14.0)
#: What a day apart says, in log-odds. Labelled stories, most of them one day's news, say -4.0, and tell stories apart
#: no better for it; a story that runs for weeks has articles days apart.
_SLOPE = -2.5
_STRENGTH = 1.0  # inverse of the L2 penalty


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of articles, n each: cosine of leads, terms in common, days apart (NaN: unknown), and whether of one story.

    `group` is the story of the first of the two.
    """

    lead: NDArray[np.float64]
    shared: NDArray[np.float64]
    days: NDArray[np.float64]
    same: NDArray[np.bool_]
    group: NDArray[np.str_]

    def only(self, rows: NDArray[Any]) -> Pairs:
        """The pairs of these rows (indices or a mask)."""
        return Pairs(self.lead[rows], self.shared[rows], self.days[rows], self.same[rows], self.group[rows])


@dataclass(frozen=True, slots=True)
class Looked:
    """Articles with what of them is compared: (n, size) rows of their leads, and their terms."""

    articles: tuple[Article, ...]
    rows: NDArray[np.float32]
    terms: tuple[terms.Terms, ...]

    def pairs(self, story: Sequence[str], corpus: Sequence[str], events: Collection[tuple[str, str]]) -> Pairs:
        """All pairs of one corpus that may be of one story (`stories.LOOK`, the time window).

        Of one they are where `story` gives them one name. Two stories that `events` joins are left out: whether they
        are one nobody has said.
        """
        i, j = np.nonzero(np.triu(self.rows @ self.rows.T >= stories.LOOK, 1))
        days = np.array([stories.day(article) for article in self.articles])
        names, of = np.array(story), np.array(corpus)
        where = {article.id: name for article, name in zip(self.articles, story, strict=True)}
        joined = {frozenset((where[a], where[b])) for a, b in events if a in where and b in where}
        window = Settings().window_days
        told = [
            of[a] == of[b]
            and not abs(days[a] - days[b]) > window
            and (names[a] == names[b] or frozenset((names[a], names[b])) not in joined)
            for a, b in zip(i, j, strict=True)
        ]
        i, j = i[told], j[told]
        return Pairs(
            lead=np.einsum("ij,ij->i", self.rows[i], self.rows[j]).astype(np.float64),
            shared=np.array([terms.shared(self.terms[a], self.terms[b]) for a, b in zip(i, j, strict=True)]),
            days=np.abs(days[i] - days[j]),
            same=names[i] == names[j],
            group=names[i],
        )


def look(articles: Sequence[Article], encode: Encode) -> Looked:
    """Reads articles as far as telling stories apart needs."""
    from checker import claims as reading

    found = [claim for article in articles for claim in reading.read(article)]
    short = [claim for claim in found if claim.where is Field.TITLE or claim.index < stories.LEAD]
    ready = prepare(articles, short)
    of = stories.article_terms(articles, found)
    return Looked(tuple(articles), lead_rows(ready, Vectors(encode)), tuple(of[article.id] for article in articles))


def train_texts(looked: Looked, events: Iterable[tuple[str, str]]) -> Pairs:
    """The pairs that tell what texts say: those of one event, and like ones that are days apart."""
    number = {article.id: n for n, article in enumerate(looked.articles)}
    both = {(number[a], number[b]) for a, b in events if a in number and b in number}
    both |= {(b, a) for a, b in both}
    i, j = np.nonzero(np.triu(looked.rows @ looked.rows.T >= stories.LOOK, 1))
    days = np.array([stories.day(article) for article in looked.articles])
    gap = np.abs(days[i] - days[j])
    one = np.array([pair in both for pair in zip(i.tolist(), j.tolist(), strict=True)], dtype=bool)
    other = np.nonzero(~one & (gap >= _OTHER_EVENT))[0]
    dice = np.random.default_rng(0)
    other = dice.choice(other, min(len(other), _EACH * int(one.sum())), replace=False)
    keep = np.concatenate([np.nonzero(one)[0], other])
    i, j, gap, one = i[keep], j[keep], gap[keep], one[keep]
    return Pairs(
        lead=np.einsum("ij,ij->i", looked.rows[i], looked.rows[j]).astype(np.float64),
        shared=np.array([terms.shared(looked.terms[a], looked.terms[b]) for a, b in zip(i, j, strict=True)]),
        days=gap,
        same=one,
        group=np.array([looked.articles[n].id for n in i]),
    )


def train(texts: Pairs, times: Pairs) -> dict[str, Any]:
    """A model as `checker.align.additive.from_dict` reads it: texts first, then how much they weigh, time given."""
    from scipy.optimize import minimize
    from sklearn.linear_model import LogisticRegression

    first = LogisticRegression(C=_STRENGTH, max_iter=2000).fit(np.column_stack([texts.lead, texts.shared]), texts.same)
    said = first.decision_function(np.column_stack([times.lead, times.shared]))
    undated = np.isnan(times.days)
    far = _SLOPE * np.sqrt(np.where(undated, 0.0, np.minimum(times.days, _KNOTS[-1])))

    def loss(at: NDArray[np.float64]) -> float:
        logits = at[0] * said + at[1] + far + at[2] * undated
        return float(np.logaddexp(0, np.where(times.same, -logits, logits)).sum())

    scale, level, unknown = (float(value) for value in minimize(loss, np.array([1.0, 0.0, -3.0])).x)
    lead, shared = (float(weight) * scale for weight in first.coef_[0])
    curves = {
        "lead_similarity": ([0.0, 1.0], [0.0, lead]),
        "shared_terms": ([0.0, 1.0], [0.0, shared]),
        "days_apart": (list(_KNOTS), [_SLOPE * float(np.sqrt(at)) + 0.0 for at in _KNOTS]),
        "undated": ([0.0, 1.0], [0.0, unknown]),
    }
    return {
        "features": {
            name: {"at": at, "share": [round(share, 5) for share in shares]} for name, (at, shares) in curves.items()
        },
        "intercept": round(level + scale * float(first.intercept_[0]), 5),
        "about": {
            "pairs of events": [int(texts.same.sum()), int((~texts.same).sum())],
            "pairs of stories": [int(times.same.sum()), int((~times.same).sum())],
        },
    }


def left_out(texts: Pairs, times: Pairs, folds: int = 5) -> NDArray[np.float64]:
    """P(same story) of the pairs of stories, each story's from a model whose view of time was trained without it."""
    from checker.align.additive import from_dict

    found = np.zeros(len(times.same))
    names = np.unique(times.group)
    for fold in range(folds):
        test = np.isin(times.group, names[fold::folds])
        model = from_dict(train(texts, times.only(~test)), same_story.FEATURES, same_story.FILE)
        part = times.only(test)
        found[test] = model.probabilities(same_story.features(part.lead, part.shared, part.days))
    return found


def _open(path: Path) -> Iterable[str]:
    return gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> int:
    """Trains, prints what the left-out stories say, and writes the files."""
    from checker.embed import load

    parser = argparse.ArgumentParser(description="Trains P(same story) and counts the words of news.")
    parser.add_argument("articles", type=Path)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--corpus", type=Path, nargs="+", required=True)
    parser.add_argument("--labels", type=Path, default=Path(__file__).with_name("labels.jsonl"))
    parser.add_argument("--out", type=Path, default=Path(__file__).parent)
    asked = parser.parse_args(arguments)
    records = [json.loads(line) for line in _open(asked.articles)]
    counts: Counter[str] = Counter()
    for record in records:
        counts.update({word for text in (record.get("title") or "", record["text"]) for word in terms.words(text)})
    (asked.out / terms.FILE).write_text(terms.table(counts, len(records)), encoding="utf-8")
    terms.forget()
    with _open(asked.pairs) as lines:  # type: ignore[attr-defined]
        events = [(row["a"], row["b"]) for row in csv.DictReader(lines)]
    random.Random(0).shuffle(events)
    some: set[str] = set()
    for pair in events:
        some |= set(pair) if len(some) < _SOME else set()
    encode = load(Settings()).encode
    texts = train_texts(look([labels.article(r) for r in records if r["id"] in some], encode), events)
    told = [
        (story.name, article)
        for story in labels.grouped_stories(asked.labels, asked.corpus)
        for article in story.articles
    ]
    of = {str(json.loads(line)["id"]): path.name for path in reversed(asked.corpus) for line in _open(path)}
    times = look([article for _, article in told], encode).pairs(
        [name for name, _ in told], [of[article.id] for _, article in told], events
    )
    p = left_out(texts, times)
    for least in (0.3, 0.5, 0.7):
        kept = p >= least
        print(f"P >= {least}: {int((kept & times.same).sum())} of {int(times.same.sum())} pairs of one story,", end=" ")
        print(f"{int((kept & ~times.same).sum())} of {int((~times.same).sum())} of two", file=sys.stdout)
    model = train(texts, times)
    (asked.out / same_story.FILE).write_text(json.dumps(model, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
