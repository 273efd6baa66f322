"""Word, OpenDocument and HTML files made for the tests: by other libraries, and from bare XML where those cannot."""

from __future__ import annotations

import base64
import io
import zipfile
from typing import TYPE_CHECKING

import docx

from teiwright import blocks, source

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from docx.document import Document as WordDocument

    from teiwright.model import Block, Source

OFFICE = "http://schemas.openxmlformats.org"
OASIS = "urn:oasis:names:tc:opendocument:xmlns"
W = (
    f'xmlns:w="{OFFICE}/wordprocessingml/2006/main" xmlns:r="{OFFICE}/officeDocument/2006/relationships" '
    f'xmlns:m="{OFFICE}/officeDocument/2006/math" xmlns:mc="{OFFICE}/markup-compatibility/2006" '
    f'xmlns:a="{OFFICE}/drawingml/2006/main" xmlns:wp="{OFFICE}/drawingml/2006/wordprocessingDrawing" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"'
)
ODF = (
    f'xmlns:office="{OASIS}:office:1.0" xmlns:text="{OASIS}:text:1.0" xmlns:style="{OASIS}:style:1.0" '
    f'xmlns:table="{OASIS}:table:1.0" xmlns:draw="{OASIS}:drawing:1.0" xmlns:fo="{OASIS}:xsl-fo-compatible:1.0" '
    f'xmlns:svg="{OASIS}:svg-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.3"'
)
# The smallest picture: one transparent point.
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)
TYPES = {
    "styles": "styles.xml",
    "numbering": "numbering.xml",
    "footnotes": "footnotes.xml",
    "endnotes": "endnotes.xml",
    "header": "header1.xml",
}


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip archive of `parts`."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def word_xml(body: str, *, links: Mapping[str, str] | None = None, **parts: str) -> bytes:
    """A Word file with the XML `body`; `parts` are the inner XML of ``styles``, ``footnotes`` … and `links` are external."""
    inner = {name: f"<w:{name} {W}>{xml}</w:{name}>" for name, xml in parts.items()}
    if "header" in inner:
        inner["header"] = f"<w:hdr {W}>{parts['header']}</w:hdr>"
    own = "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}/officeDocument/2006/relationships/{name}" Target="{TYPES[name]}"/>'
        for name in inner
    )
    away = "".join(
        f'<Relationship Id="{key}" Type="{OFFICE}/officeDocument/2006/relationships/hyperlink" Target="{target}" '
        'TargetMode="External"/>'
        for key, target in (links or {}).items()
    )
    return zipped(
        {
            "_rels/.rels": relationships(
                f'<Relationship Id="d" Type="{OFFICE}/officeDocument/2006/relationships/officeDocument" '
                'Target="word/document.xml"/>'
            ),
            "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
            "word/_rels/document.xml.rels": relationships(own + away),
            **{f"word/{TYPES[name]}": xml for name, xml in inner.items()},
        }
    )


def relationships(inner: str) -> str:
    """A part with relationships."""
    return f'<Relationships xmlns="{OFFICE}/package/2006/relationships">{inner}</Relationships>'


def word(build: Callable[[WordDocument], object]) -> bytes:
    """A Word file as python-docx writes it."""
    document = docx.Document()
    build(document)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def odt_xml(body: str, *, automatic: str = "", styles: str = "", **more: str) -> bytes:
    """An OpenDocument text with the XML `body`, its `automatic` styles and its named `styles`."""
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {ODF}><office:automatic-styles>{automatic}</office:automatic-styles>"
            f"<office:body><office:text>{body}</office:text></office:body></office:document-content>",
            "styles.xml": f"<office:document-styles {ODF}><office:styles>{styles}</office:styles></office:document-styles>",
            **more,
        }
    )


def html(body: str, head: str = '<meta charset="utf-8">') -> bytes:
    """A page."""
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode()


def read(data: bytes, name: str = "paper.docx") -> Source:
    """What `teiwright.source` makes of a file."""
    return source.from_bytes(data, name)


def split(data: bytes, name: str = "paper.docx") -> tuple[Block, ...]:
    """The blocks of a file."""
    return blocks.split(read(data, name))


def texts(data: bytes, name: str = "paper.docx") -> list[str]:
    """The characters of each block of a file."""
    return [block.text for block in split(data, name)]


def p(*runs: str, style: str = "", properties: str = "") -> str:
    """A Word paragraph; a run that is no markup is its text."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    inner = "".join(one if one.startswith("<") else r(one) for one in runs)
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{inner}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A Word run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def field(instruction: str, result: str) -> str:
    """A Word field with the XML `result`."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    return (
        f'{mark("begin")}<w:r><w:instrText xml:space="preserve">{instruction}</w:instrText></w:r>'
        f"{mark('separate')}{result}{mark('end')}"
    )
