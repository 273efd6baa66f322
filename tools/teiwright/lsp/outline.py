"""The outline of a document: its parts and divisions, by their headings."""

from __future__ import annotations

from dataclasses import dataclass, field

from teiwright.lsp.scan import Kind, Tag, opening, tags, value

__all__ = ["Division", "outline"]

DIVISIONS = frozenset(
    "TEI teiCorpus teiHeader standOff facsimile text group front body back div".split()
    + [f"div{level}" for level in range(1, 8)]
)
DEPTH = 50  # an outline below this is not shown


@dataclass(slots=True)
class Division:
    """A part of a document: what it is called, its start tag, and where it ends (offset in code points)."""

    tag: Tag
    name: str
    end: int
    parts: list[Division] = field(default_factory=list)


def outline(text: str) -> list[Division]:
    """The divisions of `text`, which need not be well-formed, each with those in it."""
    top: list[Division] = []
    stack: list[Division] = []
    titled: set[int] = set()
    for tag in tags(text):
        local = tag.name.rpartition(":")[2]
        if local in DIVISIONS and tag.kind is Kind.END:
            _close(stack, tag)
        elif local in DIVISIONS and tag.kind is Kind.START:
            division = Division(tag, _name(text, tag), len(text))
            (stack[-1].parts if stack else top).append(division)
            if len(stack) < DEPTH:
                stack.append(division)
        elif local == "head" and tag.kind is Kind.START and stack and stack[-1].tag.start not in titled:
            titled.add(stack[-1].tag.start)
            stack[-1].name = opening(text, tag) or stack[-1].name
    return top


def _close(stack: list[Division], tag: Tag) -> None:
    depth = next((i for i in range(len(stack) - 1, -1, -1) if stack[i].tag.name == tag.name), None)
    if depth is not None:
        for division in stack[depth:]:
            division.end = tag.end
        del stack[depth:]


def _name(text: str, tag: Tag) -> str:
    """What the division is called where it has no heading: its id, number or type, or its element."""
    names = (value(text, tag, name) for name in ("xml:id", "n", "type"))
    return next((name for name in names if name), tag.name)
