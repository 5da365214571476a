"""What a growing run reads of a store (see checker.growth)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import Row

from checker.store import codec, growing, queries_kept, schema
from checker.store.engine import Database
from checker.store.types import ArticleRecord


class Reading:
    """The part of a Store by which it grows."""

    _database: Database

    def growth(self, digest: str, tag: str) -> growing.State:
        """Which articles there are, and which were compared with all others under this state digest."""
        with self._database.read() as connection:
            return growing.state(connection, digest, tag)

    def prints(self, tag: str, columns: Iterable[str], ids: Collection[str]) -> list[Row[Any]]:
        """What is kept of these articles under this tag: rows with `article_id` and the named columns."""
        with self._database.read() as connection:
            return list(growing.prints(connection, tag, columns, ids))

    def links(
        self, digest: str, *, articles: Collection[str] = (), mentions: Collection[str] = ()
    ) -> set[growing.Link]:
        """What was aligned with a side in one of these articles, or with one of these mentions."""
        with self._database.read() as connection:
            return growing.links(connection, digest, articles=articles, mentions=mentions)

    def article_records(self, ids: Collection[str]) -> list[ArticleRecord]:
        """The articles of these ids, with their texts."""
        with self._database.read() as connection:
            table = schema.article
            pieces = codec.chunks(sorted(ids))
            return [found for piece in pieces for found in queries_kept.articles(connection, [table.c.id.in_(piece)])]
