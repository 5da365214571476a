"""What the desk makes of a contested figure: proposed, signed, refused, withdrawn; reopened and merged by runs.

Two-person rule: who proposed what to print about a contested figure never signs it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from checker.errors import Forbidden, StoreError
from checker.review.people import Actor, Role, is_same, may_act
from checker.review.steps import Step, one_of

#: What an editor can sign about a contested figure.
CHOICES = ("publish_range", "publish_one", "hold", "not_contested")


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


_PROPOSED = ("choice", "wording", "source", "low", "high", "note")
_SIGNED = (*_PROPOSED, "proposed_by", "proposed_at", "signed_by", "signed_at")
_EMPTY = FigureStanding()
FIGURE_COLUMNS = tuple(f.name for f in fields(FigureStanding))


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
    may_act(actor)
    _current(standing)
    one_of("choice", choice, CHOICES)
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
    may_act(actor)
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
    may_act(actor)
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
    may_act(actor)
    _current(standing)
    if standing.state not in ("proposed", "signed", "held"):
        raise StoreError("there is neither a proposal nor a sign-off to withdraw.")
    own = is_same(actor, standing.proposed_by)
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
            proposal = {name: payload.get(name, getattr(_EMPTY, name)) for name in _PROPOSED}
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
    if is_same(actor, standing.proposed_by):
        other = "withdraw it instead" if verb == "refuse" else "a second person must sign"
        raise Forbidden(f"{actor.name} proposed this and cannot {verb} it: {other}.")
