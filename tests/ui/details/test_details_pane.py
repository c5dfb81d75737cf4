"""What is known about an article, and changing it."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.model import Article, ArticleId, Version, VersionId
from ui.details.fields import date_problem, tidied_date
from ui.details.pane import DetailsPane


def article(number: int = 1, **facts: str | None) -> Article:
    known: dict[str, str | None] = {
        "title": "Joint exercises kick off", "author": "Fatima Hasanova", "source": "Azernews",
        "date": "2022-12-05", "url": "https://example.org/a", "language": "en",
    }  # fmt: skip
    return Article(
        id=ArticleId(number), uid="article", **(known | facts), words=418,
        read=False, starred=False, binned=None,
        added="2026-11-22T10:00:00Z", modified="2026-11-22T10:00:00Z", annotations=0,
    )  # fmt: skip


def version(codec: str | None = "cp1252") -> Version:
    return Version(
        VersionId(1), "version", ArticleId(1), 2, "text", "0" * 64, "2026-11-22T10:00:00Z",
        codec, "/papers/report.txt", "text",
    )  # fmt: skip


@pytest.fixture
def pane(qtbot: QtBot) -> DetailsPane:
    pane = DetailsPane()
    qtbot.addWidget(pane)
    pane.resize(300, 700)
    pane.show_article(article(), version(), has_original=True)
    pane.show()
    qtbot.waitExposed(pane)
    pane.activateWindow()
    return pane


def type_over(qtbot: QtBot, pane: DetailsPane, fact: str, words: str) -> None:
    field = pane.fields[fact]
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    qtbot.keyClicks(field, words)


def test_everything_known_is_shown(pane: DetailsPane) -> None:
    assert pane.fields["title"].text() == "Joint exercises kick off"
    assert pane.fields["date"].text() == "2022-12-05"
    assert pane.values["path"].text() == "report.txt"
    assert pane.values["version"].text() == "2"
    assert pane.codec.currentText() == "cp1252"


def test_a_long_title_is_shown_from_its_start_after_the_keyboard_left(
    pane: DetailsPane, qtbot: QtBot
) -> None:
    pane.show_article(article(title="A long title" * 10), version())
    title = pane.fields["title"]
    title.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(title.hasFocus)
    pane.fields["author"].setFocus()
    pane.commit()
    assert title.cursorPosition() == 0
    assert title.toolTip() == title.text()


def test_looking_at_a_field_changes_nothing(pane: DetailsPane, qtbot: QtBot) -> None:
    pane.show_article(article(author=" kept as it is ", date="spring 2005"), version())
    with qtbot.assertNotEmitted(pane.field_changed):
        pane.commit()
    assert pane.problem.text() == ""


def test_enter_tells_the_change(pane: DetailsPane, qtbot: QtBot) -> None:
    type_over(qtbot, pane, "author", " F. Hasanova ")
    with qtbot.waitSignal(pane.field_changed) as told:
        qtbot.keyClick(pane.fields["author"], Qt.Key.Key_Return)
    assert told.args == [1, "author", "F. Hasanova"]


def test_leaving_a_field_tells_the_change_once(pane: DetailsPane, qtbot: QtBot) -> None:
    type_over(qtbot, pane, "source", "")
    with qtbot.waitSignal(pane.field_changed) as told:
        pane.fields["title"].setFocus()
    assert told.args == [1, "source", ""]
    with qtbot.assertNotEmitted(pane.field_changed):
        pane.commit()


def test_a_wrong_date_is_refused_with_a_sentence(pane: DetailsPane, qtbot: QtBot) -> None:
    type_over(qtbot, pane, "date", "2022-13-05")
    with qtbot.assertNotEmitted(pane.field_changed):
        qtbot.keyClick(pane.fields["date"], Qt.Key.Key_Return)
    assert pane.problem.text() == "There is no such day: 2022-13-05."
    assert pane.problem.isVisible()
    qtbot.keyClick(pane.fields["date"], Qt.Key.Key_Escape)
    assert pane.fields["date"].text() == "2022-12-05"
    assert not pane.problem.isVisible()


@pytest.mark.parametrize("typed", ["2005", "2005-02", "2005-02-28", "2024-02-29"])
def test_dates_of_every_precision_are_taken(typed: str) -> None:
    assert not date_problem(typed)


@pytest.mark.parametrize("typed", ["05", "2005-2", "2005-02-30", "soon", "٢٠٠٥", "2005-02-28-01", "0000"])
def test_other_words_are_no_dates(typed: str) -> None:
    assert date_problem(typed)


def test_a_date_as_people_write_it_is_tidied() -> None:
    assert tidied_date("5 December 2022") == "2022-12-05"
    assert tidied_date(" someday ") == "someday"


def test_an_article_keeps_a_title(pane: DetailsPane, qtbot: QtBot) -> None:
    type_over(qtbot, pane, "title", "")
    with qtbot.assertNotEmitted(pane.field_changed):
        pane.commit()
    assert "title" in pane.problem.text()


def test_a_change_elsewhere_leaves_the_field_being_typed_in_alone(pane: DetailsPane, qtbot: QtBot) -> None:
    type_over(qtbot, pane, "author", "half a na")
    pane.show_article(article(source="Trend"), version(), has_original=False)
    assert pane.fields["author"].text() == "half a na"
    assert pane.fields["source"].text() == "Trend"
    assert not pane.open_original.isEnabled()


def test_what_was_typed_never_reaches_another_article(pane: DetailsPane, qtbot: QtBot) -> None:
    type_over(qtbot, pane, "author", "of the first")
    with qtbot.waitSignal(pane.field_changed) as told:
        pane.show_article(article(2, author="of the second"), version())
    assert told.args == [1, "author", "of the first"]
    assert pane.fields["author"].text() == "of the second"
    type_over(qtbot, pane, "date", "nonsense")
    pane.show_article(article(3), version())
    assert pane.fields["date"].text() == "2022-12-05"
    assert pane.problem.text() == ""


def test_another_codec_is_told_once(pane: DetailsPane, qtbot: QtBot) -> None:
    with qtbot.waitSignal(pane.codec_chosen) as told:
        qtbot.keyClicks(pane.codec, "koi8-u")
    assert str(told.args[0]).startswith("koi8")


def test_a_format_that_knows_its_encoding_offers_none(pane: DetailsPane) -> None:
    pane.show_article(article(url=None), version(None), codecs=())
    assert not pane.codec.isEnabled()
    assert not pane.open_address.isEnabled()


def test_the_buttons_ask_the_window(pane: DetailsPane, qtbot: QtBot) -> None:
    for button, signal in (
        (pane.open_original, pane.original_requested),
        (pane.open_address, pane.address_requested),
        (pane.copy_link, pane.link_requested),
    ):
        with qtbot.waitSignal(signal):
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_without_an_article_nothing_can_be_typed(pane: DetailsPane) -> None:
    pane.clear()
    assert not pane.isEnabled()
    assert pane.fields["title"].text() == ""


def test_a_language_is_taken_by_name_or_code_and_nonsense_is_not(pane: DetailsPane, qtbot: QtBot) -> None:
    told: list[tuple[int, str, str]] = []
    pane.field_changed.connect(lambda *each: told.append(each))
    assert pane.fields["language"].text() == "English"
    for typed, words in (("german", "German"), ("az", "Azerbaijani")):
        type_over(qtbot, pane, "language", typed)
        qtbot.keyClick(pane.fields["language"], Qt.Key.Key_Return)
        assert pane.fields["language"].text() == words
    type_over(qtbot, pane, "language", "no such tongue")
    qtbot.keyClick(pane.fields["language"], Qt.Key.Key_Return)
    assert "Write a language by its name or its code" in pane.problem.text()
    qtbot.keyClick(pane.fields["language"], Qt.Key.Key_Escape)
    assert pane.fields["language"].text() == "Azerbaijani"
    assert told == [(1, "language", "de"), (1, "language", "az")]
