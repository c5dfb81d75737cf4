"""Words that were typed into a note which was deleted meanwhile: no word is lost, they become a memo."""

from desktop.library import Library
from desktop.translation import _
from ui.messages import Messages


def keep_apart(library: Library, messages: Messages, words: str) -> None:
    """Make a memo of words whose note is gone, and say so."""
    if words.strip():
        library.memos.add(title=_("Typed into a deleted note"), note=words)
        messages.say(_("The note is deleted; what was typed into it is a memo in the journal."))
