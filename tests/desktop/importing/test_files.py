"""Which files are read, and a verdict for each of them."""

import hashlib
import os
import zlib
from pathlib import Path

import pytest

from desktop.importing.files import LARGEST_FILE, read_file, walk
from desktop.model import BlockKind
from resources.samples import sample_paths


def test_folders_are_walked_in_the_order_of_their_paths_without_dot_files_and_links(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/10.txt", "a.txt", "b/.hidden", ".git/x.txt", "c/d/e.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    (tmp_path / "link.txt").symlink_to(tmp_path / "a.txt")
    (tmp_path / "c" / "loop").symlink_to(tmp_path, target_is_directory=True)
    found = [path.relative_to(tmp_path).as_posix() for path in walk([tmp_path])]
    assert found == ["a.txt", "b/10.txt", "b/2.txt", "c/d/e.txt"]


def test_what_is_named_is_given_in_the_order_of_the_arguments(tmp_path: Path) -> None:
    (tmp_path / ".dot.txt").write_text("x", encoding="utf-8")
    arguments = [tmp_path / "missing.txt", tmp_path / ".dot.txt"]
    assert list(walk(arguments)) == arguments


def test_a_file_is_kept_whole_up_to_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"Text\r\n")
    result = read_file(str(path))
    assert result.original is not None
    assert zlib.decompress(result.original) == b"Text\r\n"
    assert (result.size, result.sha256) == (6, hashlib.sha256(b"Text\r\n").hexdigest())
    assert (result.importer, result.importer_version) == ("text", "1")
    assert read_file(str(path), original_limit=5).original is None


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.pdf", b"%PDF-1.7 ...", "PDF"),
        ("paper", b"%PDF-1.7 ...", "PDF"),
        ("a.docx", b"PK\x03\x04", "Word"),
        ("a.bin", b"PK\x03\x04", "archives"),
        ("a.png", b"\x89PNG", "pictures"),
        ("a.mp3", b"ID3", "sound"),
        ("a.csv", b"a,b", "CSV"),
        ("a.css", b"p {}", "web page"),
        ("feed", b'<?xml version="1.0"?><rss>', "XML"),
        ("a.warc", b"WARC/1.0", "WARC"),
        ("a.rtf", b"{\\rtf1", "RTF"),
        ("a.scholiast", b"SQLite format 3\x00", "File > Open"),
        ("a.txt", b"", "empty"),
        ("a.txt", b"\x00\x01\x02", "not a text file"),
        ("a.html", b"\x00\x01\x02", "not a text file"),
    ],
)
def test_what_is_not_read_yet_is_refused_with_what_to_do(
    tmp_path: Path, name: str, content: bytes, words: str
) -> None:
    (tmp_path / name).write_bytes(content)
    result = read_file(str(tmp_path / name))
    assert result.reason is not None
    assert words in result.reason
    assert result.articles == ()


def test_missing_and_strange_files_have_their_reasons(tmp_path: Path) -> None:
    assert read_file(str(tmp_path / "none.txt")).reason == "The file is missing."
    assert "folder" in str(read_file(str(tmp_path)).reason)
    assert read_file("a\x00b").reason is not None
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as stream:
        stream.truncate(LARGEST_FILE + 1)
    assert "64 MB" in str(read_file(str(huge)).reason)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("x", encoding="utf-8")
    path.chmod(0)
    assert "not allowed" in str(read_file(str(path)).reason)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert read_file(str(tmp_path / "pipe.txt")).reason is not None


def test_suffix_and_content_choose_who_reads(tmp_path: Path) -> None:
    text = "The soldiers crossed the river at dawn and built a bridge before noon. " * 9
    contents = {
        "a.md": f"# At sea\n\n{text}",
        "b": f"<!DOCTYPE html><html><p>{text}</p></html>",
        "c.log": text,
    }
    found = []
    for name, content in contents.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
        found.append(read_file(str(tmp_path / name)).importer)
    assert found == ["markdown", "html", "text"]


def test_the_sample_articles_read_without_a_warning() -> None:
    articles = [article for path in sample_paths() for article in read_file(str(path)).articles]
    assert [article.title for article in articles] == [
        "Azerbaijan and Turkey open joint winter drills near Baku",
        "Postcards from Baku 🌊📮",
        "Welcome to Scholiast",
    ]
    assert [article.author for article in articles] == [
        "Nigar Karimli",
        "Salma Haddad",
        "The Scholiast project",
    ]
    assert [article.date for article in articles] == ["2022-12-06", "2023-03-14", "2022-12-06"]
    assert not any(article.warnings for article in articles)
    assert all(any(block.kind is BlockKind.TITLE for block in article.blocks) for article in articles)


def test_the_language_that_a_file_does_not_give_is_that_of_its_words(tmp_path: Path) -> None:
    german = (
        "Der Fluss ist in der Nacht gestiegen, und die Leute haben ihre Boote auf den Hügel gebracht. " * 3
    )
    for name, text in (
        ("plain.txt", german),
        ("given.md", f"---\ntitle: Boats\nlang: fr\n---\n\n{german}"),
        ("short.txt", "Baku 12"),
    ):
        (tmp_path / name).write_text(text, encoding="utf-8")
    found = [
        read_file(str(tmp_path / name)).articles[0].language
        for name in ("plain.txt", "given.md", "short.txt")
    ]
    assert found == ["de", "fr", None]
