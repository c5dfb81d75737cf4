"""Markdown in a note looks like what it means, and its text is never touched."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QFont, QTextCharFormat, QTextDocument
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.notes.editor import NoteEditor
from ui.notes.markdown import MarkdownLook
from ui.notes.quotation import CONSIDERED, LINES, elided_lines, quotation_font, quoted
from ui.theme import DARK, LIGHT


def look_of(text: str, words: str, *, shown: bool = True) -> QTextCharFormat:
    """Return the format of a stretch of the first line."""
    document = QTextDocument(text)
    look = MarkdownLook(document)
    look.show_marks(shown=shown)
    look.rehighlight()
    place = len(text[: text.index(words)].encode("utf-16-le")) // 2
    for run in document.firstBlock().layout().formats():
        if run.start <= place < run.start + run.length:
            return QTextCharFormat(run.format)
    return QTextCharFormat()


@pytest.mark.parametrize("text", ["**words** x", "a __words__", "# words", "🙂 **words**"])
def test_strong_words_and_headings_are_bold(qapp: object, text: str) -> None:
    assert qapp
    assert look_of(text, "words").fontWeight() == QFont.Weight.Bold


@pytest.mark.parametrize("text", ["*words*", "an _words_ x"])
def test_emphasis_is_italic(qapp: object, text: str) -> None:
    assert qapp
    assert look_of(text, "words").fontItalic()


@pytest.mark.parametrize("text", ["[words](https://example.org)", "[[words]]", "see https://words"])
def test_links_have_the_accents_colour(qapp: object, text: str) -> None:
    assert qapp
    assert look_of(text, "words").foreground().color().name() == LIGHT.accent


@pytest.mark.parametrize("text", ["2 * 3 * 4", "snake_case_words", "a ** b", "#words"])
def test_other_signs_mean_nothing(qapp: object, text: str) -> None:
    assert qapp
    document = QTextDocument(text)
    MarkdownLook(document).rehighlight()
    assert not document.firstBlock().layout().formats()


def test_marks_take_no_room_while_one_only_reads(qapp: object) -> None:
    assert qapp
    assert look_of("**words**", "**", shown=False).foreground().color().alpha() == 0
    assert look_of("**words**", "**", shown=True).foreground().color().name() == LIGHT.muted


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(st.text(alphabet="*_`[]()# a🙂\n\u0301بx", max_size=40))
def test_looks_never_change_the_text(qapp: object, text: str) -> None:
    assert qapp
    document = QTextDocument(text)
    before = document.toPlainText()
    look = MarkdownLook(document)
    look.rehighlight()
    look.set_palette(DARK)
    assert document.toPlainText() == before


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=50)
@given(st.text(alphabet="ab 🙂ب\n", max_size=15), st.text(alphabet="ab 🙂ب\n", max_size=15))
def test_a_note_follows_the_library_to_the_letter(qtbot: QtBot, before: str, after: str) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    editor = NoteEditor(parent)
    editor.take(before)
    editor.undo()
    assert editor.toPlainText() == before
    parent.show()
    parent.activateWindow()
    editor.setFocus()
    editor.take(after)
    assert editor.toPlainText() == after
    assert not editor.dirty
    editor.undo()
    assert editor.toPlainText() == after


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(note=st.text(max_size=30), looked_at=st.booleans())
def test_showing_a_note_is_never_a_change_of_the_readers(qtbot: QtBot, note: str, *, looked_at: bool) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    editor = NoteEditor(parent)
    parent.show()
    parent.activateWindow()
    if looked_at:
        editor.setFocus()
    editor.take(note)
    with qtbot.assertNotEmitted(editor.committed), qtbot.assertNotEmitted(editor.draft):
        editor.commit()
        editor.clearFocus()
    assert not editor.dirty


def test_no_break_spaces_stay_in_a_note(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    editor = NoteEditor(parent)
    editor.take("10\u00a0km")
    editor.append("far")
    with qtbot.waitSignal(editor.committed) as told:
        editor.commit()
    assert told.args == ["10\u00a0km\nfar"]


def test_a_long_quotation_ends_in_an_ellipsis_on_the_third_line(qapp: object) -> None:
    assert qapp
    lines = elided_lines(quoted("words and 🙂 words " * 50), quotation_font(13), 200)
    assert len(lines) == LINES
    assert lines[-1].endswith("…")
    assert elided_lines(quoted("short"), quotation_font(13), 200) == ["“short”"]


def test_a_very_long_quotation_is_not_laid_out_whole() -> None:
    assert len(quoted("x" * 100_000)) <= CONSIDERED + 3
