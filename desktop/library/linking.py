"""Links between notes and what they are about: what can be linked to, what is, and what links back."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from desktop.errors import NotFoundError
from desktop.library.core import Core
from desktop.model import AnnotationId, EntityId
from desktop.storage import linking
from desktop.storage.linking import Target
from desktop.text.links import Link, LinkKind, WrittenLink, link_to, links_in, parse_link
from desktop.text.names import entity_key
from desktop.text.query import matches, parse
from desktop.translation import _

_ORDER = tuple(LinkKind)
_LOOKED_AT = 40  # of each kind, before the best are chosen


@dataclass(frozen=True, slots=True)
class LinkedTo:
    """A link in a note and what it leads to now; None when that is gone or lies in another library."""

    written: WrittenLink
    target: Target | None


class Linking:
    """The links of one open library."""

    def __init__(self, core: Core) -> None:
        self._core = core
        self._database = core.database

    def address(self, target: Target) -> str:
        """Return the address of what a note can link to."""
        return link_to(self._core.uid, target.kind, target.uid)

    def targets(self, typed: str, limit: int = 12) -> list[Target]:
        """Return what best fits what is typed of its name, of all kinds; with nothing typed the newest.

        Titles of articles, titles or words of notes and memos, names of tags and entities: those named
        exactly so come first, then those that begin so, then those with a word that begins so; an annotation,
        which goes by its words, is never before a name that begins so.
        """
        terms = tuple(term for term in parse(typed) if not term.excluded)
        if typed.strip() and not terms:
            return []
        key = entity_key(typed) if terms else ""
        found = [
            *linking.articles(self._database, terms, typed.strip(), _LOOKED_AT),
            *linking.notes(self._database, terms, _LOOKED_AT),
            *(tag for tag in linking.tags(self._database) if matches(terms, tag.name)),
            *(linking.entities(self._database, key, _LOOKED_AT) if key else ()),
        ]
        places: dict[tuple[LinkKind, int], int] = {}
        ranked = []
        for target in found:
            rank = _rank(typed, target.name)
            if target.kind is LinkKind.NOTE and target.article is not None:
                rank = max(rank, 2)  # words of a note or quotation are no name
            place = places[target.kind, rank] = places.get((target.kind, rank), -1) + 1
            ranked.append((rank, place, _ORDER.index(target.kind), target))
        ranked.sort(key=_by_rank)
        return [target for *_rest, target in ranked[:limit]]

    def target(self, link: Link) -> Target | None:
        """Return what a link leads to, None when that is gone or lies in another library.

        Of a link to a passage it is the annotation there, or the article once that is deleted.
        """
        if link.library != self._core.uid:
            return None
        if link.annotation is not None:
            passage = linking.by_uid(self._database, LinkKind.NOTE, link.annotation)
            if passage is not None:
                return passage
        return linking.by_uid(self._database, link.kind, link.uid)

    def find(self, reference: str) -> Target:
        """Return what a link leads to; raises NotFoundError, which says why nothing is there."""
        link = parse_link(reference.strip())
        if link is None:
            raise no_link()
        require_own(self._core, link)
        target = self.target(link)
        if target is None:
            raise gone(link)
        return target

    def links(self, note: str) -> list[LinkedTo]:
        """Return the links that a note holds, in its order, with what they lead to now."""
        return [LinkedTo(each, self.target(each.link)) for each in links_in(note)]

    def notes(self, wanted: Sequence[AnnotationId]) -> list[Target]:
        """Return how annotations and memos are called and what they lie on, in the order asked."""
        return linking.notes_by_ids(self._database, wanted)

    def entity(self, number: EntityId) -> Target | None:
        """Return how an entity is called, None when there is none."""
        return linking.entity_by_id(self._database, number)

    def backlinks(self, *uids: str) -> list[Target]:
        """Return the annotations and memos whose notes link to any of these, the one changed last first.

        Links to passages of an article are links to it too.
        """
        found = self.linking(uids).values()
        return self.notes(linking.newest_first(self._database, {number for ids in found for number in ids}))

    def linking(self, uids: Iterable[str]) -> Mapping[str, list[AnnotationId]]:
        """Return, for each of many uids that is linked to, the annotations and memos that do."""
        return linking.linking(self._database, self._core.uid, uids)


def no_link() -> NotFoundError:
    """Return the error for what was given as a link and is none."""
    return NotFoundError(
        _("This is no link."), remedy=_("A link begins with scholiast:// and was copied whole.")
    )


def require_own(core: Core, link: Link) -> None:
    """Raise NotFoundError for a link into another library."""
    if link.library != core.uid:
        raise NotFoundError(
            _("The link leads to another library."),
            remedy=_("Open the library that the link was made in."),
        )


def linked_article(core: Core, link: Link) -> str:
    """Return the uid of the article that a link leads to; raises NotFoundError where it leads to none."""
    require_own(core, link)
    if link.kind is LinkKind.ARTICLE:
        return link.uid
    target = linking.by_uid(core.database, link.kind, link.uid)
    if target is None:
        raise gone(link)
    if target.article is not None:
        return target.article
    sentences = {
        LinkKind.NOTE: _("The link leads to a memo, which lies on no article."),
        LinkKind.TAG: _("The link leads to the tag “{name}” and not to an article."),
        LinkKind.ENTITY: _("The link leads to the entity “{name}” and not to an article."),
    }
    sentence = sentences[link.kind].format(name=target.name)
    raise NotFoundError(sentence, remedy=_("Open it in the window."))


def linked_note(core: Core, link: Link) -> str:
    """Return the uid of the annotation or memo that a link leads to; raises NotFoundError for others."""
    require_own(core, link)
    if link.note is None:
        raise NotFoundError(_("The link does not lead to a note."), remedy=_("Copy the link of a note."))
    return link.note


def gone(link: Link) -> NotFoundError:
    """Return the error for a link to something that is not there any more."""
    sentences = {
        LinkKind.ARTICLE: _("The article that the link leads to is not in the library any more."),
        LinkKind.NOTE: _("The note that the link leads to is not in the library any more."),
        LinkKind.TAG: _("The tag that the link leads to is not in the library any more."),
        LinkKind.ENTITY: _("The entity that the link leads to is not in the library any more."),
    }
    return NotFoundError(sentences[link.kind], remedy=_("Look for it by its name, or make the link anew."))


def _rank(typed: str, name: str) -> int:
    """Tell how well a name answers: 0 is the name itself, 1 begins so, 2 has a word that does, 3 else."""
    wanted, whole = typed.strip().casefold(), name.casefold()
    last = whole.rpartition("/")[2]
    if wanted in {whole, last}:
        return 0
    if whole.startswith(wanted) or last.startswith(wanted):
        return 1
    return 2 if f" {wanted}" in whole else 3


def _by_rank(entry: tuple[int, int, int, Target]) -> tuple[int, int, int]:
    return entry[:3]
