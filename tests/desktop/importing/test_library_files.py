"""Foreign files that say they hold a library: whatever they are, a sentence, and nothing half taken."""

import hashlib
import json
import os
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.importing import archives
from desktop.importing.files import read_import
from desktop.library import Library
from desktop.model import EntityId, FoundMention, Kind, Span
from desktop.text.decisions import Scope
from tests.desktop.library.carrying import by_uid, new_library, taken, written
from tests.desktop.library.conftest import REPORT, imported

Records = list[dict[str, Any]]
BLOCK = {"start": 0, "end": 2, "kind": "title", "level": 1, "data": {}}
OTHER = "01a00000-0000-7000-8000-000000000000"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a library that has something of everything, in both formats."""
    folder = tmp_path_factory.mktemp("foreign")
    library = Library.open(folder / "library.scholiast", create=True, by="Ana")
    first, second = imported(library, REPORT, "Second text. Baku.")
    version = library.articles.version(first.id)
    found = [FoundMention(19, 23, Kind.PLACE), FoundMention(0, 6, Kind.PERSON)]
    library.mentions.store(version.id, "house 1", found)
    library.tags.create("war/drills", key="1", definition="Works.")
    library.annotations.add(first.id, Span(19, 23), note="a note", tags=["war/drills", "b"])
    library.annotations.add(second.id, None, note="whole")
    library.memos.add(title="t", note="on a tag", tag=library.tags.create("war").id)
    named = [each.id for each in library.entities.index()]
    library.entities.merge([named[1]], named[0])
    library.entities.dismiss(EntityId(named[0]), None)
    library.corrections.mark([(first.id, Span(0, 6))], None, scope=Scope.LIBRARY)
    library.corrections.mark([(first.id, Span(7, 12))], Kind.EVENT)
    written(library, folder / "library.jsonl")
    written(library, folder / "library.zip")
    library.close()
    return folder


@pytest.fixture
def records(folder: Path) -> Records:
    return [json.loads(line) for line in (folder / "library.jsonl").read_text("utf-8").splitlines()]


def refusal(path: Path) -> str:
    """Return why a file is not taken; nothing of it is."""
    result = read_import(str(path))
    assert result.records == ()
    assert result.reason is not None
    return result.reason


def saved(path: Path, records: Records) -> Path:
    path.write_text("".join(f"{json.dumps(each)}\n" for each in records), "utf-8")
    return path


def one(records: Records, kind: str, number: int = 0) -> dict[str, Any]:
    return [each for each in records if each["type"] == kind][number]


def _set(which: str, number: int = 0, /, **values: object) -> Callable[[Records], object]:
    return lambda records: one(records, which, number).update(values)


def _anchor(**values: object) -> Callable[[Records], object]:
    return lambda records: one(records, "annotation")["anchors"][0].update(values)


def _doubled(kind: str, name: str) -> Callable[[Records], object]:
    return lambda records: one(records, kind)[name].append(one(records, kind)[name][0])


def _again(kind: str) -> Callable[[Records], object]:
    return lambda records: records.insert(records.index(one(records, kind)), dict(one(records, kind)))


def _without(kind: str, name: str) -> Callable[[Records], object]:
    return lambda records: one(records, kind).pop(name)


HOSTILE: tuple[tuple[Callable[[Records], object], str], ...] = (
    (_set("scholiast", format=2), "newer version"),
    (_set("scholiast", format="1"), "not the beginning"),
    (_set("scholiast", library="x"), "“library” is not a UUID"),
    (_set("end", records=3), "There should be 3 records"),
    (lambda records: records.pop(), "ends early"),
    (lambda records: records.append({"type": "tag"}), "after the last record"),
    (_set("tag", type="spell"), "no record of the type “spell”"),
    (_set("tag", type=["tag"]), "no record of the type"),
    (_set("tag", uid="../../etc/passwd"), "“uid” is not a UUID"),
    (_set("tag", name="a/b"), "cannot be the name of a tag"),
    (_set("tag", name="a" * 201), "too long for a tag"),
    (_set("tag", name=7), "“name” is not a text"),
    (_set("tag", name="a\0b"), "NUL"),
    (_set("tag", definition="\ud800"), "half a surrogate pair"),
    (_set("tag", colour="red"), "“colour” is not a colour"),
    (_set("tag", key="10"), "“key” is not a key"),
    (_set("tag", retired="yesterday"), "“retired” is not a time"),
    (_set("tag", created="2026-02-30T00:00:00Z"), "“created” is not a time"),
    (_set("tag", parent=OTHER), f"There is no tag {OTHER} before it"),
    (lambda records: _set("tag", parent=one(records, "tag")["uid"])(records), "There is no tag"),
    (lambda records: _set("tag", parent=one(records, "tag", 2)["uid"])(records), "There is no tag"),
    (_without("tag", "example"), "“example” is missing"),
    (_again("tag"), "a second time"),
    (_set("entity", same_as=OTHER), "“same_as” is not an entity"),
    (_set("entity", kind="ghost"), "“kind” is none of"),
    (_set("entity", identifiers=[1]), "“identifiers” is not an object"),
    (_set("entity", identifiers={"a": 1}), "“identifiers” is not a text"),
    (_again("article"), "a second time"),
    (lambda records: records.remove(one(records, "version")), "has no version"),
    (_set("article", date="2005-13-45"), "“date” is not a date"),
    (_set("article", date="0000"), "“date” is not a date"),
    (_set("article", position=-1), "“position” is not a whole number"),
    (_set("article", position=10**400), "whole number"),
    (_set("article", read=1), "“read” is neither true nor false"),
    (_set("version", article=OTHER), "A version follows its article"),
    (_set("version", text="line\r\nline"), "line ends other than LF"),
    (_set("version", text=None), "“text” is not a text"),
    (_set("version", blocks={}), "“blocks” is not a list"),
    (_set("version", blocks=[{**BLOCK, "end": 9999}]), "0 to 9999"),
    (_set("version", blocks=[{**BLOCK, "data": {"hidden": 3}}]), "“hidden” in “data”"),
    (_set("version", original={"sha256": "0", "size": 1}), "“sha256” is not a SHA-256"),
    (_set("mentions", version=OTHER), "“version” is not one of its article"),
    (_set("mentions", found=[7]), "It is not an object"),
    (lambda records: one(records, "mentions")["found"][0].update(end=10**6), "does not lie in the text"),
    (lambda records: one(records, "mentions")["found"][0].update(entity=OTHER), "no entity"),
    (_doubled("mentions", "found"), "a second time"),
    (_set("decision", article=OTHER), "“article” is not the article before it"),
    (_set("decision", start=1), "go together"),
    (_set("decision", 1, end=10**6), "does not lie in the text"),
    (_set("decision", surface=""), "“surface” is empty"),
    (_set("annotation", article=OTHER), "“article” is not the article before it"),
    (_set("annotation", anchors=[]), "has no anchors, and no other has none"),
    (_set("annotation", whole=True), "has no anchors, and no other has none"),
    (_set("annotation", tags=[OTHER]), "There is no tag"),
    (_set("annotation", tags="b"), "“tags” is not a list"),
    (_anchor(end=10**6), "does not lie in the text"),
    (_anchor(start=5, end=5), "does not lie in the text"),
    (_anchor(start=21), "not what stands at that place"),
    (_anchor(state="sure"), "“state” is none of"),
    (_anchor(prefix="x" * 33), "32 characters"),
    (_anchor(version=OTHER), "“version” is not one of its article"),
    (_doubled("annotation", "anchors"), "two anchors"),
    (_set("memo", tag=OTHER), "There is no tag"),
    (lambda records: _set("memo", entity=one(records, "entity")["uid"])(records), "not on both"),
    (lambda records: _set("memo", uid=one(records, "annotation")["uid"])(records), "a second time"),
)  # fmt: skip


@pytest.mark.parametrize(("spoil", "words"), HOSTILE)
def test_a_record_that_breaks_a_rule_is_named_with_its_line_and_nothing_is_taken(
    records: Records, tmp_path: Path, spoil: Callable[[Records], object], words: str
) -> None:
    spoil(records)
    reason = refusal(saved(tmp_path / "foreign.jsonl", records))
    assert words in reason
    assert reason.endswith("Nothing was taken.")
    assert reason.startswith("Line ") or "ends early" in reason


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (b"{", "not JSON"),
        (b"\xff\xfe", "not UTF-8"),
        (b"[" * 200_000, "not JSON"),
        (b'{"type": "tag", "uid": NaN}', "not JSON"),
        (b'{"type": "tag", "uid": ' + b"9" * 10_000 + b"}", "not JSON"),
        (b"[]", "not an object"),
        (b"", "not JSON"),
    ],
)
def test_a_line_that_is_no_record_is_named(folder: Path, tmp_path: Path, line: bytes, words: str) -> None:
    lines = (folder / "library.jsonl").read_bytes().split(b"\n")
    (tmp_path / "foreign.jsonl").write_bytes(b"\n".join([lines[0], line, *lines[1:]]))
    assert refusal(tmp_path / "foreign.jsonl").startswith("Line 2: It is " + words)


def test_a_line_without_end_is_refused_before_it_fills_the_memory(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.importing.library_lines.LONGEST_LINE", 1_000)
    head = (folder / "library.jsonl").read_bytes().split(b"\n")[0]
    (tmp_path / "foreign.jsonl").write_bytes(head + b"\n" + b" " * 5_000)
    assert "longer than any record" in refusal(tmp_path / "foreign.jsonl")


def test_fields_of_a_newer_version_are_left_out_and_said(records: Records, tmp_path: Path) -> None:
    one(records, "tag")["shape"] = "round"
    library = new_library(tmp_path / "new.scholiast")
    rows = taken(library, saved(tmp_path / "newer.jsonl", records))
    library.close()
    assert rows[-1].warnings == ("Left out, as this version of Scholiast does not know it: tag.shape.",)


def test_other_json_lines_and_archives_are_what_they_were(tmp_path: Path) -> None:
    (tmp_path / "other.jsonl").write_text('{"type": "tweet"}\n', "utf-8")
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as package:
        package.writestr("a.txt", "text")
    assert "does not read JSON files yet" in refusal(tmp_path / "other.jsonl")
    assert "Unpack it" in refusal(tmp_path / "other.zip")
    os.mkfifo(tmp_path / "pipe.jsonl")
    assert "not a file" in refusal(tmp_path / "pipe.jsonl")


values = st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.just([]) | st.just({})


@settings(max_examples=300)
@given(data=st.data())
def test_any_change_of_a_record_is_refused_in_a_sentence_or_leaves_a_library_in_order(
    folder: Path, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    lines = (folder / "library.jsonl").read_text("utf-8").splitlines()
    found: Records = [json.loads(line) for line in lines]
    for _time in range(data.draw(st.integers(1, 3))):
        record = data.draw(st.sampled_from(found))
        act = data.draw(st.sampled_from(["set", "drop", "move", "remove"]))
        name = data.draw(st.sampled_from(sorted(record))) if record else ""
        if act == "set":
            record[name] = data.draw(values | st.sampled_from([each.get("uid") for each in found]))
        elif act == "drop":
            record.pop(name, None)
        else:
            found.remove(record)
            if act == "move":
                found.insert(data.draw(st.integers(0, len(found))), record)
        if not found:
            return
    if found[-1].get("type") == "end":
        found[-1]["records"] = len(found) - 1
    folder = tmp_path_factory.mktemp("changed")
    path = saved(folder / "foreign.jsonl", found)
    library = new_library(folder / "new.scholiast")
    try:
        untouched = by_uid(library.path)
        rows = taken(library, path)
        assert library.check() == []
        if rows[0].status == "failed":
            assert by_uid(library.path) == untouched
        else:
            written(library, folder / "again.jsonl")
            assert {row.status for row in taken(library, folder / "again.jsonl")} <= {"duplicate", "taken"}
    finally:
        library.close()


def repacked(folder: Path, out: Path, change: Callable[[dict[str, bytes]], object]) -> Path:
    """Write an archive anew with other files in it."""
    with zipfile.ZipFile(folder / "library.zip") as package:
        files = {name: package.read(name) for name in package.namelist()}
    change(files)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(name, content)
    return out


def _listed(files: dict[str, bytes]) -> None:
    sums = {name: hashlib.sha256(data).hexdigest() for name, data in files.items() if name != "SHA256SUMS"}
    files["SHA256SUMS"] = "".join(f"{digest}  {name}\n" for name, digest in sums.items()).encode()


def _bomb(files: dict[str, bytes]) -> None:
    files["bomb"] = bytes(150_000_000)


def _false_original(files: dict[str, bytes]) -> None:
    files[f"originals/{'0' * 64} a.txt"] = b"something else"
    _listed(files)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda files: files.update({"../../evil": b"x"}), "leads out of it"),
        (lambda files: files.update({"/etc/evil": b"x"}), "leads out of it"),
        (lambda files: files.update({"C:/evil": b"x"}), "leads out of it"),
        (lambda files: files.update({"a\\..\\evil": b"x"}), "leads out of it"),
        (lambda files: files.update({"README.txt": b"another"}), "its checksum is another one"),
        (lambda files: files.update({"library.jsonl": files["library.jsonl"][:-1]}), "checksum"),
        (lambda files: files.pop("README.txt"), "“README.txt” is missing"),
        (lambda files: files.pop("SHA256SUMS"), "no checksums"),
        (lambda files: files.update({"SHA256SUMS": b"nonsense"}), "cannot be read"),
        (lambda files: files.update({"SHA256SUMS": b""}), "no checksum for “library.jsonl”"),
        (_bomb, "far more than it may"),
        (_false_original, "another file than its name says"),
    ],
)
def test_an_archive_that_is_not_what_was_written_is_refused(
    folder: Path, tmp_path: Path, change: Callable[[dict[str, bytes]], object], words: str
) -> None:
    path = repacked(folder, tmp_path / "foreign.zip", change)
    reason = refusal(path)
    assert words in reason
    assert reason.endswith("Nothing was taken.")


def test_an_archive_that_was_unpacked_and_packed_again_is_taken(folder: Path, tmp_path: Path) -> None:
    def beside(files: dict[str, bytes]) -> None:
        files["__MACOSX/._README.txt"] = b"x"

    library = new_library(tmp_path / "new.scholiast")
    rows = taken(library, repacked(folder, tmp_path / "again.zip", beside))
    library.close()
    assert [row.status for row in rows] == ["added", "added", "taken"]


def test_two_files_of_one_name_and_an_encrypted_archive_are_refused(folder: Path, tmp_path: Path) -> None:
    double = repacked(folder, tmp_path / "double.zip", dict)
    with zipfile.ZipFile(double, "a") as package, pytest.warns(UserWarning, match="Duplicate"):
        package.writestr("library.jsonl", "x")
    assert "is in the archive twice" in refusal(double)
    content = bytearray((folder / "library.zip").read_bytes())
    at = content.index(b"PK\x01\x02")
    content[at + 8] |= 1
    (tmp_path / "locked.zip").write_bytes(content)
    assert "is encrypted" in refusal(tmp_path / "locked.zip")


def test_an_archive_with_too_much_in_it_is_refused_before_it_is_unpacked(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archives, "MOST_FILES", 3)
    assert "too many files" in refusal(folder / "library.zip")
    monkeypatch.undo()
    monkeypatch.setattr(archives, "MOST_BYTES", 100)
    assert "too large" in refusal(folder / "library.zip")


@settings(max_examples=200)
@given(data=st.data())
def test_any_damage_to_an_archive_is_seen(
    folder: Path, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    content = bytearray((folder / "library.zip").read_bytes())
    whole = bytes(content)
    for _time in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(4, len(content) - 1))
        content[at] = data.draw(st.integers(0, 255))
    if data.draw(st.booleans()):
        del content[data.draw(st.integers(200, len(content))) :]
    path = tmp_path_factory.mktemp("damaged") / "damaged.zip"
    path.write_bytes(content)
    result = read_import(str(path))
    assert bool(result.reason) is not bool(result.records)
    if result.records and content != whole:  # what was hit is said twice in a ZIP, or is not read
        assert not result.next_part
        assert [each["type"] for each in result.records][-1] == "end"


def test_a_file_that_changes_while_it_is_read_is_given_up(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.importing.library_parts.PART_ROWS", 1)
    path = tmp_path / "library.jsonl"
    path.write_bytes((folder / "library.jsonl").read_bytes())
    first = read_import(str(path))
    assert first.next_part == 1
    with path.open("ab") as stream:
        stream.write(b" ")
    assert "changed while it was read" in str(read_import(str(path), 1).reason)


def test_another_worker_goes_on_where_the_first_one_was(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.importing.library_parts.PART_ROWS", 1)
    path = str(folder / "library.jsonl")
    parts = []
    number = 0
    while True:
        parts.append(read_import(path, number))
        number = parts[-1].next_part
        if not number:
            break
    monkeypatch.setattr("desktop.importing.library_parts._place", [])
    for each in (5, 2, 7):
        assert read_import(path, each).records == parts[each].records
