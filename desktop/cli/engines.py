"""The verb ``engines``: which recognisers there are, and what two of them find in one article."""

from argparse import Namespace
from contextlib import closing
from typing import TYPE_CHECKING

from desktop.cli.opening import reading
from desktop.cli.output import Output, Record, on_one_line, shown
from desktop.cli.recognising import SECONDS, found_in
from desktop.errors import ScholiastError
from desktop.model import FoundMention
from desktop.settings import load_settings
from desktop.text.languages import language_name
from desktop.translation import _

if TYPE_CHECKING:
    from desktop.recognition.comparing import Compared


def engines(arguments: Namespace, output: Output) -> None:
    """List the engines, and for which languages the settings choose each; or compare two."""
    if arguments.act == "compare":
        _compare(arguments, output)
        return
    from desktop.recognition.catalogue import choices_of  # noqa: PLC0415 - only where it is listed
    from desktop.recognition.catalogue import engines as known  # noqa: PLC0415 - the same

    choices = choices_of(load_settings())
    output.rows(
        (
            {
                "id": each.id,
                "name": each.name,
                "version": each.version or None,
                "languages": list(each.languages),
                "from": each.origin.value,
                "chosen_for": [code for code, engine in choices.chosen if engine == each.id],
                "problem": each.problem or None,
            }
            for each in known(choices.folders)
        ),
        _line,
    )


def _line(record: Record) -> str:
    languages = record["languages"] if isinstance(record["languages"], list) else []
    names = ", ".join(language_name(code) for code in languages) or _("any language without an engine")
    line = f"{on_one_line(str(record['id'])):<24}  {record['version'] or '-':<24}  {names}"
    return f"{line}\n    {shown(str(record['problem']))}" if record["problem"] else line


def _compare(arguments: Namespace, output: Output) -> None:
    """Print what two engines find in an article, by place; nothing is stored."""
    from desktop.recognition.catalogue import choices_of  # noqa: PLC0415 - only where it is compared
    from desktop.recognition.comparing import compare, counts  # noqa: PLC0415 - the same
    from desktop.work import Worker  # noqa: PLC0415 - the same

    choices = choices_of(load_settings())
    with reading(arguments, output) as library, closing(Worker(memory=None, seconds=SECONDS)) as worker:
        article = library.articles.find(arguments.names[2])
        asked = [each for _article, each in library.mentions.asked([article.id])]
        answers = [found_in(worker, asked, choices, name)[0] for name in arguments.names[:2]]
    for answer in answers:
        if answer.problem:
            raise ScholiastError(answer.problem)
    text = asked[0].text
    compared = compare(answers[0].mentions, answers[1].mentions)
    output.value(
        {
            "article": article.uid,
            "a": answers[0].engine,
            "b": answers[1].engine,
            "counts": {each.value: number for each, number in counts(compared).items()},
            "mentions": [_values(each, text) for each in compared],
        },
        _page,
    )


def _values(compared: "Compared", text: str) -> dict[str, object]:
    span = compared.span
    return {
        "agreement": compared.agreement.value,
        "start": span.start,
        "end": span.end,
        "text": text[span.start : span.end],
        "a": _mention(compared.a),
        "b": _mention(compared.b),
    }


def _mention(mention: FoundMention | None) -> dict[str, object] | None:
    if mention is None:
        return None
    return {"start": mention.start, "end": mention.end, "kind": mention.kind.value}


def _page(record: Record) -> str:
    numbers = record["counts"] if isinstance(record["counts"], dict) else {}
    mentions = record["mentions"] if isinstance(record["mentions"], list) else []
    lines = [
        _("A: {engine}").format(engine=shown(str(record["a"]))),
        _("B: {engine}").format(engine=shown(str(record["b"]))),
        ", ".join(f"{name}: {number}" for name, number in numbers.items()),
    ]
    for each in mentions:
        kinds = "  ".join(f"{each[side]['kind'] if each[side] else '-':<12}" for side in ("a", "b"))
        lines.append(f"{each['agreement']:<12}  {kinds}  {on_one_line(each['text'])}")
    return "\n".join(lines)
