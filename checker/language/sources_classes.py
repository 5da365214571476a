"""What kind of source a phrase names: a person, an organisation, an outlet, or nobody in particular."""

from __future__ import annotations

from functools import cache, lru_cache

from checker.language.cues import load_cues
from checker.language.names_gazetteer import cities, fold, look_up
from checker.language.names_kinds import kind_of, lexicon
from checker.language.sources_bodies import affiliation, aliases, types
from checker.language.sources_phrases import bare_words, head_noun, outlet_phrases, split_person
from checker.model import SourceClass


@lru_cache(maxsize=16384)
def classify(words: str) -> SourceClass:
    """What kind of source the words name, without the article: a pronoun counts as a person."""
    lex = lexicon()
    bare = bare_words(words)
    parts = bare.split()
    if not parts:
        return SourceClass.ANONYMOUS
    kind = kind_of(words.strip(" ,"))
    if kind == "outlet" or any(bare.endswith(phrase) for phrase in outlet_phrases()):
        return SourceClass.OUTLET
    if " and " in words and words[:1].isupper() and kind != "organisation":
        return classify(words.partition(" and ")[0])
    head = head_noun(parts)
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
    if kind in ("organisation", "place", "adjective") or bare in aliases() or look_up(bare) is not None:
        return SourceClass.ORGANISATION
    if head in lex.organisation_common or (head in lex.organisation and head not in lex.roles):
        return SourceClass.ORGANISATION
    if named:
        return SourceClass.ORGANISATION if _town(words) else SourceClass.PERSON
    if head in lex.roles or head in ("he", "she", "i", "who", "his", "her", "you"):
        return SourceClass.PERSON
    if head in ("it", "its", "which", "that"):
        return SourceClass.ORGANISATION
    if any(f" {variant} " in f" {bare} " for variant, _ in types()):
        return SourceClass.ORGANISATION
    return SourceClass.ORGANISATION if head in documents() else SourceClass.ANONYMOUS


@cache
def documents() -> frozenset[str]:
    """Nouns of papers and data that stand for their author, singular and plural."""
    words = {w.split()[-1] for w in load_cues("sources")["nouns"]["documents"]}
    return frozenset(words | {w + "s" for w in words})


@cache
def _anonymous() -> frozenset[str]:
    return frozenset(load_cues("sources")["anonymous"]["nouns"])


def _town(words: str) -> bool:
    """Whether the phrase ends in a large town's name of two words and holds no first name ("Santa Rosa")."""
    parts = fold(words).split()
    lex = lexicon()
    return (
        len(parts) > 1
        and not any(part in lex.male or part in lex.female or part in lex.titles for part in parts)
        and " ".join(parts[-2:]) in cities()
    )


def _named(words: str) -> bool:
    """Whether the phrase ends in a name of its own (beyond country words and titles)."""
    parts = [p for p in words.replace("’", "'").split() if p[:1].isupper()]
    if not parts or not words.split()[-1][:1].isupper():
        return False
    _, name = split_person(words)
    if not name:
        return False
    last = fold(words.split()[-1])
    return last not in _anonymous() and last not in lexicon().roles and look_up(words.split()[-1]) is None
