"""The words of the verb ``tags``: what it does beside listing, and which options go with which."""

import argparse
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Mapping

from desktop.text.codebook_fields import clean_colour, clean_key
from desktop.translation import _

_OPTIONS: Mapping[str, frozenset[str]] = {
    "": frozenset(),
    "merge": frozenset({"into"}),
    "rename": frozenset(),
    "set": frozenset({"colour", "key", "definition"}),
}


def _colour(word: str) -> str:
    colour = clean_colour(word)
    if colour is None:
        raise argparse.ArgumentTypeError(_("“{colour}” is no colour like #e0ae3f").format(colour=word))
    return colour


def _key(word: str) -> str:
    """Return a key; an empty one takes the key away."""
    key = clean_key(word)
    if key is None and word:
        raise argparse.ArgumentTypeError(_("“{key}” is no digit from 1 and no letter").format(key=word))
    return key or ""


def add_words(parser: ArgumentParser, *, tag: Callable[[str], str], text: Callable[[str], str]) -> None:
    """Add what can be done with tags; ``tag`` and ``text`` look at names and at texts."""
    acts = _("merge A B … --into C, rename OLD NEW or set NAME …; without one of them the tags are listed")
    parser.add_argument("act", nargs="?", choices=("merge", "rename", "set"), help=acts)
    parser.add_argument("names", nargs="*", metavar="NAME", type=tag, help=_("a tag's full name, as in a/b"))
    parser.add_argument(
        "--into", metavar="C", type=tag, help=_("merge: the tag that is kept, made when it is new")
    )
    parser.add_argument("--colour", metavar="#RRGGBB", type=_colour, help=_("set: its colour"))
    parser.add_argument(
        "--key",
        metavar="K",
        type=_key,
        help=_("set: the key that gives it, taken from any other; “” for none"),
    )
    parser.add_argument("--definition", metavar="T", type=text, help=_("set: what it means"))


def objection(given: Namespace) -> str | None:
    """Return what does not go together in the words of the verb."""
    act = given.act or ""
    strange = [
        name
        for name in ("into", "colour", "key", "definition")
        if getattr(given, name) is not None and name not in _OPTIONS[act]
    ]
    if strange:
        return _("--{option} does not belong here").format(option=strange[0])
    if act == "merge" and (not given.names or given.into is None):
        return _("merge needs tags and --into")
    if act == "rename" and len(given.names) != 2:  # noqa: PLR2004 - the old name and the new one
        return _("rename needs two names")
    if act == "set" and len(given.names) != 1:
        return _("set needs one name")
    return None
