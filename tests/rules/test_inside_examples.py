"""The rules inside one article, from their sentences through the stage that ties figures together."""

from __future__ import annotations

import pytest

from checker import claims, within
from checker.model import Article, Kind, Outcome, Severity, Tie
from checker.rules._base import Example, Rule
from checker.rules._engine import Judged, judge
from checker.rules._registry import all_rules
from checker.settings import Settings

CASES = [(rule, example) for rule in all_rules() if rule.inside for example in (*rule.DIVERGES, *rule.AGREES)]


def judged(text: str) -> list[Judged]:
    article = Article(id="one", name="one", text=text)
    return list(judge(within.align([article], claims.read(article)), Settings()))


@pytest.mark.parametrize(("rule", "example"), CASES, ids=[f"{rule.code}-{example.why}" for rule, example in CASES])
def test_examples(rule: Rule, example: Example) -> None:
    found = [(one.rule.code, one.divergence.outcome) for one in judged(example.a)]
    assert found == ([(rule.code, example.outcome)] if example.outcome else [])


@pytest.mark.parametrize("rule", [rule for rule in all_rules() if rule.inside], ids=lambda rule: rule.code)
def test_an_explanation_quotes_the_figures_and_its_spans_cut_them(rule: Rule) -> None:
    for example in rule.DIVERGES:
        (one,) = judged(example.a)
        divergence, whole = one.divergence, one.alignment.a.mention
        assert example.a[divergence.quote_a.start : divergence.quote_a.end] == whole.text
        listed = example.a[divergence.quote_b.start : divergence.quote_b.end]
        assert all(member.text in listed for member in one.alignment.members)
        assert whole.text in divergence.explanation
        assert divergence.explanation.endswith(".")
        assert divergence.kind is Kind.FIGURE


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Twelve people were hurt: five men and eight women.", "FIG004"),
        ("The raid left 30 people dead – 12 soldiers, 10 militants and 5 civilians.", "FIG004"),
        ("Seven men and six women were rescued, 14 people in all.", "FIG004"),
        ("The region sent 12,000 troops, including 13,500 reservists.", "FIG005"),
        ("Claims rose 10% to 220,000 from 250,000.", "FIG006"),
        ("The stock gained 2 dollars, or 10 percent, to $52.", "FIG006"),
        ("Output grew by 15 percent, from 200 tons in 2018 to 260 tons in 2019.", "FIG006"),
        ("The party won 20 seats: 12 in the north and nine in the south.", "FIG004"),
        ("Officials counted 12 dead: five men and eight women.", "FIG004"),
        ("Police found 24 bodies, 30 of them children.", "FIG005"),
        ("Of the 24 victims, 30 were children.", "FIG005"),
        ("Sixteen of the 12 crew were saved.", "FIG005"),
        ("Revenue was $4.2 billion, up 12% from $3.5 billion.", "FIG006"),
        ("The number of cases rose from 400 to 500, an increase of 50 percent.", "FIG006"),
    ],
)
def test_what_does_not_fit(text: str, code: str) -> None:
    assert [one.rule.code for one in judged(text)] == [code]


@pytest.mark.parametrize(
    "text",
    [
        "Twelve people were hurt: five men and seven women.",
        "The fund lost 12,000 horses, 13,500 sheep and 400 goats.",
        "The firm has 1,200 staff, including 300 in Poland.",
        "About 40 people, including 45 children, were there.",
        "The price fell 7 percent to $50 from $54.",
        "The budget of $9.6 billion, $4.1 billion for roads and $5.4 billion for rail, was passed.",
        "The budget is $9.6 billion: $4.1 billion for roads and $5.4 billion for rail.",
        "The fund holds $60 million: $30 million for homes and $20 million for clinics. The rest goes to schools.",
        "Thirteen of the 24 victims were children.",
        "Profit rose from £3 billion to £4 billion, up 25%.",
        "The index fell 500 points, or 2 percent, to 20,000.",
        "Sales of more than $60 million, up 5 percent from $40 million to $42 million, were reported.",
    ],
)
def test_what_fits_or_may(text: str) -> None:
    assert judged(text) == []


def test_the_dead_are_grave() -> None:
    (dead,) = judged("The crash killed nine passengers, including 19 children.")
    (coins,) = judged("The box held 20 coins: 12 coins of silver and seven coins of gold.")
    assert dead.divergence.severity is Severity.HIGH
    assert coins.divergence.severity is Severity.LOW
    assert coins.divergence.outcome is Outcome.CONFLICT


@pytest.mark.parametrize("verb", ["died", "were killed", "were hurt", "are dead"])
def test_a_toll_is_grave_whatever_its_verb(verb: str) -> None:
    (one,) = judged(f"Nine people {verb}: seven in Kyiv, two in Odesa and one in Lviv.")
    assert one.divergence.severity is Severity.HIGH


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "The city set aside $90 million: $50 million for schools and $30 million for roads.",
            "add up to $80 million, $10 million less.",
        ),
        (
            "The plan costs €1.2 billion: €700 million for trains and €300 million for stations.",
            "add up to €1 billion, €200 million less.",
        ),
        ("It weighs 12 tons: five tons of steel and six tons of glass.", "add up to 11 tons, 1 ton less."),
        ("The firm cut 12,000 jobs: 8,000 in Europe and 5,000 in Asia.", "add up to 13,000, 1,000 more."),
        ("Revenue rose to $4.2 billion from $3.5 billion, up 12%.", "From $3.5 billion to $4.2 billion is a rise"),
        ("The stock fell from $50 to $40, a drop of 25%.", "From $50 to $40 is a fall of 20 percent"),
        ("The stock rose 50 cents, or 20 percent, to $25.50.", "From $25 to $25.50 is a rise of 2.0 percent"),
    ],
)
def test_amounts_carry_their_unit(text: str, words: str) -> None:
    (one,) = judged(text)
    assert words in one.divergence.explanation


def test_only_the_rules_of_a_tie_are_asked() -> None:
    (one,) = judged("The van carried 12 people, five men and six women.")
    assert one.alignment.inside is Tie.SUM
    assert one.rule.inside is Tie.SUM


def test_a_sentence_that_copies_share_is_looked_at_once() -> None:
    text = "The van carried 12 people, five men and six women."
    first = Article(id="a", name="a", outlet="Ledger", text=text, origin="a")
    copy = Article(id="b", name="b", outlet="Gazette", text=text, origin="a")
    other = Article(id="c", name="c", outlet="Wire", text=text, origin="c")
    found = within.align([first, copy, other], [claim for one in (first, copy, other) for claim in claims.read(one)])
    assert [alignment.a.article.id for alignment in found] == ["a", "c"]
