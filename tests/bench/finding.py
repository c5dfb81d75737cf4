"""Benches of finding and moving in long texts: a key in the find bar, a step of the caret, the overview."""

from collections.abc import Iterator
from itertools import cycle

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.bench.probe import Row, cpu, made_text
from ui.reader.fonts import load_reader_font
from ui.reader.pane import ReaderPane
from ui.reader.records import AnnotationMark, Head
from ui.reader.style import style_of
from ui.theme import LIGHT

SIZE = (640, 800)
CASES = (("1 MB with 20,000 marks", 1_000_000, 20_000), ("10 MB with 200,000 marks", 10_000_000, 200_000))
TYPED = cycle("the river of early morning ")
CPU = "ms of CPU"


def finding() -> Iterator[Row]:
    """Type, step and look over two long texts; the limits are what a reader takes for at once."""
    application = QApplication.instance() or QApplication([])
    pane = ReaderPane(style_of(LIGHT, family=load_reader_font()))
    pane.resize(*SIZE)
    pane.show()
    for what, size, count in CASES:
        text = made_text(size)
        pane.show_article(Head("Long"), text, ())
        step = len(text) // count
        pane.set_annotations([AnnotationMark(each, each * step, each * step + 9) for each in range(count)])
        application.processEvents()
        yield from _measured(pane, what)
        pane.finding.leave()
    pane.close()


def _measured(pane: ReaderPane, what: str) -> Iterator[Row]:
    view, line = pane.view, pane.finding.bar.line

    def letter() -> None:
        QTest.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)

    def sentence() -> None:
        QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)

    def typing() -> None:
        QTest.keyClicks(line, next(TYPED))

    def following() -> None:
        QTest.keyClick(line, Qt.Key.Key_Return)

    yield Row(f"a letter by Shift and arrow, {what}", cpu(letter, times=25), 2.0, CPU, "2 ms")
    yield Row(f"a sentence on, {what}", cpu(sentence, times=25), 2.0, CPU, "2 ms")
    pane.finding.ask()
    yield Row(f"a key in the find bar, {what}", cpu(typing, times=25), 50.0, CPU, "50 ms")
    line.setText("river")
    pane.finding.ask()
    yield Row(f"the next find, {what}", cpu(following, times=25), 2.0, CPU, "2 ms")
    yield Row(f"overview strip, {what}", cpu(pane.overview.gather, times=25), 16.0, CPU, "16 ms")
