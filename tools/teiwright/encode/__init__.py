"""From a source text to a TEI edition: structure, bibliography, citations, names, dates, quotations, the tree."""

from teiwright.encode.pipeline import encode
from teiwright.encode.records import recorded

__all__ = ["encode", "recorded"]
