"""A report for Word: contents, quotations by article or by tag, notes, memos and the list of sources."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from desktop.exporting.composing import Composition, Entry, Section, details
from desktop.exporting.files import make_folder, refuse_foreign, replacing_binary
from desktop.exporting.hyperlinks import safe_address
from desktop.exporting.printable import XML, PrintableSource
from desktop.exporting.report import ALL_OF_A_NOTE
from desktop.exporting.word.package import Links, owner, word_file
from desktop.exporting.word.prose import note_paragraphs, quotation
from desktop.exporting.word.wordml import (
    bookmark,
    chip,
    contents,
    link,
    paragraph,
    right_to_left,
    runs,
    words,
)
from desktop.extensions.export import USUAL, ExportOptions, ExportSource, Feature, Target, Written
from desktop.model import Memo
from desktop.translation import _

KIND = "report"
_BETWEEN = " · "


class _Report:
    """The paragraphs of a report, in order."""

    def __init__(self, composition: Composition, links: Links) -> None:
        self._composition = composition
        self._links = links
        self._bookmarks = 0

    def body(self) -> Iterator[str]:
        """Yield the whole document."""
        composition = self._composition
        yield _line(composition.title, "Title")
        yield _line(composition.summary, "Subtitle")
        yield from contents(_("Contents"), list(self._listed()))
        for section in composition.sections:
            yield from self._section(section)
        if composition.memos:
            yield self._heading(_("Memos"), 1)
            for memo in composition.memos:
                yield from self._memo(memo)
        sources = composition.sources()
        if sources:
            yield self._heading(_("Sources"), 1)
            for source in sources:
                yield paragraph(runs(source, self._links), "Bibliography")

    def _listed(self) -> Iterator[tuple[int, str, str]]:
        """Yield the level, words and bookmark of each heading in its order."""
        composition = self._composition
        titles = [(1, section.title) for section in composition.sections]
        if composition.memos:
            titles.append((1, _("Memos")))
            titles += [(2, composition.memo_title(memo)) for memo in composition.memos]
        if composition.sections:
            titles.append((1, _("Sources")))
        for number, (level, title) in enumerate(titles, start=1):
            yield level, title, _bookmark_name(number)

    def _heading(self, title: str, level: int) -> str:
        self._bookmarks += 1
        marked = bookmark(words(title), _bookmark_name(self._bookmarks), self._bookmarks)
        return paragraph(marked, f"Heading{level}", rtl=right_to_left(title))

    def _section(self, section: Section) -> Iterator[str]:
        yield self._heading(section.title, 1)
        if section.article is not None:
            parts = [words(details(section.article))] if details(section.article) else []
            if address := safe_address(section.article.url):
                parts.append(link(section.article.url or "", address, self._links))
            elif section.article.url:
                parts.append(words(section.article.url))
            way_back = self._composition.link(section.article)
            parts.append(link(_("Open in Scholiast"), way_back, self._links))
            yield paragraph(words(_BETWEEN).join(parts), "Details")
        elif section.about:
            yield _line(section.about, "Details")
        for entry in self._composition.entries(section):
            yield from self._entry(entry, under_tag=section.article is None)

    def _entry(self, entry: Entry, *, under_tag: bool) -> Iterator[str]:
        annotation = entry.annotation
        colours = self._composition.colours
        if annotation.anchor is not None:
            colour = next((colours[tag] for tag in annotation.tags if tag in colours), "")
            yield from quotation(annotation.anchor.quote, entry.citation, self._links, colour=colour)
        yield from note_paragraphs(annotation.note, self._links)
        where = link(entry.where, entry.link, self._links)
        if annotation.anchor is None and under_tag:
            where += words(_BETWEEN) + runs(entry.citation, self._links)
        yield self._details(annotation.tags, where)

    def _memo(self, memo: Memo) -> Iterator[str]:
        composition = self._composition
        yield self._heading(composition.memo_title(memo), 2)
        if about := composition.memo_about(memo):
            yield _line(about, "Details")
        yield from note_paragraphs(memo.note, self._links)
        yield self._details(memo.tags, link(memo.created[:10], composition.memo_link(memo), self._links))

    def _details(self, tags: Iterable[str], where: str) -> str:
        chips = "".join(
            chip(tag, self._composition.colours.get(tag, "#a0a0a0")) + words("  ") for tag in tags
        )
        return paragraph(chips + where, "EntryDetails")


def _line(text: str, style: str) -> str:
    return paragraph(words(text), style, rtl=right_to_left(text))


def _bookmark_name(number: int) -> str:
    return f"_Toc{number:08}"


def _is_ours(head: bytes) -> bool:
    return owner(head, KIND) is not None


class DocxExporter:
    """Writes one Word file, grouped by article or tag, with citations in a style of the reader's choice."""

    name = "docx"
    suffix = ".docx"
    carries = (ALL_OF_A_NOTE - {Feature.PLACES}) | {Feature.LINKS, Feature.DETAILS, Feature.MEMOS}

    def targets(self) -> tuple[Target, ...]:
        """Return the one file."""
        words, why = (
            _("Word, quotations with their sources"),
            _("For a thesis or a paper: notes, tags, citations."),
        )
        return (Target(".docx", words, why, frozenset({"by", "style"})),)

    def write(self, source: ExportSource, out: Path, options: ExportOptions = USUAL) -> Written:
        """Write one file; raises ScholiastError when it cannot, or when ``out`` is no such export."""
        make_folder(out.parent)
        refuse_foreign(out, _is_ours)
        printable = PrintableSource(source, XML)
        composition = Composition(printable, options)
        with (
            replacing_binary(out) as stream,
            word_file(stream, kind=KIND, uid=source.uid) as document,
        ):
            document.write_body(_Report(composition, document.links).body())
            document.finish(title=composition.title, newest=composition.newest)
        return Written((out,), printable.left_out)
