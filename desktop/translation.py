"""One catalogue for every sentence a user reads, in the core and in the window.

Whole sentences with named placeholders: ``_("{count} files were added.").format(count=3)``.
"""

import gettext as _gettext
from pathlib import Path

_CATALOGUE = _gettext.translation(
    "scholiast",
    localedir=Path(__file__).resolve().parent.parent / "resources" / "translations",
    fallback=True,
)

_ = _CATALOGUE.gettext
ngettext = _CATALOGUE.ngettext
