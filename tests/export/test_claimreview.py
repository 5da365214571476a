"""ClaimReview: what schema.org defines for each type, and that nothing is said that nobody signed."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from checker.errors import UsageError
from checker.export import claim_reviews, export
from checker.model import Credit, SourceClass
from checker.store import Store, open_store
from tests.store import building as build

#: The properties that are used, and which types schema.org gives as their values; "" stands for Text, URL or a date.
DEFINED: dict[str, dict[str, set[str]]] = {
    "ClaimReview": {
        "claimReviewed": {""},
        "itemReviewed": {"Claim"},
        "reviewRating": {"Rating"},
        "reviewBody": {""},
        "author": {"Organization", "Person"},
        "datePublished": {""},
        "identifier": {"PropertyValue"},
        "url": {""},
    },
    "Claim": {
        "name": {""},
        "text": {""},
        "author": {"Organization", "Person"},
        "creditText": {""},
        "appearance": {"NewsArticle"},  # a CreativeWork
    },
    "NewsArticle": {"headline": {""}, "datePublished": {""}, "publisher": {"Organization"}, "url": {""}},
    "Rating": {"alternateName": {""}, "ratingExplanation": {""}},
    "Organization": {"name": {""}},
    "Person": {"name": {""}},
    "PropertyValue": {"propertyID": {""}, "value": {""}},
}
REQUIRED = {
    "ClaimReview": {"@context", "claimReviewed", "itemReviewed", "reviewRating", "datePublished"},
    "Claim": {"text", "appearance"},
    "Rating": {"alternateName"},
    "Organization": {"name"},
    "Person": {"name"},
}


def check(node: dict[str, Any]) -> None:
    """Every property is defined for its type, with a value of a type that schema.org names for it."""
    kind = node["@type"]
    assert REQUIRED.get(kind, set()) <= node.keys()
    for name, value in node.items():
        if name.startswith("@"):
            continue
        assert name in DEFINED[kind], f"{kind} has no {name}"
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, dict):
                assert one["@type"] in DEFINED[kind][name], f"{kind}.{name} is no {one['@type']}"
                check(one)
            else:
                assert "" in DEFINED[kind][name], f"{kind}.{name} is no text"
                assert isinstance(one, str)
                assert one.strip() == one != ""
            if name == "datePublished":
                datetime.fromisoformat(one)


@pytest.fixture
def store() -> Iterator[Store]:
    """Three outlets, two values; a person, an organisation and nobody are credited."""
    told = (
        ("Alpha", "Alpha has 11,000 soldiers, Mara Lund said.", 11_000, "Mara Lund", SourceClass.PERSON),
        ("Beta", "Beta has 12,000 soldiers, the Port Office says.", 12_000, "Port Office", SourceClass.ORGANISATION),
        ("Gamma", "Gamma has 12,000 soldiers.", 12_000, None, None),
        ("Delta", "Delta has 13,000 soldiers, insiders say.", 13_000, "insiders", SourceClass.ANONYMOUS),
    )  # fmt: skip
    addresses = {"Alpha": "https://alpha.example/a?b=1", "Beta": "javascript:alert(1)"}
    sides, claims = [], []
    for outlet, text, number, source, kind in told:
        made = build.side(build.article(outlet, text, url=addresses.get(outlet, "")), number, source=source)
        claim = made.claim
        if source and kind:
            start = text.index(source)
            place = dict.fromkeys(("cue_start", "cue_end", "content_start", "content_end"), start)
            place |= {"start": start, "end": start + len(source)}
            credit = Credit(text=source, name=source, key=source, source_class=kind, **place)
            claim = replace(claim, credits=(credit,))
        sides.append(replace(made, claim=claim))
        claims.append(claim)
    with open_store("sqlite://") as opened:
        opened.save(replace(build.run(sides), claims=tuple(claims)))
        opened.add_person("Ed", ["editor"])
        yield opened


def sign(store: Store, choice: str = "publish_range") -> None:
    figure = store.figures()[0]
    store.propose(figure.id, person="Ana", choice=choice, wording="Between 11,000 and 13,000.", note="call the port")
    store.sign(figure.id, person="Ed", note="fine")


@pytest.mark.parametrize("organisation", ["", "  ", "The Ports Desk"])
@pytest.mark.parametrize("choice", ["publish_range", "publish_one", "not_contested"])
def test_every_property_is_one_of_schema_orgs(store: Store, choice: str, organisation: str) -> None:
    sign(store, choice)
    (review,) = claim_reviews(store, organisation=organisation)
    check(review)
    assert review["@context"] == "https://schema.org"
    assert review["@type"] == "ClaimReview"
    assert review.get("author", {}).get("name", "") == organisation.strip()
    assert "url" not in review  # the page is yet to be published
    assert "ratingValue" not in review["reviewRating"]  # the desk gives no number
    assert review["datePublished"] == store.figures()[0].signed_at
    assert review["claimReviewed"] == "Soldiers in training: 11,000 to 13,000"
    assert review["reviewBody"] == "Between 11,000 and 13,000."
    assert store.head() in json.dumps(review["identifier"])


def test_each_value_is_a_claim_with_who_made_it_and_where(store: Store) -> None:
    sign(store)
    (review,) = claim_reviews(store)
    claims = {claim["text"].split()[0]: claim for claim in review["itemReviewed"]}
    assert {name: claim.get("author") for name, claim in claims.items()} == {
        "Alpha": {"@type": "Person", "name": "Mara Lund"},
        "Beta": {"@type": "Organization", "name": "Port Office"},
        "Gamma": {"@type": "Organization", "name": "Gamma"},  # nobody is credited: the outlet itself
        "Delta": None,  # neither a person nor an organisation
    }
    assert claims["Delta"]["creditText"] == "insiders"
    (seen,) = claims["Alpha"]["appearance"]
    assert seen["url"] == "https://alpha.example/a?b=1"
    assert seen["publisher"]["name"] == "Alpha"
    assert "url" not in claims["Beta"]["appearance"][0]  # no address of the web
    assert claims["Alpha"]["name"] == "11,000"


@pytest.mark.parametrize("until", ["open", "proposed", "held", "reopened", "withdrawn"])
def test_only_what_is_signed_for_print_goes_out(store: Store, until: str) -> None:
    figure = store.figures()[0].id
    if until == "proposed":
        store.propose(figure, person="Ana", choice="publish_range")
    elif until != "open":
        sign(store, "hold" if until == "held" else "publish_range")
    if until == "reopened":
        known = build.article("Alpha", "Alpha has 11,000 soldiers, Mara Lund said.", url="https://alpha.example/a?b=1")
        fresh = build.article("New", "New has 19,000 soldiers.")
        store.save(build.run([build.side(known, 11_000), build.side(fresh, 19_000)]))
        assert store.figure(figure).state == "reopened"
    if until == "withdrawn":
        store.withdraw(figure, person="Ed")
    assert claim_reviews(store) == []


def test_what_is_internal_stays_in(store: Store) -> None:
    sign(store)
    text = json.dumps(claim_reviews(store, organisation="The Ports Desk"))
    for internal in ("call the port", "fine", "Ana", 'Ed"'):
        assert internal not in text


def test_the_file_is_json_of_ascii_and_a_store_is_needed(store: Store) -> None:
    sign(store)
    out = io.BytesIO()
    assert export(store, "claimreview", out, organisation="Häfen") == 1
    assert json.loads(out.getvalue().decode("ascii"))[0]["author"]["name"] == "Häfen"
    with pytest.raises(UsageError, match="in a store"):
        export([], "claimreview", io.BytesIO())
