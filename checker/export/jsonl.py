"""JSON lines: the contract's finding, one a line, with the desk's decision where there is one."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, TextIO

_DECISION = (
    "state",
    "decision",
    "reason",
    "note",
    "decided_by",
    "decided_at",
    "assignee",
    "superseded",
    "sign_off",
    "signed_by",
    "signed_at",
    "a_url",
    "b_url",
)


def write_jsonl(findings: Iterable[Any], out: TextIO, *, chain_head: str | None = None) -> None:
    """Writes findings (the contract's dictionaries, or the store's records) as JSON lines."""
    for finding in findings:
        if isinstance(finding, Mapping):
            record = dict(finding)
        else:
            record = {**finding.record, **{name: getattr(finding, name) for name in _DECISION}}
        if chain_head is not None:
            record["chain_head"] = chain_head
        out.write(as_line(record) + "\n")


def as_line(record: Mapping[str, Any]) -> str:
    """The record as one line of JSON that can be written as UTF-8."""
    line = json.dumps(record, ensure_ascii=False)
    try:
        line.encode("utf-8")
    except UnicodeEncodeError:  # half of a surrogate pair: only an escape can hold it
        line = json.dumps(record)
    return line
