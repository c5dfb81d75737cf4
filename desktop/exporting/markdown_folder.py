"""A folder of Markdown files: which of them are ours, whose they are, and the names of new ones."""

import re
from pathlib import Path

from desktop.exporting.files import head
from desktop.exporting.markdown_blocks import SHORT
from desktop.exporting.names import file_stem, same_file

_OWN = re.compile(rb'---\nid: "([0-9a-f-]{36})"\ntitle: ')


def owner(first: bytes) -> str | None:
    """Return the uid in the front matter of a file we wrote, None for anything else."""
    match = _OWN.match(first)
    return match[1].decode() if match else None


class Folder:
    """Which names of a folder are taken, and which of its files hold which article or tag."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._taken: set[str] = set()
        self._own: dict[str, str] = {}
        for entry in sorted(folder.iterdir()):
            self._taken.add(same_file(entry.name))
            uid = owner(head(entry) or b"") if entry.suffix == ".md" and entry.is_file() else None
            if uid is not None and (uid not in self._own or self._is_first_name(entry.name, uid)):
                self._own[uid] = entry.name

    @staticmethod
    def _is_first_name(name: str, uid: str) -> bool:
        """Tell a name that we gave from the one of a copy that the reader made."""
        return name.endswith((f"{uid[-SHORT:]}.md", f"{uid}.md"))

    def holds(self, uid: str) -> bool:
        """Tell whether an earlier export of the article or tag is here."""
        return uid in self._own

    def place(self, uid: str, title: str) -> Path:
        """Return the file for an article or tag: the one it has, else a name that nothing here has."""
        if uid not in self._own:
            self._own[uid] = self._free_name(uid, title)
            self._taken.add(same_file(self._own[uid]))
        return self.folder / self._own[uid]

    def _free_name(self, uid: str, title: str) -> str:
        for tail in (uid[-SHORT:], uid):
            name = f"{file_stem(title, tail)}.md"
            if same_file(name) not in self._taken:
                return name
        number = 2
        while same_file(name := f"{file_stem(title, uid)} {number}.md") in self._taken:
            number += 1
        return name
