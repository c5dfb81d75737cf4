"""One window a library: a second start hands what it was asked for to the window that is open.

The window that may write to a library listens on a local socket whose name comes from the library's path.
All that can be handed over is a place to go to, a link or the beginning of a uid; whatever else arrives is
refused. https://doc.qt.io/qt-6/qlocalserver.html
"""

import hashlib
import os
import re
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from desktop.text.links import parse_link
from ui.session import Session

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

LONGEST = 300  # bytes of what can be handed over
PATIENCE = 2_000  # milliseconds that a busy window may take to answer
TAKEN, REFUSED = b"taken\n", b"refused\n"
_UID = re.compile("[0-9a-f-]{8,36}")


def address(library: Path) -> str:
    """Return where the window of a library listens: a socket's path, or on Windows the name of a pipe."""
    digest = hashlib.sha256(str(library.expanduser().resolve()).encode()).hexdigest()[:24]
    if sys.platform == "win32":
        return f"scholiast-{digest}"
    folder = os.environ.get("XDG_RUNTIME_DIR") or tempfile.gettempdir()
    return str(Path(folder) / f"scholiast-{os.getuid()}-{digest}")


def is_place(reference: str) -> bool:
    """Tell whether this names a place that a window may be asked to go to; "" is where it is."""
    return not reference or parse_link(reference) is not None or _UID.fullmatch(reference) is not None


def hand_over(library: Path, reference: str) -> bool:
    """Have the window that has this library open show a place; return whether one has taken it."""
    if not is_place(reference):
        return False
    send = _send_to_pipe if sys.platform == "win32" else _send_to_socket
    return send(address(library), f"{reference}\n".encode()) == TAKEN


def _send_to_socket(name: str, line: bytes) -> bytes:
    """Send a line to the socket of a window of this person and return the answer, b"" where none listens."""
    import socket  # noqa: PLC0415  # only where somebody may listen

    try:
        if os.stat(name).st_uid != os.getuid():  # noqa: PTH116  # asked at each start: no objects
            return b""
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as window:
            window.settimeout(PATIENCE / 1_000)
            window.connect(name)
            window.sendall(line)
            return window.recv(len(TAKEN))
    except OSError:
        return b""


def _send_to_pipe(name: str, line: bytes) -> bytes:
    """Do the same on Windows, where a window listens on a named pipe."""
    from PySide6.QtNetwork import QLocalSocket  # noqa: PLC0415  # not loaded on other systems

    pipe = QLocalSocket()
    pipe.connectToServer(name)
    if not pipe.waitForConnected(PATIENCE):
        return b""
    pipe.write(line)
    pipe.waitForBytesWritten(PATIENCE)
    while not pipe.canReadLine() and pipe.waitForReadyRead(PATIENCE):
        pass
    return bytes(pipe.readLine().data())


class Reception(QObject):
    """Takes what other starts hand over to the window that may write to the open library."""

    asked = Signal(str)  # a link or uid to go to, "" to come to the front

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._server: QLocalServer | None = None
        session.switched.connect(self.listen)
        session.leaving.connect(self.close)

    @Slot()
    def listen(self) -> None:
        """Listen for the library that is open now; only who may write to it has the right."""
        from PySide6.QtNetwork import QLocalServer  # noqa: PLC0415  # after the first paint

        self.close()
        library = self._session.library
        if library is None or not self._session.writable:
            return
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._welcome)
        name = address(library.path)
        if not server.listen(name):  # a window that was killed has left its name behind
            QLocalServer.removeServer(name)
            server.listen(name)
        self._server = server

    @Slot()
    def close(self) -> None:
        """Listen no more."""
        server, self._server = self._server, None
        if server is not None:
            server.close()
            server.deleteLater()

    @Slot()
    def _welcome(self) -> None:
        while self._server is not None and (socket := self._server.nextPendingConnection()) is not None:
            socket.readyRead.connect(self._read)
            socket.disconnected.connect(socket.deleteLater)
            self._take(socket)

    @Slot()
    def _read(self) -> None:
        from PySide6.QtNetwork import QLocalSocket  # noqa: PLC0415  # loaded with the server

        socket = self.sender()
        if isinstance(socket, QLocalSocket):
            self._take(socket)

    def _take(self, socket: "QLocalSocket") -> None:
        """Read one line and answer it; who sends no line, or a long one, is sent away."""
        if not socket.canReadLine():
            if socket.bytesAvailable() > LONGEST:
                self._answer(socket, REFUSED)
            return
        line = bytes(socket.readLine(LONGEST + 2).data())
        reference = line.removesuffix(b"\n").decode("utf-8", "replace")
        if not line.endswith(b"\n") or not is_place(reference):
            self._answer(socket, REFUSED)
            return
        self._answer(socket, TAKEN)
        self.asked.emit(reference)

    def _answer(self, socket: "QLocalSocket", words: bytes) -> None:
        socket.write(words)
        socket.flush()
        socket.disconnectFromServer()
