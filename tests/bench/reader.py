"""Benches of the reader's view against a bare view that lays out and paints visible paragraphs only."""

import random
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import cycle
from pathlib import Path

from PySide6.QtWidgets import QApplication

from desktop.library import Library
from desktop.model import (
    Block,
    BlockKind,
    EntityId,
    FileResult,
    FoundMention,
    ImportedArticle,
    Kind,
    Mention,
    MentionId,
)
from desktop.text.mention_table import MentionTable
from desktop.text.paragraphs import paragraphs
from tests.bench.bare import BareView
from tests.bench.probe import Row, cpu, made_text, percentile
from tests.bench.window import child
from ui.reader.fonts import load_reader_font
from ui.reader.records import AnnotationMark, Head
from ui.reader.style import style_of
from ui.reader.view import ReaderView
from ui.theme import LIGHT

SIZE = (640, 800)
TIMES = 20
FRAMES = 400
KINDS = list(Kind)
CPU = "ms of CPU"
HEAD = Head("A report", "By a reporter")
CHANCE = random.Random(7)  # places to scroll to, no secrets
COLOURS = ("#e0b03b", "#58a866", "#cf6a62")


@dataclass(frozen=True, slots=True)
class Made:
    """A made article, as the library gives one to the window."""

    text: str
    blocks: list[Block]
    mentions: MentionTable

    @property
    def size(self) -> str:
        """The size in words."""
        return f"{len(self.text) / 1e6:.0f} MB" if len(self.text) >= 1e6 else f"{len(self.text) / 1e3:.0f} KB"


def made(text: str, marks: int) -> Made:
    """Return an article of a text with its paragraphs as blocks and ``marks`` mentions spread over it."""
    blocks = [Block(span.start, span.end, BlockKind.PARAGRAPH) for span in paragraphs(text)]
    step = max(8, len(text) // marks)
    mentions = [
        Mention(MentionId(number), "", start, start + 6, KINDS[number % 8], EntityId(1), "", "bench")
        for number, start in enumerate(range(0, len(text) - 8, step))
    ]
    return Made(text, blocks, MentionTable.of(mentions))


class Desk:
    """The reader's view and the bare one, in windows of one size."""

    def __init__(self) -> None:
        self.application = QApplication.instance() or QApplication([])
        self.view = ReaderView(style_of(LIGHT, family=load_reader_font()))
        self.bare = BareView(self.view.page.style, column=self.view.page.column)
        for each in (self.view, self.bare):
            each.resize(*SIZE)
            each.show()
        self.application.processEvents()

    def show(self, article: Made, *, position: int = 0) -> None:
        """Show an article and paint its first frame."""
        self.view.show_article(HEAD, article.text, article.blocks, position=position)
        self.view.set_mentions(article.mentions)
        self.paint()

    def paint(self) -> None:
        """Paint a frame."""
        self.view.viewport().repaint()

    def show_bare(self, text: str) -> None:
        """Show a text in the bare view and paint its first frame."""
        self.bare.show_text(text)
        self.bare.viewport().repaint()

    def jump_bare(self) -> None:
        """Paint a frame of the bare view somewhere."""
        self.bare.first = CHANCE.randrange(len(self.bare))
        self.bare.viewport().repaint()

    def scroll(self) -> None:
        """Move a little and paint."""
        self.view.scroll_by(CHANCE.uniform(-60, 120))
        self.paint()

    def jump(self) -> None:
        """Take the scroll bar somewhere and paint."""
        bar = self.view.verticalScrollBar()
        bar.setValue(CHANCE.randint(0, bar.maximum()))
        self.paint()


def reading() -> Iterator[Row]:
    """All benches of the reader."""
    desk = Desk()
    small, middle, large = (made(made_text(size), marks) for size, marks in _CASES)
    yield from _first_frames(desk, (small, middle, large))
    yield from _changes(desk, large)
    for article in (middle, large):
        yield from _moving(desk, article)
    yield _idle(desk, middle)
    yield from _measures(desk, middle)
    yield from _unbroken(desk)
    for megabytes in (1, 5):
        yield _memory(made(made_text(megabytes * 1_000_000), megabytes * 20_000))


_CASES = ((3_000, 60), (1_000_000, 20_000), (10_000_000, 200_000))


def _first_frames(desk: Desk, articles: tuple[Made, ...]) -> Iterator[Row]:
    """From the call that shows an article to its painted first frame."""
    for article, aim in zip(articles, ("1.5 x", "2.0 x", "2.0 x"), strict=True):
        measured, limit = _in_turn(partial(desk.show, article), partial(desk.show_bare, article.text))
        what = f"first frame, {article.size} with {len(article.mentions):,} marks"
        yield Row(what, measured, limit, CPU, aim)
    middle = len(articles[-1].text) // 2
    measured, _limit = _in_turn(partial(desk.show, articles[-1], position=middle), desk.jump_bare)
    yield Row(f"first frame in the middle of {articles[-1].size}", measured, limit, CPU, "2.0 x")


def _in_turn(action: Callable[[], None], limit: Callable[[], None]) -> tuple[float, float]:
    """Return the medians of both, measured in turn, so that what else the machine does meets both."""
    runs = [(cpu(action, times=TIMES), cpu(limit, times=TIMES)) for _run in range(3)]
    return sorted(runs)[1]


def _changes(desk: Desk, large: Made) -> Iterator[Row]:
    """From the call that adds or takes away one annotation to the painted frame."""
    times: dict[str, float] = {}
    for article in (made(made_text(100_000), 2_000), large):
        desk.show(article)
        step = max(40, len(article.text) // len(article.mentions))
        marks = [
            AnnotationMark(number, start, start + 30, (COLOURS[number % 3],), ("tag",))
            for number, start in enumerate(range(0, len(article.text) - 40, step))
        ]
        desk.view.set_annotations(marks)
        desk.paint()
        new = AnnotationMark(-1, 100, 140, (COLOURS[0],), ("tag",))

        def add(new: AnnotationMark = new) -> None:
            desk.view.change_annotations((new,), (new.id,))
            desk.paint()

        def remove(new: AnnotationMark = new) -> None:
            desk.view.change_annotations((), (new.id,))
            desk.paint()

        turns = cycle((add, remove))
        times[article.size] = cpu(lambda turns=turns: next(turns)(), times=10 * TIMES)
    here, there = times.values()
    yield Row(f"add or remove a mark in {large.size}, to the painted frame", there, 2.0, CPU, "2 ms")
    yield Row(f"the same against {next(iter(times))}", there, here, CPU, "1.5 x")


def _moving(desk: Desk, article: Made) -> Iterator[Row]:
    """One frame of scrolling, one jump of the scroll bar."""
    desk.show(article)
    desk.show_bare(article.text)
    limit = cpu(desk.jump_bare, times=FRAMES // 2)
    scroll = percentile(desk.scroll, times=FRAMES)
    yield Row(f"scroll frame, p99, {article.size} (limit: a bare frame)", scroll, limit, CPU, "8 ms")
    jump = percentile(desk.jump, times=FRAMES)
    yield Row(f"random jump, p99, {article.size} (limit: a bare frame)", jump, limit, CPU, "16 ms")


def _idle(desk: Desk, article: Made) -> Row:
    """One slice of what is done in idle time: heights made exact."""
    desk.show(article)
    slice_of = percentile(desk.view._refine, times=60)
    return Row(f"idle slice, p99, {article.size}", slice_of, 4.0, CPU, "4 ms")


def _measures(desk: Desk, article: Made) -> Iterator[Row]:
    """Another width, another size of type, in the middle of a text."""
    desk.show(article, position=len(article.text) // 2)
    limit = cpu(desk.jump_bare, times=TIMES)
    widths, styles = cycle((420, 520)), cycle((18, 20, 22))

    def resize() -> None:
        desk.view.resize(next(widths), SIZE[1])
        desk.application.sendPostedEvents()
        desk.paint()

    def restyle() -> None:
        desk.view.set_style(replace(desk.view.page.style, size=next(styles)))
        desk.paint()

    yield Row(
        f"another width, {article.size} (limit: a bare frame)", cpu(resize, times=TIMES), limit, CPU, "16 ms"
    )
    desk.view.resize(*SIZE)
    yield Row(
        f"another type size, {article.size} (limit: a bare frame)",
        cpu(restyle, times=TIMES),
        limit,
        CPU,
        "16 ms",
    )
    desk.view.set_style(replace(desk.view.page.style, size=18))


def _unbroken(desk: Desk) -> Iterator[Row]:
    """Texts without a break, against common text of the same size in the bare view."""
    for what, text in (
        ("one paragraph of 1 MB", made_text(1_000_000).replace("\n\n", " ")),
        ("one word of 100 KB", made_text(100_000).replace("\n\n", "").replace(" ", "")),
    ):
        article = made(text, 20_000 * len(text) // 1_000_000)
        common = made_text(len(text))
        measured, limit = _in_turn(partial(desk.show, article), partial(desk.show_bare, common))
        yield Row(f"first frame, {what}", measured, limit, CPU, "3 x")


def _memory(article: Made) -> Row:
    """What opening a text adds to the memory of a process of its own: text, blocks, marks and view."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "bench.scholiast"
        library = Library.open(path, create=True)
        session = library.articles.start_import()
        session.add(FileResult("/small.txt", articles=(ImportedArticle(made_text(20_000)),)))
        blocks = tuple(article.blocks)
        session.add(FileResult("/made.txt", articles=(ImportedArticle(article.text, blocks=blocks),)))
        session.finish()
        [(version, _text)] = library.mentions.texts(library.articles.ids()[:1])
        found = [FoundMention(each.start, each.end, each.kind) for each in article.mentions]
        library.mentions.store(version, "bench 1", found)
        library.close()
        answer = child("reader", path)
    grown = answer["grown"] / answer["megabytes"]
    what = f"memory a MB, opened {article.size} with {len(article.mentions):,} marks"
    return Row(what, grown, 10.0, "MB", "10 MB")
