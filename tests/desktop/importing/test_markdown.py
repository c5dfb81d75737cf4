"""Markdown: every source character stays, markup is hidden in drawing only."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import UnreadableError
from desktop.importing.markdown import MarkdownImporter, visible_text
from desktop.model import BlockKind, ImportedArticle

SOURCE = """---
title: "A day: at sea"
authors: [Ann Example, Bob]
date: 2022-12-05
source: https://example.org/a
lang: en-GB
---

# A day: at sea #

Some **bold**, *soft* and `co*de*` with [a link](https://a.example/c_d), snake_case_name and \\*.
Second line.

- item one
  - nested

> quoted
> twice

```python
# no heading
```

Beneath
=======

***
"""


def read(source: str) -> ImportedArticle:
    (article,) = MarkdownImporter().read(source.encode(), "a.md")
    return article


def test_the_front_matter_says_what_the_article_is() -> None:
    article = read(SOURCE)
    assert article.text == SOURCE
    assert (article.title, article.author, article.date) == (
        "A day: at sea",
        "Ann Example, Bob",
        "2022-12-05",
    )
    assert (article.url, article.source, article.language) == ("https://example.org/a", None, "en")


def test_blocks_say_what_is_what_and_what_is_not_drawn() -> None:
    article = read(SOURCE)
    shown = [(each.kind, each.level, visible_text(SOURCE, each)) for each in article.blocks]
    assert shown == [
        (BlockKind.PARAGRAPH, 0, ""),
        (BlockKind.TITLE, 0, "A day: at sea"),
        (
            BlockKind.PARAGRAPH,
            0,
            "Some bold, soft and co*de* with a link, snake_case_name and *. Second line.",
        ),
        (BlockKind.LINK, 0, "a link"),
        (BlockKind.LIST, 1, "- item one"),
        (BlockKind.LIST, 2, "- nested"),
        (BlockKind.QUOTE, 0, "quoted twice"),
        (BlockKind.PARAGRAPH, 0, "# no heading"),
        (BlockKind.HEADING, 1, "Beneath"),
        (BlockKind.PARAGRAPH, 0, ""),
    ]
    assert article.blocks[3].data == {"href": "https://a.example/c_d"}


def test_without_front_matter_the_first_heading_is_the_title_and_a_byline_is_read() -> None:
    article = read("# At *sea*\n\n*By Ann Example*\n\n5 December 2022\n\nText.\n")
    assert (article.title, article.author, article.date) == ("At sea", "Ann Example", "2022-12-05")
    byline = BlockKind.BYLINE
    assert [each.kind for each in article.blocks] == [BlockKind.TITLE, byline, byline, BlockKind.PARAGRAPH]
    assert read("Text.\n\n## Later\n").title == "Later"
    assert read("Text.\n").title is None


@pytest.mark.parametrize("source", ["---\nno facts\n\n---\nText", "---\na: b\n", "----\na: b\n\n----\n"])
def test_what_is_no_front_matter_is_text(source: str) -> None:
    assert visible_text(source, read(source).blocks[1]) in ("no facts", "a: b")


@pytest.mark.parametrize(
    "piece", ["*", "[", "`", "`b ", "_a ", "> ", "a\n", "[a](", "((", "<https://", "***_", "#"]
)
def test_a_page_of_markup_takes_linear_time(piece: str) -> None:
    assert read(piece * 20_000).text == piece * 20_000


MARKUP = st.text(alphabet=st.sampled_from("a b*_`#>-1.[]()<\\!\n=~😀:"), max_size=200)


@given(MARKUP | st.binary(max_size=200))
def test_any_text_is_read_with_blocks_and_hidden_places_inside_it(source: str | bytes) -> None:
    data = source.encode() if isinstance(source, str) else source
    try:
        (article,) = MarkdownImporter().read(data, "a.md")
    except UnreadableError:
        return
    size = len(article.text)
    assert [each.start for each in article.blocks] == sorted(each.start for each in article.blocks)
    for block in article.blocks:
        assert 0 <= block.start < block.end <= size
        position = block.start
        for start, end in block.data.get("hidden", []):  # type: ignore[attr-defined]
            assert position <= start < end <= block.end
            position = end
