"""The pane of all notes: heading, filter, codebook, and the notes as cards or as a table."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.model import AnnotationId
from desktop.translation import _
from ui.field_buttons import lead_with_sign
from ui.heading_look import heading_style
from ui.icons import icon
from ui.notebook.cards import Cards
from ui.notebook.codebook import CodebookPanel
from ui.notebook.conditions import ConditionBar
from ui.notebook.records import Fetch, NotePages, Shelf
from ui.notebook.table import NoteTable
from ui.own_keys import keeps
from ui.theme import Palette, mix

MARGIN = 28
_FIELD = 262  # pixels of the filter line: it ends where the codebook does
_PANEL = 262  # pixels that the codebook takes at first


class SummaryLine(QLabel):
    """One line that ends in an ellipsis where it has no room, and never asks for more."""

    def minimumSizeHint(self) -> QSize:
        """Need no width."""
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  # Qt's signature
        """Draw what there is room for."""
        painter = QPainter(self)
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), words)


class FilterField(QLineEdit):
    """The line to type words in: Down and Enter go to the notes, Esc empties it."""

    left = Signal()

    def event(self, event: QEvent) -> bool:
        """Keep Esc for this line while there is something to take away."""
        return (bool(self.text()) and keeps(event, (Qt.Key.Key_Escape,))) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on to the notes, or empty the line."""
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.clear()
        else:
            super().keyPressEvent(event)


class NotebookPane(QWidget):
    """All notes; it is told what to show and tells what is asked for."""

    filtered = Signal(str)  # the words in the filter line
    view_chosen = Signal(str)  # cards or table
    group_chosen = Signal(str)
    order_chosen = Signal(str)
    export_asked = Signal()
    chosen_changed = Signal()
    passage_asked = Signal(object)  # AnnotationId
    editing_asked = Signal(object)  # AnnotationId
    tag_asked = Signal(QPoint)
    deletion_asked = Signal()
    menu_asked = Signal(QPoint)
    moved = Signal()

    def __init__(self, fetch: Fetch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notebook")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.pages = NotePages(fetch)
        self.heading = QLabel(_("Notes"))
        self.summary = SummaryLine()
        self.empty = QLabel()
        for label in (self.heading, self.summary, self.empty):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.heading.setObjectName("notesHeading")
        self.summary.setObjectName("notesSummary")
        self.empty.setObjectName("notesEmpty")
        self.field = FilterField()
        lead_with_sign(self.field, icon("magnifying-glass"))
        self.field.setPlaceholderText(_("Filter notes…"))
        self.field.setAccessibleName(_("Filter notes"))
        self.field.setToolTip(_("Words of notes and quotations; “two words” together, -without (/)"))
        self.field.setFixedWidth(_FIELD)
        self.conditions = ConditionBar()
        self.codebook = CodebookPanel()
        self.cards = Cards(self.pages)
        self.table = NoteTable(self.pages)
        self.view_button = self._button(_("View"))
        self.order_button = self._button(_("Order"))
        self.group_button = self._button(_("Group"))
        self.export_button = self._button(_("Export these…"))
        self.export_button.setText(_("Export these…"))
        self.stack = QStackedWidget()
        self.body = QSplitter(Qt.Orientation.Horizontal)
        self._compose()
        self._connect()

    def _button(self, name: str) -> QToolButton:
        button = QToolButton()
        button.setAccessibleName(name)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        return button

    def _compose(self) -> None:
        self.empty.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.empty.setWordWrap(True)
        for each in (self.cards, self.table, self.empty):
            self.stack.addWidget(each)
        self.body.addWidget(self.codebook)
        self.body.addWidget(self.stack)
        self.body.setStretchFactor(1, 1)
        self.body.setHandleWidth(18)
        self.body.setChildrenCollapsible(False)
        self.codebook.setMinimumWidth(160)
        self.stack.setMinimumWidth(300)
        self.body.setSizes([_PANEL, 900])
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 16, MARGIN, 18)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addSpacing(16)
        column.addLayout(self._filters())
        column.addSpacing(14)
        column.addWidget(self.body, 1)

    def _head(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self.heading)
        words.addWidget(self.summary)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addLayout(words, 1)
        for each in (self.view_button, self.order_button, self.group_button, self.export_button):
            row.addWidget(each, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _filters(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.field, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.conditions, 1, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _connect(self) -> None:
        self.field.textChanged.connect(self.filtered)
        self.field.left.connect(self.enter)
        self.export_button.clicked.connect(self.export_asked)
        self.table.order_asked.connect(self.order_chosen)
        for view in (self.cards, self.table):
            view.passage_asked.connect(self.passage_asked)
            view.editing_asked.connect(self.editing_asked)
            view.tag_asked.connect(self.tag_asked)
            view.deletion_asked.connect(self.deletion_asked)
            view.menu_asked.connect(self.menu_asked)
            view.chosen_changed.connect(self.chosen_changed)
            view.moved.connect(self.moved)

    def offer(self, *, views: dict[str, str], orders: dict[str, str], groups: dict[str, str]) -> None:
        """Fill the menus of the buttons: what can be chosen, by name, in words."""
        for button, choices, chosen in (
            (self.view_button, views, self.view_chosen),
            (self.order_button, orders, self.order_chosen),
            (self.group_button, groups, self.group_chosen),
        ):
            menu = QMenu(button)
            several = QActionGroup(menu)
            for name, words in choices.items():
                entry = several.addAction(menu.addAction(words))
                entry.setCheckable(True)
                entry.setData((name, chosen))
            menu.triggered.connect(self._tell)
            button.setMenu(menu)

    @Slot(QAction)
    def _tell(self, entry: QAction) -> None:
        name, chosen = entry.data()
        chosen.emit(name)

    def show_choices(self, *, view: str, order: str, group: str) -> None:
        """Say how the notes are shown, ordered and put together."""
        for button, words, name in (
            (self.view_button, "{choice} ▾", view),
            (self.order_button, _("Order: {choice} ▾"), order),
            (self.group_button, _("Group: {choice} ▾"), group),
        ):
            for entry in button.menu().actions():
                entry.setChecked(entry.data()[0] == name)
                if entry.isChecked():
                    button.setText(words.format(choice=entry.text()))
        self.table.show_order(order)

    @property
    def view(self) -> Cards | NoteTable:
        """The cards or the table, whichever is shown."""
        return self.table if self._tabular else self.cards

    _tabular = False

    def show_view(self, name: str) -> None:
        """Show cards or the table; what was chosen stays so."""
        chosen, current = self.chosen(), self.current()
        self._tabular = name == "table"
        self._follow(chosen, current, anew=False)

    def show_notes(
        self, ids: Sequence[AnnotationId], shelves: Sequence[Shelf], *, anew: bool, empty: str
    ) -> None:
        """Show these notes; unless it is ``anew``, what was chosen and current stays so.

        ``empty`` says why there are none.
        """
        chosen, current = ([], None) if anew else (self.chosen(), self.current())
        self.pages.show(ids, shelves)
        self.empty.setText(empty)
        self._follow(chosen, current, anew=anew)

    def _follow(self, chosen: Sequence[AnnotationId], current: AnnotationId | None, *, anew: bool) -> None:
        """Have the view show the pages, with these notes chosen as far as they are there."""
        self.view.show_notes(anew=anew)
        wanted = frozenset(chosen)
        if wanted or current is not None:
            rows = {row for row, each in enumerate(self.pages.ids) if each in wanted}
            self.view.put_choice(rows, self.pages.row_of(current))
        self.stack.setCurrentWidget(self.view if self.pages.ids else self.empty)

    def chosen(self) -> list[AnnotationId]:
        """Return the chosen notes, each once, in order."""
        return self.view.chosen() if self.pages.ids else []

    def current(self) -> AnnotationId | None:
        """Return the note that the keyboard is on."""
        return self.view.current() if self.pages.ids else None

    def writing_rect(self, note: AnnotationId) -> QRect | None:
        """Return where a note is written in the view's viewport, None when it is not shown."""
        row = self.pages.row_of(note)
        return self.view.writing_rect(row) if row is not None else None

    def reveal(self, note: AnnotationId) -> None:
        """Bring a note into sight."""
        row = self.pages.row_of(note)
        if row is not None:
            self.view.reveal(row)

    @Slot()
    def enter(self) -> None:
        """Give the notes the keyboard."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def event(self, event: QEvent) -> bool:
        """Keep "/" for the filter line."""
        return keeps(event, (Qt.Key.Key_Slash,)) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the filter line with "/"."""
        if event.key() == Qt.Key.Key_Slash:
            self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.field.selectAll()
        else:
            super().keyPressEvent(event)

    def set_palette(self, palette: Palette) -> None:
        """Take another theme."""
        for part in (self.conditions, self.codebook, self.cards, self.table):
            part.set_palette(palette)
        self.setStyleSheet(_look(palette))


def _look(palette: Palette) -> str:
    button = (
        f"background:{palette.card};color:{palette.text};border:1px solid {palette.line};border-radius:6px"
    )
    chosen = f"background:{palette.accent_soft};color:{palette.text}"
    quiet = f"background:{palette.page};border:none"
    return (
        f"{heading_style('notesHeading', palette.text)}"
        f"QWidget#notebook,QAbstractScrollArea#noteCards{{background:{palette.page};border:none}}"
        f"QWidget#notebook QLabel{{background:transparent}}"
        f"QToolButton{{{button};padding:5px 10px}}"
        f"QToolButton:hover{{background:{mix(palette.card, palette.text, share=0.06)}}}"
        f"QToolButton:focus{{border-color:{palette.accent}}}QToolButton:disabled{{color:{palette.muted}}}"
        f"QLabel#notesSummary,QLabel#notesEmpty{{color:{palette.muted}}}"
        "QToolButton::menu-indicator{image:none}"
        f"QLineEdit{{{button};padding:6px 8px}}QLineEdit:focus{{border-color:{palette.accent}}}"
        f"QFrame#codebookPanel{{background:{palette.pane};border:1px solid {palette.line};border-radius:8px}}"
        f"QFrame#codebookLine{{background:{palette.line};border:none}}"
        f"QTreeWidget#codebookTree{{background:{palette.pane};border:none}}"
        f"QTableView#noteTable{{{quiet};selection-background-color:{palette.accent_soft};"
        f"selection-color:{palette.text}}}"
        f"QTableView#noteTable::item{{border-bottom:1px solid {palette.line};padding:0 6px}}"
        f"QTableView#noteTable::item:selected{{{chosen}}}"
        f"QTableView#noteTable::item:focus{{{chosen};border:1px solid {palette.accent}}}"
        "QAbstractScrollArea::corner{background:transparent;border:none}"
        f"QTableView#noteTable QHeaderView::section{{background:{palette.page};color:{palette.muted};"
        f"border:none;border-bottom:1px solid {palette.line};padding:5px 6px}}"
        f"QTableView#noteTable QHeaderView{{background:{palette.page};border:none}}"
        f"QSplitter::handle{{background:transparent}}"
    )
