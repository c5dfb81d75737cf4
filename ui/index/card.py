"""One entity of the index: its names, identifiers and memo, and where it is named."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.model import EntityId
from desktop.text.entity_records import KnownEntity
from desktop.translation import _
from ui.index.lines import NamedPlace, PlaceList
from ui.index.whereabouts import WhereaboutsLine
from ui.kinds import KIND_LOOKS
from ui.writing.linked import LinkedFrom

SOURCES = {"wikidata": _("Wikidata, like Q90"), "geonames": _("GeoNames, a number")}
_ALIAS_LINES = 4  # aliases seen without scrolling
_ID = Qt.ItemDataRole.UserRole


class EntityCard(QWidget):
    """Shows what is known of one entity; what is asked for is told by signals."""

    split_asked = Signal(object)  # list of EntityId
    identified = Signal(object)  # identifiers, as they were written, by their source
    memo_asked = Signal()
    links_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known: KnownEntity | None = None
        self.name = self._label("entityName")
        self.titles = self._label("entityTitles")
        self.facts = self._label("indexHeading")
        self.whereabouts = WhereaboutsLine(self)
        self.memo = self._label("entityMemo")
        self.memo_button = QPushButton(_("Note…"), self)
        self.linked = LinkedFrom(self)
        self.aliases = QListWidget(self)
        self.aliases.setObjectName("aliasList")
        self.aliases.setAccessibleName(_("Other names merged into it"))
        self.aliases.setFrameShape(QFrame.Shape.NoFrame)
        self.aliases.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self.aliases.setMaximumHeight(22 * _ALIAS_LINES)
        self.split_button = QPushButton(_("Take out"), self)
        self.fields = {source: self._field(source) for source in SOURCES}
        self.places = PlaceList(self)
        self._lay_out()
        self._connect()
        self.show_nothing()

    def _label(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        return label

    def _field(self, source: str) -> QLineEdit:
        field = QLineEdit(self)
        field.setObjectName(source)
        field.setPlaceholderText(SOURCES[source])
        field.setAccessibleName(SOURCES[source])
        return field

    def _lay_out(self) -> None:
        names = QHBoxLayout()
        names.addWidget(self.aliases, 1)
        names.addWidget(self.split_button, 0, Qt.AlignmentFlag.AlignTop)
        identifiers = QHBoxLayout()
        for field in self.fields.values():
            identifiers.addWidget(field)
        identifiers.addWidget(self.memo_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 4)
        column.setSpacing(6)
        column.addWidget(self.name)
        column.addWidget(self.titles)
        column.addWidget(self.facts)
        column.addWidget(self.whereabouts)
        column.addWidget(self.linked, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addLayout(names)
        column.addLayout(identifiers)
        column.addWidget(self.memo)
        column.addWidget(self.places, 1)

    def _connect(self) -> None:
        self.split_button.clicked.connect(self._ask_split)
        self.memo_button.clicked.connect(self.memo_asked)
        self.linked.clicked.connect(self.links_asked)
        self.whereabouts.said.connect(self.identified)
        for field in self.fields.values():
            field.editingFinished.connect(self._tell_identifier)

    @property
    def entity(self) -> EntityId | None:
        """Which entity is shown."""
        return self._known.id if self._known is not None else None

    def show_nothing(self) -> None:
        """Show that no entity is chosen."""
        self._known = None
        self.name.setText("")
        self.facts.setText(_("Choose an entity to see its names and where it is named."))
        named = (self.titles, self.whereabouts, self.aliases, self.split_button, self.memo, self.memo_button)
        for part in (*named, *self.fields.values()):
            part.hide()
        self.linked.show_count(0)
        self.places.places.show(iter(()))

    def show_links(self, count: int) -> None:
        """Show how many notes link to the entity."""
        self.linked.show_count(count)

    def show_entity(
        self, known: KnownEntity, *, facts: str, memo: str, places: Iterator[NamedPlace], writable: bool
    ) -> None:
        """Show one entity: how often it is named, the memo on it, and the places."""
        self._known = known
        self.name.setText(known.name)
        self.titles.setText(" · ".join(known.titles))
        self.titles.setVisible(bool(known.titles))
        self.facts.setText(f"{KIND_LOOKS[known.kind].one} · {facts}")
        self.aliases.clear()
        for alias in known.aliases:
            item = QListWidgetItem(f"= {alias.name}  ({alias.mentions})")
            item.setData(_ID, alias.id)
            self.aliases.addItem(item)
        for part in (self.aliases, self.split_button):
            part.setVisible(bool(known.aliases))
        for source, field in self.fields.items():
            field.setText(known.identifiers.get(source, ""))
            field.setReadOnly(not writable)
            field.show()
        self.split_button.setEnabled(writable)
        self.memo_button.show()
        self.memo.setText(memo)
        self.memo.setVisible(bool(memo))
        self.places.delegate.kind = known.kind
        self.places.places.show(places)

    @Slot()
    def _ask_split(self) -> None:
        """Take out the chosen aliases, without a choice the only one."""
        items = self.aliases.selectedItems()
        if not items and self.aliases.count() == 1:
            items = [self.aliases.item(0)]
        if items:
            self.split_asked.emit([item.data(_ID) for item in items])

    @Slot()
    def _tell_identifier(self) -> None:
        for source, field in self.fields.items():
            if self._known is not None and field.text() != self._known.identifiers.get(source, ""):
                self.identified.emit({source: field.text()})
