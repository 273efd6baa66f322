"""The definitions of a grammar (4.17, 4.18): what `start` and each `define` say, put together from all their places."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

    from teiwright.relaxng.patterns import Pattern

__all__ = ["START", "Context", "Definition", "Hidden", "Scope"]

START = ""
"""The name under which a scope keeps `start`; no definition can be named so."""


@dataclass(slots=True)
class Definition:
    """A name with all its bodies, and the pattern they make once it has been asked for."""

    name: str
    combine: str = ""
    bodies: list[tuple[etree._Element, Context]] = field(default_factory=list)
    without_combine: int = 0
    pattern: Pattern | None = None
    is_open: bool = False


@dataclass(slots=True)
class Scope:
    """The definitions of one `grammar`."""

    parent: Scope | None
    definitions: dict[str, Definition] = field(default_factory=dict)


@dataclass(slots=True)
class Hidden:
    """The names that an `include` defines anew, and those of them that the included grammar has."""

    names: frozenset[str]
    met: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Context:
    """What an element of a schema inherits."""

    uri: str
    namespace: str
    library: str
    scope: Scope | None
    files: tuple[str, ...]
    """The files being read, from the outermost to this one."""

    def at(self, node: etree._Element) -> Context:
        """The context within `node`."""
        namespace, library = node.get("ns"), node.get("datatypeLibrary")
        if namespace is None and library is None:
            return self
        return Context(
            self.uri,
            self.namespace if namespace is None else namespace,
            self.library if library is None else library,
            self.scope,
            self.files,
        )

    def inside(self, scope: Scope) -> Context:
        """The context within a grammar of its own."""
        return Context(self.uri, self.namespace, self.library, scope, self.files)

    def within(self, uri: str) -> Context:
        """The context at the start of another file, which inherits the namespace alone (4.3, 4.9)."""
        return Context(uri, self.namespace, "", self.scope, (*self.files, uri))
