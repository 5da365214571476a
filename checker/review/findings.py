"""What the desk makes of a finding: decided, taken back, given to somebody; superseded and restored by runs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from checker.errors import StoreError
from checker.review.people import Actor, is_same, may_act, person_name
from checker.review.steps import Step, one_of

#: Decisions on a finding.
DECISIONS = ("real", "not_divergence", "follow_up")
#: Why a finding is no divergence.
REASONS = ("rounding", "update", "scope", "misread", "other")


@dataclass(frozen=True, slots=True)
class FindingStanding:
    """What the desk has made of a finding. `version` counts its events; `superseded` says why it is not current."""

    decision: str | None = None
    reason: str | None = None
    note: str = ""
    decided_by: str | None = None
    decided_at: str | None = None
    assignee: str | None = None
    superseded: str = ""
    version: int = 0
    before: tuple[FindingStanding, ...] = ()  # what undo goes back to, the last one first

    @property
    def state(self) -> str:
        """open, real, not_divergence, follow_up or superseded."""
        return "superseded" if self.superseded else self.decision or "open"


FINDING_COLUMNS = tuple(f.name for f in fields(FindingStanding) if f.name != "before")


def decide(
    standing: FindingStanding, actor: Actor, *, decision: str, reason: str | None = None, note: str = ""
) -> Step | None:
    """The step of a decision; None where it says nothing new (the same decision by the same person, twice).

    Raises:
        Forbidden: a role that may not decide.
        StoreError: no such decision or reason, or the finding is superseded.
    """
    may_act(actor)
    one_of("decision", decision, DECISIONS)
    if decision == "not_divergence":
        if reason is None or reason == "":
            raise StoreError("why it is not a divergence is missing.", advice=f"Give one of {', '.join(REASONS)}.")
        one_of("reason", reason, REASONS)
    elif reason:
        raise StoreError("a reason belongs to the decision not_divergence only.", advice="Use the note for more.")
    if standing.superseded:
        raise StoreError(
            f"this finding is superseded ({standing.superseded}).", advice="Look at what was found in its place."
        )
    same = (decision, reason or None, note) == (standing.decision, standing.reason, standing.note)
    if same and is_same(actor, standing.decided_by):
        return None
    return Step("decided", {"decision": decision, "reason": reason or None, "note": note})


def undo(standing: FindingStanding, actor: Actor) -> Step:
    """The step back.

    Raises:
        Forbidden: a role that may not decide.
        StoreError: there is nothing to undo.
    """
    may_act(actor)
    if not standing.before:
        raise StoreError("there is nothing to undo on this finding.")
    earlier = standing.before[0]
    return Step("undone", {"back_to": earlier.decision, "assignee": earlier.assignee})


def assign(standing: FindingStanding, actor: Actor, *, assignee: str | None) -> Step | None:
    """The step that gives a finding to somebody, or to nobody; None where it is theirs already."""
    may_act(actor)
    wanted = person_name(assignee) if assignee and assignee.strip() else None
    return None if wanted == standing.assignee else Step("assigned", {"assignee": wanted})


def apply_to_finding(
    standing: FindingStanding, action: str, payload: Mapping[str, Any], person: str, at: str
) -> FindingStanding:
    """The finding after an event."""
    version = standing.version + 1
    keep = (replace(standing, before=()), *standing.before)
    match action:
        case "decided":
            return replace(
                standing,
                decision=payload["decision"],
                reason=payload.get("reason"),
                note=payload.get("note", ""),
                decided_by=person,
                decided_at=at,
                version=version,
                before=keep,
            )
        case "assigned":
            return replace(standing, assignee=payload.get("assignee"), version=version, before=keep)
        case "undone":
            earlier, *rest = standing.before or (FindingStanding(),)
            return replace(earlier, superseded=standing.superseded, version=version, before=tuple(rest))
        case "superseded":
            return replace(standing, superseded=payload["why"], version=version)
        case "restored":
            return replace(standing, superseded="", version=version)
        case "reassessed":
            return replace(standing, version=version)
    return standing
