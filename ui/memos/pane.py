"""The journal's pane: the list of memos with its filter at the left, the one that is written at the right."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.model import AnnotationId, NoteKind
from desktop.translation import _
from ui.field_buttons import let_be_cleared
from ui.heading_look import heading_style
from ui.icons import icon
from ui.memos.list import ROW_ROLE, MemoList
from ui.memos.rows import MemoRow, fitting
from ui.memos.view import MemoView
from ui.tagging import Codebook
from ui.theme import Palette

LIST_WIDTH = 320
KINDS: tuple[tuple[NoteKind | None, str], ...] = (
    (None, _("All memos")),
    (NoteKind.MEMO, _("On nothing")),
    (NoteKind.TAG, _("On tags")),
    (NoteKind.ENTITY, _("On entities")),
)


class KindButton(QPushButton):
    """Says which memos are listed, and lets others be chosen."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("memoKind")
        self.setAutoDefault(False)
        self.kind: NoteKind | None = None
        menu = QMenu(self)
        for place, (_kind, words) in enumerate(KINDS):
            action = menu.addAction(words)
            action.setData(place)
            action.triggered.connect(self._choose_sender)
        self.setMenu(menu)
        self.choose(None)

    def choose(self, kind: NoteKind | None) -> None:
        """List memos of one kind, or all."""
        self.kind = kind
        words = dict(KINDS)[kind]
        self.setText(_("{kind} ▾").format(kind=words))
        self.setAccessibleName(words)
        self.changed.emit()

    @Slot()
    def _choose_sender(self) -> None:
        sender = self.sender()
        if isinstance(sender, QAction):
            self.choose(KINDS[sender.data()][0])


class JournalPane(QWidget):
    """Lists memos and shows one; ``chosen`` brings the memo that the reader turns to."""

    chosen = Signal(int)
    new_requested = Signal()

    def __init__(self, codebook: Callable[[], Codebook]) -> None:
        super().__init__()
        self.setObjectName("journalPane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("Journal"))
        self._rows: Sequence[MemoRow] = ()
        self._shown: AnnotationId | None = None
        self.heading = QLabel(_("Journal"), self)
        self.heading.setObjectName("journalHeading")
        self.new = QPushButton(icon("plus"), _("New memo"), self)
        self.new.setIconSize(QSize(14, 14))
        self.new.setAutoDefault(False)
        self.filter = QLineEdit(self)
        self.filter.setObjectName("memoFilter")
        self.filter.setPlaceholderText(_("Filter memos…"))
        self.filter.setAccessibleName(_("Filter memos"))
        let_be_cleared(self.filter)
        self.kind = KindButton(self)
        self.list = MemoList(self)
        self.none = QLabel(_("No memo has this in its words."), self)
        self.list_stack = QStackedWidget(self)
        self.view = MemoView(codebook, self)
        self.empty = QLabel(self)
        self.stack = QStackedWidget(self)
        self._compose()
        self._connect()

    def _compose(self) -> None:
        for label in (self.none, self.empty):
            label.setObjectName("emptyText")
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self.list_stack.addWidget(self.none)
        self.list_stack.addWidget(self.list)
        self.stack.addWidget(self.empty)
        self.stack.addWidget(self.view)
        sides = QSplitter(Qt.Orientation.Horizontal, self)
        sides.setHandleWidth(1)
        sides.setChildrenCollapsible(False)
        sides.addWidget(self._left())
        sides.addWidget(self.stack)
        sides.setStretchFactor(1, 1)
        sides.setSizes([LIST_WIDTH, 3 * LIST_WIDTH])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(sides)

    def _left(self) -> QWidget:
        """Return the left side: heading, filter, list."""
        side = QWidget()
        side.setObjectName("journalSide")
        side.setMinimumWidth(230)
        head = QHBoxLayout()
        head.setContentsMargins(14, 16, 12, 4)
        head.addWidget(self.heading)
        head.addStretch()
        head.addWidget(self.new)
        fields = QHBoxLayout()
        fields.setContentsMargins(14, 0, 12, 8)
        fields.setSpacing(6)
        fields.addWidget(self.filter, 1)
        fields.addWidget(self.kind)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addLayout(fields)
        column.addWidget(self.list_stack, 1)
        return side

    def _connect(self) -> None:
        self.new.clicked.connect(self.new_requested)
        self.filter.textChanged.connect(self._list)
        self.filter.returnPressed.connect(self.list.setFocus)
        self.kind.changed.connect(self._list)
        self.list.selectionModel().currentChanged.connect(self._choose)
        self.list.activated.connect(self.view.write)
        self.list.delete_asked.connect(self.view.ask_to_delete)
        self.view.editor.left.connect(self.list.setFocus)

    def set_palette(self, palette: Palette) -> None:
        """Take the theme's colours."""
        self.view.set_palette(palette)
        self.list.set_palette(palette)
        field = f"background:{palette.card};color:{palette.text};border:1px solid {palette.line}"
        self.setStyleSheet(
            f"QWidget#journalPane,QStackedWidget{{background:{palette.page}}}"
            f"QWidget#journalSide,QListView#memoList{{background:{palette.pane};border:none}}"
            f"{heading_style('journalHeading', palette.text)}"
            f"QLabel#emptyText{{color:{palette.muted};padding:60px 40px}}"
            f"QLineEdit#memoFilter{{{field};border-radius:5px;padding:4px 7px}}"
            f"QPushButton#memoKind{{{field};border-radius:5px;padding:4px 8px}}"
            "QPushButton#memoKind::menu-indicator{image:none;width:0}"
            f"QPushButton#memoKind:focus,QLineEdit#memoFilter:focus{{border-color:{palette.accent}}}"
        )

    def set_read_only(self, *, read_only: bool) -> None:
        """Show only, in a library that cannot be written."""
        self.new.setEnabled(not read_only)
        self.view.set_read_only(read_only=read_only)

    def give_keyboard(self, widget: QWidget | None = None) -> None:
        """Put the keyboard into a part, the list without one; there it also goes when the pane gets it."""
        self.setFocusProxy(widget or self.list)
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_rows(self, rows: Sequence[MemoRow]) -> None:
        """List these memos, as far as they fit the filter."""
        self._rows = rows
        self._list()

    @property
    def listed(self) -> frozenset[AnnotationId]:
        """All memos there are, also those that the filter leaves out."""
        return frozenset(row.id for row in self._rows)

    def show_place(self, memo: AnnotationId | None) -> None:
        """Mark the memo that is shown at the right; None when none or a new one is."""
        self._shown = memo
        place = self.list.rows.place_of(memo)
        with QSignalBlocker(self.list.selectionModel()):
            self.list.setCurrentIndex(self.list.rows.index(place, 0) if place is not None else QModelIndex())
        self.list.viewport().update()

    def reveal(self, memo: AnnotationId) -> None:
        """Bring a memo into the list, also one that the filter left out."""
        if self.list.rows.place_of(memo) is None:
            with QSignalBlocker(self.filter), QSignalBlocker(self.kind):
                self.filter.clear()
                self.kind.choose(None)
            self._list()
        self.show_place(memo)
        self.list.scrollTo(self.list.currentIndex())

    def show_view(self, *, shown: bool) -> None:
        """Show the memo at the right, or why there is none."""
        nothing = _(
            "Nothing is written in the journal yet. A memo is a thought that lies on no passage: "
            "on a tag, on an entity, or on nothing."
        )
        self.empty.setText(_("Choose a memo from the list.") if self._rows else nothing)
        self.stack.setCurrentWidget(self.view if shown else self.empty)

    @Slot()
    def _list(self) -> None:
        rows = fitting(self._rows, self.filter.text(), self.kind.kind)
        with QSignalBlocker(self.list.selectionModel()):
            self.list.rows.show(rows)
        self.none.setVisible(bool(self._rows))
        self.list_stack.setCurrentWidget(self.list if rows or not self._rows else self.none)
        self.show_place(self._shown)

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if isinstance(row, MemoRow) and row.id != self._shown:
            self.chosen.emit(row.id)
