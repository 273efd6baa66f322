"""From a source text to a TEI edition: structure, bibliography, citations, names, dates, quotations, the tree."""

from teiwright.encode.pipeline import encode

__all__ = ["encode"]
