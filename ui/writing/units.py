"""Lines of a note as Qt counts them: in UTF-16 units, of which a sign beyond the first plane takes two."""

_BEYOND = "\U00010000"
_STANDING_IN = "\ufffc\ufffc"


def as_units(text: str) -> str:
    """Return a text of the same length in units, for patterns whose places are given to Qt."""
    return text if text.isascii() else "".join(each if each < _BEYOND else _STANDING_IN for each in text)


def unit_slice(text: str, start: int, end: int) -> str:
    """Return the part of a text between two places counted in units."""
    raw = text.encode("utf-16-le", errors="surrogatepass")
    return raw[2 * start : 2 * end].decode("utf-16-le", errors="replace")


def unit_length(text: str) -> int:
    """Return the length of a text in units."""
    return len(text.encode("utf-16-le", errors="surrogatepass")) // 2
