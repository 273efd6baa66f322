"""The parts of a file as Markdown from which `teiwright.blocks` makes the same parts again."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from teiwright.readers.inline import one_line, several_lines, target
from teiwright.readers.parts import Kind, Paragraph, Picture, Run, Table, is_empty

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from teiwright.readers.parts import Content, Part

__all__ = ["write"]

HIGHEST = 6
DEEPEST = 9
NOTE_INDENT = " " * 4
LISTED = {Kind.ITEM, Kind.CONTINUATION}
TITLES = {Kind.TITLE, Kind.SUBTITLE}
SPACED = {Kind.VERSE, Kind.CODE}
GATHERED = {Kind.QUOTATION, Kind.VERSE, Kind.CODE}
BULLETS, STOPS = "-*", ".)"
LINE_BREAK = Run("\n")


@dataclass(slots=True)
class _Open:
    """A list that is open: its id, which of the two marks it has, how far its items' text is indented."""

    list_id: str
    turn: int
    indent: int = 0


def write(content: Content) -> str:
    """The Markdown of `content`: its parts, then its notes, a blank line between each two."""
    titled = any(isinstance(p, Paragraph) and p.kind is Kind.TITLE for p in content.parts)
    blocks = list(_blocks(content.parts, shift=int(titled)))
    for label, parts in content.notes.items():
        text = "\n\n".join(_blocks(parts, shift=0))
        blocks.append(f"[^{label}]: {_indented(text, NOTE_INDENT)}".rstrip())
    return "\n\n".join(blocks) + "\n"


def _blocks(parts: Iterable[Part], *, shift: int) -> Iterator[str]:
    """Each part as Markdown, those that make up one block together; headings are `shift` levels lower."""
    printed = (p for p in parts if not isinstance(p, Paragraph) or p.kind in SPACED or not is_empty(p.runs))
    for kind, group in itertools.groupby(printed, _group):
        members = list(group)
        paragraphs = [p for p in members if isinstance(p, Paragraph)]
        if kind is Kind.ITEM:
            yield from _list(paragraphs)
        elif kind is Kind.QUOTATION:
            yield _quotation(paragraphs)
        elif kind is Kind.VERSE:
            yield from _verse(paragraphs)
        elif kind is Kind.CODE:
            yield from _code(paragraphs)
        elif kind is Kind.TITLE:
            yield f"# {one_line(_together(paragraphs))}"
        else:
            yield from (_single(member, shift) for member in members)


def _group(part: Part) -> Kind | None:
    """What `part` makes up one block with, if its neighbours are of that kind too."""
    if not isinstance(part, Paragraph):
        return None
    if part.kind in LISTED:
        return Kind.ITEM
    if part.kind in TITLES:
        return Kind.TITLE
    return part.kind if part.kind in GATHERED else None


def _single(part: Part, shift: int) -> str:
    if isinstance(part, Table):
        return _table(part)
    if isinstance(part, Picture):
        return f"![{one_line([Run(' '.join(part.description.split()))])}]({target(part.target)})"
    if part.kind is Kind.HEADING:
        return f"{'#' * min(part.level + shift, HIGHEST)} {one_line(part.runs)}"
    return several_lines(part.runs)


def _together(paragraphs: Sequence[Paragraph]) -> Iterator[Run]:
    """The runs of several paragraphs, parted by line breaks."""
    for paragraph in paragraphs:
        yield from (*paragraph.runs, LINE_BREAK)


def _indented(text: str, indent: str) -> str:
    """`text` with each line but the first behind `indent`; a blank line has none of its spaces."""
    return re.sub(
        r"\n(?P<blank>(?=\n)|\Z)?",
        lambda m: f"\n{indent.rstrip() if m['blank'] is not None else indent}",
        text,
    )


def _quotation(paragraphs: Sequence[Paragraph]) -> str:
    return "> " + _indented("\n\n".join(several_lines(p.runs) for p in paragraphs), "> ")


def _verse(paragraphs: Sequence[Paragraph]) -> Iterator[str]:
    """Lines with a bar, a block a stanza: what stands between two empty paragraphs, or one paragraph of several lines."""
    stanzas = any("\n" in run.text for p in paragraphs for run in p.runs)
    for empty, group in itertools.groupby(paragraphs, lambda p: is_empty(p.runs)):
        if not empty:
            members = list(group)
            yield from (
                "\n".join(_verse_lines(stanza))
                for stanza in ([[m] for m in members] if stanzas else [members])
            )


def _verse_lines(paragraphs: Sequence[Paragraph]) -> Iterator[str]:
    for paragraph in paragraphs:
        yield from (f"| {one_line(line)}" for line in _lines(paragraph.runs))


def _lines(runs: Iterable[Run]) -> Iterator[list[Run]]:
    """`runs` as they stand on each line."""
    line: list[Run] = []
    for run in runs:
        first, *others = run.text.split("\n")
        line.append(replace(run, text=first))
        for other in others:
            yield line
            line = [replace(run, text=other)]
    yield line


def _code(paragraphs: Sequence[Paragraph]) -> Iterator[str]:
    """Lines between fences that are longer than any in them; with notes, which code cannot hold, they are paragraphs."""
    runs = [run for p in paragraphs for run in (*p.runs, LINE_BREAK)]
    text = "".join(run.text for run in runs).strip("\n")
    if any(run.note for run in runs):
        yield from (several_lines(p.runs) for p in paragraphs if not is_empty(p.runs))
    elif text.strip():
        longest = max((len(m) for m in re.findall("`+", text)), default=0)
        fence = "`" * max(longest + 1, 3)
        yield f"{fence}\n{text}\n{fence}"


def _table(table: Table) -> str:
    """A table with pipes; without a row of labels its first row is an empty one."""
    width = max(len(row) for row in table.rows)
    rows = table.rows if table.headed else (((),) * width, *table.rows)
    lines = [_row([*row, *[()] * (width - len(row))]) for row in rows]
    return "\n".join([lines[0], "|" + "---|" * width, *lines[1:]])


def _row(cells: Iterable[Sequence[Run]]) -> str:
    return "|" + "|".join(f" {one_line(cell)} " for cell in cells) + "|"


def _list(paragraphs: Sequence[Paragraph]) -> Iterator[str]:
    """Each item behind its mark, below the text of the item it is in; two lists side by side have other marks."""
    opened: list[_Open] = []
    for paragraph in paragraphs:
        depth = min(max(paragraph.level, 1), len(opened) + (paragraph.kind is Kind.ITEM), DEEPEST)
        if paragraph.kind is Kind.CONTINUATION:
            yield _continuation(paragraph, opened[:depth])
            continue
        del opened[depth:]
        indent = " " * sum(one.indent for one in opened[: depth - 1])
        last = opened.pop() if len(opened) == depth else None
        turn = last.turn if last else 0
        if last and last.list_id != paragraph.list_id:
            turn = 1 - turn
        mark = f"{paragraph.number}{STOPS[turn]} " if paragraph.number is not None else f"{BULLETS[turn]} "
        opened.append(_Open(paragraph.list_id, turn, len(mark)))
        yield f"{indent}{mark}{_indented(several_lines(paragraph.runs), indent + ' ' * len(mark))}"


def _continuation(paragraph: Paragraph, opened: Sequence[_Open]) -> str:
    indent = " " * sum(one.indent for one in opened)
    return f"{indent}{_indented(several_lines(paragraph.runs), indent)}"
