"""The sidebar: where articles can be looked for. The library's places, tags as a tree, kinds of entities."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSignalBlocker,
    QSize,
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
    QMouseEvent,
    QPainter,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QTreeWidget, QTreeWidgetItem, QWidget

from desktop.library import ArticleCounts
from desktop.model import Kind, Tag, TagId
from desktop.translation import _
from ui.articles.mime import unpack
from ui.articles.sidebar_row import COUNT, DOT_COLOUR, IS_HEADING, KEY, RETIRED, UNDERLINE, SidebarRow
from ui.drag_picture import show_words
from ui.icons import draw_glyph
from ui.kinds import KIND_LOOKS
from ui.pages.names import ROWS
from ui.tag_mime import is_passage, pack_tag
from ui.theme import Palette


@dataclass(frozen=True, slots=True)
class Place:
    """What the sidebar filters the list by."""

    scope: str = "all"  # all, unread, starred, notes, bin
    tag: TagId | None = None
    kind: Kind | None = None
    page: str = ""  # not a place of the list but a page beside the sidebar


SCOPES: tuple[tuple[str, str], ...] = (
    ("all", _("All articles")),
    ("unread", _("Unread")),
    ("starred", _("Starred")),
    ("notes", _("With notes")),
    ("bin", _("Bin")),
)

PLACE = Qt.ItemDataRole.UserRole + 10
ARROW = 9
TAG_NAME = Qt.ItemDataRole.UserRole + 11


class Sidebar(QTreeWidget):
    """The tree of places. ``chosen`` carries a Place; dropping articles on a tag asks to tag them."""

    chosen = Signal(object)
    articles_dropped = Signal(object, str)  # list of ArticleId, full name of the tag
    passage_dropped = Signal(str)  # full name of the tag
    tag_menu_asked = Signal(object, QPoint)  # TagId, where on the screen

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self.setAccessibleName(_("Places"))
        self.setHeaderHidden(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRootIsDecorated(False)
        self.setIndentation(16)
        self.setMouseTracking(True)
        self.setUniformRowHeights(False)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DropOnly)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.row = SidebarRow(palette, self.font(), self)
        self.setItemDelegate(self.row)
        self._pressed: QPoint | None = None  # on a tag, which a drag takes along and a click chooses
        self._place = Place()
        self._chosen: Place | None = self._place
        self._library = self._heading(_("Library"))
        self._notebook = self._heading(_("Notebook"))
        self._tags = self._heading(_("Tags"))
        self._kinds = self._heading(_("Entities"))
        for scope, label in SCOPES:
            self._item(self._library, label, Place(scope))
        for page in ROWS:
            self._item(self._notebook, page.label.replace("&", ""), Place(page=page.name))
        self._notebook.setHidden(not ROWS)
        self._tags.setHidden(True)
        self._kinds.setHidden(True)
        self.choose(self._place)
        self.currentItemChanged.connect(self._tell_chosen)

    def _heading(self, label: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem(self, [label])
        item.setData(0, IS_HEADING, True)  # noqa: FBT003  # Qt's signature: a value
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        item.setExpanded(True)
        return item

    def _item(self, parent: QTreeWidgetItem, label: str, place: Place, count: int = 0) -> QTreeWidgetItem:
        item = QTreeWidgetItem(parent, [label])
        item.setData(0, PLACE, place)
        item.setData(0, COUNT, count)
        return item

    @property
    def place(self) -> Place:
        """The place of the list that is chosen, or was before a page was."""
        return self._place

    def set_counts(self, counts: ArticleCounts) -> None:
        """Take how many articles there are in each place of the library."""
        numbers = (counts.all, counts.unread, counts.starred, counts.notes, counts.bin)
        for item, number in zip(_children(self._library), numbers, strict=True):
            item.setData(0, COUNT, number)

    def set_page_count(self, name: str, count: int) -> None:
        """Take how much waits on a page."""
        for item in _children(self._notebook):
            if item.data(0, PLACE) == Place(page=name):
                item.setData(0, COUNT, count)

    def set_tags(self, tags: Sequence[Tag]) -> None:
        """Take the codebook, ordered by name; a tag in use stays chosen."""
        closed = {
            item.data(0, TAG_NAME)
            for item in _below(self._tags)
            if item.childCount() and not item.isExpanded()
        }
        blocker = QSignalBlocker(self)
        self._tags.takeChildren()
        items: dict[TagId, QTreeWidgetItem] = {}
        for tag in sorted(tags, key=_depth_then_name):
            parent = items.get(tag.parent, self._tags) if tag.parent is not None else self._tags
            item = self._item(parent, tag.name.rpartition("/")[2], Place(tag=tag.id), tag.articles_below)
            item.setData(0, DOT_COLOUR, tag.colour)
            item.setData(0, TAG_NAME, tag.name)
            item.setData(0, KEY, None if tag.retired else tag.key)
            item.setData(0, RETIRED, tag.retired)
            items[tag.id] = item
        for item in items.values():
            item.setExpanded(item.data(0, TAG_NAME) not in closed)
        self._tags.setHidden(not items)
        blocker.unblock()
        self._choose_again()

    def set_kinds(self, counts: Mapping[Kind, int]) -> None:
        """Take how many mentions there are of each kind; kinds without any are left out."""
        blocker = QSignalBlocker(self)
        self._kinds.takeChildren()
        for kind in Kind:
            if counts.get(kind):
                item = self._item(self._kinds, KIND_LOOKS[kind].many, Place(kind=kind), counts[kind])
                item.setData(0, UNDERLINE, kind)
        self._kinds.setHidden(self._kinds.childCount() == 0)
        blocker.unblock()
        self._choose_again()

    def choose(self, place: Place) -> bool:
        """Choose a place as if clicked; False when it is not there."""
        for heading in (self._library, self._notebook, self._tags, self._kinds):
            for item in _below(heading):
                if item.data(0, PLACE) == place:
                    self.setCurrentItem(item)
                    return True
        return False

    def show_page(self, name: str) -> None:
        """Show which page is in front; of one without a row none, of "" the place of the list."""
        with QSignalBlocker(self):
            self._chosen = Place(page=name) if name else self._place
            if not self.choose(self._chosen):
                self._chosen = None
                self.setCurrentIndex(QModelIndex())

    def set_palette(self, palette: Palette) -> None:
        """Take another theme."""
        self.row.palette = palette
        self.viewport().update()

    def _choose_again(self) -> None:
        """After a rebuild: the same place, or everything when a tag is gone."""
        with QSignalBlocker(self):
            there = self._chosen is None or self.choose(self._chosen)
        if not there:
            self.choose(Place())

    @Slot()
    def _tell_chosen(self) -> None:
        item = self.currentItem()
        place = item.data(0, PLACE) if item is not None else None
        if isinstance(place, Place) and place != self._chosen:
            self._chosen = place
            self._place = self._place if place.page else place
            self.chosen.emit(place)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose with the left button; the right one asks for a menu and leaves the list as it is.

        A tag is chosen when the button comes up: on the way it may be dragged to the text.
        """
        point = event.position().toPoint()
        if event.button() is Qt.MouseButton.RightButton:
            event.accept()
        elif self._tag_at(point) and point.x() >= self.visualRect(self.indexAt(point)).left():
            self._pressed = point
            event.accept()
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Take the pressed tag along once the pointer is far enough from it."""
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
            return
        far = (event.position().toPoint() - self._pressed).manhattanLength()
        if far >= QApplication.startDragDistance():
            index, self._pressed = self.indexAt(self._pressed), None
            drag = QDrag(self)
            drag.setMimeData(pack_tag(index.data(PLACE).tag))
            show_words(drag, self, index.data(TAG_NAME))
            drag.exec(Qt.DropAction.CopyAction)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the tag that was pressed and not dragged."""
        pressed, self._pressed = self._pressed, None
        item = self.itemAt(pressed) if pressed is not None else None
        if item is not None:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.setCurrentItem(item)
            event.accept()
        else:
            super().mouseReleaseEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for a tag's menu."""
        item = self.itemAt(event.pos())
        place = item.data(0, PLACE) if item is not None else None
        if isinstance(place, Place) and place.tag is not None:
            self.tag_menu_asked.emit(place.tag, event.globalPos())

    def _tag_at(self, point: QPoint) -> str:
        item = self.itemAt(point)
        return (item.data(0, TAG_NAME) or "") if item is not None else ""

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take articles and the selected passage; files go to the window."""
        if _is_taggable(event):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show that articles and passages can be dropped on a tag and nowhere else."""
        point = event.position().toPoint()
        if _is_taggable(event) and self._tag_at(point):
            event.acceptProposedAction()
            self._show_target(QPersistentModelIndex(self.indexAt(point)))
        else:
            event.ignore()
            self._show_target(None)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Show no target any more."""
        super().dragLeaveEvent(event)
        self._show_target(None)

    def _show_target(self, target: QPersistentModelIndex | None) -> None:
        """Frame the tag that a drop would put on something."""
        self.row.target = target
        self.viewport().update()

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask for the dropped articles or the passage to be tagged."""
        ids, tag = unpack(event.mimeData()), self._tag_at(event.position().toPoint())
        self._show_target(None)
        if ids and tag:
            event.acceptProposedAction()
            self.articles_dropped.emit(ids, tag)
        elif tag and is_passage(event.mimeData()):
            event.acceptProposedAction()
            self.passage_dropped.emit(tag)

    def drawBranches(
        self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the arrow of a tag with tags below it, and no ground of Qt's own."""
        if not self.model().hasChildren(index) or index.data(IS_HEADING):
            return
        name = "caret-down" if self.isExpanded(index) else "caret-right"
        place = QRect(rect.right() - ARROW, rect.center().y() - ARROW // 2, ARROW, ARROW)
        draw_glyph(painter, place, name=name, colour=QColor(self.row.palette.muted))

    def sizeHint(self) -> QSize:
        """Return the width the names and counts want."""
        return QSize(190, 400)


def _is_taggable(event: QDropEvent) -> bool:
    return bool(unpack(event.mimeData())) or is_passage(event.mimeData())


def _depth_then_name(tag: Tag) -> tuple[int, str]:
    return tag.name.count("/"), tag.name.casefold()


def _children(parent: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    children = (parent.child(at) for at in range(parent.childCount()))
    return [child for child in children if child is not None]


def _below(parent: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    found: list[QTreeWidgetItem] = []
    for child in _children(parent):
        found.append(child)
        found.extend(_below(child))
    return found
