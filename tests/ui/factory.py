"""Desks built by hand: five invented articles on one flood, findings that repeat one another, as many as wanted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from checker import records
from checker.model import (
    Article,
    Bound,
    Checked,
    Claim,
    Field,
    Finding,
    Kind,
    Level,
    NotCompared,
    Outcome,
    Removed,
    Severity,
)
from checker.store import Store
from tests.ui.parts import article, contested, figure, finding, status

HERALD = (
    "Sign up for our morning letter.\n\n"
    "The Orla burst its banks on Tuesday night after two days of rain. Rescue boats reached the old town before dawn. "
    "Some 4,200 people were moved out of Lower Marden, said the county's civil defence office. "
    "Schools stay shut until Monday. Volunteers handed out blankets at the sports hall.\n\n"
    "The mayor said that he cannot verify whether the dam at Keld gave way. Engineers are on their way."
)
WIRE = (
    "Nearly a whole district lay under water on Wednesday. "
    "According to the interior minister, Hanne Voss, 4,800 people were moved out of Lower Marden. "
    "She thanked the crews. Trains between Marden and the coast are cancelled.\n\n"
    "Voss confirmed that the dam at Keld gave way at four in the morning. Nine people lost their lives."
)
BEACON = (
    "Twelve people lost their lives in the flood at Marden, the hospital said on Friday. "
    "The water is falling. Insurers expect claims of more than 300 million crowns."
)
NASTY_TITLE = (
    "<script>window.hacked=1</script> **Flood** [link](http://evil.example) $x^2$ :red[alarm] :smile: <b>bold</b>"
)
NASTY_OUTLET = "<img src=x onerror=window.hacked=2> :material/home: Gazette -> www.evil.example"
NASTY = (
    "Some <script>window.hacked=3</script> 5,100 people were moved out of Lower Marden, [click](javascript:alert(1)) "
    "said $\\frac{1}{2}$ :blue[officials] & others. <iframe src='http://evil.example'></iframe> More to come."
)


def flood(*, more: bool = False, nasty: bool = False) -> Checked:
    """What a run on the flood produced; `more` adds a later article, `nasty` one full of markup."""
    herald = article(
        "herald-flood",
        "The Marden Herald",
        "Thousands leave their homes as the Orla rises",
        "2024-05-14",
        HERALD,
        url="https://herald.example/flood",
    )
    cut = herald.text.index("\n\n")
    herald = replace(herald, removed=(Removed(0, cut, "sign-up"),))
    wire = article(
        "wire-flood", "Northern Wire", "Dam gave way, minister says", "2024-05-15", WIRE, url="https://wire.example/a"
    )
    copy = article("post-flood", "Valley Post", "Dam gave way, minister says", "2024-05-15", WIRE)
    copy = replace(copy, origin=wire.id)
    beacon = article("beacon-toll", "Daily Beacon", "Toll of the flood rises", "2024-05-17", BEACON)
    articles = [herald, wire, copy, beacon]

    moved_a = figure(
        herald,
        "Some 4,200 people were moved out of Lower Marden, said the county's civil defence office.",
        "4,200",
        4200,
        4200,
        credited="civil defence office",
        as_of="2024-05-14",
        bound=Bound.ABOUT,
    )
    sentence = "According to the interior minister, Hanne Voss, 4,800 people were moved out of Lower Marden."
    moved_b = figure(wire, sentence, "4,800", 4800, 4800, credited="Hanne Voss", as_of="2024-05-15")
    moved_c = figure(copy, sentence, "4,800", 4800, 4800, credited="Hanne Voss", as_of="2024-05-15")
    dam_a = status(
        herald,
        "The mayor said that he cannot verify whether the dam at Keld gave way.",
        "cannot verify",
        Level.UNVERIFIED,
        "the mayor",
    )
    dam_b = status(
        wire,
        "Voss confirmed that the dam at Keld gave way at four in the morning.",
        "confirmed",
        Level.CONFIRMED,
        "Hanne Voss",
    )
    dead_a = figure(wire, "Nine people lost their lives.", "Nine", 9, 9)
    dead_b = figure(
        beacon,
        "Twelve people lost their lives in the flood at Marden, the hospital said on Friday.",
        "Twelve",
        12,
        12,
        credited="the hospital",
        as_of="2024-05-17",
    )
    what = "people moved out of Lower Marden"
    found = [
        finding(
            "FIG001",
            Kind.FIGURE,
            Outcome.ATTRIBUTED,
            moved_a,
            moved_b,
            what=what,
            figure_id="q-moved",
            explanation="4,200 and 4,800 do not meet: one is of the civil defence office, the other of Hanne Voss.",
        ),
        finding(
            "STA001",
            Kind.STATUS,
            Outcome.CONFLICT,
            dam_a,
            dam_b,
            what="the dam at Keld gave way",
            confidence=0.85,
            explanation="One cannot verify what the other calls confirmed, and the sources differ.",
        ),
        finding(
            "FIG001",
            Kind.FIGURE,
            Outcome.UPDATE,
            dead_a,
            dead_b,
            what="people who lost their lives",
            severity=Severity.MEDIUM,
            explanation="9 on May 15 and 12 on May 17: a toll that moves, and the later text may simply be newer.",
            figure_id="q-dead",
            voices=1,
        ),
        finding(
            "FIG001",
            Kind.FIGURE,
            Outcome.AGREE,
            moved_b,
            moved_c,
            what=what,
            severity=Severity.LOW,
            confidence=0.99,
            explanation="Both give 4,800, on the word of Hanne Voss.",
            figure_id="q-moved",
            voices=1,
        ),
    ]
    moved = [moved_a, moved_b, moved_c]
    dead = [dead_a, dead_b]
    if more:
        late = article(
            "beacon-late",
            "Daily Beacon",
            "Five thousand had to leave",
            "2024-05-18",
            "In the end 5,000 people were moved out of Lower Marden, the army said.",
        )
        articles.append(late)
        moved_d = figure(late, late.text, "5,000", 5000, 5000, credited="the army", as_of="2024-05-18")
        moved.append(moved_d)
        found.append(
            finding(
                "FIG001",
                Kind.FIGURE,
                Outcome.ATTRIBUTED,
                moved_b,
                moved_d,
                what=what,
                figure_id="q-moved",
                explanation="4,800 and 5,000 do not meet; one is credited to Hanne Voss, the other to the army.",
            )
        )
    if nasty:
        bad = article("nasty", NASTY_OUTLET, NASTY_TITLE, "2024-05-16", NASTY, url="javascript:alert(1)")
        articles.append(bad)
        first = NASTY[: NASTY.index(" <iframe")]
        moved_x = figure(
            bad, first, "<script>window.hacked=3</script> 5,100", 5100, 5100, credited=":red[x] <b>Voss</b>"
        )
        moved.append(moved_x)
        found.append(
            finding(
                "FIG001",
                Kind.FIGURE,
                Outcome.CONFLICT,
                moved_b,
                moved_x,
                what="<b>people</b> [moved](http://evil.example) :red[out]",
                explanation="<script>window.hacked=4</script> 4,800 is not 5,100 $x$.",
                confidence=0.99,
                figure_id="q-moved",
            )
        )
    sides = [s for f in found for s in (f.alignment.a, f.alignment.b)]
    figures = (
        contested("q-moved", what, moved, found),
        contested("q-dead", "people who lost their lives", dead, found),
    )
    millions = BEACON.index("more than 300 million")
    return Checked(
        articles=tuple(articles),
        claims=tuple({side.claim.id: side.claim for side in sides}.values()),
        findings=tuple(found),
        figures=figures,
        not_compared=(
            NotCompared(
                article="beacon-toll",
                where=Field.TEXT,
                start=millions,
                end=millions + len("more than 300 million crowns"),
                text="more than 300 million crowns",
                reason="no other article gives a figure for it",
            ),
        ),
        model="hand-made",
    )


def repeated(
    store: Store, outlets: Sequence[str] = ("Post", "Echo", "Star"), figure_id: str | None = None
) -> list[str]:
    """Each outlet gives 5,000 and one more 4,200: findings that say the same; their ids, the most pressing first.

    With a `figure_id` they are of one contested figure.
    """
    wire = article("w", "Wire", "Moved", "2024-06-01", "In Tarn 4,200 people were moved out, the army said.")
    a = figure(wire, wire.text, "4,200", 4200, 4200, credited="the army")
    found, articles, sides = [], [wire], [a]
    for nth, name in enumerate(outlets):
        text = f"As {name} reports, 5,000 people were moved out in Tarn."
        other = article(name, name, "Moved", "2024-06-01", text)
        b = figure(other, text, "5,000", 5000, 5000)
        articles.append(other)
        sides.append(b)
        found.append(
            finding(
                "FIG001",
                Kind.FIGURE,
                (Outcome.CONFLICT, Outcome.ATTRIBUTED)[nth % 2] if figure_id else Outcome.CONFLICT,
                a,
                b,
                what="people moved",
                explanation="x",
                story="s-tarn",
                figure_id=figure_id,
                confidence=0.8 - nth / 100,
            )
        )
    found.sort(key=lambda f: -records.priority(f))
    figures = (contested(figure_id, "people moved", sides, found),) if figure_id else ()
    claims = tuple(side.claim for side in sides)
    checked = Checked(
        articles=tuple(articles), claims=claims, findings=tuple(found), figures=figures, model="hand-made"
    )
    store.save(checked)
    return [f.id for f in found]


def ledger(count: int) -> Checked:
    """As many contested figures as wanted, each of two outlets with a value of their own."""
    articles, claims, found, figures = [], [], [], []
    for n in range(count):
        sides = []
        for outlet, boats in (("Post", n + 3), ("Echo", n + 9)):
            text = f"{outlet} counts {boats} boats at pier {n}."
            source = article(f"{outlet}-{n}", outlet, f"Pier {n}", "2024-03-01", text)
            sides.append(figure(source, text, f"{boats} boats", boats, boats, unit="boat"))
            articles.append(source)
        ident, what = f"q-pier-{n}", f"boats at pier {n}"
        one = finding(
            "FIG001",
            Kind.FIGURE,
            Outcome.CONFLICT,
            *sides,
            what=what,
            explanation="They do not meet.",
            figure_id=ident,
            story="s-piers",
        )
        claims += [side.claim for side in sides]
        found.append(one)
        figures.append(contested(ident, what, sides, [one]))
    return Checked(
        articles=tuple(articles),
        claims=tuple(claims),
        findings=tuple(found),
        figures=tuple(figures),
        model="hand-made",
    )


def many(count: int, pairs: int = 1) -> Checked:
    """As many findings as wanted, each between two sentences of its own, in articles of fifty sentences.

    With `pairs` above 1 so many of them at a time are of one contested figure, with the same two values.
    """
    findings: list[Finding] = []
    articles: list[Article] = []
    claims: list[Claim] = []
    for block in range(0, count, 50):
        size = min(50, count - block)
        numbers = range(block, block + size)
        lines = {
            side: [
                f"Item {n}: {side} counts {n // pairs + (3 if side == 'one' else 9)} boats at pier {n}."
                for n in numbers
            ]
            for side in ("one", "two")
        }
        one, two = (
            article(
                f"{side}-{block}",
                f"Outlet {side} {block % 350}",
                f"Boats, part {block}",
                f"2024-03-{1 + block // 50 % 28:02d}",
                " ".join(lines[side]),
            )
            for side in ("one", "two")
        )
        articles += [one, two]
        for n, first, second in zip(numbers, lines["one"], lines["two"], strict=True):
            low, high = n // pairs + 3, n // pairs + 9
            a = figure(one, first, f"{low} boats", low, low, unit="boat", credited=f"harbour {n % 40}")
            b = figure(two, second, f"{high} boats", high, high, unit="boat")
            claims += [a.claim, b.claim]
            findings.append(
                finding(
                    "FIG001",
                    Kind.FIGURE,
                    (Outcome.CONFLICT, Outcome.ATTRIBUTED, Outcome.UPDATE)[n % 3],
                    a,
                    b,
                    what=f"boats at pier {n}",
                    explanation=f"{low} and {high} do not meet.",
                    figure_id=f"q-{n // pairs}" if pairs > 1 else None,
                    severity=(Severity.HIGH, Severity.MEDIUM, Severity.LOW)[n % 3],
                    confidence=0.5 + (n % 50) / 100,
                    story=f"s-{block}",
                )
            )
    return Checked(
        articles=tuple(articles), claims=tuple(claims), findings=tuple(findings), figures=(), model="hand-made"
    )
