<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose: the plain text of an edition: a block a line, NFC, LF.
  Input:   a TEI document. Output: text.
  Passes:  1 prepare (lib/prepare.xsl)  ids, numbers, kinds
           2 lines   (lib/lines.xsl)    the blocks as lines
           3 measure (lib/measure.xsl)  strings in NFC
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tw="urn:teiwright"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <xsl:include href="parameters.xsl"/>
  <xsl:include href="lib/strings.xsl"/>
  <xsl:include href="lib/classes.xsl"/>
  <xsl:include href="lib/prepare.xsl"/>
  <xsl:include href="lib/lines.xsl"/>
  <xsl:include href="lib/measure.xsl"/>

  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:mode on-no-match="fail" use-accumulators="#all"/>

  <xsl:template match="document-node()" as="text()*">
    <xsl:variable name="prepared" as="document-node()">
      <xsl:document>
        <xsl:apply-templates mode="tw:prepare"/>
      </xsl:document>
    </xsl:variable>
    <xsl:variable name="lines" as="element()*">
      <xsl:apply-templates select="$prepared" mode="tw:lines"/>
    </xsl:variable>
    <xsl:value-of select="tw:measure($lines)/tw:line ! (. || '&#xA;')" separator=""/>
  </xsl:template>

</xsl:stylesheet>
