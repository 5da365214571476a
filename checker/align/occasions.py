"""Aligns the dates of what happens once to one thing (a law takes effect), and of one remark in quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from checker.align.sides import alignment_of, side_of
from checker.align.whens import When, dates, differ, hours, one_day, two_zones, whens
from checker.align.wheres import nothing_shared
from checker.language import contexts
from checker.language.cues import load_cues
from checker.language.names_kinds import same
from checker.language.same_bearer import one as one_bearer
from checker.language.sayings import words
from checker.language.titles import bearer_of
from checker.model import Alignment, Article, Claim, Field, Kind, Quote, Side

_SURE = 0.7
_NEAR = 40  # characters between a phrase and its date
_SUBJECT = 110  # characters in front of a phrase that name what it is told of
_SHARED = 2  # words of it that two texts have in common
_MINUTES = 30  # minutes from which two times of day may be of two time zones
_TERM = 2  # years from which two dates may be of two terms in office
_SENTENCE, _LONG = 3, 7  # words of a quotation that is a sentence, and of any that can be told from others
_BREAK = re.compile(r"[;:()—–]|\b(?:and|but|while|after|before|since|until|when|because|though|if|as)\b")
#: Behind a comma another verb has the date ("since he took office, saying in May").
_OTHER_VERB = re.compile(r",\s+(?:\w+ly\s+)?\w+(?:ing|ed)\b")
_TITLE = re.compile(r"[“\"']([A-Z][^“”\"]{2,40}?),?[”\"']")
#: Behind a phrase that is told of a person: in what office ("sworn in as president of Norland on April 3").
_POST = re.compile(
    r"\s+as (?P<post>[^,;:()—–]+?)(?= (?:on|in|at|late|early|last|this|yesterday|today|[A-Z][a-z]+day)\b|[,;.]|\s*$)"
)
_TIME = re.compile(r"\d\d?:\d\d")
_WORDS = re.compile(r"(?<![\w-])[a-z]+")
_SPEAKS = frozenset({"i", "we", "you", "it", "he", "she", "they", "im", "ive", "were", "weve", "thats", "its", "youre"})


@dataclass(frozen=True, slots=True)
class Occasion:
    """What happens once, or a remark, with the date it is told for; `about` are the words that say of what."""

    article: Article
    claim: Claim
    group: str
    about: frozenset[str]
    title: str
    when: When
    person: str = ""  # the key of whose it is, where it is somebody's

    @property
    def side(self) -> Side:
        """The date's words as one side of an alignment."""
        return side_of(self.article, self.claim, self.when.start, self.when.end, self.article.published)


@cache
def _phrases() -> re.Pattern[str]:
    groups = load_cues("occasions")["phrases"]
    either = {group: "|".join(sorted(map(re.escape, found), key=len, reverse=True)) for group, found in groups.items()}
    return re.compile(r"\b(?:" + "|".join(f"(?P<{g}>{e})" for g, e in either.items()) + r")\b", re.IGNORECASE)


@cache
def _list(table: str, name: str) -> frozenset[str]:
    return frozenset(load_cues("occasions")[table][name])


def occasions(articles: Sequence[Article], claims: Sequence[Claim]) -> list[Occasion]:
    """The dated occasions and remarks of the articles' texts."""
    by_id = {article.id: article for article in articles}
    found: list[Occasion] = []
    for claim in claims:
        if claim.where is Field.TEXT:
            found += _told(by_id[claim.article_id], claim)
            found += _said(by_id[claim.article_id], claim)
    return found


def _told(article: Article, claim: Claim) -> Iterator[Occasion]:
    matches = list(_phrases().finditer(claim.text))
    for match in matches:
        clock = hours(claim) if match.lastgroup in _list("instant", "local") else []
        near = [(g, when) for when in [*dates(claim), *clock] if (g := _gap(claim, match, when)) is not None]
        if not near:
            continue
        before = claim.text[max(0, match.start() - _SUBJECT) : match.start()]
        cut = [m.end() for m in _BREAK.finditer(before)]
        subject = before[cut[-1] if cut else 0 :]
        if set(_WORDS.findall(subject.casefold())) & _list("parts", "words"):
            continue
        title = _TITLE.findall(before)
        when = min(near, key=lambda found: found[0])[1]
        group = match.lastgroup or ""
        person, post = "", frozenset[str]()
        if group in _list("persons", "groups"):
            person = _person(claim, match.start())
            if not person:
                continue
            named = _POST.match(claim.text, match.end())
            post = contexts.content(named["post"]) if named else post
        if person:
            about = post
        elif group in _list("instant", "local"):
            about = _beside(claim, match, when)
        else:
            about = contexts.content(subject)
        yield Occasion(article, claim, group, about, title[-1] if title else "", when, person)


def _beside(claim: Claim, match: re.Match[str], when: When) -> frozenset[str]:
    """The content words of a sentence but for a phrase and its time: who did it, where, and to whom."""
    spans = sorted((match.span(), (when.start - claim.start, when.end - claim.start)))
    (_, first), (second, _) = spans
    words = " ".join((claim.text[: spans[0][0]], claim.text[first:second], claim.text[spans[1][1] :]))
    return contexts.content(words) - _list("instant", "days")


def _person(claim: Claim, until: int) -> str:
    """The key of the one person named in front of a phrase; nothing where there is none, or more than one."""
    people = {
        bearer_of(name.text, name.key)[0]
        for name in claim.names
        if name.end <= claim.start + until and not any(place.span.overlaps(name.span) for place in claim.places)
    }
    return people.pop() if len(people) == 1 else ""


def _gap(claim: Claim, match: re.Match[str], when: When) -> int | None:
    """Characters between a phrase and a date of its clause; None where the date is not of it."""
    start, end = when.start - claim.start, when.end - claim.start
    if start < match.end() and match.start() < end:
        return None  # the phrase's own words ("last day in office")
    between = claim.text[match.end() : start] if start >= match.end() else claim.text[end : match.start()]
    if match.lastgroup in _list("persons", "groups"):
        between = _POST.sub(" ", between, count=1)
    if len(between) > _NEAR or _BREAK.search(_TIME.sub(" ", between)) or _OTHER_VERB.search(between):
        return None
    return len(between)


def _said(article: Article, claim: Claim) -> Iterator[Occasion]:
    """A quoted sentence with the day of the verb that introduces it."""
    told = [q for q in claim.quotes if _whole(q)]
    if not told or not (claim.dates or "day" in claim.text):
        return
    read = contexts.read(claim.text)
    for number, when in whens(claim, read).items():
        if read[number].lemma not in contexts.cues("saying") or not (when.day or when.weekday is not None):
            continue
        if any(quote.start <= when.start < quote.end for quote in claim.quotes):
            continue
        for quote in told:
            yield Occasion(article, claim, "remark", frozenset(), " ".join(w.text for w in words(quote.text)), when)
        return


def _whole(quote: Quote) -> bool:
    """Whether a quotation is a sentence, or so long that it is told from others."""
    said = [w.text for w in words(quote.text)]
    return len(said) >= _LONG or (len(said) >= _SENTENCE and bool(_SPEAKS & set(said[:2])))


def align_occasions(left: Sequence[Occasion], right: Sequence[Occasion]) -> list[Alignment]:
    """One alignment for each occasion that the two articles date differently, each in one way."""
    found: list[Alignment] = []
    told: list[Occasion] = []
    for a in left:
        for b in right:
            if not _one(a, b) or not _apart(a, b) or any(_one(a, x) for x in told):
                continue
            if _dated_alike(a, right) or _dated_alike(b, left):
                continue
            if a.when.day != b.when.day and (_names(a.claim, b.when.day) or _names(b.claim, a.when.day)):
                continue  # one sentence tells of both days
            told.append(a)
            found.append(alignment_of(Kind.DATE, a.side, b.side, _SURE, ("same_event", f"both date one {a.group}")))
    return found


def _dated_alike(one: Occasion, others: Sequence[Occasion]) -> bool:
    """Whether the other text dates the same thing elsewhere in a way that fits."""
    return any(_one(one, other) and not _apart(one, other) for other in others)


def _names(claim: Claim, day: str) -> bool:
    """Whether a claim names a day (ISO)."""
    return day != "" and any(date.value.startswith(day) for date in claim.dates)


def _one(a: Occasion, b: Occasion) -> bool:
    """Whether the two are of one thing: a remark of the same words, a work of one title, a subject in common."""
    if a.group != b.group:
        return False
    if a.group == "remark":
        short, long = sorted((a.title, b.title), key=len)
        return f" {short} " in f" {long} "
    if two_zones(a.claim, b.claim) and a.when.minutes is not None and b.when.minutes is not None:
        return False
    if a.person or b.person:
        two_posts = a.about and b.about and not a.about & b.about
        return same(a.person, b.person) and not two_posts and not _two_terms(a.when, b.when)
    if a.title and b.title:
        return a.title == b.title
    if _of_another(a.claim, b.claim):
        return False
    if a.group in _list("instant", "groups") and a.when.minutes is not None and b.when.minutes is not None:
        told = a.group not in _list("instant", "local") or a.about & b.about
        return bool(told) and _of_one_day(a, b) and not _each_own(a.about, b.about)
    return len(a.about & b.about) >= _SHARED


def _two_terms(a: When, b: When) -> bool:
    """Whether the two dates lie so far apart that somebody may have taken, or left, an office twice."""
    years = [int(when.value[:4]) for when in (a, b) if when.value[:4].isdigit()]
    return len(years) == 2 and abs(years[0] - years[1]) >= _TERM


def _of_one_day(a: Occasion, b: Occasion) -> bool:
    """Whether both are told of one day, or of none by texts that may be of one day."""
    if any(when.day or when.weekday is not None for when in (a.when, b.when)):
        return one_day(a.when, b.when)
    published = [occasion.article.published for occasion in (a, b)]
    return not all(published) or published[0] == published[1]


def _each_own(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether each of two subjects has words that the other has not: another flight, another shooting."""
    return bool(a - b and b - a)


def _of_another(a: Claim, b: Claim) -> bool:
    """Whether both sentences name places, or else bearers, and none in common: a like thing somewhere else."""
    mine, theirs = ({bearer_of(n.text, n.key)[0] or n.key for n in claim.names} for claim in (a, b))
    others = mine and theirs and not any(one_bearer(x, y) for x in mine for y in theirs)
    return nothing_shared(a, b) or bool(others)


def _apart(a: Occasion, b: Occasion) -> bool:
    """Whether the two dates exclude each other; times of day only where no time zone can lie between them."""
    if a.when.minutes is None or b.when.minutes is None or not _of_one_day(a, b):
        return differ(a.when, b.when)
    gap = abs(a.when.minutes - b.when.minutes)
    if a.when.vague or b.when.vague:
        return False
    if a.when.whole != b.when.whole and gap <= _MINUTES:
        return False  # "at 9 p.m." is told of what began at 9:10
    return gap > 0 and (gap < _MINUTES or a.group in _list("instant", "local"))
