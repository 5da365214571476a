"""Bytes → text."""

from __future__ import annotations

import codecs

from checker.errors import InputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decode(raw: bytes, where: str) -> str:
    """The text of a file: by its byte order mark, else UTF-8, else Windows-1252. Line ends become line feeds.

    Raises InputError for an empty file and for one that is not text.
    """
    if not raw.strip():
        raise InputError("the file is empty", where=where, advice="Save the article's text in it.")
    encoding = next((name for mark, name in _MARKS if raw.startswith(mark)), None)
    try:
        text = raw.decode(encoding or "utf-8")
    except UnicodeDecodeError as error:
        if encoding:
            raise InputError(
                f"not valid {encoding.upper()}: {error.reason}", where=where, advice="Save it again as UTF-8."
            ) from error
        if _binary(raw):
            raise _not_text(where) from None
        text = raw.decode("cp1252", errors="replace")
    if "\x00" in text:
        raise _not_text(where)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _binary(raw: bytes) -> bool:
    sample = raw[:65_536]
    odd = sum(1 for byte in sample if byte < 9 or 13 < byte < 32)
    return odd > len(sample) / 100


def _not_text(where: str) -> InputError:
    return InputError("not a text file", where=where, advice="Save the article as text, HTML, JSONL or CSV.")
