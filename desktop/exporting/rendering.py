"""Filling in a template, in a process of its own: a template is a program, and may be anybody's.

The process reads ``{"template": …, "fields": …, "most": …, "seconds": …}`` and answers ``{"text": …}``, or
``{"error": …, "line": …}``. Jinja's sandbox keeps a template from everything but its fields; the kernel keeps
it from taking all memory and time (the parent sees to the time where there are no such limits).
"""

import json
import sys
from typing import TYPE_CHECKING

from desktop.exporting.escaping import contained_note, literal_line, literal_quote, yaml_scalar
from desktop.exporting.names import obsidian_tag
from desktop.exporting.references import in_line
from desktop.translation import _

if sys.platform != "win32":
    import resource

if TYPE_CHECKING:
    from jinja2 import Template

_MEMORY = 2_000_000_000  # bytes of address space
_NAME = "<template>"


def literal(text: object) -> str:
    """Return a text on one line of Markdown that shows exactly it."""
    return literal_line(in_line(str(text)))


def linked(fields: dict[str, object]) -> dict[str, object]:
    """Return the fields with annotations under their tags, each knowing its article."""
    articles, tags = fields["articles"], fields["tags"]
    untagged: list[object] = []
    if isinstance(articles, list) and isinstance(tags, list):
        under = {tag["name"]: tag.setdefault("annotations", []) for tag in tags}
        for article in articles:
            for each in article["annotations"]:
                each["article"] = article
                for place in [under[name] for name in each["tags"]] or [untagged]:
                    place.append(each)
    return {**fields, "untagged": untagged}


def _compiled(template: str) -> "Template":
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True
    )
    environment.filters.update(
        {
            "literal": literal,
            "line": in_line,
            "quoted": literal_quote,
            "contained": contained_note,
            "hashtag": obsidian_tag,
            "yaml": yaml_scalar,
        }
    )
    environment.globals["_"] = _
    code = environment.compile(template, _NAME, _NAME)
    return environment.template_class.from_code(environment, code, environment.globals)


def _line_of(error: BaseException) -> int:
    """Return the line of the template in which something was raised, 0 when none is known."""
    line = getattr(error, "lineno", None) or 0
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == _NAME:
            line = trace.tb_lineno
        trace = trace.tb_next
    return int(line)


def _told(error: Exception) -> dict[str, object]:
    return {"error": in_line(str(error)) or type(error).__name__, "line": _line_of(error)}


def render(template: str, fields: dict[str, object], most: int) -> dict[str, object]:
    """Return ``text``, or ``error`` and ``line`` of what is wrong with it: 0 for all of it."""
    from jinja2 import TemplateError

    parts: list[str] = []
    size = 0
    try:
        for part in _compiled(template).generate(linked(fields)):
            parts.append(part)
            size += len(part)
            if size > most:
                return {"error": _("it writes more than {count} characters").format(count=most), "line": 0}
    except MemoryError:
        return {"error": _("it needs too much memory"), "line": 0}
    except (TemplateError, ArithmeticError, AttributeError, LookupError, NameError, RuntimeError) as error:
        return _told(error)
    except (AssertionError, SyntaxError, TypeError, ValueError) as error:
        return _told(error)
    return {"text": "".join(parts)}


def _limit(seconds: int) -> None:
    if sys.platform != "win32":
        for kind, most in ((resource.RLIMIT_AS, _MEMORY), (resource.RLIMIT_CPU, seconds)):
            hard = resource.getrlimit(kind)[1]
            resource.setrlimit(kind, (most if hard < 0 else min(most, hard), hard))


def main() -> None:
    """Answer what stands on standard input."""
    asked = json.loads(sys.stdin.buffer.read())
    _limit(asked["seconds"])
    answer = render(asked["template"], asked["fields"], asked["most"])
    sys.stdout.buffer.write(json.dumps(answer).encode())
