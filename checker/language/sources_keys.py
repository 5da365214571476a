"""Keys that join the variants of a source, so that what two texts credit to one voice can be told.

A key is `person|body`: the folded name of the person (empty for a body, or for a spokesman without a name) and the
body that he or she speaks for (empty where the text gives none), as body_key writes it. Several sources at once are
joined with " + ". Without a body the bar is left out: "kyrylo budanov".
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from checker.language.cues import load_cues
from checker.language.names_gazetteer import fold, look_up
from checker.language.names_kinds import kind_of, lexicon
from checker.language.names_kinds import same as same_person
from checker.language.sources_bodies import affiliation, aliases, body_key, is_body, speaks_for, types
from checker.language.sources_phrases import bare_words, head_noun, outlet_phrases, split_person, without_countries

#: An acronym given behind the name it stands for: "National Intelligence Service (NIS)".
_ACRONYM_GIVEN = re.compile(r"\s*\([A-Z][A-Za-z.&-]{1,9}\)")


@lru_cache(maxsize=16384)
def key(words: str, role: str = "") -> str:
    """The key of a source as the text names it; `role` is what the article says of the person elsewhere."""
    words = _ACRONYM_GIVEN.sub("", words).strip(" ,.;:\"“”'’")
    bare = bare_words(words)
    if not bare:
        return ""
    if bare in aliases():
        return aliases()[bare]
    spot = look_up(bare if bare != "us" else words)
    if spot is not None and spot.country:
        return spot.country.lower()
    kind = kind_of(words)
    if kind == "outlet":
        return _outlet(bare)
    before, name = split_person(words) if any(c.isupper() for c in words) else (words, "")
    if name and before and not is_body(bare_words(name)) and look_up(name) is None:
        return _person_key(name, affiliation(before) or affiliation(role))
    body = affiliation(words)
    if body and body != bare and (head_noun(bare.split()) in speaks_for() or not is_body(bare)):
        return f"|{body}"
    if is_body(bare):
        return body_key(words)
    if name and words[0].isupper() and kind != "organisation":
        return _person_key(name, affiliation(role))
    if kind == "organisation":
        return bare
    rest, codes = without_countries(bare)
    return " ".join([*codes[:1], rest]).strip()


def _person_key(name: str, body: str) -> str:
    """Folded, without suffixes ("Jr.") and middle initials, with the body that the person speaks for."""
    parts = [p for p in fold(name).split() if p not in lexicon().suffixes]
    if len(parts) > 2:
        parts = [parts[0], *(p for p in parts[1:-1] if len(p) > 1), parts[-1]]
    person = " ".join(parts)
    return f"{person}|{body}" if body else person


def _outlet(bare: str) -> str:
    for phrase in outlet_phrases():
        bare = bare.removesuffix(" " + phrase)
    return aliases().get(bare, bare)


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
    return same_person(person_a or body_a, person_b or body_b)


def _bodylike(key_: str) -> bool:
    parts = key_.split()
    return bool(parts) and (
        key_ in aliases()
        or (len(parts[0]) == 2 and look_up(key_) is None and parts[0] in _codes())
        or any(key_ == c or key_.endswith(" " + c) for _, c in types())
        or parts[-1] in lexicon().organisation_common
        or parts[-1] in lexicon().organisation
    )


@cache
def _codes() -> frozenset[str]:
    return frozenset(code.lower() for code in load_cues("places")["countries"])
