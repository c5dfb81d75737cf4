"""Finding in the text: while one types, through all finds, with expressions, and out again."""

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.model import Block, BlockKind, Span
from ui.reader.finding import Finding
from ui.reader.pane import ReaderPane
from ui.reader.records import Head

TEXT = "On Monday they met in Bäku. It was in May.\n\n" + "\n\n".join(
    f"Paragraph {number} names BAKU and a river." for number in range(60)
)
Key, SHIFT = Qt.Key, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def finding(pane: ReaderPane) -> Finding:
    pane.show_article(Head("A meeting"), TEXT, ())
    pane.view.setFocus()
    return pane.finding


def write(finding: Finding, words: str) -> None:
    """Type, and wait until all is looked through, however busy the machine is."""
    QTest.keyClicks(finding.bar.line, words)
    end = time.monotonic() + 60
    while finding.finder.looking:
        assert time.monotonic() < end
        QApplication.processEvents()


def current(finding: Finding) -> str:
    span = finding.finder.span()
    return TEXT[span.start : span.end] if span is not None else ""


def test_what_is_typed_is_found_counted_and_shown(finding: Finding, pane: ReaderPane) -> None:
    finding.ask()
    plain = pane.view.grab().toImage()
    write(finding, "baku")
    assert (len(finding.finder), current(finding), finding.bar.count.text()) == (61, "Bäku", "1 of 61")
    assert pane.view.grab().toImage() != plain
    QTest.keyClick(finding.bar.line, Key.Key_Return)
    assert finding.bar.count.text() == "2 of 61"
    QTest.keyClick(finding.bar.line, Key.Key_Return, SHIFT)
    QTest.keyClick(finding.bar.line, Key.Key_Return, SHIFT)
    assert (finding.bar.count.text(), current(finding)) == ("61 of 61", "BAKU")
    assert pane.view.selected_span() is None
    rects = pane.view.page.rects(finding.finder[60])
    assert pane.view.viewport().rect().contains(rects[0].toAlignedRect())
    write(finding, "x")
    assert finding.bar.count.text() == "Not found"


def test_the_bar_covers_nothing_and_the_line_at_the_top_stays(finding: Finding, pane: ReaderPane) -> None:
    pane.view.scroll_by(500)
    place = pane.view.page.place()
    for act in (finding.ask, finding.leave):
        act()
        layout = pane.layout()
        assert layout is not None
        layout.activate()
        assert not finding.bar.isVisible() or not finding.bar.geometry().intersects(pane.view.geometry())
        assert pane.view.page.place() == place


def test_escape_leaves_the_selection_at_the_find(finding: Finding, pane: ReaderPane, qtbot: QtBot) -> None:
    finding.ask()
    write(finding, "may")
    QTest.keyClick(finding.bar.line, Key.Key_Escape)
    assert not finding.bar.isVisible()
    assert pane.view.selected_text() == "May"
    qtbot.waitUntil(pane.view.hasFocus)
    assert len(finding.finder) == 0
    finding.find_next()
    assert pane.view.selected_text() == "May"


def test_case_whole_words_and_expressions_are_switched(finding: Finding, qtbot: QtBot) -> None:
    finding.ask()
    write(finding, "BAKU")
    finding.bar.case.click()
    assert len(finding.finder) == 60
    finding.bar.case.click()
    finding.bar.line.clear()
    write(finding, "riv")
    finding.bar.whole.click()
    assert finding.bar.count.text() == "Not found"
    finding.bar.whole.click()
    finding.bar.pattern.click()
    finding.bar.line.clear()
    write(finding, r"graph \d$|\b5\d")
    qtbot.waitUntil(lambda: not finding.finder.looking)
    assert len(finding.finder) == 10
    finding.bar.line.clear()
    write(finding, "(")
    assert "Not an expression" in finding.bar.count.toolTip()


def test_an_expression_that_never_ends_hangs_nothing(pane: ReaderPane, qtbot: QtBot) -> None:
    pane.show_article(Head("Long"), "a" * 100_000 + "b", ())
    finding = pane.finding
    finding.ask()
    finding.bar.pattern.setChecked(True)
    worst = 0.0
    for key in "(a+)+$":
        began = time.perf_counter()
        QTest.keyClicks(finding.bar.line, key)
        worst = max(worst, time.perf_counter() - began)
    assert worst < 1
    assert finding.finder.looking
    qtbot.waitUntil(lambda: not finding.finder.looking, timeout=60_000)
    assert "too long" in finding.bar.count.toolTip()
    finding.bar.pattern.setChecked(False)
    assert finding.bar.count.text() == "Not found"


def test_a_key_on_a_megabyte_is_answered_at_once_and_the_rest_follows(pane: ReaderPane, qtbot: QtBot) -> None:
    text = "Some words of a naïve text about Bäku. " * 26_000
    pane.show_article(Head("Long"), text, ())
    pane.finding.ask()
    write(pane.finding, "bak")
    times = []
    for key in "u. some":
        began = time.thread_time()
        QTest.keyClicks(pane.finding.bar.line, key)
        times.append(time.thread_time() - began)
    assert min(times) < 0.05
    qtbot.waitUntil(lambda: not pane.finding.finder.looking)
    assert len(pane.finding.finder) == 25_999
    first = pane.finding.finder[0]
    assert pane.finding.finder.over(Span(first.start, first.start + 1)) == [first]


def test_the_selected_words_and_those_of_the_search_are_offered(
    finding: Finding, pane: ReaderPane, qtbot: QtBot
) -> None:
    finding.mark(("river", "may"))
    qtbot.waitUntil(lambda: not finding.finder.looking)
    assert len(finding.finder) == 61
    assert finding.finder.span() is None
    finding.find_next()
    assert pane.view.selected_text() == "May"
    pane.view.clear_selection()
    finding.ask()
    assert finding.bar.line.text() == "river may"
    finding.leave()
    at = TEXT.index("Monday")
    pane.view.select(Span(at, at + 6))
    finding.ask()
    assert (finding.bar.line.text(), finding.bar.count.text()) == ("Monday", "1 of 1")


def test_another_article_is_looked_through_for_the_same(finding: Finding, pane: ReaderPane) -> None:
    finding.ask()
    write(finding, "baku")
    pane.show_article(Head("Another"), "A baku here.", ())
    assert finding.bar.count.text() == "1 of 1"
    pane.clear()
    assert finding.bar.count.text() == "Not found"


def test_hidden_markup_is_not_found(pane: ReaderPane) -> None:
    hidden = Block(0, 20, BlockKind.PARAGRAPH, 0, {"hidden": [[0, 2], [6, 20]]})
    pane.show_article(Head(""), "**bold](http://bold)", [hidden])
    pane.finding.ask()
    write(pane.finding, "bold")
    assert pane.finding.bar.count.text() == "1 of 1"


def test_every_control_of_the_bar_has_a_name(finding: Finding) -> None:
    bar = finding.bar
    for each in (bar, bar.line, bar.case, bar.whole, bar.pattern, bar.back, bar.on, bar.close_button):
        assert each.accessibleName()
