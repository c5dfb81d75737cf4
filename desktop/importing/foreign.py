"""Formats that are not read yet: how they are recognised, and what to do instead."""

from desktop.translation import _

_MAGIC = (
    (b"%PDF-", "PDF"),
    (b"{\\rtf", "RTF"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Microsoft Office"),
    (b"PK\x03\x04", "ZIP"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"RIFF", "RIFF"),
    (b"ID3", "MP3"),
    (b"OggS", "Ogg"),
    (b"\x1f\x8b", "gzip"),
    (b"7z\xbc\xaf\x27\x1c", "7-Zip"),
    (b"SQLite format 3\x00", "SQLite"),
    (b"WARC/", "WARC"),
)
_DOCUMENTS = {
    ".pdf": "PDF",
    ".docx": "Word",
    ".docm": "Word",
    ".doc": "Word",
    ".odt": "OpenDocument",
    ".rtf": "RTF",
    ".epub": "EPUB",
    ".mobi": "Kindle",
    ".azw3": "Kindle",
    ".djvu": "DjVu",
    ".pptx": "PowerPoint",
    ".odp": "OpenDocument",
    ".eml": "e-mail",
    ".msg": "e-mail",
    ".mbox": "e-mail",
    ".mht": "MHTML",
    ".mhtml": "MHTML",
    ".webarchive": "web archive",
    ".tex": "LaTeX",
    ".xml": "XML",
    ".warc": "WARC",
}
_TABLES = {
    ".csv": "CSV",
    ".tsv": "TSV",
    ".xlsx": "Excel",
    ".xls": "Excel",
    ".ods": "OpenDocument",
    ".json": "JSON",
    ".jsonl": "JSON",
    ".ris": "RIS",
    ".bib": "BibTeX",
    ".enw": "EndNote",
    ".qdpx": "REFI-QDA",
}
_PICTURES = frozenset(
    [".png", ".jpg", ".jpeg", ".gif", ".webp", ".tif", ".tiff", ".bmp", ".svg", ".heic", ".ico", ".avif"]
)
_SOUND = frozenset(
    [".mp3", ".wav", ".ogg", ".oga", ".flac", ".m4a", ".mp4", ".mov", ".avi", ".mkv", ".webm", ".opus"]
)
_PACKED = frozenset([".zip", ".gz", ".bz2", ".xz", ".7z", ".rar", ".tar", ".tgz", ".zst"])
_MACHINERY = frozenset(
    [
        ".js",
        ".mjs",
        ".css",
        ".map",
        ".woff",
        ".woff2",
        ".ttf",
        ".otf",
        ".eot",
        ".wasm",
        ".php",
        ".py",
        ".sh",
        ".exe",
        ".dll",
        ".so",
    ]
)


def refusal(suffix: str, head: bytes) -> str | None:
    """Return the sentence for a file in a format that is known but not read yet, else None.

    ``suffix`` is lower-case with its dot; ``head`` holds the file's first bytes.
    """
    magic = next((name for mark, name in _MAGIC if head.startswith(mark)), None)
    if head.lstrip(b"\xef\xbb\xbf").startswith(b"<?xml") and b"<html" not in head.lower():
        magic = "XML"
    if suffix == ".scholiast":
        return _("This is a Scholiast library. Open it with File > Open instead of importing it.")
    if suffix in _MACHINERY:
        return _("This file belongs to a program or to the look of a web page; it holds no article.")
    if suffix in _PICTURES or magic in ("PNG", "JPEG", "GIF"):
        return _("Scholiast does not read pictures yet. Type or recognise their text and import that.")
    if suffix in _SOUND or magic in ("MP3", "Ogg", "RIFF"):
        return _("Scholiast does not read sound and video. Import a transcript as text.")
    return _refused_document(suffix, magic)


def _refused_document(suffix: str, magic: str | None) -> str | None:
    if name := _TABLES.get(suffix):
        return _(
            "Scholiast does not read {format} files yet. Save each article as text or HTML and import those."
        ).format(format=name)
    if name := _DOCUMENTS.get(suffix):
        return _not_yet(name)
    if suffix in _PACKED or magic in ("gzip", "7-Zip", "ZIP"):
        return _("Scholiast does not open archives yet. Unpack it and import the folder.")
    return _not_yet(magic) if magic else None


def _not_yet(name: str) -> str:
    return _("Scholiast does not read {format} files yet. Save it as text or HTML and import that.").format(
        format=name
    )
