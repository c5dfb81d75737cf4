"""A file by a template: what it is given, who fills it in, and how our file is known again."""

import json
import os
import subprocess
import sys
from pathlib import Path

from desktop.errors import ScholiastError
from desktop.exporting.files import replacing
from desktop.exporting.template_fields import fields_of
from desktop.exporting.templates import read_template
from desktop.extensions.export import ExportOptions, ExportSource
from desktop.translation import _

MOST = 100_000_000  # characters that a template may write
_MARK = "<!-- Scholiast -->\n"
SECONDS = 30  # of processor time that a template may take
_WAIT = 120  # seconds by the clock, as others work as well
_START = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]);"
    "from desktop.exporting.rendering import main; main()"
)


def ends_as_ours(path: Path) -> bool:
    """Tell whether a file ends with the mark that follows what a template writes."""
    mark = _MARK.encode()
    with path.open("rb") as stream:
        stream.seek(0, os.SEEK_END)
        stream.seek(max(0, stream.tell() - len(mark)))
        return stream.read() == mark


def write_templated(source: ExportSource, out: Path, options: ExportOptions) -> None:
    """Write what a template makes of the notes; raises ScholiastError with what is wrong with it."""
    template = read_template(options.template)
    text = filled_in(options.template, template, fields_of(source, options.style))
    with replacing(out) as stream:
        stream.write(text if text.endswith("\n") or not text else f"{text}\n")
        stream.write(f"\n{_MARK}")


def filled_in(
    name: str, template: str, fields: dict[str, object], *, most: int = MOST, seconds: int = SECONDS
) -> str:
    """Return what a template called ``name`` makes of the fields; raises ScholiastError."""
    asked = json.dumps({"template": template, "fields": fields, "most": most, "seconds": seconds}).encode()
    # -P: a file in the current folder must not be taken for a module
    command = [sys.executable, "-P", "-c", _START, json.dumps(sys.path)]
    try:
        done = subprocess.run(command, input=asked, capture_output=True, timeout=_WAIT, check=False)  # noqa: S603 - ourselves
    except subprocess.TimeoutExpired as error:
        raise _endless(name) from error
    if done.returncode < 0:
        raise _endless(name)
    if done.returncode:
        raise _unusable(name, _("it ended its process"))
    answer = json.loads(done.stdout)
    if "text" in answer:
        return str(answer["text"])
    if not answer["line"]:
        raise _unusable(name, answer["error"])
    words = _("The template {name} has an error in line {line}: {reason}.")
    reason = str(answer["error"]).rstrip(".")
    raise ScholiastError(
        words.format(name=name, line=answer["line"], reason=reason),
        remedy=_("Correct it, or choose another one."),
    )


def _unusable(name: str, reason: str) -> ScholiastError:
    return ScholiastError(
        _("The template {name} cannot be used: {reason}.").format(name=name, reason=reason),
        remedy=_("Correct it, or choose another one."),
    )


def _endless(name: str) -> ScholiastError:
    return ScholiastError(
        _("The template {name} did not come to an end and was stopped.").format(name=name),
        remedy=_("Correct it, or choose another one."),
    )
