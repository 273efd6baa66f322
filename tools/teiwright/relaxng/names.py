"""Name classes: which expanded names an element or attribute pattern allows (RELAX NG, 6.2.1 and 6.2.2).

A name is written as lxml writes it: ``{namespace}local``, or ``local`` in no namespace.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = [
    "AnyName",
    "Name",
    "NameChoice",
    "NameClass",
    "NsName",
    "any_more",
    "expanded",
    "named",
    "overlap",
    "split",
]

IMPOSSIBLE = "\0"
"""A namespace and a local name that no document holds: they stand for all that a schema does not name."""


@dataclass(frozen=True, slots=True)
class Name:
    """Just one name."""

    tag: str

    def holds(self, tag: str) -> bool:
        """Whether `tag` is in the class."""
        return tag == self.tag

    def __str__(self) -> str:
        """The class, to show."""
        return self.tag


@dataclass(frozen=True, slots=True)
class AnyName:
    """Any name but those in `but`."""

    but: NameClass | None = None

    def holds(self, tag: str) -> bool:
        """Whether `tag` is in the class."""
        return self.but is None or not self.but.holds(tag)

    def __str__(self) -> str:
        """The class, to show."""
        return "*" if self.but is None else f"* except {self.but}"


@dataclass(frozen=True, slots=True)
class NsName:
    """Any name of one namespace but those in `but`."""

    namespace: str
    but: NameClass | None = None

    def holds(self, tag: str) -> bool:
        """Whether `tag` is in the class."""
        return split(tag)[0] == self.namespace and (self.but is None or not self.but.holds(tag))

    def __str__(self) -> str:
        """The class, to show."""
        return f"{{{self.namespace}}}*" if self.but is None else f"{{{self.namespace}}}* except {self.but}"


@dataclass(frozen=True, slots=True)
class NameChoice:
    """Any name of any of the classes."""

    items: tuple[NameClass, ...]

    def holds(self, tag: str) -> bool:
        """Whether `tag` is in the class."""
        return any(item.holds(tag) for item in self.items)

    def __str__(self) -> str:
        """The class, to show."""
        return " | ".join(map(str, self.items))


NameClass = Name | AnyName | NsName | NameChoice


def expanded(namespace: str, local: str) -> str:
    """The name as lxml writes it."""
    return f"{{{namespace}}}{local}" if namespace else local


def split(tag: str) -> tuple[str, str]:
    """The namespace and the local name of `tag`."""
    if tag[:1] == "{":
        namespace, _, local = tag[1:].rpartition("}")
        return namespace, local
    return "", tag


def named(names: NameClass) -> Iterator[str]:
    """The names that the class lists one by one, without those that it excepts."""
    if isinstance(names, Name):
        yield names.tag
    elif isinstance(names, NameChoice):
        for item in names.items:
            yield from named(item)


def any_more(names: NameClass) -> bool:
    """Whether the class holds names that it does not list."""
    if isinstance(names, NameChoice):
        return any(map(any_more, names.items))
    return isinstance(names, AnyName | NsName)


def overlap(one: NameClass, other: NameClass) -> bool:
    """Whether some name is in both classes.

    It is enough to try the names that the classes mention, and a name of each namespace that they do not mention.
    """
    if isinstance(one, Name):
        return other.holds(one.tag)
    if isinstance(other, Name):
        return one.holds(other.tag)
    tried = {*_representatives(one), *_representatives(other)}
    return any(one.holds(tag) and other.holds(tag) for tag in tried)


def _representatives(names: NameClass) -> Iterator[str]:
    if isinstance(names, Name):
        yield names.tag
    elif isinstance(names, NameChoice):
        for item in names.items:
            yield from _representatives(item)
    else:
        yield expanded(names.namespace if isinstance(names, NsName) else IMPOSSIBLE, IMPOSSIBLE)
        if names.but is not None:
            yield from _representatives(names.but)
