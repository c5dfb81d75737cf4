"""Looking for words in the bytes of files, also where they are compressed."""

import zlib
from pathlib import Path


def hold(path: Path, marker: str) -> list[str]:
    """Return the files of a library that hold a marker, also in what is compressed in them."""
    found = []
    for each in path.parent.glob(path.name + "*"):
        data = each.read_bytes()
        if marker.encode() in data or marker.casefold().encode() in data:
            found.append(each.name)
        starts = [at for at in range(len(data)) if data[at : at + 2] in {b"\x78\x9c", b"\x78\xda"}]
        if any(marker.encode() in unpacked(data[at:]) for at in starts):
            found.append(f"{each.name}, compressed")
    return found


def unpacked(data: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(data[:100_000], 200)
    except zlib.error:
        return b""
