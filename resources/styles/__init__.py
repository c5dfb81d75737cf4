"""Citation styles in CSL 1.0.2, written for Scholiast: references in notes, author and date, numbers."""

from pathlib import Path

USUAL = "notes"


def style_paths() -> list[Path]:
    """Return the styles that come with the program, the usual one first."""
    folder = Path(__file__).resolve().parent
    return [folder / f"{name}.csl" for name in (USUAL, "author-date", "numeric")]
