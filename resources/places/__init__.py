"""The table of places, made from GeoNames by ``./run places``; see places.md."""

from pathlib import Path


def table_path() -> Path:
    """Return where the table lies."""
    return Path(__file__).resolve().parent / "places.sqlite"
