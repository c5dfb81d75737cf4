"""The list of memos: newest first, three lines each, drawn by hand."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.model import AnnotationId, NoteKind
from desktop.translation import _
from ui.icons import draw_glyph
from ui.memos.rows import MemoRow
from ui.own_keys import keeps
from ui.theme import LIGHT, Palette

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
ROW_HEIGHT = 76
_LEFT, _RIGHT, _TOP = 14, 12, 10
_LINE = 19
_NAME_SIZE, _SMALL_SIZE = 13, 11
_DOT = 9
_GLYPHS = {NoteKind.MEMO: "notebook", NoteKind.ENTITY: "user-focus"}
_ANY = QModelIndex()


class MemoModel(QAbstractListModel):
    """The rows that are listed now."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: list[MemoRow] = []

    def show(self, rows: Sequence[MemoRow]) -> None:
        """List other rows."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def retitle(self, memo: AnnotationId, *, name: str, beginning: str) -> None:
        """Show what is being typed as the memo's first lines."""
        place = self.place_of(memo)
        if place is not None:
            self.rows[place] = replace(self.rows[place], name=name, beginning=beginning)
            self.dataChanged.emit(self.index(place), self.index(place))

    def place_of(self, memo: AnnotationId | None) -> int | None:
        """Return where a memo is listed, None when it is not."""
        return next((place for place, row in enumerate(self.rows) if row.id == memo), None)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ANY) -> int:
        """Return how many memos are listed."""
        return 0 if parent.isValid() else len(self.rows)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the row to draw, or its words for a screen reader."""
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return ", ".join(part for part in (row.name, row.on, row.when) if part)
        return None


class MemoDelegate(QStyledItemDelegate):
    """Draws a memo: its name, how it goes on, when it was changed and what it lies on."""

    palette: Palette = LIGHT

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002  # Qt's signature
        """Every row has the same height."""
        return QSize(200, ROW_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the row; the one that is shown stands on the accent's ground with a stripe at its left."""
        row: MemoRow = index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_ground(painter, option)
        room = option.rect.adjusted(_LEFT, _TOP, -_RIGHT, 0)
        room.setHeight(_LINE)
        font = QFont(option.font)
        font.setPixelSize(_NAME_SIZE)
        font.setBold(True)
        _draw_words(painter, room, row.name, font=font, colour=self.palette.text)
        font.setBold(False)
        _draw_words(painter, room.translated(0, _LINE), row.beginning, font=font, colour=self.palette.muted)
        font.setPixelSize(_SMALL_SIZE)
        last = room.translated(0, 2 * _LINE + 1)
        _draw_words(painter, last, row.when, font=font, colour=self.palette.muted)
        taken = QFontMetrics(font).horizontalAdvance(row.when) + 12
        self._draw_place(painter, last.adjusted(taken, 0, 0, 0), row)
        painter.restore()

    def _draw_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        rect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(self.palette.accent_soft))
            painter.fillRect(rect.left(), rect.top(), 3, rect.height(), QColor(self.palette.accent))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(self.palette.line))

    def _draw_place(self, painter: QPainter, room: QRect, row: MemoRow) -> None:
        """Draw what a memo lies on; the font is set already."""
        if not row.on:
            return
        middle = room.center().y()
        if row.kind is NoteKind.TAG:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(row.colour or self.palette.neutral))
            painter.drawRoundedRect(QRect(room.left(), middle - _DOT // 2, _DOT, _DOT), 2, 2)
        else:
            place = QRect(room.left() - 1, middle - 6, 13, 13)
            draw_glyph(painter, place, name=_GLYPHS[row.kind], colour=QColor(self.palette.muted))
        _draw_words(
            painter, room.adjusted(_DOT + 6, 0, 0, 0), row.on, font=painter.font(), colour=self.palette.muted
        )


class MemoList(QListView):
    """The memos; the chosen one is shown beside the list, Delete asks for it to be deleted."""

    delete_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("memoList")
        self.setAccessibleName(_("Memos, newest first"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows = MemoModel(self)
        self.setModel(self.rows)
        self.delegate = MemoDelegate(self)
        self.setItemDelegate(self.delegate)

    def set_palette(self, palette: Palette) -> None:
        """Take the theme's colours."""
        self.delegate.palette = palette
        self.viewport().update()

    def event(self, event: QEvent) -> bool:
        """Keep Delete: here it means the memo."""
        return keeps(event, (Qt.Key.Key_Delete,)) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete the memo that is shown; everything else moves the choice."""
        if event.key() == Qt.Key.Key_Delete:
            self.delete_asked.emit()
        else:
            super().keyPressEvent(event)


def _draw_words(painter: QPainter, room: QRect, words: str, *, font: QFont, colour: str) -> None:
    painter.setFont(font)
    painter.setPen(QColor(colour))
    elided = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, elided)
