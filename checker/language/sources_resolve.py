"""Joins credits over an article: pronouns, roles, surnames, acronyms that the article explains."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from checker.language import names as names_module
from checker.language import sources_mute
from checker.language.sources_register import Register
from checker.model import Credit


def resolve(credits: Sequence[Sequence[Credit]], sentences: Sequence[str]) -> list[list[Credit]]:
    """The credits of every sentence, in article order, with names and keys resolved inside the article.

    "he" becomes the person last credited or named, "the minister" the last who holds such a role, "Kim" the full name,
    and an acronym what the article says it stands for. Spans stay as they are; what cannot be resolved stays too. A
    storm that the article names ("Hurricane Otto", then "Otto") is credited with nothing.
    """
    register = Register()
    result: list[list[Credit]] = []
    storms = {name for sentence in sentences for name in sources_mute.storm_names(sentence)}
    if storms:
        credits = [
            [c for c in row if c.name not in storms or sources_mute.speaks(text[c.cue_start : c.cue_end])]
            for row, text in zip(credits, sentences, strict=True)
        ]
    for number, (row, sentence) in enumerate(zip(credits, sentences, strict=True)):
        register.explain(sentence)
        found, _ = names_module.find(sentence) if row or any(c.isupper() for c in sentence[1:]) else ([], [])
        seen = 0
        resolved = []
        for credit in sorted(row, key=lambda c: c.start):
            while seen < len(found) and found[seen].start <= credit.start:
                register.name(found[seen], number)
                seen += 1
            resolved.append(register.credit(credit, number))
        for name in found[seen:]:
            register.name(name, number)
        by_span = {(c.cue_start, c.cue_end, c.start): c for c in resolved}
        ordered = [by_span[(c.cue_start, c.cue_end, c.start)] for c in row]
        result.append([replace(c, relayed_by=register.relay(c.relayed_by)) if c.relayed_by else c for c in ordered])
    return result
