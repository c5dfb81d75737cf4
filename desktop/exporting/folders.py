"""A folder of exported files, one an article: which file holds which, and which names are free."""

from collections.abc import Callable
from pathlib import Path

from desktop.errors import ScholiastError
from desktop.exporting.files import head, make_folder
from desktop.exporting.names import file_stem, same_file
from desktop.translation import _

SHORT = 8  # characters of a uid that tell files apart


def make_target_folder(out: Path, suffix: str) -> None:
    """Create the folder to export to; raises ScholiastError where a file has its name."""
    if out.exists() and not out.is_dir():
        raise ScholiastError(
            _("{path} is a file, not a folder.").format(path=out),
            remedy=_("Choose a folder, or a name that ends in {suffix} for one file with all notes.").format(
                suffix=suffix
            ),
        )
    make_folder(out)


class OwnFolder:
    """Which names of a folder are taken, and which of its files hold which article.

    ``owner`` returns the uid that the first bytes of a file of ours name, else None.
    """

    def __init__(self, folder: Path, suffix: str, owner: Callable[[bytes], str | None]) -> None:
        self.folder = folder
        self._suffix = suffix
        self._taken: set[str] = set()
        self._own: dict[str, str] = {}
        for entry in sorted(folder.iterdir()):
            self._taken.add(same_file(entry.name))
            uid = owner(head(entry) or b"") if entry.suffix == suffix and entry.is_file() else None
            if uid is not None and (uid not in self._own or self._is_first_name(entry.name, uid)):
                self._own[uid] = entry.name

    def _is_first_name(self, name: str, uid: str) -> bool:
        """Tell a name that we gave from the one of a copy that the reader made."""
        return name.endswith((f"{uid[-SHORT:]}{self._suffix}", f"{uid}{self._suffix}"))

    def holds(self, uid: str) -> bool:
        """Tell whether an earlier export of what has the uid is here."""
        return uid in self._own

    def place(self, uid: str, title: str) -> Path:
        """Return the file for what has the uid: the one it has, else a name that nothing here has."""
        if uid not in self._own:
            self._own[uid] = self._free_name(uid, title)
            self._taken.add(same_file(self._own[uid]))
        return self.folder / self._own[uid]

    def _free_name(self, uid: str, title: str) -> str:
        for tail in (uid[-SHORT:], uid):
            name = f"{file_stem(title, tail)}{self._suffix}"
            if same_file(name) not in self._taken:
                return name
        number = 2
        stem = file_stem(title, uid)
        while same_file(name := f"{stem} {number}{self._suffix}") in self._taken:
            number += 1
        return name
