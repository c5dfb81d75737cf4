"""The words of the verb ``entities``: what it does beside listing, and which options go with which."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable

from desktop.model import Kind
from desktop.translation import _

_FEWEST_MERGED = 2


def add_words(parser: ArgumentParser, *, text: Callable[[str], str]) -> None:
    """Add what can be done with entities; ``text`` looks at names."""
    acts = _(
        "merge A B … into the first, split ENTITY --alias NAME, or identify ENTITY --as SOURCE=ID; "
        "without one of them they are listed"
    )
    kinds = [kind.value for kind in Kind]
    parser.add_argument("act", nargs="?", choices=("merge", "split", "identify"), help=acts)
    parser.add_argument(
        "names", nargs="*", metavar="ENTITY", type=text, help=_("a uid, its beginning, or a name")
    )
    parser.add_argument(
        "--alias",
        dest="aliases",
        metavar="NAME",
        type=text,
        action="append",
        help=_("split: a name that was merged, its uid or its beginning; may be repeated"),
    )
    sources = _(
        "identify: wikidata=Q90, geonames=587084 or iso3166=IN-MH; geonames=none for none of those known, "
        "nothing behind = takes it away"
    )
    parser.add_argument("--as", dest="given", metavar="SOURCE=ID", type=text, action="append", help=sources)
    parser.add_argument("--kind", choices=kinds, metavar="K", help=", ".join(kinds))
    parser.add_argument("--article", metavar="ID", help=_("only those named in this article"))


def objection(given: Namespace) -> str | None:
    """Return what does not go together in the words of the verb."""
    if given.act is not None and (given.kind or given.article):
        return _("--kind and --article belong to the list")
    if given.act != "split" and given.aliases:
        return _("--alias belongs to split")
    if (given.act == "identify") != bool(given.given) or (given.act == "identify" and len(given.names) != 1):
        return _("identify needs one entity and --as")
    if given.act == "merge" and len(given.names) < _FEWEST_MERGED:
        return _("merge needs two entities or more")
    if given.act == "split" and (len(given.names) != 1 or not given.aliases):
        return _("split needs one entity and --alias")
    return None
