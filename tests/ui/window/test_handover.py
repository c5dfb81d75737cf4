"""A second start hands its link to the window that is open, and a link can ask for nothing but a place."""

import random
import socket
import string
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.errors import NotFoundError
from desktop.library import Library
from desktop.text.links import article_link
from tests.ui.window.acting import library_of, open_first
from ui.app import open_window
from ui.handover import LONGEST, Reception, address, hand_over, is_place
from ui.window import Window

HOSTILE = [
    "scholiast://../../etc/passwd",
    "scholiast://x/article/y",
    "file:///etc/passwd",
    "--library=/etc/passwd",
    "javascript:alert(1)",
    "$(touch /tmp/x)",
    "; rm -rf ~",
    "' OR 1=1 --",
    "\x00\x01\x02",
    "%n%n%n%s",
    "scholiast://" + "a" * 4_000,
    "<script>",
]


@pytest.fixture
def reception(window: Window, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Reception]:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    window.reception.listen()
    yield window.reception
    window.reception.close()


def sent(window: Window, qtbot: QtBot, line: bytes) -> bytes:
    """Send one line as a stranger would, and return the answer."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as stranger:
        stranger.connect(address(library_of(window).path))
        stranger.sendall(line)
        stranger.setblocking(False)  # noqa: FBT003  # the socket's own signature
        answer = b""

        def answered() -> bool:
            nonlocal answer
            try:
                answer += stranger.recv(100)
            except BlockingIOError:
                return False
            return True

        qtbot.waitUntil(answered)
        return answer


def second_start(qtbot: QtBot, library: Path, reference: str) -> bool:
    """Start the program again beside the window, in a thread, and return whether the window took it."""
    took: list[bool] = []
    start = threading.Thread(target=lambda: took.append(hand_over(library, reference)))
    start.start()
    qtbot.waitUntil(lambda: bool(took), timeout=10_000)
    start.join()
    return took[0]


def test_a_link_opens_the_running_window_at_the_passage(
    window: Window, reception: Reception, qtbot: QtBot
) -> None:
    assert reception
    library = library_of(window)
    open_first(window)
    (article,) = [each for each in library.articles.rows(library.articles.ids()) if each.annotations]
    (annotation,) = library.annotations.of(article.id)
    link = article_link(library.uid, article.uid, annotation.uid)
    assert second_start(qtbot, library.path, link)
    assert window.reading.article is not None
    assert window.reading.article.id == article.id
    assert window.panes.reader.view.layer.active_mark() is not None


def test_a_start_without_a_wish_brings_the_window_forward(
    window: Window, reception: Reception, qtbot: QtBot
) -> None:
    window.frame.showMinimized()
    with qtbot.waitSignal(reception.asked) as told:
        assert second_start(qtbot, library_of(window).path, "")
    assert told.args == [""]
    assert not window.frame.isMinimized()


def test_the_second_start_ends_where_a_window_is_open(
    window: Window, reception: Reception, qtbot: QtBot
) -> None:
    assert reception
    ended: list[int] = []
    words = ["--library", str(library_of(window).path)]
    start = threading.Thread(target=lambda: ended.append(open_window(words)))
    start.start()
    qtbot.waitUntil(lambda: bool(ended), timeout=10_000)
    start.join()
    assert ended == [0]


def test_without_a_window_nothing_is_handed_over(folder: Path) -> None:
    assert not hand_over(folder / "nobody.scholiast", "")


def test_what_a_killed_window_left_behind_is_in_nobodys_way(
    window: Window, reception: Reception, qtbot: QtBot
) -> None:
    reception.close()
    left = Path(address(library_of(window).path))
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as dead:
        dead.bind(str(left))
    assert not hand_over(library_of(window).path, "")
    reception.listen()
    assert second_start(qtbot, library_of(window).path, "")


def hostile_links() -> list[str]:
    draw = random.Random(1)  # noqa: S311  # links, not secrets
    signs = string.printable + "äß–😀\u202e\u2028\x00\x1b"
    uid = "01a2b3c4-0000-7000-8000-00000000c0de"
    pieces = [uid, "article", "note", "tag", "..", "/", "?annotation=", "?", "#", "&", "@", "%2e%2e", "\\"]
    links = list(HOSTILE)
    while len(links) < 1_000:
        tail = "".join(draw.choice([*pieces, draw.choice(signs)]) for _ in range(draw.randrange(1, 12)))
        links.append(draw.choice(["scholiast://", "scholiast:", "SCHOLIAST://", ""]) + tail)
    return [each for each in links if not is_place(each.replace("\n", ""))]


def test_a_thousand_hostile_links_do_nothing(
    window: Window, reception: Reception, qtbot: QtBot, folder: Path
) -> None:
    library = library_of(window)
    article = open_first(window)
    before = (library.history(), set(folder.iterdir()), library.articles.ids())
    asked: list[str] = []
    reception.asked.connect(asked.append)
    links = hostile_links()
    assert len(links) > 900
    for number, link in enumerate(links):
        line = link.replace("\n", "").encode("utf-8", "surrogatepass")
        assert not hand_over(library.path, link)
        if number % 10 == 0:
            assert sent(window, qtbot, line + b"\n") == b"refused\n"
        window.open(link)
    assert asked == []
    assert (library.history(), set(folder.iterdir()), library.articles.ids()) == before
    assert window.reading.article is not None
    assert window.reading.article.id == article


@pytest.mark.parametrize("link", ["scholiast://xx/article/zz", "SCHOLIAST:", "scholiast://../../etc/passwd"])
def test_what_is_no_link_opens_no_window(folder: Path, link: str) -> None:
    before = set(folder.iterdir())
    with pytest.raises(NotFoundError, match="This is no link"):
        open_window([link])
    assert set(folder.iterdir()) == before


def test_endless_words_are_sent_away(window: Window, reception: Reception, qtbot: QtBot) -> None:
    assert reception
    assert sent(window, qtbot, b"x" * (LONGEST * 3)) == b"refused\n"


def test_a_link_into_a_known_library_offers_to_open_it(window: Window, folder: Path) -> None:
    first, link = library_of(window).path, article_link(library_of(window).uid, uid_of_first(window))
    window.files.open_path(folder / "other.scholiast", create=True)
    window.open(link)
    assert window.panes.banner.text == f"This link leads into another library, {first.name}."
    window.panes.banner.button.click()
    assert library_of(window).path == first
    assert window.reading.article is not None
    assert window.reading.article.uid in link


def test_a_link_into_an_unknown_library_asks_for_its_file(
    window: Window, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = Library.open(folder / "elsewhere.scholiast", create=True)
    elsewhere.close()
    chosen = [library_of(window).path, elsewhere.path]
    monkeypatch.setattr(window.files.chooser, "library", lambda _folder: chosen.pop(0))
    window.open(article_link(elsewhere.uid, "01a2b3c4-0000-7000-8000-00000000c0de"))
    assert window.panes.banner.text == "This link leads into a library that is not known here."
    window.panes.banner.button.click()
    assert "is not the library that the link leads into" in window.panes.banner.text
    window.panes.banner.button.click()
    assert library_of(window).path == elsewhere.path


def uid_of_first(window: Window) -> str:
    library = library_of(window)
    return library.articles.rows(library.articles.ids()[:1])[0].uid
