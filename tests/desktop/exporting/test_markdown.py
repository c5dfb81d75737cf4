"""Markdown for Obsidian, its front matter read back by PyYAML."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from desktop.errors import ScholiastError
from desktop.exporting.markdown import MarkdownExporter
from desktop.text.links import parse_link


def _front_matter(path: Path) -> Any:
    _, front, _ = re.split(r"^---\n", path.read_text(encoding="utf-8"), maxsplit=2, flags=re.MULTILINE)
    return yaml.safe_load(front)


def test_a_folder_and_one_file_are_the_ones_kept(source: Any, tmp_path: Path, matches_golden: Any) -> None:
    files = MarkdownExporter().write(source, tmp_path / "notes").files
    assert len(files) == 2
    for path in files:
        matches_golden(path, f"markdown/{path.name}")
    assert MarkdownExporter().write(source, tmp_path / "all.md").files == (tmp_path / "all.md",)
    matches_golden(tmp_path / "all.md", "notes.md")


def test_front_matter_gives_back_what_is_known_of_the_article(source: Any, tmp_path: Path) -> None:
    files = MarkdownExporter().write(source, tmp_path / "notes").files
    for article, path in zip(source.chosen, files, strict=False):
        front = _front_matter(path)
        assert list(front) == ["id", "title", "author", "source", "date", "url", "tags"]
        for key in ("title", "author", "source", "date", "url"):
            assert front[key] == getattr(article, key)
        assert front["id"] == article.uid
        assert front["tags"] == sorted({tag for each in source.notes[article.id] for tag in each.tags})


def test_one_file_for_several_articles_names_each(source: Any, tmp_path: Path) -> None:
    MarkdownExporter().write(source, tmp_path / "all.md")
    front = _front_matter(tmp_path / "all.md")
    assert front["id"] == source.uid
    assert [each["title"] for each in front["articles"]] == [each.title for each in source.chosen[:2]]
    source.chosen = source.chosen[:1]
    MarkdownExporter().write(source, tmp_path / "all.md")
    assert _front_matter(tmp_path / "all.md")["id"] == source.chosen[0].uid
    source.chosen = []
    MarkdownExporter().write(source, tmp_path / "all.md")
    assert _front_matter(tmp_path / "all.md")["articles"] == []


def test_every_annotation_has_its_block_id_and_its_way_back_whatever_a_note_says(
    source: Any, tmp_path: Path
) -> None:
    first, _ = MarkdownExporter().write(source, tmp_path / "notes").files
    text = first.read_text(encoding="utf-8")
    expected = [f"^a-{each.uid[-8:]}" for each in source.notes[1]]
    assert re.findall(r"(?:^|(?<=\) )|(?<= ))\^a-[0-9a-f]{8}$", text, re.MULTILINE) == expected
    links = [parse_link(address) for address in re.findall(r"\]\((scholiast://[^)]*)\)", text)]
    assert [link.annotation for link in links if link] == [each.uid for each in source.notes[1]]
    assert text.count("\n---\n") == 1
    assert "\n```" not in text


def test_quotations_come_back_line_by_line(source: Any, tmp_path: Path) -> None:
    first, _ = MarkdownExporter().write(source, tmp_path / "notes").files
    lines = first.read_text(encoding="utf-8").split("\n")
    for each in source.notes[1]:
        if each.anchor is None:
            continue
        at = lines.index(f"^a-{each.uid[-8:]}") - 2
        quoted = []
        while lines[at].startswith(">"):
            quoted.insert(0, lines[at].removeprefix(">").removeprefix(" "))
            at -= 1
        shown = re.sub(r"&#(\d+);", lambda match: chr(int(match[1])), "\n".join(quoted))
        assert re.sub(r"\\([^\w\s])", r"\1", shown) == each.anchor.quote


def test_a_repeated_export_is_the_same_and_leaves_other_files_alone(source: Any, tmp_path: Path) -> None:
    out = tmp_path / "notes"
    files = MarkdownExporter().write(source, out).files
    mine = out / "my thoughts.md"
    mine.write_text('---\nid: "mine"\n---\n', encoding="utf-8")
    copy = out / f"A copy of {files[0].name}"
    copy.write_bytes(files[0].read_bytes() + b"my own words")
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    assert MarkdownExporter().write(source, out).files == files
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before


def test_an_article_keeps_its_file_when_its_title_changes(source: Any, tmp_path: Path) -> None:
    files = MarkdownExporter().write(source, tmp_path / "notes").files
    source.chosen[0] = replace(source.chosen[0], title="Another title")
    assert MarkdownExporter().write(source, tmp_path / "notes").files == files
    assert _front_matter(files[0])["title"] == "Another title"


def test_a_file_that_the_reader_renamed_is_still_the_articles_file(source: Any, tmp_path: Path) -> None:
    files = MarkdownExporter().write(source, tmp_path / "notes").files
    renamed = files[1].rename(tmp_path / "notes" / "sums.md")
    assert MarkdownExporter().write(source, tmp_path / "notes").files == (files[0], renamed)


def test_an_article_without_notes_has_no_file_until_it_had_one(source: Any, tmp_path: Path) -> None:
    files = MarkdownExporter().write(source, tmp_path / "notes").files
    source.notes = {1: source.notes[1]}
    assert MarkdownExporter().write(source, tmp_path / "notes").files == files
    assert "^a-" not in files[1].read_text(encoding="utf-8")


def test_a_name_that_is_taken_by_a_file_of_the_reader_is_not_used(source: Any, tmp_path: Path) -> None:
    _, second = MarkdownExporter().write(source, tmp_path / "notes").files
    second.write_text("not an export", encoding="utf-8")
    full = second.with_name(f"=1+1 - {source.chosen[1].uid}.md")
    full.write_text("nor this", encoding="utf-8")
    _, third = MarkdownExporter().write(source, tmp_path / "notes").files
    assert third.name == f"=1+1 - {source.chosen[1].uid} 2.md"
    assert second.read_text(encoding="utf-8") == "not an export"


def test_places_that_do_not_fit_are_refused_in_a_sentence(source: Any, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("x", encoding="utf-8")
    with pytest.raises(ScholiastError, match="not a folder"):
        MarkdownExporter().write(source, tmp_path / "taken")
    (tmp_path / "mine.md").write_text("# Mine", encoding="utf-8")
    with pytest.raises(ScholiastError, match="there already"):
        MarkdownExporter().write(source, tmp_path / "mine.md")
