"""A folder of Markdown files: which of them are ours, whose they are, and the names of new ones."""

import re
from pathlib import Path

from desktop.exporting.folders import OwnFolder

_OWN = re.compile(rb'---\nid: "([0-9a-f-]{36})"\ntitle: ')


def owner(first: bytes) -> str | None:
    """Return the uid in the front matter of a file we wrote, None for anything else."""
    match = _OWN.match(first)
    return match[1].decode() if match else None


def own_folder(folder: Path) -> OwnFolder:
    """Return which names of a folder are taken, and which of its files hold which article or tag."""
    return OwnFolder(folder, ".md", owner)
