"""The index of entities as a table for spreadsheets."""

import csv
from collections.abc import Iterable
from pathlib import Path

from desktop.exporting.files import make_folder, refuse_foreign, replacing
from desktop.text.cells import guarded
from desktop.text.entity_records import IndexedEntity

COLUMNS = ("id", "name", "kind", "mentions", "articles", "first", "last")
_HEADER = b"\xef\xbb\xbf" + ",".join(COLUMNS).encode()


def write_index(entities: Iterable[IndexedEntity], out: Path) -> int:
    """Write entities in their order and return how many; raises ScholiastError when it cannot."""
    make_folder(out.parent)
    refuse_foreign(out, _is_index)
    count = 0
    with replacing(out, bom=True) as stream:
        table = csv.writer(stream, lineterminator="\n")
        table.writerow(COLUMNS)
        for count, each in enumerate(entities, start=1):  # noqa: B007 - the last number is the count
            cells = (each.uid, each.name, each.kind.value, str(each.mentions), str(each.articles))
            table.writerow([guarded(cell) for cell in (*cells, each.first or "", each.last or "")])
    return count


def _is_index(head: bytes) -> bool:
    return head.startswith(_HEADER)
