"""Names and times for rows: UUIDv7 strings and UTC times in ISO 8601."""

import hashlib
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID


def new_uid() -> str:
    """Return a lower-case UUIDv7 (RFC 9562): sortable by the time it was made."""
    return str(_maker()())


@cache
def _maker() -> "Callable[[], UUID]":
    """Return what makes UUIDs; asked once, as each import statement costs a note some microseconds."""
    from uuid6 import uuid7  # 40 ms to import; only what writes needs it

    return uuid7


def utc_now() -> str:
    """Return the time now, to the millisecond, like ``2026-11-22T13:43:31.120Z``."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def text_hash(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8, as hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
