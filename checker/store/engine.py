"""Opening a database, and the two kinds of transaction: reading, and writing under the log's lock."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, select, text
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, OperationalError, SQLAlchemyError
from sqlalchemy.pool import StaticPool

from checker.errors import StoreError
from checker.store import schema
from checker.store.migrations import migrate

#: How long one writer waits for another, in milliseconds.
BUSY_MS = 60_000
#: The advisory lock that keeps two programs from upgrading one PostgreSQL database at once.
_UPGRADE_LOCK = 0x636865636B6572


class Database:
    """An engine with its transactions."""

    def __init__(self, url: str) -> None:
        self.url = parse(url)
        self.shown = self.url.render_as_string(hide_password=True)
        self.sqlite = self.url.get_backend_name() == "sqlite"
        self._memory = self.sqlite and self.url.database in (None, "", ":memory:")
        # One writer at a time within this program: threads then queue here, in order, and not on the file's lock.
        self._writing = threading.RLock()
        self.engine = self._open()
        with self.errors(), self.engine.begin() as connection:
            if self.sqlite:
                migrate(connection)
            else:
                connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _UPGRADE_LOCK})
                migrate(connection)

    def _open(self) -> Engine:
        try:
            if not self.sqlite:
                return create_engine(self.url, pool_size=10, max_overflow=30, pool_pre_ping=True)
            options: dict[str, Any] = {"connect_args": {"check_same_thread": False, "timeout": BUSY_MS / 1000}}
            if self._memory:
                options["poolclass"] = StaticPool
            else:
                options |= {"pool_size": 10, "max_overflow": 50}
                Path(str(self.url.database)).expanduser().resolve().parent.mkdir(parents=True, exist_ok=True)
            engine = create_engine(self.url, **options)
        except ModuleNotFoundError as error:
            raise StoreError(
                "PostgreSQL needs the package psycopg.",
                where=self.shown,
                advice="Install it with: pip install 'source-consistency-checker[postgres]'",
            ) from error
        except OSError as error:
            raise StoreError(
                f"its folder cannot be made ({error.strerror}).", where=self.shown, advice="Choose another place."
            ) from error
        event.listen(engine, "connect", _set_up)
        event.listen(engine, "begin", _begin)
        return engine

    def close(self) -> None:
        """Gives all connections back."""
        self.engine.dispose()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A transaction that sees one state of the store."""
        if self._memory:  # one connection for all threads
            with self._writing, self.errors(), self.engine.begin() as connection:
                yield connection
            return
        with self.errors(), self.engine.connect() as connection:
            reader = connection.execution_options(reading=True)
            if not self.sqlite:
                reader = reader.execution_options(isolation_level="REPEATABLE READ")
            with reader.begin():
                yield reader

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction that nobody else writes beside: it holds the chain's row (SQLite: the file) to its end."""
        with self._writing, self.errors(), self.engine.begin() as connection:
            if not self.sqlite:
                connection.execute(select(schema.chain.c.seq).where(schema.chain.c.id == 1).with_for_update())
            yield connection

    @contextmanager
    def errors(self) -> Iterator[None]:
        """Turns the database's errors into ones that tell a person what to do."""
        try:
            yield
        except StoreError as error:
            if not error.where and type(error) is StoreError and "newer version" in error.reason:
                error.where = self.shown
            raise
        except OperationalError as error:
            said = str(error.orig or error).strip().splitlines()[0]
            if "locked" in said or "lock timeout" in said:
                raise StoreError("it is busy.", where=self.shown, advice="Try again in a moment.") from error
            advice = "Is the file writable and is there space?" if self.sqlite else "Is the server running?"
            raise StoreError(f"it cannot be opened or written ({said}).", where=self.shown, advice=advice) from error
        except DBAPIError as error:
            said = str(error.orig or error).strip().splitlines()[0]
            advice = "Choose another file." if "not a database" in said else ""
            raise StoreError(f"the database refused ({said}).", where=self.shown, advice=advice) from error
        except SQLAlchemyError as error:
            raise StoreError(f"the database failed ({error}).", where=self.shown) from error


def parse(url: str) -> URL:
    """The address as SQLAlchemy reads it; a bare path is an SQLite file.

    Raises:
        StoreError: it is neither SQLite nor PostgreSQL.
    """
    advice = "Give sqlite:///checker.db, or postgresql+psycopg://user@host/name."
    address = url.strip()
    where = "" if "@" in url else url  # it may hold a password
    if not address:
        raise StoreError("the store's address is empty.", advice=advice)
    try:
        parsed = make_url(address if "://" in address else f"sqlite:///{address}")
        if parsed.drivername in ("postgresql", "postgres"):
            parsed = parsed.set(drivername="postgresql+psycopg")
        backend = parsed.get_backend_name()
        parsed.get_dialect()
    except (ArgumentError, NoSuchModuleError) as error:
        raise StoreError("the store's address cannot be read.", where=where, advice=advice) from error
    if backend not in ("sqlite", "postgresql"):
        raise StoreError(f"a store cannot be kept in {backend}.", where=where, advice=advice)
    return parsed


def _set_up(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # transactions are begun by _begin, not by the driver
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = FULL")  # a decision that was told as kept survives a power cut
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.close()


def _begin(connection: Connection) -> None:
    # A deferred transaction that reads first and writes later fails at once when another has written in between.
    reading = connection.get_execution_options().get("reading")
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")
