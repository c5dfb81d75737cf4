"""Going from note to note in the reader, through those that the notes page is filtered to."""

from PySide6.QtCore import QLocale, QObject, Signal, Slot

from desktop.library import Library
from desktop.model import AnnotationId, NoteKind
from desktop.text.links import article_link
from desktop.text.note_filter import AllOf, AnyOf, OfKind
from desktop.translation import _
from ui.messages import Messages
from ui.note_scope import NoteScope
from ui.reading import Reading
from ui.session import Session

ON_ARTICLES = AnyOf((OfKind(NoteKind.PASSAGE), OfKind(NoteKind.ARTICLE)))


class NoteWalk(QObject):
    """Steps in the order of the text, across articles."""

    article_asked = Signal(str)  # the link of the note

    def __init__(self, session: Session, messages: Messages, reading: Reading, scope: NoteScope) -> None:
        super().__init__(reading)
        self._session = session
        self._messages = messages
        self._reading = reading
        self._scope = scope

    @Slot()
    def next(self) -> None:
        """Go to the next note."""
        self._step(1)

    @Slot()
    def previous(self) -> None:
        """Go to the note before."""
        self._step(-1)

    def _step(self, by: int) -> None:
        library = self._session.library
        if library is None:
            return
        ids = library.notes.ids(AllOf((self._scope.now.wanted, ON_ARTICLES)))
        if not ids:
            self._messages.say(_("No note on an article answers to the filter of the notes page."))
            return
        place = self._place(library, ids, by)
        if not 0 <= place < len(ids):
            self._messages.say(_("This is the last note.") if by > 0 else _("This is the first note."))
            return
        note = library.annotations.get(ids[place])
        self.article_asked.emit(article_link(library.uid, note.article_uid, note.uid))
        counts = QLocale()
        filtered = self._scope.now.filtered
        words = (
            _("Note {place} of {count} that the filter shows") if filtered else _("Note {place} of {count}")
        )
        self._messages.say(words.format(place=counts.toString(place + 1), count=counts.toString(len(ids))))

    def _place(self, library: Library, ids: list[AnnotationId], by: int) -> int:
        """Return where to go in the list: on from the note at hand, else from where one reads."""
        article, active = self._reading.article, self._reading.reader.view.layer.active
        places = {each: at for at, each in enumerate(ids)}
        if active is not None and active in places:
            return places[AnnotationId(active)] + by
        offset = self._reading.reader.view.position()
        here = library.annotations.of(article.id) if article is not None else []
        known = [
            (each.anchor.start if each.anchor is not None else -1, places[each.id])
            for each in here
            if each.id in places
        ]
        if by > 0:
            after = [at for start, at in known if start >= offset]
            return after[0] if after else (known[-1][1] + 1 if known else 0)
        before = [at for start, at in known if start < offset]
        return before[-1] if before else (known[0][1] - 1 if known else len(ids) - 1)
