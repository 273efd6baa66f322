"""Documents with one or two things changed by chance, as authors and programs get them wrong."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    import random

    from teiwright.relaxng import Grammar

__all__ = ["Mutator"]

XML = "{http://www.w3.org/XML/1998/namespace}"
NAMES = (
    "foo",
    "type",
    "n",
    f"{XML}id",
    f"{XML}lang",
    "when",
    "ref",
    "target",
    "{urn:x}y",
    "ana",
    "resp",
    "rend",
)
VALUES = (
    "| |x|1|-1|a b|2014-02-30|2014-13|1999|#a|http://x y|%zz|a:b:c|:x|true|TRUE|1.5e3|P1Y|xml|en-|en-GB|é|0|unknown|high"
    "|#|..|//|a#b#c|12px|http://[::1|-0044|--02-30|1;2|\u00a0|mailto:|+1| 5 |01|1e5|NaN|INF|.5|5.|²"
    "|24:00:00|12:00:60|12:00:00.|2014-02-03T24:00:00|2016-12-31T23:59:60Z|2014-02-03T12:00:00.|99999999999|٣|a٣|ｱ|PT.5S"
).split("|")


@dataclass(frozen=True, slots=True)
class Mutator:
    """Changes documents; `chance` decides where and how."""

    grammar: Grammar
    chance: random.Random

    def changed(self, data: bytes, parser: etree.XMLParser) -> bytes:
        """The document with a thing or two changed."""
        root = etree.fromstring(data, parser)
        for _ in range(self.chance.choice((1, 1, 2))):
            nodes = [node for node in root.iter() if isinstance(node.tag, str)]
            self.chance.choice(
                (self._structure, self._names, self._attributes, self._attributes, self._text)
            )(self.chance.choice(nodes), nodes)
        return etree.tostring(root, encoding="utf-8")

    def _structure(self, node: etree._Element, nodes: list[etree._Element]) -> None:
        parent = node.getparent()
        if parent is None:
            return
        at = parent.index(node)
        match self.chance.randrange(5):
            case 0:
                parent.remove(node)
            case 1:
                parent.insert(at, copy.deepcopy(node))
            case 2:
                parent.insert(self.chance.randrange(len(parent)), node)
            case 3:
                for child in reversed(node):
                    parent.insert(at + 1, child)
                parent.remove(node)
            case _:
                self.chance.choice(nodes).append(copy.deepcopy(node))

    def _names(self, node: etree._Element, _: list[etree._Element]) -> None:
        name = self.chance.choice(self.grammar.elements())
        match self.chance.randrange(4):
            case 0:
                node.tag = name
            case 1:
                node.insert(self.chance.randrange(len(node) + 1), node.makeelement(name))
            case 2:
                node.tag = f"{{http://www.tei-c.org/ns/Examples}}{etree.QName(node).localname}"
            case _:
                node.tag = f"{node.tag!s}x"

    def _attributes(self, node: etree._Element, nodes: list[etree._Element]) -> None:
        value = self.chance.choice(VALUES)
        allowed = [
            item.name for item in self.grammar.allowed_attributes(str(node.tag)) if "*" not in item.name
        ]
        holder = self.chance.choice([each for each in nodes if each.attrib] or nodes)
        match self.chance.randrange(4):
            case 0 if allowed:
                node.set(self.chance.choice(allowed), value)
            case 1 if holder.attrib:
                holder.set(self.chance.choice(holder.keys()), value)
            case 2 if holder.attrib:
                del holder.attrib[self.chance.choice(holder.keys())]
            case _:
                node.set(self.chance.choice(NAMES), value)

    def _text(self, node: etree._Element, _: list[etree._Element]) -> None:
        match self.chance.randrange(3):
            case 0:
                node.text = (node.text or "") + self.chance.choice(("stray", "\u00a0", " ", "5"))
            case 1 if node.getparent() is not None:
                node.tail = (node.tail or "") + "stray"
            case _:
                node.insert(0, etree.Comment("c"))
