"""Adding articles to a store: what comes out is what a run over all articles gives, and only neighbours are read.

What a run counts over all articles hangs together by mentions: two that were aligned as one quantity are of one group,
and a finding on two sentences is one finding, however many articles print them. So a new article is compared
with its neighbours; the groups of the mentions that it met are read from the store's links, and the article pairs that
made them are compared again. Everything else stays as it is. An article that the store has never compared with all
others (an older store, a run of some articles only, other settings) counts as new.

What was removed from an article as furniture stays removed: a new page teaches what its outlet repeats for itself and
for those after it, and never changes what was read of an older one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from checker import claims as reading
from checker import pipeline, prints, within
from checker.align import Vectors, align_pairs, lead_rows, not_compared, places_met, prepare, stories, with_times
from checker.align.comparability import Comparability
from checker.align.terms import Terms
from checker.embed import Encoder, Nli, load, load_nli
from checker.ingest import clean, origins
from checker.ingest.clean import Frame
from checker.ingest.origins import Sketch
from checker.model import Alignment, Article, Checked, Claim, Refused
from checker.settings import Settings
from checker.store import Store
from checker.store.growing import EXTRA, Grown, Link, Print, State


def check(
    store: Store,
    given: Sequence[Article],
    settings: Settings,
    encoder: Encoder | None = None,
    *,
    refused: Sequence[Refused] = (),
    progress: pipeline.Progress = lambda message: None,
    model: Comparability | None = None,
    everything: bool = False,
) -> Checked:
    """Checks articles together with those of the store; `Store.save` then keeps what was found.

    The findings are those of these articles, and those on others whose counts they change. With `everything` all
    articles of the store are compared anew.
    """
    encoder = encoder or load(settings)
    run = _Run(store, settings, encoder, model, load_nli(settings))
    run.begin(given, everything)
    progress(f"reading {len(run.fresh)} articles")
    run.read_fresh()
    run.find_neighbours()
    progress(f"comparing {len(run.claims)} sentences")
    return run.compare(refused)


@dataclass
class _Run:
    store: Store
    settings: Settings
    encoder: Encoder
    model: Comparability | None
    nli: Nli | None
    state: State = field(init=False)
    digest: str = field(init=False)
    articles: dict[str, Article] = field(default_factory=dict)  # all current ones in order, without text until read
    fresh: set[str] = field(default_factory=set)
    texts: dict[str, Article] = field(default_factory=dict)  # those that were read
    claims: dict[str, list[Claim]] = field(default_factory=dict)
    prints: dict[str, Print] = field(default_factory=dict)
    leads: dict[str, NDArray[np.float32]] = field(default_factory=dict)
    terms: dict[str, Terms] = field(default_factory=dict)
    sketches: dict[str, Sketch] = field(default_factory=dict)
    frames: dict[str, Frame] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.vectors = Vectors(self.encoder.encode)
        self.tag = prints.tag(self.encoder)

    def begin(self, given: Sequence[Article], everything: bool) -> None:
        """Which articles there are, and which of them must be compared with all others."""
        now = {known.id for known in self.store.growth("", self.tag).current}
        self.settings = stories.settled(self.settings, len(now | {article.id for article in given}))
        self.digest = prints.state(self.settings, self.encoder)
        self.state = self.store.growth(self.digest, self.tag)
        known = [
            Article(id=k.id, name=k.id, text="", outlet=k.outlet, published=k.published, origin=k.origin)
            for k in self.state.current
        ]
        mine = {article.id: article for article in reversed(given)}
        self.given = mine
        every = {article.id: article for article in known} | mine
        self.articles = {article.id: article for article in sorted(every.values(), key=pipeline.order)}
        self.fresh = set(self.articles) if everything else set(mine) | (self.articles.keys() - self.state.compared)
        # The copies of a page that has a newer version now are copies of each other for reasons of their own, or not.
        gone = {old.id: old.origin for old in self.store.article_records(self.state.gone)}
        self.gone_links = self.store.links(self.digest, articles=self.state.gone)
        self.fresh |= {a.id for a in known if a.origin in gone.values()}

    # --- reading ------------------------------------------------------------------------------------------------------

    def read(self, names: Collection[str]) -> None:
        """Reads articles from the store, with what was removed from them."""
        for record in self.store.article_records([n for n in names if n not in self.texts]):
            article = self.given.get(record.id) or pipeline.from_record(record)
            self.texts[record.id] = replace(article, removed=pipeline.removed(record))

    def read_fresh(self) -> None:
        """Joins copies, marks furniture and reads the claims of the articles that are compared with all others."""
        self.read(self.fresh)
        self.unknown = self.given.keys() - self.texts.keys()
        self.texts |= {name: self.given[name] for name in self.unknown}
        self._join_copies()
        self.frames = {name: clean.frame(self.texts[name]) for name in self.fresh}
        new = [replace(self.texts[name], origin=a.origin) for name, a in self.articles.items() if name in self.unknown]
        learned = clean.learn_frames(self._pages({a.outlet.casefold() for a in new} - {""}))
        self.texts |= {article.id: article for article in clean.clean(new, learned)}
        self._claim(self.fresh)
        fresh = [self.texts[name] for name in self.articles if name in self.fresh]
        ready = prepare(fresh, [claim for article in fresh for claim in self.claims[article.id]])
        for article, row in zip(fresh, lead_rows(ready, self.vectors), strict=True):
            self.leads[article.id] = row
            self.terms[article.id] = words = ready.terms[article.id]
            sketch, frame = self.sketches[article.id], self.frames[article.id]
            self.prints[article.id] = prints.make(self.encoder, sketch, frame, row, words)

    def _claim(self, names: Iterable[str]) -> None:
        for name in names:
            self.texts[name] = replace(self.texts[name], origin=self.articles[name].origin)
            if name not in self.claims:
                self.claims[name] = reading.read(self.texts[name])

    def _join_copies(self) -> None:
        """Sets the origins; all copies of a fresh article are fresh too, for it may change what counts as theirs."""
        rest = self.articles.keys() - self.fresh
        for name in self.fresh:
            self.sketches[name] = origins.sketch(self.texts[name])
        names = list(self.articles)
        at = {name: number for number, name in enumerate(names)}
        found = []
        if self.fresh:
            light = self._sketches(rest, ("wire", "sentences", "bands")) | self.sketches
            near = origins.candidates([light[name] for name in names], frozenset(at[name] for name in self.fresh))
            some = sorted({number for pair in near for number in pair})
            whole = self._sketches({names[n] for n in some} & rest, ("wire", "sentences", "bands", "shingles"))
            whole |= self.sketches
            among = [place for place, n in enumerate(some) if names[n] in self.fresh]
            found = [(some[i], some[j]) for i, j in origins.pairs([whole[names[n]] for n in some], among)]
        first = {a.origin: a.id for a in self.articles.values() if a.id in rest}
        found += [(at[first[a.origin]], at[a.id]) for a in self.articles.values() if a.id in rest]
        joined = {article.id: article for article in origins.joined(list(self.articles.values()), found)}
        touched = {joined[name].origin for name in self.fresh}
        copies = {name for name in rest if joined[name].origin in touched}
        self.articles = joined
        if copies:
            self.fresh |= copies
            self.read(copies)
            self.sketches |= self._sketches(copies, ("wire", "sentences", "bands", "shingles"))

    def _sketches(self, names: Collection[str], columns: Sequence[str]) -> dict[str, Sketch]:
        rows = self.store.prints(self.tag, columns, names)
        return {row.article_id: prints.sketch(self.articles[row.article_id].outlet, row) for row in rows}

    def _pages(self, outlets: set[str]) -> list[tuple[str, str, Frame]]:
        """What there is to learn about these outlets' furniture, of all their pages."""
        wanted = [a.id for a in self.articles.values() if a.outlet.casefold() in outlets and a.id not in self.fresh]
        kept = {row.article_id: prints.frame(row) for row in self.store.prints(self.tag, ("lines", "outside"), wanted)}
        return [
            (self.articles[name].outlet, self.articles[name].origin, page)
            for name, page in (self.frames | kept).items()
        ]

    # --- neighbours ---------------------------------------------------------------------------------------------------

    def find_neighbours(self) -> None:
        """The article pairs to compare: those with a fresh article, and those that made the groups it touches."""
        self.numbers = {name: number for number, name in enumerate(self.articles)}
        size = len(next(iter(self.leads.values()))) if self.leads else 1
        rows = np.zeros((len(self.articles), size), dtype=np.float32)
        for name, row in self.leads.items():
            rows[self.numbers[name]] = row
        self.near = stories.Neighbours(list(self.articles.values()), rows, self.terms, self.settings)
        fresh = sorted(self.numbers[name] for name in self.fresh)
        self._ready(self.near.reach(fresh) if fresh else np.zeros(0, dtype=np.int64))
        self.first_pairs = self.near.pairs(fresh)
        raw = self._aligned(self.first_pairs, fresh=True)
        old = self.store.links(self.digest, articles=self.fresh) | self.gone_links
        found = {prints.link(a) for a in raw} | {prints.link(a) for a in self._inside(self.fresh)} | old
        self.mentions = {m for one in found if one.joins for m in (one.a_mention, one.b_mention)}
        self.pairs = {frozenset((one.a_mention, one.b_mention)) for one in found if not one.joins}
        self._follow()
        self.raw = raw

    def _ready(self, numbers: NDArray[np.int64]) -> None:
        names = list(self.articles)
        wanted = [names[n] for n in numbers.tolist() if names[n] not in self.leads]
        for row in self.store.prints(self.tag, ("lead", "terms"), wanted):
            self.terms[row.article_id] = prints.terms(row)
            self.leads[row.article_id] = self.near.rows[self.numbers[row.article_id]] = prints.lead(row)

    def _follow(self) -> None:
        """From the mentions that were met on to all that hang together with them, by the store's links."""
        away = self.fresh | self.state.gone
        around: set[Link] = set()
        frontier = set(self.mentions)
        while frontier:
            step = {
                one
                for one in self.store.links(self.digest, mentions=frontier)
                if one.a_article not in away and one.b_article not in away
            }
            around |= step
            frontier = {m for one in step if one.joins for m in (one.a_mention, one.b_mention)} - self.mentions
            self.mentions |= frontier
        same = self.store.links(self.digest, mentions={m for pair in self.pairs for m in pair})
        around |= {one for one in same if one.a_article not in away and one.b_article not in away}
        touched = [one for one in around if self._touched(one)]
        self.again = {tuple(sorted((one.a_article, one.b_article), key=self.numbers.__getitem__)) for one in touched}

    def _touched(self, one: Link) -> bool:
        a, b = one.a_mention, one.b_mention
        return (a in self.mentions and b in self.mentions) or frozenset((a, b)) in self.pairs

    def _aligned(self, pairs: Sequence[stories.ArticlePair], *, fresh: bool = False) -> list[Alignment]:
        """The alignments of pairs of articles; what was not read yet is, with the first of each one's origin."""
        names = {article.id for pair in pairs for article in (pair.a, pair.b)} | (self.fresh if fresh else set())
        names |= {self.articles[name].origin for name in names} & self.articles.keys()
        self.read(names)
        self._claim(names)
        articles = [self.texts[name] for name in self.articles if name in names]
        by = {article.id: article for article in articles}
        pairs = [replace(pair, a=by[pair.a.id], b=by[pair.b.id]) for pair in pairs]
        ready = prepare(articles, [claim for article in articles for claim in self.claims[article.id]])
        found = align_pairs(ready, pairs, self.vectors, self.settings, model=self.model)
        if fresh:
            self.left_over = [
                item for item in not_compared(ready, pairs, found) if item.article in self._names(self.fresh)
            ]
        return found

    def _names(self, names: Iterable[str]) -> set[str]:
        return {self.texts[name].name for name in names}

    def _inside(self, names: Iterable[str]) -> list[Alignment]:
        """What ties figures inside these articles, looked at once in all copies of one text."""
        wanted = {self.articles[name].origin for name in names}
        articles = [a for a in self.articles.values() if a.origin in wanted]
        self.read([a.id for a in articles])
        self._claim([a.id for a in articles])
        whole = [self.texts[a.id] for a in articles]
        return list(within.align(whole, [claim for a in whole for claim in self.claims[a.id]]))

    # --- what comes out -----------------------------------------------------------------------------------------------

    def compare(self, refused: Sequence[Refused]) -> Checked:
        """Compares what is left, and puts the findings together as a run over all articles would."""
        again = [
            stories.ArticlePair(self.articles[a], self.articles[b], 1.0)
            for a, b in sorted(self.again, key=lambda pair: (self.numbers[pair[0]], self.numbers[pair[1]]))
            if a != b
        ]
        raw = [a for a in self._aligned(again) if self._touched(prints.link(a))] if again else []
        alone = {a for a, b in self.again if a == b}
        inside = [
            a for a in self._inside(self.fresh | alone) if a.a.article.id in self.fresh or self._touched(prints.link(a))
        ]
        # As in a run over all: in the order of the articles.
        across = sorted([*self.raw, *raw], key=lambda x: tuple(sorted(self.numbers[s.article.id] for s in (x.a, x.b))))
        touched = self.fresh | {s.article.id for x in across for s in (x.a, x.b)} | alone
        touched |= {n for one in self.gone_links for n in (one.a_article, one.b_article)} & self.articles.keys()
        found = stories.component(self.near, sorted(self.numbers[name] for name in touched), self._ready)
        story_of = stories.story_ids(list(self.articles.values()), found)
        counted, figures = pipeline.conclude(
            with_times(across), inside, story_of, self.settings, self.encoder.fingerprint, self.nli
        )
        seen = [self.texts[name] for name in self.articles if name in self.texts]
        return Checked(
            articles=tuple(seen),
            claims=tuple(claim for name in self.articles if name in self.fresh for claim in self.claims[name]),
            findings=tuple(counted),
            figures=tuple(figures),
            not_compared=tuple(self.left_over),
            refused=tuple(refused),
            model=self.encoder.fingerprint,
            extra={
                EXTRA: Grown(
                    state=self.digest,
                    tag=self.tag,
                    seen=self.state.seen,
                    whole=False,
                    fresh=frozenset(self.fresh),
                    prints=self.prints,
                    links=prints.links([*self.raw, *(a for a in inside if a.a.article.id in self.fresh)]),
                    gone=self.state.gone,
                    mentions=frozenset(self.mentions),
                    pairs=frozenset(self.pairs),
                    stories=prints.stories(story_of, found),
                    met=frozenset(places_met(self.raw)),
                )
            },
        )


__all__ = ["check"]
