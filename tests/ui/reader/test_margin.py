"""The margins: stripes in lanes, notes, and how many passages begin where several do."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from ui.reader.margin import Look, Sign, margin_signs
from ui.reader.pane import ReaderPane
from ui.reader.records import AnnotationMark, Head
from ui.reader.view import ReaderView

TEXT = "Several passages begin at this word, others end on the next lines. " * 12
COLOURS = ("#e0b040", "#5aaa64", "#d46a5c")


@pytest.fixture
def view(pane: ReaderPane) -> ReaderView:
    pane.show_article(Head("Margins"), TEXT, ())
    return pane.view


def signs(view: ReaderView, look: Look) -> list[Sign]:
    return [sign for sign in margin_signs(view.page, view.layer) if sign.look is look]


def test_marks_that_begin_at_one_word_are_counted_beside_its_line(view: ReaderView) -> None:
    view.set_annotations([AnnotationMark(number, 8, 40 + number) for number in range(3)])
    [count] = signs(view, Look.COUNT)
    assert {mark.id for mark in count.annotations} == {0, 1, 2}
    assert count.box.left() >= view.page.left + view.page.column
    view.grab()


def test_marks_at_different_words_need_no_count(view: ReaderView) -> None:
    view.set_annotations([AnnotationMark(1, 0, 7), AnnotationMark(2, 8, 16)])
    assert signs(view, Look.COUNT) == []


def test_more_notes_on_a_line_than_the_margin_holds_are_counted(view: ReaderView) -> None:
    view.set_annotations([AnnotationMark(at, at * 8, at * 8 + 4, note="A note.") for at in range(5)])
    [count] = signs(view, Look.COUNT)
    assert len(count.annotations) == 5
    assert len(signs(view, Look.NOTE)) < 5
    assert all(sign.box.right() <= view.page.width for sign in signs(view, Look.NOTE))


def test_clicks_on_a_count_go_from_one_mark_to_the_next(view: ReaderView) -> None:
    view.set_annotations([AnnotationMark(number, 8, 40 - number) for number in range(3)])
    view.annotation_clicked.connect(view.set_active_annotation)
    [count] = signs(view, Look.COUNT)
    told: list[int] = []
    view.annotation_clicked.connect(told.append)
    for _turn in range(4):
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=count.box.center().toPoint())
        view.pointer._since.invalidate()
    assert told == [0, 1, 2, 0]


def test_the_card_over_a_stripe_or_a_count_names_the_tags(view: ReaderView) -> None:
    view.set_annotations(
        [
            AnnotationMark(1, 8, 40, (COLOURS[0],), ("Exercises",), "The note."),
            AnnotationMark(2, 8, 30, (COLOURS[1],), ("Water/Boats",)),
        ]
    )
    stripe = signs(view, Look.STRIPE)[0].box.center().toPoint()
    view._show_card(stripe)
    assert view._card.text() == "Exercises\nThe note."
    view._show_card(signs(view, Look.COUNT)[0].box.center().toPoint())
    assert view._card.text() == "2 marks begin here\nExercises\nWater/Boats"
    view._show_card(QPoint(1, 1))
    assert not view._card.isVisible()


def test_thirty_marks_over_each_other_have_thirty_lanes_inside_the_margin(view: ReaderView) -> None:
    view.set_annotations([AnnotationMark(number, number, 90 - number, COLOURS[:1]) for number in range(30)])
    boxes = [sign.box for sign in signs(view, Look.STRIPE)]
    assert len({round(box.left(), 3) for box in boxes}) == 30
    assert all(box.left() >= 0 and box.right() < view.page.left and box.width() > 0 for box in boxes)
