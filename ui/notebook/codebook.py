"""The codebook beside the notes: the tags as a tree with their counts, and what the one at hand means."""

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import QLocale, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QTreeWidgetItemIterator,
    QVBoxLayout,
    QWidget,
)

from desktop.model import Tag, TagId
from desktop.translation import _, ngettext
from ui.theme import LIGHT, Palette

TAG = Qt.ItemDataRole.UserRole + 1
COUNT = Qt.ItemDataRole.UserRole + 2
ROW = 26
_DOT = 9
_INDENT = 18
_PAD = 8
_KEY = 0.65  # of the box, the size of the key in it


class TagRow(QStyledItemDelegate):
    """Draws a tag: its colour, its name, its key, and how many notes carry it or one below it."""

    roles: Palette = LIGHT

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002  # Qt's signature
        """Every tag has the same height."""
        return QSize(120, ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the row; the chosen tag stands on the accent's ground, in its colour."""
        tag, rect = index.data(TAG), QRect(option.rect)
        if not isinstance(tag, Tag):
            return
        depth = tag.name.count("/")
        rect.setLeft(0)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        pointed = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if chosen or pointed:
            painter.setBrush(QColor(self.roles.accent_soft if chosen else self.roles.line))
            painter.setOpacity(1.0 if chosen else 0.4)
            painter.drawRoundedRect(rect.adjusted(0, 1, 0, -1), 4, 4)
            painter.setOpacity(1.0)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(self.roles.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(0, 1, -1, -2), 4, 4)
            painter.setPen(Qt.PenStyle.NoPen)
        left = _PAD + depth * _INDENT
        painter.setBrush(QColor(tag.colour))
        painter.drawRoundedRect(QRect(left, rect.center().y() - _DOT // 2, _DOT, _DOT), 3, 3)
        count = index.data(COUNT)
        self._words(
            painter, rect.adjusted(left + _DOT + 7, 0, -_PAD, 0), tag, count=count or 0, chosen=chosen
        )
        painter.restore()

    def _words(self, painter: QPainter, rect: QRect, tag: Tag, *, count: int, chosen: bool) -> None:
        shown = QLocale().toString(count) if count else ""
        metrics = painter.fontMetrics()
        painter.setPen(QColor(self.roles.accent if chosen else self.roles.muted))
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), shown)
        room = rect.width() - metrics.horizontalAdvance(shown) - (28 if tag.key else 8)
        name = metrics.elidedText(tag.name.rpartition("/")[2], Qt.TextElideMode.ElideRight, room)
        quiet = self.roles.muted if tag.retired else self.roles.text
        painter.setPen(QColor(self.roles.accent if chosen else quiet))
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), name)
        if tag.key:
            side = metrics.height()
            left = rect.left() + metrics.horizontalAdvance(name) + 8
            box = QRect(left, rect.center().y() - side // 2, side, side)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self.roles.line), 1))
            painter.drawRoundedRect(box, 3, 3)
            painter.setPen(QColor(self.roles.muted))
            small = painter.font()
            small.setPixelSize(max(8, round(side * _KEY)))
            painter.setFont(small)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), tag.key.upper())


class CodebookPanel(QFrame):
    """The tree; a click on a tag asks for its notes, a click on the chosen one lets them go."""

    tag_chosen = Signal(object)  # TagId

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("codebookPanel")
        self._heading = self._label()
        self._meaning = self._label()
        self._meaning.setWordWrap(True)
        self._name = self._label()
        self._name.setWordWrap(True)
        bold = QFont(self.font())
        bold.setBold(True)
        self._name.setFont(bold)
        self.tree = QTreeWidget()
        self.tree.setObjectName("codebookTree")
        self.tree.setAccessibleName(_("Codebook"))
        self.tree.setHeaderHidden(True)
        self.tree.setRootIsDecorated(False)
        self.tree.setIndentation(0)
        self.tree.setFrameShape(QFrame.Shape.NoFrame)
        self.tree.setMouseTracking(True)
        self.tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._row = TagRow(self.tree)
        self.tree.setItemDelegate(self._row)
        self.tree.itemClicked.connect(self._choose)
        self.tree.itemActivated.connect(self._choose)
        self.tree.currentItemChanged.connect(self._explain)
        self._line = QFrame()
        self._line.setObjectName("codebookLine")
        self._line.setFixedHeight(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(8)
        column.addWidget(self._heading)
        column.addWidget(self.tree, 100)
        for each in (self._line, self._name, self._meaning):
            column.addWidget(each)
        column.addStretch()
        self._explain()

    @staticmethod
    def _label() -> QLabel:
        label = QLabel()
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label

    def set_palette(self, palette: Palette) -> None:
        """Take another theme."""
        self._row.roles = palette
        self._heading.setStyleSheet(f"color:{palette.muted};font-weight:bold")
        self._meaning.setStyleSheet(f"color:{palette.muted}")
        self.tree.viewport().update()

    def show_tags(self, tags: Sequence[Tag], chosen: frozenset[TagId]) -> None:
        """Take the codebook, by name; the counts there were stay until others come."""
        before = {item.data(0, TAG).id: item.data(0, COUNT) for item in self._items()}
        words = ngettext("Codebook · {count} tag", "Codebook · {count} tags", len(tags))
        self._heading.setText(words.format(count=QLocale().toString(len(tags))))
        self.tree.clear()
        items: dict[TagId, QTreeWidgetItem] = {}
        for tag in tags:
            above = items.get(tag.parent) if tag.parent is not None else None
            item = QTreeWidgetItem(above) if above is not None else QTreeWidgetItem(self.tree)
            item.setData(0, TAG, tag)
            item.setData(0, COUNT, before.get(tag.id, 0))
            item.setData(0, Qt.ItemDataRole.AccessibleTextRole, tag.name)
            items[tag.id] = item
        self.tree.expandAll()
        self.tree.setMaximumHeight(max(1, len(tags)) * ROW + 2)
        self.show_chosen(chosen)

    def show_counts(self, counts: Mapping[TagId, int]) -> None:
        """Take how many notes carry each tag or one below it."""
        for item in self._items():
            item.setData(0, COUNT, counts.get(item.data(0, TAG).id, 0))

    def show_chosen(self, chosen: frozenset[TagId]) -> None:
        """Show which tags the notes are filtered by."""
        for item in self._items():
            item.setSelected(item.data(0, TAG).id in chosen)
            if item.isSelected() and len(chosen) == 1:
                self.tree.setCurrentItem(item)
        self._explain()

    def _items(self) -> Iterator[QTreeWidgetItem]:
        walk = QTreeWidgetItemIterator(self.tree)
        while (item := walk.value()) is not None:
            yield item
            walk += 1

    @Slot(QTreeWidgetItem)
    def _choose(self, item: QTreeWidgetItem) -> None:
        self.tag_chosen.emit(item.data(0, TAG).id)

    @Slot()
    def _explain(self) -> None:
        """Say what the current tag is for, as far as the codebook does."""
        item = self.tree.currentItem()
        tag = item.data(0, TAG) if item is not None else None
        parts = [tag.definition, *_advice(tag)] if isinstance(tag, Tag) else []
        meaning = "\n\n".join(part for part in parts if part)
        self._name.setText(tag.name if isinstance(tag, Tag) else "")
        self._meaning.setText(meaning)
        for each in (self._line, self._name, self._meaning):
            each.setVisible(bool(meaning))


def _advice(tag: Tag) -> list[str]:
    return [
        _("Use when: {words}").format(words=tag.use_when) if tag.use_when else "",
        _("Not when: {words}").format(words=tag.not_when) if tag.not_when else "",
        _("Example: {words}").format(words=tag.example) if tag.example else "",
    ]
