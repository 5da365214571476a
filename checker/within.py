"""Claims to alignments inside one article: the figures of one sentence that its words tie together.

The rules on these alignments ask whether an article's own figures fit: a sum, a part and its whole, a change and its
two levels. No other text and no model is needed, so the tie is as sure as its words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from checker.ids import fold
from checker.language import breakdowns
from checker.model import Alignment, Article, Claim, Kind, Side

#: P(the figures belong together), where the words of one sentence say so.
TIED = 1.0


def align(articles: Sequence[Article], claims: Sequence[Claim]) -> Iterator[Alignment]:
    """One alignment for each tie: side a is the whole (the total, the percentage), side b the first of its members.

    A sentence that several copies of one text share is looked at once.
    """
    by_id = {article.id: article for article in articles}
    seen: set[tuple[str, str]] = set()
    following = {id(claim): behind.text for claim, behind in pairwise(claims) if claim.article_id == behind.article_id}
    for claim in claims:
        if len(claim.figures) < 2:
            continue
        article = by_id[claim.article_id]
        key = (article.origin or article.id, fold(claim.text))
        if key in seen:
            continue
        seen.add(key)
        figures = [figure.shifted(-claim.start) for figure in sorted(claim.figures, key=lambda f: f.start)]
        for found in breakdowns.find(claim.text, figures, following.get(id(claim), "")):
            whole, members = found.whole.shifted(claim.start), [m.shifted(claim.start) for m in found.members]
            yield Alignment(
                kind=Kind.FIGURE,
                a=Side(article=article, claim=claim, mention=whole),
                b=Side(article=article, claim=claim, mention=members[0]),
                probability=TIED,
                similarity=1.0,
                inside=found.tie,
                members=tuple(members),
            )
