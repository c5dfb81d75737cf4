"""Shares: a new library with some of the articles, for somebody who shall see these and nothing else."""

from collections.abc import Sequence
from pathlib import Path

from desktop.errors import UsageError
from desktop.library.core import Core
from desktop.library.deciding import PART, Deriving
from desktop.model import ArticleId, Span, VersionId
from desktop.storage import articles, mentions, sharing
from desktop.storage.sharing import Parcel, Shared
from desktop.storage.texts import unpack_text
from desktop.text.decisions import surface
from desktop.translation import _

Place = tuple[VersionId, Span]


def share(core: Core, out: Path, chosen: Sequence[ArticleId]) -> Shared:
    """Write chosen articles to a new library file, with their notes, and what these need.

    Along go the newest texts and the files that only these were read from, notes with the tags they carry and
    those above, mentions, the entities they name, and decisions on them; of decisions for the whole library
    those on words that stand in the texts. Raises UsageError for no article, or one in the bin.
    """
    found = articles.rows(core.database, chosen)
    if not found or any(each.binned for each in found):
        raise UsageError(
            _("Only articles that are in the library can be shared."),
            remedy=_("Choose articles that are not in the bin."),
        )
    ids = [each.id for each in found]
    with core.database.snapshot():
        return sharing.write(core.database, out, Parcel(ids, _decisions(core, ids)))


def _decisions(core: Core, chosen: Sequence[ArticleId]) -> dict[str, Place | None]:
    """Return by uid the decisions that hold in articles; places in earlier texts where they lie now."""
    kept: dict[str, Place | None] = {}
    deriving = Deriving(core)
    for first in range(0, len(chosen), PART):
        part = chosen[first : first + PART]
        for article, version, text, packed in mentions.texts(core.database, part):
            plain = unpack_text(text, packed)
            words = surface(plain)
            for each in deriving.decisions(article, version, plain):
                if each.article is not None:
                    kept[each.uid] = None if each.span is None else (version, each.span)
                elif each.surface in words:
                    kept[each.uid] = None
    return kept
