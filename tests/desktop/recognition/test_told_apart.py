"""Of each mention it is told whether the model or a rule found it."""

from desktop.model import FoundMention, Kind
from desktop.recognition.layers import HOUSE_VERSION, refine


def test_what_the_model_had_no_part_in_has_the_rules_as_its_source() -> None:
    text = "Baku signed the Minsk Agreement with Ivan Petrov. Petrov left."
    found = [FoundMention(0, 4, Kind.PLACE), FoundMention(37, 48, Kind.PERSON)]
    told = {text[each.start : each.end]: each.source for each in refine(text, found)}
    assert told == {"Baku": "", "Minsk Agreement": f"rules-en {HOUSE_VERSION}", "Ivan Petrov": ""}
    (again,) = [each for each in refine(text + " Baku", found) if each.start > 60]
    assert again.source == f"rules-en {HOUSE_VERSION}"
