"""The command line: `checker run|extract|compare|export|evaluate|rules|audit|ui`.

Data goes to standard output, everything else to standard error. Exit status: 0 done; 2 wrong usage, or nothing
readable at all; 3 done, but some inputs were refused, each named on standard error with the reason.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence

from checker.cli.arguments import build_parser
from checker.cli.commands import DONE, WRONG
from checker.errors import CheckerError


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit status."""
    args = build_parser().parse_args(argv)
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
