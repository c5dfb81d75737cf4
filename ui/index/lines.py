"""Where an entity is named: its words in their context, fetched as one scrolls."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QContextMenuEvent, QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.model import Kind
from desktop.text.concordance import Line
from desktop.translation import _
from ui.kinds import draw_underline
from ui.own_keys import keeps
from ui.theme import LIGHT, Palette

PART = 60  # lines fetched at once
PLACE_ROLE = Qt.ItemDataRole.UserRole + 1
_HEIGHT = 46
_HEAD = 104  # pixels for date and source
_GAP = 8
_KEYS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A line with what its article is: the address it is opened by, its date, source and title."""

    uid: str
    date: str
    source: str
    title: str
    line: Line


class PlaceModel(QAbstractListModel):
    """One row a place."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._places: list[NamedPlace] = []
        self._waiting: Iterator[NamedPlace] = iter(())
        self._more = False

    def show(self, places: Iterator[NamedPlace]) -> None:
        """Show other places, the first of them at once."""
        self.beginResetModel()
        self._waiting, self._more = places, True
        self._places = self._next()
        self.endResetModel()

    def _next(self) -> list[NamedPlace]:
        found = list(islice(self._waiting, PART))
        self._more = len(found) == PART
        return found

    def place(self, row: int) -> NamedPlace | None:
        """Return the place of a row."""
        return self._places[row] if 0 <= row < len(self._places) else None

    def canFetchMore(self, parent: Index) -> bool:
        """Tell whether more places wait."""
        return self._more and not parent.isValid()

    def fetchMore(self, parent: Index) -> None:
        """Fetch the next places."""
        found: Sequence[NamedPlace] = () if parent.isValid() else self._next()
        if found:
            self.beginInsertRows(QModelIndex(), len(self._places), len(self._places) + len(found) - 1)
            self._places.extend(found)
            self.endInsertRows()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many places were fetched."""
        return 0 if parent is not None and parent.isValid() else len(self._places)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the place for the delegate, words for screen readers."""
        place = self._places[index.row()]
        if role == PLACE_ROLE:
            return place
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return f"{place.date} {place.title}: {place.line.left}{place.line.words}{place.line.right}"
        return None


class PlaceDelegate(QStyledItemDelegate):
    """Draws date and source, then the words in the middle with their kind's underline."""

    palette: Palette = LIGHT
    kind: Kind = Kind.OTHER
    family: str = "Source Serif Pro"

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Every line has the same height."""
        return QSize(100, _HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one place."""
        place = index.data(PLACE_ROLE)
        painter.save()
        rect: QRect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(self.palette.accent_soft))
        painter.setPen(QColor(self.palette.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        self._paint_head(painter, rect, place)
        self._paint_line(painter, rect.adjusted(_HEAD + _GAP, 0, -_GAP, 0), place.line)
        painter.restore()

    def _paint_head(self, painter: QPainter, rect: QRect, place: NamedPlace) -> None:
        painter.setPen(QColor(self.palette.muted))
        metrics = QFontMetrics(painter.font())
        upper = QRect(rect.left() + _GAP, rect.top() + 5, _HEAD - _GAP, metrics.height())
        for at, words in enumerate((place.date or _("no date"), place.source or place.title)):
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, upper.width())
            painter.drawText(
                upper.translated(0, at * (metrics.height() + 1)), Qt.AlignmentFlag.AlignLeft, shown
            )

    def _paint_line(self, painter: QPainter, rect: QRect, line: Line) -> None:
        font = QFont(self.family)
        font.setPixelSize(15)
        bold = QFont(font)
        bold.setBold(True)
        plain_metrics, bold_metrics = QFontMetrics(font), QFontMetrics(bold)
        words = bold_metrics.elidedText(line.words, Qt.TextElideMode.ElideRight, rect.width() // 2)
        width = bold_metrics.horizontalAdvance(words)
        start = rect.left() + (rect.width() - width) // 2
        left = QRect(rect.left(), rect.top(), start - rect.left() - 5, rect.height())
        right = QRect(start + width + 5, rect.top(), rect.right() - start - width - 5, rect.height())
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(font)
        painter.setPen(QColor(self.palette.muted))
        before = plain_metrics.elidedText(line.left.rstrip(), Qt.TextElideMode.ElideLeft, left.width())
        after = plain_metrics.elidedText(line.right.lstrip(), Qt.TextElideMode.ElideRight, right.width())
        painter.drawText(left, middle | Qt.AlignmentFlag.AlignRight, before)
        painter.drawText(right, middle | Qt.AlignmentFlag.AlignLeft, after)
        painter.setFont(bold)
        painter.setPen(QColor(self.palette.text))
        painter.drawText(QRect(start, rect.top(), width + 2, rect.height()), middle, words)
        base = QPointF(start, rect.center().y() + bold_metrics.height() // 2 + 1)
        colour = self.palette.kinds[self.kind]
        draw_underline(painter, base, length=width, kind=self.kind, colour=colour)


class PlaceList(QListView):
    """The places; Return and a double click open one."""

    opened = Signal(object)  # NamedPlace
    menu_asked = Signal(object, QPoint)  # the Line of a place, and where on the screen

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("placeList")
        self.setAccessibleName(_("Where it is named"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.places = PlaceModel(self)
        self.setModel(self.places)
        self.delegate = PlaceDelegate(self)
        self.setItemDelegate(self.delegate)
        self.doubleClicked.connect(self._open)

    def event(self, event: QEvent) -> bool:
        """Keep Return."""
        return keeps(event, _KEYS) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Return; everything else moves the choice."""
        if event.key() in _KEYS:
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the place that was clicked, by keyboard of the one at hand."""
        index, where = self.indexAt(event.pos()), event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            index = self.currentIndex()
            where = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
        place = self.places.place(index.row())
        if place is not None:
            self.menu_asked.emit(place.line, where)

    def _open(self, index: QModelIndex) -> None:
        place = self.places.place(index.row())
        if place is not None:
            self.opened.emit(place)
