"""A title for a text that has none: its first sentence, else the name of its file."""

import re
from pathlib import PurePath

from desktop.text.bylines import is_head_line
from desktop.text.paragraphs import paragraphs

_LONGEST_TITLE = 100
_HEAD = 20_000  # characters looked at; a first sentence does not start later
_SENTENCE_END = re.compile(r"[.!?…。！？؟][\"'”’»)\]]*(?=\s+[\"'“‘«(\[]*[^\W_a-z])|[。！？؟]")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Rev|Hon|St|Sen|Rep|Gov|Pres|Gen|Maj|Col|Capt|Lt|Sgt|Cmdr|Adm|Brig|Jr|Sr"
    r"|vs|No|Nos|Inc|Ltd|Co|Corp|Bros|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Art|approx|e\.g|i\.e)"
    r"|\b[^\W\d_])\.$"
)


def first_sentence(text: str) -> str:
    """Return the first sentence of ``text`` on one line, or "" when the text has no words.

    Head lines ("By Fatima Hasanova", a date alone) are passed over unless there is nothing else. A
    sentence never goes past its paragraph.
    """
    head = text[:_HEAD]
    wordy = [head[span.start : span.end] for span in paragraphs(head)]
    wordy = [each for each in wordy if any(character.isalnum() for character in each)]
    body = next((each for each in wordy if not is_head_line(each)), wordy[0] if wordy else "")
    for match in _SENTENCE_END.finditer(body):
        if not _ABBREVIATION.search(body, max(0, match.start() - 12), match.start() + 1):
            return " ".join(body[: match.end()].split())
    return " ".join(body.split())


def shortened(text: str, longest: int = _LONGEST_TITLE) -> str:
    """Return ``text`` cut at a word to at most ``longest`` characters, with "…" when it was cut."""
    if len(text) <= longest:
        return text
    kept = text[:longest]
    at_word = kept.rfind(" ")
    return kept[: at_word if at_word > longest // 2 else longest - 1].rstrip(" ,;:–—-") + "…"


def title_for(text: str, name: str) -> str:
    """Return the title of an article that has none; ``name`` is the path or name of its file."""
    return shortened(first_sentence(text)) or PurePath(name).stem or name
