"""The verbs on entities: list, merge and split them, show one, list which may be the same."""

from argparse import Namespace
from collections.abc import Iterator, Mapping
from functools import partial

from desktop.cli import records
from desktop.cli.opening import reading, writing
from desktop.cli.output import Output, Record, on_one_line
from desktop.errors import NotFoundError
from desktop.library import Library
from desktop.library.suggesting import suggest_all
from desktop.model import ArticleId, EntityId, Kind
from desktop.text.entity_records import KnownEntity
from desktop.text.names import entity_key
from desktop.text.whereabouts import NOWHERE
from desktop.translation import _


def entities(arguments: Namespace, output: Output) -> None:
    """List entities, most mentions first, or do what is asked and print the entity that comes of it."""
    if arguments.act is None:
        with reading(arguments, output) as library:
            article = library.articles.find(arguments.article).id if arguments.article else None
            kind = Kind(arguments.kind) if arguments.kind else None
            found = library.mentions.entities(kind=kind, article=article)
            output.rows((records.entity_values(each) for each in found), _line)
        return
    with writing(arguments) as library:
        known = [library.entities.find(name) for name in arguments.names]
        if arguments.act == "merge":
            kept = library.entities.merge([each.id for each in known[1:]], known[0].id)
        elif arguments.act == "identify":
            kept = library.entities.identify(known[0].id, dict(map(_identifier, arguments.given)))
        else:
            library.entities.split([_alias(known[0], name) for name in arguments.aliases])
            kept = library.entities.get(known[0].id)
        output.value(_values(library, kept), _page)


def _identifier(given: str) -> tuple[str, str]:
    source, _equals, written = given.partition("=")
    return source.strip().lower(), written


def _line(record: Record) -> str:
    return f"{record['mentions']:>6}  {record['kind']:<12}  {on_one_line(str(record['name']))}"


def _alias(known: KnownEntity, name: str) -> EntityId:
    """Return which of an entity's aliases has a name, or an id that begins so."""
    exact = [alias for alias in known.aliases if alias.name == name]
    alike = [
        alias
        for alias in known.aliases
        if entity_key(alias.name, alias.kind) == entity_key(name, alias.kind)
        or alias.uid.startswith(name.lower())
    ]
    found = exact or alike
    if len(found) != 1:
        raise NotFoundError(
            _("“{entity}” has no alias “{name}”.").format(entity=known.name, name=name)
            if not found
            else _("“{entity}” has several aliases “{name}”.").format(entity=known.name, name=name),
            remedy=_("Its aliases: {names}").format(
                names=", ".join(each.name for each in known.aliases) or "–"
            ),
        )
    return found[0].id


def entity(arguments: Namespace, output: Output) -> None:
    """Show one entity with its names and where it is named."""
    with reading(arguments, output) as library:
        output.value(_values(library, library.entities.find(arguments.entity)), _page)


def _values(library: Library, known: KnownEntity) -> records.Values:
    notes = [records.memo_values(memo)["note"] for memo in library.memos.all(entity=known.id)]
    located = library.whereabouts.of(known)
    identifiers = {source: given for source, given in known.identifiers.items() if given != NOWHERE}
    return {
        "id": known.uid,
        "name": known.name,
        "kind": known.kind.value,
        "aliases": [alias.name for alias in known.aliases],
        "titles": list(known.titles),
        "identifiers": identifiers | ({} if located is None else dict([located.place.identifier])),
        "place": None if located is None else records.place_values(located),
        "note": "\n\n".join(str(note) for note in notes if note) or None,
        "mentions": list(_mentions(library, known.id)),
    }


def _mentions(library: Library, number: EntityId) -> Iterator[records.Values]:
    """Yield where an entity is named; one text is in memory at a time."""
    present, text = ArticleId(0), ""
    for article, uid, date, span in library.entities.mentioned(number):
        if article != present:
            present, text = article, library.articles.version(article).text
        words = text[span.start : span.end]
        yield {"article": uid, "start": span.start, "end": span.end, "text": words, "date": date}


def _page(record: Record) -> str:
    aliases, mentions = record["aliases"], record["mentions"]
    identifiers = record["identifiers"]
    lines = [f"{record['id']}  {record['kind']}  {on_one_line(str(record['name']))}"]
    lines += [f"    = {on_one_line(str(name))}" for name in (aliases if isinstance(aliases, list) else [])]
    titles, place = record["titles"], record["place"]
    if isinstance(titles, list) and titles:
        lines.append(f"    {'; '.join(titles)}")
    if isinstance(place, dict):
        lines.append(f"    {place['words']}  ({place['why']})")
    if isinstance(identifiers, dict):
        lines += [f"    {source} {value}" for source, value in identifiers.items()]
    for each in mentions if isinstance(mentions, list) else []:
        place = f"{each['start']}-{each['end']}"
        lines.append(f"{each['article']}  {each['date'] or '':<10}  {place:>13}  {on_one_line(each['text'])}")
    return "\n".join(lines)


def suggestions(arguments: Namespace, output: Output) -> None:
    """List pairs of entities that may be the same; those put aside are left out."""
    with reading(arguments, output) as library:
        found = library.entities.standing(suggest_all(library.entities.names()))
        known = {number: library.entities.get(number) for each in found for number in (each.a, each.b)}
        names = {each.uid: each.name for each in known.values()}
        rows = (
            {"a": known[each.a].uid, "b": known[each.b].uid, "score": each.score, "why": each.why}
            for each in found
        )
        output.rows(rows, partial(_pair, names))


def _pair(names: Mapping[str, str], record: Record) -> str:
    one, other = (on_one_line(names[str(record[which])]) for which in ("a", "b"))
    return f"{record['score']:.2f}  {one}  =  {other}  ({record['why']})"
