"""Articles with their versions and mentions: taken, or found to be here already, maybe with an older text."""

from collections.abc import Sequence

from desktop.library import anchoring
from desktop.library.taking.state import Present, State, columns, differing
from desktop.model import ArticleId, EntityId, Kind, Span, VersionId
from desktop.storage import annotations, decisions, mentions, origins, search, taking, texts
from desktop.storage import articles as rows
from desktop.storage.decisions import Passed, Row
from desktop.storage.history import drop_tombstone, insert
from desktop.storage.identity import new_uid, text_hash
from desktop.storage.taking import KnownVersion
from desktop.text.library_records import Record
from desktop.translation import _

DETAILS = ("title", "author", "source", "date", "url", "language")
BESIDE = ("text", "original", "blocks")  # of a version's record: no columns


def take_article(state: State, values: Record) -> None:
    """Take an article with its versions, or what is new of one that is here; what follows lies on it."""
    versions = values["versions"]
    for each in versions:
        each["sha256"] = text_hash(each["text"])
    row = taking.by_uid(state.database, "article", values["uid"]) or _with_text(state, versions[-1]["sha256"])
    if row is None:
        state.present = _add(state, values, versions)
        state.fresh.add(state.present.article)
    else:
        state.present = _find(state, row, values, versions)
    state.touched.add(state.present.article)


def _with_text(state: State, sha256: str) -> Record | None:
    """Return the article that has the same newest text, unless it came with the file itself."""
    holder = origins.holder(state.database, sha256)
    if holder is None or holder.binned or not holder.newest or holder.article in state.fresh:
        return None
    return taking.by_id(state.database, "article", holder.article)


def _add(state: State, values: Record, versions: Sequence[Record]) -> Present:
    """Add an article with all its versions, of which only the bin is kept in the step."""
    database, newest = state.database, versions[-1]
    drop_tombstone(database, values["uid"])
    made = {**columns(values, "versions"), "words": len(newest["text"].split()), "version": None}
    article = ArticleId(insert(database, "article", made))
    found = {}
    for each in versions:
        row = _version_row(state, each, article, newest=each is newest)
        found[each["uid"]] = VersionId(insert(database, "version", {**row, "number": each["number"]}))
        taking.add_blocks(database, found[each["uid"]], each["blocks"])
    rows.set_version(database, article, found[newest["uid"]])
    search.add_article(database, article, values["title"], newest["text"])
    gone = values["binned"] or database.now()
    state.recorder.note_update(
        "article", article, before={"binned": gone}, after={"binned": values["binned"]}
    )
    return Present(article, values["uid"], values["title"], "added", found[newest["uid"]], found)


def _version_row(state: State, values: Record, article: ArticleId, *, newest: bool) -> Record:
    """Return the columns of a version; its uid is another one where it is taken already."""
    uid, text = values["uid"], values["text"]
    taken = taking.by_uid(state.database, "version", uid) is not None
    original = values["original"]
    return {
        **columns(values, *BESIDE),
        "uid": new_uid() if taken else uid,
        "article": article,
        "text": text if newest else None,
        "packed": None if newest else texts.pack_text(text),
        "original": None
        if original is None
        else texts.keep_original(state.database, **original, packed=None),
    }


def _find(state: State, row: Record, values: Record, versions: Sequence[Record]) -> Present:
    """Look at an article that is here: out of the bin, with newer texts, and what it says otherwise."""
    article = ArticleId(row["id"])
    known = taking.versions(state.database, article)
    present = Present(article, row["uid"], row["title"], "duplicate", known[-1].id)
    if row["binned"] is not None and values["binned"] is None:
        state.recorder.update("article", article, {"binned": None})
        present.remarks.append(_("It was in the bin and has been taken out."))
    present.versions = _same_texts(known, versions)
    if versions[-1]["uid"] not in present.versions:
        _take_newer(state, present, known, versions)
    if other := differing(row, values, DETAILS):
        told = _("It says something else here, which was left as it is: {details}.")
        names = _details()
        present.remarks.append(told.format(details=", ".join(names[name] for name in other)))
    return present


def _details() -> dict[str, str]:
    return {
        "title": _("title"),
        "author": _("author"),
        "source": _("source"),
        "date": _("date"),
        "url": _("address"),
        "language": _("language"),
    }


def _same_texts(known: Sequence[KnownVersion], versions: Sequence[Record]) -> dict[str, VersionId]:
    """Return which version here has the text of each of the file's, rather the one with its uid."""
    found = {}
    for each in versions:
        same = [one for one in known if one.sha256 == each["sha256"]]
        if same:
            found[each["uid"]] = next((one.id for one in same if one.uid == each["uid"]), same[-1].id)
    return found


def _take_newer(
    state: State, present: Present, known: Sequence[KnownVersion], versions: Sequence[Record]
) -> None:
    """Take the texts that come after the one that is newest here; texts that parted are left alone."""
    numbers = [
        place for place, each in enumerate(versions) if present.versions.get(each["uid"]) == known[-1].id
    ]
    if not numbers:
        present.remarks.append(_("Its text is another one here and was left as it is."))
        return
    newer = [each for each in versions[numbers[-1] + 1 :] if each["uid"] not in present.versions]
    database, article = state.database, present.article
    noted = annotations.ids_of_articles(database, [article])
    with search.kept_in_step(database, articles=[article], notes=noted):
        old = texts.text_of(database, known[-1].id)
        for number, each in enumerate(newer, start=known[-1].number + 1):
            row = _version_row(state, each, article, newest=each is newer[-1])
            version = VersionId(state.recorder.insert("version", {**row, "number": number}))
            for block in each["blocks"]:
                state.recorder.insert("block", {"version": version, **block})
            present.versions[each["uid"]] = present.newest = version
        words = len(newer[-1]["text"].split())
        state.recorder.update("article", article, {"version": present.newest, "words": words})
        anchoring.settle(state.core, article)
        state.recorder.update("version", known[-1].id, {"text": None, "packed": texts.pack_text(old)})
    present.status = "updated"
    state.derive.add(article)


def take_mentions(state: State, values: Record) -> None:
    """Take what engines found in the newest text, where none has looked at it yet."""
    here, database = state.here, state.database
    version = here.versions.get(values["version"])
    if version != here.newest or (not here.is_new and mentions.recognised_by(database, here.article)):
        return
    found = [
        Row(
            each["uid"],
            Span(each["start"], each["end"]),
            Kind(each["kind"]),
            EntityId(state.entities[each["entity"]]),
            each["source"],
            Kind(each["found_kind"]) if each["found_kind"] else None,
            bool(each["decided"]),
            each["title"],
        )
        for each in values["found"]
        if each["entity"] in state.entities
    ]
    passed = [
        Passed(each["uid"], Span(each["start"], each["end"]), Kind(each["kind"]), each["source"], each["key"])
        for each in values["passed_over"]
    ]
    decisions.write(database, version, before=decisions.standing(database, version), after=found)
    decisions.write_passed(database, version, passed)
    if values["engine"] is not None:
        mentions.set_recognised(database, version, values["engine"], time=values["time"])
    state.derive.add(here.article)
