"""Abbreviated pointers, such as ``psn:MDH``: what `prefixDef` makes of them (TEI, chapter 17.2.3)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from teiwright.check.codes import finding
from teiwright.check.places import locus
from teiwright.check.regex import Expression, PatternError, compile_pattern, full_match
from teiwright.model import tei

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from teiwright.check.places import Places
    from teiwright.model import Finding

__all__ = ["KNOWN_SCHEMES", "Prefixes", "expand", "prefixes", "unit_of"]

UNITS = frozenset({tei("TEI"), tei("teiCorpus")})
REFERENCE = re.compile(r"\$(\d)")

KNOWN_SCHEMES = frozenset(
    """about acct ark bitcoin blob cid data dav dict dns doi example feed file ftp ftps geo git go gopher hdl http https
    icap imap info ipfs irc isbn issn jabber jar javascript ldap lsid magnet mailto mid news nfs nntp oai openpgp4fpr orcid
    pmid prism purl sftp sip sips sms snews ssh svn tag tei tel telnet tftp tip tn3270 tv unsv urn view-source vnd wais ws
    wss xmpp xri z39.50r z39.50s""".split()
)
"""Schemes that need no `prefixDef`: those of the web that occur in editions, and ``tei``, which ODD uses."""


@dataclass(frozen=True, slots=True)
class _Definition:
    """What `replacement` makes of the text behind the prefix if `expression` matches all of it."""

    expression: Expression
    replacement: str

    def applied(self, text: str) -> str | None:
        groups = full_match(self.expression, text)
        if groups is None:
            return None
        return REFERENCE.sub(lambda match: groups[int(match[1])], self.replacement)


@dataclass(frozen=True, slots=True)
class Prefixes:
    """The definitions in the headers of a document.

    Attributes:
        scopes: for each TEI or teiCorpus element whose own header has some, these by prefix, in their order. They hold for the
            element and all that is in it.
        broken: the prefixes with a definition that cannot be used.
        known: what was expanded so far.
    """

    scopes: dict[etree._Element, dict[str, list[_Definition]]] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    known: dict[tuple[etree._Element, str], tuple[str, ...]] = field(default_factory=dict, repr=False)


def prefixes(places: Places) -> tuple[Prefixes, list[Finding]]:
    """The definitions in the document, and a finding for each that cannot be used."""
    found = Prefixes()
    faults: list[Finding] = []
    for element in places.document.tree.iter(tei("prefixDef")):
        unit = next(element.iterancestors(*UNITS), None)
        ident = element.get("ident", "")
        try:
            definition = _definition(element)
        except PatternError as error:
            message = f'the prefix "{ident}" cannot be used: {error}'
            faults.append(finding("prefix-invalid", locus(places, element), message))
            found.broken.add(ident)
            continue
        if unit is not None:
            found.scopes.setdefault(unit, {}).setdefault(ident, []).append(definition)
    return found, faults


def unit_of(known: Prefixes, element: etree._Element) -> etree._Element | None:
    """The nearest TEI or teiCorpus from `element` on upwards with definitions; with a URI it is all that `expand` asks."""
    first = next(iter(known.scopes), None)
    if first is None or (
        len(known.scopes) == 1 and first.getparent() is None
    ):  # of one document, as nearly always
        return first
    return next((unit for unit in (element, *element.iterancestors(*UNITS)) if unit in known.scopes), None)


def expand(known: Prefixes, unit: etree._Element | None, uri: str) -> tuple[str, ...] | None:
    """What the abbreviated pointer `uri` stands for: one reference for each definition that fits it.

    The nearest header with the prefix counts, from `unit` on. None where no header around has the prefix; nothing where one has
    it and no pattern of it fits.
    """
    prefix, _, rest = uri.partition(":")
    while unit is not None:
        definitions = known.scopes[unit].get(prefix)
        if definitions is not None:
            key = (unit, uri)
            if key not in known.known:
                known.known[key] = tuple(_applied(definitions, rest))
            return known.known[key]
        unit = next((other for other in unit.iterancestors(*UNITS) if other in known.scopes), None)
    return None


def _applied(definitions: list[_Definition], rest: str) -> Iterator[str]:
    yield from (made for each in definitions if (made := each.applied(rest)) is not None)


def _definition(element: etree._Element) -> _Definition:
    """The definition that a `prefixDef` makes.

    Raises:
        PatternError: it has no ident, pattern or replacement, its pattern is no expression, or its replacement names a
            group that the pattern does not have.
    """
    for name in ("ident", "matchPattern", "replacementPattern"):
        if not element.get(name, "").strip():
            raise PatternError(f"it has no {name}")
    expression = compile_pattern(element.get("matchPattern", ""))
    replacement = element.get("replacementPattern", "").strip()
    for match in REFERENCE.finditer(replacement):
        if int(match[1]) > expression.groups:
            raise PatternError(
                f"its replacementPattern names a group {match[0]} that its matchPattern does not have"
            )
    return _Definition(expression, replacement)
