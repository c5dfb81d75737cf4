"""The notes pane with real cards: what it shows, what it tells, and that nobody's typing is disturbed."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QTextCursor
from pytestqt.qtbot import QtBot

from desktop.model import AnchorState
from tests.ui.notes.sample_notes import TAGS, annotation, card, show, write
from ui.notes.card import STRIPE
from ui.notes.pane import NotesPane
from ui.theme import DARK
from ui.writing.quoting import rules
from ui.writing.rhythm import IDLE_MS, LONGEST_WAIT_MS, PAUSE_MS


def test_a_card_says_when_and_where_the_note_is(pane: NotesPane) -> None:
    show(
        pane,
        [annotation(9, quote=None), annotation(1), annotation(2), annotation(3, state=AnchorState.ORPHAN)],
    )
    assert card(pane, 9).meta.text() == "Today 10:42 · article note"
    assert card(pane, 1).meta.text() == "Today 10:42 · ¶ 1"
    assert card(pane, 2).meta.text() == "Today 10:42 · ¶ 2"
    assert card(pane, 3).meta.text() == "Today 10:42"


def test_a_place_in_doubt_is_said_in_words_with_the_way_to_settle_it(qtbot: QtBot, pane: NotesPane) -> None:
    states = (AnchorState.UNCERTAIN, AnchorState.ORPHAN, AnchorState.EXACT)
    show(pane, [annotation(number, state=state) for number, state in enumerate(states, start=1)])
    told = [card(pane, number).doubt.words.text() for number in (1, 2, 3)]
    assert told == ["The place is uncertain.", "These words are no longer in the text.", ""]
    assert [card(pane, number).doubt.isHidden() for number in (1, 2, 3)] == [False, False, True]
    assert card(pane, 1).height() > card(pane, 3).height()
    assert card(pane, 1).doubt.button in card(pane, 1).focusables()
    with qtbot.waitSignal(pane.review_requested) as asked:
        card(pane, 2).doubt.button.click()
    assert asked.args == [2]


def test_a_passage_with_other_words_says_so(pane: NotesPane) -> None:
    show(pane, [annotation(1, state=AnchorState.CHANGED, modified="2026-11-21T23:59:00Z")])
    assert card(pane, 1).meta.text() == "Yesterday 23:59 · ¶ 1 · words changed"


def test_the_edge_has_the_first_tags_colour(pane: NotesPane) -> None:
    show(pane, [annotation(1, tags=("Military cooperation/Exercises", "Regional order")), annotation(2)])
    assert card(pane, 1).stripe() == "#e0b040"
    assert card(pane, 2).stripe() != "#e0b040"
    assert [chip.text() for chip in card(pane, 1).chips.chips] == ["Exercises", "Regional order"]


def test_what_a_note_quotes_has_a_rule_at_its_left_and_ones_own_words_have_none(pane: NotesPane) -> None:
    show(pane, [annotation(1, note="mine\n\n> as they say\n\nmine again")])
    shown = card(pane, 1)
    (rule,) = rules(shown.editor)
    top = (
        shown.editor.y()
        + shown.editor.document()
        .documentLayout()
        .blockBoundingRect(shown.editor.document().findBlockByNumber(2))
        .top()
    )
    assert rule.top() == top
    assert STRIPE < rule.left() < rule.right() < shown.editor.x()
    drawn = shown.grab().toImage().pixelColor(rule.center().toPoint())
    assert drawn == QColor(shown.palette_roles.muted)


def test_an_article_without_notes_says_what_to_do(pane: NotesPane) -> None:
    show(pane, [])
    assert "Select a passage" in pane.empty.text()
    assert pane.stack.currentWidget() is pane.empty


def test_a_draft_is_told_half_a_second_after_the_last_key(pane: NotesPane, qtbot: QtBot) -> None:
    show(pane, [annotation(1)])
    with qtbot.waitSignal(pane.draft_changed, timeout=1000) as told:
        write(qtbot, pane, 1, "a thought")
    assert told.args == [1, "a thought"]
    assert PAUSE_MS <= LONGEST_WAIT_MS < 1000


def test_typing_without_a_pause_still_tells_a_draft(pane: NotesPane, qtbot: QtBot) -> None:
    show(pane, [annotation(1)])
    write(qtbot, pane, 1, "on")
    rhythm = card(pane, 1).editor.rhythm
    due = rhythm.longest.remainingTime()
    qtbot.keyClicks(card(pane, 1).editor, " and on")
    assert rhythm.longest.remainingTime() <= due
    rhythm.longest.setInterval(0)
    rhythm.longest.start()
    with qtbot.waitSignal(pane.draft_changed, timeout=400) as told:
        pass
    assert told.args == [1, "on and on"]


def test_leaving_the_note_commits_it_once(pane: NotesPane, qtbot: QtBot) -> None:
    show(pane, [annotation(1)])
    write(qtbot, pane, 1, "done")
    with qtbot.waitSignal(pane.note_committed) as told:
        pane.article_note.setFocus()
    assert told.args == [1, "done"]
    pane.reload([annotation(1, note="done")], tags=TAGS)
    with qtbot.assertNotEmitted(pane.note_committed):
        pane.commit()


def test_half_a_minute_of_rest_commits_the_note(pane: NotesPane, qtbot: QtBot) -> None:
    show(pane, [annotation(1)])
    write(qtbot, pane, 1, "resting")
    idle = card(pane, 1).editor.rhythm.idle
    assert idle.isActive()
    assert idle.interval() == IDLE_MS == 30_000
    with qtbot.waitSignal(pane.note_committed) as told:
        idle.timeout.emit()
    assert told.args == [1, "resting"]


def test_control_enter_commits_and_escape_goes_back_to_the_article(pane: NotesPane, qtbot: QtBot) -> None:
    show(pane, [annotation(1)])
    write(qtbot, pane, 1, "x")
    with qtbot.waitSignal(pane.note_committed):
        qtbot.keyClick(card(pane, 1).editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert card(pane, 1).editor.toPlainText() == "x"
    with qtbot.waitSignal(pane.reader_requested):
        qtbot.keyClick(card(pane, 1).editor, Qt.Key.Key_Escape)


def test_enter_and_shift_enter_both_begin_a_line_of_markdown(pane: NotesPane, qtbot: QtBot) -> None:
    show(pane, [annotation(1)])
    write(qtbot, pane, 1, "one")
    editor = card(pane, 1).editor
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.keyClicks(editor, "two")
    qtbot.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(editor, "three")
    assert editor.words == "one\ntwo\nthree"


def test_another_article_first_commits_what_was_typed(pane: NotesPane, qtbot: QtBot) -> None:
    show(pane, [annotation(1)])
    write(qtbot, pane, 1, "kept")
    with qtbot.waitSignal(pane.note_committed) as told:
        show(pane, [annotation(2)])
    assert told.args == [1, "kept"]


def test_a_change_leaves_the_note_being_written_alone(pane: NotesPane, qtbot: QtBot) -> None:
    show(pane, [annotation(1, note="old"), annotation(2)])
    write(qtbot, pane, 1, " and new words")
    editor = card(pane, 1).editor
    cursor = editor.textCursor()
    cursor.setPosition(4)
    cursor.setPosition(7, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    before = card(pane, 1)
    pane.reload([annotation(3), annotation(1, note="old", tags=("Framing",)), annotation(2)], tags=TAGS)
    assert card(pane, 1) is before
    assert editor.hasFocus()
    assert editor.toPlainText() == "old and new words"
    assert editor.textCursor().selectedText() == "and"
    editor.undo()
    assert editor.toPlainText() != "old and new words"


def test_the_librarys_undo_reaches_a_note_that_is_not_being_changed(pane: NotesPane, qtbot: QtBot) -> None:
    show(pane, [annotation(1, note="first words 🙂 last")])
    pane.activate(1, edit=True)
    qtbot.waitUntil(card(pane, 1).editor.hasFocus)
    pane.reload([annotation(1, note="first 🙂 last")], tags=TAGS)
    assert card(pane, 1).editor.toPlainText() == "first 🙂 last"
    assert not card(pane, 1).editor.dirty


def test_words_taken_back_before_they_were_kept_replace_the_draft(pane: NotesPane, qtbot: QtBot) -> None:
    show(pane, [annotation(1)])
    with qtbot.waitSignal(pane.draft_changed):
        write(qtbot, pane, 1, "no")
    for _key in range(2):
        qtbot.keyClick(card(pane, 1).editor, Qt.Key.Key_Backspace)
    with qtbot.waitSignal(pane.draft_changed) as told:
        pane.commit()
    assert told.args == [1, ""]


def test_a_card_grows_with_its_note(pane: NotesPane, qtbot: QtBot) -> None:
    show(pane, [annotation(1), annotation(2)])
    before = card(pane, 2).y()
    write(qtbot, pane, 1, "word " * 40)
    qtbot.waitUntil(lambda: card(pane, 2).y() > before)
    editor = card(pane, 1).editor
    assert editor.document().size().height() <= editor.height() + 1


def test_a_click_on_a_card_shows_its_passage(pane: NotesPane, qtbot: QtBot) -> None:
    show(pane, [annotation(1), annotation(2)])
    with qtbot.waitSignal(pane.annotation_activated) as told:
        qtbot.mouseClick(card(pane, 2), Qt.MouseButton.LeftButton, pos=QPoint(100, 12))
    assert told.args == [2]
    assert card(pane, 2).current


def test_delete_on_a_card_asks_for_it_and_keeps_what_was_typed(pane: NotesPane, qtbot: QtBot) -> None:
    show(pane, [annotation(1), annotation(2)])
    card(pane, 1).setFocus()
    card(pane, 1).editor.setPlainText("last words")
    with qtbot.waitSignals([pane.note_committed, pane.delete_requested], order="strict"):
        qtbot.keyClick(card(pane, 1), Qt.Key.Key_Delete)
    pane.reload([annotation(2)], tags=TAGS)
    assert list(pane.cards.cards) == [2]
    assert card(pane, 2).hasFocus()


def test_the_arrows_walk_the_cards(pane: NotesPane, qtbot: QtBot) -> None:
    show(pane, [annotation(1), annotation(2)])
    pane.activate(1)
    card(pane, 1).setFocus()
    qtbot.keyClick(card(pane, 1), Qt.Key.Key_Down)
    assert card(pane, 2).hasFocus()
    qtbot.keyClick(card(pane, 2), Qt.Key.Key_Down)
    assert card(pane, 2).hasFocus()


def test_the_cross_of_a_chip_takes_the_tag_off(pane: NotesPane, qtbot: QtBot) -> None:
    show(pane, [annotation(1, tags=("Framing",))])
    chip = card(pane, 1).chips.chips[0]
    with qtbot.waitSignal(pane.tag_removed) as told:
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(chip.width() - 8, chip.height() // 2))
    assert told.args == [1, "Framing"]
    with qtbot.waitSignal(pane.tag_removed):
        qtbot.keyClick(chip, Qt.Key.Key_Delete)


def test_a_tag_is_completed_while_it_is_typed(pane: NotesPane, qtbot: QtBot) -> None:
    show(pane, [annotation(1)])
    card(pane, 1).chips.open_field()
    field = card(pane, 1).chips.field
    assert field is not None
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClicks(field, "exer")
    assert field.offered.isVisible()
    with qtbot.waitSignal(pane.tag_added) as told:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert told.args == [1, "Military cooperation/Exercises"]
    qtbot.keyClicks(field, "War / Aims")
    with qtbot.waitSignal(pane.tag_added) as told:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert told.args == [1, "War/Aims"]
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert card(pane, 1).chips.field is None
    assert card(pane, 1).hasFocus()


def test_a_tag_that_is_on_the_passage_is_not_offered_again(pane: NotesPane, qtbot: QtBot) -> None:
    show(pane, [annotation(1, tags=("Framing",))])
    card(pane, 1).chips.open_field()
    field = card(pane, 1).chips.field
    assert field is not None
    qtbot.waitUntil(field.hasFocus)

    def offered() -> list[str]:
        rows = field.offered.rows
        return [rows.item(row).text() for row in range(rows.rowCount())]

    assert offered()
    assert "Framing" not in offered()
    qtbot.keyClicks(field, "Framing")
    assert offered()[0] == "Framing"  # and no new tag of that name


def test_two_thousand_annotations_open_at_once(pane: NotesPane) -> None:
    many = [
        annotation(number, note=f"note {number}", quote="words " * (number % 30)) for number in range(1, 2001)
    ]
    show(pane, many)
    assert len(pane.cards.cards) < 30
    pane.activate(2000)
    assert card(pane, 2000).geometry().bottom() <= pane.cards.viewport().height()
    pane.activate(1)
    assert card(pane, 1).y() > 0
    assert len(pane.cards.cards) < 30


def test_the_card_in_view_stays_while_guessed_heights_become_real(pane: NotesPane) -> None:
    show(pane, [annotation(number, note="words " * (number % 50)) for number in range(1, 300)])
    bar = pane.cards.verticalScrollBar()
    pane.activate(150)
    before = card(pane, 150).y()
    bar.setValue(bar.value() - 40)
    assert card(pane, 150).y() == before + 40


def test_a_card_being_written_survives_scrolling_away(pane: NotesPane, qtbot: QtBot) -> None:
    show(pane, [annotation(number) for number in range(1, 200)])
    write(qtbot, pane, 1, "unfinished")
    bar = pane.cards.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert pane.cards.cards[1].editor.toPlainText() == "unfinished"


def test_a_read_only_library_shows_and_does_not_write(pane: NotesPane, qtbot: QtBot) -> None:
    pane.set_read_only(read_only=True)
    show(pane, [annotation(1, tags=("Framing",))])
    assert card(pane, 1).editor.isReadOnly()
    assert not pane.article_note.isEnabled()
    with qtbot.assertNotEmitted(pane.delete_requested):
        card(pane, 1).setFocus()
        qtbot.keyClick(card(pane, 1), Qt.Key.Key_Delete)


def test_the_menu_copies_citation_and_link(pane: NotesPane, qtbot: QtBot) -> None:
    show(pane, [annotation(1)])
    actions = {action.text(): action for action in card(pane, 1).menu().actions()}
    with qtbot.waitSignal(pane.citation_requested):
        actions["Copy quotation with citation"].trigger()
    with qtbot.waitSignal(pane.link_requested):
        actions["Copy link"].trigger()


def test_stored_text_is_never_taken_for_html(pane: NotesPane) -> None:
    show(pane, [annotation(1, quote="<b>x</b>", note="<i>y</i>", tags=("<u>z</u>",))])
    assert card(pane, 1).editor.toPlainText() == "<i>y</i>"
    assert card(pane, 1).chips.chips[0].toolTip() != "<u>z</u>"


def test_another_theme_is_put_on_cards_that_are_there(pane: NotesPane) -> None:
    show(pane, [annotation(1)])
    pane.set_palette(DARK)
    assert card(pane, 1).palette_roles is DARK
