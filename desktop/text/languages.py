"""Languages by code and by name: what sources and readers write is brought to one code."""

import re
from collections.abc import Mapping
from functools import cache

from desktop.translation import _

_TAG = re.compile(r"(?P<language>[A-Za-z]{2,3})(?:[-_][A-Za-z0-9]{2,8})*")
_OTHER_CODES = {
    "eng": "en", "deu": "de", "ger": "de", "fra": "fr", "fre": "fr", "spa": "es", "ita": "it", "por": "pt",
    "nld": "nl", "dut": "nl", "rus": "ru", "ukr": "uk", "ara": "ar", "heb": "he", "iw": "he", "zho": "zh",
    "chi": "zh", "tur": "tr", "aze": "az", "jpn": "ja", "kor": "ko", "pol": "pl", "fas": "fa", "per": "fa",
    "hye": "hy", "arm": "hy", "kat": "ka", "geo": "ka", "ell": "el", "gre": "el", "no": "nb", "nor": "nb",
    "in": "id", "bs": "hr",
}  # fmt: skip


@cache
def language_names() -> Mapping[str, str]:
    """Return the names of the languages that a text is recognised to be written in, by code."""
    return {
        "af": _("Afrikaans"), "am": _("Amharic"), "ar": _("Arabic"), "az": _("Azerbaijani"),
        "be": _("Belarusian"), "bg": _("Bulgarian"), "bn": _("Bengali"), "bo": _("Tibetan"),
        "br": _("Breton"), "ca": _("Catalan"), "ckb": _("Kurdish (Sorani)"), "cs": _("Czech"),
        "cy": _("Welsh"), "da": _("Danish"), "de": _("German"), "el": _("Greek"), "en": _("English"),
        "eo": _("Esperanto"), "es": _("Spanish"), "et": _("Estonian"), "eu": _("Basque"), "fa": _("Persian"),
        "fi": _("Finnish"), "fo": _("Faroese"), "fr": _("French"), "fy": _("Frisian"), "ga": _("Irish"),
        "gd": _("Scottish Gaelic"), "gl": _("Galician"), "gu": _("Gujarati"), "he": _("Hebrew"),
        "hi": _("Hindi"), "hr": _("Croatian"), "hu": _("Hungarian"), "hy": _("Armenian"),
        "id": _("Indonesian"), "is": _("Icelandic"), "it": _("Italian"), "ja": _("Japanese"),
        "ka": _("Georgian"), "kk": _("Kazakh"), "km": _("Khmer"), "kn": _("Kannada"), "ko": _("Korean"),
        "ky": _("Kyrgyz"), "la": _("Latin"), "lb": _("Luxembourgish"), "lo": _("Lao"), "lt": _("Lithuanian"),
        "lv": _("Latvian"), "mk": _("Macedonian"), "ml": _("Malayalam"), "mn": _("Mongolian"),
        "mr": _("Marathi"), "ms": _("Malay"), "mt": _("Maltese"), "my": _("Burmese"),
        "nb": _("Norwegian Bokmål"), "ne": _("Nepali"), "nl": _("Dutch"), "nn": _("Norwegian Nynorsk"),
        "or": _("Odia"), "pa": _("Punjabi"), "pl": _("Polish"), "ps": _("Pashto"), "pt": _("Portuguese"),
        "ro": _("Romanian"), "ru": _("Russian"), "sd": _("Sindhi"), "si": _("Sinhala"), "sk": _("Slovak"),
        "sl": _("Slovene"), "so": _("Somali"), "sq": _("Albanian"), "sr": _("Serbian"), "sv": _("Swedish"),
        "sw": _("Swahili"), "ta": _("Tamil"), "te": _("Telugu"), "tg": _("Tajik"), "th": _("Thai"),
        "tk": _("Turkmen"), "tl": _("Tagalog"), "tr": _("Turkish"), "tt": _("Tatar"), "ug": _("Uyghur"),
        "uk": _("Ukrainian"), "ur": _("Urdu"), "uz": _("Uzbek"), "vi": _("Vietnamese"), "yi": _("Yiddish"),
        "zh": _("Chinese"),
    }  # fmt: skip


def language_code(written: str | None) -> str | None:
    """Return the code of a language given as a tag ("en-GB", "deu") or by name ("German"), else None.

    A code that is not known here is taken as it is: there are more languages than this page names.
    """
    bare = (written or "").strip()
    known = _codes_by_name().get(bare.casefold())
    if known is not None:
        return known
    tag = _TAG.fullmatch(bare)
    if tag is None:
        return None
    code = tag["language"].lower()
    return _OTHER_CODES.get(code, code)


@cache
def _codes_by_name() -> Mapping[str, str]:
    return {name.casefold(): code for code, name in language_names().items()}


def language_name(written: str | None) -> str:
    """Return the name of a language in the reader's words; what is not known as it was written."""
    code = language_code(written)
    return language_names().get(code or "", written or "")
