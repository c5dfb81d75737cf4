"""The command line: ``scholiast VERB ...``; without a verb the window opens.

Exit 0 done; 1 an item failed, an id is unknown, or the library is missing, locked, damaged or newer;
2 the words do not fit together and nothing was done; 130 stopped by the person.
"""

import sys
import traceback
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import desktop
from desktop.cli import parser
from desktop.cli.output import Output, give_up_stdout, set_up_streams, shown
from desktop.errors import ScholiastError
from desktop.translation import _

USAGE = 2
INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    set_up_streams()
    try:
        code = _run(list(sys.argv[1:] if argv is None else argv))
        sys.stdout.flush()
    except SystemExit as stopped:  # argparse has printed why
        return stopped.code if isinstance(stopped.code, int) else USAGE
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # as with “| head”
        give_up_stdout()
        return 1
    except OSError as error:  # what was printed found no room
        give_up_stdout()
        sys.stderr.write(f"{error}\n")
        return 1
    return code


def _run(words: list[str]) -> int:
    if words[:1] in (["--help"], ["-h"]):
        sys.stdout.write(f"{parser.overview()}\n")
        return 0
    if words[:1] == ["--version"]:
        sys.stdout.write(f"scholiast {desktop.__version__}\n")
        return 0
    if words[:1] in (["--install-desktop"], ["--remove-desktop"]):
        return _register(words[0], words[1:])
    verb, rest = parser.verb_and_words(words)
    if verb in parser.VERBS:
        return _run_verb(verb, rest)
    return _run_extension(*_opening(verb, rest))


def _opening(verb: str | None, rest: list[str]) -> tuple[str, list[str]]:
    """Return the verb and words that open the window for a link, or for a file from the desktop."""
    if verb is None:
        return "open", rest
    if verb.startswith("scholiast:"):
        return "open", [verb, *rest]
    if verb.startswith("file:"):
        from urllib.parse import unquote, urlsplit  # noqa: PLC0415 - only a file from the desktop

        verb = unquote(urlsplit(verb).path)
    return ("open", ["--library", verb, *rest]) if verb.endswith(".scholiast") else (verb, rest)


def _register(what: str, words: list[str]) -> int:
    """Tell the desktop about the program, or take that back, and name the files."""
    from desktop.cli import registration  # noqa: PLC0415 - once in a program's life

    output = Output(as_json="--json" in words)
    act = registration.install if what == "--install-desktop" else registration.remove
    return _guarded(output, lambda: _tell_files(output, act()))


def _tell_files(output: Output, paths: list[Path]) -> None:
    names = [str(path) for path in paths]
    output.value({"files": names}, lambda _record: "\n".join(map(shown, names)))


def _run_extension(verb: str, words: list[str]) -> int:
    """Hand the words to a verb that comes from elsewhere; the window brings ``open`` and ``snapshot``."""
    from importlib.metadata import entry_points  # noqa: PLC0415 - slow, and only these verbs need it

    found = entry_points(group="scholiast.verbs", name=verb)
    if not found:
        complaint = _("scholiast: there is no verb “{verb}”").format(verb=verb)
        sys.stderr.write(f"{parser.overview()}\n\n{complaint}\n")
        return USAGE
    output = Output(as_json="--json" in words)
    return _guarded(output, partial(_call_extension, next(iter(found)).load(), words, output))


def _call_extension(verb: Callable[[list[str]], int], words: list[str], output: Output) -> None:
    output.code = verb(words)


def _run_verb(verb: str, words: list[str]) -> int:
    arguments = parser.parse(verb, words)
    from desktop.cli.handlers import HANDLERS  # noqa: PLC0415 - --help and usage need no library

    output = Output(as_json=arguments.json)
    return _guarded(output, partial(HANDLERS[verb], arguments, output))


def _guarded(output: Output, run: Callable[[], None]) -> int:
    """Run a verb; whatever goes wrong ends in a sentence, and in JSON where that was asked for."""
    try:
        run()
    except BrokenPipeError:
        raise
    except ScholiastError as error:
        output.error(error)
    except OSError as error:
        what = f"{error.filename}: {error.strerror}" if error.filename else str(error)
        output.error(ScholiastError(what))
    except Exception:  # noqa: BLE001 - the last resort: a bug is shown whole, and the exit code is kept
        traceback.print_exc()
        output.error(
            ScholiastError(
                _("Scholiast made a mistake."), remedy=_("Please report it with the lines above this one.")
            )
        )
    return output.code
