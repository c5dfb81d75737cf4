"""Notes as a table: a line of fixed height a note, fetched by the page when it is looked at."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QBrush, QColor, QContextMenuEvent, QFont, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from desktop.model import AnnotationId
from desktop.translation import _
from ui.notebook.emphasis import plain_words
from ui.notebook.records import NotePages, NoteWords, Shelf
from ui.notebook.scripts import upright
from ui.notebook.table_cells import CHIPS, ChipCell
from ui.own_keys import keeps
from ui.plain import plain_tip
from ui.theme import LIGHT, Palette

LINE = 27
_OWN = (
    Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2, Qt.Key.Key_Delete, Qt.Key.Key_T,
    Qt.Key.Key_Home, Qt.Key.Key_End,
)  # fmt: skip
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the name it is remembered and sorted by, its heading, its first width in pixels.

    ``order`` names the order of the notes that a click on the heading asks for, "" for none.
    """

    name: str
    label: str
    width: int
    order: str = ""


COLUMNS: tuple[Column, ...] = (
    Column("group", _("Group"), 150),
    Column("quote", _("Passage"), 230, "text"),
    Column("note", _("Note"), 240),
    Column("tags", _("Tags"), 140, "tag"),
    Column("title", _("Article"), 150),
    Column("source", _("Source"), 90, "source"),
    Column("date", _("Date"), 90, "date"),
    Column("state", _("Place"), 80),
    Column("written", _("Written"), 100, "newest"),
    Column("by", _("By"), 80),
)
GROUP = 0
NOTE = [column.name for column in COLUMNS].index("note")


class NoteModel(QAbstractTableModel):
    """The rows of the pages as cells."""

    def __init__(self, pages: NotePages, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pages = pages
        self.palette: Palette = LIGHT
        self.serif = QFont(["Source Serif Pro", "DejaVu Serif"])
        self.serif.setItalic(True)
        self.bold = QFont()
        self.bold.setBold(True)

    def _group(self, row: int) -> str:
        """Return the heading of the shelf that a row is the first of, else nothing."""
        shelves = self._pages.shelves
        place = bisect_right(shelves, row, key=_start) - 1
        if place < 0 or shelves[place].start != row:
            return ""
        count = QLocale().toString(shelves[place].end - shelves[place].start)
        return f"{shelves[place].words} · {count}"

    def follow(self) -> None:
        """Show what the pages hold now."""
        self.beginResetModel()
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many notes there are; rows have no children."""
        return 0 if parent is not None and parent.isValid() else len(self._pages.ids)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the columns."""
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the heading of a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section].label
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell in words on one line, whole as a tooltip; quotations are slanted."""
        if not index.isValid() or role not in _ROLES:
            return None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.data(index) or _("empty")
        name = COLUMNS[index.column()].name
        if name == "group":
            heading = self._group(index.row())
            shown = {
                Qt.ItemDataRole.FontRole: self.bold,
                Qt.ItemDataRole.DisplayRole: heading,
                Qt.ItemDataRole.ToolTipRole: plain_tip(heading),
            }
            return shown.get(Qt.ItemDataRole(role))
        words = self._pages.words(index.row())
        return self._part(words, name, role) if words is not None else None

    def _part(self, words: NoteWords, name: str, role: int) -> object:
        """Return what a role asks for of a note's cell."""
        if role == Qt.ItemDataRole.ForegroundRole:
            if name == "state" and words.doubt:
                return QBrush(QColor(self.palette.danger))
            return QBrush(QColor(self.palette.muted)) if name in _QUIET else None
        if role == Qt.ItemDataRole.FontRole:
            return self.serif if name == "quote" and not upright(words.quote) else None
        if role == CHIPS:
            return words.chips if name == "tags" else None
        cell = cell_of(words, name)
        return plain_tip(cell) if role == Qt.ItemDataRole.ToolTipRole else " ".join(cell[:300].split())


_QUIET = frozenset({"quote", "source", "date", "written", "by", "state"})
_ROLES = frozenset(
    {
        CHIPS,
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.AccessibleTextRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.FontRole,
        Qt.ItemDataRole.ForegroundRole,
    }
)


def _start(shelf: Shelf) -> int:
    return shelf.start


def cell_of(words: NoteWords, name: str) -> str:
    """Return what stands in a column."""
    if name == "tags":
        return ", ".join(chip.name for chip in words.chips)
    if name == "note":
        return plain_words(words.note)[0]
    if name == "quote" and words.quote:
        return f"“{words.quote}”"
    return str(getattr(words, name))


class NoteTable(QTableView):
    """The table; its signals are those of the cards."""

    passage_asked = Signal(object)  # AnnotationId
    editing_asked = Signal(object)  # AnnotationId
    tag_asked = Signal(QPoint)
    deletion_asked = Signal()
    menu_asked = Signal(QPoint)
    chosen_changed = Signal()
    order_asked = Signal(str)  # text, tag, source, date, newest
    moved = Signal()

    def __init__(self, pages: NotePages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages = pages
        self.rows = NoteModel(pages, self)
        self.setObjectName("noteTable")
        self.setAccessibleName(_("Notes"))
        self.setAccessibleDescription(
            _("Enter opens the passage, in a note it writes, as F2 does; T tags, Delete deletes.")
        )
        self.setModel(self.rows)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._chips = ChipCell(self)
        self.setItemDelegateForColumn([column.name for column in COLUMNS].index("tags"), self._chips)
        self._prepare_headers()
        self.selectionModel().selectionChanged.connect(self.chosen_changed)
        self.doubleClicked.connect(self._open)
        self.verticalScrollBar().valueChanged.connect(self.moved)
        self.horizontalScrollBar().valueChanged.connect(self.moved)

    def _prepare_headers(self) -> None:
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(LINE)
        rows.setDefaultSectionSize(LINE)
        columns.setSectionsClickable(True)
        columns.setSectionsMovable(True)
        columns.setHighlightSections(False)
        columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        columns.setMinimumSectionSize(40)
        for place, column in enumerate(COLUMNS):
            self.setColumnWidth(place, column.width)
        columns.sectionClicked.connect(self._ask_order)
        columns.sectionResized.connect(self.moved)

    def set_palette(self, palette: Palette) -> None:
        """Take another theme."""
        self.rows.palette = self._chips.roles = palette
        self.rows.serif.setPixelSize(self.fontInfo().pixelSize())
        self.viewport().update()

    def widths(self) -> dict[str, int]:
        """Return how wide the columns are."""
        widths = {column.name: self.columnWidth(place) for place, column in enumerate(COLUMNS)}
        return {name: width for name, width in widths.items() if width}  # one that is hidden has none

    def set_widths(self, widths: object) -> None:
        """Take remembered widths; what is none is passed over."""
        known = widths if isinstance(widths, dict) else {}
        for place, column in enumerate(COLUMNS):
            width = known.get(column.name)
            if isinstance(width, int) and 40 <= width <= 2_000:  # noqa: PLR2004  # pixels that make sense
                self.setColumnWidth(place, width)

    def show_order(self, order: str) -> None:
        """Mark the column that the notes are in the order of."""
        header = self.horizontalHeader()
        place = next((at for at, column in enumerate(COLUMNS) if column.order == order), -1)
        header.setSortIndicatorShown(place >= 0)
        falling = order in {"newest", "date"}
        header.setSortIndicator(
            place, Qt.SortOrder.DescendingOrder if falling else Qt.SortOrder.AscendingOrder
        )

    @Slot(int)
    def _ask_order(self, section: int) -> None:
        if COLUMNS[section].order:
            self.order_asked.emit(COLUMNS[section].order)

    def show_notes(self, *, anew: bool) -> None:
        """Follow the pages, with nothing chosen; a list shown ``anew`` begins at its top."""
        place = self.verticalScrollBar().value()
        self.setColumnHidden(GROUP, not self._pages.shelves)
        self.rows.follow()
        self.verticalScrollBar().setValue(0 if anew else place)
        self.chosen_changed.emit()
        self.moved.emit()

    def put_choice(self, rows: set[int], current: int | None) -> None:
        """Choose rows, as before the list changed below them."""
        flags, selection = QItemSelectionModel.SelectionFlag, QItemSelection()
        for first, last in runs(sorted(rows)):
            selection.select(self.rows.index(first, 0), self.rows.index(last, len(COLUMNS) - 1))
        if current is not None:
            column = max(0, self.currentIndex().column())
            self.selectionModel().setCurrentIndex(self.rows.index(current, column), flags.NoUpdate)
        self.selectionModel().select(selection, flags.ClearAndSelect)

    def reveal(self, row: int) -> None:
        """Scroll to a row."""
        self.scrollTo(self.rows.index(row, max(0, self.currentIndex().column())))

    def writing_rect(self, row: int) -> QRect:
        """Return where the note of a row is written."""
        return self.visualRect(self.rows.index(row, NOTE))

    def chosen_rows(self) -> set[int]:
        """Return the chosen rows; quick however many they are."""
        selection = self.selectionModel().selection()
        return {
            row
            for place in range(selection.count())
            for row in range(selection.at(place).top(), selection.at(place).bottom() + 1)
        }

    def chosen(self) -> list[AnnotationId]:
        """Return the chosen notes, each once, in order."""
        return list(dict.fromkeys(self._pages.ids[row] for row in sorted(self.chosen_rows())))

    def current(self) -> AnnotationId | None:
        """Return the current note."""
        index = self.currentIndex()
        return self._pages.ids[index.row()] if index.isValid() else None

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        """Write in a note; elsewhere in its row go to the passage."""
        asked = self.editing_asked if index.column() == NOTE else self.passage_asked
        asked.emit(self._pages.ids[index.row()])

    def keyboardSearch(self, search: str) -> None:
        """Do nothing: letters are commands here, and a search would fetch every row."""

    def event(self, event: QEvent) -> bool:
        """Keep the keys that mean a row, whatever the window does with them."""
        return keeps(event, _OWN) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the first and last row with Home and End, act with Enter, F2, T and Delete."""
        index, key, last = self.currentIndex(), event.key(), self.rows.rowCount() - 1
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: last}
        if key in ends and last >= 0 and not event.modifiers():
            self.setCurrentIndex(self.rows.index(ends[Qt.Key(key)], max(0, index.column())))
        elif not (index.isValid() and self._act(index, key)):
            super().keyPressEvent(event)

    def _act(self, index: QModelIndex, key: int) -> bool:
        """Do what a key means for the current row; return whether it means anything."""
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open(index)
        elif key == Qt.Key.Key_F2:
            self.editing_asked.emit(self._pages.ids[index.row()])
        elif key == Qt.Key.Key_T:
            self.tag_asked.emit(self.viewport().mapToGlobal(self.visualRect(index).bottomLeft()))
        elif key == Qt.Key.Key_Delete:
            self.deletion_asked.emit()
        else:
            return False
        return True

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the chosen notes."""
        if self.selectionModel().hasSelection():
            self.menu_asked.emit(event.globalPos())


def runs(places: Sequence[int]) -> list[tuple[int, int]]:
    """Return the first and last of each unbroken run of rising numbers."""
    found: list[tuple[int, int]] = []
    for place in places:
        if found and place == found[-1][1] + 1:
            found[-1] = (found[-1][0], place)
        else:
            found.append((place, place))
    return found
