"""Code points and UTF-16 units agree with what Python's own codec counts."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.text.offsets import Utf16Map

texts = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("a b\tcé\u0301\u0651\u200d\u202eعשم漢字😀👩🏽🇦🇿\U0010ffff\n"),
    ),
    max_size=60,
)


def units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@given(texts)
def test_every_offset_goes_to_utf16_as_the_codec_counts_and_comes_back(text: str) -> None:
    known = Utf16Map(text)
    for position in range(len(text) + 1):
        assert known.to_utf16(position) == units(text[:position])
        assert known.to_code_point(known.to_utf16(position)) == position


@given(texts)
def test_an_offset_inside_a_pair_belongs_to_its_character(text: str) -> None:
    known = Utf16Map(text)
    for position, letter in enumerate(text):
        if ord(letter) > 0xFFFF:
            assert known.to_code_point(known.to_utf16(position) + 1) == position


def test_baku_after_two_emoji_is_found_where_it_stands() -> None:
    text = "😀🎉 in Baku today"
    known = Utf16Map(text)
    encoded = text.encode("utf-16-le")
    start, end = known.to_utf16(6), known.to_utf16(10)
    assert text[6:10] == encoded[2 * start : 2 * end].decode("utf-16-le") == "Baku"


def test_an_empty_text_has_one_offset() -> None:
    assert Utf16Map("").to_utf16(0) == Utf16Map("").to_code_point(0) == 0
