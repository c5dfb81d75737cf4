"""The details pane: what is known about the open article, and where it came from."""

from collections.abc import Sequence
from pathlib import PurePath

from PySide6.QtCore import QLocale, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QFrame,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.model import Article, Version, VersionFacts
from desktop.translation import _
from ui.details.fields import DetailField
from ui.details.versions import VersionLines
from ui.moments import local_moment
from ui.plain import plain_tip
from ui.theme import LIGHT, Palette
from ui.writing.linked import LinkedFrom

CODECS: tuple[str, ...] = (
    "utf-8",
    "utf-16",
    "cp1252",
    "iso-8859-1",
    "iso-8859-2",
    "iso-8859-9",
    "iso-8859-15",
    "cp1250",
    "cp1251",
    "cp1253",
    "cp1254",
    "cp1255",
    "cp1256",
    "koi8-r",
    "koi8-u",
    "mac-roman",
    "shift_jis",
    "euc-jp",
    "gb18030",
    "big5",
    "euc-kr",
)
"""The codecs offered for reading a text file again, by Python's names."""


def editable_facts() -> dict[str, str]:
    """Return the facts that can be changed, with their labels, in the order they are shown."""
    return {
        "title": _("Title"),
        "author": _("Author"),
        "source": _("Source"),
        "date": _("Date"),
        "url": _("Address"),
        "language": _("Language"),
    }


def fixed_facts() -> dict[str, str]:
    """Return the facts that are only shown, with their labels."""
    return {
        "words": _("Words"),
        "added": _("Added"),
        "version": _("Version"),
        "path": _("File"),
        "importer": _("Read by"),
    }


def local_time(stamp: str) -> str:
    """Return a UTC time of the library as date and time in the reader's zone."""
    return f"{local_moment(stamp):%Y-%m-%d %H:%M}"


class DetailsPane(QWidget):
    """Shows and asks for changes; it changes nothing by itself."""

    field_changed = Signal(int, str, str)  # article, a fact of Articles.edit, its words ("" for none)
    codec_chosen = Signal(str)
    original_requested = Signal()
    address_requested = Signal()
    link_requested = Signal()
    backlinks_requested = Signal()
    version_chosen = Signal(int)  # one of the article's versions, to be compared

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("detailsPane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("Details"))
        self.fields = {fact: self._field(fact, label) for fact, label in editable_facts().items()}
        self.values = {fact: self._value(label) for fact, label in fixed_facts().items()}
        self._article = 0
        self._problems: dict[str, str] = {}
        self._codec: str | None = None
        self._read_only = False
        self.problem = QLabel(self)
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.problem.setWordWrap(True)
        self.problem.setObjectName("problem")
        self.problem.hide()
        self.versions = VersionLines(self)
        self.versions.version_chosen.connect(self.version_chosen)
        self.codec = QComboBox(self)
        self.codec.setAccessibleName(_("Text encoding of the file"))
        self.codec.setToolTip(_("Choose another encoding if the letters came out wrong."))
        self.codec.activated.connect(self._choose_codec)
        self.open_original = self._button(_("Open original"))
        self.open_original.clicked.connect(self.original_requested)
        self.open_address = self._button(_("Open address"))
        self.open_address.clicked.connect(self.address_requested)
        self.copy_link = self._button(_("Copy link"))
        self.copy_link.clicked.connect(self.link_requested)
        self.linked = LinkedFrom(self)
        self.linked.clicked.connect(self.backlinks_requested)
        self._compose()
        self.set_palette(LIGHT)
        self.clear()

    def _field(self, fact: str, label: str) -> DetailField:
        field = DetailField(fact, label, self)
        field.changed.connect(self._tell_change)
        field.problem.connect(self._show_problem)
        return field

    def _value(self, label: str) -> QLineEdit:
        """Make a line that can be read, selected and copied; one line, whatever it holds."""
        value = QLineEdit(self)
        value.setObjectName("detailValue")
        value.setReadOnly(True)
        value.setAccessibleName(label)
        return value

    def _button(self, words: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setAutoDefault(False)
        return button

    def _compose(self) -> None:
        form = self.form = QFormLayout()
        form.setContentsMargins(14, 12, 14, 14)
        form.setVerticalSpacing(3)
        form.setHorizontalSpacing(10)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for fact, label in editable_facts().items():
            form.addRow(label, self.fields[fact])
            if fact == "date":
                form.addRow(self.problem)
        for fact, label in fixed_facts().items():
            form.addRow(label, self.values[fact])
        form.addRow(_("Encoding"), self.codec)
        form.addRow(_("Compare"), self.versions)
        buttons = QVBoxLayout()
        buttons.setSpacing(6)
        for button in (self.open_original, self.open_address, self.copy_link):
            buttons.addWidget(button)
        buttons.addWidget(self.linked)
        buttons.insertSpacing(0, 8)
        form.addRow(buttons)
        self.content = QWidget()
        self.content.setObjectName("detailsContent")
        self.content.setLayout(form)
        scroll = QScrollArea(self)
        scroll.setObjectName("detailsScroll")
        scroll.setAccessibleName(_("Details"))
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self.content)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll)

    def set_palette(self, palette: Palette) -> None:
        """Take the theme's colours."""
        self.linked.set_palette(palette)
        field = f"border:1px solid transparent;border-radius:4px;padding:3px 5px;color:{palette.text}"
        self.setStyleSheet(
            "QWidget#detailsPane,QWidget#detailsContent,QScrollArea#detailsScroll"
            f"{{background:{palette.pane};border:none}}"
            f"QWidget#detailsContent QLabel{{color:{palette.muted}}}"
            f"QWidget#detailsContent QLabel#problem{{color:{palette.danger}}}"
            f"QLineEdit#detailValue{{background:transparent;{field};color:{palette.muted}}}"
            f"QLineEdit#detailValue:focus{{border-color:{palette.line}}}"
            f"QPushButton#versionLine{{border:1px solid transparent;border-radius:4px;padding:3px 5px;"
            f"text-align:left;color:{palette.accent};background:transparent}}"
            f"QPushButton#versionLine:hover,QPushButton#versionLine:focus{{border-color:{palette.line}}}"
            f"QLineEdit#detailField{{background:transparent;{field}}}"
            f"QLineEdit#detailField:hover{{border-color:{palette.line}}}"
            f"QLineEdit#detailField:focus{{border-color:{palette.accent};background:{palette.card}}}"
        )

    def show_article(
        self,
        article: Article,
        version: Version,
        *,
        versions: Sequence[VersionFacts] = (),
        has_original: bool = False,
        codecs: Sequence[str] = CODECS,
    ) -> None:
        """Show an article; in the same article a field that is being changed keeps what was typed.

        ``has_original`` says that the file's bytes are kept or the file is there.
        ``codecs`` () means that the format knows its own encoding.
        """
        another = article.id != self._article
        if another:
            self.commit()
        self._article = article.id
        self.setEnabled(True)
        for fact, field in self.fields.items():
            field.take(getattr(article, fact), anew=another)
        shown = {
            "words": QLocale().toString(article.words),
            "added": local_time(article.added),
            "version": str(version.number),
            "path": version.path or "",
            "importer": version.importer or "",
        }
        for fact, words in shown.items():
            self.values[fact].setText((PurePath(words).name if fact == "path" else words) or "—")
        self.values["path"].setAccessibleDescription(shown["path"])
        self.values["path"].setToolTip(plain_tip(shown["path"]))
        self._show_versions(versions)
        self._fill_codecs(version.codec, codecs)
        self.open_original.setEnabled(has_original)
        self.open_address.setEnabled(bool(article.url))

    def show_linked(self, count: int) -> None:
        """Say how many notes link to the article."""
        self.linked.show_count(count)

    def _show_versions(self, versions: Sequence[VersionFacts]) -> None:
        """Show the versions where there are several: one has nothing to be compared with."""
        self.versions.show_versions(versions)
        self.form.setRowVisible(self.versions, len(versions) > 1)

    def _fill_codecs(self, codec: str | None, codecs: Sequence[str]) -> None:
        self._codec = codec
        with QSignalBlocker(self.codec):
            self.codec.clear()
            known = [] if codec is None or codec in codecs else [codec]
            self.codec.addItems([*known, *codecs])
            self.codec.setCurrentIndex(self.codec.findText(codec or ""))
        self._allow_codec()

    def _allow_codec(self) -> None:
        self.codec.setEnabled(self._codec is not None and self.codec.count() > 1 and not self._read_only)

    def set_read_only(self, *, read_only: bool) -> None:
        """Show only, in a library that cannot be written."""
        self._read_only = read_only
        for field in self.fields.values():
            field.setReadOnly(read_only)
        self._allow_codec()

    def clear(self) -> None:
        """Show that no article is open."""
        self.commit()
        self._article = 0
        for field in self.fields.values():
            field.take("", anew=True)
        for value in self.values.values():
            value.setText("—")
        self.show_linked(0)
        self._show_versions(())
        self._fill_codecs(None, ())
        self.setEnabled(False)

    @Slot()
    def commit(self) -> None:
        """Tell a change that was typed and not told yet (before the article or the window closes)."""
        if self._article:
            for field in self.fields.values():
                field.commit()

    @Slot(str, str)
    def _tell_change(self, fact: str, words: str) -> None:
        self.field_changed.emit(self._article, fact, words)

    @Slot(str, str)
    def _show_problem(self, fact: str, why: str) -> None:
        self._problems[fact] = why
        words = " ".join(each for each in self._problems.values() if each)
        self.problem.setText(words)
        self.problem.setVisible(bool(words))

    @Slot()
    def _choose_codec(self) -> None:
        chosen = self.codec.currentText()
        if chosen != self._codec:
            self._codec = chosen
            self.codec_chosen.emit(chosen)
