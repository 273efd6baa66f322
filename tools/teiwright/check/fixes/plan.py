"""From findings to fixes: where each finding is in the file, which safe fix repairs it, and that no two touch."""

from __future__ import annotations

import re
from bisect import bisect, insort
from itertools import chain
from typing import TYPE_CHECKING

from lxml import etree

from teiwright import xml
from teiwright.check.fixes.edits import Edit, Fix, apply
from teiwright.check.fixes.ids import words
from teiwright.check.fixes.safe import GIVING_IDS, TAKING_IDS
from teiwright.check.fixes.site import Site, Source, ids_of
from teiwright.check.fixes.sqf import offered
from teiwright.check.sourcemap import sourcemap
from teiwright.errors import UnreadableError
from teiwright.model import TEI_NS, XML_NS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from teiwright import schematron
    from teiwright.check.fixes.edits import Change
    from teiwright.check.fixes.safe import Plan, Safe
    from teiwright.check.sourcemap import SourceMap
    from teiwright.model import Document, Finding

__all__ = ["choices", "fixes", "node_at", "pointed_to"]

STEP = re.compile(
    r"/(?P<at>@)?(?:Q\{(?P<uri>[^}]*)\}|(?P<xml>xml:))?(?P<local>[^/@\[\]{}]+)(?:\[(?P<number>\d+)\])?"
)

Planned = tuple["Finding", "Plan"]


def fixes(
    document: Document,
    data: bytes,
    findings: Iterable[Finding],
    *,
    offers: Mapping[Finding, Sequence[schematron.Fix]] | None = None,
    pointed: AbstractSet[str] = frozenset(),
) -> tuple[Fix, ...]:
    """The safe fixes of `findings`, of which no two touch the same bytes. Nothing is changed; `apply` does that.

    A fix is safe where it can mean one thing only: a date that has one reading, a pointer that leads somewhere without its white
    space, an id that nothing points to, a form of earlier TEI with a new name, and what a Schematron rule offers as its only
    fix. A file that its encoding does not give back byte by byte has no fixes.

    Args:
        document: parsed from `data`.
        data: the bytes of the file.
        findings: what was found; those of other files are passed over.
        offers: the quick fixes of Schematron rules by finding, their places in the tree of `document`.
        pointed: what other files could point to (see `pointed_to`); an id among it is not changed.
    """
    source = sourcemap(document, data)
    if source is None:
        return ()
    place = Source(document, source, ids_of(document.root), pointed_to([document]) | pointed)
    sites = [site for each in findings if each.locus.uri == document.uri for site in _sites(place, each)]
    safe = (_plans(sites, GIVING_IDS), _plans(sites, TAKING_IDS), _offered(place, offers or {}))
    return tuple(_sound(data, _encoded(source, _apart(chain.from_iterable(safe)))))


def choices(
    document: Document, data: bytes, offers: Mapping[Finding, Sequence[schematron.Fix]]
) -> Iterator[Fix]:
    """What Schematron rules offer, each fix by itself: several of one finding are a choice, and two may touch the same bytes.

    Args:
        document: parsed from `data`.
        data: the bytes of the file.
        offers: the quick fixes by finding, their places in the tree of `document`.
    """
    source = sourcemap(document, data) if offers else None
    if source is None:
        return
    place = Source(document, source, ids_of(document.root), frozenset())
    planned = [
        (finding, plan)
        for finding, offer in offers.items()
        for each in offer
        if (plan := offered(place, finding, each)) is not None
    ]
    yield from (fix for fix in _encoded(source, planned) if _parses(apply(data, [fix])))


def pointed_to(documents: Iterable[Document]) -> frozenset[str]:
    """All that an attribute of `documents` could point to, as what `fixes` is told of the other files of a run."""
    return words(each.root for each in documents)


def _sites(source: Source, finding: Finding) -> Iterator[Site]:
    """The attribute that the finding is about, or those that it names, or else its element if it names that."""
    element, attribute = node_at(source, finding.locus.xpath)
    if element is None:
        return
    if attribute:
        named = [attribute] if element.get(attribute) is not None else []
    else:
        named = [str(name) for name in element.attrib if _names(finding, str(name))]
    yield from (Site(source, finding, element, name) for name in named)
    if not attribute and not named and _names(finding, str(element.tag)):
        yield Site(source, finding, element)


def _plans(sites: Iterable[Site], kinds: Sequence[Safe]) -> Iterator[Planned]:
    for site in sites:
        plans = (kind(site) for kind in kinds)
        yield from ((site.finding, plan) for plan in plans if plan)


def _offered(source: Source, offers: Mapping[Finding, Sequence[schematron.Fix]]) -> Iterator[Planned]:
    """The quick fixes of rules that offer one only; several are a choice, which is the editor's."""
    for finding, offer in offers.items():
        made = [each for each in offer if each.edits]
        plan = offered(source, finding, made[0]) if len(made) == 1 else None
        if plan:
            yield finding, plan


def _apart(planned: Iterable[Planned]) -> Iterator[Planned]:
    """The plans without those that touch what an earlier one changes."""
    taken: list[Change] = []
    for finding, (title, changes) in planned:
        own = sorted(set(changes))
        if not any(_touches(each, taken) for each in own):
            for each in own:
                insort(taken, each)
            yield finding, (title, tuple(own))


def _touches(change: Change, taken: Sequence[Change]) -> bool:
    """Whether `change` meets one of `taken`, which are in order; two insertions at one place would have none."""
    place = bisect(taken, change)
    return any(
        max(change.start, other.start) <= min(change.end, other.end)
        for other in taken[max(place - 1, 0) : place + 1]
    )


def _encoded(source: SourceMap, planned: Iterable[Planned]) -> Iterator[Fix]:
    """The plans as fixes, their places counted in bytes; one whose characters the encoding lacks is left out."""
    plans = list(planned)
    offsets = sorted({at for _, (_, changes) in plans for each in changes for at in (each.start, each.end)})
    at_byte = dict(zip(offsets, _bytes(source, offsets), strict=True))
    for finding, (title, changes) in plans:
        try:
            edits = tuple(
                Edit(at_byte[each.start], at_byte[each.end], source.decoded.encode(each.text))
                for each in changes
            )
        except UnicodeEncodeError:  # the file's encoding lacks the character, so the fix cannot be written
            continue
        yield Fix(finding, title, edits)


def _bytes(source: SourceMap, offsets: Sequence[int]) -> Iterator[int]:
    """The byte of each of the code points at `offsets`, which are in order."""
    text, position, total = source.text, 0, source.decoded.mark
    for offset in offsets:
        total += len(source.decoded.encode(text[position:offset]))
        position = offset
        yield total


def _sound(data: bytes, planned: Iterable[Fix]) -> list[Fix]:
    """The fixes that leave a document: all, or where a rule's fix would break it those that do not on their own."""
    made = list(planned)
    return made if _parses(apply(data, made)) else [each for each in made if _parses(apply(data, [each]))]


def _parses(data: bytes) -> bool:
    try:
        xml.parse(data, "")
    except UnreadableError:  # the answer is no
        return False
    return True


def node_at(source: Source, path: str) -> tuple[etree._Element | None, str]:
    """The element that `path` leads to (see `places.xpath`), and the Clark name of its attribute where it ends in one."""
    element: etree._Element | None = None
    for step in STEP.finditer(path):
        name = _clark(step)
        if step["at"]:
            return element, name
        same = _named(source, element, name) or _named(source, element, step["local"])
        number = int(step["number"] or 1)
        if number > len(same):
            return None, ""
        element = same[number - 1]
    return element, ""


def _named(source: Source, parent: etree._Element | None, name: str) -> list[etree._Element]:
    """The elements called `name` in `parent`, or the outermost one; a path writes a name of no namespace as one of TEI."""
    if parent is not None:
        return source.children(parent, name)
    root = source.document.root
    return [root] if root.tag == name else []


def _clark(step: re.Match[str]) -> str:
    if step["uri"] is not None:
        return f"{{{step['uri']}}}{step['local']}" if step["uri"] else step["local"]
    uri = XML_NS if step["xml"] else "" if step["at"] else TEI_NS
    return f"{{{uri}}}{step['local']}" if uri else step["local"]


def _names(finding: Finding, name: str) -> bool:
    """Whether the message names the attribute or element `name` (a Clark name)."""
    local = etree.QName(name).localname
    return bool(re.search(rf"(?<![\w.-]){re.escape(local)}(?![\w.-])", finding.message))
