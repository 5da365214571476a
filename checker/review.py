"""The desk's state machine, without I/O: who may take which step, and what a step makes of an item.

A step is checked against an item's standing and the person's roles, and becomes an event; a standing is what its
events, applied in order, make of it. The store keeps both, and its verification replays the one against the other.

Two-person rule: who proposed what to print about a contested figure never signs it. Names are compared by `person_key`.
With names typed on one machine this makes a breach evident, it cannot prove who sat at the keyboard.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any

from checker.errors import Forbidden, StoreError

#: Decisions on a finding.
DECISIONS = ("real", "not_divergence", "follow_up")
#: Why a finding is no divergence.
REASONS = ("rounding", "update", "scope", "misread", "other")
#: What an editor can sign about a contested figure.
CHOICES = ("publish_range", "publish_one", "hold", "not_contested")


class Role(StrEnum):
    """What somebody may do: a checker decides and proposes, an editor also signs, an admin manages people and rules."""

    CHECKER = "checker"
    EDITOR = "editor"
    ADMIN = "admin"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who takes a step."""

    name: str
    roles: frozenset[str]


@dataclass(frozen=True, slots=True)
class Step:
    """A step that is allowed: what the log will hold."""

    action: str
    payload: dict[str, Any]


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


@dataclass(frozen=True, slots=True)
class FigureStanding:
    """What the desk has made of a contested figure."""

    state: str = "open"
    version: int = 0
    choice: str | None = None
    wording: str = ""
    source: str | None = None
    low: float | None = None
    high: float | None = None
    note: str = ""
    proposed_by: str | None = None
    proposed_at: str | None = None
    signed_by: str | None = None
    signed_at: str | None = None
    refused_by: str | None = None
    refusal: str = ""
    reopened: str = ""
    reopened_at: str | None = None
    new_mentions: tuple[str, ...] = ()
    last_signed: dict[str, Any] | None = None
    merged_into: str | None = None
    split_from: str | None = None


_PROPOSAL = ("choice", "wording", "source", "low", "high", "note", "proposed_by", "proposed_at")
_SIGNED = (*_PROPOSAL, "signed_by", "signed_at")
_EMPTY = FigureStanding()


# --- people -----------------------------------------------------------------------------------------------------------


def person_name(name: str) -> str:
    """The name as it is kept: one space between words, no invisible characters.

    Raises:
        Forbidden: nothing is left of it.
    """
    text = unicodedata.normalize("NFKC", name)
    visible = "".join(c for c in text if c.isspace() or unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Cn", "Co"))
    tidy = " ".join(visible.split())
    if not tidy:
        raise Forbidden("a step needs the name of the person who takes it.", advice="Type your name first.")
    return tidy


def person_key(name: str) -> str:
    """What two spellings of one name have in common: case, spacing and invisible characters aside."""
    return " ".join(unicodedata.normalize("NFKC", person_name(name).casefold()).split())


def roles_of(roles: Iterable[str]) -> frozenset[str]:
    """The roles, checked.

    Raises:
        StoreError: one of them is none, or there is none at all.
    """
    wanted = frozenset(str(role).strip().lower() for role in ([roles] if isinstance(roles, str) else roles))
    known = {role.value for role in Role}
    if not wanted or wanted - known:
        odd = ", ".join(sorted(wanted - known)) or "none at all"
        raise StoreError(f"no such role: {odd}.", advice=f"Roles are {', '.join(r.value for r in Role)}.")
    return wanted


def may_manage(actor: Actor) -> None:
    """Passes where the person may change the desk's settings.

    Raises:
        Forbidden: they may not.
    """
    if not actor.roles & {Role.EDITOR, Role.ADMIN}:
        raise Forbidden(f"{actor.name} may not change the desk's settings.", advice="An editor or an admin can.")


def _may_act(actor: Actor) -> None:
    if not actor.roles:
        raise Forbidden(f"{actor.name} has no role at this desk.", advice="An admin can add them.")


# --- findings ---------------------------------------------------------------------------------------------------------


def decide(
    standing: FindingStanding, actor: Actor, *, decision: str, reason: str | None = None, note: str = ""
) -> Step | None:
    """The step of a decision; None where it says nothing new (the same decision by the same person, twice).

    Raises:
        Forbidden: a role that may not decide.
        StoreError: no such decision or reason, or the finding is superseded.
    """
    _may_act(actor)
    _one_of("decision", decision, DECISIONS)
    if decision == "not_divergence":
        if reason is None or reason == "":
            raise StoreError("why it is not a divergence is missing.", advice=f"Give one of {', '.join(REASONS)}.")
        _one_of("reason", reason, REASONS)
    elif reason:
        raise StoreError("a reason belongs to the decision not_divergence only.", advice="Use the note for more.")
    if standing.superseded:
        raise StoreError(
            f"this finding is superseded ({standing.superseded}).", advice="Look at what was found in its place."
        )
    same = (decision, reason or None, note) == (standing.decision, standing.reason, standing.note)
    if same and standing.decided_by and person_key(standing.decided_by) == person_key(actor.name):
        return None
    return Step("decided", {"decision": decision, "reason": reason or None, "note": note})


def undo(standing: FindingStanding, actor: Actor) -> Step:
    """The step back.

    Raises:
        Forbidden: a role that may not decide.
        StoreError: there is nothing to undo.
    """
    _may_act(actor)
    if not standing.before:
        raise StoreError("there is nothing to undo on this finding.")
    earlier = standing.before[0]
    return Step("undone", {"back_to": earlier.decision, "assignee": earlier.assignee})


def assign(standing: FindingStanding, actor: Actor, *, assignee: str | None) -> Step | None:
    """The step that gives a finding to somebody, or to nobody; None where it is theirs already."""
    _may_act(actor)
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


# --- contested figures ------------------------------------------------------------------------------------------------


def propose(
    standing: FigureStanding,
    actor: Actor,
    *,
    choice: str,
    wording: str = "",
    source: str | None = None,
    low: float | None = None,
    high: float | None = None,
    note: str = "",
) -> Step:
    """The step of a proposal; on a figure with a proposal it takes that one's place.

    Raises:
        Forbidden: a role that may not propose.
        StoreError: no such choice, a range upside down, or the figure is signed or no longer current.
    """
    _may_act(actor)
    _current(standing)
    _one_of("choice", choice, CHOICES)
    if standing.state == "signed":
        raise StoreError(
            f"this figure was signed off by {standing.signed_by}.", advice="An editor can withdraw that first."
        )
    for number in (low, high):
        if number is not None and not abs(number) < float("inf"):
            raise StoreError("a figure must be a finite number.")
    if low is not None and high is not None and low > high:
        raise StoreError(f"the range is upside down: {low} to {high}.", advice="Give the lower figure first.")
    if choice == "publish_one" and source is None and low is None and high is None and not wording.strip():
        raise StoreError("which figure is to be published is missing.", advice="Choose one, with its source.")
    payload = {"choice": choice, "wording": wording, "source": source, "low": low, "high": high, "note": note}
    return Step("proposed", payload)


def sign(standing: FigureStanding, actor: Actor, *, note: str = "", evidence: str = "") -> Step:
    """The step of a sign-off. `evidence` is the fingerprint of the values that were signed.

    Raises:
        Forbidden: not an editor, or the person who proposed.
        StoreError: nothing is proposed.
    """
    _may_act(actor)
    _current(standing)
    if standing.state != "proposed":
        said = "it is signed already" if standing.state in ("signed", "held") else "nothing is proposed"
        raise StoreError(f"there is nothing to sign: {said}.")
    _second_person(standing, actor, "sign")
    return Step("signed", {"choice": standing.choice, "wording": standing.wording, "note": note, "evidence": evidence})


def refuse(standing: FigureStanding, actor: Actor, *, note: str) -> Step:
    """The step that turns a proposal down, with a note that says why.

    Raises:
        Forbidden: not an editor, or the person who proposed.
        StoreError: nothing is proposed, or the note is empty.
    """
    _may_act(actor)
    _current(standing)
    if standing.state != "proposed":
        raise StoreError("there is no proposal to refuse.")
    _second_person(standing, actor, "refuse")
    if not note.strip():
        raise StoreError("why it is refused is missing.", advice="Write a note for the person who proposed.")
    return Step("refused", {"note": note, "choice": standing.choice, "proposed_by": standing.proposed_by})


def withdraw(standing: FigureStanding, actor: Actor, *, note: str = "") -> Step:
    """The step that takes back a proposal or a sign-off.

    Raises:
        Forbidden: somebody else's proposal, or a sign-off, by one who is no editor.
        StoreError: there is neither.
    """
    _may_act(actor)
    _current(standing)
    if standing.state not in ("proposed", "signed", "held"):
        raise StoreError("there is neither a proposal nor a sign-off to withdraw.")
    own = standing.proposed_by is not None and person_key(standing.proposed_by) == person_key(actor.name)
    if Role.EDITOR not in actor.roles and not (own and standing.state == "proposed"):
        thing = "a proposal of somebody else" if standing.state == "proposed" else "a sign-off"
        raise Forbidden(f"only an editor withdraws {thing}.", advice=f"{actor.name} is no editor at this desk.")
    return Step("withdrawn", {"note": note, "was": standing.state, "choice": standing.choice})


def apply_to_figure(
    standing: FigureStanding, action: str, payload: Mapping[str, Any], person: str, at: str
) -> FigureStanding:
    """The contested figure after an event."""
    version = standing.version + 1
    blank = {name: getattr(_EMPTY, name) for name in (*_SIGNED, "refused_by", "refusal")}
    match action:
        case "proposed":
            proposal = {name: payload.get(name, getattr(_EMPTY, name)) for name in _PROPOSAL[:6]}
            proposal |= {"proposed_by": person, "proposed_at": at}
            return replace(standing, **{**blank, **proposal}, state="proposed", version=version)
        case "signed":
            state = "held" if standing.choice == "hold" else "signed"
            note = payload.get("note") or standing.note
            cleared: dict[str, Any] = {"reopened": "", "reopened_at": None, "new_mentions": ()}
            return replace(standing, state=state, version=version, signed_by=person, signed_at=at, note=note, **cleared)
        case "refused":
            kept: dict[str, Any] = {"refused_by": person, "refusal": payload.get("note", "")}
            return replace(standing, **{**blank, **kept}, state=_unsigned(standing), version=version)
        case "withdrawn":
            return replace(standing, **blank, state=_unsigned(standing), version=version)
        case "reopened":
            last = _signature(standing) if standing.signed_by else standing.last_signed
            added = tuple(dict.fromkeys((*standing.new_mentions, *payload.get("mentions", ()))))
            told: dict[str, Any] = {"reopened": payload["why"], "reopened_at": at, "new_mentions": added}
            told["last_signed"] = last
            return replace(standing, **{**blank, **told}, state="reopened", version=version)
        case "merged":
            return replace(standing, state="superseded", merged_into=payload["into"], version=version)
        case "split":
            return replace(standing, split_from=payload["out_of"], version=version)
        case "superseded":
            return replace(standing, state="superseded", version=version)
        case "restored":
            return replace(standing, state=_resumed(standing), version=version)
    return standing


def _unsigned(standing: FigureStanding) -> str:
    return "reopened" if standing.reopened else "open"


def _resumed(standing: FigureStanding) -> str:
    if standing.signed_by:
        return "held" if standing.choice == "hold" else "signed"
    return "proposed" if standing.proposed_by else _unsigned(standing)


def _signature(standing: FigureStanding) -> dict[str, Any]:
    return {name: getattr(standing, name) for name in _SIGNED}


def _current(standing: FigureStanding) -> None:
    if standing.merged_into:
        raise StoreError(f"this entry was merged into {standing.merged_into}.", advice="Act on that one.")
    if standing.state == "superseded":
        raise StoreError("this figure is no longer found in the articles.")


def _second_person(standing: FigureStanding, actor: Actor, verb: str) -> None:
    if Role.EDITOR not in actor.roles:
        raise Forbidden(f"only an editor can {verb}; {actor.name} is not one.", advice="Ask an editor.")
    if standing.proposed_by is not None and person_key(standing.proposed_by) == person_key(actor.name):
        other = "withdraw it instead" if verb == "refuse" else "a second person must sign"
        raise Forbidden(f"{actor.name} proposed this and cannot {verb} it: {other}.")


def _one_of(what: str, value: str, known: tuple[str, ...]) -> None:
    if value not in known:
        raise StoreError(f"no such {what}: {value!r}.", advice=f"It is one of {', '.join(known)}.")


FIGURE_COLUMNS = tuple(f.name for f in fields(FigureStanding))
FINDING_COLUMNS = tuple(f.name for f in fields(FindingStanding) if f.name != "before")
