"""The CSL-JSON that reference managers leave in a text beside each citation they print.

Zotero and the Mendeley of 2008 to 2022 keep it in a field (``ADDIN ZOTERO_ITEM CSL_CITATION {…}``), Mendeley Cite in
the tag of a content control, in Base64.
"""

from __future__ import annotations

import base64
import binascii
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["csl_items", "in_field", "in_tag"]

CODE = "CSL_CITATION"
TAG = "MENDELEY_CITATION_v3_"


def in_field(instruction: str) -> str | None:
    """The JSON of a citation in the `instruction` of a field, if it is one."""
    if not instruction.lstrip().startswith(("ADDIN", "ZOTERO_ITEM")):
        return None
    _, code, rest = instruction.partition(CODE)
    start, end = rest.find("{"), rest.rfind("}")
    return rest[start : end + 1] if code and start >= 0 else None


def in_tag(tag: str) -> str | None:
    """The JSON of a citation in the `tag` of a content control, if it is one."""
    if not tag.startswith(TAG):
        return None
    try:
        return base64.b64decode(tag.removeprefix(TAG), validate=True).decode()
    except (binascii.Error, UnicodeDecodeError):
        return ""


def csl_items(citations: Iterable[str]) -> tuple[str, int]:
    """The items of all `citations` as a JSON array, each once, and how many citations could not be read.

    Returns:
        The array, empty where there is no item; and the number of citations whose JSON is broken.
    """
    items: dict[str, None] = {}
    broken = 0
    for citation in citations:
        try:
            items.update(
                (json.dumps(item, ensure_ascii=False, sort_keys=True), None)
                for item in _items(json.loads(citation))
            )
        except (ValueError, RecursionError):
            broken += 1
    return (f"[{', '.join(items)}]" if items else ""), broken


def _items(citation: object) -> Iterator[dict[str, object]]:
    """The CSL items of one citation; an item without an id of its own takes that of the citation's part."""
    parts = citation.get("citationItems", ()) if isinstance(citation, dict) else ()
    for part in parts if isinstance(parts, list) else ():
        item = part.get("itemData") if isinstance(part, dict) else None
        if isinstance(item, dict):
            yield {"id": part.get("id", ""), **item}
