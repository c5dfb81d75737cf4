"""Keys by which articles are cited: author, year and a word of the title, as in ``aliyev2024drill``.

Keys are ASCII, as old programs want them. Where a key is taken, the later article's ends with some of its
uid, so that a new article never changes the key of an older one.
"""

import re
import unicodedata
from collections.abc import Iterable

from desktop.text.contributors import contributors

NOBODY = "anon"
_SMALL_WORDS = re.compile(
    "an?|the|and|or|but|in|on|at|of|for|to|from|by|with|as|is|are|was|its?|this|that|how|why|what|after"
    "|l[ae]s?|de[rs]|die|das|el|los|une?|eine?"
)
_LETTERS = str.maketrans(
    {
        "ə": "e",
        "\u0131": "i",
        "ø": "o",
        "đ": "d",
        "ł": "l",
        "ħ": "h",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
    }
)
_APOSTROPHES = re.compile("['’\u02bc]")
_WORD = re.compile(r"[a-z0-9]+")
_TAILS = (4, 8, 12, 36)  # characters of a uid


def _words(text: str | None) -> list[str]:
    """Return the words of a text that can be written in ASCII, folded."""
    apart = _APOSTROPHES.sub("", (text or "").casefold().translate(_LETTERS))
    decomposed = unicodedata.normalize("NFKD", apart)
    bare = "".join(each for each in decomposed if not unicodedata.combining(each))
    return [word for word in re.findall(r"\w+", bare) if _WORD.fullmatch(word)]


def citation_key(*, author: str | None, source: str | None, date: str | None, title: str) -> str:
    """Return the key of one article as if there were no other."""
    names = contributors(author)
    by = "".join(_words(names[0].sorted_by)) if names else ""
    spoken = [word for word in _words(title) if not _SMALL_WORDS.fullmatch(word) and len(word) > 1]
    year = date[:4] if date and re.match(r"\d{4}", date) else ""
    return (by or "".join(_words(source)) or NOBODY)[:30] + year + (spoken[0][:20] if spoken else "")


def citation_keys(
    articles: Iterable[tuple[str, str | None, str | None, str | None, str]],
) -> dict[str, str]:
    """Return the keys of articles by uid; each is a uid, author, source, date and title, the oldest first."""
    keys: dict[str, str] = {}
    taken: set[str] = set()
    for uid, author, source, date, title in articles:
        key = citation_key(author=author, source=source, date=date, title=title)
        tails = (f"{key}-{uid[-size:]}" for size in _TAILS)
        keys[uid] = key if key not in taken else next(each for each in tails if each not in taken)
        taken.add(keys[uid])
    return keys
