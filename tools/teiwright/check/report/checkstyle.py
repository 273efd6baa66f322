"""Findings as Checkstyle XML, which most code review services read."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from lxml import etree

from teiwright.check.report.fields import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from teiwright.model import Finding

__all__ = ["checkstyle"]


def checkstyle(findings: Iterable[Finding], files: Sequence[str] = ()) -> str:
    """A ``checkstyle`` document with a ``file`` for each file, in the order of their names.

    Args:
        findings: what is reported.
        files: the files that were checked; those without a finding are named too.
    """
    root = etree.Element("checkstyle", version="10.0")
    by_file = {uri: list(part) for uri, part in groupby(sorted(findings, key=_uri), key=_uri)}
    for uri in sorted({*by_file, *files}):
        file = etree.SubElement(root, "file", name=visible(uri))
        for each in by_file.get(uri, []):
            etree.SubElement(file, "error", _attributes(each))
    return etree.tostring(root, encoding="unicode", pretty_print=True).rstrip("\n")


def _uri(finding: Finding) -> str:
    return finding.locus.uri


def _attributes(finding: Finding) -> dict[str, str]:
    place = {"line": finding.locus.line, "column": finding.locus.column}
    return {
        **{name: str(value) for name, value in place.items() if value},
        "severity": finding.severity.value,
        "message": visible("; ".join(part for part in (finding.message, finding.help) if part)),
        "source": f"teiwright.{finding.code}",
    }
