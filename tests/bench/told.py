"""Benches of the reader while a screen reader listens, against the same view without one."""

from collections.abc import Iterator
from itertools import cycle

from PySide6.QtGui import QAccessible

from tests.bench.probe import Row, cpu, made_text, percentile
from tests.bench.reader import CHANCE, COLOURS, CPU, FRAMES, TIMES, Desk, Made, made
from tests.bench.window import child
from ui.reader.mirror import Mirror, offer_text
from ui.reader.records import AnnotationMark
from ui.reader.steps import By

_AIMS = {"open": "", "caret step, p99": "8 ms", "caret jump, p99": "16 ms", "mark": ""}


def listening() -> Iterator[Row]:
    """Opening a text, the caret's steps and jumps, a mark: what a listener adds."""
    offer_text()
    text = made_text(1_000_000)
    unbroken = text.replace("\n\n", " ")
    for what, article in (("1 MB", made(text, 20_000)), ("one paragraph of 1 MB", made(unbroken, 20_000))):
        quiet, told = _measured(article), _told(article)
        for name, aim in _AIMS.items():
            yield Row(f"listener: {name}, {what} (limit: without)", told[name], quiet[name], CPU, aim)
    yield Row("listener: memory of the mirror, 1 MB", child("told")["grown"], unit="MB")


def _told(article: Made) -> dict[str, float]:
    """Return the figures with a listener, who asks for the text as a screen reader does."""
    QAccessible.setActive(True)
    try:
        return _measured(article, told=True)
    finally:
        QAccessible.setActive(False)


def _measured(article: Made, *, told: bool = False) -> dict[str, float]:
    desk = Desk()
    desk.show(article)
    if told:
        QAccessible.queryAccessibleInterface(desk.view).textInterface()
        assert desk.view.findChild(Mirror) is not None
    view, last = desk.view, len(article.text) - 1
    found = {"open": cpu(lambda: desk.show(article), times=TIMES)}

    def step() -> None:
        view.caret.move(By.WORD, 1, extend=False)
        desk.paint()

    def jump() -> None:
        view.caret.go_to(CHANCE.randint(0, last))
        desk.paint()

    found["caret step, p99"] = percentile(step, times=FRAMES)
    found["caret jump, p99"] = percentile(jump, times=FRAMES // 2)
    place = view.caret.position
    mark = AnnotationMark(-1, place, min(last, place + 40), (COLOURS[0],), ("tag",))
    turns = cycle(((mark,), ()))

    def change() -> None:
        view.change_annotations(next(turns), (mark.id,))
        desk.paint()

    found["mark"] = cpu(change, times=4 * TIMES)
    view.close()
    desk.bare.close()
    return found
