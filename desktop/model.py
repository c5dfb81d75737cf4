"""The records of Scholiast: frozen values without behaviour beyond themselves.

Every offset is in Unicode code points of one article version, half-open ``[start, end)``.
Ids are the integer keys of the open library file and mean nothing outside this process; uids are
lower-case UUIDv7 strings for links, the command line, exports and merging. Times are ISO 8601 in
UTC ending in ``Z``; dates are ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NewType

ArticleId = NewType("ArticleId", int)
VersionId = NewType("VersionId", int)
AnnotationId = NewType("AnnotationId", int)
MentionId = NewType("MentionId", int)
EntityId = NewType("EntityId", int)
TagId = NewType("TagId", int)
StepId = NewType("StepId", int)


class Kind(StrEnum):
    """What an entity is; the order is the order of legends and menus."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    GROUP = "group"
    EVENT = "event"
    LAW = "law"
    DATE = "date"
    OTHER = "other"


class BlockKind(StrEnum):
    """What a stretch of text is; kept beside the text, never in it."""

    TITLE = "title"
    BYLINE = "byline"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST = "list"
    QUOTE = "quote"
    TABLE = "table"
    IMAGE = "image"
    PAGE = "page"
    LINK = "link"


class NoteKind(StrEnum):
    """What a note lies on; a memo lies on nothing."""

    PASSAGE = "passage"
    ARTICLE = "article"
    TAG = "tag"
    ENTITY = "entity"
    MEMO = "memo"


class AnchorState(StrEnum):
    """How sure it is that an annotation still sits where the reader put it."""

    EXACT = "exact"
    MOVED = "moved"
    CHANGED = "changed"
    UNCERTAIN = "uncertain"
    ORPHAN = "orphan"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open ``[start, end)`` in code points."""

    start: int
    end: int

    def __len__(self) -> int:
        """Return the number of code points covered."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of one version's text and what it is.

    ``level`` is the depth of a heading (1-6) or of a list item (1 and deeper), else 0; ``data`` holds what
    else the format knew (``{"href": ...}`` for a link, ``{"hidden": [[start, end], ...]}`` for markup
    that is not drawn), JSON values only.
    """

    start: int
    end: int
    kind: BlockKind
    level: int = 0
    data: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Article:
    """One row of the article list; ``words`` counts white-space separated words.

    ``annotations`` counts all marks, ``notes`` those with a written note.
    """

    id: ArticleId
    uid: str
    title: str
    author: str | None
    source: str | None
    date: str | None
    url: str | None
    language: str | None
    words: int
    read: bool
    starred: bool
    binned: str | None
    added: str
    modified: str
    annotations: int
    tags: tuple[str, ...] = ()
    notes: int = 0


@dataclass(frozen=True, slots=True)
class Version:
    """One wording of an article; ``number`` counts from 1, ``sha256`` is of the UTF-8 text."""

    id: VersionId
    uid: str
    article: ArticleId
    number: int
    text: str
    sha256: str
    imported: str
    codec: str | None = None
    path: str | None = None
    importer: str | None = None


@dataclass(frozen=True, slots=True)
class VersionFacts:
    """One wording of an article without its text: which, from when, where from and by whom.

    ``newest`` is the one that is read; ``member`` names the part of the file ``path`` that it came from.
    """

    id: VersionId
    uid: str
    number: int
    imported: str
    by: str
    path: str | None
    member: str | None
    importer: str | None
    codec: str | None
    sha256: str
    words: int
    newest: bool


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where an annotation sits in one version; ``prefix`` and ``suffix`` hold up to 32 code points.

    ``settled`` is an orphan that a reader decided to keep without a place.
    """

    start: int
    end: int
    quote: str
    prefix: str
    suffix: str
    state: AnchorState = AnchorState.EXACT
    settled: bool = False

    @property
    def lies(self) -> bool:
        """Whether it lies in the text: of an orphan only the place is known where it may once have stood."""
        return self.state is not AnchorState.ORPHAN


@dataclass(frozen=True, slots=True)
class Annotation:
    """The reader's mark: on a passage, or on the whole article when ``anchor`` is None."""

    id: AnnotationId
    uid: str
    article: ArticleId
    article_uid: str
    anchor: Anchor | None
    note: str
    tags: tuple[str, ...]
    created: str
    modified: str
    by: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """An annotation whose place is a guess or lost, and what it marked when it was last found for sure.

    ``marked`` lies in ``version``, which is the newest one when the annotation was never found.
    """

    annotation: Annotation
    marked: Anchor
    version: VersionId


@dataclass(frozen=True, slots=True)
class Memo:
    """An annotation that lies on no article: on a tag, on an entity, or free (the research journal).

    It has an annotation's id, and may carry tags as any annotation; at most one of ``tag`` and ``entity`` is
    given.
    """

    id: AnnotationId
    uid: str
    title: str
    note: str
    tags: tuple[str, ...]
    tag: TagId | None
    entity: EntityId | None
    created: str
    modified: str
    by: str


@dataclass(frozen=True, slots=True)
class Tag:
    """One name in the codebook; ``name`` is the full path ("a/b"), ``colour`` is "#rrggbb".

    ``definition``, ``use_when``, ``not_when`` and ``example`` are what the codebook says of it; a ``retired``
    tag stays where it is and is no longer offered. ``annotations`` and ``articles`` count what carries this
    tag itself, ``articles_below`` and ``annotations_below`` what carries it or a tag below it.
    """

    id: TagId
    uid: str
    name: str
    parent: TagId | None
    colour: str
    key: str | None
    definition: str
    annotations: int
    articles: int
    articles_below: int = 0
    use_when: str = ""
    not_when: str = ""
    example: str = ""
    retired: bool = False
    annotations_below: int = 0


@dataclass(frozen=True, slots=True)
class FoundMention:
    """What a recogniser found in one text, before it is stored.

    ``source`` names the rule and its version where a rule found it and not the engine itself; two mentions
    are the same whoever found them.
    """

    start: int
    end: int
    kind: Kind
    source: str = field(default="", compare=False)


PERSON = "person"
"""The source of a mention that a person decided on."""

RULES = "rules"
"""How the source of a mention begins that a rule found and no model: "rules-en 3"."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A span where an entity is named; ``source`` is "engine version", a rule's name or "person".

    Of one that a person decided on, ``found_by`` and ``found_kind`` are what an engine said, if one did.
    """

    id: MentionId
    uid: str
    start: int
    end: int
    kind: Kind
    entity: EntityId
    entity_uid: str
    source: str
    found_by: str = ""
    found_kind: Kind | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    """The person, place or thing behind mentions, with counts over articles not in the bin."""

    id: EntityId
    uid: str
    name: str
    kind: Kind
    mentions: int
    articles: int


@dataclass(frozen=True, slots=True)
class ImportedArticle:
    """What an importer read: normalised text (see text.normalise), its blocks, what it knew beside.

    ``member`` names the part of a file that holds several articles. ``title`` None means that the
    file has none: the library then takes the first sentence or the file's name.
    """

    text: str
    blocks: tuple[Block, ...] = ()
    title: str | None = None
    author: str | None = None
    source: str | None = None
    date: str | None = None
    url: str | None = None
    language: str | None = None
    member: str | None = None
    codec: str | None = None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FileResult:
    """The worker's verdict on one file: articles and the file's bytes, or a reason.

    ``original`` is the file's bytes compressed with zlib, None above the limit of the setting;
    ``sha256`` is of the uncompressed bytes. A file that holds a library comes as ``records`` (see
    text.library_records), in several results: ``next_part`` is the number of the one to be read next, of
    all ``parts``, 0 in the last one.
    """

    path: str
    importer: str = ""
    importer_version: str = ""
    articles: tuple[ImportedArticle, ...] = ()
    original: bytes | None = None
    size: int = 0
    sha256: str = ""
    reason: str | None = None
    records: tuple[Mapping[str, Any], ...] = ()
    next_part: int = 0
    parts: int = 0


@dataclass(frozen=True, slots=True)
class ImportRow:
    """One line of the report on an import; ``status`` is added, duplicate, updated, taken or failed.

    What is not an article but came with a library (tags, memos, …) is in one row that is ``taken``.
    """

    path: str
    member: str | None
    status: str
    id: str | None
    title: str | None
    reason: str | None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One act of the reader in the history, newest last; of the ``undone`` the latest ones can be redone."""

    id: StepId
    uid: str
    label: str
    time: str
    by: str
    undone: bool


@dataclass(frozen=True, slots=True)
class Change:
    """What one action touched; sent to the window by one signal.

    ``listing`` says that the set or order of articles may have changed; the other fields name what
    changed inside it, ``entities`` that names, kinds or merging of entities did, wherever they are named.
    ``label`` is the step's name for the status bar, empty when nothing is undoable.
    """

    label: str = ""
    listing: bool = False
    articles: frozenset[ArticleId] = frozenset()
    annotations: frozenset[AnnotationId] = frozenset()
    mentions: frozenset[ArticleId] = frozenset()
    tags: bool = False
    entities: bool = False
