"""A screen reader that says what it hears as lines of JSON; run by the system's Python, which has pyatspi.

Each line on standard input is a question, a JSON list of its name and arguments; each answer is one
line of JSON. Nothing of the project is imported here, and nothing is done that a screen reader does not.
"""

import json
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pyatspi
from gi.repository import Gio, GLib

EVENTS = (
    "object:text-caret-moved",
    "object:text-selection-changed",
    "object:state-changed:focused",
    "object:announcement",
)
DEEPEST = 40
Described = dict[str, Any]


def walk(node: Any, depth: int = 0) -> Iterator[Any]:
    """Yield an accessible and all below it."""
    yield node
    if depth < DEEPEST:
        for child in node:
            if child is not None:
                yield from walk(child, depth + 1)


def described(node: Any) -> Described:
    """Return what a screen reader would say of an accessible."""
    return {
        "role": node.getRoleName(),
        "name": node.name,
        "description": node.description,
        "states": sorted(pyatspi.stateToString(state) for state in node.getState().getStates()),
    }


class Listener:
    """Hears the events of every program on the bus, and looks at the one that is asked about."""

    def __init__(self, loop: GLib.MainLoop) -> None:
        self._loop = loop
        self._heard: list[Described] = []
        self._nodes: dict[tuple[str, str], Any] = {}
        pyatspi.Registry.registerEventListener(self.hear, *EVENTS)

    def hear(self, event: Any) -> None:
        """Keep an event."""
        said = event.any_data if isinstance(event.any_data, str) else ""
        source = {"role": event.source.getRoleName(), "name": event.source.name}
        self._heard.append({"event": str(event.type), **source, "at": event.detail1, "said": said})

    def read(self, channel: GLib.IOChannel, _condition: object) -> bool:
        """Answer one question."""
        line = channel.readline()
        if not line:
            self._loop.quit()
            return False
        name, *words = json.loads(line)
        sys.stdout.write(f"{json.dumps(getattr(self, f'ask_{name}')(*words))}\n")
        sys.stdout.flush()
        return True

    def ask_heard(self) -> list[Described]:
        """Return the events since the last question."""
        heard, self._heard = self._heard, []
        return heard

    def ask_programs(self) -> list[str]:
        """Return the names of the programs on the bus."""
        return [program.name for program in pyatspi.Registry.getDesktop(0) if program is not None]

    def ask_everything(self, program: str) -> list[Described]:
        """Return everything that can be seen of a program."""
        return [described(node) for node in walk(self._program(program))]

    def ask_text(self, program: str, role: str) -> Described | None:
        """Return what is told of the first text of a role."""
        node = self._node(program, role)
        if node is None:
            return None
        text = node.queryText()
        return {
            **described(node),
            "text": text.getText(0, -1),
            "caret": text.caretOffset,
            "selections": [text.getSelection(number) for number in range(text.getNSelections())],
        }

    def ask_marks(self, program: str, role: str, offset: int) -> list[Any]:
        """Return the attributes at an offset of a text, and from where to where they hold."""
        attributes, start, end = self._node(program, role).queryText().getAttributes(offset)
        return [attributes, start, end]

    def ask_around(self, program: str, role: str, offset: int, unit: str) -> list[Any]:
        """Return the word, sentence or line of a text around an offset."""
        boundary: Callable[..., Any] = getattr(pyatspi, f"TEXT_BOUNDARY_{unit}_START")
        return list(self._node(program, role).queryText().getTextAtOffset(offset, boundary))

    def ask_place(self, program: str, role: str, offset: int) -> bool:
        """Put the caret of a text at an offset."""
        return bool(self._node(program, role).queryText().setCaretOffset(offset))

    def ask_select(self, program: str, role: str, start: int, end: int) -> bool:
        """Select a stretch of a text."""
        text = self._node(program, role).queryText()
        return bool(
            text.setSelection(0, start, end) if text.getNSelections() else text.addSelection(start, end)
        )

    def _program(self, name: str) -> Any:
        return next(each for each in pyatspi.Registry.getDesktop(0) if each is not None and each.name == name)

    def _node(self, program: str, role: str) -> Any:
        if (program, role) not in self._nodes:
            found = (each for each in walk(self._program(program)) if each.getRoleName() == role)
            self._nodes[program, role] = next(found, None)
        return self._nodes[program, role]


def start() -> None:
    """Tell all programs on the bus that a screen reader is there, and answer until nobody asks any more."""
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    value = GLib.Variant("(ssv)", ("org.a11y.Status", "ScreenReaderEnabled", GLib.Variant("b", value=True)))
    where = ("org.a11y.Bus", "/org/a11y/bus", "org.freedesktop.DBus.Properties", "Set")
    bus.call_sync(*where, value, None, Gio.DBusCallFlags.NONE, -1, None)
    loop = GLib.MainLoop()
    channel = GLib.IOChannel.unix_new(sys.stdin.fileno())
    GLib.io_add_watch(
        channel, GLib.PRIORITY_DEFAULT, GLib.IOCondition.IN | GLib.IOCondition.HUP, Listener(loop).read
    )
    loop.run()


if __name__ == "__main__":
    start()
