"""Benches of the page of all notes: its first paint, and a key typed into its filter, in the real window.

The limits are the figures set for it, scaled by the yardstick of this run.
"""

import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from desktop.text.note_filter import NoteGroup
from tests.bench.noted import noted
from tests.bench.probe import Row, median, yardstick
from ui.app import make_application
from ui.pages.notes import NotesPage
from ui.session import Session
from ui.theme import ThemeKeeper
from ui.window import Window

CASES = ((10_000, 50.0, 30.0), (100_000, 100.0, 60.0))  # annotations, milliseconds to paint, for a key
WORDS = ("drills", "the river", '"both armies" mi', "-drills")
FIRST_FRAMES = 5
SET_AT = 119.0  # milliseconds of the yardstick where the figures were set


def notebook() -> Iterator[Row]:
    """From the call that shows the page, and from each key in its filter, to the painted viewport."""
    application = make_application()
    scale = yardstick() / SET_AT
    for annotations, paint, key in CASES:
        with tempfile.TemporaryDirectory() as name:
            path = _library(Path(name), annotations)
            window = _window(path)
            application.processEvents()
            what = f"notes of {annotations:,} annotations"
            first = _taken(lambda window=window: _show(window))
            yield Row(f"{what}: made and first painted", first, paint * scale, "ms of CPU")
            again = median([_anew(window) for _time in range(FIRST_FRAMES)])
            yield Row(f"{what}: first painted", again, paint * scale, "ms of CPU", f"{paint:.0f} ms")
            application.processEvents()
            keys = _keys(window)
            yield Row(f"{what}: a key in the filter", median(keys), key * scale, "ms of CPU", f"{key:.0f} ms")
            yield Row(f"{what}: the slowest of {len(keys)} keys", max(keys), key * scale, "ms of CPU")
            _page(window).pane.group_chosen.emit(NoteGroup.ARTICLE.value)
            keys = _keys(window)
            yield Row(f"{what}: a key, by article", median(keys), key * scale, "ms of CPU")
            yield Row(f"{what}: a page further down", _paging(window), unit="ms of CPU")
            window.close()


def _library(folder: Path, annotations: int) -> Path:
    library = noted(folder, annotations=annotations)
    library.close()
    return library.path


def _window(path: Path) -> Window:
    session = Session()
    session.open_reading(path)
    window = Window(session, ThemeKeeper("light"), at_work=False)
    window.frame.resize(1440, 900)
    window.show()
    return window


def _page(window: Window) -> NotesPage:
    page = window.pages.page
    assert isinstance(page, NotesPage)
    return page


def _taken(act: Callable[[], object]) -> float:
    begun = time.thread_time()
    act()
    return (time.thread_time() - begun) * 1000


def _show(window: Window) -> None:
    window.pages.show("notes")
    _page(window).pane.view.viewport().repaint()


def _anew(window: Window) -> float:
    """Return the time to show the page after something changed: nothing that was asked before is known."""
    window.pages.leave()
    library = window.session.library
    assert library is not None
    library._core.notes_stamp += 1  # as a change does
    return _taken(lambda: _show(window))


def _keys(window: Window) -> list[float]:
    """Type words, each letter a filter of its own, and return the time of each key."""
    field, times = _page(window).pane.field, []
    for words in WORDS:
        field.clear()
        for place in range(len(words)):
            begun = time.thread_time()
            field.setText(words[: place + 1])
            _page(window).pane.view.viewport().repaint()
            times.append((time.thread_time() - begun) * 1000)
    field.clear()
    return times


def _paging(window: Window) -> float:
    view, times = _page(window).pane.view, []
    for place in range(20):
        begun = time.thread_time()
        view.verticalScrollBar().setValue(place * 7 * view.viewport().height())
        view.viewport().repaint()
        times.append((time.thread_time() - begun) * 1000)
    return median(times)
