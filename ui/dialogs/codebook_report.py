"""What of a codebook file could not be taken, line by line."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from desktop.translation import _
from ui.dialogs.parts import close_box, plain_label, prepare


class CodebookReportDialog(QDialog):
    """Stands beside the window while the file is mended elsewhere; its words can be copied."""

    def __init__(self, summary: str, problems: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = prepare(self, title=_("Import codebook"), size=QSize(620, 360))
        column.addWidget(plain_label(summary, self))
        self.problems = QPlainTextEdit("\n".join(problems), self)
        self.problems.setReadOnly(True)
        self.problems.setAccessibleName(_("What could not be taken"))
        column.addWidget(self.problems, 1)
        column.addWidget(close_box(self))
