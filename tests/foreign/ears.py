"""A session of its own for a screen reader, and the questions that a test asks it."""

import json
import select
import subprocess
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.conftest import SYSTEM_PYTHON
from tests.foreign.desk import LONGEST, until

LISTENING = Path(__file__).with_name("listening.py")
PROGRAM = "scholiast"
FOCUSED = "object:state-changed:focused"
LINE = 3_000  # characters of an answer that go into the log
TEXT = "document frame"  # the role of the article's text


@contextmanager
def session_bus() -> Generator[str, None, None]:
    """Start a session bus that no other program knows, and give its address."""
    words = ["dbus-run-session", "--", "sh", "-c", 'echo "$DBUS_SESSION_BUS_ADDRESS"; cat']
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(words, text=True, **pipes) as session:
        assert session.stdin is not None
        assert session.stdout is not None
        yield session.stdout.readline().strip()
        session.stdin.close()
        session.wait(LONGEST)


class Ears:
    """The screen reader of the system's Python; asked and answers go into a log, if one is named."""

    def __init__(self, log: str | None) -> None:
        self._log = log
        self.heard: list[dict[str, Any]] = []
        self.focus = ""  # what was told last to have the keyboard
        self.process = subprocess.Popen(
            [SYSTEM_PYTHON, str(LISTENING)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def ask(self, name: str, *words: object) -> Any:
        """Return the answer to a question about the program (see listening.py)."""
        return self._ask(name, PROGRAM, *words)

    def _ask(self, name: str, *words: object) -> Any:
        questions, answers = self.process.stdin, self.process.stdout
        assert questions is not None
        assert answers is not None
        questions.write(f"{json.dumps([name, *words])}\n")
        questions.flush()
        ready, _, _ = select.select([answers], [], [], LONGEST)
        assert ready, f"no answer to {name} {words}"
        answer = json.loads(answers.readline())
        if answer and name != "heard":
            said = json.dumps(answer, ensure_ascii=False)[:LINE]
            self._write(f"{name} {' '.join(map(str, words))}\n    {said}\n")
        return answer

    def note(self, words: str) -> None:
        """Say in the log what the reader does now."""
        self._write(f"\n-- {words}\n")

    def begin(self) -> None:
        """Wait until the program is on the bus."""
        until(lambda: PROGRAM in self._ask("programs"), "the program is on the bus")

    def hears(self, event: str, **wanted: object) -> dict[str, Any]:
        """Wait until an event was heard since the last one that was waited for."""

        def there() -> dict[str, Any] | None:
            heard = self._ask("heard")
            self.heard += heard
            taken = [each["name"] for each in heard if each["event"] == FOCUSED and each["at"]]
            self.focus = [self.focus, *taken][-1]
            self._write("".join(map(_line, heard)))
            same = (each for each in self.heard if each["event"] == event and wanted.items() <= each.items())
            return next(same, None)

        found = until(there, (event, wanted, self.heard))
        del self.heard[: self.heard.index(found) + 1]
        return found

    def close(self) -> None:
        for stream in (self.process.stdin, self.process.stdout):
            if stream is not None:
                stream.close()
        self.process.wait(LONGEST)

    def _write(self, words: str) -> None:
        if self._log:
            with Path(self._log).open("a", encoding="utf-8") as log:
                log.write(words)


def _line(heard: dict[str, Any]) -> str:
    """Return an event as a line of the log."""
    event, source = heard["event"], f"{heard['role']} “{heard['name']}”"
    return f"    {event:32} {source:34} {heard['at']:6} {heard['said']!r}\n"
