"""Erasing articles for good: the one act that cannot be undone."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.errors import UsageError
from desktop.library.core import Core
from desktop.model import ArticleId, Change
from desktop.storage import annotations, articles, backups, erasing
from desktop.storage.backups import Backup
from desktop.storage.erasing import Erasure
from desktop.translation import _, ngettext


@dataclass(frozen=True, slots=True)
class ErasurePlan:
    """What erasing would take, and the copies beside the library that hold it too.

    ``automatic`` are those that Scholiast made by itself and may remove; ``others`` lie beside them.
    """

    erasure: Erasure
    automatic: tuple[Backup, ...]
    others: tuple[Backup, ...]


@dataclass(frozen=True, slots=True)
class Erased:
    """What was erased, which backups were removed, and whether nothing is left in the library's log.

    ``clean`` is False while another program reads the library: its log is emptied when that closes.
    """

    erasure: Erasure
    removed: tuple[Path, ...]
    clean: bool


def plan(core: Core, library: Path, chosen: Sequence[ArticleId]) -> ErasurePlan:
    """Return what erasing articles would take; raises UsageError for one that is not in the bin."""
    _refuse_unbinned(core, chosen)
    uids = [article.uid for article in articles.rows(core.database, chosen)]
    holding = backups.holding(library, uids)
    return ErasurePlan(
        erasing.plan(core.database, chosen),
        tuple(each for each in holding if backups.is_automatic(library, each.path)),
        tuple(each for each in holding if not backups.is_automatic(library, each.path)),
    )


def erase(core: Core, library: Path, chosen: Sequence[ArticleId], *, remove_backups: bool) -> Erased:
    """Erase articles that are in the bin, with all that belongs to them, from the file and its history.

    With ``remove_backups`` the automatic backups that hold them go too. Raises UsageError for one that is
    not in the bin.
    """
    planned = plan(core, library, chosen)
    noted = annotations.ids_of_articles(core.database, chosen)
    label = ngettext("Erase {count} article for good", "Erase {count} articles for good", len(chosen))
    erasure = erasing.erase(core.database, chosen, label=label.format(count=len(chosen)))
    gone = frozenset(chosen)
    core.tell(Change(listing=True, articles=gone, annotations=frozenset(noted), mentions=gone, tags=True))
    clean = erasing.shred(core.database)
    removed = tuple(each.path for each in planned.automatic) if remove_backups else ()
    backups.remove(removed)
    return Erased(erasure, removed, clean)


def _refuse_unbinned(core: Core, chosen: Sequence[ArticleId]) -> None:
    found = articles.rows(core.database, chosen)
    if len(found) < len(chosen) or any(article.binned is None for article in found):
        raise UsageError(
            _("Only what is in the bin can be erased."), remedy=_("Move the article to the bin first.")
        )
