"""From a tag in the codebook to its notes, and to a note on the tag itself."""

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
