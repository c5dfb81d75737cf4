"""The English engine, loaded once for all tests that need the real model."""

import pytest

from desktop.recognition.installation import available
from desktop.recognition.spacy_english import SpacyEnglish


@pytest.fixture(scope="session")
def english(request: pytest.FixtureRequest) -> SpacyEnglish:
    reason = available()
    if reason and request.config.getoption("--require-foreign"):
        pytest.fail(reason)
    if reason:
        pytest.skip(reason)
    return SpacyEnglish()
