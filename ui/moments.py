"""Times of the library in the reader's zone."""

from datetime import UTC, datetime, tzinfo


def local_moment(stamp: str, zone: tzinfo | None = None) -> datetime:
    """Return a UTC time of the library ("2005-02-28T10:42:00Z") in a zone, this computer's when None."""
    return datetime.fromisoformat(stamp).replace(tzinfo=UTC).astimezone(zone)
