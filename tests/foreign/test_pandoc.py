"""Exported Markdown as pandoc reads it: front matter, quotations and links come back as they were."""

import json
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from desktop.library import Library
from desktop.model import Annotation, Article, FileResult, ImportedArticle, Span
from desktop.text.links import article_link

pytestmark = pytest.mark.foreign("pandoc")
READER = "markdown-smart+yaml_metadata_block"  # smart would turn straight quotation marks
TITLE = '=1+1: "Baku" & \U0001f600 #1, said O\'Neill'
PARAGRAPHS = (
    "\U0001f600\U0001f1e6\U0001f1ff Baku said \"no\" -- and 'yes'... to cafe\u0301 talks.",
    "# no heading\n2 * 3 * 4 and <b>snake_case</b> #tagged\n---\n1. no list\n```\n$x$ [a](b) ~~c~~ H^2^ @b\\",
    "اجتماع في باكو today \U0001f469\u200d\U0001f680 end.",
    "(1) said one\n\na. two\n\niv) three\n\n12345. four\n\nI. Five\n\n(@) six\n\nWho\n: told\n\n::: box\n:::",
    "> quoted | a | table |\n|---|---|\n- [ ] box\n: defined\n| line\n(@) example\n[^1]: foot\n<!-- c -->",
)
TEXT = "\n\n".join(PARAGRAPHS)
TAGS = ("=sum", "a/b c/d", 'say "when"', "1984", "yes", "مكان/باكو", "null", "# x: - y")
HOSTILE = "before\n```\nnever closed\n\n---\n\n# Not the article's\n<div>\n[x]: http://example.org\n"
PLACES = (
    (0, 1),  # an emoji
    (TEXT.index("Baku"), TEXT.index("Baku") + 4),
    (TEXT.index("Baku"), TEXT.index("talks")),  # around the one before
    (TEXT.index("cafe"), TEXT.index("cafe") + 4),  # without the mark that combines with its last letter
    (TEXT.index("said"), TEXT.index("snake_case") + 5),  # overlaps, and goes over a paragraph's end
    (len(PARAGRAPHS[0]) + 2, len(PARAGRAPHS[0]) + 2 + len(PARAGRAPHS[1])),
    (TEXT.index("اجتماع"), TEXT.index("باكو")),
    (TEXT.index("(1) said"), TEXT.index("> quoted") - 2),
    (TEXT.index("> quoted"), len(TEXT)),
    (0, len(TEXT)),
)
NOTES = (
    "",
    "Compare *this*.",
    HOSTILE,
    "- one\n- two",
    "~~~\nopen",
    "",
    "$$ x\n%% y",
    "",
    "| a |\n|---|",
    "",
)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    path = tmp_path / "research.scholiast"
    made = Library.open(path, create=True, by="Tess")
    storing = made.articles.start_import()
    details = {
        "author": "'Ada': Lind",
        "source": "yes",
        "date": "2005-02",
        "url": "https://example.org/a?b=1&c",
    }
    read = ImportedArticle(text=TEXT, title=TITLE, **details)
    other = ImportedArticle(text="x = y", title="no")
    for number, article in enumerate((read, other)):
        storing.add(FileResult(f"/articles/{number}.txt", "text", "1", (article,), sha256=f"{number:064}"))
    storing.finish()
    second, first = made.articles.ids()
    made.annotations.add(first, None, note="On the whole\n\n===\n", tags=TAGS)
    for place, note in zip(PLACES, NOTES, strict=True):
        made.annotations.add(first, Span(*place), note=note)
    made.annotations.add(second, Span(0, 5), note=HOSTILE, tags=["=sum"])
    made.close()
    return path


def export(library: Path, out: Path) -> None:
    words = ["export", "--format", "markdown", "--out", str(out), "--library", str(library)]
    subprocess.run([sys.executable, "-m", "desktop", *words], check=True, capture_output=True)


def parse(path: Path) -> dict[str, Any]:
    words = ["pandoc", "-f", READER, "-t", "json", str(path)]
    done = subprocess.run(words, check=True, capture_output=True, text=True, encoding="utf-8")
    assert done.stderr == ""
    read: dict[str, Any] = json.loads(done.stdout)
    return read


def known(library: Path) -> tuple[str, list[tuple[Article, list[Annotation]]]]:
    """Return the library's uid and its articles, oldest first, with their annotations."""
    opened = Library.open(library, writable=False)
    articles = reversed(opened.articles.rows(opened.articles.ids()))
    found = [(article, opened.annotations.of(article.id)) for article in articles]
    opened.close()
    return opened.uid, found


BREAKS = {"Space": " ", "SoftBreak": "\n", "LineBreak": "\\\n"}


def words(inlines: list[Any]) -> str:
    """Return the characters of inlines; anything that is more than characters shows as what it is."""
    shown = []
    for each in inlines:
        kind = each["t"]
        shown.append(each["c"] if kind == "Str" else BREAKS.get(kind, f"[{kind}]"))
    return "".join(shown)


def shown(blocks: list[Any]) -> str:
    """Return the characters of blocks, a blank line between two of them."""
    plain = ("Para", "Plain")
    return "\n\n".join(words(each["c"]) if each["t"] in plain else f"[{each['t']}]" for each in blocks)


def value(meta: Any) -> Any:
    """Return a value of the front matter; pandoc has no null but an empty string."""
    if meta["t"] == "MetaList":
        return [value(each) for each in meta["c"]]
    if meta["t"] == "MetaMap":
        return {key: value(each) for key, each in meta["c"].items()}
    return words(meta["c"]) if meta["t"] == "MetaInlines" else meta["c"] or None


def front_matter(article: Article, annotations: list[Annotation]) -> dict[str, Any]:
    names = ("title", "author", "source", "date", "url")
    facts = {name: getattr(article, name) for name in names}
    return {"id": article.uid, **facts, "tags": sorted({tag for each in annotations for tag in each.tags})}


def quotations(blocks: list[Any]) -> Iterator[tuple[str, str]]:
    """Yield every block id that stands under a quotation, with the quotation's characters."""
    for block, after in pairwise(blocks):
        if block["t"] == "BlockQuote" and after["t"] == "Para" and words(after["c"]).startswith("^a-"):
            yield words(after["c"]), shown(block["c"])


def links(blocks: list[Any]) -> Iterator[str]:
    """Yield where the links that begin a paragraph lead."""
    for block in blocks:
        if block["t"] == "Para" and block["c"][0]["t"] == "Link":
            yield block["c"][0]["c"][2][0]


def check_article(blocks: list[Any], uid: str, article: Article, annotations: list[Annotation]) -> None:
    quoted = {f"^a-{each.uid[-8:]}": each.anchor.quote for each in annotations if each.anchor is not None}
    assert dict(quotations(blocks)) == quoted
    assert list(links(blocks)) == [article_link(uid, article.uid, each.uid) for each in annotations]
    kinds = {block["t"] for block in blocks}
    assert kinds <= {"Para", "BlockQuote", "BulletList", "Header"}, "a note or a quotation spills over"


def test_every_article_of_a_folder_comes_back(library: Path, tmp_path: Path) -> None:
    export(library, tmp_path / "notes")
    uid, articles = known(library)
    written = [parse(path) for path in (tmp_path / "notes").iterdir()]
    by_id = {value(each["meta"]["id"]): each for each in written}
    assert len(by_id) == len(articles) == 2
    for article, annotations in articles:
        document = by_id[article.uid]
        assert {key: value(each) for key, each in document["meta"].items()} == front_matter(
            article, annotations
        )
        heading, *blocks = document["blocks"]
        assert heading["t"] == "Header"
        assert words(heading["c"][2]) == article.title
        assert "Header" not in {block["t"] for block in blocks}
        check_article(blocks, uid, article, annotations)


def test_one_file_for_all_keeps_the_articles_apart(library: Path, tmp_path: Path) -> None:
    export(library, tmp_path / "all.md")
    uid, articles = known(library)
    document = parse(tmp_path / "all.md")
    meta = {key: value(each) for key, each in document["meta"].items()}
    assert meta["id"] == uid
    assert meta["tags"] == sorted(TAGS)
    assert meta["articles"] == [front_matter(*each) for each in articles]
    blocks = document["blocks"]
    starts = [place for place, block in enumerate(blocks) if block["t"] == "Header"]
    assert [words(blocks[place]["c"][2]) for place in starts[1:]] == [each.title for each, _notes in articles]
    for (article, annotations), start, end in zip(
        articles, starts[1:], [*starts[2:], len(blocks)], strict=True
    ):
        described, *rest = blocks[start + 1 : end]
        assert article_link(uid, article.uid) in json.dumps(described)
        check_article(rest, uid, article, annotations)
