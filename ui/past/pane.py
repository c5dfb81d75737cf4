"""The widgets of the history page: a filter, the steps by day, and what the chosen one did."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.library import PastStep
from desktop.model import StepId
from desktop.translation import _
from ui.field_buttons import lead_with_sign, let_be_cleared
from ui.heading_look import heading_style
from ui.icons import icon
from ui.past.delegate import PastDelegate
from ui.past.details import StepDetails
from ui.past.model import PAGE, Fetch, PastModel
from ui.theme import LIGHT, Palette

PAUSE = 150  # milliseconds of rest before the filter is asked


class PersonBox(QComboBox):
    """Who made the steps that are wanted; the names are asked for when the box is opened."""

    opening = Signal()

    def showPopup(self) -> None:
        """Have the names filled in, then open."""
        self.opening.emit()
        super().showPopup()


class PastPane(QWidget):
    """Shows the history; knows no library: what is wanted is told by signals."""

    filtered = Signal()  # words or person were changed
    chosen = Signal(object)  # PastStep, or None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("past")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.words = QLineEdit(self)
        self.words.setPlaceholderText(_("Filter the steps…"))
        self.words.setAccessibleName(_("Filter the steps by words"))
        lead_with_sign(self.words, icon("magnifying-glass"))
        let_be_cleared(self.words)
        self.person = PersonBox(self)
        self.person.setAccessibleName(_("Filter the steps by person"))
        self.model = PastModel(self)
        self.delegate = PastDelegate(self)
        self.list = self._make_list()
        self.empty = QLabel(self)
        self.empty.setObjectName("past_empty")
        self.empty.setTextFormat(Qt.TextFormat.PlainText)
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self.details = StepDetails(self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.list)
        self.set_people(())
        self.set_palette(LIGHT)

    def _make_list(self) -> QListView:
        view = QListView(self)
        view.setObjectName("past_list")
        view.setAccessibleName(_("Steps, newest first"))
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setUniformItemSizes(True)
        view.setMouseTracking(True)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setModel(self.model)
        view.setItemDelegate(self.delegate)
        return view

    def _lay_out(self) -> None:
        title = QLabel(_("History"), self)
        title.setObjectName("past_title")
        head = QHBoxLayout()
        head.setContentsMargins(18, 14, 18, 8)
        head.setSpacing(8)
        head.addWidget(title)
        head.addStretch()
        head.addWidget(self.person)
        head.addWidget(self.words, 1)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.list)
        self.stack.addWidget(self.empty)
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.stack, 1)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(left)
        self.splitter.addWidget(self.details)
        self.splitter.setStretchFactor(0, 3)
        self.splitter.setStretchFactor(1, 2)
        self.splitter.setSizes([640, 440])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.splitter)

    def _connect(self) -> None:
        self.words.textChanged.connect(self._pause.start)
        self.words.returnPressed.connect(self._ask)
        self._pause.timeout.connect(self._ask)
        self.person.activated.connect(self._ask)
        self.list.selectionModel().selectionChanged.connect(self._tell_chosen)

    @Slot()
    def _ask(self) -> None:
        self._pause.stop()
        self.filtered.emit()

    @Slot(QItemSelection, QItemSelection)
    def _tell_chosen(self, _now: QItemSelection, _before: QItemSelection) -> None:
        self.chosen.emit(self.step)

    @property
    def step(self) -> PastStep | None:
        """The step that is chosen."""
        rows = self.list.selectionModel().selectedIndexes()
        return self.model.step(rows[0].row()) if rows else None

    @property
    def by(self) -> str | None:
        """The person whose steps are wanted, None for everybody's."""
        name = self.person.currentData()
        return str(name) if name is not None else None

    def set_people(self, names: Sequence[str]) -> None:
        """Offer people to filter by."""
        wanted = self.by
        self.person.clear()
        self.person.addItem(_("Everybody"), None)
        for name in names:
            self.person.addItem(name or _("Nobody by name"), name)
        self.person.setCurrentIndex(max(self.person.findData(wanted), 0) if wanted is not None else 0)

    def clear_filter(self) -> None:
        """Want all steps again, without asking for them."""
        self.words.blockSignals(True)  # noqa: FBT003  # Qt's signature
        self.words.clear()
        self.words.blockSignals(False)  # noqa: FBT003  # as above
        self.person.setCurrentIndex(0)

    def show_steps(self, fetch: Fetch, *, empty: str, keep: StepId | None = None) -> None:
        """Show what is fetched, with the chosen step kept in sight; ``empty`` is said when it is nothing."""
        top = self.list.verticalScrollBar().value()
        self.model.show(fetch, at_least=self.list.currentIndex().row() + PAGE if keep is not None else 0)
        self.empty.setText(empty)
        self.stack.setCurrentWidget(self.list if self.model.rowCount() else self.empty)
        if keep is None or not self.choose(keep, scroll=False):
            self.list.scrollToTop()
            self.chosen.emit(None)
        else:
            self.list.verticalScrollBar().setValue(top)

    def choose(self, step: StepId, *, scroll: bool = True) -> bool:
        """Choose a step; return whether it is among those shown."""
        row = self.model.row_of(step)
        if row is None:
            return False
        index = self.model.index(row)
        self.list.setCurrentIndex(index)
        if scroll:
            self.list.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        return True

    def set_palette(self, palette: Palette) -> None:
        """Take the theme's colours."""
        self.delegate.palette = palette
        self.details.set_palette(palette)
        self.setStyleSheet(
            f"QWidget#past,QListView#past_list{{background:{palette.pane};border:none}}"
            f"{heading_style('past_title', palette.text)}"
            f"QLabel#past_empty{{color:{palette.muted};padding:60px 40px}}"
            f"QLineEdit{{background:{palette.card};color:{palette.text};padding:4px 8px}}"
            f"QLineEdit{{border:1px solid {palette.line};border-radius:6px}}"
            f"QLineEdit:focus{{border-color:{palette.accent}}}"
            f"QSplitter::handle{{background:{palette.line}}}"
        )
        self.list.viewport().update()
