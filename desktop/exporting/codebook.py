"""The codebook as a file: a table for spreadsheets, or a page in Markdown, by the suffix of its name."""

from collections.abc import Iterable
from pathlib import Path

from desktop.errors import UsageError
from desktop.exporting.files import make_folder, refuse_foreign, replacing
from desktop.text.codebook import TITLE, Entry, from_csv, to_csv, to_markdown
from desktop.translation import _

CSV = ".csv"
MARKDOWN = ".md"


def write_codebook(entries: Iterable[Entry], out: Path, *, formula_guard: bool = True) -> None:
    """Write a codebook file; raises ScholiastError when it cannot, or when ``out`` is none already."""
    suffix = out.suffix.lower()
    if suffix not in {CSV, MARKDOWN}:
        raise UsageError(
            _("“{name}” is neither a table nor a page.").format(name=out.name),
            remedy=_("Choose a name that ends in .csv or .md."),
        )
    make_folder(out.parent)
    refuse_foreign(out, _is_table if suffix == CSV else _is_page)
    with replacing(out, bom=suffix == CSV) as stream:
        stream.write(to_csv(entries, formula_guard=formula_guard) if suffix == CSV else to_markdown(entries))


def _is_table(head: bytes) -> bool:
    """Tell whether a file begins like a codebook's table, whichever program saved it last."""
    try:
        from_csv(head.decode("utf-8-sig", "replace").partition("\n")[0])
    except ValueError:
        return False
    return True


def _is_page(head: bytes) -> bool:
    return head.startswith(TITLE.encode())
