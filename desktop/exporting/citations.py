"""Articles cited in a style of the reader's choice: citations in the text, and the list of sources.

``Citer(style, articles)`` is given the articles in the order in which they are cited, for numbers and for the
letters that tell two of one author and year apart. What comes out is plain text, or runs of it with their
looks for formats that have them. https://docs.citationstyles.org/en/v1.0.2/specification.html
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop.errors import ScholiastError
from desktop.exporting.cited_text import PLACE, Run, formatter, inner_quotes, plain, runs_of, without_marks
from desktop.exporting.references import reference
from desktop.exporting.style_files import load_style
from desktop.exporting.styles import find_style
from desktop.text.citation import in_quotation_marks
from desktop.translation import _

if TYPE_CHECKING:
    from citeproc.source import Reference

    from desktop.model import Article

_READING_PLACES = ".//cs:number[@variable='locator'] | .//*[contains(@is-numeric, 'locator')]"
"""Where a style makes something of the number of a paragraph, instead of only writing it."""

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Source:
    """One entry of the list of sources: the article's uid and the entry as it is printed."""

    uid: str
    runs: tuple[Run, ...]


class _Keys(list[str]):
    """The keys of what is cited, in order, whose places are found at once however many there are."""

    def __init__(self) -> None:
        super().__init__()
        self._places: dict[str, int] = {}

    def append(self, key: str) -> None:
        self._places[key] = len(self)
        super().append(key)

    def __contains__(self, key: object) -> bool:
        return key in self._places

    def index(self, key: str, *_range: object) -> int:
        return self._places[key]


class Citer:
    """Cites articles in one style, by its name, its path, or "" for the usual one.

    Raises NotFoundError for a style that is not there and ScholiastError for one that cannot be used.
    """

    def __init__(self, style: str = "", articles: "Iterable[Article]" = ()) -> None:
        from citeproc import CitationStylesBibliography
        from citeproc.source import BibliographySource

        path = find_style(style)
        self._name = path.stem
        self._style = load_style(path)
        self._known = CitationStylesBibliography(self._style, BibliographySource(), formatter)
        self._known.keys = _Keys()
        self._reads_places = bool(self._style.root.xpath_search(_READING_PLACES))
        self._with_place: dict[str, tuple[Run, ...]] = {}
        for article in articles:
            self._add(article)
        self._tell_apart()

    @property
    def in_notes(self) -> bool:
        """Whether the style is made for footnotes: its citations are whole references without brackets."""
        return str(self._style.root.get("class")) == "note"

    @property
    def numbered(self) -> bool:
        """Whether citations are numbers, which say nothing without the list of sources."""
        return list(self._style.root.xpath_search("./cs:info/cs:category/@citation-format")) == ["numeric"]

    def citation(self, article: "Article", paragraph: int | None = None) -> str:
        """Return how an article is cited in the text, with the number of a paragraph, as plain text."""
        return plain(self.citation_runs(article, paragraph))

    def citation_runs(self, article: "Article", paragraph: int | None = None) -> tuple[Run, ...]:
        """Return how an article is cited in the text."""
        self._add(article)
        return self._cited(article.uid, paragraph)

    def bibliography(self, articles: "Iterable[Article] | None" = None) -> list[str]:
        """Return the list of sources in the style's order as plain text, an entry each."""
        return [plain(each.runs) for each in self.sources(articles)]

    def sources(self, articles: "Iterable[Article] | None" = None) -> list[Source]:
        """Return the list of sources in the style's order: of these articles, or of all that are known."""
        wanted = None if articles is None else list(articles)
        for article in wanted or ():
            self._add(article)
        uids = None if wanted is None else {each.uid for each in wanted}
        items = [each for each in self._known.items if uids is None or each.key in uids]
        with self._usable():
            if not self._style.has_bibliography():
                return [Source(each.key, self._cited(each.key, None)) for each in items]
            ordered = self._style.sort_bibliography(items)
            return [
                Source(item.key, runs_of(str(self._style.render_bibliography([item])[0]))) for item in ordered
            ]

    def _cited(self, uid: str, paragraph: int | None) -> tuple[Run, ...]:
        """Return a citation; of one article all are alike but for the number, so it is formatted once."""
        if paragraph is None or self._reads_places:
            return self._formatted(uid, None if paragraph is None else str(paragraph))
        if uid not in self._with_place:
            self._with_place[uid] = self._formatted(uid, PLACE)
        return tuple(
            replace(run, text=run.text.replace(PLACE, str(paragraph))) for run in self._with_place[uid]
        )

    def _formatted(self, uid: str, place: str | None) -> tuple[Run, ...]:
        from citeproc import Citation, CitationItem, Locator

        locator = {} if place is None else {"locator": Locator("paragraph", place)}
        citation = Citation([CitationItem(uid, **locator)])
        citation.bibliography = self._known
        with self._usable():
            return runs_of(str(self._style.root.citation.render(citation, [], str)))

    def _add(self, article: "Article") -> None:
        from citeproc import Citation, CitationItem

        if article.uid in self._known.source:
            return
        self._known.source.add(_reference(article))
        self._known.register(Citation([CitationItem(article.uid)]))

    def _tell_apart(self) -> None:
        """Give those that are cited alike the letters a, b, c, by date and title, if the style wants it."""
        if self._style.root.citation.get("disambiguate-add-year-suffix") != "true":
            return
        alike: dict[str, list[str]] = {}
        for uid in self._known.keys:
            alike.setdefault(plain(self._cited(uid, None)), []).append(uid)
        for uids in alike.values():
            for number, uid in enumerate(sorted(uids, key=self._place) if len(uids) > 1 else ()):
                self._known.source[uid]["year_suffix"] = _letters(number)

    def _place(self, uid: str) -> tuple[str, str, str]:
        known = self._known.source[uid]
        return (known["issued"].sort_key() if "issued" in known else "", str(known.get("title")), uid)

    @contextmanager
    def _usable(self) -> Iterator[None]:
        """Turn what a style asks of the processor in vain into a sentence."""
        from citeproc.source import VariableError

        try:
            yield
        except (ArithmeticError, AssertionError, AttributeError, LookupError, NameError) as error:
            raise self._unusable() from error
        except (RecursionError, TypeError, ValueError, VariableError) as error:
            raise self._unusable() from error

    def _unusable(self) -> ScholiastError:
        return ScholiastError(
            _("The citation style “{name}” asks for more than Scholiast can do.").format(name=self._name),
            remedy=_("Choose another style."),
        )


def _single(style: str) -> Citer:
    """Return who cites one article alone: a number would say nothing there, so it is the usual style's."""
    citer = Citer(style)
    return Citer() if citer.numbered else citer


def cited_source(article: "Article", paragraph: int | None, style: str) -> str:
    """Return how an article is cited behind its own words: whole references in round brackets."""
    citer = _single(style)
    citation = citer.citation(article, paragraph)
    return f"({citation})" if citer.in_notes else citation


def cited_quotation(quote: str, article: "Article", paragraph: int | None, style: str) -> str:
    """Return a passage between quotation marks with its source, as in ``“quote” (Author 2024, ¶ 3)``."""
    return f"{in_quotation_marks(quote)} {cited_source(article, paragraph, style)}"


def reference_entry(article: "Article", style: str) -> str:
    """Return an article's entry in a list of sources."""
    return _single(style).bibliography([article])[0]


def _letters(number: int) -> str:
    """Return for 0, 1, … the letters a, b, … z, aa, ab and so on."""
    before, last = divmod(number, len(_LETTERS))
    return (_letters(before - 1) if before else "") + _LETTERS[last]


def _reference(article: "Article") -> "Reference":
    """Return an article as the processor takes it; nothing in its texts is read as markup."""
    from citeproc.source import Date, Name, Reference
    from citeproc.string import String

    values = dict(reference(article))
    kind = values.pop("type")
    made: dict[str, object] = {}
    names = values.pop("author", None)
    if isinstance(names, Sequence):
        made["author"] = [
            Name(**{part: without_marks(word) for part, word in each.items()}) for each in names
        ]
    issued = values.pop("issued", None)
    if isinstance(issued, dict):
        made["issued"] = Date(**dict(zip(("year", "month", "day"), issued["date-parts"][0], strict=False)))
    language = values.pop("language", "")
    for key, value in values.items():
        quoting = without_marks if key == "URL" else inner_quotes
        made[key.replace("-", "_")] = String(quoting(str(value)))
    return Reference(article.uid, kind, language=language or "en", **made)
