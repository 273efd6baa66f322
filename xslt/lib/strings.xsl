<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose: functions on strings and URIs; none looks at the document.
  Input:   strings. Output: strings.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tw="urn:teiwright"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <!-- The text with each run of white space as one space and none at its ends. Unlike normalize-space() it
       counts the line and paragraph separators of Unicode as white space, so that a line stays a line. -->
  <xsl:function name="tw:collapse" visibility="public" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:sequence select="normalize-space(translate($text, '&#x85;&#x2028;&#x2029;', '   '))"/>
  </xsl:function>

  <!-- The text with each run of white space as one space, at its ends too. -->
  <xsl:function name="tw:single-spaced" visibility="public" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:variable name="inner" as="xs:string" select="tw:collapse($text)"/>
    <xsl:sequence select="
        if ($inner eq '') then (' '[$text ne ''], '')[1]
        else (' '[not(starts-with($text, substring($inner, 1, 1)))], '')[1] || $inner
          || (' '[not(ends-with($text, substring($inner, string-length($inner))))], '')[1]"/>
  </xsl:function>

  <!-- The part of a pointer behind `#`; the whole pointer where there is none. -->
  <xsl:function name="tw:fragment" visibility="public" as="xs:string">
    <xsl:param name="pointer" as="xs:string"/>
    <xsl:sequence select="if (contains($pointer, '#')) then substring-after($pointer, '#') else $pointer"/>
  </xsl:function>

  <!-- The first pointer of an attribute that may hold several; the empty string where it holds none. -->
  <xsl:function name="tw:first-pointer" visibility="public" as="xs:string">
    <xsl:param name="pointers" as="xs:string?"/>
    <xsl:sequence select="string(head(tokenize($pointers)))"/>
  </xsl:function>

  <!-- The URI, if a browser may follow it from a page: http, https or mailto, and nothing that ends a line.
       `javascript:`, `data:`, relative and broken ones give the empty sequence. -->
  <xsl:function name="tw:web-uri" visibility="public" as="xs:string?">
    <xsl:param name="uri" as="xs:string?"/>
    <xsl:sequence select="$uri[matches(., '^(https?://[^\s/]|mailto:[^\s]+@)', 'i')][not(matches(., '[\s&lt;&gt;&quot;]'))]"/>
  </xsl:function>

  <!-- A field of a CSV record by RFC 4180: in quotation marks where it holds a comma, a mark or a line end. -->
  <xsl:function name="tw:csv-field" visibility="public" as="xs:string">
    <xsl:param name="value" as="xs:string?"/>
    <xsl:variable name="text" as="xs:string" select="string($value)"/>
    <xsl:sequence select="
        if (matches($text, '[&quot;,&#xA;&#xD;]'))
        then '&quot;' || replace($text, '&quot;', '&quot;&quot;') || '&quot;'
        else $text"/>
  </xsl:function>

  <!-- A CSV record by RFC 4180, with its CRLF. -->
  <xsl:function name="tw:csv-record" visibility="public" as="xs:string">
    <xsl:param name="fields" as="xs:string*"/>
    <xsl:sequence select="string-join($fields ! tw:csv-field(.), ',') || '&#xD;&#xA;'"/>
  </xsl:function>

  <!-- A span of time in the W3C forms of `when`, `from`/`to`, `notBefore`/`notAfter` of an element, in words
       that need no language: `1951`, `1952–1980`, `1989–`, `≥ 1990, ≤ 1993`; empty where it has none. -->
  <xsl:function name="tw:span-of-time" visibility="public" as="xs:string">
    <xsl:param name="dated" as="element()"/>
    <xsl:choose>
      <xsl:when test="$dated/@when">
        <xsl:sequence select="string($dated/@when)"/>
      </xsl:when>
      <xsl:when test="$dated/@from or $dated/@to">
        <xsl:sequence select="$dated/@from || '–' || $dated/@to"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="string-join(($dated/@notBefore/('≥ ' || .), $dated/@notAfter/('≤ ' || .)), ', ')"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- An element as an XML file, indented. -->
  <xsl:function name="tw:xml-file" visibility="public" as="xs:string">
    <xsl:param name="root" as="element()"/>
    <xsl:sequence select="
        '&lt;?xml version=&quot;1.0&quot; encoding=&quot;UTF-8&quot;?>&#xA;'
        || serialize($root, map{'method': 'xml', 'indent': true(), 'omit-xml-declaration': true()}) || '&#xA;'"/>
  </xsl:function>

</xsl:stylesheet>
