"""Records of works: CSL-JSON, BibTeX, BibLaTeX, RIS and TEI, read and written by one noun, the `Reference`.

A file becomes references with `read`, references become a file with `write`; `tei` holds both ways for a `biblStruct`.
"""

from teiwright.references.csl import from_csl, to_csl
from teiwright.references.files import Form, form_of, from_bytes, read, write
from teiwright.references.model import Date, Name, Reading, Reference
from teiwright.references.tei import bibliography, from_bibl, from_biblstruct, list_bibl, to_biblstruct

__all__ = [
    "Date",
    "Form",
    "Name",
    "Reading",
    "Reference",
    "bibliography",
    "form_of",
    "from_bibl",
    "from_biblstruct",
    "from_bytes",
    "from_csl",
    "list_bibl",
    "read",
    "to_biblstruct",
    "to_csl",
    "write",
]
