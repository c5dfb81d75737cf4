"""The words of the verb ``engines``, and of the option that chooses one."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable

from desktop.translation import _


def add_words(parser: ArgumentParser, *, text: Callable[[str], str]) -> None:
    """Add what can be done with engines."""
    parser.add_argument(
        "act",
        nargs="?",
        choices=("compare",),
        help=_("compare A B ARTICLE: what each of two finds in an article"),
    )
    parser.add_argument("names", nargs="*", metavar="NAME", type=text, help=_("two engines, then an article"))


def objection(given: Namespace) -> str | None:
    """Return what does not go together in the words of the verb."""
    if given.act == "compare" and len(given.names) != 3:  # noqa: PLR2004  # two engines and an article
        return _("compare needs two engines and an article")
    return None


def add_choice(parser: ArgumentParser, *, text: Callable[[str], str]) -> None:
    """Add the options that have all texts read by one engine, and that only show what would change."""
    parser.add_argument(
        "--preview", action="store_true", help=_("show what would change in each article, and change nothing")
    )
    parser.add_argument(
        "--engine",
        metavar="NAME",
        type=text,
        help=_("the engine that reads them, of those that “scholiast engines” lists, or a pipeline's folder"),
    )
