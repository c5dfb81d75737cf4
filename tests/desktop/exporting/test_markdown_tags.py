"""Markdown by tag, and links between files."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from desktop.errors import ScholiastError
from desktop.exporting.markdown import MarkdownExporter
from desktop.extensions.export import ExportOptions
from desktop.model import Tag, TagId
from desktop.text.links import article_link, link_to

BY_TAG = ExportOptions(by="tag")
LINKED = ExportOptions(wikilinks=True)
_WIKILINK = re.compile(r"\[\[([^\]|#]+)(?:#(\^[\w-]+))?(?:\|[^\]]+)?\]\]")


def tag(number: int, name: str, definition: str = "") -> Tag:
    uid = f"0193d000-0000-7000-8000-0000{number:08x}"
    return Tag(TagId(number), uid, name, None, "#e0ae3f", None, definition, 1, 1)


@pytest.fixture
def tagged(journal: Any) -> Any:
    """The source with memos, and a codebook with every tag that is used, one above them and an unused one."""
    used = {name for notes in journal.notes.values() for each in notes for name in each.tags}
    names = sorted({*used, "a", "method", "unused"})
    meaning = {"place": "A city.\n# or a village"}
    journal.codebook = [
        tag(number, name, meaning.get(name, "")) for number, name in enumerate(names, start=1)
    ]
    journal.journal[0] = replace(journal.journal[0], tags=("method", "place"))
    journal.journal[3] = replace(journal.journal[3], tag=TagId(1), entity=None)
    journal.subjects[journal.journal[3].uid] = "place"
    return journal


def front_matter(path: Path) -> Any:
    _, front, _ = re.split(r"^---\n", path.read_text(encoding="utf-8"), maxsplit=2, flags=re.MULTILINE)
    return yaml.safe_load(front)


def links_resolve(folder: Path) -> int:
    """Follow every link between files to its file and block, and return how many there are."""
    texts = {path.stem: path.read_text(encoding="utf-8") for path in folder.glob("*.md")}
    found = [match for text in texts.values() for match in _WIKILINK.finditer(text)]
    for match in found:
        assert match[1] in texts
        if match[2]:
            assert re.search(rf"(^|\s){re.escape(match[2])}$", texts[match[1]], re.MULTILINE)
    return len(found)


def test_a_folder_by_tag_and_one_file_by_tag_are_the_ones_kept(
    tagged: Any, tmp_path: Path, matches_golden: Any
) -> None:
    files = MarkdownExporter().write(tagged, tmp_path / "tags", BY_TAG).files
    for path in files:
        matches_golden(path, f"markdown-tags/{path.name}")
    MarkdownExporter().write(tagged, tmp_path / "tags.md", BY_TAG)
    matches_golden(tmp_path / "tags.md", "notes-by-tag.md")


def test_each_tag_that_is_used_has_a_file_and_what_has_none_another(tagged: Any, tmp_path: Path) -> None:
    files = MarkdownExporter().write(tagged, tmp_path / "tags", BY_TAG).files
    used = [each.name for each in tagged.codebook if each.name not in {"a", "unused"}]
    assert [front_matter(path)["title"] for path in files] == [*used, "Without a tag"]
    assert [front_matter(path)["tags"] for path in files] == [*([name] for name in used), []]
    assert len({front_matter(path)["id"] for path in files}) == len(files)
    for path in files[:-1]:
        expected = [
            each.uid[-8:]
            for article in tagged.chosen
            for each in tagged.annotations(article)
            if front_matter(path)["title"] in each.tags
        ]
        text = path.read_text(encoding="utf-8")
        assert re.findall(r"annotation=[0-9a-f-]{28}([0-9a-f]{8})\)", text) == expected


def test_the_files_of_tags_link_to_those_above_and_below(tagged: Any, tmp_path: Path) -> None:
    tagged.notes[2][0] = replace(tagged.notes[2][0], tags=("a", "place"))
    folder = tmp_path / "tags"
    MarkdownExporter().write(tagged, folder, BY_TAG)
    assert links_resolve(folder) == 4
    (above,) = folder.glob("a - 0*.md")
    assert "Below: [[a - b - " in above.read_text(encoding="utf-8")


def test_memos_stand_with_the_tags_they_carry_or_lie_on(tagged: Any, tmp_path: Path) -> None:
    files = MarkdownExporter().write(tagged, tmp_path / "tags", BY_TAG).files
    texts = {front_matter(path)["title"]: path.read_text(encoding="utf-8") for path in files}
    assert [title for title, text in texts.items() if "On \\*frames\\*" in text] == ["method", "place"]
    assert [title for title, text in texts.items() if "Only a thought" in text] == ["place"]
    assert [title for title, text in texts.items() if "Spelled in three ways" in text] == ["Without a tag"]


def test_a_block_that_stands_twice_in_one_file_has_its_id_once(tagged: Any, tmp_path: Path) -> None:
    MarkdownExporter().write(tagged, tmp_path / "tags.md", BY_TAG)
    text = (tmp_path / "tags.md").read_text(encoding="utf-8")
    ids = re.findall(r"(?:^|(?<=\) )|(?<= ))\^a-[0-9a-f]{8}$", text, re.MULTILINE)
    annotations = {f"^a-{each.uid[-8:]}" for notes in tagged.notes.values() for each in notes}
    assert set(ids) == annotations
    assert len(ids) == 9 + 4  # of memos and annotations, whose short ids are alike in this library


def test_a_repeated_export_is_the_same_and_leaves_other_files_alone(tagged: Any, tmp_path: Path) -> None:
    folder = tmp_path / "tags"
    MarkdownExporter().write(tagged, folder, BY_TAG)
    (folder / "mine.md").write_text("mine", encoding="utf-8")
    first = {path.name: path.read_bytes() for path in folder.iterdir()}
    MarkdownExporter().write(tagged, folder, BY_TAG)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == first
    tagged.notes[1], tagged.notes[2], tagged.journal = [], [], []
    MarkdownExporter().write(tagged, folder, BY_TAG)
    assert set(first) == {path.name for path in folder.iterdir()}
    assert (folder / "mine.md").read_text(encoding="utf-8") == "mine"
    assert all(b"^a-" not in path.read_bytes() for path in folder.iterdir())


def test_links_between_notes_become_links_between_files_where_that_is_wanted(
    tagged: Any, tmp_path: Path
) -> None:
    first, second, third = tagged.chosen
    one, other = tagged.notes[1][2], tagged.notes[2][0]
    library = tagged.uid
    note = (
        f"See [x|y \\[1\\]]({article_link(library, second.uid, other.uid)}), "
        f"[that]({link_to(library, 'note', other.uid)}), [all]({article_link(library, second.uid)}), "
        f"[memo]({link_to(library, 'note', tagged.journal[0].uid)}), "
        f"[no]({article_link(library, third.uid)}), [far]({article_link(third.uid, second.uid)})."
    )
    tagged.notes[1][2] = replace(one, note=note)
    tagged.journal[1] = replace(
        tagged.journal[1], note=f"[back]({article_link(library, first.uid, one.uid)})"
    )
    folder = tmp_path / "notes"
    files = MarkdownExporter().write(tagged, folder, LINKED).files
    text = files[0].read_text(encoding="utf-8")
    stem = files[1].stem
    block = f"^a-{other.uid[-8:]}"
    assert f"See [[{stem}#{block}|x y 1]], [[{stem}#{block}|that]], [[{stem}|all]], [[Journal#^a-" in text
    assert f"[no]({article_link(library, third.uid)}), [far](" in text
    assert links_resolve(folder) == 5
    MarkdownExporter().write(tagged, folder)
    assert links_resolve(folder) == 0


def test_a_file_by_tag_of_the_readers_own_is_not_overwritten(tagged: Any, tmp_path: Path) -> None:
    own = tmp_path / "tags.md"
    own.write_text("# Mine\n", encoding="utf-8")
    with pytest.raises(ScholiastError, match="was not made by this kind of export"):
        MarkdownExporter().write(tagged, own, BY_TAG)
    assert own.read_text(encoding="utf-8") == "# Mine\n"
