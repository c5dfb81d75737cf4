"""Reading a citation style: a file in CSL, which may be anybody's, looked over before it is used."""

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.errors import ScholiastError
from desktop.translation import _
from resources.styles import style_paths

if TYPE_CHECKING:
    from citeproc import CitationStylesStyle
    from lxml.etree import _Element

_LONGEST = 2_000_000  # bytes; the longest style there is has a tenth of it
_MOST_STEPS = 100_000  # that writing one reference may take
_CSL = "{http://purl.org/net/xbiblio/csl}"


def load_style(path: Path) -> "CitationStylesStyle":
    """Return the style in a file; raises ScholiastError with what is wrong with it."""
    from citeproc import CitationStylesStyle

    try:
        with path.open("rb") as stream:
            data = stream.read(_LONGEST + 1)
    except OSError as error:
        raise _refused(path, error.strerror or str(error)) from error
    if path not in style_paths():
        _look_over(path, data)
    return CitationStylesStyle(BytesIO(data), validate=False)


def _look_over(path: Path, data: bytes) -> None:
    """Refuse what is no style, asks for another file, or would not end."""
    from citeproc import SCHEMA_PATH
    from lxml import etree

    if len(data) > _LONGEST:
        raise _refused(path, _("it is too long"))
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        raise _refused(path, str(error)) from error
    if root.tag != f"{_CSL}style" or root.getroottree().docinfo.doctype:
        raise _refused(path, _("it is no CSL style"))
    if root.find(f"{_CSL}citation") is None:
        raise _refused(path, _("it only names another style that it is like"))
    schema = etree.RelaxNG(etree.parse(SCHEMA_PATH))
    if not schema.validate(root):
        wrong = schema.error_log[0]
        raise _refused(path, _("line {line}: {reason}").format(line=wrong.line, reason=wrong.message))
    _refuse_endless(path, root)


def _refuse_endless(path: Path, root: "_Element") -> None:
    """Refuse a style whose macros call themselves, or each other so often that it would take for ever."""
    macros = {each.get("name"): each for each in root.iter(f"{_CSL}macro")}
    steps: dict[str | None, int] = {}
    entered: set[str | None] = set()

    def count(element: "_Element") -> int:
        total = 0
        for each in element.iter(f"{_CSL}*"):
            name = each.get("macro")
            total += 1 if name is None else called(name)
        return total

    def called(name: str) -> int:
        if name in entered or name not in macros:
            raise _refused(path, _("the macro “{name}” is missing or calls itself").format(name=name))
        if name not in steps:
            entered.add(name)
            steps[name] = count(macros[name])
            entered.discard(name)
        return steps[name]

    if max(count(root.find(f"{_CSL}citation")), *(called(name) for name in macros), 0) > _MOST_STEPS:
        raise _refused(path, _("it is too intricate"))


def _refused(path: Path, reason: str) -> ScholiastError:
    return ScholiastError(
        _("{path} cannot be used as a citation style: {reason}.").format(path=path, reason=reason),
        remedy=_("Choose another style, or one from Zotero’s style repository."),
    )
