"""The register of an article: everybody named so far, to whom a pronoun, a role, a surname or an acronym goes back."""

from __future__ import annotations

import re
from dataclasses import replace

from checker.language import names_kinds
from checker.language.names_gazetteer import fold
from checker.language.sources_bearers import (
    Bearer,
    country_in,
    gender_of,
    is_definite,
    kin_of_body,
    kin_of_role,
    role_words,
)
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


class Register:
    """Who was named so far, the latest last (`bearers`), and what acronyms stand for."""

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
        surname = kind is SourceClass.PERSON and " " not in name.text and not name.role
        if surname and self._by_name(name.text) is None:
            return
        self._take(name.text, name.role, kind, number)

    def _take(self, words: str, role: str, kind: SourceClass, number: int) -> Bearer:
        """The bearer of a name in sentence `number`, with what the words and the role add to what was known."""
        found = self._by_name(words)
        if found is None:
            found = Bearer(words, key(words, role), kind)
            self.bearers.append(found)
        else:
            self._named_last(found)
            fuller = key(words, role or found.role)
            if kind is SourceClass.PERSON and _person_length(fuller) > _person_length(found.key):
                found.name, found.key = words, fuller
            elif kind is SourceClass.PERSON and "|" in fuller and "|" not in found.key:
                found.key = f"{found.key}|{fuller.partition('|')[2]}"
        found.role = found.role or role or role_words(words)
        if kind is SourceClass.PERSON and found.role and "|" not in found.key:
            body = affiliation(found.role)
            if body:
                found.key = f"{found.key}|{body}"
        found.gender = found.gender or gender_of(words) or gender_of(role)
        found.country = found.country or country_in(words + " " + role)
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

    def _named_last(self, bearer: Bearer) -> None:
        """Moves the bearer behind all others: whom a pronoun means first."""
        self.bearers.remove(bearer)
        self.bearers.append(bearer)

    def _by_name(self, words: str) -> Bearer | None:
        """Who was named so, or by another form of the name."""
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
        if not low or (credit.source_class is SourceClass.ANONYMOUS and not is_definite(credit.name)):
            return credit
        if low in _FIRST:
            return replace(credit, states=False)
        bearer: Bearer | None
        if low in _HE | _SHE | _IT:
            bearer = self._pronoun(low, number)
        elif low in self.acronyms:
            long_name = self.acronyms[low]
            return replace(credit, name=long_name, key=body_key(long_name), source_class=classify(long_name))
        elif is_definite(credit.name):
            bearer = self._described(credit)
        elif " + " in credit.key:
            return replace(credit, key=" + ".join(self._joined(part) for part in credit.name.split(" and ")))
        else:
            bearer = self._take(credit.name, role_words(credit.name), credit.source_class, number)
            if credit.source_class is not SourceClass.PERSON:
                bearer.last = number
                return replace(credit, key=self._office(credit) or bearer.key)
        if bearer is None:
            return replace(credit, states=False) if low in _HE | _SHE | _IT else credit
        bearer.last = number
        if bearer.kind is SourceClass.PERSON:
            self.speaker = bearer
        self._named_last(bearer)
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
        """Whom "he", "she" or "it" means in sentence `number`."""
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
        country = country_in(credit.name)
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
            kin = kin_of_role(head)
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
                if fits and (bearer.key.endswith(kind) or fold(bearer.name).split()[-1] in kin_of_body(head)):
                    return bearer
            return self._take(credit.name, "", credit.source_class, -1) if country else None
        return None


def _person_length(key_: str) -> int:
    return len(key_.partition("|")[0].split())


def _shown(bearer: Bearer) -> str:
    return bearer.name.removeprefix("the ").removeprefix("The ") if bearer.kind is SourceClass.PERSON else bearer.name
