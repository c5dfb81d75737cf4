"""Plain text files: encodings, what is refused, and what a text says about itself."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import UnreadableError
from desktop.importing.text import TextImporter
from desktop.model import BlockKind, ImportedArticle

BODY = "The soldiers crossed the river at dawn and built a bridge before noon. " * 3


def read(data: bytes, codec: str | None = None) -> ImportedArticle:
    (article,) = TextImporter().read(data, "a.txt", codec=codec)
    return article


def kinds(article: ImportedArticle) -> list[tuple[BlockKind, str]]:
    return [(block.kind, article.text[block.start : block.end][:12]) for block in article.blocks]


def test_the_text_is_the_whole_file_with_its_head_named_beside_it() -> None:
    source = f"River crossed\r\n\r\nBy Ann Example\r\n5 December 2022\r\nSource: Azernews\r\n\r\n{BODY}\r\n"
    article = read(source.encode())
    assert article.text == source.replace("\r\n", "\n")
    assert (article.title, article.author) == ("River crossed", "Ann Example")
    assert (article.date, article.source, article.codec) == ("2022-12-05", "Azernews", "utf-8")
    assert kinds(article) == [
        (BlockKind.TITLE, "River crosse"),
        (BlockKind.BYLINE, "By Ann Examp"),
        (BlockKind.BYLINE, "5 December 2"),
        (BlockKind.BYLINE, "Source: Azer"),
        (BlockKind.PARAGRAPH, "The soldiers"),
    ]


def test_a_byline_without_headline_leaves_the_title_open() -> None:
    article = read(f"By Ann Example\n\n{BODY}".encode())
    assert article.title is None
    assert article.author == "Ann Example"


@pytest.mark.parametrize(
    "source",
    [
        BODY,
        f"One sentence ends here.\n\n{BODY}",
        f"By early 2005\nthe net {BODY}",
        "Alone",
        f"2022\n\n{BODY}x"[5:],
    ],
)
def test_what_is_no_headline_is_no_title(source: str) -> None:
    assert read(source.encode()).title in (None, "By early 2005")


def test_a_labelled_title_hides_its_label() -> None:
    article = read(f"Title: River crossed\nAuthor: ann\n\n{BODY}".encode())
    assert (article.title, article.author) == ("River crossed", "ann")
    assert article.blocks[0].data == {"hidden": [[0, 7]]}


def test_a_dateline_names_the_agency() -> None:
    assert read(f"River crossed\n\nBAKU, December 5 (Reuters) - {BODY}".encode()).source == "Reuters"


def test_a_file_of_head_lines_only_is_a_text_all_the_same() -> None:
    article = read(b"By Ann Example\n")
    assert kinds(article) == [(BlockKind.PARAGRAPH, "By Ann Examp")]


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8", "Bakü şəhəri"),
        ("utf-8-sig", "Bakü şəhəri"),
        ("utf-16", "Bakü şəhəri 😀"),
        ("utf-16-le", "The river in Bakü"),
        ("utf-16-be", "The river in Bakü"),
        ("utf-32", "Bakü"),
        ("cp1252", "Les manœuvres ont débuté à l’aube, a déclaré le ministère français."),
        ("cp1254", "Türkiye’nin ordusu güçlüdür, görüşmeler sürüyor, değişiklik şimdi geçerli dedi."),
        ("cp1250", "Wspólne ćwiczenia rozpoczęły się piątego grudnia, żołnierze przeprawiają się."),
        ("cp1251", "Совместные учения начались пятого декабря, сообщает министерство обороны страны."),
        ("cp1256", "بدأت التدريبات المشتركة في الخامس من ديسمبر حسب وزارة الدفاع في باكو والعاصمة."),
    ],
)
def test_every_usual_encoding_is_found(encoding: str, text: str) -> None:
    assert read(text.encode(encoding)).text == text


def test_a_codec_can_be_forced_and_its_name_is_kept() -> None:
    article = read("Привет, мир".encode("koi8-r"), codec="KOI8-R")
    assert (article.text, article.codec) == ("Привет, мир", "koi8-r")


@pytest.mark.parametrize("codec", ["klingon", "ascii", "rot13", "utf-8\x00"])
def test_a_codec_that_does_not_fit_is_refused(codec: str) -> None:
    with pytest.raises(UnreadableError):
        read("Привет".encode(), codec=codec)


def test_a_wrong_byte_in_utf8_costs_one_character_and_no_more() -> None:
    assert read("Bakü şəhəri ".encode() * 5 + b"\xff!").text == "Bakü şəhəri " * 5 + "\ufffd!"


def test_a_stray_nul_is_replaced_and_told() -> None:
    article = read(f"{BODY}\x00{BODY}".encode())
    assert article.text == f"{BODY}\ufffd{BODY}"
    assert len(article.warnings) == 1


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b" \n\t ",
        codecs.BOM_UTF8,
        codecs.BOM_UTF16_LE,
        bytes(range(256)),
        b"\x00" * 99,
        b"\x89PNG\r\n\x1a\n\x00",
    ],
)
def test_empty_and_binary_files_are_refused_with_a_sentence(data: bytes) -> None:
    with pytest.raises(UnreadableError, match=r"^[A-Z].*\.$"):
        read(data)


@given(st.binary(max_size=400) | st.text(max_size=200).map(str.encode))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        article = read(data)
    except UnreadableError:
        return
    article.text.encode()
    assert all(0 <= each.start < each.end <= len(article.text) for each in article.blocks)
    assert list(article.blocks) == sorted(article.blocks, key=lambda block: block.start)


def test_a_stray_nul_does_not_make_ascii_into_chinese() -> None:
    (article,) = TextImporter().read(b"A short text with\0 one NUL in it", "x.txt")
    assert article.text == "A short text with\ufffd one NUL in it"
    assert article.warnings
