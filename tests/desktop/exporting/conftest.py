"""A small library in memory, with everything in it that formats trip over."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from desktop.model import (
    Anchor,
    AnchorState,
    Annotation,
    AnnotationId,
    Article,
    ArticleId,
    Block,
    Entity,
    EntityId,
    Memo,
    Mention,
    Tag,
    Version,
    VersionId,
)
from desktop.text.citation_keys import citation_keys
from desktop.text.library_records import header

GOLDEN = Path(__file__).parents[2] / "golden"
LIBRARY = "0193a000-0000-7000-8000-00000000c0de"
TEXT = (
    '😀🇦🇿 Baku said "no".\n\n'
    "Cafe\u0301 talks, 2 * 3 * 4 and <b>snake_case</b> #tagged:\n"
    "    - اجتماع في باكو today\n"
    "---\n\n"
    "Line\u2028separator, tab\tand NBSP\u00a0here 👩\u200d🚀 end."
)
PLAIN = "Compare with **last year**.\n\n- one\n- two"
ON_ENTITY = 2
HOSTILE = "before\n---\n```\nnever closed\n^a-00000000\n%% hidden\n\n[x]: http://example.org"
FORMULA = '=HYPERLINK("http://example.org"; "a; b")\r\nsecond line'


@dataclass
class MemorySource:
    """An ExportSource over plain lists."""

    chosen: list[Article]
    texts: dict[int, str]
    notes: dict[int, list[Annotation]]
    uid: str = LIBRARY
    codebook: list[Tag] = field(default_factory=list)
    journal: list[Memo] = field(default_factory=list)
    subjects: dict[str, str] = field(default_factory=dict)
    kinds: dict[int, list[Block]] = field(default_factory=dict)
    named: dict[int, list[Mention]] = field(default_factory=dict)
    index: list[Entity] = field(default_factory=list)
    kept: list[Mapping[str, object]] = field(default_factory=list)
    files: list[tuple[str, str, bytes]] = field(default_factory=list)

    def articles(self) -> Iterable[Article]:
        return iter(self.chosen)

    def text(self, article: Article) -> Version:
        text = self.texts[article.id]
        return Version(VersionId(article.id), article.uid, article.id, 1, text, "", article.added)

    def blocks(self, article: Article) -> Sequence[Block]:
        return self.kinds.get(article.id, [])

    def mentions(self, article: Article) -> Sequence[Mention]:
        return self.named.get(article.id, [])

    def entities(self) -> Sequence[Entity]:
        return self.index

    def citation_keys(self) -> Mapping[str, str]:
        return citation_keys(
            (each.uid, each.author, each.source, each.date, each.title) for each in self.chosen
        )

    def annotations(self, article: Article) -> Sequence[Annotation]:
        return self.notes.get(article.id, [])

    def paragraph(self, article: Article, offset: int) -> int:
        return self.texts[article.id].count("\n\n", 0, offset) + 1

    def memos(self) -> Sequence[Memo]:
        return self.journal

    def subject(self, memo: Memo) -> str:
        return self.subjects.get(memo.uid, "")

    def tags(self) -> Sequence[Tag]:
        return self.codebook

    def records(self) -> Iterator[Mapping[str, object]]:
        yield header(self.uid, schema=1, part=False)
        yield from self.kept

    def originals(self) -> Iterable[tuple[str, str, bytes]]:
        return self.files


def make_article(number: int, title: str, *, author: str | None = None, url: str | None = None) -> Article:
    return Article(
        id=ArticleId(number),
        uid=f"0193a000-0000-7000-8000-0000{number:08x}",
        title=title,
        author=author,
        source="AzerTAc: daily\u2028news" if author else None,
        date="2005-02" if author else None,
        url=url,
        language="en",
        words=10,
        read=False,
        starred=False,
        binned=None,
        added="2026-01-02T03:04:05Z",
        modified="2026-01-02T03:04:05Z",
        annotations=1,
    )


def anchor_at(text: str, start: int, end: int, state: AnchorState = AnchorState.EXACT) -> Anchor:
    return Anchor(start, end, text[start:end], text[max(0, start - 32) : start], text[end : end + 32], state)


def make_annotation(
    number: int, article: Article, anchor: Anchor | None, *, note: str = "", tags: tuple[str, ...] = ()
) -> Annotation:
    return Annotation(
        id=AnnotationId(number),
        uid=f"0193b000-0000-7000-8000-0000{number:08x}",
        article=article.id,
        article_uid=article.uid,
        anchor=anchor,
        note=note,
        tags=tags,
        created="2026-02-03T04:05:06Z",
        modified="2026-02-03T04:05:07Z",
        by="Ana",
    )


def make_memo(number: int, *, title: str = "", note: str = "", tags: tuple[str, ...] = ()) -> Memo:
    return Memo(
        id=AnnotationId(number),
        uid=f"0193c000-0000-7000-8000-0000{number:08x}",
        title=title,
        note=note,
        tags=tags,
        tag=None,
        entity=EntityId(1) if number == ON_ENTITY else None,
        created=f"2026-03-0{number}T04:05:06Z",
        modified="2026-03-09T04:05:07Z",
        by="Ana",
    )


@pytest.fixture
def journal(source: "MemorySource") -> "MemorySource":
    """The same source with memos: free, on an entity, without a title, and hostile."""
    source.journal = [
        make_memo(1, title="On *frames* [1]", note=PLAIN, tags=("method",)),
        make_memo(ON_ENTITY, note="Spelled in three ways"),
        make_memo(3, title="=1+1", note=HOSTILE),
        make_memo(4, note="Only a thought"),
    ]
    source.subjects = {source.journal[1].uid: "Baku"}
    return source


@pytest.fixture
def source() -> MemorySource:
    first = make_article(
        1, 'CON: "Baku" / *exercise* #1?', author="Ilham, O'Neill", url="https://example.org/a?b=1"
    )
    second = make_article(2, "=1+1")
    third = make_article(3, "Nothing noted here")
    baku = TEXT.index("Baku")
    arabic = TEXT.index("اجتماع")
    notes = [
        make_annotation(1, first, None, note=FORMULA, tags=("=sum", "military cooperation/exercises")),
        make_annotation(2, first, anchor_at(TEXT, 0, 1), tags=('say "when"',)),
        make_annotation(3, first, anchor_at(TEXT, baku, baku + 4), note=PLAIN, tags=("place",)),
        make_annotation(4, first, anchor_at(TEXT, baku, baku + 14)),
        make_annotation(5, first, anchor_at(TEXT, baku + 10, arabic + 6), note=HOSTILE, tags=("1984",)),
        make_annotation(6, first, anchor_at(TEXT, arabic, arabic + 6), tags=("مكان/باكو",)),
        make_annotation(7, first, anchor_at(TEXT, arabic, len(TEXT) - 1, AnchorState.ORPHAN)),
        make_annotation(8, first, anchor_at(TEXT, len(TEXT) - 1, len(TEXT)), tags=("a/b", "a/b c/d")),
    ]
    others = [make_annotation(9, second, anchor_at("x = y", 0, 5), note="-1", tags=("place",))]
    return MemorySource([first, second, third], {1: TEXT, 2: "x = y", 3: "-"}, {1: notes, 2: others})


@pytest.fixture
def matches_golden() -> Callable[[Path, str], None]:
    """Compare a file with the one kept; ``REWRITE_GOLDEN=1`` keeps the new one, to be read in the diff."""

    def compare(written: Path, name: str) -> None:
        kept = GOLDEN / name
        if os.environ.get("REWRITE_GOLDEN"):
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.write_bytes(written.read_bytes())
        assert written.read_bytes() == kept.read_bytes()

    return compare
