"""Going about by key in a whole window: marking, entities, back and forward, paragraphs, progress."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.model import FileResult, FoundMention, ImportedArticle, Kind, Span
from tests.ui.window.acting import library_of, open_first, select
from ui.reader.whereabouts import go_to_end
from ui.window import Window

Key, Held = Qt.Key, Qt.KeyboardModifier
CTRL, SHIFT, ALT, NONE = Held.ControlModifier, Held.ShiftModifier, Held.AltModifier, Held.NoModifier


def press(key: Qt.Key, held: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
    """Press a key wherever the keyboard is."""
    for _time in range(times):
        QTest.keyClick(QApplication.focusWidget() or QApplication.activeWindow(), key, held)


@pytest.fixture
def reading(qtbot: QtBot, window: Window) -> Window:
    """A window with the keyboard in the text of an article that names Baku and Shusha three times each."""
    number = open_first(window)
    version = library_of(window).articles.version(number)
    found = []
    at = -1
    while (at := version.text.find("Baku", at + 1)) >= 0:
        found.append(FoundMention(at, at + 4, Kind.PLACE))
    while (at := version.text.find("May", at + 1)) >= 0:
        found.append(FoundMention(at, at + 3, Kind.DATE))
    library_of(window).mentions.store(version.id, "test 2", sorted(found, key=lambda each: each.start))
    window.frame.activateWindow()
    window.panes.reader.view.setFocus()
    qtbot.waitUntil(window.panes.reader.view.hasFocus)
    return window


def marked(window: Window) -> list[str]:
    assert window.reading.article is not None
    found = library_of(window).annotations.of(window.reading.article.id)
    return [each.anchor.quote for each in found if each.anchor is not None]


def test_passages_are_marked_one_after_the_other_without_the_mouse(reading: Window, qtbot: QtBot) -> None:
    view = reading.panes.reader.view
    for _passage in range(3):
        press(Key.Key_Right, CTRL | SHIFT, 2)
        press(Key.Key_H)
        assert view.selected_span() is None
        press(Key.Key_Right, CTRL)
    press(Key.Key_S, SHIFT)
    press(Key.Key_1)
    quotes = marked(reading)
    assert len(quotes) == 4
    assert quotes == sorted(quotes, key=view.page.text.index)
    assert quotes[-1] == "Ships from Baku reached Shusha in May."
    assert view.caret.position == view.page.text.index(quotes[-1]) + len(quotes[-1])
    press(Key.Key_Right, SHIFT | CTRL, 3)
    press(Key.Key_N)
    qtbot.waitUntil(lambda: not view.hasFocus())
    QTest.keyClicks(QApplication.focusWidget(), "hn1")
    press(Key.Key_Return, CTRL)
    qtbot.waitUntil(view.hasFocus)
    assert view.caret.shown
    notes = [each.note for each in library_of(reading).annotations.all()]
    assert "hn1" in notes
    assert len(marked(reading)) == 5


def test_the_bar_is_gone_through_by_key(reading: Window, qtbot: QtBot) -> None:
    view, bar = reading.panes.reader.view, reading.panes.reader.bar
    press(Key.Key_Right, CTRL | SHIFT)
    press(Key.Key_Return)
    assert QApplication.focusWidget() is bar.highlight_button
    press(Key.Key_Right)
    assert QApplication.focusWidget() is bar.note_button
    press(Key.Key_Left, NONE, 2)
    assert QApplication.focusWidget() is bar.link_button
    press(Key.Key_Escape)
    assert view.hasFocus()
    assert view.selected_span() is not None
    press(Key.Key_Return)
    press(Key.Key_Return)
    assert len(marked(reading)) == 1
    qtbot.waitUntil(view.hasFocus)


def test_delete_means_the_note_in_the_text_and_the_article_in_the_list(reading: Window) -> None:
    count = len(library_of(reading).articles.ids())
    select(reading, 0, 5)
    press(Key.Key_H)
    assert len(marked(reading)) == 1
    press(Key.Key_Delete)
    assert marked(reading) == []
    press(Key.Key_Delete)
    assert len(library_of(reading).articles.ids()) == count
    reading.panes.articles.table.setFocus()
    press(Key.Key_Delete)
    assert len(library_of(reading).articles.ids()) == count - 1


def test_a_passage_is_changed_by_key_and_by_its_handles_in_one_step(reading: Window) -> None:
    view = reading.panes.reader.view
    text = view.page.text
    first, second, third = (text.index(word) for word in text.split()[:3])
    select(reading, first, third - 1)
    press(Key.Key_H)
    steps = len(library_of(reading).history())
    press(Key.Key_R)
    press(Key.Key_Right, CTRL | SHIFT, 2)
    press(Key.Key_R)
    press(Key.Key_Right, CTRL | SHIFT)
    press(Key.Key_Return)
    assert marked(reading) == [text[second : third + len(text[third:].split()[0])].strip()]
    assert len(library_of(reading).history()) == steps + 1
    press(Key.Key_R)
    press(Key.Key_Right, SHIFT | CTRL)
    press(Key.Key_Escape)
    assert len(library_of(reading).history()) == steps + 1
    handle = next(each for each in view.resizing.handles() if each.end)
    point = view.page.point_of(len("x") + text.index("Ships"))
    assert point is not None
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=handle.box.center().toPoint())
    QTest.mouseMove(view.viewport(), point.toPoint() - QPoint(30, 0))
    QTest.mouseMove(view.viewport(), point.toPoint())
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=point.toPoint())
    assert marked(reading) == [text[second : text.index("Ships") + 1]]
    library_of(reading).undo()
    assert len(marked(reading)[0]) < text.index("Ships")


def test_entities_are_gone_through_by_kind_and_by_name(reading: Window) -> None:
    view = reading.panes.reader.view
    text = view.page.text
    press(Key.Key_F4)
    baku = text.index("Baku")
    assert view.caret.position == baku
    press(Key.Key_F4)
    assert view.caret.position == text.index("May")
    press(Key.Key_F4, SHIFT)
    press(Key.Key_M)
    assert view.caret.position == text.index("Baku", baku + 1)
    press(Key.Key_M, SHIFT, 2)
    assert view.caret.position == text.rindex("Baku")
    press(Key.Key_L)
    assert view.caret.position == baku
    press(Key.Key_E, SHIFT)
    assert view.selected_text() == "Baku"


def test_back_and_forward_go_over_places_and_articles(reading: Window, qtbot: QtBot) -> None:
    storing = library_of(reading).articles.start_import()
    long = "\n\n".join(f"Paragraph {number} says little." for number in range(200))
    made = ImportedArticle(text=long, title="Long")
    row = storing.add(FileResult("/library/long.txt", "text", "1", (made,), sha256="f" * 64))[0]
    storing.finish()
    first = reading.reading.article
    assert row.id is not None
    reading.navigation.open(row.id)
    reading.moving.go_to_paragraph(150)
    view = reading.panes.reader.view
    there = view.position()
    assert there > long.index("Paragraph 140")
    press(Key.Key_Left, ALT)
    assert view.position() == 0
    press(Key.Key_Left, ALT)
    assert reading.reading.article == first
    assert not reading.commands.action("go_back").isEnabled()
    press(Key.Key_Right, ALT, 2)
    assert view.position() == there
    qtbot.waitUntil(lambda: "left" in reading.panes.status.progress)
    go_to_end(view)
    assert reading.panes.status.progress == "100 %"


def test_a_paragraph_is_asked_for_by_its_number(reading: Window) -> None:
    press(Key.Key_G, CTRL)
    dialog = reading.moving.dialog
    assert dialog is not None
    dialog.setIntValue(2)
    dialog.accept()
    view = reading.panes.reader.view
    assert view.page.text[view.caret.position :].startswith("The second paragraph")


def test_a_selection_is_copied_as_markdown_with_a_link_to_its_note(reading: Window) -> None:
    select(reading, 0, 5)
    press(Key.Key_H)
    assert reading.reading.article is not None
    note = library_of(reading).annotations.of(reading.reading.article.id)[0]
    reading.panes.reader.view.select(Span(0, 5))
    press(Key.Key_C, CTRL | ALT)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == f"> {note.anchor.quote if note.anchor else ''}"
    assert lines[-1].endswith(f"{note.article_uid}?annotation={note.uid})")


def test_the_keyboard_goes_from_the_text_to_the_card(reading: Window, qtbot: QtBot) -> None:
    select(reading, 0, 5)
    press(Key.Key_H)
    press(Key.Key_S)
    qtbot.waitUntil(lambda: not reading.panes.reader.view.hasFocus())
    QTest.keyClicks(QApplication.focusWidget(), "said")
    press(Key.Key_Return, CTRL)
    assert "said" in [each.note for each in library_of(reading).annotations.all()]


def test_single_keys_are_typed_where_one_types(reading: Window) -> None:
    press(Key.Key_F, CTRL)
    line = reading.panes.reader.finding.bar.line
    assert line.hasFocus()
    before = len(library_of(reading).history())
    QTest.keyClicks(line, "hnt1esjkulmr.,")
    press(Key.Key_Delete)
    press(Key.Key_Delete, SHIFT)
    assert line.text() == "hnt1esjkulmr.,"
    assert len(library_of(reading).history()) == before
    assert marked(reading) == []
    press(Key.Key_Escape)
    assert reading.panes.reader.view.hasFocus()


def test_the_words_of_the_search_are_marked_in_every_article_opened(reading: Window, qtbot: QtBot) -> None:
    reading.panes.toolbar.search.line.setText("baku -nothing")
    finder = reading.panes.reader.view.finder
    qtbot.waitUntil(lambda: len(finder) == 3)
    reading.panes.articles.step(1)
    qtbot.waitUntil(lambda: len(finder) == 3 and not finder.looking)
    reading.panes.toolbar.search.clear()
    assert len(finder) == 0


def test_the_way_back_from_many_finds_is_one_step(reading: Window) -> None:
    text = "\n\n".join(f"Paragraph {number} says little." for number in range(300))
    storing = library_of(reading).articles.start_import()
    made = ImportedArticle(text=text, title="Long")
    row = storing.add(FileResult("/library/long.txt", "text", "1", (made,), sha256="e" * 64))[0]
    storing.finish()
    assert row.id is not None
    reading.navigation.open(row.id)
    reading.panes.reader.view.setFocus()
    steps = len(reading.moving.trail.behind)
    press(Key.Key_F, CTRL)
    QTest.keyClicks(reading.panes.reader.finding.bar.line, "1 says")
    for _find in range(20):
        press(Key.Key_F3)
    press(Key.Key_Escape)
    assert len(reading.moving.trail.behind) == steps + 1
    press(Key.Key_Left, ALT)
    assert reading.panes.reader.view.position() == 0


def test_a_star_has_the_key_that_is_one(reading: Window) -> None:
    press(Key.Key_Asterisk)
    assert reading.reading.article is not None
    assert library_of(reading).articles.rows([reading.reading.article.id])[0].starred


def test_what_the_window_says_stands_above_the_find_bar(reading: Window, qtbot: QtBot) -> None:
    banner, bar = reading.panes.banner, reading.panes.reader.finding.bar
    banner.tell("Something was done.")
    low = banner.geometry().bottom()
    press(Key.Key_F, CTRL)
    qtbot.waitUntil(lambda: banner.geometry().bottom() < low)
    top = bar.mapTo(reading.panes.stage, QPoint(0, 0)).y()
    assert banner.geometry().bottom() < top
    press(Key.Key_Escape)
    qtbot.waitUntil(lambda: banner.geometry().bottom() == low)


def test_how_far_the_reader_is_is_told_beside_the_article_and_beside_no_page(
    reading: Window, qtbot: QtBot
) -> None:
    go_to_end(reading.panes.reader.view)
    qtbot.waitUntil(lambda: reading.panes.status.progress == "100 %")
    labels = reading.panes.status.findChildren(QLabel)
    told = [each for each in labels if each.text() == "100 %" or each.text().endswith(" words")]
    assert [each.isVisible() for each in told] == [True, True]
    reading.pages.show("notes")
    assert [each.isVisible() for each in told] == [False, False]
    reading.pages.leave()
    assert [each.isVisible() for each in told] == [True, True]
