"""The bibliography: from printed entries to fields, keys, `bibl` and `biblStruct`.

`parse` reads one printed entry of any style, `parse_all` a bibliography. `references_in` finds the full references of a running
note (`See Elena Pierazzo, Digital Scholarly Editing (Farnham: Ashgate, 2015), 12.`): each is the parsed entry with its
span in the note, from the first name to the locator, signal words and the last full stop left out. It tells no short
citation; whoever resolves citations calls it on the text of a note and matches the entry's `folded` names, `year` and
title against the bibliography.
"""

from teiwright.encode.bibliography.entry import Entry, Field, Kind, Name, fold
from teiwright.encode.bibliography.notes import Reference, references_in
from teiwright.encode.bibliography.parse import parse, parse_all
from teiwright.encode.bibliography.printed import printed
from teiwright.encode.bibliography.structure import structured

__all__ = [
    "Entry",
    "Field",
    "Kind",
    "Name",
    "Reference",
    "fold",
    "parse",
    "parse_all",
    "printed",
    "references_in",
    "structured",
]
