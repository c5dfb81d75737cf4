"""Places in context, one a line, to be ticked: what is ticked is marked with a tag, all of it in one step."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QLocale, QModelIndex, QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTableView,
    QWidget,
)

from desktop.translation import _, ngettext
from ui.dialogs.concordance_lines import WORDS, LineDelegate, LineModel, Place
from ui.dialogs.parts import plain_label, prepare, settle
from ui.field_buttons import let_be_cleared
from ui.own_keys import keeps
from ui.theme import LIGHT, Palette

ROW_HEIGHT = 26
WIDTHS = (190, 310, 24)  # of article, left context, words; the right context has the rest
WIDEST_WORDS = 380
SAMPLE = 300  # places whose words decide how wide their column is
UNITS = ("words", "sentence", "paragraph")


class LineTable(QTableView):
    """The lines; Space turns the ticks of the chosen ones."""

    toggled = Signal()
    menu_asked = Signal(int, QPoint)  # a row, and where on the screen

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the line that was clicked, by keyboard of the one at hand."""
        index, where = self.indexAt(event.pos()), event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            index = self.currentIndex()
            where = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
        if index.isValid():
            self.setCurrentIndex(index)
            self.menu_asked.emit(index.row(), where)

    def event(self, event: QEvent) -> bool:
        """Keep Space."""
        return keeps(event, (Qt.Key.Key_Space,)) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn the ticks with Space."""
        if event.key() == Qt.Key.Key_Space:
            self.toggled.emit()
        else:
            super().keyPressEvent(event)


class FilterLine(QLineEdit):
    """Filters the places; Down and Enter lead to them, never to the button that tags them."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Lead into the lines."""
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class ConcordanceDialog(QDialog):
    """Shows places as they are found, all ticked, and says which are wanted under which tag.

    ``new_name`` asks for the name of a new tag, in a line of its own; otherwise any tag can be chosen.
    """

    tag_asked = Signal(QPoint)  # where on the screen a tag can be asked for
    menu_asked = Signal(object, QPoint)  # what the asker knows a place by, and where on the screen
    wanted = Signal()  # the ticked places, under ``tag``, as ``unit``

    def __init__(
        self, heading: str, parent: QWidget | None = None, *, new_name: str = "", palette: Palette = LIGHT
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = prepare(self, title=_("Places in context"), size=QSize(980, 600))
        self._splits = bool(new_name)
        self._finished = False
        self._widened = 0
        self.heading = plain_label(heading, self)
        self.counts = plain_label("", self, muted=True)
        self.filter = FilterLine(self)
        self.filter.setPlaceholderText(_("Filter by words or article…"))
        self.filter.setAccessibleName(_("Filter the places"))
        let_be_cleared(self.filter)
        self.all = QPushButton(_("Tick all"), self)
        self.none = QPushButton(_("Tick none"), self)
        self.model = LineModel(self)
        self.table = self._make_table(palette)
        self.unit_box = QComboBox(self)
        self.unit_box.setAccessibleName(_("What is marked"))
        for name, label in zip(
            UNITS, (_("Mark the words"), _("Mark their sentence"), _("Mark their paragraph")), strict=True
        ):
            self.unit_box.addItem(label, name)
        self.unit_box.setVisible(not self._splits)
        self.choose = QPushButton(_("Choose a tag…"), self)
        self.choose.setVisible(not self._splits)
        self.name = QLineEdit(new_name, self)
        self.name.setAccessibleName(_("Name of the new tag"))
        self.name.setMinimumWidth(260)
        self.name.setVisible(self._splits)
        self.tag = ""
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.apply = self.buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        column.addWidget(self.heading)
        column.addLayout(self._row(self.filter, self.all, self.none, stretched=self.filter))
        column.addWidget(self.table, 1)
        column.addLayout(self._row(self.counts, self.unit_box, self.choose, self.name, stretched=self.counts))
        column.addWidget(self.buttons)
        settle(self.buttons)
        for button in (self.all, self.none, self.choose):
            button.setAutoDefault(False)
        self._connect()
        self._show_counts()
        self.table.setFocus()

    def _row(self, *widgets: QWidget, stretched: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        for widget in widgets:
            row.addWidget(widget, int(widget is stretched))
        return row

    def _make_table(self, palette: Palette) -> LineTable:
        table = LineTable(self)
        table.setModel(self.model)
        table.setItemDelegate(LineDelegate(palette, table))
        table.setAccessibleName(_("Places in context"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        head = table.horizontalHeader()
        head.hide()
        head.setStretchLastSection(True)
        for place, width in enumerate(WIDTHS):
            head.resizeSection(place, width)
        return table

    def _connect(self) -> None:
        self.filter.textChanged.connect(self.model.filter)
        self.filter.textChanged.connect(self._show_counts)
        self.filter.left.connect(self.table.setFocus)
        self.all.clicked.connect(self._tick_all)
        self.none.clicked.connect(self._tick_none)
        self.table.toggled.connect(self._toggle)
        self.table.menu_asked.connect(self._ask_menu)
        self.table.clicked.connect(self._clicked)
        self.choose.clicked.connect(self._ask_tag)
        self.name.textChanged.connect(self._take_name)
        self.buttons.accepted.connect(self.wanted)
        self.buttons.rejected.connect(self.reject)
        self._take_name(self.name.text())

    def add(self, places: Iterable[Place]) -> None:
        """Show more places, ticked."""
        self.model.add(list(places))
        if self.model.rowCount() <= SAMPLE or not self._widened:
            self._widen_words()
        self._show_counts()

    def _widen_words(self) -> None:
        """Make the column of the words as wide as they are: contexts stand right beside them."""
        font = self.table.font()
        font.setBold(True)
        metrics = QFontMetrics(font)
        widths = (metrics.horizontalAdvance(place.words) for place in self.model.places[:SAMPLE])
        self._widened = min(WIDEST_WORDS, max(widths, default=0) + 2)
        self.table.horizontalHeader().resizeSection(WORDS, max(WIDTHS[WORDS], self._widened))

    def finish(self) -> None:
        """Say that all places are there."""
        self._finished = True
        if self.model.rowCount() and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, 0))
        self._show_counts()

    def set_tag(self, name: str) -> None:
        """Take the tag that was chosen."""
        self.tag = name
        self.choose.setText(_("Tag: {name}").format(name=name).replace("&", "&&"))
        self._show_counts()
        self.apply.setFocus()

    @property
    def unit(self) -> str:
        """What is marked: the "words", their "sentence" or their "paragraph"."""
        return str(self.unit_box.currentData())

    def ticked(self) -> Sequence[Place]:
        """Return the places that are ticked, in their order, also those the filter hides."""
        return self.model.ticked()

    @Slot(int, QPoint)
    def _ask_menu(self, row: int, where: QPoint) -> None:
        self.menu_asked.emit(self.model.place(row).key, where)

    @Slot()
    def _ask_tag(self) -> None:
        self.tag_asked.emit(self.choose.mapToGlobal(self.choose.rect().bottomLeft()))

    @Slot(str)
    def _take_name(self, name: str) -> None:
        if self._splits:
            self.tag = "" if name.endswith("/") else name.strip("/ ")
            self._show_counts()

    @Slot()
    def _tick_all(self) -> None:
        self._tick(ticked=True)

    @Slot()
    def _tick_none(self) -> None:
        self._tick(ticked=False)

    def _tick(self, *, ticked: bool) -> None:
        self.model.tick(range(self.model.rowCount()), ticked=ticked)
        self._show_counts()

    @Slot()
    def _toggle(self) -> None:
        """Turn the tick of the current line, and give all chosen lines the same."""
        current = self.table.currentIndex()
        if current.isValid():
            rows = {index.row() for index in self.table.selectionModel().selectedRows()} | {current.row()}
            self.model.tick(sorted(rows), ticked=not self.model.is_ticked(current.row()))
            self._show_counts()

    @Slot(QModelIndex)
    def _clicked(self, index: QModelIndex) -> None:
        """Turn a tick with a click on its box."""
        if index.column() == 0:
            self.model.tick([index.row()], ticked=not self.model.is_ticked(index.row()))
            self._show_counts()

    def apply_words(self, count: int) -> str:
        """Say what the button does."""
        label = ngettext("Tag {count} place", "Tag {count} places", count)
        if self._splits:
            label = ngettext("Split {count} note off", "Split {count} notes off", count)
        return label.format(count=QLocale().toString(count))

    @Slot()
    def _show_counts(self) -> None:
        """Say how many are ticked, and allow what they are ticked for."""
        local, chosen = QLocale(), self.model.ticked_count()
        total = len(self.model.places)
        words = ngettext("{ticked} of {count} place ticked", "{ticked} of {count} places ticked", total)
        told = words.format(ticked=local.toString(chosen), count=local.toString(total))
        if not self._finished:
            told = _("{words}, still looking…").format(words=told)
        elif not total:
            told = _("Nothing was found in the texts.")
        self.counts.setText(told)
        self.apply.setText(self.apply_words(chosen))
        self.apply.setEnabled(bool(chosen and self.tag and self._finished))
