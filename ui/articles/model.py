"""The rows of the article list: ids held whole, rows fetched by the page when they are looked at.

A hundred thousand ids are one list of integers; only the pages that were painted lately are kept.
"""

from collections import OrderedDict
from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractTableModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.model import Article, ArticleId
from ui.articles.mime import pack
from ui.articles.wording import details, notes_count

PAGE = 64
PAGES_KEPT = 24
ARTICLE_ROLE = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex
Fetch = Callable[[Sequence[ArticleId]], list[Article]]


class ArticleModel(QAbstractTableModel):
    """One column, a row an article, in the order of the ids given."""

    def __init__(self, fetch: Fetch, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fetch = fetch
        self._ids: Sequence[ArticleId] = ()
        self._pages: OrderedDict[int, dict[ArticleId, Article]] = OrderedDict()

    @property
    def ids(self) -> Sequence[ArticleId]:
        """The ids of all rows, in order."""
        return self._ids

    def set_ids(self, ids: Sequence[ArticleId]) -> None:
        """Show these articles; nothing is fetched until it is looked at."""
        self.beginResetModel()
        self._ids = ids
        self._pages.clear()
        self.endResetModel()

    def refresh(self) -> None:
        """Fetch what is looked at again: the same articles, changed inside."""
        self._pages.clear()
        if self._ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, 0))

    def row_of(self, article: ArticleId) -> int | None:
        """Return the row of an article, None when it is not in the list."""
        try:
            return self._ids.index(article)
        except ValueError:
            return None

    def article(self, row: int) -> Article | None:
        """Return the article of a row, None when it is gone from the library meanwhile."""
        number = row // PAGE
        page = self._pages.get(number)
        if page is None:
            wanted = self._ids[number * PAGE : (number + 1) * PAGE]
            page = {article.id: article for article in self._fetch(wanted)}
            self._pages[number] = page
            if len(self._pages) > PAGES_KEPT:
                self._pages.popitem(last=False)
        self._pages.move_to_end(number)
        return page.get(self._ids[row])

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many articles there are; rows have no children."""
        return 0 if parent is not None and parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the one column."""
        return 0 if parent is not None and parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the article itself for the delegate, words for screen readers and tooltips."""
        if not index.isValid() or role not in _ROLES:
            return None
        article = self.article(index.row())
        if article is None or role == ARTICLE_ROLE:
            return article
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ". ".join(part for part in (article.title, details(article), notes_count(article)) if part)
        return article.title

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows can be chosen and dragged onto a tag."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else flags

    def mimeTypes(self) -> list[str]:
        """Return the one type a dragged article has."""
        return pack([]).formats()

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return the ids of the dragged rows."""
        return pack([self._ids[index.row()] for index in indexes])


_ROLES = frozenset({ARTICLE_ROLE, int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole)})
