"""Templates: the ones that come along, the reader's own, and those of somebody with bad intentions."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from desktop.errors import NotFoundError, ScholiastError
from desktop.exporting.choices import choices
from desktop.exporting.markdown import MarkdownExporter
from desktop.exporting.template_fields import fields_of
from desktop.exporting.templated import filled_in
from desktop.exporting.templates import own_folder, read_template, templates
from desktop.extensions.export import ExportOptions
from desktop.model import Tag, TagId
from resources.templates import template_paths

SHIPPED = [path.stem for path in template_paths()]


@pytest.fixture
def tagged(journal: Any) -> Any:
    names = sorted({name for notes in journal.notes.values() for each in notes for name in each.tags})
    journal.codebook = [
        Tag(TagId(number), f"0-{number}", name, None, "#e0ae3f", None, "What it means.", 1, 1)
        for number, name in enumerate([*names, "unused"], start=1)
    ]
    return journal


def own_template(text: str, name: str = "mine") -> None:
    own_folder().mkdir(parents=True, exist_ok=True)
    (own_folder() / f"{name}.jinja").write_text(text, encoding="utf-8")


def made(source: Any, folder: Path, template: str, style: str = "") -> str:
    out = folder / "by template.md"
    assert MarkdownExporter().write(source, out, ExportOptions(template=template, style=style)).files == (
        out,
    )
    return out.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", SHIPPED)
def test_each_template_that_comes_along_gives_the_file_kept(
    name: str, tagged: Any, tmp_path: Path, matches_golden: Any
) -> None:
    text = made(tagged, tmp_path, name)
    matches_golden(tmp_path / "by template.md", f"templates/{name}.md")
    assert made(tagged, tmp_path, name) == text
    tagged.chosen, tagged.journal = [], []
    assert made(tagged, tmp_path, name).count("\n") == 3


def test_templates_are_offered_by_their_titles_and_the_readers_own_too() -> None:
    own_template("{# My own way #}x")
    own_template("nothing", name="bare")
    (own_folder() / "notes.txt").write_text("no template", encoding="utf-8")
    assert choices("template") == [
        ("reading-notes", "Reading notes"),
        ("quotations-by-tag", "Quotations by tag"),
        ("annotated-bibliography", "Annotated bibliography"),
        ("bare", "bare"),
        ("mine", "My own way"),
    ]
    own_template("{# Changed #}", name="reading-notes")
    assert templates()[0].title == "Changed"


EVERY_FIELD = """
{%- for a in articles %}
{{ [a.uid, a.title, a.author, a.authors, a.source, a.date, a.url, a.language, a.words, a.link] | length }}
{{ [a.key, a.entry] | length }}
{% for n in a.annotations %}
{{ [n.uid, n.quote, n.note, n.tags, n.paragraph, n.place, n.state, n.citation, n.link] | length }}
{{ [n.by, n.created, n.modified] | length }}{{ n.article.title == a.title }}
{% endfor %}{% endfor %}
{% for t in tags %}{{ [t.name, t.definition, t.colour] | length }} {{ t.annotations | length }} {% endfor %}
{{ untagged | length }}
{% for m in memos %}
{{ [m.uid, m.title, m.subject, m.note, m.tags, m.by, m.created, m.modified] | length }}
{% endfor %}
{{ bibliography | length }}{{ library }}"""


def test_every_field_and_filter_that_is_documented_is_there(tagged: Any, tmp_path: Path) -> None:
    own_template(EVERY_FIELD)
    lines = made(tagged, tmp_path, "mine").split("\n")
    assert (lines.count("10"), lines.count("9"), lines.count("3True"), lines.count("8")) == (3, 9, 9, 4)
    assert f"2{tagged.uid}" in lines
    readme = (Path(__file__).parents[3] / "README.md").read_text(encoding="utf-8")
    fields = fields_of(tagged, "")
    articles: Any = fields["articles"]
    for name in [*fields, *articles[0], *articles[0]["annotations"][0], *fields["memos"][0], "untagged"]:  # type: ignore[index]
        assert f"`{name}`" in readme
    for name in ("literal", "line", "quoted", "contained", "hashtag", "yaml"):
        assert f"`{name}`" in readme


def test_nothing_in_a_text_is_taken_for_a_template(tagged: Any, tmp_path: Path) -> None:
    tagged.chosen[0] = replace(tagged.chosen[0], title="{{ 7 * 7 }} {% raise %} <b>")
    own_template("{{ articles[0].title }}")
    assert made(tagged, tmp_path, "mine").startswith("{{ 7 * 7 }} {% raise %} <b>\n")


def test_the_citation_style_is_the_one_asked_for(tagged: Any, tmp_path: Path) -> None:
    own_template("{{ articles[0].annotations[1].citation }}")
    assert made(tagged, tmp_path, "mine", "author-date").startswith("(Ilham 2005, ¶ 1)\n")
    assert made(tagged, tmp_path, "mine", "numeric").startswith("[1, ¶ 1]\n")


WRONG = {
    "{% for a in articles %}\n\n{{ a.titel }}\n{% endfor %}": r"error in line 3: .*titel",
    "one\n{% for %}": "error in line 2",
    "{{ 1 / 0 }}": "error in line 1: division by zero",
    "{{ missing }}": "error in line 1: 'missing' is undefined",
    "{% include 'x' %}": "error in line 1",
    "\n{{ articles[99].title }}": "error in line 2",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}": "error in line 1: access to attribute '__class__'",
    "{{ _.__globals__ }}": "error in line 1: access to attribute '__globals__'",
    "{{ articles.append(1) }}": "error in line 1",
    "{% for i in range(10000000) %}{% endfor %}": "error in line 1: Range too big",
}


@pytest.mark.parametrize("template", WRONG)
def test_what_is_wrong_with_a_template_is_said_with_its_line(
    template: str, tagged: Any, tmp_path: Path
) -> None:
    own_template(template)
    with pytest.raises(ScholiastError, match=WRONG[template]) as refused:
        made(tagged, tmp_path, "mine")
    assert str(refused.value).startswith("The template mine has an error")
    assert list(tmp_path.glob("*.*")) == []


def test_a_template_nested_without_end_is_refused(tagged: Any) -> None:
    with pytest.raises(ScholiastError, match="cannot be used: maximum recursion depth"):
        filled_in("deep", "{{" + "(" * 4000, fields_of(tagged, ""))


def test_a_template_that_writes_too_much_is_stopped(tagged: Any) -> None:
    with pytest.raises(ScholiastError, match="it writes more than 1000 characters"):
        filled_in("long", "{% for i in range(500) %}abc{% endfor %}", fields_of(tagged, ""), most=1000)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no limits of memory and time for a process")
def test_a_template_that_takes_all_memory_is_stopped(tagged: Any) -> None:
    with pytest.raises(ScholiastError, match=r"needs too much memory|error in line 1"):
        filled_in("greedy", "{{ ('x' * 10**10) | length }}", fields_of(tagged, ""))


@pytest.mark.skipif(sys.platform == "win32", reason="there are no limits of memory and time for a process")
def test_a_template_that_never_ends_is_stopped(tagged: Any) -> None:
    endless = "{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}"
    with pytest.raises(ScholiastError, match="did not come to an end"):
        filled_in("endless", endless, fields_of(tagged, ""), seconds=1)


def test_a_template_that_is_not_there_or_no_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match=r"no template “none”.*reading-notes"):
        read_template("none")
    (tmp_path / "odd.jinja").write_bytes(b"\xff\xfe")
    with pytest.raises(ScholiastError, match=r"odd\.jinja cannot be read"):
        read_template(str(tmp_path / "odd.jinja"))
    (tmp_path / "long.jinja").write_bytes(b"x" * 1_000_001)
    with pytest.raises(ScholiastError, match="too long"):
        read_template(str(tmp_path / "long.jinja"))
    (tmp_path / "crlf.jinja").write_bytes(b"\xef\xbb\xbfa\r\nb")
    assert read_template(str(tmp_path / "crlf.jinja")) == "a\nb"


def test_a_template_makes_a_file_and_no_folder_and_not_over_one_of_the_readers_own(
    tagged: Any, tmp_path: Path
) -> None:
    options = ExportOptions(template="reading-notes")
    with pytest.raises(ScholiastError, match="makes one file"):
        MarkdownExporter().write(tagged, tmp_path, options)
    own = tmp_path / "own.md"
    own.write_text("# Mine\n", encoding="utf-8")
    with pytest.raises(ScholiastError, match="was not made by this kind of export"):
        MarkdownExporter().write(tagged, own, options)
    out = tmp_path / "by template.md"
    made(tagged, tmp_path, "reading-notes")
    MarkdownExporter().write(tagged, out)
    assert out.read_text(encoding="utf-8").startswith("---\nid: ")
    assert made(tagged, tmp_path, "reading-notes").startswith("# Reading notes\n")
