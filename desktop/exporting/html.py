"""One web page with everything in it: contents, quotations or whole texts, notes, memos and sources.

It runs no script, loads nothing and asks for nothing: its policy forbids all but its own style sheet.
"""

import hashlib
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from desktop.exporting.composing import Composition, Entry, Section, details, in_line
from desktop.exporting.files import make_folder, refuse_foreign, replacing
from desktop.exporting.hyperlinks import safe_address
from desktop.exporting.page_colours import TagColours, classes
from desktop.exporting.page_markup import escape, link, note, quotation, runs
from desktop.exporting.page_texts import Texts
from desktop.exporting.printable import HTML, PrintableSource
from desktop.exporting.report import ALL_OF_A_NOTE
from desktop.extensions.export import USUAL, ExportOptions, ExportSource, Feature, LeftOut, Target, Written
from desktop.model import Article, Memo
from desktop.translation import _
from resources.documents import document_part

WITH_TEXTS = "text"
"""What a page is put together by that holds the articles' texts."""

_BEGINNING = (
    '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    '<meta name="generator" content="Scholiast">\n'
)


class _Page:
    """A page as the pieces that it is written in."""

    def __init__(self, source: PrintableSource, composition: Composition, *, with_texts: bool) -> None:
        self._composition = composition
        self._colours = TagColours(composition.colours)
        self._texts = Texts(source, composition, self._colours) if with_texts else None

    def pieces(self) -> Iterator[str]:
        """Yield the whole page."""
        composition = self._composition
        style = f"\n{document_part('page.css')}{self._colours.rules}"
        title = escape(composition.title)
        yield f"{_BEGINNING}{_policy(style)}<title>{title}</title>\n<style>{style}</style>\n</head>\n"
        yield f"<body{classes('margins' if self._texts else '')}>\n<header>\n"
        yield f'<h1 dir="auto">{title}</h1>\n'
        yield f'<p class="summary">{escape(composition.summary)}</p>\n</header>\n'
        yield from self._contents()
        yield "<main>\n"
        for section in composition.sections:
            yield f'<section id="section{section.number}"{_language(section)}>\n'
            yield from self._section(section)
            yield "</section>\n"
        yield from self._memos()
        yield from self._sources()
        yield "</main>\n</body>\n</html>\n"

    def _contents(self) -> Iterator[str]:
        composition = self._composition
        listed = [(f"section{each.number}", each.title, "") for each in composition.sections]
        if composition.memos:
            listed.append(("memos", _("Memos"), ""))
            titles = map(composition.memo_title, composition.memos)
            listed += [(f"memo{number}", title, "below") for number, title in enumerate(titles, start=1)]
        if composition.sections:
            listed.append(("sources", _("Sources"), ""))
        yield f"<nav>\n<h2>{escape(_('Contents'))}</h2>\n<ol>\n"
        for name, title, depth in listed:
            yield f'<li{classes(depth)} dir="auto"><a href="#{name}">{escape(title)}</a></li>\n'
        yield "</ol>\n</nav>\n"

    def _section(self, section: Section) -> Iterator[str]:
        about = f'<p class="about" dir="auto">{escape(section.about)}</p>\n' if section.about else ""
        below = self._details(section.article) if section.article is not None else about
        if self._texts is not None and section.article is not None:
            yield from self._texts.article(section.article, below)
            return
        yield f'<h2 dir="auto">{escape(section.title)}</h2>\n{below}'
        for entry in self._composition.entries(section):
            yield self._entry(entry, under_tag=section.article is None)

    def _details(self, article: Article) -> str:
        parts = [escape(details(article))] if details(article) else []
        if article.url:
            address, shown = safe_address(article.url), escape(in_line(article.url))
            parts.append(link(shown, address) if address else shown)
        parts.append(link(escape(_("Open in Scholiast")), self._composition.link(article)))
        return f'<p class="details" dir="auto">{" · ".join(parts)}</p>\n'

    def _entry(self, entry: Entry, *, under_tag: bool) -> str:
        annotation = entry.annotation
        place = f"{self._colours.chips(annotation.tags)} {link(escape(entry.where), entry.link)}"
        cited = f'<p class="citation" dir="auto">{runs(entry.citation)}</p>'
        quoted = ""
        if annotation.anchor is not None:
            quoted = f'<blockquote class="quote">{quotation(annotation.anchor.quote)}{cited}</blockquote>\n'
        elif under_tag:
            place += f' <span dir="auto">{runs(entry.citation)}</span>'
        inner = f'{quoted}{note(annotation.note)}<p class="place">{place}</p>'
        return f"<div{classes('entry', self._colours.of(annotation.tags))}>\n{inner}\n</div>\n"

    def _memos(self) -> Iterator[str]:
        composition = self._composition
        if composition.memos:
            yield f'<section id="memos">\n<h2>{escape(_("Memos"))}</h2>\n'
            for number, memo in enumerate(composition.memos, start=1):
                yield self._memo(memo, number)
            yield "</section>\n"

    def _memo(self, memo: Memo, number: int) -> str:
        composition = self._composition
        about = composition.memo_about(memo)
        below = f'<p class="about" dir="auto">{escape(about)}</p>\n' if about else ""
        chips = self._colours.chips(memo.tags)
        day = link(escape(memo.created[:10]), composition.memo_link(memo))
        heading = f'<h3 id="memo{number}" dir="auto">{escape(composition.memo_title(memo))}</h3>\n'
        return f'{heading}{below}{note(memo.note)}<p class="place">{chips} {day}</p>\n'

    def _sources(self) -> Iterator[str]:
        sources = self._composition.sources()
        if sources:
            yield f'<section id="sources">\n<h2>{escape(_("Sources"))}</h2>\n<ul class="sources">\n'
            for source in sources:
                yield f'<li dir="auto">{runs(source)}</li>\n'
            yield "</ul>\n</section>\n"


def _policy(style: str) -> str:
    """Return what forbids the page everything but its own style sheet, and tells nobody where a link was."""
    digest = b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return (
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="referrer" content="no-referrer">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
    )


def _language(section: Section) -> str:
    language = section.article.language if section.article is not None else None
    return f' lang="{escape(language)}"' if language else ""


def _places(count: int) -> tuple[LeftOut, ...]:
    """Return what quotations alone leave out: of a place they tell the paragraph."""
    return (LeftOut(Feature.PLACES, count),) if count else ()


def _is_ours(head: bytes) -> bool:
    return head.startswith(_BEGINNING.encode())


class HtmlExporter:
    """Writes one page that needs nothing beside it: quotations by article or tag, or the texts themselves."""

    name = "html"
    suffix = ".html"
    carries = ALL_OF_A_NOTE | {Feature.LINKS, Feature.DETAILS, Feature.MEMOS, Feature.TEXTS}

    def targets(self) -> tuple[Target, ...]:
        """Return the page of quotations, and the one with the texts."""
        return (
            Target(
                ".html",
                _("Web page, quotations with their sources"),
                _("For reading, printing and passing on; one file that loads nothing."),
                frozenset({"by", "style"}),
                without=frozenset({Feature.PLACES, Feature.TEXTS}),
            ),
            Target(
                ".html",
                _("Web page, texts with the notes beside them"),
                _("For reading the articles as they were marked; one file that loads nothing."),
                frozenset({"style"}),
                replace(USUAL, by=WITH_TEXTS),
            ),
        )

    def write(self, source: ExportSource, out: Path, options: ExportOptions = USUAL) -> Written:
        """Write one file; raises ScholiastError when it cannot, or when ``out`` is no such export."""
        make_folder(out.parent)
        refuse_foreign(out, _is_ours)
        with_texts = options.by == WITH_TEXTS
        printable = PrintableSource(source, HTML, quotes=not with_texts)
        composition = Composition(printable, options)
        page = _Page(printable, composition, with_texts=with_texts)
        with replacing(out) as stream:
            stream.writelines(page.pieces())
        places = () if with_texts else _places(composition.placed)
        return Written((out,), (*places, *printable.left_out))
