"""What an import says of each article: a row of its report."""

from desktop.library.anchoring import Moved, doubtful_among
from desktop.model import FileResult, ImportedArticle, ImportRow
from desktop.storage.origins import Holder
from desktop.translation import _, ngettext


def failed(file: FileResult, reason: str) -> ImportRow:
    """Return the row of a file that was not taken."""
    return ImportRow(file.path, None, "failed", None, None, reason)


def added(
    file: FileResult, article: ImportedArticle, *, uid: str, title: str, earlier_binned: bool
) -> ImportRow:
    """Return the row of a new article."""
    warnings = article.warnings
    if earlier_binned:
        warnings = (*warnings, _("An earlier text of it lies in the bin and was left there."))
    return ImportRow(file.path, article.member, "added", uid, title, None, warnings)


def duplicate(
    file: FileResult, article: ImportedArticle, *, uid: str, title: str, remark: str = ""
) -> ImportRow:
    """Return the row of a text that is there already."""
    warnings = (*article.warnings, remark) if remark else article.warnings
    return ImportRow(file.path, article.member, "duplicate", uid, title, None, warnings)


def held(file: FileResult, article: ImportedArticle, holder: Holder, *, restored: bool) -> ImportRow:
    """Return the row of a text that an article holds, maybe in the bin, maybe as an earlier version."""
    remark = ""
    if restored:
        remark = _restored()
    elif not holder.newest:
        told = _("It is version {number} of this article, which has a newer one.")
        remark = told.format(number=holder.number)
    return duplicate(file, article, uid=holder.uid, title=holder.title, remark=remark)


def updated(
    file: FileResult,
    article: ImportedArticle,
    *,
    uid: str,
    titles: tuple[str, str],
    moved: Moved,
    restored: bool,
) -> ImportRow:
    """Return the row of a new version; ``titles`` are the article's before and after."""
    warnings = [*article.warnings, _told(titles[0], moved)]
    if restored:
        warnings.append(_restored())
    return ImportRow(file.path, article.member, "updated", uid, titles[1], None, tuple(warnings))


def _restored() -> str:
    return _("It was in the bin and has been taken out.")


def _told(title: str, moved: Moved) -> str:
    """Say what became of the notes of an article that has a new version."""
    doubtful = doubtful_among(moved.places.values())
    found = len(moved.places) - doubtful
    parts = [_("A new version of “{title}”").format(title=title)]
    if found:
        parts.append(ngettext("{count} note moved", "{count} notes moved", found).format(count=found))
    if doubtful:
        parts.append(ngettext("{count} to review", "{count} to review", doubtful).format(count=doubtful))
    head, *counts = parts
    return f"{head}; {', '.join(counts)}." if counts else f"{head}."
