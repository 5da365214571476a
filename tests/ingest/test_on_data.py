"""Measured on the public data sets, where they are at hand. The floors only go up."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from checker.ingest import read
from checker.ingest.clean import body, clean
from checker.ingest.origins import collapse
from checker.model import Article

pytestmark = pytest.mark.data


@pytest.fixture(scope="module")
def clusters(data_dir: Path) -> dict[str, Article]:
    articles, refused = read([str(data_dir / "clusters")])
    assert refused == []
    return {article.name: article for article in clean(collapse(articles))}


def test_next_to_no_gold_sentence_is_taken_for_furniture(data_dir: Path, clusters: dict[str, Article]) -> None:
    touched, sides = set(), 0
    for path in sorted((data_dir / "clusters").glob("*.gold.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            gold = json.loads(line)
            for side in (gold["a"], gold["b"]):
                sides += 1
                article = clusters[side["article"]]
                for gone in article.removed:
                    if gone.start < side["end"] and side["start"] < gone.end:
                        touched.add((article.name, gone.start))
    assert sides > 500
    assert len(touched) <= 1  # a link to another story, set in capitals


def test_little_of_clean_texts_is_removed(clusters: dict[str, Article]) -> None:
    gone = sum(span.end - span.start for article in clusters.values() for span in article.removed)
    assert gone / sum(len(article.text) for article in clusters.values()) < 0.04


def test_web_pages(data_dir: Path) -> None:
    """Mean token F1 of the cleaned text against what people marked as the article (trafilatura alone: .955)."""
    gold = [json.loads(line) for line in (data_dir / "html" / "gold.jsonl").read_text("utf-8").splitlines()]
    articles, _ = read([str(data_dir / "html")])
    found = {a.name: "\n".join(a.text[s.start : s.end] for s in body(a)) for a in clean(articles)}
    scores = []
    for page in gold:
        want, got = (Counter(re.findall(r"\w+", text)) for text in (page["articleBody"], found.get(page["id"], "")))
        scores.append(2 * (want & got).total() / max(1, want.total() + got.total()))
    assert sum(scores) / len(scores) >= 0.955
