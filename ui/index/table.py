"""The table of the index: several rows may be chosen; keys merge, rename and open."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop.model import EntityId
from desktop.text.entity_records import IndexedEntity
from desktop.translation import _
from ui.index.model import ENTITY_ROLE, MENTIONS, NAME, NUMBERS, IndexModel
from ui.kinds import draw_underline
from ui.own_keys import keeps
from ui.theme import LIGHT, Palette

ROW_HEIGHT = 28
_EDGE = 10
_WIDTHS = (0, 104, 84, 76, 100, 100)  # the name takes the rest
_KEYS = frozenset({Qt.Key.Key_M, Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter})


class IndexDelegate(QStyledItemDelegate):
    """Draws cells in the theme's colours, below each name its kind's underline."""

    palette: Palette = LIGHT

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one cell."""
        painter.save()
        rect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(self.palette.accent_soft))
        inside = rect.adjusted(_EDGE, 0, -_EDGE, 0)
        metrics = QFontMetrics(painter.font())
        words = metrics.elidedText(str(index.data()), Qt.TextElideMode.ElideRight, inside.width())
        painter.setPen(
            QColor(self.palette.text if index.column() in {NAME, MENTIONS} else self.palette.muted)
        )
        side = Qt.AlignmentFlag.AlignRight if index.column() in NUMBERS else Qt.AlignmentFlag.AlignLeft
        painter.drawText(inside, side | Qt.AlignmentFlag.AlignVCenter, words)
        entity = index.data(ENTITY_ROLE)
        if index.column() == NAME and isinstance(entity, IndexedEntity):
            base = QPointF(inside.left(), rect.center().y() + metrics.height() // 2 + 2)
            draw_underline(
                painter,
                base,
                length=metrics.horizontalAdvance(words),
                kind=entity.kind,
                colour=self.palette.kinds[entity.kind],
            )
        painter.restore()


class IndexTable(QTableView):
    """Shows the model; keys and the menu are told by signals."""

    merge_asked = Signal()
    opened = Signal()  # Return: to the places where the chosen one is named
    menu_asked = Signal(QPoint)

    def __init__(self, model: IndexModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("indexTable")
        self.setAccessibleName(_("Entities of the library"))
        self.setModel(model)
        self.rows = model
        self.delegate = IndexDelegate(self)
        self.setItemDelegate(self.delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setDefaultSectionSize(ROW_HEIGHT)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        columns.setHighlightSections(False)
        columns.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        for column, width in enumerate(_WIDTHS):
            if width:
                columns.resizeSection(column, width)
        columns.setSortIndicator(MENTIONS, Qt.SortOrder.DescendingOrder)
        self.setSortingEnabled(True)

    def chosen(self) -> list[IndexedEntity]:
        """Return the chosen entities, the one at hand first."""
        rows = [index.row() for index in self.selectionModel().selectedRows()]
        current = self.currentIndex().row()
        rows.sort(key=lambda row: (row != current, row))
        return [each for row in rows if (each := self.rows.entity(row)) is not None]

    def choose(self, entity: EntityId) -> bool:
        """Choose one entity; return whether it is shown."""
        row = self.rows.row_of(entity)
        if row is None:
            return False
        self.selectRow(row)
        self.scrollTo(self.rows.index(row, NAME))
        return True

    def rename(self) -> None:
        """Write in the name of the one at hand."""
        index = self.rows.index(self.currentIndex().row(), NAME)
        if index.isValid():
            self.edit(index)

    def event(self, event: QEvent) -> bool:
        """Keep the keys of the table."""
        return keeps(event, _KEYS) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Merge, rename or open; everything else moves the choice."""
        if self.state() is QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)  # Return ends the writing, and reaches the table too
            return
        match event.key():
            case Qt.Key.Key_M:
                self.merge_asked.emit()
            case Qt.Key.Key_F2:
                self.rename()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.opened.emit()
            case _:
                super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of what is chosen, by keyboard below the row at hand."""
        where = event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            where = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
        self.menu_asked.emit(where)
