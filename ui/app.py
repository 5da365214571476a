"""The router: which screens there are, who is at work, and the look. Run by `checker ui`."""

from __future__ import annotations

import streamlit as st

from checker.errors import CheckerError
from checker_ui.components import accounts, desk, style
from checker_ui.components.text import plain

ABOUT = (
    "Source-consistency checker. Everything on these pages was read on this machine; nothing leaves it. "
    "The log of decisions is hash-chained: a later change shows. Typed names prove no identity; accounts do."
)


def main() -> None:
    """Draws the page that the address asks for."""
    st.set_page_config(
        page_title="Source-consistency checker",
        page_icon="🔎",
        layout="wide",
        menu_items={"Get help": None, "Report a bug": None, "About": ABOUT},
    )
    style.apply()
    page = st.navigation(
        {
            "Review": [
                st.Page("views/queue.py", title="Queue", default=True),
                st.Page("views/figures.py", title="Contested figures", url_path="figures"),
                st.Page("views/articles.py", title="Articles", url_path="articles"),
            ],
            "Work": [
                st.Page("views/importing.py", title="Import", url_path="import"),
                st.Page("views/exports.py", title="Export", url_path="export"),
            ],
            "Desk": [
                st.Page("views/audit.py", title="Audit", url_path="audit"),
                st.Page("views/rules.py", title="Rules", url_path="rules"),
            ],
        },
        expanded=True,
    )
    try:
        with_accounts = accounts.configured()
        if with_accounts and not accounts.enter():
            return
        desk.sidebar(accounts_in_use=with_accounts)
        page.run()
    except CheckerError as error:
        st.error(plain(error))


main()
