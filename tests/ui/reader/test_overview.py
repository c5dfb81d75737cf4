"""The strip beside the scroll bar shows the whole article and leads everywhere in it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.model import Mention, Span
from ui.reader.overview import Sign
from ui.reader.pane import ReaderPane
from ui.reader.records import AnnotationMark, Head

TEXT = "\n\n".join(f"Paragraph {number} names Baku and a river." for number in range(200))
LAST = TEXT.rindex("Baku")


@pytest.fixture
def shown(pane: ReaderPane) -> ReaderPane:
    pane.show_article(Head("A meeting"), TEXT, ())
    while pane.view.page.refine(0.01):
        pass
    return pane


def signs(pane: ReaderPane, lane: str) -> list[Sign]:
    pane.overview.gather()
    return [sign for sign in pane.overview.signs if sign.lane == lane]


def test_every_kind_of_mark_is_where_it_is_in_the_article(
    shown: ReaderPane, mention: Callable[..., Mention]
) -> None:
    middle = TEXT.index("Paragraph 100")
    shown.set_annotations([AnnotationMark(1, middle, middle + 9, ("#e0b040",), ("Tag",), "A note")])
    shown.set_mentions([mention(1, LAST, LAST + 4)], {1: "Baku"})
    shown.show_places(1)
    shown.finding.ask()
    QTest.keyClicks(shown.finding.bar.line, "paragraph 0")
    height = shown.overview.height()
    (note,), (place,), (find,) = (signs(shown, lane) for lane in ("annotation", "entity", "find"))
    assert note.row == pytest.approx(height / 2, abs=4)
    assert place.row == pytest.approx(height, abs=6)
    assert find.row < 20
    assert (note.colour, place.words, find.words) == ("#e0b040", "Baku", "Find 1 of 1")
    picture = shown.overview.grab().toImage()
    assert picture.pixelColor(2, note.row + 1).name() == "#e0b040"
    shown.toggle_highlights()
    assert signs(shown, "annotation") == []


def test_a_click_goes_to_the_mark_or_to_the_part_of_the_article(shown: ReaderPane) -> None:
    shown.set_annotations([AnnotationMark(1, LAST, LAST + 4)])
    (sign,) = signs(shown, "annotation")
    QTest.mouseClick(shown.overview, Qt.MouseButton.LeftButton, pos=QPoint(4, sign.row + 2))
    assert shown.view.page.rects(Span(LAST, LAST + 4))
    assert shown.view.caret.position == LAST
    QTest.mouseClick(shown.overview, Qt.MouseButton.LeftButton, pos=QPoint(4, 2))
    assert shown.view.page.value < 100


def test_the_resting_pointer_is_told_what_a_mark_is(shown: ReaderPane) -> None:
    shown.set_annotations([AnnotationMark(1, LAST, LAST + 4, (), ("Tag",), "<b>note</b>")])
    (sign,) = signs(shown, "annotation")
    at = QPoint(4, sign.row + 1)
    event = QHelpEvent(QHelpEvent.Type.ToolTip, at, shown.overview.mapToGlobal(at))
    QApplication.sendEvent(shown.overview, event)
    assert event.isAccepted()
    assert sign.words == "Tag\n<b>note</b>"


def test_an_article_without_text_has_an_empty_strip(pane: ReaderPane) -> None:
    pane.clear()
    pane.overview.gather()
    assert pane.overview.signs == []
    pane.overview.grab()


def test_many_marks_cost_no_more_than_the_strip_is_high(shown: ReaderPane) -> None:
    length = len(TEXT)
    marks = [AnnotationMark(n, n * length // 20_000, n * length // 20_000 + 3) for n in range(19_000)]
    shown.set_annotations(marks)
    assert len(signs(shown, "annotation")) <= shown.overview.height()
