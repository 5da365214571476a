"""Figures as news prose puts them: what is read out of each phrasing, in a short notation.

"12 30" are two figures, "9-12" a range or a score, ">" "<" "~" behind a value its bound, and words the unit of the last
figure. An empty string means that nothing in the text is a quantity.
"""

from __future__ import annotations

import re

import pytest

from checker.language.figures import find
from checker.model import Figure

VALUES = {
    "The unit has 11.000 troops": "11000",
    "The town has 11 000 residents": "11000",
    "The firm is worth 34B": "34e9",
    "He gained 5K followers": "5000",
    "Two dozen people were hurt": "24",
    "Scores of people were hurt": "20-200",
    "Tens of thousands of fans came": "10000-100000",
    "A third of voters agreed": "0.33333",
    "One in five adults smokes": "0.2",
    "Half of the houses burned": "0.5",
    "He waited 2½ hours": "2.5",
    "It takes 9–12 months": "9-12",
    "Between 40 and 50 people died": "40-50",
    "The pup weighs 5 or 6 kg": "5-6 kilogram",
    "The share rose from 6.7 to 32.5 percent": "6.7-32.5",
    "The Senate voted 51-49 to confirm": "49-51",
    "Ajax beat Porto 3-1": "1-3",
    "He was the 12th victim": "12",
    "The tax rose two percentage points": "2 percentage point",
    "Shares were up 19 cents to $2.24": "19 2.24",
    "The index rose by 5% to 110": "5 110",
    "The boy, 12, was found": "12 year of age",
    "A 45-year-old man": "45 year of age",
    "The trip took two and a half hours": "2.5 hour",
    "It is 30 km away": "30 kilometre",
    "They walked 12 miles": "12 mile",
    "It weighs 3.5 tonnes": "3.5",
    "The farm covers 40 hectares": "40 hectare",
    "The fire burned 12,000 acres": "12000 acre",
    "It was -5 degrees Celsius": "-5",
    "A magnitude 6.2 quake struck": "6.2 magnitude",
    "Oil fell to $58.24 per barrel": "58.24 dollar per barrel",
    "There were 78.9 deaths per 100,000 people": "78.9",
    "It costs €200 million": "2e8 euro",
    "It costs EUR 200 million": "2e8 euro",
    "It costs 200 million euros": "2e8 euro",
    "It costs £3bn": "3e9 pound sterling",
    "It costs 5 crore rupees": "5e7",
    "It costs Rs 500": "500",
    "It costs ¥10,000": "10000",
    "A record 300 people": "300",
    "Exactly 300 people": "300",
    "Twelve people died and 30 were hurt": "12 30",
    "Five of the 12 men died": "5 12",
    "The dam holds 3 million cubic meters": "3e6 cubic metre",
    "It rained 4 inches": "4 inch",
    "Winds reached 120 mph": "120 mile per hour",
    "The car reached 200 km/h": "200 kilometre per hour",
    "It uses 50 megawatts": "50 megawatt",
    "A 3-year, $12 million contract": "3 1.2e7",
    "The 12-page report": "12",
    "The six-storey building": "6",
    "A $5-a-day habit": "5",
    "Unemployment is 5.1%": "5.1 percentage",
    "The rate fell 0.25 percentage point": "0.25 percentage point",
    "The rate rose 25 basis points": "25 basis point",
    "The vote was 7 to 2": "2-7",
    "The court ruled 5-4": "4-5",
    "A £1.5m house": "1.5e6 pound sterling",
    "A quarter of a million people": "250000",
    "Half a million people": "500000",
    "One and a half million people": "1.5e6",
    "A hundred people": "100",
    "A couple of hundred people": "200",
    "Several hundred people": "200-1000",
    "A few thousand people": "2000-10000",
    "Dozens of people": "12-120",
    "Hundreds of thousands of people": "100000-1e6",
    "Twenty-one people": "21",
    "Two hundred and fifty people": "250",
    "Four-fifths of the land": "0.8",
    "Two-thirds of the members": "0.66667",
    "Three out of four doctors": "0.75",
    "Nine in 10 teachers": "0.9",
    "Sixfold increase in sales": "6",
    "He is 6 feet 2 inches tall": "6.16667",
    "He ran 100 metres in 9.58 seconds": "100 9.58",
    "The ship is 300m long": "300 metre",
    "Sales hit $1.2trn": "1.2e12 dollar",
    "US$4 million": "4e6",
    "A$4 million": "4e6",
    "HK$4 million": "4e6",
    "C$4 million": "4e6",
    "4 million Canadian dollars": "4e6",
    "20-30 people": "20-30",
    "20 to 30 people": "20-30",
    "from 20 to 30 people": "20-30",
    "between $3 and $5": "3-5 dollar",
    "$3-5 million": "3e6-5e6 dollar",
    "$3 million to $5 million": "3e6-5e6 dollar",
    "10 to 15 percent": "10-15 percentage",
    "The temperature hit 38C": "38",
    "It hit 101 degrees Fahrenheit": "101",
    "The 7.1-magnitude quake": "7.1 magnitude",
    "He got 52.3 per cent of the vote": "52.3 percentage",
    "The debt is 120 percent of GDP": "120 percentage",
    "He scored 30 points": "30",
    "It lost 1,200 jobs a month": "1200",
    "One of them left": "1",
    "The two sides met": "2",
    "Zero cases were found": "0",
    "The 100 metres final": "100",
    "It fell 3.4 points, or 0.1 percent, to 2,345.6": "3.4 0.1 2345.6",
    "The euro fell to $1.0872": "1.0872 dollar",
    "The stock trades at 12 times earnings": "12",
    "The 300,000-strong army": "300000",
    "Rs 1,20,000 was paid": "120000",
    "3/4 of the land": "0.75",
    "1 1/2 cups": "1.5",
    "He has 1.5 million followers on X": "1.5e6",
    "The pill costs 99p": "99 penny",
    "20,000 sq ft of space": "20000 square foot",
    "60 sq km": "60 square kilometre",
    "15 m/s winds": "15",
    "500 mg of the drug": "500 milligram",
    "A 12-year sentence": "12 year",
    "A four-hour drive": "4 hour",
    "In the past 24 hours, 30 died": "24 30",
    "10-12,000 people": "10000-12000",
    "6.5–7 million people": "6.5e6-7e6",
    "70,000 to 80,000 people": "70000-80000",
    "Population: 12,345": "12345",
    "Turnout was 61 percent, down from 67 percent": "61 67",
    "It fell to 61 from 67": "61 67",
    "A 2-1 win over Spain": "1-2",
    "The 50-member council": "50",
    "A 10-day ceasefire": "10 day",
    "Ten days ago": "10",
    "He paid $1,234.56": "1234.56 dollar",
    "100 billion won": "1e11",
    "300 million yuan": "3e8",
    "12 million Swiss francs": "1.2e7",
    "$12.5bn-a-year industry": "1.25e10",
    "minus 20 C": "-20",
    "0.5 percent": "0.5",
    ".5 percent": "0.5",
    "The patient, a 7-month-old girl": "7",
    "13,000 feet above sea level": "13000 foot",
    "a third-quarter profit of $3m": "3e6",
    "the second of three debates": "3",
    "Four times as many people": "4",
    "They counted 1.234 new infections and 12.345 recoveries": "1234 12345",
    "Teams average 1.234 goals per game": "1.234",
    "The bank set aside 2,5 million euros": "2.5e6 euro",
    "The 2 million-strong diaspora": "2e6",
    "The margin is plus or minus 3.5 points": "3.5 point",
    "The army fielded 45 Leopard 2 tanks": "45",
    "The 200m freestyle": "200 metre",
    "At the age of 91 he still swims": "91 year of age",
    "They bought 100,000 masks at $5 apiece": "100000 5",
    "The dose is 0.3 ml": "0.3 millilitre",
    "A quarter of a million": "250000",
    "One-third to one-half of the bees": "0.333333-0.5",
}

BOUNDS = {
    "About 300 people": "300~",
    "Nearly 300 people": "300~",
    "More than 300 people": "300>",
    "At least 300 people": "300>",
    "Up to 300 people": "300<",
    "As many as 300 people": "300<",
    "Fewer than 300 people": "300<",
    "No more than 300 people": "300<",
    "An estimated 300 people": "300~",
    "300 or more people": "300>",
    "300-plus people": "300>",
    "300+ people": "300>",
    "Just under 300 people": "300<",
    "Just over 300 people": "300>",
    "Some 300 people": "300~",
    "Around 300 people": "300~",
    "Roughly 300 people": "300~",
    "Upwards of 300 people": "300>",
    "Almost 300 people": "300~",
    "Not less than 300 people": "300>",
    "No fewer than 300 people": "300>",
    "A minimum of 300 people": "300>",
    "A maximum of 300 people": "300<",
    "Some 2.3m people": "2.3e6~",
    "Over 1 lakh people": "100000>",
    "Some 10 to 12 thousand people": "10000-12000~",
    "The virus killed 4.5m people and infected over 200m": "4.5e6 2e8>",
    "None of the 40-odd villages has water": "40~",
    "About 3,500 to 4,000 of them are armed": "3500-4000~",
    "600 or so worshippers": "600~",
}

NO_QUANTITIES = [
    "In 2019 the law changed",
    "On 5 May 2019 it rained",
    "He arrived at 5 p.m. on Monday",
    "He arrived at 17:45",
    "Call 555-0199 now",
    "He lives at 221 Baker Street",
    "Flight 370 vanished",
    "A Boeing 737 crashed",
    "The 5G network grew",
    "Section 427 was cut",
    "COVID-19 spread",
    "The Group of Seven met",
    "1. The plan is new",
    "He won Game 7",
    "The iPhone 12 sold well",
    "He drove on Interstate 95",
    "Article 50 was triggered",
    "The 9/11 attacks",
    "The Class of 2015",
    "The 1990s were calm",
    "He wore No. 23",
    "Chapter 11 bankruptcy",
    "The F-16 jets",
    "World War II",
    "The S&P 500 fell",
    "Channel 4 News",
    "Room 101 was empty",
    "The 2020-21 season",
    "He is in his 30s",
    "The Fifth Avenue shop",
    "The 24/7 service",
    "The Route 66 diner",
    "Formula 1 cars",
    "PM2.5 levels were high",
    "Windows 10 was released",
    "Every fourth child",
    "Prices doubled",
    "10 Downing Street was quiet",
    "The Big Ten met",
    "No one left",
    "Casualties (killed/wounded): 12/30",
    "the first half of 2019",
    "twice as many people",
    "MH17 was shot down",
    "Apollo 11 landed",
    "the Gang of Eight",
    "the Twenty20 match",
    "Psalm 23",
    "on page 45",
    "the 101st Airborne",
    "Resolution 2231",
    "The Twelve Tribes",
    "Paragraph 12 of Protocol 1",
    "The No. 2 official",
    "The Mi-8 helicopter",
]

_VALUE = re.compile(r"(-?[0-9.e]+?)(?:-([0-9.e]+))?([<>~]?)")


def read(notation: str) -> tuple[list[tuple[float, float, str]], str]:
    """The values and the unit that the notation names."""
    values, unit = [], []
    for word in notation.split():
        found = _VALUE.fullmatch(word)
        if found is None:
            unit.append(word)
            continue
        low = float(found[1])
        values.append((low, float(found[2]) if found[2] else low, found[3]))
    return values, " ".join(unit)


def stated(figure: Figure) -> tuple[float, float, str]:
    low = figure.low if figure.low is not None else figure.high
    high = figure.high if figure.high is not None else figure.low
    assert low is not None
    assert high is not None
    return low, high, "" if figure.bound == "=" else str(figure.bound.value)


@pytest.mark.parametrize(("text", "notation"), [*VALUES.items(), *BOUNDS.items()])
def test_what_is_read(text: str, notation: str) -> None:
    values, unit = read(notation)
    found = find(text)
    assert [stated(figure) for figure in found] == [
        (pytest.approx(low, rel=1e-4), pytest.approx(high, rel=1e-4), bound) for low, high, bound in values
    ]
    if unit:
        assert found[-1].unit == unit


@pytest.mark.parametrize("text", NO_QUANTITIES)
def test_what_is_no_quantity(text: str) -> None:
    assert find(text) == []


def test_the_table_is_wide() -> None:
    assert len({*VALUES, *BOUNDS, *NO_QUANTITIES}) >= 220
