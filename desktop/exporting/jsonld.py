"""Notes as a W3C Web Annotation collection: JSON-LD that other annotation programs read.

https://www.w3.org/TR/annotation-model/ - one AnnotationCollection whose first and only page is
embedded. Positions are Unicode code points, as the model asks. A memo's target is the library, as the model
wants one; its note begins with its title, or with what it lies on.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TextIO

from desktop.exporting.files import make_folder, refuse_foreign, replacing
from desktop.exporting.report import ALL_OF_A_NOTE
from desktop.extensions.export import USUAL, ExportOptions, ExportSource, Feature, Target, Written
from desktop.model import Anchor, AnchorState, Annotation, Article, Memo
from desktop.text.links import article_link
from desktop.translation import _

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_OPENING = f'{{"@context": "{CONTEXT}",\n "type": "AnnotationCollection",\n'
_ADDRESS = re.compile(r'https?://[^\s<>"{}|\\^`\x00-\x20\x7f-\x9f]+')


def _source(source: ExportSource, article: Article) -> str:
    """Return what is annotated: the page itself where its address is known, else our link."""
    url = article.url or ""
    return url if _ADDRESS.fullmatch(url) else article_link(source.uid, article.uid)


def _selectors(anchor: Anchor) -> list[dict[str, object]]:
    """Return where the passage is, twice; an orphan has lost its position and keeps its quotation."""
    position: dict[str, object] = {"type": "TextPositionSelector", "start": anchor.start, "end": anchor.end}
    quotation: dict[str, object] = {
        "type": "TextQuoteSelector",
        "exact": anchor.quote,
        "prefix": anchor.prefix,
        "suffix": anchor.suffix,
    }
    return [quotation] if anchor.state is AnchorState.ORPHAN else [position, quotation]


def _bodies(annotation: Annotation | Memo) -> list[dict[str, object]]:
    note: dict[str, object] = {
        "type": "TextualBody",
        "purpose": "commenting",
        "format": "text/markdown",
        "value": annotation.note,
    }
    tags: list[dict[str, object]] = [
        {"type": "TextualBody", "purpose": "tagging", "format": "text/plain", "value": tag}
        for tag in annotation.tags
    ]
    return [note, *tags] if annotation.note else tags


def _motivations(annotation: Annotation | Memo) -> list[str]:
    named = [
        *(["commenting"] if annotation.note else []),
        *(["tagging"] if annotation.tags else []),
    ]
    return named or ["highlighting"]


def web_annotation(source: ExportSource, article: Article, annotation: Annotation) -> dict[str, object]:
    """Return one annotation as the model writes it, without the context of the collection."""
    target: dict[str, object] = {"type": "SpecificResource", "source": _source(source, article)}
    if annotation.anchor is not None:
        target["selector"] = _selectors(annotation.anchor)
    address = article_link(source.uid, article.uid, annotation.uid)
    return {**_record(address, annotation), "target": target}


def memo_annotation(source: ExportSource, memo: Memo) -> dict[str, object]:
    """Return a memo as the model writes an annotation of the whole library."""
    note = "\n\n".join(part for part in (memo.title or source.subject(memo), memo.note) if part)
    target = {"type": "SpecificResource", "source": f"urn:uuid:{source.uid}"}
    return {**_record(f"urn:uuid:{memo.uid}", replace(memo, note=note)), "target": target}


def _record(address: str, note: Annotation | Memo) -> dict[str, object]:
    """Return what every note has: its address, times, author, words and tags."""
    record: dict[str, object] = {
        "id": address,
        "type": "Annotation",
        "motivation": _motivations(note),
        "created": note.created,
        "modified": note.modified,
    }
    if note.by:
        record["creator"] = {"type": "Person", "name": note.by}
    if bodies := _bodies(note):
        record["body"] = bodies
    return record


def _lines(source: ExportSource) -> Iterator[str]:
    for article in source.articles():
        for annotation in source.annotations(article):
            yield json.dumps(web_annotation(source, article, annotation), ensure_ascii=False)
    for memo in source.memos():
        yield json.dumps(memo_annotation(source, memo), ensure_ascii=False)


def _write(stream: TextIO, source: ExportSource) -> None:
    """Write the collection, one annotation a line; the total comes last, once it is known."""
    stream.write(_OPENING)
    stream.write(f' "id": "urn:uuid:{source.uid}",\n')
    stream.write(f' "label": {json.dumps(_("Notes from Scholiast"), ensure_ascii=False)},\n')
    stream.write(f' "first": {{"id": "urn:uuid:{source.uid}#first", "type": "AnnotationPage",\n')
    stream.write(f'  "partOf": "urn:uuid:{source.uid}", "startIndex": 0, "items": [')
    total = 0
    for line in _lines(source):
        stream.write(f",\n{line}" if total else f"\n{line}")
        total += 1
    stream.write(f'\n]}},\n "total": {total}}}\n')


def _is_ours(head: bytes) -> bool:
    return head.startswith(_OPENING.encode())


class JsonldExporter:
    """Writes one AnnotationCollection; cells are no matter here, so the formula guard changes nothing."""

    name = "jsonld"
    suffix = ".jsonld"
    carries = ALL_OF_A_NOTE | {Feature.LINKS, Feature.MEMOS}

    def targets(self) -> tuple[Target, ...]:
        """Return the one file."""
        return (Target(".jsonld", _("JSON-LD, W3C Web Annotations"), _("For other annotation programs.")),)

    def write(
        self,
        source: ExportSource,
        out: Path,
        options: ExportOptions = USUAL,  # noqa: ARG002 - the contract of all exporters
    ) -> Written:
        """Write one file; raises ScholiastError when it cannot, or when ``out`` is no such export."""
        make_folder(out.parent)
        refuse_foreign(out, _is_ours)
        with replacing(out) as stream:
            _write(stream, source)
        return Written((out,))
