"""Articles cited in styles: names, dates, places, quotation marks, and styles of anybody's making."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import NotFoundError, ScholiastError
from desktop.exporting.citations import Citer
from desktop.exporting.cited_text import Look, plain, runs_of
from desktop.exporting.styles import find_style, own_folder, styles
from desktop.model import Article, ArticleId
from resources.styles import style_paths

MINIMAL = """<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">
  <info><title>Mine &amp; yours</title><id>mine</id><updated>2026-01-01T00:00:00+00:00</updated></info>
  {macros}<citation><layout>{layout}</layout></citation></style>"""
MACRO = '<macro name="{name}">{body}</macro>'


def article(number: int, title: str, author: str | None = None, **details: Any) -> Article:
    uid = f"0193a000-0000-7000-8000-0000{number:08x}"
    plain = Article(
        ArticleId(number), uid, title, author, None, None, None, "en", 9,
        read=False, starred=False, binned=None, added="", modified="", annotations=0,
    )  # fmt: skip
    return replace(plain, **details)


DRILL = article(1, 'Drill "Sea Breeze" ends', "Aliyev, Ilham", source="Daily News", date="2024-05-03")
LATER = article(
    2, "What then?", "Ilham Aliyev", source="Daily News", date="2024-06", url="https://a.org/x?y=%20"
)
AGENCY = article(3, "Talks", "Anadolu Agency", date="2024")
BARE = article(4, "Nothing known")
FOUR = [DRILL, LATER, AGENCY, BARE]


def own_style(layout: str, macros: str = "", name: str = "mine") -> Path:
    own_folder().mkdir(parents=True, exist_ok=True)
    path = own_folder() / f"{name}.csl"
    path.write_text(MINIMAL.format(layout=layout, macros=macros), encoding="utf-8")
    return path


def test_the_usual_style_writes_whole_references_with_the_paragraph() -> None:
    citer = Citer()
    assert citer.in_notes
    assert citer.citation(DRILL, 3) == "Ilham Aliyev, “Drill ‘Sea Breeze’ ends”, Daily News, 3 May 2024, ¶ 3"
    assert citer.citation(LATER) == "Ilham Aliyev, “What then?”, Daily News, June 2024"
    assert citer.citation(AGENCY, 1) == "Anadolu Agency, “Talks”, 2024, ¶ 1"
    assert citer.citation(BARE) == "“Nothing known”"


def test_author_and_date_are_told_apart_by_letters_in_the_order_of_time() -> None:
    citer = Citer("author-date", [LATER, DRILL, AGENCY, BARE])
    assert [citer.citation(each, 2) for each in FOUR] == [
        "(Aliyev 2024a, ¶ 2)",
        "(Aliyev 2024b, ¶ 2)",
        "(Anadolu Agency 2024, ¶ 2)",
        "(“Nothing known” n.d., ¶ 2)",
    ]
    assert citer.bibliography() == [
        "Aliyev, Ilham. 2024a. “Drill ‘Sea Breeze’ ends”. Daily News, 3 May.",
        "Aliyev, Ilham. 2024b. “What then?”. Daily News, June. https://a.org/x?y=%20.",
        "Anadolu Agency. 2024. “Talks”.",
        "n.d. “Nothing known”.",
    ]


def test_paragraphs_of_one_article_are_cited_alike_and_a_style_may_make_something_of_their_number() -> None:
    citer = Citer("author-date", [DRILL])
    assert [citer.citation(DRILL, number) for number in (3, 14)] == [
        "(Aliyev 2024, ¶ 3)",
        "(Aliyev 2024, ¶ 14)",
    ]
    roman = Citer(str(own_style('<number variable="locator" form="roman"/>')))
    assert [roman.citation(DRILL, number) for number in (3, 14)] == ["iii", "xiv"]


def test_more_than_twenty_six_of_one_year_get_letters_too() -> None:
    many = [replace(DRILL, uid=f"{number:04}", title=f"T {number:04}") for number in range(28)]
    cited = [Citer("author-date", many).citation(each) for each in many]
    assert cited[:2] == ["(Aliyev 2024a)", "(Aliyev 2024b)"]
    assert cited[25:] == ["(Aliyev 2024z)", "(Aliyev 2024aa)", "(Aliyev 2024ab)"]


def test_numbers_follow_the_order_of_citing() -> None:
    citer = Citer("numeric", [AGENCY, DRILL])
    assert citer.numbered
    assert [citer.citation(each, 7) for each in (DRILL, AGENCY, BARE)] == ["[2, ¶ 7]", "[1, ¶ 7]", "[3, ¶ 7]"]
    assert citer.bibliography() == [
        "[1] Anadolu Agency, “Talks”, 2024.",
        "[2] Ilham Aliyev, “Drill ‘Sea Breeze’ ends”, Daily News, 3 May 2024.",
        "[3] “Nothing known”.",
    ]


def test_a_list_of_sources_can_be_of_some_articles_and_says_which_entry_is_whose() -> None:
    citer = Citer("", FOUR)
    sources = citer.sources(iter([AGENCY, DRILL]))
    assert [each.uid for each in sources] == [DRILL.uid, AGENCY.uid]
    italic = [run.text for run in sources[0].runs if Look.ITALIC in run.looks]
    assert italic == ["Daily News"]
    assert plain(sources[0].runs) == citer.bibliography([DRILL])[0]


def test_nothing_in_an_article_is_read_as_markup() -> None:
    odd = article(5, "<i>x</i> & {y} \\ 50% \ufdd0 ½", "Doe, Jane", source="<span class=nocase>A</span>")
    assert Citer().citation(odd) == (
        "Jane Doe, “<i>x</i> & {y} \\ 50% \N{REPLACEMENT CHARACTER} ½”, <span class=nocase>A</span>"
    )


@given(st.text(), st.text(), st.text(), st.integers(min_value=1))
def test_any_article_is_cited_in_every_style_of_ours(title: str, author: str, name: str, number: int) -> None:
    odd = article(6, title or "-", author, source=name, date="2024", url=name)
    for path in style_paths():
        citer = Citer(path.stem, [odd])
        assert f"¶ {number}" in citer.citation(odd, number)
        assert len(citer.bibliography()) == 1


def test_quotation_marks_around_words_stay_double_and_inside_become_single() -> None:
    italics = own_style('<text variable="title" font-style="italic"/>')
    assert Citer(str(italics)).citation(DRILL) == "Drill “Sea Breeze” ends"
    assert runs_of("\ufdd0a.\ufdd1.") == runs_of("\ufdd0a.\ufdd1")


def test_every_style_that_is_offered_cites_and_has_a_title() -> None:
    own_style('<text variable="title"/>')
    found = {style.name: style.title for style in styles()}
    assert list(found)[:3] == ["notes", "author-date", "numeric"]
    assert found["mine"] == "Mine & yours"
    assert "harvard-cite-them-right" in found
    for name in found:
        assert Citer(name, FOUR).citation(DRILL, 3)
    assert Citer("mine").bibliography([DRILL]) == ["Drill “Sea Breeze” ends"]


def test_a_style_of_the_readers_own_goes_before_one_that_comes_along() -> None:
    assert find_style("numeric").parent != own_folder()
    own_style('<text variable="title"/>', name="numeric")
    assert find_style("numeric").parent == own_folder()


def test_a_style_that_is_not_there_is_named_with_those_that_are(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match=r"“chicago”.*notes, author-date, numeric"):
        Citer("chicago")
    with pytest.raises(NotFoundError, match="no citation style"):
        Citer(str(tmp_path / "none.csl"))


BILLION = '<!DOCTYPE style [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
DOUBLED = "".join(
    MACRO.format(name=f"m{n}", body=f'<text macro="m{n + 1}"/><text macro="m{n + 1}"/>') for n in range(40)
) + MACRO.format(name="m40", body='<text variable="title"/>')
UNUSABLE = {
    "no CSL": ("<html/>", "no CSL style"),
    "no XML": ("not XML", "line 1"),
    "entities": (BILLION + MINIMAL.format(macros="", layout=""), "no CSL style"),
    "dependent": (MINIMAL.format(macros="", layout="").replace("citation>", "other>"), "another style"),
    "unknown": (MINIMAL.format(macros="", layout="<sing/>"), "line"),
    "endless": (
        MINIMAL.format(macros=MACRO.format(name="m", body='<text macro="m"/>'), layout='<text macro="m"/>'),
        "calls itself",
    ),
    "missing": (MINIMAL.format(macros="", layout='<text macro="m"/>'), "is missing"),
    "intricate": (MINIMAL.format(macros=DOUBLED, layout='<text macro="m0"/>'), "too intricate"),
    "long": ("<!--" + "x" * 2_000_000, "too long"),
}


@pytest.mark.parametrize("case", UNUSABLE)
def test_a_file_that_is_no_usable_style_is_refused_in_a_sentence(case: str, tmp_path: Path) -> None:
    content, reason = UNUSABLE[case]
    path = tmp_path / "odd.csl"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ScholiastError, match=r"odd\.csl cannot be used as a citation style") as refused:
        Citer(str(path))
    assert reason in str(refused.value)


def test_what_the_processor_cannot_do_is_said_and_not_a_traceback() -> None:
    odd = own_style('<date variable="issued" form="text"/><number variable="page" form="roman"/>')
    assert Citer(str(odd)).citation(DRILL)
    beyond = own_style('<date variable="issued"><date-part name="month" form="short"/></date>', name="beyond")
    citer = Citer(str(beyond), [AGENCY])
    assert citer.citation(DRILL)
