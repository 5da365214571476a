"""The product's words on screen: what each outcome, state, kind and reason is called, and what it means."""

from __future__ import annotations

OUTCOMES = {
    "conflict": "Both cannot be true of the same thing at the same time as stated.",
    "attributed": "They differ, and each is credited to a different source.",
    "update": "The same thing, one later than the other in a moving story.",
    "scope": "Looks comparable, but measures something else.",
    "compatible": "Differs in wording or precision only.",
    "agree": "The same value.",
}
STATES = {
    "open": "open",
    "real": "real",
    "not_divergence": "not a divergence",
    "follow_up": "needs follow-up",
    "superseded": "superseded",
}
#: Why something is not a divergence, in the order of the keys 1 to 5.
REASONS = {
    "rounding": "rounding",
    "update": "an update, not a contradiction",
    "scope": "measures something else",
    "misread": "misread by the checker",
    "other": "other: see the note",
}
CHOICES = {
    "publish_range": "Publish a range",
    "publish_one": "Publish one figure, with its source",
    "hold": "Hold: no figure for now",
    "not_contested": "Not contested",
}
FIGURE_STATES = {
    "open": "open",
    "proposed": "proposed, waits for a second person",
    "signed": "signed off",
    "held": "on hold",
    "reopened": "reopened by new evidence",
    "superseded": "no longer current",
}
#: What a step in the log is called, by its name in the log.
STEPS = {
    "saved": "articles checked",
    "decided": "decided",
    "assigned": "assigned",
    "undone": "taken back",
    "proposed": "proposed",
    "signed": "signed off",
    "refused": "turned down",
    "withdrawn": "withdrawn",
    "reopened": "reopened",
    "superseded": "superseded",
    "restored": "found again",
    "reassessed": "outcome changed",
    "merged": "merged",
    "split": "split",
    "person_added": "person added",
    "roles_changed": "roles changed",
    "setting_changed": "setting changed",
}
#: What values in the log are called.
VALUES = {**STATES, **REASONS, **CHOICES, **{name: words for name, words in FIGURE_STATES.items() if name != "open"}}
#: What the fields of a step are called where their own names do not say it.
FIELDS = {
    "choice": "",
    "decision": "",
    "reason": "because",
    "evidence": "state of the evidence",
    "proposed_by": "proposed by",
    "counts": "",
    "why": "",
    "into": "into",
    "out_of": "out of",
    "low": "from",
    "high": "to",
}
LEGENDS = {
    "m-figure": "figure",
    "m-status": "how certain",
    "m-source": "who is credited",
    "m-date": "date",
}


def tag(word: str, css: str = "", tip: str = "") -> str:
    """A badge; `word` and `css` are the product's own, never an article's."""
    title = f' title="{tip}"' if tip else ""
    return f'<span class="tag {css}"{title}>{word}</span>'


def outcome_tag(outcome: str) -> str:
    """The badge of an outcome, with its meaning as the tip."""
    return tag(outcome, outcome, OUTCOMES.get(outcome, ""))


def state_tag(state: str) -> str:
    """The badge of a finding's state."""
    return tag(STATES.get(state, state.replace("_", " ")), state)


def figure_state_tag(state: str) -> str:
    """The badge of a contested figure's state."""
    return tag(FIGURE_STATES.get(state, state.replace("_", " ")), state)
