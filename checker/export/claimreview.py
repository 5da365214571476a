"""Signed contested figures as schema.org ClaimReview (JSON-LD), for the page on which a desk publishes its check.

One object a signed figure: what is claimed, each value as a Claim with who made it and where it appeared, and the
desk's decision as a textual rating. There is no number in the rating, because the desk gives none; and no address,
because the page is yet to be published. Internal notes, and the names of those who signed, stay in the store.

Source: https://schema.org/ClaimReview, https://schema.org/Claim, https://schema.org/Rating
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from checker.wording import interval

CONTEXT = "https://schema.org"
#: What the desk decided, as a reader is told it: the rating's text.
DECISIONS = {
    "publish_range": "Sources differ: given as a range",
    "publish_one": "Sources differ: one figure is given, with its source",
    "not_contested": "Not contested",
}
_CLASSES = {"person": "Person", "organisation": "Organization", "outlet": "Organization"}

Node = dict[str, Any]


def claim_reviews(store: Any, *, organisation: str = "") -> list[Node]:
    """A ClaimReview for each figure that is signed for print, in the order of the ledger.

    Figures that are held, proposed or open again are left out: nothing is published of them.

    Args:
        store: an open store.
        organisation: who publishes the check; without it the objects name no author.
    """
    head = store.head()
    return [_review(store, figure, organisation.strip(), head) for figure in store.figures(states=("signed",))]


def as_text(reviews: Sequence[Node]) -> str:
    """The objects as one JSON document: an array, from which each is put on its page."""
    return json.dumps(reviews, indent=2, ensure_ascii=True) + "\n"


def _review(store: Any, figure: Any, organisation: str, head: str) -> Node:
    record = figure.record
    review: Node = {
        "@context": CONTEXT,
        "@type": "ClaimReview",
        "identifier": [_identifier("contested figure", figure.id), _identifier("head of the log", head)],
        "claimReviewed": f"{_first_up(record['what'])}: {_spread(record['values'])}{_unit(record)}",
        "datePublished": figure.signed_at,
        "itemReviewed": _claims(store, record["values"]),
        "reviewRating": {"@type": "Rating", "alternateName": DECISIONS.get(figure.choice, figure.choice)},
    }
    if figure.wording:
        review["reviewBody"] = figure.wording
        review["reviewRating"]["ratingExplanation"] = figure.wording
    if organisation:
        review["author"] = {"@type": "Organization", "name": organisation}
    return review


def _identifier(name: str, value: str) -> Node:
    return {"@type": "PropertyValue", "propertyID": name, "value": value}


def _claims(store: Any, values: Sequence[Mapping[str, Any]]) -> list[Node]:
    """One Claim a value and claimant, with every article in which it appears, the earliest first."""
    grouped: defaultdict[tuple[str, str], list[Mapping[str, Any]]] = defaultdict(list)
    for value in values:
        grouped[(stated(value), value["source"] or value["outlet"] or "")].append(value)
    articles: dict[str, Any] = {}
    for value in values:
        for name in value["article_ids"]:
            if name not in articles:
                articles[name] = store.article(name)
    return [_claim(store, words, rows, articles) for (words, _), rows in grouped.items()]


def _claim(store: Any, words: str, rows: Sequence[Mapping[str, Any]], articles: Mapping[str, Any]) -> Node:
    first = rows[0]
    claim: Node = {"@type": "Claim", "name": words, "text": " ".join(first["sentence"].split())}
    if first["source"]:
        kind = _kind(store, first)
        if kind:
            claim["author"] = {"@type": kind, "name": first["source"]}
        else:  # schema.org's author is a person or an organisation, and the text does not say which this is
            claim["creditText"] = first["source"]
    elif first["outlet"]:
        claim["author"] = {"@type": "Organization", "name": first["outlet"]}
    seen = {name: articles[name] for row in rows for name in row["article_ids"]}
    where = sorted(seen.values(), key=lambda article: (article.published or "9", article.id))
    claim["appearance"] = [_appearance(article) for article in where]
    return claim


def _kind(store: Any, value: Mapping[str, Any]) -> str | None:
    """Whether who is credited is a person or an organisation, as it was read; None where that is not known."""
    wanted = " ".join(value["source"].split()).casefold()
    for name in value["article_ids"]:
        for mark in store.mentions(name):
            if mark["kind"] == "source" and " ".join(mark["name"].split()).casefold() == wanted:
                return _CLASSES.get(mark["class"])
    return None


def _appearance(article: Any) -> Node:
    told: Node = {"@type": "NewsArticle"}
    if article.title:
        told["headline"] = article.title
    if article.published:
        told["datePublished"] = article.published
    if article.outlet:
        told["publisher"] = {"@type": "Organization", "name": article.outlet}
    if _is_address(article.url):
        told["url"] = article.url
    return told


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def stated(value: Mapping[str, Any]) -> str:
    """A value of a contested figure in words: "about 11,000"."""
    if value["low"] is None and value["high"] is None:
        return str(value["text"])
    return interval(value["low"], value["high"], value["bound"])


def _spread(values: Sequence[Mapping[str, Any]]) -> str:
    ends = [end for value in values for end in (value["low"], value["high"]) if end is not None]
    if not ends:
        return str(values[0]["text"]) if values else ""
    low, high = min(ends), max(ends)
    return interval(low, high)


def _unit(record: Mapping[str, Any]) -> str:
    """The unit in brackets, where what is measured does not name it."""
    unit = str(record["unit"] or "-")
    return "" if unit == "-" or unit.split()[-1].casefold() in record["what"].casefold() else f" ({unit})"


def _first_up(text: str) -> str:
    words = " ".join(text.split())
    return words[:1].upper() + words[1:]
