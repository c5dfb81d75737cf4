"""Times of the library in the reader's zone."""

from datetime import UTC, datetime, tzinfo

from PySide6.QtCore import QLocale

from desktop.translation import _


def local_moment(stamp: str, zone: tzinfo | None = None) -> datetime:
    """Return a UTC time of the library ("2005-02-28T10:42:00Z") in a zone, this computer's when None."""
    return datetime.fromisoformat(stamp).replace(tzinfo=UTC).astimezone(zone)


def when(stamp: str, now: datetime) -> str:
    """Return a UTC time of the library as the reader would say it, in the zone of ``now``."""
    moment = local_moment(stamp, now.tzinfo)
    clock = f"{moment:%H:%M}"
    days = (now.date() - moment.date()).days
    if days == 0:
        return _("Today {time}").format(time=clock)
    if days == 1:
        return _("Yesterday {time}").format(time=clock)
    month = QLocale().monthName(moment.month, QLocale.FormatType.ShortFormat)
    return _("{day} {month} {year}").format(day=moment.day, month=month, year=moment.year)


def when_now(stamp: str) -> str:
    """Return a UTC time of the library as the reader would say it now."""
    return when(stamp, datetime.now().astimezone())
