"""Every format, every encoding, and every kind of bad input."""

from __future__ import annotations

import codecs
import io
import json
import logging
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.ingest import read
from checker.ingest._read import LARGEST
from checker.model import Article, Refused
from tests.ingest.pages import DAM, FERRY, page

TEXT = "\n\n".join(DAM)


def write(folder: Path, name: str, content: str | bytes) -> str:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return str(path)


def one(path: str) -> Article:
    articles, refused = read([path])
    assert not refused
    assert len(articles) == 1
    return articles[0]


def no(path: str) -> Refused:
    articles, refused = read([path])
    assert not articles
    assert len(refused) == 1
    assert refused[0].reason
    return refused[0]


# --- Encodings --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("Café “über” — 5 €".encode(), "Café “über” — 5 €"),
        (codecs.BOM_UTF8 + "Café".encode(), "Café"),
        ("Café".encode("utf-16"), "Café"),
        (codecs.BOM_UTF16_BE + "Café".encode("utf-16-be"), "Café"),
        ("Café “über” — 5 €".encode("cp1252"), "Café “über” — 5 €"),
        (b"One\r\nTwo\rThree", "One\nTwo\nThree"),
    ],
)
def test_encodings(tmp_path: Path, raw: bytes, text: str) -> None:
    assert one(write(tmp_path, "a.txt", raw)).text == text


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"  \n\t ",
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)),
        b"PK\x03\x04" + bytes(range(32)) * 9,
        b"--- *** ---",
        b"\xff\xfeA",
    ],
    ids=["empty", "blank", "image", "archive", "no words", "half a UTF-16 character"],
)
@pytest.mark.parametrize("ending", ["txt", "html", "jsonl", "json", "csv"])
def test_what_is_no_text_is_refused(tmp_path: Path, raw: bytes, ending: str) -> None:
    path = write(tmp_path, f"a.{ending}", raw)
    assert no(path).where.startswith(path)


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)
    assert "too large" in no(str(path)).reason


# --- Folders and names ------------------------------------------------------------------------------------------------


def test_a_folder_is_read_in_order_without_what_stands_beside(tmp_path: Path) -> None:
    for name in ("b/2.txt", "a/1.txt", "c.md"):
        write(tmp_path, name, f"{TEXT}\n\n{name}")
    for name in (
        ".hidden.txt",
        ".git/x.txt",
        "README.md",
        "expected.csv",
        "c001.gold.jsonl",
        "picture.png",
        "__pycache__/y.txt",
    ):
        write(tmp_path, name, "kind,outcome\n")
    articles, refused = read([str(tmp_path)])
    assert [item.name for item in articles] == ["1", "2", "c"]
    assert refused == []


@pytest.mark.parametrize(
    ("name", "content"),
    [("picture.png", b"\x89PNG"), ("expected.csv", b"kind,outcome\nfigure,agree\n"), ("nothing.txt", None)],
)
def test_what_is_named_and_no_article_is_refused(tmp_path: Path, name: str, content: bytes | None) -> None:
    path = str(tmp_path / name) if content is None else write(tmp_path, name, content)
    assert no(path).where == path


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    assert "no articles" in no(str(tmp_path)).reason


def test_names_are_unique_and_the_same_article_is_taken_once(tmp_path: Path) -> None:
    for name, text in (("a/x.txt", DAM[0]), ("b/x.txt", DAM[1]), ("c/x.txt", DAM[1])):
        write(tmp_path, name, text)
    corpus = write(
        tmp_path, "d.jsonl", "\n".join(json.dumps({"id": "x", "text": text}) for text in (FERRY[0], FERRY[1]))
    )
    articles, refused = read([str(tmp_path), corpus])
    assert [item.name for item in articles] == ["x", "x-2", "x-3", "x-4"]
    assert not refused


# --- Pages ------------------------------------------------------------------------------------------------------------


def test_a_sidecar_says_what_the_page_does_not(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", TEXT)
    plain = one(path)
    write(
        tmp_path,
        "a.json",
        json.dumps(
            {"outlet": "Arlen Post", "title": "The dam", "published": "2024-10-03", "url": "https://x.example/1"}
        ),
    )
    said = one(path)
    assert (said.outlet, said.title, said.published, said.url) == (
        "Arlen Post",
        "The dam",
        "2024-10-03",
        "https://x.example/1",
    )
    assert (plain.outlet, plain.title, plain.published) == ("", "", None)
    assert said.id != plain.id
    assert read([str(tmp_path)])[0] == [said]


def test_a_broken_sidecar_loses_no_page(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", TEXT)
    write(tmp_path, "a.json", "{")
    articles, refused = read([path])
    assert [item.text for item in articles] == [TEXT]
    assert [Path(item.where).name for item in refused] == ["a.json"]


def test_html(tmp_path: Path) -> None:
    prose = "".join(f"<p>{paragraph}</p>" for paragraph in (*DAM, *FERRY))
    html = f"""<html><head><title>Council closes the dam</title><meta property="og:site_name" content="Arlen Post">
    <meta property="article:published_time" content="2024-10-03T10:05:00Z"></head>
    <body><nav><a href="/">Home</a></nav><article><h1>Council closes the dam</h1>{prose}</article>
    <footer>All thanks to 9,500 supporters</footer></body></html>"""
    page_read = one(write(tmp_path, "a.html", html))
    assert all(paragraph in page_read.text for paragraph in DAM)
    assert "9,500" not in page_read.text
    assert (page_read.outlet, page_read.title, page_read.published) == (
        "Arlen Post",
        "Council closes the dam",
        "2024-10-03",
    )


def test_html_without_an_article_is_refused(tmp_path: Path) -> None:
    assert no(write(tmp_path, "a.html", "<html><body></body></html>"))


# --- Corpora ----------------------------------------------------------------------------------------------------------

RECORD = {
    "id": "r1",
    "outlet": "Arlen Post",
    "title": "The dam",
    "published": "2024-10-03T10:05",
    "url": "https://x.example/1",
    "text": TEXT,
}


def as_csv(rows: list[dict[str, str]], delimiter: str = ",") -> str:
    import csv

    out = io.StringIO()
    writer = csv.DictWriter(out, fieldnames=list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.jsonl", json.dumps(RECORD)),
        ("a.json", json.dumps(RECORD)),
        ("a.json", json.dumps([RECORD])),
        ("a.csv", as_csv([RECORD])),
        ("a.csv", as_csv([RECORD], ";")),
        ("a.tsv", as_csv([RECORD], "\t")),
        ("a.csv", codecs.BOM_UTF8 + as_csv([RECORD]).encode()),
        ("a.csv", as_csv([RECORD]).replace("id,outlet", "ID, Outlet", 1)),
    ],
)
def test_every_corpus_format_gives_the_same_article(tmp_path: Path, name: str, content: str | bytes) -> None:
    item = one(write(tmp_path, name, content))
    assert (item.name, item.outlet, item.title, item.published, item.url, item.text) == tuple(RECORD.values())


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(json.dumps(RECORD).encode())))
    assert one("-").name == "r1"


BAD = [
    ("{", "not JSON"),
    ("[1, 2]", "not an article"),
    ('"text"', "not an article"),
    ('{"title": "x"}', 'no "text"'),
    ('{"text": null}', 'no "text"'),
    ('{"text": 12}', "not a string"),
    ('{"text": ["a"]}', "not a string"),
    ('{"text": ""}', "empty"),
    ('{"text": "  \\n "}', "empty"),
    ("[" * 100_000, "not JSON"),
]


@pytest.mark.parametrize(("line", "reason"), BAD, ids=[line[:16] for line, _ in BAD])
def test_a_bad_line_is_named_and_the_rest_goes_on(tmp_path: Path, line: str, reason: str) -> None:
    path = write(tmp_path, "a.jsonl", f"{json.dumps(RECORD)}\n\n{line}\n{json.dumps({'text': FERRY[0]})}\n")
    articles, refused = read([path])
    assert [item.name for item in articles] == ["r1", "a-4"]
    assert [item.where for item in refused] == [f"{path}:3"]
    assert reason in refused[0].reason
    assert refused[0].advice


def test_a_file_of_other_records_is_refused_once(tmp_path: Path) -> None:
    path = write(tmp_path, "pairs.jsonl", '{"a": {}, "b": {}}\n' * 50)
    assert no(path).where == path


@pytest.mark.parametrize(
    ("value", "published"),
    [
        ("2024-10-03", "2024-10-03"),
        ("2024-10-03T10:05:00Z", "2024-10-03T10:05:00Z"),
        ("October 3, 2024", "2024-10-03"),
        ("3 Oct 2024 10:05", "2024-10-03T10:05"),
        (None, None),
        ("", None),
        ("last Tuesday", None),
        ("03/04/2024", None),
        ("2024-13-40", None),
        (20241003, None),
    ],
)
def test_dates_are_never_guessed_and_never_cost_the_article(
    tmp_path: Path, value: object, published: str | None, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        item = one(write(tmp_path, "a.jsonl", json.dumps({"text": TEXT, "published": value})))
    assert item.published == published
    assert bool(caplog.records) == (published is None and value not in (None, ""))


def test_a_csv_row_with_too_many_cells_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path, "a.csv", "id,text\n1,One sentence here\n2,One, two, three\n3,Another sentence\n")
    articles, refused = read([path])
    assert [item.name for item in articles] == ["1", "3"]
    assert [item.where for item in refused] == [f"{path}:3"]


def test_a_page_in_a_text_field_speaks_for_itself_where_the_record_is_silent(tmp_path: Path) -> None:
    text = page(
        "Council closes the old dam of Arlen",
        DAM,
        byline="by Tom Reed and The Arlen Post news desk October 3, 2024 10:05 AM",
    )
    item = one(write(tmp_path, "a.jsonl", json.dumps({"text": text})))
    assert (item.outlet, item.title, item.published) == (
        "The Arlen Post",
        "Council closes the old dam of Arlen",
        "2024-10-03T10:05",
    )
    told = one(
        write(tmp_path, "b.jsonl", json.dumps({"text": text, "outlet": "X", "title": "Y", "published": "2020-01-01"}))
    )
    assert (told.outlet, told.title, told.published) == ("X", "Y", "2020-01-01")


@given(
    st.dictionaries(
        st.sampled_from(["id", "outlet", "title", "published", "url", "text", "byline"]),
        st.none() | st.text(max_size=40) | st.integers() | st.lists(st.integers(), max_size=2),
    )
)
def test_no_record_breaks_the_reader_and_ids_are_stable(record: dict[str, object]) -> None:
    from checker.ingest._records import read_json

    raw = json.dumps(record).encode()
    first, second = list(read_json(raw, "x.json", "x")), list(read_json(raw, "x.json", "x"))
    assert first == second
    assert len(first) == 1
    assert all(isinstance(item, Refused) or item.text == record["text"] or "\r" in item.text for item in first)
