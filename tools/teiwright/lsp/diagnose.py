"""What is wrong with the text in an editor, with the place of each fault as offsets into that text.

This runs in the process of `teiwright.lsp.worker`.
"""

from __future__ import annotations

import os
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from teiwright import xml
from teiwright.check import Terms, examine, neighbours
from teiwright.check.association import catalog_for
from teiwright.check.fixes import fixes
from teiwright.check.settings import find_settings
from teiwright.errors import TeiwrightError, UnreadableError
from teiwright.lsp import spot
from teiwright.lsp.lines import Lines
from teiwright.lsp.page import Located, Page, Remark, Repair
from teiwright.model import Finding, Locus, Severity

if TYPE_CHECKING:
    from teiwright.model import Document

__all__ = ["diagnose", "not_checked"]

NOT_WELL_FORMED = "xml:not-well-formed"
NOT_CHECKED = "not-checked"
NEAR = 200  # characters between where the parser stopped and the tag that made it stop
LIMIT = 1000  # findings; an editor with more of them at once helps nobody
DECLARED = re.compile(r"\A(\ufeff?<\?xml\b[^>]*?)(\s+encoding\s*=\s*(?:\"[^\"]*\"|'[^']*'))")
SURROGATE = re.compile("[\ud800-\udfff]")
PLACE = re.compile(r":[0-9]+:[0-9]+: ")


def diagnose(text: str, path: str) -> list[Located]:
    """What is wrong with `text`, which is that of the file `path`, whatever the disk says.

    A text that is not well-formed has one finding, at its place. A schema that cannot be used is a finding too.
    """
    data = _encoded(text)
    try:
        document = xml.parse(data, path)
    except UnreadableError as error:
        return [_unreadable(text, path, error)]
    try:
        findings = _findings(document)
    except TeiwrightError as error:
        return [not_checked(path, str(error))]
    if not findings:
        return []
    repairs = _repairs(document, data, findings)
    place = Page(text, document)
    return [replace(place.located(each), repairs=repairs.get(each, ())) for each in findings]


def _findings(document: Document) -> list[Finding]:
    """What `teiwright check` finds in `document`, by the settings of its project; not what it finds in included files."""
    settings = find_settings(Path(document.uri).parent)
    terms = Terms(catalog=catalog_for((), settings, os.environ), settings=settings)
    found = examine(document, terms, neighbours(settings.paths()))
    return [each for each in found if each.locus.uri == document.uri][:LIMIT]


def not_checked(path: str, why: str) -> Located:
    """The finding that the file `path` was not checked, at its begin."""
    return Located(Finding(NOT_CHECKED, Severity.ERROR, Locus(path), f"not checked: {why}"), 0, 0)


def _encoded(text: str) -> bytes:
    """`text` as UTF-8; a declaration of another encoding, which is that of the file, becomes spaces.

    Half of a surrogate pair, which an editor can send, becomes U+FFFF: XML has neither, but UTF-8 has the latter.
    """
    blank = DECLARED.sub(lambda match: match[1] + re.sub(r"\S", " ", match[2]), text)
    return SURROGATE.sub("\uffff", blank).encode()


def _unreadable(text: str, path: str, error: UnreadableError) -> Located:
    """The finding that `text` cannot be read, at the tag or reference where the parser stopped.

    Where that is an end tag, the start tag that it does not fit to is another place of the finding.
    """
    message = PLACE.sub("", str(error).removeprefix(path), count=1).lstrip(": ")
    finding = Finding(NOT_WELL_FORMED, Severity.ERROR, Locus(path), message)
    cause = error.__cause__
    line, column = cause.position if isinstance(cause, etree.XMLSyntaxError) else (1, 1)
    end = Lines(text).at(line, column)
    start = max(text.rfind("<", 0, end), text.rfind("&", 0, end))
    if start < 0 or end - start > NEAR or text[end - 1] not in ">;":
        return Located(finding, end, min(end + 1, len(text)))
    opened = spot.find(text, start).open if text.startswith("</", start) else ()
    related = tuple(Remark(each.tag.start, each.tag.end, "this is open") for each in opened[-1:])
    return Located(finding, start, end, related)


def _repairs(document: Document, data: bytes, findings: list[Finding]) -> dict[Finding, tuple[Repair, ...]]:
    """The safe fixes of the findings, with the offsets of `data`, which count bytes, as code points."""
    found: dict[Finding, tuple[Repair, ...]] = {}
    for fix in fixes(document, data, findings):
        edits = tuple(
            (_offset(data, edit.start), _offset(data, edit.end), edit.replacement.decode())
            for edit in fix.edits
        )
        found[fix.finding] = (*found.get(fix.finding, ()), Repair(fix.title, edits))
    return found


def _offset(data: bytes, place: int) -> int:
    return len(data[:place].decode())
