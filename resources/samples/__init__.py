"""Three short articles to try Scholiast with, written for it."""

from pathlib import Path

_NAMES = ("river-crossing.txt", "postcards.txt", "welcome.md")


def sample_paths() -> list[Path]:
    """Return the sample articles in the order to import them: the welcome comes last, on top of the list."""
    folder = Path(__file__).resolve().parent
    return [folder / name for name in _NAMES]
