"""Joins credits over an article: pronouns, roles, surnames, acronyms that the article explains."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from checker.language import names as names_module
from checker.language import names_kinds, sources_mute
from checker.language.cues import load_cues
from checker.language.names_gazetteer import country_of, fold
from checker.language.sources_bodies import affiliation, body_key
from checker.language.sources_classes import classify, documents
from checker.language.sources_keys import key
from checker.model import Credit, Name, SourceClass

_EXPLAINED = re.compile(
    r"((?:[A-Z][\w&'’.-]*|of|for|and|the|on)(?: (?:[A-Z][\w&'’.-]*|of|for|and|the|on)){1,9}) ?\(([A-Z][A-Za-z]{1,7})\)"
)
_HE = frozenset({"he", "him", "his"})
_SHE = frozenset({"she", "her", "hers"})
_IT = frozenset({"it", "its", "which"})
#: What stands for somebody whom the article does not tell.
_UNRESOLVED = frozenset({"they", "their", "them", "who", "that", "this", "these", "those", "one", "many", "others"})
_FIRST = frozenset({"i", "we", "you", "my", "our", "your"})


@dataclass(slots=True)
class Bearer:
    """Somebody or something that the article named: what to show, its key, its role so far, and where it was last."""

    name: str
    key: str
    kind: SourceClass
    role: str = ""
    country: str = ""
    gender: str = ""  # "he", "she" or "" where unknown
    last: int = -1
    count: int = 0


@cache
def _genders() -> dict[str, str]:
    data = load_cues("titles")
    table = {fold(w): "he" for w in [*data["first_names"]["male"], *data["titles"]["male"]]}
    for word in [*data["first_names"]["female"], *data["titles"]["female"]]:
        folded = fold(word)
        table[folded] = "" if folded in table else "she"
    return table


def _gender(words: str) -> str:
    for word in words.replace("’s", "").split():
        gender = _genders().get(fold(word), "")
        if gender:
            return gender
    return ""


def resolve(credits: Sequence[Sequence[Credit]], sentences: Sequence[str]) -> list[list[Credit]]:
    """The credits of every sentence, in article order, with names and keys resolved inside the article.

    "he" becomes the person last credited or named, "the minister" the last who holds such a role, "Kim" the full name,
    and an acronym what the article says it stands for. Spans stay as they are; what cannot be resolved stays too. A
    storm that the article names ("Hurricane Otto", then "Otto") is credited with nothing.
    """
    register = _Register()
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


class _Register:
    """Who was named so far, the latest last."""

    def __init__(self) -> None:
        self.bearers: list[Bearer] = []
        self.acronyms: dict[str, str] = {}
        self.speaker: Bearer | None = None  # the person credited last

    def explain(self, sentence: str) -> None:
        """Learns "National Intelligence Service (NIS)"."""
        if "(" not in sentence:
            return
        for match in _EXPLAINED.finditer(sentence):
            words, acronym = match.group(1).split(), match.group(2)
            initials = [w for w in words if w[0].isupper()]
            for start in range(len(initials)):
                if "".join(w[0] for w in initials[start:]).upper().startswith(acronym.upper()):
                    self.acronyms[fold(acronym)] = match.group(1)
                    break
            else:
                if (
                    len(acronym) >= 2
                    and acronym.isupper()
                    and words[-1].lower() in ("service", "agency", "ministry", "office")
                ):
                    self.acronyms[fold(acronym)] = match.group(1)

    def relay(self, words: str) -> str:
        """The relaying source's name as a reader should see it."""
        found = self._by_name(words)
        return found.name if found is not None else words

    def name(self, name: Name, number: int) -> None:
        """Takes in a name that the text mentions without crediting it."""
        kind = classify(name.text)
        if (
            (
                kind is not SourceClass.PERSON
                or (" " not in name.text and not name.role and self._by_name(name.text) is None)
            )
            and kind is SourceClass.PERSON
            and " " not in name.text
        ):
            return
        self._take(name.text, name.role, kind, number)

    def _take(self, words: str, role: str, kind: SourceClass, number: int) -> Bearer:
        found = self._by_name(words)
        own_role = _role_words(words)
        if found is None:
            shown = words
            found = Bearer(shown, key(words, role), kind)
            self.bearers.append(found)
        else:
            self.bearers.remove(found)
            self.bearers.append(found)
            fuller = key(words, role or found.role)
            if kind is SourceClass.PERSON and _person_length(fuller) > _person_length(found.key):
                found.name, found.key = words, fuller
            elif kind is SourceClass.PERSON and "|" in fuller and "|" not in found.key:
                found.key = f"{found.key}|{fuller.partition('|')[2]}"
        found.role = found.role or role or own_role
        if kind is SourceClass.PERSON and found.role and "|" not in found.key:
            body = affiliation(found.role)
            if body:
                found.key = f"{found.key}|{body}"
        found.gender = found.gender or _gender(words) or _gender(role)
        found.country = found.country or _country(words + " " + role)
        person, bar, body = found.key.partition("|")
        if (
            bar
            and found.country
            and body.split()[0]
            in ("presidential", "prime", "foreign", "defence", "interior", "health", "finance", "justice")
        ):
            found.key = f"{person}|{found.country.lower()} {body}"
        found.last = number
        found.count += 1
        return found

    def _by_name(self, words: str) -> Bearer | None:
        wanted = key(words)
        person = wanted.partition("|")[0]
        is_person = classify(words) is SourceClass.PERSON
        fitting: list[Bearer] = []
        for bearer in reversed(self.bearers):
            if bearer.key == wanted:
                return bearer
            other = bearer.key.partition("|")[0]
            persons = is_person and bearer.kind is SourceClass.PERSON and other and person
            if persons and names_kinds.same(person, other):
                fitting.append(bearer)
        # Two of one surname: the one whom the article is about.
        return max(fitting, key=lambda b: b.count, default=None)

    def credit(self, credit: Credit, number: int) -> Credit:
        """The credit with its name and key as far as the article has told."""
        low = fold(credit.name).removeprefix("the ")
        if low in _UNRESOLVED:
            return replace(credit, states=False)
        if not low or (credit.source_class is SourceClass.ANONYMOUS and not _definite(credit.name)):
            return credit
        if low in _FIRST:
            return replace(credit, states=False)
        bearer: Bearer | None
        if low in _HE | _SHE | _IT:
            bearer = self._pronoun(low, number)
        elif low in self.acronyms:
            long_name = self.acronyms[low]
            return replace(credit, name=long_name, key=body_key(long_name), source_class=classify(long_name))
        elif _definite(credit.name):
            bearer = self._described(credit)
        elif " + " in credit.key:
            return replace(credit, key=" + ".join(self._joined(part) for part in credit.name.split(" and ")))
        else:
            bearer = self._take(credit.name, _role_words(credit.name), credit.source_class, number)
            if credit.source_class is not SourceClass.PERSON:
                bearer.last = number
                return replace(credit, key=self._office(credit) or bearer.key)
        if bearer is None:
            return replace(credit, states=False) if low in _HE | _SHE | _IT else credit
        bearer.last = number
        if bearer.kind is SourceClass.PERSON:
            self.speaker = bearer
        if bearer in self.bearers:
            self.bearers.remove(bearer)
            self.bearers.append(bearer)
        return replace(credit, name=_shown(bearer), key=bearer.key, source_class=bearer.kind)

    def _joined(self, words: str) -> str:
        found = self._by_name(words)
        return found.key if found is not None else key(words)

    def _office(self, credit: Credit) -> str:
        """The body that "President Yoon's office" is, where the article tells whose president he is; else ""."""
        words = credit.name.replace("’", "'")
        holder, possessive, rest = words.partition("'s ")
        if not possessive or fold(rest) not in ("office", "administration", "government"):
            return ""
        bearer = self._by_name(holder)
        if bearer is None or bearer.kind is not SourceClass.PERSON:
            return ""
        body = bearer.key.partition("|")[2] or affiliation(bearer.role)
        return (
            f"{bearer.country.lower()} {body}" if bearer.country and body and " " in body and body[2] != " " else body
        )

    def _pronoun(self, low: str, number: int) -> Bearer | None:
        if low in _HE | _SHE:
            wanted = "he" if low in _HE else "she"
            other = "she" if wanted == "he" else "he"
            if self.speaker is not None and self.speaker.gender != other and number - self.speaker.last <= 6:
                return self.speaker
            persons = [b for b in reversed(self.bearers) if b.kind is SourceClass.PERSON and b.gender != other]
            return next((b for b in persons if b.gender == wanted), persons[0] if persons else None)
        bodies = (b for b in reversed(self.bearers) if b.kind in (SourceClass.ORGANISATION, SourceClass.OUTLET))
        return next((b for b in bodies if number - b.last <= 2), None)

    def _described(self, credit: Credit) -> Bearer | None:
        """Who "the minister", "the South Korean diplomat" or "the agency" is: the latest whom the words fit."""
        words = fold(credit.name).removeprefix("the ")
        country = _country(credit.name)
        head = words.split()[-1]
        lexicon = names_kinds.lexicon()
        if head in lexicon.roles:
            fitting = [
                b
                for b in reversed(self.bearers)
                if b.kind is SourceClass.PERSON and (not country or not b.country or b.country == country)
            ]
            for bearer in fitting:
                if head in fold(bearer.role).split() and (not country or bearer.country == country):
                    return bearer
            kin = _kin(head)
            for bearer in fitting:
                if kin & set(fold(bearer.role).split()) and (not country or bearer.country in (country, "")):
                    return bearer
            return None
        if head in lexicon.organisation_common or head in documents():
            wanted = key(credit.name)
            bodies = [b for b in reversed(self.bearers) if b.kind in (SourceClass.ORGANISATION, SourceClass.OUTLET)]
            for bearer in bodies:
                if bearer.key == wanted:
                    return bearer
            for bearer in bodies:
                fits = not country or bearer.key.split()[:1] == [country.lower()]
                kind = body_key(head)
                if fits and (bearer.key.endswith(kind) or fold(bearer.name).split()[-1] in _kin_body(head)):
                    return bearer
            return self._take(credit.name, "", credit.source_class, -1) if country else None
        return None


_KIN = (
    frozenset({"diplomat", "minister", "ambassador", "envoy", "secretary"}),
    frozenset({"president", "leader", "nominee", "candidate", "chief"}),
    frozenset(
        {
            "senator",
            "lawmaker",
            "congressman",
            "congresswoman",
            "representative",
            "republican",
            "democrat",
            "sen",
            "rep",
        }
    ),
    frozenset({"official", "chief", "head", "director", "secretary", "minister", "spokesman", "spokeswoman"}),
    frozenset({"lawyer", "attorney", "prosecutor"}),
    frozenset({"executive", "ceo", "chief", "founder", "boss", "chairman"}),
    frozenset({"general", "commander", "colonel", "admiral", "gen", "lt", "col", "officer"}),
    frozenset({"premier", "minister", "leader", "chancellor"}),
    frozenset({"monarch", "king", "queen"}),
    frozenset({"pontiff", "pope"}),
    frozenset({"governor", "gov", "politician", "mayor", "senator"}),
)
_BODY_KIN = (
    frozenset({"agency", "service", "bureau", "office", "department", "ministry", "administration", "authority"}),
    frozenset(
        {"company", "firm", "maker", "manufacturer", "corporation", "corp", "inc", "group", "carmaker", "retailer"}
    ),
    frozenset({"group", "organization", "organisation", "union", "association", "council", "nonprofit", "charity"}),
    frozenset({"ministry", "department", "office"}),
    frozenset({"newspaper", "agency", "outlet", "magazine", "times", "post", "journal", "news"}),
    frozenset({"commission", "committee", "panel", "board", "council"}),
    frozenset({"court", "tribunal"}),
    frozenset({"university", "school", "college"}),
)


def _kin(head: str) -> frozenset[str]:
    return frozenset().union(*(group for group in _KIN if head in group))


def _kin_body(head: str) -> frozenset[str]:
    return frozenset({head}).union(*(group for group in _BODY_KIN if head in group))


def _definite(words: str) -> bool:
    if classify(words) is SourceClass.OUTLET and any(w[:1].isupper() for w in words.split()[1:]):
        return False
    proper = [w for w in words.split()[1:] if w[:1].isupper()]
    if proper and not _country(" ".join(proper)):
        return False
    return words.lower().startswith(("the ", "that ", "this ")) and not any(w[:1].isupper() for w in words.split()[-1:])


def _role_words(words: str) -> str:
    """The title inside a name ("South Korean Defense Minister Kim Yong-Hyun")."""
    lexicon = names_kinds.lexicon()
    parts = words.split()
    last = max((i for i, p in enumerate(parts[:-1]) if fold(p) in lexicon.titles | lexicon.roles), default=-1)
    return " ".join(parts[: last + 1])


def _country(words: str) -> str:
    parts = words.replace("’", "'").split()
    for width in (2, 1):
        for i in range(len(parts) - width + 1):
            if parts[i][:1].isupper():
                found = country_of(" ".join(parts[i : i + width]))
                if found:
                    return found
    return ""


def _person_length(key_: str) -> int:
    return len(key_.partition("|")[0].split())


def _shown(bearer: Bearer) -> str:
    return bearer.name.removeprefix("the ").removeprefix("The ") if bearer.kind is SourceClass.PERSON else bearer.name
