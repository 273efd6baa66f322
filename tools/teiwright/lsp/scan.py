"""Reading XML that is being typed: tags and attributes of a text that need not be well-formed, in linear time.

A parser stops at the first fault, and a document under the cursor nearly always has one. This scanner never stops: a tag
that breaks off ends before the next `<`, a comment that is not closed ends with the text. Nothing is resolved or fetched.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Attribute", "Kind", "Tag", "attributes", "opening", "tags", "value"]

NAME = r"[^\s<>\"'/=!?]*+"
TOKEN = re.compile(
    r"""
    (?P<opaque> <!--.*?(?:-->|\Z) | <!\[CDATA\[.*?(?:\]\]>|\Z) | <\?.*?(?:\?>|\Z) | <![^>]*+>? )
    | </ (?P<close>NAME) [^<>]*+ >?
    | < (?P<open>NAME) (?: [^<>"']++ | "[^"<]*+"? | '[^'<]*+'? )*+ >?
    """.replace("NAME", NAME),
    re.DOTALL | re.VERBOSE,
)
ATTRIBUTE = re.compile(r"""([^\s<>"'/=]++)(?:\s*+=\s*+(?:"([^"<]*+)("?)|'([^'<]*+)('?)))?""")


ENDS = {"<!--": "-->", "<![C": "]]>", "<?": "?>"}
"""How what is opaque ends, by how it begins; a declaration ends like a tag."""

CHARACTERS = 120  # of an element's text, to know it by
TAGS = 50  # that are read for them


class Kind(StrEnum):
    """What stands between `<` and `>`."""

    START = "start"
    EMPTY = "empty"
    END = "end"
    OPAQUE = "opaque"


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag, or a comment, CDATA section, processing instruction or declaration, which are opaque and have no name.

    Attributes:
        kind: which of these it is.
        name: as it is written, with its prefix; empty where it is not typed yet.
        start: the offset of its `<` in code points.
        end: the offset behind its last character.
        complete: whether it ends with `>`.
    """

    kind: Kind
    name: str
    start: int
    end: int
    complete: bool

    @property
    def name_start(self) -> int:
        """The offset of the first character of the name."""
        return self.start + (2 if self.kind is Kind.END else 1)

    @property
    def name_end(self) -> int:
        """The offset behind the name."""
        return self.name_start + len(self.name)


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute in a start tag.

    Attributes:
        name: as it is written, with its prefix.
        start: the offset of its name in the text, in code points.
        value: as it is written, without the quotes; references are not resolved. None before a quote is typed.
        value_start: the offset of the value; that behind the name where there is none.
        value_end: the offset behind the value, which is that of the closing quote.
    """

    name: str
    start: int
    value: str | None
    value_start: int
    value_end: int

    @property
    def end(self) -> int:
        """The offset behind the name."""
        return self.start + len(self.name)


def tags(text: str, start: int = 0) -> Iterator[Tag]:
    """The tags of `text` from the offset `start` on, in order."""
    for match in TOKEN.finditer(text, start):
        begin, end = match.span()
        complete = text.endswith(">", begin, end)
        name, kind = match["open"], Kind.START
        if match["opaque"] is not None:
            name, kind = "", Kind.OPAQUE
            complete = text.endswith(_end(match["opaque"]), begin, end)
        elif name is None:
            name, kind = match["close"], Kind.END
        elif text.endswith("/>", begin, end):
            kind = Kind.EMPTY
        yield Tag(kind, name, begin, end, complete)


def attributes(text: str, tag: Tag) -> Iterator[Attribute]:
    """The attributes of a start tag of `text`, in order, with those that are not finished."""
    for match in ATTRIBUTE.finditer(text, tag.name_end, tag.end):
        group = 2 if match[2] is not None else 4
        if match[group] is None:
            yield Attribute(match[1], match.start(), None, match.end(), match.end())
        else:
            yield Attribute(match[1], match.start(), match[group], match.start(group), match.end(group))


def value(text: str, tag: Tag, name: str) -> str:
    """The value of the attribute `name` of a start tag as it is written, or the empty string."""
    return next((each.value or "" for each in attributes(text, tag) if each.name == name), "")


def opening(text: str, tag: Tag) -> str:
    """How the characters in the element of the start tag `tag` begin, on one line; markup parts words.

    Only the first tags are read, so that to ask this of every element of a document costs no more than to read it.
    """
    if tag.kind is Kind.EMPTY:
        return ""
    found, at, depth = "", tag.end, 1
    for each in islice(tags(text, tag.end), TAGS):
        found += " " + text[at : min(each.start, at + 2 * CHARACTERS)]
        at = each.end
        depth += {Kind.START: 1, Kind.END: -1}.get(each.kind, 0)
        if depth == 0 or len(found) > 2 * CHARACTERS:
            break
    else:
        found += " " + text[at : at + 2 * CHARACTERS]
    words = " ".join(found.split())
    return words if len(words) <= CHARACTERS else words[: CHARACTERS - 1].rstrip() + "…"


def _end(opaque: str) -> str:
    return next((end for begin, end in ENDS.items() if opaque.startswith(begin)), ">")
