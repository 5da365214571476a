"""What a text calls a person by full name: a rank, an office and the way it is held, a seat, a party and a state.

Titles stand in front of a name ("acting army secretary Kim Lee"), behind it ("Kim Lee, the acting secretary of the
army,") or are told of it ("Kim Lee is now the acting secretary"). No parser: the words from a head ("secretary")
outwards are read until one can belong to no title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from checker.language.cues import load_cues
from checker.language.names_gazetteer import country_of
from checker.language.names_kinds import key_of, kind_of, lexicon
from checker.model import Claim

_FRONT = 90  # characters in front of a name in which its title is looked for
_BEHIND = 110  # and behind it
_MOST = 6  # words of a title on either side of its head
_WORD = re.compile(r"[^\W_][\w&]*(?:[.'’/-][\w&]+)*\.?")
_OPEN_BEHIND = re.compile(
    r"(?:,? (?:\([^)]{1,20}\)|\d\d),?|,)?(?P<link>,| is now| is| remains| will remain| continues as)? ?"
    r"(?:,? ?who (?:is|has been) (?:now )?)?"
    r"(?P<art>the |a |an |his |her |their |as )?(?P<owner>[A-Z][\w.]*['’]s? )?(?=\S)"
)
_STOP_BEHIND = re.compile(
    r"[,;:()—–\"“”]|\.(?:\s|$)|\b(?:who|which|that|said|says|and|but|to|in|on|as|from|when|was|is|has|told)\b"
)
_TAG = re.compile(
    r"\s*[,(]\s?(?P<party>[RD])\.?\s?[-‑–,/]\s?"
    r"(?P<state>(?:[A-Z]\.\s?[A-Z][a-z]*|[A-Z][A-Za-z]+(?: [A-Z][a-z]+)?))\.?\s?(?=[),.;:’' ])"
)
_PRESIDES = "president"  # the head under which the vice president of a state presides over a house of its parliament
_OF = re.compile(r" (?:of|at|for) (?:the )?(?P<words>[^,;:().“”\"]{2,60})")
_AFTER = r"(?P<after>[ -](?:elect|designate|nominee))?"


@dataclass(frozen=True, slots=True)
class Title:
    """One title of one person, with its place in the claim's field.

    `ladder` is rank, office, seat, lead or party; of an office `head` is its noun, `body` what it is at, and `ways` how
    it is held (acting, incoming, deputy, permanent, gone); `chamber` is the house of a parliament that it is at. Of the
    others `head` is the value.
    """

    ladder: str
    bearer: str
    head: str
    start: int
    end: int
    body: frozenset[str] = frozenset()
    ways: frozenset[str] = frozenset()
    chamber: frozenset[str] = frozenset()


@cache
def _table(name: str) -> dict[str, str]:
    return dict(load_cues("titled")[name])


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(load_cues("titled")[name])


@cache
def _ways() -> dict[str, str]:
    known = {word: way for way, words in load_cues("titled")["ways"].items() for word in words}
    return known | dict.fromkeys(_list("gone"), "gone")


@cache
def _states() -> dict[str, str]:
    found = {word: code for code, words in load_cues("titled")["states"].items() for word in words}
    return found | {code.casefold(): code for code in load_cues("titled")["states"]}


def _either(words: object) -> str:
    return "|".join(sorted((re.escape(str(word)) for word in words), key=len, reverse=True))  # type: ignore[attr-defined]


@cache
def _front() -> re.Pattern[str]:
    """The head of a title that stands right in front of a name."""
    heads = _either([*_list("heads"), *_table("leads")])
    return re.compile(
        rf"(?:^|(?<=[\s“\"(—–/-]))(?:(?P<rank>{_either(_table('ranks'))})|(?P<seat>{_either(_table('seats'))})|"
        rf"(?P<head>{heads}){_AFTER}(?P<of> (?:of|for|to) (?:the )?[^,;:.()“”\"]{{2,40}},)?),?\s+$",
        re.IGNORECASE,
    )


@cache
def _heads() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?P<head>{_either([*_list('heads'), *_table('leads')])}){_AFTER}(?![\w’'])",
        re.IGNORECASE,
    )


def find(claim: Claim) -> list[Title]:
    """The titles that a claim gives to people by name; where it has the surname alone, that is the bearer."""
    found: list[Title] = []
    for name in claim.names:
        start, end = name.start - claim.start, name.end - claim.start
        bearer, at = bearer_of(claim.text[start:end], name.key)
        if bearer:
            found += _before(claim, bearer, start + at, end)
            found += _behind(claim, bearer, end)
    return found


@lru_cache(maxsize=8_192)
def bearer_of(words: str, key: str) -> tuple[str, int]:
    """First and last name of a name's words, folded, and where they begin behind the title in front of them."""
    heads = list(_heads().finditer(words))
    if heads and heads[-1].end() < len(words):
        key = key_of(words[heads[-1].end() :].strip())
    parts = key.split()
    if not parts or parts[0] in _ways() or kind_of(key) in ("organisation", "outlet", "place"):
        return "", 0
    at = words.casefold().rfind(parts[0]) if len(parts) == 1 else words.casefold().find(parts[0])
    if at < 0:
        return "", 0
    return (f"{parts[0]} {parts[-1]}" if len(parts) > 1 else parts[0]), at


def at(claim: Claim, start: int) -> list[Title]:
    """The titles that begin at `start` (in the claim's field)."""
    return [title for title in find(claim) if title.start == start]


def _before(claim: Claim, bearer: str, at: int, last: int) -> Iterator[Title]:
    begin = max(0, at - _FRONT)
    text = claim.text[begin:at]
    match = _front().search(text)
    if match is None:
        return
    before = text[: match.start()]
    words = _words_before(before)
    ways = frozenset(_ways()[w] for w in words if w in _ways())
    start, end = claim.start + begin + match.start(), claim.start + begin + len(text.rstrip(" ,"))
    if match.group("rank"):
        yield Title("rank", bearer, _table("ranks")[match.group("rank").casefold()], start, end, ways=ways)
    elif match.group("seat"):
        house = frozenset({"state"}) & frozenset(words)
        yield Title("seat", bearer, _table("seats")[match.group("seat").casefold()], start, end, house, ways)
    else:
        head = match.group("head").casefold()
        after = (match.group("after") or "").strip(" -").casefold()
        of = (match.group("of") or "").rstrip(",") + _of_behind(claim.text[last:])
        yield _title(claim, bearer, words, head, after, of, start, end, before)


def _title(
    claim: Claim, bearer: str, words: list[str], head: str, after: str, of: str, start: int, end: int, before: str
) -> Title:
    ways = {_ways()[w] for w in [*words, after] if w in _ways()}
    ladder = "lead" if head in _table("leads") else "office"
    rest = [w for w in words if w not in _ways()] + _plain(of)
    if words:
        taken = _span_of(before, len(words))
        start -= len(before) - taken
    return Title(ladder, bearer, _same(head), start, end, _body(rest), frozenset(ways), _chamber(rest))


def _of_behind(text: str) -> str:
    """What stands behind a name for the body of the title in front of it ("Deputy Governor Rosa Klein of the bank")."""
    match = _OF.match(text)
    if match is None:
        return ""
    kept: list[str] = []
    for word in _WORD.findall(match["words"]):
        common = word.rstrip(".").casefold() in lexicon().organisation_common
        if not (word[0].isupper() or not kept or word in _list("small") or common):
            break
        kept.append(word)
        if common:
            break
    return " " + " ".join(kept)


def _chamber(words: list[str]) -> frozenset[str]:
    return frozenset(words) & _list("chambers")


def _words_before(text: str) -> list[str]:
    """The words right in front of a head that can belong to its title, folded, the last first."""
    found: list[str] = []
    edge = len(text.rstrip(" -"))
    for match in reversed(list(_WORD.finditer(text))):
        word, low = match.group(), match.group().casefold()
        if len(found) == _MOST or match.end() != edge:
            break
        if "'" in word or "’" in word:
            if not (word[0].isupper() and word.endswith(("'s", "’s"))):
                break
            low = low[:-2]  # "Oberfeld United's manager"
        if (low in _stops() and low not in _ways() and low != "the") or low in _list("behind"):
            break
        if not (word[0].isupper() or low in _ways() or low == "the" or low in _list("small")):
            break
        found.append(low)
        edge = len(text[: match.start()].rstrip(" -"))
    while found and found[-1] == "the":
        found.pop()
    return found


@cache
def _stops() -> frozenset[str]:
    """Words that belong to no title."""
    return frozenset(load_cues("stop_words")["words"]) - {"the", "a", "an", "first", "second", "former", "then"}


def _span_of(text: str, count: int) -> int:
    """Where the last `count` words of a text begin."""
    spans = [m.start() for m in _WORD.finditer(text)]
    return spans[-count] if len(spans) >= count else 0


def _behind(claim: Claim, bearer: str, end: int) -> Iterator[Title]:
    text = claim.text[end : end + _BEHIND]
    tag = _TAG.match(text)
    if tag:
        party = _table("parties")[tag.group("party").casefold()]
        state = _states().get(tag.group("state").casefold().rstrip("."), "")
        first = claim.start + end + tag.start("party")
        yield Title("party", bearer, party, first, claim.start + end + tag.end("state"), frozenset({state} - {""}))
        return
    opened = _OPEN_BEHIND.match(text)
    if opened is None or not (opened.group("link") or opened.group().startswith(",")):
        return
    rest = text[opened.end() :]
    stop = _STOP_BEHIND.search(rest)
    phrase = rest[: stop.start()] if stop else rest
    match = _heads().search(phrase)
    if match is None or (not stop and len(text) == _BEHIND):
        return
    before = phrase[: match.start()]
    words = [w.casefold() for w in _WORD.findall(before)]
    if len(words) > _MOST or _stops() & set(words):
        return  # "the man chosen for secretary"
    after = (match.group("after") or "").strip(" -").casefold()
    of = phrase[match.end() :]
    if of.strip() and not re.match(r" (?:of|for|to|at) ", of):
        return
    ways = {_ways()[w] for w in [*words, after] if w in _ways()}
    head = match.group("head").casefold()
    ladder = "lead" if head in _table("leads") else "office"
    start = claim.start + end + opened.end()
    shift = len(before) - len(before.lstrip())
    yield Title(
        ladder,
        bearer,
        _same(head),
        start + shift,
        start + len(phrase.rstrip()),
        _body([w for w in words if w not in _ways()] + _plain(of)),
        frozenset(ways),
        _chamber(words + _plain(of)),
    )


def _plain(text: str) -> list[str]:
    return [w.casefold() for w in _WORD.findall(text)]


def _same(word: str) -> str:
    return _table("same").get(word, word)


def _body(words: list[str]) -> frozenset[str]:
    small = {"of", "for", "to", "at", "the", "and", "in"}
    return frozenset(
        part
        for word in words
        for part in _same(re.sub(r"['’]s$", "", word.rstrip(".")) if word not in _list("empty") else word).split()
        if word not in _list("empty") and part not in small and part not in _list("empty")
    )


def same_person(a: Title, b: Title) -> bool:
    """Whether two titles are one person's, by first and last name."""
    return a.bearer == b.bearer and " " in a.bearer


def exclude(a: Title, b: Title) -> bool:
    """Whether two titles of one person cannot both be true at one time.

    Ranks exclude each other but for how a higher sort is addressed ("general" for any general); a seat or a leadership
    excludes another; of one office the way it is held does.
    """
    if a.ladder != b.ladder or "gone" in a.ways | b.ways:
        return False
    if a.ladder == "party":
        return a.head != b.head or bool(a.body and b.body and a.body != b.body)
    if a.ladder == "rank":
        return a.head != b.head and not (
            a.head.endswith(b.head) or b.head.endswith(a.head) or _courtesy(a.head, b.head)
        )
    if a.ladder in ("seat", "lead"):
        return a.head != b.head and not a.body & b.body & {"state"} and a.ways == b.ways
    if ((a.chamber != b.chamber and a.head == b.head == _PRESIDES) or a.head == b.head in _general()) and (
        "deputy" in a.ways
    ) != ("deputy" in b.ways):
        return False  # the vice president presides over the senate; an assistant coach is called coach
    return same_office(a, b) and _held_otherwise(a.ways, b.ways)


@cache
def _general() -> dict[str, str]:
    return dict(pair.split("|") for pair in load_cues("titled")["general"])


def _held_otherwise(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether one office is held in two ways that exclude each other; "permanent" and "caretaker" may go unsaid."""
    unsaid = _list("unsaid")
    if any("permanent" in x and y & (unsaid | {"acting"}) - {"permanent"} for x, y in ((a, b), (b, a))):
        return True
    if (a | b) & unsaid - {"permanent"}:
        return False
    x, y = a - unsaid, b - unsaid
    return x != y and not _at_once(x, y)


def same_office(a: Title, b: Title) -> bool:
    """Whether two titles are of one office: one head, and one body as far as both name it."""
    one_head = a.head == b.head or _general().get(a.head) == b.head or _general().get(b.head) == a.head
    if a.ladder != b.ladder or not one_head:
        return False
    mine, theirs = ({w for w in t.body if country_of(w) is None} for t in (a, b))
    if mine == theirs:
        return True
    return (mine <= theirs or theirs <= mine) and (bool({a.head, b.head} & _list("alone")) or bool(mine and theirs))


def _courtesy(a: str, b: str) -> bool:
    return {a, b} in [set(pair.split("|")) for pair in load_cues("titled")["courtesy"]]


def _at_once(a: frozenset[str], b: frozenset[str]) -> bool:
    return bool(a) and bool(b) and not (a | b) - _list("with")


def ways_said(text: str) -> frozenset[str]:
    """The ways of holding an office that a text names at all."""
    return frozenset(_ways()[w] for w in _plain(text) if w in _ways())
