"""The entities pane: who and what the open article names, by kind; a click walks the places."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.model import PERSON, Entity, Kind, Mention, MentionId
from desktop.text.mention_table import NO_MENTIONS, MentionTable
from desktop.translation import _, ngettext
from ui.entities.correction_menu import fill_menu
from ui.entities.delegate import ROW_ROLE, EntityDelegate
from ui.entities.notice import EntityNotice
from ui.entities.rows import EntityRow, KindRow, Row, entity_rows
from ui.field_buttons import let_be_cleared
from ui.kinds import KIND_LOOKS
from ui.own_keys import keeps
from ui.plain import plain_tip
from ui.provenance import finder_words
from ui.theme import LIGHT, Palette

_STEPS = {
    Qt.Key.Key_Return: 1,
    Qt.Key.Key_Enter: 1,
    Qt.Key.Key_Space: 1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Left: -1,
}


class EntityList(QListView):
    """The lines; Enter, Space and the arrows to the sides walk the mentions of the chosen entity."""

    walked = Signal(int)  # 1 to the next place, -1 to the one before
    menu_asked = Signal(QPoint)  # where on the screen; it is the chosen entity's

    def event(self, event: QEvent) -> bool:
        """Keep the keys that walk."""
        return keeps(event, _STEPS) or super().event(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Choose the entity under the pointer and ask for its menu, by keyboard that of the chosen one."""
        where = event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            where = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
        elif (at := self.indexAt(event.pos())).isValid():
            self.setCurrentIndex(at)
        self.menu_asked.emit(where)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the keys; everything else moves the choice."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.walked.emit(step)


class EntitiesPane(QWidget):
    """Lists the article's entities; ``mention_requested`` brings a mention's id to be shown."""

    mention_requested = Signal(int)
    note_requested = Signal(int)  # an entity
    tag_mentions_asked = Signal(object)  # Entity
    same_as_asked = Signal(object)  # Entity
    index_asked = Signal(object)  # EntityId
    correction_asked = Signal(object, object, str)  # Entity, Kind or None for no entity, how far it reaches
    all_asked = Signal(object)  # Entity: show every place of its name
    notice_pressed = Signal()  # what the notice offers is wanted

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("entitiesPane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("Entities"))
        self._entities: Sequence[Entity] = ()
        self._mentions = NO_MENTIONS
        self._walk: tuple[int, int] | None = None  # entity, place in its mentions
        self._why_empty = ""
        self.filter = QLineEdit(self)
        self.filter.setObjectName("entityFilter")
        self.filter.setPlaceholderText(_("Filter entities…"))
        self.filter.setAccessibleName(_("Filter entities"))
        let_be_cleared(self.filter)
        self.filter.textChanged.connect(self._show)
        self.list = self._make_list()
        self.empty = QLabel(self)
        self.empty.setObjectName("emptyText")
        self.empty.setTextFormat(Qt.TextFormat.PlainText)
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.empty)
        self.stack.addWidget(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(4)
        bar = QVBoxLayout()
        bar.setContentsMargins(12, 0, 12, 0)
        bar.addWidget(self.filter)
        column.addLayout(bar)
        column.addWidget(self.stack, 1)
        self.notice = EntityNotice(self)
        self.notice.button.clicked.connect(self.notice_pressed)
        column.addWidget(self.notice)
        self.set_palette(LIGHT)
        self.clear()

    def _make_list(self) -> EntityList:
        view = EntityList(self)
        view.setObjectName("entityList")
        view.setAccessibleName(_("Entities of the article"))
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setUniformItemSizes(True)
        view.setMouseTracking(True)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows = QStandardItemModel(self)
        view.setModel(self.rows)
        self.delegate = EntityDelegate(view)
        view.setItemDelegate(self.delegate)
        view.clicked.connect(self._clicked)
        view.walked.connect(self._walk_chosen)
        view.menu_asked.connect(self._pop_menu)
        return view

    def set_palette(self, palette: Palette) -> None:
        """Take the theme's colours."""
        self.delegate.palette = palette
        self.notice.set_palette(palette)
        self.setStyleSheet(
            f"QWidget#entitiesPane,QListView#entityList{{background:{palette.pane};border:none}}"
            f"QLabel#emptyText{{color:{palette.muted};padding:40px 24px 24px 24px}}"
            f"QLineEdit#entityFilter{{background:{palette.card};color:{palette.text};"
            f"border:1px solid {palette.line};border-radius:5px;padding:4px 7px}}"
            f"QLineEdit#entityFilter:focus{{border-color:{palette.accent}}}"
        )
        self.list.viewport().update()

    def show_article(
        self, entities: Sequence[Entity], mentions: Sequence[Mention], *, recognised: bool = True
    ) -> None:
        """Show another article's entities; ``recognised`` tells an empty article from a waiting one."""
        self.filter.clear()
        self._walk = None
        self.reload(entities, mentions, recognised=recognised)
        self.list.scrollToTop()

    def reload(
        self, entities: Sequence[Entity], mentions: Sequence[Mention], *, recognised: bool = True
    ) -> None:
        """Follow a change in the same article."""
        self._entities, self._mentions = entities, MentionTable.of(mentions)
        self._why_empty = (
            _("No entities were found in this article.")
            if recognised
            else _("This article has not been looked through for entities yet.")
        )
        self._show()

    def set_notice(self, words: str, offer: str) -> None:
        """Say below the list who found the entities, and offer what can be done about it; "" for nothing."""
        self.notice.say(words, offer)

    def clear(self) -> None:
        """Show that no article is open."""
        self._entities, self._mentions = (), NO_MENTIONS
        self._why_empty = _("Open an article to see whom and what it names.")
        self._show()

    def choose(self, mention: int) -> None:
        """Bring the entity of a mention into view; the walk goes on from this mention."""
        self.filter.clear()
        for place in range(self.rows.rowCount()):
            index = self.rows.index(place, 0)
            row = index.data(ROW_ROLE)
            if isinstance(row, EntityRow) and mention in row.mentions:
                self.list.setCurrentIndex(index)
                self._walk = (row.entity.id, row.mentions.index(MentionId(mention)))

    def count(self) -> int:
        """Return how many entities the article names."""
        return len(set(self._mentions.entities))

    @Slot()
    def _show(self) -> None:
        chosen = self._chosen()
        rows = entity_rows(self._entities, self._mentions, self.filter.text())
        self.rows.clear()
        for row in rows:
            self.rows.appendRow(_item(row))
        self.filter.setVisible(bool(self._mentions))
        self.empty.setText(_("No entity has this in its name.") if self._mentions else self._why_empty)
        self.stack.setCurrentWidget(self.list if rows else self.empty)
        for place, row in enumerate(rows):
            if chosen and isinstance(row, EntityRow) and row.entity.id == chosen.entity.id:
                self.list.setCurrentIndex(self.rows.index(place, 0))

    @Slot()
    def _ask_note(self) -> None:
        row = self._chosen()
        if row is not None:
            self.note_requested.emit(row.entity.id)

    def _chosen(self) -> EntityRow | None:
        row = self.list.currentIndex().data(ROW_ROLE)
        return row if isinstance(row, EntityRow) else None

    def chosen_entity(self) -> Entity | None:
        """Return the entity that is chosen in the list."""
        row = self._chosen()
        return row.entity if row is not None else None

    @Slot(QPoint)
    def _pop_menu(self, where: QPoint) -> None:
        """Open the menu of the chosen entity."""
        row = self._chosen()
        if row is not None:
            words = _("Tag every mention of “{name}”…").format(name=row.entity.name).replace("&", "&&")
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.addAction(words).triggered.connect(self._ask_to_tag)
            menu.addAction(_("Note on this entity…")).triggered.connect(self._ask_note)
            menu.addAction(_("Same as…")).triggered.connect(self._ask_same_as)
            menu.addAction(_("Show in the index")).triggered.connect(self._ask_index)
            menu.addSeparator()
            fill_menu(menu, row.entity.kind, self._correct)
            menu.addAction(_("All of these in the library…")).triggered.connect(self._ask_about_all)
            menu.popup(where)

    @Slot()
    def _correct(self) -> None:
        """Ask for the correction that an entry of the menu stands for."""
        row, entry = self._chosen(), self.sender()
        if row is not None and isinstance(entry, QAction):
            kind, scope = entry.data()
            self.correction_asked.emit(row.entity, Kind(kind) if kind else None, scope)

    @Slot()
    def _ask_about_all(self) -> None:
        row = self._chosen()
        if row is not None:
            self.all_asked.emit(row.entity)

    @Slot()
    def _ask_to_tag(self) -> None:
        row = self._chosen()
        if row is not None:
            self.tag_mentions_asked.emit(row.entity)

    @Slot()
    def _ask_same_as(self) -> None:
        row = self._chosen()
        if row is not None:
            self.same_as_asked.emit(row.entity)

    @Slot()
    def _ask_index(self) -> None:
        row = self._chosen()
        if row is not None:
            self.index_asked.emit(row.entity.id)

    @Slot(QModelIndex)
    def _clicked(self, _index: QModelIndex) -> None:
        self._walk_chosen(1)

    @Slot(int)
    def _walk_chosen(self, step: int) -> None:
        """Ask for the next place of the chosen entity, after the last one for the first again."""
        row = self._chosen()
        if row is None:
            return
        entity, place = self._walk or (None, -1)
        place = (place + step) % len(row.mentions) if entity == row.entity.id else 0
        self._walk = (row.entity.id, place)
        self.mention_requested.emit(row.mentions[place])


def _provenance(row: EntityRow) -> str:
    """Return who says so: engines with their versions, a person, or both."""
    engines = ", ".join(finder_words(each) for each in row.sources if each != PERSON)
    if not engines:
        return _("Decided by a person")
    if PERSON in row.sources:
        return _("Found by {engine}; partly decided by a person").format(engine=engines)
    return _("Found by {engine}").format(engine=engines)


def _item(row: Row) -> QStandardItem:
    item = QStandardItem()
    item.setData(row, ROW_ROLE)
    if isinstance(row, KindRow):
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setText(KIND_LOOKS[row.kind].many)
        return item
    places = ngettext("{count} mention", "{count} mentions", len(row.mentions)).format(
        count=len(row.mentions)
    )
    item.setText(row.entity.name)
    item.setToolTip(plain_tip(f"{row.entity.name}\n{_provenance(row)}"))
    item.setAccessibleText(f"{row.entity.name}, {KIND_LOOKS[row.entity.kind].one}, {places}")
    return item
