"""Finding a tag while its name is typed: pure functions on names, for every place that asks for one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.model import Tag

SWATCHES: tuple[tuple[str, str], ...] = (
    ("#e0b040", "amber"),
    ("#57a869", "green"),
    ("#cf6a5d", "red"),
    ("#4f86c6", "blue"),
    ("#9a6fc0", "violet"),
    ("#d8873a", "orange"),
    ("#3fa39b", "teal"),
    ("#c76a9d", "rose"),
    ("#8a9440", "olive"),
    ("#7f8894", "grey"),
)
"""Colours offered for tags, each readable as a stripe and, diluted, behind text; with their names."""

LONGEST_NAME = 60  # characters of selected words that make a tag's name
_SURE = 3
_TAKE_WORDS = "Ctrl+↵"  # makes the suggested tag at once
_EDGES = " .,;:!?()[]{}<>\"'“”„‘’‚«»…–—-"


@dataclass(frozen=True, slots=True)
class Codebook:
    """The tags there are, and the full names of those used last (newest first).

    ``there`` names those that are already on what is tagged.
    """

    tags: Sequence[Tag] = ()
    recent: Sequence[str] = ()
    there: frozenset[str] = frozenset()

    def offers(self, tag: Tag) -> bool:
        """Tell whether a tag is offered to who has not typed all of its name."""
        return not tag.retired and tag.name not in self.there

    def colour(self, name: str) -> str | None:
        """Return the colour of the tag with this full name, None when there is no such tag."""
        return next((tag.colour for tag in self.tags if tag.name == name), None)


@dataclass(frozen=True, slots=True)
class TagChoice:
    """One line offered while a tag is typed; ``new`` says that choosing it makes the tag."""

    name: str
    colour: str | None = None
    key: str | None = None
    new: bool = False


def clean_tag_name(typed: str) -> str:
    """Return the full name that was meant: single spaces, no empty parts between the slashes."""
    parts = (re.sub(r"\s+", " ", part).strip() for part in typed.split("/"))
    return "/".join(part for part in parts if part)


def match_rank(query: str, name: str) -> int | None:
    """Tell how well a name answers what was typed: 0 is the name itself, None is no match.

    Up to 3 the letters stand together at the start of the name, of its last part or of a word;
    4 is anywhere inside, and above that the letters only follow each other with gaps.
    """
    wanted, whole = query.casefold(), name.casefold()
    last = whole.rpartition("/")[2]
    ranked = (
        wanted == whole,
        last.startswith(wanted),
        whole.startswith(wanted),
        re.search(r"\b" + re.escape(wanted), whole) is not None,
        wanted in whole,
    )
    if any(ranked):
        return ranked.index(True)
    gaps = _gaps(wanted.replace(" ", ""), whole)
    return None if gaps is None else len(ranked) + gaps


def _gaps(wanted: str, whole: str) -> int | None:
    """Count the characters skipped to find the wanted ones in order, None when they are not there."""
    place, skipped = -1, 0
    for letter in wanted:
        found = whole.find(letter, place + 1)
        if found < 0:
            return None
        skipped += found - place - 1
        place = found
    return skipped


def tag_name_of(words: str) -> str:
    """Return a tag's name for words that were selected, "" when they are none.

    It stands at no deeper place than the top, and long words are cut at the end of one of them.
    """
    name = " ".join(words.replace("/", " ").split()).strip(_EDGES)
    if len(name) <= LONGEST_NAME:
        return name
    return name[: LONGEST_NAME + 1].rpartition(" ")[0].rstrip(_EDGES) or name[:LONGEST_NAME]


def _rank(name: str, tag: Tag) -> int | None:
    """Tell how well a tag answers what was typed; its key is the surest answer, below 0."""
    if name and tag.key is not None and not tag.retired and tag.key.casefold() == name.casefold():
        return -1
    return match_rank(name, tag.name) if name else 0


def tag_choices(typed: str, codebook: Codebook, *, limit: int = 40, suggested: str = "") -> list[TagChoice]:
    """Return what to offer for the typed letters, best first.

    With nothing typed: the tags used last, then all by name, then a new one of the ``suggested`` name. A tag
    whose key is what was typed comes first. A new tag is offered when no tag has this very name; it comes
    first when nothing known begins like it. A tag that is retired, or there already, is offered to who types
    all of its name, and else not.
    """
    name = clean_tag_name(typed)
    order = {used: place for place, used in enumerate(codebook.recent)}
    ranked = sorted(
        (rank, order.get(tag.name, len(order)), tag.name.casefold(), tag.name, place)
        for place, tag in enumerate(codebook.tags)
        if (rank := _rank(name, tag)) is not None and (codebook.offers(tag) or (name and rank == 0))
    )
    tags = [codebook.tags[entry[-1]] for entry in ranked[:limit]]
    choices = [TagChoice(tag.name, tag.colour, tag.key) for tag in tags]
    best = ranked[0][0] if ranked else None
    if not name:
        known = not suggested or codebook.colour(suggested) is not None
        return choices if known else [*choices[: limit - 1], TagChoice(suggested, key=_TAKE_WORDS, new=True)]
    if any(rank == 0 for rank, *_rest in ranked):
        return choices
    new = TagChoice(name, new=True)
    return [*choices, new] if best is not None and best <= _SURE else [new, *choices]
