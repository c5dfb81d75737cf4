"""Markdown in its own text: its meaning is seen, its signs are dimmed where one writes, else hidden."""

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QSyntaxHighlighter,
    QTextBlock,
    QTextCharFormat,
    QTextDocument,
    QTextFormat,
)

from desktop.text.markup import LONGEST, LinkPlace, is_fence, line_kind, links, stretches
from ui.theme import LIGHT, Palette, mix
from ui.writing.units import as_units

_NO_WIDTH = 0.1  # per cent; Qt takes 0 for "as usual"
_IN_CODE = 1  # the state of a line within a fence
_SIZES = {"heading 1": 1.35, "heading 2": 1.2, "heading 3": 1.08}
_PLAIN_SIZE = 13


class MarkdownLook(QSyntaxHighlighter):
    """Formats for what stands between Markdown's signs; the text itself is never changed.

    The caret is where one writes: its line shows its signs, a link its address while the caret is within.
    """

    def __init__(self, document: QTextDocument, palette: Palette = LIGHT) -> None:
        super().__init__(document)
        self._caret: int | None = None
        self._set_formats(palette)

    def set_caret(self, position: int | None) -> None:
        """Take the place in the document where one writes, None while the note is only read."""
        before, self._caret = self._caret, position
        if before is None and position is None:
            return
        blocks = {self._block(each) for each in (before, position) if each is not None}
        for number in blocks:
            block = self.document().findBlockByNumber(number)
            if block.isValid():
                self.rehighlightBlock(block)

    def _block(self, position: int) -> int:
        return self.document().findBlock(min(position, self.document().characterCount() - 1)).blockNumber()

    def set_palette(self, palette: Palette) -> None:
        """Take the theme's colours and draw again."""
        self._set_formats(palette)
        self.rehighlight()

    def _set_formats(self, palette: Palette) -> None:
        names = ("bold", "italic", "code", "words", "address", "quote", "list", *_heading_names())
        self._looks = {name: QTextCharFormat() for name in names}
        self._dim, self._hidden = QTextCharFormat(), QTextCharFormat()
        self._dim.setForeground(QColor(palette.muted))
        self._hidden.setForeground(Qt.GlobalColor.transparent)
        self._hidden.setFontLetterSpacingType(QFont.SpacingType.PercentageSpacing)
        self._hidden.setFontLetterSpacing(_NO_WIDTH)
        self._looks["bold"].setFontWeight(QFont.Weight.Bold)
        self._looks["italic"].setFontItalic(True)
        self._looks["code"].setFontFamilies(["DejaVu Sans Mono", "monospace"])
        self._looks["code"].setBackground(QColor(mix(palette.card, palette.text, share=0.07)))
        for name in ("words", "address"):
            self._looks[name].setForeground(QColor(palette.accent))
        self._looks["quote"].setFontItalic(True)
        self._looks["quote"].setFontFamilies(["Source Serif Pro", "DejaVu Serif", "serif"])
        self._looks["quote"].setForeground(QColor(palette.muted))
        self._looks["list"].setForeground(QColor(palette.accent))
        for name in _heading_names():
            self._looks[name].setFontWeight(QFont.Weight.Bold)
            size = self.document().defaultFont().pixelSize()
            size = size if size > 0 else _PLAIN_SIZE
            self._looks[name].setProperty(
                QTextFormat.Property.FontPixelSize.value, round(size * _SIZES.get(name, 1.0))
            )

    def highlightBlock(self, text: str) -> None:
        """Format one line; Qt counts in UTF-16 units, so the line is looked at in these."""
        fence = is_fence(text)
        inside = self.previousBlockState() == _IN_CODE
        self.setCurrentBlockState(_IN_CODE if fence != inside else 0)
        if len(text) > LONGEST:
            return
        units = as_units(text)
        if fence or inside:
            self.setFormat(0, len(units), self._looks["code"])
            if fence:
                self.setFormat(0, len(units), self._signs(here=self._here() is not None))
            return
        self._format_line(units)

    def _format_line(self, units: str) -> None:
        kind, begin = line_kind(units)
        here = self._here()
        base = self._looks.get(kind)
        if base is not None and kind != "list":
            self.setFormat(0, len(units), base)
            self.setFormat(0, begin, _merged(base, self._signs(here=here is not None)))
        elif base is not None:
            self.setFormat(0, begin, base)
            base = None
        for each in stretches(units, begin):
            look = self._signs(here=_shows(here, each.whole)) if each.sign else self._looks[each.look]
            self.setFormat(each.start, each.end - each.start, look if base is None else _merged(base, look))

    def _here(self) -> int | None:
        """Return where the caret is in the line that is formatted now, None when it is elsewhere."""
        if self._caret is None:
            return None
        place = self._caret - self.currentBlock().position()
        return place if 0 <= place < self.currentBlock().length() else None

    def _signs(self, *, here: bool) -> QTextCharFormat:
        return self._dim if here else self._hidden


def _heading_names() -> list[str]:
    return [f"heading {level}" for level in range(1, 7)]


def _shows(here: int | None, whole: tuple[int, int] | None) -> bool:
    """Tell whether signs are shown: those of the caret's line, those of a link with the caret within."""
    return here is not None and (whole is None or whole[0] < here < whole[1])


def _merged(base: QTextCharFormat, look: QTextCharFormat) -> QTextCharFormat:
    both = QTextCharFormat(base)
    both.merge(look)
    return both


def link_at(block: QTextBlock, place: int) -> LinkPlace | None:
    """Return the link of a line that holds a place, which is counted in units from the line's start."""
    for each in links(as_units(block.text())):
        if each.start <= place < each.end:
            return each
    return None
