"""One note in doubt: what it marked, and where that may be now, each place a key away."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, Qt, Signal, SignalInstance, Slot
from PySide6.QtGui import QContextMenuEvent, QFont, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.text.excerpts import Excerpt
from desktop.translation import _, ngettext
from ui.heading_look import heading_style
from ui.own_keys import keeps
from ui.theme import LIGHT, Palette
from ui.versions.passage import PassageLabel, Stroke

PLACES = 5
_PLACE_KEYS = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_5)
_KEYS = (
    *_PLACE_KEYS,
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
    Qt.Key.Key_O,
    Qt.Key.Key_Space,
    Qt.Key.Key_Backspace,
    Qt.Key.Key_Escape,
)
MEASURE = 780


@dataclass(frozen=True, slots=True)
class PlaceChoice:
    """A place that the note may have: its likeness from 0 to 1, and whether it has it already."""

    excerpt: Excerpt
    score: float
    present: bool = False


@dataclass(frozen=True, slots=True)
class DoubtShown:
    """All that is shown of one note in doubt; ``places`` None while they are being looked for."""

    title: str
    state: str
    marked_in: str
    marked: Excerpt
    note: str = ""
    tags: tuple[str, ...] = ()
    places: Sequence[PlaceChoice] | None = None
    acceptable: bool = False


class PlaceCard(QFrame):
    """A place that can be chosen with the mouse; its number is its key."""

    chosen = Signal(int)

    def __init__(self, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.number = number
        self.setObjectName("placeCard")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.key = _plain(self, "placeKey", str(number + 1))
        self.key.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.key.setFixedSize(24, 24)
        self.words = PassageLabel(self)
        self.score = _plain(self, "placeScore")
        side = QVBoxLayout()
        side.addWidget(self.score, 0, Qt.AlignmentFlag.AlignRight)
        side.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 12, 14, 10)
        row.setSpacing(14)
        row.addWidget(self.key, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)
        row.addLayout(side)

    def show_choice(self, choice: PlaceChoice, palette: Palette) -> None:
        """Show a place; its words stand on the ground of a highlight."""
        show_excerpt(self.words, choice.excerpt, palette, ground=palette.neutral)
        likeness = _("{percent} % alike").format(percent=round(choice.score * 100))
        self.score.setText(f"{_('present place')}\n{likeness}" if choice.present else likeness)
        self.score.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setAccessibleName(f"{self.number + 1}: {choice.excerpt.text} ({likeness})")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose this place."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.chosen.emit(self.number)
        super().mouseReleaseEvent(event)


class ReviewView(QWidget):
    """Shows one note in doubt at a time and says what the reader makes of it; it changes nothing itself."""

    placed = Signal(int)  # which of the places, from 0
    accepted = Signal()
    unplaced = Signal()
    skipped = Signal()
    went_back = Signal()
    article_asked = Signal()
    menu_asked = Signal(QPoint)  # where on the screen what can be copied of the note is asked for
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("review")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Notes to review"))
        self._palette: Palette = LIGHT
        self._shown: DoubtShown | None = None
        self._writable = True
        self.heading = _plain(self, "reviewHeading", _("To review"))
        self.progress_words = _plain(self, "quiet")
        self.progress = QProgressBar(self)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(_("Reviewed"))
        self.progress.setFixedHeight(6)
        self.article = QPushButton(_("Open the article"), self)
        self.article.setObjectName("reviewArticle")
        self.article.setCursor(Qt.CursorShape.PointingHandCursor)
        self.state = _plain(self, "reviewState")
        self.marked_in = _plain(self, "section")
        self.marked = PassageLabel(self)
        self.note, self.tags = _plain(self, "reviewNote"), _plain(self, "quiet")
        self.section = _plain(self, "section", _("Where it may be now"))
        self.cards = [PlaceCard(number, self) for number in range(PLACES)]
        self.nowhere = _plain(self, "quiet")
        self.empty = _plain(self, "reviewEmpty")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for label in (self.note, self.tags, self.nowhere, self.empty):
            label.setWordWrap(True)
        self.acts = [
            self._button(_("Right as it is (Enter)"), self.accepted),
            self._button(_("Keep without a place (O)"), self.unplaced),
            self._button(_("Skip (Space)"), self.skipped),
            self._button(_("Back (Backspace)"), self.went_back),
        ]
        self._compose()
        self.article.clicked.connect(self.article_asked)
        for card in self.cards:
            card.chosen.connect(self._choose)

    def _button(self, words: str, told: SignalInstance) -> QPushButton:
        button = QPushButton(words, self)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(told)
        return button

    def _compose(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.heading)
        head.addStretch()
        head.addWidget(self.progress_words)
        old = QFrame()
        old.setObjectName("markedCard")
        inside = QVBoxLayout(old)
        inside.setContentsMargins(16, 12, 16, 12)
        inside.setSpacing(8)
        for widget in (self.marked, self.note, self.tags):
            inside.addWidget(widget)
        self.body = QWidget()
        column = QVBoxLayout(self.body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        line = QHBoxLayout()
        line.addWidget(self.article)
        line.addStretch()
        line.addWidget(self.state)
        column.addLayout(line)
        column.addWidget(self.marked_in)
        column.addWidget(old)
        column.addSpacing(8)
        column.addWidget(self.section)
        for card in self.cards:
            column.addWidget(card)
        column.addWidget(self.nowhere)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        for button in self.acts:
            foot.addWidget(button)
        foot.addStretch()
        self._scroll(head, foot)

    def _scroll(self, head: QHBoxLayout, foot: QHBoxLayout) -> None:
        """Put the parts into a column of a readable width that scrolls; the acts stay below it."""
        page, sheet = QWidget(), QVBoxLayout()
        page.setObjectName("reviewPage")
        sheet.setContentsMargins(28, 18, 28, 18)
        sheet.setSpacing(10)
        sheet.addLayout(head)
        sheet.addWidget(self.progress)
        sheet.addWidget(self.body)
        sheet.addWidget(self.empty)
        sheet.addStretch(1)
        _centre(page, sheet)
        scroll = QScrollArea(self)
        scroll.setObjectName("reviewScroll")
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(page)
        self.foot = QWidget()
        self.foot.setObjectName("reviewFoot")
        foot.setContentsMargins(28, 10, 28, 10)
        _centre(self.foot, foot)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(scroll, 1)
        whole.addWidget(self.foot)

    def set_look(self, palette: Palette, font: QFont) -> None:
        """Take the theme and the face of the texts."""
        self._palette = palette
        for label in (self.marked, *(card.words for card in self.cards)):
            label.set_face(font)
        card = f"background:{palette.card};border:1px solid {palette.line};border-radius:6px"
        self.setStyleSheet(
            "QWidget#review,QWidget#reviewPage,QScrollArea#reviewScroll"
            f"{{background:{palette.page};border:none}}"
            f"QWidget#reviewFoot{{background:{palette.pane};border-top:1px solid {palette.line}}}"
            f"{heading_style('reviewHeading', palette.text)}"
            f"QLabel#section{{color:{palette.muted};font-size:12px;font-weight:600}}"
            f"QLabel#quiet,QLabel#placeScore{{color:{palette.muted}}}"
            f"QLabel#reviewState{{color:{palette.danger};font-weight:600}}"
            f"QLabel#reviewEmpty{{color:{palette.muted};font-size:15px;padding:60px}}"
            f"QLabel#reviewNote{{color:{palette.text}}}"
            f"QFrame#markedCard{{{card}}}QFrame#placeCard{{{card}}}"
            f"QFrame#placeCard:hover{{border-color:{palette.accent};background:{palette.accent_soft}}}"
            f"QLabel#placeKey{{background:{palette.accent_soft};color:{palette.accent};border-radius:4px;"
            "font-weight:600}"
            f"QPushButton#reviewArticle{{border:none;color:{palette.accent};padding:2px 0;font-size:15px;"
            "text-align:left;background:transparent}"
            f"QProgressBar{{background:{palette.line};border:none;border-radius:3px}}"
            f"QProgressBar::chunk{{background:{palette.accent};border-radius:3px}}"
        )
        if self._shown is not None:
            self.show_doubt(self._shown)

    def set_writable(self, *, writable: bool) -> None:
        """Let notes be placed, or only looked at."""
        self._writable = writable

    def show_progress(self, *, number: int, left: int, done: int) -> None:
        """Show which of the notes this is, and how many were settled since the page was opened."""
        words = ngettext("{number} of {left} to review", "{number} of {left} to review", left)
        told = [words.format(number=number, left=left)] if left else []
        if done:
            told.append(ngettext("{count} settled", "{count} settled", done).format(count=done))
        self.progress_words.setText(" · ".join(told))
        self.progress.setRange(0, max(1, left + done))
        self.progress.setValue(done)
        self.progress.setVisible(bool(left or done))

    def show_nothing(self, words: str) -> None:
        """Show that nothing is left to review."""
        self._shown = None
        self.empty.setText(words)
        self.empty.show()
        self.body.hide()
        self.foot.hide()

    def show_doubt(self, shown: DoubtShown) -> None:
        """Show one note."""
        self._shown = shown
        self.empty.hide()
        self.body.show()
        self.foot.show()
        self.article.setText(shown.title.replace("&", "&&"))
        self.state.setText(shown.state)
        self.marked_in.setText(shown.marked_in)
        show_excerpt(self.marked, shown.marked, self._palette, ground=self._palette.neutral_active)
        self.note.setText(shown.note)
        self.note.setVisible(bool(shown.note))
        self.tags.setText("  ".join(f"#{name}" for name in shown.tags))
        self.tags.setVisible(bool(shown.tags))
        self._show_places(shown.places)
        self.acts[0].setEnabled(shown.acceptable and self._writable)
        self.acts[1].setEnabled(self._writable)

    def _show_places(self, places: Sequence[PlaceChoice] | None) -> None:
        for card in self.cards:
            choice = places[card.number] if places and card.number < len(places) else None
            card.setVisible(choice is not None)
            card.setEnabled(self._writable)
            if choice is not None:
                card.show_choice(choice, self._palette)
        nothing = _(
            "Nothing like it stands in the new text. If the note belongs somewhere else there, open the "
            "article by its title, select the words, and choose “Place at the selected words” on the note."
        )
        self.nowhere.setText(_("Looking for it…") if places is None else nothing)
        self.nowhere.setVisible(not places)

    @Slot(int)
    def _choose(self, number: int) -> None:
        places = self._shown.places if self._shown is not None else None
        if self._writable and places and number < len(places):
            self.placed.emit(number)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the note."""
        if self._shown is not None:
            by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
            self.menu_asked.emit(self.marked.mapToGlobal(QPoint()) if by_key else event.globalPos())

    def event(self, event: QEvent) -> bool:
        """Keep the view's own keys."""
        return keeps(event, _KEYS) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1 to 5 place, Enter accepts, O keeps without a place, Space skips, Backspace goes back."""
        acts: dict[int, Callable[[], object]] = {
            Qt.Key.Key_Return: self.acts[0].click,
            Qt.Key.Key_Enter: self.acts[0].click,
            Qt.Key.Key_O: self.acts[1].click,
            Qt.Key.Key_Space: self.acts[2].click,
            Qt.Key.Key_Backspace: self.acts[3].click,
            Qt.Key.Key_Escape: self.left.emit,
        }
        key = event.key()
        if key in _PLACE_KEYS:
            self._choose(_PLACE_KEYS.index(Qt.Key(key)))
        elif key in acts:
            acts[key]()
        else:
            super().keyPressEvent(event)


def show_excerpt(label: PassageLabel, excerpt: Excerpt, palette: Palette, *, ground: str) -> None:
    """Show words with what stands around them."""
    strokes = [Stroke(excerpt.start, excerpt.end, ground=ground)]
    label.show_text(excerpt.text, strokes, colour=palette.text)


def _plain(parent: QWidget, name: str, words: str = "") -> QLabel:
    label = QLabel(words, parent)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def _centre(page: QWidget, inside: QVBoxLayout | QHBoxLayout) -> None:
    """Keep what is inside at a readable width in the middle."""
    middle = QWidget()
    middle.setMaximumWidth(MEASURE)
    middle.setLayout(inside)
    row = QHBoxLayout(page)
    row.setContentsMargins(0, 0, 0, 0)
    row.addStretch(1)
    row.addWidget(middle, 1000)
    row.addStretch(1)
