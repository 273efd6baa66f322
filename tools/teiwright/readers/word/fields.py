"""The fields of a Word file: what each prints, links to, or carries (ECMA-376 part 1, section 17.16).

A complex field is an instruction and a result between three marks, which may stand in different paragraphs; an
instruction may hold fields of its own. Printed is what stands in the result of every field round it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from teiwright.errors import SourceError

__all__ = ["Fields"]

GENERATED = {"TOC", "INDEX", "TOA"}
HYPERLINK = re.compile(r'HYPERLINK\s+(?:\\[a-z]\s+)*"(?P<target>[^"]*)"(?P<switches>.*)', re.DOTALL)
ANCHOR = re.compile(r'\\l\s+"(?P<anchor>[^"]*)"')
LOCAL = re.compile(r"HYPERLINK\s+\\l\b")


@dataclass(slots=True)
class _Field:
    """A field that has begun in the paragraph `line`."""

    line: int
    instruction: list[str] = field(default_factory=list)
    in_result: bool = False
    generated: bool = False
    href: str = ""


@dataclass(slots=True)
class Fields:
    """The fields that are open, outer first, and what the ended ones have left.

    Attributes:
        instructions: of all fields whose instruction has ended, in order.
        generated: how many tables of contents and indexes were met, which print nothing here.
    """

    open: list[_Field] = field(default_factory=list)
    instructions: list[str] = field(default_factory=list)
    generated: int = 0

    @property
    def printing(self) -> bool:
        """Whether what stands here is printed."""
        return all(one.in_result and not one.generated for one in self.open)

    @property
    def href(self) -> str:
        """What the innermost field with a link links to."""
        return next((one.href for one in reversed(self.open) if one.href), "")

    def mark(self, kind: str, line: int) -> None:
        """Pass a mark: ``begin``, ``separate`` or ``end``, in the paragraph `line`; a stray one marks nothing."""
        if kind == "begin":
            self.open.append(_Field(line))
        elif kind == "separate" and self.open and not self.open[-1].in_result:
            self._separate(self.open[-1])
        elif kind == "end" and self.open:
            ended = self.open.pop()
            if not ended.in_result:
                self.instructions.append("".join(ended.instruction))

    def instruct(self, text: str) -> None:
        """Take `text` as part of the instruction of the innermost field."""
        if self.open and not self.open[-1].in_result:
            self.open[-1].instruction.append(text)

    def settle(self, uri: str) -> None:
        """Refuse a field that has not ended, since it would hide all that follows it.

        Raises:
            SourceError: there is one.
        """
        if self.open:
            raise SourceError(
                f"{uri}: a field that begins in paragraph {self.open[0].line} never ends, so that what is printed is "
                f"not known; open it in the word processor, update or remove that field, and save"
            )

    def _separate(self, one: _Field) -> None:
        instruction = "".join(one.instruction)
        one.in_result = True
        self.instructions.append(instruction)
        name = (instruction.split() or [""])[0].upper()
        link = HYPERLINK.search(instruction) if name == "HYPERLINK" else None
        if name in GENERATED:
            one.generated = True
            self.generated += 1
        elif link and not LOCAL.search(instruction):
            anchor = ANCHOR.search(link["switches"])
            one.href = link["target"] + (f"#{anchor['anchor']}" if anchor else "")
