"""Tokens of a sentence with light word classes: enough to tell whose verb a verb is.

Each token has one letter (its tag): D determiner or possessive, N word, C capitalised word, P subject pronoun, O object
pronoun, R who/which, T that, X auxiliary, n negation, B adverb, I preposition, t to, & conjunction, S subordinator,
W question word, M number, G possessive 's, V verb of the cue lexicon, v other verb, q and Q opening and closing
quotation mark, and the punctuation marks , ; : . - ( ) themselves. Letters in one string, so that phrases are found by
regular
expressions over tags.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from checker.language.cues import load_cues

_TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,}"
    r"|[^\W\d_][^\W_]*(?:[-&.][^\W_]+|['’](?!(?:s|S|re|ve|ll|d|m)\b)[^\W_]+)*"
    r"|\d+(?:[.,:]\d+)*(?:[^\W\d_]+)?(?:-[^\W_]+)*"
    r"|['’](?:s|S|re|ve|ll|d|m)\b"
    r"|--+|\.\.\.|[^\w\s]"
)
#: Abbreviations that keep their stop.
_STOPPED = frozenset({
    "mr", "mrs", "ms", "dr", "gen", "sen", "rep", "gov", "lt", "col", "sgt", "capt", "adm", "prof", "rev", "hon",
    "st", "jr", "sr", "maj", "cmdr", "cpl", "supt", "det", "atty", "sens", "reps", "messrs", "jan", "feb", "aug",
    "sept", "oct", "nov", "dec", "no", "vs", "inc", "corp", "co", "ltd",
})  # fmt: skip
_TAG_OF_CLASS = {
    "adverbs": "B",
    "other_verbs": "v",
    "subordinators": "S",
    "prepositions": "I",
    "questions": "W",
    "conjunctions": "&",
    "auxiliaries": "X",
    "negations": "n",
    "relatives": "R",
    "object_pronouns": "O",
    "determiners": "D",
    "pronouns": "P",
}
_MARKS = {
    "“": "q", "«": "q", "„": "q", "”": "Q", "»": "Q", ",": ",", ";": ";", ":": ":", ".": ".", "!": ".", "?": ".",
    "...": ".", "…": ".", "–": "-", "—": "-", "―": "-", "(": "(", ")": ")", "[": "(", "]": ")",
}  # fmt: skip
#: Tags after which a form that may be noun or verb is a noun.
_NOMINAL_BEFORE = frozenset("DGIM")


@dataclass(slots=True)
class Tokens:
    """A tokenised sentence: parallel lists, and the tags as one string.

    `quoted[i]` says whether token i stands between quotation marks. `lows` are lower-cased, with straight apostrophes.
    """

    text: str
    words: list[str]
    lows: list[str]
    starts: list[int]
    ends: list[int]
    tags: str
    quoted: list[bool]

    def cut(self, first: int, last: int) -> str:
        """The words of tokens `first` to `last` (included)."""
        return self.text[self.starts[first] : self.ends[last]]


@dataclass(frozen=True, slots=True)
class VerbForm:
    """An inflected form of a cue verb: form is base, s, ed, en (past participle) or ing."""

    lemma: str
    form: str


def _regular(lemma: str, doubling: frozenset[str]) -> list[str]:
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        return [lemma + "s", lemma + "d", lemma + "d", lemma[:-1] + "ing"]
    if lemma.endswith("ee"):
        return [lemma + "s", lemma + "d", lemma + "d", lemma + "ing"]
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return [lemma[:-1] + "ies", lemma[:-1] + "ied", lemma[:-1] + "ied", lemma + "ing"]
    stem = lemma + lemma[-1] if lemma in doubling else lemma
    third = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
    return [third, stem + "ed", stem + "ed", stem + "ing"]


@cache
def verb_forms() -> dict[str, VerbForm]:
    """Every inflected form of the cue verbs (the first word of verbs with a particle) with its lemma."""
    table = load_cues("speech_verbs")
    irregular: dict[str, list[str]] = table["forms"]
    doubling = frozenset(table["spelling"]["doubling"])
    lemmas = {verb.split("-")[0] if verb not in ("e-mail", "second-guess", "fact-check", "pooh-pooh") else verb
              for verbs in table["classes"].values() for verb in verbs}  # fmt: skip
    forms: dict[str, VerbForm] = {}
    for lemma in sorted(lemmas):
        third, past, participle, ing = irregular.get(lemma) or _regular(lemma, doubling)
        for word, form in ((ing, "ing"), (participle, "en"), (past, "ed"), (third, "s"), (lemma, "base")):
            if word not in forms or form == "base":
                forms[word] = VerbForm(lemma, form)
        forms[past] = VerbForm(lemma, "ed") if past != lemma else VerbForm(lemma, "base")
        if participle not in (past, lemma):
            forms[participle] = VerbForm(lemma, "en")
    for word, lemma in table["spelling"]["variants"].items():
        forms[word] = VerbForm(lemma, "ing" if word.endswith("ing") else "ed")
    return forms


@cache
def verb_classes() -> dict[str, tuple[str, ...]]:
    """Classes of each cue verb lemma; verbs with a particle under "call for"."""
    classes: dict[str, list[str]] = {}
    for name, verbs in load_cues("speech_verbs")["classes"].items():
        for verb in verbs:
            key = verb if verb in ("e-mail", "second-guess", "fact-check", "pooh-pooh") else verb.replace("-", " ")
            if name not in classes.setdefault(key, []):
                classes[key].append(name)
    return {verb: tuple(names) for verb, names in classes.items()}


@cache
def _tag_table() -> dict[str, str]:
    table: dict[str, str] = {}
    classes = load_cues("sources_grammar")["classes"]
    for name, tag in _TAG_OF_CLASS.items():
        for word in classes[name]:
            table[word] = tag
    table |= {"to": "t", "that": "T", "'s": "G"}
    return table


@cache
def _not_verbs() -> frozenset[str]:
    return frozenset(load_cues("sources_grammar")["classes"]["not_verbs"])


@cache
def _noun_cues() -> frozenset[str]:
    nouns = load_cues("sources")["nouns"]
    singular = {*nouns["speech"], *(w for w in nouns["documents"] if " " not in w)}
    return frozenset(singular | {word + "s" for word in singular} | {word[:-1] + "ies" for word in singular})


def _quote_flags(words: list[str]) -> tuple[list[str], list[bool]]:
    """Direction of every straight quotation mark, and which tokens stand in quotation."""
    marks = [i for i, w in enumerate(words) if w in '"“”«»']
    directed = dict.fromkeys(marks, "")
    inside = False
    if marks:
        first = words[marks[0]]
        straight = sum(words[i] == '"' for i in marks)
        # A closing mark without an opening one: the quotation began in an earlier sentence.
        inside = first in "”»" or (
            first == '"' and straight % 2 == 1 and marks[0] > 0 and words[marks[0] - 1] in ",.!?"
        )
    flags: list[bool] = []
    for i, word in enumerate(words):
        if i in directed:
            if word in "“«":
                inside = True
            elif word in "”»":
                inside = False
            else:
                inside = not inside
            directed[i] = "q" if inside else "Q"
            flags.append(True)
        else:
            flags.append(inside)
    return [directed.get(i, "") for i in range(len(words))], flags


@lru_cache(maxsize=4_096)
def tokenise(text: str) -> Tokens:
    """The sentence's tokens with tags; linear in its length. What is returned is shared: read it only."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        word = text[start:end]
        if (
            word == "."
            and ends
            and ends[-1] == start
            and end < len(text)
            and (words[-1].lower() in _STOPPED or _initial(words, text[end : end + 2]))
        ):
            words[-1] += "."
            ends[-1] = end
            continue
        words.append(word)
        starts.append(start)
        ends.append(end)
    lows = [word.lower() for word in words]
    if "’" in text:
        lows = [low.replace("’", "'") for low in lows]
    if '"' in text or "“" in text or "”" in text or "«" in text:
        directions, quoted = _quote_flags(words)
    else:
        directions, quoted = [], [False] * len(words)
    return Tokens(text, words, lows, starts, ends, _tags(words, lows, directions), quoted)


def _initial(words: list[str], after: str) -> bool:
    """Whether the last word is the initial inside a name: "George W. Bush"."""
    return (
        len(words[-1]) == 1
        and words[-1].isupper()
        and after[1:].isupper()
        and words[-2:-1] != []
        and (words[-2][0].isupper() and words[-2][-1].isalpha())
    )


def _tags(words: list[str], lows: list[str], directions: list[str]) -> str:
    table, forms, nouns, not_verbs = _tag_table(), verb_forms(), _noun_cues(), _not_verbs()
    tags: list[str] = []
    last = "."
    count = len(words)
    headline = _title_case(words, lows, table)
    for i, low in enumerate(lows):
        word = words[i]
        tag = table.get(low, "")
        if (tag == "v" and low in forms) or word == "US":
            tag = ""
        if tag and not (tag in "DBIv" and word[0].isupper() and last == "C"):
            if tag == "G" and last in "PRWT":  # he's, who's
                tag = "X"
            elif tag == "T" and i + 1 < count and last in "IV" and lows[i + 1] in nouns:
                tag = "D"
        elif directions and directions[i]:
            tag = directions[i]
        elif word in _MARKS:
            tag = _MARKS[word]
        elif word.startswith("--"):
            tag = "-"
        elif word[0].isdigit() or word in "$€£%#":
            tag = "M"
        elif not word[0].isalnum():
            tag = "N" if word not in "'‘’*•-" else ","
            tag = "-" if word == "-" else tag
        elif (form := forms.get(low)) is not None and (i == 0 or not word[0].isupper() or headline or last in ".:qQ-"):
            tag = _verb_or_noun(low, form.form, last, low in nouns, headline and i > 0)
            if (last == "t" and i > 1 and lows[i - 2] == "according") or (
                tag == "V" and (_heads_phrase(lows, i, last) or _modifies(lows, i, last, table))
            ):
                tag = "N"
        elif word[0].isupper():
            tag = "C"
        elif low.endswith("ly"):
            tag = "B"
        elif low not in not_verbs and (
            (low.endswith("ed") and last in "NCPRBXnQ)") or (low.endswith("ing") and last in "X,-nB&")
        ):
            tag = "v"
        else:
            tag = "N"
        tags.append(tag)
        last = tag
    return "".join(tags)


def _heads_phrase(lows: list[str], i: int, last: str) -> bool:
    """Whether a form that may be a verb heads a noun phrase ("the air force", "a Labor Department report")."""
    heads, heads_of_names = _heads()
    known = (lows[i] in heads and last in "NC") or (lows[i] in heads_of_names and last == "C")
    return known and not lows[i - 1].endswith("s")


def _modifies(lows: list[str], i: int, last: str, table: dict[str, str]) -> bool:
    """Whether a form that may be a verb stands before the noun that it describes, no subject before it: "state TV"."""
    known = lows[i] in load_cues("sources_grammar")["classes"]["modifiers"] and last not in "PXtnNCRM"
    return known and lows[i + 1 : i + 2] != [] and lows[i + 1][0].isalpha() and lows[i + 1] not in table


@cache
def _heads() -> tuple[frozenset[str], frozenset[str]]:
    """Verb forms that behind any noun are nouns, and those that are so behind a name."""
    classes = load_cues("sources_grammar")["classes"]
    return frozenset(classes["heads"]), frozenset(classes["heads_of_names"])


def _title_case(words: list[str], lows: list[str], table: dict[str, str]) -> bool:
    """Whether every content word is capitalised, as in headlines: only there is a capitalised word inside a verb."""
    lower = capital = 0
    for word, low in zip(words, lows, strict=True):
        if word[0].isalpha() and low not in table:
            if word[0].islower():
                lower += 1
                if lower > 1:
                    return False
            else:
                capital += 1
    return capital > 3 * lower and capital > 2


def _verb_or_noun(low: str, form: str, last: str, noun: bool, capital: bool) -> str:
    if capital and last not in "NCPR":
        return "C"
    if form in ("base", "s"):
        if last in _NOMINAL_BEFORE:
            return "N"
        if form == "base" and last in "N" and noun:
            return "N"
        return "V"
    if last in "DG" and form in ("ed", "en", "ing"):
        return "N"
    return "V"
