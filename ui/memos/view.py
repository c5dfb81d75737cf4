"""One memo, written in place: title, words, tags, and what can be done with it."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.model import AnnotationId, Memo
from desktop.translation import _
from ui.icons import icon
from ui.memos.rows import called
from ui.own_keys import keeps
from ui.tagging import Codebook
from ui.theme import Palette
from ui.writing.chips import ChipRow
from ui.writing.editor import NoteEditor
from ui.writing.linked import LinkedFrom
from ui.writing.rhythm import Rhythm

TITLE_SIZE, TEXT_SIZE, SMALL_SIZE = 22, 15, 12
WIDEST = 760  # pixels of a line that is read with ease
_DOWN = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down)


@dataclass(frozen=True, slots=True)
class ShownMemo:
    """A memo and what is said around it: what it lies on, its times, its tags' colours, what links to it."""

    memo: Memo
    on: str = ""
    times: str = ""
    tags: tuple[tuple[str, str | None], ...] = ()
    linked: int = 0


class TitleField(QLineEdit):
    """The title; Enter and the arrow down go on to the words."""

    done = Signal()

    def event(self, event: QEvent) -> bool:
        """Keep Enter, which some command of the window may want."""
        return keeps(event, _DOWN) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on to the words."""
        if event.key() in _DOWN:
            self.done.emit()
        else:
            super().keyPressEvent(event)


class MemoView(QWidget):
    """Shows a memo, or one that is not begun yet, and says what is typed; it changes nothing by itself.

    ``begun`` comes with the first letter of a memo that is not there yet. The words of one stay, in title and
    note, are told as drafts while one types and by ``committed`` when the keyboard leaves or rests for long.
    """

    begun = Signal(str, str)  # title, note
    draft_changed = Signal(int, str, str)  # memo, title, note
    committed = Signal(int, str, str)
    delete_requested = Signal(int)
    tag_added = Signal(int, str)
    tag_removed = Signal(int, str)
    wordings_requested = Signal(int)
    backlinks_requested = Signal()

    def __init__(self, codebook: Callable[[], Codebook], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("memoView")
        self.id: AnnotationId | None = None
        self._title = ""  # as the library has it
        self._drafted = ("", "")
        self._read_only = False
        self.on = _quiet_label("memoOn", self)
        self.title = TitleField(self)
        self.title.setObjectName("memoTitle")
        self.title.setPlaceholderText(_("Title"))
        self.title.setAccessibleName(_("Title of the memo"))
        self.title.setFrame(False)
        self.editor = NoteEditor(self)
        self.editor.setPlaceholderText(_("Write… Two opening brackets link to anything here."))
        self.rhythm = Rhythm(self)
        self.chips = ChipRow(codebook, self)
        self.linked = LinkedFrom(self)
        self.times = _quiet_label("memoTimes", self)
        self.state = _quiet_label("memoState", self)
        self.add_tag = self._button("tag", _("Add a tag"))
        self.wordings = self._button("clock-counter-clockwise", _("Earlier wordings…"))
        self.delete = self._button("trash", _("Delete this memo"))
        self._set_fonts()
        self._compose()
        self._connect()

    def _button(self, glyph: str, name: str) -> QPushButton:
        button = QPushButton(icon(glyph), "", self)
        button.setObjectName("memoButton")
        button.setIconSize(QSize(16, 16))
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setAutoDefault(False)
        return button

    def _set_fonts(self) -> None:
        sizes = ((self.title, TITLE_SIZE), (self.editor, TEXT_SIZE), (self.chips, SMALL_SIZE),
                 (self.linked, SMALL_SIZE), (self.times, SMALL_SIZE), (self.state, SMALL_SIZE),
                 (self.on, SMALL_SIZE))  # fmt: skip
        for widget, size in sizes:
            font = QFont(widget.font())
            font.setPixelSize(size)
            if widget is self.title:
                font.setFamilies(["Source Serif Pro", "DejaVu Serif"])
                font.setBold(True)
            widget.setFont(font)

    def _compose(self) -> None:
        self.paper = QWidget()
        self.paper.setObjectName("memoPaper")
        column = QVBoxLayout(self.paper)
        column.setContentsMargins(0, 0, 0, 24)
        column.setSpacing(10)
        for widget in (self.on, self.title, self.chips, self.editor, self.linked):
            column.addWidget(widget)
        column.addStretch()
        self.room = QScrollArea(self)
        self.room.setObjectName("memoScroll")
        self.room.setAccessibleName(_("Memo"))
        self.room.setFrameShape(QFrame.Shape.NoFrame)
        self.room.setWidgetResizable(True)
        self.room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.room.setWidget(self.paper)
        foot = QHBoxLayout()
        foot.setSpacing(6)
        foot.addWidget(self.times)
        foot.addSpacing(10)
        foot.addWidget(self.state)
        foot.addStretch()
        for button in (self.add_tag, self.wordings, self.delete):
            foot.addWidget(button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(36, 24, 24, 12)
        whole.addWidget(self.room, 1)
        whole.addLayout(foot)

    def _connect(self) -> None:
        self.title.textEdited.connect(self._changed)
        self.title.done.connect(self.write)
        self.title.editingFinished.connect(self._left)
        self.editor.textChanged.connect(self._changed)
        self.editor.draft.connect(self._tell_draft)
        self.editor.committed.connect(self._left)
        self.editor.grown.connect(self.arrange)
        self.editor.cursorPositionChanged.connect(self._show_caret)
        self.rhythm.draft_due.connect(self._tell_draft)
        self.rhythm.step_due.connect(self.commit)
        self.chips.added.connect(self._tell_added)
        self.chips.removed.connect(self._tell_removed)
        self.chips.resized.connect(self.arrange)
        self.chips.field_left.connect(self.write)
        self.add_tag.clicked.connect(self.chips.open_field)
        self.wordings.clicked.connect(self._tell_wordings)
        self.delete.clicked.connect(self.ask_to_delete)
        self.linked.clicked.connect(self.backlinks_requested)

    def set_palette(self, palette: Palette) -> None:
        """Take the theme's colours."""
        self.editor.set_palette(palette)
        self.chips.set_palette(palette)
        self.linked.set_palette(palette)
        self.editor.setStyleSheet(
            f"QTextEdit{{background:transparent;border:none;padding:0;color:{palette.text};}}"
        )
        button = "border:1px solid transparent;border-radius:4px;background:transparent;padding:4px"
        self.setStyleSheet(
            f"QWidget#memoView,QWidget#memoPaper,QScrollArea#memoScroll{{background:{palette.page};border:none}}"
            f"QLineEdit#memoTitle{{background:transparent;border:none;padding:0;margin-left:-2px;"
            f"color:{palette.text}}}"
            f"QLabel{{color:{palette.muted};background:transparent}}"
            f"QPushButton#memoButton{{{button}}}"
            f"QPushButton#memoButton:hover,QPushButton#memoButton:focus{{border-color:{palette.line}}}"
        )

    def set_read_only(self, *, read_only: bool) -> None:
        """Show only, in a library that cannot be written."""
        self._read_only = read_only
        self.title.setReadOnly(read_only)
        self.editor.setReadOnly(read_only)
        self._allow()

    def _allow(self) -> None:
        there = self.id is not None
        self.chips.setEnabled(there and not self._read_only)
        self.add_tag.setEnabled(there and not self._read_only)
        self.delete.setEnabled(there and not self._read_only)
        self.wordings.setEnabled(there)

    @property
    def words(self) -> tuple[str, str]:
        """The title and the note as they are typed now."""
        return self.title.text(), self.editor.words

    @property
    def dirty(self) -> bool:
        """Whether there are words that the library does not have yet."""
        return self.editor.dirty or self.title.text() != self._title

    def show_memo(self, shown: ShownMemo) -> bool:
        """Show a memo, or follow a change of the one shown; False while other words wait to be kept."""
        memo = shown.memo
        if memo.id != self.id:
            if self.dirty and self.id is not None:
                return False
            self.let_go()
            self.id = memo.id
        if self.title.text() == self._title or memo.title == self.title.text():
            self.title.setText(memo.title)
        self._title = memo.title
        self.editor.take(memo.note)
        if not self.dirty:
            self._drafted = self.words
            self.rhythm.stop()
        self.on.setText(shown.on)
        self.on.setVisible(bool(shown.on))
        self.times.setText(shown.times)
        self.chips.show_tags(shown.tags)
        self.linked.show_count(shown.linked)
        self.show_state()
        self._allow()
        self.arrange()
        return True

    def begin(self, on: str = "", *, linked: int = 0) -> None:
        """Show an empty memo that is there with the first letter; ``on`` says what it will lie on."""
        self.let_go()
        self.on.setText(on)
        self.on.setVisible(bool(on))
        self.times.setText("")
        self.chips.show_tags(())
        self.linked.show_count(linked)
        self.show_state()
        self._allow()
        self.arrange()

    def let_go(self) -> None:
        """Forget the memo that was shown: its words have been kept, or it is gone."""
        self.id = None
        self.rhythm.stop()
        self.editor.rhythm.stop()
        self._title = ""
        self.title.clear()
        self.editor.start_anew()
        self._drafted = ("", "")

    def adopt(self, memo: AnnotationId) -> None:
        """Take the number of the memo that was begun with what is typed."""
        self.id = memo
        self._allow()

    def show_state(self) -> None:
        """Say whether what is typed is on disk."""
        if self.id is None:
            self.state.setText("")
        else:
            self.state.setText(_("Saving…") if self.words != self._drafted and self.dirty else _("Saved"))

    def go_to_end(self) -> NoteEditor:
        """Put the caret behind the last word and return the editor."""
        cursor = self.editor.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        self.editor.setTextCursor(cursor)
        return self.editor

    @Slot()
    def write(self) -> None:
        """Put the keyboard into the words, behind the last one."""
        self.go_to_end().setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def _changed(self) -> None:
        if not self.dirty or self._read_only:
            return
        if self.id is None:
            if any(part.strip() for part in self.words):
                self.begun.emit(*self.words)
            return
        if self.words != self._drafted:
            self.rhythm.key()
        self.show_state()

    @Slot()
    def _tell_draft(self) -> None:
        """Have what is typed on disk; who keeps the draft returns when it is."""
        if self.id is not None and self.words != self._drafted:
            self.draft_changed.emit(self.id, *self.words)

    @property
    def called(self) -> tuple[str, str]:
        """What the memo is called with the words that are typed now, and how it goes on."""
        return called(*self.words)

    def drafted(self) -> None:
        """Note that what is typed is on disk."""
        self._drafted = self.words
        self.show_state()

    @Slot()
    def _left(self) -> None:
        """End the stay, unless the keyboard only went from the title to the words or back."""
        if QApplication.focusWidget() in {self.title, self.editor}:
            self._tell_draft()
        else:
            self.commit()

    @Slot()
    def commit(self) -> None:
        """Say what the memo is now; the stay in it is over."""
        self.rhythm.stop()
        self.editor.rhythm.stop()
        if self.id is not None and self.dirty:
            self.committed.emit(self.id, *self.words)

    @Slot()
    def ask_to_delete(self) -> None:
        """Keep the last words, so that undo brings back every one, and ask for the memo to be deleted."""
        self.commit()
        if self.id is not None and not self._read_only:
            self.delete_requested.emit(self.id)

    @Slot(str)
    def _tell_added(self, name: str) -> None:
        if self.id is not None:
            self.tag_added.emit(self.id, name)

    @Slot(str)
    def _tell_removed(self, name: str) -> None:
        if self.id is not None:
            self.tag_removed.emit(self.id, name)

    @Slot()
    def _tell_wordings(self) -> None:
        self.commit()
        if self.id is not None:
            self.wordings_requested.emit(self.id)

    @Slot()
    def arrange(self) -> None:
        """Give the words the height they need, in lines no wider than one reads with ease."""
        room = min(WIDEST, max(200, self.room.viewport().width()))
        self.paper.setMaximumWidth(room)
        least = self.room.viewport().height() // 2
        self.editor.setFixedHeight(max(least, self.editor.height_for(room) + 8))
        height = self.chips.arrange(room)
        self.chips.setVisible(height > 0)
        self.chips.setFixedHeight(max(1, height))

    @Slot()
    def _show_caret(self) -> None:
        """Keep the line that is written in view."""
        if self.editor.hasFocus():
            caret = self.editor.mapTo(self.paper, self.editor.cursorRect().center())
            self.room.ensureVisible(caret.x(), caret.y(), 0, 40)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out for the new width."""
        super().resizeEvent(event)
        self.arrange()


def _quiet_label(name: str, parent: QObject) -> QLabel:
    label = QLabel(parent if isinstance(parent, QWidget) else None)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
