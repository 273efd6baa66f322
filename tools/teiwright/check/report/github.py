"""Findings as GitHub workflow commands, which show them beside the lines of a pull request."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from teiwright.check.report.fields import visible
from teiwright.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from teiwright.model import Finding

__all__ = ["github"]

COMMANDS: Mapping[Severity, str] = MappingProxyType(
    {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
)


def github(findings: Iterable[Finding]) -> Iterator[str]:
    """A line ``::error file=…,line=…,col=…,title=…::message`` for each finding; its help follows the message.

    A place that is not known is left out. `%` and line ends are written as the runner asks for it; in the properties a
    colon and a comma too.
    """
    for each in findings:
        place = (("line", each.locus.line), ("col", each.locus.column))
        known = [f"{name}={value}" for name, value in place if value]
        named = [f"file={_property(each.locus.uri)}", *known, f"title={_property(each.code)}"]
        also = [f"also {', '.join(each.also)}"] if each.also else []
        said = "%0A".join(_data(part) for part in (each.message, *also, each.help) if part)
        yield f"::{COMMANDS[each.severity]} {','.join(named)}::{said}"


def _data(value: str) -> str:
    return visible(value).replace("%", "%25")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")
