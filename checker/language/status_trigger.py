"""The word that names an event (its trigger), in its sentence: its form, its part of speech, its verb group.

There is no tagger: parts of speech are guessed from endings and from the closed classes of words beside the trigger.
"""

from __future__ import annotations

from functools import cache

from checker.language.cues import load_cues
from checker.language.lemma import lemma
from checker.language.status_cues import SKIPPED, Cue, inflections
from checker.language.status_scope import clause_start
from checker.language.status_tokens import Tokens

BE = inflections("be") | {"get", "got"}
HAVE = inflections("have")
DO = frozenset({"do", "does", "did"})
STOP = frozenset({",", ";", ":", ".", "?", "!", "(", ")", '"', "``", "''", "“", "”", "--", "—"})
_NOUN_ENDINGS = ("tion", "sion", "ment", "ance", "ence", "ity", "ness", "ing", "al", "ure", "ship", "age")


@cache
def word_class(name: str) -> frozenset[str]:
    """A class of `cues/word_classes.toml`."""
    return frozenset(load_cues("word_classes")[name])


class Trigger:
    """One event word in its sentence: tokens `first` to `last` (included) of a clause that begins at `begin`."""

    def __init__(
        self, tokens: Tokens, cues: tuple[Cue, ...], scopes: tuple[tuple[int, int], ...], first: int, last: int
    ) -> None:
        self.words = tokens.words
        self.cues = cues
        self.scopes = scopes
        self.first = first
        self.last = last
        self.begin = clause_start(tokens, first)
        self.cue_at = {place: cue for cue in cues for place in range(cue.first, cue.last + 1)}

    def form(self) -> str:
        """The word's form by its ending: ing, noun, ed, s or base."""
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

    def kind(self) -> str:
        """A guess at the part of speech from the words beside it: noun, gerund, verb, participle, or else its form."""
        before = self.words[self.first - 1] if self.first else ""
        following = self.words[self.last + 1] if self.last + 1 < len(self.words) else "."
        after_preposition = before in word_class("prepositions")
        if after_preposition and self.words[self.first].endswith("ing"):
            return "gerund"
        if after_preposition or before == "'s" or before in word_class("determiners"):
            return "noun"
        if following == "of":
            return "noun"
        if before in DO or before in {"to", "not"}:
            return "verb"
        if before in word_class("modals") or before in word_class("pronouns"):
            return "verb"
        if before in BE or before in HAVE:
            return "participle"
        if following in word_class("determiners") or following in {"that", "to", "him", "them", "it", "us", "me"}:
            return "verb"
        return self.form()

    def group(self) -> tuple[int, list[str]]:
        """Walks left over the verb or noun group; where it begins, and its marks."""
        marks: list[str] = []
        place = self.first - 1
        seen = 0
        noun = False
        while place >= 0 and seen < 7:
            word = self.words[place]
            cue = self.cue_at.get(place)
            if word == "not" or (cue is not None and cue.group.category == "negation"):
                marks.append("negated")
            elif word in word_class("modals"):
                marks.append(f"modal {word}")
                return place, marks
            elif word == "to":
                if not noun:
                    marks.append("infinitive")
                return place, marks
            elif word in DO:
                marks.append("do")
                return place, marks
            elif word in BE:
                marks.append("be")
            elif word in HAVE:
                marks.append("have")
            elif word in SKIPPED or (word.endswith("ly") and len(word) > 3):
                pass
            elif word in word_class("determiners"):
                marks.append("no" if word == "no" else "any" if word == "any" else "determined")
                return place, marks
            elif (
                word in STOP
                or any(word in word_class(name) for name in ("prepositions", "conjunctions", "pronouns"))
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

    def key(self, cue: Cue) -> str:
        """The cue's words, in one form for all inflections."""
        word = lemma(self.words[cue.first])
        return word if cue.first == cue.last else f"{word} {' '.join(self.words[cue.first + 1 : cue.last + 1])}"

    def is_negated(self, place: int) -> bool:
        """Whether a negation stands within three words before the token."""
        for back in range(place - 1, max(-1, place - 4), -1):
            cue = self.cue_at.get(back)
            if cue is not None and cue.group.category in {"negation", "negative_determiner", "negative_implicative"}:
                return True
            if self.words[back] in STOP:
                return False
        return False
