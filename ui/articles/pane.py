"""The article list: a headline with the count and the order, and the rows.

It is told what to show and tells what was chosen; it never asks the library for more than rows.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMenu,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.model import ArticleId
from desktop.translation import _
from ui.articles.model import ArticleModel, Fetch
from ui.articles.row import ArticleRow
from ui.articles.wording import list_heading
from ui.theme import Palette


class ArticleTable(QTableView):
    """A table of one column and fixed row height: a reset with a million rows stays cheap."""

    menu_asked = Signal(QPoint)

    def keyboardSearch(self, search: str) -> None:
        """Do nothing: letters are commands here, and a search would fetch every row."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Take the keyboard; Qt would make the first row current, which would open it unasked."""
        if self.currentIndex().isValid():
            super().focusInEvent(event)
        else:
            QWidget.focusInEvent(self, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the first and last article with Home and End: Qt would go along the one column."""
        last = self.model().rowCount() - 1
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: last}
        if event.key() in ends and last >= 0 and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.setCurrentIndex(self.model().index(ends[Qt.Key(event.key())], 0))
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the chosen articles."""
        self.menu_asked.emit(event.globalPos())


class ArticlePane(QWidget):
    """The list with its headline."""

    opened = Signal(object)  # ArticleId of the current row
    chosen_changed = Signal()
    activated = Signal()  # Return or double click: the reader takes the keyboard
    menu_asked = Signal(QPoint)

    def __init__(self, fetch: Fetch, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("articles")
        self._quiet = False
        self._gap = 0  # the row where the current article was before it left the list
        self._wanted: ArticleId | None = None  # current, or it will be as soon as it is listed
        self.model = ArticleModel(fetch, self)
        self._count = QLabel()
        self._count.setTextFormat(Qt.TextFormat.PlainText)
        self._order = QToolButton()
        self._order.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._order.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self._order.setToolTip(_("Order of the list"))
        self._order.setAccessibleDescription(_("Order of the list"))
        self.table = ArticleTable()
        self.row = ArticleRow(palette, self.font(), self)
        self._prepare_table()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head())
        layout.addWidget(self.table, 1)

    def _head(self) -> QWidget:
        head = QWidget()
        head.setObjectName("list_head")
        head.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(head)
        row.setContentsMargins(12, 4, 6, 4)
        row.addWidget(self._count, 1)
        row.addWidget(self._order)
        return head

    def _prepare_table(self) -> None:
        table = self.table
        table.setObjectName("article_list")
        table.setAccessibleName(_("Articles"))
        table.setModel(self.model)
        table.setItemDelegate(self.row)
        table.setFrameShape(QFrame.Shape.NoFrame)
        table.setShowGrid(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.setDragEnabled(True)
        table.setTabKeyNavigation(False)
        table.horizontalHeader().hide()
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        rows = table.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(self.row.height)
        rows.setDefaultSectionSize(self.row.height)
        table.verticalScrollBar().setSingleStep(self.row.height // 3)
        table.menu_asked.connect(self.menu_asked)
        table.activated.connect(self._tell_activated)
        table.selectionModel().currentRowChanged.connect(self._tell_opened)
        table.selectionModel().selectionChanged.connect(self._tell_chosen)

    def show_articles(self, ids: Sequence[ArticleId], *, anew: bool = False) -> None:
        """Show these articles; what was current and chosen stays so, without being opened again.

        What is current comes back when it was away and is listed again. A list shown ``anew`` is another
        one (found by other words, of another place): it begins at its top.
        """
        chosen, before = self.chosen(), self.table.currentIndex().row()
        bar = self.table.verticalScrollBar()
        away, place = before >= 0 and not self._in_view(before), bar.value()
        self._quiet = True
        self.model.set_ids(ids)
        row = self.model.row_of(self._wanted) if self._wanted is not None else None
        if row is not None:
            self._make_current(row)
        elif before >= 0:
            self._gap = before
        if len(chosen) > 1:
            self._choose_again(frozenset(chosen))
        if anew:
            self._gap = 0
        if anew or away:  # what was scrolled away does not come back unasked
            bar.setValue(0 if anew else place)
        self._quiet = False
        self._show_count()
        self.chosen_changed.emit()

    def _in_view(self, row: int) -> bool:
        return self.table.viewport().rect().intersects(self.table.visualRect(self.model.index(row, 0)))

    def _show_count(self) -> None:
        """Say how many articles are listed, and how many are chosen when that is more than one."""
        self._count.setText(list_heading(len(self.model.ids), self.chosen_count()))

    def _choose_again(self, chosen: frozenset[ArticleId]) -> None:
        """Choose several articles, those that are still in the list, without moving."""
        selection = QItemSelection()
        places = (place for place, article in enumerate(self.model.ids) if article in chosen)
        for first, last in _runs(places):
            selection.select(self.model.index(first, 0), self.model.index(last, 0))
        self.table.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def set_tag_colours(self, colours: Mapping[str, str]) -> None:
        """Take the colours of the chips."""
        self.row.colours = colours
        self.table.viewport().update()

    def set_palette(self, palette: Palette) -> None:
        """Take another theme."""
        self.row.palette = palette
        self.table.viewport().update()

    def set_order(self, label: str, menu: QMenu, *, rising: bool) -> None:
        """Name the order the list is in and give the menu that changes it."""
        self._order.setText(f"{label} {'▴' if rising else '▾'}")
        self._order.setMenu(menu)

    def current(self) -> ArticleId | None:
        """Return the article the keyboard stands on."""
        index = self.table.currentIndex()
        return self.model.ids[index.row()] if index.isValid() else None

    def chosen(self) -> list[ArticleId]:
        """Return the chosen articles in the order of the list."""
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return [self.model.ids[row] for row in rows if row < len(self.model.ids)]

    def chosen_count(self) -> int:
        """Return how many articles are chosen; quick however many they are."""
        selection = self.table.selectionModel().selection()
        return sum(selection.at(place).height() for place in range(selection.count()))

    def visible(self) -> list[ArticleId]:
        """Return the articles that can be seen now."""
        first = self.table.rowAt(0)
        last = self.table.rowAt(self.table.viewport().height() - 1)
        if first < 0:
            return []
        return list(self.model.ids[first : (last + 1) if last >= 0 else len(self.model.ids)])

    def choose(self, article: ArticleId) -> bool:
        """Make an article the current one, as if clicked; False when it is not in the list.

        Then nothing is current or chosen: what is read is not there, and a command means no other.
        """
        row = self.model.row_of(article)
        self._wanted = article
        if row is not None:
            self._make_current(row)
        else:
            before = self.table.currentIndex().row()
            self._gap = before if before >= 0 else self._gap
            self.table.selectionModel().clear()
        return row is not None

    def step(self, by: int) -> None:
        """Go to the next (1) or previous (-1) article."""
        if not self.model.ids:
            return
        index = self.table.currentIndex()
        row = index.row() + by if index.isValid() else self._gap + min(by, 0)
        self._make_current(max(0, min(len(self.model.ids) - 1, row)))

    def begin(self) -> None:
        """Be at the top of what is shown next, unless the article that is read is in it."""
        self._quiet = True
        self.table.selectionModel().clear()
        self._quiet = False
        self._gap = 0
        self.table.scrollToTop()

    def forget(self) -> None:
        """Remember no article: those of another library have the same numbers."""
        self._wanted, self._gap = None, 0
        self.table.selectionModel().clear()

    def after_chosen(self) -> ArticleId | None:
        """Return which article is next when the chosen ones leave the list, None when none is left.

        What is read stays when it is not among them; at the end of the list it is the previous one.
        """
        chosen, current, ids = set(self.chosen()), self.current(), self.model.ids
        if current is not None and current not in chosen:
            return current
        row = self.table.currentIndex().row()
        ways = (range(row, len(ids)), range(row - 1, -1, -1))
        return next((ids[at] for way in ways for at in way if ids[at] not in chosen), None)

    @Slot()
    def relieve(self) -> None:
        """Take the keyboard from a button, which what it began is about to disable or hide."""
        if isinstance(self.window().focusWidget(), QAbstractButton):
            self.table.setFocus()

    @Slot()
    def enter_first(self) -> None:
        """Take the keyboard, on the first article."""
        self.table.setFocus()
        if self.model.ids:
            self._make_current(0)

    @Slot()
    def enter(self) -> None:
        """Take the keyboard, on the first article when it was on none."""
        self.table.setFocus()
        if self.current() is None:
            self.step(1)

    def _make_current(self, row: int) -> None:
        index = self.model.index(row, 0)
        flags = QItemSelectionModel.SelectionFlag
        selection = self.table.selectionModel()
        selection.setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.table.scrollTo(index)

    @Slot(QModelIndex, QModelIndex)
    def _tell_opened(self, index: QModelIndex, _previous: QModelIndex) -> None:
        if index.isValid() and not self._quiet:
            self._wanted = self.model.ids[index.row()]
            self.opened.emit(self._wanted)

    @Slot()
    def _tell_chosen(self) -> None:
        if not self._quiet:
            self._show_count()
            self.chosen_changed.emit()

    @Slot()
    def _tell_activated(self) -> None:
        self.activated.emit()


def _runs(places: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and last of each unbroken run of rising numbers."""
    first = last = None
    for place in places:
        if first is None or last is None:
            first = place
        elif place != last + 1:
            yield first, last
            first = place
        last = place
    if first is not None and last is not None:
        yield first, last
