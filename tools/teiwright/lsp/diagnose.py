"""What is wrong with the text in an editor, with the place of each fault as offsets into that text.

This runs in the process of `teiwright.lsp.worker`.
"""

from __future__ import annotations

import os
import re
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from teiwright import xml
from teiwright.check import Terms, check, neighbours
from teiwright.check.association import catalog_for, schemas_for
from teiwright.check.codes import RULE
from teiwright.check.fixes import choices, fixes
from teiwright.check.offers import offers
from teiwright.check.run import ROOTS
from teiwright.check.schemas import SchemaKind, profile_files
from teiwright.check.settings import apply_severity, find_settings
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
CHOICES = 50  # findings whose quick fixes are offered; each is tried, which parses the text
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
        terms = _terms(document)
        findings = _findings(document, terms)
        repairs = _repairs(document, data, findings, terms) if findings else {}
    except TeiwrightError as error:
        return [not_checked(path, str(error))]
    if not findings:
        return []
    place = Page(text, document)
    return [
        replace(place.located(each), repairs=tuple(repairs.get((each.code, each.locus), ())))
        for each in findings
    ]


def _terms(document: Document) -> Terms:
    """What `document` is checked by: the settings of its project and the catalogs."""
    settings = find_settings(Path(document.uri).parent)
    return Terms(catalog=catalog_for((), settings, os.environ), settings=settings)


def _findings(document: Document, terms: Terms) -> list[Finding]:
    """What `teiwright check` finds in `document` itself, without XSD where a RELAX NG grammar says the same much sooner."""
    asked = schemas_for(document, catalog=terms.catalog, settings=terms.settings)
    has_grammar = any(each.kind is SchemaKind.RNG for each in asked.files)
    files = [each for each in asked.files if each.kind is not SchemaKind.XSD or not has_grammar]
    is_stranger = asked.files == profile_files() and document.root.tag not in ROOTS
    near = neighbours(terms.settings.paths())
    found = check(document, schemas=None if is_stranger else files, near=near, settings=terms.settings)
    every = (*apply_severity(asked.findings, terms.settings), *found)
    return [each for each in every if each.locus.uri == document.uri][:LIMIT]


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


def _repairs(
    document: Document, data: bytes, findings: list[Finding], terms: Terms
) -> dict[tuple[str, Locus], list[Repair]]:
    """The fixes by the code and place of a finding, the safe ones first: rules word what they offer once for all."""
    has_rules = any(each.code.startswith(RULE) for each in findings)
    offered = offers(document, terms) if has_rules else {}
    few = dict(islice(offered.items(), CHOICES))
    found: dict[tuple[str, Locus], list[Repair]] = {}
    for fix, is_safe in (
        *((fix, True) for fix in fixes(document, data, findings, offers=offered)),
        *((fix, False) for fix in choices(document, data, few)),
    ):
        edits = tuple(
            (_offset(data, edit.start), _offset(data, edit.end), edit.replacement.decode())
            for edit in fix.edits
        )
        known = found.setdefault((fix.finding.code, fix.finding.locus), [])
        if all(each.edits != edits for each in known):
            known.append(Repair(fix.title, edits, is_safe))
    return found


def _offset(data: bytes, place: int) -> int:
    return len(data[:place].decode())
