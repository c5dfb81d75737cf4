"""Turn the bytes of a file into text: find the encoding, refuse what is no text."""

import codecs
import re
from dataclasses import dataclass

from desktop.errors import UnreadableError
from desktop.text.normalise import REPLACEMENT
from desktop.translation import _

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_ASCII_LETTER = re.compile(rb"[A-Za-z]")
_CONTROL_CHARACTER = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffe\uffff\ue000-\uf8ff]")
_CONTROLS_PER = 500  # one stray control character among so many bytes is dirt, more is a binary file
_FEW = 4
_DAMAGE_PER = 10  # UTF-8 with one wrong byte among so many right characters is UTF-8 all the same
_NULL_PER = 5  # ASCII in UTF-16 has a NUL in every two bytes
_DETECTION_SAMPLE = 200_000
_UTF16_SAMPLE = 65_536
_TYPOGRAPHY = frozenset("‘’‚“”„«»‹›–—…•·£€§©®°™ \xa0\xad")
_SURE = 0.95
_ALPHABETS = (  # accented letters language by language, for each code page in the order of its use
    (
        "cp1252",
        ("àâæçèéêëîïôœùûüÿ", "äöüß", "áéíñóúü¿¡ªº", "àáâãçéêíóôõúüªº", "àèéìíîòóùú", "åäöæøéü", "áðéíóúýþæö"),
    ),
    ("cp1250", ("óąćęłńśźż", "áčďéěíňóřšťúůýžäĺľŕô", "áéíóöőúüű", "ăâîşţ", "čćđšž")),
    ("cp1254", ("çğıöşüâîû\u0307",)),
    ("iso8859-2", ("óąćęłńśźż", "áčďéěíňóřšťúůýžäĺľŕô", "áéíóöőúüű", "ăâîşţ", "čćđšž")),
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text before normalising, and the name of the codec it was read with."""

    text: str
    codec: str


def decode(data: bytes, *, codec: str | None = None) -> Decoded:
    """Return the text of ``data``; ``codec`` forces an encoding, None means find it.

    A byte order mark decides first, then valid UTF-8, then UTF-16 without a mark, then the guess of
    charset-normalizer. Raises UnreadableError for an empty or binary file and a wrong codec.
    """
    if not data.strip():
        raise UnreadableError(_("The file is empty."))
    if codec:
        return _forced(data, codec)
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _marked(data, name)
    if utf16 := _unmarked_utf16(data):
        return utf16
    if is_binary(data):
        raise UnreadableError(_not_text())
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _guessed(data)


def is_binary(data: bytes) -> bool:
    """Tell whether ``data`` holds more control bytes than a text would; UTF-16 must be asked before."""
    controls = len(_CONTROL.findall(data))
    return controls > max(1, len(data) // _CONTROLS_PER) or controls * _FEW > len(data)


def looks_like_text(head: bytes) -> bool:
    """Tell from the first bytes of a file whether it can be a text in any encoding."""
    if any(head.startswith(mark) for mark, _name in _MARKS):
        return True
    return not is_binary(head) or _unmarked_utf16(head[: len(head) // 2 * 2]) is not None


def _not_text() -> str:
    return _("This is not a text file. Save its contents as text or HTML and import that.")


def _forced(data: bytes, codec: str) -> Decoded:
    try:
        return Decoded(data.decode(codec), codecs.lookup(codec).name)
    except LookupError as error:
        raise UnreadableError(
            _("There is no encoding called “{name}”.").format(name=codec),
            remedy=_("Choose another encoding."),
        ) from error
    except ValueError as error:
        raise UnreadableError(
            _("The file is not written in the encoding {name}.").format(name=codec),
            remedy=_("Choose another encoding."),
        ) from error


def _marked(data: bytes, codec: str) -> Decoded:
    text = data.decode(codec, errors="replace")
    if len(_CONTROL_CHARACTER.findall(text)) * _FEW > len(text):
        raise UnreadableError(_not_text())
    return Decoded(text, codec)


def _unmarked_utf16(data: bytes) -> Decoded | None:
    """Return the text if the bytes are UTF-16 without a mark: NULs, but only in one half of each pair."""
    if len(data) % 2 or b"\x00" not in data[:_UTF16_SAMPLE]:
        return None
    even, odd = data[:_UTF16_SAMPLE:2].count(0), data[1:_UTF16_SAMPLE:2].count(0)
    codec, nulls = ("utf-16-le", odd) if odd > even else ("utf-16-be", even)
    sampled = min(len(data), _UTF16_SAMPLE)
    if min(even, odd) * 50 > nulls or nulls * 50 < sampled:
        return None
    if nulls * _NULL_PER < sampled and data[:sampled].isascii():
        return None  # ASCII with a stray NUL; no script's UTF-16 has only small bytes and so few NULs
    try:
        text = data.decode(codec)
    except UnicodeDecodeError:
        return None
    return None if len(_CONTROL_CHARACTER.findall(text)) * 100 > len(text) else Decoded(text, codec)


def _guessed(data: bytes) -> Decoded:
    damaged = data.decode("utf-8", errors="replace")
    wrong = damaged.count(REPLACEMENT)
    if wrong * _DAMAGE_PER < sum(each > "\x7f" for each in damaged):
        return Decoded(damaged, "utf-8")
    sample = data[:_DETECTION_SAMPLE]
    if len(data) > _DETECTION_SAMPLE:
        sample = sample[: sample.rfind(b"\n") + 1] or sample
    for candidate in (_latin_codec(sample), _detected(sample), "cp1252", "latin-1"):
        try:
            return Decoded(data.decode(candidate), codecs.lookup(candidate).name)
        except UnicodeDecodeError:
            continue
    raise UnreadableError(_not_text())


def _detected(sample: bytes) -> str:
    from charset_normalizer import from_bytes  # only for the few files that need it

    best = from_bytes(sample).best()
    return best.encoding if best else "cp1252"


def _latin_codec(sample: bytes) -> str:
    """Return the code page in which the accented letters are those of one European language.

    charset-normalizer mixes these up (French becomes Polish, Turkish becomes Icelandic). Gives "ascii",
    which cannot decode the sample, when none fits: another script, or a language not known here.
    """
    ascii_letters = len(_ASCII_LETTER.findall(sample))
    if ascii_letters * 2 < len(sample):
        return "ascii"
    best, best_share = "ascii", _SURE
    for codec, alphabets in _ALPHABETS:
        if (share := _share_of_known_letters(sample.decode(codec, errors="replace"), alphabets)) > best_share:
            best, best_share = codec, share
    return best


def _share_of_known_letters(text: str, alphabets: tuple[str, ...]) -> float:
    """Return which part of the accented letters, 0 to 1, the best of the alphabets explains."""
    accented = [each for each in text.lower() if each > "\x7f" and each not in _TYPOGRAPHY]
    if not accented:
        return 1.0
    return max(sum(each in alphabet for each in accented) for alphabet in alphabets) / len(accented)
