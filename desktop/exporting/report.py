"""What an export left out, and the table of what each format carries: made from what the formats say."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from desktop.extensions import load
from desktop.extensions.export import Altered, Feature, LeftOut
from desktop.model import Annotation
from desktop.translation import _, ngettext

ALL_OF_A_NOTE = frozenset(
    {
        Feature.QUOTES,
        Feature.PLACES,
        Feature.OVERLAPS,
        Feature.WHOLE,
        Feature.ORPHANS,
        Feature.NOTES,
        Feature.TAGS,
    }
)
"""What an annotation is: a format that carries these gives annotations back as they are."""


def overlapping(annotations: Iterable[Annotation]) -> int:
    """Count the annotations, given by place, that share some of their passage with an earlier one."""
    count = reach = 0
    for each in annotations:
        if each.anchor is None or not each.anchor.lies:
            continue
        count += each.anchor.start < reach
        reach = max(reach, each.anchor.end)
    return count


def used(annotations: Sequence[Annotation]) -> Iterator[tuple[Feature, int]]:
    """Yield which features an article's annotations have, and how many of them."""
    placed = [each for each in annotations if each.anchor is not None]
    yield Feature.WHOLE, len(annotations) - len(placed)
    yield Feature.ORPHANS, sum(each.anchor is not None and not each.anchor.lies for each in placed)
    yield Feature.OVERLAPS, overlapping(annotations)
    yield Feature.NOTES, sum(bool(each.note) for each in placed)
    yield Feature.TAGS, sum(bool(each.tags) for each in annotations)
    yield Feature.PLACES, len(placed)
    yield Feature.QUOTES, len(placed)


def sentence(left: LeftOut) -> str:
    """Return what was left out or written otherwise as a sentence."""
    words = _altered(left.count)[left.what] if isinstance(left.what, Altered) else _left(left)
    where = _(" ({where})").format(where=", ".join(left.where)) if left.where else ""
    return f"{words[:-1]}{where}."


def _left(left: LeftOut) -> str:
    words = ngettext(
        "{what}: {count} is not in this format.", "{what}: {count} are not in this format.", left.count
    )
    return words.format(what=feature_words()[Feature(left.what)], count=left.count)


def _altered(count: int) -> Mapping[str, str]:
    """Return a sentence for each way to write something otherwise."""
    sentences = {
        Altered.CONTROLS: ngettext(
            "{count} character that this format forbids is replaced by �.",
            "{count} characters that this format forbids are replaced by �.",
            count,
        ),
        Altered.CUT: ngettext(
            "{count} text was too long for a cell and is cut there.",
            "{count} texts were too long for a cell and are cut there.",
            count,
        ),
        Altered.RENAMED: ngettext(
            "{count} tag has another name here, as this format forbids some characters.",
            "{count} tags have other names here, as this format forbids some characters.",
            count,
        ),
        Altered.KEPT: ngettext(
            "{count} file there was changed or another library's and is kept beside the new one.",
            "{count} files there were changed or another library's and are kept beside the new ones.",
            count,
        ),
    }
    return {each: words.format(count=count) for each, words in sentences.items()}


def feature_words() -> Mapping[Feature, str]:
    """Return what each feature is called, in the order of the table."""
    return {
        Feature.QUOTES: _("Quotations"),
        Feature.PLACES: _("Places of passages as numbers"),
        Feature.OVERLAPS: _("Overlapping passages"),
        Feature.WHOLE: _("Notes on whole articles"),
        Feature.ORPHANS: _("Notes without a place"),
        Feature.NOTES: _("Notes on passages"),
        Feature.TAGS: _("Tags"),
        Feature.MEMOS: _("Memos"),
        Feature.LINKS: _("Links back to the passage"),
        Feature.DETAILS: _("Author, source, date, address"),
        Feature.TEXTS: _("Texts of the articles"),
        Feature.CODEBOOK: _("Codebook"),
        Feature.ENTITIES: _("Entities"),
        Feature.VERSIONS: _("Earlier versions"),
        Feature.ORIGINALS: _("Original files"),
    }


def table_of_formats() -> list[tuple[str, frozenset[Feature]]]:
    """Return each way to write a format, in words, with what it carries, by the formats' names."""
    return [
        (target.words, exporter.carries - target.without)
        for exporter in (made() for _name, made in sorted(load("exporters").items()))
        for target in exporter.targets()
    ]
