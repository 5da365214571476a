"""Keys that join the variants of a source, and what kind of source a phrase names.

A key is `person|body`: the folded name of the person (empty for a body, or for a spokesman without a name) and the
body that he or she speaks for (empty where the text gives none). Bodies are written as the country's ISO code and the
kind of body ("kr intelligence"), so that "South Korea's National Intelligence Service", "NIS" and "Seoul's spy agency"
are one. Several sources at once are joined with " + ". Without a body the bar is left out: "kyrylo budanov".
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from checker.language.cues import load_cues
from checker.language.names_gazetteer import cities, fold, look_up
from checker.language.names_kinds import kind_of, lexicon
from checker.language.names_kinds import same as same_person
from checker.model import SourceClass

_WORD = re.compile(r"[^\W_]+(?:[-.&'][^\W_]+)*|\|")
_DETERMINERS = frozenset(
    [
        "the",
        "a",
        "an",
        "this",
        "that",
        "its",
        "his",
        "her",
        "their",
        "our",
        "some",
        "another",
        "one",
        "two",
        "three",
        "several",
        "many",
    ]
)
_MINISTERS = re.compile(r"\b(?P<of>[a-z]+(?: affairs)?) (?:minister|ministry)\b")
_GOVERNING = frozenset(["of", "for", "at", "from", "with", "to", "by", "in", "on", "near", "about"])
_OFFICES = {
    "president": "presidential office",
    "prime minister": "prime minister's office",
    "premier": "prime minister's office",
    "secretary of state": "foreign ministry",
    "defense secretary": "defence ministry",
    "defence secretary": "defence ministry",
    "foreign secretary": "foreign ministry",
    "home secretary": "interior ministry",
    "health secretary": "health ministry",
    "treasury secretary": "finance ministry",
    "attorney general": "justice ministry",
}


@cache
def _aliases() -> dict[str, str]:
    table = {}
    for key, names in load_cues("aliases")["organisations"].items():
        table[key] = key
        for name in names:
            table.setdefault(fold(name).removeprefix("the "), key)
    return table


@cache
def _types() -> tuple[tuple[str, str], ...]:
    """Every way of saying a kind of body with its canonical form, the longest first."""
    pairs = [
        (fold(variant), canonical)
        for canonical, variants in load_cues("organisations")["types"].items()
        for variant in variants
    ]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


@cache
def _fillers() -> frozenset[str]:
    return frozenset(load_cues("organisations")["fillers"]["words"])


@cache
def _speaks_for() -> tuple[str, ...]:
    return tuple(sorted((fold(w) for w in load_cues("titles")["titles"]["speaks_for"]), key=lambda w: -len(w)))


@cache
def _anonymous() -> frozenset[str]:
    return frozenset(load_cues("sources")["anonymous"]["nouns"])


@cache
def _outlet_phrases() -> tuple[str, ...]:
    return tuple(load_cues("organisations")["outlets"]["phrases"])


def _bare(words: str) -> str:
    """Folded, without inner possessives and leading determiners."""
    parts = fold(words.replace("’", "'").replace("'s ", " ").replace("s' ", "s ")).split()
    while len(parts) > 1 and parts[0] in _DETERMINERS:
        parts = parts[1:]
    return " ".join(parts)


def _countries(text: str) -> tuple[str, list[str]]:
    """The folded text without its country words, and the ISO codes (lower case) that they name."""
    parts, kept, codes = text.split(), [], []
    i = 0
    while i < len(parts):
        for width in (3, 2, 1):
            words = " ".join(parts[i : i + width])
            spot = look_up("U.S." if words == "us" else words) if i + width <= len(parts) else None
            if spot is not None and spot.country and spot.kind in ("country", "adjective", "capital", "state"):
                codes.append(spot.country.lower())
                i += width
                break
        else:
            kept.append(parts[i])
            i += 1
    return " ".join(kept), codes


@lru_cache(maxsize=8192)
def body_key(words: str) -> str:
    """The key of an organisation's name or description; "" where the words describe none."""
    bare = _bare(words)
    aliases = _aliases()
    if bare in aliases:
        return aliases[bare]
    rest, codes = _countries(bare)
    country = codes[0] if codes else ""
    if not rest:
        return country
    if rest in aliases and (not country or aliases[rest].startswith(country)):
        return aliases[rest]
    for variant, canonical in _types():
        if rest == variant or rest.startswith(variant + " ") or rest.endswith(" " + variant) or f" {variant} " in rest:
            other = [w for w in rest.replace(variant, " ", 1).split() if w not in _fillers()]
            key = " ".join([*([country] if country else []), *other, canonical])
            return aliases.get(key, key)
    kept = [w for w in rest.split() if w not in _fillers()] or rest.split()
    return " ".join([*([country] if country else []), *kept])


def _is_body(bare: str) -> bool:
    lex = lexicon()
    parts = bare.split()
    if not parts:
        return False
    return (
        bare in _aliases()
        or parts[-1] in lex.organisation_common
        or parts[-1] in lex.organisation
        or any(f" {variant} " in f" {bare} " for variant, _ in _types())
        or ("of" in parts and parts[0] in lex.organisation)
    )


def _office_of(role: str) -> str:
    """The body that a role belongs to ("foreign minister": foreign ministry), or ""."""
    for words, office in _OFFICES.items():
        if role == words or role.endswith(" " + words):
            return office
    found = _MINISTERS.search(role)
    if found is not None and found["of"] not in ("prime", "deputy", "first", "the", "former"):
        return body_key(found["of"].replace("affairs", "").strip() + " ministry")
    return ""


def _split_person(words: str) -> tuple[str, str]:
    """What stands before a person's name (titles, office, body) and the name itself, from a capitalised phrase."""
    lex = lexicon()
    parts = words.replace("’", "'").split()
    last_role = -1
    for i, part in enumerate(parts[:-1]):
        low = fold(part)
        if low in lex.titles or low in lex.roles or part.endswith("'s") or (part.islower() and i < len(parts) - 1):
            last_role = i
    name = parts[last_role + 1 :]
    if not name or not name[0][0].isupper():
        return words, ""
    if last_role >= 0 and parts[last_role].lower() in _GOVERNING:
        return words, ""  # "a lawyer for Smith" names somebody else than Smith
    return " ".join(parts[: last_role + 1]), " ".join(name)


@lru_cache(maxsize=8192)
def affiliation(role: str) -> str:
    """The body that the holder of a role speaks for ("NATO Secretary General": nato); "" where the words give none."""
    bare = _bare(role)
    for prefix in ("former ", "ex-", "then-", "acting ", "deputy ", "first deputy ", "senior ", "top "):
        bare = bare.removeprefix(prefix)
    rest, codes = _countries(bare)
    office = _office_of(rest)
    if office:
        return " ".join([*codes[:1], office])
    for word in _speaks_for():
        for form in (f"{word} of ", f"{word} for ", f"{word} at ", f"{word} with "):
            at = f" {bare}".find(" " + form)
            if at >= 0:
                return body_key(bare[at + len(form) :])
        if bare.endswith(" " + word):
            return body_key(bare[: -len(word) - 1])
    return ""


#: An acronym given behind the name it stands for: "National Intelligence Service (NIS)".
_ACRONYM_GIVEN = re.compile(r"\s*\([A-Z][A-Za-z.&-]{1,9}\)")


@lru_cache(maxsize=16384)
def key(words: str, role: str = "") -> str:
    """The key of a source as the text names it; `role` is what the article says of the person elsewhere."""
    words = _ACRONYM_GIVEN.sub("", words).strip(" ,.;:\"“”'’")
    bare = _bare(words)
    if not bare:
        return ""
    if bare in _aliases():
        return _aliases()[bare]
    spot = look_up(bare if bare != "us" else words)
    if spot is not None and spot.country:
        return _aliases().get(bare) or spot.country.lower()
    kind = kind_of(words)
    if kind == "outlet":
        return _outlet(bare)
    before, name = _split_person(words) if any(c.isupper() for c in words) else (words, "")
    if name and before and not _is_body(_bare(name)) and look_up(name) is None:
        person = _person(name)
        body = affiliation(before) or affiliation(role)
        return f"{person}|{body}" if body else person
    body = affiliation(words)
    if body and body != bare and (_head(bare.split()) in _speaks_for() or not _is_body(bare)):
        return f"|{body}"
    if _is_body(bare):
        return body_key(words)
    if name and words[0].isupper() and kind != "organisation":
        body = affiliation(role) if role else ""
        person = _person(name)
        return f"{person}|{body}" if body else person
    if kind == "organisation":
        return bare
    rest, codes = _countries(bare)
    return " ".join([*codes[:1], rest]).strip()


def _person(name: str) -> str:
    parts = [p for p in fold(name).split() if p not in lexicon().suffixes]
    if len(parts) > 2:
        parts = [parts[0], *(p for p in parts[1:-1] if len(p) > 1), parts[-1]]
    return " ".join(parts)


def _outlet(bare: str) -> str:
    for phrase in _outlet_phrases():
        bare = bare.removesuffix(" " + phrase)
    return _aliases().get(bare, bare)


@lru_cache(maxsize=16384)
def classify(words: str) -> SourceClass:
    """What kind of source the words name, without the article: a pronoun counts as a person."""
    lex = lexicon()
    bare = _bare(words)
    parts = bare.split()
    if not parts:
        return SourceClass.ANONYMOUS
    kind = kind_of(words.strip(" ,"))
    if kind == "outlet" or any(bare.endswith(phrase) for phrase in _outlet_phrases()):
        return SourceClass.OUTLET
    if " and " in words and words[:1].isupper() and kind != "organisation":
        return classify(words.partition(" and ")[0])
    head = _head(parts)
    named = _named(words)
    if (
        head in lex.roles
        and affiliation(words)
        and not named
        and head not in ("official", "officials", "representative")
    ):
        return SourceClass.ORGANISATION
    if head in _anonymous() and not named:
        definite = words.lower().startswith(("the ", "his ", "her ", "their ", "its "))
        singular = not head.endswith("s") and head != "people"
        return SourceClass.PERSON if definite and singular and head in lex.roles else SourceClass.ANONYMOUS
    if kind == "person":
        return SourceClass.PERSON
    if kind in ("organisation", "place", "adjective") or bare in _aliases() or look_up(bare) is not None:
        return SourceClass.ORGANISATION
    if head in lex.organisation_common or (head in lex.organisation and head not in lex.roles):
        return SourceClass.ORGANISATION
    if named:
        return SourceClass.ORGANISATION if _town(words) else SourceClass.PERSON
    if head in lex.roles or head in ("he", "she", "i", "who", "his", "her", "you"):
        return SourceClass.PERSON
    if head in ("it", "its", "which", "that"):
        return SourceClass.ORGANISATION
    if any(f" {variant} " in f" {bare} " for variant, _ in _types()):
        return SourceClass.ORGANISATION
    documents = load_documents()
    return SourceClass.ORGANISATION if head in documents else SourceClass.ANONYMOUS


@cache
def load_documents() -> frozenset[str]:
    """Nouns of papers and data that stand for their author, singular and plural."""
    words = {w.split()[-1] for w in load_cues("sources")["nouns"]["documents"]}
    return frozenset(words | {w + "s" for w in words})


def _town(words: str) -> bool:
    """Whether the phrase ends in a large town's name of two words and holds no first name ("Santa Rosa")."""
    parts = fold(words).split()
    lex = lexicon()
    return (
        len(parts) > 1
        and not any(part in lex.male or part in lex.female or part in lex.titles for part in parts)
        and " ".join(parts[-2:]) in cities()
    )


def _head(parts: list[str]) -> str:
    """The head noun of a folded noun phrase: the word before the first preposition or relative, else the last."""
    for i, part in enumerate(parts):
        if i and part in (
            "of",
            "for",
            "at",
            "in",
            "from",
            "with",
            "on",
            "to",
            "who",
            "that",
            "familiar",
            "close",
            "involved",
        ):
            return parts[i - 1]
    return parts[-1]


def _named(words: str) -> bool:
    """Whether the phrase ends in a name of its own (beyond country words and titles)."""
    parts = [p for p in words.replace("’", "'").split() if p[:1].isupper()]
    if not parts or not words.split()[-1][:1].isupper():
        return False
    _, name = _split_person(words)
    if not name:
        return False
    last = fold(words.split()[-1])
    return last not in _anonymous() and last not in lexicon().roles and look_up(words.split()[-1]) is None


def same(key_a: str, key_b: str) -> bool:
    """Whether two keys stand for one voice.

    Equal keys; a person and the body that he or she speaks for ("kyrylo budanov|ua military intelligence" and "ua
    military intelligence"); a surname and the full name that ends in it; one of several sources credited together.
    Two persons with different names are two voices, also of one body.
    """
    if not key_a or not key_b:
        return False
    if key_a == key_b:
        return True
    if " + " in key_a or " + " in key_b:
        return any(same(a, b) for a in key_a.split(" + ") for b in key_b.split(" + "))
    person_a, _, body_a = key_a.partition("|") if "|" in key_a or not _bodylike(key_a) else ("", "", key_a)
    person_b, _, body_b = key_b.partition("|") if "|" in key_b or not _bodylike(key_b) else ("", "", key_b)
    if person_a and person_b:
        return same_person(person_a, person_b)
    if body_a and body_b:
        return body_a == body_b
    # A plain word against a person's name: the surname alone, or a body that the tables do not know.
    return same_person(person_a or body_a, person_b or body_b) if not (body_a and body_b) else False


def _bodylike(key_: str) -> bool:
    parts = key_.split()
    return bool(parts) and (
        key_ in _aliases()
        or (len(parts[0]) == 2 and look_up(key_) is None and _known_code(parts[0]))
        or any(key_ == c or key_.endswith(" " + c) for _, c in _types())
        or parts[-1] in lexicon().organisation_common
        or parts[-1] in lexicon().organisation
    )


@cache
def _codes() -> frozenset[str]:
    return frozenset(code.lower() for code in load_cues("places")["countries"])


def _known_code(word: str) -> bool:
    return word in _codes()
