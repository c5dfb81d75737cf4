"""Links at the desk: on cards and details, on the clipboard, and what a note loses to nobody."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from desktop.model import Annotation, Span
from desktop.text.links import LinkKind, article_link, link_to, links_in, markdown_link
from tests.ui.window.acting import library_of, open_first, select
from tests.ui.window.noting import shown
from ui.notes.card import NoteCard
from ui.pages.journal import JournalPage
from ui.window import Window
from ui.writing.pasting import NOTE_MIME, pasted

NOWHERE = "0193a000-0000-7000-8000-00000000dead"


def marked(window: Window, note: str = "") -> Annotation:
    """Open the first article and mark its first word."""
    return library_of(window).annotations.add(open_first(window), Span(0, 5), note=note)


def card_of(window: Window, annotation: Annotation) -> NoteCard:
    return window.panes.inspector.notes.cards.card(annotation.id)


def clipboard() -> QMimeData:
    return QGuiApplication.clipboard().mimeData()


def open_menu(window: Window) -> QMenu:
    return next(each for each in window.frame.findChildren(QMenu) if each.isVisible())


def test_a_card_says_what_links_to_it_as_soon_as_something_does(window: Window) -> None:
    library, annotation = library_of(window), marked(window)
    assert card_of(window, annotation).linked.isHidden()
    link = markdown_link("the passage", link_to(library.uid, LinkKind.NOTE, annotation.uid))
    memo = library.memos.add(title="A & B", note=link)
    card = card_of(window, annotation)
    assert card.linked.text() == "Linked from 1 note"
    card.linked.click()
    (action,) = open_menu(window).actions()
    assert action.text() == "A && B"
    action.trigger()
    assert window.pages.name == "journal"
    window.pages.show("")
    library.annotations.delete([memo.id])
    assert card_of(window, annotation).linked.isHidden()


def test_the_details_say_what_links_to_the_article(window: Window) -> None:
    library, number = library_of(window), open_first(window)
    article = library.articles.get(number)
    details = window.panes.inspector.details
    assert details.linked.isHidden()
    other = library.annotations.all()[0]
    library.annotations.edit(other.id, note=markdown_link("it", article_link(library.uid, article.uid)))
    assert not details.linked.isHidden()
    details.linked.click()
    (action,) = open_menu(window).actions()
    assert "it" in action.text()
    action.trigger()
    opened = window.reading.article
    assert opened is not None
    assert opened.id == other.article


def test_a_link_on_a_card_leads_to_the_note_of_another_article(window: Window) -> None:
    library = library_of(window)
    other = library.annotations.all()[0]
    annotation = marked(window, markdown_link("there", link_to(library.uid, LinkKind.NOTE, other.uid)))
    window.frame.activateWindow()
    editor = card_of(window, annotation).editor
    editor.setFocus()
    editor.link_asked.emit(link_to(library.uid, LinkKind.NOTE, other.uid))
    assert window.panes.reader.isAncestorOf(QApplication.focusWidget() or window.panes.sidebar)
    opened = window.reading.article
    assert opened is not None
    assert opened.id == other.article
    assert window.panes.reader.view.layer.active == other.id


@pytest.mark.parametrize("kind", LinkKind)
def test_a_link_to_what_is_gone_is_said_and_leaves_the_page(window: Window, kind: LinkKind) -> None:
    number = open_first(window)
    window.linking.follow(link_to(library_of(window).uid, kind, NOWHERE))
    assert "is not in the library any more" in window.panes.banner.text
    assert "undone" not in window.panes.banner.text
    assert window.reading.article is not None
    assert window.reading.article.id == number


def test_a_window_opens_at_a_memo_that_the_command_line_names(window: Window) -> None:
    library = library_of(window)
    memo = library.memos.add(title="Boats")
    window.settle(link_to(library.uid, LinkKind.NOTE, memo.uid))
    assert window.pages.name == "journal"
    page = window.pages.page
    assert isinstance(page, JournalPage)
    assert page.pane.view.id == memo.id


def test_an_address_that_is_no_web_page_is_not_followed(window: Window) -> None:
    window.linking.follow("file:///etc/passwd")
    assert "leads nowhere" in window.panes.status.message


def test_copied_words_are_quoted_with_their_link_by_a_note(qtbot: QtBot, window: Window) -> None:
    library, number = library_of(window), open_first(window)
    article = library.articles.get(number)
    at = library.articles.version(number).text.index("Baku")
    select(window, at, at + 4)
    window.commands.action("copy").trigger()
    assert clipboard().text() == "Baku"
    title = f"{article.title}, ¶ 1"
    assert (
        pasted(clipboard()) == f"> Baku\n\n{markdown_link(title, article_link(library.uid, article.uid))}\n"
    )
    window.frame.activateWindow()
    view = window.panes.reader.view
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    QGuiApplication.clipboard().clear()
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert clipboard().hasFormat(NOTE_MIME)


def test_a_copied_citation_links_to_the_note_on_its_passage(window: Window) -> None:
    annotation = marked(window)
    select(window, 0, 5)
    window.commands.action("copy_citation").trigger()
    (link,) = links_in(pasted(clipboard()))
    assert link.link.annotation == annotation.uid
    assert clipboard().text().startswith("“Emoji” (Ada Lind")
    window.annotating.citing.cite_note(annotation.id)
    (link,) = links_in(pasted(clipboard()))
    assert link.link.annotation == annotation.uid


def test_a_copied_link_is_pasted_with_the_name_of_what_it_leads_to(window: Window) -> None:
    annotation = marked(window, "On *emoji*")
    window.annotating.citing.link_note(annotation.id)
    assert clipboard().text().startswith("scholiast://")
    assert pasted(clipboard()).startswith("[On emoji](scholiast://")
    window.commands.action("copy_link").trigger()
    assert pasted(clipboard()).startswith("[Emoji 😀 report](scholiast://")


def test_brackets_in_a_card_offer_what_the_library_has(qtbot: QtBot, window: Window) -> None:
    annotation = marked(window)
    window.frame.activateWindow()
    editor = card_of(window, annotation).editor
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)
    qtbot.keyClicks(editor, "[[quiet")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    editor.commit()
    (link,) = library_of(window).linking.links(library_of(window).annotations.get(annotation.id).note)
    assert link.target is not None
    assert link.target.name == "A quiet harvest"


def test_words_typed_into_a_note_that_is_gone_become_a_memo(window: Window) -> None:
    library, annotation = library_of(window), marked(window)
    editor = card_of(window, annotation).editor
    editor.insertPlainText("typed too late")
    library.annotations.delete([annotation.id])
    (memo,) = library.memos.all()
    assert memo.note == "typed too late"
    assert "memo in the journal" in window.panes.status.message


def test_a_draft_of_a_note_that_is_gone_disturbs_nobody(window: Window) -> None:
    annotation = marked(window)
    library_of(window).annotations.delete([annotation.id])
    window.annotating.save_draft(annotation.id, "typed too late")


def test_an_earlier_wording_of_a_card_is_brought_back_and_that_undone(window: Window) -> None:
    library, annotation = library_of(window), marked(window, "First words")
    library.annotations.edit(annotation.id, note="Second words")
    card = card_of(window, annotation)
    card.editor.insertPlainText("Typed: ")
    wanted = next(each for each in card.menu().actions() if each.text() == "Earlier wordings…")
    wanted.trigger()
    dialog = window.earlier.dialog
    assert dialog is not None
    assert dialog.times.count() == 2
    assert dialog.text.toPlainText() == "Typed: Second words"
    dialog.times.setCurrentRow(1)
    assert dialog.text.toPlainText() == "FirstTyped: Second words"
    dialog.bring_back.click()
    assert library.annotations.get(annotation.id).note == "First words"
    window.commands.action("undo").trigger()
    assert library.annotations.get(annotation.id).note == "Typed: Second words"


def test_a_note_on_the_page_of_all_notes_completes_its_links_and_follows_them(
    qtbot: QtBot, window: Window
) -> None:
    library = library_of(window)
    number = library.annotations.all()[0].id
    window.frame.activateWindow()
    page = shown(window, qtbot)
    page.pane.editing_asked.emit(number)
    editor = page.writing.editor
    assert editor is not None
    qtbot.waitUntil(editor.hasFocus)
    qtbot.keyClicks(editor, " [[quiet")
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    qtbot.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    opened = window.reading.article
    assert opened is not None
    assert (window.pages.name, opened.title) == ("", "A quiet harvest")
    (link,) = links_in(library.annotations.get(number).note)
    assert link.label == "A quiet harvest"


def test_words_typed_on_the_page_of_all_notes_into_one_that_is_gone_become_a_memo(
    qtbot: QtBot, window: Window
) -> None:
    library = library_of(window)
    number = library.annotations.all()[0].id
    window.frame.activateWindow()
    page = shown(window, qtbot)
    page.pane.editing_asked.emit(number)
    editor = page.writing.editor
    assert editor is not None
    qtbot.keyClicks(editor, " and more")
    library.annotations.delete([number])
    (memo,) = library.memos.all()
    assert memo.note == "A note and more"
