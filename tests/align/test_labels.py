"""Labelled stories: groups and pairs, and what each says of two figures."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from checker import claims as reading
from checker.align import train
from checker.align.entries import entries
from checker.align.labels import Story, gold_stories, grouped_stories
from checker.errors import InputError

HERE = Path(train.__file__).with_name("labels.jsonl")
A = "The fire killed 14 people. It burned 900 acres. The mayor is 51."
B = "At least 17 people died in the fire. It burned 900 acres. The reward is $500."


def corpus(folder: Path, name: str = "corpus.jsonl") -> Path:
    rows = [{"id": "s-A", "text": A, "outlet": "One"}, {"id": "s-B", "text": B, "outlet": "Two"}]
    path = folder / name
    text = "".join(json.dumps(row) + "\n" for row in rows)
    if path.suffix == ".gz":
        path.write_bytes(gzip.compress(text.encode()))
    else:
        path.write_text(text, encoding="utf-8")
    return path


def labels(folder: Path, **story: Any) -> Path:
    toll = {"what": "the toll", "members": [["s-A", A.index("14"), A.index("14") + 2], ["s-B", B.index("17"), 12]]}
    path = folder / "labels.jsonl"
    row = {"story": "s", "articles": ["s-A", "s-B"], "groups": [{**toll, "flags": [[0, 1, "update"]]}], "lines": []}
    path.write_text(json.dumps({**row, **story}) + "\n", encoding="utf-8")
    return path


def judged(story: Story) -> dict[tuple[str, str], bool | None]:
    found = entries(story.articles, [claim for article in story.articles for claim in reading.read(article)])
    same = story.judge(found)
    left, right = ([e for e in found if e.article is article] for article in story.articles)
    return {(a.figure.text, b.figure.text): same(a, b) for a in left for b in right}


@pytest.mark.parametrize("name", ["corpus.jsonl", "corpus.jsonl.gz"])
def test_mentions_of_one_group_are_of_one_quantity(tmp_path: Path, name: str) -> None:
    (story,) = grouped_stories(labels(tmp_path), [corpus(tmp_path, name)])
    pairs = judged(story)
    assert pairs["14", "17"] is True
    assert pairs["14", "900 acres"] is False
    assert pairs["900 acres", "900 acres"] is None  # equal values that nobody spoke of


def test_an_article_that_is_nowhere_is_named(tmp_path: Path) -> None:
    path = labels(tmp_path, articles=["s-A", "s-Z"])
    with pytest.raises(InputError, match="s-Z"):
        list(grouped_stories(path, [corpus(tmp_path)]))


def test_pairs_of_gold_files(tmp_path: Path) -> None:
    corpus(tmp_path, "s.jsonl")

    def side(article: str, text: str, quote: str, sentence: str) -> dict[str, Any]:
        start = text.index(sentence)
        at = text.index(quote)
        return {
            "article": article,
            "start": start,
            "end": start + len(sentence),
            "quote": quote,
            "quote_start": at,
            "quote_end": at + len(quote),
        }

    line = {
        "kind": "figure",
        "outcome": "update",
        "a": side("s-A", A, "14", "The fire killed 14 people."),
        "b": side("s-B", B, "17", "At least 17 people died in the fire."),
    }
    (tmp_path / "s.gold.jsonl").write_text(json.dumps(line) + "\n", encoding="utf-8")
    (story,) = gold_stories(tmp_path)
    pairs = judged(story)
    assert pairs["14", "17"] is True
    assert pairs["14", "900 acres"] is False


def test_the_shipped_labels_hold_no_text_of_articles() -> None:
    stories = [json.loads(line) for line in HERE.read_text("utf-8").splitlines()]
    assert len({story["story"] for story in stories}) == len(stories) > 400
    for story in stories:
        assert set(story) == {"story", "articles", "groups", "lines"}
        for group in story["groups"]:
            assert set(group) == {"what", "members", "flags"}
            assert all(article in story["articles"] and start < end for article, start, end in group["members"])
            assert len({article for article, _, _ in group["members"]}) > 1 or not group["flags"]
        for line in story["lines"]:
            assert set(line) == {"kind", "outcome", "what", "a", "b"}
            for side in (line["a"], line["b"]):
                assert set(side) <= {"article", "start", "end", "quote_start", "quote_end", "also"}
