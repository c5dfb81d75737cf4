"""The rules that records keep among each other: what each refers to is there, places lie in their texts."""

from collections.abc import Callable, Iterator, Mapping

from desktop.model import AnchorState
from desktop.text import record_values as may_be
from desktop.text.library_records import END, SHAPES, Record, list_of, values_of
from desktop.text.record_values import WrongRecordError
from desktop.translation import _

KNOWN = {kind: shape.names for kind, shape in SHAPES.items()}
LONGEST_NAME = 200  # of a tag in full: what the library can find again
SURROUNDINGS = 32


class Rules:
    """What was read so far, as far as later records are held against it.

    ``take`` gives each record back with its values by column, an article together with its versions.
    """

    def __init__(self) -> None:
        self._seen: set[tuple[str, str]] = set()
        self._names: dict[str, str] = {}  # the full name of each tag
        self._taken: set[tuple[str, ...]] = set()  # what only one row may have
        self._roots: set[str] = set()
        self._article: Record | None = None  # with its versions, until something else follows
        self._current = ""
        self._texts: dict[str, str] = {}
        self._newest = ""
        self._unknown: set[str] = set()
        self._takers: Mapping[str, Callable[[Record, Record], None]] = {
            "tag": self._tag,
            "entity": self._entity,
            "dismissal": self._dismissal,
            "decision": self._decision,
            "mentions": self._mentions,
            "annotation": self._annotation,
            "memo": self._memo,
        }

    @staticmethod
    def uid(record: Record, name: str) -> str:
        """Return the uid in a field; raises WrongRecordError."""
        return may_be.uid(name, record.get(name))

    def take(self, record: Record) -> Iterator[Record]:
        """Yield what a record completes; raises WrongRecordError with a sentence."""
        kind = record.get("type")
        if not isinstance(kind, str) or kind not in SHAPES:
            raise WrongRecordError(_("There is no record of the type “{type}”.").format(type=str(kind)[:80]))
        values = {"type": kind, **values_of(SHAPES[kind].fields, record)}
        for name, fields in SHAPES[kind].lists.items():
            values[name] = list_of(fields, record, name)
        self._unknown.update(f"{kind}.{str(name)[:40]}" for name in record.keys() - KNOWN[kind])
        if kind != "mentions":
            self._once("annotation" if kind == "memo" else kind, values["uid"])
        if kind == "version":
            self._version(values, record)
            return
        yield from self._completed()
        if kind == "article":
            self._begin(values)
            return
        self._takers[kind](values, record)
        yield values

    def end(self) -> Iterator[Record]:
        """Yield what the last record completes, and at last which fields are not known here."""
        yield from self._completed()
        yield {"type": END, "unknown": sorted(self._unknown)}

    def _once(self, kind: str, uid: str) -> None:
        if (kind, uid) in self._seen:
            raise WrongRecordError(_("The uid {uid} is there a second time.").format(uid=uid))
        self._seen.add((kind, uid))

    def _alone(self, *what: str) -> None:
        if what in self._taken:
            raise WrongRecordError(_("There is another record before it for the same thing."))
        self._taken.add(what)

    def _there(self, kind: str, uid: object) -> None:
        """See that what a record refers to was read before it."""
        if uid is not None and (kind, uid) not in self._seen:
            raise WrongRecordError(_("There is no {type} {uid} before it.").format(type=kind, uid=uid))

    def _tag(self, values: Record, _record: Record) -> None:
        uid, parent = values["uid"], values["parent"]
        if parent is not None and parent not in self._names:
            raise WrongRecordError(_("There is no {type} {uid} before it.").format(type="tag", uid=parent))
        full = values["name"] if parent is None else f"{self._names[parent]}/{values['name']}"
        if len(full) > LONGEST_NAME:
            raise WrongRecordError(_("“name” is too long for a tag."))
        self._alone("tag", full)
        self._names[uid] = full

    def _entity(self, values: Record, _record: Record) -> None:
        root = values["same_as"]
        if root is not None and root not in self._roots:
            raise WrongRecordError(
                _("“same_as” is not an entity that stands for itself and comes before it.")
            )
        if root is None:
            self._roots.add(values["uid"])
        self._alone("entity", values["key"], values["kind"])

    def _dismissal(self, values: Record, _record: Record) -> None:
        self._there("entity", values["entity"])
        self._there("entity", values["other"])
        self._alone("dismissal", values["entity"], values["other"] or "")

    def _begin(self, values: Record) -> None:
        self._article = {**values, "versions": []}
        self._current, self._newest = values["uid"], ""
        self._texts = {}

    def _completed(self) -> Iterator[Record]:
        """Yield the article whose versions have all been read."""
        article, self._article = self._article, None
        if article is not None:
            if not article["versions"]:
                raise WrongRecordError(_("The article before it has no version."))
            yield article

    def _version(self, values: Record, record: Record) -> None:
        article = self._article
        if article is None or values["article"] != article["uid"]:
            raise WrongRecordError(_("A version follows its article."))
        versions = article["versions"]
        if versions and values["number"] <= versions[-1]["number"]:
            raise WrongRecordError(_("“number” is not higher than the one of the version before it."))
        text = may_be.normal_text("text", record.get("text"))
        for block in values["blocks"]:
            _lies(block, len(text), empty=True)
        values["text"], values["original"] = text, _original(record.get("original"))
        self._texts[values["uid"]] = text
        self._newest = values["uid"]
        versions.append(values)

    def _text(self, values: Record) -> str:
        """Return the text of the version that a record names."""
        if values["version"] not in self._texts:
            raise WrongRecordError(_("“version” is not one of its article."))
        return self._texts[values["version"]]

    def _of_article(self, values: Record) -> None:
        if values["article"] != self._current:
            raise WrongRecordError(_("“article” is not the article before it."))

    def _decision(self, values: Record, _record: Record) -> None:
        if values["article"] is not None:
            self._of_article(values)
        elif self._current:
            raise WrongRecordError(_("A decision for the whole library comes before the articles."))
        place = (values["version"], values["start"], values["end"])
        if any(each is None for each in place) is not all(each is None for each in place):
            raise WrongRecordError(_("“version”, “start” and “end” go together."))
        if values["version"] is not None:
            _lies(values, len(self._text(values)))
        self._alone(
            "decision", *(str(values[name]) for name in ("article", "version", "start", "end", "surface"))
        )

    def _mentions(self, values: Record, _record: Record) -> None:
        self._of_article(values)
        self._alone("mentions", values["article"])
        length = len(self._text(values))
        if values["version"] != self._newest:
            raise WrongRecordError(_("“version” is not the newest one of its article."))
        if (values["engine"] is None) is not (values["time"] is None):
            raise WrongRecordError(_("“engine” and “time” go together."))
        uids = set()
        for each in (*values["found"], *values["passed_over"]):
            _lies(each, length)
            uids.add(each["uid"])
        if len(uids) < len(values["found"]) + len(values["passed_over"]):
            raise WrongRecordError(_("A mention is there a second time."))
        for each in values["found"]:
            self._there("entity", each["entity"])

    def _annotation(self, values: Record, record: Record) -> None:
        self._of_article(values)
        values["tags"] = self._tags_of(record)
        if bool(values["whole"]) is bool(values["anchors"]):
            raise WrongRecordError(
                _("Only an annotation on the whole article has no anchors, and no other has none.")
            )
        versions = set()
        for anchor in values["anchors"]:
            _agree(anchor, self._text(anchor))
            versions.add(anchor["version"])
        if len(versions) < len(values["anchors"]):
            raise WrongRecordError(_("There are two anchors in one version."))

    def _memo(self, values: Record, record: Record) -> None:
        self._current = ""  # nothing lies on the article before it any more
        values["tags"] = self._tags_of(record)
        self._there("tag", values["tag"])
        self._there("entity", values["entity"])
        if values["tag"] is not None and values["entity"] is not None:
            raise WrongRecordError(_("A memo lies on a tag or on an entity, not on both."))

    def _tags_of(self, record: Record) -> list[str]:
        uids = record.get("tags")
        if not isinstance(uids, list):
            raise WrongRecordError(_("“{field}” is not a list.").format(field="tags"))
        for uid in uids:
            self._there("tag", may_be.uid("tags", uid))
        return list(dict.fromkeys(uids))


def _original(value: object) -> Record | None:
    """Return which file a version was read from, None where that is not known."""
    if value is None:
        return None
    if not isinstance(value, dict):
        raise WrongRecordError(_("“{field}” is not an object.").format(field="original"))
    return {
        "sha256": may_be.sha256("sha256", value.get("sha256")),
        "size": may_be.number("size", value.get("size")),
    }


def _lies(place: Record, length: int, *, empty: bool = False) -> None:
    """See that a place lies in a text of a length in code points."""
    start, end = place["start"], place["end"]
    if not start < end + empty <= length + empty:
        raise WrongRecordError(
            _("{start} to {end} does not lie in the text, which has {length} characters.").format(
                start=start, end=end, length=length
            )
        )


def _agree(anchor: Record, text: str) -> None:
    """See that an anchor lies on the words it quotes; an orphan has only its words."""
    if max(len(anchor["prefix"]), len(anchor["suffix"])) > SURROUNDINGS:
        raise WrongRecordError(_("“prefix” and “suffix” hold 32 characters at most."))
    if anchor["state"] == AnchorState.ORPHAN:
        if anchor["end"] < anchor["start"]:
            raise WrongRecordError(_("“end” is before “start”."))
        return
    _lies(anchor, len(text))
    if text[anchor["start"] : anchor["end"]] != anchor["quote"]:
        raise WrongRecordError(_("“quote” is not what stands at that place."))
