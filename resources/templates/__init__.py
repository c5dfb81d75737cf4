"""Templates that come with the program: reading notes, quotations by tag, an annotated bibliography."""

from pathlib import Path


def template_paths() -> list[Path]:
    """Return the templates, the usual one first."""
    folder = Path(__file__).resolve().parent
    names = ("reading-notes", "quotations-by-tag", "annotated-bibliography")
    return [folder / f"{name}.jinja" for name in names]
