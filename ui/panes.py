"""The panes of a window and how they are laid out."""

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QMainWindow, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from desktop.settings import Settings
from ui.articles.model import Fetch
from ui.articles.pane import ArticlePane
from ui.articles.sidebar import Sidebar
from ui.entities.review_bar import ReviewBar
from ui.inspector import Inspector
from ui.menus import Commands
from ui.messages import Banner
from ui.reader.fonts import load_reader_font
from ui.reader.pane import ReaderPane
from ui.reader.style import chosen_style
from ui.status_bar import StatusBar
from ui.theme import Palette
from ui.toolbar import Toolbar
from ui.welcome import Welcome

FIRST_WIDTHS = (190, 300, 640, 310)
NARROW_WIDTHS = (160, 230, 360, 250)
NARROW = 1200  # pixels; a window below it gives the article what the other panes can spare
LEAST_WIDTHS = (150, 200, 320, 240)  # of sidebar, list, article, inspector: below, names cannot be read
BEGINNINGS = ("import_files", "import_folder", "import_samples")


def use_readable_numbers() -> None:
    """Write numbers as in 2,096 also where the system has no language: the C locale knows no thousands."""
    if QLocale.system().language() is QLocale.Language.C:
        QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))


class Panes:
    """All panes of one window; they know nothing of each other, the window wires them."""

    def __init__(self, commands: Commands, palette: Palette, *, fetch: Fetch, settings: Settings) -> None:
        use_readable_numbers()
        self.toolbar = Toolbar(commands)
        self.sidebar = Sidebar(palette)
        self.articles = ArticlePane(fetch, palette)
        self._family = load_reader_font()
        self.reader = ReaderPane(chosen_style(palette, settings, family=self._family))
        self.inspector = Inspector()
        self.inspector.set_palette(palette)
        self.status = StatusBar()
        self.welcome = Welcome([commands.action(name) for name in BEGINNINGS])
        self.centre = QStackedWidget()
        self.centre.addWidget(self.reader)
        self.centre.addWidget(self.welcome)
        self.review_bar = ReviewBar()
        self._middle = _column(self.centre, self.review_bar)
        self.desk = QSplitter(Qt.Orientation.Horizontal)
        self.stage = QStackedWidget()
        self.stage.addWidget(self.desk)
        self.banner = Banner(self.stage)
        self.banner.stand_above(self.reader.finding.bar, self.review_bar)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)

    def lay_out(self, window: QMainWindow) -> None:
        """Put the panes into the window: the sidebar, and beside it the desk (list, article, inspector)."""
        widths = FIRST_WIDTHS if window.width() >= NARROW else NARROW_WIDTHS
        _fill(self.desk, self._at_desk, stretched=self._middle)
        _fill(self.splitter, (self.sidebar, self.stage), stretched=self.stage)
        for pane, least in zip((self.sidebar, *self._at_desk), LEAST_WIDTHS, strict=True):
            pane.setMinimumWidth(least)
        self.desk.setSizes(list(widths[1:]))
        self.splitter.setSizes([widths[0], sum(widths[1:])])
        window.setCentralWidget(_column(self.toolbar, self.splitter, self.status))

    @property
    def splitters(self) -> dict[str, QSplitter]:
        """The splitters whose widths a window remembers, by the names they are kept under."""
        return {"sidebar": self.splitter, "desk": self.desk}

    @property
    def _at_desk(self) -> tuple[QWidget, ...]:
        return (self.articles, self._middle, self.inspector)

    def set_palette(self, palette: Palette, settings: Settings) -> None:
        """Take another theme."""
        for pane in (self.sidebar, self.articles, self.inspector, self.review_bar):
            pane.set_palette(palette)
        self.set_type(palette, settings)

    def set_type(self, palette: Palette, settings: Settings) -> None:
        """Take another type of the article's text."""
        self.reader.set_style(chosen_style(palette, settings, family=self._family))


def _fill(splitter: QSplitter, panes: tuple[QWidget, ...], *, stretched: QWidget) -> None:
    """Put panes side by side; one of them takes the room that is left."""
    splitter.setHandleWidth(1)
    splitter.setChildrenCollapsible(False)
    for place, pane in enumerate(panes):
        splitter.addWidget(pane)
        splitter.setStretchFactor(place, int(pane is stretched))


def _column(*widgets: QWidget) -> QWidget:
    """Return the widgets one above the other without gaps; the splitter or stack takes the room."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for widget in widgets:
        column.addWidget(widget, int(isinstance(widget, (QSplitter, QStackedWidget))))
    return whole
