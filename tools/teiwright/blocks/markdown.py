"""The blocks of a Markdown text: each leaf of the parser's tree with what it stands in."""

from __future__ import annotations

import itertools
import re
from array import array
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from teiwright.blocks import dialect, front, inline, tables
from teiwright.blocks.cut import cut
from teiwright.model import (
    COMMONMARK,
    Block,
    BlockKind,
    Container,
    ContainerKind,
    Mark,
    MarkKind,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

    from teiwright.model import Source

__all__ = ["read"]

LISTS = {"bullet_list_open": "bulleted", "ordered_list_open": "numbered", "dl_open": "gloss"}
OPENED = {
    **dict.fromkeys(LISTS, ContainerKind.LIST),
    "list_item_open": ContainerKind.ITEM,
    "dt_open": ContainerKind.TERM,
    "dd_open": ContainerKind.ITEM,
    "blockquote_open": ContainerKind.QUOTATION,
    "verse_open": ContainerKind.VERSE,
    "table_open": ContainerKind.TABLE,
}
LISTED = {BlockKind.ITEM, BlockKind.CONTINUATION}
STANZA = 3
VERSE_LENGTH = 80
SPACES = " \t"
ATX = re.compile(r"#{1,6}(?:[ \t]+|\Z)")
ATX_END = re.compile(r"(?:[ \t]+|\A)#+[ \t]*\Z")
ATTRIBUTES = re.compile(r"[ \t]*\{(?P<words>(?:[ \t]*(?:[#.][^\s{}]+|[\w:-]+=[^\s{}]+|-))+)[ \t]*\}[ \t]*\Z")
IDENTIFIER = re.compile(r"#([^\s{}]+)")


@dataclass(slots=True)
class _Walk:
    """Where the walk over the parser's tokens stands.

    Attributes:
        source: what is read.
        text: its text, with white space for its head and for what ends a page.
        environment: what the parser knows of notes and link definitions.
        open: the containers round the next leaf, with the token that opened each.
        numbers: the next number of a container.
        note: the label of the note that is open, or nothing.
        fresh: whether an item has begun and no block of it was seen.
        defined: the item of a gloss that another definition of its term goes on with.
        heading: the mark of the heading that is open, and in `level` its level.
        lines: the last offset whose line was asked for, and that line.
    """

    source: Source
    text: str
    environment: dict[str, Any]
    open: list[tuple[str, Container | None]] = field(default_factory=list)
    numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))
    note: str = ""
    fresh: bool = False
    defined: Container | None = None
    heading: str = ""
    level: int = 0
    lines: tuple[int, int] = (0, 1)

    def line_of(self, start: int) -> int:
        """The 1-based line of the offset `start`; asked for in the order of the text, it reads each line once."""
        place, line = self.lines if self.lines[0] <= start else (0, 1)
        line += self.text.count("\n", place, start)
        self.lines = (start, line)
        return line

    def within(self, *more: tuple[ContainerKind, str]) -> tuple[Container, ...]:
        """The containers that are open, and `more` of this kind and label inside."""
        inner = (Container(kind, next(self.numbers), label) for kind, label in more)
        return (*(c for _, c in self.open if c), *inner)


def read(source: Source) -> Iterator[Block]:
    """The blocks of `source`, those of its notes where they are defined.

    Raises:
        SourceError: containers stand in each other too deep.
    """
    text = _blanked(source.text, front.end(source))
    environment: dict[str, Any] = {}
    found = list(
        _walked(source, text, dialect.tokens(text, source.uri, environment, frozenset()), environment)
    )
    unused = environment.get("references", {}).keys() - environment.get("used", set())
    if unused:
        again: dict[str, Any] = {}
        found = list(_walked(source, text, dialect.tokens(text, source.uri, again, unused), again))
    yield from found


def _blanked(text: str, head: int) -> str:
    """`text` without its head of `head` characters, each line where it was; a page end is white space."""
    lines = re.sub(r"[^\n]", " ", text[:head])
    return lines + text[head:].replace("\f", " ")


def _walked(
    source: Source, text: str, tokens: Sequence[Token], environment: dict[str, Any]
) -> Iterator[Block]:
    walk = _Walk(source, text, environment)
    for token in tokens:
        if token.nesting > 0:
            _enter(walk, token)
            if token.type == "tr_open":
                yield from _row(walk, token)
        elif token.nesting < 0:
            _leave(walk)
        elif token.map and not _in_row(walk):
            for block in _leaves(walk, token):
                walk.fresh = walk.fresh and block.kind is BlockKind.ORNAMENT
                yield block


def _enter(walk: _Walk, token: Token) -> None:
    kind = OPENED.get(token.type)
    container: Container | None = None
    if token.type == "footnote_reference_open":
        walk.note = str(token.meta["label"])
    elif token.type == "dd_open" and walk.defined:
        container = walk.defined
    elif kind:
        label = token.info if token.type == "list_item_open" else LISTS.get(token.type, "")
        container = Container(kind, next(walk.numbers), label)
    if kind is ContainerKind.ITEM:
        walk.fresh = container is not walk.defined
        walk.defined = container if token.type == "dd_open" else walk.defined
    elif kind in {ContainerKind.TERM, ContainerKind.LIST}:
        walk.defined = None
    if token.type == "heading_open":
        walk.heading, walk.level = token.markup, int(token.tag[1:])
    walk.open.append((token.type, container))


def _leave(walk: _Walk) -> None:
    opener, container = walk.open.pop()
    if opener == "footnote_reference_open":
        walk.note = ""
    if opener == "dd_open":
        walk.defined = container


def _in_row(walk: _Walk) -> bool:
    return any(opener == "tr_open" for opener, _ in walk.open)


def _row(walk: _Walk, token: Token) -> Iterator[Block]:
    """The cells of a row, read from its line, so that a cell without a column is not lost."""
    head = any(opener == "thead_open" for opener, _ in walk.open)
    row = Container(ContainerKind.ROW, next(walk.numbers), "label" if head else "")
    aligned = walk.environment.setdefault("aligned", {})
    start, end, _ = token.meta["lines"][0]
    outer = walk.within()
    table = outer[-1]
    if head:
        delimiter = walk.text[end + 1 :].split("\n", 1)[0]
        aligned[table.number] = tables.alignments(delimiter)
        if not walk.source.text[start:end].strip(SPACES + "|"):  # a table without labels is written so
            return
    for number, (first, last) in enumerate(tables.cells(walk.text, start, end)):
        columns = aligned.get(table.number, ())
        align = columns[number] if number < len(columns) else ""
        cell = Container(ContainerKind.CELL, next(walk.numbers), align)
        content, origin = tables.unescaped(walk.text, first, last)
        yield from _block(walk, BlockKind.CELL, content, origin, (*outer, row, cell), start=first)


def _leaves(walk: _Walk, token: Token) -> Iterator[Block]:
    """The block of a leaf: code, a rule, a line of verse, a heading, a paragraph or a picture."""
    if token.type == "hr":
        start, end, _ = token.meta["lines"][0]
        yield _empty(walk, BlockKind.ORNAMENT, walk.within(), start, end)
    elif token.type in {"fence", "code_block"}:
        yield _code(walk, token)
    elif token.type == "inline":
        opener = walk.open[-1][0] if walk.open else ""
        if opener == "verse_open":
            yield from _line(walk, token)
        elif opener == "heading_open":
            yield from _heading(walk, token)
        else:
            yield from _paragraph(walk, token)


def _content(text: str, rows: Sequence[tuple[int, int, int]]) -> tuple[str, array[int]]:
    """The characters of `rows` and their offsets; a line feed stands for the end of each line but the last."""
    pieces: list[str] = []
    origin = array("I")
    for number, (start, end, _) in enumerate(rows):
        last = number == len(rows) - 1
        stop = start + len(text[start:end].rstrip(SPACES)) if last else end
        pieces.append(text[start:stop])
        origin.extend(range(start, stop if last else stop + 1))
    return "\n".join(pieces), origin


def _paragraph(walk: _Walk, token: Token) -> Iterator[Block]:
    content, origin = _content(walk.text, token.meta["lines"])
    term = walk.open[-1][0] == "dt_open"
    kind = BlockKind.TERM if term else _kind(walk)
    block, *notes = _block(walk, kind, content, origin, walk.within())
    picture = _picture(block)
    if picture and not term:
        inside = walk.within((ContainerKind.FIGURE, picture.value))
        yield replace(block, kind=_kind(walk, BlockKind.FIGURE), marks=(), within=inside)
    elif not term and walk.source.media_type != COMMONMARK and _is_stanza(block, len(token.meta["lines"])):
        yield from _stanza(walk, block)
    else:
        yield block
    yield from notes


def _kind(walk: _Walk, plain: BlockKind = BlockKind.PARAGRAPH) -> BlockKind:
    """What a block is by the innermost container round it."""
    if walk.note:
        return BlockKind.NOTE
    inner = next((c for _, c in reversed(walk.open) if c), None)
    if plain is not BlockKind.PARAGRAPH or inner is None:
        return plain
    if inner.kind is ContainerKind.QUOTATION:
        return BlockKind.QUOTATION
    return BlockKind.ITEM if walk.fresh else BlockKind.CONTINUATION


def _picture(block: Block) -> Mark | None:
    """The mark of the picture that is all that `block` holds."""
    marks = block.marks
    alone = len(marks) == 1 and marks[0].kind is MarkKind.IMAGE
    return marks[0] if alone and (marks[0].start, marks[0].end) == (0, len(block.text)) else None


def _is_stanza(block: Block, rows: int) -> bool:
    """Whether each line of a paragraph, of three at least, is short and ends in a break that its author meant."""
    breaks = sum(m.kind is MarkKind.LINE_BREAK for m in block.marks)
    return breaks + 1 == rows >= STANZA and all(len(r) <= VERSE_LENGTH for r in block.text.split("\n"))


def _stanza(walk: _Walk, block: Block) -> Iterator[Block]:
    """The lines of `block`, each a block of its own in one stanza."""
    stanza = walk.within((ContainerKind.VERSE, ""))
    bounds = [0, *(m.start for m in block.marks if m.kind is MarkKind.LINE_BREAK), len(block.text)]
    block = replace(block, marks=tuple(m for m in block.marks if m.kind is not MarkKind.LINE_BREAK))
    for start, end in itertools.pairwise(bounds):
        line = cut(block, start, end)
        within = (*stanza, Container(ContainerKind.LINE, next(walk.numbers)))
        yield replace(line, kind=_kind(walk, BlockKind.VERSE), within=within)


def _line(walk: _Walk, token: Token) -> Iterator[Block]:
    """A line of a line block, without its bar; one with nothing behind the bar begins another stanza."""
    start, end, _ = token.meta["lines"][0]
    text = walk.text[start + 1 : end]
    if not text.strip(SPACES):
        walk.open[-1] = (walk.open[-1][0], Container(ContainerKind.VERSE, next(walk.numbers)))
        return
    first = start + 1 + len(text) - len(text.lstrip(SPACES))
    content, origin = _content(walk.text, [(first, end, first)])
    within = walk.within((ContainerKind.LINE, ""))
    yield from _block(walk, BlockKind.VERSE, content, origin, within)


def _heading(walk: _Walk, token: Token) -> Iterator[Block]:
    """A heading; in a quotation, a list or a note it is a paragraph in bold, since no division can begin there."""
    text, rows = walk.text, token.meta["lines"]
    name = ATTRIBUTES.search(text, rows[-1][0], rows[-1][1])
    if name:
        rows = [*rows[:-1], (rows[-1][0], name.start(), rows[-1][2])]
    start, end, first = rows[0]
    if walk.heading.startswith("#"):
        mark = ATX.match(text, start, end)
        start = mark.end() if mark else start
        closing = ATX_END.search(text, start, end)
        rows = [(start, closing.start() if closing else end, first)]
    content, origin = _content(text, rows)
    head, *notes = _block(walk, BlockKind.HEADING, content, origin, walk.within(), start=start)
    if head.within or walk.note:
        bold = Mark(MarkKind.BOLD, 0, len(head.text))
        yield replace(head, kind=_kind(walk), marks=(bold, *head.marks))
    else:
        identifier = IDENTIFIER.search(name["words"]) if name else None
        yield replace(head, level=walk.level, label=identifier[1] if identifier else "")
    yield from notes


def _code(walk: _Walk, token: Token) -> Block:
    """A block of code with its lines as they are, indented as inside the block."""
    rows = token.content.split("\n")
    rows = rows[:-1] if rows[-1:] == [""] else rows
    skipped = int(token.type == "fence")
    spans = [
        _indented(walk.text, span, row)
        for span, row in zip(token.meta["lines"][skipped:], rows, strict=False)
    ]
    content = "\n".join(walk.text[a:b] for a, b, _ in spans)
    if not content.strip(f"{SPACES}\n"):
        content = ""  # white space with a line feed in it is layout
    origin = array("I", itertools.chain.from_iterable(range(a, b + 1) for a, b, _ in spans))[: len(content)]
    language = token.info.split()[0] if token.info.split() else ""
    within = walk.within((ContainerKind.CODE, language))
    start = spans[0][0] if spans else token.meta["lines"][0][0]
    return _made(walk, BlockKind.CODE, content, origin, within, start)


def _indented(text: str, span: tuple[int, int, int], row: str) -> tuple[int, int, int]:
    """`span` with as much of the white space before it as the parser left to the code's line."""
    start, end, first = span
    start = max(start, text.rfind(row.strip(SPACES), start, end))
    lead = len(row) - len(row.lstrip(SPACES))
    white = start - len(text[first:start].rstrip(SPACES)) - first
    return start - min(lead, white), end, first


def _block(
    walk: _Walk,
    kind: BlockKind,
    content: str,
    origin: array[int],
    within: tuple[Container, ...],
    *,
    start: int = -1,
) -> Iterator[Block]:
    """The block of `content`, and those of the notes that stand in its line."""
    breaks = walk.source.media_type == COMMONMARK
    reading = inline.read(dialect.inline_tokens(content, walk.environment), content, origin, breaks=breaks)
    yield from _read(walk, kind, reading, within, start)


def _read(
    walk: _Walk, kind: BlockKind, reading: inline.Reading, within: tuple[Container, ...], start: int
) -> Iterator[Block]:
    begin = start if start >= 0 else reading.origin[0]
    made = _made(walk, kind, "".join(reading.text), reading.places, within, begin)
    yield replace(made, marks=tuple(reading.marks))
    for label, note in reading.notes.items():
        inside = _Walk(walk.source, walk.text, walk.environment, numbers=walk.numbers, note=label)
        yield from _read(inside, BlockKind.NOTE, note, (), -1 if len(note.origin) else begin)


def _made(
    walk: _Walk, kind: BlockKind, text: str, origin: array[int], within: tuple[Container, ...], start: int
) -> Block:
    lists = sum(c.kind is ContainerKind.LIST for c in within)
    quoted = sum(c.kind is ContainerKind.QUOTATION for c in within)
    item = next((c for c in reversed(within) if c.kind is ContainerKind.ITEM), None)
    label = item.label if item and kind is BlockKind.ITEM else walk.note
    return Block(
        kind=BlockKind.NOTE if walk.note else kind,
        text=text,
        start=start,
        end=origin[-1] + 1 if origin else start,
        line=walk.line_of(start),
        level=quoted if kind is BlockKind.QUOTATION else lists if kind in LISTED else 0,
        label=label,
        origin=origin,
        within=within,
    )


def _empty(walk: _Walk, kind: BlockKind, within: tuple[Container, ...], start: int, end: int) -> Block:
    return replace(_made(walk, kind, "", array("I"), within, start), end=end)
