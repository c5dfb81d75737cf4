"""The widgets of the index: filter and table at the left, the chosen entity and suggestions at the right."""

from PySide6.QtCore import QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from desktop.model import EntityId, Kind
from desktop.translation import _, ngettext
from ui.field_buttons import lead_with_sign, let_be_cleared
from ui.heading_look import heading_style
from ui.icons import icon
from ui.index.card import EntityCard
from ui.index.model import IndexModel
from ui.index.suggested import SuggestedPanel
from ui.index.table import IndexTable
from ui.kinds import KIND_LOOKS
from ui.theme import LIGHT, Palette

PAUSE = 60  # milliseconds of rest before another choice is shown


class IndexPane(QWidget):
    """Shows the index; knows no library: what is wanted is told by signals."""

    chosen = Signal(object)  # EntityId, or None
    merge_asked = Signal(object)  # list of EntityId, the one that is kept first
    retype_asked = Signal(object, object)  # list of EntityId, Kind
    export_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("index")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.filter = QLineEdit(self)
        self.filter.setPlaceholderText(_("Filter entities…"))
        self.filter.setAccessibleName(_("Filter entities by name"))
        lead_with_sign(self.filter, icon("magnifying-glass"))
        let_be_cleared(self.filter)
        self.kind = QComboBox(self)
        self.kind.setAccessibleName(_("Show one kind of entities"))
        self.kind.addItem(_("All kinds"), None)
        for kind, look in KIND_LOOKS.items():
            self.kind.addItem(look.many, kind)
        self.count = QLabel(self)
        self.count.setObjectName("indexHeading")
        self.merge_button = QPushButton(_("Merge (M)"), self)
        self.export_button = QPushButton(_("Export…"), self)
        self.model = IndexModel(self)
        self.table = IndexTable(self.model, self)
        self.card = EntityCard(self)
        self.suggested = SuggestedPanel(self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.table)
        self.set_palette(LIGHT)

    def _lay_out(self) -> None:
        title = QLabel(_("Entities"), self)
        title.setObjectName("indexTitle")
        head = QHBoxLayout()
        head.setContentsMargins(18, 14, 18, 8)
        head.setSpacing(8)
        for part in (title, self.count):
            head.addWidget(part)
        head.addStretch()
        head.addWidget(self.filter, 2)
        for control in (self.kind, self.merge_button, self.export_button):
            head.addWidget(control)
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        right = QSplitter(Qt.Orientation.Vertical, self)
        right.addWidget(self.card)
        right.addWidget(self.suggested)
        right.setSizes([480, 260])
        whole = QSplitter(Qt.Orientation.Horizontal, self)
        whole.addWidget(left)
        whole.addWidget(right)
        whole.setSizes([700, 390])
        for splitter in (right, whole):
            splitter.setHandleWidth(1)
            splitter.setChildrenCollapsible(False)
        across = QVBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(whole)

    def _connect(self) -> None:
        self.filter.textChanged.connect(self._filter)
        self.kind.currentIndexChanged.connect(self._filter)
        self.merge_button.clicked.connect(self._ask_merge)
        self.export_button.clicked.connect(self.export_asked)
        self.table.merge_asked.connect(self._ask_merge)
        self.table.menu_asked.connect(self._pop_menu)
        self.table.opened.connect(self._enter_places)
        self.table.selectionModel().selectionChanged.connect(self._pause.start)
        self._pause.timeout.connect(self._tell_chosen)

    @Slot()
    def _filter(self) -> None:
        chosen = [each.id for each in self.table.chosen()]
        kind = self.kind.currentData()
        self.model.filter(self.filter.text(), None if kind is None else Kind(kind))
        self.show_count()
        if chosen:
            self.table.choose(chosen[0])

    def show_count(self) -> None:
        """Say how many entities are shown."""
        count = len(self.model.shown)
        self.count.setText(ngettext("{count} entity", "{count} entities", count).format(count=f"{count:n}"))

    def choose(self, entity: EntityId) -> None:
        """Choose an entity, whatever the filter."""
        if not self.table.choose(entity):
            self.filter.clear()
            self.kind.setCurrentIndex(0)
            self.table.choose(entity)

    @Slot()
    def _tell_chosen(self) -> None:
        chosen = self.table.chosen()
        self.chosen.emit(chosen[0].id if chosen else None)

    @Slot()
    def _enter_places(self) -> None:
        self._tell_chosen()
        self.card.places.setFocus()
        self.card.places.setCurrentIndex(self.card.places.places.index(0))

    @Slot()
    def _ask_merge(self) -> None:
        """Merge what is chosen into the one that is named most often."""
        chosen = sorted(self.table.chosen(), key=lambda each: -each.mentions)
        self.merge_asked.emit([each.id for each in chosen])

    @Slot(QPoint)
    def _pop_menu(self, where: QPoint) -> None:
        chosen = self.table.chosen()
        if not chosen:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        writable = self.model.writable
        merge = menu.addAction(_("Merge"))
        merge.triggered.connect(self._ask_merge)
        merge.setEnabled(writable and len(chosen) > 1)
        rename = menu.addAction(_("Rename…"))
        rename.triggered.connect(self.table.rename)
        rename.setEnabled(writable)
        kinds = menu.addMenu(_("Change the kind to"))
        kinds.setEnabled(writable)
        for kind, look in KIND_LOOKS.items():
            action = kinds.addAction(look.one)
            action.setData(kind)
            action.triggered.connect(self._ask_retype)
        menu.addAction(_("Where it is named")).triggered.connect(self._enter_places)
        menu.addAction(_("Note on this entity…")).triggered.connect(self.card.memo_asked)
        menu.popup(where)

    @Slot()
    def _ask_retype(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.retype_asked.emit([each.id for each in self.table.chosen()], Kind(action.data()))

    def set_palette(self, palette: Palette) -> None:
        """Take the theme's colours."""
        self.table.delegate.palette = palette
        self.card.places.delegate.palette = palette
        self.card.linked.set_palette(palette)
        lists = "QTableView#indexTable,QListView#placeList,QListWidget#pairList,QListWidget#aliasList"
        self.setStyleSheet(
            f"QWidget#index,{lists}{{background:{palette.pane};color:{palette.text};border:none}}"
            f"QListWidget::item:selected{{background:{palette.accent_soft};color:{palette.text}}}"
            f"{heading_style('indexTitle', palette.text)}"
            f"QLabel#entityName{{font-size:22px;font-weight:600;color:{palette.text}}}"
            f"QLabel#entityTitles,QLabel#entityPlace{{color:{palette.text}}}"
            f"QLabel#indexHeading{{color:{palette.muted}}}"
            f"QLabel#entityMemo{{color:{palette.text};background:{palette.card};padding:6px}}"
            f"QHeaderView::section{{background:{palette.pane};color:{palette.muted};border:none;"
            f"border-bottom:1px solid {palette.line};padding:4px 18px 4px 10px}}"
            f"QPushButton:disabled{{color:{palette.muted}}}"
            f"QLineEdit{{background:{palette.card};color:{palette.text};padding:4px 8px;"
            f"border:1px solid {palette.line};border-radius:6px}}"
            f"QLineEdit:focus{{border-color:{palette.accent}}}"
            f"QSplitter::handle{{background:{palette.line}}}"
        )
        self.table.viewport().update()
