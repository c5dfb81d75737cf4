"""The rows of the index: all entities, filtered and sorted here, so that a key asks for nothing."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from desktop.model import EntityId, Kind
from desktop.text.entity_records import IndexedEntity
from desktop.text.query import fold
from desktop.translation import _
from ui.kinds import KIND_LOOKS

NAME, MENTIONS, ARTICLES = 0, 2, 3  # columns that are looked for
HEADINGS = (_("Name"), _("Kind"), _("Mentions"), _("Articles"), _("First"), _("Last"))
NUMBERS = frozenset({MENTIONS, ARTICLES})
ENTITY_ROLE = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
_KINDS = list(Kind)


def _by_name(entity: IndexedEntity) -> tuple[str, int]:
    return fold(entity.name), entity.id


def _by_kind(entity: IndexedEntity) -> int:
    return _KINDS.index(entity.kind)


def _by_mentions(entity: IndexedEntity) -> int:
    return entity.mentions


def _by_articles(entity: IndexedEntity) -> int:
    return entity.articles


def _by_first(entity: IndexedEntity) -> str:
    return entity.first or ""


def _by_last(entity: IndexedEntity) -> str:
    return entity.last or ""


_ORDERS: tuple[Callable[[IndexedEntity], tuple[str, int] | int | str], ...] = (
    _by_name, _by_kind, _by_mentions, _by_articles, _by_first, _by_last,
)  # fmt: skip


class IndexModel(QAbstractTableModel):
    """Entities as rows; ``renamed`` says what was written in a name's cell."""

    renamed = Signal(object, str)  # EntityId, the new name

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.writable = False
        self._all: list[IndexedEntity] = []
        self._folded: list[str] = []
        self._shown: list[IndexedEntity] = []
        self._words = ""
        self._kind: Kind | None = None
        self._order = (MENTIONS, Qt.SortOrder.DescendingOrder)

    def show(self, entities: Iterable[IndexedEntity]) -> None:
        """Show other entities, filtered and sorted as before."""
        self._all = list(entities)
        self._arrange()

    def filter(self, words: str, kind: Kind | None) -> None:
        """Show only the names that have these letters, and only one kind."""
        self._words, self._kind = fold(words).strip(), kind
        self._select()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; what is equal stays in the order of mentions."""
        self._order = (column, order)
        self._arrange()

    def _arrange(self) -> None:
        column, order = self._order
        self._all.sort(key=_by_mentions, reverse=True)
        self._all.sort(key=_ORDERS[max(0, column)], reverse=order is Qt.SortOrder.DescendingOrder)
        self._folded = [fold(each.name) for each in self._all]
        self._select()

    def _select(self) -> None:
        self.beginResetModel()
        self._shown = [
            each
            for each, name in zip(self._all, self._folded, strict=True)
            if self._words in name and (self._kind is None or each.kind is self._kind)
        ]
        self.endResetModel()

    def entity(self, row: int) -> IndexedEntity | None:
        """Return the entity of a row."""
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def row_of(self, entity: EntityId) -> int | None:
        """Return the row of an entity, None when it is not shown."""
        return next((row for row, each in enumerate(self._shown) if each.id == entity), None)

    @property
    def shown(self) -> Sequence[IndexedEntity]:
        """What the filter lets through, in its order."""
        return self._shown

    @property
    def all(self) -> Sequence[IndexedEntity]:
        """All entities, whatever the filter."""
        return self._all

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """One row an entity."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        """Name, kind, mentions, articles, first and last date."""
        return 0 if parent.isValid() else len(HEADINGS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return what a column is called."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return HEADINGS[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _aligned(section)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell's words, or the entity of its row."""
        entity = self._shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return _cell(entity, index.column())
        if role == Qt.ItemDataRole.EditRole and index.column() == NAME:
            return entity.name
        if role == ENTITY_ROLE:
            return entity
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _aligned(index.column())
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tell the name that was written; the library shows it once it is kept."""
        entity = self.entity(index.row())
        if role == Qt.ItemDataRole.EditRole and entity is not None and str(value).strip() != entity.name:
            self.renamed.emit(entity.id, str(value))
        return False

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let names be written where the library may be."""
        flags = super().flags(index)
        if self.writable and index.column() == NAME:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags


def _aligned(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column in NUMBERS else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def _cell(entity: IndexedEntity, column: int) -> str:
    number = QLocale().toString
    match column:
        case 0:
            return " ".join(entity.name.split())
        case 1:
            return KIND_LOOKS[entity.kind].one
        case 2:
            return number(entity.mentions)
        case 3:
            return number(entity.articles)
        case 4:
            return entity.first or ""
        case _:
            return entity.last or ""
