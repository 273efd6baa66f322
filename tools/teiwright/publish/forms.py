"""The files that are made of an edition beside its page: which there are, and making them."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

from teiwright import resources, saxon, sheet

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from teiwright.model import Document
    from teiwright.saxon import Parameter

__all__ = ["ALSO", "ALWAYS", "ENTITIES", "MENTIONS", "TEXT", "make"]

TEXT, MENTIONS, ENTITIES = "text.txt", "mentions.csv", "entities.csv"
ALWAYS = (
    TEXT,
    "offsets.jsonl",
    MENTIONS,
    ENTITIES,
    "edges.csv",
    "citations.csv",
    "bibliography.csv",
    "tables.csv-metadata.json",
    "datapackage.json",
    "metadata/datacite.json",
    "metadata/oai_dc.xml",
    "metadata/CITATION.cff",
)
"""The files that are made of each edition, in their order."""
ALSO = {
    "annotations": "annotations.jsonld",
    "vrt": "text.vrt",
    "conllu": "text.conllu",
    "hipe": "text.hipe.tsv",
    "gexf": "network.gexf",
    "graphml": "network.graphml",
    "places": "places.geojson",
    "turtle": "entities.ttl",
}
"""The files that are made when asked for, by the name of the form."""
BOM = "\ufeff"


def make(
    document: Document, names: Sequence[str], parameters: Mapping[str, Parameter], *, excel: bool = False
) -> dict[str, str]:
    """The characters of the files `names`, without those that the document has nothing for; it is not changed.

    Args:
        document: any TEI document.
        names: of `ALWAYS` or the values of `ALSO`, in the order in which they come back.
        parameters: those of `xslt/parameters.xsl`, but for `forms`.
        excel: whether each table begins with a byte order mark, and each cell that a spreadsheet would take for a formula
            has a guard before it.

    Raises:
        TransformError: the stylesheet stopped.
    """
    stylesheet = saxon.compile_stylesheet(resources.xslt("forms.xsl"))
    made: dict[str, str] = json.loads(
        stylesheet.transform(document, {**parameters, "forms": " ".join(names)})
    )
    return {
        name: _guarded(text) if excel and name.endswith(".csv") else text
        for name, text in made.items()
        if text or name == TEXT
    }


def _guarded(table: str) -> str:
    header, *lines = csv.reader(io.StringIO(table, newline=""))
    return BOM + sheet.table(header, lines)
