"""Who is at the desk: names, roles, and who may change them; and the desk's own settings.

On one machine a name is typed, and the screen says with which role: the log makes misuse evident and cannot prevent it.
Where the desk's setting "people" is "managed", only an admin (or the configuration of an identity provider) adds names.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from checker import review
from checker.errors import Forbidden, Stale
from checker.store import codec, schema
from checker.store.batch import CHECKER
from checker.store.chain import Entry, append
from checker.store.types import Person, Record

#: The name that stands in the log where roles come from configuration (an identity provider), not from a person.
CONFIGURATION = "configuration"
#: Names of nobody: what the program does by itself stands in the log under them.
_RESERVED = frozenset({CONFIGURATION, CHECKER})
#: Stands for: whatever the setting is now.
ANY: Any = object()


def find(connection: Connection, name: str) -> Person | None:
    """Somebody by name; None where unknown."""
    row = connection.execute(select(schema.person).where(schema.person.c.key == review.person_key(name))).first()
    return _person(row) if row is not None else None


def everybody(connection: Connection) -> list[Person]:
    """Everybody known, by name."""
    return [_person(row) for row in connection.execute(select(schema.person).order_by(schema.person.c.key))]


def _person(row: Row[Any]) -> Person:
    return Person(name=row.name, roles=frozenset(row.roles.split(",")), added_at=row.added_at, added_by=row.added_by)


def actor(connection: Connection, name: str) -> review.Actor:
    """Who takes a step; a new name becomes a checker, unless people are managed.

    Raises:
        Forbidden: no name, or an unknown one where people are managed.
    """
    known = find(connection, name)
    if known is None:
        known = add(connection, name, [review.Role.CHECKER], by=name)
    return review.Actor(known.name, known.roles)


def add(connection: Connection, name: str, roles: Iterable[str], *, by: str = "") -> Person:
    """Adds somebody or changes their roles (see Store.add_person)."""
    tidy, wanted = review.person_name(name), review.roles_of(roles)
    if review.person_key(tidy) in _RESERVED:
        raise Forbidden(f"{tidy} stands in the log for the program itself.", advice="Take your own name.")
    table, at = schema.person, codec.now()
    known = find(connection, tidy)
    author = review.person_name(by) if by.strip() else tidy
    if known is not None and known.roles == wanted:
        return known
    _may_change(connection, author, known)
    listed = ",".join(sorted(wanted))
    payload = {"roles": sorted(wanted), "name": known.name if known else tidy}
    if known is None:
        key = review.person_key(tidy)
        connection.execute(insert(table).values(key=key, name=tidy, roles=listed, added_at=at, added_by=author))
        append(connection, [Entry(author, "person_added", "person", key, payload)], at)
        return Person(name=tidy, roles=wanted, added_at=at, added_by=author)
    key = review.person_key(known.name)
    connection.execute(update(table).where(table.c.key == key).values(roles=listed))
    append(connection, [Entry(author, "roles_changed", "person", key, {**payload, "was": sorted(known.roles)})], at)
    return Person(name=known.name, roles=wanted, added_at=known.added_at, added_by=known.added_by)


def _may_change(connection: Connection, author: str, known: Person | None) -> None:
    if review.person_key(author) == CONFIGURATION:
        return
    asking = find(connection, author)
    if asking is not None and review.Role.ADMIN in asking.roles:
        return
    if known is None and settings(connection).get("people") == "managed":
        raise Forbidden("only an admin adds people at this desk.", advice="Ask an admin to add this name.")
    if known is not None and any(review.Role.ADMIN in person.roles for person in everybody(connection)):
        raise Forbidden(f"only an admin changes the roles of {known.name}.", advice="Ask an admin.")


def settings(connection: Connection) -> Record:
    """The desk's settings as they were set."""
    return {row.name: codec.load(row.value) for row in connection.execute(select(schema.desk))}


def change_setting(connection: Connection, name: str, value: Any, *, person: str, expected: Any = ANY) -> Record:
    """Changes one setting; None removes it (see Store.set_desk)."""
    if review.person_key(person) == CONFIGURATION:
        who = review.Actor(CONFIGURATION, frozenset())
    else:
        who = actor(connection, person)
        review.may_manage(who)
    table, before = schema.desk, settings(connection)
    if expected is not ANY and before.get(name) != expected:
        raise Stale("somebody changed it since you opened it.", advice="Look at it again, then change it.")
    if before.get(name) == value:
        return before
    connection.execute(delete(table).where(table.c.name == name))
    if value is not None:
        connection.execute(insert(table).values(name=name, value=codec.dump(value)))
    payload = {"was": before.get(name), "now": value}
    append(connection, [Entry(who.name, "setting_changed", "desk", name, payload)], codec.now())
    return settings(connection)
