"""Every test of the store runs on SQLite and on a real PostgreSQL, which is started here."""

from __future__ import annotations

import importlib.util
import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from types import ModuleType

import pytest

from checker.store import Store, open_store

_NUMBERS = count(1)


def _load(name: str, path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


building = _load("store_building", Path(__file__).with_name("building.py"))


@pytest.fixture(scope="session")
def build() -> ModuleType:
    """The functions that make runs by hand."""
    return building


def _server_folder() -> Path | None:
    """Where initdb and postgres are: CHECKER_POSTGRES_BIN, the PATH, or where Debian and Red Hat put them."""
    named = os.environ.get("CHECKER_POSTGRES_BIN")
    on_path = shutil.which("postgres")
    places = [Path(named)] if named else []
    places += [Path(on_path).resolve().parent] if on_path else []
    places += [*sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True), Path("/usr/pgsql/bin")]
    return next((place for place in places if (place / "initdb").exists() and (place / "postgres").exists()), None)


def _other_user() -> int | None:
    """The server refuses to run as root: then somebody else's number."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name).pw_uid
        except KeyError:
            continue
    return None


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a fresh PostgreSQL server; skips, loudly, where there is none."""
    binaries = _server_folder()
    if binaries is None:
        said = "no PostgreSQL server (initdb, postgres) was found: the store is tested on SQLite ONLY"
        warnings.warn(said, stacklevel=1)
        pytest.skip(said)
    pytest.importorskip("psycopg")
    folder = Path(tempfile.mkdtemp(prefix="checker-pg-"))
    data, user = folder / "data", _other_user()
    if user is not None:
        os.chown(folder, user, -1)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]

    def call(program: str, *arguments: str) -> None:
        command = [str(binaries / program), *arguments]
        done = subprocess.run(command, user=user, capture_output=True, text=True, cwd=folder, timeout=120)
        assert done.returncode == 0, done.stdout + done.stderr

    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off"
    try:
        call("initdb", "-D", str(data), "-U", "checker", "-A", "trust", "-E", "UTF8", "--no-sync")
        call("pg_ctl", "-D", str(data), "-w", "-l", str(folder / "log"), "-o", options, "start")
        try:
            yield f"postgresql+psycopg://checker@127.0.0.1:{port}"
        finally:
            call("pg_ctl", "-D", str(data), "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty store, once of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'a folder' / 'store.db'}"
    import psycopg

    server = request.getfixturevalue("postgres")
    name = f"store_{next(_NUMBERS)}"  # a schema of its own, which is made far faster than a database
    plain = server.replace("postgresql+psycopg", "postgresql")
    with psycopg.connect(f"{plain}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {name}")  # type: ignore[arg-type]
    return f"{server}/postgres?options=-csearch_path%3D{name}"


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    """An empty store, once of each kind."""
    with open_store(url) as opened:
        yield opened


@pytest.fixture
def sql(url: str) -> Callable[..., int]:
    """Changes the tables behind the store's back; returns how many rows it changed."""
    from sqlalchemy import create_engine, text

    def change(statement: str, **values: object) -> int:
        engine = create_engine(url)
        try:
            with engine.begin() as connection:
                return connection.execute(text(statement), values).rowcount
        finally:
            engine.dispose()

    return change
