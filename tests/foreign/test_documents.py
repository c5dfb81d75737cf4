"""Exported documents in other people's programs: pandoc, LibreOffice and Chromium."""

import json
import re
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from desktop.exporting.html import HtmlExporter
from desktop.exporting.word.commented import DocxCommentsExporter
from desktop.exporting.word.report import DocxExporter
from desktop.extensions.export import ExportOptions
from desktop.library import Library
from tests.foreign.hostile_notes import QUOTES, TAGS, TITLE, Given, make_library

WAYS = ("article", "tag", "text")
EXPORTERS = {
    "docx": DocxExporter,
    "docx-comments": DocxCommentsExporter,
    "html": HtmlExporter,
}
SIGNS = {"Str": "", "Space": " ", "SoftBreak": " ", "LineBreak": " "}
SECONDS = 180
BROWSER = (
    "chromium", "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
    "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--no-pdf-header-footer",
)  # fmt: skip
OWN = re.compile(r"https?://([\w-]+\.)*(google|googleapis)\.com/")  # what the browser asks for by itself


@pytest.fixture
def given(tmp_path: Path) -> Given:
    return make_library(tmp_path / "research.scholiast")


def export(given: Given, name: str, out: Path, by: str = "article") -> Path:
    library = Library.open(given.path, writable=False)
    EXPORTERS[name]().write(library.export_source(), out, ExportOptions(by=by))
    library.close()
    return out


def run(*words: str) -> str:
    done = subprocess.run(
        words, check=True, capture_output=True, text=True, encoding="utf-8", timeout=SECONDS
    )
    return done.stdout


def walked(value: Any) -> Iterator[tuple[str, Any]]:
    """Yield what pandoc read: words, and where comments begin (with what they say) and end."""
    if isinstance(value, list):
        for each in value:
            yield from walked(each)
    elif isinstance(value, dict) and value.get("t") == "Span":
        yield from span(*value["c"])
    elif isinstance(value, dict):
        kind, content = value.get("t"), value.get("c")
        if kind in SIGNS:
            yield "words", SIGNS[kind] or content
        yield from walked(content)
        if kind in {"Para", "Plain", "Header"}:
            yield "words", "\n"


def span(attributes: list[Any], content: list[Any]) -> Iterator[tuple[str, Any]]:
    _name, classes, pairs = attributes
    if "comment-start" in classes:
        said = "".join(words for kind, words in walked(content) if kind == "words")
        yield "start", {**dict(pairs), "said": " ".join(said.split())}
        return
    yield from walked(content)  # of ends that stand together pandoc puts one into the other
    if "comment-end" in classes:
        yield "end", dict(pairs)["id"]


@pytest.mark.foreign("pandoc")
def test_pandoc_gives_back_every_comment_with_its_range_and_author(given: Given, tmp_path: Path) -> None:
    out = export(given, "docx-comments", tmp_path / "texts.docx")
    read = json.loads(run("pandoc", "--track-changes=all", "-f", "docx", "-t", "json", str(out)))
    open_now: dict[str, str] = {}
    found: list[tuple[str, dict[str, str]]] = []
    comments: dict[str, dict[str, str]] = {}
    for kind, value in walked(read["blocks"]):
        if kind == "start":
            comments[value["id"]] = value
            open_now[value["id"]] = ""
        elif kind == "end":
            found.append((open_now.pop(value), comments[value]))
        else:
            open_now = {number: words + value for number, words in open_now.items()}
    assert open_now == {}
    assert len(found) == len(given.annotations) == len(QUOTES) + 1
    covered = sorted(words.split() for words, _comment in found)
    assert covered == sorted(
        (each.anchor.quote if each.anchor else TITLE).split() for each in given.annotations
    )
    assert {comment["author"] for _words, comment in found} == {"Ana \U0001f600 & Müller"}
    assert {comment["date"] for _words, comment in found} == {
        f"{each.created[:19]}Z" for each in given.annotations
    }
    said = [comment["said"] for _words, comment in found]
    for tag in TAGS:
        assert sum(tag in words for words in said) >= 2, "on its passage and on the whole article"
    assert any("<script>alert(1)</script>" in words for words in said)


@pytest.mark.foreign("pandoc")
@pytest.mark.parametrize("by", ["article", "tag"])
def test_pandoc_reads_every_quotation_and_link_of_the_report(given: Given, tmp_path: Path, by: str) -> None:
    out = export(given, "docx", tmp_path / "report.docx", by)
    read = run("pandoc", "-f", "docx", "-t", "json", str(out))
    words = " ".join("".join(text for _kind, text in walked(json.loads(read)["blocks"])).split())
    for each in given.annotations:
        assert f"annotation={each.uid}" in read
        for line in each.anchor.quote.split("\n") if each.anchor else ():
            assert " ".join(line.split()) in words
    assert "https://example.org/a?b=1&c" in read


@pytest.mark.foreign("soffice", "pdftotext", large=True)
@pytest.mark.parametrize("name", ["docx", "docx-comments"])
def test_libreoffice_makes_a_pdf(given: Given, tmp_path: Path, name: str) -> None:
    out = export(given, name, tmp_path / "document.docx")
    profile = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
    run("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(out))
    text = run("pdftotext", "-layout", str(tmp_path / "document.pdf"), "-")
    assert "said O'Neill" in text
    assert "The last words." in text
    assert "everywhere." in text


@pytest.mark.foreign("soffice", large=True)
def test_libreoffice_reads_every_comment(given: Given, tmp_path: Path) -> None:
    out = export(given, "docx-comments", tmp_path / "document.docx")
    profile = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
    run("soffice", profile, "--headless", "--convert-to", "odt", "--outdir", str(tmp_path), str(out))
    with zipfile.ZipFile(tmp_path / "document.odt") as package:
        content = package.read("content.xml").decode()
    assert content.count("<office:annotation ") == len(given.annotations)
    assert content.count("<office:annotation-end ") == len(given.annotations)


def requested(page: Path, folder: Path) -> set[str]:
    """Print a page and return what the browser asked the network for; the PDF lies beside the page."""
    log = folder / "network.json"
    run(
        *BROWSER,
        f"--user-data-dir={folder / 'browser'}",
        f"--log-net-log={log}",
        f"--print-to-pdf={page.with_suffix('.pdf')}",
        page.as_uri(),
    )
    events = json.loads(log.read_text(encoding="utf-8"))["events"]
    asked = {each.get("params", {}).get("url") for each in events if isinstance(each.get("params", {}), dict)}
    return {url for url in asked if url and not OWN.match(url) and not url.startswith("file:")}


@pytest.mark.foreign("chromium", "pdftotext", large=True)
@pytest.mark.parametrize("by", WAYS)
def test_chromium_prints_the_page_and_asks_for_nothing(given: Given, tmp_path: Path, by: str) -> None:
    out = export(given, "html", tmp_path / "notes.html", by)
    assert requested(out, tmp_path) == set()
    text = run("pdftotext", str(out.with_suffix(".pdf")), "-")
    assert "said O'Neill" in text
    assert "The last words." in text
    assert "<script>alert(1)</script>" in text


@pytest.mark.foreign("chromium", large=True)
def test_a_request_would_be_seen(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text('<!doctype html><title>x</title><img src="http://127.0.0.1:9/x.png">', encoding="utf-8")
    assert requested(page, tmp_path) == {"http://127.0.0.1:9/x.png"}
