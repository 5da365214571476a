"""Aligns the names of one person that two articles spell differently."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from checker.align.sides import alignment_of, side_of, told_day
from checker.language import contexts, spellings, titles
from checker.language.lemma import lemma
from checker.language.names_kinds import lexicon
from checker.model import Alignment, Article, Claim, Field, Kind, Side

_SURE = 0.7
_SHARED = 2  # content words that two sentences have in common where no role does


_AGE = re.compile(r",\s*(\d{1,3})\b")


@dataclass(frozen=True, slots=True)
class NamedPerson:
    """A person by first and last name, with the sentence; `known` are all words of names in the article."""

    article: Article
    claim: Claim
    start: int
    end: int
    person: spellings.Person
    known: set[str]

    @property
    def side(self) -> Side:
        """The name as one side of an alignment."""
        day = told_day(self.claim) or self.article.published
        return side_of(self.article, self.claim, self.start, self.end, day)


def named_people(articles: Sequence[Article], claims: Sequence[Claim]) -> list[NamedPerson]:
    """The people whom the articles' texts name by first and last name."""
    by_id = {article.id: article for article in articles}
    known: dict[str, set[str]] = {}
    found = []
    for claim in claims:
        words = known.setdefault(claim.article_id, set())
        for name in claim.names:
            words.update(name.key.split())
        if claim.where is Field.TEXT:
            for person, start, end in spellings.people(claim):
                found.append(NamedPerson(by_id[claim.article_id], claim, start, end, person, words))
    return found


def align_spellings(left: Sequence[NamedPerson], right: Sequence[NamedPerson]) -> list[Alignment]:
    """One alignment for each person whose name the two articles spell differently, each in one way."""
    by_part: dict[tuple[int, str], list[NamedPerson]] = {}
    for b in right:
        for part in (0, 1):
            by_part.setdefault((part, b.person[part]), []).append(b)
    found: list[Alignment] = []
    done: set[tuple[spellings.Person, spellings.Person]] = set()
    for a in left:
        for b in [b for part in (0, 1) for b in by_part.get((part, a.person[part]), ())]:
            if (a.person, b.person) in done or not _two_spellings(a, b):
                continue
            done.add((a.person, b.person))
            reason = "other_spelling", "both are about one person"
            found.append(alignment_of(Kind.NAME, a.side, b.side, _SURE, reason))
    return found


def _two_spellings(a: NamedPerson, b: NamedPerson) -> bool:
    """Whether the two are one person, spelt in a way that the other's article nowhere has."""
    if a.person == b.person or not spellings.other_spelling(a.person, b.person):
        return False
    if set(a.person) - set(b.person) <= b.known or set(b.person) - set(a.person) <= a.known:
        return False
    ages = [_AGE.match(x.claim.text[x.end - x.claim.start :]) for x in (a, b)]
    if ages[0] and ages[1] and ages[0].group(1) != ages[1].group(1):
        return False
    if any(spellings.romanised(x.claim, x.start, x.end) for x in (a, b)):
        return False
    return _one_person(a, b)


def _one_person(a: NamedPerson, b: NamedPerson) -> bool:
    """Whether both bear one role or title, or the sentences say much the same of names that can be one person's."""
    if _roles(a) & _roles(b):
        return True
    if spellings.sound_unlike(a.person, b.person):
        return False
    mine, theirs = _heads(a), _heads(b)
    if mine and theirs and not mine & theirs:
        return False
    drop = {*a.person, *b.person}
    return len((contexts.content(a.claim.text) & contexts.content(b.claim.text)) - drop) >= _SHARED


def _roles(one: NamedPerson) -> set[str]:
    names = [name for name in one.claim.names if name.end == one.end]
    words = {lemma(word.strip(".,").casefold()) for name in names for word in name.role.split()}
    heads = {t.head for t in titles.find(one.claim) if t.bearer == " ".join(one.person)}
    return (words | heads) - {"former", "the", "a", "of", "and", "for", "mr", "ms", "mrs", "top", ""}


#: What stands behind a name in commas: "Morten Keller, the defender, fell".
_APPOSED = re.compile(r", (?:the|a|an|his|her|its|their|another) (?P<role>[a-z][\w'’-]*(?: [\w'’-]+){0,3})(?=[,.;]|$)")
_AGED = re.compile(r", \d{1,3}(?=,)")
_GOVERNED = re.compile(r",? (?:of|for|from|in|at|to|with|who|on|near)\b")


def _heads(one: NamedPerson) -> set[str]:
    """The nouns of a person's roles ("lawyer" of "a lawyer from Oberfeld"), in front of the name and behind it."""
    told = [name.role for name in one.claim.names if name.end == one.end and name.role]
    after = _AGED.sub("", one.claim.text[one.end - one.claim.start :], count=1)
    if not told and (apposed := _APPOSED.match(after)):
        told.append(apposed["role"])
    nouns = (_GOVERNED.split(role)[0].split() for role in told)
    found = {lemma(words[-1].strip(".,").casefold()) for words in nouns if words}
    before = one.claim.text[: one.start - one.claim.start].split()[-1:]
    return found | {lemma(w) for w in (word.strip(",").casefold() for word in before) if w in lexicon().roles}
