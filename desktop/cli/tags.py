"""The verb ``tags``: lists the codebook, merges, renames and sets tags."""

from argparse import Namespace

from desktop.cli import records
from desktop.cli.opening import reading, writing
from desktop.cli.output import Output, Record, on_one_line
from desktop.errors import NotFoundError
from desktop.library import Library
from desktop.library.merging import left_out
from desktop.model import Tag
from desktop.translation import _


def tags(arguments: Namespace, output: Output) -> None:
    """List the tags by name, or do what is asked and print the tag that comes of it."""
    if arguments.act is None:
        with reading(arguments, output) as library:
            output.rows((records.tag_values(each) for each in library.tags.all()), _tag_line)
        return
    act = {"merge": _merge, "rename": _rename, "set": _set}[arguments.act]
    with writing(arguments) as library:
        output.value(records.tag_values(act(library, arguments, output)), _tag_line)


def _tag_line(record: Record) -> str:
    return f"{record['annotations']:>6}  {on_one_line(str(record['name']))}"


def _known(library: Library, name: str) -> Tag:
    found = library.tags.named(name)
    if found is None:
        raise NotFoundError(
            _("There is no tag “{tag}”.").format(tag=name),
            remedy=_("“scholiast tags” lists the ones there are."),
        )
    return found


def _merge(library: Library, arguments: Namespace, output: Output) -> Tag:
    """Merge tags into one, made in the same step when it is new; say what the kept one does not say."""
    sources = [_known(library, name) for name in arguments.names]
    kept = library.tags.named(arguments.into)
    if kept is None:
        return library.tags.merge_anew([tag.id for tag in sources], arguments.into)
    lost = left_out([tag for tag in sources if tag.id != kept.id], kept)
    merged = library.tags.merge([tag.id for tag in sources], kept.id)
    for each in lost:
        output.tell(_("Not taken over: {words}").format(words=each))
    return merged


def _rename(library: Library, arguments: Namespace, _output: Output) -> Tag:
    old, new = arguments.names
    return library.tags.rename(_known(library, old).id, new)


def _set(library: Library, arguments: Namespace, _output: Output) -> Tag:
    """Change what is given of a tag; one that is not there yet is made, as by ``annotate --tag``."""
    given = {"colour": arguments.colour, "key": arguments.key, "definition": arguments.definition}
    found = library.tags.named(arguments.names[0])
    if found is None:
        return library.tags.create(arguments.names[0], **given)
    return library.tags.set(found.id, **given)
