"""What could be a cue and what could be its source in a tokenised sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from checker.language.cues import load_cues
from checker.language.sources_tokens import Tokens, VerbForm, verb_classes, verb_forms

_CHUNK = re.compile(r"[DM]*B?[NCM]+(?:G[DMB]*[NCM]+)*|P|R|O|D(?=B*[XVv])|T(?=B*[XVv])")
POSSESSIVES = frozenset({"his", "her", "their", "its", "my", "our", "your"})
#: Forms of be (and get) that make a passive.
BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "'s", "'re", "am", "get", "gets", "got"})


_COPULAS = frozenset({
    "seem", "seems", "seemed", "remain", "remains", "remained", "become", "becomes", "became", "grow", "grows",
    "grew", "feel", "feels", "felt",
})  # fmt: skip


_NEAR_LEFT, _NEAR_RIGHT = 6, 4


@dataclass(slots=True)
class Cue:
    """A possible cue: tokens `first` to `last` (included); kind is verb, noun, preposition, mark or hearsay."""

    first: int
    last: int
    kind: str
    lemma: str
    form: str = ""
    classes: tuple[str, ...] = ()


@dataclass(slots=True)
class Chunk:
    """A possible source: a simple noun phrase or pronoun, tokens `first` to `last` (included)."""

    first: int
    last: int


@cache
def _prepositions() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Multi-word cues by their first word, the longest first."""
    table: dict[str, list[tuple[str, ...]]] = {}
    data = load_cues("sources")["prepositions"]
    for phrase in [*data["follows"], *data["follows_noun"]]:
        words = tuple(phrase.split())
        table.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(phrases, key=len, reverse=True)) for first, phrases in table.items()}


@cache
def _after_noun() -> tuple[frozenset[tuple[str, ...]], frozenset[str]]:
    """Prepositional cues that need a noun of saying or of figures before them, and those nouns."""
    data = load_cues("sources")["prepositions"]
    return frozenset(tuple(p.split()) for p in data["follows_noun"]), frozenset(data["follows_noun_nouns"])


def _stands(lows: list[str], at: int, phrase: tuple[str, ...]) -> bool:
    """Whether a prepositional cue may stand here: the weaker ones only behind a noun of saying or of figures."""
    weak, nouns = _after_noun()
    if phrase not in weak:
        return True
    reach = 1 if phrase == ("from",) else 4
    return any(word in nouns for word in lows[max(0, at - reach) : at])


@cache
def _hearsay() -> tuple[frozenset[str], dict[str, tuple[tuple[str, ...], ...]]]:
    data = load_cues("sources")["hearsay"]
    table: dict[str, list[tuple[str, ...]]] = {}
    for phrase in data["phrases"]:
        words = tuple(phrase.split())
        table.setdefault(words[0], []).append(words)
    return frozenset(data["adverbs"]), {k: tuple(sorted(v, key=len, reverse=True)) for k, v in table.items()}


@cache
def _speech_nouns() -> dict[str, str]:
    """Singular and plural of the nouns of saying, to the singular."""
    table: dict[str, str] = {}
    for noun in load_cues("sources")["nouns"]["speech"]:
        plural = noun[:-1] + "ies" if noun.endswith("y") and noun[-2] not in "aeiou" else noun + "s"
        plural = noun + "es" if noun.endswith(("s", "x", "ch", "sh")) else plural
        table[noun] = noun
        table[plural] = noun
    return table


@cache
def labels() -> frozenset[str]:
    """Words before a colon that name no speaker."""
    return frozenset(load_cues("sources")["labels"]["words"])


@cache
def plain_verbs() -> frozenset[str]:
    """Lemmas of verbs that credit their subject whatever follows."""
    return frozenset(load_cues("sources")["plain"]["verbs"])


@cache
def _adjectives() -> frozenset[str]:
    return frozenset(load_cues("sources")["adjectives"]["words"])


@cache
def documents() -> frozenset[str]:
    """Nouns of papers and data that stand for their author, singular and plural."""
    words = {w.split()[-1] for w in load_cues("sources")["nouns"]["documents"]}
    return frozenset(words | {w + "s" for w in words})


@cache
def anonymous() -> frozenset[str]:
    """Nouns of sources without a name."""
    return frozenset(load_cues("sources")["anonymous"]["nouns"])


def _phrase_at(lows: list[str], at: int, phrases: tuple[tuple[str, ...], ...]) -> int:
    """Length in tokens of the phrase that stands at `at`, or 0."""
    for phrase in phrases:
        if tuple(lows[at : at + len(phrase)]) == phrase:
            return len(phrase)
    return 0


def cues(tokens: Tokens) -> list[Cue]:
    """Every possible cue of the sentence, in order."""
    lows, tags, count = tokens.lows, tokens.tags, len(tokens.lows)
    if _openers().isdisjoint(lows):
        return []
    forms, classes, prepositions, nouns = verb_forms(), verb_classes(), _prepositions(), _speech_nouns()
    adverbs, phrases = _hearsay()
    adjectives = _adjectives()
    found: list[Cue] = []
    i = 0
    while i < count:
        low, tag = lows[i], tags[i]
        if (
            low in prepositions
            and (size := _phrase_at(lows, i, prepositions[low]))
            and _stands(lows, i, tuple(lows[i : i + size]))
        ):
            found.append(Cue(i, i + size - 1, "preposition", " ".join(lows[i : i + size])))
            i += size
            continue
        if low in phrases and (size := _phrase_at(lows, i, phrases[low])):
            found.append(Cue(i, i + size - 1, "hearsay", "phrase"))
            i += size
            continue
        if tag == "V":
            found.append(_verb(tokens, i, forms[low], classes))
        elif tag == "N" and low in nouns and _owned(tokens, i):
            found.append(Cue(i, i, "noun", nouns[low], "plural" if nouns[low] != low else "singular"))
        elif low in adjectives and _predicative(tokens, i):
            found.append(Cue(i, i, "adjective", low))
        elif low in adverbs:
            found.append(Cue(i, i, "hearsay", low))
        elif (tag == ":" and 0 < i <= 12) or (tag == "-" and tokens.words[i] != "-"):
            found.append(Cue(i, i, "mark", ":" if tag == ":" else "-"))
        i += 1
    return found


def _predicative(tokens: Tokens, at: int) -> bool:
    """Whether the adjective at token `at` is said of a subject ("is not sure")."""
    i = at - 1
    while i >= 0 and (tokens.tags[i] in "Bn" or tokens.lows[i] in ("so", "more", "too", "most", "less")):
        i -= 1
    return i >= 0 and (tokens.lows[i] in BE or tokens.lows[i] in _COPULAS)


_NOUN_LINKS = frozenset({"that", "of", "by", "to", "about", "from", ":", "for", "on", "against"})


def _owned(tokens: Tokens, noun: int) -> bool:
    """Whether a noun of saying has an owner or a complement ("Kim's claim", "the claim that")."""
    follows = noun + 1 < len(tokens.lows) and tokens.lows[noun + 1] in _NOUN_LINKS
    return follows or possessor(tokens, noun) is not None


@cache
def _openers() -> frozenset[str]:
    """Every word that a cue can begin with: a sentence without one credits nobody."""
    adverbs, phrases = _hearsay()
    marks = frozenset({":", "–", "—", "―", "--", "---"})
    return marks | frozenset({*verb_forms(), *_prepositions(), *_speech_nouns(), *_adjectives(), *adverbs, *phrases})


def _verb(tokens: Tokens, at: int, form: VerbForm, classes: dict[str, tuple[str, ...]]) -> Cue:
    lows = tokens.lows
    for width in (2, 1):
        key = " ".join([form.lemma, *lows[at + 1 : at + 1 + width]])
        dated = width == 1 and lows[at + 1 : at + 2] == ["on"] and at + 2 < len(lows) and tokens.tags[at + 2] in "CBM"
        if key in classes and at + width < len(lows) and not dated:
            return Cue(at, at + width, "verb", key, form.form, classes[key])
    return Cue(at, at, "verb", form.lemma, form.form, classes.get(form.lemma, ()))


def chunks(tokens: Tokens) -> list[Chunk]:
    """Every simple noun phrase and pronoun, in order."""
    return [Chunk(m.start(), m.end() - 1) for m in _CHUNK.finditer(tokens.tags)]


def possessor(tokens: Tokens, noun: int) -> Chunk | None:
    """Who owns the noun at token `noun` ("Kim's latest claim", "his claim"), or None."""
    tags, i, steps = tokens.tags, noun - 1, 0
    while i >= 0 and steps < 4 and tags[i] in "NCBM":
        i, steps = i - 1, steps + 1
    if i < 0:
        return None
    if tags[i] == "G" and i > 0:
        first = i - 1
        while first > 0 and tags[first - 1] in "NCMD":
            first -= 1
            if tags[first] == "D":
                break
        return Chunk(first, i - 1)
    if tokens.lows[i] in POSSESSIVES:
        return Chunk(i, i)
    return None


def source_chunks(tokens: Tokens, cue: Cue, found: list[Chunk]) -> list[Chunk]:
    """The chunks that could be the source of this cue: those that do not hold it, and its possessor."""
    left = [c for c in found if c.last < cue.first]
    right = [c for c in found if c.first > cue.last]
    # The first phrase of the sentence and the nearest ones; farther ones are nobody's source.
    kept = [*left[:1], *left[1:][-_NEAR_LEFT:], *right[:_NEAR_RIGHT]]
    if cue.kind == "noun":
        owner = possessor(tokens, cue.first)
        if owner is not None and all((c.first, c.last) != (owner.first, owner.last) for c in kept):
            kept.append(owner)
            kept.sort(key=lambda c: c.first)
    return kept
