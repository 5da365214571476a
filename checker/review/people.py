"""Who takes a step: names as they are kept and compared, and what a role allows.

Names are compared by `person_key`. With names typed on one machine a breach of the two-person rule is evident; who sat
at the keyboard cannot be proven.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from checker.errors import Forbidden, StoreError


class Role(StrEnum):
    """What somebody may do: a checker decides and proposes, an editor also signs, an admin manages people and rules."""

    CHECKER = "checker"
    EDITOR = "editor"
    ADMIN = "admin"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who takes a step."""

    name: str
    roles: frozenset[str]


def person_name(name: str) -> str:
    """The name as it is kept: one space between words, no invisible characters.

    Raises:
        Forbidden: nothing is left of it.
    """
    text = unicodedata.normalize("NFKC", name)
    visible = "".join(c for c in text if c.isspace() or unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Cn", "Co"))
    tidy = " ".join(visible.split())
    if not tidy:
        raise Forbidden("a step needs the name of the person who takes it.", advice="Type your name first.")
    return tidy


def person_key(name: str) -> str:
    """What two spellings of one name have in common: case, spacing and invisible characters aside."""
    return " ".join(unicodedata.normalize("NFKC", person_name(name).casefold()).split())


def is_same(actor: Actor, name: str | None) -> bool:
    """Whether the person who acts has this name; nobody does where there is none."""
    return name is not None and person_key(name) == person_key(actor.name)


def roles_of(roles: Iterable[str]) -> frozenset[str]:
    """The roles, checked.

    Raises:
        StoreError: one of them is none, or there is none at all.
    """
    wanted = frozenset(str(role).strip().lower() for role in ([roles] if isinstance(roles, str) else roles))
    known = {role.value for role in Role}
    if not wanted or wanted - known:
        odd = ", ".join(sorted(wanted - known)) or "none at all"
        raise StoreError(f"no such role: {odd}.", advice=f"Roles are {', '.join(r.value for r in Role)}.")
    return wanted


def may_manage(actor: Actor) -> None:
    """Passes where the person may change the desk's settings.

    Raises:
        Forbidden: they may not.
    """
    if not actor.roles & {Role.EDITOR, Role.ADMIN}:
        raise Forbidden(f"{actor.name} may not change the desk's settings.", advice="An editor or an admin can.")


def may_act(actor: Actor) -> None:
    """Passes where the person has a role.

    Raises:
        Forbidden: they have none.
    """
    if not actor.roles:
        raise Forbidden(f"{actor.name} has no role at this desk.", advice="An admin can add them.")
