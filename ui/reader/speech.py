"""What a screen reader says when the caret comes upon marks: kind and entity, tags, note."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from desktop.model import Mention
from desktop.translation import _, ngettext
from ui.kinds import KIND_LOOKS
from ui.reader.layer import Layer, Target
from ui.reader.records import AnnotationMark

if TYPE_CHECKING:
    from ui.reader.view import ReaderView

_LONGEST = 400  # characters of a note; who wants more of it goes to its card


class Speech:
    """Says each mark once, when the caret enters it; what goes on around the caret is not said again."""

    def __init__(self, view: "ReaderView") -> None:
        self._view = view
        self._upon: frozenset[Target] = frozenset()
        self.said = ""  # at the last step; empty when there was nothing new

    def come_to(self, position: int) -> None:
        """Say the marks at a character that were not at the one before, inner ones first."""
        if not QAccessible.isActive():
            return
        layer, had = self._view.layer, self._upon
        self._upon = frozenset(layer.targets_at(position))
        words = [
            spoken_mention(each, layer, self._view.page.text)
            for each in reversed(layer.mentions_over(position, position + 1))
            if Target(mention=each.id) not in had
        ]
        words += [
            spoken_annotation(each)
            for each in reversed(layer.annotations_over(position, position + 1))
            if Target(annotation=each.id) not in had
        ]
        self.said = "\n".join(words)
        if self.said:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._view, self.said))


def spoken_mention(mention: Mention, layer: Layer, text: str) -> str:
    """Return an entity as it is said: kind, name, and how often it is named here."""
    count = layer.count(mention)
    words = ngettext("{kind}: {name}, {count} mention here.", "{kind}: {name}, {count} mentions here.", count)
    name = layer.name(mention) or text[mention.start : mention.end]
    return words.format(kind=KIND_LOOKS[mention.kind].one, name=" ".join(name.split()), count=count)


def spoken_annotation(annotation: AnnotationMark) -> str:
    """Return an annotation as it is said: its tags, then its note, or that it is a highlight."""
    names, note = annotation.names, annotation.note.strip()
    tags = ngettext("Tag: {names}.", "Tags: {names}.", len(names)).format(names=", ".join(names))
    said = _("Note: {note}").format(note=note if len(note) <= _LONGEST else note[:_LONGEST] + "…")
    return " ".join((*((tags,) if names else ()), *((said,) if note else ()))) or _("Highlight.")
