"""How the figures of one sentence hang together by its words: a sum, a part of a whole, a change beside its two levels.

Only what the words make plain is read: a list right behind its total, "including" right behind a whole, a percentage
right before or behind "from … to …". Whether the numbers fit is for the rules to say.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from checker.language.breakdowns_changes import changes
from checker.language.breakdowns_parts import parts
from checker.language.breakdowns_sums import sums
from checker.model import Figure, Tie


@dataclass(frozen=True, slots=True)
class Breakdown:
    """Figures of one sentence that the words tie together.

    Of a sum `whole` is the total and `members` are its parts, in the order of the text; of a part, the larger figure
    and the one that is said to be in it; of a change, the percentage and its two levels, the earlier first.
    """

    tie: Tie
    whole: Figure
    members: tuple[Figure, ...]


def find(text: str, figures: Sequence[Figure], after: str = "") -> list[Breakdown]:
    """The breakdowns of a sentence, sums first, then parts, then changes.

    Args:
        text: the sentence.
        figures: its figures, sorted, with offsets that count in `text`.
        after: the sentence behind it, which may say where the rest of a total is.
    """
    if len(figures) < 2:
        return []
    return [
        *(Breakdown(Tie.SUM, total, members) for total, members in sums(text, figures, after)),
        *(Breakdown(Tie.PART, whole, (part,)) for whole, part in parts(text, figures)),
        *(Breakdown(Tie.CHANGE, share, levels) for share, levels in changes(text, figures)),
    ]
