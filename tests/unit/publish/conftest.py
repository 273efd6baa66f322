"""Editions to publish: the harbour essay of tests/data, and the same with its prose withheld."""

from __future__ import annotations

import copy
import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from teiwright import resources, saxon, xml
from teiwright.model import Document, tei
from teiwright.publish import forms

if TYPE_CHECKING:
    from collections.abc import Callable

DATA = Path(__file__).resolve().parents[2] / "data" / "publish"
KEPT = tuple(map(tei, ("persName", "orgName", "placeName", "date", "head", "bibl", "front", "back")))

Records = list[dict[str, str]]


@pytest.fixture(scope="session")
def harbour() -> Document:
    return xml.read(DATA / "harbour.xml")


@pytest.fixture(scope="session")
def authorities() -> Document:
    return xml.read(DATA / "authorities.xml")


@pytest.fixture(scope="session")
def withheld(harbour: Document) -> Document:
    """The harbour essay with a gap for each text node outside of what a withheld edition keeps."""
    root = copy.deepcopy(harbour.root)
    for node in root.xpath(".//*[local-name()='body']//text()[normalize-space()]"):
        parent = node.getparent()
        holder = parent.getparent() if node.is_tail else parent
        lineage = [holder, *holder.iterancestors()]
        if not any(element.tag in KEPT or element.get("type") == "bibl" for element in lineage):
            _gap(parent, node, tail=node.is_tail)
    return Document(root.getroottree(), "harbour.xml")


def _gap(parent: etree._Element, node: str, *, tail: bool) -> None:
    gap = etree.Element(tei("gap"), reason="legal", unit="char", quantity=str(len(node)))
    if tail:
        parent.tail = None
        parent.addnext(gap)
    else:
        parent.text = None
        parent.insert(0, gap)


@pytest.fixture(scope="session")
def page_of() -> Callable[..., etree._Element]:
    """The page of a document, parsed."""

    def page(document: Document, authority: Document | None = None) -> etree._Element:
        parameters: dict[str, str | bool | Document] = {
            "document": "edition.xml",
            "forms": "text.txt mentions.csv entities.csv",
        }
        if authority is not None:
            parameters["authority"] = authority
        text = saxon.compile_stylesheet(resources.xslt("html.xsl")).transform(document, parameters)
        return etree.fromstring(text, etree.HTMLParser(encoding="utf-8"))

    return page


@pytest.fixture(scope="session")
def text_of() -> Callable[..., str]:
    """The plain text of a document."""

    def text(document: Document, reading: str = "source", notes: str = "after") -> str:
        return forms.make(document, ["text.txt"], {"reading": reading, "notes": notes})["text.txt"]

    return text


@pytest.fixture(scope="session")
def table_of() -> Callable[..., Records]:
    """The records of a table of a document."""

    def table(document: Document, name: str, authority: Document | None = None, **parameters: str) -> Records:
        known: dict[str, str | bool | Document] = {} if authority is None else {"authority": authority}
        data = forms.make(document, [f"{name}.csv"], {**parameters, **known})[f"{name}.csv"]
        return list(csv.DictReader(io.StringIO(data, newline=""), strict=True))

    return table


@pytest.fixture(scope="session")
def edition_of() -> Callable[[str], Document]:
    """A document whose body is the given TEI."""

    def edition(body: str, attributes: str = "") -> Document:
        data = (
            f'<TEI xmlns="http://www.tei-c.org/ns/1.0" {attributes}><teiHeader><fileDesc><titleStmt>'
            f"<title>A &lt;b&gt;title&lt;/b&gt;</title></titleStmt></fileDesc></teiHeader>"
            f"<text><body>{body}</body></text></TEI>"
        )
        return xml.parse(data.encode(), "edition.xml")

    return edition


@pytest.fixture(scope="session")
def shared_texts() -> list[Path]:
    """The articles of the jTEI in shared/, which stands beside the checkout."""
    folder = Path(__file__).resolve().parents[4] / "shared" / "jtei-dev"
    texts = sorted(folder.glob("*.xml"))
    if not texts:
        pytest.skip("needs shared/jtei-dev beside the checkout")
    return texts
