"""The reader as a person uses it: real events on a real widget."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.model import Block, BlockKind, Kind, Mention, Span
from ui.reader.hover import described_place
from ui.reader.pane import ReaderPane
from ui.reader.records import AnnotationMark, Head
from ui.reader.selection_bar import SelectionBar, TagKey
from ui.reader.style import style_of
from ui.reader.view import ReaderView
from ui.theme import DARK

TEXT = (
    "On Monday 😀 they met in Baku. It was the second meeting.\n\nA link is here."
    + "\n\nMore words follow." * 80
)
BAKU = Span(TEXT.index("Baku"), TEXT.index("Baku") + 4)
MakeMention = Callable[..., Mention]
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def view(pane: ReaderPane) -> ReaderView:
    link = Block(TEXT.index("here"), TEXT.index("here") + 4, BlockKind.LINK, 0, {"href": "https://a.example"})
    pane.show_article(Head("A meeting", "By me"), TEXT, [link])
    return pane.view


def spot(view: ReaderView, position: int) -> QPoint:
    point = view.page.point_of(position)
    assert point is not None
    return point.toPoint()


def click(
    view: ReaderView, position: int, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QTest.mouseClick(view.viewport(), LEFT, modifier, spot(view, position) + QPoint(2, 0))
    view.pointer._since.invalidate()  # the next click is one of its own


def drag(view: ReaderView, start: QPoint, end: QPoint) -> None:
    QTest.mousePress(view.viewport(), LEFT, pos=start)
    QTest.mouseMove(view.viewport(), (start + end) / 2)
    QTest.mouseMove(view.viewport(), end)
    QTest.mouseRelease(view.viewport(), LEFT, pos=end)


def test_dragging_selects_characters_and_copies_the_text_as_it_is(view: ReaderView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.selection_changed):
        drag(view, spot(view, BAKU.start), spot(view, BAKU.end))
    assert view.selected_span() == BAKU
    assert view.selected_text() == "Baku"
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Baku"
    click(view, 3)
    assert view.selected_span() is None


def test_two_three_and_four_clicks_take_word_sentence_and_paragraph(view: ReaderView) -> None:
    point = spot(view, BAKU.start + 1)
    taken = []
    QTest.mouseClick(view.viewport(), LEFT, pos=point)
    for _turn in range(3):
        QTest.mouseClick(view.viewport(), LEFT, pos=point)
        taken.append(view.selected_text())
    paragraph = TEXT[: TEXT.index("\n")]
    assert taken == ["Baku", "On Monday 😀 they met in Baku.", paragraph]


def test_shift_and_a_click_extend_the_selection(view: ReaderView) -> None:
    click(view, 3)
    QTest.mouseClick(
        view.viewport(), LEFT, Qt.KeyboardModifier.ShiftModifier, spot(view, BAKU.start) - QPoint(1, 0)
    )
    assert view.selected_span() == Span(3, BAKU.start)


def test_all_is_selected_by_key_and_cleared_by_hand(view: ReaderView) -> None:
    QTest.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert view.selected_span() == Span(0, len(TEXT))
    view.clear_selection()
    assert view.selected_text() == ""


def test_clicks_on_marks_go_from_the_innermost_outwards(view: ReaderView, mention: MakeMention) -> None:
    view.set_mentions([mention(5, BAKU.start, BAKU.end)], {5: "Baku"})
    view.set_annotations([AnnotationMark(1, 0, 40), AnnotationMark(2, BAKU.start - 3, BAKU.end)])
    told: list[tuple[str, int]] = []
    view.annotation_clicked.connect(lambda number: told.append(("annotation", number)))
    view.mention_clicked.connect(lambda number: told.append(("mention", number)))
    for _turn in range(4):
        click(view, BAKU.start + 1)
    assert told == [("mention", 5), ("annotation", 2), ("annotation", 1), ("mention", 5)]
    view.set_hidden_kinds({Kind.PLACE})
    click(view, BAKU.start + 1)
    assert told[-1] == ("annotation", 2)
    view.set_highlights_shown(False)
    click(view, BAKU.start + 1)
    assert len(told) == 5


def test_a_click_on_a_stripe_in_the_margin_goes_to_its_annotation(view: ReaderView, qtbot: QtBot) -> None:
    view.set_annotations([AnnotationMark(9, 0, 20, ("#e0b040",), ("Exercises",), "A note.")])
    first = view.page.rects(Span(0, 20))[0]
    for x in (view.page.left - 16, view.page.left + view.page.column + 17):
        with qtbot.waitSignal(view.annotation_clicked) as told:
            QTest.mouseClick(view.viewport(), LEFT, pos=QPointF(x, first.center().y()).toPoint())
        assert told.args == [9]
    view.set_annotations([])
    with qtbot.assertNotEmitted(view.annotation_clicked):
        click(view, 5)


def test_a_link_is_told_when_it_is_clicked(view: ReaderView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.link_activated) as told:
        click(view, TEXT.index("here") + 1)
    assert told.args == ["https://a.example"]


def turn_wheel(over: QWidget) -> None:
    middle = QPointF(over.rect().center())
    wheel = QWheelEvent(
        middle,
        over.mapToGlobal(middle),
        QPoint(0, -37),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003  # Qt's own signature
    )
    QGuiApplication.sendEvent(over, wheel)


def test_the_wheel_scrolls_the_text_below_the_bar_at_the_selection(view: ReaderView) -> None:
    bar = SelectionBar(view.page.style, view)
    bar.show()
    turn_wheel(bar)
    assert view.page.value == 37


def test_the_wheel_and_the_keys_scroll_by_pixels_and_tell_the_place(view: ReaderView, qtbot: QtBot) -> None:
    turn_wheel(view.viewport())
    assert view.page.value == view.verticalScrollBar().value() == 37
    with qtbot.waitSignals([view.position_changed, view.reached_end]):
        QTest.keyClick(view, Qt.Key.Key_End)
    assert view.page.at_end
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.page.value == 0
    QTest.keyClick(view, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: view.page.value > view.viewport().height() / 2)
    view.verticalScrollBar().setValue(100)
    assert view.page.value == 100


def test_an_article_opens_where_it_was_left(pane: ReaderPane, qtbot: QtBot) -> None:
    position = TEXT.index("More", 900)
    pane.show_article(Head("A meeting"), TEXT, (), position=position)
    assert pane.view.position() == position
    with qtbot.assertNotEmitted(pane.view.reached_end):
        pane.view.reveal(Span(len(TEXT) - 4, len(TEXT)), flash=True, smooth=False)
    assert pane.view.page.point_of(len(TEXT) - 2) is not None
    pane.view.reveal(Span(2, 5))
    qtbot.waitUntil(lambda: pane.view.page.distance_to(2) >= 0)


def test_every_place_that_was_left_is_opened_again_exactly(pane: ReaderPane) -> None:
    text = "\n\n".join(
        f"Paragraph {number}. " + "Some words that follow. " * (number % 40) for number in range(90)
    )
    pane.show_article(Head("A meeting"), text, ())
    for _turn in range(60):
        pane.view.scroll_by(397)
        left = pane.view.position()
        pane.show_article(Head("A meeting"), text, (), position=left)
        assert pane.view.position() == left
    assert pane.view.page.at_end


def test_a_drag_beyond_the_edge_scrolls_on(view: ReaderView, qtbot: QtBot) -> None:
    bottom = view.viewport().rect().bottom()
    QTest.mousePress(view.viewport(), LEFT, pos=spot(view, 3))
    QTest.mouseMove(view.viewport(), QPoint(200, bottom + 120))
    qtbot.waitUntil(lambda: view.page.value > 60)
    QTest.mouseRelease(view.viewport(), LEFT, pos=QPoint(200, bottom + 120))
    span = view.selected_span()
    assert span is not None
    assert span.end > TEXT.index("More")


def test_what_lies_under_the_pointer_is_told_as_plain_text(view: ReaderView, mention: MakeMention) -> None:
    view.set_mentions([mention(5, BAKU.start, BAKU.end)], {5: "<b>Baku</b>"})
    view.set_annotations([AnnotationMark(1, 0, 9, (), ("tag",), "<i>note</i>")])
    assert described_place(view.layer, TEXT, BAKU.start) == "<b>Baku</b> · Place\n1 mention here"
    assert "\nFound by test 1\n" in described_place(view.layer, TEXT, BAKU.start, sources=True)
    assert described_place(view.layer, TEXT, 3) == "tag\n<i>note</i>"
    view._show_card(spot(view, 3) + QPoint(2, 0))
    assert view._card.isVisible()
    assert view._card.textFormat() is Qt.TextFormat.PlainText
    view._show_card(QPoint(2, 2))
    assert not view._card.isVisible()


def test_the_bar_stands_beside_the_selection_and_never_over_it(pane: ReaderPane, view: ReaderView) -> None:
    pane.set_tag_keys([TagKey("1", "Exercises", "#e0b040"), TagKey("2", "a/b", "#5aaa64")])
    for span in (BAKU, Span(0, 12), Span(20, 90), Span(150, 220)):
        view.select(span)
        assert pane.bar.isVisible()
        offset = view.viewport().geometry().topLeft()
        inner = pane.bar.geometry()
        assert not any(
            rect.translated(offset).toAlignedRect().intersects(inner) for rect in view.selection_rects()
        )
        assert view.viewport().geometry().contains(inner)
    view.clear_selection()
    assert not pane.bar.isVisible()


def test_clicks_on_the_shadow_of_the_bar_are_clicks_on_the_text_below(
    pane: ReaderPane, view: ReaderView
) -> None:
    view.select(Span(BAKU.start + 30, BAKU.start + 40))
    shadow = pane.bar.geometry().adjusted(0, 0, 0, 6)
    below = QPoint(shadow.center().x(), shadow.bottom())
    assert view.childAt(below) is view.viewport()
    assert view.childAt(pane.bar.geometry().bottomLeft() + QPoint(9, -3)) is not view.viewport()


def test_the_bar_tells_what_was_wanted(pane: ReaderPane, view: ReaderView, qtbot: QtBot) -> None:
    pane.set_tag_keys([TagKey("1", "Exercises", "#e0b040"), TagKey("7", "a/b", "#5aaa64")])
    view.select(BAKU)
    bar = pane.bar
    for button, signal in (
        (bar.highlight_button, bar.highlight_requested),
        (bar.note_button, bar.note_requested),
        (bar.tag_button, bar.tag_requested),
        (bar.cite_button, bar.cite_requested),
        (bar.link_button, bar.link_requested),
    ):
        with qtbot.waitSignal(signal):
            QTest.mouseClick(button, LEFT)
    with qtbot.waitSignal(bar.tag_key_requested) as told:
        QTest.mouseClick(bar._dots[1], LEFT)
    assert told.args == ["7"]
    pane.set_style(style_of(DARK, family=view.page.style.family))
    assert [dot.tag.key for dot in bar._dots] == ["1", "7"]


def test_the_legend_counts_the_kinds_and_switches_them(
    pane: ReaderPane, view: ReaderView, qtbot: QtBot, mention: MakeMention
) -> None:
    pane.set_mentions(
        [mention(1, 0, 2, Kind.PERSON), mention(2, 3, 9, Kind.DATE), mention(3, 20, 24, Kind.DATE)]
    )
    dates = pane.legend.buttons[Kind.DATE]
    qtbot.waitUntil(dates.isVisible)
    assert dates.text() == "Dates 2"
    assert not pane.legend.buttons[Kind.PLACE].isVisible()
    QTest.mouseClick(dates, LEFT)
    assert view.layer.hidden == {Kind.DATE}
    pane.legend.buttons[Kind.DATE].toggle()
    assert view.layer.hidden == frozenset()
    pane.toggle_highlights()
    assert not view.layer.shown
    assert pane.legend.switch.text() == "Marks off"


def test_a_narrow_pane_makes_more_rows_of_switches(
    pane: ReaderPane, qtbot: QtBot, mention: MakeMention
) -> None:
    pane.set_mentions([mention(number, 0, 2, kind) for number, kind in enumerate(Kind)])
    qtbot.waitUntil(pane.legend.buttons[Kind.DATE].isVisible)
    pane.resize(420, 500)
    qtbot.waitUntil(lambda: pane.legend.height() > 50)
    boxes = [button.geometry() for button in pane.legend.buttons.values()]
    assert not any(one.intersects(other) for one in boxes for other in boxes if one is not other)


def test_every_control_has_a_name(pane: ReaderPane) -> None:
    for control in (
        pane,
        pane.view,
        pane.bar,
        pane.legend,
        pane.legend.switch,
        *pane.legend.buttons.values(),
    ):
        assert control.accessibleName()


def test_thirty_overlapping_marks_notes_and_a_lit_passage_are_painted(
    view: ReaderView, mention: MakeMention
) -> None:
    colours = ("#e0b040", "#5aaa64", "#d46a5c")
    view.set_annotations(
        [
            AnnotationMark(number, number, 60 - number, colours[: number % 4], ("t",), "note" * (number % 2))
            for number in range(30)
        ]
    )
    view.set_mentions([mention(1, 0, 30), mention(2, 5, 20, Kind.EVENT), mention(3, 6, 9, Kind.LAW)])
    plain = view.grab().toImage()
    view.set_active_annotation(3)
    view.select(Span(0, 30))
    view.reveal(Span(0, 9), flash=True)
    assert view.grab().toImage() != plain


def test_another_article_takes_no_marks_or_selection_over(
    pane: ReaderPane, view: ReaderView, qtbot: QtBot
) -> None:
    view.set_annotations([AnnotationMark(1, 0, 9)])
    view.select(Span(0, 9))
    with qtbot.waitSignal(view.selection_changed):
        pane.clear()
    assert view.selected_span() is None
    assert view.layer.annotations_over(0, 99) == []
    view.grab()


def test_the_pointer_shows_what_a_click_would_do(view: ReaderView, mention: MakeMention) -> None:
    view.set_mentions([mention(5, BAKU.start, BAKU.end)])
    view.set_annotations([AnnotationMark(1, 0, 9)])
    first = view.page.rects(Span(0, 9))[0].center()
    places = [
        (spot(view, BAKU.start) + QPoint(2, 0), Qt.CursorShape.PointingHandCursor),
        (spot(view, BAKU.start - 2), Qt.CursorShape.IBeamCursor),
        (spot(view, TEXT.index("here")) + QPoint(2, 0), Qt.CursorShape.PointingHandCursor),
        (QPointF(view.page.left - 16, first.y()).toPoint(), Qt.CursorShape.PointingHandCursor),
        (QPoint(2, 300), Qt.CursorShape.ArrowCursor),
    ]
    for place, shape in places:
        QTest.mouseMove(view.viewport(), place)
        assert view.viewport().cursor().shape() is shape


def test_the_other_buttons_leave_the_selection_alone(view: ReaderView, qtbot: QtBot) -> None:
    view.select(BAKU)
    point = spot(view, 3)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.RightButton, pos=point)
    assert view.selected_span() == BAKU
    menu = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, view.viewport().mapToGlobal(point))
    with qtbot.waitSignal(view.context_requested) as told:
        QGuiApplication.sendEvent(view.viewport(), menu)
    assert told.args == [view.viewport().mapToGlobal(point)]


def test_lists_quotations_pages_and_pictures_are_painted(pane: ReaderPane) -> None:
    words = ["- item", "quoted", "\u05e9\u05dc\u05d5\u05dd", "page 2", "a picture"]
    kinds = [BlockKind.LIST, BlockKind.QUOTE, BlockKind.QUOTE, BlockKind.PAGE, BlockKind.IMAGE]
    text, blocks = "\n".join(words), []
    for word, kind in zip(words, kinds, strict=True):
        start = text.index(word)
        blocks.append(Block(start, start + len(word), kind, 1))
    pane.show_article(Head("Blocks"), text, ())
    plain = pane.view.grab().toImage()
    pane.show_article(Head("Blocks"), text, blocks)
    pane.set_annotations([AnnotationMark(1, text.index("a picture"), len(text), ("#e0b040",))])
    assert pane.view.grab().toImage() != plain


def test_a_page_turned_twice_in_one_glide_goes_two_pages(view: ReaderView, qtbot: QtBot) -> None:
    for _turn in range(2):
        QTest.keyClick(view, Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: view.page.value > view.viewport().height())
    QTest.keyClick(view, Qt.Key.Key_PageUp, Qt.KeyboardModifier.NoModifier)
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.page.value == 0
    QTest.keyClick(view, Qt.Key.Key_F7)
    assert view.page.value == 0


def test_a_selection_that_fills_the_window_leaves_the_bar_inside_it(
    pane: ReaderPane, view: ReaderView
) -> None:
    view.select_all()
    assert pane.bar.isVisible()
    assert view.viewport().geometry().intersects(pane.bar.geometry())
    view.scroll_by(900)
    assert view.viewport().geometry().contains(pane.bar.geometry().center())


def test_the_reader_shows_that_it_has_the_keyboard(qtbot: QtBot, pane: ReaderPane) -> None:
    accent = QColor(pane.view.page.style.accent)
    pane.activateWindow()
    pane.view.setFocus()
    qtbot.waitUntil(pane.view.hasFocus)
    assert pane.view.viewport().grab().toImage().pixelColor(0, 100) == accent
    pane.view.clearFocus()
    assert pane.view.viewport().grab().toImage().pixelColor(0, 100) != accent
