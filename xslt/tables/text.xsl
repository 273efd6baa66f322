<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose: the plain text, and where its blocks stand in it.
  Input:   the edition of forms.xsl. Output: text with a block a line, NFC, LF; JSON objects, one a line.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:array="http://www.w3.org/2005/xpath-functions/array"
  xmlns:tw="urn:teiwright"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <!-- The plain text. -->
  <xsl:function name="tw:text-file" visibility="public" as="xs:string">
    <xsl:param name="edition" as="map(xs:string, item()*)"/>
    <xsl:sequence select="string-join($edition?measured/tw:measured/tw:line ! (. || '&#xA;'))"/>
  </xsl:function>

  <!-- A record of each block: a paragraph is one, whatever stands in it; any other line is one of its own. -->
  <xsl:function name="tw:offsets" visibility="public" as="xs:string">
    <xsl:param name="edition" as="map(xs:string, item()*)"/>
    <xsl:variable name="records" as="xs:string*">
      <xsl:for-each-group select="$edition?measured/tw:measured/tw:line"
        group-by="if (@type = ('p', 'ab')) then string(@block) else @start || ' ' || position()">
        <xsl:sequence select="
            tw:json(map{
              'id': string(@block), 'type': string(@type), 'start': xs:integer(@start),
              'end': current-group()[last()]/xs:integer(@start + string-length())
            })"/>
      </xsl:for-each-group>
    </xsl:variable>
    <xsl:sequence select="string-join($records ! (. || '&#xA;'))"/>
  </xsl:function>

  <!-- A value as JSON: a map, an array, a string, a number or a boolean. -->
  <xsl:function name="tw:json" visibility="public" as="xs:string">
    <xsl:param name="value" as="item()"/>
    <xsl:sequence select="serialize($value, map{'method': 'json'}) ! replace(., '\\/', '/')"/>
  </xsl:function>

</xsl:stylesheet>
