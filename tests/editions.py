"""Small editions for tests of the audit, made of the lines that matter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright import xml

if TYPE_CHECKING:
    from teiwright.model import Document

SHAPE = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="small">
<teiHeader/>
<text>
<body><div type="chapter">
{body}
</div></body>
<back><div type="bibliography"><head>References</head><listBibl>
{entries}
</listBibl></div></back>
</text>
<standOff>{stand_off}</standOff>
</TEI>"""


def small(*lines: str, stand_off: str = "") -> Document:
    """An edition whose body has the `lines`, except those that begin an entry, which its bibliography has."""
    all_ = [each for line in lines for each in line.splitlines()]
    body = "\n".join(each for each in all_ if not each.startswith("<bibl"))
    entries = "\n".join(each for each in all_ if each.startswith("<bibl"))
    return xml.parse(SHAPE.format(body=body, entries=entries, stand_off=stand_off).encode(), "small.xml")
