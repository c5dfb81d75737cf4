"""Benches of the reader's view against a bare view that lays out and paints visible paragraphs only."""

from collections.abc import Iterator

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractScrollArea, QApplication

from desktop.model import Block, BlockKind, EntityId, Kind, Mention, MentionId
from desktop.text.paragraphs import paragraphs
from tests.bench.probe import Row, cpu, made_text
from ui.reader.fonts import load_reader_font
from ui.reader.records import Head
from ui.reader.style import style_of
from ui.reader.view import ReaderView
from ui.theme import LIGHT

SIZE = (640, 800)
KINDS = list(Kind)
CASES = ((3_000, 60, 1.5), (1_000_000, 20_000, 2.0), (10_000_000, 200_000, 2.0))


class BareView(QAbstractScrollArea):
    """Lays out and paints the paragraphs that are visible, without marks, selection or anything else."""

    def __init__(self, face: QFont) -> None:
        super().__init__()
        self._face = face
        self._paragraphs: list[str] = []

    def show_text(self, text: str) -> None:
        """Split a text into paragraphs, as any view must."""
        self._paragraphs = text.split("\n\n")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Lay out and paint from the top until the window is full."""
        painter = QPainter(self.viewport())
        top = 0.0
        for paragraph in self._paragraphs:
            if top > self.viewport().height():
                break
            top = self._paint_paragraph(painter, paragraph, top) + 12
        painter.end()

    def _paint_paragraph(self, painter: QPainter, paragraph: str, top: float) -> float:
        layout = QTextLayout(paragraph, self._face)
        layout.setTextOption(QTextOption())
        layout.beginLayout()
        line = layout.createLine()
        while line.isValid():
            line.setLineWidth(560)
            line.setPosition(QPointF(40, top))
            top += line.height() * 1.3
            line = layout.createLine()
        layout.endLayout()
        layout.draw(painter, QPointF(0, 0))
        return top


def mentions_in(text: str, count: int) -> list[Mention]:
    """Return ``count`` made mentions spread evenly over a text."""
    step = max(8, len(text) // count)
    return [
        Mention(MentionId(number), "", start, start + 6, KINDS[number % 8], EntityId(1), "", "bench")
        for number, start in enumerate(range(0, len(text) - 8, step))
    ]


def first_frames() -> Iterator[Row]:
    """From the call that shows an article to its painted first frame, in CPU time of the thread."""
    application = QApplication.instance() or QApplication([])
    style = style_of(LIGHT, family=load_reader_font())
    view, bare = ReaderView(style), BareView(QFont(style.family, 14))
    for each in (view, bare):
        each.resize(*SIZE)
        each.show()
    application.processEvents()
    for size, count, aim in CASES:
        text = made_text(size)
        blocks = [Block(span.start, span.end, BlockKind.PARAGRAPH) for span in paragraphs(text)]
        mentions = mentions_in(text, count)

        def show(text: str = text, blocks: list[Block] = blocks, mentions: list[Mention] = mentions) -> None:
            view.show_article(Head("A report", "By a reporter"), text, blocks)
            view.set_mentions(mentions)
            view.viewport().repaint()

        def show_bare(text: str = text) -> None:
            bare.show_text(text)
            bare.viewport().repaint()

        times = 20 if size < CASES[-1][0] else 5
        limit = cpu(show_bare, times=times)
        measured = cpu(show, times=times)
        what = f"first frame, {size / 1000:,.0f} KB with {count:,} marks"
        yield Row(what, measured, limit, "ms of CPU", f"{aim} x")
