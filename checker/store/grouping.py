"""Ids that last: which group of an earlier run a group of this run is, when groups grow, merge and split.

Contested figures are groups of mentions, stories groups of articles. A run names its groups anew; the one that shares
members with a kept group is that group. Pure.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from checker.ids import digest


@dataclass(slots=True)
class Matching:
    """`ids`: a run's group id → the kept id. `merged`: (taken in, stays). `split`: (out of, new). `fresh`: new ids."""

    ids: dict[str, str] = field(default_factory=dict)
    merged: list[tuple[str, str]] = field(default_factory=list)
    split: list[tuple[str, str]] = field(default_factory=list)
    fresh: list[str] = field(default_factory=list)


def match(
    new: Mapping[str, frozenset[str]],
    kept: Mapping[str, frozenset[str]],
    *,
    taken: Callable[[str], bool],
    whole: Callable[[str], bool] = lambda _: True,
    rank: Callable[[str], tuple[int, ...]] = lambda _: (),
) -> Matching:
    """Finds for each new group its kept id.

    The pair with most members in common goes first. A kept group whose members went to several new groups stays with
    the one that has most of them, and the others are split from it; but a run that saw a part of the group only says
    nothing against the rest, and all of its groups are that one. Where one new group holds members of several kept
    groups, the others are merged into the kept one it was given.

    Args:
        new: the run's groups, id → members.
        kept: the store's groups that share a member with any of them.
        taken: whether an id is in use already, by a group that shares no member.
        whole: whether the run saw everything that a kept group is made of.
        rank: what makes a kept group go first whatever the counts (bigger goes first), as a sign-off does.
    """
    homes: defaultdict[str, set[str]] = defaultdict(set)
    for group, members in kept.items():
        for member in members:
            homes[member].add(group)
    shared: dict[tuple[str, str], int] = {}
    for name, members in new.items():
        counts = Counter(group for member in members for group in homes.get(member, ()))
        shared.update({(name, group): count for group, count in counts.items()})
    order = sorted(shared, key=lambda pair: (tuple(-r for r in rank(pair[1])), -shared[pair], pair[1], pair[0]))

    result = Matching()
    owner: dict[str, str] = {}  # kept group → the new group that goes by its id
    for name, group in order:
        if name not in result.ids and group not in owner:
            result.ids[name] = group
            owner[group] = name
    used = set(kept) | set(result.ids.values())
    for name in new:
        if name in result.ids:
            continue
        out_of = [group for n, group in order if n == name]
        part = next((group for group in out_of if not whole(group)), None)
        if part is not None:
            result.ids[name] = part
            continue
        fresh = _unused(name, lambda candidate: candidate in used or taken(candidate))
        used.add(fresh)
        result.ids[name] = fresh
        result.fresh.append(fresh)
        if out_of:
            result.split.append((out_of[0], fresh))
    for name, group in order:
        if group not in owner:
            owner[group] = name
            result.merged.append((group, result.ids[name]))
    return result


def _unused(name: str, taken: Callable[[str], bool]) -> str:
    candidate, number = name, 1
    while taken(candidate):
        number += 1
        candidate = name[:1] + digest("group", name, number)
    return candidate
