"""Tags, entities and what was decided for a whole library: taken, or found to be here already."""

import json

from desktop.library.deciding import reached
from desktop.library.tags import LONGEST_NAME
from desktop.library.taking.state import State, columns, differing
from desktop.model import ArticleId, EntityId, Kind, Span, TagId, VersionId
from desktop.storage import decisions, entities, mentions, taking
from desktop.storage import tags as tag_rows
from desktop.storage.history import drop_tombstone, insert
from desktop.text.decisions import Decision
from desktop.text.library_records import Record
from desktop.text.names import entity_key
from desktop.translation import _

SAID_OF_TAG = ("colour", "key", "definition", "use_when", "not_when", "example")
SAID_OF_ENTITY = ("same_as", "retyped", "identifiers")
LOOSE = "#"  # how the key of an entity begins that is joined with no name (see storage.keying)
UNSAID = {"same_as": None, "retyped": None, "identifiers": "{}"}


def take_tag(state: State, values: Record) -> None:
    """Take a tag, or find the one that has its uid or its full name."""
    parent = state.tag(values["parent"])
    row = taking.by_uid(state.database, "tag", values["uid"])
    if row is None:
        number = tag_rows.child(state.database, TagId(parent) if parent else None, values["name"])
        row = None if number is None else taking.by_id(state.database, "tag", number)
    if row is None:
        state.tags[values["uid"]] = _add_tag(state, values, parent)
        return
    state.tags[values["uid"]] = int(str(row["id"]))
    state.known["tag"] += 1
    moved = row["uid"] == values["uid"] and (row["parent"], row["name"]) != (parent, values["name"])
    retired = (row["retired"] is None) is not (values["retired"] is None)
    if moved or retired or differing(row, values, SAID_OF_TAG):
        told = _("The tag “{tag}” is another one here and was left as it is.")
        state.remark(told.format(tag=values["name"]))


def _add_tag(state: State, values: Record, parent: int | None) -> int:
    database = state.database
    above = "" if parent is None else tag_rows.full_names(database)[TagId(parent)]
    if parent is not None and len(above) + 1 + len(values["name"]) > LONGEST_NAME:
        told = _("The tag “{tag}” would have too long a name here; its notes have the one above it.")
        state.remark(told.format(tag=values["name"]))
        return parent
    key = values["key"]
    if key is not None and tag_rows.key_holders(database, key, but=TagId(0)):
        told = _("The tag “{tag}” came without its key {key}, which another tag has here.")
        state.remark(told.format(tag=values["name"], key=key))
        key = None
    drop_tombstone(database, values["uid"])
    state.added["tag"] += 1
    return state.recorder.insert("tag", {**columns(values), "parent": parent, "key": key})


def take_entity(state: State, values: Record) -> None:
    """Take an entity, or find the one that has its uid or what its name is joined by."""
    database, kind = state.database, Kind(values["kind"])
    key = entity_key(values["name"], kind) if state.keyed_anew else values["key"]
    holder = mentions.of_own_key(database, key, kind)
    row = taking.by_uid(database, "entity", values["uid"])
    if row is None and holder is not None and key.startswith(LOOSE):
        key, holder = f"{LOOSE}{values['uid']}", None
    if row is None:
        number = holder
        row = None if number is None else taking.by_id(database, "entity", number)
    root = state.entity(values["same_as"])
    if root is not None:
        root = entities.roots(database, [root])[root]
    said = {"same_as": root, "retyped": values["retyped"], "identifiers": values["identifiers"]}
    if row is not None:
        state.entities[values["uid"]] = int(str(row["id"]))
        state.known["entity"] += 1
        renamed = row["uid"] == values["uid"] and row["name"] != values["name"]
        merged_here = said["same_as"] == row["id"]
        if renamed or (said != UNSAID and not merged_here and not _says(row, said)):
            told = _("The entity “{entity}” is another one here and was left as it is.")
            state.remark(told.format(entity=values["name"]))
        return
    made = insert(database, "entity", {**columns(values, *SAID_OF_ENTITY), "key": key})
    state.entities[values["uid"]] = made
    state.added["entity"] += 1
    if said != UNSAID:
        state.recorder.update("entity", made, said)


def _says(row: Record, said: Record) -> bool:
    """Tell whether a row says what is said of an entity elsewhere."""
    same = not differing(row, said, ("same_as", "retyped"))
    return same and json.loads(row["identifiers"]) == json.loads(said["identifiers"])


def take_dismissal(state: State, values: Record) -> None:
    """Take what was said to be no suggestion."""
    entity, other = state.entity(values["entity"]), state.entity(values["other"])
    gone = entity is None or (other is None and values["other"] is not None)
    there = taking.by_uid(state.database, "dismissal", values["uid"]) is not None
    if gone or there or entity == other or _is_dismissed(state, entity, other):
        state.known["dismissal"] += 1
        return
    drop_tombstone(state.database, values["uid"])
    state.recorder.insert("dismissal", {**columns(values), "entity": entity, "other": other})
    state.added["dismissal"] += 1


def _is_dismissed(state: State, entity: int | None, other: int | None) -> bool:
    second = None if other is None else EntityId(other)
    return entities.dismissed(state.database, EntityId(entity or 0), second)


def take_decision(state: State, values: Record) -> None:
    """Take what was decided on a place, or on words in an article or in the library."""
    article: ArticleId | None = None
    version: VersionId | None = None
    if values["article"] is not None:
        article = state.here.article
    if values["version"] is not None:
        version = state.here.versions.get(values["version"])
        if version is None:
            state.here.remarks.append(_("What was decided on places in its other text was left out."))
            return
    decision = Decision(
        uid=values["uid"],
        surface=values["surface"],
        kind=Kind(values["kind"]) if values["kind"] else None,
        article=article,
        version=version,
        span=Span(values["start"], values["end"]) if version is not None else None,
        everywhere=bool(values["everywhere"]),
    )
    number = decisions.row_of(state.database, decision.uid) or decisions.row_on(state.database, decision)
    if number is not None:
        _compare(state, number, values)
        return
    drop_tombstone(state.database, decision.uid)
    state.recorder.insert("decision", {**columns(values), "article": article, "version": version})
    state.added["decision"] += 1
    state.derive |= reached(state.core, article, decision.surface)


def _compare(state: State, number: int, values: Record) -> None:
    state.known["decision"] += 1
    if differing(taking.by_id(state.database, "decision", number), values, ("kind", "everywhere")):
        told = _("“{words}” was decided otherwise here, which was left as it is.")
        state.remark(told.format(words=values["surface"][:60]))
