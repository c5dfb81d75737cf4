"""The picture of the window: real, of the size asked for, and nothing in the library changed by it."""

import hashlib
import json
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from desktop.errors import NotFoundError, ScholiastError
from desktop.library import Library
from ui.snapshot import snapshot
from ui.theme import DARK, LIGHT


def drawn(path: Path) -> QImage:
    image = QImage(str(path))
    assert not image.isNull()
    return image


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_window_is_drawn_in_the_size_and_theme_asked_for(
    library_path: Path, tmp_path: Path, theme: str, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "picture.png"
    library = Library.open(library_path, writable=False)
    uid = library.articles.rows(library.articles.ids())[0].uid
    library.close()
    before = hashlib.sha256(library_path.read_bytes()).digest()
    words = ["--library", str(library_path), "--size", "1000x700", "--theme", theme, "--article", uid[:13]]
    assert snapshot([*words, "--out", str(out), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"path": str(out), "width": 1000, "height": 700}
    image = drawn(out)
    assert (image.width(), image.height()) == (1000, 700)
    page = DARK.page if theme == "dark" else LIGHT.page
    assert image.pixelColor(600, 600).name() == page
    assert hashlib.sha256(library_path.read_bytes()).digest() == before


@pytest.mark.usefixtures("qapp")
def test_a_library_or_article_that_is_not_there_is_an_error(library_path: Path, tmp_path: Path) -> None:
    out = ["--out", str(tmp_path / "picture.png")]
    with pytest.raises(NotFoundError):
        snapshot([*out, "--library", str(tmp_path / "nowhere.scholiast")])
    with pytest.raises(NotFoundError):
        snapshot([*out, "--library", str(library_path), "--article", "0" * 32])
    with pytest.raises(ScholiastError):
        snapshot(["--out", str(tmp_path / "no folder" / "x.png"), "--library", str(library_path)])
    assert not (tmp_path / "picture.png").exists()


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["--out", "x.png", "--size", "big"],
        ["--out", "x.png", "--size", "1x1"],
        ["--out", "x.png", "--theme", "pink"],
    ],
)
def test_words_that_do_not_fit_are_usage(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        snapshot(words)
    assert stopped.value.code == 2
    assert "usage" in capsys.readouterr().err
