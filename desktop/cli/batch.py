"""``annotate --batch``: one annotation a line, each safe on the disk before its answer is printed."""

import json
import sys
from argparse import Namespace
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from desktop.cli.opening import writing
from desktop.cli.output import Output
from desktop.cli.placing import placed
from desktop.errors import ScholiastError, UsageError
from desktop.library import Library
from desktop.translation import _

_KEYS = {"article", "quote", "start", "end", "occurrence", "note", "tags"}


@contextmanager
def _lines(name: str) -> Iterator[BinaryIO]:
    """Open the file of a batch; ``-`` is stdin."""
    if name == "-":
        yield sys.stdin.buffer
        return
    with Path(name).open("rb") as stream:
        yield stream


def annotate_lines(arguments: Namespace, output: Output) -> None:
    """Add an annotation for each line, in order, and go on after one that cannot be."""
    with _lines(arguments.batch) as lines, writing(arguments) as library:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                uid = _annotated(library, line)
            except ScholiastError as error:
                output.code = 1
                output.answer({"line": number, "error": str(error)})
            else:
                output.answer({"line": number, "id": uid})


def _annotated(library: Library, line: bytes) -> str:
    """Add the annotation of one line and return its uid; it is committed then. Raises ScholiastError."""
    asked = _read(line)
    article = library.articles.find(_text(asked, "article") or "")
    span = placed(
        library,
        article.id,
        quote=_text(asked, "quote"),
        occurrence=_number(asked, "occurrence"),
        start=_number(asked, "start"),
        end=_number(asked, "end"),
    )
    note, tags = _text(asked, "note") or "", _names(asked)
    return library.annotations.add(article.id, span, note=note, tags=tags).uid


def _read(line: bytes) -> Mapping[str, object]:
    """Return what a line asks for, its keys known and going together."""
    try:
        asked = json.loads(line)
        json.dumps(asked, ensure_ascii=False).encode("utf-8")
    except (ValueError, RecursionError) as error:
        raise _refused(_("The line is not JSON in UTF-8.")) from error
    if not isinstance(asked, dict):
        raise _refused(_("The line is not a JSON object."))
    unknown = sorted(asked.keys() - _KEYS)
    if unknown:
        raise _refused(_("“{key}” is not a key.").format(key=unknown[0]))
    given = {key: value for key, value in asked.items() if value is not None}
    if ("start" in given) != ("end" in given):
        raise _refused(_("“start” and “end” go together."))
    if "quote" in given and "start" in given:
        raise _refused(_("There is a “quote” and a “start”."))
    if "occurrence" in given and "quote" not in given:
        raise _refused(_("“occurrence” needs a “quote”."))
    return given


def _refused(what: str) -> UsageError:
    return UsageError(
        what, remedy=_("A line has article, quote or start and end, and maybe occurrence, note and tags.")
    )


def _text(asked: Mapping[str, object], key: str) -> str | None:
    value = asked.get(key)
    if value is not None and not isinstance(value, str):
        raise _refused(_("“{key}” is not a text.").format(key=key))
    if value == "" and key != "note":
        raise _refused(_("“{key}” is empty.").format(key=key))
    return value


def _number(asked: Mapping[str, object], key: str) -> int | None:
    value = asked.get(key)
    if value is None:
        return None
    if not isinstance(value, int) or isinstance(value, bool) or (key == "occurrence" and value < 1):
        raise _refused(_("“{key}” is not such a number.").format(key=key))
    return value


def _names(asked: Mapping[str, object]) -> list[str]:
    value = asked.get("tags", [])
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        raise _refused(_("“tags” is not a list of names."))
    return value
