"""Articles as CSL-JSON: what citation processors, pandoc and Zotero take as references.

Each item begins with ``custom``, which the format keeps for what is a program's own: the article's link and
how many notes it has. By that our files are known.
https://github.com/citation-style-language/schema/blob/master/schemas/input/csl-data.json
"""

import json
from pathlib import Path

from desktop.exporting.bibliography import CARRIES, Entry, entries
from desktop.exporting.files import make_folder, refuse_foreign, replacing
from desktop.exporting.references import reference
from desktop.extensions.export import USUAL, ExportOptions, ExportSource, Target, Written
from desktop.text.links import article_link
from desktop.translation import _

_OPENING = '[\n{"custom": {"scholiast": "'
_EMPTY = "[\n]\n"


def csl_item(entry: Entry, library_uid: str) -> dict[str, object]:
    """Return one item as JSON values."""
    link = article_link(library_uid, entry.article.uid)
    values: dict[str, object] = {
        "custom": {"scholiast": link, "annotations": entry.annotations},
        "id": entry.key,
        **reference(entry.article),
        "keyword": ", ".join(entry.tags),
        "annote": "\n\n".join(entry.notes),
    }
    return {key: value for key, value in values.items() if value}


def _is_ours(head: bytes) -> bool:
    return head.startswith(_OPENING.encode()) or head == _EMPTY.encode()


class CslJsonExporter:
    """Writes one file with an item for each article, an item a line."""

    name = "csl-json"
    suffix = ".json"
    carries = CARRIES

    def targets(self) -> tuple[Target, ...]:
        """Return the one file."""
        words, why = _("CSL-JSON, the articles as references"), _("For pandoc and citation processors.")
        return (Target(".json", words, why),)

    def write(
        self,
        source: ExportSource,
        out: Path,
        options: ExportOptions = USUAL,  # noqa: ARG002 - the contract of all exporters
    ) -> Written:
        """Write one file; raises ScholiastError when it cannot, or when ``out`` is no such export."""
        make_folder(out.parent)
        refuse_foreign(out, _is_ours)
        with replacing(out) as stream:
            stream.write("[")
            for number, entry in enumerate(entries(source)):
                item = json.dumps(csl_item(entry, source.uid), ensure_ascii=False)
                stream.write(f",\n{item}" if number else f"\n{item}")
            stream.write("\n]\n")
        return Written((out,))
