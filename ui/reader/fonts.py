"""The text face: Source Serif Pro from its package, or the system's serif face without it."""

from importlib.util import find_spec
from pathlib import Path

from PySide6.QtGui import QFontDatabase

_PACKAGE = "font_source_serif_pro"
_FACES = ("Regular", "It", "Bold", "BoldIt")


def load_reader_font() -> str:
    """Make the text face known to Qt and return its family; call it once, after QApplication."""
    spec = find_spec(_PACKAGE)
    folder = Path(spec.origin).parent / "files" if spec and spec.origin else Path()
    families: list[str] = []
    for face in _FACES:
        path = folder / f"SourceSerifPro-{face}.otf"
        if path.is_file():
            families += QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(path)))
    return (
        families[0] if families else QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    )
