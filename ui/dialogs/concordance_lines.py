"""The lines of a concordance: a model that stays quick with a hundred thousand of them, and their look."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
    Slot,
)
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.translation import _
from ui.icons import draw_glyph
from ui.theme import Palette

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
ARTICLE, LEFT, WORDS, RIGHT = range(4)
TICKED = Qt.ItemDataRole.UserRole + 1
BOX = 14
_ROOM = 8


@dataclass(frozen=True, slots=True)
class Place:
    """One place: ``key`` is what the asker knows it by."""

    key: object
    title: str
    left: str
    words: str
    right: str

    def folded(self) -> str:
        """Return the words of the line to be looked for in, case aside."""
        return f"{self.title}\n{self.left}{self.words}{self.right}".casefold()


class LineModel(QAbstractTableModel):
    """The places that a filter lets through; ticks belong to places, whether they are shown or not."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.places: list[Place] = []
        self._folded: list[str] = []  # of the first places, as far as a filter has looked
        self._shown: list[int] = []
        self._unticked: set[int] = set()
        self._wanted = ""

    def add(self, places: Sequence[Place]) -> None:
        """Add places at the end, ticked."""
        first = len(self.places)
        self.places.extend(places)
        shown = self._wanted_from(first)
        if shown:
            before = len(self._shown)
            self.beginInsertRows(QModelIndex(), before, before + len(shown) - 1)
            self._shown.extend(shown)
            self.endInsertRows()

    @Slot(str)
    def filter(self, wanted: str) -> None:
        """Show only the places that have these words."""
        self._wanted = wanted.casefold().strip()
        self.beginResetModel()
        self._shown = self._wanted_from(0)
        self.endResetModel()

    def _wanted_from(self, first: int) -> list[int]:
        """Return which places from a number on the filter lets through."""
        if not self._wanted:
            return list(range(first, len(self.places)))
        self._folded.extend(place.folded() for place in self.places[len(self._folded) :])
        return [number for number in range(first, len(self.places)) if self._wanted in self._folded[number]]

    def place(self, row: int) -> Place:
        """Return the place in a row."""
        return self.places[self._shown[row]]

    def is_ticked(self, row: int) -> bool:
        """Tell whether the place in a row is ticked."""
        return self._shown[row] not in self._unticked

    def tick(self, rows: Iterable[int], *, ticked: bool) -> None:
        """Tick the places in rows, or take their ticks away."""
        numbers = [self._shown[row] for row in rows]
        if ticked:
            self._unticked.difference_update(numbers)
        else:
            self._unticked.update(numbers)
        if self._shown:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._shown) - 1, RIGHT))

    def ticked(self) -> list[Place]:
        """Return the ticked places in their order."""
        return [place for number, place in enumerate(self.places) if number not in self._unticked]

    def ticked_count(self) -> int:
        """Return how many places are ticked."""
        return len(self.places) - len(self._unticked)

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """One row a place."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        """Article, what stands left, the words, what stands right."""
        return 0 if parent.isValid() else RIGHT + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell's words, or whether its row is ticked."""
        place = self.places[self._shown[index.row()]]
        if role == Qt.ItemDataRole.DisplayRole:
            return (place.title, place.left, place.words, place.right)[index.column()]
        if role == TICKED:
            return self.is_ticked(index.row())
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == ARTICLE:
            state = _("ticked") if self.is_ticked(index.row()) else _("not ticked")
            return f"{state}, {place.title}: {place.left}{place.words}{place.right}"
        return None


class LineDelegate(QStyledItemDelegate):
    """Draws the box, the title and the words in their context; unticked lines are dimmed."""

    def __init__(self, palette: Palette, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.palette = palette

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        palette, ticked = self.palette, bool(index.data(TICKED))
        painter.save()
        rect: QRect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(palette.accent_soft))
        inside = rect.adjusted(_ROOM, 0, -_ROOM, 0)
        column = index.column()
        if column == ARTICLE:
            self._paint_box(painter, inside, ticked=ticked)
            inside.setLeft(inside.left() + BOX + _ROOM)
        if column == WORDS:
            font = QFont(painter.font())
            font.setBold(True)
            painter.setFont(font)
            inside = rect
        elif column == LEFT:
            inside.setRight(rect.right() - 5)
        elif column == RIGHT:
            inside.setLeft(rect.left() + 4)
        quiet = column == ARTICLE or not ticked
        ink = palette.muted if quiet else palette.text
        painter.setPen(QColor(ink))  # unticked lines are read too: the box tells them apart
        self._write(painter, inside, str(index.data()), column=column)
        painter.restore()

    def _write(self, painter: QPainter, rect: QRect, words: str, *, column: int) -> None:
        """Write words where their column wants them: contexts are cut at their far ends."""
        sides = {
            ARTICLE: (Qt.TextElideMode.ElideMiddle, Qt.AlignmentFlag.AlignLeft),
            LEFT: (Qt.TextElideMode.ElideLeft, Qt.AlignmentFlag.AlignRight),
            WORDS: (Qt.TextElideMode.ElideMiddle, Qt.AlignmentFlag.AlignLeft),
        }
        cut, side = sides.get(column, (Qt.TextElideMode.ElideRight, Qt.AlignmentFlag.AlignLeft))
        shown = painter.fontMetrics().elidedText(words.strip(), cut, rect.width())
        flags = Qt.AlignmentFlag.AlignVCenter | side | Qt.TextFlag.TextSingleLine
        painter.drawText(rect, int(flags), shown)

    def _paint_box(self, painter: QPainter, rect: QRect, *, ticked: bool) -> None:
        box = QRect(rect.left(), rect.center().y() - BOX // 2 + 1, BOX, BOX)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(self.palette.accent if ticked else self.palette.muted))
        painter.setBrush(QColor(self.palette.accent if ticked else self.palette.card))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        if ticked:
            draw_glyph(painter, box, name="check-bold", colour=QColor(self.palette.on_accent))
