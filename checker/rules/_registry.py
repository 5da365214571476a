"""Finds the rules by looking at the files beside this one: a new rule is a new file, and no list is kept."""

from __future__ import annotations

import inspect
import pkgutil
from functools import cache
from importlib import import_module

import checker.rules as package
from checker.errors import UsageError
from checker.rules._base import Rule


@cache
def all_rules() -> tuple[Rule, ...]:
    """One instance of every rule, sorted by code.

    Raises:
        RuntimeError: two rules share a code.
    """
    found: dict[str, Rule] = {}
    for info in pkgutil.iter_modules(package.__path__):
        if info.name.startswith("_"):
            continue
        module = import_module(f"{package.__name__}.{info.name}")
        for _, cls in inspect.getmembers(module, inspect.isclass):
            if issubclass(cls, Rule) and cls.__module__ == module.__name__ and not inspect.isabstract(cls):
                if cls.code in found:
                    raise RuntimeError(f"two rules are called {cls.code}")
                found[cls.code] = cls()
    return tuple(found[code] for code in sorted(found))


def get_rule(code: str) -> Rule:
    """The rule with this code or name.

    Raises:
        UsageError: there is none.
    """
    for rule in all_rules():
        if code.upper() == rule.code or code == rule.name:
            return rule
    known = ", ".join(rule.code for rule in all_rules())
    raise UsageError(f"no rule is called {code!r}.", advice=f"There are: {known}.")
