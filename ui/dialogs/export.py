"""The export dialog: format, what to export, how it will begin, where to, and what came of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLocale, QSize, Qt, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QCloseEvent, QDesktopServices, QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from desktop.extensions.export import USUAL, ExportOptions
from desktop.model import AnnotationId, Article, ArticleId, Tag, TagId
from desktop.translation import _, ngettext
from ui.dialogs.export_formats import FormatList, Offer, OptionFields
from ui.dialogs.parts import close_box, grow, heading_label, plain_label, prepare, settle

OF_EVERYTHING, OF_ARTICLE, OF_TAG, OF_SHOWN = range(4)
PREVIEW_PAUSE = 250  # milliseconds without another choice before a preview is asked for


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """What the reader wants exported: an exporter's name, the scope, and the target.

    ``article``, ``tag`` and ``notes`` None mean everything; a tag comes with its subtags, ``notes`` are
    single ones. ``out`` is None while no target is chosen.
    """

    format: str
    out: Path | None
    article: ArticleId | None = None
    tag: TagId | None = None
    options: ExportOptions = USUAL
    notes: Sequence[AnnotationId] | None = None


class ExportDialog(QDialog):
    """Asks what to export; the window counts, previews and exports when the signals ask for it."""

    count_wanted = Signal(object)  # ExportChoice
    preview_wanted = Signal(object)  # ExportChoice, perhaps without a target
    export_requested = Signal(object)  # ExportChoice with a target
    stop_requested = Signal()

    def __init__(
        self,
        tags: Sequence[Tag],
        parent: QWidget | None = None,
        *,
        article: Article | None = None,
        remembered: Mapping[str, object] | None = None,
        folder: Path | None = None,
        shown: Sequence[AnnotationId] | None = None,
        prefer_shown: bool = False,
    ) -> None:
        super().__init__(parent)
        column = prepare(self, title=_("Export notes"), size=QSize(860, 560))
        self._article = article
        self._shown = shown
        self._prefers_shown = prefer_shown and shown is not None
        self._folder = folder or Path.home()
        self._written: Path | None = None
        self._running = False
        self._clock = QTimer(self, singleShot=True, interval=PREVIEW_PAUSE)
        self._make(tags)
        self._arrange(column)
        self._connect()
        self._recall(remembered or {})
        self._take_format()

    def _make(self, tags: Sequence[Tag]) -> None:
        self.formats = FormatList(self)
        self.explanation = plain_label("", self, muted=True)
        self.scopes = QButtonGroup(self)
        self.tag = QComboBox(self)
        self.tag.setAccessibleName(_("Tag to export"))
        self.tag.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for tag in tags:
            self.tag.addItem(tag.name, tag.id)
        self.fields = OptionFields(self)
        self.preview = QPlainTextEdit(self)
        self.preview.setAccessibleName(_("Preview"))
        self.preview.setReadOnly(True)
        self.preview.setTabChangesFocus(True)
        self.preview.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.preview.setMinimumHeight(120)
        self.out = QLineEdit(self)
        self.out.setAccessibleName(_("Where to export to"))
        self.choose_button = QPushButton(_("Choose…"), self)
        self.choose_button.setAutoDefault(False)
        self.count = plain_label("", self, muted=True)
        self.outcome = plain_label("", self)
        self.outcome.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.progress = QProgressBar(self)
        self.progress.setAccessibleName(_("How far the export is"))
        self.progress.setTextVisible(False)
        self.open_folder = QPushButton(_("Open folder"), self)
        self.open_folder.setAutoDefault(False)
        self.stop_button = QPushButton(_("Stop"), self)
        self.stop_button.setAutoDefault(False)
        self.buttons = close_box(self)
        self.export_button = self.buttons.addButton(_("Export"), QDialogButtonBox.ButtonRole.ActionRole)
        settle(self.buttons)
        self.export_button.setDefault(True)
        for hidden in (self.open_folder, self.progress, self.stop_button):
            hidden.hide()

    def _arrange(self, column: QVBoxLayout) -> None:
        """Put the formats at the left, all the rest at the right of them."""
        sides = QHBoxLayout()
        sides.setSpacing(18)
        left, right = QVBoxLayout(), QVBoxLayout()
        left.addWidget(heading_label(_("Format"), self))
        left.addWidget(self.formats, 1)
        sides.addLayout(left)
        right.addWidget(self.explanation)
        right.addWidget(self.fields)
        self._add_scopes(right)
        right.addWidget(heading_label(_("How it begins"), self))
        right.addWidget(self.preview, 1)
        self._add_target(right)
        sides.addLayout(right, 1)
        column.addLayout(sides, 1)
        column.addWidget(self.buttons)

    def _add_scopes(self, column: QVBoxLayout) -> None:
        column.addWidget(heading_label(_("What"), self))
        this = self._article.title if self._article else _("no article is open")
        shown = self.fontMetrics().elidedText(" ".join(this.split()), Qt.TextElideMode.ElideRight, 360)
        row = QHBoxLayout()
        for place, words in (
            (OF_EVERYTHING, _("All notes")),
            (OF_SHOWN, _("What the notes page shows")),
            (OF_ARTICLE, _("This article: {title}").format(title=shown)),
            (OF_TAG, _("One tag with its subtags:")),
        ):
            button = QRadioButton(words.replace("&", "&&"), self)
            self.scopes.addButton(button, place)
            if place == OF_TAG:
                row.addWidget(button)
                row.addWidget(self.tag, 1)
                column.addLayout(row)
            else:
                column.addWidget(button)
        self.scopes.button(OF_ARTICLE).setEnabled(self._article is not None)
        self.scopes.button(OF_TAG).setEnabled(self.tag.count() > 0)
        self.scopes.button(OF_SHOWN).setVisible(self._shown is not None)
        column.addWidget(self.count)

    def _add_target(self, column: QVBoxLayout) -> None:
        column.addWidget(heading_label(_("Where to"), self))
        row = QHBoxLayout()
        row.addWidget(self.out, 1)
        row.addWidget(self.choose_button)
        column.addLayout(row)
        last = QHBoxLayout()
        last.addWidget(self.outcome, 1)
        last.addWidget(self.progress, 1)
        last.addWidget(self.stop_button)
        last.addWidget(self.open_folder)
        column.addLayout(last)

    def _connect(self) -> None:
        self.formats.currentRowChanged.connect(self._take_format)
        self.fields.changed.connect(self._follow)
        self.scopes.idClicked.connect(self._follow)
        self.tag.currentIndexChanged.connect(self._take_tag)
        self.out.textChanged.connect(self._follow_target)
        self.choose_button.clicked.connect(self._choose)
        self.export_button.clicked.connect(self._export)
        self.stop_button.clicked.connect(self.stop_requested)
        self.open_folder.clicked.connect(self._open_folder)
        self._clock.timeout.connect(self._ask_preview)

    def _recall(self, remembered: Mapping[str, object]) -> None:
        self.formats.choose(remembered.get("target"))
        self.fields.recall(remembered)
        self.scopes.button(OF_SHOWN if self._prefers_shown else OF_EVERYTHING).setChecked(True)
        out = remembered.get("out")
        self.out.setText(out if isinstance(out, str) else "")

    def remembered(self) -> dict[str, object]:
        """Return what is offered again the next time; JSON values."""
        return {"target": self._offer.key, "out": self.out.text(), **self.fields.remembered()}

    def choice(self) -> ExportChoice:
        """Return what is chosen now."""
        scope = self.scopes.checkedId()
        tag = self.tag.currentData()
        typed = self.out.text().strip()
        return ExportChoice(
            format=self._offer.format,
            out=Path(typed).expanduser() if typed else None,
            article=self._article.id if scope == OF_ARTICLE and self._article else None,
            tag=TagId(tag) if scope == OF_TAG and tag is not None else None,
            options=self.fields.options(self._offer.target),
            notes=self._shown if scope == OF_SHOWN else None,
        )

    @property
    def suffix(self) -> str:
        """The suffix of what would be written, "" for a folder."""
        return self._offer.target.suffix

    @property
    def _offer(self) -> Offer:
        return self.formats.chosen

    def show_count(self, count: int) -> None:
        """Say how many annotations would be exported."""
        words = ngettext(
            "{count} annotation will be exported.", "{count} annotations will be exported.", count
        )
        self.count.setText(words.format(count=QLocale().toString(count)))

    def show_preview(self, text: str) -> None:
        """Show how the export would begin."""
        self.preview.setPlainText(text or _("There is nothing to export."))

    def show_progress(self, done: int, total: int) -> None:
        """Show that ``done`` of ``total`` articles are written; 0 of 0 at the beginning."""
        self._set_running(running=True)
        self.progress.setRange(0, total)
        self.progress.setValue(min(done, total))

    def show_result(self, sentence: str, written: Path | None) -> None:
        """Say what came of it; ``written`` is the file or folder that can be shown."""
        self._set_running(running=False)
        self._written = written
        self.outcome.setText(sentence)
        self.open_folder.setVisible(written is not None)
        grow(self)

    def _set_running(self, *, running: bool) -> None:
        self._running = running
        self.outcome.setVisible(not running)
        self.progress.setVisible(running)
        self.stop_button.setVisible(running)
        self.open_folder.setVisible(self._written is not None and not running)
        self.export_button.setEnabled(bool(self.out.text().strip()) and not running)

    @Slot()
    def _take_format(self) -> None:
        """Give the target the suffix of the format, and keep its name and folder."""
        target, typed = self._offer.target, self.out.text().strip()
        self.explanation.setText(target.explanation)
        self.fields.follow(target)
        path = Path(typed) if typed else self._folder / _("Scholiast notes")
        known = {
            self.formats.item(row).data(Qt.ItemDataRole.UserRole).target.suffix
            for row in range(self.formats.count())
        }
        bare = path.with_suffix("") if path.suffix in known | {".json"} else path
        self.out.setText(str(bare.with_name(bare.name + target.suffix)))
        self._follow()

    @Slot()
    def _take_tag(self) -> None:
        """Take a tag that was chosen in the list as the wish to export it."""
        if self.tag.hasFocus():
            self.scopes.button(OF_TAG).setChecked(True)
        self._follow()

    @Slot()
    def _follow(self) -> None:
        self._follow_target()
        self.count_wanted.emit(self.choice())
        self._clock.start()

    @Slot()
    def _follow_target(self) -> None:
        if not self._running:
            self.show_result("", None)

    @Slot()
    def _ask_preview(self) -> None:
        self.preview_wanted.emit(self.choice())

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for the first count when the window has been wired."""
        super().showEvent(event)
        self.count_wanted.emit(self.choice())
        self._clock.start()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask for no preview any more; an export that is under way goes on, and is told in the window."""
        self._clock.stop()
        super().closeEvent(event)

    @Slot()
    def _choose(self) -> None:
        target, start = self._offer.target, self.out.text()
        if target.suffix:
            name, _filter = QFileDialog.getSaveFileName(
                self, _("Export notes"), start, f"{target.words} (*{target.suffix})",
                options=QFileDialog.Option.DontConfirmOverwrite,
            )  # fmt: skip
        else:
            name = QFileDialog.getExistingDirectory(self, _("Export notes"), str(Path(start).parent))
        if name:
            self.out.setText(name if not target.suffix or Path(name).suffix else name + target.suffix)

    @Slot()
    def _export(self) -> None:
        self.show_result("", None)
        self.export_requested.emit(self.choice())

    @Slot()
    def _open_folder(self) -> None:
        if self._written is not None:
            folder = self._written if self._written.is_dir() else self._written.parent
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
