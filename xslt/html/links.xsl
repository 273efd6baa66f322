<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose: pass 4 of the page: a link to an id that the page does not have becomes a span; an id that was given before
           goes; characters that HTML may not hold become U+FFFD.
  Input:   the page. Output: the page.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tw="urn:teiwright"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <xsl:mode name="tw:links" on-no-match="shallow-copy"/>

  <xsl:key name="tw:html-id" match="*[@id]" use="@id" xpath-default-namespace=""/>

  <xsl:template match="a[starts-with(@href, '#')]" mode="tw:links" as="element()" xpath-default-namespace="">
    <xsl:choose>
      <xsl:when test="key('tw:html-id', substring(@href, 2))">
        <xsl:next-match/>
      </xsl:when>
      <xsl:otherwise>
        <span>
          <xsl:apply-templates select="@* except (@href, @role, @aria-label), node()" mode="#current"/>
        </span>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="@id[not(key('tw:html-id', .)[1] is ..)]" mode="tw:links"/>

  <xsl:template match="text()[matches(., '[&#x7F;-&#x9F;]')]" mode="tw:links" as="text()">
    <xsl:value-of select="replace(., '[&#x7F;-&#x9F;]', '&#xFFFD;')"/>
  </xsl:template>

  <xsl:template match="@*[matches(., '[&#x7F;-&#x9F;]')]" mode="tw:links" as="attribute()">
    <xsl:attribute name="{name()}" select="replace(., '[&#x7F;-&#x9F;]', '&#xFFFD;')"/>
  </xsl:template>

</xsl:stylesheet>
