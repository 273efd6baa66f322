"""A source's lines as blocks, by markdown-it-py.

Of its rules only those are on that take marks away and change no other character: no escapes, no character
references, no typography. Plain text knows lists with dashes and emphasis with asterisks, no more. What a reader
made of another format has escapes, character references, superscripts and subscripts too.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from teiwright.blocks import inline
from teiwright.errors import SourceError
from teiwright.model import COMMONMARK, Block, BlockKind, Source

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

__all__ = ["PLAIN", "read"]

PLAIN = "text/plain"
MARKDOWN = ["list", "heading", "blockquote", "fence", "emphasis", "backticks", "link"]
RULES = {
    PLAIN: ["list", "emphasis"],
    "text/markdown": MARKDOWN,
    COMMONMARK: [*MARKDOWN, "escape", "entity"],
}
LISTS = {"bullet_list_open", "ordered_list_open"}
ITEM = re.compile(r"\s*(?:[-+*]|\d{1,9}[.)])\s")


@dataclass(frozen=True, slots=True)
class _Lines:
    """The lines of a source and the offset where each begins."""

    text: str
    starts: tuple[int, ...]

    def __getitem__(self, number: int) -> str:
        end = self.starts[number + 1] if number + 1 < len(self.starts) else len(self.text)
        return self.text[self.starts[number] : end]


def read(source: Source) -> Iterator[Block]:
    """The blocks of `source`, those of its notes last.

    Raises:
        SourceError: a note is defined but nothing refers to it, so that its words would be lost; or the source
            is XML.
    """
    if source.media_type not in RULES:
        raise SourceError(f"{source.uri}: is XML already; give the plain text or Markdown it was made from")
    environment: dict[str, dict[str, dict[str, int]]] = {}
    tokens = _markdown(source.media_type).parse(source.text, environment)
    _refuse_idle_notes(source.uri, environment)
    lines = _Lines(source.text, (0, *(m.end() for m in re.finditer("\n", source.text))))
    return _walk(tokens, lines, plain=source.media_type == PLAIN)


@cache
def _markdown(media_type: str) -> MarkdownIt:
    from markdown_it import MarkdownIt  # noqa: PLC0415 - the command line's --help does not wait for it
    from mdit_py_plugins.footnote import footnote_plugin  # noqa: PLC0415 - likewise

    parser = MarkdownIt("zero").use(footnote_plugin).disable("footnote_inline").enable(RULES[media_type])
    if media_type == COMMONMARK:
        from mdit_py_plugins.subscript import sub_plugin  # noqa: PLC0415 - likewise
        from mdit_py_plugins.superscript import superscript_plugin  # noqa: PLC0415 - likewise

        # Each escaped character stays a token of its own, so that its place in the source is known.
        parser.use(superscript_plugin).use(sub_plugin).disable("text_join")
    return parser


def _refuse_idle_notes(uri: str, environment: dict[str, dict[str, dict[str, int]]]) -> None:
    for key, count in environment.get("footnotes", {}).get("refs", {}).items():
        if count < 0:
            raise SourceError(
                f"{uri}: the note [^{key.removeprefix(':')}] is defined but nothing refers to it; "
                "put its mark into the text or take the note out"
            )


def _walk(tokens: Sequence[Token], lines: _Lines, *, plain: bool) -> Iterator[Block]:
    """A block for each leaf token; `opened` tells whether an item has begun and no block of it was seen."""
    containers: list[Token] = []
    opened = False
    for token in tokens:
        if token.nesting > 0:
            containers.append(token)
            opened = opened or token.type == "list_item_open"
        elif token.nesting < 0:
            containers.pop()
        elif token.type in {"inline", "fence"} and token.map:
            yield _leaf(token, containers, lines, plain=plain, opened=opened)
            opened = False


def _leaf(token: Token, containers: list[Token], lines: _Lines, *, plain: bool, opened: bool) -> Block:
    kind, level, label = _kind(token, containers, opened=opened)
    content, first = token.content.rstrip("\n"), (token.map or [0])[0] + (token.type == "fence")
    if plain and label and kind is BlockKind.ITEM:
        kind, level, label, content = BlockKind.PARAGRAPH, 0, "", _raw(token, lines)
    origin = _origin(content, first, lines)
    reading = inline.read(token.children or [], content, origin) if kind is not BlockKind.CODE else None
    return Block(
        kind=kind,
        text="".join(reading.text) if reading else content,
        start=origin[0],
        end=origin[-1] + 1,
        line=first + 1,
        level=level,
        label=label,
        after_page_break=plain and kind is BlockKind.ITEM and _page_ends_before(first, containers, lines),
        marks=tuple(reading.marks) if reading else (),
        origin=tuple(reading.places if reading else origin),
    )


def _kind(token: Token, containers: list[Token], *, opened: bool) -> tuple[BlockKind, int, str]:
    """Kind, level and label of the block inside `containers`."""
    types = [c.type for c in containers]
    if token.type == "fence":
        return BlockKind.CODE, 0, ""
    if "footnote_open" in types:
        return BlockKind.NOTE, 0, str(containers[types.index("footnote_open")].meta["label"])
    if types[-1:] == ["heading_open"]:
        return BlockKind.HEADING, int(containers[-1].tag[1:]), ""
    depth = sum(t in LISTS for t in types)
    if depth:
        number = next(c.info for c in reversed(containers) if c.type == "list_item_open")
        return (BlockKind.ITEM, depth, number) if opened else (BlockKind.CONTINUATION, depth, "")
    if "blockquote_open" in types:
        return BlockKind.QUOTATION, types.count("blockquote_open"), ""
    return BlockKind.PARAGRAPH, 0, ""


def _raw(token: Token, lines: _Lines) -> str:
    """The lines of a numbered item as they are: in plain text the number is a word like any other."""
    first, last = token.map or (0, 0)
    return "".join(lines[n] for n in range(first, last)).strip()


def _origin(content: str, first: int, lines: _Lines) -> list[int]:
    """The offset in the source of each character of `content`, whose lines begin at line `first`, from 0."""
    places: list[int] = []
    for number, row in enumerate(content.split("\n"), first):
        column = max(lines[number].rfind(row), 0)
        start = lines.starts[number] + column
        places.extend(range(start, start + len(row)))
        places.append(start + len(row))
    return places[:-1] or [lines.starts[first]]


def _page_ends_before(first: int, containers: list[Token], lines: _Lines) -> bool:
    """Whether a blank line before an item is a page break: its list has items that no blank line parts."""
    outer = next(c for c in reversed(containers) if c.type in LISTS)
    start, end = outer.map or (0, 0)
    if first == start or lines[first - 1].strip():
        return False
    rows = [lines[n] for n in range(start, end)]
    return any(ITEM.match(a) and ITEM.match(b) for a, b in itertools.pairwise(rows))
