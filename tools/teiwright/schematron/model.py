"""The nouns of ISO Schematron (ISO/IEC 19757-3:2020) and of Schematron QuickFix, as far as they matter to a run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml import etree

__all__ = [
    "SCH_NS",
    "SQF_NS",
    "XSL_NS",
    "Advice",
    "Assertion",
    "Let",
    "Operation",
    "Part",
    "Pattern",
    "QuickFix",
    "Rule",
    "Rules",
]

SCH_NS = "http://purl.oclc.org/dsdl/schematron"
SQF_NS = "http://www.schematron-quickfix.com/validator/process"
XSL_NS = "http://www.w3.org/1999/XSL/Transform"


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a message: `text` as it is, the value of the XPath `select`, or what the XSLT of `node` makes."""

    text: str = ""
    select: str = ""
    node: etree._Element | None = None


@dataclass(frozen=True, slots=True)
class Let:
    """A variable: its name and the XPath of its value, or `content`, the element whose children are its value."""

    name: str
    value: str
    type: str = ""
    content: etree._Element | None = None


@dataclass(frozen=True, slots=True)
class Advice:
    """A diagnostic or a property of an assert, by its id; `notes` are attributes for readers, such as ``see``."""

    id: str
    parts: tuple[Part, ...]
    role: str = ""
    scheme: str = ""
    notes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Operation:
    """What a quick fix does to the nodes `match`, as XPath seen from the rule's context.

    `kind` is ``delete``, ``replace``, ``add`` or ``stringReplace``; `target`, `regex` and `flags` are attribute value
    templates. The new content is the value of the XPath `select` or else what `content` makes.
    """

    kind: str
    match: str
    node_type: str = ""
    target: str = ""
    position: str = ""
    regex: str = ""
    flags: str = ""
    select: str = ""
    content: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class QuickFix:
    """A repair that a rule offers; `when` is the XPath of its condition, empty where it always holds.

    A fix without operations can be told to a reader but not be applied: it asks the user for a value, or it does
    something that is not one of the four operations.
    """

    id: str
    title: tuple[Part, ...]
    when: str
    lets: tuple[Let, ...]
    operations: tuple[Operation, ...]


@dataclass(frozen=True, slots=True)
class Assertion:
    """An assert, or a report where `reports`: it speaks up when `test` is false, or true for a report.

    `subject` is the XPath of the node to show, seen from the context; `advice` is what its diagnostics say,
    `notes` are attributes for readers, such as ``see``.
    """

    id: str
    test: str
    reports: bool
    role: str
    flag: str
    subject: str
    message: tuple[Part, ...]
    advice: tuple[Advice, ...]
    properties: tuple[Advice, ...]
    fixes: tuple[QuickFix, ...]
    notes: tuple[tuple[str, str], ...] = ()
    severity: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """The nodes that match `context`, with what holds for them."""

    id: str
    context: str
    role: str
    flag: str
    lets: tuple[Let, ...]
    assertions: tuple[Assertion, ...]


@dataclass(frozen=True, slots=True)
class Pattern:
    """Rules of which the first that matches a node is the only one for it, or, in a group, each that does.

    `title` and `reason` are for readers.
    """

    id: str
    title: str
    reason: str
    lets: tuple[Let, ...]
    rules: tuple[Rule, ...]
    is_group: bool = False


@dataclass(frozen=True, slots=True)
class Rules:
    """A Schematron schema with its active patterns only.

    Attributes:
        title: for readers.
        version: its `schemaVersion`.
        binding: the language of its XPaths, lower case: ``xslt``, ``xslt2``, ``xslt3``, ``xpath2`` …
        phase: the phase that is active; ``#ALL`` where every pattern is.
        namespaces: by prefix.
        lets: those of the schema and of the phase.
        patterns: the active ones in order, abstract ones written out.
        foreign: the XSLT functions, keys and the like that its XPaths use.
    """

    title: str
    version: str
    binding: str
    phase: str
    namespaces: Mapping[str, str]
    lets: tuple[Let, ...]
    patterns: tuple[Pattern, ...]
    foreign: tuple[etree._Element, ...]

    def assertions(self) -> Iterator[Assertion]:
        """All asserts and reports in order; an abstract rule's come once for each rule that extends it."""
        for pattern in self.patterns:
            for rule in pattern.rules:
                yield from rule.assertions
