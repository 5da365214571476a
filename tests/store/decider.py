"""One writer as a program of its own: decides on the given findings in turn, and prints what took and was stale."""

from __future__ import annotations

import sys

from checker.errors import Stale
from checker.store import open_store


def main(url: str, name: str, steps: int, ids: list[str]) -> tuple[int, int]:
    taken = stale = 0
    with open_store(url) as store:
        for nth in range(steps):
            seen = store.finding(ids[nth % len(ids)])
            try:
                store.decide(
                    seen.id, person=name, decision="follow_up", note=f"{name} {nth}", expected_version=seen.version
                )
                taken += 1
            except Stale:
                stale += 1
    return taken, stale


if __name__ == "__main__":
    print(*main(sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4:]))
