"""What a step did, in words: one line for each row that a reader knows, with its wording before and after."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from desktop.library.kind_names import KIND_NAMES
from desktop.model import Kind
from desktop.storage import past_names
from desktop.storage.database import Database
from desktop.storage.history import Image, Row
from desktop.storage.standing import folded
from desktop.translation import _

TOLD = {
    "title": _("Title"),
    "note": _("Note"),
    "author": _("Author"),
    "source": _("Source"),
    "date": _("Date"),
    "url": _("Address"),
    "language": _("Language"),
    "name": _("Name"),
    "colour": _("Colour"),
    "key": _("Key"),
    "definition": _("Definition"),
    "use_when": _("Use when"),
    "not_when": _("Not when"),
    "example": _("Example"),
    "retyped": _("Kind"),
    "identifiers": _("Identifiers"),
    "start": _("Start"),
    "end": _("End"),
}
FLAGS = {
    ("starred", True): _("starred"),
    ("starred", False): _("star removed"),
    ("read", True): _("marked as read"),
    ("read", False): _("marked as unread"),
    ("binned", True): _("moved to the bin"),
    ("binned", False): _("out of the bin"),
    ("retired", True): _("retired"),
    ("retired", False): _("in use again"),
}


@dataclass(frozen=True, slots=True)
class Detail:
    """One thing that a step did: to what, in which words, and a wording before and after where there is one.

    ``kind`` is article, annotation, decision, entity or tag; ``name`` its title, quotation or name.
    """

    kind: str
    name: str
    what: str
    before: str = ""
    after: str = ""


def details(database: Database, images: Sequence[Image]) -> list[Detail]:
    """Return what images did, in the order in which rows were first written."""
    rows = list(folded(images).values())
    names = past_names.names(database, rows)
    return [detail for image in rows for detail in _details(image, names)]


def _details(image: Image, names: past_names.Names) -> Iterable[Detail]:
    if image.place in {"article", "annotation", "tag", "entity"}:
        yield from _of_row(image, names)
    elif image.place == "decision":
        yield _of_decision(image, names)
    elif image.place == "annotation_tag":
        yield _of_link(image, names)
    elif image.place == "dismissal":
        row = image.after or image.before or {}
        what = _("no longer suggested") if image.before is None else _("suggested again")
        yield Detail("entity", names.of("entity", row.get("entity")), what)
    elif image.place == "version" and image.before is None:
        article = (image.after or {}).get("article")
        yield Detail("article", names.of("article", article), _("a new version of the text"))


def _of_link(image: Image, names: past_names.Names) -> Detail:
    """Say which tag an annotation got, lost, or has instead of another one."""
    old, new = (names.of("tag", (row or {}).get("tag")) for row in (image.before, image.after))
    if image.before is None:
        what = _("tag “{tag}” put on").format(tag=new)
    elif image.after is None:
        what = _("tag “{tag}” taken off").format(tag=old)
    else:
        what = _("tag “{old}” → “{new}”").format(old=old, new=new)
    return Detail("annotation", names.of_image(image), what)


def _of_decision(image: Image, names: past_names.Names) -> Detail:
    """Say what words were said to be, and what had been said of them before."""
    before, after = (_decided(row) for row in (image.before, image.after))
    what = _("correction taken back") if image.after is None else _("correction")
    return Detail("decision", names.of("decision", image.row), what, before, after)


def _decided(row: Row | None) -> str:
    if row is None:
        return ""
    kind = row.get("kind")
    return KIND_NAMES[Kind(kind)] if isinstance(kind, str) else _("no entity")


def _of_row(image: Image, names: past_names.Names) -> Iterable[Detail]:
    name = names.of(image.place, image.row)
    if image.before is None or image.after is None:
        row = image.after or image.before or {}
        what = _("made") if image.before is None else _("deleted")
        wording = str(row.get("note") or row.get("definition") or "")
        old, new = ("", wording) if image.before is None else (wording, "")
        yield Detail(image.place, name, what, old, new)
        return
    for column in image.after:
        if column in TOLD:
            before, after = image.before[column], image.after[column]
            yield Detail(image.place, name, TOLD[column], str(before or ""), str(after or ""))
    flags = [FLAGS[column, bool(value)] for column, value in image.after.items() if (column, True) in FLAGS]
    if flags:
        yield Detail(image.place, name, ", ".join(flags))
    elif "parent" in image.after and image.place == "tag":
        yield _moved(image, names)
    elif "same_as" in image.after:
        into = image.after["same_as"] or image.before["same_as"]
        what = _("the same as “{entity}”") if image.after["same_as"] else _("taken out of “{entity}”")
        yield Detail("entity", name, what.format(entity=names.of("entity", into)))


def _moved(image: Image, names: past_names.Names) -> Detail:
    before, after = (image.before or {}).get("parent"), (image.after or {}).get("parent")
    return Detail(
        "tag",
        names.of("tag", image.row),
        _("moved"),
        names.of("tag", before) if before else _("the top"),
        names.of("tag", after) if after else _("the top"),
    )
