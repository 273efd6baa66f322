"""What validation finds: data without a sentence, so that who reports it can choose the words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["Allowed", "Expected", "Fault", "Kind"]


class Kind(Enum):
    """What is wrong."""

    ELEMENT_UNKNOWN = "element-unknown"
    """The grammar has no element of this name."""
    ELEMENT_NAMESPACE = "element-namespace"
    """The grammar has elements of this local name, in the namespaces expected."""
    ELEMENT_UNEXPECTED = "element-unexpected"
    """The element is not allowed here."""
    ELEMENT_TOO_EARLY = "element-too-early"
    """The element is not allowed before what is expected, which is missing."""
    CONTENT_INCOMPLETE = "content-incomplete"
    """The element ends, but something expected is missing in it."""
    TEXT_UNEXPECTED = "text-unexpected"
    """The element has text in a place where none is allowed."""
    TEXT_VALUE = "text-value"
    """The text of the element is none of the values expected."""
    ATTRIBUTE_UNEXPECTED = "attribute-unexpected"
    """The attribute is not allowed on the element."""
    ATTRIBUTE_MISSING = "attribute-missing"
    """The element lacks an attribute that it must have."""
    ATTRIBUTE_VALUE = "attribute-value"
    """The value of the attribute is none of those expected."""
    ID_DUPLICATE = "id-duplicate"
    """An element before has the same id."""
    IDREF_DANGLING = "idref-dangling"
    """No element has the id that the attribute names."""


class Allowed(Enum):
    """What an expectation is about."""

    ELEMENT = "element"
    ATTRIBUTE = "attribute"
    VALUE = "value"
    DATATYPE = "datatype"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Expected:
    """Something that is allowed in a place.

    `name` is a name as lxml writes it (or a name class, such as ``*`` or ``{namespace}*``), a value, or a datatype with its
    parameters. `required` says that nothing else can stand for it.
    """

    kind: Allowed
    name: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault of a document.

    `element` is where it is: the element itself that is not allowed, has the wrong attribute, or lacks something. `name`
    is its tag. `attribute` and `value` are set where the fault is about them; `expected` is what is allowed there. `parents`
    are the names of the elements in which an element that is not allowed may stand, where its parent is none of them.
    """

    kind: Kind
    element: etree._Element
    name: str
    attribute: str | None = None
    value: str | None = None
    expected: tuple[Expected, ...] = ()
    parents: tuple[str, ...] = ()
