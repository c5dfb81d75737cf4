"""The words of the verb ``export``: format, place, how notes are put together, and which notes."""

from argparse import ArgumentParser
from collections.abc import Callable

from desktop.cli import note_words
from desktop.translation import _


def add_words(
    parser: ArgumentParser,
    *,
    tag: Callable[[str], str],
    text: Callable[[str], str],
    name: Callable[[str], str],
    path: Callable[[str], str],
) -> None:
    """Add what an export can be told; ``path`` looks at paths, the others as in ``note_words``."""
    known = _("markdown, docx, docx-comments, html, csv, bibtex …; a wrong one is told which there are")
    parser.add_argument("--format", required=True, metavar="NAME", help=known)
    parser.add_argument(
        "--out", required=True, metavar="PATH", type=path, help=_("the file or folder to write")
    )
    together = _("put notes together by article or tag, or beside the texts (html)")
    parser.add_argument("--by", choices=("article", "tag", "text"), help=together)
    parser.add_argument(
        "--style", metavar="NAME", type=name, help=_("a citation style, or the path of a CSL file")
    )
    parser.add_argument(
        "--template", metavar="NAME", type=name, help=_("a template, or the path of one of your own")
    )
    parser.add_argument(
        "--wikilinks", action="store_true", default=None, help=_("links between notes as links between files")
    )
    parser.add_argument(
        "--no-formula-guard", action="store_true", help=_("leave cells that look like formulas as they are")
    )
    note_words.add_words(parser, tag=tag, text=text, name=name)
