"""Ids by content: the same thing read again has the same id, whatever the run, the machine or the version.

A finding's id comes from its rule's code and its two mentions only. A mention is known by its outlet, its sentence and
its words, so an edit elsewhere in the article, or the same article under another file name, changes nothing.
"""

from __future__ import annotations

import hashlib
import unicodedata

_LENGTH = 16  # hex digits: 64 bits, a collision in a million items has odds of 1 in 40 million


def digest(*parts: object) -> str:
    """A hash of the parts, 16 hexadecimal digits; parts are kept apart, so ("a", "b") and ("ab", "") differ."""
    joined = "\x1f".join("" if part is None else str(part) for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]


def fold(text: str) -> str:
    """The text without differences that carry no meaning: Unicode form, quotation marks, dashes, runs of space."""
    text = unicodedata.normalize("NFKC", text)
    for marks, plain in (("‘’‛", "'"), ("“”„", '"'), ("‐‑‒–—", "-")):
        for mark in marks:
            text = text.replace(mark, plain)
    return " ".join(text.split())


def article_id(*, outlet: str, title: str, text: str, url: str = "") -> str:
    """The id of an article version: outlet, URL, headline and text."""
    return "a" + digest("article", fold(outlet).casefold(), url.strip(), fold(title), fold(text))


def claim_id(*, outlet: str, text: str) -> str:
    """The id of a sentence as one outlet prints it."""
    return "c" + digest("claim", fold(outlet).casefold(), fold(text))


def mention_id(*, claim: str, kind: str, text: str, nth: int = 0) -> str:
    """The id of a typed value: its claim's id, its kind and words, and which of several equal ones it is."""
    return "m" + digest("mention", claim, kind, fold(text), nth)


def finding_id(*, rule: str, mention_a: str, mention_b: str) -> str:
    """The id of what a rule found in two mentions, whichever way round they come."""
    return "f" + digest("finding", rule, *sorted((mention_a, mention_b)))
