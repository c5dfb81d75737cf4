"""What speaks against a mention, in words."""

from collections.abc import Sequence

from desktop.text.certainty import Reason
from desktop.translation import _


def doubt_words(reasons: Sequence[Reason]) -> str:
    """Return why a mention is doubtful, the weightiest reason first, as one sentence."""
    words = {
        Reason.DECIDED: _("you said something else of these words elsewhere"),
        Reason.RULE: _("a rule found it, the engine did not"),
        Reason.SMALL_START: _("it begins with a small letter"),
        Reason.DIGITS: _("there are figures in it"),
        Reason.GOES_ON: _("the next word has a capital, too"),
        Reason.ALONE: _("nobody of that name is named in full"),
        Reason.OTHER_KIND: _("elsewhere it is of another kind"),
        Reason.SMALL: _("it also stands in small letters here"),
        Reason.LONG: _("it is unusually long"),
        Reason.ONCE: _("it is named only once here"),
    }
    return _("Doubtful: {reasons}.").format(reasons="; ".join(words[each] for each in reasons))
