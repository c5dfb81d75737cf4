"""Weights that were trained for Scholiast, each with a card that says on what and how well it does."""

from pathlib import Path


def weights_path(name: str) -> Path:
    """Return where the weights of that name lie."""
    return Path(__file__).resolve().parent / name
