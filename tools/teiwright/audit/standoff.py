"""What an audit found, written into the edition: a list in `standOff`, with a pointer to each place."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

from lxml import etree

from teiwright.model import XML_ID, Document, Severity, tei

if TYPE_CHECKING:
    from collections.abc import Iterable

    from teiwright.model import Finding

__all__ = ["LIST", "annotate"]

LIST = "teiwright.audit"
"""The `xml:id` of the list; by it a later audit knows the list that it replaces."""

RESPONSIBLE = "teiwright"
CERT = {Severity.ERROR: "high", Severity.WARNING: "high", Severity.INFO: "medium"}
STEP = "  "


def annotate(document: Document, findings: Iterable[Finding]) -> Document:
    """A copy of `document` whose `standOff` holds the `findings`, each as a `note` in `list[@type="audit"]`.

    The `type` of a note is the code, its `subtype` the severity, its `target` the nearest element with an `xml:id`; where
    none has one, the note ends with the path. The list of an earlier audit goes; `text` and all else stay as they are.

    Args:
        document: an edition; it is not changed.
        findings: those that `audit` has of it.
    """
    tree = copy.deepcopy(document.tree)
    _remove(tree.getroot())
    if notes := list(findings):
        _put(tree.getroot(), notes)
    return Document(tree, document.uri)


def _remove(root: etree._Element) -> None:
    """Take the list of an earlier audit away, with a `standOff` that held nothing else."""
    for listed in root.xpath("//*[@xml:id=$id]", id=LIST):
        stand_off = listed.getparent()
        _cut(listed)
        if stand_off.tag == tei("standOff") and not len(stand_off):
            _cut(stand_off)


def _cut(element: etree._Element) -> None:
    """Take `element` out; the white space behind it takes the place of that before."""
    before, parent = element.getprevious(), element.getparent()
    if before is not None:
        before.tail = element.tail
    elif parent is not None:
        parent.text = element.tail
    if parent is not None:
        parent.remove(element)


def _put(root: etree._Element, findings: Iterable[Finding]) -> None:
    stand_off = next(root.iterchildren(tei("standOff"), reversed=True), None)
    if stand_off is None:
        stand_off = etree.Element(tei("standOff"))
        _insert(root, stand_off, 1)
    listed = etree.Element(tei("list"), {"type": "audit", XML_ID: LIST})
    responsible = bool(root.xpath("//*[@xml:id=$id]", id=RESPONSIBLE))
    for finding in findings:
        item = etree.Element(tei("item"))
        item.append(_note(finding, responsible=responsible))
        _insert(listed, item, 3)
    _insert(stand_off, listed, 2)


def _insert(parent: etree._Element, child: etree._Element, depth: int) -> None:
    """Put `child` behind the last child of `parent`, on a line of its own that is indented by `depth` steps."""
    line = f"\n{STEP * depth}"
    if len(parent):
        child.tail, parent[-1].tail = f"\n{STEP * (depth - 1)}", line
    else:
        parent.text, child.tail = line, f"\n{STEP * (depth - 1)}"
    parent.append(child)


def _note(finding: Finding, *, responsible: bool) -> etree._Element:
    attributes = {"type": finding.code, "subtype": finding.severity.value}
    if finding.locus.xml_id:
        attributes["target"] = f"#{finding.locus.xml_id}"
    if responsible:
        attributes["resp"] = f"#{RESPONSIBLE}"
    attributes["cert"] = CERT[finding.severity]
    note = etree.Element(tei("note"), attributes)
    place = "" if finding.locus.xml_id else f" ({finding.locus.xpath})"
    note.text = f"{finding.message}; {finding.help}{place}" if finding.help else f"{finding.message}{place}"
    return note
