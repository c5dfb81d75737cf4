"""The addresses that an export may lead to: of the web, of mail and of a library; nothing else is a link."""

from urllib.parse import quote, urlsplit

_SCHEMES = frozenset({"http", "https", "mailto", "scholiast"})
_LONGEST = 2_000  # characters; word processors refuse a file with longer ones
_KEPT = ":/?#@!$&'()*+,;=%-._~"


def safe_address(address: str | None) -> str | None:
    """Return an address as a link has it, what is no ASCII or no part of one encoded; None for any other."""
    plain = (address or "").strip()
    try:
        parts = urlsplit(plain)
    except ValueError:
        return None
    if parts.scheme.lower() not in _SCHEMES or not (parts.netloc or parts.scheme.lower() == "mailto"):
        return None
    encoded = quote(plain, safe=_KEPT, errors="replace")
    return encoded if len(encoded) <= _LONGEST else None
