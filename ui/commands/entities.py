"""Saying of an entity of the open article which other one it is."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.errors import ScholiastError
from desktop.model import Entity, EntityId
from desktop.translation import _
from ui.messages import Messages
from ui.session import Session

if TYPE_CHECKING:
    from ui.dialogs.entity_choice import EntityChoice


class EntityCommands(QObject):
    """Asks for the other entity, then merges as one step; ``page_asked`` brings the index to the front."""

    page_asked = Signal(str, object)

    def __init__(self, session: Session, messages: Messages, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._messages = messages
        self._window = window
        self._entity: EntityId | None = None
        self.dialog: EntityChoice | None = None

    @Slot(object)
    def show(self, entity: EntityId) -> None:
        """Show an entity in the index."""
        self.page_asked.emit("index", entity)

    @Slot(object)
    def same_as(self, entity: Entity) -> None:
        """Ask which entity of the library this one is; those of its kind come first."""
        from ui.dialogs.entity_choice import EntityChoice  # noqa: PLC0415  # loaded when used

        library = self._session.library
        if library is None or not self._session.writable:
            return
        self._entity = entity.id
        others = [each for each in library.entities.index() if each.id != entity.id]
        others.sort(key=lambda each: each.kind is not entity.kind)
        heading = _("“{name}” is the same as:").format(name=entity.name)
        self.dialog = EntityChoice(heading, others, self._window)
        self.dialog.decided.connect(self._merge)
        self.dialog.open()

    @Slot(object)
    def _merge(self, into: EntityId) -> None:
        library = self._session.library
        if library is None or self._entity is None:
            return
        try:
            kept = library.entities.merge([self._entity], into)
        except ScholiastError as error:
            self._messages.error(error)
        else:
            said = _("Merged into “{name}”.").format(name=kept.name)
            self._messages.banner.offer_undo(said, library.undo)
