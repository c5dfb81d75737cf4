"""Markdown in its own text: emphasis looks like emphasis; its marks are dimmed, or hidden while one reads."""

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from ui.theme import LIGHT, Palette

LONGEST = 4_000

_NO_WIDTH = 0.1  # per cent; Qt takes 0 for "as usual"

_EMPHASIS = re.compile(
    r"(?P<strong>\*\*|__)(?=\S)(?P<bold>.+?)(?<=\S)(?P=strong)"
    r"|(?<![\w*])(?P<mark>[*_])(?=[^\s*_])(?P<italic>[^*_]+?)(?<=\S)(?P=mark)(?![\w*])"
    r"|`(?P<code>[^`]+)`"
    r"|\[(?P<words>[^\]\[]+)\]\((?P<target>[^()\s]*)\)"
    r"|\[\[(?P<page>[^\]\[]+)\]\]"
    r"|(?P<address>https?://[^\s<>()]+)"
)
_HEADING = re.compile(r"#{1,6}\s+")


class MarkdownLook(QSyntaxHighlighter):
    """Formats for what stands between Markdown's marks; the text itself is never changed."""

    def __init__(self, document: QTextDocument, palette: Palette = LIGHT) -> None:
        super().__init__(document)
        self._shown = False
        self._set_formats(palette)

    def show_marks(self, *, shown: bool) -> None:
        """Dim Markdown's marks while the note is written, and hide them while it is only read."""
        if shown != self._shown:
            self._shown = shown
            self.rehighlight()

    def set_palette(self, palette: Palette) -> None:
        """Take the theme's colours and draw again."""
        self._set_formats(palette)
        self.rehighlight()

    def _set_formats(self, palette: Palette) -> None:
        self._dim, self._hidden, bold, italic, code, link = (QTextCharFormat() for _each in range(6))
        self._dim.setForeground(QColor(palette.muted))
        self._hidden.setForeground(Qt.GlobalColor.transparent)
        self._hidden.setFontLetterSpacingType(QFont.SpacingType.PercentageSpacing)
        self._hidden.setFontLetterSpacing(_NO_WIDTH)
        bold.setFontWeight(QFont.Weight.Bold)
        italic.setFontItalic(True)
        code.setFontFamilies(["DejaVu Sans Mono", "monospace"])
        link.setForeground(QColor(palette.accent))
        self._looks = {
            "bold": bold,
            "italic": italic,
            "code": code,
            "words": link,
            "page": link,
            "address": link,
        }

    def highlightBlock(self, text: str) -> None:
        """Format one line; Qt counts in UTF-16 units, so the line is looked at in these."""
        if len(text) > LONGEST:
            return
        marks = self._dim if self._shown else self._hidden
        units = "".join(letter if letter < "\U00010000" else "\ufffc\ufffc" for letter in text)
        if heading := _HEADING.match(units):
            self.setFormat(0, len(units), self._looks["bold"])
            self.setFormat(0, heading.end(), marks)
        for found in _EMPHASIS.finditer(units):
            self.setFormat(found.start(), len(found[0]), marks)
            for name, look in self._looks.items():
                if found[name] is not None:
                    self.setFormat(found.start(name), len(found[name]), look)
