"""teiwright: from a plain text to a TEI P5 edition, encoded, checked, published, withheld and restored."""

__version__ = "0.1.0"
