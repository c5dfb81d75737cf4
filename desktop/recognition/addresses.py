"""E-mail and web addresses: no entity lies within one."""

import re

from desktop.model import FoundMention

_ADDRESS = re.compile(
    r"(?:https?://|ftp://|www\.)\S+|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{2,255}"
    r"|\b(?:[\w-]{1,64}\.){1,5}[a-z]{2,10}/\S+",
    re.IGNORECASE,
)


def leave_addresses(text: str, found: list[FoundMention]) -> list[FoundMention]:
    """Return the mentions that touch no address. Linear in the text."""
    addresses = iter([(match.start(), match.end()) for match in _ADDRESS.finditer(text)])
    address = next(addresses, None)
    kept = []
    for mention in found:
        while address is not None and address[1] <= mention.start:
            address = next(addresses, None)
        if address is None or address[0] >= mention.end:
            kept.append(mention)
    return kept
