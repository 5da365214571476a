"""How many sentences a second the figure reader takes, in a mix like that of news text."""

from __future__ import annotations

from checker.language.figures import find

_SENTENCES = (
    "The mayor thanked the volunteers who had worked through the night to clear the road.",
    "At least 14 people died and hundreds of homes were destroyed when the dam above the town gave way.",
    "She said that nothing had been decided and that the talks would go on after the holiday.",
    "Shares rose 1.2 percent to $48.30 after the company raised its forecast for the year.",
    "The agency, which was founded in 1974, has offices in several countries.",
    "Officials from the ministry did not answer questions about the contract.",
    "More than 11,000 soldiers are training in the east, including 1,500 special forces.",
    "“We had no warning at all,” said a farmer whose house stands beside the river.",
    "The road to the coast is still closed, and buses take the longer way through the hills.",
    "The storm moved inland at about 15 miles per hour and dropped up to 10 inches of rain.",
) * 50


def test_speed(benchmark) -> None:
    found = benchmark(lambda: [find(sentence) for sentence in _SENTENCES])
    assert sum(map(len, found)) == 50 * 8
