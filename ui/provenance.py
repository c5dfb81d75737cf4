"""Who found a mention, in words: an engine with its version, or a rule with its own."""

from desktop.model import RULES
from desktop.translation import _


def finder_words(source: str) -> str:
    """Return the source of a mention that no person decided on as it stands after "Found by"."""
    return _("a rule ({rule})").format(rule=source) if source.startswith(RULES) else source
