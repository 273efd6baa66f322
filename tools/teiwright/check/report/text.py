"""Findings as lines for people, with the line of the file and a caret below it where the file is at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.check.report.excerpt import excerpt
from teiwright.check.report.fields import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from teiwright.model import Finding

__all__ = ["report_text", "text"]


def report_text(findings: Iterable[Finding]) -> Iterator[str]:
    """Lines without line ends: ``file:line:column: code message`` and, indented below it, what to do.

    Control characters, which a hostile file could steer a terminal with, are written as escapes.
    """
    for each in findings:
        yield _first(each)
        if each.help:
            yield visible(f"    {each.help}")


def text(
    findings: Iterable[Finding], sources: Callable[[str], bytes | None], width: int = 80
) -> Iterator[str]:
    """The lines of `report_text`, and between the two the excerpt of the place.

    Args:
        findings: what is reported.
        sources: the bytes of the file of a finding's URI; None where they are not at hand.
        width: of the terminal, in cells.
    """
    for each in findings:
        yield _first(each)
        data = sources(each.locus.uri)
        if data is not None:
            yield from excerpt(data, each.locus, width).splitlines()
        if each.help:
            yield visible(f"    {each.help}")


def _first(finding: Finding) -> str:
    where = f"{finding.locus.uri}:{finding.locus.line}:{finding.locus.column}"
    also = f" (also {', '.join(finding.also)})" if finding.also else ""
    return visible(f"{where}: {finding.code} {finding.message}{also}")
