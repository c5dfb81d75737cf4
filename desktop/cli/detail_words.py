"""The words of the verb ``edit`` that change an article's details."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable

from desktop.translation import _

DETAILS = ("title", "author", "source", "date", "url", "language")


def add_words(parser: ArgumentParser, *, text: Callable[[str], str]) -> None:
    """Add an option for each detail; an empty word takes it away."""
    helps = {
        "title": _("of an article: its title"),
        "author": _("of an article: its author"),
        "source": _("of an article: where it appeared"),
        "date": _("of an article: a year, a month or a day, as in 2005-02-28"),
        "url": _("of an article: its address"),
        "language": _("of an article: its language, by name or code"),
    }
    for name in DETAILS:
        parser.add_argument(f"--{name}", metavar=name[0].upper(), type=text, help=helps[name])


def given_details(given: Namespace) -> dict[str, str | None]:
    """Return the details that were given."""
    return {name: getattr(given, name) for name in DETAILS if getattr(given, name) is not None}
