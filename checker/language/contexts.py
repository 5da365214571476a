"""What stands around a word of a sentence: who does it, to what, whether it is negated, and whether it is real.

No parser: clause breaks and verbs are read off the light word classes of `sources_tokens`. Enough to tell "the senate
passed the bill" from "the bill passed by the house failed in the senate", and cheap.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from checker.language.contexts_negation import is_negated
from checker.language.contexts_plans import awaited, planned
from checker.language.contexts_reality import is_unreal
from checker.language.contexts_scope import adjunct, closes_quotation, object_head
from checker.language.contexts_sides import antecedent, around_aside, object_side, subject_side
from checker.language.contexts_words import content_between, cues, is_passive, is_past, is_verb, lemmas_of, links
from checker.language.cues import load_cues
from checker.language.sources_tokens import tokenise

__all__ = ["Context", "at", "content", "cues", "read"]


_BACK = 60  # tokens before a word that its sentence, or the one before, may name its subject in


@dataclass(frozen=True, slots=True)
class Context:
    """A word of a sentence with its surroundings; offsets count in the sentence.

    `before` and `after` are the content words (lemmas, countries for their adjectives) of the subject's and the
    object's side, `earlier` all that stand in front of it. `unreal` says
    that it is planned, possible, conditional or asked for; `planned` that it is announced or expected ("will sign",
    "is expected to sign"); `past` that the verb's own form puts it into the past.
    `scope` is the time or manner that its negation may deny instead of it ("before friday"), `head` its object's noun.
    """

    lemma: str
    start: int
    end: int
    verb: bool
    before: frozenset[str]
    after: frozenset[str]
    earlier: frozenset[str]
    negated: bool
    unreal: bool
    planned: bool
    past: bool
    passive: bool
    scope: str = ""
    head: str = ""

    @property
    def words(self) -> frozenset[str]:
        """The content words on both sides."""
        return self.before | self.after


@lru_cache(maxsize=4_096)
def read(text: str) -> tuple[Context, ...]:
    """Every word of a sentence that says what happened, in order: verbs, and other words that have an opposite."""
    tokens = tokenise(text)
    lemmas = lemmas_of(tokens)
    found: list[Context] = []
    main: frozenset[str] = frozenset()  # the subject that later clauses of the sentence fall back to
    last: frozenset[str] = frozenset()  # the subject of the clause before
    begin = 0
    for i, tag in enumerate(tokens.tags):
        if tag == ".":
            begin, main = i + 1, frozenset()
            continue
        if tag not in "VvNXB" or not lemmas[i]:
            continue
        due = tag in "NV" and awaited(tokens, i)
        link = tag == "X" and links(tokens, i)
        verb = due or link or is_verb(tokens, i)
        if not (verb or (tag in "NB" and lemmas[i] in _outcomes())):
            continue
        first, inherits = subject_side(tokens, begin, i)
        before = content_between(tokens, lemmas, first, i)
        if not before and inherits:
            before = antecedent(tokens, lemmas, first) or around_aside(tokens, lemmas, begin, first) or last or main
        elif not before and last and "P" in tokens.tags[first:i]:
            before = last
        negated = is_negated(tokens, first, i)
        found.append(
            Context(
                lemma="say" if verb and closes_quotation(tokens, i, lemmas[i]) else lemmas[i],
                start=tokens.starts[i],
                end=tokens.ends[i],
                verb=verb,
                before=before,
                after=content_between(tokens, lemmas, i + 1, object_side(tokens, i)),
                earlier=content_between(tokens, lemmas, max(0, i - _BACK), i),
                negated=negated,
                unreal=due or is_unreal(tokens, first, i),
                planned=due or (verb and planned(tokens, first, i)),
                past=verb and is_past(tokens, i),
                passive=verb and is_passive(tokens, i),
                scope=adjunct(tokens, i) if negated else "",
                head=object_head(tokens, lemmas, i) if verb else "",
            )
        )
        if verb and before and not link:
            last = before
            main = main or before
    return tuple(found)


def at(text: str, start: int) -> Context | None:
    """The word of a sentence that begins at `start`; None where no content word does."""
    return next((context for context in read(text) if context.start == start), None)


@lru_cache(maxsize=8_192)
def content(text: str) -> frozenset[str]:
    """The content words of a text, as the contexts give them."""
    tokens = tokenise(text)
    lemmas = lemmas_of(tokens)
    return content_between(tokens, lemmas, 0, len(lemmas))


@cache
def _outcomes() -> frozenset[str]:
    """The words of all pairs of opposites."""
    return frozenset(
        word for pair in load_cues("antonyms")["pairs"] for half in pair.split(" / ") for word in half.split("|")
    )
