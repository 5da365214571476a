"""The commands: each takes its parsed arguments and returns its exit status.

What a command needs is imported where it runs, so that `--help` and `--version` load nothing heavy.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from checker.cli.streams import can_be_written, output, print_json, records, tell, tell_refused
from checker.errors import UsageError
from checker.model import Outcome, Refused
from checker.settings import Settings

#: Exit statuses.
DONE, WRONG, SOME_REFUSED = 0, 2, 3


def run(args: argparse.Namespace) -> int:
    """Checks articles, keeps what was found in the store, and prints the findings."""
    from checker import growth, pipeline
    from checker.cli import printing
    from checker.embed import load_nli
    from checker.ingest import read
    from checker.store import open_store

    settings = _settings(args, pairs=args.pairs, outcomes=_outcomes(args.outcomes))
    can_be_written(args.out)
    load_nli(settings)  # before anything is read or written: a name that is wrong is told at once
    articles, refused = read(args.paths)
    tell_refused(refused)
    if not articles:
        raise UsageError(
            "no article could be read.", advice="Give .txt, .html, .jsonl or .csv files, or a folder of them."
        )
    with open_store(args.store) as store:
        settings = store.desk_settings(settings)
        given = {article.id for article in articles}
        if args.with_stored:
            checked = growth.check(store, articles, settings, refused=refused, progress=tell)
        else:
            checked = pipeline.check(articles, settings, refused=refused, progress=tell)
        saved = store.save(checked, settings)
    shown = [
        f
        for f in checked.findings
        if f.divergence.outcome in settings.outcomes
        and (f.alignment.a.article.id in given or f.alignment.b.article.id in given)
    ]
    with output(args.out) as out:
        printing.write(shown, args.format, out)
    tell(printing.summary(checked, saved.findings))
    return SOME_REFUSED if refused else DONE


def extract(args: argparse.Namespace) -> int:
    """Prints the mentions of each text."""
    from checker import pipeline

    refused: list[Refused] = []

    def fault(record: dict[str, Any]) -> str:
        wrong = _fault(record)
        return f"the record {wrong}" if wrong else ""

    read = 0
    for record in records(args.file, fault, refused, advice='Give {"id", "text", "published"?}.'):
        mentions = pipeline.extract(record["text"], record.get("published") or None)
        print_json({"id": record.get("id"), "mentions": mentions})
        read += 1
    return _status(read, len(refused))


def compare(args: argparse.Namespace) -> int:
    """Prints the judgement on each pair of passages."""
    from checker import pipeline

    refused: list[Refused] = []

    def fault(record: dict[str, Any]) -> str:
        return ", ".join(f"{side} {wrong}" for side in ("a", "b") if (wrong := _fault(record.get(side))))

    pairs = records(args.file, fault, refused, advice='Give {"id", "a": {"text", …}, "b": {"text", …}}.')
    read = 0
    for result in pipeline.compare_many(pairs, _settings(args)):
        print_json(result)
        read += 1
    return _status(read, len(refused))


def export(args: argparse.Namespace) -> int:
    """Writes the store's findings with their decisions."""
    from checker import export
    from checker.store import open_store

    can_be_written(args.out)
    with open_store(_existing(args.store)) as store:
        export.export(store, args.format, args.out, organisation=args.organisation)
    tell(f"written to {args.out}")
    return DONE


def evaluate(args: argparse.Namespace) -> int:
    """Scores against gold data, and raises the floors where asked to."""
    from checker import evaluate

    report = evaluate.evaluate(args.kind, args.path, _settings(args), show=args.show)
    print(report.text)
    if args.update_baseline:
        for line in evaluate.keep(report):
            tell(line)
    return DONE


def rules(args: argparse.Namespace) -> int:
    """Prints the page of one rule, or of all."""
    from checker.cli import printing
    from checker.rules._registry import all_rules, get_rule

    if args.code:
        print(printing.rule_page(get_rule(args.code)))
    else:
        print("\n\n".join(printing.rule_page(rule) for rule in all_rules()))
    return DONE


def audit(args: argparse.Namespace) -> int:
    """Verifies the log; its problems are data, and make the status that of something wrong."""
    from checker.store import open_store

    with open_store(_existing(args.store)) as store:
        problems = store.verify()
        if not problems:
            print(f"The event log is whole. Head of the chain: {store.head()}")
            return DONE
    for problem in problems:
        print(f"event {problem.seq}: {problem.what}" if problem.seq is not None else f"{problem.item}: {problem.what}")
    return WRONG


def ui(args: argparse.Namespace) -> int:
    """Serves the dashboard until it is stopped."""
    from checker.launch import serve

    return serve(args.store, args.port)


def _settings(args: argparse.Namespace, **more: Any) -> Settings:
    opinion = getattr(args, "second_opinion", "")
    return Settings(model=args.model, allow_download=args.allow_download, second_opinion=opinion, **more)


def _outcomes(words: str) -> frozenset[Outcome]:
    if words.strip() == "all":
        return frozenset(Outcome)
    advice = f"There are: {', '.join(Outcome)}, or all."
    wanted = [word.strip() for word in words.split(",") if word.strip()]
    unknown = [word for word in wanted if word not in list(Outcome)]
    if unknown:
        raise UsageError(f"there is no outcome {', '.join(map(repr, unknown))}.", where="--outcomes", advice=advice)
    if not wanted:
        raise UsageError("no outcome is named.", where="--outcomes", advice=advice)
    return frozenset(map(Outcome, wanted))


def _existing(url: str) -> str:
    """The URL, if it is no SQLite file that is not there: only `run` and `ui` make a store."""
    path = url.removeprefix("sqlite:///")
    if (path != url or "://" not in url) and not Path(path).exists():
        raise UsageError("there is no store.", where=url, advice="Make one with checker run PATH… --store URL.")
    return url


def _status(read: int, refused: int) -> int:
    return DONE if not refused else SOME_REFUSED if read else WRONG


def _fault(value: Any) -> str:
    """Why a record's text, date and outlet cannot be read; empty where they can."""
    if not isinstance(value, dict) or not isinstance(value.get("text"), str):
        return "has no text"
    for name in ("published", "outlet"):
        if not isinstance(value.get(name), str | None):
            return f"has a {name} that is no text"
    return ""
