"""What a page is: the tie between the library and the widgets that fill the room beside the sidebar."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.model import Change
from ui.earlier import EarlierWordings
from ui.jobs import Jobs
from ui.linking import Linking
from ui.menus import Commands
from ui.messages import Messages
from ui.note_scope import NoteScope
from ui.reading import Reading
from ui.session import Session
from ui.tag_asking import TagAsking
from ui.theme import Palette, ThemeKeeper
from ui.work.background import Background


@dataclass(frozen=True, slots=True)
class PageParts:
    """What a page may work with."""

    session: Session
    messages: Messages
    theme: ThemeKeeper
    commands: Commands
    jobs: Jobs
    reading: Reading
    asking: TagAsking
    linking: Linking
    earlier: EarlierWordings
    scope: NoteScope
    frame: QWidget
    background: Background


class Page(QObject):
    """One page: ``widget`` is what is seen; a page that is not shown does nothing."""

    article_asked = Signal(str)  # a uid or a scholiast:// link: to be read at the desk
    page_asked = Signal(str, object)  # the name of another page, and what it shall show

    waiting = Signal(bool)  # whether words are typed in it that are not on disk yet

    def __init__(self, parts: PageParts, widget: QWidget) -> None:
        super().__init__(widget)
        self.parts = parts
        self.widget = widget

    def enter(self, what: object = None) -> None:
        """Fetch what is shown; ``what`` names something of the page's own, or nothing."""

    def take(self, change: Change) -> None:
        """Follow a change while the page is shown."""

    def keep(self) -> None:
        """Have on disk what is typed: the page, the library or the step is about to be left."""

    def set_palette(self, palette: Palette) -> None:
        """Take another theme."""
