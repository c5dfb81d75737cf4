"""What kinds of entities are called in the middle of a sentence."""

from desktop.model import Kind
from desktop.translation import _

KIND_NAMES = {
    Kind.PERSON: _("person"),
    Kind.ORGANISATION: _("organisation"),
    Kind.PLACE: _("place"),
    Kind.GROUP: _("group"),
    Kind.EVENT: _("event"),
    Kind.LAW: _("agreement"),
    Kind.DATE: _("date"),
    Kind.OTHER: _("other"),
}
