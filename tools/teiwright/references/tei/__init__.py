"""TEI: a record as a `biblStruct`, and the bibliography of any edition as records."""

from teiwright.references.tei.collect import bibliography
from teiwright.references.tei.read import from_bibl, from_biblstruct
from teiwright.references.tei.write import list_bibl, to_biblstruct

__all__ = ["bibliography", "from_bibl", "from_biblstruct", "list_bibl", "to_biblstruct"]
