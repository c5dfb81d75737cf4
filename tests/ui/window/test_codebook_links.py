"""From a tag in the codebook to its notes, and to a note on the tag itself."""

from PySide6.QtWidgets import QApplication, QMenu

from desktop.text.links import LinkKind, link_to, markdown_link
from tests.ui.window.acting import library_of
from ui.pages.codebook import CodebookPage
from ui.pages.journal import JournalPage
from ui.window import Window


def test_the_codebook_leads_to_the_notes_of_a_tag_and_to_a_note_on_it(window: Window) -> None:
    window.pages.show("codebook")
    page = window.pages.page
    assert isinstance(page, CodebookPage)
    page.pane.panel.notes.click()
    assert window.pages.name == "notes"
    water = library_of(window).tags.named("Water")
    assert water is not None
    window.pages.show("codebook", water.id)
    page.pane.panel.memo.click()
    assert window.pages.name == "journal"
    assert library_of(window).memos.all() == []
    first = library_of(window).memos.add(note="why", tag=water.id)
    window.pages.show("codebook", water.id)
    page.pane.panel.memo.click()
    journal = window.pages.page
    assert isinstance(journal, JournalPage)
    assert journal.pane.view.id == first.id


def test_a_tag_says_what_links_to_it_and_what_its_memo_says(window: Window) -> None:
    library = library_of(window)
    water = library.tags.named("Water")
    assert water is not None
    window.pages.show("codebook", water.id)
    page = window.pages.page
    assert isinstance(page, CodebookPage)
    panel = page.pane.panel
    assert panel.linked.isHidden()
    assert panel.about.isHidden()
    library.memos.add(title="Why water", note="It is **scarce**.", tag=water.id)
    link = markdown_link("Water", link_to(library.uid, LinkKind.TAG, water.uid))
    linking = library.memos.add(title="A thought", note=f"see {link}")
    assert panel.about.text() == "Why water\nIt is scarce."
    assert panel.linked.text() == "Linked from 1 note"
    panel.linked.click()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.actions()[0].trigger()
    journal = window.pages.page
    assert isinstance(journal, JournalPage)
    assert journal.pane.view.id == linking.id
