"""One window in a process of its own; prints what it measured as JSON. Run by the window's benches."""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

RECOGNISING_SECONDS = 30


def memory() -> dict[str, float]:
    """Return resident and private memory of this process in MB (Linux)."""
    found = {"resident": 0.0, "private": 0.0}
    for line in Path("/proc/self/smaps_rollup").read_text(encoding="ascii").splitlines():
        name, _, rest = line.partition(":")
        if name == "Rss":
            found["resident"] = int(rest.split()[0]) / 1024
        elif name in {"Private_Clean", "Private_Dirty"}:
            found["private"] += int(rest.split()[0]) / 1024
    return found


def bare(begun: float) -> dict[str, float]:
    """Show a bare widget."""
    from PySide6.QtWidgets import QApplication, QWidget

    application = QApplication([])
    widget = QWidget()
    widget.resize(1440, 900)
    widget.show()
    application.processEvents()
    painted = (time.time() - begun) * 1000
    return {"painted": painted, **memory()}


class Started:
    """The real window, started as the program starts it: a frame, filled after its first paint."""

    def __init__(self, begun: float, library: Path) -> None:
        from desktop.settings import load_settings
        from ui.app import Start, Wanted, make_application
        from ui.frame import Frame
        from ui.theme import ThemeKeeper

        self.application = make_application()
        theme = ThemeKeeper(load_settings().theme)
        self.frame = Frame(theme.palette)
        start = Start(self.frame, theme, Wanted(library=library))
        times: list[float] = []
        self.frame.painted.connect(lambda: times.append((time.time() - begun) * 1000))
        self.frame.show()
        while start.window is None:
            self.application.processEvents()
        self.application.processEvents()
        self.framed, self.painted = times[0], (time.time() - begun) * 1000
        self.window = start.window
        self.library = self.window.session.library

    def spin(self, until: Callable[[], bool], *, seconds: float) -> list[float]:
        """Go round the event loop and return the gaps between two rounds, in milliseconds."""
        gaps, end, last = [], time.perf_counter() + seconds, time.perf_counter()
        while time.perf_counter() < end and not until():
            self.application.processEvents()
            now = time.perf_counter()
            gaps.append((now - last) * 1000)
            last = now
            time.sleep(0.001)
            last += 0.001
        return gaps

    def close(self) -> None:
        """Close the window."""
        self.frame.close()


def window(begun: float, library: Path, *, article: bool) -> dict[str, float]:
    """Show the real window; with an article, open the newest."""
    started = Started(begun, library)
    started.window.background.stop()
    if article:
        started.window.reading.open(started.library.articles.ids()[0])
        started.application.processEvents()
        painted = (time.time() - begun) * 1000
    else:
        painted = started.painted
    started.window.background.stop()
    answer = {"framed": started.framed, "painted": painted, **memory()}
    started.close()
    return answer


def opening(begun: float, library: Path) -> dict[str, float]:
    """Open articles one after the other."""
    started = Started(begun, library)
    started.window.background.stop()
    large, *small = started.library.articles.ids()

    def opened(article: int) -> float:
        begun = time.perf_counter()
        started.window.reading.open(article)
        started.window.panes.reader.view.viewport().repaint()
        return (time.perf_counter() - begun) * 1000

    times = sorted(opened(article) for article in small)
    larges = sorted((opened(large), opened(small[0]), opened(large), opened(small[1]), opened(large))[::2])
    answer = {"small": times[len(times) // 2], "large": larges[1]}
    started.close()
    return answer


def reader(library: Path) -> dict[str, float]:
    """Open the one article of a library in the reader alone and read to its end, as the window would."""
    from desktop.library import Library
    from tests.bench.reader import Desk, Made

    opened = Library.open(library)
    number, *rest = opened.articles.ids()
    desk = Desk()

    def article(number: int) -> Made:
        text = opened.articles.version(number).text
        return Made(text, opened.articles.blocks(number), opened.mentions.table(number))

    for small in rest:  # what is loaded with the first article is no part of the next
        desk.show(article(small))
    before = memory()["private"]
    large = article(number)
    desk.show(large)
    while desk.view.page.refine(1.0):
        desk.application.processEvents()
    for _jump in range(50):
        desk.jump()
    answer = {"grown": memory()["private"] - before, "megabytes": len(large.text) / 1e6}
    opened.close()
    return answer


def told() -> dict[str, float]:
    """Show a text of 1 MB with 20,000 marks, and have a screen reader ask for it."""
    from PySide6.QtGui import QAccessible

    from tests.bench.probe import made_text
    from tests.bench.reader import Desk, made
    from ui.reader.mirror import offer_text

    offer_text()
    desk = Desk()
    desk.show(made(made_text(1_000_000), 20_000))
    before = memory()["private"]
    QAccessible.setActive(True)
    QAccessible.queryAccessibleInterface(desk.view).textInterface()
    return {"grown": memory()["private"] - before}


def gap(begun: float, library: Path, folder: Path) -> dict[str, float]:
    """Import a folder, then recognise for a while, and look for gaps."""
    started = Started(begun, library)
    background = started.window.background
    idle = started.spin(lambda: False, seconds=2)
    background.start_import([str(folder)])
    importing = started.spin(lambda: not background.importing, seconds=120)
    articles = started.library.articles.counts().all
    before = time.perf_counter()
    recognising = started.spin(lambda: False, seconds=RECOGNISING_SECONDS)
    left = len(started.library.mentions.pending())
    recognised = (articles - left) / (time.perf_counter() - before)
    started.close()
    return {
        "idle": max(idle), "importing": max(importing), "importing99": high(importing),
        "recognising": max(recognising), "recognising99": high(recognising),
        "articles": articles, "recognised": recognised,
    }  # fmt: skip


def high(gaps: list[float]) -> float:
    """Return the 99th percentile."""
    return sorted(gaps)[int(len(gaps) * 0.99)]


def main() -> None:
    """Do what the words say: time of birth, what, library, folder."""
    begun, what, *rest = sys.argv[1:]
    acts = {
        "bare": lambda: bare(float(begun)),
        "empty": lambda: window(float(begun), Path(rest[0]), article=False),
        "article": lambda: window(float(begun), Path(rest[0]), article=True),
        "open": lambda: opening(float(begun), Path(rest[0])),
        "reader": lambda: reader(Path(rest[0])),
        "told": told,
        "gap": lambda: gap(float(begun), Path(rest[0]), Path(rest[1])),
    }
    print(json.dumps(acts[what]()))


if __name__ == "__main__":
    main()
