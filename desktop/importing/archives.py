"""Reading an archive that Scholiast wrote: a ZIP of open formats, looked over before anything is taken.

Nothing is ever unpacked onto the disk. An archive is foreign until it was looked over: its names, sizes and
kinds of packing first, then every byte against the checksums that it carries.
"""

import hashlib
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from desktop.errors import UnreadableError
from desktop.text.library_records import CHECKSUMS, ORIGINALS, README, README_OPENING, RECORDS, Record
from desktop.translation import _

BEGINNING = f"{README}{README_OPENING}".encode()
"""What stands near the beginning of an archive, so that a damaged one is known too."""
MOST_FILES = 1_000_000
MOST_BYTES = 16_000_000_000  # unpacked
HIGHEST_RATIO = 200  # of unpacked to packed bytes, beyond what is harmless in any case
HARMLESS = 100_000_000
LARGEST_ORIGINAL = 64_000_000
CHUNK = 1 << 20
COMPRESSION = 6
_LINE = re.compile(r"([0-9a-f]{64}) [ *](.+)")
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_ENCRYPTED = 0x1
# what reading a damaged ZIP raises; RuntimeError also stands for a way of packing that is not known
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError, KeyError, struct.error)


def is_archive(path: Path) -> bool:
    """Tell whether a file is a ZIP with the records of a library in it."""
    try:
        with zipfile.ZipFile(path) as package:
            return RECORDS in package.NameToInfo
    except (OSError, *_DAMAGE):
        return False


@contextmanager
def _told() -> Iterator[None]:
    """Turn what the libraries say about a damaged archive into a sentence."""
    try:
        yield
    except _DAMAGE as error:
        raise UnreadableError(
            _("The archive is damaged: {reason}.").format(reason=str(error).rstrip("."))
        ) from error


def look_over(path: Path) -> None:
    """See that an archive is whole and harmless; raises UnreadableError with what is not."""
    with _told(), zipfile.ZipFile(path) as package:
        _look_at_names(package)
        _look_at_sizes(package)
        sums = _checksums(package)
        for info in package.infolist():
            if not info.is_dir() and info.filename != CHECKSUMS and info.filename in sums:
                _compare(package, info, sums[info.filename])


def _look_at_names(package: zipfile.ZipFile) -> None:
    if len(package.infolist()) > MOST_FILES:
        raise UnreadableError(_("The archive holds too many files."))
    seen = set()
    for info in package.infolist():
        name = info.filename
        if _leads_out(name):
            raise UnreadableError(_("“{name}” in the archive leads out of it.").format(name=name[:80]))
        if name in seen:
            raise UnreadableError(_("“{name}” is in the archive twice.").format(name=name[:80]))
        seen.add(name)
        if info.flag_bits & _ENCRYPTED:
            raise UnreadableError(_("The archive is encrypted. Unpack it, and pack it without a password."))
        if info.compress_type not in _METHODS:
            raise UnreadableError(_("“{name}” is packed in a way that is not read.").format(name=name[:80]))


def _leads_out(name: str) -> bool:
    return (
        name.startswith("/")
        or "\\" in name
        or ":" in name.split("/", maxsplit=1)[0]
        or ".." in name.split("/")
    )


def _look_at_sizes(package: zipfile.ZipFile) -> None:
    unpacked = sum(info.file_size for info in package.infolist())
    packed = sum(info.compress_size for info in package.infolist())
    if unpacked > MOST_BYTES:
        raise UnreadableError(_("The archive is too large to be read: 16 GB unpacked is the most."))
    if unpacked > max(HARMLESS, packed * HIGHEST_RATIO):
        raise UnreadableError(_("The archive unpacks to far more than it may; it looks made to fill a disk."))


def _checksums(package: zipfile.ZipFile) -> Mapping[str, str]:
    """Return the SHA-256 that each file shall have; raises UnreadableError when one is missing."""
    if CHECKSUMS not in package.NameToInfo:
        raise UnreadableError(
            _("The archive has no checksums (SHA256SUMS), so it cannot be seen to be whole.")
        )
    if package.getinfo(CHECKSUMS).file_size > HARMLESS * 2:
        raise UnreadableError(_("The archive holds too many files."))
    sums = {}
    for line in package.read(CHECKSUMS).decode("utf-8", "replace").splitlines():
        found = _LINE.fullmatch(line)
        if found is None:
            raise UnreadableError(_("The archive's checksums (SHA256SUMS) cannot be read."))
        sums[found[2]] = found[1]
    missing = next((name for name in sums if name not in package.NameToInfo), None)
    if missing is not None:
        raise UnreadableError(_("“{name}” is missing in the archive.").format(name=missing[:80]))
    if RECORDS not in sums:
        raise UnreadableError(_("The archive has no checksum for “{name}”.").format(name=RECORDS))
    return sums


def _compare(package: zipfile.ZipFile, info: zipfile.ZipInfo, wanted: str) -> None:
    digest = hashlib.sha256()
    with package.open(info) as stream:
        while chunk := stream.read(CHUNK):
            digest.update(chunk)
    if digest.hexdigest() != wanted:
        raise UnreadableError(
            _("“{name}” in the archive is not what was written: its checksum is another one.").format(
                name=info.filename[:80]
            )
        )


@contextmanager
def open_records(path: Path) -> Iterator[IO[bytes]]:
    """Give the records of an archive as a stream of bytes."""
    with _told(), zipfile.ZipFile(path) as package, package.open(RECORDS) as stream:
        yield stream


def originals(path: Path) -> Iterator[Record]:
    """Yield the original files of an archive as records, their bytes compressed as a library keeps them."""
    with _told(), zipfile.ZipFile(path) as package:
        for info in package.infolist():
            name = info.filename.removeprefix(ORIGINALS)
            if name == info.filename or info.is_dir():
                continue
            if info.file_size > LARGEST_ORIGINAL:
                raise UnreadableError(_("“{name}” in the archive is too large.").format(name=name[:80]))
            data = package.read(info)
            digest = hashlib.sha256(data).hexdigest()
            if not name.startswith(digest):
                raise UnreadableError(
                    _("“{name}” in the archive is another file than its name says.").format(name=name[:80])
                )
            yield {
                "type": "original",
                "sha256": digest,
                "size": len(data),
                "bytes": zlib.compress(data, COMPRESSION),
            }
