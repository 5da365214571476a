"""How far the words around two verbs (or other words) stand in the same roles."""

from __future__ import annotations

from dataclasses import dataclass

from checker.language.contexts import Context

_NOTHING: frozenset[str] = frozenset()
_FAR = 0.5  # what a subject counts that is found only in front of the other's clause


@dataclass(frozen=True, slots=True)
class Roles:
    """Shares (0..1) of the words around one word that the other has in the same role.

    `subject` and `object` are seen from the side that is held better by the other; `mutual` is the share of all words
    of either that both have, and `shared` their number. `same_day` says that the two were joined by a day that both
    name, and `shared` then counts over their sentences.
    """

    subject: float
    object: float
    shared: int
    mutual: float
    same_day: bool = False

    @property
    def score(self) -> float:
        """How sure it is that both are said of one thing, 0..2."""
        return self.subject + self.object


def roles(a: Context, b: Context) -> Roles | None:
    """The shared roles, the better of the two ways to look; None where neither side has a subject.

    A subject is looked for in the other's own clause; further in front ("Kim, who …, and whose army …, denied it") it
    counts half, fully where the clause names none. An object is looked for in the clause only; where
    one is passive and the other not, the two change places.
    """
    drop = {a.lemma, b.lemma}
    best: Roles | None = None
    for x, y in ((a, b), (b, a)):
        subject, objects = x.before - drop, x.after - drop
        if not subject:
            continue
        crossed = x.passive != y.passive
        near = y.after if crossed else y.before
        agents = y.before | y.earlier | (y.after if crossed else _NOTHING)
        things = y.after | (y.before | y.earlier if crossed else _NOTHING)
        held = subject & agents, objects & things
        sure = len(subject & near) / len(subject)
        if not sure:
            sure = len(held[0]) / len(subject) * (1.0 if not near else _FAR)
        union = (x.words | y.words) - drop
        found = Roles(
            subject=sure,
            object=len(held[1]) / len(objects) if objects else float(not y.after - drop),
            shared=len(held[0] | held[1]),
            mutual=len(x.words & y.words - drop) / max(1, len(union)),
        )
        if best is None or found.score > best.score:
            best = found
    return best
