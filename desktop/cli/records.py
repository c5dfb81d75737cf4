"""What the command line prints of each record: every key always there, None for what is absent."""

from desktop.library import Library
from desktop.model import (
    AnchorState,
    Annotation,
    Article,
    Block,
    Entity,
    ImportRow,
    Kind,
    Memo,
    Mention,
    Step,
    Tag,
)
from desktop.text.chronology import read_mention
from desktop.text.whereabouts import Located, described, grounds

Values = dict[str, object]


def article_values(article: Article) -> Values:
    """Return one row of the list of articles."""
    return {
        "id": article.uid,
        "title": article.title,
        "author": article.author,
        "source": article.source,
        "date": article.date,
        "url": article.url,
        "language": article.language,
        "words": article.words,
        "annotations": article.annotations,
        "unread": not article.read,
    }


def whole_article_values(library: Library, article: Article) -> Values:
    """Return an article with its text and all that lies on it, by start, longer first, id."""
    version = library.articles.version(article.id)
    blocks = sorted(library.articles.blocks(article.id), key=lambda block: (block.start, -block.end))
    mentions = sorted(library.mentions.of(article.id), key=lambda each: (each.start, -each.end, each.uid))
    return {
        **article_values(article),
        "path": version.path,
        "added": article.added,
        "version": version.number,
        "text": version.text,
        "blocks": [block_values(block) for block in blocks],
        "mentions": [mention_values(mention, version.text, article.date) for mention in mentions],
        "annotations": [note_values(each) for each in sorted(library.annotations.of(article.id), key=_place)],
    }


def _place(annotation: Annotation) -> tuple[int, int, str]:
    anchor = annotation.anchor
    return (-1, 0, annotation.uid) if anchor is None else (anchor.start, -anchor.end, annotation.uid)


def block_values(block: Block) -> Values:
    """Return what a stretch of text is."""
    return {"start": block.start, "end": block.end, "kind": block.kind.value, "level": block.level}


def mention_values(mention: Mention, text: str, published: str | None) -> Values:
    """Return a mention with the words it covers, and of a date its value in EDTF where it can be known.

    ``found_by`` is the engine or rule whose finding a person decided on.
    """
    words = text[mention.start : mention.end]
    return {
        "id": mention.uid,
        "start": mention.start,
        "end": mention.end,
        "text": words,
        "kind": mention.kind.value,
        "entity": mention.entity_uid,
        "source": mention.source,
        "found_by": mention.found_by or None,
        "value": _value(mention, text, published),
    }


def _value(mention: Mention, text: str, published: str | None) -> str | None:
    if mention.kind is not Kind.DATE:
        return None
    return read_mention(text, mention.start, mention.end, published).edtf


def annotation_values(annotation: Annotation) -> Values:
    """Return an annotation; one on a whole article has no place and is always where it was put."""
    anchor = annotation.anchor
    return {
        "id": annotation.uid,
        "article": annotation.article_uid,
        "start": None if anchor is None else anchor.start,
        "end": None if anchor is None else anchor.end,
        "quote": None if anchor is None else anchor.quote,
        "note": annotation.note or None,
        "tags": sorted(annotation.tags),
        "state": (AnchorState.EXACT if anchor is None else anchor.state).value,
    }


def note_values(annotation: Annotation) -> Values:
    """Return an annotation with its times."""
    return {
        **annotation_values(annotation),
        "created": annotation.created,
        "modified": annotation.modified,
    }


def memo_values(memo: Memo) -> Values:
    """Return a memo as an annotation that lies on no article; its title is the first line of its note."""
    return {
        "id": memo.uid,
        "article": None,
        "start": None,
        "end": None,
        "quote": None,
        "note": "\n\n".join(part for part in (memo.title, memo.note) if part) or None,
        "tags": sorted(memo.tags),
        "state": AnchorState.EXACT.value,
        "created": memo.created,
        "modified": memo.modified,
    }


def entity_values(entity: Entity) -> Values:
    """Return an entity with its counts."""
    return {
        "id": entity.uid,
        "name": entity.name,
        "kind": entity.kind.value,
        "mentions": entity.mentions,
        "articles": entity.articles,
    }


def tag_values(tag: Tag) -> Values:
    """Return a tag with its counts."""
    return {
        "name": tag.name,
        "colour": tag.colour,
        "key": tag.key,
        "annotations": tag.annotations,
        "articles": tag.articles,
    }


def step_values(step: Step) -> Values:
    """Return a step of the history."""
    return {
        "id": step.uid,
        "label": step.label,
        "time": step.time,
        "by": step.by or None,
        "undone": step.undone,
    }


def import_values(row: ImportRow) -> Values:
    """Return one line of the report on an import."""
    return {
        "path": row.path,
        "member": row.member,
        "status": row.status,
        "id": row.id,
        "title": row.title,
        "reason": row.reason,
        "warnings": list(row.warnings),
    }


def place_values(located: Located) -> Values:
    """Return where an entity lies, and whether that is assumed or a reader said so."""
    place = located.place
    return {
        "name": place.name,
        "country": place.country or None,
        "country_code": place.code or None,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "assumed": located.assumed,
        "why": grounds(located.basis),
        "words": described(place),
    }
