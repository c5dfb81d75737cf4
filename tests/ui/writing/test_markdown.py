"""Markdown in a note looks like what it means, and its text is never touched."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QFont, QTextCharFormat, QTextDocument
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.notes.quotation import CONSIDERED, LINES, elided_lines, quotation_font, quoted
from ui.theme import DARK, LIGHT
from ui.writing.editor import NoteEditor
from ui.writing.markdown import MarkdownLook
from ui.writing.units import unit_length


def look_of(text: str, words: str, *, caret: int | None = 0) -> QTextCharFormat:
    """Return the format of a stretch of the first line."""
    document = QTextDocument(text)
    look = MarkdownLook(document)
    look.set_caret(caret)
    look.rehighlight()
    place = unit_length(text[: text.index(words)])
    for run in document.firstBlock().layout().formats():
        if run.start <= place < run.start + run.length:
            return QTextCharFormat(run.format)
    return QTextCharFormat()


def is_hidden(look: QTextCharFormat) -> bool:
    return look.foreground().color().alpha() == 0


@pytest.mark.parametrize("text", ["**words** x", "a __words__", "# words", "🙂 **words**"])
def test_strong_words_and_headings_are_bold(qapp: object, text: str) -> None:
    assert qapp
    assert look_of(text, "words").fontWeight() == QFont.Weight.Bold


@pytest.mark.parametrize("text", ["*words*", "an _words_ x"])
def test_emphasis_is_italic(qapp: object, text: str) -> None:
    assert qapp
    assert look_of(text, "words").fontItalic()


@pytest.mark.parametrize("text", ["[words](https://example.org)", r"[\[words\]](a:b)", "see https://words"])
def test_links_have_the_accents_colour(qapp: object, text: str) -> None:
    assert qapp
    assert look_of(text, "words").foreground().color().name() == LIGHT.accent


@pytest.mark.parametrize("text", ["2 * 3 * 4", "[[words]]", "snake_case_words", "a ** b", "#words"])
def test_other_signs_mean_nothing(qapp: object, text: str) -> None:
    assert qapp
    document = QTextDocument(text)
    MarkdownLook(document).rehighlight()
    assert not document.firstBlock().layout().formats()


def test_signs_take_no_room_while_one_only_reads(qapp: object) -> None:
    assert qapp
    assert is_hidden(look_of("**words**", "**", caret=None))
    assert look_of("**words**", "**").foreground().color().name() == LIGHT.muted


def test_signs_are_shown_in_the_line_of_the_caret_only(qapp: object) -> None:
    assert qapp
    assert is_hidden(look_of("**words**\nbelow", "**", caret=12))
    assert not is_hidden(look_of("**words**\nbelow", "**", caret=9))


def test_the_address_of_a_link_is_hidden_until_the_caret_is_within(qapp: object) -> None:
    assert qapp
    text = "see [words](a:b) there"
    assert is_hidden(look_of(text, "](a:b)", caret=2))
    assert not is_hidden(look_of(text, "](a:b)", caret=10))
    assert is_hidden(look_of(text, "](a:b)", caret=16))


def test_a_quoted_line_and_a_heading_keep_emphasis_within(qapp: object) -> None:
    assert qapp
    assert look_of("> so *it* is", "so").fontItalic()
    assert look_of("> so **it** is", "it").fontWeight() == QFont.Weight.Bold
    assert look_of("> so **it** is", "it").fontItalic()
    assert look_of("# On *words*", "words").fontItalic()
    assert look_of("# On *words*", "words").fontWeight() == QFont.Weight.Bold


def test_code_between_fences_is_code_whatever_it_looks_like(qapp: object) -> None:
    assert qapp
    document = QTextDocument("```\n# a *b*\n```\n# a")
    MarkdownLook(document).rehighlight()
    inside, after = document.findBlockByNumber(1), document.findBlockByNumber(3)
    (run,) = inside.layout().formats()
    assert "DejaVu Sans Mono" in QTextCharFormat(run.format).fontFamilies()
    assert QTextCharFormat(after.layout().formats()[-1].format).fontWeight() == QFont.Weight.Bold


def test_a_sign_after_a_backslash_means_nothing(qapp: object) -> None:
    assert qapp
    assert not look_of(r"\*words\*", "words").fontItalic()
    assert is_hidden(look_of(r"\*words\*", "\\", caret=None))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(st.text(alphabet="*_`[]()#>\\- a🙂\n\u0301بx", max_size=40))
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
