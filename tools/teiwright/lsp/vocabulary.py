"""What the profile's ODD says about elements, attributes and values: which ones there are, and what they are for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from teiwright import odd, resources
from teiwright.odd import resolve

if TYPE_CHECKING:
    from teiwright.odd.spec import Attribute, Datatype, Element, Schema, Value

__all__ = ["Vocabulary", "profile"]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The declarations of one ODD, looked up by the names that stand in a document."""

    schema: Schema

    def element(self, clark: str) -> Element | None:
        """The declaration of the element with this Clark name."""
        namespace, _, local = clark.removeprefix("{").rpartition("}")
        return self.schema.elements.get(local) if namespace == self.schema.namespace else None

    def attribute(self, element: Element, name: str) -> Attribute | None:
        """The declaration of the attribute `name` of `element`."""
        return next((each for each in resolve.attributes(self.schema, element) if each.ident == name), None)

    def datatype(self, attribute: Attribute) -> Datatype | None:
        """The declared datatype of `attribute`; None where it is a W3C type as it stands."""
        return resolve.datatype(self.schema, attribute)

    def values(self, attribute: Attribute) -> tuple[Value, ...]:
        """The listed values of `attribute`: its own, or else those of its datatype."""
        datatype = self.datatype(attribute)
        return attribute.values or (datatype.values if datatype else ())


@lru_cache(maxsize=1)
def profile() -> Vocabulary:
    """The vocabulary of this project's profile.

    Raises:
        TeiwrightError: the package is not whole.
    """
    return Vocabulary(odd.read(resources.schema("teiwright.odd")))
