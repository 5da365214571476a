"""Aligns what two articles call one person by full name: ranks, offices and the way they are held, seats, parties."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from checker.align.sides import alignment_of, days_between, side_of, told_day
from checker.language import titles as reading
from checker.language.titles import Title
from checker.model import Alignment, Article, Claim, Field, Kind, Side

_SURE = 0.7
_APART = 3  # days between two articles within which an office is taken to be held in one way
_LONG_APART = 31  # and a rank, a seat or a leadership to be the same


@dataclass(frozen=True, slots=True)
class TitleEntry:
    """A title with its claim."""

    article: Article
    claim: Claim
    title: Title
    said: frozenset[str]  # the ways of holding an office that the claim names

    @property
    def side(self) -> Side:
        """The title's words as one side of an alignment."""
        day = told_day(self.claim) or self.article.published
        return side_of(self.article, self.claim, self.title.start, self.title.end, day)


def titles(articles: Sequence[Article], claims: Sequence[Claim]) -> list[TitleEntry]:
    """The titles that the articles' texts give to anybody by name."""
    by_id = {article.id: article for article in articles}
    found = []
    for claim in claims:
        if claim.where is not Field.TEXT:
            continue
        said = reading.ways_said(claim.text)
        told = reading.find(claim)
        if said:  # "McKee has only been acting since May": says how an office is held, without a title
            told += [Title("", name.key.split()[-1], "", name.start, name.end) for name in claim.names if name.key]
        found += [TitleEntry(by_id[claim.article_id], claim, title, said) for title in told]
    return found


def align_titles(left: Sequence[TitleEntry], right: Sequence[TitleEntry]) -> list[Alignment]:
    """One alignment for each person and kind of title: of two that exclude each other, else of one that is shared."""
    found = []
    theirs: dict[str, list[TitleEntry]] = {}
    for entry in right:
        theirs.setdefault(entry.title.bearer, []).append(entry)
    done: set[tuple[str, str]] = set()
    pairs = [(a, b) for a in left if " " in a.title.bearer for b in theirs.get(a.title.bearer, ())]
    for excluding in (True, False):  # what is shared goes along, for whether two passages tell of one thing
        for a, b in pairs:
            key = (a.title.bearer, a.title.ladder)
            if key in done or not (_excluding(a, b, left, right) if excluding else _telling(a.title, b.title)):
                continue
            done.add(key)
            reason = "same_person", f"both are about {a.title.bearer.title()} ({a.title.ladder})"
            found.append(alignment_of(Kind.NAME, a.side, b.side, _SURE, reason))
    return found


def _excluding(a: TitleEntry, b: TitleEntry, left: Sequence[TitleEntry], right: Sequence[TitleEntry]) -> bool:
    """Whether two titles of one person exclude each other, and the articles leave nothing open."""
    if not reading.exclude(a.title, b.title) or any(_new(entry) for entry in (a, b)):
        return False
    bearer = a.title.bearer
    return not _open(a, b, [_of(left, bearer), _of(right, bearer)])


#: Words by which a sentence tells that a title is new, or of another time.
_RISEN = re.compile(
    r"\b(?:former|promot\w+|elevat\w+|moved up|rose (?:to|from)|then[- ]|at the time|newly (?:appointed|elected)"
    r"|interim tag|(?:named|appointed|made) (?:as |the )*(?:permanent|interim|acting|caretaker)"
    r"|(?:on|in) an? (?:permanent|interim|caretaker) (?:basis|capacity))\b",
    re.IGNORECASE,
)


#: In front of a title: somebody comes to hold it.
_BECOMES = re.compile(r"\b(?:becom(?:e|es|ing)|became)(?: [\w'’-]+){0,4} ?$")


def _new(entry: TitleEntry) -> bool:
    """Whether the sentence tells that the title is new, or of another time."""
    text = entry.claim.text
    return bool(_RISEN.search(text) or _BECOMES.search(text[: entry.title.start - entry.claim.start]))


def _of(entries: Sequence[TitleEntry], bearer: str) -> list[TitleEntry]:
    """What an article says of a person by full name or by surname."""
    known = (bearer, bearer.split()[-1])
    return [entry for entry in entries if entry.title.bearer in known]


def _open(a: TitleEntry, b: TitleEntry, said: Sequence[Sequence[TitleEntry]]) -> bool:
    """Whether the two may both hold: a text has both titles, or tells of the change, or they are of two times."""
    for entry, others in ((a, said[1]), (b, said[0])):
        if any(not reading.exclude(entry.title, x.title) and _like(entry.title, x.title) for x in others):
            return True
    gap = days_between(a.article, b.article)
    if gap is not None and gap > (_APART if a.title.ladder == "office" else _LONG_APART):
        return True
    if a.title.ladder != "office":
        return False
    return any(
        (other.title.ways - entry.title.ways) & x.said
        for entry, other, mine in ((a, b, said[0]), (b, a, said[1]))
        for x in mine
        if x.claim is not entry.claim
    )


def _telling(a: Title, b: Title) -> bool:
    """Whether two titles are alike and say more than "the president" does: both name the body."""
    return bool(a.body and b.body) and _like(a, b)


def _like(a: Title, b: Title) -> bool:
    if a.ladder != "office":
        return a.ladder != "" and a.ladder == b.ladder and a.head == b.head
    return reading.same_office(a, b) and a.ways == b.ways
