"""The dashboard's only way to the store and to the pipeline: no other module of the dashboard imports them.

What changes something takes the version that was on the screen, so that the second of two people is told.
"""

from __future__ import annotations

import io
import json
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from checker.errors import StoreError
from checker.model import DIVERGENT, Article, Refused
from checker.settings import DEFAULT_STORE, Settings
from checker.store import (
    CONFIGURATION,
    ArticleRecord,
    DeskRules,
    Effect,
    EventRecord,
    FigureRecord,
    FindingQuery,
    FindingRecord,
    Person,
    Problem,
    Progress,
    RunRecord,
    Saved,
    Store,
    open_store,
)
from checker.store import FIGURE_STATES as FIGURE_STATES
from checker.store import FINDING_STATES as FINDING_STATES
from checker.store.desk import as_value

#: An article with fewer words than this is told to be a teaser or a cut page; it is read all the same.
SHORT = 80
#: How long what only helps to choose (counts beside a filter, titles of stories) may be kept, in seconds.
OLD = 5


def url() -> str:
    """The address of the store that this dashboard works on (environment variable CHECKER_STORE)."""
    return os.environ.get("CHECKER_STORE") or DEFAULT_STORE


@st.cache_resource(show_spinner=False)
def _open(address: str) -> Store:
    return open_store(address)


def store() -> Store:
    """The open store, shared by all sessions of this server.

    Raises:
        StoreError: it cannot be opened.
    """
    return _open(url())


def mark() -> str:
    """What tells this store from another one at the same address of the dashboard; says nothing of where it is."""
    from checker.ids import digest

    return digest("store", store().url)


# --- the queue --------------------------------------------------------------------------------------------------------


def findings(query: FindingQuery) -> list[FindingRecord]:
    """One page of findings."""
    return store().findings(query)


def count(query: FindingQuery) -> int:
    """How many findings match."""
    return store().count(query)


def place(finding_id: str, query: FindingQuery) -> int | None:
    """Where a finding stands in the list, from 0; None: it is not in it."""
    return store().place(finding_id, query)


def finding(finding_id: str) -> FindingRecord:
    """One finding."""
    return store().finding(finding_id)


def facets(query: FindingQuery) -> dict[str, dict[str, int]]:
    """The values of each filter with their counts, at most some seconds old: they only help to choose."""
    return _facets(url(), query)


@st.cache_data(ttl=OLD, max_entries=64, show_spinner=False)
def _facets(address: str, query: FindingQuery) -> dict[str, dict[str, int]]:
    return _open(address).facets(query)


def story_titles() -> dict[str, str]:
    """The title of each story by its id, at most some seconds old."""
    return _story_titles(url())


@st.cache_data(ttl=OLD, max_entries=4, show_spinner=False)
def _story_titles(address: str) -> dict[str, str]:
    return {story.id: story.title for story in _open(address).stories()}


def progress() -> Progress:
    """How far the desk is."""
    return store().progress()


def decide(
    finding_id: str, *, person: str, decision: str, reason: str | None, note: str, version: int
) -> FindingRecord:
    """Records a decision."""
    return store().decide(
        finding_id, person=person, decision=decision, reason=reason, note=note, expected_version=version
    )


def undo(finding_id: str, *, person: str, version: int | None = None) -> FindingRecord:
    """Takes back the last step on a finding."""
    return store().undo(finding_id, person=person, expected_version=version)


def alike(found: FindingRecord) -> list[FindingRecord]:
    """The other open findings that say the same of other pairs of passages.

    Of a contested figure: those that set the same two values against each other. Else: same rule, same words.
    """
    record = found.record
    outcome = str(record["outcome"])
    query = FindingQuery(
        outcomes=tuple(sorted(DIVERGENT)) if outcome in DIVERGENT else (outcome,),
        figure_id=found.figure_id,
        values_key=found.values_key,
        inside=found.a_article_id == found.b_article_id,
        hidden=False,
    )
    if found.figure_id is None:
        query = replace(query, rules=(str(record["rule"]),), story_id=found.story_id)
    # The state is compared here: asked with it, SQLite goes through all that is open.
    return [
        other
        for other in store().findings(query)
        if other.id != found.id
        and other.state == "open"
        and other.figure_id == found.figure_id
        and (found.figure_id is not None or _said(other) == _said(found))
        and (found.figure_id is not None or other.record["what"] == record["what"])
    ]


def _said(found: FindingRecord) -> frozenset[str]:
    return frozenset(" ".join(str(found.record[side]["quote"]).casefold().split()) for side in "ab")


def assign(finding_id: str, *, person: str, assignee: str | None, version: int) -> FindingRecord:
    """Gives a finding to somebody."""
    return store().assign(finding_id, person=person, assignee=assignee, expected_version=version)


# --- contested figures ------------------------------------------------------------------------------------------------


def figures(
    states: Iterable[str] = (), text: str = "", limit: int | None = None, offset: int = 0
) -> list[FigureRecord]:
    """Contested figures, those that wait for somebody first."""
    return store().figures(states=states, text=text, limit=limit, offset=offset)


def figure_place(figure_id: str, states: Iterable[str]) -> int | None:
    """Where a contested figure stands in the list of these states, from 0; None: it is not in it."""
    wanted, at = tuple(states), 0
    while listed := figures(states=wanted, limit=200, offset=at):
        for nth, one in enumerate(listed):
            if one.id == figure_id:
                return at + nth
        at += len(listed)
    return None


def figure(figure_id: str) -> FigureRecord:
    """One contested figure."""
    return store().figure(figure_id)


def propose(figure_id: str, **step: Any) -> FigureRecord:
    """Proposes what to print."""
    return store().propose(figure_id, **step)


def sign(figure_id: str, **step: Any) -> FigureRecord:
    """Signs a proposal."""
    return store().sign(figure_id, **step)


def refuse(figure_id: str, **step: Any) -> FigureRecord:
    """Turns a proposal down."""
    return store().refuse(figure_id, **step)


def withdraw(figure_id: str, **step: Any) -> FigureRecord:
    """Takes back a proposal or a sign-off."""
    return store().withdraw(figure_id, **step)


# --- articles ---------------------------------------------------------------------------------------------------------


def articles(*, texts: bool = False) -> list[ArticleRecord]:
    """The current articles; their texts only where asked for."""
    return store().articles(current=True, text=texts)


def article(article_id: str) -> ArticleRecord:
    """One article."""
    return store().article(article_id)


def versions(article_id: str) -> list[ArticleRecord]:
    """All versions of an article's page."""
    return store().versions(article_id)


def copies(article_id: str) -> list[ArticleRecord]:
    """The other copies of its text."""
    return store().copies(article_id)


def mentions(article_id: str) -> list[dict[str, Any]]:
    """What was read out of an article."""
    return store().mentions(article_id)


def not_compared(article_id: str | None = None) -> list[dict[str, Any]]:
    """What met no counterpart, and why."""
    return store().not_compared(article_id)


def runs() -> list[RunRecord]:
    """All checks."""
    return store().runs()


# --- people and the log -----------------------------------------------------------------------------------------------


def people() -> list[Person]:
    """Everybody known."""
    return store().people()


def person(name: str) -> Person | None:
    """Somebody by name."""
    return store().person(name)


def add_person(name: str, roles: Iterable[str], *, by: str) -> Person:
    """Adds somebody, or changes their roles."""
    return store().add_person(name, roles, by=by)


def person_of_account(address: str, roles: frozenset[str]) -> str:
    """The name under which somebody with an account works, with exactly the roles that the configuration gives.

    From the first account on, nobody can add names by typing them.
    """
    desk = store()
    known = desk.person(address)
    if known is None or known.roles != roles:
        known = desk.add_person(address, roles, by=CONFIGURATION)
    if desk.desk().get("people") != "managed":
        desk.set_desk("people", "managed", person=CONFIGURATION)
    return known.name


def events(**which: Any) -> list[EventRecord]:
    """The log."""
    return store().events(**which)


def title(item_type: str, item_id: str) -> str:
    """What an item of the log is about, in the words of the articles; empty where there is nothing to say."""
    return _title(url(), item_type, item_id)


@st.cache_data(max_entries=5000, show_spinner=False)
def _title(address: str, item_type: str, item_id: str) -> str:
    kept = _open(address)
    try:
        match item_type:
            case "finding":
                record = kept.finding(item_id).record
                return f"{record['a']['quote']} against {record['b']['quote']}, {record['what']}"
            case "figure":
                return str(kept.figure(item_id).record["what"])
            case "article":
                found = kept.article(item_id)
                return found.title or found.name
    except StoreError:
        pass
    return ""


def verify() -> list[Problem]:
    """What is wrong with the log; nothing, where all is well."""
    return store().verify()


def head() -> str:
    """The hash of the log's last event."""
    return store().head()


# --- importing --------------------------------------------------------------------------------------------------------


def read(paths: Sequence[str]) -> tuple[list[Article], list[Refused]]:
    """Articles of files and folders, with what could not be read and why."""
    from checker import ingest

    return ingest.read(paths)


def build(*, text: str, outlet: str, title: str, published: str | None, address: str) -> Article:
    """An article from what a person pasted."""
    from checker.ids import article_id

    ident = article_id(outlet=outlet, title=title, text=text, url=address)
    return Article(
        id=ident,
        name=f"pasted-{ident[1:9]}",
        text=text,
        outlet=outlet,
        title=title,
        published=published,
        url=address,
        read_from="pasted",
    )


def completed(article: Article, *, outlet: str, published: str | None, title: str) -> Article:
    """The article with what a person added about it; its id follows from its content, so it changes with it."""
    from checker.ids import article_id

    ident = article_id(outlet=outlet, title=title, text=article.text, url=article.url)
    return replace(article, id=ident, outlet=outlet, published=published, title=title, origin="")


def check(new: Sequence[Article], refused: Sequence[Refused], tell: Callable[[str], None], person: str = "") -> Saved:
    """Checks new articles together with those that the store has, and keeps what was found.

    Args:
        new: the articles to add; none: what the store has is checked again, as the desk's rules now say.
        refused: what could not be read; it is kept with the run.
        tell: is called with what is being done, in plain words.
        person: who asked for it; it stands in the log under this name.

    Raises:
        CheckerError: nothing can be read, or the model cannot be loaded.
    """
    from checker import growth

    settings = store().desk_settings(Settings(pairs="all"))
    checked = growth.check(store(), new, settings, refused=refused, progress=tell, everything=not new)
    tell("keeping what was found")
    return store().save(checked, settings, person=person)


# --- exporting --------------------------------------------------------------------------------------------------------


def export(query: FindingQuery, form: str) -> bytes:
    """The findings that match as a file: "csv", "xlsx" or "jsonl"."""
    from checker.export import export as write

    content = io.BytesIO()
    write(store(), form, content, query=query)
    return content.getvalue()


def claim_reviews(organisation: str) -> bytes:
    """The signed figures as schema.org ClaimReview, published by this organisation."""
    from checker.export import export as write

    content = io.BytesIO()
    write(store(), "claimreview", content, organisation=organisation)
    return content.getvalue()


def columns() -> dict[str, str]:
    """The columns of the exported table and what each means."""
    from checker.export import MEANING

    return MEANING


# --- rules ------------------------------------------------------------------------------------------------------------


def rules() -> list[Any]:
    """Every rule, by code."""
    from checker.rules._registry import all_rules

    return list(all_rules())


def found_by_rule() -> dict[str, int]:
    """How many findings each rule has in this store, whatever their outcome."""
    return store().facets(FindingQuery()).get("rule", {})


def measured() -> dict[str, tuple[int, int]]:
    """For each measured rule: how many of its flags on the labelled stories were right, and how many it gave."""
    from importlib.resources import files

    kept = files("checker.rules").joinpath("measured.json")
    if not kept.is_file():
        return {}
    rules = json.loads(kept.read_text(encoding="utf-8")).get("rules", {})
    return {code: (int(told["right"]), int(told["flags"])) for code, told in rules.items()}


def desk_rules() -> DeskRules:
    """What this desk wants of the rules."""
    return store().desk_rules()


def desk_rules_set() -> bool:
    """Whether this desk wants anything of the rules at all."""
    return as_value(desk_rules()) is not None


def effect(rules: DeskRules) -> Effect:
    """What these rules would hide and show."""
    return store().effect(rules)


def set_desk_rules(rules: DeskRules, *, person: str, seen: DeskRules) -> None:
    """Keeps what the desk wants of the rules; `seen` is what the person saw before the change."""
    store().set_desk("rules", as_value(rules), person=person, expected=as_value(seen))


def defaults() -> Settings:
    """What a check does where the desk wants nothing else."""
    return Settings()
