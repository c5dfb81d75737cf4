"""Erasing for good, in two steps: first what goes, then that it cannot be undone."""

from collections.abc import Sequence

from PySide6.QtCore import QLocale, QSize, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QListWidget,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.library import Backup, ErasurePlan
from desktop.model import Article
from desktop.translation import _, ngettext
from ui.dialogs.parts import TickBox, close_box, heading_label, plain_label, prepare, settle

SHOWN = 4  # titles that are named


def going(plan: ErasurePlan) -> list[tuple[int, str]]:
    """Return how many of what would go, without what there is none of."""
    gone = plan.erasure
    counted = [
        (gone.articles, ngettext("article", "articles", gone.articles)),
        (gone.versions, ngettext("version of the text", "versions of the text", gone.versions)),
        (gone.originals, ngettext("original file", "original files", gone.originals)),
        (gone.annotations, ngettext("annotation", "annotations", gone.annotations)),
        (gone.notes, ngettext("note in them", "notes in them", gone.notes)),
        (gone.drafts, ngettext("draft", "drafts", gone.drafts)),
        (
            gone.images,
            ngettext("wording kept in the history", "wordings kept in the history", gone.images),
        ),
        (gone.mentions, ngettext("mention", "mentions", gone.mentions)),
        (
            gone.entities,
            ngettext(
                "entity that is named nowhere else", "entities that are named nowhere else", gone.entities
            ),
        ),
    ]
    return [(count, words) for count, words in counted if count]


class EraseDialog(QDialog):
    """Says what goes, then asks once more; the erasing itself is asked of the window."""

    erase_requested = Signal(bool)  # whether the automatic backups go too

    def __init__(self, articles: Sequence[Article], plan: ErasurePlan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = prepare(self, title=_("Erase for good"), size=QSize(540, 380))
        self.plan = plan
        self.pages = QStackedWidget(self)
        self.pages.addWidget(self._what_goes(articles))
        self.pages.addWidget(self._last_word())
        self.buttons = close_box(self)
        self.buttons.button(QDialogButtonBox.StandardButton.Close).setText(_("Cancel"))
        self.further = QPushButton(_("Continue…"), self)
        self.erase = QPushButton(_("Erase for good"), self)
        self.erase.setObjectName("danger_button")
        for button in (self.further, self.erase):
            self.buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        settle(self.buttons)
        self.erase.hide()
        self.erase.setEnabled(False)
        column.addWidget(self.pages, 1)
        column.addWidget(self.buttons)
        self.further.clicked.connect(self._go_on)
        self.sure.toggled.connect(self.erase.setEnabled)
        self.erase.clicked.connect(self._ask)

    def _what_goes(self, articles: Sequence[Article]) -> QWidget:
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        titles = "\n".join(_("“{title}”").format(title=each.title) for each in articles[:SHOWN])
        left = len(articles) - SHOWN
        if left > 0:
            more = ngettext("and {count} more", "and {count} more", left).format(count=left)
            titles = f"{titles}\n{more}"
        column.addWidget(heading_label(titles, page))
        column.addWidget(
            plain_label(_("This goes from the library, so that no byte of it stays in the file:"), page)
        )
        table = QGridLayout()
        table.setColumnStretch(1, 1)
        table.setHorizontalSpacing(12)
        table.setVerticalSpacing(4)
        for row, (count, words) in enumerate(going(self.plan)):
            table.addWidget(heading_label(QLocale().toString(count), page), row, 0)
            table.addWidget(plain_label(words, page), row, 1)
        column.addLayout(table)
        column.addWidget(
            plain_label(_("With it go its entries in the index, and notes deleted earlier."), page)
        )
        column.addStretch()
        return page

    def _last_word(self) -> QWidget:
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(heading_label(_("This cannot be undone."), page))
        column.addWidget(plain_label(self._outside(), page))
        self.remove = TickBox("", page)
        held = (*self.plan.automatic, *self.plan.others)
        self.remove.setVisible(bool(self.plan.automatic))
        count = len(self.plan.automatic)
        words = ngettext(
            "Remove the backup that Scholiast made and that holds it",
            "Remove the {count} backups that Scholiast made and that hold it",
            count,
        )
        self.remove.setText(words.format(count=count))
        if held:
            column.addWidget(plain_label(_("These backups beside the library hold it:"), page))
            column.addWidget(_backups(held, page), 1)
            column.addWidget(self.remove)
        self.sure = TickBox(_("I know that this cannot be undone"), page)
        column.addWidget(self.sure)
        if not held:
            column.addStretch()
        return page

    def _outside(self) -> str:
        return _(
            "Exports, copies of the library, backups elsewhere and other notes that quote it may still hold "
            "it; they are not touched. The file is written anew, which takes a while in a large library."
        )

    @Slot()
    def _go_on(self) -> None:
        self.pages.setCurrentIndex(1)
        self.further.hide()
        self.erase.show()
        self.sure.setFocus()

    @Slot()
    def _ask(self) -> None:
        self.accept()
        self.erase_requested.emit(bool(self.plan.automatic) and self.remove.isChecked())


def _backups(held: Sequence[Backup], parent: QWidget) -> QListWidget:
    shown = QListWidget(parent)
    shown.setAccessibleName(_("Backups that hold it"))
    for backup in held:
        size = QLocale().formattedDataSize(backup.bytes)
        shown.addItem(_("{name} · {size}").format(name=backup.path.name, size=size))
    return shown
