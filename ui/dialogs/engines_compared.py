"""Two engines on one article: what both find, what only one does, and where they differ."""

from collections.abc import Sequence

from PySide6.QtCore import QLocale, QModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from desktop.model import Article, FoundMention
from desktop.recognition.catalogue import Engine
from desktop.recognition.comparing import Agreement, Compared, counts
from desktop.text.concordance import line
from desktop.text.decisions import surface
from desktop.translation import _
from ui.dialogs.engines import engine_words
from ui.dialogs.parts import close_box, plain_label, prepare
from ui.kinds import KIND_LOOKS

AROUND = 40  # code points shown on each side


def agreement_words() -> dict[Agreement, str]:
    """Return how two engines may agree on a name, in words."""
    return {
        Agreement.BOTH: _("Both"),
        Agreement.ONLY_A: _("Only A"),
        Agreement.ONLY_B: _("Only B"),
        Agreement.KIND: _("Another kind"),
        Agreement.EDGES: _("Other edges"),
    }


class EnginesComparedDialog(QDialog):
    """Asks for two engines and shows what each finds; it changes nothing."""

    wanted = Signal(str, str)  # two engines, to be compared on the article
    place_asked = Signal(object)  # Span of a line: show it in the text

    def __init__(
        self, article: Article, known: Sequence[Engine], pair: tuple[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = prepare(self, title=_("Compare engines"), size=QSize(860, 560))
        column.addWidget(
            plain_label(_("On “{title}”. Nothing is changed.").format(title=article.title), self)
        )
        self.a = self._choice(_("Engine A"), known, pair[0])
        self.b = self._choice(_("Engine B"), known, pair[1])
        self.begin = QPushButton(_("Compare"), self)
        self.begin.setAutoDefault(False)
        self.begin.clicked.connect(self.ask)
        row = QHBoxLayout()
        for name, box in (("A", self.a), ("B", self.b)):
            row.addWidget(plain_label(name, self))
            row.addWidget(box, 1)
        row.addWidget(self.begin)
        column.addLayout(row)
        self.shown = QComboBox(self)
        self.shown.setAccessibleName(_("Lines that are shown"))
        self.shown.activated.connect(self._fill)
        self.told = plain_label("", self, muted=True)
        row = QHBoxLayout()
        row.addWidget(self.shown)
        row.addWidget(self.told, 1)
        column.addLayout(row)
        self.table = self._make_table()
        column.addWidget(self.table, 1)
        column.addWidget(close_box(self))
        self.article = article.id
        self._text = ""
        self._compared: Sequence[Compared] = ()
        self._lines: list[Compared] = []
        self.shown.hide()

    def _choice(self, name: str, known: Sequence[Engine], present: str) -> QComboBox:
        box = QComboBox(self)
        box.setAccessibleName(name)
        for each in known:
            if not each.problem:
                box.addItem(engine_words(each), each.id)
        box.setCurrentIndex(max(0, box.findData(present)))
        return box

    def _make_table(self) -> QTableWidget:
        heads = [_("Found by"), _("A"), _("B"), _("Words in their place")]
        table = QTableWidget(0, len(heads), self)
        table.setAccessibleName(_("What each engine finds"))
        table.setHorizontalHeaderLabels(heads)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        head = table.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        for place, width in enumerate((110, 150, 150)):
            head.resizeSection(place, width)
        table.activated.connect(self._go)
        table.clicked.connect(self._go)
        return table

    @Slot()
    def ask(self) -> None:
        """Have both engines read."""
        self.begin.setEnabled(False)
        self.told.setText(_("Both are reading…"))
        self.wanted.emit(self.a.currentData(), self.b.currentData())

    def show_problem(self, words: str) -> None:
        """Say why nothing can be compared."""
        self.begin.setEnabled(True)
        self.told.setText(words)

    def show_compared(self, compared: Sequence[Compared], text: str) -> None:
        """Show what came of it, with counts."""
        self.begin.setEnabled(True)
        self._compared, self._text = compared, text
        words, local = agreement_words(), QLocale()
        present = self.shown.currentData()
        self.shown.clear()
        self.shown.addItem(_("All: {count}").format(count=local.toString(len(compared))), "")
        for agreement, count in counts(compared).items():
            line = _("{name}: {count}").format(name=words[agreement], count=local.toString(count))
            self.shown.addItem(line, agreement.value)
        self.shown.setCurrentIndex(max(0, self.shown.findData(present)))
        self.shown.show()
        totals = counts(compared)
        parts = (f"{words[each]} {local.toString(number)}" for each, number in totals.items())
        self.told.setText(" · ".join(parts))
        self._fill()

    @Slot()
    def _fill(self) -> None:
        wanted = self.shown.currentData()
        self._lines = [each for each in self._compared if not wanted or each.agreement == wanted]
        words = agreement_words()
        self.table.setRowCount(len(self._lines))
        for row, each in enumerate(self._lines):
            cells = (
                words[each.agreement],
                self._side(each, each.a),
                self._side(each, each.b),
                self._place(each),
            )
            for place, cell in enumerate(cells):
                self.table.setItem(row, place, QTableWidgetItem(cell))
        self.table.scrollToTop()

    def _side(self, compared: Compared, mention: FoundMention | None) -> str:
        """Return the kind that an engine sees, with its words where these differ from the other's."""
        if mention is None:
            return "–"
        kind = KIND_LOOKS[mention.kind].one
        if compared.agreement is not Agreement.EDGES:
            return kind
        return _("{kind}: {words}").format(kind=kind, words=surface(self._text[mention.start : mention.end]))

    def _place(self, compared: Compared) -> str:
        found = line(self.article, self._text, compared.span)
        return f"{found.left[-AROUND:].lstrip()}[{found.words}]{found.right[:AROUND]}"

    @Slot(QModelIndex)
    def _go(self, index: QModelIndex) -> None:
        if 0 <= index.row() < len(self._lines):
            self.place_asked.emit(self._lines[index.row()].span)
