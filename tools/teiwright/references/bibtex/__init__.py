"""BibTeX and BibLaTeX."""

from teiwright.references.bibtex.read import read
from teiwright.references.bibtex.write import write

__all__ = ["read", "write"]
