"""The commands of the View and Help menus: theme, panes, palette, shortcuts."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QMainWindow, QWidget

from ui.menus import Commands
from ui.session import Session
from ui.theme import ThemeKeeper


class ViewCommands(QObject):
    """How the window looks; choices go into the settings."""

    def __init__(self, session: Session, theme: ThemeKeeper, commands: Commands, window: QMainWindow) -> None:
        super().__init__(window)
        self._session = session
        self._theme = theme
        self._commands = commands
        self._window = window

    def slots(self) -> dict[str, Callable[[], None]]:
        """Return the commands of themes with what they do."""
        return {
            "theme_system": self.system_theme,
            "theme_light": self.light_theme,
            "theme_dark": self.dark_theme,
            "theme_sepia": self.sepia_theme,
            "theme_contrast": self.contrast_theme,
            "full_screen": self.full_screen,
        }

    def show_state(self) -> None:
        """Tick the menu entries that hold."""
        self._commands.action(f"theme_{self._theme.choice}").setChecked(True)

    def choose_theme(self, name: str) -> None:
        """Take a theme and remember it."""
        self._theme.choose(name)
        self._session.keep(replace(self._session.settings, theme=name))
        self.show_state()

    @Slot()
    def turn_theme(self) -> None:
        """Change between light and dark."""
        self.choose_theme("light" if self._theme.palette.dark else "dark")

    @Slot()
    def system_theme(self) -> None:
        """Follow the system."""
        self.choose_theme("system")

    @Slot()
    def light_theme(self) -> None:
        """Take the light theme."""
        self.choose_theme("light")

    @Slot()
    def dark_theme(self) -> None:
        """Take the dark theme."""
        self.choose_theme("dark")

    @Slot()
    def sepia_theme(self) -> None:
        """Take the sepia theme."""
        self.choose_theme("sepia")

    @Slot()
    def contrast_theme(self) -> None:
        """Take the theme of high contrast."""
        self.choose_theme("contrast")

    @Slot()
    def full_screen(self) -> None:
        """Fill the screen, or no longer."""
        full = not self._window.isFullScreen()
        self._window.setWindowState(self._window.windowState() ^ Qt.WindowState.WindowFullScreen)
        self._commands.action("full_screen").setChecked(full)

    def turn_pane(self, name: str, pane: QWidget) -> None:
        """Show a pane that is hidden, hide one that is shown."""
        pane.setVisible(pane.isHidden())
        self._commands.action(name).setChecked(not pane.isHidden())
