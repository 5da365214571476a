"""Who is credited with what: every shape of attribution in news, in sentences written for the purpose."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.language import sources
from checker.model import Credit, SourceClass

PERSON, ORGANISATION = SourceClass.PERSON, SourceClass.ORGANISATION
OUTLET, ANONYMOUS = SourceClass.OUTLET, SourceClass.ANONYMOUS


def credit_with(text: str, cue: str) -> Credit:
    found = sources.find(text)
    for credit in found:
        if cue in text[credit.cue_start : credit.cue_end]:
            return credit
    raise AssertionError(f"no cue {cue!r} in {[(text[c.cue_start : c.cue_end], c.name) for c in found]}")


# sentence, cue, source's name, class
# ruff: noqa: E501 (tables of sentences)
SHAPES = [
    # subject, verb, clause
    ("The mayor said that the bridge would stay closed until June.", "said", "The mayor", PERSON),
    ("Anna Keller says the harvest is lost.", "says", "Anna Keller", PERSON),
    ("The Interior Ministry announced that 14 people had died.", "announced", "The Interior Ministry", ORGANISATION),
    ("Maria Lopez told lawmakers that the fund was empty.", "told", "Maria Lopez", PERSON),
    ("Peter Novak believes the vote was rigged.", "believes", "Peter Novak", PERSON),
    ("The central bank estimates that prices rose 3 percent.", "estimates", "The central bank", ORGANISATION),
    ("The governor denied that he had taken the money.", "denied", "The governor", PERSON),
    ("Olga Petrova confirmed that two divers were missing.", "confirmed", "Olga Petrova", PERSON),
    ("The company claims that no data were lost.", "claims", "The company", ORGANISATION),
    ("Greenpeace warned that the tanks were leaking.", "warned", "Greenpeace", None),
    # inverted and behind the content
    ("“We lost everything,” said Tomas Berg.", "said", "Tomas Berg", PERSON),
    ("The road will reopen on Friday, the ministry said.", "said", "the ministry", ORGANISATION),
    ("Rescue teams have reached the valley, says Norway", "says", "Norway", ORGANISATION),
    ("“It was a mistake,” Helen Carter told reporters.", "told", "Helen Carter", PERSON),
    ("Four soldiers were wounded, officials said.", "said", "officials", ANONYMOUS),
    ("The pilot ignored two warnings, she added.", "added", "she", PERSON),
    # prepositions
    ("According to the coroner, the driver had been asleep.", "According to", "the coroner", None),
    ("Sales fell by a third, according to Reuters.", "according to", "Reuters", OUTLET),
    ("The death toll stands at 40, as reported by AFP.", "as reported by", "AFP", OUTLET),
    ("The two leaders met in secret, as quoted by Politico.", "as quoted by", "Politico", OUTLET),
    ("He repeated the number provided by the Health Ministry.", "provided by", "the Health Ministry", ORGANISATION),
    ("In the words of Jane Archer, the plan is dead.", "In the words of", "Jane Archer", PERSON),
    # organisations and metonyms
    ("Beijing said the balloon was a weather craft.", "said", "Beijing", ORGANISATION),
    ("The Kremlin denied the report.", "denied", "The Kremlin", ORGANISATION),
    ("The White House announced a new envoy.", "announced", "The White House", ORGANISATION),
    # anonymous
    ("Two people familiar with the talks said the deal had collapsed.", "said", "Two people familiar with the talks", ANONYMOUS),
    ("A senior police official said a suspect was held.", "said", "A senior police official", ANONYMOUS),
    ("Critics argue that the law is too vague.", "argue", "Critics", ANONYMOUS),
    # documents
    ("A new study found that the ice is thinning faster.", "found", "A new study", ORGANISATION),
    # without a verb
    ("“We were never told.” ― Ruth Adler", "―", "Ruth Adler", PERSON),
    ("ADLER: We were never told about it.", ":", "ADLER", None),
    # shared by two verbs
    ("Ruth Adler praised the crews and thanked the town.", "thanked", "Ruth Adler", PERSON),
    ("Ruth Adler rejected the offer, saying it came too late.", "saying", "Ruth Adler", PERSON),
    # a relative clause and a description between source and cue
    ("A lawyer who spoke on condition of anonymity said the suit was filed.", "said", "A lawyer", ANONYMOUS),
    ("A Chinese foreign ministry spokesman, Chen Bo, said talks went on.", "said", "Chen Bo", PERSON),
    # passive with a named author
    ("The minister was accused by Marta Ruiz of lying to voters.", "accused", "Marta Ruiz", PERSON),
]  # fmt: skip


@pytest.mark.parametrize(("text", "cue", "name", "kind"), SHAPES, ids=[row[0][:40] for row in SHAPES])
def test_finds_the_source(text: str, cue: str, name: str, kind: SourceClass | None) -> None:
    credit = credit_with(text, cue)
    assert credit.name == name
    assert text[credit.start : credit.end] == credit.text
    if kind is not None:
        assert credit.source_class is kind


CONTENTS = [
    ("Anna Keller says the harvest is lost.", "says", "the harvest is lost"),
    ("The road will reopen on Friday, the ministry said.", "said", "The road will reopen on Friday"),
    ("“We lost everything,” said Tomas Berg.", "said", "We lost everything"),
    ("According to the coroner, the driver had been asleep.", "According to", "the driver had been asleep"),
    ("Sales fell by a third, according to Reuters.", "according to", "Sales fell by a third"),
    ("Maria Lopez told lawmakers that the fund was empty.", "told", "the fund was empty"),
    ("Olga Petrova confirmed on May 3 that two divers were missing.", "confirmed", "two divers were missing"),
]


@pytest.mark.parametrize(("text", "cue", "content"), CONTENTS, ids=[row[0][:40] for row in CONTENTS])
def test_content_is_what_is_credited(text: str, cue: str, content: str) -> None:
    credit = credit_with(text, cue)
    cut = text[credit.content_start : credit.content_end]
    assert content in cut
    assert credit.name not in cut


SILENT = [
    "The bridge collapsed at noon.",
    "Rain fell on the valley for three days.",
    "The report is 40 pages long.",
    "CORRECTION: The bridge is in Ohio.",
    "Shares of the company rose 3 percent.",
    "",
    "!!!",
]


@pytest.mark.parametrize("text", SILENT)
def test_no_credit_where_nobody_speaks(text: str) -> None:
    assert [c for c in sources.find(text) if c.text] == []


@pytest.mark.parametrize(
    "text",
    [
        "Six people were reportedly killed.",
        "The singer is said to be in hospital.",
        "The group is believed to hold five hostages.",
    ],
)
def test_hearsay_credits_nobody(text: str) -> None:
    (credit,) = sources.find(text)
    assert credit.source_class is ANONYMOUS
    assert credit.text == ""
    assert credit.start == credit.end
    assert credit.key == ""


RELAYED = [
    ("The ship was empty, Kyodo reported, citing the Japanese Coast Guard.", "citing", "the Japanese Coast Guard", "Kyodo"),
    ("The army, as quoted by Reuters, said that it had retaken the town.", "said", "The army", "Reuters"),
    ("The port is mined, Admiral Jan Visser told CNN.", "told", "Admiral Jan Visser", "CNN"),
    ("“The port is mined,” Visser said, according to Politico.", "said", "Visser", "Politico"),
    ("The port is mined, Admiral Jan Visser told lawmakers, the Yonhap news agency reported.", "told", "Admiral Jan Visser", "the Yonhap news agency"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "cue", "name", "relay"), RELAYED, ids=[row[0][:40] for row in RELAYED])
def test_relaying_source(text: str, cue: str, name: str, relay: str) -> None:
    credit = credit_with(text, cue)
    assert credit.name == name
    assert credit.relayed_by == relay


def test_the_relayed_source_answers_for_the_content() -> None:
    text = "The ship was empty, Kyodo reported, citing the Japanese Coast Guard."
    start = text.index("empty")
    credit = sources.credited(sources.find(text), start, start + 5)
    assert credit is not None
    assert credit.name == "the Japanese Coast Guard"
    assert sources.credited(sources.find(text), len(text) - 1, len(text)) is None


def test_one_sentence_two_speakers() -> None:
    text = "Seoul confirmed that troops had left, but Moscow denied it."
    names = {text[c.cue_start : c.cue_end]: c.name for c in sources.find(text)}
    assert names["confirmed"] == "Seoul"
    assert names["denied"] == "Moscow"


# --- keys -------------------------------------------------------------------------------------------------------------

KEYS = [
    (["NIS", "National Intelligence Service", "South Korea's National Intelligence Service", "Seoul's spy agency",
      "South Korea's intelligence agency", "South Korean intelligence"], "kr intelligence"),
    (["HUR", "Ukraine's military intelligence", "Ukraine's military intelligence agency", "Ukrainian Defense Intelligence",
      "Kyiv’s military intelligence agency"], "ua military intelligence"),
    (["the U.S. State Department", "State Department"], "us foreign ministry"),
    (["WHO", "World Health Organization", "the World Health Organisation"], "un who"),
    (["Fed", "the Federal Reserve"], "us central bank"),
    (["IDF", "the Israeli army", "Israel's military"], "il military"),
    (["Ministry of Defence of Ukraine", "Ukraine's Defense Ministry", "the Ukrainian Ministry of Defense"], "ua defence ministry"),
    (["Seoul", "South Korea", "the South Koreans"], "kr"),
    (["Yonhap", "the Yonhap news agency", "Yonhap News Agency"], "yonhap"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "key"), [(name, key) for names, key in KEYS for name in names])
def test_names_of_one_body_have_one_key(name: str, key: str) -> None:
    assert sources.key(name) == key


SAME = [
    ("Ukrainian Defense Intelligence Chief Kyrylo Budanov", "HUR", True),
    ("Ukrainian Defense Intelligence Chief Kyrylo Budanov", "Budanov", True),
    ("a spokesman for the French Foreign Ministry", "the Quai d'Orsay", True),
    ("the head of Germany's central bank", "German central bank", True),
    ("Ukrainian Defense Intelligence Chief Kyrylo Budanov", "NIS", False),
    ("Seoul", "North Korea", False),
    ("South Korean intelligence", "South Korean Foreign Ministry", False),
    ("Donald Trump", "Melania Trump", False),
    ("Donald Trump", "Trump", True),
    ("Kim", "South Korean Defense Minister Kim Yong-Hyun", True),
]


@pytest.mark.parametrize(("a", "b", "expected"), SAME)
def test_same_voice(a: str, b: str, expected: bool) -> None:
    assert sources.same(sources.key(a), sources.key(b)) is expected
    assert sources.same(sources.key(b), sources.key(a)) is expected


def test_an_unnamed_source_is_the_same_as_none() -> None:
    assert not sources.same("", "")
    assert not sources.same("", "un who")


# --- over an article --------------------------------------------------------------------------------------------------


def resolved(*sentences: str) -> list[list[Credit]]:
    return sources.resolve([sources.find(s) for s in sentences], sentences)


CHAINS = [
    # the article's sentences, and the name and the key of the last credit
    (["Finance Minister Laura Brandt said taxes would fall.", "She added that the budget was safe."], "Finance Minister Laura Brandt", None),
    (["Finance Minister Laura Brandt said taxes would fall.", "“It is a good day,” Brandt said."], "Finance Minister Laura Brandt", None),
    (["Finance Minister Laura Brandt said taxes would fall.", "The minister said the budget was safe."], "Finance Minister Laura Brandt", None),
    (["Norway's Police Security Service (PST) said the threat was low.", "The PST said on Monday it had risen."], None, "same"),
    (["French President Luc Moreau met the Italian prime minister.", "The French president said the talks were frank."], "President Luc Moreau", None),
    (["Mark Olsen praised the plan.", "Emma Olsen said it would fail.", "He said he was sure of it."], "Mark Olsen", None),
]  # fmt: skip


@pytest.mark.parametrize(("sentences", "name", "key"), CHAINS, ids=[row[0][-1][:40] for row in CHAINS])
def test_resolved_over_the_article(sentences: list[str], name: str | None, key: str | None) -> None:
    last = resolved(*sentences)[-1][0]
    if name is not None:
        assert last.name == name
        assert last.source_class is PERSON
    if key is not None:
        first = resolved(*sentences)[0][0]
        assert sources.same(first.key, last.key)


def test_office_of_the_president() -> None:
    rows = resolved("South Korean President Han Min-su said he would wait.", "President Han's office said he was well.")
    assert rows[1][0].key == "kr presidential office"


def test_first_person_stays() -> None:
    rows = resolved("Ruth Adler said the case was closed.", "I believe her.")
    assert all(c.name == "I" for c in rows[1])


def test_resolving_keeps_spans_and_counts() -> None:
    sentences = [
        "Ruth Adler said the case was closed.",
        "She said so twice, according to AP.",
        "Nothing else happened.",
    ]
    before = [sources.find(s) for s in sentences]
    after = sources.resolve(before, sentences)
    spans = [[(c.start, c.end, c.cue_start, c.content_start) for c in row] for row in before]
    assert [[(c.start, c.end, c.cue_start, c.content_start) for c in row] for row in after] == spans


# --- properties and measures ------------------------------------------------------------------------------------------


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "Kim",
                "said",
                "that",
                "the",
                "“",
                "”",
                '"',
                "NIS",
                ",",
                ".",
                "according",
                "to",
                "he",
                "'",
                "—",
                "reported",
                "by",
                "citing",
                "12",
                "told",
                "(",
                ")",
            ]
        ),
        max_size=30,
    )
)
def test_offsets_cut_the_text(words: list[str]) -> None:
    text = " ".join(words)
    for credit in sources.find(text):
        assert text[credit.start : credit.end] == credit.text
        assert 0 <= credit.cue_start < credit.cue_end <= len(text)
        assert 0 <= credit.content_start <= credit.content_end <= len(text)


def test_hostile_input_is_linear() -> None:
    for text in ("said " * 4000, '"' * 20000, "Kim " * 5000, "of the " * 4000):
        sources.find(text)


@pytest.mark.slow
@pytest.mark.data
def test_polnear_figures_hold() -> None:
    root = Path(os.environ.get("CHECKER_DATA", Path(__file__).parents[3] / "shared" / "data"))
    data = root / "attribution_polnear.jsonl"
    if not data.exists():
        pytest.skip("PolNeAR is not here")
    from checker.language import sources_train

    tallies = sources_train.cross_validate(sources_train.read(data))
    f1 = {name: 2 * t.hits / (t.found + t.gold) for name, t in tallies.items()}
    assert f1["source"] >= 0.70
    assert f1["cue"] >= 0.70


@pytest.mark.parametrize(
    "text",
    [
        "There are now 41,310 confirmed infections in the province.",
        "Six hikers drowned: four in the gorge and two below the dam.",
        "At least 30 pupils reported headaches.",
        "Silver climbed 3%, adding to Monday's advance, and hit 29 dollars.",
        "Copper added 2% as the mines reopened.",
        "Nikkei futures pointed to a weaker start.",
        "Population grew by 2%, adding 40,000 residents.",
        "Typhoon Alma claimed 31 lives.",
        "The flood threatened two towns.",
    ],
)
def test_what_says_nothing_is_no_source(text: str) -> None:
    assert sources.find(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Norway's air force said that it had lost a plane.", "Norway's air force"),
        ("The task force chief warned of delays.", "The task force chief"),
        ("Twelve sailors said they had seen the flash.", "Twelve sailors"),
        ("Two studies show that the drug works.", "Two studies"),
        ("Martin Gold said the mine would close.", "Martin Gold"),
        ("Ruiz, 56, told reporters that he would stay.", "Ruiz"),
    ],
)
def test_what_speaks_though_it_looks_like_a_count_or_a_verb(text: str, name: str) -> None:
    assert [credit.name for credit in sources.find(text)] == [name]


def test_a_storm_of_the_article_says_nothing() -> None:
    texts = ["Hurricane Otto neared the coast.", "Otto threatened the ports with waves.", "Otto said he would stay."]
    rows = sources.resolve([sources.find(text) for text in texts], texts)
    assert [len(row) for row in rows] == [0, 0, 1]
