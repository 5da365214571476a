"""POL001: two texts give opposite outcomes of one thing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import ClassVar

from checker.language.cues import load_cues
from checker.language.lemma import lemma
from checker.model import Alignment, Divergence, Kind, Outcome, Severity, Side
from checker.rules._base import Example, Rule
from checker.rules._outcome import explain_difference
from checker.settings import Settings

_REACH = 4  # words before the outcome in which a negation turns it round


class OppositeOutcome(Rule):
    """Two texts give opposite outcomes of one thing: rose and fell, accepted and rejected, did and did not.

    What it finds:
        Words that exclude each other (a pair of cues/antonyms.toml), or one word with and without a negation, in two
        passages that were aligned as being about the same thing.

    Why it matters:
        No embedding sees the difference, and a reader sees nothing else.

    When it stays silent:
        In a run so far always: no stage aligns two propositions for it yet, and it is ready for alignments of the
        kind polarity.
        The words are no known pair; both or neither are turned round by a negation in a way that makes them meet; the
        alignment says that they measure different things.

    Source:
        De Marneffe, Rafferty and Manning 2008, "Finding contradictions in text" (antonymy and negation).
    """

    code: ClassVar[str] = "POL001"
    name: ClassVar[str] = "opposite-outcome"
    kind: ClassVar[Kind] = Kind.POLARITY
    since: ClassVar[str] = "0.1"
    DIVERGES: ClassVar[tuple[Example, ...]] = (
        Example(a="The index fell on the news.", b="The index rose on the news.", outcome=Outcome.CONFLICT),
        Example(a="The jury acquitted the surgeon.", b="The jury convicted the surgeon.", outcome=Outcome.CONFLICT),
        Example(a="The pilot survived the crash.", b="The pilot died in the crash.", outcome=Outcome.CONFLICT),
        Example(
            a="The senate rejected the treaty.", b="The senate did not reject the treaty.", outcome=Outcome.CONFLICT
        ),
    )
    AGREES: ClassVar[tuple[Example, ...]] = (
        Example(a="The index fell on the news.", b="The index dropped on the news.", outcome=None),
        Example(a="The pilot did not survive.", b="The pilot died.", outcome=None, why="the negation makes them meet"),
        Example(a="The index fell on the news.", b="The index was quoted on the news.", outcome=None),
        Example(a="The senate never opened the file.", b="The senate did not open the file.", outcome=None),
    )

    def check(self, alignment: Alignment, settings: Settings) -> Iterator[Divergence]:
        """See Rule.check."""
        if alignment.other_scope:
            return
        a, b = _outcome_of(alignment.a), _outcome_of(alignment.b)
        same = a[0] == b[0] or bool(_sides().get(a[0], frozenset()) & _sides().get(b[0], frozenset()))
        opposite = not same and b[0] in _opposites().get(a[0], frozenset())
        turned = a[1] != b[1]
        if not ((opposite and not turned) or (same and turned)):
            return
        outcome, reason = explain_difference(alignment)
        yield Divergence(
            rule=self.code,
            kind=self.kind,
            outcome=outcome,
            severity=Severity.MEDIUM,
            what=" ".join(alignment.a.claim.text.split())[:120],
            explanation=(
                f"One text has “{alignment.a.mention.text}”{' with a negation' if a[1] else ''}, the other "
                f"“{alignment.b.mention.text}”{' with a negation' if b[1] else ''}; {reason}."
            ),
            quote_a=alignment.a.mention.span,
            quote_b=alignment.b.mention.span,
        )


@cache
def _data() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    halves = [pair.split(" / ") for pair in load_cues("antonyms")["pairs"]]
    return tuple((frozenset(left.split("|")), frozenset(right.split("|"))) for left, right in halves)


@cache
def _negations() -> frozenset[str]:
    return frozenset(load_cues("antonyms")["negations"])


@cache
def _forms() -> dict[str, str]:
    return dict(load_cues("antonyms")["forms"])


@cache
def _opposites() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for left, right in _data():
        for one, other in ((left, right), (right, left)):
            for word in one:
                found[word] = found.get(word, frozenset()) | other
    return found


@cache
def _sides() -> dict[str, frozenset[int]]:
    """The numbers of the halves in which a word stands; words of one half mean the same outcome."""
    found: dict[str, frozenset[int]] = {}
    for number, half in enumerate(half for pair in _data() for half in pair):
        for word in half:
            found[word] = found.get(word, frozenset()) | {number}
    return found


def _outcome_of(side: Side) -> tuple[str, bool]:
    """The lemma of the mention's outcome word, and whether a negation just before it turns it round."""
    words = [_forms().get(word.casefold(), lemma(word)) for word in re.findall(r"[^\W\d_]+", side.mention.text)]
    known = [word for word in words if word in _opposites()] or words[-1:] or [""]
    before = side.claim.text[: side.mention.start - side.claim.start]
    near = re.findall(r"n['’]t\b|[^\W\d_]+", before.casefold())[-_REACH:]
    return known[0], any(word.replace("’", "'") in _negations() or lemma(word) in _negations() for word in near)
