"""Quotations that go into notes kept elsewhere."""

from desktop.exporting.clipping import clipped


def test_a_quotation_ends_with_its_source_as_a_link() -> None:
    made = clipped(
        "Baku agreed.\nTwice.", source="A. Writer, “Two *armies*”, ¶ 3", link="scholiast://l/article/a"
    )
    assert made.splitlines() == [
        "> Baku agreed.",
        "> Twice.",
        ">",
        "> — [A. Writer, “Two \\*armies\\*”, ¶ 3](scholiast://l/article/a)",
    ]


def test_what_looks_like_markup_is_shown_as_it_is() -> None:
    made = clipped("# not a heading\n[x](y) `z`", source="", link="scholiast://l/article/a")
    assert made.splitlines() == [
        "> \\# not a heading",
        "> \\[x](y) \\`z\\`",
        ">",
        "> — [scholiast://l/article/a](scholiast://l/article/a)",
    ]
