"""Opening a store: new, old, newer than the program, and what is none at all."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest
from sqlalchemy import Connection, Float, Integer, LargeBinary, Text, create_engine, inspect, text

from checker.errors import StoreError
from checker.model import Kind, Quote
from checker.store import migrations, open_store
from checker.store.schema import metadata

#: A mention that no claim of the run has.
QUOTE = Quote(start=0, end=1, text="A")


def tables(url: str) -> dict[str, dict[str, type]]:
    engine = create_engine(url)
    try:
        seen = inspect(engine)
        affinity = {
            "INTEGER": Integer,
            "TEXT": Text,
            "DOUBLE PRECISION": Float,
            "DOUBLE_PRECISION": Float,
            "REAL": Float,
            "BLOB": LargeBinary,
            "BYTEA": LargeBinary,
        }
        return {
            name: {
                column["name"]: (affinity[str(column["type"]).split("(")[0]], column["nullable"])
                for column in seen.get_columns(name)
            }
            for name in seen.get_table_names()
        }
    finally:
        engine.dispose()


def test_the_migrations_make_the_tables_that_the_code_uses(url: str) -> None:
    open_store(url).close()
    made = tables(url)
    assert made.keys() == metadata.tables.keys() | {"migration"}
    for name, table in metadata.tables.items():
        keys = {column.name for column in table.primary_key}
        expected = {c.name: (type(c.type), c.nullable) for c in table.columns if c.name not in keys}
        assert {n: what for n, what in made[name].items() if n not in keys} == expected, name
        assert keys <= made[name].keys()


@pytest.mark.parametrize("start", range(len(migrations.MIGRATIONS)))
def test_a_store_of_every_earlier_schema_is_brought_up_to_date(
    url: str, start: int, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "a folder").mkdir(exist_ok=True)
    engine = create_engine(url)
    with engine.begin() as connection:
        assert len(migrations.migrate(connection, migrations.MIGRATIONS[:start])) == start
    engine.dispose()
    with open_store(url) as store:
        assert store.verify() == []
        assert store.add_person("Ana", ["checker"]).name == "Ana"
    made = tables(url)
    with create_engine(url).begin() as connection:
        numbers = [row.number for row in connection.execute(text("SELECT number FROM migration ORDER BY number"))]
    assert numbers == list(range(1, len(migrations.MIGRATIONS) + 1))
    assert made.keys() == metadata.tables.keys() | {"migration"}


def test_the_two_values_of_kept_findings_are_filled_in(url: str, build: ModuleType, sql: Callable[..., int]) -> None:
    """A store with findings, put back to before its findings had `values_key`, and opened again."""
    with open_store(url) as store:
        sides = [
            build.side(build.article(o, f"{o} counts {n:,} soldiers, they say."), n)
            for o, n in {"A": 7_000, "B": 9_000, "C": 9_000}.items()
        ]
        checked = build.run(sides)
        # One whose mention is not among its article's: its words stand in for the values.
        odd = build.finding(sides[0], sides[1], rule="FIG002")
        odd = replace(odd, alignment=replace(odd.alignment, kind=Kind.QUOTE, a=replace(sides[0], mention=QUOTE)))
        store.save(replace(checked, findings=(*checked.findings, odd)))
        before = {found.id: found.values_key for found in store.findings()}
    assert sorted(before.values())[:2] == ["7000 | 9000"] * 2
    assert len(before) == 3
    number = [function.__name__ for function in migrations.MIGRATIONS].index("the_two_values_of_a_finding") + 1
    for statement in (
        "DROP INDEX finding_filters",
        "DROP INDEX finding_figure",
        "ALTER TABLE finding DROP COLUMN values_key",
        "CREATE INDEX finding_figure ON finding (figure_id)",
        "CREATE INDEX finding_filters ON finding (state)",
        f"DELETE FROM migration WHERE number = {number}",
    ):
        sql(statement)
    with open_store(url) as store:
        assert {found.id: found.values_key for found in store.findings()} == before
        assert store.verify() == []


def test_a_migration_keeps_what_was_there_and_runs_once(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store(url) as store:
        store.add_person("Ana", ["checker"])
    calls = []

    def a_later_one(connection: Connection) -> None:
        calls.append(1)
        connection.execute(text("ALTER TABLE story ADD COLUMN colour TEXT"))

    monkeypatch.setattr(migrations, "MIGRATIONS", [*migrations.MIGRATIONS, a_later_one])
    for _ in range(2):
        with open_store(url) as store:
            assert [person.name for person in store.people()] == ["Ana"]
    assert calls == [1]
    monkeypatch.undo()
    with pytest.raises(StoreError, match="newer version of this program") as caught:
        open_store(url)
    assert caught.value.advice
    assert caught.value.where


def test_a_migration_that_fails_leaves_the_store_as_it_was(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    open_store(url).close()

    def half(connection: Connection) -> None:
        connection.execute(text("CREATE TABLE half (id INTEGER PRIMARY KEY)"))
        connection.execute(text("this is no SQL"))

    monkeypatch.setattr(migrations, "MIGRATIONS", [*migrations.MIGRATIONS, half])
    with pytest.raises(StoreError):
        open_store(url)
    monkeypatch.undo()
    assert "half" not in tables(url)
    open_store(url).close()


def test_many_open_an_empty_store_at_once(url: str) -> None:
    with ThreadPoolExecutor(8) as pool:
        for store in pool.map(lambda _: open_store(url), range(8)):
            assert store.verify() == []
            store.close()


def test_a_database_of_another_program_is_left_alone(url: str, sql: Callable[..., int], tmp_path: Path) -> None:
    (tmp_path / "a folder").mkdir(exist_ok=True)
    sql("CREATE TABLE article (headline TEXT)")
    with pytest.raises(StoreError, match="other tables"):
        open_store(url)
    assert tables(url).keys() == {"article"}


@pytest.mark.parametrize("url", ["", "mysql://x/y", "://", "postgresql+psycopg://nobody@127.0.0.1:1/none"])
def test_an_address_that_cannot_be_opened_is_told_with_advice(url: str) -> None:
    with pytest.raises(StoreError) as caught:
        open_store(url)
    assert caught.value.advice


def test_a_password_is_never_shown() -> None:
    with pytest.raises(StoreError) as caught:
        open_store("postgresql+psycopg://someone:s3cret@127.0.0.1:1/none")
    assert "s3cret" not in str(caught.value)


def test_files_that_are_no_store_are_told(tmp_path: Path) -> None:
    other = tmp_path / "notes.db"
    other.write_text("These are my notes, not a database, and they are long enough to be looked at. " * 20)
    with pytest.raises(StoreError, match="not a database"):
        open_store(f"sqlite:///{other}")
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match="folder"):
        open_store(f"sqlite:///{tmp_path / 'file' / 'store.db'}")
    with pytest.raises(StoreError):
        open_store(f"sqlite:///{tmp_path}")


def test_a_bare_path_and_memory_are_sqlite(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "deep" / "er" / "x.db")) as store:
        assert store.verify() == []
    assert (tmp_path / "deep" / "er" / "x.db").exists()
    with open_store("sqlite://") as store:
        store.add_person("Ana", ["checker"])
        assert [person.name for person in store.people()] == ["Ana"]
