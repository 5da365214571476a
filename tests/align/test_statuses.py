"""One proposition, two stands: what is denied or doubted meets what states it."""

from __future__ import annotations

import pytest

from checker import claims
from checker.align.propositions import proposition
from checker.align.stances import Stance
from checker.align.statuses import status_entries
from checker.model import Alignment, Kind, Level, Status
from tests.align.reading import aligned, page

DENIED = "The energy ministry denied that the dam above Oberfeld had failed."
STATED = "The mayor confirmed that the dam above Oberfeld had failed."


def met(a: str, b: str) -> list[Alignment]:
    found = aligned(page(a, "A"), page(b, "B"), one_story=True).alignments
    return [alignment for alignment in found if alignment.kind is Kind.STATUS]


def test_a_denial_meets_its_affirmation() -> None:
    (found,) = met(DENIED, STATED)
    mentions = [found.a.mention, found.b.mention]
    assert [mention.level for mention in mentions if isinstance(mention, Status)] == [Level.DENIED, Level.CONFIRMED]
    assert found.probability > 0.8
    assert found.same_source is False
    assert {reason.name for reason in found.reasons} >= {"proposition_similarity", "shared_names"}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (STATED, STATED),
        (DENIED, "The bakery in the harbour sells bread, cake and coffee to sailors."),
        ("The dam above Oberfeld burst in the night.", "The dam above Oberfeld burst."),
    ],
    ids=["nobody contests", "another thing", "two statements"],
)
def test_what_nobody_contests_or_repeats_is_left_alone(a: str, b: str) -> None:
    assert met(a, b) == []


def test_each_denial_meets_at_most_one_sentence_of_an_article() -> None:
    found = met(f"{DENIED} It also denied that the dam above Oberfeld leaked.", f"{STATED} {STATED}")
    sentences = [alignment.a.claim.start for alignment in found]
    assert sentences
    assert len(set(sentences)) == len(sentences)


def test_a_sentence_without_a_cue_is_a_statement() -> None:
    article = page("The dam above Oberfeld burst in the night.")
    (entry,) = status_entries([article], claims.read(article))
    assert (entry.status.level, entry.status.cue) == (Level.STATED, "")


def test_the_proposition_is_told_without_its_cue_and_its_values() -> None:
    (claim,) = claims.read(page("The ministry denied that 300 soldiers had crossed the border."))
    (status,) = [status for status in claim.statuses if status.level is Level.DENIED]
    words = proposition(claim, status)
    assert "denied" not in words
    assert "300" not in words
    assert "soldiers had crossed the border" in words


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "Oberfeld Power denied any role in the failure of the Sandvik dam.",
            "Oberfeld Power bought the Sandvik brewery, the mayor said.",
        ),
        (
            "Marit Lund denied having met the envoy in Geneva.",
            "Marit Lund opened the opera season in Geneva, her aide said.",
        ),
    ],
)
def test_names_alone_make_no_proposition(a: str, b: str) -> None:
    assert met(a, b) == []


def test_a_denial_that_calls_the_report_false_is_one_denial() -> None:
    text = "The ministry denied the reports that the dam above Oberfeld had failed and called them fake news."
    (claim,) = claims.read(page(text))
    entries = status_entries([page(text)], [claim])
    assert [entry.status.text for entry in entries if entry.stance is Stance.CONTESTS] == ["denied"]


def test_the_subject_of_a_verdict_is_no_speaker() -> None:
    text = "The tale of a burst dam above Oberfeld is nonsense."
    entries = status_entries([page(text)], claims.read(page(text)))
    assert {entry.status.source for entry in entries} == {None}
