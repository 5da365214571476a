"""Errors that tell a person what to do next."""

from __future__ import annotations


class CheckerError(Exception):
    """Something a person can act on.

    `reason` says what is wrong, `where` names the file (and line) or setting, `advice` says what to do about it.
    """

    def __init__(self, reason: str, *, where: str = "", advice: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.where = where
        self.advice = advice

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        advice = f" {self.advice}" if self.advice else ""
        return f"{place}{self.reason}{advice}"


class InputError(CheckerError):
    """An input cannot be read at all."""


class UsageError(CheckerError):
    """The command or setting was wrong."""


class ModelError(CheckerError):
    """The encoder cannot be loaded."""


class StoreError(CheckerError):
    """The store cannot be opened, or refuses a step."""


class Stale(StoreError):
    """Somebody else acted on the item since it was read."""


class Forbidden(StoreError):
    """The desk's rules do not allow this person this step."""
