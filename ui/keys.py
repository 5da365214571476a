"""Every key of the session and of the URL, in one place, so that no two screens take the same one."""

from __future__ import annotations

from enum import StrEnum


class Key(StrEnum):
    """Keys of `st.session_state`."""

    PERSON = "desk_person"
    LEFT = "desk_left"  # somebody stopped working here: the browser's tab forgets the name
    MESSAGE = "desk_message"  # what the last step did; shown once on the next run
    LAST = "desk_last"  # the finding this session decided last, for undo
    LAST_ALIKE = "desk_last_alike"  # those decided together with it, each with its version since
    TOGETHER = (
        "desk_together"  # the finding for which somebody chose, and whether all that repeat it are decided with it
    )
    ASK_REASON = "desk_ask_reason"  # the finding whose reason for "not a divergence" is being asked
    AHEAD = "desk_ahead"  # the finding after the one that is open, read before a decision changes the list
    RULES_SEEN = "rules_seen"  # what the desk wanted of the rules when the controls were filled
    IMPORTED = "desk_imported"  # the outcome of the last import


class Param(StrEnum):
    """Parameters of the URL; a filter's widget carries the same name."""

    FINDING = "finding"
    FIGURE = "figure"
    ARTICLE = "article"
    PAGE = "page"
    STORY = "story"
    KIND = "kind"
    RULE = "rule"
    OUTCOME = "outcome"
    SEVERITY = "severity"
    OUTLET = "outlet"
    SOURCE = "source"
    SINCE = "since"
    UNTIL = "until"
    STATE = "state"
    ASSIGNEE = "assignee"
    WORDS = "words"
    INSIDE = "inside"  # "yes": findings inside one article, and only those; "no": only those between two
    PAIRS = "pairs"  # "all": every pair of passages is a row; else one row a disagreement
    HIDDEN = "hidden"  # "yes": the findings that the desk's rules hide, and only those
