"""Cuts a sentence into words, digits and signs with their offsets: what the figure reader walks over."""

from __future__ import annotations

import re

DIGITS = "n"
WORD = "w"
SIGN = "s"

#: Vulgar fractions and their values.
GLYPHS = {
    "½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅕": 1 / 5, "⅖": 2 / 5, "⅗": 3 / 5, "⅘": 4 / 5,
    "⅙": 1 / 6, "⅚": 5 / 6, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8,
}  # fmt: skip

# Every repeat is bounded or consumes what it can keep, so that no input makes the pattern go back over itself.
_TOKEN = re.compile(
    r"(?P<n>[0-9]{1,3}(?:,[0-9]{2,3}){0,9},[0-9]{3}(?![0-9])(?:\.[0-9]{1,20})?"
    r"|[0-9]+(?:\.[0-9]{1,20}){0,6}"
    r"|(?<![\w.)])\.[0-9]{1,20}"
    r"|[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞])"
    r"|(?P<w>(?:[A-Za-z]\.){2,5}(?![A-Za-z])|[^\W\d_]+(?:['’][^\W\d_]+){0,3})"
    r"|\S"
)


class Tokens:
    """The tokens of one text as parallel lists: `word`, `low` (lower case), `kind`, `start`, `end`."""

    __slots__ = ("end", "kind", "low", "start", "text", "word")

    def __init__(self, text: str) -> None:
        """Cuts `text`."""
        self.text = text
        self.word: list[str] = []
        self.start: list[int] = []
        self.end: list[int] = []
        self.kind: list[str] = []
        for match in _TOKEN.finditer(text):
            self.word.append(match.group())
            self.start.append(match.start())
            self.end.append(match.end())
            self.kind.append(match.lastgroup or SIGN)
        self.low = [word.lower().replace("’", "'") for word in self.word]

    def __len__(self) -> int:
        """The number of tokens."""
        return len(self.word)

    def joined(self, i: int) -> bool:
        """Whether token `i` follows token `i - 1` without a space."""
        return 0 < i < len(self.word) and self.start[i] == self.end[i - 1]

    def at(self, i: int) -> str:
        """Token `i` in lower case; an empty string outside the text."""
        return self.low[i] if 0 <= i < len(self.low) else ""
