"""The look: one style sheet, written for daylight, dark mode, greyscale, phones and paper.

Colour never says anything alone: every outcome also has its word, every mark also a line or a weight.
"""

from __future__ import annotations

from importlib.resources import files

import streamlit as st


def apply() -> None:
    """Puts the style sheet into the page."""
    sheet = files("checker_ui").joinpath("components/style.css").read_text(encoding="utf-8")
    st.html(f"<style>{sheet}</style>")
