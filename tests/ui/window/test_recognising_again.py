"""Another run of an engine shows what it would change before it does; corrections are counted by kind."""

from pytestqt.qtbot import QtBot

from desktop.library import Library
from desktop.model import ArticleId, FoundMention, Kind, Span
from desktop.recognition.installation import available
from desktop.text.decisions import occurrences
from ui.dialogs.corrected import CorrectedDialog
from ui.dialogs.recognised_again import RecognisedAgainDialog, summary
from ui.window import Window


def library_of(window: Window) -> Library:
    assert window.session.library is not None
    return window.session.library


def prepared(window: Window) -> ArticleId:
    """Find two words wrongly, and put one of them right."""
    library, number = library_of(window), window.panes.articles.model.ids[0]
    version = library.articles.version(number)
    wrong = [occurrences(version.text, words)[0] for words in ("Ships", "Baku", "May")]
    library.mentions.store(
        version.id, "test 1", [FoundMention(each.start, each.end, Kind.LAW) for each in wrong]
    )
    library.corrections.mark([(number, wrong[1])], Kind.EVENT)
    return number


def test_differences_say_what_is_added_gone_and_other_and_leave_decisions(window: Window) -> None:
    number = prepared(window)
    library = library_of(window)
    version = library.articles.version(number)
    baku, shusha, may = (occurrences(version.text, words)[0] for words in ("Baku", "Shusha", "May"))
    found = [FoundMention(each.start, each.end, Kind.PLACE) for each in (baku, shusha, may)]
    before = library.mentions.of(number)
    differences = library.mentions.differences([(version.id, found)])
    assert [(each.what, each.line.words, each.was, each.now) for each in differences] == [
        ("gone", "Ships", Kind.LAW, None),
        ("added", "Shusha", None, Kind.PLACE),
        ("other kind", "May", Kind.LAW, Kind.PLACE),
    ]
    assert summary(differences).startswith("1 added, 1 gone, 1 of another kind.")
    assert library.mentions.of(number) == before
    library.mentions.store(version.id, "test 2", found)
    assert library.mentions.differences([(version.id, found)]) == []
    assert Span(baku.start, baku.end) in {
        Span(each.start, each.end) for each in library.mentions.of(number) if each.kind is Kind.EVENT
    }


def test_the_command_shows_the_lines_first_and_then_takes_them(window: Window, qtbot: QtBot) -> None:
    if available() is not None:
        return  # without a model there is nothing to run again
    number = prepared(window)
    window.panes.articles.choose(number)
    window.commands.action("recognise_again").trigger()
    again = window.background.recognising_again(window.messages, window.frame)
    qtbot.waitUntil(lambda: again.dialog is not None, timeout=60_000)
    dialog = again.dialog
    assert isinstance(dialog, RecognisedAgainDialog)
    assert dialog.table.rowCount() > 0
    library = library_of(window)
    assert library.mentions.recognised_by(number) == "test 1"
    dialog.apply.click()
    qtbot.waitUntil(lambda: library.mentions.recognised_by(number) != "test 1")
    assert [each.kind for each in library.mentions.of(number) if each.source == "person"] == [Kind.EVENT]


def test_corrections_are_counted_by_kind(window: Window) -> None:
    prepared(window)
    window.commands.action("corrected").trigger()
    dialog = window.dialogs.shown
    assert isinstance(dialog, CorrectedDialog)
    cells = [
        [dialog.table.item(row, column).text() for column in range(dialog.table.columnCount())]
        for row in range(dialog.table.rowCount())
    ]
    assert ["Agreements", "3", "0", "1", "0", "0"] in cells
