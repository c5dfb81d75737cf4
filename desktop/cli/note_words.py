"""The words that choose notes: of which article, tag, entity or person, of which kind, state and time."""

import argparse
import re
from argparse import ArgumentParser, Namespace
from collections.abc import Callable

from desktop.model import AnchorState, NoteKind
from desktop.text.dates import read_date
from desktop.translation import _

_ISO = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def _date(word: str) -> str:
    """Return a year, a month or a day."""
    if not _ISO.fullmatch(word) or read_date(word) is None:
        raise argparse.ArgumentTypeError(_("“{date}” is no date like 2024-05-03").format(date=word))
    return word


def add_words(
    parser: ArgumentParser,
    *,
    tag: Callable[[str], str],
    text: Callable[[str], str],
    name: Callable[[str], str],
) -> None:
    """Add what chooses notes; ``tag``, ``text`` and ``name`` look at tags, texts, and what is not empty."""
    parser.add_argument("--article", metavar="ID", help=_("only of this article"))
    parser.add_argument(
        "--tag",
        dest="tags",
        action="append",
        metavar="T",
        type=tag,
        help=_("only with this tag or one below it; repeated, with any of them"),
    )
    parser.add_argument("--untagged", action="store_true", help=_("only without a tag"))
    parser.add_argument("--author", metavar="NAME", type=text, help=_("only by this person"))
    parser.add_argument(
        "--kind",
        dest="kinds",
        action="append",
        choices=[kind.value for kind in NoteKind],
        metavar="K",
        help=_("only on this: {kinds}; may be repeated").format(kinds=", ".join(NoteKind)),
    )
    parser.add_argument(
        "--state",
        choices=[state.value for state in AnchorState],
        metavar="S",
        help=", ".join(AnchorState),
    )
    parser.add_argument("--query", metavar="Q", type=text, help=_("only with these words, own or quoted"))
    parser.add_argument(
        "--entity", metavar="E", type=name, help=_("only where this entity is named: a name or a uid")
    )
    parser.add_argument(
        "--from", dest="first", metavar="DATE", type=_date, help=_("only of articles since then")
    )
    parser.add_argument(
        "--to", dest="last", metavar="DATE", type=_date, help=_("only of articles until then")
    )


def objection(given: Namespace) -> str | None:
    """Return what does not go together in the words that choose notes."""
    if given.untagged and given.tags:
        return _("--tag and --untagged do not go together")
    if given.first and given.last and given.last < given.first[: len(given.last)]:
        return _("--to is before --from")
    return None
