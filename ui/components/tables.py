"""Plain tables for reading: they wrap, print and are read aloud, which a grid of cells drawn on a canvas is not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import streamlit as st


def show(heads: Sequence[str], rows: Iterable[Sequence[str]], *, numbers: Sequence[int] = (), wide: int = -1) -> None:
    """Draws a table.

    Args:
        heads: the product's own words; an empty list leaves the head out.
        rows: cells as safe HTML (see `text.html`).
        numbers: columns, from 0, that are aligned as numbers.
        wide: the column that keeps a readable width on a narrow screen, where the table scrolls.
    """
    lines = []
    for row in rows:
        cells = (f"<td{_css(number, numbers, wide)}>{cell}</td>" for number, cell in enumerate(row))
        lines.append(f"<tr>{''.join(cells)}</tr>")
    head = "".join(f"<th{_css(number, numbers, wide)}>{word}</th>" for number, word in enumerate(heads))
    st.html(
        '<div class="scroll"><table class="plain">'
        + (f"<thead><tr>{head}</tr></thead>" if head else "")
        + f"<tbody>{''.join(lines)}</tbody></table></div>"
    )


def _css(number: int, numbers: Sequence[int], wide: int) -> str:
    if number in numbers:
        return ' class="num"'
    return ' class="wide"' if number == wide else ""
