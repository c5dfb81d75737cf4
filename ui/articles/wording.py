"""What the list says about an article: the second line, the number of notes, a date as people write it."""

from PySide6.QtCore import QDate, QLocale

from desktop.model import Article
from desktop.translation import _, ngettext

_SEPARATOR = " · "


def shown_date(date: str | None) -> str:
    """Return "2005", "2005-02" or "2005-02-28" in the words of the reader's language, "" for none."""
    parts = [int(part) for part in (date or "").split("-") if part.isdigit()]
    padded = [*parts, 1, 1][:3]
    day = QDate(*padded) if parts else QDate()
    if not day.isValid():
        return date or ""
    pattern = ("yyyy", "MMM yyyy", "d MMM yyyy")[min(len(parts), 3) - 1]
    return QLocale().toString(day, pattern)


def details(article: Article) -> str:
    """Return source, author and date, as far as they are known; of nothing known, how long the text is."""
    parts = (article.source, article.author, shown_date(article.date))
    return _SEPARATOR.join(part for part in parts if part) or words_count(article.words)


def words_count(words: int) -> str:
    """Return the length of a text."""
    return ngettext("{count} word", "{count} words", words).format(count=QLocale().toString(words))


def notes_count(article: Article) -> str:
    """Return how many written notes there are; without any how many marks, "" for none."""
    if article.notes:
        count = QLocale().toString(article.notes)
        return ngettext("{count} note", "{count} notes", article.notes).format(count=count)
    if article.annotations:
        count = QLocale().toString(article.annotations)
        return ngettext("{count} mark", "{count} marks", article.annotations).format(count=count)
    return ""


def articles_count(count: int) -> str:
    """Return the headline of the list."""
    if not count:
        return _("No articles")
    return ngettext("{count} article", "{count} articles", count).format(count=QLocale().toString(count))


def list_heading(listed: int, chosen: int) -> str:
    """Return the headline with how many articles are chosen, when that is more than one."""
    if chosen < 2:  # noqa: PLR2004  # the one that is read needs no words
        return articles_count(listed)
    several = ngettext("{count} selected", "{count} selected", chosen).format(
        count=QLocale().toString(chosen)
    )
    return _SEPARATOR.join((articles_count(listed), several))
