"""People with accounts: OpenID Connect through Streamlit's own login, roles from configuration.

Switched on by an `[auth]` section in Streamlit's secrets file; `[roles]` beside it says who may do what. Nobody then
types a name, and nobody without a role sees an article. Without that section names are typed (`desk`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.errors import StreamlitAuthError

from checker.errors import Forbidden, UsageError
from checker_ui import data
from checker_ui.components.text import plain
from checker_ui.keys import Key

_GROUP = "group:"


def configured() -> bool:
    """Whether people come with accounts.

    Raises:
        UsageError: there is a secrets file that cannot be read. A desk that was to have accounts is never opened to
            typed names by a slip in a file.
    """
    if not st.secrets.load_if_toml_exists():
        if any(Path(place).is_file() for place in st.get_option("secrets.files") or ()):
            raise UsageError(
                "the secrets file cannot be read, so nobody can be let in.", advice="Mend .streamlit/secrets.toml."
            )
        return False
    return "auth" in st.secrets


def roles_of(user: Mapping[str, Any], mapping: Mapping[str, Any]) -> frozenset[str]:
    """The roles that the configuration gives to somebody.

    Args:
        user: what the identity provider says: email, email_verified, groups.
        mapping: an address, a pattern such as `*@desk.example`, or `group:editors` → a role or a list of roles. What
            several lines give is added up. Case does not count.
    """
    address = _address(user)
    groups = {str(group).casefold() for group in _listed(user.get("groups"))}
    given: set[str] = set()
    for who, roles in mapping.items():
        line = str(who).strip().casefold()
        if line.startswith(_GROUP):
            fits = line.removeprefix(_GROUP).strip() in groups
        else:
            fits = bool(address) and fnmatchcase(address, line)
        if fits:
            given |= {str(role).strip().lower() for role in _listed(roles)}
    return frozenset(given)


def _listed(value: Any) -> Iterable[Any]:
    return [] if value is None else [value] if isinstance(value, str) else value


def _address(user: Mapping[str, Any]) -> str:
    """The address that stands in the log; empty where the provider does not vouch for it.

    It is the address and not the displayed name, which people may change, and two of them may share.
    """
    if user.get("email_verified") in (False, "false", "False"):
        return ""
    return " ".join(str(user.get("email") or "").split()).casefold()


def enter() -> bool:
    """Lets somebody in who has an account and a role; draws what they need where not. Whether they are in.

    Raises:
        CheckerError: the configuration gives a role that there is none of, or the store refuses.
    """
    st.session_state.pop(Key.PERSON, None)  # said anew on each run: a role that was taken away ends the work at once
    if not st.user.get("is_logged_in"):
        st.title("Source-consistency checker")
        st.markdown("This desk works with accounts.")
        if st.button("Log in", key="account_login", type="primary"):
            _login()
        return False
    user, mapping = dict(st.user), st.secrets.get("roles") or {}
    address, roles = _address(user), roles_of(user, mapping)
    try:
        if not address:
            raise Forbidden(
                "your account comes without a confirmed e-mail address.", advice="Ask who runs the accounts."
            )
        if not roles:
            raise Forbidden(f"{address} has no role at this desk.", advice="Ask an admin to add it to the roles.")
        st.session_state[Key.PERSON] = data.person_of_account(address, roles)
    except Forbidden as error:
        st.title("Source-consistency checker")
        words = str(error)
        st.error(plain(words[:1].upper() + words[1:]))
        st.button("Log out", key="account_logout", on_click=_logout)
        return False
    return True


def leave() -> None:
    """The button that ends the session."""
    st.button("Log out", key="account_logout", on_click=_logout)


def _login() -> None:
    try:
        st.login()
    except StreamlitAuthError as error:  # its own words say which setting or package is missing
        st.error(plain(f"Logging in is not set up: {error} See README, A newsroom with accounts."))


def _logout() -> None:
    for key in (Key.PERSON, Key.LAST, Key.LAST_ALIKE, Key.ASK_REASON, Key.MESSAGE):
        st.session_state.pop(key, None)
    st.logout()
