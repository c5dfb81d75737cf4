"""Choosing an entity by typing a part of its name."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop.text.entity_records import IndexedEntity
from desktop.text.query import fold
from desktop.translation import _
from ui.kinds import KIND_LOOKS

SHOWN = 100  # lines: more letters find the rest
_ID = Qt.ItemDataRole.UserRole
_MOVING = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})


class EntityChoice(QDialog):
    """Offers entities; ``decided`` tells the id of the one that was chosen."""

    decided = Signal(object)  # EntityId

    def __init__(
        self, heading: str, entities: Sequence[IndexedEntity], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Same as…"))
        self.setModal(True)
        self.resize(460, 380)
        self._entities = [(fold(each.name), each) for each in entities]
        words = QLabel(heading, self)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(_("A part of the name"))
        self.field.setAccessibleName(_("A part of the name"))
        self.list = QListWidget(self)
        self.list.setAccessibleName(_("Entities"))
        column = QVBoxLayout(self)
        for part in (words, self.field, self.list):
            column.addWidget(part)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._show)
        self.field.returnPressed.connect(self._decide)
        self.list.itemActivated.connect(self._decide)
        self._show()

    @Slot()
    def _show(self) -> None:
        wanted = fold(self.field.text()).strip()
        self.list.clear()
        for name, each in self._entities:
            if wanted in name and self.list.count() < SHOWN:
                item = QListWidgetItem(f"{each.name}  –  {KIND_LOOKS[each.kind].one}, {each.mentions}")
                item.setData(_ID, each.id)
                self.list.addItem(item)
        self.list.setCurrentRow(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows move the choice while one types."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() in _MOVING:
            self.list.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)

    @Slot()
    def _decide(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.decided.emit(item.data(_ID))
            self.accept()
