"""Benches of links: what fits the letters after two brackets, and what links to a thousand notes."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from desktop.library import Library
from desktop.model import FoundMention, Kind, Span
from desktop.text.links import LinkKind, link_to, markdown_link
from tests.bench.core import filled
from tests.bench.probe import Row, cpu

ARTICLES, NOTES = 10_000, 1_000
AIM = 30.0  # milliseconds


def linking() -> Iterator[Row]:
    """Completing a link over 10,000 articles and 20,000 entities, and counting links to 1,000 notes."""
    with tempfile.TemporaryDirectory() as name:
        library = filled(Path(name), articles=ARTICLES, size=1_000)
        _name_entities(library)
        for typed in ("", "b", "ba", "army", "nowhere"):
            taken = cpu(lambda typed=typed: library.linking.targets(typed), times=20)
            yield Row(f"complete [[{typed} over 10,000 articles", taken, AIM, "ms of CPU", "1")
        article = library.articles.ids()[0]
        uids = [library.annotations.add(article, Span(at % 900, at % 900 + 9)).uid for at in range(NOTES)]
        for uid in uids[: NOTES // 2]:
            library.memos.add(note=markdown_link("there", link_to(library.uid, LinkKind.NOTE, uid)))
        taken = cpu(lambda: library.linking.linking(uids), times=20)
        yield Row("what links to 1,000 notes, 500 links", taken, AIM, "ms of CPU", "1")
        library.close()


def _name_entities(library: Library) -> None:
    """Put twenty made names in each article: every text begins anew with other letters."""
    found = []
    for place, article in enumerate(library.articles.ids()):
        version = library.articles.version(article)
        spans = [(at, at + 3 + (place + at) % 17) for at in range(0, 600, 30)]
        found.append((version.id, [FoundMention(start, end, _kind(start)) for start, end in spans]))
    library.mentions.store_many("bench 1", found)


def _kind(number: int) -> Kind:
    return tuple(Kind)[number % len(Kind)]
