"""Random documents of a profile: valid ones that show all of it, and changed ones that may be invalid."""

from __future__ import annotations

import copy
import random

from lxml import etree

from teiwright.model import XML_ID, XML_LANG, Document, tei
from teiwright.odd import resolve
from teiwright.odd.spec import (
    Attribute,
    Content,
    Empty,
    Group,
    GroupKind,
    Reference,
    ReferenceKind,
    Schema,
    Text,
)

Node = etree._Element

XML_NAMES = {"xml:id": XML_ID, "xml:lang": XML_LANG}

# One value or more for each datatype, those at its edges among them.
SAMPLES: dict[str, tuple[str, ...]] = {
    "ID": (),
    "teidata.text": ("3", "a b", "", "%", "//tei:p[1]"),
    "teidata.enumerated": ("a", "derived-text", "SHA-256", "_x.1"),
    "teidata.gi": ("p", "persName"),
    "teidata.pointer": (
        "#p1",
        "authorities.xml#iom",
        "https://example.org/a/b?c=d&e=%20f#g",
        "urn:isbn:3100",
        "../a(b),c;d@e",
        "mailto:a@example.org",
        "http://www.tei-c.org/ns/1.0",
        "#é",
    ),
    "teidata.temporal.w3c": (
        "2003-08-08",
        "1951",
        "1989-11",
        "--11",
        "--11-30",
        "---08",
        "2004-02-29",
        "10:30:00",
        "2003-08-08T10:30:00Z",
        "-0044",
    ),
    "teidata.language": ("en", "de-AT", "sr-Latn", "es-419", "zh-Hant-TW"),
    "teidata.count": ("0", "12", "007"),
    "teidata.quantity": ("1", "1284"),
    "teidata.numeric": ("1.5", "-3", "1000"),
    "teidata.versionNumber": ("0.1.0", "2", "1.2b3.4.5"),
    "teidata.delimiter": (".", ", "),
    "teidata.prefix": ("iom", "x-y.z+1"),
    "teidata.mediaType": ("image/png", "image/svg+xml"),
    "teidata.outputMeasurement": ("10cm", "1.5em", "100%"),
    "teidata.unit": ("kg", "USD"),
    "teidata.locus": ("12", "xiv", "3-4", "A.2"),
    "teidata.coordinates": ("46.2 6.15", "-33 151"),
}
WRONG = (
    " ",
    "a b",
    "%",
    "1:2",
    "a#b#c",
    "http://[x",
    "x<y",
    "2003-02-30",
    "2003-13",
    "0000",
    "03",
    "24:00",
    "EN",
    "en_GB",
    "deutsch-Österreich",
    "-1",
    "1e3",
    "+5",
    "é",
    "1,5",
    "none at all",
    "#a #b",
    "high",
    "legal",
)


class Documents:
    """Random valid documents of a profile, each with a given element in it; the same seed gives the same ones.

    `attributes` and `values` record what was written: the attributes of each element, and each listed or sample value.
    """

    def __init__(self, schema: Schema, seed: int) -> None:
        """Prepare to write documents of `schema`."""
        self.schema = schema
        self.random = random.Random(seed)  # noqa: S311 - documents, not secrets
        self.classes = {name: resolve.descendants(schema, name) for name in schema.models}
        self.content = {name: resolve.content(schema, each) for name, each in schema.elements.items()}
        self.heights = self._heights()
        self.chains = self._chains()
        self.ids = 0
        self.attributes: set[tuple[str, str]] = set()
        self.values: set[tuple[str, str, str]] = set()

    def write(self, name: str) -> Document:
        """A document that has the element `name`."""
        root = self._element(self.chains[name][0], self.chains[name][1:], room=3)
        return Document(root.getroottree(), name)

    def names(self, pattern: Content) -> tuple[str, ...]:
        """The elements that a reference may stand for."""
        if isinstance(pattern, Reference) and pattern.kind is ReferenceKind.CLASS:
            return self.classes[pattern.key]
        is_element = isinstance(pattern, Reference) and pattern.kind is ReferenceKind.ELEMENT
        return (pattern.key,) if is_element and isinstance(pattern, Reference) else ()

    def _chains(self) -> dict[str, tuple[str, ...]]:
        """For each element the shortest way to it from the outermost one."""
        chains: dict[str, tuple[str, ...]] = {self.schema.start: (self.schema.start,)}
        waiting = [self.schema.start]
        for parent in waiting:
            for child in sorted(resolve.references(self.schema, self.schema.elements[parent]) - set(chains)):
                chains[child] = (*chains[parent], child)
                waiting.append(child)
        return chains

    def _heights(self) -> dict[str, int]:
        """For each element how deep the least is that it must hold."""
        self.heights = dict.fromkeys(self.schema.elements, 100)
        before: dict[str, int] = {}
        while before != self.heights:
            before = dict(self.heights)
            self.heights.update({name: 1 + self._height(each) for name, each in self.content.items()})
        return self.heights

    def _height(self, pattern: Content) -> int:
        if isinstance(pattern, Text | Empty) or pattern.least == 0:
            return 0
        if isinstance(pattern, Reference):
            return min((self.heights[name] for name in self.names(pattern)), default=0)
        decide = max if pattern.kind is GroupKind.SEQUENCE else min
        return decide(map(self._height, pattern.parts))

    def _element(self, name: str, chain: tuple[str, ...], room: int) -> Node:
        node: Node = etree.Element(tei(name), nsmap={None: self.schema.namespace})
        for attribute in resolve.attributes(self.schema, self.schema.elements[name]):
            self._attribute(node, name, attribute)
        self._fill(node, self.content[name], chain, room)
        return node

    def _attribute(self, node: Node, name: str, spec: Attribute) -> None:
        owner, values = self.samples(name, spec)
        fresh = [value for value in values if (owner, spec.ident, value) not in self.values]
        wanted = fresh or (name, spec.ident) not in self.attributes
        if not spec.required and self.random.random() > (0.6 if wanted else 0.1):
            return
        self.ids += 1
        value = self.random.choice(fresh or values) if values else f"id{self.ids}"
        self.attributes.add((name, spec.ident))
        self.values.add((owner, spec.ident, value))
        if spec.plural:
            value = " ".join(
                [value or "#p1", *self.random.choices(("#p2", "a.xml#b"), k=self.random.randrange(3))]
            )
        node.set(XML_NAMES.get(spec.ident, spec.ident), value)

    def missing(self, name: str) -> list[str]:
        """The attributes of the element `name` that were not written yet, or not with all values to try."""
        specs = {spec.ident: spec for spec in resolve.attributes(self.schema, self.schema.elements[name])}
        tried = {ident: self.samples(name, spec) for ident, spec in specs.items()}
        return [
            ident
            for ident, (owner, values) in tried.items()
            if (name, ident) not in self.attributes
            or any((owner, ident, value) not in self.values for value in values)
        ]

    def samples(self, name: str, spec: Attribute) -> tuple[str, tuple[str, ...]]:
        """The values to try for an attribute, and for whom: for the element when it lists them, else for all."""
        if spec.values:
            return name, tuple(value.ident for value in spec.values)
        datatype = self.schema.datatypes.get(spec.datatype)
        if datatype and datatype.values:
            return "", tuple(value.ident for value in datatype.values)
        return "", SAMPLES[spec.datatype]

    def _fill(self, node: Node, pattern: Content, chain: tuple[str, ...], room: int) -> None:
        """Write a word of `pattern` into `node`, with the first of `chain` in it where that is not empty."""
        if isinstance(pattern, Text):
            append_text(node, self.random.choice(("text ", "§ 3", " ", "\n")))
        elif isinstance(pattern, Reference) and pattern.kind is ReferenceKind.DATATYPE:
            append_text(node, self.random.choice(SAMPLES[pattern.key]))
        elif isinstance(pattern, Reference | Group):
            times = self._times(pattern, room, wanted=bool(chain))
            steered = self.random.randrange(times) if chain else -1
            for index in range(times):
                self._once(node, pattern, chain if index == steered else (), room)

    def _times(self, pattern: Reference | Group, room: int, *, wanted: bool) -> int:
        least = max(pattern.least, int(wanted))
        most = least + 2 if pattern.most is None else pattern.most
        return self.random.randint(least, max(least, most)) if room > 0 else least

    def _once(self, node: Node, pattern: Reference | Group, chain: tuple[str, ...], room: int) -> None:
        if isinstance(pattern, Reference):
            least = min(self.heights[name] for name in self.names(pattern))
            names = [name for name in self.names(pattern) if room > 0 or self.heights[name] == least]
            name = chain[0] if chain else self.random.choice(names)
            node.append(self._element(name, chain[1:], room - 1))
            return
        able = [part for part in pattern.parts if chain and self._can_hold(part, chain[0])]
        if pattern.kind is GroupKind.SEQUENCE:
            chosen = self.random.choice(able) if able else None
            for part in pattern.parts:
                self._fill(node, part, chain if part is chosen else (), room)
        else:
            least = min(map(self._height, pattern.parts))
            parts = able or [part for part in pattern.parts if room > 0 or self._height(part) == least]
            self._fill(node, self.random.choice(parts), chain, room)

    def _can_hold(self, pattern: Content, name: str) -> bool:
        if isinstance(pattern, Group):
            return any(self._can_hold(part, name) for part in pattern.parts)
        return name in self.names(pattern)


def append_text(node: Node, text: str) -> None:
    if len(node):
        node[-1].tail = (node[-1].tail or "") + text
    else:
        node.text = (node.text or "") + text


def mutated(document: Document, chance: random.Random, schema: Schema) -> Document:
    """A copy of `document` with one thing changed that may or may not make it invalid."""
    copied = Document(copy.deepcopy(document.tree), document.uri)
    nodes = list(copied.root.iter())
    node = chance.choice(nodes)
    chance.choice((drop, double, rename, exchange, say, set_attribute, set_attribute, drop_attribute))(
        node, chance, schema
    )
    return copied


def drop(node: Node, _chance: random.Random, _schema: Schema) -> None:
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)


def double(node: Node, _chance: random.Random, _schema: Schema) -> None:
    if node.getparent() is not None:
        node.addnext(copy.deepcopy(node))


def rename(node: Node, chance: random.Random, schema: Schema) -> None:
    node.tag = tei(chance.choice([*schema.elements, "unknown"]))


def exchange(node: Node, _chance: random.Random, _schema: Schema) -> None:
    following = node.getnext()
    if following is not None:
        following.addnext(node)


def say(node: Node, chance: random.Random, _schema: Schema) -> None:
    append_text(node, chance.choice(("text", " ", "\n ")))


def set_attribute(node: Node, chance: random.Random, schema: Schema) -> None:
    specs = resolve.attributes(
        schema, schema.elements.get(etree.QName(node).localname, schema.elements["TEI"])
    )
    names = [XML_NAMES.get(spec.ident, spec.ident) for spec in specs]
    node.set(chance.choice([*names, "unknown"]), chance.choice(WRONG))


def drop_attribute(node: Node, chance: random.Random, _schema: Schema) -> None:
    if node.attrib:
        del node.attrib[chance.choice(list(node.attrib))]
