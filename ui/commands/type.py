"""The commands about the article's type: its size, the panel for all of it, what is shown in it."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from desktop.model import Kind
from desktop.settings import NORMAL_TEXT_SIZE, TEXT_SIZES, Settings
from ui.menus import Commands
from ui.reader.legend import Legend
from ui.session import Session
from ui.toolbar import Toolbar

if TYPE_CHECKING:
    from ui.type_panel import TypePanel

STEP = 2


class TypeCommands(QObject):
    """How the article's text looks; choices go into the settings."""

    changed = Signal()

    def __init__(self, session: Session, commands: Commands, toolbar: Toolbar, legend: Legend) -> None:
        super().__init__(toolbar)
        self._session = session
        self._commands = commands
        self._toolbar = toolbar
        self._legend = legend
        self.panel: TypePanel | None = None

    def slots(self) -> dict[str, Callable[[], None]]:
        """Return the commands with what they do."""
        return {
            "larger_text": self.larger_text,
            "smaller_text": self.smaller_text,
            "normal_text": self.normal_text,
            "type": self.show_panel,
            "signs": self.turn_signs,
            **{f"kind_{kind}": self.turn_kind_of_sender for kind in Kind},
        }

    @Slot()
    def larger_text(self) -> None:
        """Make the article's text larger."""
        self.zoom(1)

    @Slot()
    def smaller_text(self) -> None:
        """Make the article's text smaller."""
        self.zoom(-1)

    @Slot()
    def normal_text(self) -> None:
        """Give the article's text its first size."""
        self.keep(replace(self._session.settings, text_size=NORMAL_TEXT_SIZE))

    @Slot(int)
    def zoom(self, steps: int) -> None:
        """Make the article's text larger by some steps, or smaller."""
        smallest, largest = TEXT_SIZES
        size = max(smallest, min(largest, self._session.settings.text_size + STEP * steps))
        self.keep(replace(self._session.settings, text_size=size))

    @Slot()
    def show_panel(self) -> None:
        """Open the panel below its button, or close it."""
        from ui.type_panel import TypePanel  # noqa: PLC0415  # a start can spare it

        if self.panel is None:
            self.panel = TypePanel(self._toolbar)
            self.panel.changed.connect(self.keep)
        self.panel.open_below(self._toolbar.type_button, self._session.settings)

    @Slot(object)
    def keep(self, settings: Settings) -> None:
        """Take changed settings, show them and keep them."""
        if settings != self._session.settings:
            self._session.keep(settings)
            self.show_state()
            self.changed.emit()
            if self.panel is not None:
                self.panel.show_settings(settings)

    @Slot()
    def turn_signs(self) -> None:
        """Show signs for characters without a picture of their own, or no longer."""
        settings = self._session.settings
        self.keep(replace(settings, show_signs=not settings.show_signs))

    @Slot()
    def turn_kind_of_sender(self) -> None:
        """Show or hide the kind of entities that the command that called this is named after."""
        sender = self.sender()
        if sender is not None:
            self._legend.buttons[Kind(sender.objectName().removeprefix("kind_"))].toggle()

    @Slot()
    def show_state(self) -> None:
        """Tick the menu entries that hold."""
        self._commands.action("signs").setChecked(self._session.settings.show_signs)
        for kind in Kind:
            self._commands.action(f"kind_{kind}").setChecked(kind not in self._legend.hidden_kinds)
