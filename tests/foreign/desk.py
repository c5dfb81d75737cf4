"""A screen of its own with a keyboard and a mouse, and the program on it, started as a reader starts it."""

import ctypes
import json
import os
import select
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from desktop.library import Library
from desktop.model import Annotation

ROOT = Path(__file__).parents[2]
ANSWERING = ("-c", "from tests.foreign.answering import start; start()")
PLAIN = ("-m", "ui")
SCREEN = "1500x950x24"
LONGEST = 20.0  # seconds until something has to be so; usually it is within a tenth of one
PAUSE = 0.02
CARRIED_IN = 6  # steps
Value = TypeVar("Value")
Point = tuple[int, int]


def until(look: Callable[[], Value], what: object, *, seconds: float = LONGEST) -> Value:
    """Look again and again until there is something, and return that; ``what`` names it in a failure."""
    end = time.monotonic() + seconds
    while not (found := look()):
        assert time.monotonic() < end, f"not within {seconds} s: {what}"
        time.sleep(PAUSE)
    return found


@contextmanager
def screen() -> Generator[str, None, None]:
    """Start an X server on a display that is free and give the display's name."""
    reading, writing = os.pipe()
    words = ["Xvfb", "-displayfd", str(writing), "-screen", "0", SCREEN, "-nolisten", "tcp", "-noreset"]
    with subprocess.Popen(words, pass_fds=[writing], stderr=subprocess.DEVNULL) as server:
        os.close(writing)
        try:
            ready, _, _ = select.select([reading], [], [], LONGEST)
            number = os.read(reading, 16).decode().strip() if ready else ""
            assert number, "Xvfb did not start"
            yield f":{number}"
        finally:
            os.close(reading)
            server.terminate()
            server.wait(LONGEST)


class Hands:
    """The keyboard and the mouse of one display; every event comes from the X server."""

    def __init__(self, display: str) -> None:
        self._environment = os.environ | {"DISPLAY": display}

    def _do(self, *words: object) -> None:
        command = ["xdotool", *map(str, words)]
        subprocess.run(command, env=self._environment, check=True, timeout=LONGEST, capture_output=True)

    def key(self, *names: str) -> None:
        self._do("key", "--delay", 5, *names)

    def write(self, words: str) -> None:
        self._do("type", "--delay", 5, words)

    def click(self, point: Point) -> None:
        self._do("mousemove", *point, "click", 1)

    def drag(self, start: Point, end: Point) -> None:
        """Press at one point and release at another, with the way between as a hand goes it."""
        half = ((start[0] + end[0]) // 2, (start[1] + end[1]) // 2)
        steps = [word for point in (half, end) for word in ("mousemove", *point)]
        self._do("mousemove", *start, "mousedown", 1, *steps, "mouseup", 1)

    def carry(self, start: Point, end: Point, *, held: str = "") -> None:
        """Drag something that the window lets go, at the pace of a hand; a key may be held on the way."""
        words: list[object] = ["mousemove", *start, "mousedown", 1, "sleep", 0.1]
        if held:
            words += ["keydown", held]
        for step in range(1, CARRIED_IN + 1):
            at = (first + (last - first) * step // CARRIED_IN for first, last in zip(start, end, strict=True))
            words += ["mousemove", *at, "sleep", 0.05]
        words += ["sleep", 0.2, "mouseup", 1, "sleep", 0.1]
        self._do(*words, *(["keyup", held] if held else []))

    def focus(self, window: int) -> None:
        """Give a window the keyboard, as a window manager does."""
        self._do("windowfocus", "--sync", window)


def clipboard(display: str) -> str:
    """Return what another program on the display would paste."""
    words = ["xclip", "-display", display, "-selection", "clipboard", "-out"]
    pasted = subprocess.run(words, capture_output=True, text=True, timeout=LONGEST, check=False)
    return pasted.stdout


class _ClientMessage(ctypes.Structure):
    """XClientMessageEvent of Xlib, as long as the union that XSendEvent takes."""

    _fields_ = (
        ("type", ctypes.c_int),
        ("serial", ctypes.c_ulong),
        ("send_event", ctypes.c_int),
        ("display", ctypes.c_void_p),
        ("window", ctypes.c_ulong),
        ("message_type", ctypes.c_ulong),
        ("format", ctypes.c_int),
        ("data", ctypes.c_long * 5),
        ("rest", ctypes.c_long * 24),
    )


def ask_to_close(display: str, window: int) -> None:
    """Send WM_DELETE_WINDOW, as a window manager does when its close button is pressed."""
    xlib = ctypes.CDLL("libX11.so.6")
    xlib.XOpenDisplay.restype = ctypes.c_void_p
    xlib.XInternAtom.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int]
    xlib.XInternAtom.restype = ctypes.c_ulong
    xlib.XSendEvent.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_int, ctypes.c_long, ctypes.c_void_p]
    xlib.XCloseDisplay.argtypes = [ctypes.c_void_p]
    connection = xlib.XOpenDisplay(display.encode())
    protocols, delete = (
        xlib.XInternAtom(connection, name, 0) for name in (b"WM_PROTOCOLS", b"WM_DELETE_WINDOW")
    )
    client_message, bits = 33, 32
    event = _ClientMessage(type=client_message, window=window, message_type=protocols, format=bits)
    event.data[0] = delete
    xlib.XSendEvent(connection, window, 0, 0, ctypes.byref(event))
    xlib.XCloseDisplay(connection)


class Program:
    """The program in a process of its own; ``asked`` about its geometry where the test uses the mouse."""

    def __init__(self, display: str, *words: str, command: tuple[str, ...]) -> None:
        environment = os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "LC_ALL": "C.UTF-8"}
        environment["PYTHONPATH"] = str(ROOT)
        environment.pop("WAYLAND_DISPLAY", None)
        self.display = display
        self.hands = Hands(display)
        self._said = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115  # closed by kill
        self.process = subprocess.Popen(
            [sys.executable, *command, *words],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._said,
            text=True,
        )

    def ask(self, name: str, *words: str) -> Any:
        """Return the program's answer to a question (see answering.py)."""
        questions, answers = self.process.stdin, self.process.stdout
        assert questions is not None
        assert answers is not None
        questions.write(f"{json.dumps([name, *words])}\n")
        questions.flush()
        ready, _, _ = select.select([answers], [], [], LONGEST)
        assert ready, f"no answer to {name} {words}"
        return json.loads(answers.readline())

    def is_so(self, **wanted: object) -> None:
        """Wait until the window's state is as wanted."""
        state: dict[str, object] = {}

        def same() -> bool:
            state.update(self.ask("state"))
            return wanted.items() <= state.items()

        until(same, (wanted, state))

    def begin(self) -> int:
        """Wait for the window, give it the keyboard and return its id."""
        window: int = until(lambda: self.ask("frame"), "the window is there")
        self.hands.focus(window)
        return window

    def find(self, *question: str) -> Any:
        """Return where something is, as soon as it has come to rest there."""
        places: list[Any] = [None]

        def rests() -> bool:
            places.append(self.ask(*question))
            return places[-1] is not None and places[-1] == places[-2]

        until(rests, f"{question} is in sight")
        return places[-1]

    def enter_dialog(self) -> None:
        """Wait for the dialog that opens and give it the keyboard."""
        self.hands.focus(until(lambda: self.ask("dialog"), "a dialog opens"))

    def press(self, button: str) -> None:
        self.hands.click(self.find("button", button))

    def open(self, title: str) -> None:
        """Open an article with a click in the list."""
        self.hands.click(self.find("row", title))
        self.is_so(article=title)

    def select(self, words: str) -> None:
        """Drag over a passage of the open article."""
        start, end = self.find("passage", words)
        self.hands.drag(start, end)
        self.is_so(selected=words, bar=True)

    def click_on(self, words: str) -> None:
        """Click in the middle of words of the open article that stand on one line."""
        start, end = self.find("passage", words)
        self.hands.click(((start[0] + end[0]) // 2, start[1]))

    def close(self) -> int:
        """Ask the process to end and return its exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self.ended()

    def ended(self) -> int:
        return self.process.wait(LONGEST)

    def kill(self) -> None:
        """Have the process gone at once, as a crash or a power cut does."""
        self.process.kill()
        self.process.wait(LONGEST)

    def children(self) -> list[int]:
        """Return the numbers of the processes that the program has started, whichever thread did."""
        lists = Path(f"/proc/{self.process.pid}/task").glob("*/children")
        return [int(number) for each in lists for number in each.read_text("ascii").split()]

    def clear_away(self) -> str:
        """End the process and return what it said on standard error; one that was killed may say anything."""
        killed = self.process.poll() == -signal.SIGKILL
        if self.process.poll() is None:
            self.process.terminate()
        try:
            self.ended()
        finally:
            self.kill()
        self._said.seek(0)
        said = "" if killed else self._said.read()
        for stream in (self.process.stdin, self.process.stdout, self._said):
            if stream is not None:
                stream.close()
        return said


def is_alive(process: int) -> bool:
    """Tell whether a process runs; one that has ended and that nobody asks for is empty."""
    try:
        return bool(Path(f"/proc/{process}/cmdline").read_bytes())
    except (FileNotFoundError, ProcessLookupError):
        return False


@contextmanager
def beside(path: Path) -> Generator[Library, None, None]:
    """Open a library for reading, beside the program that writes it."""
    library = Library.open(path, writable=False)
    try:
        yield library
    finally:
        library.close()


def notes_in(path: Path) -> list[Annotation]:
    """Return the annotations that are in a library's file now."""
    with beside(path) as library:
        return library.annotations.all()
