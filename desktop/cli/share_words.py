"""The words of the verb that shares articles."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable

from desktop.translation import _

Reads = Callable[[str], str]


def add_words(parser: ArgumentParser, *, path: Reads, tag: Reads) -> None:
    """Add the file and what chooses the articles."""
    parser.add_argument(
        "--out", required=True, metavar="FILE", type=path, help=_("the new library; nothing is replaced")
    )
    parser.add_argument(
        "--article",
        dest="articles",
        metavar="ID",
        action="append",
        help=_("this article; may be repeated"),
    )
    parser.add_argument(
        "--tag", metavar="T", type=tag, help=_("every article that carries this tag or one below it")
    )
    parser.add_argument("--all", action="store_true", help=_("every article"))


def objection(given: Namespace) -> str | None:
    """Return what does not go together in the words of the verb."""
    ways = (bool(given.articles), given.tag is not None, given.all)
    return None if sum(ways) == 1 else _("give either --article, --tag or --all")
