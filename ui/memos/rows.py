"""What the journal shows of each memo, and which of them answer what is typed into the filter."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from desktop.model import AnnotationId, Memo, NoteKind
from desktop.text.headline import headline
from desktop.text.query import matches, parse
from desktop.translation import _
from ui.moments import when_now

_HEAD = 400  # characters of a note looked at for its second line


@dataclass(frozen=True, slots=True)
class MemoRow:
    """A memo in the list: what it is called, how it goes on, what it lies on and the colour of that."""

    id: AnnotationId
    name: str
    beginning: str
    kind: NoteKind
    on: str
    colour: str
    when: str
    sought: str = field(repr=False)


def memo_row(memo: Memo, *, on: str, colour: str = "") -> MemoRow:
    """Return a memo's line; ``on`` is the name of the tag or entity that it lies on."""
    name, beginning = called(memo.title, memo.note)
    return MemoRow(
        id=memo.id,
        name=name,
        beginning=beginning,
        kind=kind_of(memo),
        on=on,
        colour=colour,
        when=when_now(memo.modified),
        sought=" ".join((memo.title, memo.note, on, *memo.tags)),
    )


def called(title: str, note: str) -> tuple[str, str]:
    """Return what a memo with these words is called in the list, and how it goes on."""
    rest = note[:_HEAD]
    if not title.strip():
        rest = rest.strip().partition("\n")[2]
    return title.strip() or headline(note) or _("Without words yet"), headline(rest)


def kind_of(memo: Memo) -> NoteKind:
    """Return what a memo lies on."""
    if memo.tag is not None:
        return NoteKind.TAG
    return NoteKind.MEMO if memo.entity is None else NoteKind.ENTITY


def fitting(rows: Sequence[MemoRow], typed: str, kind: NoteKind | None) -> list[MemoRow]:
    """Return the rows of a kind (None for all) that hold all that is typed."""
    terms = tuple(term for term in parse(typed) if not term.excluded)
    return [row for row in rows if kind in {None, row.kind} and (not terms or matches(terms, row.sought))]
