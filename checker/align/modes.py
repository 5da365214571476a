"""What a figure is said to be, when it is not how things stand: what is needed, a forecast, a limit, an average, past.

"60 votes are needed" and "58 senators voted for it" differ, and contradict nothing; nor do the shares of those who
approve of one thing and of those who want another. A light reading of the words around a figure (`cues/modes.toml`),
bounded by the next figures on either side, tells such pairs apart.
"""

from __future__ import annotations

import re
from functools import cache

from checker.align.entries import Entry
from checker.language.cues import load_cues

_REACH = 40  # characters around a figure in which a cue says what it is
_SHARED, _ALIKE = 3, 0.3  # telling words in common, and their share, from which two sentences are versions of one
_FAR = 60  # the same for who was asked, and what


def other_mode(a: Entry, b: Entry) -> str:
    """Why the two are not said of one state of things, in plain words; empty where nothing says so."""
    if _worded_alike(a, b):
        return ""
    here, there = modes(a), modes(b)
    for mode, (words, _) in _cues().items():
        if (mode in here) != (mode in there):
            one = a if mode in here else b
            return f"“{one.figure.text}” is {words}, the other is not"
    return ""


def other_answer(a: Entry, b: Entry) -> str:
    """Why two shares of people are of two groups, or answer two questions; empty where nothing says so."""
    if a.figure.dimension != "share" or b.figure.dimension != "share" or _worded_alike(a, b):
        return ""
    here, there = _around(a, _FAR), _around(b, _FAR)
    mine, theirs = _groups(here), _groups(there)
    if mine != theirs:
        words = [" and ".join(sorted(groups)) or "people" for groups in (mine, theirs)]
        return f"one is a share of one group ({words[0]}), the other of another ({words[1]})"
    answer = re.compile(load_cues("modes")["answers"]["cue"], re.IGNORECASE)
    verbs = [{found.lower() for found in answer.findall(text)} for text in (here, there)]
    if verbs[0] and verbs[1] and not verbs[0] & verbs[1]:
        return f"they answer two questions ({min(verbs[0])}…, {min(verbs[1])}…)"
    return ""


def _worded_alike(a: Entry, b: Entry) -> bool:
    """Whether the sentences share so many telling words that a cue which one adds tells the same fact anew."""
    mine, theirs = {*a.before, *a.after}, {*b.before, *b.after}
    shared = len(mine & theirs)
    return shared >= _SHARED and shared >= _ALIKE * min(len(mine), len(theirs))


def modes(entry: Entry) -> frozenset[str]:
    """What the words around the figure say that it is: keys of cues/modes.toml; empty for how things stand."""
    around = _around(entry, _REACH)
    return frozenset(mode for mode, (_, cue) in _cues().items() if cue.search(around))


def _around(entry: Entry, reach: int) -> str:
    """The words around the figure, up to the next figure on either side; "#" stands for the figure itself."""
    claim, figure = entry.claim, entry.figure
    start, end = figure.start - claim.start, figure.end - claim.start
    low = max([start - reach, 0, *(f.end - claim.start for f in claim.figures if f.end <= figure.start)])
    high = min([end + reach, *(f.start - claim.start for f in claim.figures if f.start >= figure.end)])
    return f"{claim.text[low:start]} # {claim.text[end:high]}"


def _groups(around: str) -> frozenset[str]:
    words = set(re.findall(r"[a-z]+(?:-[a-z]+)?", around.lower()))
    return frozenset(group for group, names in load_cues("modes")["groups"].items() if words.intersection(names))


@cache
def _cues() -> dict[str, tuple[str, re.Pattern[str]]]:
    found = load_cues("modes")["modes"]
    return {mode: (entry["words"], re.compile(entry["cue"], re.IGNORECASE)) for mode, entry in found.items()}


__all__ = ["modes", "other_answer", "other_mode"]
