"""The annotation collection, read back as JSON and checked against the schema kept beside it."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from desktop.errors import ScholiastError
from desktop.exporting.jsonld import JsonldExporter

SCHEMA = Path(__file__).parents[2] / "golden" / "annotation-collection.schema.json"


def _written(source: Any, out: Path) -> Any:
    assert JsonldExporter().write(source, out).files == (out,)
    return json.loads(out.read_text(encoding="utf-8"))


def test_the_collection_is_the_one_kept(source: Any, tmp_path: Path, matches_golden: Any) -> None:
    _written(source, tmp_path / "notes.jsonld")
    matches_golden(tmp_path / "notes.jsonld", "notes.jsonld")


def test_the_collection_keeps_the_rules_of_the_model(source: Any, tmp_path: Path) -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    checker = jsonschema.Draft202012Validator(schema)
    checker.validate(_written(source, tmp_path / "notes.jsonld"))
    source.chosen = []
    empty = _written(source, tmp_path / "empty.jsonld")
    checker.validate(empty)
    assert empty["total"] == 0


def test_every_place_quotation_note_and_tag_comes_back(source: Any, tmp_path: Path) -> None:
    collection = _written(source, tmp_path / "notes.jsonld")
    items = {item["id"]: item for item in collection["first"]["items"]}
    annotations = [each for article in source.articles() for each in source.annotations(article)]
    assert collection["total"] == len(items) == len(annotations)
    for each in annotations:
        item = items[f"scholiast://{source.uid}/article/{each.article_uid}?annotation={each.uid}"]
        bodies = item.get("body", [])
        assert [body["value"] for body in bodies if body["purpose"] == "tagging"] == list(each.tags)
        assert "".join(body["value"] for body in bodies if body["purpose"] == "commenting") == each.note
        assert (item["created"], item["modified"]) == (each.created, each.modified)
        assert item["creator"]["name"] == each.by
        selectors = {found["type"]: found for found in item["target"].get("selector", [])}
        if each.anchor is None:
            assert selectors == {}
            continue
        quotation = selectors["TextQuoteSelector"]
        assert quotation["exact"] == each.anchor.quote
        if each.anchor.state == "orphan":
            assert "TextPositionSelector" not in selectors
            continue
        position = selectors["TextPositionSelector"]
        text = source.texts[each.article]
        start, end = position["start"], position["end"]
        assert text[start:end] == each.anchor.quote
        assert text[max(0, start - 32) : start] == quotation["prefix"]
        assert text[end : end + 32] == quotation["suffix"]


def test_the_target_is_the_page_where_its_address_is_one(source: Any, tmp_path: Path) -> None:
    collection = _written(source, tmp_path / "notes.jsonld")
    sources = [item["target"]["source"] for item in collection["first"]["items"]]
    assert sources[0] == "https://example.org/a?b=1"
    assert sources[-1] == f"scholiast://{source.uid}/article/{source.chosen[1].uid}"


def test_only_a_collection_of_our_own_is_replaced(source: Any, tmp_path: Path) -> None:
    out = tmp_path / "notes.jsonld"
    _written(source, out)
    first = out.read_bytes()
    _written(source, out)
    assert out.read_bytes() == first
    out.write_text('{"mine": true}', encoding="utf-8")
    with pytest.raises(ScholiastError, match="there already"):
        JsonldExporter().write(source, out)
