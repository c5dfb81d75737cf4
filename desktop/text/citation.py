"""A passage between quotation marks, ready to stand in a manuscript."""

import re

_OPEN, _CLOSE = "\N{LEFT SINGLE QUOTATION MARK}", "\N{RIGHT SINGLE QUOTATION MARK}"
_STRAIGHT_OPENING = re.compile(r'(^|[\s(\[{“\u2018\u2013\u2014-])"')
_TO_SINGLE = str.maketrans("“”„«»", f"{_OPEN}{_CLOSE}{_OPEN}{_OPEN}{_CLOSE}")


def in_quotation_marks(text: str) -> str:
    """Return ``“text”`` on one line, the double quotation marks in it made single."""
    line = " ".join(text.split())
    single = _STRAIGHT_OPENING.sub(rf"\1{_OPEN}", line).replace('"', _CLOSE).translate(_TO_SINGLE)
    return f"“{single}”"
