<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose: vertical text for the Corpus Workbench (CQPweb) and NoSketch Engine.
  Input:   the edition of forms.xsl. Output: a word a line with its tag, its entity and its offset; text, p and s as tags.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:tw="urn:teiwright"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <!-- The corpus of one text. -->
  <xsl:function name="tw:vrt" visibility="public" as="xs:string">
    <xsl:param name="edition" as="map(xs:string, item()*)"/>
    <xsl:variable name="facts" as="map(xs:string, item()*)" select="$edition?facts"/>
    <xsl:variable name="lines" as="xs:string*">
      <xsl:for-each select="tw:tokenised($edition)">
        <xsl:variable name="named" as="map(xs:string, item()*)*" select="tw:named-in($edition?mentions, .)"/>
        <xsl:sequence select="tw:tag('p', map{'id': string(@id), 'type': string(@type)})"/>
        <xsl:for-each select="tw:sentence">
          <xsl:sequence select="'&lt;s>', tw:token ! tw:vrt-word(., tw:covering($named, .)[1]), '&lt;/s>'"/>
        </xsl:for-each>
        <xsl:sequence select="'&lt;/p>'"/>
      </xsl:for-each>
    </xsl:variable>
    <xsl:sequence select="
        string-join((
          tw:tag('text', map{'id': replace($document, '\.xml$', ''), 'title': $facts?title, 'author': string-join($facts?authors ! ?listed, '; '), 'year': string($facts?year)}),
          $lines, '&lt;/text>') ! (. || '&#xA;'))"/>
  </xsl:function>

  <!-- A word, its tag, its entity, its offset. -->
  <xsl:function name="tw:vrt-word" visibility="public" as="xs:string">
    <xsl:param name="token" as="element(tw:token)"/>
    <xsl:param name="mention" as="map(xs:string, item()*)?"/>
    <xsl:variable name="types" as="map(xs:string, xs:string)" select="
        map{'person': 'person', 'organization': 'organization', 'place': 'place', 'date': 'date'}"/>
    <xsl:sequence select="
        string-join((tw:escaped($token), tw:iob($mention, $token, $types), tw:escaped(tw:column($mention?entity)), string($token/@start)), '&#x9;')"/>
  </xsl:function>

  <!-- A start tag. -->
  <xsl:function name="tw:tag" visibility="public" as="xs:string">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="attributes" as="map(xs:string, xs:string)"/>
    <xsl:sequence select="
        '&lt;' || $name || string-join(map:keys($attributes) ! (' ' || . || '=&quot;' || tw:escaped($attributes(.)) || '&quot;')) || '>'"/>
  </xsl:function>

  <!-- A string with the references that XML needs. -->
  <xsl:function name="tw:escaped" visibility="public" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:sequence select="
        replace($text, '&amp;', '&amp;amp;') ! replace(., '&lt;', '&amp;lt;') ! replace(., '>', '&amp;gt;') ! replace(., '&quot;', '&amp;quot;')"/>
  </xsl:function>

</xsl:stylesheet>
