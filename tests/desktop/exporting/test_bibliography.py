"""References for other programs: BibTeX, RIS and CSL-JSON, read back by programs that are not ours."""

import json
import re
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import bibtexparser
import pytest
import rispy
from bibtexparser.customization import convert_to_unicode
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import validate

from desktop.errors import ScholiastError
from desktop.exporting.bibliography import Entry
from desktop.exporting.bibtex import BibtexExporter, escaped
from desktop.exporting.csl_json import CslJsonExporter
from desktop.exporting.observing import ObservedSource
from desktop.exporting.ris import RisExporter, ris_record
from desktop.extensions.export import Feature, LeftOut
from desktop.model import Article, ArticleId

EXPORTERS = {".bib": BibtexExporter, ".ris": RisExporter, ".json": CslJsonExporter}
SCHEMA = json.loads((Path(__file__).parents[2] / "golden/csl-item.schema.json").read_text(encoding="utf-8"))
ODD = (
    '=cmd {open} "quoted" \\ 50% & #1 $x_y^z~ a--b\r\n'
    "ER  - \u2028@end{comment} 😀 cafe\u0301 اجتماع 👩\u200d🚀 نهاية"
)
ODD_LINE = " ".join(ODD.split())


def typographic(text: str) -> str:
    return text.replace("’", "'").replace("‘", "`").replace("“", "``").replace("”", "''")


@pytest.fixture
def odd(source: Any) -> Any:
    """Articles with everything that formats trip over in their facts, tags and notes."""
    first, second, third = source.chosen
    authors, address = "Aliyev, Ilham; Ludwig van der Berg, Jr.", "https://example.org/a_b?x={1}&y=%20#z~\\"
    source.chosen = [
        replace(first, title=ODD, author=authors, source=ODD, date="2024-05-03", url=address, language="az"),
        replace(second, title="Talks } {", author="A and B", date="2024-05", source="Daily"),
        replace(third, title="Talks", author="Ministry of Trade and Industry", date="2024", source="S & Co."),
    ]  # fmt: skip
    source.notes[1][0] = replace(source.notes[1][0], note=ODD, tags=("=sum", 'a/b "c", d', "100 % {x}"))
    return source


def written(exporter: Any, source: Any, folder: Path) -> str:
    out = folder / f"references{exporter.suffix}"
    assert exporter.write(source, out).files == (out,)
    return out.read_bytes().decode()


def pandoc(*words: str, text: str) -> str:
    done = subprocess.run(["pandoc", *words], input=text, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return done.stdout


@pytest.mark.parametrize("suffix", EXPORTERS)
def test_the_file_is_the_one_kept(
    suffix: str, source: Any, tmp_path: Path, matches_golden: Callable[[Path, str], None]
) -> None:
    written(EXPORTERS[suffix](), source, tmp_path)
    matches_golden(tmp_path / f"references{suffix}", f"references{suffix}")


@pytest.mark.parametrize("suffix", EXPORTERS)
def test_the_same_library_gives_the_same_bytes_and_a_file_of_the_readers_own_stays(
    suffix: str, odd: Any, tmp_path: Path
) -> None:
    exporter = EXPORTERS[suffix]()
    first = written(exporter, odd, tmp_path)
    assert written(exporter, odd, tmp_path) == first
    odd.chosen = []
    nothing = written(exporter, odd, tmp_path)
    assert len(nothing) < 80
    assert written(exporter, odd, tmp_path) == nothing
    own = tmp_path / f"own{suffix}"
    own.write_text("@book{a, title = {B}}\n", encoding="utf-8")
    with pytest.raises(ScholiastError, match="was not made by this kind of export"):
        exporter.write(odd, own)
    assert own.read_text(encoding="utf-8") == "@book{a, title = {B}}\n"
    assert list(tmp_path.glob(".scholiast-*")) == []


@pytest.mark.parametrize("suffix", EXPORTERS)
def test_passages_stay_behind_and_are_counted(suffix: str, source: Any, tmp_path: Path) -> None:
    exporter, observed = EXPORTERS[suffix](), ObservedSource(source)
    written(exporter, observed, tmp_path)
    left = {each.what: each.count for each in observed.left_out(exporter.carries)}
    assert left == {
        Feature.QUOTES: 8,
        Feature.PLACES: 8,
        Feature.OVERLAPS: 3,
        Feature.ORPHANS: 1,
        Feature.NOTES: 3,
    }
    assert LeftOut(Feature.QUOTES, 8) in observed.left_out(exporter.carries)


@pytest.mark.filterwarnings("ignore:.*deprecated.*use:DeprecationWarning")  # what bibtexparser is built on
def test_bibtexparser_reads_each_entry_and_each_field(odd: Any, tmp_path: Path) -> None:
    text = written(BibtexExporter(), odd, tmp_path)
    parser = bibtexparser.bparser.BibTexParser(common_strings=True)
    entries = bibtexparser.loads(text, parser).entries
    assert [each["ID"] for each in entries] == [
        "aliyev2024cmd",
        "a2024talks",
        "ministryoftradeandindustry2024talks",
    ]
    first = entries[0]
    assert first["author"] == "Aliyev, Ilham and van der Berg, Jr., Ludwig"
    assert (first["year"], first["month"], first["date"]) == ("2024", "May", "2024-05-03")
    assert first["url"] == "https://example.org/a_b?x=%7B1%7D&y=%20#z~%5C"
    assert (first["language"], first["entrysubtype"]) == ("az", "newspaper")
    assert entries[1]["author"] == "{A} and {B}"
    assert entries[1]["title"] == r"{Talks \textbraceright{} \textbraceleft{}}"
    assert "month" in entries[1]
    assert "month" not in entries[2]
    assert convert_to_unicode(dict(entries[2]))["journal"] == "S & Co."


@pytest.mark.foreign("pandoc")
@pytest.mark.parametrize("dialect", ["bibtex", "biblatex"])
def test_pandoc_reads_bibtex_and_gives_every_character_back(dialect: str, odd: Any, tmp_path: Path) -> None:
    items = json.loads(pandoc("-f", dialect, "-t", "csljson", text=written(BibtexExporter(), odd, tmp_path)))
    assert [each["type"] for each in items] == ["article-newspaper"] * 3
    first = {each["id"]: each for each in items}["aliyev2024cmd"]
    assert typographic(first["title"]) == ODD_LINE
    assert typographic(first["container-title"]) == ODD_LINE
    assert typographic(first["annote"]) == ODD_LINE
    assert first["issued"] == {"date-parts": [[2024, 5, 3]]}
    assert {each.get("literal") for each in items[0]["author"] + items[1]["author"]} >= {"A", "B"}
    assert 'a/b "c", d' in typographic(first["keyword"])


def test_rispy_reads_each_record_and_gives_every_character_back(odd: Any, tmp_path: Path) -> None:
    records = rispy.loads(written(RisExporter(), odd, tmp_path))
    assert [each["id"] for each in records] == [
        "aliyev2024cmd",
        "a2024talks",
        "ministryoftradeandindustry2024talks",
    ]
    first = records[0]
    assert first["type_of_reference"] == "NEWS"
    assert first["title"] == first["secondary_title"] == ODD_LINE
    assert first["notes"] == [ODD_LINE]
    assert first["authors"] == ["Aliyev, Ilham", "van der Berg, Ludwig, Jr."]
    assert (first["year"], first["date"], first["language"]) == ("2024", "2024/05/03/", "az")
    assert {"=sum", 'a/b "c", d', "100 % {x}"} <= set(first["keywords"])
    assert first["urls"] == ["https://example.org/a_b?x={1}&y=%20#z~\\"]
    assert records[1]["date"] == "2024/05//"
    assert records[2]["date"] == "2024///"


def test_csl_json_fits_the_schema_and_gives_every_character_back(odd: Any, tmp_path: Path) -> None:
    items = json.loads(written(CslJsonExporter(), odd, tmp_path))
    validate(items, SCHEMA)
    first = items[0]
    assert first["title"] == first["container-title"] == ODD_LINE
    assert first["annote"] == ODD
    assert first["custom"] == {
        "scholiast": f"scholiast://{odd.uid}/article/{odd.chosen[0].uid}",
        "annotations": 8,
    }
    assert first["author"] == [
        {"family": "Aliyev", "given": "Ilham"},
        {"family": "van der Berg", "given": "Ludwig", "suffix": "Jr."},
    ]
    assert [each["issued"]["date-parts"] for each in items] == [[[2024, 5, 3]], [[2024, 5]], [[2024]]]


@pytest.mark.foreign("pandoc")
def test_pandoc_cites_from_csl_json(odd: Any, tmp_path: Path) -> None:
    text = written(CslJsonExporter(), odd, tmp_path)
    back = json.loads(pandoc("-f", "csljson", "-t", "csljson", text=text))
    titles = {each["id"]: typographic(each["title"]) for each in back}
    assert titles["aliyev2024cmd"] == typographic(ODD_LINE.replace('"quoted"', "“quoted”"))
    cited = "As @a2024talks say [@ministryoftradeandindustry2024talks, para. 3].\n"
    references = str(tmp_path / "references.json")
    shown = pandoc("-t", "plain", "--wrap=none", "--citeproc", f"--bibliography={references}", text=cited)
    assert shown.startswith("As A and B (2024) say (Ministry of Trade and Industry 2024, para. 3).")
    assert "Daily, May 2024." in shown


@given(st.text())
def test_braces_in_any_bibtex_value_have_partners(text: str) -> None:
    value = escaped(text)
    depth = 0
    for brace in re.findall(r"[{}]", value):
        depth += 1 if brace == "{" else -1
        assert depth >= 0
    assert depth == 0
    assert "\n" not in value


def article_of(title: str, author: str, name: str) -> Article:
    return Article(
        ArticleId(1), "0-1", title, author, name, None, name, "en", 1,
        read=False, starred=False, binned=None, added="", modified="", annotations=0,
    )  # fmt: skip


@given(st.lists(st.tuples(st.text(min_size=1), st.text(), st.text()), max_size=4))
def test_any_articles_give_as_many_ris_records(facts: list[tuple[str, str, str]]) -> None:
    text = "".join(
        ris_record(Entry("k", article_of(title, author, name), (name,), (title, author), 1))
        for title, author, name in facts
    )
    assert len(rispy.loads(text)) == len(facts)
