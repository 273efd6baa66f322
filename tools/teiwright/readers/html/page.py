"""The tree of a page, and which part of it is the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from teiwright.errors import SourceError, UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["BLOCKS", "HEADINGS", "parsed", "text_part"]

DEEPEST = 100
"""How many elements may stand in each other; a page that people write has about thirty."""

LARGEST = 64 * 1024 * 1024
HEADINGS = {f"h{level}": level for level in range(1, 7)}
BLOCKS = frozenset(
    """address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form header
    hgroup hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul caption html noscript""".split()
) | frozenset(HEADINGS)
"""The elements that begin a line of their own."""

CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ufffe\uffff]")


def parsed(text: str, uri: str) -> etree._Element:
    """The tree of the page, without a look at anything outside of it; broken markup is mended as browsers do.

    Raises:
        SourceError: the page is empty, too large, or nested too deeply.
    """
    if not text.strip():
        raise UnreadableError(f"{uri}: is empty; give a file with text")
    data = CONTROLS.sub("\N{REPLACEMENT CHARACTER}", text).encode()
    if len(data) > LARGEST:
        raise SourceError(f"{uri}: has more than {LARGEST // 1024**2} MB; divide the text")
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, collect_ids=False, remove_comments=True, remove_pis=True
    )
    root = etree.fromstring(data, parser)
    if root is None:
        raise UnreadableError(f"{uri}: holds no text; give a page with text")
    limit = next((e.line for e in parser.error_log if e.type_name == "ERR_RESOURCE_LIMIT"), 0)
    # Past a limit libxml2 stops, and what it has read so far is only a part of the page.
    if limit or _is_deep(root):
        where = f"{uri}:{limit}" if limit else uri
        raise SourceError(
            f"{where}: is nested more than {DEEPEST} deep, or holds a text of more than 10 MB; flatten or divide it"
        )
    return root


def _is_deep(root: etree._Element) -> bool:
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > DEEPEST:
            return True
    return False


def text_part(root: etree._Element) -> etree._Element:
    """The one `main`, else the one `article`, else the body."""
    for wanted in ("main", "article"):
        found = [e for e in _elements(root, wanted) if not any(a.tag == wanted for a in e.iterancestors())]
        if len(found) == 1:
            return found[0]
    return next(_elements(root, "body"), root)


def _elements(root: etree._Element, name: str) -> Iterator[etree._Element]:
    return root.iter(name)
