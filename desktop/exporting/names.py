"""Names made from titles and tags: for files on every system, and for tags in Obsidian."""

import re
import unicodedata
from functools import lru_cache

_LONGEST = 150  # bytes of UTF-8 a title may take: with uid and suffix well below the 255 of every system
_LONGEST_SUFFIX = 10
_FORBIDDEN = re.compile(r'[<>:"/\\|?*#^\[\]%]')  # Windows forbids the first, Obsidian cannot link the rest
_DEVICES = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$) *([.].*)?", re.IGNORECASE)
_TAG_CATEGORIES = frozenset("LMN")
_PICTURES = frozenset({"So", "Sk"})  # emoji and their skin tones; Obsidian takes them


def _cut(text: str, size: int) -> str:
    """Return as much of ``text`` as fits in ``size`` bytes of UTF-8, no letter without its marks."""
    encoded = text.encode("utf-8")
    if len(encoded) <= size:
        return text
    kept = encoded[:size].decode("utf-8", "ignore")
    following = text[len(kept)]
    while kept and (unicodedata.combining(following) or following == "\u200d" or kept[-1] == "\u200d"):
        kept, following = kept[:-1], kept[-1]
    return kept


def _printable(character: str) -> str:
    return " " if unicodedata.category(character)[0] in "CZ" and character != "\u200d" else character


def _shown(title: str) -> str:
    """Return as much of a title as every system takes, which may be nothing."""
    spaced = "".join(map(_printable, unicodedata.normalize("NFC", title)))
    plain = " ".join(_FORBIDDEN.sub(" ", spaced).split()).strip(". ")
    shown = _cut(plain, _LONGEST).strip(". ")
    return f"_{shown}" if _DEVICES.fullmatch(shown) else shown


def file_stem(title: str, uid: str) -> str:
    """Return a name without suffix that Windows, macOS and Linux take, the same for the same uid and title.

    ``uid`` is what the name ends with: eight characters tell files apart whose titles do not.
    """
    shown = _shown(title)
    return f"{shown} - {uid}" if shown else uid


def original_name(sha256: str, path: str) -> str:
    """Return a name for the bytes of a file that was imported: its SHA-256, and what it was called."""
    called = path.replace("\\", "/").rpartition("/")[2]
    stem, dot, suffix = called.rpartition(".")
    if not (stem and suffix.isascii() and suffix.isalnum() and len(suffix) <= _LONGEST_SUFFIX):
        stem, dot, suffix = called, "", ""
    shown = _shown(stem)
    return f"{sha256} {shown}{dot}{suffix}" if shown else sha256


def same_file(name: str) -> str:
    """Return what two names have in common that a file system may take for one: case and accents' form."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", name).casefold())


def _legal(character: str) -> bool:
    category = unicodedata.category(character)
    return category[0] in _TAG_CATEGORIES or category in _PICTURES or character in "_-/"


@lru_cache(maxsize=4096)
def obsidian_tag(name: str) -> str:
    """Return a tag's name as Obsidian takes it after ``#``: letters, digits, ``_ - /``, no number alone."""
    hyphened = "".join(each if _legal(each) else "-" for each in name)
    levels = [re.sub("-{2,}", "-", level).strip("-") for level in hyphened.split("/")]
    tag = "/".join(level for level in levels if level) or "_"
    return tag if any(not each.isnumeric() and each not in "-/" for each in tag) else f"_{tag}"
