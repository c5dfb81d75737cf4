"""Articles from before languages were told get theirs, once, and a reader's word stands."""

from pytestqt.qtbot import QtBot

from desktop.library import Library
from desktop.work import Worker
from tests.ui.window.at_once import AtOnce
from ui.jobs import Jobs
from ui.window import Window
from ui.work.languages import LanguageJob


def library_of(window: Window) -> Library:
    assert window.session.library is not None
    return window.session.library


def test_older_articles_get_their_language_once_and_without_a_step(window: Window, qtbot: QtBot) -> None:
    library, ids = library_of(window), window.panes.articles.model.ids
    library.articles.edit(ids[0], language="German")
    steps = len(library.history())
    work = AtOnce()
    job = LanguageJob(window.session, Jobs(), Worker(executor=work))
    job.start()
    qtbot.waitUntil(lambda: not job.running)
    assert [each.language for each in library.articles.rows(ids)] == ["de", "en", "en", "en", "en"]
    assert len(library.history()) == steps
    assert len(work.calls) == 1
    job.start()
    assert not job.running
    assert len(work.calls) == 1


def test_the_details_show_a_language_by_its_name_and_take_another(window: Window) -> None:
    library, number = library_of(window), window.panes.articles.model.ids[0]
    library.articles.fill_languages({number: "en"})
    window.panes.articles.choose(number)
    window.reading.open(number)
    field = window.panes.inspector.details.fields["language"]
    assert field.text() == "English"
    field.setText("azerbaijani")
    field.commit()
    assert library.articles.get(number).language == "az"
    assert field.text() == "Azerbaijani"
    assert library.undo_label() == "Edit details"
