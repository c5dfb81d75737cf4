"""The reader's settings: one frozen dataclass, kept as JSON in the user's configuration folder."""

import json
import os
import tempfile
from dataclasses import asdict, dataclass, field, fields
from getpass import getuser
from pathlib import Path

from platformdirs import user_config_path, user_data_path

NORMAL_TEXT_SIZE = 18
TEXT_SIZES = (12, 36)  # pixels, smallest and largest
RANGES = {  # of the settings that are numbers with an end
    "text_size": TEXT_SIZES,
    "line_height": (110, 240),
    "measure": (36, 120),
    "paragraph_spacing": (0, 200),
}


def _login() -> str:
    try:
        return getuser()
    except (OSError, KeyError):
        return ""


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting with its type, default and what it is for (``doc`` in the field's metadata)."""

    name: str = field(
        default_factory=_login, metadata={"doc": "Your name, kept with the notes that you write."}
    )
    theme: str = field(
        default="system", metadata={"doc": "The colours: system, light, dark, sepia or contrast."}
    )
    text_size: int = field(default=NORMAL_TEXT_SIZE, metadata={"doc": "Size of the article text in pixels."})
    text_family: str = field(
        default="", metadata={"doc": "The face of the article text; empty: the one that comes along."}
    )
    line_height: int = field(
        default=160, metadata={"doc": "The height of a line in the article, in percent of the text's size."}
    )
    measure: int = field(default=70, metadata={"doc": "How many letters a line of the article holds, about."})
    paragraph_spacing: int = field(
        default=55, metadata={"doc": "The room between paragraphs, in percent of a line."}
    )
    justify: bool = field(default=False, metadata={"doc": "Align the article's lines at both sides."})
    show_signs: bool = field(
        default=False, metadata={"doc": "Show signs for characters that have no picture of their own."}
    )
    original_limit: int = field(
        default=2_000_000,
        metadata={"doc": "Files up to this many bytes are kept whole beside the text."},
    )
    recognise: bool = field(default=True, metadata={"doc": "Recognise entities in new articles by itself."})
    citation_style: str = field(
        default="", metadata={"doc": "How copied quotations and exports name their sources."}
    )
    engines: tuple[str, ...] = field(
        default=(), metadata={"doc": "Which engine recognises entities in which language."}
    )
    engine_folders: tuple[str, ...] = field(
        default=(), metadata={"doc": "Folders with spaCy pipelines that may be chosen as engines."}
    )
    last_library: str = field(default="", metadata={"doc": "The library that was open last."})
    recent: tuple[str, ...] = field(default=(), metadata={"doc": "Libraries opened lately."})


def settings_path() -> Path:
    """Return where the settings are kept (``SCHOLIAST_CONFIG`` names another folder)."""
    override = os.environ.get("SCHOLIAST_CONFIG")
    folder = Path(override) if override else user_config_path("scholiast", appauthor=False)
    return folder / "settings.json"


def default_library_path() -> Path:
    """Return the library that is used when none is named (``SCHOLIAST_DATA`` names another folder)."""
    override = os.environ.get("SCHOLIAST_DATA")
    folder = Path(override) if override else user_data_path("scholiast", appauthor=False)
    return folder / "library.scholiast"


def usual_library(settings: Settings) -> Path:
    """Return the library that was open last, if it is still there, else the default one."""
    last = Path(settings.last_library) if settings.last_library else None
    return last if last is not None and last.exists() else default_library_path()


def load_settings(path: Path | None = None) -> Settings:
    """Read the settings; what is missing, unknown, of the wrong type or size takes its default."""
    try:
        stored = json.loads((path or settings_path()).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    if not isinstance(stored, dict):
        return Settings()
    default = Settings()
    known: dict[str, object] = {}
    for each in fields(Settings):
        value = stored.get(each.name)
        if isinstance(value, list):
            value = tuple(str(item) for item in value)
        if type(value) is type(getattr(default, each.name)):
            known[each.name] = value
    for name, (lowest, highest) in RANGES.items():
        value = known.get(name)
        if isinstance(value, int) and not lowest <= value <= highest:
            del known[name]
    return Settings(**known)  # type: ignore[arg-type]  # each value was compared with its default's type


def save_settings(settings: Settings, path: Path | None = None) -> None:
    """Write the settings under a temporary name and rename: a crash leaves the old ones."""
    target = path or settings_path()
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=".settings-")
    with os.fdopen(handle, "w", encoding="utf-8") as stream:
        json.dump(asdict(settings), stream, ensure_ascii=False, indent=1)
        stream.flush()
        os.fsync(stream.fileno())
    Path(temporary).replace(target)
