"""What the window tells: banners with one thing to do, errors, bugs with a report; all plain text."""

import sys

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.errors import ScholiastError
from ui.messages import Banner, Messages, bug_report


@pytest.fixture
def messages(qtbot: QtBot) -> Messages:
    holder = QWidget()
    qtbot.addWidget(holder)
    holder.show()
    return Messages(holder, Banner(holder))


def test_a_banner_offers_one_thing_to_do_and_goes_after_it(messages: Messages) -> None:
    done: list[int] = []

    def act() -> None:
        done.append(1)

    messages.banner.tell("An article was moved.", offer="Undo", act=act)
    assert messages.banner.text == "An article was moved."
    messages.banner.button.click()
    messages.banner.button.click()
    assert done == [1]
    assert messages.banner.text == ""


def test_a_banner_without_an_offer_has_no_button(messages: Messages) -> None:
    messages.banner.tell("Done.")
    assert messages.banner.button.isHidden()


def test_an_error_says_what_and_what_to_do(messages: Messages) -> None:
    messages.take(ScholiastError, ScholiastError("No such file.", remedy="Choose another."), None)
    assert messages.banner.text == "No such file. Choose another."


def test_a_bug_shows_a_report_that_can_be_copied(
    messages: Messages, capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        raise KeyError("<b>tagged</b>")  # noqa: EM101, TRY301  # the bug itself
    except KeyError:
        messages.take(*sys.exc_info())  # type: ignore[arg-type]  # there is an exception
    assert messages.box is not None
    assert messages.box.textFormat() is Qt.TextFormat.PlainText
    copy = next(each for each in messages.box.findChildren(QPushButton) if "Copy" in each.text())
    copy.click()
    report = QGuiApplication.clipboard().text()
    assert "KeyError: '<b>tagged</b>'" in report
    assert "Qt" in report
    assert "KeyError" in capsys.readouterr().err


def test_a_second_bug_does_not_open_a_second_box(messages: Messages) -> None:
    messages.bug(ValueError, ValueError("one"), None)
    first = messages.box
    messages.bug(ValueError, ValueError("two"), None)
    assert messages.box is first
    assert first is not None
    first.close()


def test_the_report_names_versions_and_the_place() -> None:
    report = bug_report(ValueError, ValueError("what"), None)
    assert report.startswith("Scholiast ")
    assert "ValueError: what" in report


def test_a_banner_floats_over_the_bottom_and_follows_its_pane(messages: Messages) -> None:
    banner, holder = messages.banner, messages.banner.parentWidget()
    assert holder is not None
    holder.resize(900, 400)
    banner.tell("An article was moved.", offer="Undo")
    assert holder.rect().contains(banner.geometry())
    assert holder.height() - banner.geometry().bottom() < 20
    holder.resize(320, 300)
    assert holder.rect().contains(banner.geometry())
    assert holder.height() - banner.geometry().bottom() < 20


def test_a_banner_does_not_leave_from_under_the_pointer(messages: Messages) -> None:
    banner = messages.banner
    seen = []
    banner.tell("Done.")
    seen.append(banner.leaves)
    QApplication.sendEvent(banner, QEnterEvent(QPointF(1, 1), QPointF(1, 1), QPointF(1, 1)))
    seen.append(banner.leaves)
    QApplication.sendEvent(banner, QEvent(QEvent.Type.Leave))
    seen.append(banner.leaves)
    banner.tell("This stays.", stays=True)
    QApplication.sendEvent(banner, QEvent(QEvent.Type.Leave))
    seen.append(banner.leaves)
    assert seen == [True, False, True, False]
