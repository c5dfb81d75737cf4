"""About Scholiast: version, what it runs on, and the licences of what it is built from."""

import platform
import re
from importlib.metadata import PackageNotFoundError, metadata, requires

from PySide6 import __version__ as qt_version
from PySide6.QtCore import QSize, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QWidget

from desktop import __version__
from desktop.translation import _
from ui.dialogs.parts import close_box, heading_label, plain_label, prepare, settle

DATA = (
    _("GeoNames, geonames.org (the table of places) — CC BY 4.0"),
    _("Source Serif Pro (the text face) — OFL-1.1"),
    _("Citation Style Language, citationstyles.org (words of languages, one style) — CC BY-SA 3.0"),
)
"""What is no package of its own, or shipped as data taken from elsewhere."""
_NAME = re.compile(r"[\w.-]+")
_LONGEST_LICENCE = 60
_TOOLS = 'extra == "development"'


def system_words() -> str:
    """Return the versions that a report on a fault needs."""
    return _("Scholiast {version} · Python {python} · Qt {qt} · {system}").format(
        version=__version__, python=platform.python_version(), qt=qt_version, system=platform.platform()
    )


def licence_of(package: str) -> str:
    """Return an installed package's licence in a few words, "" when it does not say."""
    facts = metadata(package)
    classifiers = [each for each in facts.get_all("Classifier") or [] if each.startswith("License ::")]
    given = [*(facts.get_all("License-Expression") or []), *(facts.get_all("License") or [])]
    stated = given[0].strip() if given else ""
    if stated and len(stated) <= _LONGEST_LICENCE and "\n" not in stated:
        return stated
    return ", ".join(each.rpartition(" :: ")[2] for each in classifiers)


def licences() -> list[tuple[str, str, str]]:
    """Return (package, version, licence) of every installed package that the program itself needs."""
    try:
        needed = requires("scholiast") or []
    except PackageNotFoundError:
        needed = []
    found = {}
    for line in needed:
        name = _NAME.match(line)
        if name is None or _TOOLS in line.replace("'", '"'):
            continue
        try:
            found[name[0]] = (name[0], metadata(name[0])["Version"], licence_of(name[0]))
        except PackageNotFoundError:
            continue
    return sorted(found.values())


class AboutDialog(QDialog):
    """Shows the version and the licences; the versions can be copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = prepare(self, title=_("About Scholiast"), size=QSize(520, 440))
        head = heading_label("Scholiast", self)
        font = head.font()
        font.setPixelSize(22)
        head.setFont(font)
        column.addWidget(head)
        column.addWidget(
            plain_label(
                _("For researchers: articles, whom and what they name, and notes that can be cited."),
                self,
            )
        )
        self.system = plain_label(system_words(), self, muted=True)
        column.addWidget(self.system)
        column.addWidget(plain_label(_("Scholiast is under the MIT licence. It is built from:"), self))
        self.licences = QPlainTextEdit(self)
        self.licences.setReadOnly(True)
        self.licences.setAccessibleName(_("Packages and their licences"))
        lines = (
            f"{name} {version} — {licence or _('see the package')}" for name, version, licence in licences()
        )
        self.licences.setPlainText("\n".join([*DATA, *lines]))
        column.addWidget(self.licences, 1)
        self.buttons = close_box(self)
        self.copy = self.buttons.addButton(_("Copy versions"), QDialogButtonBox.ButtonRole.ActionRole)
        self.copy.clicked.connect(self._copy)
        settle(self.buttons)
        column.addWidget(self.buttons)

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.system.text())
