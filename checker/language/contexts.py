"""What stands around a word of a sentence: who does it, to what, whether it is negated, and whether it is real.

No parser: clause breaks and verbs are read off the light word classes of `sources_tokens`. Enough to tell "the senate
passed the bill" from "the bill passed by the house failed in the senate", and cheap.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from checker.language.contexts_negation import but_for, turned_back
from checker.language.contexts_plans import awaited, planned
from checker.language.contexts_scope import adjunct, closes_quotation, object_head
from checker.language.cues import load_cues
from checker.language.lemma import lemma
from checker.language.names_gazetteer import country_of
from checker.language.sources_tokens import Tokens, tokenise

_VERB = "Vv"
_MARKS = frozenset("\"“”‘’'")
_NONE = frozenset({"no", "none", "nobody", "neither", "nothing"})
_BE = frozenset({"is", "are", "was", "were"})
_FINITE = "VvX"
_HARD = ";:.-()SW"  # breaks that no subject and no object reaches over
_ANTECEDENT = 7  # tokens before "who" or "that" in which what they point to is looked for
_BACK = 60  # tokens before a word that its sentence, or the one before, may name its subject in
_MODAL = 6  # tokens before a verb in which "would", "to" or "if" reach it
_NEXT = 2  # and in which "against" does ("voted against quickly raising it")
_CONTRAST = 14  # tokens behind a word in which "but" makes its negation a contrast
_REACH = 4  # tokens before a word in which a negation turns it round


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


@cache
def cues(name: str) -> frozenset[str]:
    """A list of cues/contexts.toml."""
    return frozenset(load_cues("contexts")[name])


@lru_cache(maxsize=4_096)
def read(text: str) -> tuple[Context, ...]:
    """Every word of a sentence that says what happened, in order: verbs, and other words that have an opposite."""
    tokens = tokenise(text)
    lemmas = _lemmas(tokens)
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
        link = tag == "X" and _links(tokens, i)
        verb = due or link or _is_verb(tokens, i)
        if not (verb or (tag in "NB" and lemmas[i] in _outcomes())):
            continue
        first, inherits = _left(tokens, begin, i)
        before = _content(tokens, lemmas, first, i)
        if not before and inherits:
            before = _antecedent(tokens, lemmas, first) or _around_aside(tokens, lemmas, begin, first) or last or main
        elif not before and last and "P" in tokens.tags[first:i]:
            before = last
        negated = _negated(tokens, first, i)
        found.append(
            Context(
                lemma="say" if verb and closes_quotation(tokens, i, lemmas[i]) else lemmas[i],
                start=tokens.starts[i],
                end=tokens.ends[i],
                verb=verb,
                before=before,
                after=_content(tokens, lemmas, i + 1, _right(tokens, i)),
                earlier=_content(tokens, lemmas, max(0, i - _BACK), i),
                negated=negated,
                unreal=due or _unreal(tokens, first, i),
                planned=due or (verb and planned(tokens, first, i)),
                past=verb and _past(tokens, i),
                passive=verb and _passive(tokens, i),
                scope=adjunct(tokens, i) if negated else "",
                head=object_head(tokens, lemmas, i) if verb else "",
            )
        )
        if verb and before and not link:
            last = before
            main = main or before
    return tuple(found)


@lru_cache(maxsize=8_192)
def content(text: str) -> frozenset[str]:
    """The content words of a text, as the contexts give them."""
    tokens = tokenise(text)
    lemmas = _lemmas(tokens)
    return _content(tokens, lemmas, 0, len(lemmas))


def _lemmas(tokens: Tokens) -> list[str]:
    """The lemma of each token, the country of its adjectives and towns' governments; empty for function words."""
    forms, same = load_cues("antonyms")["forms"], _same()
    found = []
    for i, (tag, low) in enumerate(zip(tokens.tags, tokens.lows, strict=True)):
        if tag not in "NCVvMXB" or not low[0].isalpha():
            found.append("")
        elif tag == "C":
            found.append(_name(tokens, i))
        else:
            found.append(same.get(low) or forms.get(low) or lemma(low))
    phrases = load_cues("antonyms")["phrases"]
    for i, after in enumerate(tokens.lows[1:]):
        found[i] = phrases.get(f"{found[i]} {after}", found[i])
    return found


def _name(tokens: Tokens, i: int) -> str:
    word = tokens.words[i]
    if i and tokens.tags[i - 1] == "C" and _two_words(tokens.words[i - 1], word):
        return ""  # said with the word before ("North Korean")
    following = tokens.words[i + 1] if tokens.tags[i + 1 : i + 2] in ("C", "N") else ""
    return (following and _two_words(word, following)) or country_of(word) or tokens.lows[i].rstrip(".")


@lru_cache(maxsize=16_384)
def _two_words(first: str, second: str) -> str | None:
    """The country that two words name, where the first alone names none."""
    both = country_of(f"{first} {second}")
    return both if both and country_of(first) is None else None


@cache
def _same() -> dict[str, str]:
    """Words that are read as one ("troops" and "forces" as "soldier")."""
    groups = [group.split("|") for group in load_cues("contexts")["same"]]
    return {word: group[0] for group in groups for word in group}


def _content(tokens: Tokens, lemmas: list[str], first: int, last: int) -> frozenset[str]:
    tags, lows, unsaid = tokens.tags, tokens.lows, _unsaid()
    return frozenset(
        [lemmas[i] for i in range(first, last) if tags[i] in "NCVvM" and len(lemmas[i]) > 1 and lows[i] not in unsaid]
    )


@cache
def _unsaid() -> frozenset[str]:
    return cues("empty") | cues("planning") | cues("implying")


@cache
def _outcomes() -> frozenset[str]:
    """The words of all pairs of opposites."""
    return frozenset(
        word for pair in load_cues("antonyms")["pairs"] for half in pair.split(" / ") for word in half.split("|")
    )


def _is_verb(tokens: Tokens, i: int) -> bool:
    tag = tokens.tags[i]
    if tag == "X":  # "had records", "got the award": a verb of its own where no other follows
        return tokens.lows[i] in cues("main_verbs") and not any(
            tokens.tags[k] in "VvXn" for k in range(i + 1, min(i + 3, len(tokens.tags)))
        )
    before = tokens.tags[i - 1] if i else ""
    following = tokens.tags[i + 1] if i + 1 < len(tokens.tags) else ""
    if tag in _VERB:
        return not (before == "N" and following in "IQ" and tokens.lows[i].endswith("s") and i > 1)
    if tag == "N" and before in ("N", "C") and tokens.lows[i] in cues("plain_past"):
        return True
    return tag == "N" and (before in "PXn" or (before == "t" and following in "DCMIO"))


def _links(tokens: Tokens, i: int) -> bool:
    """Whether a form of "be" links a subject with a noun ("is a member", "was not the owner")."""
    if tokens.lows[i] not in ("is", "are", "was", "were"):
        return False
    following = tokens.tags[i + 1 : i + 3].lstrip("nB")
    return following[:1] in ("D", "M")


def _left(tokens: Tokens, begin: int, i: int) -> tuple[int, bool]:
    """Where the subject's side begins, and whether an empty one has to look further back."""
    tags = tokens.tags
    inside = 0
    for j in range(i - 1, begin - 1, -1):
        tag = tags[j]
        inside += (tag == ")") - (tag == "(")
        if tag == ")" or inside > 0 or (tag == "(" and inside == 0):
            continue
        if (tag in _HARD and tokens.lows[j] != "even") or tag in "RT":
            return j + 1, tag in "RT"
        if tag in ",&" and tokens.lows[j] != "yet" and any(t in _FINITE for t in tags[begin:j]):
            return j + 1, True
    return begin, True


def _around_aside(tokens: Tokens, lemmas: list[str], begin: int, first: int) -> frozenset[str]:
    """The subject in front of an aside that ends at `first` ("the treaty, which they signed, failed"); else nothing."""
    if tokens.tags[first - 1 : first] != ",":
        return frozenset()
    comma = tokens.tags.rfind(",", begin, first - 1)
    if comma < 0 or tokens.tags[comma + 1 : comma + 2] not in ("R", "W", "v", "V", "I"):
        return frozenset()
    return _content(tokens, lemmas, begin, comma)


def _antecedent(tokens: Tokens, lemmas: list[str], first: int) -> frozenset[str]:
    """What a relative pronoun in front of the clause points to."""
    mark = first - 1
    if mark < 1 or tokens.tags[mark] not in "RT":
        return frozenset()
    begin = mark
    while begin > max(0, mark - _ANTECEDENT) and tokens.tags[begin - 1] in "NCDGMI,":
        begin -= 1
    return _content(tokens, lemmas, begin, mark)


def _right(tokens: Tokens, i: int) -> int:
    """Where the object's side ends."""
    tags, count = tokens.tags, len(tokens.tags)
    j = i + 1
    while j < count:
        tag = tags[j]
        if tag == "(" and ")" in tags[j:]:
            j = tags.index(")", j) + 1
            continue
        if tag in ";:.-()RSW" or (tag == "T" and j > i + 1):
            return j
        if tag in ",&" and tokens.lows[j] != "yet" and any(t in "VvXP" for t in tags[j + 1 : j + 4]):
            return j
        if tag == "," and _credits(tokens, j):
            return j
        if tag in _FINITE and tags[j - 1] in "NCPQ" and j > i + 1:
            return j
        j += 1
    return count


def _credits(tokens: Tokens, comma: int) -> bool:
    """Whether what follows a comma says whose words these are ("…, the statistics office said.")."""
    k = comma + 1
    while k < len(tokens.tags) and tokens.tags[k] in "DNCG":
        k += 1
    return k > comma + 1 and tokens.tags[k : k + 1] in ("V", "v") and lemma(tokens.lows[k]) in cues("saying")


def _negated(tokens: Tokens, first: int, i: int) -> bool:
    near = range(max(first, i - _REACH), i)
    if tokens.tags[i] == "X" and _links(tokens, i) and tokens.tags[i + 1 : i + 2] == "n":
        return tokens.lows[i + 2 : i + 3][0] not in cues("no_turn")
    if _contrasted(tokens, i) or turned_back(tokens, first, i):
        return False  # "not for who she is but for what she did", "could not have gone better"
    for k in near:
        if tokens.lows[k] in ("without", "no") and tokens.lows[k + 1] in cues("doubts"):
            continue  # "has without doubt crossed the line"
        if _of_a_phrase(tokens, k, i) or (tokens.lows[k] in _NONE and but_for(tokens, k)):
            continue
        if tokens.lows[k + 1] in cues("no_turn") or (k + 2 < i and tokens.lows[k + 2] in cues("no_turn")):
            continue  # "not only", "not because"
        if tokens.lows[k] in cues("negations") or tokens.lows[k].endswith("n't"):
            return True
    if first and tokens.lows[first - 1] in ("nor", "neither"):
        return True
    for k in range(first, i):
        if tokens.lows[k] not in _NONE or tokens.lows[k + 1] in cues("doubts"):
            continue
        if not _of_a_phrase(tokens, k, i) and not but_for(tokens, k):
            return True
    nxt, after = [*(low for low in tokens.lows[i + 1 : i + 5] if low not in _MARKS), "", ""][:2]
    if nxt in ("not", "no", "nothing", "nobody", "none") and after in cues("no_turn") | cues("exceptives"):
        return False
    return _is_verb(tokens, i) and nxt in ("no", "nothing", "nobody", "none") and after not in cues("doubts")


def _of_a_phrase(tokens: Tokens, k: int, i: int) -> bool:
    """Whether the negation at `k` is of a phrase of its own, and not of the word at `i`.

    So it is "without" before a noun ("without hesitation approved"), behind "with" ("with no regard for it, sold"), and
    behind a comma where another closes the phrase ("the board, not the owners, approved").
    """
    if tokens.lows[k] == "without":
        return not tokens.lows[i].endswith("ing")
    if tokens.lows[k] == "no" and k > 0 and tokens.lows[k - 1] == "with":
        return True
    between = tokens.lows[k + 1 : i]
    return tokens.lows[k] == "not" and k > 0 and tokens.lows[k - 1] == "," and "," in between


def _contrasted(tokens: Tokens, i: int) -> bool:
    """Whether "but" behind the word, in its own clause, sets against the negation what is so."""
    for k in range(i + 1, min(i + _CONTRAST, len(tokens.lows))):
        if tokens.lows[k] in (",", "only", "just", "merely"):
            return False  # the next clause, or a pair of its own ("not only … but also")
        if tokens.lows[k] == "but":
            return True
    return False


def _unreal(tokens: Tokens, first: int, i: int) -> bool:
    lows, tags = tokens.lows, tokens.tags
    for k in range(max(first, i - _MODAL), i):
        refusal = lows[k] in ("will", "would", "could") and tags[k + 1] == "n"  # "will not sign", "could not pay"
        if lows[k] == "to" and not tags[k + 1 : i].strip("B") and _implied(tokens, first, k):
            continue
        of_a_noun = lows[k] == "against" and i - k > _NEXT  # "the verdict against Haas was overturned"
        if lows[k] in cues("unreal") and not refusal and not of_a_noun:
            return True
    if _wanted(tokens, first, i) or _supposed(tokens, first, i):
        return True
    opener = lows[first - 1] if first else ""
    if opener in cues("conditions") or any(low in cues("conditions") for low in lows[max(0, first - 1) : i]):
        return True
    if lows[max(0, first - 3) : first] == ["as", "long", "as"]:
        return True
    if opener == "that" and _called_false(tokens, i):
        return True
    if opener == "that":  # "ordered that the ballots be counted", "to ensure that none is rejected"
        if first > 1 and lemma(lows[first - 2]) in cues("alleged"):
            return True  # "cleared him of the allegation that he paid"
        return any(low in cues("asking") for low in lows[max(0, first - _MODAL - 2) : first])
    if opener in ("and", "or") and lows[i] == lemma(lows[i]):  # "to do its job and reverse the ban"
        return any(tag in "tX" for tag in tags[max(0, first - _MODAL - 2) : first - 1])
    return False


def _wanted(tokens: Tokens, first: int, i: int) -> bool:
    """Whether a bare verb is what somebody asks for ("is not recommending the ministry bring charges")."""
    lows = tokens.lows
    if lows[i] != lemma(lows[i]) or tokens.tags[i - 1 : i] not in ("N", "C", "P"):
        return False
    return any(lemma(lows[k]) in cues("asking") for k in range(first, i - 1))


def _supposed(tokens: Tokens, first: int, i: int) -> bool:
    """Whether the verb is only thought of, and the clause says what it would do ("allowing it would cost little")."""
    if not tokens.lows[i].endswith("ing") or tokens.tags[first:i].strip("B"):
        return False
    return any(low in ("would", "could", "might", "may") for low in tokens.lows[i + 1 : i + _CONTRAST])


def _called_false(tokens: Tokens, i: int) -> bool:
    """Whether what the clause with "that" says is called false behind it ("their claims that he paid were false")."""
    ahead = tokens.lows[i + 1 : i + _CONTRAST]
    return any(low in cues("falsities") and ahead[k - 1] in _BE for k, low in enumerate(ahead) if k)


def _implied(tokens: Tokens, first: int, k: int) -> bool:
    """Whether what stands in front of "to" says that it was done, or not done ("managed to", "failed to")."""
    j = k - 1
    while j >= first and tokens.tags[j] == "B" and tokens.lows[j] not in cues("implying"):
        j -= 1
    return j >= first and tokens.lows[j] in cues("implying")


def _past(tokens: Tokens, i: int) -> bool:
    low = tokens.lows[i]
    if low.endswith("ing") or tokens.lows[i - 1 : i] == ["to"]:
        return False
    return low.endswith("ed") or low in cues("past_forms") or low in load_cues("antonyms")["forms"]


def _passive(tokens: Tokens, i: int) -> bool:
    low = tokens.lows[i]
    if not (low.endswith(("ed", "en")) or low in cues("past_forms")):
        return False
    k = i - 1
    while k >= 0 and tokens.tags[k] in "Bn":
        k -= 1
    return k >= 0 and tokens.lows[k] in ("is", "are", "was", "were", "be", "been", "being", "get", "got")


def at(text: str, start: int) -> Context | None:
    """The word of a sentence that begins at `start`; None where no content word does."""
    return next((context for context in read(text) if context.start == start), None)
