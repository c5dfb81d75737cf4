"""What a template is given: texts, numbers, lists and records, as the README lists them."""

from desktop.exporting.citations import Citer
from desktop.exporting.cited_text import plain
from desktop.exporting.references import in_line
from desktop.extensions.export import ExportSource
from desktop.model import Annotation, Article, Memo
from desktop.text.contributors import contributors
from desktop.text.links import article_link
from desktop.translation import _

Fields = dict[str, object]


def fields_of(source: ExportSource, style: str) -> Fields:
    """Return everything a template may use, as JSON values; ``style`` names the citation style.

    Annotations stand with their articles; ``rendering`` puts them under their tags as well.
    """
    chosen = list(source.articles())
    keys = source.citation_keys()
    citer = Citer(style, chosen)
    entries = {each.uid: plain(each.runs) for each in citer.sources()}
    articles: list[Fields] = []
    used: set[str] = set()
    for article in chosen:
        annotations = source.annotations(article)
        used.update(name for each in annotations for name in each.tags)
        facts = {"key": keys[article.uid], "entry": entries[article.uid]}
        notes = [_annotation(source, citer, article, each) for each in annotations]
        articles.append({**_article(source, article), **facts, "annotations": notes})
    noted = {each["uid"] for each in articles if each["annotations"]}
    return {
        "library": source.uid,
        "articles": articles,
        "tags": [
            {"name": tag.name, "definition": tag.definition, "colour": tag.colour}
            for tag in source.tags()
            if tag.name in used
        ],
        "memos": [_memo(source, memo) for memo in source.memos()],
        "bibliography": [entry for uid, entry in entries.items() if uid in noted],
    }


def _article(source: ExportSource, article: Article) -> Fields:
    return {
        "uid": article.uid,
        "title": in_line(article.title),
        "author": in_line(article.author),
        "authors": [
            each.literal or " ".join(part for part in (each.given, each.family, each.suffix) if part)
            for each in contributors(article.author)
        ],
        "source": in_line(article.source),
        "date": article.date or "",
        "url": article.url or "",
        "language": article.language or "",
        "words": article.words,
        "link": article_link(source.uid, article.uid),
    }


def _annotation(source: ExportSource, citer: Citer, article: Article, annotation: Annotation) -> Fields:
    anchor = annotation.anchor
    paragraph = source.paragraph(article, anchor.start) if anchor is not None and anchor.lies else None
    if paragraph is not None:
        place = _("¶ {number}").format(number=paragraph)
    else:
        place = _("Whole article") if anchor is None else _("Without a place")
    return {
        "uid": annotation.uid,
        "quote": anchor.quote if anchor is not None else "",
        "note": annotation.note,
        "tags": list(annotation.tags),
        "paragraph": paragraph,
        "place": place,
        "state": anchor.state.value if anchor is not None else "exact",
        "citation": citer.citation(article, paragraph),
        "link": article_link(source.uid, article.uid, annotation.uid),
        "by": annotation.by,
        "created": annotation.created,
        "modified": annotation.modified,
    }


def _memo(source: ExportSource, memo: Memo) -> Fields:
    return {
        "uid": memo.uid,
        "title": in_line(memo.title),
        "subject": source.subject(memo),
        "note": memo.note,
        "tags": list(memo.tags),
        "by": memo.by,
        "created": memo.created,
        "modified": memo.modified,
    }
