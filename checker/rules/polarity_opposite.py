"""POL001: two texts give opposite outcomes of one thing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from checker.language import contexts
from checker.language.contexts import Context
from checker.language.opposites import exclude
from checker.model import Alignment, Divergence, Kind, Outcome, Severity, Side, Status
from checker.rules._base import Example, Rule
from checker.rules._outcome import explain_difference
from checker.rules._words import in_short
from checker.settings import Settings


class OppositeOutcome(Rule):
    """Two texts give opposite outcomes of one thing: rose and fell, accepted and rejected, did and did not.

    What it finds:
        Words that exclude each other (a pair of cues/antonyms.toml), or one word with and without a negation, in two
        passages that were aligned as being about the same thing.

    Why it matters:
        No embedding sees the difference, and a reader sees nothing else.

    When it stays silent:
        The words are no known pair; either is planned, possible or asked for; both or neither are turned round
        by a negation in a way that makes them meet; the negation may deny only a time or a manner that the other text
        does not tell ("did not sign before Friday", "failed to pay on time"); it stands in what somebody alleges ("the
        claim that …"); the verb only closes a quotation ("it continued"); the negation is one in
        shape alone ("could not have gone better", "never failed to", "nobody but", "nothing but"), or a word that
        leaves it open ("hardly", "barely", "rarely"); the objects are two (other numbers, or other
        nouns, each with words of its own); the alignment says that they measure different things.

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
        Example(
            a="The lock could not have opened faster.",
            b="The lock opened fast.",
            outcome=None,
            why="it did, and fast",
        ),
        Example(a="Nobody but the mayor opened the mill.", b="The mayor opened the mill.", outcome=None, why="he did"),
        Example(a="The senate never opened the file.", b="The senate did not open the file.", outcome=None),
    )

    def check(self, alignment: Alignment, settings: Settings) -> Iterator[Divergence]:
        """See Rule.check."""
        sides = (alignment.a, alignment.b)
        if alignment.other_scope or any(isinstance(side.mention, Status) for side in sides):
            return
        a, b = (_word(side) for side in sides)
        if a is None or b is None or not exclude(a, b):
            return
        outcome, reason = explain_difference(alignment)
        yield self.divergence(
            alignment,
            outcome=outcome,
            severity=Severity.MEDIUM,
            what=in_short(alignment.a.claim.text),
            explanation=(
                f"One text has “{alignment.a.mention.text}”{' with a negation' if a.negated else ''}, the other "
                f"“{alignment.b.mention.text}”{' with a negation' if b.negated else ''}; {reason}."
            ),
        )


def _word(side: Side) -> Context | None:
    """The word that the mention marks, as it stands in its sentence."""
    return contexts.at(side.claim.text, side.mention.start - side.claim.start)
