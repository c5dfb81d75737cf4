"""The text of an article on an exported page: passages marked and numbered, their notes beside the text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from desktop.exporting.composing import Composition, Entry, in_line
from desktop.exporting.marked_text import LIST_SIGN, Begins, MarkedText, Paragraph
from desktop.exporting.page_colours import TagColours, classes
from desktop.exporting.page_markup import escape, link, note, quotation
from desktop.exporting.printable import PrintableSource
from desktop.model import Article, BlockKind, Span
from desktop.translation import _

_SMALL = frozenset({BlockKind.BYLINE, BlockKind.IMAGE, BlockKind.PAGE})


@dataclass(slots=True)
class _Open:
    """The passages that the text is in, in the order in which they began, and the numbers of their notes."""

    entries: dict[int, Entry] = field(default_factory=dict)
    numbers: dict[int, int] = field(default_factory=dict)


class Texts:
    """Writes the texts of articles; notes are numbered from 1 over the whole page."""

    def __init__(self, source: PrintableSource, composition: Composition, colours: TagColours) -> None:
        self._source = source
        self._composition = composition
        self._colours = colours
        self._number = 0

    def article(self, article: Article, below_title: str) -> Iterator[str]:
        """Yield an article: its title, what is said of it, notes on all of it, its text, lost passages."""
        entries = [self._composition.entry(article, each) for each in self._source.annotations(article)]
        lying, spans = [], []
        for entry in entries:
            anchor = entry.annotation.anchor
            if anchor is not None and anchor.lies:
                lying.append(entry)
                spans.append(Span(anchor.start, anchor.end))
        text = MarkedText(self._source.text(article).text, self._source.blocks(article), spans)
        paragraphs = list(text.paragraphs())
        title = next((each for each in paragraphs if each.kind is BlockKind.TITLE), None)
        opened = _Open()
        asides: list[str] = []
        shown = escape(in_line(article.title))
        if title is not None:
            shown = self._words(title, lying, opened, asides)
        yield f'<h2 dir="auto">{shown}</h2>\n{below_title}'
        yield from (self._aside(entry) for entry in entries if entry.annotation.anchor is None)
        yield '<div class="text">\n'
        yield from asides
        for paragraph in paragraphs:
            if paragraph is not title:
                asides = []
                words = self._words(paragraph, lying, opened, asides)
                yield "".join(asides)
                yield _element(paragraph, words)
        yield "</div>\n"
        yield from self._orphans(entries)

    def _words(self, paragraph: Paragraph, lying: Sequence[Entry], opened: _Open, asides: list[str]) -> str:
        """Return the words of a paragraph as they are marked; notes that begin in it go to ``asides``."""
        found = []
        for piece in paragraph.pieces:
            if isinstance(piece, str):
                found.append(self._marked(piece, opened))
            elif isinstance(piece, Begins):
                entry = opened.entries[piece.passage] = lying[piece.passage]
                if entry.annotation.note.strip() or entry.annotation.tags:
                    self._number += 1
                    opened.numbers[piece.passage] = self._number
                    asides.append(self._aside(entry, self._number))
            else:
                del opened.entries[piece.passage]
                if number := opened.numbers.pop(piece.passage, 0):
                    found.append(f'<a class="number" id="passage{number}" href="#note{number}">{number}</a>')
        return "".join(found)

    def _marked(self, words: str, opened: _Open) -> str:
        """Return words on the ground of the passages that they are in."""
        if not opened.entries:
            return escape(words)
        innermost = list(opened.entries.values())[::-1]
        colour = self._colours.of(tag for entry in innermost for tag in entry.annotation.tags)
        over = "over" if len(innermost) > 1 else ""
        return f"<mark{classes('tagged' if colour else '', colour, over)}>{escape(words)}</mark>"

    def _aside(self, entry: Entry, number: int = 0) -> str:
        """Return a note that stands beside the text; without a number it is on the whole article."""
        annotation = entry.annotation
        place = link(escape(entry.where), entry.link)
        name = ""
        if number:
            name = f' id="note{number}"'
            place = f'<a class="number" href="#passage{number}">{number}</a> {place}'
        colour = classes(self._colours.of(annotation.tags))
        tags = self._colours.chips(annotation.tags)
        return f'<aside{colour}{name}>{note(annotation.note)}<p class="place">{place} {tags}</p></aside>\n'

    def _orphans(self, entries: Sequence[Entry]) -> Iterator[str]:
        lost = [each for each in entries if each.annotation.anchor and not each.annotation.anchor.lies]
        if lost:
            yield f"<h3>{escape(_('No longer in the text'))}</h3>\n"
        for entry in lost:
            anchor = entry.annotation.anchor
            quote = quotation(anchor.quote) if anchor is not None else ""
            yield f'<div class="entry"><blockquote class="quote">{quote}</blockquote>\n'
            yield note(entry.annotation.note)
            tags = self._colours.chips(entry.annotation.tags)
            yield f'<p class="place">{tags} {link(escape(entry.where), entry.link)}</p></div>\n'


def _element(paragraph: Paragraph, words: str) -> str:
    """Return a paragraph of the text as what it is."""
    match paragraph.kind:
        case BlockKind.HEADING:
            return f'<h3 dir="auto">{words}</h3>\n'
        case BlockKind.QUOTE:
            return f'<blockquote dir="auto">{words}</blockquote>\n'
        case BlockKind.LIST:
            sign = LIST_SIGN.match("".join(each for each in paragraph.pieces if isinstance(each, str)))
            dotted = "dotted" if paragraph.begins and not sign else ""
            return f'<p{classes("item", dotted)} dir="auto">{words}</p>\n'
        case kind:
            return f'<p{classes("small" if kind in _SMALL else "")} dir="auto">{words}</p>\n'
