"""What a screen reader gets of the text: a document with its words, caret, selection and marks."""

from collections.abc import Callable, Generator

import pytest
from hypothesis import given
from hypothesis import strategies as some
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QTextCharFormat, QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.model import Mention, Span
from ui.reader.mirror import Mirror
from ui.reader.pane import ReaderPane
from ui.reader.records import AnnotationMark, Head
from ui.reader.style import ReaderStyle
from ui.reader.view import ReaderView

TEXT = "In 🏛 Shusha boats wait.\nالقارب ينتظر the tide.\nNobody counts them."  # noqa: RUF001  # Arabic is meant


@pytest.fixture
def view(pane: ReaderPane) -> ReaderView:
    pane.show_article(Head("A title", "By A. Writer"), TEXT, ())
    pane.view.setFocus()
    return pane.view


def told(view: ReaderView) -> QAccessible:
    """Return what Qt hands to a screen reader for the view."""
    return QAccessible.queryAccessibleInterface(view)


def mirror_of(view: ReaderView) -> Mirror:
    told(view).textInterface()
    made = view.findChild(Mirror)
    assert made is not None
    return made


def test_nothing_is_made_while_nobody_listens(view: ReaderView) -> None:
    view.select(Span(3, 8))
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert not QAccessible.isActive()
    assert view.findChild(Mirror) is None


@pytest.mark.usefixtures("listening")
def test_the_view_is_a_document_with_the_articles_text(view: ReaderView) -> None:
    document = told(view)
    assert document.role() is QAccessible.Role.Document
    assert document.text(QAccessible.Text.Name) == "Article text"
    assert document.text(QAccessible.Text.Description) == "A title"
    state = document.state()
    assert state.readOnly
    assert state.multiLine
    assert state.selectableText
    assert state.focusable
    words = document.textInterface()
    assert words.characterCount() == len(TEXT) + 1  # the emoji is two for Qt
    assert words.text(0, words.characterCount()) == TEXT
    assert document.editableTextInterface() is None
    assert document.actionInterface().actionNames() == ["SetFocus"]
    assert document.valueInterface() is None


@pytest.mark.usefixtures("listening")
def test_a_screen_reader_gives_the_text_the_keyboard(view: ReaderView) -> None:
    view.clearFocus()
    told(view).actionInterface().doAction("SetFocus")
    assert view.hasFocus()
    assert not mirror_of(view).field.hasFocus()


@pytest.mark.usefixtures("listening")
def test_another_article_takes_the_place_of_the_text(view: ReaderView, pane: ReaderPane) -> None:
    words = told(view).textInterface()
    view.select(Span(3, 8))
    pane.show_article(Head("Another"), "Short.", (), position=2)
    assert words.text(0, words.characterCount()) == "Short."
    assert words.cursorPosition() == 2
    assert words.selectionCount() == 0
    pane.clear()
    assert words.characterCount() == 0


@pytest.mark.usefixtures("listening")
def test_the_caret_and_the_selection_are_told_in_the_units_of_qt(view: ReaderView) -> None:
    words, field = told(view).textInterface(), mirror_of(view).field
    view.caret.go_to(TEXT.index("Shusha"))
    assert words.cursorPosition() == TEXT.index("Shusha") + 1
    QTest.keyClick(
        view, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert words.selectionCount() == 1
    assert field.textCursor().selectedText() == view.selected_text() == "Shusha "
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert words.selectionCount() == 0
    assert words.cursorPosition() == TEXT.index("Shusha") + 1


@pytest.mark.usefixtures("listening")
def test_the_letter_at_the_caret_is_told_where_it_is_seen(view: ReaderView, pane: ReaderPane) -> None:
    pane.show_article(Head("Long"), "\n\n".join(["Salt and letters come. " * 9] * 99), ())
    words = told(view).textInterface()
    for place in (3, 40, 900, 9_000):
        view.caret.go_to(place)
        view.scroll_by(7)
        box = view.caret.rect()
        assert box is not None
        seen = view.viewport().mapToGlobal(box.topLeft().toPoint())
        assert words.characterRect(place).topLeft() == seen


@pytest.mark.usefixtures("listening")
def test_a_screen_reader_puts_the_caret_and_selects(view: ReaderView) -> None:
    words = told(view).textInterface()
    words.setCursorPosition(TEXT.index("boats") + 1)
    assert view.caret.position == TEXT.index("boats")
    words.setSelection(0, TEXT.index("boats") + 1, TEXT.index("wait") + 1)
    assert view.selected_text() == "boats "
    assert view.caret.position == TEXT.index("wait")
    words.removeSelection(0)
    assert view.selected_span() is None


@pytest.mark.usefixtures("listening")
def test_a_selection_towards_the_start_keeps_its_caret_there(view: ReaderView) -> None:
    field = mirror_of(view).field
    cursor = field.textCursor()
    cursor.setPosition(TEXT.index("wait") + 1)
    cursor.setPosition(TEXT.index("boats") + 1, QTextCursor.MoveMode.KeepAnchor)
    field.setTextCursor(cursor)
    assert view.selected_text() == "boats "
    assert view.caret.position == TEXT.index("boats")
    assert (field.textCursor().anchor(), field.textCursor().position()) == (
        cursor.anchor(),
        cursor.position(),
    )


def formats(view: ReaderView) -> list[tuple[str, str, bool]]:
    """Return the runs of the mirror's text: words, ground, whether they are underlined."""
    found = []
    block = mirror_of(view).field.document().begin()
    while block.isValid():
        for part in block:
            form = part.fragment().charFormat()
            ground = form.background()
            colour = ground.color().name() if ground.style() is not Qt.BrushStyle.NoBrush else ""
            found.append((part.fragment().text(), colour, form.fontUnderline() or _is_underlined(form)))
        block = block.next()
    return found


def _is_underlined(form: QTextCharFormat) -> bool:
    return form.underlineStyle() is not QTextCharFormat.UnderlineStyle.NoUnderline


@pytest.mark.usefixtures("listening")
def test_the_marks_around_the_caret_are_formats(
    view: ReaderView, style: ReaderStyle, mention: Callable[..., Mention]
) -> None:
    shusha = TEXT.index("Shusha")
    assert {run[1:] for run in formats(view)} == {("", False)}
    view.set_mentions([mention(1, shusha, shusha + 6)], {1: "Shusha"})
    view.set_annotations([AnnotationMark(1, shusha, shusha + 12, ("#ff0000",), ("Places",), "A note")])
    red = style.fill("#ff0000")
    assert formats(view)[:4] == [
        ("In 🏛 ", "", False),
        ("Shusha", red, True),
        (" boats", red, False),
        (" wait.", "", False),
    ]
    view.set_highlights_shown(False)
    assert {run[1:] for run in formats(view)} == {("", False)}


@pytest.mark.usefixtures("listening")
def test_formats_go_with_the_caret_through_a_long_text(pane: ReaderPane) -> None:
    view = pane.view
    pane.show_article(Head("Long"), "Salt and letters.\n" * 3_000, ())
    view.set_annotations([AnnotationMark(n, 18 * n, 18 * n + 4) for n in range(3_000)])
    at_start = [run for run in formats(view) if run[1]]
    view.caret.go_to(18 * 2_000)
    field = mirror_of(view).field
    cursor = field.textCursor()
    cursor.setPosition(18 * 2_000 + 2)
    assert cursor.charFormat().background().style() is not Qt.BrushStyle.NoBrush
    cursor.setPosition(2)
    assert cursor.charFormat().background().style() is Qt.BrushStyle.NoBrush
    assert 100 < len(at_start) < 200


@pytest.mark.usefixtures("listening")
def test_a_paragraph_that_takes_too_long_to_lay_out_gets_no_formats(pane: ReaderPane) -> None:
    view = pane.view
    pane.show_article(Head("Long"), "Salt and letters. " * 3_000, ())
    view.set_annotations([AnnotationMark(1, 0, 4)])
    view.caret.go_to(2)
    assert formats(view) == [(view.page.text, "", False)]
    assert view.caret.speech.said == "Highlight."


@pytest.mark.usefixtures("listening")
def test_the_mirror_goes_with_its_view(qtbot: QtBot, style: ReaderStyle) -> None:
    pane = ReaderPane(style)
    field = mirror_of(pane.view).field
    assert not field.isVisible()
    with qtbot.waitSignal(field.destroyed):
        pane.deleteLater()


@pytest.fixture(scope="module")
def unseen(style: ReaderStyle) -> Generator[ReaderView, None, None]:
    """A view for many examples."""
    QAccessible.setActive(True)
    pane = ReaderPane(style)
    yield pane.view
    pane.deleteLater()
    QAccessible.setActive(False)


@given(
    text=some.text(some.characters(exclude_categories=["Cs"], exclude_characters="\r\0")), data=some.data()
)
def test_every_position_is_told_and_taken_back_as_itself(
    unseen: ReaderView, text: str, data: some.DataObject
) -> None:
    unseen.show_article(Head(""), text, ())
    places = some.integers(0, len(text))
    anchor, caret = data.draw(places), data.draw(places)
    field = mirror_of(unseen).field
    assert field.document().characterCount() - 1 == len(text.encode("utf-16-le")) // 2
    unseen.caret.go_to(anchor)
    unseen.caret.go_to(caret, extend=True)
    wanted = unseen.selected_span()
    told(unseen).textInterface().setCursorPosition(0)
    cursor = field.textCursor()
    for place, mode in ((anchor, QTextCursor.MoveMode.MoveAnchor), (caret, QTextCursor.MoveMode.KeepAnchor)):
        cursor.setPosition(len(text[:place].encode("utf-16-le")) // 2, mode)
    field.setTextCursor(cursor)
    assert unseen.selected_span() == wanted
    assert unseen.caret.position == caret
