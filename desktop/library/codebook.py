"""Taking a codebook file into the library: what it adds, what it changes, and what could not be taken."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop.errors import ScholiastError
from desktop.library.core import Core
from desktop.model import Change, Tag, TagId
from desktop.text.codebook import WORDS, Entry
from desktop.text.codebook_fields import clean_colour, clean_key
from desktop.translation import _

if TYPE_CHECKING:
    from desktop.library.tags import Tags

Problems = list[tuple[int, str]]


@dataclass(frozen=True, slots=True)
class CodebookReport:
    """The full names of the tags that a file added and changed, and a sentence for all else."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


def entries_of(tags: Iterable[Tag]) -> list[Entry]:
    """Return the codebook as a file says it."""
    return [
        Entry(
            name=tag.name,
            colour=tag.colour,
            key=tag.key or "",
            retired=tag.retired,
            annotations=tag.annotations,
            articles=tag.articles,
            **{name: getattr(tag, name) for name in WORDS},
        )
        for tag in tags
    ]


def take(core: Core, tags: "Tags", entries: Sequence[Entry]) -> CodebookReport:
    """Make and change tags as one step. What a file leaves empty stays as it is, and nothing is deleted."""
    before = {tag.name for tag in tags.codebook()}
    problems: Problems = []
    changed: list[str] = []
    with core.step(_("Import codebook")):
        placed = _placed(tags, entries, problems)
        keys = _keys(tags, placed, problems)
        for tag, entry in placed.items():
            if _change(core, tags, tag, replace(entry, key=keys.get(tag, ""))):
                changed.append(tags.get(tag).name)
        core.tell(Change(tags=True))
    added = [tag.name for tag in tags.codebook() if tag.name not in before]
    return CodebookReport(
        tuple(added),
        tuple(name for name in changed if name in before),
        tuple(sentence for _line, sentence in sorted(problems)),
    )


def _placed(tags: "Tags", entries: Sequence[Entry], problems: Problems) -> dict[TagId, Entry]:
    """Return the tag of each entry, made where it is new; a name comes once and a colour is one."""
    placed: dict[TagId, Entry] = {}
    for entry in entries:
        if entry.surplus:
            problems.append(_told(entry, _("There are more cells than columns; the line was left out.")))
            continue
        try:
            tag = tags.made(entry.name)
        except ScholiastError as error:
            problems.append(_told(entry, str(error)))
            continue
        if tag in placed:
            problems.append(_told(entry, _("The name was there already in line {line}.").format(
                line=placed[tag].line
            )))  # fmt: skip
            continue
        placed[tag] = _with_colour(entry, problems)
    return placed


def _with_colour(entry: Entry, problems: Problems) -> Entry:
    colour = clean_colour(entry.colour)
    if colour is None and entry.colour:
        problems.append(_told(entry, _("“{colour}” is no colour.").format(colour=entry.colour)))
    return replace(entry, colour=colour or "")


def _keys(tags: "Tags", placed: dict[TagId, Entry], problems: Problems) -> dict[TagId, str]:
    """Return the key of each tag that can have the one it asks for: of two the first."""
    holders = {tag.key: tag for tag in tags.codebook() if tag.key}
    given: dict[str, TagId] = {}
    for tag, entry in placed.items():
        key = clean_key(entry.key)
        if key is None:
            if entry.key:
                problems.append(_told(entry, _("“{key}” cannot be a key.").format(key=entry.key)))
            continue
        holder = given.get(key)
        if holder is None and key in holders and not _gives_up(holders[key], placed, key):
            holder = holders[key].id
        if holder not in {None, tag}:
            sentence = _("The key {key} belongs to “{tag}”.")
            problems.append(_told(entry, sentence.format(key=key, tag=_name(tags, holder))))
            continue
        given[key] = tag
    return {tag: key for key, tag in given.items()}


def _gives_up(holder: Tag, placed: dict[TagId, Entry], key: str) -> bool:
    """Tell whether the file gives the tag that has a key now another one."""
    entry = placed.get(holder.id)
    wanted = clean_key(entry.key) if entry else None
    return wanted is not None and wanted != key


def _name(tags: "Tags", tag: TagId | None) -> str:
    return "" if tag is None else tags.get(tag).name


def _change(core: Core, tags: "Tags", tag: TagId, entry: Entry) -> bool:
    changed = tags.change(
        tag,
        colour=entry.colour or None,
        key=entry.key or None,
        words={name: getattr(entry, name) or None for name in WORDS},
    )
    retired = tags.get(tag).retired
    if entry.retired is not None and entry.retired != retired:
        when = core.database.now() if entry.retired else None
        changed = core.recorder.update("tag", tag, {"retired": when}) or changed
    return changed


def _told(entry: Entry, sentence: str) -> tuple[int, str]:
    """Return a sentence with the place in the file that it is about, to be sorted by that."""
    return entry.line, _("Line {line} (“{name}”): {sentence}").format(
        line=entry.line, name=entry.name, sentence=sentence
    )
