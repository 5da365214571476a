"""The arguments of the command line, and the help that explains them."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TypeAlias

from checker import __version__
from checker.cli import commands
from checker.model import DIVERGENT
from checker.settings import DEFAULT_MODEL, DEFAULT_STORE

#: Those of checker.evaluate, which is not imported for a help text.
KINDS = ("clusters", "quantities", "pairs", "status", "sources", "alignment")
_Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def build_parser() -> argparse.ArgumentParser:
    """The parser of the command line; `command` of what it returns is the function that was asked for."""
    parser = argparse.ArgumentParser(
        prog="checker", description="Shows where news outlets diverge on one story, with the words that prove it."
    )
    parser.add_argument("--version", action="version", version=f"checker {__version__}")
    group = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for add in (_run, _extract, _compare, _export, _evaluate, _rules, _audit, _ui):
        add(group)
    return parser


def _run(group: _Commands) -> None:
    parser = _command(group, commands.run, "check articles against one another")
    parser.add_argument(
        "paths", nargs="+", metavar="PATH", help="files, folders, .jsonl or .csv corpora; - is JSONL on standard input"
    )
    _store(parser)
    parser.add_argument(
        "--format", choices=("table", "jsonl", "csv"), default="table", help="what to print (default table)"
    )
    parser.add_argument("--out", metavar="FILE", help="print there instead of on standard output")
    parser.add_argument(
        "--outcomes",
        metavar="LIST",
        default=",".join(sorted(DIVERGENT)),
        help="outcomes to print, with commas between, or all (default conflict,attributed,update)",
    )
    parser.add_argument(
        "--pairs",
        choices=("across", "all"),
        default="across",
        help="across: articles of different outlets; all: also one outlet against itself over time",
    )
    parser.add_argument(
        "--with-stored", action="store_true", help="also compare with the articles that the store already holds"
    )
    _model(parser)
    _second_opinion(parser)


def _extract(group: _Commands) -> None:
    parser = _command(group, commands.extract, "print the mentions read out of texts")
    parser.add_argument(
        "file", nargs="?", default="-", metavar="FILE", help='JSONL {"id", "text", "published"?}; - is standard input'
    )


def _compare(group: _Commands) -> None:
    parser = _command(group, commands.compare, "judge pairs of passages")
    parser.add_argument(
        "file",
        nargs="?",
        default="-",
        metavar="FILE",
        help='JSONL {"id", "a": {"text", "outlet"?, "published"?}, "b": {…}}; - is standard input',
    )
    _model(parser)
    _second_opinion(parser)


def _export(group: _Commands) -> None:
    parser = _command(group, commands.export, "write the store's findings with their decisions")
    _store(parser)
    parser.add_argument(
        "--format",
        choices=("csv", "xlsx", "jsonl", "claimreview"),
        default="csv",
        help="claimreview: the signed figures as schema.org ClaimReview (JSON-LD)",
    )
    parser.add_argument("--organisation", metavar="NAME", default="", help="who publishes the check, for claimreview")
    parser.add_argument("--out", metavar="FILE", required=True)


def _evaluate(group: _Commands) -> None:
    parser = _command(group, commands.evaluate, "score against gold data")
    parser.add_argument("kind", choices=KINDS)
    parser.add_argument(
        "path", metavar="PATH", help="a gold file, or for clusters the folder of articles and gold files"
    )
    parser.add_argument("--show", action="store_true", help="print what was missed and what was wrong")
    parser.add_argument(
        "--update-baseline",
        action="store_true",
        help="write down what was measured, and raise the floors to it; they are never lowered",
    )
    _model(parser)


def _rules(group: _Commands) -> None:
    parser = _command(group, commands.rules, "what each rule finds, and when it stays silent")
    parser.add_argument("code", nargs="?", metavar="CODE", help="one rule, by code or name")


def _audit(group: _Commands) -> None:
    parser = _command(group, commands.audit, "verify the event log's hash chain")
    _store(parser)


def _ui(group: _Commands) -> None:
    parser = _command(group, commands.ui, "serve the review dashboard on this machine")
    _store(parser)
    parser.add_argument("--port", type=int, help="default: 8501, or the next free one")


def _command(group: _Commands, command: Callable[[argparse.Namespace], int], words: str) -> argparse.ArgumentParser:
    """A command under its function's name."""
    parser = group.add_parser(command.__name__, help=words, description=words.capitalize() + ".")
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
