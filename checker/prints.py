"""Between the stages and the store: what is kept of an article so that its neighbours are found without reading it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

from checker import __version__, records
from checker.align.stories import ArticlePair
from checker.align.terms import Terms, frombytes
from checker.embed import Encoder
from checker.ids import digest
from checker.ingest.clean import Frame
from checker.ingest.origins import Sketch
from checker.model import Alignment, Kind
from checker.settings import Settings
from checker.store.growing import Link, Print

#: Settings that change what is printed, and in which order, but not what is found.
_SHOWN = frozenset({"outcomes", "allow_download", "second_opinion"})


def tag(encoder: Encoder) -> str:
    """What a print hangs on beside its article: the encoder and the program."""
    return digest("print", encoder.fingerprint, __version__)


def state(settings: Settings, encoder: Encoder) -> str:
    """What the findings hang on beside the articles: settings, encoder and program."""
    values = [(f.name, getattr(settings, f.name)) for f in fields(settings) if f.name not in _SHOWN]
    told = [f"{name}={sorted(value) if isinstance(value, frozenset) else value}" for name, value in values]
    return digest("state", tag(encoder), *told)


def make(encoder: Encoder, sketch: Sketch, frame: Frame, lead: NDArray[np.float32], words: Terms) -> Print:
    """The print of an article."""
    return Print(
        tag=tag(encoder),
        wire=sketch.wire,
        lead=lead.astype("<f4").tobytes(),
        terms=words.tobytes(),
        sentences=sketch.sentence_sums.astype("<u4").tobytes(),
        bands=sketch.bands.astype("<u4").tobytes(),
        shingles=sketch.ordered.astype("<u4").tobytes(),
        lines=_bytes(frame.lines),
        outside=_bytes(frame.outside),
    )


def sketch(outlet: str, row: Any) -> Sketch:
    """The sketch that a row of prints keeps; where the row came without its shingles, without them."""
    shingles = _uint32(getattr(row, "shingles", b""))
    return Sketch(outlet.casefold(), shingles, _uint32(row.sentences), _uint32(row.bands), row.wire)


def frame(row: Any) -> Frame:
    """The frame that a row of prints keeps."""
    return Frame(_sums(row.lines), _sums(row.outside))


def lead(row: Any) -> NDArray[np.float32]:
    """The lead's vector that a row of prints keeps."""
    return np.frombuffer(row.lead, dtype="<f4").astype(np.float32)


def terms(row: Any) -> Terms:
    """The words that a row of prints keeps."""
    return frombytes(row.terms)


def joins(alignment: Alignment) -> bool:
    """Whether the two mentions can be of one quantity, so that what is counted over one touches the other."""
    return alignment.kind is Kind.FIGURE and not alignment.other_scope and alignment.inside is None


def link(alignment: Alignment) -> Link:
    """The alignment as it is kept."""
    a, b = alignment.a, alignment.b
    mentions = records.identify(a.claim, a.mention), records.identify(b.claim, b.mention)
    return Link(a.article.id, b.article.id, *mentions, joins(alignment))


def links(alignments: Iterable[Alignment]) -> tuple[Link, ...]:
    """The alignments as they are kept, each once."""
    return tuple(dict.fromkeys(map(link, alignments)))


def stories(story_of: Mapping[str, str], pairs: Iterable[ArticlePair]) -> dict[str, frozenset[str]]:
    """The articles of each story of more than one."""
    members: dict[str, set[str]] = {}
    for name in {article.id for pair in pairs for article in (pair.a, pair.b)}:
        members.setdefault(story_of[name], set()).add(name)
    return {story: frozenset(names) for story, names in members.items()}


def _bytes(sums: frozenset[int]) -> bytes:
    return np.array(sorted(sums), dtype="<u8").tobytes()


def _sums(kept: bytes) -> frozenset[int]:
    return frozenset(np.frombuffer(kept, dtype="<u8").tolist())


def _uint32(kept: bytes) -> NDArray[np.uint32]:
    return np.frombuffer(kept, dtype="<u4").astype(np.uint32)
