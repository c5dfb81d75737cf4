"""Texts that look like markup stay texts; notes keep what they open to themselves."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from desktop.exporting.escaping import contained_note, literal_quote, yaml_scalar


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_string_comes_back_from_yaml(value: str) -> None:
    assert yaml.safe_load(f"key: {yaml_scalar(value)}")["key"] == value


def test_what_is_absent_is_null_in_yaml() -> None:
    assert yaml.safe_load(yaml_scalar(None)) is None


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("plain words", "> plain words"),
        ("snake_case costs $5", "> snake_case costs $5"),
        ("_so_ **it** `is` [here](x)", r"> \_so\_ \*\*it\*\* \`is\` \[here](x)"),
        ("# one\n#two #three C#", "> \\# one\n> \\#two \\#three C#"),
        ("> a\n- b\n12. c\n---\n===", "> \\> a\n> \\- b\n> 12\\. c\n> \\---\n> \\=\\=="),
        ("a < b <script> &amp; &", r"> a < b \<script> \&amp; &"),
        ("x $a$ ==b== ~~c~~ %%d%%", r"> x \$a$ \==b\== \~\~c\~\~ \%%d\%%"),
        ("10^6^ H~2~O @ada me@home.org", r"> 10\^6\^ H\~2\~O \@ada me@home.org"),
        ("(1) x\na. b\n(iv) c\nMr. D\n12345) e", "> (1\\) x\n> a\\. b\n> (iv\\) c\n> Mr. D\n> 12345\\) e"),
        ("Term\n: told\n::: box", "> Term\n> \\: told\n> \\::: box"),
        ("gap\n\n    code  ", "> gap\n>\n> &#32;&#32;&#32;&#32;code&#32;&#32;"),
        ("end ^a-12345678", r"> end \^a-12345678"),
        ("| a | b |\n|---|---|", "> \\| a | b |\n> \\|---|---|"),
    ],
)
def test_a_quotation_shows_its_characters(text: str, markdown: str) -> None:
    assert literal_quote(text) == markdown


@pytest.mark.parametrize(
    "note", ["one *word*\n\n- a\n- b", "a - b", "see [here](http://example.org) #tag", "1. x"]
)
def test_a_plain_note_stays_as_it_was_written(note: str) -> None:
    assert contained_note(note) == note


@pytest.mark.parametrize(
    "note",
    [
        "---",
        "a\n---\nb",
        "```\nx",
        "~~~",
        "# Head",
        "x ^a-12345678",
        "a\n***",
        "<!-- x",
        "%% x",
        "$$ x",
        "> q",
        "[a]: b",
    ],
)
def test_a_note_with_structure_is_kept_in_a_quotation_of_its_own(note: str) -> None:
    contained = contained_note(note)
    assert contained.startswith("> [!note]\n")
    assert all(line.startswith(">") for line in contained.split("\n"))


def test_marks_that_leave_quotations_are_disarmed() -> None:
    assert contained_note("a %% b") == "> [!note]\n> a \\%\\% b"
    assert contained_note("%% a %%") == "> [!note]\n> %% a %%"
    assert contained_note("a ^a-1") == "> [!note]\n> a \\^a-1"


def test_line_ends_of_other_systems_stay_in_the_quotation() -> None:
    assert contained_note("a\r---\r\nb\n") == "> [!note]\n> a\n> ---\n> b"


@pytest.mark.parametrize(("text", "markdown"), [("a__b__c", r"> a\_\_b\_\_c"), ("_", r"> \_")])
def test_underscores_side_by_side_are_no_emphasis(text: str, markdown: str) -> None:
    assert literal_quote(text) == markdown
