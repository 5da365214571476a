"""What the status rules share: how far two levels are apart, who speaks, and in which words."""

from __future__ import annotations

import re
from datetime import date

from checker.language import contexts, sources
from checker.language.lemma import lemma
from checker.model import Alignment, Level, Severity, Side, Span, Status
from checker.rules._words import outlet

#: Levels between which nothing is contested: doubt and denial, hedge, assertion.
_BANDS = {
    Level.CONFIRMED: "asserted",
    Level.STATED: "asserted",
    Level.PROBABLE: "hedged",
    Level.POSSIBLE: "hedged",
    Level.UNVERIFIED: "unverified",
    Level.DENIED: "denied",
}
_COMMENT = re.compile(
    r"\b(?:comment\w*|confirm (?:or|nor) deny|respon\w+|elaborat\w+|to say|to discuss|reached|return\w* calls"
    r"|silen\w+)\b",
    re.IGNORECASE,
)
_OF_CLAIMS = re.compile(
    r"\b(?:alleg\w*|claims?|accus\w*|rumou?rs?|suspect\w*|suspicion\w*|investigat\w*|inquir\w+|probe[sd]?|question\w*|"
    r"reports? (?:of|that)|whether|denie[sd]|deny|denials?|fear\w*|speculat\w*|demand\w*|urge[sd]?)\b",
    re.IGNORECASE,
)
_GRAVE = re.compile(
    r"\b(?:kill\w*|dead|deaths?|died|murder\w*|attack\w*|troops|soldiers|weapons?|nuclear|missiles?|war|hack\w*|fraud|brib\w+|"
    r"abus\w+|assault\w*|rape\w*|guilty|arrest\w*|charged|crime\w*|corrupt\w*|tortur\w+|hostages?)\b",
    re.IGNORECASE,
)
_EMPTY = frozenset({
    "the", "a", "an", "of", "to", "in", "on", "at", "by", "for", "with", "from", "and", "or", "but", "that", "this",
    "these", "those", "it", "its", "he", "she", "they", "them", "his", "her", "their", "we", "our", "be", "is",
    "are", "was", "were", "been", "being", "have", "has", "had", "do", "does", "did", "not", "no", "any", "some",
    "as", "will", "would", "can", "could", "may", "might", "should", "into", "over", "after", "before", "about",
    "what", "which", "who", "whom", "whose", "whether", "if", "there", "than", "also",
})  # fmt: skip


def statuses(alignment: Alignment) -> tuple[Status, Status] | None:
    """Both sides' statuses, or None where a side is no status."""
    a, b = alignment.a.mention, alignment.b.mention
    return (a, b) if isinstance(a, Status) and isinstance(b, Status) else None


def band(status: Status) -> str:
    """The level's band: asserted, hedged, unverified or denied."""
    return _BANDS[status.level]


def on_comment(status: Status) -> bool:
    """Whether the cue is about speaking at all ("declined to comment"), not about a proposition."""
    return status.level is Level.UNVERIFIED and bool(_COMMENT.search(status.cue))


def speaker(side: Side) -> str:
    """Who says so: the credited source, else the outlet (or the article's name), with the words that none is named."""
    return side.mention.source or f"{outlet(side)} (no source named)"


def asserted_in(side: Side) -> str:
    """The cue in quotation marks, or words for a plain statement."""
    mention = side.mention
    if isinstance(mention, Status) and mention.cue:
        return f"“{' '.join(mention.cue.split())}”"
    return "a plain statement"


def proposition(side: Side) -> str:
    """The words of the proposition, on one line and not too long to read."""
    mention = side.mention
    if not isinstance(mention, Status):
        return ""
    start, end = mention.scope_start - side.claim.start, mention.scope_end - side.claim.start
    words = " ".join(side.claim.text[max(0, start) : end].split()).strip(" ,.;:")
    return words if len(words) <= 140 else words[:137].rsplit(" ", 1)[0] + " …"


def _content(side: Side) -> frozenset[str]:
    return frozenset(
        lemma(word)
        for word in re.findall(r"[^\W_]+", proposition(side))
        if word.lower() not in _EMPTY and len(word) > 1
    )


def meets(alignment: Alignment) -> bool:
    """Whether the two propositions share words that carry meaning, beyond what their sentences' likeness says.

    Most of what the one side judges has to stand in the other's sentence: half of its words, and at least two.
    """
    return any(_covered(one, other) for one, other in _judging(alignment))


def says_both(alignment: Alignment) -> bool:
    """Whether two sentences of one speaker, who may well say two things, each hold what the other is about."""
    return _covered(alignment.a, alignment.b) and _covered(alignment.b, alignment.a)


_COVERED = 0.5  # of what is judged has to stand in the other side's sentence
_LEAST = 2  # words
_TOLD = 2  # words that say something; with one alone ("whether the minister") nothing is judged
_COVERED_PLAIN, _LEAST_PLAIN = 0.6, 3  # the same where a side credits nobody


def _judging(alignment: Alignment) -> list[tuple[Side, Side]]:
    """The sides that judge something (deny it, doubt it, confirm it), each with the other."""
    pairs = [(alignment.a, alignment.b), (alignment.b, alignment.a)]
    return [(one, other) for one, other in pairs if not is_plain(one)] or pairs


def _covered(judging: Side, other: Side) -> bool:
    """Whether enough of what the one side judges stands in the other's sentence, the judge's own name apart."""
    credited = bool(judging.mention.source and other.mention.source)
    share, least = (_COVERED, _LEAST) if credited else (_COVERED_PLAIN, _LEAST_PLAIN)
    words = (
        contexts.content(proposition(judging))
        - contexts.cues("reports")
        - contexts.content(judging.mention.source or "")
    )
    shared = words & contexts.content(other.claim.text)
    return len(words) >= _TOLD and len(shared) >= min(least, len(words)) and len(shared) >= share * len(words)


_ASKS = re.compile(
    r"^(?:(?:urg|call|ask|request|demand|respon|provid|relat|regard)\w*|comments?|documents?|reports?|warn\w*|alleged)\b",
    re.IGNORECASE,
)
_WAVERS = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|disput\w+|unclear|unknown|no evidence|not (?:immediately )?(?:clear|known)"
    r"|without evidence)\b",
    re.IGNORECASE,
)


def asks(side: Side) -> bool:
    """Whether the side's cue asks, warns or only points to something, and so asserts nothing."""
    return isinstance(side.mention, Status) and bool(_ASKS.match(side.mention.text))


def wavers(side: Side, pair: tuple[Status, Status]) -> bool:
    """Whether a side that seems to assert has a denial or doubt of its own in the sentence, where the other has one."""
    apart = band(pair[0]) != band(pair[1])
    mention = side.mention
    return (
        apart and isinstance(mention, Status) and band(mention) == "asserted" and bool(_WAVERS.search(side.claim.text))
    )


def is_plain(side: Side) -> bool:
    """Whether the side is a statement without any cue of its own."""
    return isinstance(side.mention, Status) and not side.mention.cue


def speaks_of_claims(side: Side) -> bool:
    """Whether a statement without a cue is itself about allegations, inquiries or fears, and asserts none of them."""
    return is_plain(side) and bool(_OF_CLAIMS.search(side.claim.text))


def same_speaker(alignment: Alignment) -> bool | None:
    """Whether both sides are credited to one source, by its key; None where either side credits none."""
    a, b = alignment.a.mention.source, alignment.b.mention.source
    if not a or not b:
        return None
    return a == b or bool(alignment.same_source) or sources.same(_key(alignment.a, a), _key(alignment.b, b))


def _key(side: Side, name: str) -> str:
    return next((credit.key for credit in side.claim.credits if credit.name == name), name)


def in_other_words(alignment: Alignment) -> str:
    """A sentence that gives both propositions where they are not the same to the letter; empty where they are."""
    a, b = proposition(alignment.a), proposition(alignment.b)
    if _content(alignment.a) == _content(alignment.b):
        return ""
    return f" The propositions are not the same to the letter: “{a}” and “{b}”."


def subject(alignment: Alignment) -> str:
    """What the status is about: the shorter proposition that still says something."""
    words = [proposition(side) for side in (alignment.a, alignment.b)]
    told = [text for text in words if len(text.split()) >= 3] or words
    return min(told, key=len)


def when(side: Side) -> str:
    """The day the side speaks of, for an explanation ("on 2024-10-18"); empty where it is not known."""
    value = side.mention.as_of or side.article.published
    return f" on {value[:10]}" if value else ""


def earlier_first(alignment: Alignment) -> tuple[Side, Side]:
    """The two sides in the order of their days, as given where a day is not known."""
    days = []
    for side in (alignment.a, alignment.b):
        try:
            days.append(date.fromisoformat((side.mention.as_of or side.article.published or "")[:10]))
        except ValueError:
            return alignment.a, alignment.b
    return (alignment.a, alignment.b) if days[0] <= days[1] else (alignment.b, alignment.a)


def quoted(side: Side) -> Span:
    """The words that differ: the cue, or the plain statement's own place."""
    return side.mention.span


def severity(alignment: Alignment) -> Severity:
    """High where life, force or crime is at stake and one side denies, or one speaker says both; low for mere doubt."""
    words = f"{proposition(alignment.a)} {proposition(alignment.b)}"
    denied = any(
        isinstance(side.mention, Status) and side.mention.level is Level.DENIED for side in (alignment.a, alignment.b)
    )
    if _GRAVE.search(words) or (same_speaker(alignment) and alignment.same_time):
        return Severity.HIGH if denied or same_speaker(alignment) else Severity.MEDIUM
    return Severity.MEDIUM if denied else Severity.LOW
