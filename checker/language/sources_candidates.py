"""What could be a cue and what could be its source in a tokenised sentence, each with its features.

Features are short strings; the model (sources_model) holds a weight for each that mattered in training.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from checker.language.sources_tokens import Tokens, VerbForm, load_cues, verb_classes, verb_forms

_CHUNK = re.compile(r"[DM]*B?[NCM]+(?:G[DMB]*[NCM]+)*|P|R|O|D(?=B*[XVv])|T(?=B*[XVv])")
_LEAN = frozenset("XBn")
_POSSESSIVES = frozenset({"his", "her", "their", "its", "my", "our", "your"})
#: Forms of be (and get) that make a passive.
BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "'s", "'re", "am", "get", "gets", "got"})


_COPULAS = frozenset(
    [
        "seem",
        "seems",
        "seemed",
        "remain",
        "remains",
        "remained",
        "become",
        "becomes",
        "became",
        "grow",
        "grows",
        "grew",
        "feel",
        "feels",
        "felt",
    ]
)


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
def plain_verbs() -> frozenset[str]:
    """Lemmas of verbs that credit their subject whatever follows."""
    return frozenset(load_cues("sources")["plain"]["verbs"])


@cache
def _adjectives() -> frozenset[str]:
    return frozenset(load_cues("sources")["adjectives"]["words"])


@cache
def _documents() -> frozenset[str]:
    words = {w.split()[-1] for w in load_cues("sources")["nouns"]["documents"]}
    return frozenset(words | {w + "s" for w in words})


@cache
def _anonymous() -> frozenset[str]:
    return frozenset(load_cues("sources")["anonymous"]["nouns"])


@cache
def _possessed() -> frozenset[str]:
    return frozenset(load_cues("sources")["prepositions"]["possessed"])


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
    if tokens.lows[i] in _POSSESSIVES:
        return Chunk(i, i)
    return None


def _next(tokens: Tokens, at: int) -> str:
    """A word for what stands at `at`: its tag, and the word where the word matters."""
    if at >= len(tokens.lows):
        return "end"
    tag = tokens.tags[at]
    if tag in "ItSWX&D":
        return tag + ":" + tokens.lows[at]
    return tag


def cue_features(tokens: Tokens, cue: Cue, earlier: Cue | None = None) -> list[str]:
    """Features that say whether the candidate is a cue of attribution; `earlier` is the candidate before it."""
    tags, lows, count = tokens.tags, tokens.lows, len(tokens.lows)
    i, j = cue.first, cue.last
    kind = cue.kind
    closing = tokens.words[-1]
    extra = [f"{kind}|ends={closing if closing in '.?!:”' else 'other'}", f"{kind}|early={min(i // 4, 4)}"]
    names = [f"k={kind}", f"k={kind}|lemma={cue.lemma}", *extra]
    if earlier is None:
        names.append(f"{kind}|only-so-far")
    elif not tokens.quoted[earlier.first]:
        between = tags[earlier.last + 1 : i]
        gap = (
            "that"
            if "T" in between
            else "quote"
            if "q" in between
            else "comma"
            if "," in between
            else "near"
            if len(between) < 4
            else "far"
        )
        first_class = earlier.classes[0] if earlier.classes else earlier.kind
        names += [f"{kind}|earlier={gap}", f"{kind}|earlier={first_class}|{gap}|{cue.form}"]
    quoted = tokens.quoted[i]
    if quoted:
        names += ["quoted", f"quoted|k={kind}"]
    if kind == "mark":
        return names + _mark_features(tokens, cue)
    # What follows, past adverbs.
    after = j + 1
    while after < count and tags[after] == "B":
        after += 1
    follow = _next(tokens, after)
    follow_tag = follow[0] if follow != "end" else "e"
    names.append(f"{kind}|next={follow}")
    if follow_tag == "," and after + 1 < count:
        names.append(f"{kind}|next=,{tags[after + 1]}")
    back = i - 1
    while back >= 0 and tags[back] in _LEAN:
        back -= 1
    before = _next(tokens, back) if back >= 0 else "start"
    before_tag = before[0] if back >= 0 else "s"
    group = lows[back + 1 : i]
    names.append(f"{kind}|prev={before}")
    names.append(f"{kind}|adjacent={_next(tokens, i - 1) if i else 'start'}")
    has_quote = "q" in tags or "Q" in tags
    if has_quote:
        names.append(f"{kind}|quotes")
        if not quoted:
            names.append(f"{kind}|outside")
    if kind == "verb":
        form = cue.form
        names += [
            f"form={form}|prev={before_tag}",
            f"form={form}|next={follow_tag}",
            f"form={form}|prev={before_tag}|next={follow_tag}",
        ]
        passive = form in ("ed", "en") and any(w in BE for w in group)
        if passive:
            names += ["passive", f"passive|next={follow}"]
        if before_tag in "PRDT":
            names += [f"subj={lows[back]}", f"subj={lows[back]}|form={form}", f"subj={lows[back]}|lemma={cue.lemma}"]
            names += [f"c={name}|subj={lows[back]}" for name in cue.classes]
        names.append(f"lemma={cue.lemma}|next={follow_tag}")
        names.append(f"lemma={cue.lemma}|form={form}")
        for word in group:
            if word not in BE:
                names.append(f"group={word}")
        if group:
            names.append(f"form={form}|group")
        for name in cue.classes:
            names += [f"c={name}", f"c={name}|next={follow}", f"c={name}|form={form}", f"c={name}|prev={before_tag}"]
            if passive:
                names.append(f"c={name}|passive")
            if quoted:
                names.append(f"c={name}|quoted")
        if len(cue.classes) == 1:
            names.append(f"only={cue.classes[0]}")
        if "T" in tags[j + 1 : j + 7]:
            names.append("that-near")
        if "q" in tags[j + 1 : j + 6]:
            names.append("quote-near-after")
        if "Q" in tags[max(0, i - 6) : i]:
            names.append("quote-near-before")
        rest = tags[j + 1 :]
        if any(t in rest for t in "VvX"):
            names.append(f"{before_tag}|clause-after")
        if back >= 0 and before_tag in "NC":
            first = back
            while first > 0 and tags[first - 1] in "NCMDG":
                first -= 1
            kinds = _source_kind(tokens, Chunk(first, back), "subj")
            names += kinds
            names += [f"c={name}|{kinds[0]}" for name in cue.classes]
            names.append(f"{kinds[0]}|form={form}|next={follow_tag}")
            if first and tags[first - 1] in "I":
                names.append(
                    f"subj-governed|{lows[first - 1] if lows[first - 1] in ('of', 'for', 'at') else 'other'}|form={form}"
                )
            if lows[back] in _anonymous():
                names.append(f"subj=anonymous|form={form}")
    elif kind == "noun":
        owner = possessor(tokens, i)
        names.append(f"noun|owner={owner is not None}|next={follow}")
        if owner is not None:
            names += _source_kind(tokens, owner, "owner")
        names.append(f"noun|{cue.form}|next={follow}")
    return names


def _mark_features(tokens: Tokens, cue: Cue) -> list[str]:
    tags, i, count = tokens.tags, cue.first, len(tokens.lows)
    mark = cue.lemma
    names = [f"mark{mark}|{tokens.words[i]}"]
    head = tags[:i]
    nominal = all(t in "NCDGMI.()," for t in head)
    names.append(f"mark{mark}|head-nominal={nominal}|len={min(i, 5)}")
    if nominal and all(w.isupper() for w in tokens.words[:i] if w[0].isalpha()) and i:
        names.append(f"mark{mark}|upper-head")
    names.append(f"mark{mark}|next={tags[i + 1] if i + 1 < count else 'end'}")
    names.append(f"mark{mark}|prev={tags[i - 1] if i else 'start'}")
    tail = tags[i + 1 :]
    names.append(f"mark{mark}|tail-nominal={all(t in 'NCDGMI.(),' for t in tail)}|len={min(len(tail), 6)}")
    names.append(f"mark{mark}|tail-caps={tail.startswith('C')}")
    return names


def _source_kind(tokens: Tokens, chunk: Chunk, prefix: str) -> list[str]:
    low, tag = tokens.lows[chunk.last], tokens.tags[chunk.last]
    if tag in "PROT" or low in _POSSESSIVES or (chunk.first == chunk.last and tag == "D"):
        return [f"{prefix}={low}"]
    names = []
    if low in _anonymous():
        names.append(f"{prefix}=anonymous")
    if low in _documents():
        names.append(f"{prefix}=document")
    if tag == "C":
        names.append(f"{prefix}=capital")
    return names or [f"{prefix}=common"]


def source_features(tokens: Tokens, cue: Cue, chunk: Chunk, index: int, cue_index: int) -> list[str]:
    """Features that say whether the chunk is the source of the cue.

    `index` is the chunk's number in the sentence, `cue_index` the number of the first chunk that starts after the cue.
    """
    tags = tokens.tags
    left = chunk.last < cue.first
    group = f"{cue.kind}.{cue.form}" if cue.kind != "preposition" else "preposition"
    if left:
        between = tags[chunk.last + 1 : cue.first]
        rank = cue_index - 1 - index
    else:
        between = tags[cue.last + 1 : chunk.first]
        rank = index - cue_index
    side = "L" if left else "R"
    base = f"{group}|{side}"
    lean = "".join(t for t in between if t not in "XBn")
    names = [
        base,
        f"{base}|rank={min(rank, 5)}",
        f"{base}|sig={lean[:6]}",
        f"{side}|sig={lean[:6]}",
        f"{base}|first={index == 0}",
    ]
    if "v" in between or "V" in between:
        names.append(f"{base}|verbs={min(3, between.count('v') + between.count('V'))}")
    if "," in between:
        names.append(f"{base}|commas={min(3, between.count(','))}")
    for tag in "TRS;:qQ&W":
        if tag in between:
            names.append(f"{side}|between={tag}")
    before = _next(tokens, chunk.first - 1) if chunk.first else "start"
    after = _next(tokens, chunk.last + 1)
    names += [
        f"{side}|before={before}",
        f"{side}|after={after[0] if after != 'end' else 'e'}",
        f"{base}|before={before[0]}",
    ]
    kinds = _source_kind(tokens, chunk, "src")
    names += kinds
    names += [f"{base}|{kind}" for kind in kinds]
    if cue.kind == "verb":
        names += [f"{name}|{kinds[0]}" for name in cue.classes]
        if cue.form in ("ed", "en") and any(w in BE for w in tokens.lows[max(0, cue.first - 3) : cue.first]):
            names += [f"passive|{side}", f"passive|{side}|before={before}"]
        if cue.first and tags[cue.first - 1] == "t":
            names += [f"infinitive|{side}|rank={min(rank, 4)}", f"infinitive|sig={lean[:6]}"]
        if cue.first and tags[cue.first - 1] in "Q,":
            names += [f"afterquote|{side}|rank={min(rank, 3)}|{lean[:3]}"]
    if not left and chunk.first == cue.last + 1 and cue.first and tags[cue.first - 1] in ",Q":
        closes = chunk.last + 1 >= len(tags) or tags[chunk.last + 1] in ".,;"
        names.append(f"inverted|closes={closes}|{kinds[0]}|{cue.form}")
        names.append(f"inverted|closes={closes}")
    if left and cue.first and tags[cue.first - 1] == "," and cue.last + 1 < len(tags) and tags[cue.last + 1] in "DC":
        names.append("left-of-inversion")
    if tokens.quoted[chunk.first] != tokens.quoted[cue.first]:
        names.append(f"{side}|quote-mismatch")
    follow = chunk.last + 1
    while follow < len(tags) and tags[follow] in "XBn":
        follow += 1
    if follow < len(tags) and tags[follow] in "Vv":
        names.append(f"{base}|has-verb={follow == cue.first}")
        if follow != cue.first and left:
            names.append(f"{base}|subject-of-other|first={index == 0}|src-comma={'%d' % min(2, between.count(','))}")
    return names


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
