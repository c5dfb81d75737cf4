"""Keeping texts apart from the marks of the format that carries them: YAML scalars and Markdown.

A quotation is shown character by character, so what Markdown would read as markup is escaped. A note is
Markdown already and stays so, but what it opens it cannot leave open for the rest of the file.
"""

import json
import re

# What JSON leaves as it is and YAML 1.1 or 1.2 reads as a line end or refuses.
_NOT_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")

_MARKUP = re.compile(
    r"""
      [\\`*\[~^]                              # escapes, code, emphasis, links, struck out, raised, lowered
    | (?<![^\W_])_ | _(?![^\W_])            # emphasis, but not snake_case
    | <(?=[A-Za-z/!?])                        # HTML
    | &(?=[#\w]+;)                            # character references
    | =(?==) | %(?=%)                         # highlighted, hidden
    | \$(?=.*\$) | (?<=\S)\$$                 # mathematics
    | (?<![^\s])\#(?=\S) | (?<!\w)@(?=[\w{]) # tags, citations
    | ^\#(?=\#*(\s|$)) | ^> | ^[-+](?=\s|$)   # headings, quotations, lists
    | ^[-=|](?=[-=|:\s]*$) | ^[|:]            # rules, underlined headings, tables, definitions
    """,
    re.VERBOSE,
)
_MAY_BE_MARKUP = re.compile(r"[\\`*\[~^_<&=%$#@>|:+-]")  # quicker than looking for it where it cannot be
_LIST_NUMBER = re.compile(r"^(\(?(?:\d+|[A-Za-z]|[ivxlcdm]+|[IVXLCDM]+|#|@))([.)])(?=\s|$)")
_EDGE_BLANKS = re.compile(r"^[ \t]+|[ \t]+$")

_CARRIES_STRUCTURE = re.compile(
    r"""
      ^[ ]{0,3}(?:```|~~~|\#|>|<|\||\[[^\]]*\]:|(?:[-*_=][ \t]*){2,}$|=+[ \t]*$|-[ \t]*$)
    | (?:^|\s)\^[\w-]+[ \t]*$                 # block ids
    | %% | \$\$ | <[!?]                       # hidden, mathematics, comments
    """,
    re.VERBOSE | re.MULTILINE,
)
_BLOCK_ID = re.compile(r"(?<!\S)\^(?=[\w-]+[ \t]*$)", re.MULTILINE)


def yaml_scalar(value: str | None) -> str:
    """Return a scalar that every YAML reader, 1.1 or 1.2, gives back as exactly this string, or null."""
    if value is None:
        return "null"
    quoted = json.dumps(value, ensure_ascii=False)
    return _NOT_YAML.sub(lambda match: f"\\u{ord(match[0]):04x}", quoted)


def _as_references(match: re.Match[str]) -> str:
    return "".join(f"&#{ord(character)};" for character in match[0])


def literal_line(line: str) -> str:
    """Return one line of Markdown that shows exactly ``line``."""
    plain = line.replace("\r", " ")
    escaped = _MARKUP.sub(r"\\\g<0>", plain) if _MAY_BE_MARKUP.search(plain) else plain
    numbered = _LIST_NUMBER.sub(r"\1\\\2", escaped)
    return _EDGE_BLANKS.sub(_as_references, numbered) if numbered != numbered.strip(" \t") else numbered


def block_quote(lines: list[str]) -> str:
    """Return the lines as one block quotation; whatever opens in it ends with it."""
    return "\n".join(f"> {line}" if line else ">" for line in lines)


def literal_quote(text: str) -> str:
    """Return a block quotation that shows exactly ``text``, line by line."""
    return block_quote([literal_line(line) for line in text.split("\n")])


def _closed(note: str, mark: str) -> str:
    """Return the note with a ``mark`` that has no partner disarmed: Obsidian's marks leave quotations."""
    if note.count(mark) % 2 == 0:
        return note
    before, _, after = note.rpartition(mark)
    return f"{before}\\{mark[0]}\\{mark[1:]}{after}"


def contained_note(note: str) -> str:
    """Return a note's Markdown so that the file goes on undisturbed after it.

    A plain note stays as it was written. One with fences, rules, headings, block ids or HTML is put
    into a callout, which closes all that is open.
    """
    plain = note.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    if not _CARRIES_STRUCTURE.search(plain):
        return plain
    disarmed = _closed(_closed(_BLOCK_ID.sub(r"\\^", plain), "%%"), "$$")
    return block_quote(["[!note]", *disarmed.split("\n")])
