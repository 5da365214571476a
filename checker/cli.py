"""The command line: `checker run|extract|compare|export|evaluate|rules|audit|ui`.

Data goes to standard output, everything else to standard error. Exit status: 0 done; 2 wrong usage, or nothing
readable at all; 3 done, but some inputs were refused, each named on standard error with the reason.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO, TextIO

from checker import __version__
from checker.errors import CheckerError, UsageError
from checker.model import DIVERGENT, Outcome, Refused
from checker.settings import DEFAULT_MODEL, DEFAULT_STORE, Settings

DONE, WRONG, SOME_REFUSED = 0, 2, 3
KINDS = ("clusters", "quantities", "pairs", "status", "sources", "alignment")


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit status."""
    args = _parser().parse_args(argv)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a text may hold what the terminal's encoding does not
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")
    try:
        return int(args.command(args))
    except CheckerError as error:
        print(f"checker: {error}", file=sys.stderr)
        return WRONG
    except BrokenPipeError:
        # The reader of our output went away (`checker run … | head`): nothing is wrong here.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        print("checker: stopped", file=sys.stderr)
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="checker", description="Shows where news outlets diverge on one story, with the words that prove it."
    )
    parser.add_argument("--version", action="version", version=f"checker {__version__}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")

    run = _command(commands, "run", _run, "check articles against one another")
    run.add_argument(
        "paths", nargs="+", metavar="PATH", help="files, folders, .jsonl or .csv corpora; - is JSONL on standard input"
    )
    _store(run)
    run.add_argument(
        "--format", choices=("table", "jsonl", "csv"), default="table", help="what to print (default table)"
    )
    run.add_argument("--out", metavar="FILE", help="print there instead of on standard output")
    run.add_argument(
        "--outcomes",
        metavar="LIST",
        default=",".join(sorted(DIVERGENT)),
        help="outcomes to print, with commas between, or all (default conflict,attributed,update)",
    )
    run.add_argument(
        "--pairs",
        choices=("across", "all"),
        default="across",
        help="across: articles of different outlets; all: also one outlet against itself over time",
    )
    run.add_argument(
        "--with-stored", action="store_true", help="also compare with the articles that the store already holds"
    )
    _model(run)
    _second_opinion(run)

    extract = _command(commands, "extract", _extract, "print the mentions read out of texts")
    extract.add_argument(
        "file", nargs="?", default="-", metavar="FILE", help='JSONL {"id", "text", "published"?}; - is standard input'
    )

    compare = _command(commands, "compare", _compare, "judge pairs of passages")
    compare.add_argument(
        "file",
        nargs="?",
        default="-",
        metavar="FILE",
        help='JSONL {"id", "a": {"text", "outlet"?, "published"?}, "b": {…}}; - is standard input',
    )
    _model(compare)
    _second_opinion(compare)

    export = _command(commands, "export", _export, "write the store's findings with their decisions")
    _store(export)
    export.add_argument(
        "--format",
        choices=("csv", "xlsx", "jsonl", "claimreview"),
        default="csv",
        help="claimreview: the signed figures as schema.org ClaimReview (JSON-LD)",
    )
    export.add_argument("--organisation", metavar="NAME", default="", help="who publishes the check, for claimreview")
    export.add_argument("--out", metavar="FILE", required=True)

    evaluate = _command(commands, "evaluate", _evaluate, "score against gold data")
    evaluate.add_argument("kind", choices=KINDS)
    evaluate.add_argument(
        "path", metavar="PATH", help="a gold file, or for clusters the folder of articles and gold files"
    )
    evaluate.add_argument("--show", action="store_true", help="print what was missed and what was wrong")
    evaluate.add_argument(
        "--update-baseline",
        action="store_true",
        help="write down what was measured, and raise the floors to it; they are never lowered",
    )
    _model(evaluate)

    rules = _command(commands, "rules", _rules, "what each rule finds, and when it stays silent")
    rules.add_argument("code", nargs="?", metavar="CODE", help="one rule, by code or name")

    audit = _command(commands, "audit", _audit, "verify the event log's hash chain")
    _store(audit)

    ui = _command(commands, "ui", _ui, "serve the review dashboard on this machine")
    _store(ui)
    ui.add_argument("--port", type=int, help="default: 8501, or the next free one")
    return parser


def _command(commands: Any, name: str, command: Any, words: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(name, help=words, description=words.capitalize() + ".")
    parser.set_defaults(command=command)
    return parser


def _store(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--store", metavar="URL", default=DEFAULT_STORE, help=f"where the desk's work is kept (default {DEFAULT_STORE})"
    )


def _model(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--model",
        default=DEFAULT_MODEL,
        help=f"a sentence-transformers model, by name or path (default {DEFAULT_MODEL})",
    )
    parser.add_argument(
        "--allow-download",
        action="store_true",
        help="let the model be fetched from its hub if it is not on this machine",
    )


def _second_opinion(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--second-opinion",
        metavar="MODEL",
        default="",
        help="also ask this CrossEncoder for natural language inference, by name or path, about each flag: it ranks "
        "and explains, and changes nothing else (default: none; slow)",
    )


def _settings(args: argparse.Namespace, **more: Any) -> Settings:
    opinion = getattr(args, "second_opinion", "")
    return Settings(model=args.model, allow_download=args.allow_download, second_opinion=opinion, **more)


def _tell(message: str) -> None:
    print(f"checker: {message}", file=sys.stderr)


def _tell_refused(refused: Iterable[Refused]) -> None:
    for item in refused:
        _tell(f"refused {item.where}: {' '.join(item.reason.split()).rstrip('.')}. {item.advice}".rstrip())


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


@contextmanager
def _output(path: str | None) -> Iterator[TextIO]:
    """Where data go: standard output, or a file that appears whole or not at all."""
    if path is None or path == "-":
        yield sys.stdout
        return
    from checker.export import to_file

    written = io.StringIO(newline="")
    yield written
    to_file(Path(path), written.getvalue().encode("utf-8", "backslashreplace"))


def _can_be_written(path: str | None) -> None:
    """Says so before any work is done where a file can surely not be written.

    Raises:
        UsageError: it is a folder, or nothing may be written there.
    """
    if path is None or path == "-":
        return
    place = Path(path)
    folder = next((parent for parent in place.absolute().parents if parent.exists()), Path("/"))
    reason = ""
    if place.is_dir():
        reason = "it is a folder."
    elif not folder.is_dir():
        reason = f"{folder} is not a folder."
    elif not os.access(place if place.exists() else folder, os.W_OK):
        reason = "nothing may be written there."
    if reason:
        raise UsageError(reason, where=path, advice="Name another file with --out.")


def _run(args: argparse.Namespace) -> int:
    from checker import growth, pipeline, printing
    from checker.embed import load_nli
    from checker.ingest import read
    from checker.store import open_store

    settings = _settings(args, pairs=args.pairs, outcomes=_outcomes(args.outcomes))
    _can_be_written(args.out)
    load_nli(settings)  # before anything is read or written: a name that is wrong is told at once
    articles, refused = read(args.paths)
    _tell_refused(refused)
    if not articles:
        raise UsageError(
            "no article could be read.", advice="Give .txt, .html, .jsonl or .csv files, or a folder of them."
        )
    with open_store(args.store) as store:
        settings = store.desk_settings(settings)
        given = {article.id for article in articles}
        if args.with_stored:
            checked = growth.check(store, articles, settings, refused=refused, progress=_tell)
        else:
            checked = pipeline.check(articles, settings, refused=refused, progress=_tell)
        saved = store.save(checked, settings)
    shown = [
        f
        for f in checked.findings
        if f.divergence.outcome in settings.outcomes
        and (f.alignment.a.article.id in given or f.alignment.b.article.id in given)
    ]
    with _output(args.out) as out:
        printing.write(shown, args.format, out)
    _tell(printing.summary(checked, saved.findings))
    return SOME_REFUSED if refused else DONE


def _lines(path: str) -> Iterator[tuple[str, dict[str, Any] | Refused]]:
    """The objects of a JSONL file with their places; a line that is none comes as refused.

    Raises:
        UsageError: the file cannot be read, or holds no line.
    """
    advice = "Give a JSONL file, or - for standard input."
    empty = True
    try:
        with _bytes(path) as stream:
            for number, line in enumerate(stream, 1):
                if line.strip():
                    empty = False
                    where = f"{path}:{number}"
                    yield where, _object(line.removeprefix(b"\xef\xbb\xbf"), where)
    except OSError as error:
        raise UsageError(f"cannot be read: {error.strerror}.", where=path, advice=advice) from None
    if empty:
        raise UsageError("there is nothing in it.", where=path, advice=advice)


@contextmanager
def _bytes(path: str) -> Iterator[BinaryIO]:
    if path == "-":
        yield sys.stdin.buffer
    else:
        with Path(path).open("rb") as stream:
            yield stream


def _object(line: bytes, where: str) -> dict[str, Any] | Refused:
    try:
        value = json.loads(line.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        reason = "the line is not UTF-8" if isinstance(error, UnicodeDecodeError) else f"the line is not JSON ({error})"
        return Refused(where, reason, "Give one JSON object a line.")
    return value if isinstance(value, dict) else Refused(where, "the line is no JSON object", 'Give {"id": …}.')


def _passage(value: Any) -> str:
    """Why a record's text, date and outlet cannot be read; empty where they can."""
    if not isinstance(value, dict) or not isinstance(value.get("text"), str):
        return "has no text"
    for name in ("published", "outlet"):
        if not isinstance(value.get(name), str | None):
            return f"has a {name} that is no text"
    return ""


def _print_json(value: dict[str, Any]) -> None:
    from checker.export import as_line

    print(as_line(value))


def _extract(args: argparse.Namespace) -> int:
    from checker import pipeline

    read = refused = 0
    for where, record in _lines(args.file):
        if isinstance(record, dict) and (fault := _passage(record)):
            record = Refused(where, f"the record {fault}", 'Give {"id", "text", "published"?}.')
        if isinstance(record, Refused):
            _tell_refused([record])
            refused += 1
            continue
        mentions = pipeline.extract(record["text"], record.get("published") or None)
        _print_json({"id": record.get("id"), "mentions": mentions})
        read += 1
    return _status(read, refused)


def _status(read: int, refused: int) -> int:
    return DONE if not refused else SOME_REFUSED if read else WRONG


def _compare(args: argparse.Namespace) -> int:
    from checker import pipeline

    refused: list[Refused] = []

    def records() -> Iterator[dict[str, Any]]:
        for where, record in _lines(args.file):
            if isinstance(record, Refused):
                refused.append(record)
                _tell_refused([record])
                continue
            faults = [f"{side} {fault}" for side in ("a", "b") if (fault := _passage(record.get(side)))]
            if faults:
                refused.append(Refused(where, ", ".join(faults), 'Give {"id", "a": {"text", …}, "b": {"text", …}}.'))
                _tell_refused(refused[-1:])
                continue
            yield record

    read = 0
    for result in pipeline.compare_many(records(), _settings(args)):
        _print_json(result)
        read += 1
    return _status(read, len(refused))


def _export(args: argparse.Namespace) -> int:
    from checker import export
    from checker.store import open_store

    _can_be_written(args.out)
    with open_store(_existing(args.store)) as store:
        export.export(store, args.format, args.out, organisation=args.organisation)
    _tell(f"written to {args.out}")
    return DONE


def _evaluate(args: argparse.Namespace) -> int:
    from checker import evaluate

    report = evaluate.evaluate(args.kind, args.path, replace(_settings(args)), show=args.show)
    print(report.text)
    if args.update_baseline:
        for line in evaluate.keep(report):
            _tell(line)
    return DONE


def _rules(args: argparse.Namespace) -> int:
    from checker import printing
    from checker.rules._registry import all_rules, get_rule

    if args.code:
        print(printing.rule_page(get_rule(args.code)))
    else:
        print("\n\n".join(printing.rule_page(rule) for rule in all_rules()))
    return DONE


def _existing(url: str) -> str:
    """The URL, if it is no SQLite file that is not there: only `run` and `ui` make a store."""
    path = url.removeprefix("sqlite:///")
    if (path != url or "://" not in url) and not Path(path).exists():
        raise UsageError("there is no store.", where=url, advice="Make one with checker run PATH… --store URL.")
    return url


def _audit(args: argparse.Namespace) -> int:
    from checker.store import open_store

    with open_store(_existing(args.store)) as store:
        problems = store.verify()
        if not problems:
            print(f"The event log is whole. Head of the chain: {store.head()}")
            return DONE
    for problem in problems:
        print(f"event {problem.seq}: {problem.what}" if problem.seq is not None else f"{problem.item}: {problem.what}")
    return WRONG


def _ui(args: argparse.Namespace) -> int:
    from checker.launch import serve

    return serve(args.store, args.port)
