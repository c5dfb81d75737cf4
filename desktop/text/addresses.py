"""Web addresses: when two of them lead to the same article, however they were written or shared."""

import re
from urllib.parse import parse_qsl, urlencode, urlsplit

SCHEMES = ("https", "http")
DEFAULT_PORTS = frozenset({None, 80, 443})
TRACKING = frozenset(
    {"fbclid", "gclid", "dclid", "msclkid", "yclid", "igshid", "mc_cid", "mc_eid", "ref_src", "cmpid"}
)
TRACKING_BEGINNING = "utm_"
_WWW = re.compile(r"^www\.")


def address_key(address: str | None) -> str | None:
    """Return what stays of an address when all that does not name the article is trimmed.

    Scheme, ``www.``, fragment, trailing slash and the parameters that only say where a visitor came from
    do not count. None for what is no web address, and for a site's front page, which names no article.
    """
    try:
        parts = urlsplit((address or "").strip())
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    path, query = parts.path.rstrip("/"), _telling(parts.query)
    if parts.scheme.lower() not in SCHEMES or not host or not (path or query):
        return None
    place = _WWW.sub("", host) + ("" if port in DEFAULT_PORTS else f":{port}") + path
    return f"{place}?{query}" if query else place


def spellings(key: str) -> tuple[list[str], list[str]]:
    """Return how addresses of a key are written: whole ones, and beginnings of those with something after.

    They narrow a search; what is found is still to be compared by its key.
    """
    place = key.partition("?")[0]
    written = [
        f"{scheme}://{www}{place}{slash}" for scheme in SCHEMES for www in ("", "www.") for slash in ("", "/")
    ]
    return written, [f"{each}{mark}" for each in written for mark in "?#"]


def _telling(query: str) -> str:
    """Return the parameters that name an article, in order."""
    pairs = parse_qsl(query, keep_blank_values=True)
    return urlencode(sorted((name, value) for name, value in pairs if not _tracks(name.lower())))


def _tracks(name: str) -> bool:
    return name in TRACKING or name.startswith(TRACKING_BEGINNING)
