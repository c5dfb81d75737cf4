"""The words of the command line: verbs, their options, and the rules of which go together.

Options may stand anywhere after the verb, and an option that takes a value takes the next word whatever
it begins with (``--note "- a list"``), unless that word is itself an option of the verb.
"""

import argparse
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NoReturn

from desktop.cli import (
    detail_words,
    engine_words,
    entity_words,
    export_words,
    mention_words,
    note_words,
    share_words,
    tag_words,
)
from desktop.translation import _


@dataclass(frozen=True, slots=True)
class Verb:
    """One verb: what it does, and how its options are added; its function stands in handlers.py."""

    summary: str
    arguments: Callable[[ArgumentParser], None]


def _text(word: str) -> str:
    """Return a word as text; bytes that are no UTF-8 become U+FFFD as in an imported file."""
    return word.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _words(word: str) -> str:
    """Return a word that must not be empty."""
    if not word:
        raise argparse.ArgumentTypeError(_("there must be a text"))
    return _text(word)


def _tag(word: str) -> str:
    """Return a tag's full name, which has a word between its slashes."""
    if not word.replace("/", "").strip():
        raise argparse.ArgumentTypeError(_("a tag needs a name"))
    return _text(word)


def _path(word: str) -> str:
    """Return a path as it was given; an empty one, of a variable never set, would mean another place."""
    if not word:
        raise argparse.ArgumentTypeError(_("there must be a path"))
    return word


def _count(word: str) -> int:
    """Return a whole number that is not negative."""
    if int(word) < 0:
        raise argparse.ArgumentTypeError(_("{number} is less than 0").format(number=word))
    return int(word)


def _ordinal(word: str) -> int:
    """Return a whole number from 1."""
    if int(word) < 1:
        raise argparse.ArgumentTypeError(_("{number} is less than 1").format(number=word))
    return int(word)


def _import(parser: ArgumentParser) -> None:
    parser.add_argument(
        "paths", nargs="+", metavar="PATH", type=_path, help=_("files, and folders with all below them")
    )
    parser.add_argument(
        "--recognise", action="store_true", help=_("then recognise entities in what was added")
    )
    parser.add_argument(
        "--as-version-of", metavar="ID", type=_words, help=_("the one file is a newer text of this article")
    )


def _articles(parser: ArgumentParser) -> None:
    parser.add_argument("--search", metavar="Q", type=_text, help=_("only articles with these words"))
    parser.add_argument("--limit", metavar="N", type=_count, help=_("only the newest N"))


def _several(parser: ArgumentParser) -> None:
    parser.add_argument("ids", nargs="*", metavar="ID", help=_("an article's uid, its beginning, or a link"))
    parser.add_argument("--all", action="store_true", help=_("every article"))


def _recognise(parser: ArgumentParser) -> None:
    _several(parser)
    engine_words.add_choice(parser, text=_words)


def _engines(parser: ArgumentParser) -> None:
    engine_words.add_words(parser, text=_words)


def _entities(parser: ArgumentParser) -> None:
    entity_words.add_words(parser, text=_words)


def _one_entity(parser: ArgumentParser) -> None:
    parser.add_argument(
        "entity", metavar="ID", type=_words, help=_("an entity's uid, its beginning, or a name")
    )


def _content(parser: ArgumentParser) -> None:
    parser.add_argument("--note", metavar="MD", type=_text, help=_("the note, in Markdown"))
    parser.add_argument(
        "--tag",
        dest="tags",
        metavar="NAME",
        type=_tag,
        action="append",
        help=_("a tag's full name, as in a/b; may be repeated"),
    )


def _annotate(parser: ArgumentParser) -> None:
    parser.add_argument("article", nargs="?", metavar="ID", help=_("the article"))
    parser.add_argument("--quote", metavar="T", type=_words, help=_("the words to mark, exactly"))
    parser.add_argument("--occurrence", metavar="N", type=_ordinal, help=_("which one of several, from 1"))
    parser.add_argument("--start", metavar="S", type=int, help=_("where it starts, in code points"))
    parser.add_argument("--end", metavar="E", type=int, help=_("where it ends, in code points"))
    _content(parser)
    parser.add_argument(
        "--batch",
        metavar="FILE",
        type=_path,
        help=_("a JSON value a line: article, quote or start and end, note, tags"),
    )


def _edit(parser: ArgumentParser) -> None:
    parser.add_argument(
        "target",
        metavar="ID",
        help=_("an annotation's uid, its beginning, or a link; with details an article's"),
    )
    _content(parser)
    parser.add_argument("--no-tags", action="store_true", help=_("take all tags off"))
    detail_words.add_words(parser, text=_text)


def _one_annotation(parser: ArgumentParser) -> None:
    parser.add_argument("annotation", metavar="ANNOTATION", help=_("its uid, its beginning, or a link"))


def _history(parser: ArgumentParser) -> None:
    parser.add_argument("--limit", metavar="N", type=_count, help=_("only the newest N"))


def _notes(parser: ArgumentParser) -> None:
    note_words.add_words(parser, tag=_tag, text=_text, name=_words)
    parser.add_argument("--memos", action="store_true", help=_("also memos, which have no article"))


def _export(parser: ArgumentParser) -> None:
    export_words.add_words(parser, tag=_tag, text=_text, name=_words, path=_path)


def _review(parser: ArgumentParser) -> None:
    parser.add_argument("--article", metavar="ID", help=_("only of this article"))


def _place(parser: ArgumentParser) -> None:
    _one_annotation(parser)
    parser.add_argument(
        "--start", required=True, metavar="S", type=int, help=_("where it starts, in code points")
    )
    parser.add_argument(
        "--end", required=True, metavar="E", type=int, help=_("where it ends, in code points")
    )


def _backup(parser: ArgumentParser) -> None:
    parser.add_argument("--out", required=True, metavar="FILE", type=_path, help=_("the new file"))


def _share(parser: ArgumentParser) -> None:
    share_words.add_words(parser, path=_path, tag=_tag)


def _archive(parser: ArgumentParser) -> None:
    parser.add_argument("--out", required=True, metavar="ZIP", type=_path, help=_("the ZIP to write"))


def _tags(parser: ArgumentParser) -> None:
    tag_words.add_words(parser, tag=_tag, text=_text)


def _nothing(parser: ArgumentParser) -> None:
    del parser


VERBS = {
    "import": Verb(_("Take files and folders into the library."), _import),
    "articles": Verb(_("List the articles, newest added first."), _articles),
    "show": Verb(_("Show articles with text, mentions and annotations."), _several),
    "recognise": Verb(_("Recognise entities and wait for them."), _recognise),
    "engines": Verb(_("List the engines that recognise; compare two on an article."), _engines),
    "entities": Verb(_("List who and what is named, with counts; merge or split them."), _entities),
    "entity": Verb(_("Show an entity with its names and where it is named."), _one_entity),
    "suggestions": Verb(_("List the entities that may be the same, likeliest first."), _nothing),
    "mentions": Verb(_("Correct a mention, or add one."), mention_words.add_words),
    "annotate": Verb(_("Mark a passage or an article, with note and tags."), _annotate),
    "edit": Verb(_("Change note or tags of an annotation, or details of an article."), _edit),
    "delete": Verb(_("Delete an annotation."), _one_annotation),
    "undo": Verb(_("Take back the newest step."), _nothing),
    "redo": Verb(_("Do the last step that was taken back again."), _nothing),
    "history": Verb(_("List the steps, newest first."), _history),
    "tags": Verb(_("List the tags with counts; merge, rename or set them."), _tags),
    "notes": Verb(_("List the annotations."), _notes),
    "review": Verb(_("List the annotations whose place is in doubt, with where they may lie."), _review),
    "place": Verb(_("Say where an annotation lies."), _place),
    "export": Verb(_("Write the annotations to files."), _export),
    "share": Verb(_("Write some articles with their notes to a library of their own."), _share),
    "archive": Verb(_("Write the whole library as one ZIP of open formats."), _archive),
    "check": Verb(_("Look the library over for damage."), _nothing),
    "backup": Verb(_("Write a verified copy of the library."), _backup),
}
WINDOW_VERBS = {
    "open": _("Open the window, at an article or link if one is named."),
    "snapshot": _("Draw the window into a PNG file."),
}


def verb_and_words(words: Sequence[str]) -> tuple[str | None, list[str]]:
    """Return the verb and all the other words; ``--library FILE`` and ``--json`` may stand before it."""
    at = 0
    while at < len(words) and words[at].startswith("-"):
        at += 2 if words[at] == "--library" else 1
    if at >= len(words):
        return None, list(words)
    return words[at], [*words[:at], *words[at + 1 :]]


def _verb_parser(name: str) -> ArgumentParser:
    verb = VERBS[name]
    parser = ArgumentParser(prog=f"scholiast {name}", description=verb.summary, allow_abbrev=False)
    verb.arguments(parser)
    parser.add_argument(
        "--library", metavar="FILE", type=_path, help=_("the library; without it the one of your own")
    )
    parser.add_argument("--json", action="store_true", help=_("print one JSON value"))
    return parser


def _arranged(parser: ArgumentParser, words: Sequence[str]) -> list[str]:
    """Return the words with options first, each joined to its value, so that any order is understood."""
    actions = parser._option_string_actions  # noqa: SLF001 - argparse has no public list of options
    options: list[str] = []
    others: list[str] = []
    waiting = list(words)
    while waiting:
        word = waiting.pop(0)
        if word == "--":
            others.extend(waiting)
            break
        takes_value = word in actions and actions[word].nargs != 0
        if takes_value and waiting and waiting[0] not in actions:
            options.append(f"{word}={waiting.pop(0)}")
        elif word.startswith("-") and word != "-":
            options.append(word)
        else:
            others.append(word)
    return [*options, "--", *others] if others else options


def _objection(name: str, given: Namespace) -> str | None:
    """Return what does not go together in the words of a verb."""
    object_to = _OBJECTIONS.get(name)
    return object_to(given) if object_to is not None else None


def _objection_to_articles(given: Namespace) -> str | None:
    return _("give either ids or --all") if given.all == bool(given.ids) else None


def _objection_to_import(given: Namespace) -> str | None:
    several = given.as_version_of is not None and len(given.paths) > 1
    return _("--as-version-of takes one file") if several else None


def _objection_to_edit(given: Namespace) -> str | None:
    ours = given.note is not None or bool(given.tags) or given.no_tags
    details = bool(detail_words.given_details(given))
    if not ours and not details:
        return _("give --note, --tag or --no-tags, or details of an article")
    if ours and details:
        return _("notes and tags are of an annotation, details of an article: give one or the other")
    return _("--tag and --no-tags do not go together") if given.tags and given.no_tags else None


def _objection_to_span(given: Namespace) -> str | None:
    return _objection_to_numbers(given.start, given.end)


def _objection_to_place(given: Namespace) -> str | None:
    words = (given.article, given.quote, given.occurrence, given.start, given.end, given.note, given.tags)
    if given.batch is not None:
        alone = all(word is None for word in words)
        return None if alone else _("--batch takes articles, places, notes and tags from its lines")
    if given.article is None:
        return _("the following arguments are required: ID")
    if given.quote is not None and given.start is not None:
        return _("give either --quote or --start and --end")
    if given.occurrence is not None and given.quote is None:
        return _("--occurrence needs --quote")
    return _objection_to_numbers(given.start, given.end)


def _objection_to_numbers(start: int | None, end: int | None) -> str | None:
    """Return what is wrong with two numbers in any text; whether they lie in this one is seen later."""
    if start is None and end is None:
        return None
    if start is None or end is None:
        return _("--start and --end go together")
    return None if 0 <= start < end else _("--start is from 0 and less than --end")


_OBJECTIONS: dict[str, Callable[[Namespace], str | None]] = {
    "show": _objection_to_articles,
    "recognise": _objection_to_articles,
    "import": _objection_to_import,
    "annotate": _objection_to_place,
    "edit": _objection_to_edit,
    "engines": engine_words.objection,
    "entities": entity_words.objection,
    "mentions": mention_words.objection,
    "tags": tag_words.objection,
    "notes": note_words.objection,
    "export": note_words.objection,
    "share": share_words.objection,
    "place": _objection_to_span,
}


def parse(name: str, words: Sequence[str]) -> Namespace:
    """Return the options of a verb; prints usage and raises SystemExit(2) when they do not fit together."""
    parser = _verb_parser(name)
    given = parser.parse_args(_arranged(parser, words))
    objection = _objection(name, given)
    if objection is not None:
        parser.error(objection)
    return given


def refuse(name: str, objection: str) -> NoReturn:
    """Print a verb's usage with what is wrong, and raise SystemExit(2)."""
    _verb_parser(name).error(objection)


def overview() -> str:
    """Return the help on all verbs."""
    known = {**{name: verb.summary for name, verb in VERBS.items()}, **WINDOW_VERBS}
    lines = [f"  {name:<10} {summary}" for name, summary in known.items()]
    return "\n".join(
        [
            _("usage: scholiast [VERB] [--library FILE] [--json] ..."),
            "",
            _("Without a verb the window opens. Each verb explains itself with --help."),
            "",
            *lines,
            "",
            _("  --install-desktop  Open links and libraries from the desktop; --remove-desktop ends that."),
        ]
    )
