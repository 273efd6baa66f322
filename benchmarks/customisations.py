"""Whether the RELAX NG and the XML Schema of TEI customisations load, and whether all validators agree on documents.

Each NAME.rng of the folder that has a NAME.xsd beside it is a customisation. Its RELAX NG is loaded by this engine, lxml
and jing, its XML Schema by lxml and xmlschema. The documents are made of real ones: what the customisation does not allow
is taken out and what it asks for is put in until nothing is wrong, and then one or two things are changed by chance. So about half of them are right.

XML Schema says less than RELAX NG, and the XML Schema of a TEI customisation is made from its RELAX NG by leaving out what
cannot be said. So what is to agree are the validators of one language; where the languages differ, it is told in what.

Usage: PYTHONPATH=tests python benchmarks/customisations.py FOLDER [FILE.xml ...]

Files are by default those of `../shared/jtei-dev`, else the editions in `tei/`. jing is found as `JING_JAR`, `pyjing` or
`jing`, and left out without it. A run takes some minutes: lxml loads slowly, and xmlschema validates slowly.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import xmlschema
from lxml import etree

from teiwright import relaxng
from teiwright.relaxng import Allowed, Kind
from unit.relaxng.mutations import Mutator

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from teiwright.relaxng import Fault, Grammar

ROOT = Path(__file__).resolve().parent.parent
SEED = 4
CHANGES = 100
"""Changed documents for each customisation."""
PARTS = 2
"""Children of the body that a document keeps, so that xmlschema ends in time."""
ROUNDS = 60
"""How often a document is mended before it is given up."""
PATIENCE = 60
"""Seconds that lxml has to load a RELAX NG schema."""
OF_ATTRIBUTE = {Kind.ATTRIBUTE_UNEXPECTED, Kind.ATTRIBUTE_VALUE, Kind.ID_DUPLICATE, Kind.IDREF_DANGLING}
FAULT = re.compile(r"^(.+?\.xml):\d+:\d+: (?:error|fatal): ", re.MULTILINE)
PARSER = etree.XMLParser(resolve_entities=False, collect_ids=False)


@dataclass(frozen=True, slots=True)
class Loaded:
    """A schema in each validator, with the seconds that loading took; None where lxml was given up."""

    grammar: Grammar
    rng: etree.RelaxNG | None
    xsd: etree.XMLSchema
    xsd_again: Any
    seconds: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Verdicts:
    """Who finds a document valid; None is said by a validator that is not there."""

    path: Path
    ours: bool
    jing: bool | None
    lxml: bool | None
    xsd: bool
    xmlschema: bool


def timed(load: Callable[[], Any]) -> tuple[Any, float]:
    """What a call gives, and its seconds."""
    start = time.perf_counter()
    made = load()
    return made, time.perf_counter() - start


def loaded(rng: Path, xsd: Path) -> Loaded:
    """The two schemas of a customisation in all validators."""
    grammar, ours = timed(lambda: relaxng.compile(rng))
    by_lxml, theirs = by_libxml2(rng)
    xsd_by_lxml, bulk = timed(lambda: etree.XMLSchema(etree.parse(xsd)))
    xsd_again, slow = timed(lambda: xmlschema.XMLSchema10(str(xsd), allow="local"))
    return Loaded(grammar, by_lxml, xsd_by_lxml, xsd_again, (ours, theirs, bulk, slow))


def by_libxml2(rng: Path) -> tuple[etree.RelaxNG | None, float | None]:
    """The RELAX NG as lxml loads it, with the seconds, if another process has done so in time; it cannot be stopped."""
    load = "import sys; from lxml import etree; etree.RelaxNG(etree.parse(sys.argv[1]))"
    try:
        subprocess.run([sys.executable, "-c", load, str(rng)], timeout=PATIENCE, check=True)  # noqa: S603 - lxml, on a schema named by who runs this
    except subprocess.TimeoutExpired:
        return None, None
    return timed(lambda: etree.RelaxNG(etree.parse(rng)))


def fitted(grammar: Grammar, data: bytes) -> bytes | None:
    """The start of a document with what the grammar refuses mended, or None where that does not succeed."""
    root = outermost(grammar, etree.fromstring(data, PARSER))
    for body in root.iter("{*}body"):
        del body[PARTS:]
    etree.strip_elements(root, "{*}back", with_tail=False)
    for _ in range(ROUNDS):
        faults = list(grammar.validate(root))
        if not faults:
            return etree.tostring(root, encoding="utf-8")
        for fault in faults:
            if not mended(fault, root):
                return None
    return None


def outermost(grammar: Grammar, root: etree._Element) -> etree._Element:
    """The first element of a document that the grammar takes as the outermost one; some begin with the text."""
    first = next(grammar.validate(root), None)
    for each in first.expected if first is not None and first.element is root else ():
        found = root.find(f".//{{*}}{etree.QName(each.name).localname}")
        if found is not None:
            return etree.fromstring(etree.tostring(found, with_tail=False), PARSER)
    return root


def mended(fault: Fault, root: etree._Element) -> bool:
    """Take out what a fault is about, or put in what it says is missing; whether the document is still one."""
    node, parent = fault.element, fault.element.getparent()
    missing = [each.name for each in fault.expected if each.kind is Allowed.ELEMENT and "*" not in each.name]
    if fault.kind in OF_ATTRIBUTE and fault.attribute:
        node.attrib.pop(fault.attribute, None)
    elif fault.kind is Kind.TEXT_UNEXPECTED:
        node.text = None
        for child in node:
            child.tail = None
    elif fault.kind is Kind.ELEMENT_NAMESPACE and missing:
        node.tag = missing[0]
    elif fault.kind is Kind.CONTENT_INCOMPLETE and missing:
        node.append(node.makeelement(missing[0]))
    elif node is root or parent is None:
        return node is not root
    elif fault.kind is Kind.ELEMENT_TOO_EARLY and missing:
        parent.insert(parent.index(node), node.makeelement(missing[0]))
    else:
        parent.remove(node)
    return True


def documents(grammar: Grammar, files: Sequence[Path], folder: Path) -> list[Path]:
    """Real documents as the grammar allows them, changed by chance."""
    chance = random.Random(SEED)  # noqa: S311 - the same documents in every run
    mutator = Mutator(grammar, chance)
    valid = [data for path in files if (data := fitted(grammar, path.read_bytes())) is not None]
    if not valid:
        return []
    made = valid[: CHANGES // 10] + [mutator.changed(chance.choice(valid), PARSER) for _ in range(CHANGES)]
    paths = [folder / f"{number:04}.xml" for number in range(len(made))]
    for path, data in zip(paths, made, strict=True):
        path.write_bytes(data)
    return paths


def jing() -> list[str]:
    """The command of jing, or nothing."""
    if jar := os.environ.get("JING_JAR"):
        return ["java", "-jar", jar]
    return next(([name] for name in ("pyjing", "jing") if shutil.which(name)), [])


def refused_by(command: Sequence[str], schema: Path, paths: Sequence[Path]) -> set[Path]:
    """The files that jing refuses."""
    done = subprocess.run(  # noqa: S603 - a validator named by who runs this
        [*command, str(schema), *map(str, paths)], capture_output=True, text=True, check=False
    )
    found = {Path(name) for name in FAULT.findall(done.stdout)}
    if not found <= set(paths) or f"{schema}:" in done.stdout:
        sys.exit(f"jing does not load {schema}: {done.stdout[:300]}")
    return found


def verdicts(schema: Loaded, rng: Path, paths: Sequence[Path], command: Sequence[str]) -> list[Verdicts]:
    """What each validator says of each document."""
    refused = refused_by(command, rng, paths) if command else None
    made = []
    for path in paths:
        # Each reads the document anew: libxml2 keeps a table of ids in a tree, which the next one would trip on.
        rng_of_lxml = None if schema.rng is None else schema.rng.validate(etree.parse(path, PARSER))
        made.append(
            Verdicts(
                path,
                schema.grammar.valid(etree.parse(path, PARSER).getroot()),
                None if refused is None else path not in refused,
                rng_of_lxml,
                schema.xsd.validate(etree.parse(path, PARSER)),
                schema.xsd_again.is_valid(etree.parse(path, PARSER), use_location_hints=False),
            )
        )
    return made


def reasons(schema: Loaded, said: Sequence[Verdicts]) -> Iterator[str]:
    """In what RELAX NG and XML Schema differ, and in what the two validators of XML Schema do."""
    for each in said:
        tree = etree.parse(each.path, PARSER)
        faults = "; ".join(sorted({told(fault) for fault in schema.grammar.validate(tree.getroot())}))
        if each.xsd != each.xmlschema:
            schema.xsd.validate(tree)
            (again,) = [*schema.xsd_again.iter_errors(tree, use_location_hints=False)][:1] or (None,)
            of_lxml = f"XSD, lxml alone refuses: {faults}"
            yield of_lxml if again is None else f"XSD, xmlschema alone refuses: {again.reason}"
        elif each.ours != each.xsd:
            yield (
                f"RELAX NG alone refuses: {faults}"
                if each.xsd
                else f"XSD alone refuses: {message(schema, tree)}"
            )


def message(schema: Loaded, tree: etree._ElementTree) -> str:
    """What lxml says of the first fault that the XML Schema finds."""
    schema.xsd.validate(tree)
    return schema.xsd.error_log[0].message.replace("{http://www.tei-c.org/ns/1.0}", "")[:160]


def told(fault: Fault) -> str:
    """A fault in few words."""
    name = etree.QName(fault.name).localname
    if fault.attribute:
        return f"{fault.kind.value} {name}/@{etree.QName(fault.attribute).localname} {fault.value!r}"
    return f"{fault.kind.value} {name}"


def differing(said: Sequence[Verdicts], one: str, other: str) -> str:
    """How many documents two validators differ in."""
    pairs = [(getattr(each, one), getattr(each, other)) for each in said]
    return "–" if any(None in pair for pair in pairs) else str(sum(first != last for first, last in pairs))


def report(name: str, schema: Loaded, said: Sequence[Verdicts]) -> None:
    """A row of the table."""
    seconds = (f"> {PATIENCE}" if each is None else f"{each:.2f}" for each in schema.seconds)
    pairs = (("ours", "jing"), ("ours", "lxml"), ("xsd", "xmlschema"), ("ours", "xsd"))
    cells = [
        name,
        str(len(schema.grammar.elements())),
        *seconds,
        str(len(said)),
        str(sum(each.ours for each in said)),
        *(differing(said, *pair) for pair in pairs),
    ]
    print(f"| {' | '.join(cells)} |", flush=True)


def main() -> None:
    """Compare and print."""
    if len(sys.argv) < 2:
        sys.exit("usage: PYTHONPATH=tests python benchmarks/customisations.py FOLDER [FILE.xml ...]")
    folder = Path(sys.argv[1])
    shared = ROOT.parent / "shared" / "jtei-dev"
    files = [Path(name) for name in sys.argv[2:]] or sorted(
        (shared if shared.is_dir() else ROOT / "tei").glob("*.xml")
    )
    command = jing()
    print(
        "| customisation | elements | teiwright, s | lxml, s | XSD: lxml, s | XSD: xmlschema, s | documents | valid",
        end="",
    )
    print(" | ≠ jing | ≠ lxml | XSD: lxml ≠ xmlschema | RNG ≠ XSD |")
    print("|---|" + "---:|" * 11, flush=True)
    differences: Counter[str] = Counter()
    for rng in sorted(path for path in folder.glob("*.rng") if path.with_suffix(".xsd").is_file()):
        schema = loaded(rng, rng.with_suffix(".xsd"))
        with tempfile.TemporaryDirectory() as made:
            paths = documents(schema.grammar, files, Path(made))
            said = verdicts(schema, rng, paths, command)
            report(rng.stem, schema, said)
            differences.update(reasons(schema, said))
    print("\n| documents | what differs |\n|---:|---|")
    for reason, count in differences.most_common():
        print(f"| {count} | {reason} |")


if __name__ == "__main__":
    main()
