"""Figures of two articles find their partners, one to one; what only looks alike is told apart with the reason."""

from __future__ import annotations

from checker.align.comparability import shipped
from checker.align.figures import align_figures, copied_figures, groups
from checker.model import Alignment, Figure, Kind
from checker.settings import Settings
from tests.align.reading import aligned, figures, page, vectors

LEFT = (
    "The landslide above Oberfeld killed 14 people. It injured 40 people in the village. "
    "Rescuers searched 30 houses. The repair of the road will cost $5 million."
)
RIGHT = (
    "Repairing the road will cost $7 million. Rescuers searched 33 houses. "
    "The landslide above Oberfeld killed 19 people. It injured 44 people in the village."
)


def align(a: str, b: str) -> list[Alignment]:
    left, right = figures(a, "A"), figures(b, "B")
    return align_figures(left, right, vectors(left, right), shipped(), Settings())


def words(found: list[Alignment]) -> set[tuple[str, str]]:
    return {(one.a.mention.text, one.b.mention.text) for one in found if not one.other_scope}


def test_each_figure_finds_its_own() -> None:
    assert words(align(LEFT, RIGHT)) == {("14", "19"), ("40", "44"), ("30", "33"), ("$5 million", "$7 million")}


def test_one_to_one() -> None:
    found = [one for one in align(LEFT, f"{RIGHT} The mayor searched 35 houses.") if not one.other_scope]
    for side in ("a", "b"):
        starts = [getattr(one, side).mention.start for one in found]
        assert len(set(starts)) == len(starts)


def test_the_sides_can_be_changed() -> None:
    assert words(align(RIGHT, LEFT)) == {(b, a) for a, b in words(align(LEFT, RIGHT))}


def test_an_equal_value_is_taken_before_a_near_one() -> None:
    found = align(
        "The quake killed 140 people in Ost.", "The quake killed 130 people. The quake killed 140 people in Ost."
    )
    assert ("140", "140") in words(found)


def test_killed_and_injured_are_two_scopes() -> None:
    found = align("The blast at the mill killed 14 workers.", "The blast at the mill injured 40 workers.")
    assert words(found) == set()
    assert all("killed" in one.other_scope and "injured" in one.other_scope for one in found)


def test_a_part_is_another_scope_than_the_whole() -> None:
    found = align(
        "The army sent 12,000 soldiers to the border, including 1,500 special forces soldiers.",
        "The army sent 12,000 soldiers to the border.",
    )
    assert words(found) == {("12,000", "12,000")}


def test_repeats_and_twins_are_one_group() -> None:
    found = figures("The fire burned 7,500 acres (3,035 hectares). Later 7,500 acres were ash. It killed 3 people.")
    assert [entry.figure.text for entry in found][:2] == ["7,500 acres", "3,035 hectares"]
    first, twin, again, people = groups(found)
    assert first == twin == again != people


def test_twins_meet_the_side_of_their_own_unit() -> None:
    found = align("The fire burned 7,500 acres (3,035 hectares) near Ost.", "Near Ost the fire burned 3,100 hectares.")
    assert words(found) == {("3,035 hectares", "3,100 hectares")}


def test_in_copied_text_only_changed_values_come_out() -> None:
    left = figures("The blast killed 14 workers and injured 30. It began at a mill with 200 looms.", "A")
    right = figures("The blast killed 14 workers and injured 80. It began at a mill with 200 looms.", "B")
    (found,) = copied_figures(left, right, shipped())
    assert (found.a.mention.text, found.b.mention.text, found.copied) == ("30", "80", True)
    assert copied_figures(left, left, shipped()) == []


def test_what_met_nothing_is_kept_with_the_reason() -> None:
    alone = aligned(page(LEFT, "A"))
    assert [item.text for item in alone.not_compared] == ["14", "40", "30", "$5 million"]
    assert {item.reason for item in alone.not_compared} == {"no other article on this story was given"}
    both = aligned(page(f"{LEFT} The dam holds 900 tonnes of water.", "A"), page(RIGHT, "B"))
    (left,) = both.not_compared
    assert left.text == "900 tonnes"
    assert "same thing" in left.reason


def test_a_repeat_is_said_to_be_compared_where_it_stands_first() -> None:
    again = aligned(
        page(f"{LEFT} So 14 people are dead, killed by the landslide above Oberfeld.", "A"), page(RIGHT, "B")
    )
    assert [(item.text, item.reason) for item in again.not_compared] == [
        ("14", "the same number stands elsewhere in this article and is compared there")
    ]


def test_alignments_cut_their_figures_out_of_their_articles() -> None:
    for one in aligned(page(LEFT, "A", title="Landslide kills 14"), page(RIGHT, "B"), one_story=True).alignments:
        assert one.kind in (Kind.FIGURE, Kind.STATUS)
        for side in (one.a, one.b):
            assert side.claim.cut(side.mention) == side.mention.text
            assert isinstance(side.mention, Figure) or one.kind is Kind.STATUS


def test_a_toll_given_as_of_two_hours_is_met_twice_and_what_does_not_move_once() -> None:
    toll = words(
        align(
            "The landslide above Oberfeld killed 19 people.",
            "By noon the landslide above Oberfeld had killed 16 people. "
            "By night the landslide above Oberfeld had killed 19 people.",
        )
    )
    assert toll == {("19", "19"), ("19", "16")}
    cost = words(
        align(
            "Repairing the road above Oberfeld will cost $7 million.",
            "Repairing the road above Oberfeld will cost $7 million. "
            "Repairing the road above Oberfeld would cost $9 million.",
        )
    )
    assert cost == {("$7 million", "$7 million")}


def test_equal_values_of_swapped_nouns_do_not_meet() -> None:
    found = align("The dead include five men and three women.", "The dead include three men and five women.")
    assert words(found) == {("five", "three"), ("three", "five")}


def test_small_counts_of_other_things_do_not_meet() -> None:
    found = align(
        "Six officers were killed near Oberfeld, the agency wrote.",
        "The army will send four brigades to Oberfeld, the ministry said.",
    )
    assert words(found) == set()
