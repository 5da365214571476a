"""Export: the findings with their decisions, as a file that a spreadsheet or another program reads."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import streamlit as st

from checker_ui import data
from checker_ui.components import filters, links, tables
from checker_ui.components.text import clean, html, plural
from checker_ui.components.words import STATES
from checker_ui.data import FindingQuery

PREVIEW = 20
FORMS = {
    "csv": ("CSV", "text/csv", "For any spreadsheet or program; text that could run as a formula is made harmless."),
    "xlsx": (
        "Excel",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "Formatted, with a frozen header and links.",
    ),
    "jsonl": ("JSONL", "application/x-ndjson", "One finding a line, for other programs."),
}


def show() -> None:
    """Draws the export."""
    st.title("Export")
    if not data.count(FindingQuery()):
        st.info("No findings yet, so there is nothing to export. Import articles first.")
        links.importing()
        return
    asked = filters.query(default_state=filters.ALL, default_inside=None)
    filters.bar(asked, default_state=filters.ALL, default_inside=None)
    total = data.count(asked)
    st.markdown(f"**{plural(total, 'finding')}** with these filters")
    if not total:
        st.info("Nothing matches these filters.")
        return
    stamp = datetime.now(UTC).strftime("%Y-%m-%d")
    columns = st.columns(len(FORMS))
    for column, (form, (name, mime, words)) in zip(columns, FORMS.items(), strict=True):
        column.download_button(
            f"Download {name}",
            data=_later(asked, form),
            file_name=f"discrepancies-{stamp}.{form}",
            mime=mime,
            key=f"download_{form}",
            type="primary" if form == "csv" else "secondary",
            width="stretch",
            on_click="ignore",
        )
        column.caption(words)
    _preview(asked, total)
    _claim_reviews(stamp)
    with st.expander("What each column means"):
        tables.show(
            [], ([f"<code>{html(names)}</code>", html(words)] for names, words in data.columns().items()), wide=1
        )
    st.html(
        f"<p class='quiet small'>The file's findings stand at head <code>{html(data.head()[:16])}</code> of the log. "
        "Names in it are typed, not proven.</p>"
    )


def _later(asked: FindingQuery, form: str):  # type: ignore[no-untyped-def]
    # Made when it is asked for, so that a long list costs nothing to look at.
    return lambda: data.export(asked, form)


def _claim_reviews(stamp: str) -> None:
    """Signed figures for the page on which the check is published."""
    signed = len(data.figures(("signed",)))
    with st.expander(f"Signed figures as ClaimReview ({signed})"):
        if not signed:
            st.caption("No figure is signed yet. Propose one on the Contested figures page; another person signs it.")
            return
        st.caption(
            "schema.org ClaimReview (JSON-LD), one object a signed figure, whatever the filters above: each value with "
            "who gave it and where it appeared, and your wording. Put it into the page that carries your check. Notes "
            "and the names of those who signed stay here."
        )
        name = st.text_input(
            "Organisation that publishes the check",
            key="claim_review_organisation",
            placeholder="left out where empty",
            max_chars=120,
        )
        st.download_button(
            "Download ClaimReview",
            data=lambda: data.claim_reviews(clean(name)),
            file_name=f"claimreview-{stamp}.json",
            mime="application/ld+json",
            key="download_claimreview",
            on_click="ignore",
        )


def _preview(asked: FindingQuery, total: int) -> None:
    found = data.findings(replace(asked, limit=PREVIEW))
    table = [
        {
            "Outcome": f.record["outcome"],
            "What": f.record["what"],
            "First": f.record["a"]["quote"],
            "First outlet": f.record["a"]["outlet"] or "",
            "First source": f.record["a"]["source"] or "",
            "Second": f.record["b"]["quote"],
            "Second outlet": f.record["b"]["outlet"] or "",
            "Second source": f.record["b"]["source"] or "",
            "Decision": STATES.get(f.decision or "", ""),
            "By": f.decided_by or "",
            "Signed by": f.signed_by or "",
        }
        for f in found
    ]
    st.caption(f"Preview: the first {min(PREVIEW, total)} of {total:,}, with the columns that matter most")
    st.dataframe(table, hide_index=True, alt="Preview of the export")


if __name__ == "__main__":
    show()
