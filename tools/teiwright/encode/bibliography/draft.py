"""The working sheet of one entry: what is already claimed, and what is still open."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from teiwright.encode.bibliography.dates import may_hold_date
from teiwright.encode.bibliography.entry import Field, Name

__all__ = ["GONE", "Draft", "flat", "trim"]

GONE = "\x00"
"""Stands for each claimed character, so that offsets stay; XML forbids it, so no entry holds one."""
_SPACE = re.compile(r"[^\S ]|\x00")


@dataclass(slots=True)
class Draft:
    """An entry while it is parsed.

    Attributes:
        text: the characters as printed.
        open: as long as `text`: line feeds are spaces, claimed characters are `GONE`.
        fields: the fields claimed so far, in any order.
        dated: whether a date may stand in it.
        start: the offset where the names and the year end and the rest begins.
        dotted: whether full stops, not commas, separate the parts of the rest.
        people: who is responsible: role, name, and the offset of the name.
        year: the year of publication, or the words that stand for it.
        suffix: the letter that tells works of one year apart.
        said: the names of the fields.
    """

    text: str
    open: str = ""
    fields: list[Field] = field(default_factory=list)
    dated: bool = False
    start: int = 0
    dotted: bool = False
    people: list[tuple[str, Name, int]] = field(default_factory=list)
    year: str = ""
    suffix: str = ""
    said: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Open the whole text."""
        self.open = _SPACE.sub(" ", self.text)
        self.dated = may_hold_date(self.open)

    def add(self, name: str, start: int, end: int, value: str | None = None) -> None:
        """Put a field without its outer white space on the list; its value is its text unless `value` is given."""
        start, end = trim(self.text, start, end)
        if start < end:
            said = flat(self.text[start:end]) if value is None else value
            self.fields.append(Field(name, start, end, said))
            self.said.add(name)

    def add_name(self, role: str, name: Name, start: int, end: int) -> None:
        """`add` the field of a person or body, with the name itself."""
        self.add(role, start, end)
        self.people.append((role, name, start))

    def named(self, role: str) -> tuple[Name, ...]:
        """The names in one role, in printed order."""
        found = sorted(
            ((start, name) for part, name, start in self.people if part == role), key=lambda pair: pair[0]
        )
        return tuple(name for _, name in found)

    def close(self, start: int, end: int) -> None:
        """Take a span out of what is open."""
        self.open = self.open[:start] + GONE * (end - start) + self.open[end:]

    def claim(self, name: str, start: int, end: int, value: str | None = None) -> None:
        """`add` a field and `close` its span."""
        self.add(name, start, end, value)
        self.close(start, end)

    def mentions(self, *words: str) -> bool:
        """Whether the entry holds one of these pieces of words: a quick look before a slow pattern."""
        for word in words:  # noqa: SIM110 - a generator costs more than what it looks for
            if word in self.text:
                return True
        return False

    def has(self, *names: str) -> bool:
        """Whether a field of one of these names is there."""
        return not self.said.isdisjoint(names)


def flat(text: str) -> str:
    """`text` with each run of white space as one space."""
    return " ".join(text.split())


def trim(text: str, start: int, end: int, marks: str = "") -> tuple[int, int]:
    """The span without white space and `marks` at either end."""
    while start < end and (text[start].isspace() or text[start] in marks):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in marks):
        end -= 1
    return start, end
