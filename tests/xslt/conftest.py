"""Calling the functions and passes of our XSLT from pytest: an XPath expression in, what it gives as text out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from teiwright import resources, saxon, xml

if TYPE_CHECKING:
    from collections.abc import Callable

    from teiwright.model import Document

HARNESS = """\
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:tw="urn:teiwright" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns="http://www.tei-c.org/ns/1.0"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">
  <xsl:import href="{entry}"/>
  <xsl:output method="xml" omit-xml-declaration="yes" item-separator="|"/>
  <xsl:param name="expression" as="xs:string"/>
  <xsl:template match="document-node()" as="item()*" priority="9">
    <xsl:evaluate xpath="$expression" context-item="."/>
  </xsl:template>
  <xsl:function name="tw:prepared" visibility="public" as="document-node()">
    <xsl:param name="document" as="document-node()"/>
    <xsl:document><xsl:apply-templates select="$document/*" mode="tw:prepare"/></xsl:document>
  </xsl:function>
  <xsl:function name="tw:lines" visibility="public" as="element()*">
    <xsl:param name="document" as="document-node()"/>
    <xsl:apply-templates select="$document" mode="tw:lines"/>
  </xsl:function>
  <xsl:function name="tw:unlinked" visibility="public" as="node()*">
    <xsl:param name="page" as="document-node()"/>
    <xsl:apply-templates select="$page" mode="tw:links"/>
  </xsl:function>
</xsl:stylesheet>
"""


@pytest.fixture(scope="session")
def evaluate(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., str]:
    """A function that gives the value of an XPath expression for a body of TEI."""
    compiled: dict[str, saxon.Stylesheet] = {}

    def stylesheet(entry: str) -> saxon.Stylesheet:
        if entry not in compiled:
            path = tmp_path_factory.mktemp("harness") / "harness.xsl"
            path.write_text(HARNESS.format(entry=resources.xslt(entry).as_uri()), encoding="utf-8")
            compiled[entry] = saxon.compile_stylesheet(path)
        return compiled[entry]

    def value(expression: str, body: str = "", entry: str = "html.xsl", **parameters: str | Document) -> str:
        data = f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>{body}</body></text></TEI>'
        document = xml.parse(data.encode(), "fragment.xml")
        return stylesheet(entry).transform(document, {"expression": expression, **parameters})

    return value
