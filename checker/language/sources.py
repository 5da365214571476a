"""Who is credited with what.

`find` reads one sentence; `resolve` joins pronouns, roles, surnames and aliases over an article; `same` compares keys;
`credited` says who answers for a stretch of a sentence. Cues and names are data (cues/*.toml); which candidate is a
cue, and whose it is, is decided by two small models trained on PolNeAR (see sources_train).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from checker.language import sources_frames, sources_model, sources_scope, sources_states
from checker.language.names_kinds import kind_of
from checker.language.sources_candidates import Chunk, Cue
from checker.language.sources_classes import classify
from checker.language.sources_decide import decide
from checker.language.sources_keys import key, same
from checker.language.sources_resolve import resolve
from checker.language.sources_tokens import Tokens, tokenise
from checker.model import Credit, SourceClass

__all__ = ["credited", "find", "key", "resolve", "same"]

_UNNAMED = "unnamed"
_RELAYING = frozenset({"citing", "quoting"})
_RELAYED = frozenset({"quoted", "cited", "carried", "reported", "seen"})


def find(text: str) -> list[Credit]:
    """The credits of one sentence or headline, in order of their cues; offsets count in `text`.

    Where nobody is named ("was reportedly killed") the mention's span is empty, at the cue, and the class anonymous.
    """
    return read(tokenise(text), sources_model.load())


def read(tokens: Tokens, model: sources_model.Model) -> list[Credit]:
    """As `find`, on tokens and with a model of the caller's (as when it is measured)."""
    if not tokens.words:
        return []
    found = [_credit(tokens, cue, chunk) for cue, chunk, _ in decide(tokens, model) if chunk or _hearsay(cue)]
    return _relayed(tokens, found) if len(found) > 1 else _told(tokens, found)


def _hearsay(cue: Cue) -> bool:
    return cue.kind == "hearsay" or (
        cue.kind == "verb" and cue.form in ("ed", "en") and "anonymous_passive" in cue.classes
    )


def _credit(tokens: Tokens, cue: Cue, chunk: Chunk | None) -> Credit:
    start, end = sources_scope.content(tokens, cue, chunk)
    cue_start, cue_end = tokens.starts[cue.first], tokens.ends[cue.last]
    if chunk is None:
        return Credit(
            start=cue_start, end=cue_start, text="", name=_UNNAMED, key="", cue_start=cue_start, cue_end=cue_end,
            content_start=start, content_end=end, source_class=SourceClass.ANONYMOUS,
        )  # fmt: skip
    whole = sources_scope.widen(tokens, chunk, cue)
    named = whole
    if tokens.tags[whole.first] in "RT" and whole.first == whole.last:
        named = sources_scope.antecedent(tokens, whole.first) or whole
    apposed = sources_scope.apposed_name(tokens, named)
    role = tokens.cut(named.first, named.last) if apposed else ""
    named = apposed or named
    words = tokens.cut(named.first, named.last)
    name = words.removesuffix("'s").removesuffix("’s")
    papers_of = sources_frames.owner(tokens, named) if cue.kind == "verb" else None
    answers = tokens.cut(papers_of.first, papers_of.last) if papers_of else name
    relay = sources_frames.quoter(tokens, cue)
    return Credit(
        start=tokens.starts[whole.first],
        end=tokens.ends[whole.last],
        text=tokens.cut(whole.first, whole.last),
        name=name,
        key=key(name, role) if role else _joined_key(answers),
        cue_start=cue_start,
        cue_end=cue_end,
        content_start=start,
        content_end=end,
        source_class=classify(answers),
        states=sources_states.states(tokens, cue, chunk, (start, end)),
        relayed_by=tokens.cut(relay.first, relay.last) if relay else None,
    )


def _joined_key(name: str) -> str:
    """The key of a name; of two names joined by "and", both keys."""
    left, link, right = name.partition(" and ")
    if link and left[:1].isupper() and right[:1].isupper() and kind_of(name) != "organisation":
        return f"{key(left)} + {key(right)}"
    return key(name)


def _relayed(tokens: Tokens, found: list[Credit]) -> list[Credit]:
    """Marks credits that one source passes on for another."""
    result = list(found)
    for i, credit in enumerate(result):
        cue = tokens.text[credit.cue_start : credit.cue_end].lower()
        first = cue.split()[0]
        if first in _RELAYING:
            # "Yonhap wrote, citing the ministry": the nearest credit before is the relaying one, and its content is
            # the ministry's.
            relay = next((c for c in reversed(result[:i]) if c.source_class is not SourceClass.ANONYMOUS), None)
            if relay is None:  # "Yonhap, quoting the ministry, said"
                relay = next((c for c in result[i + 1 :] if c.start < credit.cue_start), None)
            if relay is not None and relay.key != credit.key:
                result[i] = replace(
                    credit, relayed_by=relay.name, content_start=relay.content_start, content_end=relay.content_end
                )
        elif credit.source_class is SourceClass.OUTLET and (first in ("according", "as") or first in _RELAYED):
            for k, other in enumerate(result):
                if k != i and other.relayed_by is None and other.source_class is not SourceClass.OUTLET:
                    result[k] = replace(other, relayed_by=credit.name)
        elif credit.source_class is SourceClass.OUTLET and credit.start < credit.cue_start:
            # "..., X told lawmakers, Yonhap reported"
            for k, other in enumerate(result):
                inside = credit.content_start <= other.cue_start and other.cue_end <= credit.content_end
                if k != i and inside and other.relayed_by is None and other.source_class is not SourceClass.OUTLET:
                    result[k] = replace(other, relayed_by=credit.name)
    return _told(tokens, result)


def _told(tokens: Tokens, found: list[Credit]) -> list[Credit]:
    """An outlet that was told something relays it ("informed The War Zone that")."""
    result = []
    for credit in found:
        if credit.relayed_by is None and credit.source_class is not SourceClass.OUTLET:
            hearer = _hearer(tokens, credit)
            if hearer:
                credit = replace(credit, relayed_by=hearer)
        result.append(credit)
    return result


def _hearer(tokens: Tokens, credit: Credit) -> str:
    try:
        at = tokens.ends.index(credit.cue_end) + 1
    except ValueError:
        return ""
    if at < len(tokens.lows) and tokens.lows[at] in ("to", "with"):
        at += 1  # "confirmed to AP"
    end = at
    while end < len(tokens.tags) and tokens.tags[end] in "DCN" and end - at < 5:
        end += 1
    for stop in range(end, at, -1):
        words = tokens.cut(at, stop - 1)
        if words[0].isupper() and kind_of(words) == "outlet" and credit.start != tokens.starts[at]:
            return words
    return ""


def credited(credits: Sequence[Credit], start: int, end: int) -> Credit | None:
    """The credit that answers for characters `start` to `end` of its sentence, or None.

    The innermost content that covers them; where one source relays another's words, the one relayed.
    """
    covering = [
        c for c in credits if c.content_start <= start and end <= c.content_end and c.content_end > c.content_start
    ]
    if not covering:
        return None

    def rank(credit: Credit) -> tuple[int, int, int]:
        relays = any(c.relayed_by == credit.name for c in covering if c is not credit)
        return (relays, credit.source_class is SourceClass.OUTLET, credit.content_end - credit.content_start)

    return min(covering, key=rank)
