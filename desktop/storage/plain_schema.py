"""The plain database that notes are exported to: what its tables, columns and views are called and mean.

The names are a contract with whoever asks it questions. Every ``id`` is a uid, so that rows of two exports
can be told to be the same; offsets are Unicode code points of the article's text, half-open.
"""

from collections.abc import Iterator
from dataclasses import dataclass

TEXT, NUMBER = "TEXT", "INTEGER"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, what it holds, its type, and the table it leads to."""

    name: str
    words: str
    type: str = TEXT
    leads_to: str = ""
    empty: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name, what a row is, its columns, and those that make its key."""

    name: str
    words: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ("id",)

    def statement(self) -> str:
        """Return the statement that makes it."""
        lines = [_column(each) for each in self.columns]
        lines.append(f"PRIMARY KEY ({', '.join(self.key)})")
        lines += [
            f"FOREIGN KEY ({each.name}) REFERENCES {each.leads_to} (id)"
            for each in self.columns
            if each.leads_to
        ]
        return f"CREATE TABLE {self.name} (\n  " + ",\n  ".join(lines) + "\n)"

    def insertion(self) -> str:
        """Return the statement that adds a row."""
        return f"INSERT INTO {self.name} VALUES ({', '.join('?' * len(self.columns))})"


def _column(column: Column) -> str:
    return f"{column.name} {column.type}" + ("" if column.empty else " NOT NULL")


def _optional(name: str, words: str, *, leads_to: str = "", kind: str = TEXT) -> Column:
    return Column(name, words, kind, leads_to, empty=True)


_ID = Column("id", "uid, the same in every export")
_TIMES = (
    Column("created", "UTC, ISO 8601"),
    Column("modified", "UTC, ISO 8601"),
    Column("author", "who wrote it, as they called themselves"),
)
_LINK = Column("link", "opens it in Scholiast")

README = Table(
    "readme",
    "what each name in this file means",
    (
        Column("name", "a table or view, or a column as table.column"),
        Column("kind", "table, view, column or fact"),
        Column("words", "what it is"),
    ),
    ("name",),
)
ARTICLES = Table(
    "articles",
    "an article, as it reads now",
    (
        _ID,
        Column("title", "its title"),
        _optional("author", "its author"),
        _optional("source", "newspaper, site or collection"),
        _optional("date", "when it appeared: YYYY, YYYY-MM or YYYY-MM-DD"),
        _optional("url", "its address"),
        _optional("language", "of the text, as a code"),
        Column("words", "how many it has", NUMBER),
        Column("added", "when it came into the library, UTC, ISO 8601"),
        _LINK,
        Column("text", "what all offsets count in"),
    ),
)
TAGS = Table(
    "tags",
    "a tag of the codebook",
    (
        _ID,
        Column("name", "in full, as in a/b"),
        _optional("parent", "the tag above it", leads_to="tags"),
        Column("colour", "#rrggbb"),
        _optional("key", "the key that applies it"),
        Column("definition", "what it is for"),
        Column("use_when", "when to use it"),
        Column("not_when", "when not to"),
        Column("example", "a passage it fits"),
        Column("retired", "1: no longer offered", NUMBER),
    ),
)
ENTITIES = Table(
    "entities",
    "who or what is named; several spellings that were merged are one",
    (
        _ID,
        Column("name", "its name"),
        Column("kind", "person, organisation, place, group, event, law, date or other"),
        Column("mentions", "how often it is named", NUMBER),
        Column("articles", "in how many articles", NUMBER),
    ),
)
ANNOTATIONS = Table(
    "annotations",
    "a mark on a passage, or on a whole article",
    (
        _ID,
        Column("article", "where it lies", leads_to="articles"),
        _optional("start_offset", "first code point; none on a whole article", kind=NUMBER),
        _optional("end_offset", "one after the last code point", kind=NUMBER),
        _optional("paragraph", "the number of its paragraph, from 1", kind=NUMBER),
        _optional("quote", "the words it marks"),
        _optional("prefix", "up to 32 characters before them"),
        _optional("suffix", "up to 32 characters after them"),
        _optional("state", "exact, moved, changed, uncertain, or orphan: its place is lost"),
        Column("note", "Markdown, empty without one"),
        *_TIMES,
        _LINK,
    ),
)
ANNOTATION_TAGS = Table(
    "annotation_tags",
    "an annotation carries a tag",
    (
        Column("annotation", "which annotation", leads_to="annotations"),
        Column("tag", "which tag", leads_to="tags"),
    ),
    ("annotation", "tag"),
)
MENTIONS = Table(
    "mentions",
    "a place where an entity is named",
    (
        _ID,
        Column("article", "in which article", leads_to="articles"),
        Column("entity", "which entity", leads_to="entities"),
        Column("start_offset", "first code point", NUMBER),
        Column("end_offset", "one after the last code point", NUMBER),
        Column("words", "how it is named there"),
        Column("kind", "as in entities"),
        Column("source", "the engine that found it, or person"),
    ),
)
MEMOS = Table(
    "memos",
    "a note that lies on no article: on a tag, an entity, or nothing",
    (
        _ID,
        Column("title", "empty without one"),
        Column("note", "Markdown"),
        Column("subject", "the name of what it lies on, empty for a free one"),
        _optional("on_tag", "the tag it lies on", leads_to="tags"),
        _optional("on_entity", "the entity it lies on", leads_to="entities"),
        *_TIMES,
        _LINK,
    ),
)
MEMO_TAGS = Table(
    "memo_tags",
    "a memo carries a tag",
    (Column("memo", "which memo", leads_to="memos"), Column("tag", "which tag", leads_to="tags")),
    ("memo", "tag"),
)
TABLES = (
    README,
    ARTICLES,
    TAGS,
    ENTITIES,
    ANNOTATIONS,
    ANNOTATION_TAGS,
    MENTIONS,
    MEMOS,
    MEMO_TAGS,
)
VIEWS = {
    "annotations_with_tags": (
        "an annotation with its article, and the full names of its tags, parted by “; ”",
        """SELECT annotations.id, articles.title, articles.author AS article_author, articles.source,
    articles.date, annotations.paragraph, annotations.quote, annotations.note,
    coalesce((SELECT group_concat(name, '; ') FROM (SELECT tags.name FROM annotation_tags
        JOIN tags ON tags.id = annotation_tags.tag
        WHERE annotation_tags.annotation = annotations.id ORDER BY tags.name)), '') AS tags,
    annotations.author, annotations.created, annotations.link, annotations.article
  FROM annotations JOIN articles ON articles.id = annotations.article""",
    ),
    "quotations_by_tag": (
        "a row for each annotation and each tag it carries",
        """SELECT tags.name AS tag, articles.title, articles.date, annotations.paragraph, annotations.quote,
    annotations.note, annotations.link, annotations.id AS annotation, tags.id AS tag_id
  FROM annotation_tags JOIN tags ON tags.id = annotation_tags.tag
  JOIN annotations ON annotations.id = annotation_tags.annotation
  JOIN articles ON articles.id = annotations.article""",
    ),
    "tag_counts": (
        "how many annotations carry each tag itself, and in how many articles",
        """SELECT tags.id, tags.name, count(annotations.id) AS annotations,
    count(DISTINCT annotations.article) AS articles
  FROM tags LEFT JOIN annotation_tags ON annotation_tags.tag = tags.id
  LEFT JOIN annotations ON annotations.id = annotation_tags.annotation GROUP BY tags.id""",
    ),
    "entity_mentions": (
        "a row for each place where an entity is named",
        """SELECT entities.name AS entity, mentions.kind, mentions.words, articles.title, articles.date,
    mentions.start_offset, mentions.end_offset, mentions.id AS mention, mentions.article
  FROM mentions JOIN entities ON entities.id = mentions.entity
  JOIN articles ON articles.id = mentions.article""",
    ),
}
INDEXES = (
    "CREATE INDEX annotations_by_article ON annotations (article, start_offset)",
    "CREATE INDEX annotation_tags_by_tag ON annotation_tags (tag)",
    "CREATE INDEX mentions_by_article ON mentions (article, start_offset)",
    "CREATE INDEX mentions_by_entity ON mentions (entity)",
)
FACTS = (
    ("offsets", "Offsets count Unicode code points of articles.text, as substr() and Python do; half-open."),
    ("uids", "Every id is a uid: the same row has the same id in every export."),
)


def explanations() -> Iterator[tuple[str, str, str]]:
    """Yield the rows of the table that explains the others."""
    for name, words in FACTS:
        yield name, "fact", words
    for table in TABLES:
        yield table.name, "table", table.words
        for column in table.columns:
            yield f"{table.name}.{column.name}", "column", column.words
    for name, (words, _query) in VIEWS.items():
        yield name, "view", words
