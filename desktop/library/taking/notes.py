"""Annotations and memos: taken with their places and tags, or found to be here already."""

from collections.abc import Mapping

from desktop.library.annotations import note_hash
from desktop.library.taking.state import State, columns, differing
from desktop.model import Anchor, AnchorState, AnnotationId, VersionId
from desktop.storage import annotations as rows
from desktop.storage import taking, texts
from desktop.storage.history import drop_tombstone
from desktop.text.anchors import find_again
from desktop.text.library_records import Record
from desktop.translation import _


def take_annotation(state: State, values: Record) -> None:
    """Take an annotation of the article at hand."""
    here = state.here
    row = taking.by_uid(state.database, "annotation", values["uid"])
    anchors = {
        here.versions[each["version"]]: _anchor(each)
        for each in values["anchors"]
        if each["version"] in here.versions
    }
    if row is not None:
        state.known["annotation"] += 1
        here.differing += row["article"] != here.article or _differs(state, row, values, anchors)
        return
    if not values["whole"] and not anchors:
        anchors = {here.newest: _found_again(state, values)}
    number = _add(state, values, {"article": here.article, "whole": values["whole"]})
    for version, anchor in sorted(anchors.items()):
        place = {**rows.anchor_values(number, version, anchor), "settled": int(anchor.settled)}
        state.recorder.insert("anchor", place)
    here.notes += 1
    here.unplaced |= not values["whole"] and here.newest not in anchors
    state.added["annotation"] += 1


def take_memo(state: State, values: Record) -> None:
    """Take a memo."""
    tag, entity = state.tag(values["tag"]), state.entity(values["entity"])
    row = taking.by_uid(state.database, "annotation", values["uid"])
    if row is None:
        _add(
            state,
            values,
            {"article": None, "tag": tag, "entity": entity, "whole": 1, "title": values["title"]},
        )
        state.added["memo"] += 1
        return
    state.known["memo"] += 1
    if _differs(state, row, values, {}) or row["title"] != values["title"]:
        told = _("The memo “{memo}” is another one here and was left as it is.")
        state.remark(told.format(memo=(values["title"] or values["note"])[:60]))


def _add(state: State, values: Record, placed: Record) -> AnnotationId:
    drop_tombstone(state.database, values["uid"])
    own = columns(values, "anchors", "tags", "tag", "entity", "title")
    number = state.recorder.insert("annotation", {**own, **placed, "note_sha256": note_hash(values["note"])})
    annotation = AnnotationId(number)
    for tag in sorted(state.tags_of(values)):
        state.recorder.insert("annotation_tag", {"annotation": annotation, "tag": tag})
    state.notes.append(annotation)
    return annotation


def _differs(state: State, row: Record, values: Record, anchors: Mapping[VersionId, Anchor]) -> bool:
    """Tell whether a note says something else here, has other tags, or lies elsewhere in the same text."""
    annotation = AnnotationId(row["id"])
    tags = set(rows.links(state.database, annotation).values())
    if differing(row, values, ("note",)) or tags != state.tags_of(values):
        return True
    there = rows.anchors_of_annotation(state.database, annotation)
    return any(version in there and there[version] != anchor for version, anchor in anchors.items())


def _found_again(state: State, values: Record) -> Anchor:
    """Return where a passage lies in a text that the file does not have, as far as it can be told."""
    text = texts.text_of(state.database, state.here.newest)
    return find_again(_anchor(values["anchors"][-1]), text)


def _anchor(values: Record) -> Anchor:
    return Anchor(
        values["start"],
        values["end"],
        values["quote"],
        values["prefix"],
        values["suffix"],
        AnchorState(values["state"]),
        bool(values["settled"]),
    )
