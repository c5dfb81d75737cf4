"""A passage with what stands around it, to be shown."""

from dataclasses import dataclass

from desktop.model import Span

AROUND = 160
LONGEST = 700
_CUT = "…"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Words of a text on one line; the passage lies at ``[start, end)`` of them, in code points."""

    text: str
    start: int
    end: int


def around(text: str, span: Span, *, room: int = AROUND) -> Excerpt:
    """Return a passage with up to ``room`` characters on each side, cut between words.

    A long passage is cut in its middle; white space becomes single spaces, an end of line ¶.
    """
    before = _joined(text[max(0, span.start - room) : span.start])
    after = _joined(text[span.end : span.end + room])
    if span.start > room:
        before = _CUT + before[before.find(" ") + 1 :] if " " in before else _CUT
    if span.end + room < len(text):
        after = after[: after.rfind(" ")] + _CUT if " " in after else _CUT
    words = _joined(text[span.start : span.end]).strip()
    if len(words) > LONGEST:
        words = f"{words[: LONGEST // 2]} {_CUT} {words[-LONGEST // 2 :]}"
    before, after = before.lstrip(), after.rstrip()
    return Excerpt(before + words + after, len(before), len(before) + len(words))


def _joined(text: str) -> str:
    """Return a text with single spaces, also at its ends where there was white space, and ¶ for lines."""
    words = " ¶ ".join(" ".join(line.split()) for line in text.split("\n") if line.strip())
    head = " " if text[:1].isspace() else ""
    tail = " " if text[-1:].isspace() and words else ""
    return head + words + tail
