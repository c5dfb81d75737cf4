"""The export dialog: format, what to export, where to, and what came of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLocale, QSize, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from desktop.model import AnnotationId, Article, ArticleId, Tag, TagId
from desktop.translation import _, ngettext
from ui.dialogs.parts import TickBox, close_box, grow, heading_label, plain_label, prepare, settle


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
    formula_guard: bool = True
    notes: Sequence[AnnotationId] | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """One way to export: the exporter's name, and the suffix of its file ("" for a folder)."""

    format: str
    suffix: str
    words: str
    explanation: str


def targets() -> tuple[Target, ...]:
    """Return the ways to export that are offered."""
    return (
        Target(
            "markdown",
            "",
            _("Markdown, a folder with a file for each article"),
            _("For Obsidian and the like."),
        ),
        Target("markdown", ".md", _("Markdown, one file"), _("For reading, printing or pasting.")),
        Target(
            "csv", ".csv", _("CSV table, one row for each annotation"), _("For spreadsheets and statistics.")
        ),
        Target("jsonld", ".jsonld", _("JSON-LD, W3C Web Annotations"), _("For other annotation programs.")),
    )


class ExportDialog(QDialog):
    """Asks what to export; the window counts and exports when the signals ask for it."""

    count_wanted = Signal(object)  # ExportChoice
    export_requested = Signal(object)  # ExportChoice with a target

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
        column = prepare(self, title=_("Export notes"), size=QSize(540, 0))
        self._article = article
        self._shown = shown
        self._prefers_shown = prefer_shown and shown is not None
        self._folder = folder or Path.home()
        self._written: Path | None = None
        self.formats = QButtonGroup(self)
        self.scopes = QButtonGroup(self)
        self.tag = self._tag_box(tags)
        self.guard = TickBox(_("Keep spreadsheets from running cells as formulas"), self)
        self.guard.setChecked(True)
        self.out = QLineEdit(self)
        self.out.setAccessibleName(_("Where to export to"))
        self.choose_button = QPushButton(_("Choose…"), self)
        self.choose_button.setAutoDefault(False)
        self.count = plain_label("", self, muted=True)
        self.outcome = plain_label("", self)
        self.open_folder = QPushButton(_("Open folder"), self)
        self.open_folder.setAutoDefault(False)
        self.open_folder.hide()
        self.buttons = close_box(self)
        self.export_button = self.buttons.addButton(_("Export"), QDialogButtonBox.ButtonRole.ActionRole)
        settle(self.buttons)
        self.export_button.setDefault(True)
        self._add_formats(column)
        self._add_scopes(column)
        self._add_target(column)
        self._connect()
        self._recall(remembered or {})
        self._follow()

    def _tag_box(self, tags: Sequence[Tag]) -> QComboBox:
        box = QComboBox(self)
        box.setAccessibleName(_("Tag to export"))
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for tag in tags:
            box.addItem(tag.name, tag.id)
        return box

    def _add_formats(self, column: QVBoxLayout) -> None:
        column.addWidget(heading_label(_("Format"), self))
        for place, target in enumerate(targets()):
            button = QRadioButton(target.words, self)
            button.setToolTip(target.explanation)
            button.setAccessibleDescription(target.explanation)
            self.formats.addButton(button, place)
            column.addWidget(button)
        column.addWidget(self.guard)

    def _add_scopes(self, column: QVBoxLayout) -> None:
        column.addWidget(heading_label(_("What"), self))
        this = self._article.title if self._article else _("no article is open")
        shown = self.fontMetrics().elidedText(" ".join(this.split()), Qt.TextElideMode.ElideRight, 360)
        for place, words in (
            (0, _("All notes")),
            (3, _("What the notes page shows")),
            (1, _("This article: {title}").format(title=shown)),
            (2, _("One tag with its subtags")),
        ):
            button = QRadioButton(words.replace("&", "&&"), self)
            self.scopes.addButton(button, place)
            column.addWidget(button)
        self.scopes.button(1).setEnabled(self._article is not None)
        self.scopes.button(2).setEnabled(self.tag.count() > 0)
        self.scopes.button(3).setVisible(self._shown is not None)
        row = QHBoxLayout()
        row.setContentsMargins(24, 0, 0, 0)
        row.addWidget(self.tag, 1)
        column.addLayout(row)
        column.addWidget(self.count)

    def _add_target(self, column: QVBoxLayout) -> None:
        column.addWidget(heading_label(_("Where to"), self))
        row = QHBoxLayout()
        row.addWidget(self.out, 1)
        row.addWidget(self.choose_button)
        column.addLayout(row)
        last = QHBoxLayout()
        last.addWidget(self.outcome, 1)
        last.addWidget(self.open_folder)
        column.addLayout(last)
        column.addStretch()
        column.addWidget(self.buttons)

    def _connect(self) -> None:
        self.formats.idClicked.connect(self._take_format)
        self.scopes.idClicked.connect(self._follow)
        self.tag.currentIndexChanged.connect(self._follow)
        self.out.textChanged.connect(self._follow_target)
        self.choose_button.clicked.connect(self._choose)
        self.export_button.clicked.connect(self._export)
        self.open_folder.clicked.connect(self._open_folder)

    def _recall(self, remembered: Mapping[str, object]) -> None:
        place = remembered.get("target")
        known = isinstance(place, int) and 0 <= place < len(targets())
        self.formats.button(place if known and isinstance(place, int) else 0).setChecked(True)
        self.scopes.button(3 if self._prefers_shown else 0).setChecked(True)
        self.guard.setChecked(remembered.get("formula_guard") is not False)
        out = remembered.get("out")
        self.out.setText(out if isinstance(out, str) else "")
        if not self.out.text():
            self._take_format()

    def remembered(self) -> dict[str, object]:
        """Return what is offered again the next time; JSON values."""
        return {
            "target": self.formats.checkedId(),
            "formula_guard": self.guard.isChecked(),
            "out": self.out.text(),
        }

    def choice(self) -> ExportChoice:
        """Return what is chosen now."""
        scope = self.scopes.checkedId()
        tag = self.tag.currentData()
        typed = self.out.text().strip()
        return ExportChoice(
            format=self._target().format,
            out=Path(typed).expanduser() if typed else None,
            article=self._article.id if scope == 1 and self._article else None,
            tag=TagId(tag) if scope == 2 and tag is not None else None,  # noqa: PLR2004  # the third button
            formula_guard=self.guard.isChecked(),
            notes=self._shown if scope == 3 else None,  # noqa: PLR2004  # the fourth button
        )

    def _target(self) -> Target:
        return targets()[self.formats.checkedId()]

    def show_count(self, count: int) -> None:
        """Say how many annotations would be exported."""
        words = ngettext(
            "{count} annotation will be exported.", "{count} annotations will be exported.", count
        )
        self.count.setText(words.format(count=QLocale().toString(count)))

    def show_result(self, sentence: str, written: Path | None) -> None:
        """Say what came of it; ``written`` is the file or folder that can be shown."""
        self._written = written
        self.outcome.setText(sentence)
        self.open_folder.setVisible(written is not None)
        grow(self)

    @Slot()
    def _take_format(self) -> None:
        """Give the target the suffix of the format, and keep its name and folder."""
        target, typed = self._target(), self.out.text().strip()
        path = Path(typed) if typed else self._folder / _("Scholiast notes")
        known = {each.suffix for each in targets()} | {".json"}
        bare = path.with_suffix("") if path.suffix in known else path
        self.out.setText(str(bare.with_name(bare.name + target.suffix)))
        self._follow()

    @Slot()
    def _follow(self) -> None:
        self.guard.setVisible(self._target().format == "csv")
        self.tag.setEnabled(self.scopes.checkedId() == 2)  # noqa: PLR2004  # the third button
        self._follow_target()
        self.count_wanted.emit(self.choice())

    @Slot()
    def _follow_target(self) -> None:
        self.export_button.setEnabled(bool(self.out.text().strip()))
        self.show_result("", None)

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for the first count when the window has been wired."""
        super().showEvent(event)
        self.count_wanted.emit(self.choice())

    @Slot()
    def _choose(self) -> None:
        target, start = self._target(), self.out.text()
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
