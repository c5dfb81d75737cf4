"""Looking a library over: what SQLite can check and what only we know."""

import hashlib
from dataclasses import dataclass

from desktop.errors import DamagedError
from desktop.storage.database import Database
from desktop.storage.identity import text_hash
from desktop.storage.texts import unpack_text
from desktop.translation import _

TEXTS = "SELECT version.id, version.uid, text, packed, sha256 FROM version"
NOTES = "SELECT uid, note, note_sha256 FROM annotation"
ANCHORS = """SELECT annotation.uid, anchor.start, anchor."end", anchor.quote, anchor.state FROM anchor
    JOIN annotation ON annotation.id = anchor.annotation WHERE anchor.version = ?"""
MENTIONS = 'SELECT uid, start, "end" FROM mention WHERE version = ?'


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in a library: what, where (a table, a uid) and what to do."""

    what: str
    where: str
    remedy: str


def check(database: Database) -> list[Problem]:
    """Return what is wrong with a library; an empty list is good news."""
    try:
        return _structure(database) + _texts(database) + _notes(database)
    except DamagedError as problem:
        return [Problem(problem.what, "file", problem.remedy)]


def _restore() -> str:
    return _("Restore a backup (File > Restore).")


def _structure(database: Database) -> list[Problem]:
    found = [
        Problem(_("The file is damaged: {problem}.").format(problem=row[0]), "file", _restore())
        for row in database.rows("PRAGMA integrity_check(20)")
        if row[0] != "ok"
    ]
    for row in database.rows("PRAGMA foreign_key_check"):
        what = _("A row points to one that is not there.")
        found.append(Problem(what, f"{row[0]} {row[1]}", _restore()))
    return found


def _texts(database: Database) -> list[Problem]:
    """Compare each text with its hash, and every place with the text it lies in."""
    found = []
    for row in database.rows(TEXTS):
        try:
            text = unpack_text(row["text"], row["packed"])
        except (ValueError, OSError) as problem:
            what = _("A text cannot be unpacked: {problem}.").format(problem=problem)
            found.append(Problem(what, row["uid"], _restore()))
            continue
        if text_hash(text) != row["sha256"]:
            found.append(Problem(_("A text is not what was imported."), row["uid"], _restore()))
        found.extend(_places(database, row["id"], text))
    return found


def _places(database: Database, version: int, text: str) -> list[Problem]:
    found = []
    for row in database.rows(ANCHORS, (version,)):
        if row["state"] != "orphan" and text[row["start"] : row["end"]] != row["quote"]:
            what = _("An annotation does not lie on the words it quotes.")
            found.append(Problem(what, row["uid"], _("Look at the annotation and place it again.")))
    for row in database.rows(MENTIONS, (version,)):
        if row["end"] > len(text):
            what = _("A mention lies beyond the end of its text.")
            found.append(Problem(what, row["uid"], _("Recognise the article again.")))
    return found


def _notes(database: Database) -> list[Problem]:
    return [
        Problem(_("A note is not what was written."), row["uid"], _restore())
        for row in database.rows(NOTES)
        if hashlib.sha256(row["note"].encode("utf-8")).hexdigest() != row["note_sha256"]
    ]
