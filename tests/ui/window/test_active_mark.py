"""What is marked is seen: the new mark is the one at hand, Esc lets a selection go."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.model import Annotation, FileResult, ImportedArticle, Span
from tests.ui.window.acting import library_of, open_first, select
from ui.window import Window


def active(window: Window) -> tuple[int | None, list[int]]:
    """Return the mark that stands out in the text, and the cards that do."""
    cards = window.panes.inspector.notes.cards.cards.values()
    return window.panes.reader.view.layer.active, [card.id for card in cards if card.current]


def test_escape_lets_the_selection_go_and_its_bar(qtbot: QtBot, window: Window) -> None:
    open_first(window)
    select(window, 0, 5)
    assert window.panes.reader.bar.isVisible()
    qtbot.keyClick(window.panes.reader.view, Qt.Key.Key_Escape)
    assert window.panes.reader.view.selected_span() is None
    assert not window.panes.reader.bar.isVisible()


def test_a_new_mark_takes_the_place_of_the_one_at_hand(window: Window) -> None:
    number = open_first(window)
    for start in (0, 20):
        select(window, start, start + 5)
        window.commands.action("highlight").trigger()
        newest = max(each.id for each in library_of(window).annotations.of(number))
        assert active(window) == (newest, [newest])
    select(window, 40, 45)
    window.commands.action("tag_1").trigger()
    newest = max(each.id for each in library_of(window).annotations.of(number))
    assert active(window) == (newest, [newest])


def test_a_selection_out_of_sight_is_shown_before_it_is_marked(window: Window) -> None:
    text = "\n\n".join(f"Paragraph {place}. " + "Boats and nets. " * 40 for place in range(60))
    session = library_of(window).articles.start_import()
    made = ImportedArticle(text=text, title="A long one")
    session.add(FileResult("/library/long.txt", "text", "1", (made,), sha256="9" * 64))
    session.finish()
    number = library_of(window).articles.ids()[0]
    window.reading.open(number)
    view = window.panes.reader.view
    select(window, 0, 9)
    view.page.go_to_end()
    view.scroll_by(0)
    assert not view.selection_rects()
    window.commands.action("highlight").trigger()
    assert view.position() == 0
    assert [each.anchor.start for each in library_of(window).annotations.of(number) if each.anchor] == [0]
    view.select(Span(0, 9))
    assert view.selection_rects()


@pytest.fixture
def mark(window: Window) -> Annotation:
    """Mark a passage, and leave it the annotation at hand with nothing selected, as a click on it does."""
    number = open_first(window)
    select(window, 0, 5)
    window.commands.action("highlight").trigger()
    window.panes.reader.view.setFocus()
    assert window.panes.reader.view.selected_span() is None
    return library_of(window).annotations.of(number)[-1]


def test_the_mark_at_hand_is_tagged_by_the_key_of_a_tag_and_by_g(window: Window, mark: Annotation) -> None:
    annotations = library_of(window).annotations
    count = len(annotations.of(mark.article))
    window.commands.action("tag_1").trigger()
    assert annotations.get(mark.id).tags == ("Water",)
    annotations.untag([mark.id], "Water")
    window.commands.action("tag_again").trigger()
    assert annotations.get(mark.id).tags == ("Water",)
    assert len(annotations.of(mark.article)) == count


def test_t_asks_for_a_tag_for_the_mark_at_hand(qtbot: QtBot, window: Window, mark: Annotation) -> None:
    qtbot.keyClick(window.panes.reader.view, Qt.Key.Key_T)
    picker = window.asking.picker
    assert picker.isVisible()
    qtbot.keyClicks(picker.field, "Sea")
    qtbot.keyClick(picker.field, Qt.Key.Key_Return)
    assert library_of(window).annotations.get(mark.id).tags == ("Sea",)


def test_n_goes_on_with_the_note_of_the_mark_at_hand(qtbot: QtBot, window: Window, mark: Annotation) -> None:
    window.frame.activateWindow()
    qtbot.keyClick(window.panes.reader.view, Qt.Key.Key_N)
    editor = window.panes.inspector.notes.cards.card(mark.id).editor
    qtbot.waitUntil(editor.hasFocus)
    qtbot.keyClicks(editor, "so")
    window.reading.leave()
    assert library_of(window).annotations.get(mark.id).note == "so"


@pytest.mark.parametrize("key", [Qt.Key.Key_N, Qt.Key.Key_S])
@pytest.mark.parametrize("hidden", [True, False])
def test_a_note_to_be_written_is_brought_before_the_entities_or_out_of_hiding(
    qtbot: QtBot, window: Window, *, mark: Annotation, key: Qt.Key, hidden: bool
) -> None:
    window.frame.activateWindow()
    window.panes.inspector.show_tab("entities")
    if hidden:
        window.commands.action("inspector").trigger()
        assert window.panes.inspector.isHidden()
    qtbot.keyClick(window.panes.reader.view, key)
    qtbot.waitUntil(window.panes.inspector.notes.cards.card(mark.id).editor.hasFocus)
    assert window.panes.inspector.tab() == "notes"
    assert window.commands.action("inspector").isChecked()


def test_without_a_mark_at_hand_nothing_in_the_text_can_be_tagged(window: Window, mark: Annotation) -> None:
    names = ("tag", "note", "tag_again", "tag_1")
    assert all(window.commands.action(name).isEnabled() for name in names)
    library_of(window).annotations.delete([mark.id])
    assert not any(window.commands.action(name).isEnabled() for name in names)
