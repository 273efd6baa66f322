"""The styles of an OpenDocument text: what each makes of a paragraph, of characters, of a list."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from teiwright.readers.names import CODE_NAMES, fold, is_contents, kind_of, list_level
from teiwright.readers.opendocument.odf import get, name, q
from teiwright.readers.parts import Kind, Script

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from lxml import etree

__all__ = ["Looks", "ParagraphStyle", "Styles", "read"]

DEEPEST = 20
ESCAPED = re.compile(r"_([0-9a-f]{2,4})_")
LENGTH = re.compile(r"(-?[\d.]+)(cm|mm|in|pt|pc)\Z")
CENTIMETRES = {"cm": 1.0, "mm": 0.1, "in": 2.54, "pt": 2.54 / 72, "pc": 2.54 / 6}
MARGIN, WIDE_MARGIN = 0.6, 1.0
"""In centimetres: from where on a paragraph is set apart from its neighbours."""


@dataclass(frozen=True, slots=True)
class Looks:
    """How characters look; none where nothing says."""

    italic: bool | None = None
    bold: bool | None = None
    script: Script | None = None
    hidden: bool = False
    code: bool = False


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """What a style makes of its paragraph.

    Attributes:
        kind: what it is; none where no name tells.
        level: of a heading from 1.
        base: how its named style makes all characters look.
        own: how the formatting of this one paragraph makes them look.
        contents: whether it is for lines of a table of contents.
        list_level: of a style for lists its level from 1; else 0.
        narrow: whether direct formatting narrows it at both sides.
        far: whether direct formatting moves it far from the left margin, all of its lines.
    """

    kind: Kind | None = None
    level: int = 0
    base: Looks = Looks()
    own: Looks = Looks()
    contents: bool = False
    list_level: int = 0
    narrow: bool = False
    far: bool = False


@dataclass(frozen=True, slots=True)
class Styles:
    """All styles by family and name; those that an author's direct formatting has made are `automatic`."""

    elements: Mapping[tuple[str, str], etree._Element]
    automatic: frozenset[tuple[str, str]]
    lists: Mapping[str, etree._Element]
    paragraphs: dict[str, ParagraphStyle]
    spans: dict[str, Looks]

    def paragraph(self, identifier: str) -> ParagraphStyle:
        """The style of a paragraph by its name in the file."""
        if identifier not in self.paragraphs:
            self.paragraphs[identifier] = _judged(list(self._chain("paragraph", identifier)), self.automatic)
        return self.paragraphs[identifier]

    def span(self, identifier: str) -> Looks:
        """How a style for characters makes them look."""
        if identifier not in self.spans:
            chain = list(self._chain("text", identifier))
            looks = _merged(_looks(e) for e in chain)
            code = any(fold(n) in CODE_NAMES for e in chain for n in _names(e))
            self.spans[identifier] = Looks(looks.italic, looks.bold, looks.script, looks.hidden, code)
        return self.spans[identifier]

    def is_numbered(self, list_style: str, level: int) -> bool | None:
        """Whether a list's `level` from 1 has numbers, or bullets; none where it shows nothing."""
        style = self.lists.get(list_style)
        for one in () if style is None else style:
            if get(one, "text:level") == str(level):
                if name(one) == "text:list-level-style-number":
                    return True if get(one, "style:num-format") else None
                return False
        return False

    def start(self, list_style: str, level: int) -> int:
        """The first number of a list's `level`."""
        style = self.lists.get(list_style)
        levels = () if style is None else style
        found = next(
            (get(one, "text:start-value") for one in levels if get(one, "text:level") == str(level)), ""
        )
        return int(found) if found.isdigit() and len(found) < 9 else 1

    def _chain(self, family: str, identifier: str) -> Iterator[etree._Element]:
        for _ in range(DEEPEST):
            element = self.elements.get((family, identifier))
            if element is None:
                return
            yield element
            identifier = get(element, "style:parent-style-name")


def read(roots: Iterable[etree._Element]) -> Styles:
    """The styles of ``styles.xml`` and ``content.xml``, the later before the earlier."""
    elements: dict[tuple[str, str], etree._Element] = {}
    automatic: set[tuple[str, str]] = set()
    lists: dict[str, etree._Element] = {}
    for root in roots:
        for group in (
            *root.iterchildren(q("office:styles")),
            *root.iterchildren(q("office:automatic-styles")),
        ):
            for element in group.iterchildren(q("style:style")):
                key = get(element, "style:family"), get(element, "style:name")
                elements[key] = element
                if name(group) == "office:automatic-styles":
                    automatic.add(key)
            lists.update((get(e, "style:name"), e) for e in group.iterchildren(q("text:list-style")))
    return Styles(elements, frozenset(automatic), lists, {}, {})


def _names(element: etree._Element) -> Iterator[str]:
    yield get(element, "style:display-name")
    yield ESCAPED.sub(lambda m: chr(int(m[1], 16)), get(element, "style:name"))


def _judged(chain: list[etree._Element], automatic: frozenset[tuple[str, str]]) -> ParagraphStyle:
    direct = [e for e in chain if ("paragraph", get(e, "style:name")) in automatic]
    named = [e for e in chain if e not in direct]
    names = [n for e in named for n in _names(e) if n]
    kind, level = kind_of(names) or (None, 0)
    left, right, first = (
        _measure(direct, side) for side in ("fo:margin-left", "fo:margin-right", "fo:text-indent")
    )
    return ParagraphStyle(
        kind,
        level,
        _merged(_looks(e) for e in named),
        _merged(_looks(e) for e in direct),
        any(is_contents(n) for n in names),
        list_level(names),
        narrow=left >= MARGIN and right >= MARGIN and first >= 0,
        far=left >= WIDE_MARGIN and first >= 0,
    )


def _measure(chain: list[etree._Element], attribute: str) -> float:
    """A length in centimetres; 0 where none is given, or a percentage."""
    for element in chain:
        for properties in element.iterchildren(q("style:paragraph-properties")):
            found = LENGTH.match(get(properties, attribute))
            if found and found[1].count(".") <= 1 and found[1].strip("-."):
                return float(found[1]) * CENTIMETRES[found[2]]
    return 0.0


def _looks(element: etree._Element) -> Looks:
    properties = element.find(q("style:text-properties"))
    if properties is None:
        return Looks()
    slant, weight = get(properties, "fo:font-style"), get(properties, "fo:font-weight")
    position = get(properties, "style:text-position").split()[:1]
    return Looks(
        slant in {"italic", "oblique"} if slant else None,
        weight == "bold" or (weight.isdigit() and int(weight[:4]) >= 600) if weight else None,
        _script(position[0]) if position else None,
        get(properties, "text:display") == "none",
    )


def _script(position: str) -> Script:
    """``super``, ``sub`` or a percentage of the line's height."""
    if position == "super" or re.fullmatch(r"[1-9]\d*%", position):
        return Script.SUPER
    return Script.SUB if position == "sub" or position.startswith("-") else Script.LINE


def _merged(looks: Iterable[Looks]) -> Looks:
    """Of each property what the first of `looks` says that says something."""
    all_ = list(looks)
    return Looks(
        next((one.italic for one in all_ if one.italic is not None), None),
        next((one.bold for one in all_ if one.bold is not None), None),
        next((one.script for one in all_ if one.script is not None), None),
        any(one.hidden for one in all_),
    )
