"""Links between notes as links between the files they are in, ``[[file#^block|words]]`` as in Obsidian.

A link to what is not in the folder stays as it is and opens Scholiast.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from desktop.exporting.markdown_blocks import SHORT
from desktop.exporting.observing import ObservedSource
from desktop.extensions.export import ExportSource
from desktop.model import Annotation, Article, Memo
from desktop.text.links import Link, LinkKind, links_in

_NOT_IN_WORDS = re.compile(r"[\[\]|]")


class LinkedSource(ObservedSource):
    """An ExportSource whose notes link to files.

    ``files`` names the file without suffix of each article and memo by uid; ``homes`` the article of each
    annotation.
    """

    def __init__(self, source: ExportSource, files: Mapping[str, str], homes: Mapping[str, str]) -> None:
        super().__init__(source)
        self._files = files
        self._homes = homes

    def annotations(self, article: Article) -> Sequence[Annotation]:
        """Return the chosen annotations of an article."""
        return [replace(each, note=self._linked(each.note)) for each in super().annotations(article)]

    def memos(self) -> Sequence[Memo]:
        """Return the chosen memos."""
        return [replace(each, note=self._linked(each.note)) for each in super().memos()]

    def _linked(self, note: str) -> str:
        parts, end = [], 0
        for each in links_in(note):
            target = self._target(each.link) if each.link.library == self.uid else None
            if target is not None:
                words = " ".join(_NOT_IN_WORDS.sub(" ", each.label).split())
                parts += [note[end : each.span.start], f"[[{target}|{words}]]" if words else f"[[{target}]]"]
                end = each.span.end
        return "".join([*parts, note[end:]])

    def _target(self, link: Link) -> str | None:
        """Return the file and block that a link leads to, None when it is not here."""
        note = link.note
        if note is None:
            return self._files.get(link.uid)
        home = link.uid if link.kind is LinkKind.ARTICLE else self._homes.get(note, note)
        file = self._files.get(home)
        return f"{file}#^a-{note[-SHORT:]}" if file is not None else None
