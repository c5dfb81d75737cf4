"""The verbs that give the library back."""

import csv
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest

from desktop.library import Library
from desktop.settings import load_settings, save_settings

BAKU = "Exercises near Baku"


def no_numbers(count: int) -> list[dict[str, Any]]:
    """Return what a format of quotations leaves out of passages."""
    words = f"Places of passages as numbers: {count} are not in this format."
    return [{"what": "places", "count": count, "sentence": words}]


@pytest.fixture
def annotated(run: Any, ids: Any) -> dict[str, str]:
    run("annotate", ids[BAKU], "--quote", "Baku", "--tag", "place/city", "--note", "=1+1")
    run("annotate", ids[BAKU], "--start", 0, "--end", 1)
    run("annotate", ids["Talks"], "--quote", "Ankara", "--tag", "place")
    return dict(ids)


def test_every_format_says_baku(run: Any, annotated: Any, tmp_path: Path) -> None:
    table, collection, folder = tmp_path / "n.csv", tmp_path / "n.jsonld", tmp_path / "notes"
    assert run("export", "--format", "csv", "--out", table, "--json").json == {
        "files": 1,
        "annotations": 3,
        "left_out": [],
    }
    assert run("export", "--out", collection, "--format", "jsonld", "--json").json["annotations"] == 3
    assert run("export", "--format", "markdown", "--out", folder, "--json").json == {
        "files": 2,
        "annotations": 3,
        "left_out": no_numbers(3),
    }
    with table.open(encoding="utf-8-sig", newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if row["tags"] == "place/city"]
    assert [(row["quote"], row["note"]) for row in rows] == [("Baku", "'=1+1")]
    items = json.loads(collection.read_text(encoding="utf-8"))["first"]["items"]
    assert "Baku" in [item["target"]["selector"][1]["exact"] for item in items]
    assert any("\n> Baku\n" in path.read_text(encoding="utf-8") for path in folder.iterdir())
    assert set(annotated) == {BAKU, "Talks", "باكو"}


def test_an_export_can_be_of_one_article_or_one_tag(run: Any, annotated: Any, tmp_path: Path) -> None:
    by_article = run(
        "export", "--format", "csv", "--out", tmp_path / "a.csv", "--article", annotated[BAKU], "--json"
    )
    assert by_article.json == {"files": 1, "annotations": 2, "left_out": []}
    by_tag = run("export", "--format", "markdown", "--out", tmp_path / "t", "--tag", "place", "--json")
    assert by_tag.json == {"files": 2, "annotations": 2, "left_out": no_numbers(2)}
    one_file = run("export", "--format", "markdown", "--out", tmp_path / "all.md")
    assert one_file.out.splitlines()[0] == "3 annotations in 1 file."
    for words in (("--tag", "nowhere"), ("--entity", "nobody"), ("--tag", "nowhere", "--kind", "memo")):
        unknown = run("export", "--format", "csv", "--out", tmp_path / "x.csv", *words, "--json")
        assert (unknown.code, (tmp_path / "x.csv").exists()) == (1, False)


FILTERS = {
    "--kind passage": 3,
    "--kind article": 1,
    "--kind article --kind passage": 4,
    "--state exact": 4,
    "--state orphan": 0,
    "--query ankara": 1,
    "--entity Baku": 2,
    "--untagged": 2,
    "--author Nobody": 0,
    "--from 2005": 4,
    "--from 2005-03": 0,
    "--to 2004": 0,
    "--from 2005-02-01 --to 2005": 4,
    "--tag place --kind passage": 2,
    "--tag place --query baku": 1,
}


@pytest.mark.parametrize("words", FILTERS)
def test_an_export_can_be_of_the_notes_that_words_choose_and_lists_the_same(
    words: str, run: Any, annotated: Any, tmp_path: Path
) -> None:
    run("annotate", annotated[BAKU], "--note", "On the whole of Baku")
    out = tmp_path / "n.csv"
    assert (
        run("export", "--format", "csv", "--out", out, *words.split(), "--json").json["annotations"]
        == FILTERS[words]
    )
    with out.open(encoding="utf-8-sig", newline="") as stream:
        written = [row["id"] for row in csv.DictReader(stream)]
    assert [row["id"] for row in run("notes", *words.split(), "--json").json] == written


def test_notes_are_chosen_by_who_wrote_them(run: Any, annotated: Any, tmp_path: Path) -> None:
    assert annotated
    for name, count in ((load_settings().name, 3), ("Nobody", 0)):
        assert len(run("notes", "--author", name, "--json").json) == count
        assert run("export", "--format", "csv", "--out", tmp_path / "n.csv", "--author", name).code == 0


@pytest.mark.parametrize(
    ("words", "objection"),
    [
        (("--tag", "a", "--untagged"), "do not go together"),
        (("--from", "May"), "is no date like 2024-05-03"),
        (("--from", "2024-13"), "is no date like 2024-05-03"),
        (("--from", "2024-05", "--to", "2023"), "--to is before --from"),
        (("--kind", "page"), "invalid choice"),
        (("--template", "x"), "the format csv knows no --template"),
        (("--style", "notes"), "the format csv knows no --style"),
        (("--by", "tag"), "the format csv knows no --by"),
        (("--wikilinks",), "the format csv knows no --wikilinks"),
    ],
)
def test_words_that_do_not_fit_an_export_are_a_matter_of_usage(
    words: tuple[str, ...], objection: str, run: Any, tmp_path: Path
) -> None:
    ran = run("export", "--format", "csv", "--out", tmp_path / "n.csv", *words)
    assert ran.code == 2
    assert objection in ran.err
    assert not (tmp_path / "n.csv").exists()


def test_an_export_goes_by_tag_and_by_templates_and_styles(run: Any, annotated: Any, tmp_path: Path) -> None:
    assert annotated
    markdown = ("export", "--format", "markdown", "--json", "--out")
    assert run(*markdown, tmp_path / "tags", "--by", "tag").json["files"] == 3
    quotations = tmp_path / "q.md"
    words = ("--template", "quotations-by-tag", "--style")
    assert run(*markdown, quotations, *words, "numeric").json == {
        "files": 1,
        "annotations": 3,
        "left_out": no_numbers(3),
    }
    assert "\n\\[1, ¶ 1] · [" in quotations.read_text(encoding="utf-8")
    save_settings(replace(load_settings(), citation_style="author-date"))
    run(*markdown, quotations, *words[:2])
    assert "2005, ¶ 1) · [" in quotations.read_text(encoding="utf-8")
    unknown = run(*markdown, quotations, *words, "apa")
    assert (unknown.code, "no citation style “apa”" in unknown.err) == (1, True)
    assert run(*markdown, quotations, "--template", tmp_path / "none.jinja").code == 1


def test_several_tags_choose_the_notes_with_any_of_them(run: Any, annotated: Any, tmp_path: Path) -> None:
    run("annotate", annotated[BAKU], "--start", 2, "--end", 4, "--tag", "else")
    either = ("--tag", "place/city", "--tag", "else")
    assert len(run("notes", *either, "--json").json) == 2
    assert (
        run("export", "--format", "csv", "--out", tmp_path / "n.csv", *either, "--json").json["annotations"]
        == 2
    )
    assert len(run("notes", "--tag", "place", "--tag", "else", "--json").json) == 3
    assert (
        run("export", "--format", "csv", "--out", tmp_path / "n.csv", *either, "--tag", "nowhere").code == 1
    )


def test_what_was_written_into_an_exported_file_survives_the_next_export(
    run: Any, annotated: Any, tmp_path: Path
) -> None:
    words = ("export", "--format", "markdown", "--out", tmp_path / "notes", "--json")
    run(*words)
    edited = next(each for each in sorted((tmp_path / "notes").iterdir()) if BAKU in each.name)
    edited.write_text(edited.read_text("utf-8") + "\nMy own thought.\n", "utf-8")
    run("annotate", annotated["Talks"], "--quote", "Ankara", "--note", "changes the other file")
    told = run(*words).json["left_out"]
    assert [(each["what"], each["count"]) for each in told if each["what"] == "kept"] == [("kept", 1)]
    assert f"{edited.name}.old" in told[-1]["sentence"]
    assert "My own thought." in edited.with_name(f"{edited.name}.old").read_text("utf-8")
    assert "kept" not in [each["what"] for each in run(*words).json["left_out"]]
    assert len(list((tmp_path / "notes").iterdir())) == 3


def test_articles_go_out_as_references(run: Any, annotated: Any, tmp_path: Path) -> None:
    assert annotated
    out = tmp_path / "all.bib"
    made = run("export", "--format", "bibtex", "--out", out, "--json").json
    assert (made["files"], made["annotations"]) == (1, 3)
    assert {each["what"] for each in made["left_out"]} == {"quotes", "places", "notes"}
    assert out.read_text(encoding="utf-8").count("@") == 3
    run("export", "--format", "bibtex", "--out", out, "--tag", "place/city")
    assert out.read_text(encoding="utf-8").count("@") == 1
    run("export", "--format", "ris", "--out", tmp_path / "all.ris", "--untagged")
    assert (tmp_path / "all.ris").read_text(encoding="utf-8").count("TY  - ") == 1
    run("export", "--format", "csl-json", "--out", tmp_path / "all.json")
    assert len(json.loads((tmp_path / "all.json").read_text(encoding="utf-8"))) == 3


def test_documents_cite_as_they_are_told(run: Any, annotated: Any, tmp_path: Path) -> None:
    assert annotated
    out = tmp_path / "report.docx"
    made = run("export", "--format", "docx", "--by", "tag", "--style", "numeric", "--out", out, "--json").json
    assert (made["files"], made["annotations"]) == (1, 3)
    headings = [each.text for each in docx.Document(str(out)).paragraphs if each.style.name == "Heading 1"]
    assert headings[-2:] == ["Without a tag", "Sources"]
    page = tmp_path / "texts.html"
    run("export", "--format", "html", "--by", "text", "--out", page)
    assert "<mark" in page.read_text(encoding="utf-8")
    run("export", "--format", "docx-comments", "--out", tmp_path / "texts")
    assert len(list((tmp_path / "texts").iterdir())) == 2


def test_the_formula_guard_can_be_turned_off(run: Any, annotated: Any, tmp_path: Path) -> None:
    assert annotated
    run("export", "--format", "csv", "--out", tmp_path / "n.csv", "--no-formula-guard")
    with (tmp_path / "n.csv").open(encoding="utf-8-sig", newline="") as stream:
        assert "=1+1" in [row["note"] for row in csv.DictReader(stream)]


def test_an_unknown_format_is_a_matter_of_usage(run: Any, annotated: Any, tmp_path: Path) -> None:
    assert annotated
    ran = run("export", "--format", "pdf", "--out", tmp_path / "n.pdf", "--json")
    assert (ran.code, ran.out) == (2, "")
    assert "csv, " in ran.err
    assert "jsonld, " in ran.err


def test_a_backup_is_a_library_and_replaces_no_file(run: Any, annotated: Any, tmp_path: Path) -> None:
    out = tmp_path / "copy.scholiast"
    made = run("backup", "--out", out, "--json").json
    assert made == {"path": str(out), "bytes": out.stat().st_size}
    copy = Library.open(out, writable=False)
    assert copy.articles.find(annotated[BAKU]).annotations == 2
    copy.close()
    again = run("backup", "--out", out)
    assert again.code == 1
    assert "there already" in again.err
    dangling = tmp_path / "dangling.scholiast"
    dangling.symlink_to(tmp_path / "nowhere")
    assert run("backup", "--out", dangling).code == 1
    assert dangling.is_symlink()
    assert "whole library" in run("backup", "--out", tmp_path / "second.scholiast").out
