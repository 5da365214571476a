"""The columns of the discrepancy table: their order, what each holds, and what it means."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

Row = dict[str, Any]

_SIDE: tuple[tuple[str, str, str], ...] = (
    ("article", "text", "the article (its record's id, else its file's name)"),
    ("field", "text", "where the words stand: text or title"),
    ("outlet", "text", "who published it"),
    ("published", "text", "when it was published (ISO)"),
    ("as_of", "text", "the date the value speaks of (ISO)"),
    ("source", "text", "who is credited inside the text"),
    ("text", "text", "the sentence"),
    ("start", "integer", "where the sentence begins, in characters of the article's field"),
    ("end", "integer", "where the sentence ends"),
    ("quote", "text", "the words that differ"),
    ("quote_start", "integer", "where these words begin"),
    ("quote_end", "integer", "where these words end"),
)

_TABLE: tuple[tuple[str, str, str], ...] = (
    ("id", "text", "the finding's lasting id"),
    ("rule", "text", "code of the rule that found it"),
    ("kind", "text", "what differs: figure, status, date, place, name, attribution, quote, polarity"),
    ("outcome", "text", "conflict, attributed (each to its own source), update (in time), scope, compatible, agree"),
    ("severity", "text", "how much it would matter in print: high, medium, low"),
    ("confidence", "number", "calibrated probability that the finding is right, 0 to 1"),
    ("what", "text", "the thing measured or asserted"),
    ("explanation", "text", "what differs and why it was flagged"),
    ("figure_id", "text", "the contested figure it belongs to"),
    ("story_id", "text", "the story it belongs to"),
    ("origins", "integer", "independent texts behind the two values (copies count once)"),
    ("voices", "integer", "credited sources behind the two values"),
    *((f"a_{name}", kind, f"earlier side: {told}") for name, kind, told in _SIDE),
    *((f"b_{name}", kind, f"later side: {told}") for name, kind, told in _SIDE),
    ("decision", "text", "the fact-checker's: real, not_divergence, follow_up; empty where open"),
    ("decided_by", "text", "who decided"),
    ("decided_at", "text", "when (UTC)"),
    ("note", "text", "the fact-checker's note"),
    ("sign_off", "text", "the editor's: publish_range, publish_one, hold, not_contested"),
    ("signed_by", "text", "who signed the contested figure off"),
    ("signed_at", "text", "when (UTC)"),
    ("rule_version", "text", "version of the rule"),
    ("model", "text", "fingerprint of the language model"),
    # Additions stand after what the contract names.
    ("inside", "text", "sum, part or change, where both sides are figures of one article that do not fit together"),
    ("state", "text", "open, real, not_divergence, follow_up, or superseded (no longer current)"),
    ("reason", "text", "why it is not a divergence: rounding, update, scope, misread, other"),
    ("assignee", "text", "whom it was given to"),
    ("a_url", "text", "address of the earlier side's article"),
    ("b_url", "text", "address of the later side's article"),
    ("chain_head", "text", "hash of the last event of the desk's log when this was exported"),
)

#: All columns, in order.
COLUMNS = tuple(name for name, _, _ in _TABLE)
#: Column → what it means.
MEANING = {name: told for name, _, told in _TABLE}
#: Column → text, integer or number.
TYPES = {name: kind for name, kind, _ in _TABLE}

_REVIEW = ("decision", "decided_by", "decided_at", "note", "sign_off", "signed_by", "signed_at")
_ADDED = ("state", "reason", "assignee", "a_url", "b_url")


def rows(findings: Iterable[Any], *, chain_head: str | None = None) -> list[Row]:
    """Flat rows, one a finding, with every column of COLUMNS.

    Args:
        findings: finding records of the contract (dictionaries with nested `a` and `b`), or the store's, which carry
            such a dictionary as `record` and the desk's decision beside it.
        chain_head: the head of the desk's log.
    """
    return [_row(finding, chain_head) for finding in findings]


def _row(finding: Any, chain_head: str | None) -> Row:
    plain = isinstance(finding, Mapping)
    record: Mapping[str, Any] = finding if plain else finding.record
    row: Row = {}
    for name in COLUMNS:
        side, _, field = name.partition("_")
        if side in ("a", "b") and name not in _ADDED:
            row[name] = (record.get(side) or {}).get(field)
        elif name == "chain_head":
            row[name] = chain_head
        elif name in _REVIEW or name in _ADDED:
            row[name] = record.get(name) if plain else getattr(finding, name)
        else:
            row[name] = record.get(name)
    return row
