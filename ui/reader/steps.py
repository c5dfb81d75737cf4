"""The steps of a caret: from a position to the next one by characters, words, lines, sentences, paragraphs.

A caret stands only between letters with their marks (grapheme clusters of Unicode), never in what is not
drawn. All steps go in the order of the text: forward is towards its end, also where it reads leftwards.
"""

from collections.abc import Callable, Mapping
from enum import StrEnum

from PySide6.QtGui import QTextLayout

from desktop.text.paragraphs import next_paragraph, previous_paragraph
from desktop.text.sentences import next_sentence, previous_sentence
from ui.reader.laid import Laid
from ui.reader.page import Page

_WORDS = QTextLayout.CursorMode.SkipWords
_LETTERS = QTextLayout.CursorMode.SkipCharacters
_FAR = 1 << 30  # units, beyond the end of every piece


class By(StrEnum):
    """How far a step goes."""

    LETTER = "letter"
    WORD = "word"
    LINE_EDGE = "line edge"
    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"
    TEXT = "text"


def stop_at(page: Page, position: int) -> int:
    """Return the place of a caret at a position or nearest before it."""
    index = _nearest(page, page.pieces.at(position))
    if index is None:
        return 0
    laid = page.laid(index)
    unit = laid.drawn.to_drawn(position)
    if not laid.layout.isValidCursorPosition(unit):
        unit = laid.layout.previousCursorPosition(unit)
    return _source(laid, unit)


def step(page: Page, position: int, by: By, way: int) -> int:
    """Return where a step leads, forward when ``way`` is 1 and back when it is -1.

    The position itself where nothing is left to go.
    """
    return _STEPS[by](page, position, way)


def line_step(page: Page, position: int, x: float, lines: int) -> int:
    """Return the position some lines below, or above when negative, that is nearest to an x of the column.

    Beyond the first and last line it is the end of the text there.
    """
    index = _nearest(page, page.pieces.at(position))
    if index is None:
        return 0
    number = page.laid(index).edge_of(position)[0] + lines
    while True:
        laid = page.laid(index)
        if 0 <= number < len(laid.lines):
            return _on_line(laid, number, x)
        beyond = _neighbour(page, index, 1 if number >= 0 else -1)
        if beyond is None:
            return _source(laid, _FAR if number >= 0 else 0)
        number += len(page.laid(beyond).lines) if number < 0 else -len(laid.lines)
        index = beyond


def first_stop(page: Page) -> int:
    """Return the first place of a caret in the window."""
    position, _top = page.place()
    return stop_at(page, position)


def _on_line(laid: Laid, number: int, x: float) -> int:
    """Return the position on one line that is nearest to an x; its end never is the next line's start."""
    position = laid.position_at(x, laid.tops[number] + laid.face.line / 2)
    if laid.line_of(laid.drawn.to_drawn(position)) > number:
        return _source(laid, laid.layout.previousCursorPosition(laid.drawn.to_drawn(position)))
    return position


def _letter(page: Page, position: int, way: int) -> int:
    return _by_cursor(page, position, way, _LETTERS)


def _word(page: Page, position: int, way: int) -> int:
    return _by_cursor(page, position, way, _WORDS)


def _by_cursor(page: Page, position: int, way: int, mode: QTextLayout.CursorMode) -> int:
    """Step as Qt does in one piece, and over its ends into the next."""
    index = _nearest(page, page.pieces.at(position))
    if index is None:
        return position
    reached = _inside(page.laid(index), position, way, mode)
    if (reached - position) * way > 0:
        return reached
    beyond = _neighbour(page, index, way)
    if beyond is None:
        return position
    into = page.laid(beyond)
    edge = _source(into, _FAR if way < 0 else 0)
    # the parts of a long line that was cut meet in one place
    return _inside(into, edge, way, mode) if edge == position else edge


def _inside(laid: Laid, position: int, way: int, mode: QTextLayout.CursorMode) -> int:
    """Step in one piece; its last place where the step would leave it."""
    unit = laid.drawn.to_drawn(position)
    layout = laid.layout
    moved = layout.nextCursorPosition(unit, mode) if way > 0 else layout.previousCursorPosition(unit, mode)
    return _source(laid, moved)


def _line_edge(page: Page, position: int, way: int) -> int:
    index = _nearest(page, page.pieces.at(position))
    if index is None:
        return position
    laid = page.laid(index)
    number = laid.edge_of(position)[0]
    line = laid.lines[number]
    if way < 0:
        return _source(laid, line.textStart())
    end = line.textStart() + line.textLength()
    last = number == len(laid.lines) - 1
    return _source(laid, end if last else laid.layout.previousCursorPosition(end))


def _sentence(page: Page, position: int, way: int) -> int:
    return _by_text(page, position, way, next_sentence if way > 0 else previous_sentence)


def _paragraph(page: Page, position: int, way: int) -> int:
    return _by_text(page, position, way, next_paragraph if way > 0 else previous_paragraph)


def _by_text(page: Page, position: int, way: int, further: Callable[[str, int], int]) -> int:
    """Step to the next start that is drawn."""
    there, last = position, len(page.text) if way > 0 else 0
    while there != last:
        there = further(page.text, there)
        stop = stop_at(page, there)
        if (stop - position) * way > 0:
            return stop
    return position


def _text(page: Page, _position: int, way: int) -> int:
    return stop_at(page, len(page.text) if way > 0 else 0)


def _source(laid: Laid, unit: int) -> int:
    """Return the position of a drawn unit, kept inside what of the text is drawn in the piece."""
    parts = laid.piece.parts
    low, high = laid.drawn.to_drawn(parts[0].start), laid.drawn.to_drawn(parts[-1].end)
    return laid.drawn.to_source(max(low, min(unit, high)))


def _nearest(page: Page, index: int) -> int | None:
    """Return a piece with text at this number, before it or after it; None in an article without text."""
    if not len(page) or page.pieces[index].parts:
        return index if len(page) else None
    before = _neighbour(page, index, -1)
    return _neighbour(page, index, 1) if before is None else before


def _neighbour(page: Page, index: int, way: int) -> int | None:
    """Return the next piece with text in one direction."""
    numbers = range(index + 1, len(page)) if way > 0 else range(index - 1, -1, -1)
    return next((number for number in numbers if page.pieces[number].parts), None)


_STEPS: Mapping[By, Callable[[Page, int, int], int]] = {
    By.LETTER: _letter,
    By.WORD: _word,
    By.LINE_EDGE: _line_edge,
    By.SENTENCE: _sentence,
    By.PARAGRAPH: _paragraph,
    By.TEXT: _text,
}
