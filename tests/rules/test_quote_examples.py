"""The rules on quotations, from two texts to what they find."""

from __future__ import annotations

from itertools import chain

import pytest

from checker import claims
from checker.align.sayings import align_sayings, sayings
from checker.model import DIVERGENT, Article, Divergence
from checker.rules.attribution_two_speakers import TwoSpeakers
from checker.rules.quote_changed import QuoteChanged
from checker.settings import Settings

RULES = (QuoteChanged(), TwoSpeakers())


def found(a: str, b: str) -> list[Divergence]:
    """The divergences that both rules find between two texts."""
    sides = []
    for name, text in (("Ledger", a), ("Herald", b)):
        article = Article(id=name, name=name, outlet=name, text=text)
        sides.append(sayings([article], claims.read(article)))
    rules = {rule.kind: rule for rule in RULES}
    every = chain.from_iterable(rules[pair.kind].check(pair, Settings()) for pair in align_sayings(*sides))
    return [divergence for divergence in every if divergence.outcome in DIVERGENT]


def codes(a: str, b: str) -> list[str]:
    return [divergence.rule for divergence in found(a, b)]


CHANGED = [
    (
        "“To my knowledge, nobody at the port ever asked us to slow the cranes.” Marta Ilieva spoke first.",
        "“Nobody at the port ever asked us to slow the cranes.” Marta Ilieva spoke first.",
    ),
    (
        'Marta Ilieva said she would "get the ferry sailing by 14 March".',
        '"We are going to get the ferry sailing on 14 March and nothing will stop us," Marta Ilieva said.',
    ),
    (
        "“They used to repair it rather more quickly than they do today,” Marta Ilieva said.",
        "“They used to repair them rather more quickly than they do today,” Marta Ilieva said.",
    ),
    (
        "“The toll firm is earning a handsome profit at the expense of island fishermen,” said Marta Ilieva.",
        "Marta Ilieva said the firm earns a “handsome profit” at the expense of island hoteliers.",
    ),
    (
        "“She goes to the capital to serve a deeply divided valley,” Anton Brandt said.",
        "“She goes to the capital to reconcile a deeply divided valley,” Anton Brandt said.",
    ),
    (
        '"We have time. The bridge will open to lorries before the autumn fair," said Marta Ilieva.',
        '"The bridge may open to lorries before the autumn fair," said Marta Ilieva.',
    ),
    (
        "“The wardens who committed these thefts had no help from the harbour office,” Anton Brandt said.",
        "“The wardens who took part in these thefts had no help from the harbour office,” Anton Brandt said.",
    ),
    (
        "“The posts hold possibly misleading advice about the flood gates and were marked as such,” it said.",
        "“The posts hold possibly nonsense about the flood gates and were marked as such.”",
    ),
    (
        "“We will keep the night trains for the pensioners,” said Marta Ilieva.",
        "“We will keep the night trains for the students,” said Marta Ilieva.",
    ),
    (
        "“The [c]ouncil found no reason to keep the old mill shut,” Marta Ilieva said.",
        "“The council found no excuse to keep the old mill shut,” Marta Ilieva said.",
    ),
    (  # a speaker's name in two spellings
        "“We need more ferries before the winter storms,” President Volodymyr Zelensky said.",
        "“We need more bridges before the winter storms,” President Volodymyr Zelenskyy said.",
    ),
    (
        "“We lost nine boats in the sound last night,” Zelenskiy told reporters.",
        "Zelenskyy told reporters: “We lost five boats in the sound last night.”",
    ),
    (
        "Gaddafi said: “We will never leave the harbour to the wreckers.”",
        "“We will leave the harbour to the wreckers,” Qaddafi said.",
    ),
    (
        "“I never asked for a second term from the council,” Mohammed al-Hadi said.",
        "“I asked for a second term from the council,” Muhammad al-Hadi said.",
    ),
    (
        "“The talks with the dockers have failed,” said Alexander Lukashenko.",
        "“The talks with the dockers have succeeded,” said Aleksandr Lukashenka.",
    ),
    (
        "“They took twelve of my sheep at the bridge,” Katherine Oberlin said.",
        "“They took twenty of my sheep at the bridge,” Catherine Oberlin said.",
    ),
]

ONE = [
    (  # a form, a contraction, a spelling
        "“I don't think that the harbour authority is being honest,” Marta Ilieva said.",
        "“I do not think that the harbor authority has been honest,” Marta Ilieva said.",
    ),
    (  # an aside left out
        "“This is simply an attempt to sink the whole ferry line,” Marta Ilieva said.",
        "“This is an attempt to sink the whole ferry line,” Marta Ilieva said.",
    ),
    (  # a word in brackets
        "“The weir gave [Ilieva's team] no warning at all that night,” Anton Brandt said.",
        "“The weir gave them no warning at all that night,” Anton Brandt said.",
    ),
    (  # a letter in brackets
        "“[N]o one should read this as a farewell to the old harbour,” Marta Ilieva said.",
        "“No one should read this as a farewell to the old harbour,” Marta Ilieva said.",
    ),
    (  # one perceiving for another
        "“The island is witnessing the end of an era in its fisheries,” Marta Ilieva said.",
        "“The island is watching the end of an era in its fisheries,” Marta Ilieva said.",
    ),
    (  # a number in words
        "“Over the past twenty years we have rebuilt the quay three times,” Marta Ilieva said.",
        "“Over the past 20 years we have rebuilt the quay three times,” Marta Ilieva said.",
    ),
    (  # the hedge stands, but only a part is quoted
        "“Perhaps the greatest folly in the history of our harbour,” Marta Ilieva said.",
        "Marta Ilieva called it the “greatest folly in the history of our harbour”.",
    ),
    (  # a slogan of two speakers
        "“Let us keep the valley green and get back to work,” Marta Ilieva said.",
        "“They want to keep the valley green but sell the forest,” Anton Brandt said.",
    ),
    (  # two sayings of one speaker
        "“I will fight for the bakers of this town every day,” Marta Ilieva said.",
        "“I will fight the harbour tax until the council drops it,” Marta Ilieva said.",
    ),
    (  # the "not" only stands elsewhere
        "“The wardens shouldn't be involved because they don't want to be,” Anton Brandt said.",
        "“I don't think the wardens should be involved because they don't want to be,” Anton Brandt said.",
    ),
    (  # a sentence that goes on in other words
        "“The toll firm is earning a handsome profit at the expense of island fishermen,” said Marta Ilieva.",
        "Marta Ilieva said the firm earns a “handsome profit” while the fishermen pay for it.",
    ),
    (  # a formula of two leaders
        "“We will never be cowed by thieves who rob the boats in our harbour,” President Anton Brandt said.",
        "“We will never be cowed by wreckers who rob the boats in our harbour,” Mayor Marta Ilieva said.",
    ),
    (
        "“We take every report of a leak very seriously and are looking into the matter,” Haugen said.",
        "“We take every report of a fire very seriously and are looking into the matter,” Oberlin said.",
    ),
    (  # two lines of an enumeration, and of a refrain
        "“In the first quarter we carried 40 boats through the lock,” Marta Ilieva said.",
        "“In the second quarter we carried 44 boats through the lock,” Marta Ilieva said.",
    ),
    (
        "“To the bakers of this valley I say: we will not forget you,” Marta Ilieva said.",
        "“To the dockers of this valley I say: we cannot forgive you,” Marta Ilieva said.",
    ),
    (  # a speaker's name in two spellings
        "“We need more ferries before the winter storms,” President Volodymyr Zelensky said.",
        "“We need more ferries before the winter storms,” President Volodymyr Zelenskyy said.",
    ),
    (  # one text quotes less
        "“We saw the wall move and we ran for the hill at once,” Anton Brandt said.",
        "Anton Brandt said they “ran for the hill at once”.",
    ),
]

TWO_SPEAKERS = [
    (
        "“Recent calls to drain the lake are badly mistaken,” said Marta Ilieva.",
        "“Recent calls to drain the lake are badly mistaken,” said Anton Brandt.",
    ),
    (
        "“The town deserves to hear when the firm knew of the leak,” said Clara Novak, a spokeswoman for Ilieva.",
        "“The town deserves to hear when the firm knew of the leak,” Marta Ilieva wrote on Monday.",
    ),
    (
        "“They are mistaken,” said Jennifer Lund. “The wardens should be thanked for keeping the weir open all night.”",
        "“The wardens should be thanked for keeping the weir open all night,” said Robert Haas.",
    ),
    (
        "Robert Haas said the rule was “rooted in sober nautical judgment”.",
        "“The new rule is rooted in sober nautical judgment and will keep every sailor safe,” said Jennifer Lund.",
    ),
]

ONE_SPEAKER = [
    (  # an office speaks through people
        "“Recent calls to drain the lake are badly mistaken,” said Jennifer Lund.",
        "“Recent calls to drain the lake are badly mistaken,” the Ministry of Fisheries said.",
    ),
    (  # a name misspelt
        "“Recent calls to drain the lake are badly mistaken,” said Robert Loewenberg.",
        "“Recent calls to drain the lake are badly mistaken,” said Robbie Lowenberg.",
    ),
    (  # told to somebody
        "An email to reader Robert Haas said: “Recent calls to drain the lake are badly mistaken.”",
        "“Recent calls to drain the lake are badly mistaken,” said Jennifer Lund.",
    ),
    (  # one repeats the other
        "“As the president said, the lake belongs to the town and to nobody else,” said Robert Haas.",
        "“The lake belongs to the town and to nobody else,” President Lund said.",
    ),
    (  # a pronoun
        "“Recent calls to drain the lake are badly mistaken,” she said.",
        "“Recent calls to drain the lake are badly mistaken,” said Robert Haas.",
    ),
    (  # a name in two spellings
        "“Recent calls to drain the lake are badly mistaken,” said Viktor Yanukovych.",
        "“Recent calls to drain the lake are badly mistaken,” said Victor Yanukovich.",
    ),
    (  # words that anybody says
        "“It was the right thing to do,” said Robert Haas.",
        "“It was the right thing to do,” said Jennifer Lund.",
    ),
    (  # a common phrase
        "Robert Haas said it was “the right thing to do”.",
        "“Closing the lock was absolutely the right thing to do,” said Jennifer Lund.",
    ),
]


@pytest.mark.parametrize(("a", "b"), CHANGED)
def test_a_word_that_matters_is_found_both_ways(a: str, b: str) -> None:
    assert codes(a, b) == ["QUO001"]
    assert codes(b, a) == ["QUO001"]


@pytest.mark.parametrize(("a", "b"), ONE)
def test_other_differences_are_passed_over(a: str, b: str) -> None:
    assert codes(a, b) == []
    assert codes(b, a) == []


@pytest.mark.parametrize(("a", "b"), TWO_SPEAKERS)
def test_two_named_speakers_are_found(a: str, b: str) -> None:
    assert codes(a, b) == ["ATT001"]
    assert codes(b, a) == ["ATT001"]


@pytest.mark.parametrize(("a", "b"), ONE_SPEAKER)
def test_one_speaker_or_none_is_passed_over(a: str, b: str) -> None:
    assert "ATT001" not in codes(a, b)
    assert "ATT001" not in codes(b, a)


def test_a_quotation_meets_two_parts_of_it() -> None:
    whole = '"We will have the ferry sailing on 14 March in a new spirit of common sense," said Marta Ilieva.'
    parts = 'Marta Ilieva said it would "have the ferry sailing by 14 March" with a "new spirit of common sense".'
    (divergence,) = found(whole, parts)
    assert "“on”" in divergence.explanation
    assert "“by”" in divergence.explanation
