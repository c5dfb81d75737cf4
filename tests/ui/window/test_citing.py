"""Quotations with their source, references and links, copied from wherever passages and notes are shown."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from desktop.exporting.styles import own_folder
from desktop.model import AnchorState, Annotation, FoundMention, ImportedArticle, Kind
from desktop.text.links import links_in, parse_link
from tests.ui.window.acting import library_of, open_first, select
from ui.pages.index import IndexPage
from ui.pages.notes import NotesPage
from ui.pages.review import ReviewPage
from ui.window import Window
from ui.writing.pasting import pasted

REFERENCE = "Ada Lind, “Emoji 😀 report”, Kara Post, 1 March 2005"
QUOTATION, LINK = "Copy quotation with citation", "Copy link"


def copied() -> str:
    return QGuiApplication.clipboard().text()


def chosen(menu: QMenu | None, words: str) -> str:
    """Choose an entry of a menu and return what was copied."""
    assert menu is not None
    QGuiApplication.clipboard().clear()
    (entry,) = (each for each in menu.actions() if each.text() == words)
    entry.trigger()
    menu.close()
    return copied()


def ask_for_menu(widget: QWidget, point: QPoint, reason: QContextMenuEvent.Reason) -> None:
    QApplication.sendEvent(widget, QContextMenuEvent(reason, point, widget.mapToGlobal(point)))


def cite_in(window: Window, style: str) -> None:
    window.session.keep(replace(window.session.settings, citation_style=style))


def noted(window: Window, *, quote: str = "Emoji", note: str = "") -> Annotation:
    article = window.reading.article
    number = article.id if article is not None else open_first(window)
    annotations = library_of(window).annotations
    return annotations.add(number, annotations.quote_span(number, quote), note=note)


def test_a_selection_is_cited_in_the_style_of_the_settings(window: Window) -> None:
    open_first(window)
    select(window, 0, 5)
    for style, citation in (
        ("", f"({REFERENCE}, ¶ 1)"),
        ("author-date", "(Lind 2005, ¶ 1)"),
        ("numeric", f"({REFERENCE}, ¶ 1)"),
    ):
        cite_in(window, style)
        window.panes.reader.bar.cite_button.click()
        assert copied() == f"“Emoji” {citation}"


def test_a_style_that_cannot_be_used_is_told_and_the_usual_one_taken(window: Window) -> None:
    own_folder().mkdir(parents=True)
    (own_folder() / "odd.csl").write_text("no style", encoding="utf-8")
    open_first(window)
    select(window, 0, 5)
    for style, words in (("odd", "cannot be used as a citation style"), ("gone", "no citation style “gone”")):
        cite_in(window, style)
        window.commands.action("copy_citation").trigger()
        assert copied() == f"“Emoji” ({REFERENCE}, ¶ 1)"
        assert words in window.panes.banner.text


def test_the_bar_and_a_command_copy_the_link_of_a_passage_or_of_its_article(window: Window) -> None:
    article = library_of(window).articles.get(open_first(window))
    select(window, 0, 5)
    window.panes.reader.bar.link_button.click()
    link = parse_link(copied())
    assert link is not None
    assert (link.uid, link.annotation) == (article.uid, None)
    assert "a highlighted passage has a link of its own" in window.panes.status.message
    annotation = noted(window)
    select(window, 0, 5)
    window.commands.action("copy_passage_link").trigger()
    link = parse_link(copied())
    assert link is not None
    assert link.annotation == annotation.uid
    assert next(links_in(pasted(QGuiApplication.clipboard().mimeData()))).label == "Emoji 😀 report, ¶ 1"


def test_a_note_on_a_whole_article_copies_its_reference(window: Window) -> None:
    note = library_of(window).annotations.add(open_first(window), None, note="All of it")
    window.panes.inspector.notes.citation_requested.emit(note.id)
    assert copied() == "Lind, Ada. “Emoji 😀 report”. Kara Post, 1 March 2005."
    window.commands.action("cite_article").trigger()
    assert copied() == "Lind, Ada. “Emoji 😀 report”. Kara Post, 1 March 2005."
    assert "article/" in pasted(QGuiApplication.clipboard().mimeData())


def test_a_note_without_a_place_is_cited_without_a_paragraph(window: Window) -> None:
    note = noted(window)
    library = library_of(window)
    library.versions.reread(note.article, ImportedArticle("Quite another text, with nothing of it."))
    orphan = library.annotations.get(note.id)
    assert orphan.anchor is not None
    assert orphan.anchor.state is AnchorState.ORPHAN
    window.annotating.citing.cite_note(note.id)
    assert copied() == f"“Emoji” ({REFERENCE})"
    window.pages.show("review", note.id)
    page = window.pages.page
    assert isinstance(page, ReviewPage)
    for reason in (QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard):
        ask_for_menu(page.view, QPoint(50, 90), reason)
        assert chosen(page.citing.menu, QUOTATION) == f"“Emoji” ({REFERENCE})"
    ask_for_menu(page.view, QPoint(50, 90), QContextMenuEvent.Reason.Mouse)
    assert chosen(page.citing.menu, LINK).endswith(note.uid)


def test_the_notes_page_copies_one_quotation_or_several_and_links_to_memos(window: Window) -> None:
    first, second = noted(window), noted(window, quote="report")
    library = library_of(window)
    memo = library.memos.add(note="Compare")
    window.pages.show("notes")
    page = window.pages.page
    assert isinstance(page, NotesPage)
    page.acts._chosen = lambda: [first.id]
    page.acts.show_menu(QPoint(9, 9))
    assert chosen(page.acts.menu, QUOTATION) == f"“Emoji” ({REFERENCE}, ¶ 1)"
    page.acts._chosen = lambda: [first.id, memo.id, second.id]
    page.acts.show_menu(QPoint(9, 9))
    both = f"“Emoji” ({REFERENCE}, ¶ 1)\n\n“report” ({REFERENCE}, ¶ 1)"
    assert chosen(page.acts.menu, "Copy quotations with citations") == both
    page.acts._chosen = lambda: [memo.id]
    page.acts.show_menu(QPoint(9, 9))
    assert chosen(page.acts.menu, LINK) == f"scholiast://{library.uid}/note/{memo.uid}"


def test_hits_of_a_search_are_cited_from_their_lines(window: Window, qtbot: QtBot) -> None:
    open_first(window)
    library = library_of(window)
    window.passages.of_query("emoji", library.articles.ids())
    dialog = window.passages.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.model.rowCount() > 0)
    table = dialog.table
    where = table.visualRect(dialog.model.index(0, 1)).center()
    ask_for_menu(table.viewport(), where, QContextMenuEvent.Reason.Mouse)
    assert chosen(window.passages._citing.menu, QUOTATION).endswith("¶ 1)")
    table.selectRow(0)
    ask_for_menu(table.viewport(), QPoint(1, 1), QContextMenuEvent.Reason.Keyboard)
    assert chosen(window.passages._citing.menu, LINK).startswith(f"scholiast://{library.uid}/article/")
    dialog.close()


def test_places_where_an_entity_is_named_are_cited_from_the_index(window: Window) -> None:
    library, number = library_of(window), open_first(window)
    text = library.articles.version(number)
    library.mentions.store(text.id, "house 1", [FoundMention(0, 5, Kind.ORGANISATION)])
    window.pages.show("index")
    page = window.pages.page
    assert isinstance(page, IndexPage)
    entity = next(each for each in library.mentions.entities() if each.name == "Emoji")
    page.show_entity(entity.id)
    places = page.pane.card.places
    where = places.visualRect(places.places.index(0, 0)).center()
    ask_for_menu(places.viewport(), where, QContextMenuEvent.Reason.Mouse)
    assert chosen(page.citing.menu, QUOTATION) == f"“Emoji” ({REFERENCE}, ¶ 1)"
    places.setCurrentIndex(places.places.index(0, 0))
    ask_for_menu(places.viewport(), QPoint(), QContextMenuEvent.Reason.Keyboard)
    assert parse_link(chosen(page.citing.menu, LINK)) is not None


def test_a_note_that_is_gone_is_told(window: Window, folder: Path) -> None:
    note = noted(window)
    assert folder
    citing = window.annotating.citing
    citing.show_menu(note.id, QPoint(5, 5))
    library_of(window).annotations.delete([note.id])
    assert chosen(citing.menu, QUOTATION) == ""


@pytest.mark.parametrize("name", ["copy_citation", "copy_passage_link", "cite_article"])
def test_without_an_article_nothing_is_offered(name: str, window: Window) -> None:
    assert not window.commands.action(name).isEnabled()
