"""What an ODD declares, as frozen nouns: elements, classes, datatypes, content and rules."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

__all__ = [
    "Attribute",
    "AttributeClass",
    "Content",
    "Datatype",
    "Definition",
    "Element",
    "Empty",
    "Group",
    "GroupKind",
    "Macro",
    "ModelClass",
    "Reference",
    "ReferenceKind",
    "Rule",
    "Schema",
    "Text",
    "Value",
]


class GroupKind(StrEnum):
    """How the parts of a group follow each other (TEI `sequence`, `alternate`)."""

    SEQUENCE = "sequence"
    ALTERNATE = "alternate"


class ReferenceKind(StrEnum):
    """What a reference in a content model is to."""

    ELEMENT = "elementRef"
    CLASS = "classRef"
    MACRO = "macroRef"
    DATATYPE = "dataRef"


@dataclass(frozen=True, slots=True)
class Text:
    """Characters (TEI `textNode`)."""


@dataclass(frozen=True, slots=True)
class Empty:
    """No content (TEI `empty`)."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference to something declared; `most` is None where there is no upper limit."""

    kind: ReferenceKind
    key: str
    least: int = 1
    most: int | None = 1


@dataclass(frozen=True, slots=True)
class Group:
    """Parts in sequence or in alternation; `most` is None where there is no upper limit."""

    kind: GroupKind
    parts: tuple[Content, ...]
    least: int = 1
    most: int | None = 1


Content = Text | Empty | Reference | Group


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a list, and what it means."""

    ident: str
    desc: str


@dataclass(frozen=True, slots=True)
class Datatype:
    """A named set of strings: a W3C type with a pattern, a union of W3C types, or a closed list.

    Attributes:
        ident: its name.
        desc: what it is for.
        names: the W3C types; more than one is a union, none leaves the closed list.
        pattern: a regular expression of XML Schema that the whole value matches, or empty.
        values: the closed list, or empty.
    """

    ident: str
    desc: str
    names: tuple[str, ...] = ()
    pattern: str = ""
    values: tuple[Value, ...] = ()


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute of an element or a class.

    Attributes:
        ident: its name, with the prefix `xml:` where it has one.
        desc: what it says.
        datatype: the name of a declared datatype, or of a W3C type where `builtin`.
        builtin: whether `datatype` is a W3C type.
        required: whether it must be there.
        plural: whether it holds one or more values with white space between.
        closed: whether `values` are all there are, or only the usual ones.
        values: listed values.
    """

    ident: str
    desc: str
    datatype: str
    builtin: bool = False
    required: bool = False
    plural: bool = False
    closed: bool = False
    values: tuple[Value, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """A Schematron constraint.

    Attributes:
        ident: its name, which its assertion bears.
        title: the truth that it asks for.
        rationale: why that is asked for.
        lets: the `sch:let`s before its rule, serialised: what is asked once a document.
        xml: its `sch:rule`, serialised.
        diagnostics: the `sch:diagnostic`s of its assertion, serialised: what to do.
    """

    ident: str
    title: str
    rationale: str
    lets: tuple[str, ...] = field(repr=False)
    xml: str = field(repr=False)
    diagnostics: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Definition:
    """What all declarations share: a name, what it stands for, and the classes it is a member of."""

    ident: str
    desc: str
    gloss: str = ""
    classes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AttributeClass(Definition):
    """A set of attributes that several elements carry."""

    attributes: tuple[Attribute, ...] = ()


@dataclass(frozen=True, slots=True)
class ModelClass(Definition):
    """A set of elements that stand in the same places."""


@dataclass(frozen=True, slots=True)
class Macro(Definition):
    """A content model with a name."""

    content: Content = field(default_factory=Empty)


@dataclass(frozen=True, slots=True)
class Element(Definition):
    """An element: its content, its own attributes and its rules."""

    content: Content = field(default_factory=Empty)
    attributes: tuple[Attribute, ...] = ()
    rules: tuple[Rule, ...] = ()


@dataclass(frozen=True, slots=True)
class Schema:
    """A whole profile; each table is keyed by name, in the order of the ODD.

    Attributes:
        ident: its name, which the generated files bear.
        namespace: the namespace of all its elements.
        start: the name of the outermost element.
        title: the title of the ODD.
        intro: the paragraphs of prose before the declarations.
    """

    ident: str
    namespace: str
    start: str
    title: str
    intro: tuple[str, ...]
    elements: dict[str, Element] = field(repr=False)
    models: dict[str, ModelClass] = field(repr=False)
    attribute_classes: dict[str, AttributeClass] = field(repr=False)
    macros: dict[str, Macro] = field(repr=False)
    datatypes: dict[str, Datatype] = field(repr=False)
