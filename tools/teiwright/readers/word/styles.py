"""The styles of a Word file: what each makes of a paragraph or of characters, with all that it is based on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from teiwright.readers.names import CODE_NAMES, fold, is_contents, kind_of, list_level
from teiwright.readers.parts import Kind, Script
from teiwright.readers.word.ooxml import is_on, value, w

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml import etree

__all__ = ["Characters", "ParagraphStyle", "Styles", "characters", "read"]

DEEPEST = 20
HIGHEST = 9


@dataclass(frozen=True, slots=True)
class Characters:
    """How characters look; none where nothing says."""

    italic: bool | None = None
    bold: bool | None = None
    hidden: bool | None = None
    script: Script | None = None
    code: bool = False


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """What a style makes of its paragraph.

    Attributes:
        kind: what it is; none where the name tells nothing.
        level: of a heading from 1.
        number: the id and the level of the numbering that it brings.
        list_level: of a list style without a numbering, from 1.
        contents: whether it is for lines of a table of contents.
        characters: how its characters look.
    """

    kind: Kind | None = None
    level: int = 0
    number: tuple[str, int] | None = None
    list_level: int = 0
    contents: bool = False
    characters: Characters = Characters()


@dataclass(frozen=True, slots=True)
class Styles:
    """All styles by id, and the id of the one for paragraphs that name none."""

    paragraphs: Mapping[str, ParagraphStyle]
    runs: Mapping[str, Characters]
    numberings: Mapping[str, str]
    default: str = ""

    def paragraph(self, identifier: str | None) -> ParagraphStyle:
        """The style of a paragraph that names `identifier`; an unknown one is judged by its id."""
        wanted = identifier or self.default
        found = self.paragraphs.get(wanted)
        return found or _judged((wanted,), [])


def read(root: etree._Element | None) -> Styles:
    """The styles of ``word/styles.xml``; none where a file has no such part."""
    elements = {} if root is None else {e.get(w("styleId"), ""): e for e in root.iterchildren(w("style"))}
    paragraphs: dict[str, ParagraphStyle] = {}
    runs: dict[str, Characters] = {}
    numberings: dict[str, str] = {}
    default = ""
    for identifier, element in elements.items():
        chain = list(_chain(element, elements))
        kind = element.get(w("type"), "paragraph")
        if kind == "paragraph":
            paragraphs[identifier] = _judged(tuple(_names(chain)), chain)
            if element.get(w("default")) in {"1", "true"}:
                default = identifier
        elif kind == "character":
            runs[identifier] = _looks(chain)
        elif kind == "numbering":
            numberings[identifier] = value(element, "pPr/numPr/numId") or ""
    return Styles(paragraphs, runs, numberings, default)


def _chain(element: etree._Element, elements: Mapping[str, etree._Element]) -> Iterator[etree._Element]:
    """A style and what it is based on, as far as that leads; a circle ends."""
    current: etree._Element | None = element
    for _ in range(DEEPEST):
        if current is None:
            return
        yield current
        current = elements.get(value(current, "basedOn") or "")


def _names(chain: list[etree._Element]) -> Iterator[str]:
    for style in chain:
        yield value(style, "name") or ""
        yield style.get(w("styleId"), "")


def _judged(names: tuple[str, ...], chain: list[etree._Element]) -> ParagraphStyle:
    """What a style with these `names` is; an outline level makes a heading of whatever its name is."""
    kind, level = kind_of(names) or (None, 0)
    outline = next((v for style in chain if (v := value(style, "pPr/outlineLvl")) is not None), None)
    contents = any(is_contents(name) for name in names)
    if kind is None and not contents and outline is not None and outline.isdigit() and int(outline) < HIGHEST:
        kind, level = Kind.HEADING, int(outline) + 1
    return ParagraphStyle(kind, level, _number(chain), list_level(names), contents, _looks(chain))


def _number(chain: list[etree._Element]) -> tuple[str, int] | None:
    for style in chain:
        identifier = value(style, "pPr/numPr/numId")
        if identifier is not None:
            level = value(style, "pPr/numPr/ilvl") or "0"
            return identifier, int(level) if level.isdigit() else 0
    return None


def _looks(chain: list[etree._Element]) -> Characters:
    """The looks of a style: of each property what the nearest style of its chain says."""
    looks = [characters(style.find(w("rPr"))) for style in chain]
    code = any(fold(name) in CODE_NAMES for name in _names(chain))

    def nearest(attribute: str) -> bool | None:
        return next((v for look in looks if (v := getattr(look, attribute)) is not None), None)

    script = next((look.script for look in looks if look.script is not None), None)
    return Characters(nearest("italic"), nearest("bold"), nearest("hidden"), script, code)


def characters(properties: etree._Element | None) -> Characters:
    """What the run properties `properties` say of their characters."""
    align = value(properties, "vertAlign")
    scripts = {"superscript": Script.SUPER, "subscript": Script.SUB, "baseline": Script.LINE}
    return Characters(
        is_on(properties, "i"), is_on(properties, "b"), is_on(properties, "vanish"), scripts.get(align or "")
    )
