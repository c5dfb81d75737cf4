"""New versions in the window: replaced, imported again, compared, and their notes reviewed."""

from collections.abc import Callable, Generator
from concurrent.futures import BrokenExecutor, Executor, Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.library import versions
from desktop.model import AnchorState, ArticleId, ImportedArticle
from desktop.text.links import article_link
from desktop.work import Worker
from tests.ui.window.acting import library_of, select
from ui.articles.sidebar import PLACE, Place
from ui.articles.sidebar_row import COUNT
from ui.choosing import FileChooser
from ui.jobs import Jobs
from ui.pages.review import ReviewPage
from ui.pages.versions import VersionsPage
from ui.window import Window
from ui.work.importing import ImportJob, ImportSummary
from ui.work.moving import Moving

STORY = (
    "Ferry leaves Baku\n\nThe ferry left the harbour of Baku early on Monday with ninety people aboard.\n\n"
    "Its captain told reporters that the sea was calm and that nobody had been hurt in the night.\n\n"
    "The crossing to Turkmenbashi takes seventeen hours, and boats go when they are full.\n"
)
LOST = STORY.split("\n\n")[2]
NEWER = STORY.replace(LOST, "By noon it had turned back.").replace("ninety", "ninety-two")


class Chooser(FileChooser):
    """Answers with one file instead of asking."""

    def __init__(self, window: Window, path: Path | None) -> None:
        super().__init__(window.frame)
        self._path = path

    def file(self, title: str) -> Path | None:
        assert "Ferry" in title
        return self._path


@pytest.fixture
def file(folder: Path) -> Path:
    file = folder / "ferry.txt"
    file.write_text(STORY, encoding="utf-8")
    return file


@pytest.fixture
def ferry(qtbot: QtBot, window: Window, file: Path) -> ArticleId:
    """Open an article with a note that its newer text loses and one that it keeps."""
    assert imported(qtbot, window, file).count("added") == 1
    article = window.reading.article
    assert article is not None
    annotations = library_of(window).annotations
    for quote, note in (("the sea was calm", "Was it?"), ("seventeen hours", "")):
        annotations.add(article.id, annotations.quote_span(article.id, quote), note=note, tags=["Sea"])
    file.write_text(NEWER, encoding="utf-8")
    return article.id


def imported(qtbot: QtBot, window: Window, file: Path) -> ImportSummary:
    with qtbot.waitSignal(window.background.imported, timeout=20_000) as told:
        window.background.start_import([str(file)])
    summary: ImportSummary = told.args[0]
    return summary


def row_count(window: Window, page: str) -> int:
    sidebar = window.panes.sidebar
    notebook = sidebar._notebook
    rows = [notebook.child(at) for at in range(notebook.childCount())]
    return next(int(row.data(0, COUNT)) for row in rows if row.data(0, PLACE) == Place(page=page))


def review_of(window: Window) -> ReviewPage:
    page = window.pages.page
    assert isinstance(page, ReviewPage)
    return page


def comparison_of(window: Window) -> VersionsPage:
    page = window.pages.page
    assert isinstance(page, VersionsPage)
    return page


def test_an_article_imported_again_offers_to_review_its_lost_notes(
    qtbot: QtBot, window: Window, file: Path, ferry: ArticleId
) -> None:
    summary = imported(qtbot, window, file)
    assert summary.sentence() == "1 article has a new version."
    assert window.reading.reader.view.page.text == NEWER
    assert window.panes.banner.text == "1 article has a new version. 1 note is to be reviewed."
    assert row_count(window, "review") == 1
    window.panes.banner.button.click()
    assert window.pages.name == "review"
    assert "the sea was calm" in review_of(window).view.marked.text
    assert review_of(window).view.note.text() == "Was it?"
    assert len(library_of(window).annotations.doubtful(ferry)) == 1


def test_a_note_is_settled_by_a_key_as_one_step_and_comes_back_with_undo(
    qtbot: QtBot, window: Window, file: Path, ferry: ArticleId
) -> None:
    imported(qtbot, window, file)
    window.pages.show("review")
    page = review_of(window)
    qtbot.keyClick(page.view, Qt.Key.Key_O)
    assert library_of(window).undo_label() == "Keep note without a place"
    assert library_of(window).annotations.doubtful() == []
    assert page.view.empty.isVisibleTo(page.view)
    window.commands.action("undo").trigger()
    assert "the sea was calm" in page.view.marked.text
    assert page.view.foot.isVisibleTo(page.view)
    qtbot.keyClick(page.view, Qt.Key.Key_Space)
    qtbot.keyClick(page.view, Qt.Key.Key_Backspace)
    assert len(library_of(window).annotations.doubtful()) == 1
    qtbot.keyClick(page.view, Qt.Key.Key_Escape)
    assert window.pages.name == ""
    window.pages.show("review")
    page.view.article.click()
    assert window.pages.name == ""
    assert window.reading.article is not None
    assert window.reading.article.id == ferry


def test_paragraphs_are_numbered_as_in_the_newer_text_at_once(
    qtbot: QtBot, window: Window, file: Path, ferry: ArticleId
) -> None:
    cards = window.panes.inspector.notes.cards

    def numbers() -> list[str]:
        return [row.meta.rpartition(" · ")[2] for row in cards.rows]

    assert numbers() == ["¶ 2", "¶ 3"]
    added = "on Monday.\n\nA new paragraph stands here now.\n\nThere were"
    file.write_text(STORY.replace("on Monday with", added), encoding="utf-8")
    imported(qtbot, window, file)
    assert window.reading.article is not None
    assert window.reading.article.id == ferry
    assert numbers() == ["¶ 4", "¶ 5"]


@pytest.mark.parametrize("key", [Qt.Key.Key_1, Qt.Key.Key_Return])
def test_an_uncertain_place_is_settled_by_its_number_or_accepted(
    qtbot: QtBot, window: Window, *, file: Path, ferry: ArticleId, key: Qt.Key
) -> None:
    imported(qtbot, window, file)
    library = library_of(window)
    note = next(each for each in library.annotations.of(ferry) if not each.note)
    database = library._core.database
    with database.transaction():
        database.run("UPDATE anchor SET state = 'uncertain' WHERE annotation = ?", (note.id,))
    window.pages.show("review", note.id)
    page = review_of(window)
    assert page._places
    assert page.view.state.text() == "Place uncertain"
    assert "present place" in page.view.cards[0].score.text()
    qtbot.keyClick(page.view, key)
    placed = library.annotations.get(note.id).anchor
    assert placed is not None
    assert (placed.quote, placed.state) == ("seventeen hours", AnchorState.EXACT)
    assert library.undo_label() == "Place note"
    assert "the sea was calm" in page.view.marked.text  # the next one


def test_the_button_on_a_card_leads_to_the_review_of_its_note(
    qtbot: QtBot, window: Window, file: Path, ferry: ArticleId
) -> None:
    imported(qtbot, window, file)
    (doubt,) = library_of(window).annotations.doubtful(ferry)
    window.panes.inspector.notes.cards.card(doubt.annotation.id).doubt.button.click()
    assert window.pages.name == "review"
    library_of(window).annotations.keep_unplaced(doubt.annotation.id)
    window.pages.show("review", doubt.annotation.id)  # settled, and looked at again
    assert "the sea was calm" in review_of(window).view.marked.text


def test_of_a_note_kept_without_a_place_every_view_says_so_and_none_shows_a_place(
    qtbot: QtBot, window: Window, file: Path, ferry: ArticleId
) -> None:
    imported(qtbot, window, file)
    library = library_of(window)
    (doubt,) = library.annotations.doubtful(ferry)
    note = library.annotations.keep_unplaced(doubt.annotation.id)
    line = window.panes.inspector.notes.cards.card(note.id).doubt
    assert (line.words.text(), line.button.isHidden()) == ("Kept without a place.", True)
    window.pages.show("review")
    words = "Nothing is left to review. 1 note is kept without a place."
    assert review_of(window).view.empty.text() == words
    (row,) = library.notes.rows([note.id])
    assert row.paragraph is None
    window.open(article_link(library.uid, note.article_uid, note.uid))
    assert window.pages.name == ""
    assert window.panes.reader.view.motion.flash == (None, 0.0)
    library.undo()
    assert not line.button.isHidden()


def test_a_note_is_placed_at_the_words_that_are_selected(
    qtbot: QtBot, window: Window, file: Path, ferry: ArticleId
) -> None:
    imported(qtbot, window, file)
    library = library_of(window)
    (doubt,) = library.annotations.doubtful(ferry)
    card = window.panes.inspector.notes.cards.card(doubt.annotation.id)
    act = next(each for each in card.menu().actions() if each.text() == "Place at the selected words")
    act.trigger()
    assert len(library.annotations.doubtful(ferry)) == 1  # nothing is selected
    start = NEWER.index("it had turned back")
    select(window, start, start + 19)
    act.trigger()
    placed = library.annotations.get(doubt.annotation.id).anchor
    assert placed is not None
    assert (placed.quote, placed.state) == ("it had turned back.", AnchorState.EXACT)
    assert card.doubt.isHidden()


def test_replace_text_takes_a_file_and_says_what_came_of_it(
    qtbot: QtBot, window: Window, *, file: Path, ferry: ArticleId, tmp_path: Path
) -> None:
    another = tmp_path / "another.txt"
    another.write_text(STORY.replace("ninety", "a hundred"), encoding="utf-8")
    window.versions._chooser = Chooser(window, another)
    replacing = window.background.replacing(window.messages)
    with qtbot.waitSignal(replacing.replaced, timeout=20_000):
        window.commands.action("replace_text").trigger()
    assert "a hundred" in window.reading.reader.view.page.text
    assert window.panes.banner.text == "The article has a new text, and every note has its place in it."
    window.panes.banner.button.click()
    assert window.pages.name == "versions"
    assert len(comparison_of(window).view.texts.differences) == 1
    window.pages.leave()
    with qtbot.waitSignal(replacing.replaced, timeout=20_000):
        window.commands.action("replace_text").trigger()
    assert window.panes.banner.text == "The file holds the text that is there already."
    assert len(library_of(window).versions.of(ferry)) == 2
    window.versions._chooser = Chooser(window, file.with_name("none.txt"))
    with qtbot.waitSignal(window.jobs._arrived, timeout=20_000):
        window.commands.action("replace_text").trigger()
    qtbot.waitUntil(lambda: window.panes.banner.text == "The file is missing.")


def test_versions_are_compared_from_the_menu_and_from_the_details(
    qtbot: QtBot, window: Window, file: Path, ferry: ArticleId
) -> None:
    window.commands.action("compare_versions").trigger()
    assert "nothing to compare it with" in comparison_of(window).view.message.text()
    window.pages.leave()
    imported(qtbot, window, file)
    first, second = library_of(window).versions.of(ferry)
    details = window.panes.inspector.details
    assert not details.versions.isHidden()
    newest, oldest = details.versions._buttons
    assert newest.text().startswith("2 ·")
    oldest.click()
    view = comparison_of(window).view
    assert (view.old.currentData(), view.new.currentData()) == (first.id, second.id)
    assert view.texts.shown.old == STORY
    assert view.texts.shown.new == NEWER
    colour = next(tag.colour for tag in library_of(window).tags.codebook() if tag.name == "Sea")
    assert [note.colour for note in view.texts.shown.old_notes] == [colour, colour]
    assert len(view.texts.differences) == 2
    view.compared.emit(second.id, first.id)
    assert view.texts.shown.old == NEWER
    library_of(window).undo()
    assert "nothing to compare it with" in view.message.text()
    view.back.click()
    assert window.pages.name == ""
    assert window.reading.article is not None
    assert window.reading.article.id == ferry


def test_another_library_begins_without_the_comparison_of_the_one_before(
    window: Window, ferry: ArticleId, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.pages.versions.QUICK", 10)
    library_of(window).versions.replace(ferry, ImportedArticle(NEWER))
    window.commands.action("compare_versions").trigger()
    view = comparison_of(window).view
    waiting = window.jobs.running
    window.session.open(tmp_path / "other.scholiast", create=True)
    assert window.jobs.running < waiting
    assert window.pages.name == ""
    window.pages.show("versions")
    assert view.message.text() == "Open an article to compare its versions."
    window.pages.show("review")
    assert review_of(window).view.empty.text().startswith("Every note has its place.")


@pytest.mark.parametrize("dies", [False, True])
def test_a_long_newer_text_has_its_notes_moved_beside_the_window(
    qtbot: QtBot, window: Window, ferry: ArticleId, monkeypatch: pytest.MonkeyPatch, *, dies: bool
) -> None:
    monkeypatch.setattr(versions, "LONG", 10)
    mover = Mover(dies=dies)
    stored: list[object] = []
    moving = Moving(window.session, jobs=window.jobs, worker=Worker(executor=mover))
    moving.start(ferry, NEWER, stored.append)
    qtbot.waitUntil(lambda: bool(stored))
    assert mover.asked == 1
    assert (stored[0] is None) == dies
    moving.start(ferry, "short", stored.append)
    assert (mover.asked, stored[1]) == (1, None)


def test_long_texts_are_compared_by_the_worker(
    qtbot: QtBot, window: Window, ferry: ArticleId, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.pages.versions.QUICK", 10)
    library_of(window).versions.replace(ferry, ImportedArticle(NEWER))
    window.commands.action("compare_versions").trigger()
    view = comparison_of(window).view
    assert view.message.text() == "The texts are being compared…"
    qtbot.waitUntil(lambda: len(view.texts.differences) == 2, timeout=20_000)
    assert view.texts.isVisibleTo(view)


def test_places_in_long_texts_are_looked_for_by_the_worker(
    qtbot: QtBot, window: Window, *, file: Path, ferry: ArticleId, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.pages.review.QUICK", 10)
    assert ferry
    imported(qtbot, window, file)
    window.pages.show("review")
    page = review_of(window)
    assert page.view.nowhere.text() == "Looking for it…"
    qtbot.waitUntil(lambda: page._places is not None, timeout=20_000)
    assert page.view.nowhere.text() != "Looking for it…"


@pytest.fixture
def threads() -> Generator[ThreadPoolExecutor, None, None]:
    with ThreadPoolExecutor(1) as pool:
        yield pool


class Mover(Executor):
    """Moves notes at once and keeps count, or dies of it."""

    def __init__(self, *, dies: bool) -> None:
        self.asked = 0
        self._dies = dies

    def submit(self, fn: Callable[..., Any], /, *args: Any, **_more: Any) -> "Future[Any]":
        self.asked += 1
        future: Future[Any] = Future()
        if self._dies:
            future.set_exception(BrokenExecutor("killed"))
        else:
            future.set_result(fn(*args))
        return future


@pytest.mark.parametrize("dies", [False, True])
def test_notes_of_a_long_text_are_moved_beside_the_window_or_here_if_that_dies(
    qtbot: QtBot,
    window: Window,
    *,
    file: Path,
    ferry: ArticleId,
    threads: ThreadPoolExecutor,
    monkeypatch: pytest.MonkeyPatch,
    dies: bool,
) -> None:
    monkeypatch.setattr(versions, "LONG", 10)
    mover = Mover(dies=dies)
    job = ImportJob(window.session, Jobs(window), Worker(executor=threads), threads, mover=mover)
    with qtbot.waitSignal(job.finished, timeout=20_000) as told:
        job.start([str(file)])
    assert told.args[0].count("updated") == 1
    assert mover.asked == 1
    states = {each.anchor.state for each in library_of(window).annotations.of(ferry) if each.anchor}
    assert AnchorState.ORPHAN in states
    assert len(library_of(window).annotations.doubtful(ferry)) == 1
