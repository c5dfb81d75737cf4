"""How an export would begin, as text that can be read before anything is written."""

import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from xml.etree.ElementTree import Element

from desktop.exporting.observing import ObservedSource
from desktop.model import Annotation, Article, Entity, Memo
from desktop.translation import _

ARTICLES, NOTES, MEMOS = 3, 12, 3
RECORDS, ORIGINALS = 60, 3
LONGEST = 6_000  # characters shown
_ZIPPED = b"PK\x03\x04"
_DATABASE = b"SQLite format 3\x00"
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STYLE = re.compile(r"<(style|script)\b.*?</\1>|<head\b.*?</head>", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")


class Beginning(ObservedSource):
    """The first few articles that have notes, with a few notes each."""

    def articles(self) -> Iterable[Article]:
        """Yield the first articles with notes."""
        return islice(
            (each for each in super().articles() if super(Beginning, self).annotations(each)), ARTICLES
        )

    def annotations(self, article: Article) -> Sequence[Annotation]:
        """Return the first notes of an article."""
        return super().annotations(article)[:NOTES]

    def memos(self) -> Sequence[Memo]:
        """Return the first memos."""
        return super().memos()[:MEMOS]

    def entities(self) -> Sequence[Entity]:
        """Return the first entities."""
        return super().entities()[:NOTES]

    def records(self) -> Iterator[Mapping[str, object]]:
        """Yield the first records."""
        return islice(super().records(), RECORDS)

    def originals(self) -> Iterator[tuple[str, str, bytes]]:
        """Yield the first of the files that articles were read from."""
        return islice(super().originals(), ORIGINALS)


def readable(files: Sequence[Path]) -> str:
    """Return the words of what was written: each file's name, where there are several, and how it begins."""
    parts: list[str] = []
    for path in files:
        if len(files) > 1:
            parts.append(f"— {path.name} —\n")
        parts.append(_words(path).strip("\n") + "\n")
        if sum(map(len, parts)) > LONGEST:
            break
    text = "\n".join(parts)
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rstrip()} …\n"


def _words(path: Path) -> str:
    with path.open("rb") as stream:
        head = stream.read(16)
    if head.startswith(_ZIPPED):
        return _of_package(path)
    if head == _DATABASE:
        return _("A database with tables; there is nothing to show as text.")
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as stream:
        text = stream.read(LONGEST * 8)
    return _of_page(text) if path.suffix == ".html" else text.replace("\r\n", "\n")


def _of_page(text: str) -> str:
    """Return the words of a page that we wrote ourselves, without its tags."""
    from html import unescape  # noqa: PLC0415  # only for a page

    bare = unescape(_TAG.sub("", _STYLE.sub("", text)))
    return re.sub(r"\n\s*\n\s*", "\n\n", bare).strip()


def _of_package(path: Path) -> str:
    """Return the words of a document or table, or the names in any other archive."""
    with zipfile.ZipFile(path) as package:
        names = package.namelist()
        if "word/document.xml" in names:
            return "\n".join(_paragraphs(_root(package, "word/document.xml")))
        if "xl/workbook.xml" in names:
            return "\n".join(_rows(package))
        return "\n".join(names)


def _root(package: zipfile.ZipFile, name: str) -> Element:
    from xml.etree.ElementTree import fromstring  # noqa: PLC0415  # only for a package

    return fromstring(package.read(name))  # noqa: S314  # we wrote it ourselves a moment ago


def _paragraphs(document: Element) -> Iterator[str]:
    signs = {f"{_WORD}tab": "\t", f"{_WORD}br": "\n"}
    for paragraph in document.iter(f"{_WORD}p"):
        words = (
            signs.get(each.tag) or (each.text if each.tag == f"{_WORD}t" else "") for each in paragraph.iter()
        )
        yield "".join(each or "" for each in words)


def _rows(package: zipfile.ZipFile) -> Iterator[str]:
    """Yield the rows of the first sheet, cells between bars."""
    shared: list[str] = []
    if "xl/sharedStrings.xml" in package.namelist():
        strings = _root(package, "xl/sharedStrings.xml").iter(f"{_SHEET}si")
        shared = ["".join(each.text or "" for each in one.iter(f"{_SHEET}t")) for one in strings]
    for row in _root(package, "xl/worksheets/sheet1.xml").iter(f"{_SHEET}row"):
        cells = []
        for cell in row.iter(f"{_SHEET}c"):
            inline = "".join(each.text or "" for each in cell.iter(f"{_SHEET}t"))
            value = cell.find(f"{_SHEET}v")
            number = value.text if value is not None else None
            cells.append(shared[int(number)] if cell.get("t") == "s" and number else inline or number or "")
        yield " | ".join(" ".join(each.split()) for each in cells)
