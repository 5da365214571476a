"""The ledger: which mentions become one contested figure."""

from __future__ import annotations

from dataclasses import replace

from checker.ledger import gather
from checker.model import Outcome
from tests.build import figure_side, finding


def test_values_of_one_quantity_are_one_entry() -> None:
    a = figure_side("ledger", "At least 11 people died.", "11", 11, published="2024-10-01", source="the mayor")
    b = figure_side("wire", "Fourteen people died: 14.", "14", 14, published="2024-10-02", source="police")
    c = figure_side("post", "The storm killed 14 people.", "14", 14, published="2024-10-02", source="Police")
    counted, figures = gather(
        [finding(a, b, Outcome.UPDATE), finding(a, c, Outcome.UPDATE), finding(b, c, Outcome.AGREE)]
    )
    (figure,) = figures
    assert (figure.low, figure.high) == (11, 14)
    assert [v.article for v in figure.values] == ["ledger", "post", "wire"]
    assert {f.figure_id for f in counted} == {figure.id}
    assert set(figure.finding_ids) == {f.id for f in counted}


def test_origins_and_voices_count_copies_and_sources_once() -> None:
    a = figure_side("ledger", "11 people died.", "11", 11, source="the mayor")
    b = figure_side("wire", "14 people died.", "14", 14, source="police", origin="copy")
    c = figure_side("post", "The storm left 14 dead.", "14", 14, source="Police", origin="copy")
    counted, _ = gather([finding(a, b), finding(a, c), finding(b, c, Outcome.AGREE)])
    assert {(f.origins, f.voices) for f in counted if f.divergence.outcome is Outcome.CONFLICT} == {(2, 2)}
    assert {(f.origins, f.voices) for f in counted if f.divergence.outcome is Outcome.AGREE} == {(1, 1)}


def test_what_all_agree_on_is_not_contested() -> None:
    a = figure_side("ledger", "14 people died.", "14", 14)
    b = figure_side("wire", "14 died in the storm.", "14", 14)
    counted, figures = gather([finding(a, b, Outcome.AGREE)])
    assert figures == []
    assert counted[0].figure_id is None


def test_no_chain_joins_what_was_judged_apart() -> None:
    killed = figure_side("ledger", "14 people died.", "14", 14)
    hurt = figure_side("wire", "The storm injured 40 people.", "40", 40)
    bridge = figure_side("post", "The storm hit 20 people.", "20", 20)
    counted, figures = gather(
        [
            finding(killed, bridge, Outcome.CONFLICT, 0.9),
            finding(bridge, hurt, Outcome.CONFLICT, 0.6),
            finding(killed, hurt, Outcome.SCOPE, 0.4),
        ]
    )
    assert len(figures) == 1
    assert {v.text for v in figures[0].values} == {"14", "20"}
    assert counted[1].figure_id is None


def test_a_weak_link_joins_a_mention_to_a_group_and_not_two_groups() -> None:
    whole = [figure_side(name, "It sent 12,000 men.", "12,000", 12_000) for name in ("ledger", "wire")]
    part = [figure_side(name, "Near the front are 3,000 men.", "3,000", 3_000) for name in ("post", "courier")]
    lone = figure_side("echo", "It sent 11,000 men.", "11,000", 11_000)
    agreed = [finding(*whole, Outcome.AGREE, 0.99), finding(*part, Outcome.AGREE, 0.98)]
    _, figures = gather([*agreed, finding(whole[0], part[0], Outcome.CONFLICT, 0.2)])
    assert figures == []
    _, figures = gather([*agreed, finding(whole[0], lone, Outcome.CONFLICT, 0.2)])
    assert {v.text for v in figures[0].values} == {"12,000", "11,000"}
    _, figures = gather([*agreed, finding(whole[0], part[0], Outcome.CONFLICT, 0.4)])
    assert len(figures[0].values) == 4


def test_a_figure_is_called_what_most_of_its_findings_call_it() -> None:
    a, b, c = (figure_side(name, f"{n} men came.", f"{n}", n) for name, n in (("a", 14), ("b", 15), ("c", 16)))
    named = [
        replace(f.divergence, what=w)
        for f, w in ((finding(a, b), "Bound"), (finding(a, c), "men"), (finding(b, c), "men"))
    ]
    found = [replace(finding(x, y), divergence=d) for (x, y), d in zip([(a, b), (a, c), (b, c)], named, strict=True)]
    _, figures = gather(found)
    assert figures[0].what == "men"


def test_units_of_another_dimension_are_never_joined() -> None:
    people = figure_side("ledger", "14 people died.", "14", 14)
    money = figure_side("wire", "It cost $40.", "$40", 40, dimension="currency", unit="dollar")
    _, figures = gather([finding(people, money)])
    assert figures == []


def test_the_entry_keeps_its_id_when_a_value_is_added() -> None:
    a = figure_side("ledger", "11 people died.", "11", 11)
    b = figure_side("wire", "14 people died.", "14", 14)
    c = figure_side("post", "The storm killed 19 people.", "19", 19)
    _, before = gather([finding(a, b)])
    _, after = gather([finding(a, b), finding(b, c)])
    assert before[0].values[0].mention_id in {v.mention_id for v in after[0].values}
