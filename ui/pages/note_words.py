"""The notes page in words: rows, conditions, headings, and what can be chosen."""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QLocale

from desktop.library import Library, NoteRange, NoteRow
from desktop.model import AnchorState, Annotation, NoteKind
from desktop.text.note_filter import (
    ArticleDated,
    FromSource,
    InState,
    Link,
    Naming,
    NoteDated,
    NoteGroup,
    NoteOrder,
    OfArticle,
    OfKind,
    Saying,
    Tagged,
    Untagged,
    WrittenBy,
)
from desktop.translation import _, ngettext
from ui.articles.wording import shown_date
from ui.moments import local_moment
from ui.notebook.conditions import ConditionWords
from ui.notebook.records import Chip, NoteWords, Shelf

VIEWS: Mapping[str, str] = {"cards": _("Cards"), "table": _("Table")}
ORDERS: Mapping[NoteOrder, str] = {
    NoteOrder.TEXT: _("text"),
    NoteOrder.NEWEST: _("newest"),
    NoteOrder.DATE: _("date"),
    NoteOrder.SOURCE: _("source"),
    NoteOrder.TAG: _("tag"),
}
GROUPS: Mapping[NoteGroup, str] = {
    NoteGroup.NONE: _("none"),
    NoteGroup.ARTICLE: _("article"),
    NoteGroup.TAG: _("tag"),
    NoteGroup.SOURCE: _("source"),
    NoteGroup.KIND: _("kind"),
    NoteGroup.AUTHOR: _("author"),
    NoteGroup.STATE: _("place"),
    NoteGroup.ARTICLE_MONTH: _("month of the article"),
    NoteGroup.NOTE_MONTH: _("month written"),
}
KINDS: Mapping[NoteKind, str] = {
    NoteKind.PASSAGE: _("on a passage"),
    NoteKind.ARTICLE: _("on a whole article"),
    NoteKind.TAG: _("on a tag"),
    NoteKind.ENTITY: _("on an entity"),
    NoteKind.MEMO: _("in the journal"),
}
STATES: Mapping[AnchorState, str] = {
    AnchorState.EXACT: _("exact"),
    AnchorState.MOVED: _("moved"),
    AnchorState.CHANGED: _("changed"),
    AnchorState.UNCERTAIN: _("uncertain"),
    AnchorState.ORPHAN: _("no longer in the text"),
}
_DOUBTS: Mapping[AnchorState, str] = {
    AnchorState.CHANGED: _("its words have changed"),
    AnchorState.UNCERTAIN: _("please check the place"),
    AnchorState.ORPHAN: _("no longer in the text"),
}
_NONE_OF: Mapping[NoteGroup, str] = {
    NoteGroup.ARTICLE: _("Memos"),
    NoteGroup.TAG: _("Without a tag"),
    NoteGroup.SOURCE: _("Without a source"),
    NoteGroup.AUTHOR: _("Without a name"),
    NoteGroup.ARTICLE_MONTH: _("Without a date"),
}
_DOT = " · "


def note_words(row: NoteRow, colours: Mapping[str, str]) -> NoteWords:
    """Return a note in words; ``colours`` are the tags'."""
    note, written = row.note, shown_date(local_moment(row.note.created).date().isoformat())
    anchor = note.anchor if isinstance(note, Annotation) else None
    state = anchor.state if anchor is not None else AnchorState.EXACT
    words = note.note
    if not isinstance(note, Annotation) and note.title:
        words = f"**{note.title}**\n{note.note}"
    return NoteWords(
        id=note.id,
        quote=anchor.quote if anchor is not None else "",
        note=words,
        chips=tuple(Chip(name, colours.get(name, "")) for name in note.tags),
        where=_DOT.join(part for part in _where(row, written) if part),
        doubt=_DOUBTS.get(state, ""),
        title=row.title or row.subject,
        source=row.source or "",
        date=shown_date(row.date),
        kind=KINDS[row.kind],
        state=STATES[state],
        written=written,
        by=note.by,
    )


def _where(row: NoteRow, written: str) -> Sequence[str]:
    """Return the parts of the line that says where a note lies."""
    if row.kind is NoteKind.MEMO:
        return _("Journal"), written
    if row.kind is NoteKind.TAG:
        return _("On the tag “{name}”").format(name=row.subject), written
    if row.kind is NoteKind.ENTITY:
        return _("On “{name}”").format(name=row.subject), written
    place = _("whole article")
    if row.paragraph is not None:
        place = _("¶ {number}").format(number=row.paragraph)
    elif row.kind is NoteKind.PASSAGE:
        place = _("no longer in the text")
    return " ".join(row.title.split()), row.source or "", shown_date(row.date), place


def shelves(ranges: Iterable[NoteRange], group: NoteGroup, colours: Mapping[str, str]) -> list[Shelf]:
    """Return the headings of notes that are put together."""
    return [
        Shelf(_shelf_words(each, group), each.start, each.end, colours.get(each.label, ""))
        if group is NoteGroup.TAG
        else Shelf(_shelf_words(each, group), each.start, each.end)
        for each in ranges
    ]


def _shelf_words(each: NoteRange, group: NoteGroup) -> str:
    if group is NoteGroup.KIND:
        words = KINDS[NoteKind(each.label)]
        return words[:1].upper() + words[1:]
    if group is NoteGroup.STATE:
        words = STATES[AnchorState(each.label)]
        return words[:1].upper() + words[1:]
    if group in {NoteGroup.ARTICLE_MONTH, NoteGroup.NOTE_MONTH}:
        return shown_date(each.label) or _NONE_OF[NoteGroup.ARTICLE_MONTH]
    return " ".join(each.label.split()) or _NONE_OF.get(group, "")


def condition_words(library: Library, link: Link) -> ConditionWords | None:
    """Return a condition as its chip says it; None when what it names is gone from the library."""
    condition = link.condition
    if isinstance(condition, Tagged):
        tags = library.tags.codebook()
        name = next((tag.name for tag in tags if tag.id == condition.tag), None)
        if name is None:
            return None
        parent = any(tag.parent == condition.tag for tag in tags)
        pattern = _("tag: {name} + subtags") if parent and condition.below else _("tag: {name}")
        below = condition.below if parent else None
        said = _("{name} with subtags").format(name=name) if below else name
        return ConditionWords(pattern.format(name=name), link.other, link.negated, below, said)
    words = _said(library, link)
    said = days(condition.first, condition.last) if isinstance(condition, ArticleDated) else ""
    return ConditionWords(words, link.other, link.negated, said=said) if words else None


def _said(library: Library, link: Link) -> str:  # noqa: PLR0911  # one line for each kind of condition
    """Return the words of a condition that is about no tag, "" when what it names is gone."""
    match link.condition:
        case Untagged():
            return _("without a tag")
        case OfKind(kind):
            return KINDS[kind]
        case Saying(query):
            return _("words: {words}").format(words=query)
        case FromSource(source):
            return _("source: {name}").format(name=source)
        case ArticleDated(first, last):
            return _("article of {days}").format(days=days(first, last))
        case NoteDated(first, last):
            return _("written {days}").format(days=days(first, last))
        case WrittenBy(by):
            return _("by: {name}").format(name=by or _("nobody"))
        case _other:
            return _named(library, link)


def _named(library: Library, link: Link) -> str:
    """Return the words of a condition on a state, or on an article or entity, "" when that is gone."""
    if isinstance(link.condition, InState):
        return _("place: {state}").format(state=STATES[link.condition.state])
    if isinstance(link.condition, OfArticle):
        found = library.articles.rows([link.condition.article])
        return _("article: {name}").format(name=" ".join(found[0].title.split())) if found else ""
    if isinstance(link.condition, Naming):
        name = library.mentions.name_of(link.condition.entity)
        return _("entity: {name}").format(name=name) if name else ""
    return ""


def days(first: str, last: str) -> str:
    """Return a stretch of days in words."""
    if first == last:
        return shown_date(first)
    if not last:
        return _("{day} or later").format(day=shown_date(first))
    if not first:
        return _("{day} or earlier").format(day=shown_date(last))
    return f"{shown_date(first)} – {shown_date(last)}"


def summary(shown: int, total: int, *, conditions: Sequence[ConditionWords], query: str, chosen: int) -> str:
    """Return the line below the heading: how many notes of all, which ones, how many are chosen."""
    counts = QLocale()
    if conditions or query:
        many = _("{shown} of {total}").format(shown=counts.toString(shown), total=counts.toString(total))
    else:
        many = ngettext("{count} note", "{count} notes", total).format(count=counts.toString(total))
    asked: list[str] = []
    for place, condition in enumerate(conditions):
        words = condition.shown(first=not place, sentence=True)
        if condition.other and asked:
            asked[-1] = f"{asked[-1]} {words}"
        else:
            asked.append(words)
    said = [_("“{words}”").format(words=query)] if query else []
    several = [ngettext("{count} selected", "{count} selected", chosen).format(count=counts.toString(chosen))]
    return _DOT.join([many, *asked, *said, *(several if chosen > 1 else [])])
