"""Whether an article that is imported has been here before, in other words."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from desktop.library.core import Core
from desktop.model import ArticleId, ImportedArticle
from desktop.storage import origins, texts
from desktop.storage.origins import Candidate
from desktop.text.addresses import address_key, spellings
from desktop.text.likeness import clearly_same, likeness


@dataclass(frozen=True, slots=True)
class Earlier:
    """The article that a text is a newer wording of."""

    article: ArticleId
    binned: bool


def earlier(core: Core, path: str, read: ImportedArticle, *, apart: AbstractSet[ArticleId]) -> Earlier | None:
    """Return the article that was read before from the same address, or from the same file.

    An address is enough. A file is not, as another article may be saved under its name: the text must
    clearly be the same. Of several the likest is it, and one in the bin only when there is no other.
    Articles ``apart`` are none of them.
    """
    found = [each for each in _same_address(core, read.url) if each.article not in apart]
    if not found:
        found = [
            each
            for each in origins.by_file(core.database, path, read.member)
            if each.article not in apart and clearly_same(_text(core, each), read.text)
        ]
    if len(found) > 1:
        found.sort(key=lambda each: (each.binned, -likeness(_text(core, each), read.text), each.article))
    return Earlier(found[0].article, found[0].binned) if found else None


def _same_address(core: Core, address: str | None) -> list[Candidate]:
    key = address_key(address)
    if key is None:
        return []
    whole, beginnings = spellings(key)
    found = origins.by_address(core.database, whole, beginnings)
    return [each for each in found if address_key(each.url) == key]


def _text(core: Core, candidate: Candidate) -> str:
    version = texts.newest(core.database, candidate.article)
    return version.text if version is not None else ""
