"""Where a figure comes from ("the number that the agency had given"), and which headline "sources" are none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from checker.language import sources
from checker.language.names import kind_of
from checker.model import Credit, SourceClass


def credits_of(text: str, credits: Sequence[Credit], *, headline: bool) -> list[Credit]:
    """The credits of a sentence, with those for the figure itself marked, and added where a clause gives them.

    Of a headline those are left out that are what it is about.
    """
    found = [replace(credit, provenance=_gives_figure(text, credit)) for credit in credits] + _had_given(text)
    return [credit for credit in found if not (headline and _is_subject(text, credit))]


#: "… the figure (previously) provided by": what is credited is the figure itself.
_FIGURE_GIVEN = re.compile(
    r"\b(?:number|figure|total|tally|count|toll|estimate|data)s?\W+(?:[a-z]+ly\s+|previously\s+|earlier\s+|first\s+)*"
    r"(?:provided|given|released|issued|published|cited|reported|supplied|offered|announced|made|quoted|used)\s+"
    r"(?:[a-z]+ly\s+|earlier\s+)?by\W*$",
    re.IGNORECASE,
)


def _gives_figure(text: str, credit: Credit) -> bool:
    """Whether the words before the source's name say that it gave the figure."""
    return bool(_FIGURE_GIVEN.search(text[max(0, credit.start - 80) : credit.start]))


#: Verbs of headlines that tell what happened, and not what somebody said.
_NO_SPEECH = frozenset({"leaves", "leave", "left", "claims", "claim", "claimed", "sees", "shows", "blast", "blasts"})
_LINK_WORDS = frozenset({"of", "the", "for", "and", "de", "al", "bin", "van", "von"})


def _is_subject(text: str, credit: Credit) -> bool:
    """Whether a headline's "source" is what it is about, as in "Ferry disaster: 300 missing"."""
    cue = text[credit.cue_start : credit.cue_end].strip().casefold()
    if (cue.isalpha() and cue not in _NO_SPEECH) or kind_of(credit.text) != "other":
        return False
    words = credit.text.split()
    described = any(word[0].islower() and word not in _LINK_WORDS for word in words)
    return described or (cue in _NO_SPEECH and len(words) == 1)


#: "… the number that the agency had given before".
_HAD_GIVEN = re.compile(
    r"\b(?:number|figure|total|tally|count|toll|estimate)s?\s+(?:that\s+|which\s+)?"
    r"(?P<who>(?:the\s+)?[A-Z][\w'’.-]*(?:\s+(?:of\s+|for\s+|the\s+)?[\w'’.-]+){0,5}?)\s+"
    r"(?P<cue>(?:had|has|have)\s+(?:previously\s+|earlier\s+|already\s+|first\s+)?"
    r"(?:given|provided|released|issued|published|announced|cited|named|put\s+forward))\b"
)


def _had_given(text: str) -> list[Credit]:
    """The sources that a relative clause says the figure comes from."""
    return [
        Credit(
            start=match.start("who"),
            end=match.end("who"),
            text=match["who"],
            name=match["who"],
            key=sources.key(match["who"]),
            cue_start=match.start("cue"),
            cue_end=match.end("cue"),
            content_start=0,
            content_end=match.start("who"),
            source_class=SourceClass.ORGANISATION,
            provenance=True,
        )
        for match in _HAD_GIVEN.finditer(text)
    ]
