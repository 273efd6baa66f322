"""The bibliography: from printed entries to fields, keys, `bibl` and `biblStruct`."""

from teiwright.encode.bibliography.entry import Entry, Field, Kind, Name, fold
from teiwright.encode.bibliography.parse import parse, parse_all
from teiwright.encode.bibliography.printed import printed
from teiwright.encode.bibliography.structure import structured

__all__ = ["Entry", "Field", "Kind", "Name", "fold", "parse", "parse_all", "printed", "structured"]
