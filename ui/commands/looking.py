"""Filling the dialog of places: lines of a search or an entity a little at a time, notes of a tag."""

import time
from collections.abc import Iterator, Sequence
from itertools import groupby

from PySide6.QtCore import QObject, QTimer, Slot

from desktop.library import Library
from desktop.model import Annotation, ArticleId, Span
from desktop.text.concordance import Line
from desktop.translation import _
from ui.dialogs.concordance import ConcordanceDialog
from ui.dialogs.concordance_lines import Place
from ui.reader.selection import Unit, unit_at

SLICE = 0.012  # seconds of looking for places before the window has its turn


class Looking(QObject):
    """Fills a dialog with places, a little at a time, until there are no more or it is closed."""

    def __init__(self, dialog: ConcordanceDialog, library: Library, found: Iterator[list[Line]]) -> None:
        super().__init__(dialog)
        self._dialog = dialog
        self._library = library
        self._found = found
        self._clock = QTimer(self)
        self._clock.setInterval(0)
        self._clock.timeout.connect(self._look)
        self._clock.start()

    @Slot()
    def _look(self) -> None:
        end = time.perf_counter() + SLICE
        lines: list[Line] = []
        while time.perf_counter() < end:
            part = next(self._found, None)
            if part is None:
                self._clock.stop()
                break
            lines += part
        titles = {
            article.id: article.title
            for article in self._library.articles.rows(list({line.article for line in lines}))
        }
        self._dialog.add(
            Place(line, titles.get(line.article, ""), line.left, line.words, line.right) for line in lines
        )
        if not self._clock.isActive():
            self._dialog.finish()


def note_place(note: Annotation, title: str) -> Place:
    """Return the line of a note: its passage in context, or its words."""
    anchor = note.anchor
    words = note.note or _("On the whole article") if anchor is None else anchor.quote
    sides = ("", "") if anchor is None else (anchor.prefix, anchor.suffix)
    left, middle, right = (" ".join(each.split()) for each in (sides[0], words, sides[1]))
    return Place(note.id, title, left, middle, right)


def spans_of(library: Library, lines: Sequence[Line], unit: str) -> list[tuple[ArticleId, Span]]:
    """Return what is marked of each line: its words, their sentence or their paragraph.

    A line whose words stand no longer where they were found is passed over.
    """
    wanted: list[tuple[ArticleId, Span]] = []
    for article, group in groupby(lines, key=_article_of):
        text = library.articles.version(article).text
        wanted += [(article, _unit_around(text, line, unit)) for line in group if _stands(text, line)]
    return list(dict.fromkeys(wanted))


def _stands(text: str, line: Line) -> bool:
    return " ".join(text[line.start : line.end].split()) == line.words.strip()


def _article_of(line: Line) -> ArticleId:
    return line.article


def _unit_around(text: str, line: Line, unit: str) -> Span:
    if unit == "words":
        return Span(line.start, line.end)
    first, last = (unit_at(text, place, Unit(unit)) for place in (line.start, line.end - 1))
    return Span(min(first.start, line.start), max(last.end, line.end))
