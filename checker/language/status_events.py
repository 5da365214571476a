"""What speaks for and against an event having happened, as named features of its words.

The features are what a reader would point at: the verb group ("did not …", "may …"), the word that governs an
infinitive, a gerund or a noun ("failed to …", "without …", "threat of …"), the clause it stands in, and the cues that
reach it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from checker.language.lemma import lemma
from checker.language.status_cues import SKIPPED, Cue, find_cues, inflections
from checker.language.status_scope import clause_start, scope_of
from checker.language.status_tokens import Tokens, tokenise

_BE = inflections("be") | {"get", "got"}
_HAVE = inflections("have")
_DO = frozenset({"do", "does", "did"})
_MODALS = frozenset(["may", "might", "could", "can", "will", "shall", "would", "should", "must", "ought"])
_DETERMINERS = frozenset(
    [
        "the",
        "a",
        "an",
        "this",
        "that",
        "these",
        "those",
        "its",
        "his",
        "her",
        "their",
        "our",
        "my",
        "your",
        "some",
        "any",
        "no",
        "every",
        "each",
        "another",
        "all",
        "both",
        "several",
        "many",
        "most",
        "more",
    ]
)
_PRONOUNS = frozenset(["i", "you", "he", "she", "it", "we", "they", "who", "which", "that", "there"])
_PREPOSITIONS = frozenset(
    [
        "of",
        "for",
        "in",
        "on",
        "at",
        "by",
        "with",
        "from",
        "about",
        "against",
        "into",
        "over",
        "after",
        "before",
        "between",
        "during",
        "under",
        "without",
        "through",
        "toward",
        "towards",
        "as",
        "than",
        "like",
        "until",
        "since",
        "upon",
        "among",
        "despite",
        "amid",
    ]
)
_CONJUNCTIONS = frozenset(["and", "or", "but", "nor"])
_STOP = frozenset({",", ";", ":", ".", "?", "!", "(", ")", '"', "``", "''", "“", "”", "--", "—"})
_NOUN_ENDINGS = ("tion", "sion", "ment", "ance", "ence", "ity", "ness", "ing", "al", "ure", "ship", "age")


@lru_cache(maxsize=64)
def _parsed(text: str) -> tuple[Tokens, tuple[Cue, ...], tuple[tuple[int, int], ...]]:
    tokens = tokenise(text)
    cues = tuple(find_cues(tokens))
    return tokens, cues, tuple(scope_of(cue, tokens) for cue in cues)


def features(text: str, start: int, end: int) -> frozenset[str]:
    """The names of the features that hold for the event at `start`:`end` of a sentence."""
    tokens, cues, scopes = _parsed(text)
    if not tokens.words:
        return frozenset()
    return frozenset(_Event(tokens, cues, scopes, tokens.at(start), tokens.at(max(start, end - 1))).all())


class _Event:
    """One event word in its sentence."""

    def __init__(
        self, tokens: Tokens, cues: tuple[Cue, ...], scopes: tuple[tuple[int, int], ...], first: int, last: int
    ) -> None:
        self.words = tokens.words
        self.tokens = tokens
        self.cues = cues
        self.scopes = scopes
        self.first = first
        self.last = last
        self.begin = clause_start(tokens, first)
        self.cue_at = {place: cue for cue in cues for place in range(cue.first, cue.last + 1)}

    def all(self) -> Iterator[str]:
        """Every feature that holds."""
        form = self._form()
        group_start, marks = self._group()
        yield f"form {form}"
        yield f"kind {self._kind()}"
        for mark in marks:
            yield mark
            yield f"{mark}, {form}"
        if len(marks) > 1:
            yield " + ".join(sorted(marks))
        yield from self._own()
        governor = self._governor(group_start, marks)
        yield from governor
        yield from self._nearest(group_start)
        yield from self._reach(marks)
        yield from self._clause(marks)

    # --- the word and its verb group ------------------------------------------------------------

    def _form(self) -> str:
        word = self.words[self.first]
        if word.endswith("ing"):
            return "ing"
        if word.endswith(_NOUN_ENDINGS) or word.endswith(tuple(e + "s" for e in _NOUN_ENDINGS)):
            return "noun"
        if word.endswith("ed"):
            return "ed"
        if word.endswith("s") and not word.endswith("ss"):
            return "s"
        return "base"

    def _group(self) -> tuple[int, list[str]]:
        """Walks left over the verb or noun group; where it begins, and its marks."""
        marks: list[str] = []
        place = self.first - 1
        seen = 0
        noun = False
        while place >= 0 and seen < 7:
            word = self.words[place]
            cue = self.cue_at.get(place)
            if word == "not" or (cue is not None and cue.group.category == "negation"):
                if noun and "determined" in marks:
                    break
                marks.append("negated")
            elif word in _MODALS:
                marks.append(f"modal {word}")
                return place, marks
            elif word == "to":
                if not noun:
                    marks.append("infinitive")
                return place, marks
            elif word in _DO:
                marks.append("do")
                return place, marks
            elif word in _BE:
                marks.append("be")
            elif word in _HAVE:
                marks.append("have")
            elif word in SKIPPED or (word.endswith("ly") and len(word) > 3):
                pass
            elif word in _DETERMINERS:
                marks.append("no" if word == "no" else "any" if word == "any" else "determined")
                return place, marks
            elif (
                word in _STOP
                or word in _PREPOSITIONS
                or word in _CONJUNCTIONS
                or word in _PRONOUNS
                or marks
                or (cue is not None and cue.group.level is not None and seen == 0)
            ):
                break
            else:
                noun = True  # an adjective or a noun in front: the event is a noun, or the words are its object
                if seen >= 3:
                    break
            seen += 1
            place -= 1
        return place + 1, marks

    def _own(self) -> Iterator[str]:
        cue = self.cue_at.get(self.first)
        if cue is not None:
            yield f"is {cue.group.category}"
            if cue.first < self.first:
                yield f"closes {cue.group.category}"
            if cue.last > self.last:
                yield f"opens {cue.group.category}"
        following = self.words[self.last + 1] if self.last + 1 < len(self.words) else "."
        if following in {"to", "that", "of", "by", "no", "nothing", "none", "neither"}:
            yield f"before {following}"
        if self.first == 0 or self.words[self.first - 1] in {"``", '"', "“", ":"}:
            yield f"opens the sentence, {self._form()}"

    # --- what governs it ------------------------------------------------------------

    def _governor(self, group_start: int, marks: list[str]) -> Iterator[str]:
        """The cue in front of the group, and how it is tied to it."""
        tie = "to" if "infinitive" in marks else self._form()
        if group_start - 1 < 0 and "infinitive" not in marks:
            return
        before = group_start - 1
        direct = self._cue_ending_near(group_start if "infinitive" in marks else before)
        if direct is not None:
            category, negated = direct[:2]
            yield f"governed by {category}"
            yield f"governed by {category}, {tie}"
            yield f"governed by {category}, {self._kind()}"
            yield f"governing word {self._key(direct[2])}"
            if negated:
                yield f"governed by negated {category}"
        elif "infinitive" in marks:
            over_object = self._cue_back(group_start, 6)
            yield f"infinitive after {over_object}" if over_object else "infinitive of purpose"
        elif before >= 0 and self.words[before] in _PREPOSITIONS:
            yield f"after {self.words[before]}"
            far = self._cue_back(before, 3)
            if far:
                yield f"after {self.words[before]}, {far}"
        outer = self._outer_infinitive(group_start)
        if outer:
            yield f"under infinitive of {outer}"
        chained = self._chained()
        if chained:
            yield f"joined to {chained}"

    def _nearest(self, group_start: int) -> Iterator[str]:
        """The cue that stands nearest on the left, whose object or complement the event may be."""
        plain = True
        weak = 0
        for place in range(group_start - 1, self.begin - 1, -1):
            cue = self.cue_at.get(place)
            if cue is None:
                plain = plain and self.words[place] not in _STOP
                continue
            if place != cue.last or cue.group.category in {"pseudo", "factive", "wh_question", "once"}:
                continue
            if cue.group.category == "report":
                break
            if not weak:
                distance = "near" if group_start - place <= 4 else "far"
                yield f"nearest cue {cue.group.category}, {distance}"
                yield f"nearest cue {cue.group.category}, {self._kind()}, {distance}"
                if distance == "near":
                    yield f"nearest word {self._key(cue)}"
            weak += 1
        if weak >= 2:
            yield "several cues before it"
        if not weak:
            yield "no cue before it"
            yield f"no cue before it, {self._kind()}"

    def _key(self, cue: Cue) -> str:
        """The cue's words, in one form for all inflections."""
        word = lemma(self.words[cue.first])
        return word if cue.first == cue.last else f"{word} {' '.join(self.words[cue.first + 1 : cue.last + 1])}"

    def _kind(self) -> str:
        """A guess at the part of speech from the words beside it."""
        before = self.words[self.first - 1] if self.first else ""
        following = self.words[self.last + 1] if self.last + 1 < len(self.words) else "."
        if before in _DETERMINERS or before == "'s" or before in _PREPOSITIONS or following == "of":
            return "gerund" if self.words[self.first].endswith("ing") and before in _PREPOSITIONS else "noun"
        if before == "to" or before in _MODALS or before in _DO or before in _PRONOUNS or before == "not":
            return "verb"
        if before in _BE or before in _HAVE:
            return "participle"
        if following in _DETERMINERS or following in {"that", "to", "him", "them", "it", "us", "me"}:
            return "verb"
        return self._form()

    def _cue_ending_near(self, place: int) -> tuple[str, bool, Cue] | None:
        for back in range(place, max(-1, place - 3), -1):
            cue = self.cue_at.get(back)
            if cue is not None and cue.first < self.first and cue.group.category != "pseudo":
                return cue.group.category, self._is_negated(cue.first), cue
            word = self.words[back]
            if word in _STOP or word in _PRONOUNS:
                return None
        return None

    def _cue_back(self, place: int, reach: int) -> str:
        for back in range(place - 1, max(-1, place - 1 - reach), -1):
            cue = self.cue_at.get(back)
            if cue is not None and cue.group.category not in {"pseudo", "factive", "wh_question", "once"}:
                return cue.group.category + (" negated" if self._is_negated(cue.first) else "")
            if self.words[back] in _STOP:
                return ""
        return ""

    def _is_negated(self, place: int) -> bool:
        for back in range(place - 1, max(-1, place - 4), -1):
            cue = self.cue_at.get(back)
            if cue is not None and cue.group.category in {"negation", "negative_determiner", "negative_implicative"}:
                return True
            if self.words[back] in _STOP:
                return False
        return False

    def _outer_infinitive(self, group_start: int) -> str:
        """The governor of an infinitive whose object or complement the event is ("wants to buy the company")."""
        for back in range(group_start - 1, max(self.begin - 1, group_start - 9), -1):
            if self.words[back] == "to" and back + 1 < group_start:
                after = self.words[back + 1]
                if after in _DETERMINERS or after in _PREPOSITIONS:
                    continue
                cue = self.cue_at.get(back) or (self.cue_at.get(back - 1) if back else None)
                return cue.group.category if cue is not None else "none"
        return ""

    def _chained(self) -> str:
        """The modal or infinitive that a joined verb shares ("to buy or lease")."""
        place = self.first - 1
        if place < 1 or self.words[place] not in {"and", "or", ","}:
            return ""
        ending = self.words[self.first][-3:] if self.words[self.first].endswith(("ing", "ion")) else ""
        for back in range(place - 1, max(self.begin - 1, place - 9), -1):
            word = self.words[back]
            if ending and word.endswith(ending):
                twin = self._cue_ending_near(back - 1)
                return f"{ending} of {twin[0]}" if twin is not None else f"{ending} of nothing"
            if word in _MODALS:
                return "modal"
            if word == "to":
                cue = self.cue_at.get(back) or (self.cue_at.get(back - 1) if back else None)
                return f"infinitive of {cue.group.category}" if cue is not None else "infinitive"
            if word == "not":
                return "negation"
        return ""

    # --- what reaches it ------------------------------------------------------------

    def _reach(self, marks: list[str]) -> Iterator[str]:
        own = self.cue_at.get(self.first)
        if own is not None and own.group.category == "report" and not marks and self._form() in {"base", "ed", "s"}:
            yield "plain report"
            return
        near: set[str] = set()
        for cue, (begin, end) in zip(self.cues, self.scopes, strict=True):
            category = cue.group.category
            if category == "pseudo" or not begin <= self.first < end or cue.first <= self.first <= cue.last:
                continue
            distance = self.first - cue.last if cue.last < self.first else cue.first - self.first
            where = "next" if distance == 1 else "near" if distance <= 3 else "mid" if distance <= 7 else "far"
            if category in {"factive", "wh_question", "once", "report"} and where in {"mid", "far"}:
                continue
            near.add(category)
            yield f"reached by {category}, {where}"
            if self._crosses_verb(cue.last, self.first):
                yield f"reached by {category} over a verb"
        for category in sorted(near):
            yield f"reached by {category}"

    def _crosses_verb(self, left: int, right: int) -> bool:
        return any(
            word in _BE or word in _HAVE or word in {"who", "which", "that"} for word in self.words[left + 1 : right]
        )

    def _clause(self, marks: list[str]) -> Iterator[str]:
        opener = self.words[self.begin]
        cue = self.cue_at.get(self.begin)
        if cue is not None and cue.first == self.begin and cue.last < self.first:
            yield f"clause opened by {cue.group.category}"
        elif opener in {"who", "which", "that", "when", "as"}:
            yield f"clause opened by {opener}"
        modal = ""
        for place in range(self.begin, self.first):
            word = self.words[place]
            if word in _MODALS:
                modal = word
            elif word == "that":
                modal = ""
        if modal and not any(mark.startswith("modal") for mark in marks):
            yield f"behind a modal ({modal})"
        for later in range(self.last + 1, min(len(self.words), self.last + 7)):
            word = self.words[later]
            if word in _STOP and not (word == "," and later == self.last + 1):
                break
            if word in _MODALS:
                yield f"subject of modal {word}"
                break
            if word == "not":
                yield "subject of a negation"
                break
            cue = self.cue_at.get(later)
            if cue is not None and cue.group.category in {
                "expectation",
                "prevention",
                "denied_predicate",
                "negative_implicative",
                "unverified",
                "intention",
                "conditional",
            }:
                yield f"before {cue.group.category}"
                break
            if word in _BE and later + 1 < len(self.words) and self.words[later + 1].endswith("ed"):
                break
        last = self.words[-2:] if self.words[-1] in {"''", '"', "”"} else self.words[-1:]
        if "?" in last:
            yield "in a question"
        if any(cue.group.category == "conditional" and cue.first < self.begin for cue in self.cues):
            yield "after a condition"
        if any(cue.group.category == "conditional" and cue.first > self.last for cue in self.cues):
            yield "before a condition"
