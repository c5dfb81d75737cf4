"""Settings: what a file holds, and what is made of a broken one."""

from pathlib import Path

import pytest

from desktop.settings import NORMAL_TEXT_SIZE, TEXT_SIZES, Settings, load_settings, save_settings


def test_settings_come_back_as_they_were_kept(tmp_path: Path) -> None:
    kept = Settings(
        name="Tess", theme="dark", text_size=TEXT_SIZES[1], justify=True, measure=90, recent=("a", "b")
    )
    save_settings(kept, tmp_path / "settings.json")
    assert load_settings(tmp_path / "settings.json") == kept


@pytest.mark.parametrize(
    "text", ["", "[]", '{"theme": 7, "colour": "red"}', '{"text_size": 0, "measure": 900}']
)
def test_what_a_file_has_no_sense_in_takes_its_default(tmp_path: Path, text: str) -> None:
    (tmp_path / "settings.json").write_text(text)
    settings = load_settings(tmp_path / "settings.json")
    assert settings.text_size == NORMAL_TEXT_SIZE
    assert settings == Settings()
