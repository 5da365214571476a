"""The words of a sentence as contexts compare them: lemmas, countries for their adjectives, content words, verbs."""

from __future__ import annotations

from functools import cache, lru_cache

from checker.language.cues import load_cues
from checker.language.lemma import lemma
from checker.language.names_gazetteer import country_of
from checker.language.sources_tokens import Tokens

BE = frozenset({"is", "are", "was", "were"})
_VERB = "Vv"


@cache
def cues(name: str) -> frozenset[str]:
    """A list of cues/contexts.toml."""
    return frozenset(load_cues("contexts")[name])


def lemmas_of(tokens: Tokens) -> list[str]:
    """The lemma of each token, the country of its adjectives and towns' governments; empty for function words."""
    forms, same = load_cues("antonyms")["forms"], _same()
    found = []
    for i, (tag, low) in enumerate(zip(tokens.tags, tokens.lows, strict=True)):
        if tag not in "NCVvMXB" or not low[0].isalpha():
            found.append("")
        elif tag == "C":
            found.append(_name(tokens, i))
        else:
            found.append(same.get(low) or forms.get(low) or lemma(low))
    phrases = load_cues("antonyms")["phrases"]
    for i, after in enumerate(tokens.lows[1:]):
        found[i] = phrases.get(f"{found[i]} {after}", found[i])
    return found


def _name(tokens: Tokens, i: int) -> str:
    word = tokens.words[i]
    if i and tokens.tags[i - 1] == "C" and _two_words(tokens.words[i - 1], word):
        return ""  # said with the word before ("North Korean")
    following = tokens.words[i + 1] if tokens.tags[i + 1 : i + 2] in ("C", "N") else ""
    return (following and _two_words(word, following)) or country_of(word) or tokens.lows[i].rstrip(".")


@lru_cache(maxsize=16_384)
def _two_words(first: str, second: str) -> str | None:
    """The country that two words name, where the first alone names none."""
    both = country_of(f"{first} {second}")
    return both if both and country_of(first) is None else None


@cache
def _same() -> dict[str, str]:
    """Words that are read as one ("troops" and "forces" as "soldier")."""
    groups = [group.split("|") for group in load_cues("contexts")["same"]]
    return {word: group[0] for group in groups for word in group}


def content_between(tokens: Tokens, lemmas: list[str], first: int, last: int) -> frozenset[str]:
    """The content words from token `first` to `last` (excluded)."""
    tags, lows, unsaid = tokens.tags, tokens.lows, _unsaid()
    return frozenset(
        [lemmas[i] for i in range(first, last) if tags[i] in "NCVvM" and len(lemmas[i]) > 1 and lows[i] not in unsaid]
    )


@cache
def _unsaid() -> frozenset[str]:
    return cues("empty") | cues("planning") | cues("implying")


def is_verb(tokens: Tokens, i: int) -> bool:
    """Whether the word is a verb that says what happened, also where its tag is a noun's."""
    tag = tokens.tags[i]
    if tag == "X":  # "had records", "got the award": a verb of its own where no other follows
        return tokens.lows[i] in cues("main_verbs") and not any(
            tokens.tags[k] in "VvXn" for k in range(i + 1, min(i + 3, len(tokens.tags)))
        )
    before = tokens.tags[i - 1] if i else ""
    following = tokens.tags[i + 1] if i + 1 < len(tokens.tags) else ""
    if tag in _VERB:
        return not (before == "N" and following in "IQ" and tokens.lows[i].endswith("s") and i > 1)
    if tag == "N" and before in ("N", "C") and tokens.lows[i] in cues("plain_past"):
        return True
    return tag == "N" and (before in "PXn" or (before == "t" and following in "DCMIO"))


def links(tokens: Tokens, i: int) -> bool:
    """Whether a form of "be" links a subject with a noun ("is a member", "was not the owner")."""
    if tokens.lows[i] not in BE:
        return False
    following = tokens.tags[i + 1 : i + 3].lstrip("nB")
    return following[:1] in ("D", "M")


def is_past(tokens: Tokens, i: int) -> bool:
    """Whether the verb's own form puts it into the past."""
    low = tokens.lows[i]
    if low.endswith("ing") or tokens.lows[i - 1 : i] == ["to"]:
        return False
    return low.endswith("ed") or low in cues("past_forms") or low in load_cues("antonyms")["forms"]


def is_passive(tokens: Tokens, i: int) -> bool:
    """Whether a participle stands behind a form of "be" or "get"."""
    low = tokens.lows[i]
    if not (low.endswith(("ed", "en")) or low in cues("past_forms")):
        return False
    k = i - 1
    while k >= 0 and tokens.tags[k] in "Bn":
        k -= 1
    return k >= 0 and tokens.lows[k] in ("is", "are", "was", "were", "be", "been", "being", "get", "got")
