"""The page where notes whose place is in doubt are placed, one after the other."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Slot
from PySide6.QtGui import QFont

from desktop.library import Library
from desktop.model import Anchor, AnchorState, Annotation, AnnotationId, Change, Doubt, Span
from desktop.text.anchors import candidates
from desktop.text.candidates import Candidate
from desktop.text.excerpts import around
from desktop.text.links import article_link
from desktop.translation import _, ngettext
from ui.citing import Citing
from ui.moments import local_moment
from ui.pages.page import Page, PageParts
from ui.theme import Palette
from ui.versions.review import PLACES, DoubtShown, PlaceChoice, ReviewView

ALIKE = 0.03  # a place less alike than that is none
AROUND = 100  # characters shown on each side of a place
QUICK = 30_000  # characters that are searched while one waits


class ReviewPage(Page):
    """Fetches the notes in doubt, has their likeliest places found, and does what the reader decides."""

    def __init__(self, parts: PageParts) -> None:
        self.view = ReviewView()
        super().__init__(parts, self.view)
        self.citing = Citing(parts.session, parts.messages)
        self._doubts: list[Doubt] = []
        self._at = 0
        self._settled: set[AnnotationId] = set()
        self._text = ""
        self._places: list[Candidate] | None = None
        self._job: int | None = None
        self._connect()

    def _connect(self) -> None:
        self.view.placed.connect(self.place)
        self.view.accepted.connect(self.accept)
        self.view.unplaced.connect(self.keep_unplaced)
        self.view.skipped.connect(self.skip)
        self.view.went_back.connect(self.go_back)
        self.view.article_asked.connect(self._read)
        self.view.left.connect(self._leave)
        self.view.menu_asked.connect(self._show_menu)
        self.parts.session.switched.connect(self._stop)

    @property
    def _library(self) -> Library | None:
        return self.parts.session.library

    @Slot(QPoint)
    def _show_menu(self, at: QPoint) -> None:
        if self._doubt is not None:
            self.citing.show_menu(self._doubt.annotation.id, at)

    @property
    def _doubt(self) -> Doubt | None:
        return self._doubts[self._at] if self._doubts else None

    def enter(self, what: object = None) -> None:
        """Show the notes in doubt, from the one that ``what`` is the id of, else from the first."""
        self._settled.clear()
        self.view.set_writable(writable=self.parts.session.writable)
        self._fetch()
        if isinstance(what, int):
            self._begin_with(AnnotationId(what))
        else:
            self._at = 0
        self._show()

    def _begin_with(self, wanted: AnnotationId) -> None:
        """Go to a note; one that was settled before is looked at again."""
        ids = [doubt.annotation.id for doubt in self._doubts]
        settled = self._library.annotations.doubt(wanted) if self._library and wanted not in ids else None
        if settled is not None:
            self._doubts.insert(0, settled)
            ids.insert(0, wanted)
        self._at = ids.index(wanted) if wanted in ids else 0

    def _fetch(self) -> None:
        library = self._library
        self._doubts = library.annotations.doubtful() if library is not None else []
        self._at = max(0, min(self._at, len(self._doubts) - 1))

    def take(self, change: Change) -> None:
        """Follow a change: what is settled goes, what an undo brought back is shown."""
        if not (change.annotations or change.articles or change.listing):
            return
        before, known = self._doubts, {doubt.annotation.id for doubt in self._doubts}
        self._fetch()
        if self._doubts == before:
            return
        ids = [doubt.annotation.id for doubt in self._doubts]
        back = next((number for number, each in enumerate(ids) if each in change.annotations - known), None)
        self._settled = (self._settled | (change.annotations & known)) - set(ids)
        self._at = self._at if back is None else back
        self._show()

    def _show(self) -> None:
        self._stop()
        library, doubt = self._library, self._doubt
        self.view.show_progress(number=self._at + 1, left=len(self._doubts), done=len(self._settled))
        if library is None or doubt is None:
            self.view.show_nothing(_nothing_words(library.annotations.count_unplaced() if library else 0))
            return
        self._text = library.articles.version(doubt.annotation.article).text
        self._places = None
        if len(self._text) <= QUICK:
            self._places = likely(doubt.marked, self._text)
        else:
            self._job = self.parts.jobs.start(
                self.parts.background.text_worker,
                likely,
                doubt.marked,
                self._text,
                done=self._take_places,
                failed=self._fail,
            )
        self._draw(library, doubt)

    def _take_places(self, places: list[Candidate]) -> None:
        self._job, self._places = None, places
        library, doubt = self._library, self._doubt
        if library is not None and doubt is not None:
            self._draw(library, doubt)

    def _fail(self, error: BaseException) -> None:
        self.parts.messages.say(_("The places could not be looked for: {reason}").format(reason=error))
        self._take_places([])

    @Slot()
    def _stop(self) -> None:
        if self._job is not None:
            self.parts.jobs.cancel(self._job)
            self._job = None

    def _draw(self, library: Library, doubt: Doubt) -> None:
        annotation, old = doubt.annotation, library.versions.get(doubt.version)
        marked = around(old.text, Span(doubt.marked.start, doubt.marked.end))
        if not marked.text:  # it never lay in this text: its words are all there is
            marked = around(doubt.marked.quote, Span(0, len(doubt.marked.quote)))
        told = _("What you marked, in version {number} of {time:%Y-%m-%d}")
        self.view.show_doubt(
            DoubtShown(
                title=library.articles.get(annotation.article).title,
                state=_state_words(annotation),
                marked_in=told.format(number=old.number, time=local_moment(old.imported)),
                marked=marked,
                note=annotation.note,
                tags=annotation.tags,
                places=None if self._places is None else self._choices(annotation, self._places),
                acceptable=_has_place(annotation),
            )
        )

    def _choices(self, annotation: Annotation, places: Sequence[Candidate]) -> list[PlaceChoice]:
        anchor = annotation.anchor
        present = (anchor.start, anchor.end) if anchor is not None else None
        found = []
        for place in places:
            excerpt = around(self._text, Span(place.start, place.end), room=AROUND)
            found.append(PlaceChoice(excerpt, place.score, (place.start, place.end) == present))
        return found

    @Slot(int)
    def place(self, number: int) -> None:
        """Put the note at one of the places."""
        if self._places is not None and number < len(self._places):
            place = self._places[number]
            span = Span(place.start, place.end)
            self._settle(lambda library, note: library.annotations.place(note, span))

    @Slot()
    def accept(self) -> None:
        """Take the present place for the right one."""
        self._settle(lambda library, note: library.annotations.accept(note))

    @Slot()
    def keep_unplaced(self) -> None:
        """Keep the note without a place."""
        self._settle(lambda library, note: library.annotations.keep_unplaced(note))

    def _settle(self, act: Callable[[Library, AnnotationId], object]) -> None:
        library, doubt = self._library, self._doubt
        if library is not None and doubt is not None and self.parts.session.writable:
            act(library, doubt.annotation.id)

    @Slot()
    def skip(self) -> None:
        """Go on to the next note, after the last one to the first."""
        if self._doubts:
            self._at = (self._at + 1) % len(self._doubts)
            self._show()

    @Slot()
    def go_back(self) -> None:
        """Go back to the note before."""
        if self._doubts:
            self._at = (self._at - 1) % len(self._doubts)
            self._show()

    def set_palette(self, palette: Palette) -> None:
        """Take another theme."""
        style = self.parts.reading.reader.view.page.style
        font = QFont(style.family)
        font.setPixelSize(max(13, style.size - 2))
        self.view.set_look(palette, font)

    @Slot()
    def _read(self) -> None:
        library, doubt = self._library, self._doubt
        if library is not None and doubt is not None:
            note = doubt.annotation
            self.article_asked.emit(article_link(library.uid, note.article_uid, note.uid))

    @Slot()
    def _leave(self) -> None:
        self.page_asked.emit("", None)


def likely(marked: Anchor, text: str) -> list[Candidate]:
    """Return the places that are alike enough to be looked at, best first."""
    return [each for each in candidates(marked, text, limit=PLACES) if each.score >= ALIKE]


def _nothing_words(unplaced: int) -> str:
    """Say that nothing is left to review, and how many notes are kept without a place."""
    if not unplaced:
        return _("Every note has its place. There is nothing to review.")
    words = ngettext(
        "Nothing is left to review. {count} note is kept without a place.",
        "Nothing is left to review. {count} notes are kept without a place.",
        unplaced,
    )
    return words.format(count=unplaced)


def _has_place(annotation: Annotation) -> bool:
    return annotation.anchor is not None and annotation.anchor.start < annotation.anchor.end


def _state_words(annotation: Annotation) -> str:
    anchor = annotation.anchor
    if anchor is None or anchor.state is AnchorState.ORPHAN:
        return _("No longer in the text")
    return _("Place uncertain")
