"""Taking records in the order of their file, part by part; each part ends with everything in its place."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from desktop.library import anchoring
from desktop.library.core import Core
from desktop.library.deciding import Deriving
from desktop.library.taking import articles, names, notes
from desktop.library.taking.state import State
from desktop.model import Change, ImportRow
from desktop.storage import search, taking
from desktop.storage.database import SCHEMA_VERSION
from desktop.text.library_records import END, HEADER, Record
from desktop.translation import _, ngettext

TAKERS: Mapping[str, Callable[[State, Record], None]] = {
    "tag": names.take_tag,
    "entity": names.take_entity,
    "dismissal": names.take_dismissal,
    "decision": names.take_decision,
    "mentions": articles.take_mentions,
    "annotation": notes.take_annotation,
    "memo": notes.take_memo,
}


class Taking:
    """The taking of one file; the records are those that were seen to be right (importing.library_parts)."""

    def __init__(self, core: Core, path: str) -> None:
        self._core = core
        self._path = path
        self._state = State(core)
        self._told: Counter[str] = Counter()  # what was added when a change was told last

    def take(self, records: Iterable[Mapping[str, Any]], *, again: bool = False) -> list[ImportRow]:
        """Take a part, inside a step, and return the rows of the articles that it completes.

        ``again`` says that something else was done since the part before. The last part also gives a row for
        what is no article.
        """
        if again:
            self._state.look_again()
        rows = [row for record in records for row in self._take(dict(record))]
        self._settle()
        return rows

    def change(self, label: str) -> Change:
        """Return what the last part touched."""
        state, new = self._state, self._state.added - self._told
        change = Change(
            label=label,
            listing=bool(state.touched),
            articles=frozenset(state.touched),
            annotations=frozenset(state.notes),
            mentions=frozenset(state.touched),
            tags=bool(new["tag"] or state.notes),
            entities=bool(new["entity"] or new["dismissal"]),
        )
        state.notes, state.touched, self._told = [], set(), state.added.copy()
        return change

    def _take(self, record: Record) -> Iterator[ImportRow]:
        """Take one record and yield the rows that are complete with it."""
        kind = record["type"]
        if kind in {"article", "memo", "original", END}:
            yield from self._completed()
        if kind == HEADER:
            self._begin(record)
        elif kind == "article":
            articles.take_article(self._state, record)
        elif kind == "original":
            filled = taking.fill_original(self._core.database, record["sha256"], record["bytes"])
            self._state.added["original"] += filled
        elif kind == END:
            yield self._summary(record)
        elif self._state.takes_notes or record.get("article") is None:
            TAKERS[kind](self._state, record)

    def _begin(self, header: Record) -> None:
        """Let an empty library be the one that it is filled from, so that links in its notes lead there.

        Each schema has its rule by which names are joined, so that those of another are keyed anew.
        """
        self._state.keyed_anew = header["schema"] != SCHEMA_VERSION
        if not header["part"] and taking.is_untouched(self._core.database):
            taking.set_library_uid(self._core.database, header["library"])
            self._core.uid = header["library"]

    def _completed(self) -> Iterator[ImportRow]:
        """Yield the row of the article that is complete."""
        present = self._state.present
        if present is not None:
            self._place_notes()
            self._state.present = None
            yield ImportRow(
                self._path, None, present.status, present.uid, present.title, None, present.told()
            )

    def _place_notes(self) -> None:
        """Give notes that have no place in the newest text one there."""
        present = self._state.present
        if present is not None and present.unplaced:
            anchoring.settle(self._core, present.article)
            present.unplaced = False

    def _settle(self) -> None:
        """Bring places, mentions and the index up to date with what was taken."""
        state = self._state
        self._place_notes()
        if state.derive:
            state.touched |= Deriving(self._core).settle(sorted(state.derive))
            state.derive = set()
        search.add_notes(self._core.database, state.notes)

    def _summary(self, end: Record) -> ImportRow:
        """Return the row for what is no article."""
        state = self._state
        told = list(state.remarks)
        known = sum(state.known[each] for each in ("annotation", "memo"))
        if known:
            words = ngettext("{count} note was here already.", "{count} notes were here already.", known)
            told.append(words.format(count=known))
        if end["unknown"]:
            words = _("Left out, as this version of Scholiast does not know it: {fields}.")
            told.append(words.format(fields=", ".join(end["unknown"][:10])))
        return ImportRow(self._path, None, "taken", None, _counted(state), None, tuple(told))


def _counted(state: State) -> str:
    """Return what came in beside articles, in words."""
    numbers = {
        kind: state.added[kind] for kind in ("annotation", "memo", "tag", "entity", "decision", "original")
    }
    words = {
        "annotation": ngettext("{count} note", "{count} notes", numbers["annotation"]),
        "memo": ngettext("{count} memo", "{count} memos", numbers["memo"]),
        "tag": ngettext("{count} tag", "{count} tags", numbers["tag"]),
        "entity": ngettext("{count} entity", "{count} entities", numbers["entity"]),
        "decision": ngettext("{count} correction", "{count} corrections", numbers["decision"]),
        "original": ngettext("{count} original file", "{count} original files", numbers["original"]),
    }
    counted = [words[kind].format(count=count) for kind, count in numbers.items() if count]
    return ", ".join(counted) or _("nothing beside articles")
