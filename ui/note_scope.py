"""Which notes the page of all notes shows: its filter, order and grouping, kept with the library.

The page changes it; the export offers it, and walking from note to note in the reader follows it.
"""

from dataclasses import dataclass, replace
from typing import TypeVar

from PySide6.QtCore import QObject, Slot

from desktop.text.note_filter import (
    AllOf,
    Link,
    NoteFilter,
    NoteGroup,
    NoteOrder,
    Saying,
    from_values,
    joined,
    to_values,
)
from ui.session import Session

STATE = "notes_page"
Named = TypeVar("Named", NoteOrder, NoteGroup)


@dataclass(frozen=True, slots=True)
class Scope:
    """What is shown: conditions in a row, words beside them, and how it is arranged."""

    links: tuple[Link, ...] = ()
    query: str = ""
    order: NoteOrder = NoteOrder.TEXT
    group: NoteGroup = NoteGroup.NONE
    view: str = "cards"
    widths: tuple[tuple[str, int], ...] = ()

    @property
    def wanted(self) -> NoteFilter:
        """The filter that conditions and words are together."""
        asked = joined(self.links)
        return AllOf((asked, Saying(self.query))) if self.query.strip() else asked

    @property
    def filtered(self) -> bool:
        """Whether some notes may be left out."""
        return bool(self.links or self.query.strip())


class NoteScope(QObject):
    """The scope of the open library; read when it is first asked for."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._now: Scope | None = None
        self.shown = False  # whether the page is in front
        session.switched.connect(self.forget)

    @property
    def now(self) -> Scope:
        """What is shown now."""
        if self._now is None:
            library = self._session.library
            self._now = scope_of(library.state.get(STATE) if library is not None else None)
        return self._now

    def change(self, **values: object) -> None:
        """Take other values of a Scope's fields."""
        self._now = replace(self.now, **values)  # type: ignore[arg-type]  # the callers name its fields

    def keep(self) -> None:
        """Keep it with the library, if it is another one than what is kept there."""
        library = self._session.library
        if library is not None and self._session.writable and self._now is not None:
            values = values_of(self._now)
            if library.state.get(STATE) != values:
                library.state.set(STATE, values)

    @Slot()
    def forget(self) -> None:
        """Forget the scope of another library."""
        self._now = None


def values_of(scope: Scope) -> dict[str, object]:
    """Return a scope as JSON values."""
    return {
        "conditions": [to_values(link) for link in scope.links],
        "query": scope.query,
        "order": scope.order.value,
        "group": scope.group.value,
        "view": scope.view,
        "widths": dict(scope.widths),
    }


def scope_of(values: object) -> Scope:
    """Return the scope of JSON values; what cannot be understood is left as it is at first."""
    if not isinstance(values, dict):
        return Scope()
    kept = values.get("conditions")
    found = [from_values(each) for each in kept] if isinstance(kept, list) else []
    widths = values.get("widths")
    return Scope(
        links=tuple(link for link in found if link is not None),
        query=str(values.get("query") or ""),
        order=_member(NoteOrder, values.get("order"), NoteOrder.TEXT),
        group=_member(NoteGroup, values.get("group"), NoteGroup.NONE),
        view="table" if values.get("view") == "table" else "cards",
        widths=tuple(widths.items()) if isinstance(widths, dict) else (),
    )


def _member(kind: type[Named], value: object, otherwise: Named) -> Named:
    return next((each for each in kind if each.value == value), otherwise)
