"""Everything as JSON Lines: each line keeps the schema that is published, and a part holds what it needs."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from desktop.errors import ScholiastError
from desktop.exporting.jsonl import JsonlExporter
from desktop.exporting.observing import ObservedSource
from desktop.library import Library
from desktop.model import FoundMention, Kind, Span
from desktop.text.decisions import Scope
from desktop.text.library_records import ANCHOR, BLOCK, END, HEADER, MENTION, PASSED_OVER, SHAPES
from tests.desktop.library.carrying import new_library, taken, written
from tests.desktop.library.conftest import REPORT, imported

SCHEMA = json.loads(
    (Path(__file__).parents[3] / "resources/formats/scholiast-jsonl.schema.json").read_text("utf-8")
)


@pytest.fixture
def library(tmp_path: Path) -> Any:
    library = Library.open(tmp_path / "library.scholiast", create=True, by="Ana")
    first, second, third = imported(library, REPORT, "Second text. Baku.", "Third 😀 text")
    version = library.articles.version(first.id)
    library.mentions.store(version.id, "house 1", [FoundMention(19, 23, Kind.PLACE)])
    second_version = library.articles.version(second.id)
    library.mentions.store(second_version.id, "house 1", [FoundMention(0, 6, Kind.ORGANISATION)])
    library.annotations.add(
        first.id, Span(19, 23), note="Ein Wort: مناورات 😀\u2028\t\x07", tags=["war/drills"]
    )
    library.annotations.add(first.id, Span(0, 5), tags=["other"])
    library.annotations.add(second.id, None, note="whole", tags=["other"])
    library.tags.retire([library.tags.create("unused", key="1").id])
    library.memos.add(title="On drills", note="x", tags=["war"])
    library.memos.add(note="free")
    library.corrections.mark([(first.id, Span(7, 12))], Kind.EVENT)
    library.corrections.mark([(second.id, Span(0, 6))], None, scope=Scope.LIBRARY)
    library.articles.bin([third.id])
    yield library
    library.close()


def lines(path: Path) -> list[dict[str, Any]]:
    text = path.read_text("utf-8")
    assert text.endswith("\n")
    return [json.loads(line) for line in text[:-1].split("\n")]


def test_every_line_keeps_the_published_schema(library: Library, tmp_path: Path) -> None:
    checker = jsonschema.Draft202012Validator(SCHEMA)
    checker.check_schema(SCHEMA)
    found = lines(written(library, tmp_path / "library.jsonl"))
    for record in found:
        checker.validate(record)
    assert [found[0]["type"], found[-1]] == [HEADER, {"type": END, "records": len(found) - 1}]
    assert {each["type"] for each in found} == {HEADER, END, *SHAPES} - {"dismissal"}


def test_the_published_schema_names_the_fields_that_are_written_and_read() -> None:
    published = SCHEMA["$defs"]
    for kind, shape in SHAPES.items():
        assert set(published[f"record-{kind}"]["properties"]) == shape.names, kind
    small = {"block": BLOCK, "anchor": ANCHOR, "mention": MENTION, "passed": PASSED_OVER}
    for name, fields in small.items():
        assert set(published[name]["properties"]) == {each.name for each in fields}, name


def test_a_part_holds_what_was_chosen_with_what_it_needs(library: Library, tmp_path: Path) -> None:
    tag = library.tags.named("war")
    assert tag is not None
    found = lines(written(library, tmp_path / "part.jsonl", tag=tag.id))
    assert found[0]["part"] is True
    assert [each["name"] for each in found if each["type"] == "tag"] == ["war", "drills"]
    assert [each["title"] for each in found if each["type"] == "memo"] == ["On drills"]
    (article,) = [each for each in found if each["type"] == "article"]
    assert article["title"].startswith("Drills begin")
    (annotation,) = [each for each in found if each["type"] == "annotation"]
    assert annotation["anchors"][0]["quote"] == "Baku"
    assert [each["name"] for each in found if each["type"] == "entity"] == ["Baku", "begin"]
    assert [each["article"] for each in found if each["type"] == "decision"] == [article["uid"]]
    other = new_library(tmp_path / "other.scholiast")
    rows = taken(other, tmp_path / "part.jsonl")
    assert [row.status for row in rows] == ["added", "taken"]
    assert other.uid != library.uid
    assert other.check() == []
    assert [each.tags for each in other.annotations.all()] == [("war/drills",)]
    other.close()


def test_an_export_counts_its_notes_and_leaves_nothing_out(library: Library, tmp_path: Path) -> None:
    begun: list[int] = []
    source = ObservedSource(library.export_source(), begun.append)
    exporter = JsonlExporter()
    exporter.write(source, tmp_path / "library.jsonl")
    assert (source.count, begun) == (5, [1, 2, 3])
    assert source.left_out(exporter.carries) == []


def test_only_an_earlier_export_is_replaced(library: Library, tmp_path: Path) -> None:
    theirs = tmp_path / "mine.jsonl"
    theirs.write_text('{"type": "tweet"}\n', "utf-8")
    with pytest.raises(ScholiastError, match="was not made by this kind of export"):
        written(library, theirs)
    assert theirs.read_text("utf-8") == '{"type": "tweet"}\n'
    ours = written(library, tmp_path / "ours.jsonl")
    before = ours.read_bytes()
    assert written(library, ours).read_bytes() == before


def test_what_is_read_is_one_state_of_the_library(library: Library) -> None:
    reading = Library.open(library.path, writable=False)
    records = reading.export_source().records()
    found = [next(records)]
    article = library.articles.ids()[0]
    library.annotations.add(article, None, tags=["made meanwhile"])
    found += records
    reading.close()
    tags = {each["uid"] for each in found if each["type"] == "tag"}
    assert {uid for each in found if each["type"] == "annotation" for uid in each["tags"]} <= tags
