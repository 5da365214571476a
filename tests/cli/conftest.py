"""Runs commands of the command line in an empty folder."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from checker import cli, pipeline
from tests.build import BagOfWords
from tests.cli.driving import ARTICLES, Ran, Run


@pytest.fixture
def checker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs one command in an empty folder, with an encoder that costs nothing; `given` is its standard input."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(pipeline, "load", lambda settings: BagOfWords())

    def run(*args: str, given: str | bytes = "") -> Ran:
        raw = given.encode() if isinstance(given, str) else given
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw), encoding="utf-8"))
        try:
            status = cli.main(args)
        except SystemExit as stop:  # argparse on wrong usage
            status = int(stop.code or 0)
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        return Ran(status, out, err)

    return run


@pytest.fixture
def corpus(tmp_path: Path) -> str:
    (tmp_path / "corpus.jsonl").write_text("".join(json.dumps(article) + "\n" for article in ARTICLES))
    return "corpus.jsonl"
