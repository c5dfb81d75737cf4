"""Entities are gone through one by one; what is accepted or rejected lasts."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.library import Library
from desktop.model import ArticleId, FileResult, FoundMention, ImportedArticle, Kind, Span
from desktop.text.decisions import occurrences
from desktop.work import Worker
from tests.ui.window.at_once import AtOnce
from ui.reader.whereabouts import shown_span
from ui.window import Window


def library_of(window: Window) -> Library:
    assert window.session.library is not None
    return window.session.library


def find(library: Library, article: ArticleId, engine: str = "test 1") -> None:
    version = library.articles.version(article)
    spans = [*occurrences(version.text, "Baku"), *occurrences(version.text, "Shusha")]
    found = [FoundMention(each.start, each.end, Kind.PLACE) for each in sorted(spans)]
    library.mentions.store(version.id, engine, found)


@pytest.fixture
def articles(window: Window) -> list[ArticleId]:
    """Find six places in the first two articles of the list, and open the first."""
    listed = list(window.panes.articles.model.ids)[:2]
    for each in listed:
        find(library_of(window), each)
    window.panes.articles.choose(listed[0])
    window.reading.open(listed[0])
    window.commands.action("review_entities").trigger()
    return listed


def press(window: Window, qtbot: QtBot, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(window.panes.review_bar, key)


def sources(window: Window, article: ArticleId) -> list[tuple[Kind, str]]:
    return [(each.kind, each.source) for each in library_of(window).mentions.of(article)]


def test_answers_by_key_are_decisions_that_a_further_run_does_not_change(
    window: Window, articles: list[ArticleId], qtbot: QtBot
) -> None:
    assert window.panes.review_bar.question.text() == "“Baku”: Place?"
    assert window.panes.review_bar.counts.text() == "1 of 6"
    press(window, qtbot, Qt.Key.Key_A, Qt.Key.Key_X, Qt.Key.Key_2, Qt.Key.Key_Space)
    decided = [
        (Kind.PLACE, "person"), (Kind.ORGANISATION, "person"), *[(Kind.PLACE, "test 1")] * 3,
    ]  # fmt: skip
    assert sources(window, articles[0]) == decided
    find(library_of(window), articles[0], "test 2")
    assert sources(window, articles[0])[:2] == decided[:2]
    assert len(sources(window, articles[0])) == 5
    assert library_of(window).undo_label() == "Mark “Baku” as organisation"


def test_it_goes_back_and_answers_anew(window: Window, articles: list[ArticleId], qtbot: QtBot) -> None:
    press(window, qtbot, Qt.Key.Key_X, Qt.Key.Key_Backspace)
    assert window.panes.review_bar.question.text() == "“Baku”: not an entity?"
    press(window, qtbot, Qt.Key.Key_3)
    assert sources(window, articles[0])[0] == (Kind.PLACE, "person")
    assert window.panes.review_bar.question.text() == "“Shusha”: Place?"


def test_it_goes_on_in_the_next_article_and_ends_with_the_last(
    window: Window, articles: list[ArticleId], qtbot: QtBot
) -> None:
    press(window, qtbot, *[Qt.Key.Key_A] * 6)
    assert window.reading.article is not None
    assert window.reading.article.id == articles[1]
    assert window.panes.review_bar.counts.text() == "1 of 6"
    press(window, qtbot, *[Qt.Key.Key_A] * 6)
    assert not window.panes.review_bar.isVisible()
    assert not window.commands.action("review_entities").isChecked()
    assert {source for each in articles for _kind, source in sources(window, each)} == {"person"}


@pytest.fixture
def doubtful(window: Window, monkeypatch: pytest.MonkeyPatch) -> ArticleId:
    """Let the second article name "Ships" as a person, once wrongly in small letters, and look for doubts."""
    monkeypatch.setattr(window.background, "_reader", Worker(executor=AtOnce()))
    library, listed = library_of(window), list(window.panes.articles.model.ids)
    for each in listed[:1]:
        find(library, each)
    version = library.articles.version(listed[1])
    ships, boats = occurrences(version.text, "Ships")[0], occurrences(version.text, "boats")[0]
    found = [FoundMention(each.start, each.end, Kind.PERSON) for each in (ships, boats)]
    library.mentions.store(version.id, "test 1", found)
    return listed[1]


def test_the_least_certain_of_the_library_come_first_and_it_says_why(
    window: Window, doubtful: ArticleId, qtbot: QtBot
) -> None:
    bar, command = window.panes.review_bar, window.commands.action("review_doubtful")
    window.panes.articles.choose(window.panes.articles.model.ids[0])
    command.trigger()
    qtbot.waitUntil(bar.isVisible)
    assert window.reading.article is not None
    assert window.reading.article.id == doubtful
    assert bar.question.text() == "“boats”: Person?"
    assert bar.doubts.text() == (
        "Doubtful: it begins with a small letter; nobody of that name is named in full; "
        "it is named only once here."
    )
    assert bar.counts.text() == "1 of 2"
    assert (command.isChecked(), bar.order.isChecked()) == (True, True)
    press(window, qtbot, Qt.Key.Key_X)
    assert bar.question.text() == "“Ships”: Person?"
    press(window, qtbot, Qt.Key.Key_Backspace)
    assert bar.question.text() == "“boats”: not an entity?"
    press(window, qtbot, Qt.Key.Key_1, Qt.Key.Key_A)
    assert not bar.isVisible()
    assert not command.isChecked()
    assert sources(window, doubtful) == [(Kind.PERSON, "person")] * 2
    assert library_of(window).undo_label() == "Mark “Ships” as person"


def test_a_key_changes_between_the_orders(window: Window, doubtful: ArticleId, qtbot: QtBot) -> None:
    window.panes.articles.choose(doubtful)
    window.reading.open(doubtful)
    window.commands.action("review_entities").trigger()
    bar = window.panes.review_bar
    assert (bar.question.text(), bar.doubts.isVisible()) == ("“Ships”: Person?", False)
    press(window, qtbot, Qt.Key.Key_L)
    qtbot.waitUntil(lambda: bar.question.text() == "“boats”: Person?")
    assert window.commands.action("review_doubtful").isChecked()
    assert not window.commands.action("review_entities").isChecked()
    press(window, qtbot, Qt.Key.Key_L)
    assert not bar.order.isChecked()
    assert window.commands.action("review_entities").isChecked()


def test_what_was_decided_meanwhile_is_not_asked(window: Window, doubtful: ArticleId, qtbot: QtBot) -> None:
    bar = window.panes.review_bar
    window.commands.action("review_doubtful").trigger()
    qtbot.waitUntil(bar.isVisible)
    (ships, _boats) = library_of(window).mentions.of(doubtful)
    library_of(window).corrections.mark([(doubtful, Span(ships.start, ships.end))], Kind.PERSON)
    press(window, qtbot, Qt.Key.Key_Space)
    assert not bar.isVisible()


def test_escape_ends_it_and_the_command_shows_whether_it_goes_on(
    window: Window, articles: list[ArticleId], qtbot: QtBot
) -> None:
    assert window.commands.action("review_entities").isChecked()
    press(window, qtbot, Qt.Key.Key_Escape)
    assert not window.panes.review_bar.isVisible()
    assert not window.commands.action("review_entities").isChecked()
    assert {source for _kind, source in sources(window, articles[0])} == {"test 1"}


@pytest.mark.parametrize("order", ["review_entities", "review_doubtful"])
def test_what_is_undone_while_it_is_asked_about_is_asked_as_it_stands(
    window: Window, doubtful: ArticleId, qtbot: QtBot, order: str
) -> None:
    bar = window.panes.review_bar
    window.panes.articles.choose(doubtful)
    window.reading.open(doubtful)
    window.commands.action(order).trigger()
    qtbot.waitUntil(bar.isVisible)
    asked = bar.question.text()
    assert asked.endswith("Person?")
    press(window, qtbot, Qt.Key.Key_2, Qt.Key.Key_Backspace)
    assert bar.question.text() == asked.replace("Person", "Organisation")
    library_of(window).undo()
    assert bar.question.text() == asked
    press(window, qtbot, Qt.Key.Key_A)
    decided = [each.kind for each in library_of(window).mentions.of(doubtful) if each.source == "person"]
    assert decided == [Kind.PERSON]
    library_of(window).undo()
    press(window, qtbot, Qt.Key.Key_Backspace)
    assert bar.question.text() == asked


def test_the_first_question_in_an_article_that_was_not_open_is_in_sight(
    window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window.background, "_reader", Worker(executor=AtOnce()))
    library, view = library_of(window), window.panes.reader.view
    lines = [f"Paragraph {number} says that they mend the nets again." for number in range(80)]
    lines[30] = "Here boats are named."
    storing = library.articles.start_import()
    read = ImportedArticle(text="\n\n".join(lines), title="Long")
    (row,) = storing.add(FileResult("/long.txt", "text", "1", (read,), sha256="f" * 64))
    storing.finish()
    version = library.articles.version(library.articles.find(row.id or "").id)
    (boats,) = occurrences(version.text, "boats")
    library.mentions.store(version.id, "test 1", [FoundMention(boats.start, boats.end, Kind.PERSON)])
    window.commands.action("review_doubtful").trigger()
    qtbot.waitUntil(window.panes.review_bar.isVisible)
    assert window.panes.review_bar.question.text() == "“boats”: Person?"
    shown = shown_span(view.page)
    assert shown.start <= boats.start < boats.end <= shown.end


def test_what_the_window_tells_meanwhile_leaves_the_bar_free(
    window: Window, articles: list[ArticleId]
) -> None:
    assert articles
    banner, bar = window.panes.banner, window.panes.review_bar
    banner.tell("One article was read by another engine.", offer="Show", stays=True)
    top = bar.mapTo(window.panes.stage, bar.rect().topLeft()).y()
    assert bar.isVisible()
    assert banner.geometry().bottom() < top


def test_nothing_behind_the_list_of_all_places_takes_keys(window: Window, articles: list[ArticleId]) -> None:
    assert articles
    window.commands.action("entity_all").trigger()
    dialog = window.correcting.dialog
    assert dialog is not None
    assert dialog.isModal()
    dialog.close()
