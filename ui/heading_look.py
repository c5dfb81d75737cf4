"""The look of the heading over a page: one for all of them, so that going from page to page moves nothing."""

HEADING_PIXELS = 24


def heading_style(name: str, colour: str) -> str:
    """Return the style rule for the label of this object name that stands over a page."""
    face = "font-family:'Source Serif Pro','DejaVu Serif',serif"
    return f"QLabel#{name}{{font-size:{HEADING_PIXELS}px;font-weight:bold;{face};color:{colour}}}"
