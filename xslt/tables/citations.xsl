<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose: the table of citations: a record for each work that a citation points to.
  Input:   the edition of forms.xsl. Output: CSV.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:tw="urn:teiwright"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <!-- The table of citations. One that found no entry has one record, without entry. -->
  <xsl:function name="tw:citations-table" visibility="public" as="xs:string">
    <xsl:param name="edition" as="map(xs:string, item()*)"/>
    <xsl:sequence select="tw:table('citations.csv', tw:citations($edition))"/>
  </xsl:function>

  <!-- Each citation and each of its works, by column. -->
  <xsl:function name="tw:citations" visibility="public" as="map(xs:string, item()*)*">
    <xsl:param name="edition" as="map(xs:string, item()*)"/>
    <xsl:for-each select="$edition?mentions[?type = ('citation', 'interview')]">
      <xsl:variable name="mention" as="map(xs:string, item()*)" select="."/>
      <xsl:for-each select="if (exists(?entries)) then ?entries else ''">
        <xsl:sequence select="map:merge((
            map{'entry': ., 'context': $mention?left_context || $mention?surface || $mention?right_context}, $mention))"/>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:function>

</xsl:stylesheet>
