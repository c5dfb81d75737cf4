"""What is known while the records of a file are taken: which rows they are here, and what to tell of them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from desktop.library.core import Core
from desktop.model import AnnotationId, ArticleId, VersionId
from desktop.storage import taking, texts
from desktop.storage.database import Database
from desktop.storage.history import Recorder
from desktop.text.library_records import Record
from desktop.translation import _, ngettext

REMARKS = 20  # of a kind, that are told one by one


@dataclass(slots=True)
class Present:
    """The article whose records are being taken.

    ``versions`` says which version here has the text of one in the file; ``newest`` is the newest here.
    """

    article: ArticleId
    uid: str
    title: str
    status: str
    newest: VersionId
    versions: dict[str, VersionId] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)
    notes: int = 0
    unplaced: bool = False  # whether a note that was added has no place in the newest text yet
    is_gone: bool = False  # whether it was changed meanwhile, so that nothing can be laid on it any more
    differing: int = 0

    @property
    def is_new(self) -> bool:
        """Whether it came with this file."""
        return self.status == "added"

    def told(self) -> tuple[str, ...]:
        """Return what its row in the report says beside its status."""
        told = list(self.remarks)
        if self.notes and not self.is_new:
            words = ngettext("{count} note was added to it.", "{count} notes were added to it.", self.notes)
            told.append(words.format(count=self.notes))
        if self.differing:
            words = ngettext(
                "{count} note is another one here and was left as it is.",
                "{count} notes are other ones here and were left as they are.",
                self.differing,
            )
            told.append(words.format(count=self.differing))
        return tuple(told)


@dataclass(slots=True)
class State:
    """Everything that the parts of taking share.

    ``derive`` are articles whose mentions are to be brought up to date, ``notes`` annotations to be
    indexed, both at the end of a part.
    """

    core: Core
    tags: dict[str, int] = field(default_factory=dict)
    entities: dict[str, int] = field(default_factory=dict)
    fresh: set[ArticleId] = field(default_factory=set)
    derive: set[ArticleId] = field(default_factory=set)
    notes: list[AnnotationId] = field(default_factory=list)
    touched: set[ArticleId] = field(default_factory=set)
    added: Counter[str] = field(default_factory=Counter)
    known: Counter[str] = field(default_factory=Counter)
    remarks: list[str] = field(default_factory=list)
    present: Present | None = None
    keyed_anew: bool = False  # whether the file's names are joined by another rule than ours

    @property
    def database(self) -> Database:
        """The library's file."""
        return self.core.database

    @property
    def recorder(self) -> Recorder:
        """Who keeps images of what is written."""
        return self.core.recorder

    @property
    def here(self) -> Present:
        """The article whose records are being taken; the file's rules promise that there is one."""
        if self.present is None:
            raise LookupError
        return self.present

    def remark(self, words: str) -> None:
        """Have something told at the end; of very many remarks only the first."""
        if len(self.remarks) < REMARKS:
            self.remarks.append(words)
        elif len(self.remarks) == REMARKS:
            self.remarks.append(_("There is more like this."))

    def tags_of(self, values: Record) -> set[int]:
        """Return which tags here a note has."""
        return {self.tags[uid] for uid in values["tags"] if uid in self.tags}

    def tag(self, uid: str | None) -> int | None:
        """Return the tag here that a record refers to, None for none and for one that is gone again."""
        return None if uid is None else self.tags.get(uid)

    def entity(self, uid: str | None) -> int | None:
        """Return the entity here that a record refers to, None for none and for one that is gone again."""
        return None if uid is None else self.entities.get(uid)

    def look_again(self) -> None:
        """Forget what is gone since the last part: another act came between, maybe an undo."""
        tags, entities = (taking.ids(self.database, place) for place in ("tag", "entity"))
        known = len(self.tags)
        self.tags = {uid: number for uid, number in self.tags.items() if number in tags}
        self.entities = {uid: number for uid, number in self.entities.items() if number in entities}
        if len(self.tags) < known:
            self.remark(_("Tags were deleted while this was imported; notes came without them."))
        present = self.present
        if present is not None and texts.newest_id(self.database, present.article) != present.newest:
            told = _("It was changed while it was imported, so that the rest of its notes was left out.")
            present.remarks.append(told)
            present.unplaced, present.is_gone = False, True

    @property
    def takes_notes(self) -> bool:
        """Whether the article at hand is still what it was when it was taken."""
        return self.present is not None and not self.present.is_gone


def columns(values: Record, *but: str) -> Record:
    """Return the columns of a row among the values of a record."""
    return {name: value for name, value in values.items() if name != "type" and name not in but}


def differing(row: Record, values: Record, names: Iterable[str]) -> list[str]:
    """Return which of some columns hold something else here."""
    return [name for name in names if row[name] != values[name]]
