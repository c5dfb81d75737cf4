"""What a verb says: its value on stdout, as JSON or for people, everything else on stderr."""

import io
import json
import os
import re
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from desktop.errors import ScholiastError

Record = Mapping[str, object]

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_EACH = 1.0  # seconds between two lines of progress where they cannot be overwritten
_OVERWRITTEN = 0.1


def set_up_streams() -> None:
    """Make stdout and stderr UTF-8 whatever the locale; half a surrogate pair becomes an escape.

    A stream that was closed before the start leads nowhere, lest a file of ours takes its number.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            nowhere = Path(os.devnull).open(mode, encoding="utf-8")  # noqa: SIM115 - open to the end
            setattr(sys, name, nowhere)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def give_up_stdout() -> None:
    """Send what is still to be written nowhere: who read it has gone."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def to_json(value: object) -> str:
    """Return a value on one line."""
    return json.dumps(value, ensure_ascii=False)


def shown(text: str) -> str:
    """Return stored text as a terminal may show it: control characters cannot move its cursor."""
    return _CONTROLS.sub("\ufffd", text)


def on_one_line(text: str | None, *, longest: int = 100) -> str:
    """Return stored text on one line, cut where it is long."""
    line = " ".join(shown(text or "").split())
    return line if len(line) <= longest else f"{line[: longest - 1]}…"


class Output:
    """The two streams of one command, whether it failed, and whether its JSON value is out."""

    def __init__(self, *, as_json: bool) -> None:
        self.as_json = as_json
        self.code = 0
        self._begun = False
        self._last_progress = time.monotonic()  # what is quickly done needs no progress
        self._unfinished_line = False

    def value(self, record: Record, for_people: Callable[[Record], str]) -> None:
        """Print one value."""
        self._begun = True
        sys.stdout.write(f"{to_json(record) if self.as_json else for_people(record)}\n")

    def rows(self, records: Iterable[Record], for_people: Callable[[Record], str]) -> None:
        """Print a list of values one by one; it is closed also when a value cannot be had."""
        if not self.as_json:
            for record in records:
                sys.stdout.write(f"{for_people(record)}\n")
            return
        self._begun = True
        separator = "["
        try:
            for record in records:
                sys.stdout.write(f"{separator}\n{to_json(record)}")
                separator = ","
        finally:
            sys.stdout.write("\n]\n" if separator == "," else "[]\n")

    def answer(self, record: Record) -> None:
        """Print one line of many and see it off at once."""
        self._begun = True
        sys.stdout.write(f"{to_json(record)}\n")
        sys.stdout.flush()

    def tell(self, sentence: str) -> None:
        """Say something to the person on stderr."""
        if self._unfinished_line:
            sys.stderr.write("\n")
            self._unfinished_line = False
        sys.stderr.write(f"{shown(sentence)}\n")

    def fail(self, sentence: str) -> None:
        """Say on stderr what failed; the command ends with 1."""
        self.code = 1
        self.tell(sentence)

    def error(self, error: ScholiastError) -> None:
        """Report an error that ended the command; it is the JSON value when there is no other."""
        self.fail(str(error))
        if self.as_json and not self._begun:
            self.value({"error": error.what, "remedy": error.remedy or None}, str)

    def progress(self, sentence: str) -> None:
        """Show on stderr how far it is, now and then."""
        overwrite = sys.stderr.isatty()
        now = time.monotonic()
        if now - self._last_progress < (_OVERWRITTEN if overwrite else _EACH):
            return
        self._last_progress = now
        self._unfinished_line = overwrite
        sys.stderr.write(f"\r\x1b[K{on_one_line(sentence)}" if overwrite else f"{shown(sentence)}\n")
        sys.stderr.flush()
