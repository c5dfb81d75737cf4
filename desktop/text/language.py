"""Telling in which language a text is written: by its script, its small words and its rare letters.

A pure function without a model or a library: exact from some 200 characters on, None where there is too
little to tell by.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from desktop.text.language_words import RARE_LETTERS, SMALL_WORDS
from desktop.text.scripts import script_of

SAMPLE = 6_000  # code points read at the start, in the middle and at the end of a text
_MARKS = r"\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0900-\u0dff"  # accents, points and vowel signs of words
_LETTER = rf"(?:[^\W\d_]|[{_MARKS}])"
_WORD = re.compile(rf"[^\W\d_]{_LETTER}*(?:['’\u02bb‘]{_LETTER}+)*['’]?")
_ADDRESS = re.compile(r"\S*(?:://|@|www\.)\S*")
_RARE_WEIGHT = 0.7  # of a word with a rare letter, against 1 for a small word that one language alone has
_LEAST = 2.0  # what must speak for a language: some two words
_SHARE = 0.08  # and of all words
_LEAD = 1.1  # over the language that fits next best
_CLOSE = (
    {"da", "nb"},
    {"nb", "nn"},
    {"hr", "sr"},
    {"id", "ms"},
    {"cs", "sk"},
    {"es", "gl"},
)  # a small one will do
_KANA_SHARE = 0.05  # of the letters: Chinese has none, Japanese never fewer
_DENSE = 2.5  # letters of others that one letter of Chinese or Japanese stands for
_LEAST_LETTERS = 10


def detect_language(text: str) -> str | None:
    """Return the code of the language that most of a text is written in, None where that is not clear.

    Codes are those of ISO 639-1, of 639-3 where a language has none there. Looks at 18,000 code points at
    most, in some milliseconds.
    """
    words = _WORD.findall(_ADDRESS.sub(" ", sample(text)))
    by_script: dict[str, list[str]] = defaultdict(list)
    for word in words:
        by_script[script_of(word[0])].append(word.lower())
    by_script.pop("", None)
    if not by_script:
        return None
    east = by_script.pop("han", []) + by_script.pop("kana", [])
    if east:
        by_script[_east_asian(east)] = east
    script = max(by_script, key=lambda each: _weight(each, by_script[each]))
    found = by_script[script]
    if script in SMALL_WORDS:
        return _of_alphabet(script, found)
    return script if sum(map(len, found)) >= _LEAST_LETTERS else None


def detect_languages(texts: Sequence[str]) -> list[str | None]:
    """Return the language of each text; picklable, for the worker process."""
    return [detect_language(text) for text in texts]


def sample(text: str) -> str:
    """Return what is looked at: all of a short text, of a long one its start, its middle and its end."""
    if len(text) <= 3 * SAMPLE:
        return text
    middle = len(text) // 2
    return "\n".join((text[:SAMPLE], text[middle : middle + SAMPLE], text[-SAMPLE:]))


def _weight(script: str, words: Iterable[str]) -> float:
    letters = sum(map(len, words))
    return letters * _DENSE if script in {"zh", "ja"} else float(letters)


def _east_asian(words: Sequence[str]) -> str:
    letters = "".join(words)
    kana = sum(script_of(letter) == "kana" for letter in letters)
    return "ja" if kana >= _KANA_SHARE * len(letters) else "zh"


def _of_alphabet(script: str, words: Sequence[str]) -> str | None:
    """Return the language of a script for which most speaks."""
    small, rare = _small_words(script), _rare_letters()
    scores: defaultdict[str, float] = defaultdict(float)
    for word in words:
        for code, weight in small.get(word, ()):
            scores[code] += weight
        telling = {code for letter in set(word) & rare.keys() for code in rare[letter]}
        for code in telling:
            scores[code] += _RARE_WEIGHT / len(telling) ** 0.5
    ranked = sorted(((score, code) for code, score in scores.items()), reverse=True)
    (score, best), (less, other) = [*ranked[:2], (0.0, ""), (0.0, "")][:2]
    lead = 1 if {best, other} in _CLOSE else _LEAD
    return best if score >= max(_LEAST, _SHARE * len(words), lead * less) else None


@cache
def _small_words(script: str) -> Mapping[str, Sequence[tuple[str, float]]]:
    """Return for each small word the languages that have it, with less weight the more there are."""
    having: dict[str, list[str]] = defaultdict(list)
    for code, words in SMALL_WORDS[script].items():
        for word in words:
            having[word].append(code)
    return {word: [(code, len(codes) ** -0.5) for code in codes] for word, codes in having.items()}


@cache
def _rare_letters() -> Mapping[str, Sequence[str]]:
    return {letter: codes.split() for letter, codes in RARE_LETTERS.items()}
