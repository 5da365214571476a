"""What an article holds: the article, its claims, and the typed mentions in them; see checker.model.

Offsets are Python string offsets (code points). They count in the field a mention stands in: an article's `title` or
its `text`, as given. `text[start:end]` is always the words that were read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self


class Bound(StrEnum):
    """How a figure bounds its quantity: exactly, about, fewer than (or at most), more than (or at least)."""

    EXACT = "="
    ABOUT = "~"
    BELOW = "<"
    ABOVE = ">"


class Change(StrEnum):
    """Direction, where a figure states a change and not a level."""

    UP = "up"
    DOWN = "down"


class Level(StrEnum):
    """How certain a text makes a proposition (after FactBank, Saurí & Pustejovsky 2009)."""

    CONFIRMED = "confirmed"
    STATED = "stated"
    PROBABLE = "probable"
    POSSIBLE = "possible"
    UNVERIFIED = "unverified"
    DENIED = "denied"


class SourceClass(StrEnum):
    """Who is credited."""

    PERSON = "person"
    ORGANISATION = "organisation"
    OUTLET = "outlet"
    ANONYMOUS = "anonymous"


class Field(StrEnum):
    """Which part of an article a span counts in."""

    TITLE = "title"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` (included) to `end` (excluded) of a field."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share a character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


# --- Articles ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One published text.

    `id` is a hash of the content; `name` is what outputs call the article (the record's id, else the file's name
    without ending, with the item number where a file holds several). `published` is an ISO date or date and time, or
    None where the page gives none. `origin` is shared by all copies of one text; it is the article's own id until
    copies are looked for.
    """

    id: str
    name: str
    text: str
    outlet: str = ""
    title: str = ""
    byline: str = ""
    published: str | None = None
    url: str = ""
    origin: str = ""
    read_from: str = ""  # the file (and line) it was read from
    removed: tuple[Removed, ...] = ()

    def field_text(self, where: Field) -> str:
        """The string that offsets in `where` count in."""
        return self.title if where is Field.TITLE else self.text


@dataclass(frozen=True, slots=True)
class Removed:
    """Page furniture: a part of `Article.text` that is not read for claims, and why. The text itself is kept."""

    start: int
    end: int
    reason: str  # one of checker.ingest.clean.REASONS


@dataclass(frozen=True, slots=True)
class Refused:
    """An input that could not be read: which, why, and what to do."""

    where: str  # file, or file:line
    reason: str
    advice: str = ""


# --- Mentions ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A typed value with its place. `source` is who is credited with it, `as_of` the ISO date it speaks of."""

    start: int
    end: int
    text: str
    source: str | None = None
    as_of: str | None = None

    @property
    def span(self) -> Span:
        """Where the words stand."""
        return Span(self.start, self.end)

    def shifted(self, by: int) -> Self:
        """The same mention with its offsets moved, as when a sentence is put back into its article."""
        return replace(self, start=self.start + by, end=self.end + by)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Mention):
    """A quantity as an interval.

    `low` and `high` are what the text states ("about 100" is 100, 100, `~`; "more than 100" is 100, None, `>`). The
    tolerance that a bound or rounding implies is for the rules to derive. `change` says the figure is a change and not
    a level. `unit` is a lower-case singular English name; for counted things the noun phrase. `noun` is what is counted
    or measured, `head` the lemma of that noun. `part_of` says that the words make it a part of a larger figure in the
    same sentence ("including 1,500 special forces"); `ordinal` marks ranks ("the 12th victim"); `vague` a magnitude
    in words ("dozens").
    """

    low: float | None
    high: float | None
    bound: Bound = Bound.EXACT
    change: Change | None = None
    unit: str = "-"
    dimension: str = "count"
    noun: str = ""
    head: str = ""
    part_of: bool = False
    ordinal: bool = False
    vague: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Status(Mention):
    """How certain the text makes a proposition. The mention's span is its cue; `scope` is the proposition's span."""

    level: Level
    cue: str
    negated: bool = False
    scope_start: int = 0
    scope_end: int = 0

    def shifted(self, by: int) -> Self:
        """See Mention.shifted; the scope moves too."""
        return replace(
            self,
            start=self.start + by,
            end=self.end + by,
            scope_start=self.scope_start + by,
            scope_end=self.scope_end + by,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention(Mention):
    """A date or time: `value` is ISO 8601, as precise as the text; `resolved_from` the date it was reckoned from."""

    value: str
    resolved_from: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Name(Mention):
    """A named person, organisation or other bearer. `key` joins variants of one name (folded, without titles)."""

    key: str
    role: str = ""  # "Defense Minister", where the text gives one


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(Mention):
    """A named place. `key` joins variants; a capital used for its government keeps its own key (see names)."""

    key: str
    country: str = ""  # ISO 3166 two-letter code, where the gazetteer knows it


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote(Mention):
    """Words in quotation marks; the span is what stands inside the marks, as far as its sentence goes.

    `speaker` is who is credited with it in its own sentence, or named for it in another sentence of the same quotation
    or paragraph.
    """

    speaker: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit(Mention):
    """Who is credited with what: source name (the mention's span), cue, and the content that is credited.

    `name` is resolved inside the article (pronouns, surnames, "the minister"); `key` joins variants and aliases.
    `relayed_by` is the outlet or agency that passed it on ("Yonhap, citing the NIS"). `states` tells a source that puts
    the content forward as so ("the ministry said") from one that only wants, judges or acts ("voters backed"), and from
    a pronoun that the article does not resolve.
    """

    name: str
    key: str
    cue_start: int
    cue_end: int
    content_start: int
    content_end: int
    source_class: SourceClass = SourceClass.PERSON
    relayed_by: str | None = None
    provenance: bool = False  # the credit is for the figure itself ("the figure previously provided by the agency")
    states: bool = True

    def shifted(self, by: int) -> Self:
        """See Mention.shifted; cue and content move too."""
        return replace(
            self,
            start=self.start + by,
            end=self.end + by,
            cue_start=self.cue_start + by,
            cue_end=self.cue_end + by,
            content_start=self.content_start + by,
            content_end=self.content_end + by,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A sentence that can be checked, with the typed values read out of it.

    `start`, `end` and every mention count in the article's field `where`. `index` is the sentence's number in the
    article (the headline is -1), `paragraph` its paragraph's.
    """

    id: str
    article_id: str
    where: Field
    start: int
    end: int
    text: str
    index: int = 0
    paragraph: int = 0
    figures: tuple[Figure, ...] = ()
    statuses: tuple[Status, ...] = ()
    dates: tuple[DateMention, ...] = ()
    names: tuple[Name, ...] = ()
    places: tuple[Place, ...] = ()
    quotes: tuple[Quote, ...] = ()
    credits: tuple[Credit, ...] = ()

    def keys(self, within: Span | None = None) -> frozenset[str]:
        """The keys of the names and places in the claim, or in a part of it."""
        names = {n.key for n in self.names if within is None or within.covers(n.span)}
        return frozenset(names | {p.key for p in self.places if within is None or within.covers(p.span)})

    def cut(self, mention: Mention) -> str:
        """The mention's words as they stand in the claim."""
        return self.text[mention.start - self.start : mention.end - self.start]


def credit_of(credits: Sequence[Credit], mention: Mention) -> Credit | None:
    """The credit whose content holds the mention, None where none does.

    Only a source that states it answers for a value; words in quotation marks are their speaker's by any cue.
    Where several do, the one that says where the figure comes from is kept, then the narrowest: "This may rise to
    12,000, the minister said, repeating the figure given by the agency" is the agency's figure. Of an outlet and the
    one it cites ("Yonhap wrote, citing the ministry") the cited one is kept. Nobody in particular is no source.
    """
    answering = [c for c in credits if c.key and (c.states or isinstance(mention, Quote))]
    holding = [c for c in answering if c.content_start <= mention.start and mention.end <= c.content_end]
    return min(
        holding,
        key=lambda c: (
            not c.provenance,
            c.content_end - c.content_start,
            c.relayed_by is None,
            c.source_class is SourceClass.OUTLET,
        ),
        default=None,
    )


# --- Alignment and divergence -----------------------------------------------------------------------------------------
