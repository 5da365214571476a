"""Pages for the tests of ingest, built from parts."""

from __future__ import annotations

from checker import ids
from checker.ingest import clean
from checker.model import Article

DAM = (
    "The council of Arlen closed the old dam on Monday after engineers found nine cracks in its wall.",
    "Mayor Ruth Olden said the repair would cost 2 million crowns and last until the spring.",
    "Families below the wall were told to move to the school hall for at least three nights.",
    "The dam was built in 1911 and has been inspected twice a year since the flood of 1954.",
)
FERRY = (
    "Ferries between Arlen and the islands stopped on Wednesday when their crews went on strike.",
    "The union wants 8 percent more pay, its secretary Piet Laan told reporters on the quay.",
    "About 600 passengers were left waiting, and the harbour office opened the warehouse for them.",
    "Talks begin again on Friday, with the province's minister of transport at the table.",
)
BAKERY = (
    "A bakery in the north of Arlen burned down on Thursday night, and two people were hurt.",
    "Firefighters needed four hours to put out the flames, their commander Jan Brouwer said.",
    "The owner suspects an oven that had been repaired a week before, the police reported.",
    "Neighbours collected bread tins and flour for her on Friday morning.",
)


def article(
    text: str, *, outlet: str = "Arlen Post", title: str = "", published: str | None = None, name: str = "a"
) -> Article:
    """An article whose id and origin are those a reader gives."""
    key = ids.article_id(outlet=outlet, title=title, text=text)
    return Article(id=key, name=name, text=text, outlet=outlet, title=title, published=published, origin=key)


def page(
    title: str,
    paragraphs: tuple[str, ...],
    *,
    head: str = "",
    tail: str = "",
    byline: str = "by Tom Reed October 3, 2024 10:05 AM",
) -> str:
    """A saved page: what stands above the headline, headline, byline, paragraphs, what stands below."""
    parts = [head, title, byline, *paragraphs, tail]
    return "\n\n".join(part for part in parts if part)


def left(item: Article) -> str:
    """What is left to be read of a cleaned article."""
    return "\n".join(item.text[span.start : span.end] for span in clean.body(item))
