"""The tree of tags: chosen, renamed in place, and put elsewhere by dragging."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSignalBlocker,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTreeWidget, QTreeWidgetItem, QWidget

from desktop.model import Tag, TagId
from desktop.translation import _, ngettext
from ui.codebook.row import TAG, TagRow
from ui.drag_picture import show_words
from ui.icons import draw_glyph
from ui.own_keys import keeps
from ui.plain import plain_tip
from ui.tag_mime import pack_tag, unpack_tag
from ui.theme import Palette

ARROW = 11
_KEPT = (Qt.Key.Key_Delete, Qt.Key.Key_F2)


class CodebookTree(QTreeWidget):
    """One line a tag. Dropping a tag on another nests it there, with Ctrl it is merged into that one."""

    chosen = Signal(object)  # TagId, None when there is none
    renamed = Signal(object, str)  # TagId, the last part of its name, or "a/b" from there on
    nest_asked = Signal(object, object)  # TagId, the TagId to stand below, None for the top
    merge_asked = Signal(object, object)  # TagId, the TagId to go up in
    delete_asked = Signal(object)  # TagId
    menu_asked = Signal(object, QPoint)  # TagId, where on the screen
    hint = Signal(str)  # what a drop would do, "" when nothing is dragged

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("codebookTree")
        self.setAccessibleName(_("Tags"))
        self.setHeaderHidden(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setIndentation(18)
        self.setMouseTracking(True)
        self.setUniformRowHeights(True)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDropIndicatorShown(False)
        self.setAutoScroll(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.row = TagRow(self)
        self.setItemDelegate(self.row)
        self._items: dict[TagId, QTreeWidgetItem] = {}
        self._at_top = False  # a drag would bring a tag to the top
        self.currentItemChanged.connect(self._tell_chosen)
        self.itemChanged.connect(self._tell_renamed)

    def set_palette(self, palette: Palette) -> None:
        """Take the theme's colours."""
        self.row.palette = palette
        self.viewport().update()

    def show_tags(self, tags: Sequence[Tag], wanted: str = "") -> None:
        """Show a codebook; ``wanted`` keeps tags that have it in their name, and those above them."""
        closed = {
            number for number, item in self._items.items() if item.childCount() and not item.isExpanded()
        }
        before = self.current()
        shown = _shown(tags, wanted.casefold().strip())
        with QSignalBlocker(self):
            self._drop_lines()
            for tag in sorted((tag for tag in tags if tag.id in shown), key=_depth_then_name):
                self._add(tag)
            self._add_room()
            for number, item in self._items.items():
                item.setExpanded(number not in closed or bool(wanted))
            there = before is not None and self.choose(before)
        if not there:
            with QSignalBlocker(self):
                self.setCurrentIndex(self.model().index(0, 0) if self._items else QModelIndex())
            self._tell_chosen()

    def _drop_lines(self) -> None:
        """Take all lines away; ``clear`` deletes items under the hands of who still holds them."""
        self._items = {}
        while self.topLevelItemCount():
            self.takeTopLevelItem(self.topLevelItemCount() - 1)

    def _add(self, tag: Tag) -> None:
        above = self._items.get(tag.parent) if tag.parent is not None else None
        words = [tag.name.rpartition("/")[2]]
        item = QTreeWidgetItem(self, words) if above is None else QTreeWidgetItem(above, words)
        item.setData(0, TAG, tag)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
        item.setToolTip(0, plain_tip("\n".join(each for each in (tag.name, tag.definition) if each)))
        notes = ngettext("{count} note", "{count} notes", tag.annotations_below)
        told = (tag.name, notes.format(count=tag.annotations_below), _("retired") if tag.retired else "")
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, ", ".join(each for each in told if each))
        self._items[tag.id] = item

    def drawBranches(
        self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the arrow of a tag with tags below it, and no ground of Qt's own."""
        if self.model().hasChildren(index):
            name = "caret-down" if self.isExpanded(index) else "caret-right"
            place = QRect(rect.right() - ARROW - 3, rect.center().y() - ARROW // 2, ARROW, ARROW)
            draw_glyph(painter, place, name=name, colour=QColor(self.row.palette.muted))

    def _add_room(self) -> None:
        """Leave a line free at the end, where a tag can be dropped to stand at the top."""
        room = QTreeWidgetItem(self, [""])
        room.setFlags(Qt.ItemFlag.NoItemFlags)
        room.setData(0, Qt.ItemDataRole.AccessibleTextRole, _("Room for a tag that is dropped here"))

    def current(self) -> TagId | None:
        """Return the tag that is chosen."""
        return _tag_of(self.currentItem())

    def choose(self, number: TagId) -> bool:
        """Choose a tag; False when it is not shown."""
        item = self._items.get(number)
        if item is not None:
            self.setCurrentItem(item)
            self.scrollToItem(item)
        return item is not None

    def edit_name(self, number: TagId) -> None:
        """Let the name of a tag be written in its line."""
        if self.choose(number):
            self.editItem(self._items[number])

    @Slot()
    def _tell_chosen(self) -> None:
        self.chosen.emit(self.current())

    @Slot(QTreeWidgetItem)
    def _tell_renamed(self, item: QTreeWidgetItem) -> None:
        tag = item.data(0, TAG)
        own = tag.name.rpartition("/")[2]
        typed = item.text(0).strip()
        with QSignalBlocker(self):
            item.setText(0, own)  # the library says what comes of it
        if typed and typed != own:
            self.renamed.emit(tag.id, typed)

    def event(self, event: QEvent) -> bool:
        """Keep the keys that mean the chosen tag."""
        return keeps(event, _KEPT) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete deletes the tag."""
        number = self.current()
        if event.key() == Qt.Key.Key_Delete and number is not None:
            self.delete_asked.emit(number)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the tag under the pointer, by keyboard of the chosen one."""
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            number, below = self.current(), self.visualRect(self.currentIndex()).bottomLeft()
            where = self.viewport().mapToGlobal(below + QPoint(24, 0))
        else:
            number, where = _tag_of(self.itemAt(event.pos())), event.globalPos()
        if number is not None:
            self.menu_asked.emit(number, where)

    def startDrag(self, _supported: Qt.DropAction) -> None:
        """Take the chosen tag along."""
        number = self.current()
        if number is not None:
            drag = QDrag(self)
            drag.setMimeData(pack_tag(number))
            show_words(drag, self, _name_of(self._items[number]))
            drag.exec(Qt.DropAction.MoveAction | Qt.DropAction.CopyAction, Qt.DropAction.MoveAction)
            self._show_target(None, at_top=False)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take tags only."""
        if unpack_tag(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where a tag would go and say what the drop does."""
        super().dragMoveEvent(event)  # scrolls at the edges
        moved, target = unpack_tag(event.mimeData()), self._target(event.position().toPoint())
        if moved is None or not self._may_go(moved, target):
            self._show_target(None, at_top=False)
            event.ignore()
            return
        self._show_target(target, at_top=target is None)
        self.hint.emit(self._hint(moved, target, merge=_merges(event)))
        event.setDropAction(Qt.DropAction.CopyAction if _merges(event) else Qt.DropAction.MoveAction)
        event.accept()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Show no target any more."""
        super().dragLeaveEvent(event)
        self._show_target(None, at_top=False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask for a tag to be nested or merged; the tree follows the library."""
        moved, target = unpack_tag(event.mimeData()), self._target(event.position().toPoint())
        self._show_target(None, at_top=False)
        if moved is None or not self._may_go(moved, target):
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.CopyAction)  # nothing is taken out of the tree by Qt
        event.accept()
        if _merges(event) and target is not None:
            self.merge_asked.emit(moved, target)
        else:
            self.nest_asked.emit(moved, target)

    def _target(self, point: QPoint) -> TagId | None:
        return _tag_of(self.itemAt(point))

    def _may_go(self, moved: TagId, target: TagId | None) -> bool:
        """Tell whether a tag may be dropped on another: not on itself nor below itself."""
        item = self._items.get(target) if target is not None else None
        while item is not None:
            if _tag_of(item) == moved:
                return False
            item = item.parent()
        return moved in self._items

    def _hint(self, moved: TagId, target: TagId | None, *, merge: bool) -> str:
        name = _name_of(self._items[moved])
        if target is None:
            return _("Drop to bring “{tag}” to the top").format(tag=name)
        place = _name_of(self._items[target])
        if merge:
            return _("Drop to merge “{tag}” into “{place}”").format(tag=name, place=place)
        return _("Drop to nest “{tag}” below “{place}”, with Ctrl to merge").format(tag=name, place=place)

    def _show_target(self, target: TagId | None, *, at_top: bool) -> None:
        if target is None and not at_top:
            self.hint.emit("")
        self.row.target, self._at_top = target, at_top
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines, and a line at the place of what would come to the top."""
        super().paintEvent(event)
        if self._at_top:
            painter = QPainter(self.viewport())
            painter.setPen(QColor(self.row.palette.accent))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            box = self.viewport().rect().adjusted(1, 1, -2, -2)
            painter.drawRoundedRect(box, 5, 5)
            painter.end()


def _merges(event: QDropEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)


def _tag_of(item: QTreeWidgetItem | None) -> TagId | None:
    tag = item.data(0, TAG) if item is not None else None
    return tag.id if isinstance(tag, Tag) else None


def _name_of(item: QTreeWidgetItem) -> str:
    return str(item.data(0, TAG).name)


def _depth_then_name(tag: Tag) -> tuple[int, str]:
    return tag.name.count("/"), tag.name.casefold()


def _shown(tags: Sequence[Tag], wanted: str) -> set[TagId]:
    """Return the tags that have the wanted words in their full name, and all above them."""
    parents = {tag.id: tag.parent for tag in tags}
    shown: set[TagId] = set()
    for tag in tags:
        number: TagId | None = tag.id if wanted in tag.name.casefold() else None
        while number is not None and number not in shown:
            shown.add(number)
            number = parents[number]
    return shown
