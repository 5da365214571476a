"""Who bears a credit, and what the words for them tell: their gender, country, title, and other words for the same."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from checker.language import names_kinds
from checker.language.cues import load_cues
from checker.language.names_gazetteer import country_of, fold
from checker.language.sources_classes import classify
from checker.model import SourceClass


@dataclass(slots=True)
class Bearer:
    """Somebody or something that the article named: what to show, its key, its role so far, and where it was last."""

    name: str
    key: str
    kind: SourceClass
    role: str = ""
    country: str = ""
    gender: str = ""  # "he", "she" or "" where unknown
    last: int = -1
    count: int = 0


@cache
def _genders() -> dict[str, str]:
    data = load_cues("titles")
    table = {fold(w): "he" for w in [*data["first_names"]["male"], *data["titles"]["male"]]}
    for word in [*data["first_names"]["female"], *data["titles"]["female"]]:
        folded = fold(word)
        table[folded] = "" if folded in table else "she"
    return table


def gender_of(words: str) -> str:
    """What the first word that tells says, a first name or a title: "he" or "she"; "" where none does."""
    for word in words.replace("’s", "").split():
        gender = _genders().get(fold(word), "")
        if gender:
            return gender
    return ""


def country_in(words: str) -> str:
    """The ISO code of the first country that capitalised words name; "" for none."""
    parts = words.replace("’", "'").split()
    for width in (2, 1):
        for i in range(len(parts) - width + 1):
            if parts[i][:1].isupper():
                found = country_of(" ".join(parts[i : i + width]))
                if found:
                    return found
    return ""


def role_words(words: str) -> str:
    """The title inside a name ("South Korean Defense Minister Kim Yong-Hyun")."""
    lexicon = names_kinds.lexicon()
    parts = words.split()
    last = max((i for i, p in enumerate(parts[:-1]) if fold(p) in lexicon.titles | lexicon.roles), default=-1)
    return " ".join(parts[: last + 1])


def is_definite(words: str) -> bool:
    """Whether the words describe somebody told of before ("the South Korean diplomat"), and name nobody."""
    if classify(words) is SourceClass.OUTLET and any(w[:1].isupper() for w in words.split()[1:]):
        return False
    proper = [w for w in words.split()[1:] if w[:1].isupper()]
    if proper and not country_in(" ".join(proper)):
        return False
    return words.lower().startswith(("the ", "that ", "this ")) and not any(w[:1].isupper() for w in words.split()[-1:])


def kin_of_role(role: str) -> frozenset[str]:
    """Roles that the holder of this one may also be called by, and itself; none where it has no kin."""
    return frozenset().union(*(group for group in load_cues("titles")["kin"]["roles"] if role in group))


def kin_of_body(noun: str) -> frozenset[str]:
    """Nouns that the body which this one names may also be called by, and itself."""
    return frozenset({noun}).union(*(group for group in load_cues("organisations")["kin"]["bodies"] if noun in group))
