"""The words of the verb ``mentions``: what it does with mentions, and which options go with which."""

from argparse import ArgumentParser, Namespace

from desktop.model import Kind
from desktop.text.decisions import Scope
from desktop.translation import _


def add_words(parser: ArgumentParser) -> None:
    """Add what can be done with mentions."""
    acts = _("correct MENTION: say what it is; add ARTICLE: mark words that no engine found")
    parser.add_argument("act", choices=("correct", "add"), help=acts)
    parser.add_argument("target", metavar="ID", help=_("a mention's uid, or an article's; or its beginning"))
    kinds = [kind.value for kind in Kind]
    parser.add_argument("--kind", choices=kinds, metavar="K", help=", ".join(kinds))
    parser.add_argument("--reject", action="store_true", help=_("correct: it is no entity"))
    parser.add_argument(
        "--scope",
        choices=[scope.value for scope in Scope],
        metavar="S",
        help=_("correct: here (as without it), article or library: where else these words are meant"),
    )
    parser.add_argument("--start", metavar="S", type=int, help=_("where it starts, in code points"))
    parser.add_argument("--end", metavar="E", type=int, help=_("where it ends, in code points"))


def objection(given: Namespace) -> str | None:
    """Return what does not go together in the words of the verb."""
    placed = given.start is not None or given.end is not None
    if placed and (given.start is None or given.end is None):
        return _("--start and --end go together")
    if placed and not 0 <= given.start < given.end:
        return _("--start is from 0 and less than --end")
    if given.act == "add":
        return _objection_to_add(given, placed=placed)
    if [given.kind is not None, given.reject, placed].count(True) != 1:
        return _("give --kind, --reject, or --start and --end")
    return _("--scope does not go with --start and --end") if placed and given.scope else None


def _objection_to_add(given: Namespace, *, placed: bool) -> str | None:
    if not placed or given.kind is None:
        return _("add needs --start, --end and --kind")
    return _("--reject and --scope belong to correct") if given.reject or given.scope else None
