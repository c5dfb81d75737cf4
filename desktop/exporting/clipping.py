"""A passage on its way into notes kept elsewhere: a quotation in Markdown that leads back to its place."""

from desktop.exporting.escaping import block_quote, literal_line


def clipped(quote: str, *, source: str, link: str) -> str:
    """Return a block quotation that ends with its source as the words of a link.

    ``source`` is plain text and may be empty; the quotation is shown character by character.
    """
    lines = [literal_line(line.strip()) for line in quote.strip().split("\n")]
    words = literal_line(f"— {source or link}").removeprefix("— ")  # in a line, where “A.” begins no list
    return block_quote([*lines, "", f"— [{words}]({link})"])
