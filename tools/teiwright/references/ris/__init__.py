"""RIS."""

from teiwright.references.ris.read import read
from teiwright.references.ris.write import write

__all__ = ["read", "write"]
