"""What exported documents look like: styles, lists and foot of Word files, the style sheet of web pages."""

from pathlib import Path


def document_part(name: str) -> str:
    """Return the text of one of these files."""
    return (Path(__file__).resolve().parent / name).read_text(encoding="utf-8")
