"""A Word file as it lies on the disk: a ZIP of parts, the same bytes for the same parts.

Parts are written one after the other, none is held as a whole. The first part names the kind of export, so
that a file can be told from one that a word processor has saved since: that one is never replaced.
ISO/IEC 29500; the parts are those that Word, LibreOffice and pandoc ask for.
"""

import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from tempfile import SpooledTemporaryFile
from typing import BinaryIO

from desktop.exporting.word.wordml import DECLARATION, NAMESPACES, escape
from resources.documents import document_part

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "application/vnd.openxmlformats-officedocument"
_PROPERTY = "{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}"  # the set of properties that programs add
_LINK = f"{_OFFICE}/relationships/hyperlink"
_RELATIONS_BEGIN = f'{DECLARATION}<Relationships xmlns="{_RELATIONS}">'
_RELATIONS_END = "</Relationships>"
IN_MEMORY = 2_000_000
"""Bytes of what has to wait for the end of the text that are kept in memory."""

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # a time of writing would make two files of the same notes differ
_NEVER = "1980-01-01T00:00:00Z"
_MARK = re.compile(rb'docProps/custom\.xml<.*?name="Scholiast"><vt:lpwstr>(\S+) ([0-9a-f-]{36})</', re.DOTALL)
Writes = Callable[[str], None]
_PARTS = {  # of a document: file, what it is, its type
    "styles": ("word-styles.xml", "wordprocessingml.styles+xml"),
    "settings": ("word-settings.xml", "wordprocessingml.settings+xml"),
    "numbering": ("word-numbering.xml", "wordprocessingml.numbering+xml"),
    "footer": ("word-footer.xml", "wordprocessingml.footer+xml"),
}


def owner(head: bytes, kind: str) -> str | None:
    """Return the uid that the first bytes of a file of our own name, None for any other file."""
    match = _MARK.search(head)
    return match[2].decode() if match and match[1].decode() == kind else None


class Links:
    """The addresses that a file leads to, each with the id that stands for it.

    Text and comments share the ids: pandoc looks those of comments up among those of the text.
    """

    def __init__(self, waiting: "SpooledTemporaryFile[bytes]") -> None:
        self._waiting = waiting
        self._count = 0
        self._last = ""

    def id_of(self, address: str) -> str:
        """Return the id of an address."""
        if address != self._last:
            self._last = address
            self._count += 1
            target = f'Target="{escape(address)}" TargetMode="External"'
            self._waiting.write(f'<Relationship Id="rLink{self._count}" Type="{_LINK}" {target}/>\n'.encode())
        return f"rLink{self._count}"

    def relations(self) -> Iterator[str]:
        """Yield what says where the ids lead to."""
        self._waiting.seek(0)
        for line in self._waiting:
            yield line.decode()


class WordFile:
    """A Word file that is being written: its body first, comments next, what it is called last."""

    def __init__(self, archive: zipfile.ZipFile, links: Links) -> None:
        self.links = links
        self._archive = archive
        self._commented = False

    def write_body(self, pieces: Iterable[str]) -> None:
        """Write the document."""
        page = (
            '<w:sectPr><w:footerReference w:type="default" r:id="rFooter"/><w:pgSz w:w="11906" w:h="16838"/>'
            '<w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="708" w:footer="708"'
            ' w:gutter="0"/></w:sectPr>'
        )
        with self._part("word/document.xml") as write:
            write(f"{DECLARATION}<w:document {NAMESPACES}><w:body>")
            for piece in pieces:
                write(piece)
            write(f"{page}</w:body></w:document>")

    def write_comments(self, pieces: Iterable[str]) -> None:
        """Write the comments that the body names."""
        self._commented = True
        with self._part("word/comments.xml") as write:
            write(f"{DECLARATION}<w:comments {NAMESPACES}>")
            for piece in pieces:
                write(piece)
            write("</w:comments>")
        self._write_relations("comments", self.links.relations())

    def finish(self, *, title: str, newest: str) -> None:
        """Write what is left; ``newest`` is when something in it was changed last."""
        for name, (file, _type) in _PARTS.items():
            self._write(f"word/{name}.xml", document_part(file))
        parts = [*_PARTS, *(["comments"] if self._commented else [])]
        inner = [
            f'<Relationship Id="r{name.title()}" Type="{_OFFICE}/relationships/{name}" Target="{name}.xml"/>'
            for name in parts
        ]
        self._write_relations("document", chain(inner, self.links.relations()))
        self._write("docProps/app.xml", _APPLICATION)
        time = f"{newest[:19]}Z" if newest else _NEVER
        self._write("docProps/core.xml", _CORE.format(title=escape(title), time=time))
        self._write("_rels/.rels", f"{_RELATIONS_BEGIN}{_ROOT}{_RELATIONS_END}")
        self._write("[Content_Types].xml", _content_types(commented=self._commented))

    @contextmanager
    def _part(self, name: str) -> Iterator[Writes]:
        with self._archive.open(_entry(name), "w") as stream:

            def write(piece: str) -> None:
                stream.write(piece.encode())

            yield write

    def _write_relations(self, of: str, relations: Iterable[str]) -> None:
        with self._part(f"word/_rels/{of}.xml.rels") as write:
            write(_RELATIONS_BEGIN)
            for relation in relations:
                write(relation)
            write(_RELATIONS_END)

    def _write(self, name: str, text: str) -> None:
        self._archive.writestr(_entry(name), text.encode())


@contextmanager
def word_file(stream: BinaryIO, *, kind: str, uid: str) -> Iterator[WordFile]:
    """Give a file to be written into ``stream``, marked as an export of a kind, of what has the uid."""
    with zipfile.ZipFile(stream, "w") as archive, SpooledTemporaryFile(IN_MEMORY) as waiting:
        first = _entry("docProps/custom.xml", zipfile.ZIP_STORED)
        archive.writestr(first, _CUSTOM.format(mark=f"{kind} {uid}").encode())
        yield WordFile(archive, Links(waiting))


def _entry(name: str, method: int = zipfile.ZIP_DEFLATED) -> zipfile.ZipInfo:
    """Return what the ZIP says of a part: nothing of when and on which system it was written."""
    info = zipfile.ZipInfo(name, _FIRST_DAY)
    info.compress_type = method
    info.create_system = 0
    return info


def _content_types(*, commented: bool) -> str:
    kinds = {name: kind for name, (_file, kind) in _PARTS.items()}
    kinds["document"] = "wordprocessingml.document.main+xml"
    if commented:
        kinds["comments"] = "wordprocessingml.comments+xml"
    parts = {f"word/{name}.xml": f"{_TYPES}.{kind}" for name, kind in kinds.items()}
    parts["docProps/custom.xml"] = f"{_TYPES}.custom-properties+xml"
    parts["docProps/app.xml"] = f"{_TYPES}.extended-properties+xml"
    parts["docProps/core.xml"] = "application/vnd.openxmlformats-package.core-properties+xml"
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in parts.items()
    )
    return (
        f'{DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


_ROOT = (
    f'<Relationship Id="r1" Type="{_OFFICE}/relationships/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="r2" Type="{_RELATIONS}/metadata/core-properties" Target="docProps/core.xml"/>'
    f'<Relationship Id="r3" Type="{_OFFICE}/relationships/extended-properties" Target="docProps/app.xml"/>'
    f'<Relationship Id="r4" Type="{_OFFICE}/relationships/custom-properties" Target="docProps/custom.xml"/>'
)
_APPLICATION = (
    f'{DECLARATION}<Properties xmlns="{_OFFICE}/extended-properties"><Application>Scholiast</Application>'
    "</Properties>"
)
_CORE = (
    f'{DECLARATION}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata'
    '/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{title}</dc:title>'
    "<dc:creator>Scholiast</dc:creator>"
    '<dcterms:created xsi:type="dcterms:W3CDTF">{time}</dcterms:created>'
    '<dcterms:modified xsi:type="dcterms:W3CDTF">{time}</dcterms:modified></cp:coreProperties>'
)
_CUSTOM = (
    f'{DECLARATION}<Properties xmlns="{_OFFICE}/custom-properties"'
    f' xmlns:vt="{_OFFICE}/docPropsVTypes"><property fmtid="{_PROPERTY}" pid="2"'
    ' name="Scholiast"><vt:lpwstr>{mark}</vt:lpwstr></property></Properties>'
)
