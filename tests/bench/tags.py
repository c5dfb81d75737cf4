"""Benches of tags: ten thousand passages found, tagged, given another tag, merged and undone."""

import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from desktop.library import Library
from desktop.model import AnnotationId, Span, TagId
from tests.bench.core import filled
from tests.bench.probe import Row

PASSAGES = 10_000
LIMIT = 1_000.0  # ms
WORDS = "the of"


def tagging() -> Iterator[Row]:
    """Acts on 10,000 passages in 200 articles, each one step."""
    with tempfile.TemporaryDirectory() as name:
        library = filled(Path(name), articles=200, size=30_000)
        ids = library.articles.ids()
        started = time.perf_counter()
        lines = [each for part in library.passages.of_query(WORDS, ids) for each in part]
        taken = (time.perf_counter() - started) * 1_000 * PASSAGES / len(lines)
        yield Row(f"find {PASSAGES:,} places in context", taken, LIMIT, "ms", aim="1 x")
        wanted = [(each.article, Span(each.start, each.end)) for each in lines[:PASSAGES]]
        library.annotations.tag_passages(wanted[:1], "a")
        acts: dict[str, Callable[[], object]] = {
            f"tag {len(wanted):,} places": lambda: library.annotations.tag_passages(wanted, "a"),
            "replace the tag on all": lambda: library.annotations.replace(marks, "a", "b"),
            "merge the tag": lambda: library.tags.merge([_tag(library, "b")], _tag(library, "a")),
            "undo the merge": library.undo,
            "count the codebook": library.tags.all,
        }
        marks: list[AnnotationId] = []
        for what, act in acts.items():
            started = time.perf_counter()
            act()
            yield Row(what, (time.perf_counter() - started) * 1_000, LIMIT, "ms", aim="1 x")
            marks = marks or [each.id for each in library.annotations.all()]
        library.close()


def _tag(library: Library, name: str) -> TagId:
    return library.tags.create(name).id
